"""What the layouts' grammars build: rows, tables and prose. Shared by all layouts."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from govinfo.page import Block, Kind, PageRow, Prose, RowKind, Table
from govinfo.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.layouts.lines import Line
    from govinfo.page import Vocabulary

#: A row of several lines, and the first and the last of them.
Made = tuple[PageRow, "Line", "Line"]

#: What tables are made of: rows of several lines, and lines that are rows or gaps.
Part: TypeAlias = "Made | Line"

_KINDS = {kind.name: kind for kind in RowKind}
_HOLLOW = frozenset({RowKind.WORDS, RowKind.EMPTY})


class Builder:
    """Callbacks of the rules in ``core.lark``."""

    def __init__(self, layout: str, *, grid: bool) -> None:
        self._layout = layout
        self._grid = grid

    def region(self, blocks: list[Block]) -> list[Block]:
        return blocks

    def prose(self, lines: list[Line]) -> Block:
        return Prose(Span(lines[0].start, lines[-1].end))

    def opening(self, rows: list[Part]) -> list[Part]:
        return rows

    rows = loose = opening

    def headed(self, parts: list[list[Part]]) -> Block:
        return self._table(parts[0], parts[1])

    def hollow(self, parts: list[list[Part]]) -> Block:
        return self._table(parts[0], [])

    def bare(self, parts: list[list[Part]]) -> Block:
        table = self._table([], parts[0])
        return Prose(table.span) if all(row.kind in _HOLLOW for row in table.rows) else table

    def _table(self, opening: list[Part], rows: list[Part]) -> Table:
        first, last = (opening or rows)[0], (rows or opening)[-1]
        span = Span(
            (first[1] if isinstance(first, tuple) else first).start, (last[2] if isinstance(last, tuple) else last).end
        )
        return Table(span, self._layout, self._grid, tuple(_made(opening)), tuple(_made(rows)))


def _made(parts: list[Part]) -> Iterator[PageRow]:
    """The rows of a table; a line that is a row is made one."""
    for part in parts:
        if isinstance(part, tuple):
            yield part[0]
        elif part.type != "GAP":
            cells, starts = part.values or (part.text,), part.starts or (part.at,)
            yield PageRow(_KINDS[part.type], tuple(cells), tuple(starts), tuple(part.ends), spaced=bool(part.pieces))


def joined(kind: RowKind, lines: list[Line]) -> Made:
    """A row of several lines: the first one's text or values, and the values of the others."""
    printed = [line for line in lines if line.type != "GAP"]
    cells = [cell for line in printed for cell in line.values or (line.text,)]
    starts = [start for line in printed for start in line.starts or (line.at,)]
    row = PageRow(kind, tuple(cells), tuple(starts), _ends(printed))
    for line in printed:  # the row has them now: of many lines both would be too much
        del line.values, line.starts
    return row, lines[0], lines[-1]


def _ends(lines: list[Line]) -> tuple[int, ...]:
    """Where the cells of a row end; nothing where each is printed as it reads."""
    if not any(line.ends for line in lines):
        return ()
    ends: list[int] = []
    for line in lines:
        printed = zip(line.starts or [line.at], line.values or [line.text], strict=True)
        ends += line.ends or [start + len(text) for start, text in printed]
    return tuple(ends)


def row_type(cells: list[str], vocabulary: Vocabulary) -> str:
    """The terminal for a row that stands on one line, by the words of its cells."""
    kinds: set[Kind] = set()
    for cell in cells:
        if cell:
            kind = vocabulary(cell).kind
            if kind is Kind.ROW:
                return "DATA"
            kinds.add(kind)
    if Kind.ITEM in kinds:
        return "ITEM"
    if Kind.VALUE in kinds:
        return "VALUES" if len(kinds) == 1 else "DATA"
    for kind, name in ((Kind.HEAD, "HEAD"), (Kind.GROUP, "DATA")):
        if kind in kinds:
            return name
    return "WORDS" if kinds else "EMPTY"


def name_row(line: Line, delimiter: str, vocabulary: Vocabulary) -> None:
    """Cut a line into cells, if it is not, and give it its terminal: a row among rows with the delimiter."""
    if line.type == "SPACED":
        line.values = [text for text, _, _ in line.pieces]
        line.starts = [line.at + offset for _, offset, _ in line.pieces]
    elif not line.values:
        cut(line, delimiter)
    line.type = row_type(line.values, vocabulary)


def cut(line: Line, delimiter: str) -> None:
    """Cut a line at its delimiter into the texts and places of its cells."""
    at = line.at
    line.values, line.starts = [], []
    for part in line.text.split(delimiter):
        cell = part.strip()
        line.values.append(cell)
        line.starts.append(at if cell is part else at + len(part) - len(part.lstrip()))
        at += len(part) + 1
