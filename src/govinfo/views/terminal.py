"""What a terminal shows of a report, of a part of it, of findings."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from govinfo.exchange.escape import visible
from govinfo.forms import forms
from govinfo.unbind.tables import Printed, form_of, groups_of, outline, printed, row_cells
from govinfo.views.findings import COLOURS
from govinfo.views.grid import MARKS, Line, grid, legend, rendered
from govinfo.views.part import report_of
from govinfo.views.words import count, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.console import Console, ConsoleOptions, RenderableType

    from govinfo.cell import State
    from govinfo.forms import FormTable, Row
    from govinfo.report import Report
    from govinfo.report.tree import Node
    from govinfo.views.findings import Findings
    from govinfo.views.words import Words


def lay_out(report: Report, say: Words, width: int, more: Iterable[RenderableType] = ()) -> str:
    """The report, and more below it, as text for a terminal of a width; coloured where standard output is one."""
    return rendered((*_report(report, say, width), *more), width)


class Shown:
    """What a console lays out when it knows how wide it is."""

    def __init__(self, parts: Callable[[int], Iterable[RenderableType]]) -> None:
        self.parts = parts

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        del console
        yield from self.parts(options.max_width)


def report(shown: Report, lang: str | None = None) -> Shown:
    """Title and facts of a report, its tables with what is not simply reported marked, and what the marks mean."""
    return Shown(lambda width: _report(shown, words(lang), width))


def part(node: Node, lang: str | None = None) -> RenderableType:
    """The tables of a part of a report; for one without a place in a form, a line."""
    alone = report_of(node)
    return Shown(lambda width: _tables(alone, words(lang), width)) if alone else Text(visible(repr(node)))


def findings(found: Findings, lang: str | None = None) -> RenderableType:
    """Findings as a table."""
    say = words(lang)
    if not found:
        return Text(say.nothing)
    table = Table.grid(padding=(0, 2, 0, 0))
    for one in found:
        severity = Text(say.severities[one.severity], f"bold {COLOURS[one.severity]}")
        told = Text(f"{one.code} {one.rule}\n{visible(one.text(say.lang))}", overflow="fold")
        table.add_row(Text(found.place(one), no_wrap=True), severity, told)
    return table


def _report(report: Report, say: Words, width: int) -> Iterator[RenderableType]:
    yield Text(visible(report.title or say.untitled), "bold")
    yield Text(say.about(report))
    yield ""
    yield from _tables(report, say, width, whole=True)


def _tables(report: Report, say: Words, width: int, *, whole: bool = False) -> Iterator[RenderableType]:
    """The tables under the headings of their sections; of a whole report it is told also what is not printed."""
    states: set[State] = set()
    gap = False
    for section in forms()[-1].sections:
        found = printed(report, section.id)
        if found or (whole and any(table.section == section.id for table in forms()[-1].tables)):
            yield from [""] * gap
            yield Text(section.title, "bold")
            gap = True
            yield from _section(report, found, say, width, whole=whole) if found else (Text(say.no_table, "dim"),)
            states |= {cell.state for one in found for row in one.rows for cell in row_cells(report, one.table, row)}
    yield from legend(states, say)


def _section(report: Report, found: list[Printed], say: Words, width: int, *, whole: bool) -> Iterator[RenderableType]:
    """The tables of a section, and under them what needs more room than a cell."""
    tables = [(one.table, list(_lines(report, one))) for one in found]
    labels = max(line.width for table, lines in tables for line in (Line(table.article), *lines))
    for table, lines in tables:
        heads = [column.label for column in table.columns]
        yield from ("", grid(table.article, heads, lines, labels=labels, width=width))
    remarks: list[RenderableType] = [
        remark for one in found for row in one.rows for remark in _remarks(report, one.table, row, say)
    ]
    if whole and (left_out := _left_out(report, found)):
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
