"""From the tables of a page to rows: what each prints in each of its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, evolve

from govinfo.layouts.html import markup, tree
from govinfo.layouts.lines import LONGEST_LABEL, LONGEST_ROW
from govinfo.page import Kind, Printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.layouts.html.skeleton import Skeleton
    from govinfo.page import Vocabulary

#: A row that is wider is none of a form's; nor is a table in which cells reach into so many times more places.
WIDEST = 40
_MOST_PLACES = 8

#: No row has one of these behind its numbers.
_BEGINNING = frozenset({Kind.HEADING, Kind.ITEM, Kind.ROW, Kind.GROUP, Kind.HEAD})
_NO_HEADS = frozenset({Kind.ROW, Kind.ITEM, Kind.VALUE})


@define
class Row:
    """A row of a table: what it prints in each column; nothing where a cell beside or above reaches into it."""

    begin: int
    columns: list[Printed]
    #: The stretches of the page that it prints.
    stretches: list[int]

    @property
    def end(self) -> int:
        """Where its last cell ends."""
        return self.columns[-1].end


@define
class _Placed:
    """A row of the tree and how it lies in the columns."""

    row: tree.Row
    #: The cells above that reach into the columns before its own cells.
    above: list[tree.Cell]
    #: How many columns each of its cells spans.
    widths: tuple[int, ...]

    @property
    def columns(self) -> list[tree.Cell]:
        """The cell in each of its columns."""
        own = [cell for cell, width in zip(self.row.cells, self.widths, strict=True) for _ in range(width)]
        return [*self.above, *own]

    @property
    def is_heads(self) -> bool:
        """True for a row of heads."""
        kinds = {cell.kind for cell in self.row.cells}
        return Kind.HEAD in kinds and not kinds & _NO_HEADS


def rows_of(page: Skeleton, tables: list[tree.Table], vocabulary: Vocabulary) -> Iterator[Row]:
    """The rows of tables; a table or a row that sets out the page, or holds its prose, is none."""
    for table in tables:
        if all(len(row.cells) <= 1 for row in table):
            continue
        heads: _Placed | None = None
        for placed in _grid([part for row in table for part in _read(page, row, vocabulary)]):
            if not (placed.row.nests or _is_prose(placed.row)):
                yield _set(placed, heads)
                heads = placed if placed.is_heads else heads


def _read(page: Skeleton, row: tree.Row, vocabulary: Vocabulary) -> list[tree.Row]:
    """Read the cells of a row; one in which a label stands behind numbers is two: a tag was lost between them."""
    starts = [0]
    numbers = False
    for at, cell in enumerate(row.cells):
        stretches = [page.stretches[number] for number in cell.stretches]
        cell.printed = markup.cell(page.source, stretches, cell.tag.end)
        cell.kind = vocabulary(cell.printed.text).kind if cell.printed.text else None
        if _is_cut(page, cell) and cell.kind in {None, Kind.VALUE}:
            _, _, end, text = cell.printed
            cell.printed = Printed(cell.tag.start, cell.tag.start, end, page.source[slice(*cell.tag[:2])] + text)
            cell.kind = Kind.OTHER
        if numbers and cell.kind in _BEGINNING and not row.nests:
            starts.append(at)
            numbers = False
        numbers = numbers or cell.kind is Kind.VALUE
    if len(starts) == 1:
        return [row]
    parts = [row.cells[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]
    return [evolve(row, cells=parts[0]), *(evolve(row, tag=None, opens=False, cells=part) for part in parts[1:])]


def _is_cut(page: Skeleton, cell: tree.Cell) -> bool:
    """True where the tag of a cell is cut off: the first digits of its number may be, too."""
    return cell.tag.start < cell.tag.end and page.source[cell.tag.end - 1] != ">"


def _is_prose(row: tree.Row) -> bool:
    """True for a row that holds nothing but a heading or prose, and for one too long for a row."""
    cells = [cell for cell in row.cells if cell.printed.text]
    if len(cells) != 1:
        return sum(len(cell.printed.text) for cell in cells) > LONGEST_ROW
    text, kind = cells[0].printed.text, cells[0].kind
    is_long = len(text) > LONGEST_LABEL or "\n" in text
    return kind in {Kind.HEADING, Kind.OPENING} or (kind is Kind.OTHER and is_long)


def _set(placed: _Placed, heads: _Placed | None) -> Row:
    """Set a row in columns: labels in the last that they span, beside the numbers; all else in the first.

    A number that reaches over the heads of several columns says nothing of them: it does not fill them, so that the
    row is too short to be trusted. Nor is one whose blanks go, since it is not as wide as its heads.
    """
    cells = placed.row.cells
    begin = (placed.row.tag or cells[0].tag).start
    columns = _nothing(begin, len(placed.above))
    labels = _labels(cells)
    column = len(columns)
    over = heads.columns if heads else []
    for at, (cell, width) in enumerate(zip(cells, placed.widths, strict=True)):
        if at < labels:
            columns += [*_nothing(columns[-1].end if columns else begin, width - 1), cell.printed]
        else:
            heads_of = {id(head) for head in over[column : column + width] if head.printed.text}
            fills = cell.kind is not Kind.VALUE or len(heads_of) == 1
            columns += [cell.printed, *_nothing(cell.printed.end, width - 1 if fills else 0)]
        column += width
    if heads and column != len(over) and not (heads.above or placed.above or placed.is_heads):
        columns = _without_blanks(columns, heads)
    return Row(begin, columns, [number for cell in cells for number in cell.stretches])


def _without_blanks(columns: list[Printed], heads: _Placed) -> list[Printed]:
    """What a row prints, unless there is just as much of it as of heads, so that it would seem whole."""
    printed = [column for column in columns if column.text]
    fits = len(printed) == sum(1 for head in heads.row.cells if head.printed.text)
    return columns if fits or not printed else printed


def _labels(cells: list[tree.Cell]) -> int:
    """How many cells stand before the first number; where there is none, up to the first with words, titles apart."""
    kinds = [cell.kind for cell in cells]
    if Kind.VALUE in kinds:
        return kinds.index(Kind.VALUE)
    return 1 + next((at for at, kind in enumerate(kinds) if kind not in {None, Kind.ITEM}), -1)


def _nothing(at: int, columns: int) -> list[Printed]:
    return [Printed(at, at, at, "")] * columns


def _grid(table: tree.Table) -> Iterator[_Placed]:
    """The rows of a table that have cells. They need not be of one length: a cell that is lost is not made up.

    Cells above fill the columns before a row's own cells alone. What reaches down among its numbers may have come
    there by a tag that is lost; without it the row is too short to be trusted.
    """
    reach: dict[int, tuple[tree.Cell, int]] = {}  # by column: a cell, and the last row that it reaches into
    alone: set[tuple[int, ...]] = set()
    cells = places = 0
    for index, row in enumerate(table):
        widths = tuple(cell.columns for cell in row.cells)
        if row.opens or widths in alone:  # as wide as a row into which nothing reaches: a row was lost before it
            reach.clear()
        if not widths:
            continue
        if not any(last >= index for _, last in reach.values()):
            alone.add(widths)
        placed = _Placed(row, list(_above(reach, index)), widths)
        cells += len(widths)
        places += len(placed.above) + sum(widths)
        if sum(widths) > WIDEST or places > _MOST_PLACES * cells + WIDEST:
            reach.clear()
            placed = _Placed(row, [], (1,) * len(widths))
        column = len(placed.above)
        for cell, width in zip(row.cells, placed.widths, strict=True):
            if cell.rows > 1:
                reach.update(dict.fromkeys(range(column, column + width), (cell, index + cell.rows - 1)))
            column += width
        yield placed


def _above(reach: dict[int, tuple[tree.Cell, int]], index: int) -> Iterator[tree.Cell]:
    """The cells that reach into a row, from its first column on."""
    for column in range(len(reach)):
        cell, last = reach.get(column, (None, -1))
        if cell is None or last < index:
            return
        yield cell
