"""The texts that are timed, and the floor: the least that any reader does."""

from __future__ import annotations

import os
import random
import re
from pathlib import Path

FIRST = ("anpeng-2022", "huzhu-2022", "jinyun-2023", "langao-2019", "luanchuan-2022")
_DIGITS = re.compile(r"(?<=[|\t ])( ?)[0-9]+(?= ?[|\t\n])")


def all_texts() -> dict[str, str]:
    """The real reports where they are at hand, else the examples made after five of them."""
    folder = Path(os.environ.get("GOVINFO_REPORTS", "../shared/reports"))
    files = sorted(folder.glob("*.txt")) or sorted(Path("examples").glob("*.txt"))
    return {file.stem: file.read_text("utf-8") for file in files}


def first_texts() -> dict[str, str]:
    """The first five real reports, else the examples."""
    texts = all_texts()
    return {name: texts[name] for name in FIRST} if set(FIRST) <= set(texts) else texts


def varied(text: str, count: int = 50) -> list[str]:
    """The text several times with other digits in its cells, so that no cache of results can help."""
    draw = random.Random(0)  # noqa: S311  (no secret)
    return [_DIGITS.sub(lambda match: f"{match[1]}{draw.randint(0, 999)}", text) for _ in range(count)]


def floor(text: str) -> int:
    """Split the lines, split the cells, ``int()`` the digits."""
    found = 0
    for line in text.split("\n"):
        delimiter = "|" if "|" in line else "\t" if "\t" in line else None
        for cell in line.split(delimiter):
            digits = cell.strip()
            if digits.isdigit():
                found += int(digits)
    return found
