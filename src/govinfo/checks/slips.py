"""How a number may have come to be printed in place of another."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.cell import Number


class Slip(StrEnum):
    """A slip that prints one number in place of another; the more telling ones first."""

    SIGN = "sign"  #: -3 for 3
    DIGITS_SWAPPED = "digits-swapped"  #: 31 for 13
    ZEROS = "zeros"  #: 120 for 12, or 12 for 120
    DIGIT_DROPPED = "digit-dropped"  #: 13 for 123
    DIGIT_ADDED = "digit-added"  #: 133 for 13
    LEFT_OUT = "left-out"  #: a blank, or a sign for nothing
    TOTAL_STALE = "total-stale"  #: a total that was not brought up to date
    OFF_BY_ONE = "off-by-one"  #: 12 for 13
    WRONG_DIGIT = "wrong-digit"  #: 183 for 133


def slip(printed: Number | None, meant: int, *, is_total: bool = False) -> Slip | None:
    """The most telling slip that prints a number, or nothing, in place of a count; None where none is known."""
    if printed is None:
        return Slip.LEFT_OUT
    was, be = str(printed), str(meant)
    is_written = bool(printed and meant)  # a zero is too short to tell how it came about
    tells = {
        Slip.SIGN: printed == -meant,
        Slip.DIGITS_SWAPPED: was in _swapped(be),
        Slip.ZEROS: is_written and was.rstrip("0") == be.rstrip("0"),
        Slip.DIGIT_DROPPED: is_written and was in _shortened(be),
        Slip.DIGIT_ADDED: is_written and be in _shortened(was),
        Slip.TOTAL_STALE: is_total,
        Slip.OFF_BY_ONE: abs(printed - meant) == 1,
        Slip.WRONG_DIGIT: len(was) == len(be) > 1 and sum(map(str.__ne__, was, be)) == 1,
    }
    return next((one for one in Slip if tells.get(one)), None)


def _swapped(digits: str) -> Iterator[str]:
    return (digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(len(digits) - 1))


def _shortened(digits: str) -> Iterator[str]:
    return (digits[:at] + digits[at + 1 :] for at in range(len(digits)))
