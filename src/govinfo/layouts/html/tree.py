"""The tables of a page, by the rules that browsers follow for broken markup: which text stands in which cell.

Lexbor is handed the skeleton of the page alone, where that has to be mended. What comes back is well-formed, and its
numbers lead to the page.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import define, field

from govinfo.layouts.html.markup import HIDDEN
from govinfo.layouts.html.skeleton import CELLS, Skeleton, Tag
from govinfo.page import Kind, Printed
from govinfo.source import Span

if TYPE_CHECKING:
    #: The rows of one table.
    Table = list["Row"]

_SPAN = re.compile(r"(?<![\w-])(?P<of>col|row)span\s*=\s*[\"']?\s*(?P<number>[0-9]{1,9})", re.IGNORECASE)
_NODE = re.compile(r"<(?P<end>/?)(?P<name>table|tbody|thead|tfoot|tr|td|th)(?: id=\"?(?P<id>\d+)\"?)?>|(?P<text>\d+) ")

_CELL = "|".join(rf"<{name} id=\d++>(?:\d++ )*+</{name}>" for name in ("td", "th"))
_ROWS = rf"(?:<tr id=\d++>(?:{_CELL})*+</tr>)*+"
_GROUPS = "|".join(rf"<{name} id=\d++>{_ROWS}</{name}>" for name in ("tbody", "thead", "tfoot"))
#: A skeleton that needs no mending, which would take a megabyte: every cell in a row, no table in a cell.
_SOUND = re.compile(rf"(?:\d++ |<table id=\d++>(?:{_ROWS}|(?:{_GROUPS})*+)</table>)*+")

#: A cell that spans more columns or rows is taken to span so many.
MOST_SPANNED = 100


@define
class Cell:
    """A cell: its tag, how many columns and rows it spans, the numbers of the stretches of text that stand in it."""

    tag: Tag
    columns: int
    rows: int
    is_hidden: bool
    stretches: list[int] = field(factory=list)
    #: What it prints, and what that is by its words; None where it prints nothing.
    printed: Printed = field(init=False)
    kind: Kind | None = field(init=False, default=None)


@define
class Row:
    """A row: its tag, if it has one of its own, and the cells that are shown."""

    tag: Tag | None
    cells: list[Cell] = field(factory=list)
    #: True where a cell holds a table: it sets out the page.
    nests: bool = False
    #: True where a group of rows begins with it, into which no cell of the group before it reaches.
    opens: bool = False


def tables_of(page: Skeleton) -> list[Table] | None:
    """The tables of a page, in the order of their ends; None where the extra ``html`` is not installed."""
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError:
        return None
    html = page.html
    reader = _Reader(page)
    reader.read(html if _SOUND.fullmatch(html) else LexborHTMLParser(html).html or "")
    return reader.tables


@lru_cache(maxsize=1024)
def _shape(attributes: str) -> tuple[int, int, bool]:
    """How many columns and rows a cell spans, and whether it is hidden."""
    # Of an attribute that stands twice, the first counts.
    found = {span["of"].lower(): int(span["number"]) for span in reversed(list(_SPAN.finditer(attributes)))}
    columns, rows = found.get("col", 1) or 1, found.get("row", 1) or MOST_SPANNED  # 0 rows: to the end of the group
    return min(columns, MOST_SPANNED), min(rows, MOST_SPANNED), HIDDEN.search(attributes) is not None


@define
class _Reader:
    """Reads the well-formed skeleton."""

    page: Skeleton
    tables: list[Table] = field(factory=list)
    #: The tables that are open, and the cell that is open in each.
    _open: list[Table] = field(factory=list)
    _cells: list[Cell | None] = field(factory=list)
    #: True where a group of rows has begun.
    _opens: bool = False

    def read(self, html: str) -> None:
        """Read all of it."""
        for node in _NODE.finditer(html):
            if node["text"]:
                self._text(int(node["text"]))
            elif node["name"] == "table":
                self._table(ends=bool(node["end"]))
            elif node["end"]:
                self._cells[-1] = None
            else:
                self._begin(node["name"], self.page.tags[int(node["id"])] if node["id"] else None)

    def _text(self, number: int) -> None:
        cell = self._cells[-1] if self._cells else None
        if cell and cell.is_hidden:
            self.page.stretches[number] = Span(0, 0)
        elif cell:
            cell.stretches.append(number)

    def _table(self, *, ends: bool) -> None:
        if ends:
            self.tables.append(self._open.pop())
            self._cells.pop()
            return
        if self._cells and self._cells[-1]:
            self._open[-1][-1].nests = True
        self._open.append([])
        self._cells.append(None)

    def _begin(self, name: str, tag: Tag | None) -> None:
        table = self._open[-1]
        if name == "tr":
            table.append(Row(tag, opens=self._opens))
            self._opens = False
        elif tag and name in CELLS:
            cell = self._cells[-1] = Cell(tag, *_shape(tag.attributes))
            if not cell.is_hidden:
                table[-1].cells.append(cell)
        else:
            self._opens = True
