"""Rows whose values say their columns by other means than their number: by line ends, or by their sums alone."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import evolve

from govinfo.cell import Cell, State
from govinfo.diagnostics import Label
from govinfo.numbers import read
from govinfo.page import PageRow, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govinfo.bind.draft import Draft
    from govinfo.bind.labels import Labelled
    from govinfo.forms import Column

#: As many rows at least whose line ends tell blank cells, before any is believed.
_HABIT = 2


def with_blanks(draft: Draft, rows: list[Labelled], width: int) -> list[Labelled]:
    """Flattened rows with the blank cells that only line ends show, one each; told."""
    short = [row for row in rows if 0 < len(row.values) < width]
    if len(short) < _HABIT or draft.lines_deleted:
        return rows
    usual = _usual_gap(draft)
    if not usual:  # cells stand beside each other
        return rows
    filled = {id(row): full for row in short if (full := _fill(draft, row.row, row.index, width, usual))}
    if len(filled) < _HABIT:
        return rows
    told = [row for row in rows if id(row) in filled]
    more = tuple(Label(row.span, "more") for row in told[1:])
    paths = tuple(row.path for row in told)
    draft.tell("blanks-as-line-ends", told[0].span, paths=paths, labels=more, count=len(told))
    return [evolve(row, row=filled[id(row)]) if id(row) in filled else row for row in rows]


def _usual_gap(draft: Draft) -> int:
    """How many line ends mostly stand between two cells of the flattened tables."""
    text = draft.source.text
    gaps: Counter[int] = Counter()
    for table in draft.page.blocks:
        if isinstance(table, Table) and not table.grid:
            places = [row.span(index) for row in (*table.opening, *table.rows) for index in range(len(row.cells))]
            gaps.update(text.count("\n", before.end, after.start) for before, after in pairwise(places))
    return gaps.most_common(1)[0][0]


def _fill(draft: Draft, row: PageRow, label: int, width: int, usual: int) -> PageRow | None:
    """The row with a blank cell for each line end too many; None where these do not make up the width."""
    cells, starts = list(row.cells[: label + 1]), list(row.starts[: label + 1])
    for index in range(label + 1, len(row.cells)):
        before = row.span(index - 1).end
        more = draft.source.text.count("\n", before, row.starts[index]) - usual
        if more < 0 or row.ends or row.wrapped:
            return None
        cells += ["" for _ in range(more)] + [row.cells[index]]
        starts += [before for _ in range(more)] + [row.starts[index]]
    return PageRow(row.kind, tuple(cells), tuple(starts)) if len(cells) == label + 1 + width else None


def first_of_several(row: Labelled, columns: Sequence[Column]) -> tuple[int, ...]:
    """The indexes of a row's own values where those of further rows follow, whose labels stand elsewhere.

    Nothing unless there are as many values as several rows have, and in each of these the others add up to the last.
    """
    numbers = [read(text).value for text in row.values]
    width = len(columns)
    rows = [numbers[start : start + width] for start in range(0, len(numbers), width)]
    if len(rows) == 1 or len(rows[-1]) < width or not all(map(adds_up, rows)) or not any(map(any, rows)):
        return ()
    return tuple(range(row.index + 1, row.index + 1 + width))


def adds_up(numbers: Sequence[object]) -> bool:
    """True where the last of some whole numbers is the sum of the others."""
    whole = [number for number in numbers if isinstance(number, int)]
    return len(whole) == len(numbers) > 1 and sum(whole[:-1]) == whole[-1]


def inferred_total(draft: Draft, row: PageRow, values: Sequence[int]) -> Cell | None:
    """The total of a row whose columns are open: its last value, where that is the sum of the others."""
    printed = [index for index in values if row.cells[index]]
    numbers = [read(row.cells[index]).value for index in printed]
    if not adds_up(numbers) or not numbers[-1]:
        return None
    span = row.span(printed[-1])
    return Cell(numbers[-1], State.INFERRED, None, draft.source.text[slice(*span)], span)
