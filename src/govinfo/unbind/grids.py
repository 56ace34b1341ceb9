"""The three tables of a report as grids of boxes with their spans, as the official forms set them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from govinfo.cell import State
from govinfo.forms import forms, merged
from govinfo.paper import Box, BoxKind, Grid
from govinfo.unbind.numbers import head_of, text_of
from govinfo.unbind.tables import Entry, Printed, outline, printed, row_cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govinfo.cell import Cell
    from govinfo.forms import Column, FormTable, Row
    from govinfo.report import Report

Boxes = tuple[Box, ...]

_PLAIN = frozenset({State.REPORTED, State.BLANK, State.NIL})
_ITEM, _HEAD, _LABEL = BoxKind.ITEM, BoxKind.HEAD, BoxKind.LABEL


def tables_of(report: Report, *, fill: bool = False) -> dict[str, Grid]:
    """The tables of which something is printed, by the ids of their sections, in the order of the form."""
    named = {table.section for table in forms()[-1].tables}
    found = {one.id: grid_of(report, one.id, fill=fill) for one in forms()[-1].sections if one.id in named}
    return {section: grid for section, grid in found.items() if grid}


def grid_of(report: Report, section: str, *, fill: bool) -> Grid | None:
    """The table of a section; None where nothing of it is printed. With ``fill``, rows that are absent are blank."""
    found = printed(report, section, fill=fill)
    if not found:
        return None
    if merged(section).across:
        return Grid(_across(report, merged(section)))
    return Grid(_items(report, found) if found[0].table.article else _in_groups(report, found[0]))


def _items(report: Report, found: list[Printed]) -> tuple[Boxes, ...]:
    """Section two: each item with its title, its heads and its rows; the last box of a row reaches to the edge."""
    width = 1 + max(len(one.table.columns) for one in found)
    rows: list[Boxes] = []
    for one in found:
        columns = one.table.columns
        cells = [row_cells(report, one.table, row) for row in one.rows]
        heads = [head_of(column, [row[at] for row in cells]) for at, column in enumerate(columns)]
        corner = Box(one.table.heads[0], _HEAD)
        rows += [(Box(one.table.article, _ITEM, width),), _stretched(width, corner, *(Box(h, _HEAD) for h, _ in heads))]
        for row, of_row in zip(one.rows, cells, strict=True):
            values = _values(row, columns, of_row, [unit for _, unit in heads])
            rows.append(_stretched(width, Box(row.label, _LABEL), *values))
    return tuple(rows)


def _stretched(width: int, *boxes: Box) -> Boxes:
    *others, last = boxes
    return (*others, evolve(last, across=width - len(others)))


def _values(row: Row, columns: Sequence[Column], cells: Sequence[Cell], units: Sequence[str | None]) -> Boxes:
    return tuple(
        Box(
            text_of(cell, unit),
            BoxKind.VALUE,
            path=f"{row.path}.{column.id}",
            mark="" if cell.state in _PLAIN else str(cell.state),
        )
        for column, cell, unit in zip(columns, cells, units, strict=True)
    )


def _in_groups(report: Report, one: Printed) -> tuple[Boxes, ...]:
    """Section three: labels in three columns, the label of a group beside all rows of the group."""
    entries = list(outline(one))
    depth = 1 + max(len(entry.groups) for entry in entries)
    units = [None] * len(one.table.columns)
    rows: list[Boxes] = []
    for index, entry in enumerate(entries):
        above = [_group(entries, index, at) for at in range(len(entry.groups))]
        label = Box(entry.row.label, _LABEL, depth - len(entry.groups))
        cells = row_cells(report, one.table, entry.row)
        rows.append((*filter(None, above), label, *_values(entry.row, one.table.columns, cells, units)))
    return (*_applicants(one.table, depth), *rows)


def _group(entries: list[Entry], index: int, at: int) -> Box | None:
    """The box of a group on its first row in a run; it has no label where that stands elsewhere already."""
    entry = entries[index]
    group = entry.groups[at]
    if index and group in entries[index - 1].groups:
        return None
    after = (n for n, other in enumerate(entries[index:]) if group not in other.groups)
    return Box(group.label if group in entry.begins else "", _LABEL, down=next(after, len(entries) - index))


def _applicants(table: FormTable, depth: int) -> tuple[Boxes, ...]:
    """The heads of section three in three rows, with the remark on its sums in the corner."""
    person, *kinds, total = (Box(column.label, _HEAD) for column in table.columns)
    applicants, organizations, remark = table.heads
    return (
        (Box(remark, _HEAD, depth, 3), Box(applicants, _HEAD, len(table.columns))),
        (evolve(person, down=2), Box(organizations, _HEAD, len(kinds)), evolve(total, down=2)),
        tuple(kinds),
    )


def _across(report: Report, table: FormTable) -> tuple[Boxes, ...]:
    """Section four: the three groups side by side, their values in one row."""
    heads = tuple(Box(column.label, _HEAD) for column in table.columns)
    size = len(heads)
    review, direct, after = (Box(row.label, _HEAD, size) for row in table.rows)
    values = tuple(
        box for row in table.rows for box in _values(row, table.columns, row_cells(report, table, row), [None] * size)
    )
    return (
        (review, Box(table.heads[1], _HEAD, 2 * size)),
        (*(evolve(head, down=2) for head in heads), direct, after),
        heads * 2,
        values,
    )
