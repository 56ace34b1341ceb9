"""A line of the source under a message, with markers under the places that are spoken of."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from attrs import frozen
from rich.cells import cell_len

from govinfo.exchange.escape import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: How much stands before the first place, where a line is too long to stand in full; in cells of the terminal.
_BEFORE = 16

#: What stands for the rest of a line; ASCII, as many a Chinese terminal takes an ellipsis for two cells wide.
_CUT = "..."


@frozen
class Mark:
    """A place in a line, from 0, that a message speaks of first or, labelled, besides."""

    start: int
    end: int
    first: bool = True


@frozen
class Line:
    """A line of the source, and between which of its characters it is not blank."""

    text: str
    left: int
    right: int

    @classmethod
    def of(cls, text: str) -> Line:
        """The line with a text."""
        return cls(text, len(text) - len(text.lstrip()), len(text.rstrip()))


def excerpt(line: Line, marks: Sequence[Mark], width: int) -> tuple[str, str]:
    """As much of a line as fits a width, and the markers that stand beneath; both "" where the line is blank.

    The first of the marks is in it. Tabs and all else that moves what follows are shown as text, and a Chinese
    character is two cells wide: the markers stand under what they mark.
    """
    start, end = _window(line, marks, width)
    pieces = [visible(char) for char in line.text[start:end]]
    if not pieces:
        return "", ""
    ends = [0, *accumulate(map(cell_len, pieces))]
    signs = [" "] * (ends[-1] + 1)
    for mark in sorted(marks, key=lambda mark: mark.first):
        if mark is marks[0] or (mark.start < end and mark.end > start):
            at = min(max(mark.start - start, 0), len(pieces))
            until = min(max(mark.end - start, at + 1), len(pieces))  # an empty place is marked by what stands there
            first, last = ends[at], ends[until]
            cells = max(last - first, 1)
            signs[first : first + cells] = ("^" if mark.first else "-") * cells
    before, after = (_CUT if cut else "" for cut in (start > line.left, end < line.right))
    return f"{before}{''.join(pieces)}{after}", f"{' ' * len(before)}{''.join(signs).rstrip()}"


def is_shown(mark: Mark, line: Line, marks: Sequence[Mark], width: int) -> bool:
    """Whether the excerpt for some marks shows one more in full."""
    start, end = _window(line, marks, width)
    return start <= mark.start and min(mark.end, line.right) <= end


def _window(line: Line, marks: Sequence[Mark], width: int) -> tuple[int, int]:
    """From where to where a line is shown: in full, or around the first of the marks, with others before it if near."""
    if line.right - line.left <= width and _cells(line.text[line.left : line.right]) <= width:
        return line.left, line.right
    room = max(width - 2 * len(_CUT), 1)
    first, last = (min(max(at, line.left), line.right) for at in (marks[0].start, marks[0].end))
    begin = min([first, *(mark.start for mark in marks if _is_within(line, mark.start, last, room - _BEFORE))])
    begin -= _fitting(line.text[max(line.left, begin - _BEFORE) : begin][::-1], min(_BEFORE, room // 2))
    end = begin + _fitting(line.text[begin : min(line.right, begin + room)], room)
    left_over = room - _cells(line.text[begin:end])
    return begin - _fitting(line.text[max(line.left, begin - room) : begin][::-1], left_over), end


def _is_within(line: Line, start: int, end: int, room: int) -> bool:
    return line.left <= start <= end <= start + room and _cells(line.text[start:end]) <= room


def _fitting(chars: Iterable[str], room: int) -> int:
    """How many of the characters fit into a room."""
    return sum(cells <= room for cells in accumulate(cell_len(visible(char)) for char in chars))


def _cells(text: str) -> int:
    return sum(cell_len(visible(char)) for char in text)
