"""What a page shows of losses that a single row does not: repeated lines deleted, spare cells, rows broken in two."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from govinfo.forms import forms, merged
from govinfo.numbers import is_value
from govinfo.page import RowKind, Table

if TYPE_CHECKING:
    from govinfo.page import Page


def lines_were_deleted(page: Page) -> bool:
    """True where flattened tables print fewer corner heads (信息内容) than items."""
    corners = set(forms()[-1].table("disclosure").heads)
    items = found = 0
    for table in page.blocks:
        if isinstance(table, Table) and not table.grid:
            for row in table.opening:
                items += row.kind is RowKind.ITEM
                found += row.cells[0] in corners
    return items > 1 and found < items


def has_spare_cells(page: Page) -> bool:
    """True where rows without positions have all their values and blank cells besides: blanks there say nothing."""
    width = len(merged("applications").columns)
    return any(
        len(row.cells) > width + 1 and "" in row.cells and sum(map(is_value, row.cells)) >= width
        for table in page.blocks
        if isinstance(table, Table) and not table.grid
        for row in table.rows
    )


def broken_rows(table: Table, width: int) -> set[int]:
    """The identities of rows that a line with fewer values than columns follows: their last number may go on there."""
    broken: set[int] = set()
    if any(row.kind is RowKind.VALUES for row in table.rows):
        for row, after in pairwise(table.rows):
            if after.kind is RowKind.VALUES and sum(map(bool, after.cells)) < width:
                broken.add(id(row))
    return broken
