"""What is to be written: words, and tables as the paper form sets them out. Knows no form and no layout."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias
from unicodedata import east_asian_width

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator


class BoxKind(StrEnum):
    """What a box of a table holds."""

    ITEM = "item"  #: the title of an item: 第二十条第（一）项
    HEAD = "head"  #: a column head, or the corner over the labels
    LABEL = "label"  #: the label of a row or of a group of rows
    VALUE = "value"


@frozen
class Box:
    """A cell of the paper form, and over how many columns and rows it spans."""

    text: str
    kind: BoxKind
    across: int = 1
    down: int = 1
    #: The public path of the cell that stands here; "" for words.
    path: str = ""
    #: The state of that cell, where it is no plain number; or what else is to be seen of it at a glance.
    mark: str = ""
    #: What is to be told of it, beside what it prints.
    note: str = ""


@frozen
class Grid:
    """A table: the boxes that begin in each of its rows, from left to right."""

    rows: tuple[tuple[Box, ...], ...]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return sum(box.across for box in self.rows[0]) if self.rows else 0

    def places(self) -> list[list[tuple[int, Box]]]:
        """The boxes that begin in each row, each with the index of its first column."""
        return [row for row, _ in self._set()]

    def texts(self) -> list[list[str]]:
        """The text in each column of each row: a box prints in the first that it spans, and "" stands in the others.

        A row that ends before the last column has no more texts.
        """
        return [[dict(row).get(at, _NOTHING).text for at in range(end)] for row, end in self._set()]

    def _set(self) -> Iterator[tuple[list[tuple[int, Box]], int]]:
        """Each row as boxes with their first columns, and the column at which it ends."""
        until = [0] * self.width  # the row up to which a box from above fills each column
        for index, row in enumerate(self.rows):
            column = 0
            placed: list[tuple[int, Box]] = []
            for box in row:
                while until[column] > index:
                    column += 1
                placed.append((column, box))
                until[column : column + box.across] = [index + box.down] * box.across
                column += box.across
            yield placed, max(at for at, last in enumerate(until, 1) if last > index)


_NOTHING = Box("", BoxKind.VALUE)


def columns(text: str) -> int:
    """How many columns a text takes where every character is as wide as a digit, or twice as wide."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


class Role(StrEnum):
    """What a stretch of words is."""

    TITLE = "title"
    HEADING = "heading"
    PROSE = "prose"


@frozen
class Words:
    """A stretch of words; prose may have several lines."""

    role: Role
    text: str


Piece: TypeAlias = Words | Grid


@frozen
class Paper:
    """A report as it is to be printed."""

    #: The title of the report, which need not be printed on the page.
    title: str
    pieces: tuple[Piece, ...]
    #: True where the last row of the last table has lost its last cells, with which the text is to end.
    cut: bool = False
