"""Section three: seven columns of applicants, up to twenty-five rows, labels torn over three columns."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import repeat
from typing import TYPE_CHECKING

from attrs import evolve

from govinfo.bind.draft import Bare, Draft
from govinfo.bind.groups import check_groups, fell_back
from govinfo.bind.infer import first_of_several, inferred_total, with_blanks
from govinfo.bind.place import Windows, doubt, is_cut, make_cells
from govinfo.bind.suspicion import broken_rows
from govinfo.cell import Cell, State
from govinfo.diagnostics import Label
from govinfo.forms import Column, forms, merged
from govinfo.forms.vocabulary import vocabulary
from govinfo.numbers import read
from govinfo.page import Kind, PageRow, RowKind, Table
from govinfo.source import Span

if TYPE_CHECKING:
    from govinfo.bind.labels import Labelled

_SECTION = "applications"
_MOST_HEADS = 40
#: 其他 and 总计 head other tables as well.
_FEWEST_HEADS = 3


def bind_applications(draft: Draft, table: Table, rows: list[Labelled]) -> None:
    """Bind rows by their labels; columns by the heads and by the window that the table's own full rows show."""
    columns = merged(_SECTION).columns
    windows = Windows(len(columns))
    if table.grid and len(table.opening) <= _MOST_HEADS:
        windows.heads = _printed_heads(tuple([row.cells for row in table.opening]))[2]
    rows = _without_groups(draft, rows)
    if not table.grid:
        rows = with_blanks(draft, rows, len(columns))
    possible = [windows.learn(row.row, row.index, fell=fell_back(row)) for row in rows]
    check_groups(draft, table, rows)
    standard = draft.standard and not _mirrored(table, rows)
    broken = broken_rows(table, len(columns)) if table.grid else set()
    for row, window in zip(rows, possible, strict=True):
        if draft.reordered or id(row.row) in broken:
            cells = _doubt(draft, row, columns, range(row.index + 1, len(row.row.cells)))
        elif table.grid and row.index + 1 < len(row.row.cells):
            last = is_cut(draft, row.row)
            start = windows.choose(row.row, row.index, window, last=last, fell=fell_back(row))
            if start is None and last:
                start = _cut_start(draft, row, columns, windows)
            cells = _grid_cells(draft, row, columns, start, standard=standard)
        else:
            cells = _flat_cells(draft, table, row, columns, standard=standard)
        if cells:
            draft.put(row.path, row.span, cells)
    _tell_form(draft, rows)


def _tell_form(draft: Draft, rows: list[Labelled]) -> None:
    """Rows that one form alone has tell it; not so a row that later reports still print whole."""
    wholes = {f"{_SECTION}.{alternative.whole}" for alternative in forms()[-1].alternatives}
    own = [(row, _forms_with(row.path)) for row in rows]
    for row, names in own:
        if len(names) == 1 and row.path not in wholes:
            draft.forms[_SECTION] = names[0]
    if _SECTION not in draft.forms:
        for row, _ in own:
            if row.path in wholes:
                draft.tell("other-undivided", row.span, paths=(row.path,))


@cache
def _forms_with(path: str) -> list[str]:
    return [form.name for form in forms() if any(row.path == path for row in form.table(_SECTION).rows)]


def _mirrored(table: Table, rows: list[Labelled]) -> bool:
    """True where values stand before the first label and none behind the last: each label may follow its values."""
    before = not table.grid and table.rows[0].kind is RowKind.VALUES
    return before and not any(rows[-1].values)


def _without_groups(draft: Draft, rows: list[Labelled]) -> list[Labelled]:
    """Drop rows whose label is a group's where its sub-rows follow: （六）其他处理 is a row only without them.

    With values, before a sub-row that is not the first, it is the first one's row, whose own label is lost.
    """
    kept = []
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        below = following.path if following and following.path != row.path else ""
        group = next((g for g in row.word.groups if below.startswith(f"{g}.")), None)
        if group is None or (below == _first_of(group) and any(row.values)):
            kept.append(row)
        elif any(row.values):
            draft.unplaced.append(row.row.whole())
            draft.tell("values-unplaced", row.span, paths=(_first_of(group),), count=1)
    return kept


def _first_of(group: str) -> str:
    whole = {alternative.whole for alternative in forms()[-1].alternatives}
    rows = [row.path for row in merged(_SECTION).rows if row.path.startswith(f"{group}.")]
    return next(path for path in rows if path.removeprefix(f"{_SECTION}.") not in whole)


def look_at_heads(draft: Draft, table: Table, *, rows: bool) -> None:
    """Note whether the heads of a table are those of section three; rows without heads go on with the last.

    Without rows of the section beneath them, fewer heads than three may be another table's.
    """
    if table.opening and (
        rows or len(_named(tuple([row.cells for row in table.opening[:_MOST_HEADS]]))) >= _FEWEST_HEADS
    ):
        draft.standard = _heads_are_standard(draft, table)


@lru_cache(maxsize=1024)
def _named(rows: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    """The columns of section three that heads name."""
    words = [vocabulary(cell) for cells in rows for cell in cells if cell]
    return frozenset(column for word in words for section, column in word.columns if section == _SECTION)


def _heads_are_standard(draft: Draft, table: Table) -> bool:
    """True where the printed heads are the form's seven in their order, or no heads are printed at all."""
    if len(table.opening) > _MOST_HEADS:
        return False
    rows = tuple([row.cells for row in table.opening])
    places, loose, _ = _printed_heads(rows)
    found = [(table.opening[row].starts[cell], name) for name, row, cell in places]
    pieces = [(vocabulary(rows[row][cell]).label.words, table.opening[row].span(cell)) for row, cell in loose]
    if not found or len(found) + len(loose) > _MOST_HEADS:
        return not found and not pieces
    official = {column.id: column for column in merged(_SECTION).columns}
    names = {name for _, name in found}
    missing = [column for column in official.values() if column.id not in names]
    for column in tuple(missing):
        at = _pieced_together(draft, column, pieces)
        if at is not None:
            missing.remove(column)
            found += [] if table.grid else [(at, column.id)]  # in a grid its pieces stand in two rows
    printed = [name for _, name in sorted(found)]
    draft.heads = [*([] if names & set(draft.heads) else draft.heads), *printed]  # heads may be torn apart
    order = [name for name in draft.heads if name not in ("natural_person", "total")]
    draft.reordered = order != sorted(order, key=list(official).index)
    known = not missing or (not table.grid and _jumbled(draft, missing, pieces))
    return known and not draft.reordered and len(set(order)) == len(order)


@lru_cache(maxsize=1024)
def _printed_heads(
    rows: tuple[tuple[str, ...], ...],
) -> tuple[tuple[tuple[str, int, int], ...], tuple[tuple[int, int], ...], tuple[int, frozenset[int]]]:
    """The columns that heads name, with row and cell; words that name none; where the columns stand, in which rows.

    The first and the last head that stand as far apart as their columns stand over them. Memoised, since heads repeat.
    """
    found: list[tuple[str, int, int]] = []
    loose: list[tuple[int, int]] = []
    ends: dict[str, tuple[int, int]] = {}
    for at, cells in enumerate(rows):
        for index, cell in enumerate(cells):
            word = vocabulary(cell) if cell else None
            column = next((column for section, column in word.columns if section == _SECTION), "") if word else ""
            if column:
                found.append((column, at, index))
                ends[column] = index, len(cells)
            elif word and word.kind is Kind.OTHER:
                loose.append((at, index))
    first, last = (ends.get(name, (-1, 0)) for name in ("natural_person", "total"))
    width = len(merged(_SECTION).columns)
    over = last[0] - first[0] == width - 1 and first[0] > 0
    return tuple(found), tuple(loose), (first[0], frozenset({first[1], last[1]})) if over else (0, frozenset())


def _pieced_together(draft: Draft, column: Column, pieces: list[tuple[str, Span]]) -> int | None:
    """Where two printed pieces begin that make up the words of a head; told, and the pieces are used up."""
    for first, (words, span) in enumerate(pieces):
        for second in range(first + 1, len(pieces)):
            more, place = pieces[second]
            both = vocabulary(words + more)
            if (_SECTION, column.id) in both.columns and not both.meant:
                draft.tell(
                    "head-split", span, labels=(Label(place, "rest"),), read=f"{words} / {more}", meant=column.label
                )
                del pieces[second], pieces[first]
                return span.start
    return None


def _jumbled(draft: Draft, columns: list[Column], pieces: list[tuple[str, Span]]) -> bool:
    """True where printed pieces hold just the characters of some heads, which were read across their lines; told."""
    official = "".join(column.label for column in columns)
    if sorted(official) != sorted("".join(words for words, _ in pieces)):
        return False
    (_, first), *others = pieces
    read, meant = " / ".join(words for words, _ in pieces), "、".join(column.label for column in columns)
    draft.tell("head-split", first, labels=tuple(Label(span, "rest") for _, span in others), read=read, meant=meant)
    return True


def _cut_start(draft: Draft, row: Labelled, columns: tuple[Column, ...], windows: Windows) -> int | None:
    """Where the columns begin in a row in which the text ends; what is lost is told."""
    if len(row.values) >= len(columns):
        return None
    start = windows.cut_start(row.row, row.index)
    if start is not None:
        lost = columns[len(row.row.cells) - start :]
        draft.tell("row-cut", row.span, paths=tuple(f"{row.path}.{column.id}" for column in lost))
    return start


def _grid_cells(
    draft: Draft, row: Labelled, columns: tuple[Column, ...], start: int | None, *, standard: bool
) -> dict[str, Cell]:
    """The cells of a row whose cells have positions."""
    if start is not None and sum(map(bool, row.row.cells[start : start + len(columns)])) == len(columns):
        return _read(draft, row.row, start, columns, row.path)
    values = range(row.index + 1, len(row.row.cells))
    printed = [index for index in values if row.row.cells[index]]
    partly = not standard and 0 < len(printed) < len(columns)
    if start is None or partly or _total_moved(row.row, printed, start + len(columns)):
        return _doubt(draft, row, columns, values)
    return _read(draft, row.row, start, columns, row.path)


def _doubt(draft: Draft, row: Labelled, columns: tuple[Column, ...], values: range) -> dict[str, Cell]:
    """The cells of a row whose columns are open; its total may be known by its sum."""
    cells = doubt(draft, row.row, row.span, row.path, columns, values)
    total = inferred_total(draft, row.row, values) if len(values) < len(columns) else None
    return cells | {columns[-1].id: total} if total else cells


def _total_moved(row: PageRow, printed: list[int], end: int) -> bool:
    """True where the last column is empty and the last value is the sum of the others: a blank was lost."""
    if len(printed) <= 1 or printed[-1] == end - 1:
        return False
    *others, last = [read(row.cells[index]).value for index in printed]
    if not last and end > len(row.cells):  # the text ends in a row of zeros: each is a zero wherever it belongs
        return False
    return last is not None and last == sum(number for number in others if number is not None)


def _flat_cells(
    draft: Draft, table: Table, row: Labelled, columns: tuple[Column, ...], *, standard: bool
) -> dict[str, Cell]:
    """The cells of a row without positions: only as many values as there are columns can be placed."""
    values = range(row.index + 1, len(row.row.cells))
    if not values:
        draft.bare.append(Bare(row.path, _SECTION, row.span, columns, headed=bool(table.opening)))
        return {}
    if standard and (own := first_of_several(row, columns)):
        return _inferred(draft, row, columns, own)
    spare = "" in row.values and draft.spare_cells
    if len(values) != len(columns) or not standard or spare:
        return _doubt(draft, row, columns, values)
    return _read(draft, row.row, row.index + 1, columns, row.path)


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
