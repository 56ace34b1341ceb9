"""Section four: three groups of five side by side, fifteen values in one row without a label."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from govinfo.bind.place import begins_whole, counted, doubtful, goes_on, is_cut, make_cells, without_spares
from govinfo.bind.suspicion import are_columns_apart
from govinfo.bind.windows import Windows
from govinfo.forms import Column, merged
from govinfo.forms.vocabulary import vocabulary
from govinfo.page import PageRow, RowKind, Table

if TYPE_CHECKING:
    from govinfo.bind.draft import Draft
    from govinfo.cell import Cell

_SECTION = "proceedings"


def is_proceedings(table: Table) -> bool:
    """True where the heads are those of section four."""
    return any(_has_heads(row.cells) for row in table.opening)


@cache
def side_by_side() -> tuple[tuple[str, Column], ...]:
    """The columns as they are printed, each with the path of its row of the tree: no other table has so many."""
    form = merged(_SECTION)
    return tuple((row.path, column) for row in form.rows for column in form.columns)


@lru_cache(maxsize=1024)
def _has_heads(cells: tuple[str, ...]) -> bool:
    return any(_column(cell) not in {"", "total"} for cell in cells if cell)


def _column(text: str) -> str:
    """The column of section four that a head names; "" for none."""
    return next((column for section, column in vocabulary(text).columns if section == _SECTION), "")


def bind_proceedings(draft: Draft, table: Table, stray: list[PageRow]) -> None:
    """Bind the row of values under the heads; where it is missing, say so.

    A row without a label that has a cell for each value is one, even if not all of them are numbers.
    """
    columns = side_by_side()
    rows = [row for row in table.rows if row.kind is RowKind.VALUES]
    rows += [row for row in stray if table.grid and len(row.cells) >= len(columns)]
    stray[:] = [row for row in stray if row not in rows]
    if not rows and table.grid:
        rows = _blank_row(table, len(columns))
    if not rows:
        head = next((row for row in table.opening if row.kind is RowKind.HEAD), table.opening[0])
        draft.tell("values-row-missing", head.whole(), paths=(_SECTION,))
        return
    first, *more = [row if table.grid else without_spares(row, -1, len(columns)) for row in rows]
    broken = any(0 < sum(map(bool, row.cells)) < len(columns) for row in more)
    _bind_row(draft, table, first, columns, broken=broken)
    for row in more:
        if sum(map(bool, row.cells)) == len(columns):
            _bind_row(draft, table, row, columns)
        else:
            draft.tell("values-unplaced", row.whole(), count=1)
            draft.unplaced.append(row.whole())


def _blank_row(table: Table, width: int) -> list[PageRow]:
    """The first row of blanks under the heads that is as long as they are, or as the values would be."""
    heads = [index for index, row in enumerate(table.opening) if row.kind is RowKind.HEAD]
    lengths = {width, *(len(table.opening[index].cells) for index in heads)}
    below = (*table.opening[heads[-1] + 1 :], *table.rows) if heads else table.rows
    blank = [row for row in below if row.kind is RowKind.EMPTY]
    return [row for row in blank if width <= len(row.cells) and len(row.cells) in lengths][:1]


def _bind_row(
    draft: Draft, table: Table, row: PageRow, columns: tuple[tuple[str, Column], ...], *, broken: bool = False
) -> None:
    """Bind one row of values; ``broken`` where it may go on in the next."""
    values = range(len(row.cells))
    open_ = broken or goes_on(draft, row) or not are_columns_apart(table, [row])
    start = None if open_ else _start(draft, table, row, len(columns))
    found: dict[str, dict[str, Cell]] = {}
    if start is None:
        draft.tell("columns-uncertain", row.whole(), paths=(_SECTION,), **counted(row, values, len(columns)))
        cell = doubtful(draft, row, values, row.whole())
        found = {path: {column.id: cell for _, column in columns} for path, _ in columns}
    else:
        places = zip(range(start, len(row.cells)), columns, strict=False)
        for path, group in groupby(places, key=lambda place: place[1][0]):
            found[path] = make_cells(draft, row, path, ((index, column, None) for index, (_, column) in group))
    for path, cells in found.items():
        draft.put(path, row.whole(), cells)


def _start(draft: Draft, table: Table, row: PageRow, width: int) -> int | None:
    """Where the fifteen begin: where nothing else is possible, or under the first head of the first group."""
    if not table.grid:
        short = len(row.cells) < width and begins_whole(draft, table, row, row.cells)
        whole = len(row.cells) == width and (all(row.cells) or _has_all_heads(table, width))
        return _cut_off(draft, row, width) if short else 0 if whole else None
    possible = Windows(width).possible(row, -1)
    printed = sum(1 for cell in row.cells if cell)
    heads = [len(head.cells) for head in table.opening]
    whole = len(row.cells) >= heads[-1] if len(row.cells) == width else len(row.cells) in heads
    if possible and printed < width and not (whole and _has_all_heads(table, width)):
        return None
    first, length = _first_head(table)
    if len(possible) == 1:
        return possible[0] if first in (None, possible[0]) else None
    if possible:
        return first if first in possible and len(row.cells) == length else None
    in_row = is_cut(draft, row) and not draft.text.endswith(("\n", "\r"))
    if len(row.cells) < width in heads and in_row and all(row.cells) and first == 0:
        return _cut_off(draft, row, width)
    return None


def _has_all_heads(table: Table, width: int) -> bool:
    """False where some of the heads of the columns are lost: values may be lost with them."""
    return sum(bool(_column(cell)) for row in table.opening for cell in row.cells if cell) >= width


def _cut_off(draft: Draft, row: PageRow, width: int) -> int:
    draft.tell("row-cut", row.whole(), paths=(_SECTION,), count=width - len(row.cells))
    return 0


def _first_head(table: Table) -> tuple[int | None, int]:
    """The index of the first column head, where the heads of the first group begin their row; how long that is."""
    for row in table.opening:
        printed = [index for index, cell in enumerate(row.cells) if cell]
        if printed and _column(row.cells[printed[0]]) == "upheld":
            return printed[0], len(row.cells)
    return None, 0
