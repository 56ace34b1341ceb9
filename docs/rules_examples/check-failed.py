from typing import NoReturn
from unittest.mock import patch

import govinfo


def broken_check(_: govinfo.Report) -> NoReturn:
    raise IndexError("as if a check of this library had a fault")


with patch("govinfo.checks._CHECKS", (broken_check,)):
    found = govinfo.blank("2021").check()
