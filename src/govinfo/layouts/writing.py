"""The layouts that reports are written in: what each may be asked for, and what it cannot carry."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from attrs import evolve, frozen

from govinfo.layouts import aligned, cells, flat, pipe, tab
from govinfo.layouts.html import write as html
from govinfo.paper import Box, BoxKind, Grid, Paper, Role, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

_HALF_WIDTH = str.maketrans("（）", "()")
_NO_PIPES = str.maketrans("", "", "|｜")


class Limit(StrEnum):
    """What a layout may be unable to carry."""

    BLANK = "blank"  #: a blank cell beside printed ones
    TAIL = "tail"  #: that the last cells of the last row are not printed
    TEXT = "text"  #: white space or a delimiter in the text of a cell
    TITLE = "title"  #: a title that the prose does not print


@frozen(kw_only=True)
class Layout:
    """How a report is written. Each layout is a subclass; its options are its attributes."""

    name: ClassVar[str] = ""
    #: What ends a text that is cut off in a row.
    cut_end: ClassVar[str] = "\n"
    #: What it cannot carry.
    limits: ClassVar[frozenset[Limit]] = frozenset(Limit)

    #: Brackets of labels as the form has them, （一）; with False (一).
    full_width: bool = True
    #: Write the rows that the form asks for and the report lacks, blank.
    fill: bool = False

    def write(self, paper: Paper) -> str:
        """The text of what is set out on paper."""
        blocks = (self.table(piece) if isinstance(piece, Grid) else self.words(piece) for piece in self._set(paper))
        return "\n\n".join(map("\n".join, blocks)) + (self.cut_end if paper.cut else "\n")

    def words(self, words: Words) -> list[str]:
        """The lines of a stretch of words."""
        return [line for line in words.text.split("\n") if line.strip()]

    def table(self, grid: Grid) -> list[str]:
        """The lines of a table."""
        raise NotImplementedError

    def _set(self, paper: Paper) -> Iterator[Words | Grid]:
        """The pieces of the paper, the texts of their tables as this layout has them."""
        for piece in paper.pieces:
            if isinstance(piece, Grid):
                rows = (tuple(evolve(box, text=self._text(box)) for box in row) for row in piece.rows)
                yield Grid(tuple(rows))
            else:
                yield piece

    def _text(self, box: Box) -> str:
        return self.cell(box.text if self.full_width or box.kind is BoxKind.VALUE else box.text.translate(_HALF_WIDTH))

    def cell(self, text: str) -> str:
        """The text of a cell as this layout can write it: no tag in it is one."""
        text = text.replace("<", "＜")
        return bare(text) if Limit.TEXT in self.limits else text


def bare(text: str) -> str:
    """The text of a cell without white space and delimiters."""
    return "".join(text.translate(_NO_PIPES).split())


@frozen(kw_only=True)
class PipeLayout(Layout):
    """A row a line, a pipe behind each cell."""

    name: ClassVar[str] = "pipe"
    cut_end: ClassVar[str] = ""
    limits: ClassVar[frozenset[Limit]] = frozenset({Limit.TITLE})

    #: A pipe before the first cell of a row, too.
    leading: bool = True

    def table(self, grid: Grid) -> list[str]:
        """The lines of a table."""
        return pipe.write(grid, leading=self.leading)


@frozen(kw_only=True)
class MarkdownLayout(Layout):
    """Markdown: pipes, a rule below the first row of a table, marked headings, a paragraph for each line of prose."""

    name: ClassVar[str] = "markdown"
    cut_end: ClassVar[str] = ""
    limits: ClassVar[frozenset[Limit]] = frozenset({Limit.TITLE})

    def words(self, words: Words) -> list[str]:
        """The lines of a stretch of words."""
        lines = super().words(words)
        return [f"## {line}" for line in lines] if words.role is Role.HEADING else ["\n\n".join(lines)]

    def table(self, grid: Grid) -> list[str]:
        """The lines of a table."""
        return pipe.write(grid, rule=True)


@frozen(kw_only=True)
class TabLayout(Layout):
    """A row a line, cells between tabs."""

    name: ClassVar[str] = "tab"
    cut_end: ClassVar[str] = "\t"
    limits: ClassVar[frozenset[Limit]] = frozenset({Limit.TEXT, Limit.TITLE})

    def table(self, grid: Grid) -> list[str]:
        """The lines of a table."""
        return tab.write(grid)


@frozen(kw_only=True)
class CellsLayout(Layout):
    """A cell a line, a lone pipe behind each."""

    name: ClassVar[str] = "cells"
    limits: ClassVar[frozenset[Limit]] = frozenset({Limit.TAIL, Limit.TEXT, Limit.TITLE})

    def table(self, grid: Grid) -> list[str]:
        """The lines of a table."""
        return cells.write(grid)


@frozen(kw_only=True)
class FlatLayout(Layout):
    """A printed cell a line, and nothing else."""

    name: ClassVar[str] = "flat"

    def table(self, grid: Grid) -> list[str]:
        """The lines of a table."""
        return flat.write(grid)


@frozen(kw_only=True)
class AlignedLayout(Layout):
    """A row a line, its cells in columns that are padded with blanks, as the text of a PDF."""

    name: ClassVar[str] = "aligned"

    def table(self, grid: Grid) -> list[str]:
        """The lines of a table."""
        return aligned.write(grid)


@frozen(kw_only=True)
class HtmlLayout(Layout):
    """A page in HTML: the official form with its spans, for the screen and for paper."""

    name: ClassVar[str] = "html"
    limits: ClassVar[frozenset[Limit]] = frozenset({Limit.TAIL})

    #: Write a whole page; with False, what stands in its body alone.
    page: bool = True

    def cell(self, text: str) -> str:
        """The text of a cell as it is."""
        return text

    def write(self, paper: Paper) -> str:
        """The text of what is set out on paper."""
        return html.write(paper.title, self._set(paper), page=self.page)


#: The layouts that reports are written in, by name, with their usual options.
WRITERS: dict[str, Layout] = {
    layout.name: layout
    for layout in (
        PipeLayout(),
        MarkdownLayout(),
        TabLayout(),
        CellsLayout(),
        FlatLayout(),
        AlignedLayout(),
        HtmlLayout(),
    )
}
