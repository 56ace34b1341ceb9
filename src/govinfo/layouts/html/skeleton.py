"""The tags of a page's tables, and the stretches of text between them; where a tag was lost, one is put in."""

from __future__ import annotations

import re
from typing import NamedTuple

from attrs import define, field

from govinfo.layouts.html.markup import ATTRIBUTES, SILENT, Ends, lines
from govinfo.page import Kind, Vocabulary
from govinfo.source import Span

_TAG = re.compile(
    rf"<(?P<end>/?)(?P<name>table|tbody|thead|tfoot|tr|td|th)(?![a-z])(?:{ATTRIBUTES})?"
    rf"|<(?P<silent>{'|'.join(SILENT)})(?=[\s/>])[^<>]*+>?|<!--",
    re.IGNORECASE,
)
_HEADINGS = frozenset({Kind.HEADING, Kind.OPENING})

#: The names of cells.
CELLS = frozenset({"td", "th"})


class Tag(NamedTuple):
    """A tag that begins something; where one was lost, an empty range."""

    start: int
    end: int
    attributes: str = ""


@define
class _Open:
    """A table that is open."""

    in_row: bool = False
    in_cell: bool = False


@define
class Skeleton:
    """A page of which nothing is left but its tables."""

    source: str
    vocabulary: Vocabulary
    tags: list[Tag] = field(factory=list)
    stretches: list[Span] = field(factory=list)
    #: The stretches that stand in tables, as far as the tags tell.
    inside: set[int] = field(factory=set)
    #: The tags of the outermost tables.
    outermost: list[Span] = field(factory=list)
    _html: list[str] = field(factory=list)
    _open: list[_Open] = field(factory=list)

    @property
    def html(self) -> str:
        """The tags, each with its number as its id, and the numbers of the stretches."""
        return "".join(self._html)

    def add(self, first: int, found: re.Match[str]) -> None:
        """Take the text that begins at a place, and the tag behind it."""
        name, ends = found["name"].lower(), bool(found["end"])
        if self._lost_cell(first, found.start(), name, ends=ends):
            self._step("td", ends=False)
            self._begin("td", Tag(first, first))
        self.stretch(first, found.start())
        if not self._open and name != "table":
            if ends:
                return
            self._step("table", ends=False)
            self._begin("table", Tag(found.start(), found.start()))
        self._step(name, ends=ends)
        if ends:
            self._html.append(f"</{name}>")
        else:
            self._begin(name, Tag(*found.span(), found["attributes"] or ""))

    def stretch(self, first: int, last: int) -> None:
        """Take a stretch of text, if there is any."""
        if not self._is_blank(first, last):
            if self._open:
                self.inside.add(len(self.stretches))
            self._html.append(f"{len(self.stretches)} ")
            self.stretches.append(Span(first, last))

    def forget(self) -> None:
        """Forget the last tag."""
        self._html.pop()

    def _is_blank(self, first: int, last: int) -> bool:
        return first == last or self.source[first:last].isspace()

    def _begin(self, name: str, tag: Tag) -> None:
        if name == "table" and len(self._open) == 1:
            self.outermost.append(Span(tag.start, tag.end))
        self._html.append(f"<{name} id={len(self.tags)}>")
        self.tags.append(tag)

    def _lost_cell(self, first: int, last: int, name: str, *, ends: bool) -> bool:
        """True where a cell's tag was lost: a line between the cells of a row, or a cell that ends and never began."""
        if not self._open or self._open[-1].in_cell:
            return False
        in_row = self._open[-1].in_row
        if not ((name in CELLS and (ends or in_row)) or (name == "tr" and ends and in_row)):
            return False
        printed = [] if self._is_blank(first, last) else lines(self.source, first, last)
        if not printed:
            return name in CELLS and ends and in_row
        return len(printed) == 1 and self.vocabulary(printed[0].text).kind not in _HEADINGS

    def _step(self, name: str, *, ends: bool) -> None:
        """Keep count of what is open."""
        if name == "table":
            if self._open and (ends or not self._open[-1].in_cell):
                self._open.pop()
            if not ends:
                self._open.append(_Open())
            return
        here = self._open[-1]
        here.in_cell = name in CELLS and not ends
        here.in_row = not ends if name == "tr" else name in CELLS and (here.in_row or not ends)


def skeleton(source: str, vocabulary: Vocabulary) -> Skeleton:
    """What a page holds of tables."""
    made = Skeleton(source, vocabulary)
    ends = Ends(source, len(source))
    first = at = 0
    in_cell = False
    while found := _TAG.search(source, at):
        at = found.end()
        if found["name"]:
            made.add(first, found)
            first = at
            in_cell = found["name"].lower() in CELLS and not found["end"]
        elif found["silent"]:
            at = ends.after(found["silent"].lower(), at) or at
        else:
            at = ends.after("--", found.start() + 2) or at
    if in_cell and not lines(source, first, len(source)):
        made.forget()  # what its last cell held may have been cut off
    made.stretch(first, len(source))
    return made
