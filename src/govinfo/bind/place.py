"""Cells from printed texts, and what is said of rows whose columns are open."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import evolve

from govinfo.bind.labels import or_parts
from govinfo.cell import Cell, State
from govinfo.diagnostics import Fix
from govinfo.forms import Column
from govinfo.numbers import Reading, read
from govinfo.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govinfo.bind.draft import Draft
    from govinfo.bind.labels import Labelled
    from govinfo.page import PageRow, Table

#: The index of a cell in its row, the column that it stands in, the unit that the column's head prints.
Place = tuple[int, Column, str | None]

_new_span = tuple.__new__  # what Span does itself, in half the time

_COUNT_UNITS = frozenset("件项項条條个個次宗份")


def make_cells(draft: Draft, row: PageRow, path: str, places: Iterable[Place]) -> dict[str, Cell]:
    """Read printed cells of the row at ``path`` for their columns; tell what had to be understood or could not be."""
    texts, starts, ends = row.cells, row.starts, row.ends
    usual = not ends and starts[-1] + len(texts[-1]) < draft.part.end
    cells: dict[str, Cell] = {}
    for index, column, unit in places:
        text, start = texts[index], starts[index]
        reading = read(text)
        if usual and reading.is_plain and column.number != "amount":
            span = _new_span(Span, (start, start + len(text)))
            cells[column.id] = Cell(reading.value, reading.state, unit, text, span)
        else:
            span = row.span(index)
            cell = Cell(reading.value, reading.state, unit, draft.source.text[slice(*span)], span)
            cells[column.id] = _odd_cell(draft, cell, text, column, f"{path}.{column.id}")
    return cells


def _odd_cell(draft: Draft, cell: Cell, raw: str, column: Column, path: str) -> Cell:
    """A cell that holds an amount, more than plain digits, or no number; or one that may end the text."""
    reading, span, value = read(raw), cell.span, cell.value
    whole = span.end != draft.part.end
    plain = reading.state is State.NIL or (reading.is_plain and column.number != "amount")
    if reading.state is State.BLANK or (whole and plain):
        return cell
    if reading.state is State.NIL:  # it may have been the sign of a number
        draft.tell("value-at-the-cut", span, paths=(path,), text=raw)
        return evolve(cell, state=State.UNREADABLE)
    if value is None:
        draft.tell("not-a-number", span, paths=(path,), text=raw)
        return cell
    if not _fits(reading, column.number):
        draft.tell("not-for-this-column", span, paths=(path,), text=raw, column=column.label)
        return evolve(cell, value=None, state=State.UNREADABLE, candidates=(value,))
    value = Decimal(value) if column.number == "amount" else value
    if span.end == draft.part.end and (value or column.number == "amount"):
        draft.tell("value-at-the-cut", span, paths=(path,), text=raw)
        return evolve(cell, value=None, state=State.UNREADABLE, candidates=(value,))
    if reading.unit:
        fix = Fix(raw, f"{value} {reading.unit}")
        draft.tell("unit-in-cell", span, paths=(path,), fix=fix, text=raw, value=value, unit=reading.unit)
    elif reading.dressed:
        draft.tell("number-in-words", span, paths=(path,), fix=Fix(raw, str(value)), text=raw, value=value)
    return evolve(cell, value=value, unit=reading.unit or cell.unit)


def _fits(reading: Reading, number: str) -> bool:
    """True where the number is one that the column can hold."""
    if number == "amount":
        return reading.unit is None or reading.unit not in _COUNT_UNITS
    if reading.unit is not None and reading.unit not in _COUNT_UNITS:
        return False
    return isinstance(reading.value, int) and (number == "change" or reading.value >= 0)


def fits(text: str, number: str) -> bool:
    """True where a text is no number, or one that a column can hold."""
    reading = read(text)
    return reading.value is None or _fits(reading, number)


def doubtful(draft: Draft, row: PageRow, values: range, at: Span) -> Cell:
    """The cell of any column of a row whose numbers are there, but not their columns."""
    numbers = tuple(n for index in values if (n := read(row.cells[index]).value) is not None)
    printed = [index for index in values if row.cells[index]]
    span = row.span(printed[0]) if printed else at._replace(start=at.end)
    raw = draft.source.text[slice(*span)]
    return Cell(None, State.AMBIGUOUS if numbers else State.UNREADABLE, None, raw, span, numbers)


def doubt(
    draft: Draft, row: PageRow, label: Span, path: str, columns: Iterable[Column], values: range
) -> dict[str, Cell]:
    """The cells of a row whose numbers are there, but not their columns: told once."""
    cell = doubtful(draft, row, values, label)
    cells = {column.id: cell for column in columns}
    draft.tell("columns-uncertain", label, paths=(or_parts(path),), **counted(row, values, len(cells)))
    return cells


def counted(row: PageRow, values: range, columns: int) -> dict[str, object]:
    """What a message says of values whose columns are uncertain."""
    printed = [row.cells[index] for index in values if row.cells[index]]
    return {"count": len(printed), "columns": columns, "values": " ".join(printed[:20]) or "—"}


def is_cut(draft: Draft, row: PageRow) -> bool:
    """True where nothing but white space and delimiters follows the row: the text may have been cut off in it."""
    return row.span(len(row.cells) - 1).end >= draft.end


def goes_on(draft: Draft, row: PageRow) -> bool:
    """True where a number of a row may go on, or begin, elsewhere than beside the others."""
    below = draft.going_on_below
    return row.wrapped or row.starts[0] in draft.going_on or (bool(below) and row.whole().end in below)


def without_spares(row: PageRow, label: int, width: int) -> PageRow:
    """A row of cells without positions, less its blank cells where these stand before or behind all of its values."""
    if len(row.cells) <= label + 1 + width or "" not in row.cells:
        return row
    printed = [index for index in range(label + 1, len(row.cells)) if row.cells[index]]
    if len(printed) != width or printed[-1] - printed[0] >= width:
        return row
    kept = [*range(label + 1), *printed]
    cells, starts, ends = (
        tuple([each[index] for index in kept]) for each in (row.cells, row.starts, row.ends or row.starts)
    )
    return evolve(row, cells=cells, starts=starts, ends=ends if row.ends else ())


def label_without_spares(label: Labelled, width: int) -> Labelled:
    """A labelled row of cells without positions, less its blank cells where these are spare."""
    row = without_spares(label.row, label.index, width)
    return label if row is label.row else evolve(label, row=row)


def begins_whole(draft: Draft, table: Table, row: PageRow, values: Sequence[str]) -> bool:
    """True where the text ends in a row of cells without positions, each printed value with a pipe behind it."""
    rest = draft.source.text[row.whole().end : draft.part.end]
    is_open = rest.count("|") + rest.count("｜") <= 1  # more of them end it: a value stands for several columns
    return table.layout == "cells" and all(values) and is_cut(draft, row) and is_open
