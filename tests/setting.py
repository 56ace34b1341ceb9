"""Sets text as a page does: wrapped in columns, padded with blanks."""

import re
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple
from unicodedata import east_asian_width

from tests.marks import plain

#: A character with the marks before it, or the marks at the end.
_CHARACTER = re.compile(
    "[\U000f0000-\U000f1fff]*[^\U000f0000-\U000f1fff][\U000f1000-\U000f1fff]*|[\U000f0000-\U000f1fff]+"
)
#: Blanks between columns.
_GAP = 2


class Set(NamedTuple):
    """A cell on the page: its text, its first column, and over how many columns and rows it spans."""

    text: str
    at: int
    across: int
    down: int


@lru_cache(maxsize=4096)
def width(text: str) -> int:
    """How many columns of a terminal a text takes; marks take none."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in plain(text))


def wrapped(text: str, characters: int) -> list[str]:
    """The text in lines of at most so many characters; marks count for none, and what is broken stays broken."""
    lines: list[str] = []
    for piece in text.split("\n"):
        units = _CHARACTER.findall(piece)
        lines += ["".join(units[at : at + characters]) for at in range(0, len(units), characters)]
    return lines or [""]


def set_out(rows: list[list[Set]], columns: list[int]) -> list[str]:
    """The lines of a table whose cells are wrapped in their columns and stand in the middle of their rows."""
    wraps = {(y, cell.at): _fitted(cell, columns) for y, row in enumerate(rows) for cell in row}
    heights = [max([len(wraps[y, cell.at]) for cell in row if cell.down == 1], default=1) for y, row in enumerate(rows)]
    page: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for y, row in enumerate(rows):
        for cell in row:
            lines = wraps[y, cell.at]
            top = sum(heights[:y]) + max(0, (sum(heights[y : y + cell.down]) - len(lines)) // 2)
            for line, text in enumerate(lines, top):
                page[line].append((sum(columns[: cell.at]) + _indent(cell, columns), text))
    return [_line(page[y]) for y in range(max(page, default=-1) + 1)]


def _fitted(cell: Set, columns: list[int]) -> list[str]:
    room = sum(columns[cell.at : cell.at + cell.across]) - _GAP
    is_wide = width(cell.text) > len(plain(cell.text))
    return wrapped(cell.text, max(1, room // 2)) if is_wide else [cell.text]


def _indent(cell: Set, columns: list[int]) -> int:
    """Numbers stand in the middle of their column."""
    return max(0, (columns[cell.at] - _GAP - width(cell.text)) // 2) if plain(cell.text).isascii() else 0


def _line(pieces: list[tuple[int, str]]) -> str:
    line = ""
    for at, text in sorted(pieces):
        pad = max(1, at - width(line)) if line and plain(text) else at if plain(text) else 0
        line += " " * pad + text
    return line
