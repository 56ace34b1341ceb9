"""Cells from printed texts, and which cells of a printed row are the values of its columns."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from govinfo.cell import Cell, State
from govinfo.diagnostics import Fix
from govinfo.forms import Column
from govinfo.numbers import Reading, read
from govinfo.page import PageRow
from govinfo.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govinfo.bind.draft import Draft

#: The index of a cell in its row, the column that it stands in, the unit that the column's head prints.
Place = tuple[int, Column, str | None]

_UNIT = re.compile(r"[万亿]?元")
_COUNT_UNITS = frozenset("件项項条條个個次宗份")


def unit_of(note: str) -> str | None:
    """The unit of money that the note in a column head prints."""
    match = _UNIT.search(note)
    return match[0] if match else None


def make_cells(draft: Draft, row: PageRow, path: str, places: Iterable[Place]) -> dict[str, Cell]:
    """Read printed cells of the row at ``path`` for their columns; tell what had to be understood or could not be."""
    texts, starts, ends, length = row.cells, row.starts, row.ends, draft.length
    cells: dict[str, Cell] = {}
    for index, column, unit in places:
        text, start = texts[index], starts[index]
        end = ends[index] if ends else start + len(text)
        raw = draft.source.text[start:end] if ends else text
        reading = read(text)
        cell = Cell(reading.value, reading.state, unit, raw, Span(start, end))
        if end == length or not (reading.is_plain and column.number != "amount"):
            cell = _odd_cell(draft, cell, reading, column, f"{path}.{column.id}")
        cells[column.id] = cell
    return cells


def _odd_cell(draft: Draft, cell: Cell, reading: Reading, column: Column, path: str) -> Cell:
    """A cell that holds an amount, more than plain digits, or no number; or one that ends the text."""
    raw, span, value = cell.raw, cell.span, reading.value
    if reading.state is State.BLANK or (reading.state is State.NIL and span.end != draft.length):
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
    if span.end == draft.length and (value or column.number == "amount"):
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
    #: Where the heads of the columns begin, and how many cells their rows have.
    heads: tuple[int, frozenset[int]] = (0, frozenset())
    #: The rows by the index of their label.
    _like: dict[int, list[PageRow]] = field(factory=lambda: defaultdict(list))
    #: Where each row stands among its like, by its identity.
    _places: dict[int, int] = field(factory=dict)
    #: How many rows of a length have their columns begin at an index, and at a distance from their label.
    _starts: Counter[tuple[int, int]] = field(factory=Counter)
    _offsets: Counter[tuple[int, int]] = field(factory=Counter)
    _by_length: dict[tuple[int, int], set[int]] = field(factory=lambda: defaultdict(set))
    _by_label: set[int] = field(factory=set)

    def possible(self, row: PageRow, label: int) -> range:
        """Every index at which the columns may begin, so that all that is printed behind the label lies in them."""
        printed = [index for index in range(label + 1, len(row.cells)) if row.cells[index]]
        last = len(row.cells) - self.width
        if not printed:
            return range(label + 1, last + 1)
        return range(max(label + 1, printed[-1] - self.width + 1), min(printed[0], last) + 1)

    def learn(self, row: PageRow, label: int) -> range:
        """What is possible for a row; remembered, if its printed cells leave no choice."""
        possible = self.possible(row, label)
        self._places[id(row)] = len(self._like[label])
        self._like[label].append(row)
        if len(possible) == 1 and any(row.cells[label + 1 :]):
            self._starts[len(row.cells), possible[0]] += 1
            self._offsets[len(row.cells), possible[0] - label] += 1
            self._by_length[len(row.cells), label].add(possible[0])
            self._by_label.add(possible[0] - label)
        return possible

    def choose(self, row: PageRow, label: int, possible: range, *, last: bool) -> int | None:
        """The index at which the columns begin; None where it stays open. The last row of a text may be cut."""
        if not possible:
            return None
        printed = [cell for cell in row.cells[label + 1 :] if cell]
        full = len(printed) == self.width
        if not printed or (full and self._is_usual(row, label, possible[0])):
            return possible[0]
        if not self._is_whole(row, label, last=last and not full):
            return None
        if len(possible) == 1:
            return possible[0]
        if self.heads[0] in possible and len(row.cells) in self.heads[1]:
            return self.heads[0]
        known = self._by_length.get((len(row.cells), label)) or {label + offset for offset in self._by_label}
        fitting = known & set(possible)
        return fitting.pop() if len(fitting) == 1 else None

    def _is_usual(self, row: PageRow, label: int, start: int) -> bool:
        """True where the columns begin beside the label, or where they do in another row of this length."""
        length = len(row.cells)
        return start == label + 1 or self._starts[length, start] > 1 or self._offsets[length, start - label] > 1

    def _is_whole(self, row: PageRow, label: int, *, last: bool) -> bool:
        """True where a row has as many cells as the next of its like: a cell lost, split or glued would show."""
        length = len(row.cells)
        if length in self.heads[1] and not last:
            return True
        like = self._like[label]
        at = self._places[id(row)]
        near = [len(other.cells) for other in (*like[max(0, at - 1) : at], *like[at + 1 : at + 2])]
        return length in near if near else length - label - 1 == self.width and not last

    def cut_start(self, row: PageRow, label: int) -> int | None:
        """Where the columns begin in a row that was cut off; None if other rows are too short as well."""
        offsets = self._by_label or {1}
        rows = [(at, other) for at, like in self._like.items() for other in like if other is not row]
        shorter = any(len(other.cells) - at - 1 < self.width for at, other in rows)
        if len(offsets) != 1 or shorter:
            return None
        start = label + min(offsets)
        blank = any(row.cells[label + 1 : start])
        return None if blank or start >= len(row.cells) or not row.cells[start] else start
