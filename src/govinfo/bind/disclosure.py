"""Section two: the rows of its items under their heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govinfo.bind.draft import Bare, Draft
from govinfo.bind.heads import by_item, column_of, disclosure_heads, head_rows, one_by_one
from govinfo.bind.items import Columns, Plan, are_some, block_of, forms_with, planned, rows_under, tables_with
from govinfo.bind.place import begins_whole, doubt, fits, goes_on, is_cut, label_without_spares, make_cells
from govinfo.bind.ruler import across
from govinfo.bind.suspicion import are_columns_apart, broken_rows
from govinfo.diagnostics import Label
from govinfo.forms import forms, names_of
from govinfo.forms.labels import item_of, take_apart
from govinfo.forms.vocabulary import vocabulary
from govinfo.page import RowKind, Table

if TYPE_CHECKING:
    from govinfo.bind.labels import Labelled
    from govinfo.cell import Cell
    from govinfo.page import PageRow

#: A line with fewer values than this may be the rest of a number, even of a row's only one.
_FEWEST = 2


def bind_disclosure(draft: Draft, table: Table, rows: list[Labelled]) -> None:
    """Bind the rows of one item. Its form is the one whose columns the heads name, whatever the year."""
    *others, part = by_item(table)
    for hollow in others if rows else [*others, part]:
        _note_hollow(draft, hollow, grid=table.grid)
    plans: dict[str, Plan | None] = {}
    lost: list[Labelled] = []
    for row in rows:
        block = block_of(row.path)
        if block not in plans:
            beside = [other for other in rows if block_of(other.path) == block]
            plans[block] = _plan(draft, table, part, beside)
            _check_item(draft, table, row.path)
            _tell_missing(draft, beside, plans[block])
        plan = plans[block] or (None if _has_heads(part) else _by_count(draft, row))
        if plan is None:
            lost.append(row)
            continue
        draft.forms[row.path] = plan[0]
        if cells := _cells(draft, table, row, plan[1]):
            draft.put(row.path, row.span, cells)
    if lost:
        _give_up(draft, lost)


def _note_hollow(draft: Draft, part: list[PageRow], *, grid: bool) -> None:
    """Remember an item that has heads and no row; without its title, all items that have these heads."""
    title = next((cell for row in part[:1] for cell in row.cells if row.kind is RowKind.ITEM and cell), "")
    item = item_of(title) if title else ""
    heads = disclosure_heads(tuple(row.cells for row in head_rows(part)), grid=grid) if item or not title else ()
    known = frozenset(head.column for head in heads if head.column)
    if rows := rows_under(known, item):
        draft.hollow.append((part[0].whole(), rows))


def _plan(draft: Draft, table: Table, part: list[PageRow], block: list[Labelled]) -> Plan | None:
    """The form whose columns the heads name; the one with just as many columns first. Heads that are cut are told.

    None where no form has them, or where some may be lost: nothing stands before them, and a row has more values than
    they are, or lines that repeat were deleted and a form has these heads among others.
    """
    path = block[0].path
    rows = head_rows(part)
    grid = table.grid and any(sum(map(bool, row.cells)) > 1 for row in rows)  # else a head stands on each line
    if not grid:
        rows = _across(draft, [one for row in rows for one in one_by_one(row)])
    heads = disclosure_heads(tuple([row.cells for row in rows]), grid=grid)
    found = planned(heads, path)
    if found is None or not (grid or found[0] in forms_with(path, len(found[1]))):
        return None
    if not (table.grid or _begins(part)) and any(sum(map(bool, row.values)) > len(found[1]) for row in block):
        return None
    if not table.grid and draft.lines_deleted and (are_some(heads, path) or _is_another_form(draft, found[0])):
        return None
    form, columns, cut = found
    for head, label in cut:
        row, cell = head.at
        draft.tell("head-cut", rows[row].span(cell), read=head.words, meant=label)
    return form, columns


def _is_another_form(draft: Draft, form: str) -> bool:
    """True where another item before is printed in another form: no report is likely to mix them."""
    return any(other != form for path, other in draft.forms.items() if path.startswith("disclosure."))


def _across(draft: Draft, rows: list[PageRow]) -> list[PageRow]:
    """Heads of a cell each from left to right; one that is torn may begin on a line above the others."""
    by_span = {row.span(0): row for row in rows}
    heads = [(column_of(vocabulary(row.cells[0])), row.span(0)) for row in rows]
    return [by_span[span] for _, span in across(draft, heads, corner=True)]


def _check_item(draft: Draft, table: Table, path: str) -> None:
    """Tell where the item's title names another article than the one that its rows stand under."""
    for row in reversed(table.opening):
        if row.kind is RowKind.ITEM:
            index = next(i for i, cell in enumerate(row.cells) if cell)
            printed, official = row.cells[index], block_of(path)
            if take_apart(printed) != take_apart(official):
                draft.tell("article-differs", row.span(index), paths=(path,), read=printed, meant=official)
            return


def _begins(part: list[PageRow]) -> bool:
    """True where the title of an item or a corner head stands before the heads."""
    return part[0].kind is RowKind.ITEM or part[0].cells[0] in forms()[-1].table("disclosure").heads


def _tell_missing(draft: Draft, block: list[Labelled], plan: Plan | None) -> None:
    """Tell the columns of an item's form that no head names."""
    form, columns = plan or ("", {})
    of_form = next((table.columns for name, table in tables_with(block[0].path) if name == form), ())
    named = {column.id for column, _ in columns.values()}
    if missing := [column for column in of_form if column.id not in named]:
        paths = tuple(f"{row.path}.{column.id}" for row in block for column in missing)
        labels = "、".join(column.label for column in missing)
        draft.tell("column-missing", block[0].span, paths=paths, count=len(missing), columns=labels)


def _has_heads(part: list[PageRow]) -> bool:
    """True where words stand over the columns, understood or not."""
    corners = forms()[-1].table("disclosure").heads
    return any(cell and cell not in corners for row in head_rows(part) for cell in row.cells)


def _by_count(draft: Draft, row: Labelled) -> Plan | None:
    """Heads are lost: only where a single form has as many columns as values are printed are they certain enough."""
    if any(row.path in rows for _, rows in draft.hollow) or _heads_unread(draft):  # the row does not fit them
        return None
    printed = [value for value in row.values if value]
    siblings = [path for path in draft.forms if path.startswith("disclosure.") and block_of(path) == block_of(row.path)]
    beside = {draft.forms[path] for path in siblings}
    fitting = [
        (form, table)
        for form, table in tables_with(row.path)
        if len(table.columns) == len(printed) and beside <= {form}
    ]
    if len(fitting) != 1 or draft.lines_deleted or any(not value for value in row.values[: len(printed)]):
        return None
    if is_cut(draft, row.row) and len(printed) < max(len(table.columns) for _, table in tables_with(row.path)):
        return None
    if draft.older and draft.older.kind.subjects:  # an older narrative has tables of its own, with such rows too
        return None
    form, table = fitting[0]
    paths = tuple(f"{row.path}.{column.id}" for column in table.columns)
    draft.tell("heads-missing", row.span, paths=paths, row=row.word.label.words)
    return form, {offset: (column, None) for offset, column in enumerate(table.columns, 1)}


def _heads_unread(draft: Draft) -> bool:
    """True where a corner head (信息内容) stands in what was not read before the table."""
    corners = forms()[-1].table("disclosure").heads
    before = [draft.source.text[slice(*block.span)] for block in draft.before]
    return any(corner in text for text in before for corner in corners)


def _give_up(draft: Draft, rows: list[Labelled]) -> None:
    words = [vocabulary(cell) for row in rows for cell in row.values if cell]
    beside = [path for word in words for path in word.rows or word.possible]
    paths = tuple(dict.fromkeys([*(row.path for row in rows), *beside]))
    more = tuple(Label(row.span, "more") for row in rows[1:])
    draft.tell("heads-not-understood", rows[0].span, paths=paths, labels=more, count=len(rows), rows=names_of(paths))
    draft.unplaced += [row.row.whole() for row in rows]


def _cells(draft: Draft, table: Table, row: Labelled, plan: Columns) -> dict[str, Cell]:
    if not table.grid:
        row = label_without_spares(row, len(plan))
    if table.grid and not row.row.spaced:
        shift = _shift(draft, row, plan)
    elif row.values:
        shift = _as_many(draft, table, row, plan)
    else:
        columns = tuple(column for column, _ in plan.values())
        draft.bare.append(Bare(row.path, block_of(row.path), row.span, columns, headed=True))
        return {}
    printed = None if shift is None else _printed(draft, row, plan, shift)
    if shift is None or printed is None:
        return _doubt(draft, row, plan)
    at = row.index + shift
    blank = any(not row.row.cells[at + offset] for offset in printed)
    broken = goes_on(draft, row.row) or id(row.row) in broken_rows(table, max(len(printed), _FEWEST))
    if broken or not are_columns_apart(table, [row.row]) or (blank and _lost_one(table, row, at, printed)):
        return _doubt(draft, row, printed)
    return make_cells(draft, row.row, row.path, [(at + offset, *column) for offset, column in printed.items()])


def _as_many(draft: Draft, table: Table, row: Labelled, plan: Columns) -> int | None:
    """0 where a row without positions has a value for each head, as far as the text goes; else None."""
    short = len(row.values) < len(plan) and begins_whole(draft, table, row.row, row.values)
    as_many = max(plan) == len(plan) and (short or len(row.values) == len(plan))
    return 0 if as_many and not ("" in row.values and draft.spare_cells) else None


def _shift(draft: Draft, row: Labelled, plan: Columns) -> int | None:
    """How far a row's values stand from their heads, told; None where they do not fit these, or some may be lost."""
    printed = [offset for offset, cell in enumerate(row.values, 1) if cell]
    whole = _is_whole(draft, row, plan)
    if len(row.values) > max(plan) and not whole:
        return None
    if plan.keys() >= set(printed):
        return 0
    shift = printed[0] - min(plan)
    if [offset - shift for offset in printed] != list(plan) or not whole:
        return None
    draft.tell("row-shifted", row.span, paths=(row.path,), row=row.word.label.words)
    return shift


def _printed(draft: Draft, row: Labelled, plan: Columns, shift: int) -> Columns | None:
    """The columns of a row, less those that the end of the text cut off, told; None where other values are lost."""
    if max(plan) + shift <= len(row.values):
        return plan
    missing = [offset for offset in plan if offset > len(row.values)]
    if len(missing) == len(plan) or not is_cut(draft, row.row) or not _is_whole(draft, row, plan):
        return None
    draft.tell("row-cut", row.span, paths=tuple(f"{row.path}.{plan[offset][0].id}" for offset in missing))
    return {offset: column for offset, column in plan.items() if offset not in missing}


def _is_whole(draft: Draft, row: Labelled, plan: Columns) -> bool:
    """True where heads name all columns of the row's form: else a value may be one of a column without a head."""
    return any(
        form == draft.forms[row.path] and len(table.columns) == len(plan) for form, table in tables_with(row.path)
    )


def _lost_one(table: Table, row: Labelled, at: int, plan: Columns) -> bool:
    """True where a row with a blank is not as long as what stands over it, or has a cell that its column cannot hold.

    A row of blanks alone may be longer.
    """
    cells = row.row.cells
    longest = max((len(head.cells) for head in table.opening), default=0)
    unlike = len(cells) != longest if any(row.values) else len(cells) < longest
    return (table.grid and unlike) or any(
        not fits(cells[at + offset], column.number) for offset, (column, _) in plan.items()
    )


def _doubt(draft: Draft, row: Labelled, plan: Columns) -> dict[str, Cell]:
    values = range(row.index + 1, len(row.row.cells))
    return doubt(draft, row.row, row.span, row.path, [column for column, _ in plan.values()], values)
