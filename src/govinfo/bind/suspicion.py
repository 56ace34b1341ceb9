"""What shows losses: repeated lines deleted, spare cells, rows broken in two, two numbers in a cell."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from govinfo.forms import forms, merged
from govinfo.forms.vocabulary import vocabulary
from govinfo.numbers import is_value
from govinfo.page import Kind, Prose, RowKind, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govinfo.page import Page, PageRow
    from govinfo.source import Span

#: As many numbers at least of which none is printed twice: in a table whose lines are all there, some are.
_FEWEST = 7
#: Longer cells are no numbers beside each other.
_LONGEST_GLUED = 40
#: 万元
_LONGEST_UNIT = 2
#: What stands behind the last padding of a line.
_LAST = re.compile(r"\S[ \u3000\xa0]{2,}(\S+(?: \S{1,2})?)\s*$", re.MULTILINE)
#: A line that begins with a number and goes on behind it.
_BEGUN = re.compile(r"\n[ \t\u3000]*+(?P<number>[0-9]++)[ \t\u3000]++(?P<words>[^\s|｜]++)")
_LABELS = frozenset({Kind.ROW, Kind.GROUP, Kind.ITEM})
_UNLABELLED = frozenset({RowKind.VALUES, RowKind.WORDS})


def lines_were_deleted(page: Page) -> bool:
    """True where flattened tables print fewer corner heads (信息内容) than items, or many numbers and none twice."""
    corners = set(forms()[-1].table("disclosure").heads)
    items = found = 0
    numbers: list[str] = []
    for table in page.blocks:
        if isinstance(table, Table) and not table.grid:
            for row in table.opening:
                items += row.kind is RowKind.ITEM
                found += row.cells[0] in corners
            numbers += [cell for row in table.rows for cell in row.cells if is_value(cell)]
    return (items > 1 and found < items) or (len(numbers) >= _FEWEST and len(set(numbers)) == len(numbers))


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
    """The identities of rows that a line with fewer values than columns follows: their last number may go on there.

    In rows that blanks cut, any number may, and begin on the line before.
    """
    found: set[int] = set()
    for row, after in pairwise(table.rows):
        if after.kind in _UNLABELLED and sum(map(bool, after.cells)) < width and not _has_words(after):
            found.add(id(row))
        if row.spaced or after.spaced:
            one, two = (sum(map(is_value, cells)) for cells in (row.cells, after.cells))
            found.update([id(row)] * (0 < two < one) + [id(after)] * (0 < one < two))
    return found


def going_on(page: Page, text: str) -> frozenset[int]:
    """Where rows begin, the first or last ones of tables, whose values may go on beyond the prose beside them."""
    width = len(merged("applications").columns)
    found: set[int] = set()
    last: PageRow | None = None
    number = False
    if page.blocks and isinstance(page.blocks[0], Table):
        found |= _wrapped_above(page.blocks[0])
    for block in page.blocks:
        if isinstance(block, Table):
            rows = () if block.opening else block.rows
            if last and rows and rows[0].kind is RowKind.VALUES and sum(map(bool, rows[0].cells)) < width:
                found.add(last.starts[0])
            found.update(row.starts[0] for row in (last, *rows[:1]) if number and row and _is_cut_at_blanks(block, row))
            last, number = block.rows[-1] if block.rows else None, False
        elif isinstance(block, Prose):
            number = number or _ends_in_number(text[slice(*block.span)])
        else:
            last, number = None, False
    return frozenset(found)


def _wrapped_above(table: Table) -> set[int]:
    """Where the row begins with which a page does, if what is wrapped below it may begin on the page before."""
    if table.opening or len(table.rows) == 1 or table.layout != "aligned":
        return set()
    row, below = table.rows[:2]
    is_unit = below.kind is RowKind.WORDS and not vocabulary(below.cells[0]).begins
    return {row.starts[0]} if is_unit and len(below.cells[0]) <= _LONGEST_UNIT else set()


def going_on_below(text: str, part: Span) -> frozenset[int]:
    """Where what stands above a line ends that begins with a number, no ordinal of the label behind it.

    The last number above may go on there.
    """
    found: set[int] = set()
    for line in _BEGUN.finditer(text, *part):
        number, words = line["number"], line["words"]
        if vocabulary(words).kind in _LABELS and vocabulary(f"{number} {words}").kind not in _LABELS:
            end = line.start()
            while end and text[end - 1].isspace():
                end -= 1
            found.add(end)
    return frozenset(found)


def _is_cut_at_blanks(table: Table, row: PageRow) -> bool:
    return row.spaced or table.layout == "aligned"


def _ends_in_number(prose: str) -> bool:
    """True where a line has a number far behind its words: a piece of one in the rows beside it."""
    return any(is_value(number) or _is_misprint(number) for number in _LAST.findall(prose))


def is_glued(row: PageRow) -> bool:
    """True where a cell of a row prints several numbers."""
    return any(" " in cell and len(cell) <= _LONGEST_GLUED and _are_numbers(cell) for cell in row.cells)


def are_columns_apart(table: Table, rows: Iterable[PageRow]) -> bool:
    """False where a cell of some rows of a table prints several numbers; a lost tag glues its row alone."""
    return not table.grid or table.layout == "html" or not any(map(is_glued, rows))


def _are_numbers(cell: str) -> bool:
    return all(map(is_value, cell.split())) and not is_value(cell)


def _has_words(row: PageRow) -> bool:
    return not all(is_value(cell) or _is_misprint(cell) for cell in row.cells if cell)


def _is_misprint(cell: str) -> bool:
    return any(map(str.isdigit, cell)) and not any(map(str.isalpha, cell))
