"""What the layouts' grammars build: rows, tables and prose. Shared by all layouts."""

from __future__ import annotations

from itertools import accumulate, count
from typing import TYPE_CHECKING

from lark import Transformer

from govinfo.layouts.spaced import cut_spaced
from govinfo.page import Block, Kind, PageRow, Prose, RowKind, Table
from govinfo.source import Span

if TYPE_CHECKING:
    from govinfo.layouts.lines import Line
    from govinfo.page import Vocabulary

#: A row and the lines that it was made of.
Made = tuple[PageRow, "Line", "Line"]

_HOLLOW = frozenset({RowKind.WORDS, RowKind.EMPTY})


class Builder(Transformer["Line", list[Block]]):
    """Callbacks of the rules in ``core.lark``."""

    def __init__(self, layout: str, *, grid: bool) -> None:
        super().__init__()
        self._layout = layout
        self._grid = grid

    def region(self, blocks: list[Block]) -> list[Block]:
        return blocks

    def prose(self, lines: list[Line]) -> Block:
        return Prose(Span(lines[0].start, lines[-1].end))

    def opening(self, rows: list[Made | Line]) -> list[Made | Line]:
        return rows

    rows = loose = opening

    def headed(self, parts: list[list[Made | Line]]) -> Block:
        return self._table(parts[0], parts[1])

    def hollow(self, parts: list[list[Made | Line]]) -> Block:
        return self._table(parts[0], [])

    def bare(self, parts: list[list[Made | Line]]) -> Block:
        rows = [made for made in parts[0] if isinstance(made, tuple)]
        if all(row.kind in _HOLLOW for row, _, _ in rows):
            return Prose(_span(parts[0]))
        return self._table([], parts[0])

    def _table(self, opening: list[Made | Line], rows: list[Made | Line]) -> Table:
        return Table(
            _span([*opening, *rows]),
            self._layout,
            self._grid,
            tuple(made[0] for made in opening if isinstance(made, tuple)),
            tuple(made[0] for made in rows if isinstance(made, tuple)),
        )

    def item(self, lines: list[Line]) -> Made:
        return self.row(RowKind.ITEM, lines)

    def head(self, lines: list[Line]) -> Made:
        return self.row(RowKind.HEAD, lines)

    def data(self, lines: list[Line]) -> Made:
        return self.row(RowKind.DATA, lines)

    def values(self, lines: list[Line]) -> Made:
        return self.row(RowKind.VALUES, lines)

    def words(self, lines: list[Line]) -> Made:
        return self.row(RowKind.WORDS, lines)

    def empty(self, lines: list[Line]) -> Made:
        return self.row(RowKind.EMPTY, lines)

    def row(self, kind: RowKind, lines: list[Line]) -> Made:
        """Make a row of its lines: the first one's text or values, and the values of the others."""
        cells: list[str] = []
        starts: list[int] = []
        for line in lines:
            if line.type != "GAP":
                cells += line.values or [line.text]
                starts += line.starts or [line.at]
        return PageRow(kind, tuple(cells), tuple(starts), _ends(lines)), lines[0], lines[-1]


def _ends(lines: list[Line]) -> tuple[int, ...]:
    """Where the cells of a row end; nothing where each is printed as it reads."""
    if not any(line.ends for line in lines):
        return ()
    ends: list[int] = []
    for line in lines:
        if line.type != "GAP":
            printed = zip(line.starts or [line.at], line.values or [line.text], strict=True)
            ends += line.ends or [start + len(text) for start, text in printed]
    return tuple(ends)


def _span(parts: list[Made | Line]) -> Span:
    first, last = parts[0], parts[-1]
    return Span(
        (first[1] if isinstance(first, tuple) else first).start, (last[2] if isinstance(last, tuple) else last).end
    )


def row_type(cells: list[str], vocabulary: Vocabulary) -> str:
    """The terminal for a row that stands on one line, by the words of its cells."""
    kinds = [vocabulary(cell).kind for cell in cells if cell]
    for kind, name in ((Kind.ROW, "DATA"), (Kind.ITEM, "ITEM")):
        if kind in kinds:
            return name
    values = kinds.count(Kind.VALUE)
    if values:
        return "VALUES" if values == len(kinds) else "DATA"
    for kind, name in ((Kind.HEAD, "HEAD"), (Kind.GROUP, "DATA")):
        if kind in kinds:
            return name
    return "WORDS" if kinds else "EMPTY"


def name_row(line: Line, delimiter: str, vocabulary: Vocabulary) -> None:
    """Cut a line into cells, if it is not, and give it its terminal: a row among rows with the delimiter."""
    if line.type == "SPACED":
        pieces = cut_spaced(line.text, vocabulary)
        line.values, line.starts = [piece[0] for piece in pieces], [line.at + piece[1] for piece in pieces]
    elif not line.values:
        cut(line, delimiter)
    line.type = row_type(line.values, vocabulary)


def cut(line: Line, delimiter: str) -> None:
    """Cut a line at its delimiter into the texts and places of its cells."""
    parts = line.text.split(delimiter)
    line.values = [part.strip() for part in parts]
    ends = accumulate(map(len, parts))
    line.starts = [at + end - len(part.lstrip()) for at, end, part in zip(count(line.at), ends, parts, strict=False)]
