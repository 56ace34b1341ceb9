"""How a report is laid out for the terminal: its title, its three tables, and what their marks mean."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from attrs import frozen
from rich.text import Text

from govinfo.cell import State
from govinfo.cli.grid import MARKS, Line, grid, legend, rendered
from govinfo.cli.output import visible
from govinfo.forms import FormTable, Group, Row, forms, merged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from govinfo.cell import Cell
    from govinfo.cli.words import Words
    from govinfo.report import Report


@frozen
class _Printed:
    """A table, or an item of section two, with those of its rows of which something is printed."""

    table: FormTable
    rows: tuple[Row, ...]


def lay_out(report: Report, say: Words, width: int) -> str:
    """The report as text for a terminal of a width; coloured where standard output is a terminal."""
    return rendered(_parts(report, say, width), width)


def _parts(report: Report, say: Words, width: int) -> Iterator[RenderableType]:
    yield Text(visible(report.title or say.untitled), "bold")
    facts = say.facts.format(
        year=report.year or say.unknown,
        organ=visible(report.organ or say.unknown),
        form=say.forms.get(report.form or "", report.form) or say.unknown,
        status=say.statuses[report.status],
    )
    yield Text(facts)
    states: set[State] = set()
    for section in forms()[-1].sections:
        if any(table.section == section.id for table in forms()[-1].tables):
            yield from ("", Text(section.title, "bold"))
            printed = _printed(report, section.id)
            states.update(cell.state for one in printed for row in one.rows for cell in _cells(report, one.table, row))
            yield from _section(report, printed, say, width)
    yield from legend(states, say)


def _printed(report: Report, section: str) -> list[_Printed]:
    """What is printed of a section, in the order of the form."""
    cells: dict[str, set[str]] = defaultdict(set)
    for path in report.cells():
        row, _, column = path.rpartition(".")
        if row.startswith(f"{section}."):
            cells[row].add(column)
    rows: dict[FormTable, set[str]] = defaultdict(set)
    for row, columns in cells.items():
        for table in _homes(report, row, columns):
            rows[table].add(row)
    articles = [table.article for form in forms() for table in form.tables]
    return [
        _Printed(table, tuple(row for row in table.rows if row.path in rows[table]))
        for table in sorted(rows, key=lambda table: articles.index(table.article))
    ]


def _homes(report: Report, row: str, columns: set[str]) -> Iterator[FormTable]:
    """The tables that show a row: the one with the most of its columns, and others only for what that one has not.

    Of equals, the table of the row's own form goes first, then that of the newest.
    """
    own = _form(report, row)
    tables = {form.name: table for form in forms() for table in form.tables if any(r.path == row for r in table.rows)}
    ids = {name: {column.id for column in table.columns} for name, table in tables.items()}
    left = set(columns)
    for name in sorted(tables, key=lambda name: (len(columns & ids[name]), name == own, name), reverse=True):
        if left & ids[name]:
            yield tables[name] if tables[name].article else merged(tables[name].section)
        left -= ids[name]


def _cells(report: Report, table: FormTable, row: Row) -> tuple[Cell, ...]:
    return tuple(report[f"{row.path}.{column.id}"] for column in table.columns)


def _section(report: Report, printed: list[_Printed], say: Words, width: int) -> Iterator[RenderableType]:
    """The tables of a section, and under them what needs more room than a cell."""
    if not printed:
        yield Text(say.no_table, "dim")
        return
    tables = [(one.table, list(_lines(report, one))) for one in printed]
    labels = max(line.width for table, lines in tables for line in (Line(table.article), *lines))
    for table, lines in tables:
        heads = [column.label for column in table.columns]
        yield from ("", grid(table.article, heads, lines, labels=labels, width=width))
    remarks: list[RenderableType] = [
        remark for one in printed for row in one.rows for remark in _remarks(report, one.table, row, say)
    ]
    if left_out := _left_out(report, printed):
        remarks.append(Text(say.count(left_out, *say.rows_left_out), "dim"))
    if remarks:
        yield from ("", *remarks)


def _lines(report: Report, printed: _Printed) -> Iterator[Line]:
    """The rows, each group's label before its first; a row with the label of its group stands for that label."""
    told: set[Group] = set()
    for row in printed.rows:
        groups = _groups(printed.table, row)
        if groups and groups[-1].label == row.label:
            told.add(groups.pop())
        for depth, group in enumerate(groups):
            if group not in told:
                told.add(group)
                yield Line(group.label, depth)
        yield Line(row.label, len(groups), _cells(report, printed.table, row))


def _groups(table: FormTable, row: Row) -> list[Group]:
    """The groups that a row stands in, the outermost first."""
    return [group for group in table.groups if row.path.startswith(f"{group.path}.")]


def _remarks(report: Report, table: FormTable, row: Row, say: Words) -> Iterator[Text]:
    """What is printed where no number can be shown; told once for neighbours that share it."""
    cells = zip(table.columns, _cells(report, table, row), strict=True)
    for (state, doubt), neighbours in groupby(cells, key=lambda one: (one[1].state, _doubt(one[1], say))):
        columns = [column.label for column, _ in neighbours]
        groups = [group.label for group in _groups(table, row)[-1:] if group.label != row.label]
        only = "" if len(columns) == len(table.columns) else f"（{'、'.join(columns)}）"
        if doubt:
            yield Text(f"{MARKS[state]} {' '.join([*groups, row.label])}{only}{doubt}")


def _doubt(cell: Cell, say: Words) -> str:
    if cell.state is State.AMBIGUOUS:
        return say.candidates.format(" ".join(str(value) for value in cell.candidates))
    return say.raw.format(visible(cell.raw)) if cell.state is State.UNREADABLE and cell.raw else ""


def _left_out(report: Report, printed: list[_Printed]) -> int:
    """How many rows of the form are not printed; where nothing tells the form, of the one that lacks fewest."""
    section = printed[0].table.section
    here = {row.path for one in printed for row in one.rows}
    named = {_form(report, path) for path in (section, *here)} - {None}
    asked = [
        {row.path for table in form.tables if table.section == section for row in table.rows}
        for form in forms()
        if form.name in named or not named
    ]
    return min(len(rows - here) for rows in asked)


def _form(report: Report, path: str) -> str | None:
    """The form that a block or a row of the tree says it has."""
    form: str | None = getattr(attrgetter(path)(report), "form", None)
    return form
