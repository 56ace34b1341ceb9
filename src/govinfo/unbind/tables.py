"""Which rows of a report are printed in which table of the forms."""

from __future__ import annotations

from collections import defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING

from attrs import frozen

from govinfo.forms import FormTable, Group, Row, forms, merged
from govinfo.forms.asked import asked, items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.cell import Cell
    from govinfo.report import Report


@frozen
class Printed:
    """A table, or an item of section two, with those of its rows of which something is printed."""

    table: FormTable
    rows: tuple[Row, ...]


def printed(report: Report, section: str, *, fill: bool = False) -> list[Printed]:
    """What is printed of a section, in the order of the form; a hybrid item as a table for each form.

    With ``fill``, rows that the report is asked for are there though nothing of them is printed.
    """
    cells: dict[str, set[str]] = defaultdict(set)
    for path in report.cells():
        row, _, column = path.rpartition(".")
        if row.startswith(f"{section}."):
            cells[row].add(column)
    rows: dict[FormTable, set[str]] = defaultdict(set)
    for row, columns in cells.items():
        for table in _homes(row, columns, form_of(report, row)):
            rows[table].add(row)
    if fill:
        wanted = set(asked(section, cells, report.forms)) - set(cells)
        for table in items(report.forms) if section == "disclosure" else [merged(section)]:
            rows[table] |= wanted & {row.path for row in table.rows}
    articles = [table.article for form in forms() for table in form.tables]
    return [
        Printed(table, tuple(row for row in table.rows if row.path in rows[table]))
        for table in sorted(rows, key=lambda table: articles.index(table.article))
        if rows[table]
    ]


def _homes(row: str, columns: set[str], own: str | None) -> Iterator[FormTable]:
    """The tables that show a row: the one with the most of its columns, and others only for what that one has not.

    Of equals, the table of the row's own form goes first, then that of the newest.
    """
    tables = {form.name: table for form in forms() for table in form.tables if any(r.path == row for r in table.rows)}
    ids = {name: {column.id for column in table.columns} for name, table in tables.items()}
    left = set(columns)
    for name in sorted(tables, key=lambda name: (len(columns & ids[name]), name == own, name), reverse=True):
        if left & ids[name]:
            yield tables[name] if tables[name].article else merged(tables[name].section)
        left -= ids[name]


def row_cells(report: Report, table: FormTable, row: Row) -> tuple[Cell, ...]:
    """The cells of a row in the columns of a table."""
    return tuple(report[f"{row.path}.{column.id}"] for column in table.columns)


@frozen
class Entry:
    """A row under the groups that it stands in."""

    row: Row
    #: The groups before its label, the outermost first.
    groups: tuple[Group, ...]
    #: Those of them whose label stands on this row: it is the first of theirs.
    begins: tuple[Group, ...]


def outline(one: Printed) -> Iterator[Entry]:
    """The printed rows of a table with their groups; a row with the label of its group stands for that label."""
    told: set[Group] = set()
    for row in one.rows:
        groups = groups_of(one.table, row)
        if groups and groups[-1].label == row.label:
            told.add(groups.pop())
        begins = tuple(group for group in groups if group not in told)
        told.update(begins)
        yield Entry(row, tuple(groups), begins)


def groups_of(table: FormTable, row: Row) -> list[Group]:
    """The groups that a row is in, the outermost first."""
    return [group for group in table.groups if row.path.startswith(f"{group.path}.")]


def form_of(report: Report, path: str) -> str | None:
    """The form that a block or a row of the tree says it has."""
    form: str | None = getattr(attrgetter(path)(report), "form", None)
    return form
