"""The text of a report and every position in it. Nothing else counts lines."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate, chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What ends a line.
LINE_END = re.compile(r"\r\n|\r|\n")


class Span(NamedTuple):
    """A half-open range of offsets into the source, counted in characters.

    ``source[span.start : span.end]`` is the text that the span speaks of.
    """

    start: int
    end: int

    def moved(self, by: int) -> Span:
        """The range so many characters further on."""
        return Span(self.start + by, self.end + by)


class Position(NamedTuple):
    """A place as people count: line and column, both from 1, the column in characters."""

    line: int
    column: int


def _starts(lines: list[str]) -> array[int]:
    """The offsets at which lines begin that LF ends."""
    starts = array("Q", accumulate([len(line) + 1 for line in lines], initial=0))
    starts.pop()
    return starts


class Source:
    """One text, its lines, and the way from an offset to a line and back.

    A line ends with LF, CR LF or CR, as in editors; form feeds and the rarer Unicode line ends are white space.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    def lines(self) -> Iterator[tuple[int, str]]:
        """Each line in order: the offset at which it begins, and its text without its end."""
        if "\r" in self.text:
            return zip(self.starts, LINE_END.split(self.text), strict=True)
        lines = self.text.split("\n")
        self.starts = _starts(lines)
        return zip(self.starts, lines, strict=True)

    @cached_property
    def starts(self) -> array[int]:
        """The offset at which each line begins."""
        if "\r" in self.text:
            return array("Q", chain((0,), (end.end() for end in LINE_END.finditer(self.text))))
        return _starts(self.text.split("\n"))

    def position(self, offset: int) -> Position:
        """The line and column of an offset; offsets past the end count as the end."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of a line by its 1-based number, without its end."""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")
