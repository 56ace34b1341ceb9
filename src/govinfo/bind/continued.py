"""Tables without heads that go on under the heads above them: a running title or a remark stands between."""

from __future__ import annotations

from attrs import evolve

from govinfo.bind.heads import by_item, one_by_one
from govinfo.bind.labels import find_label
from govinfo.bind.proceedings import is_proceedings, side_by_side
from govinfo.forms import forms
from govinfo.forms.labels import item_of
from govinfo.page import PageRow, RowKind, Table


def continued(table: Table, above: Table | None) -> Table:
    """The table under the heads of the one above it in its section, where these are its rows' own."""
    if above is None:
        return table
    if table.opening:
        return _rejoined(table, above)
    if is_proceedings(above):
        whole = table.grid == above.grid and all(_is_filled(row, grid=table.grid) for row in table.rows)
        return evolve(table, opening=above.opening) if whole else table
    part = by_item(above)[-1]
    title = next((cell for row in part[:1] for cell in row.cells if row.kind is RowKind.ITEM and cell), "")
    label = next(filter(None, map(find_label, table.rows)), None)
    if not title or label is None or label.path not in _rows_of(item_of(title)):
        return table
    if table.layout != above.layout and not _fills(table, part):
        return table
    if table.grid != above.grid:
        part = _side_by_side(part) if table.grid else [one for row in part for one in one_by_one(row)]
    return evolve(table, opening=tuple(part))


def _rejoined(table: Table, above: Table) -> Table:
    """The table under all of its heads, where the first ones and the title of its item stand in one without rows."""
    part = by_item(above)[-1]
    titled = [rows[0].kind is RowKind.ITEM for rows in (table.opening, part) if rows]
    if above.rows or titled != [False, True] or table.layout != above.layout:
        return table
    return evolve(table, opening=(*part, *table.opening))


def _is_filled(row: PageRow, *, grid: bool) -> bool:
    printed, width = sum(map(bool, row.cells)), len(side_by_side())
    return row.kind is RowKind.VALUES and printed == width and (not grid or len(row.cells) == width)


def _fills(table: Table, part: list[PageRow]) -> bool:
    """True where each row has a value for each head: in another layout a shorter one may leave out any."""
    width = sum(map(bool, (cell for row in part[1:] for cell in row.cells))) - 1
    labels = [label for row in table.rows if (label := find_label(row))]
    return all(sum(map(bool, label.values)) == width for label in labels)


def _rows_of(item: str | None) -> set[str]:
    """The rows of the items of section two with a number."""
    tables = [table for form in forms() for table in form.tables if table.article and item_of(table.article) == item]
    return {row.path for table in tables for row in table.rows}


def _side_by_side(part: list[PageRow]) -> list[PageRow]:
    """The title of an item and a row of heads, made of heads below each other."""
    title, *heads = part
    cells = [(cell, start) for row in heads for cell, start in zip(row.cells, row.starts, strict=True)]
    if not cells:
        return part
    return [title, PageRow(RowKind.HEAD, tuple(cell for cell, _ in cells), tuple(start for _, start in cells))]
