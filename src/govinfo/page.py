"""What stands on the paper: headings, prose and rows of cells, each with its place.

The page is lossless: the spans of its blocks follow each other without gap or overlap and cover the whole text.
Rows keep strings and offsets; cells become objects only when they are bound to a form.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from enum import StrEnum
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, Protocol

from attrs import define, evolve, frozen

from govinfo.source import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govinfo.source import Source


class Kind(StrEnum):
    """What a text may be, judged by its words alone."""

    HEADING = "heading"  #: heads a section
    OPENING = "opening"  #: may head section one under another name
    ITEM = "item"  #: titles an item of section two
    ROW = "row"  #: labels a row
    GROUP = "group"  #: labels a group of rows
    HEAD = "head"  #: stands over columns
    VALUE = "value"  #: a number, or a sign for none
    OTHER = "other"  #: none of these


class Named(Protocol):
    """What a vocabulary says of a text."""

    @property
    def kind(self) -> Kind:
        """The kind of the text."""
        ...

    @property
    def begins(self) -> bool:
        """True where a longer label begins so: labels are wrapped over lines."""
        ...

    @property
    def whole(self) -> bool:
        """True where the text spells a label to its end."""
        ...

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of rows that the text labels."""
        ...

    @property
    def numbered_rows(self) -> tuple[str, ...]:
        """The rows that the text would label with its ordinal."""
        ...

    @property
    def possible(self) -> tuple[str, ...]:
        """The rows that the text may label, where it fits several or too little of a label is left."""
        ...

    @property
    def scrap(self) -> bool:
        """True where the text may be a piece of a group's label, which says nothing of a row."""
        ...


class Vocabulary(Protocol):
    """Tells the kinds of texts apart. Layouts are handed one, so that they know no form."""

    def __call__(self, text: str, /) -> Named:
        """What a text, without white space around it, is."""
        ...


class RowKind(StrEnum):
    """What a row is, judged by its words alone."""

    ITEM = "item"  #: the title of an item: 第二十条第（一）项
    HEAD = "head"  #: column heads
    DATA = "data"  #: a row label and its values
    VALUES = "values"  #: values without a label
    WORDS = "words"  #: words that are no label of a form: the other half of a split head, a stray remark
    EMPTY = "empty"  #: delimiters alone


@define(eq=False, weakref_slot=False)  # frozen ones take twice as long to make, and there is one a line
class PageRow:
    """One row: the text of its cells without the white space around them, and where each begins."""

    kind: RowKind
    cells: tuple[str, ...]
    starts: tuple[int, ...]
    #: Where each cell ends, in a row of which a cell is not printed as it reads: wrapped over lines, or marked up.
    ends: tuple[int, ...] = ()
    #: True where its values stand on several lines: a number may be wrapped.
    wrapped: bool = False
    #: True where blanks cut it: beside rows of another layout, the places of its cells say nothing.
    spaced: bool = False

    def span(self, index: int) -> Span:
        """Where a cell stands."""
        start = self.starts[index]
        return Span(start, self.ends[index] if self.ends else start + len(self.cells[index]))

    def whole(self) -> Span:
        """From the first printed cell to the last."""
        if not self.cells:
            return Span(0, 0)
        printed = [i for i, cell in enumerate(self.cells) if cell] or [0, len(self.cells) - 1]
        return Span(self.starts[printed[0]], self.span(printed[-1]).end)

    def moved(self, by: int) -> PageRow:
        """The row so many characters further on."""
        return evolve(self, starts=tuple(at + by for at in self.starts), ends=tuple(at + by for at in self.ends))


@frozen
class Heading:
    """The heading of a section."""

    span: Span
    text: str
    #: Where the words of the heading stand, without the white space and delimiters around them.
    at: Span

    def moved(self, by: int) -> Heading:
        """The heading so many characters further on."""
        return evolve(self, span=self.span.moved(by), at=self.at.moved(by))


@frozen
class Prose:
    """Lines that belong to no table."""

    span: Span

    def moved(self, by: int) -> Prose:
        """The lines so many characters further on."""
        return Prose(self.span.moved(by))


@frozen
class Table:
    """Column heads and the rows under them. Either may be missing: texts are torn."""

    span: Span
    #: The layout that read it.
    layout: str
    #: True where the position of a cell in its row says its column; False where blank cells leave no trace.
    grid: bool
    opening: tuple[PageRow, ...]
    rows: tuple[PageRow, ...]

    def moved(self, by: int) -> Table:
        """The table so many characters further on."""
        opening, rows = (tuple(row.moved(by) for row in rows) for rows in (self.opening, self.rows))
        return evolve(self, span=self.span.moved(by), opening=opening, rows=rows)


Block = Heading | Prose | Table


class Printed(NamedTuple):
    """A printed line, without white space and markup around it."""

    #: Where the markup begins that opens it, and its text; where its text ends.
    begin: int
    start: int
    end: int
    text: str

    def moved(self, by: int) -> Printed:
        """The line so many characters further on."""
        return Printed(self.begin + by, self.start + by, self.end + by, self.text)


@frozen
class Page:
    """All blocks in the order of the text, or of the part of it that one report of several is."""

    blocks: tuple[Block, ...]
    #: The lines that are printed, where markup stands between them; None where the text prints itself.
    printed: tuple[Printed, ...] | None = None
    #: What an HTML page calls itself without printing it.
    title: str = ""
    #: Tables in HTML that could not be read for want of what reads them.
    unread: tuple[Span, ...] = ()

    def lines(self, source: Source, span: Span) -> Iterator[Printed]:
        """The printed lines that begin in a span, blank ones left out."""
        if self.printed is not None:
            first, last = (bisect_left(self.printed, at, key=lambda line: line.begin) for at in span)
            yield from self.printed[first:last]
            return
        begin = span.start
        for raw in source.text[slice(*span)].splitlines(keepends=True):
            if text := raw.strip():
                start = begin + raw.find(text)
                yield Printed(begin, start, start + len(text), text)
            begin += len(raw)

    def text(self, source: Source, span: Span) -> str:
        """What is printed in a span, without white space around it."""
        if self.printed is None:
            return source.text[slice(*span)].strip()
        return "\n".join(line.text for line in self.lines(source, span))

    def find(self, source: Source, pattern: re.Pattern[str]) -> Span | None:
        """Where something is printed: the first match; in HTML, the lines that hold it."""
        if self.printed is None:
            found = pattern.search(source.text)
            return Span(*found.span()) if found else None
        found = pattern.search("\n".join(line.text for line in self.printed))
        if not found:
            return None
        ends = list(accumulate(len(line.text) + 1 for line in self.printed))
        first, last = (self.printed[bisect_right(ends, at)] for at in (found.start(), found.end() - 1))
        return Span(first.start, last.end)

    @property
    def span(self) -> Span:
        """From the first block to the last."""
        return Span(self.blocks[0].span.start, self.blocks[-1].span.end) if self.blocks else Span(0, 0)

    def moved(self, by: int) -> Page:
        """The page so many characters further on: that of a part of a text, put where the part stands."""
        printed = self.printed and tuple(line.moved(by) for line in self.printed)
        unread = tuple(span.moved(by) for span in self.unread)
        return evolve(self, blocks=tuple(block.moved(by) for block in self.blocks), printed=printed, unread=unread)
