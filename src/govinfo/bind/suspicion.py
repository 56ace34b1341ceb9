"""What a page shows of losses that a single row does not: repeated lines deleted, spare cells, rows broken in two."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from govinfo.forms import forms, merged
from govinfo.numbers import is_value
from govinfo.page import RowKind, Table

if TYPE_CHECKING:
    from govinfo.page import Page, PageRow

#: Longer cells are no numbers beside each other.
_LONGEST_GLUED = 40
_UNLABELLED = frozenset({RowKind.VALUES, RowKind.WORDS})


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
        row.kind is RowKind.DATA  # the fifteen values of section four have no label
        and len(row.cells) > width + 1
        and "" in row.cells
        and sum(map(is_value, row.cells)) >= width
        for table in page.blocks
        if isinstance(table, Table) and not table.grid
        for row in table.rows
    )


def broken_rows(table: Table, width: int) -> set[int]:
    """The identities of rows that a line with fewer values than columns follows: their last number may go on there."""
    return {
        id(row)
        for row, after in pairwise(table.rows)
        if after.kind in _UNLABELLED and sum(map(bool, after.cells)) < width and not _has_words(after)
    }


def is_glued(row: PageRow) -> bool:
    """True where a cell of a row prints several numbers: the columns of its table are not kept apart."""
    return any(" " in cell and len(cell) <= _LONGEST_GLUED and _are_numbers(cell) for cell in row.cells)


def _are_numbers(cell: str) -> bool:
    return all(map(is_value, cell.split())) and not is_value(cell)


def _has_words(row: PageRow) -> bool:
    return not all(any(map(str.isdigit, cell)) and not any(map(str.isalpha, cell)) for cell in row.cells if cell)
