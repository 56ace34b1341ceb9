"""How a report is laid out for the terminal: its title, its three tables, and what their marks mean."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from govinfo.exchange.escape import visible
from govinfo.forms import forms
from govinfo.unbind.tables import Printed, form_of, groups_of, outline, printed, row_cells
from govinfo.views.grid import MARKS, Line, grid, legend, rendered
from govinfo.views.words import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from govinfo.cell import State
    from govinfo.forms import FormTable, Row
    from govinfo.report import Report
    from govinfo.views.words import Words


def lay_out(report: Report, say: Words, width: int, more: Iterable[RenderableType] = ()) -> str:
    """The report, and more below it, as text for a terminal of a width; coloured where standard output is one."""
    return rendered((*_parts(report, say, width), *more), width)


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
            tables = printed(report, section.id)
            rows = [row_cells(report, one.table, row) for one in tables for row in one.rows]
            states.update(cell.state for cells in rows for cell in cells)
            yield from _section(report, tables, say, width)
    yield from legend(states, say)


def _section(report: Report, found: list[Printed], say: Words, width: int) -> Iterator[RenderableType]:
    """The tables of a section, and under them what needs more room than a cell."""
    if not found:
        yield Text(say.no_table, "dim")
        return
    tables = [(one.table, list(_lines(report, one))) for one in found]
    labels = max(line.width for table, lines in tables for line in (Line(table.article), *lines))
    for table, lines in tables:
        heads = [column.label for column in table.columns]
        yield from ("", grid(table.article, heads, lines, labels=labels, width=width))
    remarks: list[RenderableType] = [
        remark for one in found for row in one.rows for remark in _remarks(report, one.table, row, say)
    ]
    if left_out := _left_out(report, found):
        remarks.append(Text(count(left_out, *say.rows_left_out), "dim"))
    if remarks:
        yield from ("", *remarks)


def _lines(report: Report, one: Printed) -> Iterator[Line]:
    """The rows, each group's label before its first; a row with the label of its group stands for that label."""
    for entry in outline(one):
        for group in entry.begins:
            yield Line(group.label, entry.groups.index(group))
        yield Line(entry.row.label, len(entry.groups), row_cells(report, one.table, entry.row))


def _remarks(report: Report, table: FormTable, row: Row, say: Words) -> Iterator[Text]:
    """What is printed where no number can be shown; told once for neighbours that share it."""
    cells = zip(table.columns, row_cells(report, table, row), strict=True)
    for (state, doubt), neighbours in groupby(cells, key=lambda one: (one[1].state, say.doubt(one[1]))):
        columns = [column.label for column, _ in neighbours]
        groups = [group.label for group in groups_of(table, row)[-1:] if group.label != row.label]
        only = "" if len(columns) == len(table.columns) else f"（{'、'.join(columns)}）"
        if doubt:
            yield Text(f"{MARKS[state]} {' '.join([*groups, row.label])}{only}{doubt}")


def _left_out(report: Report, found: list[Printed]) -> int:
    """How many rows of the form are not printed; where nothing tells the form, of the one that lacks fewest."""
    section = found[0].table.section
    here = {row.path for one in found for row in one.rows}
    named = {form_of(report, path) for path in (section, *here)} - {None}
    asked = [
        {row.path for table in form.tables if table.section == section for row in table.rows}
        for form in forms()
        if form.name in named or not named
    ]
    return min(len(rows - here) for rows in asked)
