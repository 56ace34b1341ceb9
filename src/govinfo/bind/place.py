"""Cells from printed texts, and which cells of a printed row are the values of its columns."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import define, field

from govinfo.cell import Cell, Number, State
from govinfo.diagnostics import Fix
from govinfo.numbers import Reading, read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govinfo.bind.draft import Draft
    from govinfo.forms import Column
    from govinfo.page import PageRow
    from govinfo.source import Span

_UNIT = re.compile(r"[万亿]?元")
_COUNT_UNITS = frozenset("件项項条條个個次宗份")


def unit_of(note: str) -> str | None:
    """The unit of money that the note in a column head prints."""
    match = _UNIT.search(note)
    return match[0] if match else None


def _fits(reading: Reading, number: str) -> bool:
    """True where the number is one that the column can hold."""
    if reading.value is None:
        return True
    if number == "amount":
        return reading.unit is None or reading.unit not in _COUNT_UNITS
    if reading.unit is not None and reading.unit not in _COUNT_UNITS:
        return False
    return isinstance(reading.value, int) and (number == "change" or reading.value >= 0)


def make_cell(draft: Draft, row: PageRow, index: int, column: Column, path: str, unit: str | None = None) -> Cell:
    """Read one printed cell for its column, and tell what had to be understood or could not be."""
    raw, span = row.cells[index], row.span(index)
    reading = read(raw)
    if reading.state is State.UNREADABLE:
        draft.tell("not-a-number", span, paths=(path,), text=raw)
        return Cell(None, State.UNREADABLE, unit, raw, span)
    if not _fits(reading, column.number):
        draft.tell("not-for-this-column", span, paths=(path,), text=raw, column=column.label)
        return Cell(None, State.UNREADABLE, unit, raw, span, (reading.value,) if reading.value is not None else ())
    if reading.value is None:
        return Cell(None, reading.state, unit, raw, span)
    value: Number = Decimal(reading.value) if column.number == "amount" else reading.value
    if span.end == len(draft.source.text) and (value or column.number == "amount"):
        draft.tell("value-at-the-cut", span, paths=(path,), text=raw)
        return Cell(None, State.UNREADABLE, unit, raw, span, (value,))
    if reading.unit:
        fix = Fix(raw, f"{value} {reading.unit}")
        draft.tell("unit-in-cell", span, paths=(path,), fix=fix, text=raw, value=value, unit=reading.unit)
    elif reading.dressed:
        draft.tell("number-in-words", span, paths=(path,), fix=Fix(raw, str(value)), text=raw, value=value)
    return Cell(value, State.REPORTED, reading.unit or unit, raw, span)


def doubtful(row: PageRow, values: range, at: Span) -> Cell:
    """The cell of any column of a row whose numbers are there, but not their columns."""
    numbers = tuple(n for index in values if (n := read(row.cells[index]).value) is not None)
    printed = [index for index in values if row.cells[index]]
    raw, span = (row.cells[printed[0]], row.span(printed[0])) if printed else ("", at._replace(start=at.end))
    return Cell(None, State.AMBIGUOUS if numbers else State.UNREADABLE, None, raw, span, numbers)


def doubt(
    draft: Draft, row: PageRow, label: Span, path: str, columns: Iterable[Column], values: range
) -> dict[str, Cell]:
    """The cells of a row whose numbers are there, but not their columns: told once."""
    cell = doubtful(row, values, label)
    cells = {column.id: cell for column in columns}
    draft.tell("columns-uncertain", label, paths=(path,), **counted(row, values, len(cells)))
    return cells


def counted(row: PageRow, values: range, columns: int) -> dict[str, object]:
    """What a message says of values whose columns are uncertain."""
    printed = [row.cells[index] for index in values if row.cells[index]]
    return {"count": len(printed), "columns": columns, "values": " ".join(printed[:20]) or "—"}


def is_cut(draft: Draft, row: PageRow) -> bool:
    """True where nothing but white space and delimiters follows the row: the text may have been cut off in it."""
    return row.span(len(row.cells) - 1).end >= draft.end


@define
class Windows:
    """Where a run of ``width`` columns begins in printed rows of a table, learnt from the rows that leave no choice."""

    width: int
    _by_length: dict[tuple[int, int], set[int]] = field(factory=lambda: defaultdict(set))
    _by_label: set[int] = field(factory=set)

    def possible(self, row: PageRow, label: int) -> range:
        """Every index at which the columns may begin, so that all that is printed behind the label lies in them."""
        printed = [index for index in range(label + 1, len(row.cells)) if row.cells[index]]
        last = len(row.cells) - self.width
        if not printed:
            return range(label + 1, last + 1)
        return range(max(label + 1, printed[-1] - self.width + 1), min(printed[0], last) + 1)

    def learn(self, row: PageRow, label: int) -> None:
        """Remember where the columns of a row begin, if its printed cells leave no choice."""
        possible = self.possible(row, label)
        if len(possible) == 1 and any(row.cells[label + 1 :]):
            self._by_length[len(row.cells), label].add(possible[0])
            self._by_label.add(possible[0] - label)

    def start(self, row: PageRow, label: int) -> int | None:
        """The index at which the columns begin; None where it stays open."""
        possible = self.possible(row, label)
        if len(possible) == 1 or (possible and not any(row.cells[label + 1 :])):
            return possible[0]
        known = self._by_length.get((len(row.cells), label)) or {label + offset for offset in self._by_label}
        fitting = known & set(possible)
        return fitting.pop() if len(fitting) == 1 else None

    def cut_start(self, row: PageRow, label: int) -> int | None:
        """Where the columns begin in a row that was cut off before its last column."""
        offsets = self._by_label or {1}
        if len(offsets) != 1:
            return None
        start = label + min(offsets)
        blank = any(row.cells[label + 1 : start])
        return None if blank or start >= len(row.cells) or not row.cells[start] else start
