"""The items of section two: the tables that the forms have for them, and which of them the printed heads fit."""

from __future__ import annotations

from functools import cache, lru_cache

from govinfo.bind.heads import Head, HeadPlan, is_piece, resolve, wordings
from govinfo.forms import Column, FormTable, forms
from govinfo.forms.labels import item_of, take_apart, unit_of

#: The columns of one row by their offset from the label, each with its unit.
Columns = dict[int, tuple[Column, str | None]]
#: The form of a row, and its columns.
Plan = tuple[str, Columns]


@cache
def tables_with(path: str) -> list[tuple[str, FormTable]]:
    """The tables that have a row, each with its form."""
    return [(form.name, table) for form in forms() for table in form.tables if any(r.path == path for r in table.rows)]


@cache
def rows_beside(path: str) -> tuple[str, ...]:
    """The paths of the rows, in any form, of the item of section two that a row stands in; none for another section."""
    if not path.startswith("disclosure."):
        return ()
    tables = [table for form in forms() for table in form.tables if table.article == block_of(path)]
    return tuple(dict.fromkeys(row.path for table in tables for row in table.rows))


@lru_cache(maxsize=1024)
def rows_under(columns: frozenset[str], item: str) -> tuple[str, ...]:
    """The rows of an item under heads that name some of its columns; without an item, of all that have just these."""
    tables = [table for form in forms() for table in form.tables if columns and columns <= ids_of(table)]
    if item:
        tables = sorted((t for t in tables if item_of(t.article) == item), key=lambda one: len(one.columns))[:1]
    else:
        tables = [table for table in tables if columns == ids_of(table)]
    return tuple(dict.fromkeys(row.path for table in tables for row in table.rows))


@cache
def block_of(path: str) -> str:
    """The title of the item in which a row stands; the path of its table in a section without items."""
    table = tables_with(path)[0][1]
    return table.article or table.path


@lru_cache(maxsize=1024)
def planned(heads: tuple[Head, ...], path: str) -> tuple[str, Columns, tuple[tuple[Head, str], ...]] | None:
    """The form whose columns heads name, of those that have a row: its columns, and the heads that are cut."""
    known = {head.column for head in heads if head.column}
    fitting = [(form, table) for form, table in tables_with(path) if known and known <= ids_of(table)]
    for form, table in sorted(fitting, key=lambda found: abs(len(found[1].columns) - len(heads))):
        plan = resolve(heads, table.columns)
        if plan and not _are_others(heads, plan, [other for _, other in tables_with(path) if other is not table]):
            by_id = {column.id: column for column in table.columns}
            columns = {offset: (by_id[column], unit_of(note)) for offset, column, note in sorted(plan.columns)}
            return form, columns, plan.cut
    return None


def _are_others(heads: tuple[Head, ...], plan: HeadPlan, tables: list[FormTable]) -> bool:
    """True where a head that names no column of the form is a piece of what names one of another."""
    placed = {offset for offset, *_ in plan.columns}
    left = [head for head in heads if head.offset not in placed]
    return any(is_piece(head, column) for head in left for table in tables for column in table.columns)


@cache
def forms_with(path: str, columns: int) -> frozenset[str]:
    """The forms in which a row has so many columns: without positions, no head may be lost."""
    return frozenset(form for form, table in tables_with(path) if len(table.columns) == columns)


def ids_of(table: FormTable) -> frozenset[str]:
    """The ids of the columns of a table."""
    return frozenset(column.id for column in table.columns)


def are_some(heads: tuple[Head, ...], path: str) -> bool:
    """True where all heads are worded as those of a form in which the row has more, and none is another form's own."""
    tables = [table for _, table in tables_with(path)]
    return any(
        len(heads) < len(table.columns) and all(head.words in _own_wordings(path, at) for head in heads)
        for at, table in enumerate(tables)
    )


@cache
def _own_wordings(path: str, at: int) -> frozenset[str]:
    """How the heads over a row may be worded in one of its forms, less what only the others print officially."""
    tables = [table for _, table in tables_with(path)]
    own = {words for column in tables[at].columns for words in wordings(column)}
    official = [{take_apart(column.label).words for column in table.columns} for table in tables]
    return frozenset(own - (set().union(*official) - official[at]))
