"""Cells from printed texts, and which cells of a printed row are the values of its columns."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from govinfo.cell import Cell, State
from govinfo.diagnostics import Fix
from govinfo.forms import Column
from govinfo.numbers import Reading, read
from govinfo.page import PageRow, Table
from govinfo.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govinfo.bind.draft import Draft

#: The index of a cell in its row, the column that it stands in, the unit that the column's head prints.
Place = tuple[int, Column, str | None]

_new_span = tuple.__new__  # what Span does itself, in half the time

_UNIT = re.compile(r"[万亿]?元")
_COUNT_UNITS = frozenset("件项項条條个個次宗份")


def unit_of(note: str) -> str | None:
    """The unit of money that the note in a column head prints."""
    match = _UNIT.search(note)
    return match[0] if match else None


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
    draft.tell("columns-uncertain", label, paths=(path,), **counted(row, values, len(cells)))
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
    return row.wrapped or row.starts[0] in draft.going_on


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


def begins_whole(draft: Draft, table: Table, row: PageRow, values: Sequence[str]) -> bool:
    """True where the text ends in a row of cells without positions, each printed value with a pipe behind it."""
    rest = draft.source.text[row.whole().end : draft.part.end]
    is_open = rest.count("|") + rest.count("｜") <= 1  # more of them end it: a value stands for several columns
    return table.layout == "cells" and all(values) and is_cut(draft, row) and is_open


def _counted(found: Iterable[tuple[tuple[int, int], int]]) -> Counter[tuple[int, int]]:
    counts: Counter[tuple[int, int]] = Counter()
    for key, count in found:
        counts[key] += count
    return counts


@define
class Windows:
    """Where a run of ``width`` columns begins in printed rows of a table, learnt from the rows that leave no choice."""

    width: int
    #: Where the heads of the columns begin, and how many cells their rows have.
    heads: tuple[int, frozenset[int]] = (0, frozenset())
    #: The rows by the index of their label, those that fell back apart; where each stands among them, by its identity.
    _like: dict[tuple[int, bool], list[PageRow]] = field(factory=lambda: defaultdict(list))
    _places: dict[int, int] = field(factory=dict)
    #: How many rows of a length have their columns begin at an index, with their label at another.
    _seen: Counter[tuple[int, int, int]] = field(factory=Counter)
    #: Where the columns begin in rows that have all values, by the index of their label.
    _full: dict[int, set[int]] = field(factory=lambda: defaultdict(set))
    #: Where the columns begin in rows whose labels fell back to the left, by the index of their label.
    _fallen: dict[int, set[int]] = field(factory=lambda: defaultdict(set))
    #: True where a row has all values, but not side by side: a column is spare.
    _spare: bool = False

    def possible(self, row: PageRow, label: int) -> range:
        """Every index at which the columns may begin, so that all that is printed behind the label lies in them."""
        cells = row.cells
        first, end = label + 1, len(cells)
        last = end - self.width
        while end > first and not cells[end - 1]:
            end -= 1
        if end == first:
            return range(first, last + 1)
        printed = first
        while not cells[printed]:
            printed += 1
        return range(max(first, end - self.width), min(printed, last) + 1)

    def learn(self, row: PageRow, label: int, *, fell: bool = False) -> range:
        """What is possible for a row; remembered, if its printed cells leave no choice."""
        possible = self.possible(row, label)
        like = self._like[label, fell]
        self._places[id(row)] = len(like)
        like.append(row)
        if len(possible) == 1 and any(row.cells[label + 1 :]):
            self._seen[len(row.cells), label, possible[0]] += 1
            if fell:
                self._fallen[label].add(possible[0])
        printed = sum(map(bool, row.cells[label + 1 :]))
        if printed >= self.width:
            self._full[label].update(possible)
            self._spare |= not possible
        return possible

    def choose(self, row: PageRow, label: int, possible: range, *, last: bool, fell: bool = False) -> int | None:
        """The index at which the columns begin; None where it stays open. The last row of a text may be cut.

        With a label that fell back the values may have, too: only other such rows tell where to.
        """
        if not possible:
            return None
        first = possible[0]
        full = all(row.cells[first : first + self.width])
        if (full and self._is_usual(row, label, first)) or not any(row.cells[label + 1 :]):
            return first
        if self._spare or not self._is_whole(row, label, last=last and not full, fell=fell):
            return None
        if len(possible) == 1:
            return first if first in (self._full.get(label) or possible) else None
        if not fell and self.heads[0] in possible and len(row.cells) in self.heads[1]:
            return self.heads[0]
        known = self._by_length.get((len(row.cells), label)) or {label + offset for offset in self._by_label}
        known = self._fallen[label] if fell else known
        fitting = known & set(possible)
        return fitting.pop() if len(fitting) == 1 else None

    def _is_usual(self, row: PageRow, label: int, start: int) -> bool:
        """True where the columns begin beside the label, or where they do in another row of this length."""
        if start == label + 1:
            return True
        length = len(row.cells)
        return self._starts[length, start] > 1 or self._offsets[length, start - label] > 1

    @cached_property
    def _starts(self) -> Counter[tuple[int, int]]:
        """How many rows of a length have their columns begin at an index."""
        return _counted(((length, start), count) for (length, _, start), count in self._seen.items())

    @cached_property
    def _offsets(self) -> Counter[tuple[int, int]]:
        """How many rows of a length have their columns begin at a distance from their label."""
        return _counted(((length, start - label), count) for (length, label, start), count in self._seen.items())

    @cached_property
    def _by_length(self) -> dict[tuple[int, int], set[int]]:
        """Where the columns begin in rows of a length with their label at an index."""
        found: dict[tuple[int, int], set[int]] = defaultdict(set)
        for length, label, start in self._seen:
            found[length, label].add(start)
        return found

    @cached_property
    def _by_label(self) -> set[int]:
        """How far from their labels the columns begin."""
        return {start - label for _, label, start in self._seen}

    def _is_whole(self, row: PageRow, label: int, *, last: bool, fell: bool) -> bool:
        """True where a row has as many cells as the next of its like: a cell lost, split or glued would show."""
        length = len(row.cells)
        if length in self.heads[1]:
            return True
        like = self._like[label, fell]
        at = self._places[id(row)]
        near = [len(other.cells) for other in (*like[max(0, at - 1) : at], *like[at + 1 : at + 2])]
        if near:
            return length in near
        others = [(len(row.cells), index) for (index, _), like in self._like.items() for row in like if index != label]
        return length - label - 1 == self.width and not last and self._fits_among(others, length, label)

    def _fits_among(self, others: list[tuple[int, int]], length: int, label: int) -> bool:
        """True where a row is as long as the others, or as long behind its label: whichever these have in common."""
        lengths, reaches = {one for one, _ in others}, {one - index for one, index in others}
        if others and min(reaches) <= self.width:
            return False
        if len(lengths) == 1 < len(reaches):
            return length in lengths
        return not others or length in lengths or length - label in reaches

    def cut_start(self, row: PageRow, label: int) -> int | None:
        """Where the columns begin in a row that was cut off; None if other rows are too short as well.

        Rows with their label at the same index tell, else the distance from the label that all others show.
        """
        like = {start - at for _, at, start in self._seen if at == label}
        offsets = like or self._by_label or {1}
        rows = [(at, other) for (at, _), like in self._like.items() for other in like if other is not row]
        shorter = any(len(other.cells) - at - 1 < self.width for at, other in rows)
        if len(offsets) != 1 or shorter:
            return None
        start = label + min(offsets)
        blank = any(row.cells[label + 1 : start])
        return None if blank or start >= len(row.cells) or not row.cells[start] else start
