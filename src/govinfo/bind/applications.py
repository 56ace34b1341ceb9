"""Section three: seven columns of applicants, up to twenty-five rows, labels torn over three columns."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise, repeat
from typing import TYPE_CHECKING

from attrs import evolve

from govinfo.bind.applicants import MOST_HEADS, printed_heads
from govinfo.bind.draft import Bare, Draft
from govinfo.bind.groups import check_groups, fallen
from govinfo.bind.infer import adds_up, first_of_several, inferred_total, with_blanks
from govinfo.bind.place import begins_whole, doubt, goes_on, is_cut, label_without_spares, make_cells
from govinfo.bind.suspicion import are_columns_apart, broken_rows, is_glued
from govinfo.bind.windows import Windows
from govinfo.cell import Cell, State
from govinfo.diagnostics import Label
from govinfo.forms import Column, divisible, forms, merged
from govinfo.numbers import is_value, read
from govinfo.page import PageRow, RowKind, Table
from govinfo.source import Span

if TYPE_CHECKING:
    from govinfo.bind.labels import Labelled

_SECTION = "applications"
#: What stands behind the ordinal of a label.
_MARK = re.compile(r"[ \u3000]*[.．、]")


def bind_applications(draft: Draft, table: Table, rows: list[Labelled]) -> None:
    """Bind rows by their labels; columns by the heads and by the window that the table's own full rows show."""
    columns = merged(_SECTION).columns
    windows = Windows(len(columns), before=draft.lengths)
    if table.grid and len(table.opening) <= MOST_HEADS:
        windows.heads = printed_heads(tuple([row.cells for row in table.opening])).over
    _withdraw_whole(draft, rows)
    rows = _without_groups(draft, rows)
    if not table.grid:
        rows = [label_without_spares(row, len(columns)) for row in rows]
        rows = with_blanks(draft, rows, len(columns))
    fell = fallen(table, rows)
    placed = [table.grid and not row.row.spaced for row in rows]
    possible = [
        windows.learn(row.row, row.index, fell=back) if grid else range(0)
        for row, back, grid in zip(rows, fell, placed, strict=True)
    ]
    draft.lengths = [(len(row.row.cells), row.index) for row, grid in zip(rows, placed, strict=True) if grid]
    check_groups(draft, table, rows)
    standard = draft.standard and not _mirrored(table, rows)
    suspects = broken_rows(table, len(columns)) if table.grid else _torn_rows(rows)
    if not are_columns_apart(table, [row.row for row in rows]):
        suspects |= {id(row.row) for row in rows if sum(map(is_value, row.values)) != len(columns)}
    are_whole = all(not row.values or (len(row.values) == len(columns) and all(row.values)) for row in rows[:-1])
    suspects |= {id(row.row) for row in rows if goes_on(draft, row.row)}
    if not all(placed):
        suspects |= _with_ordinals(draft, rows)
    for row, window, back, grid in zip(rows, possible, fell, placed, strict=True):
        if draft.reordered or id(row.row) in suspects:
            cells = _doubt(draft, row, columns, range(row.index + 1, len(row.row.cells)))
        elif grid and row.index + 1 < len(row.row.cells):
            last = is_cut(draft, row.row)
            start = windows.choose(row.row, row.index, window, last=last, fell=back)
            if start is None and last:
                start = _cut_start(draft, row, columns, windows)
            cells = _grid_cells(draft, row, columns, start, standard=standard)
        else:
            cells = _flat_cells(draft, table, row, columns, standard=standard, whole=row is rows[-1] and are_whole)
        if cells:
            draft.put(row.path, row.span, cells)
    _tell_form(draft, rows)


def _torn_rows(rows: list[Labelled]) -> set[int]:
    """The identities of rows behind a label without values whose numbers do not add up: they may be another row's."""
    numbers = {
        id(row.row): [read(text).value for text in row.values] for bare, row in pairwise(rows) if not bare.values
    }
    return {row for row, values in numbers.items() if any(values) and not adds_up(values)}


def _with_ordinals(draft: Draft, rows: list[Labelled]) -> set[int]:
    """The identities of rows behind which a label goes on without its ordinal: that may end their last number."""
    return {id(row.row) for row in rows if row.values and _MARK.match(draft.source.text, row.row.whole().end)}


def _tell_form(draft: Draft, rows: list[Labelled]) -> None:
    """Rows that one form alone has tell it; not so a row that later reports still print whole."""
    whole = divisible().whole
    own = [(row, _forms_with(row.path)) for row in rows]
    for row, names in own:
        if len(names) == 1 and row.path != whole:
            draft.forms[_SECTION] = names[0]
    if _SECTION not in draft.forms:
        for row, _ in own:
            if row.path == whole:
                draft.tell("other-undivided", row.span, paths=(row.path,))


@cache
def _forms_with(path: str) -> list[str]:
    return [form.name for form in forms() if any(row.path == path for row in form.table(_SECTION).rows)]


def _mirrored(table: Table, rows: list[Labelled]) -> bool:
    """True where values stand before the first label and none behind the last: each label may follow its values."""
    before = not table.grid and table.rows[0].kind is RowKind.VALUES
    return before and bool(rows) and not any(rows[-1].values)


def _without_groups(draft: Draft, rows: list[Labelled]) -> list[Labelled]:
    """Drop rows whose label is a group's where its sub-rows are printed: （六）其他处理 is a row only without them.

    With values, but not right before the first of them, it is the row of one that is not printed: its label is lost.
    """
    whole, parts = divisible().whole, divisible().parts
    printed = {row.path for row in rows} | draft.rows.keys()
    if whole not in printed or printed.isdisjoint(parts):
        return rows
    kept = []
    for at, row in enumerate(rows):
        below = next((other.path for other in rows[at + 1 :] if other.path != row.path), "")
        if row.path != whole or (below == parts[0] and any(row.values)):
            kept.append(row)
        elif any(row.values):
            lost = tuple(path for path in parts if path not in printed)
            draft.unplaced.append(row.row.whole())
            draft.tell("values-unplaced", row.span, paths=lost or parts, count=1)
    return kept


def _withdraw_whole(draft: Draft, rows: list[Labelled]) -> None:
    """Take the row of a whole group back, if its parts go on in the next table: its values are those of a lost one."""
    whole, parts = divisible().whole, divisible().parts
    printed = draft.rows.keys()
    if whole in printed and draft.has_value(whole) and printed.isdisjoint(parts) and rows[0].path in parts[1:]:
        label, cells = draft.rows.pop(whole), draft.cells.pop(whole)
        draft.unplaced.append(Span(label.start, max(cell.span.end for cell in cells.values())))
        draft.diagnostics = [found for found in draft.diagnostics if found.rule != "other-undivided"]
        draft.tell("values-unplaced", label, paths=parts[: parts.index(rows[0].path)], count=1)


def _cut_start(draft: Draft, row: Labelled, columns: tuple[Column, ...], windows: Windows) -> int | None:
    """Where the columns begin in a row in which the text ends; what is lost is told."""
    if len(row.values) >= len(columns):
        return None
    start = windows.cut_start(row.row, row.index)
    if start is not None:
        _tell_cut(draft, row, columns[len(row.row.cells) - start :])
    return start


def _tell_cut(draft: Draft, row: Labelled, lost: tuple[Column, ...]) -> None:
    draft.tell("row-cut", row.span, paths=tuple(f"{row.path}.{column.id}" for column in lost))


def _grid_cells(
    draft: Draft, row: Labelled, columns: tuple[Column, ...], start: int | None, *, standard: bool
) -> dict[str, Cell]:
    """The cells of a row whose cells have positions."""
    if start is not None and sum(map(bool, row.row.cells[start : start + len(columns)])) == len(columns):
        return _read(draft, row.row, start, columns, row.path)
    values = range(row.index + 1, len(row.row.cells))
    printed = [index for index in values if row.row.cells[index]]
    partly = (draft.headless or not standard) and 0 < len(printed) < len(columns)
    if start is None or partly or _total_moved(row.row, printed, start + len(columns)):
        return _doubt(draft, row, columns, values)
    return _read(draft, row.row, start, columns, row.path)


def _doubt(draft: Draft, row: Labelled, columns: tuple[Column, ...], values: range) -> dict[str, Cell]:
    """The cells of a row whose columns are open; its total may be known by its sum."""
    cells = doubt(draft, row.row, row.span, row.path, columns, values)
    total = inferred_total(draft, row.row, values) if len(values) < len(columns) else None
    return cells | {columns[-1].id: total} if total else cells


def _total_moved(row: PageRow, printed: list[int], end: int) -> bool:
    """True where the last column is empty and the last value is the sum of the others: a blank was lost.

    So is a lone number beside the empty column.
    """
    if len(printed) <= 1 or printed[-1] == end - 1:
        return printed == [end - 2] and read(row.cells[end - 2]).value is not None
    *others, last = [read(row.cells[index]).value for index in printed]
    if not last and end > len(row.cells):  # the text ends in a row of zeros: each is a zero wherever it belongs
        return False
    return last is not None and last == sum(number for number in others if number is not None)


def _flat_cells(
    draft: Draft, table: Table, row: Labelled, columns: tuple[Column, ...], *, standard: bool, whole: bool
) -> dict[str, Cell]:
    """The cells of a row without positions: only as many values as there are columns can be placed.

    A row in which the text ends may be short, where all others are ``whole``.
    """
    values = range(row.index + 1, len(row.row.cells))
    if not values:
        draft.bare.append(Bare(row.path, _SECTION, row.span, columns, headed=bool(table.opening)))
        return {}
    if standard and (own := first_of_several(row, columns)):
        return _inferred(draft, row, columns, own)
    spare = "" in row.values and (draft.spare_cells or draft.headless)
    if whole and standard and len(values) < len(columns) and begins_whole(draft, table, row.row, row.values):
        _tell_cut(draft, row, columns[len(values) :])
        return _read(draft, row.row, row.index + 1, columns, row.path)
    blank = standard and not any(row.values) and len(values) >= len(columns)
    numbers = [index for index in values if read(row.row.cells[index]).value is not None] if "" in row.values else []
    moved = "" in row.values and is_glued(row.row)
    moved = moved or (bool(numbers) and _total_moved(row.row, numbers, row.index + 1 + len(columns)))
    open_ = len(values) != len(columns) or not standard or spare or moved or _may_be_joined(draft, row)
    if open_ and not blank:
        return _doubt(draft, row, columns, values)
    return _read(draft, row.row, row.index + 1, columns, row.path)


def _may_be_joined(draft: Draft, row: Labelled) -> bool:
    """True where repeated lines were deleted and a row does not add up: its values may be those of several."""
    return draft.lines_deleted and not adds_up([read(text).value for text in row.values])


def _inferred(draft: Draft, row: Labelled, columns: tuple[Column, ...], own: tuple[int, ...]) -> dict[str, Cell]:
    """The cells of a row whose values those of other rows follow; these are kept, told with it."""
    cells = _read(draft, row.row, own[0], columns, row.path)
    rest = Span(row.row.span(own[-1] + 1).start, row.row.whole().end)
    draft.unplaced.append(rest)
    paths = tuple(f"{row.path}.{name}" for name in cells)
    count = len(row.values) // len(columns)
    draft.tell("rows-run-together", row.span, paths=paths, labels=(Label(rest, "unplaced"),), count=count)
    return {
        name: evolve(cell, state=State.INFERRED) if cell.value is not None else cell for name, cell in cells.items()
    }


def _read(draft: Draft, row: PageRow, start: int, columns: tuple[Column, ...], path: str) -> dict[str, Cell]:
    places = zip(range(start, len(row.cells)), columns, repeat(None), strict=False)
    return make_cells(draft, row, path, places)
