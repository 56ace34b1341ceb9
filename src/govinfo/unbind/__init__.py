"""From a report to paper: the knowledge of ``bind`` the other way round, all of it from the form data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from govinfo.build import title_of
from govinfo.cell import State
from govinfo.forms import forms
from govinfo.forms.vocabulary import vocabulary
from govinfo.layouts.writing import Limit
from govinfo.page import Kind
from govinfo.paper import BoxKind, Grid, Paper, Piece, Role, Words
from govinfo.unbind.grids import tables_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.layouts.writing import Layout
    from govinfo.report import Report, Section

_PREAMBLE = "preamble"


def unbind(report: Report, layout: Layout) -> Paper:
    """Set a report out on paper as a layout can carry it.

    Rows, blocks and row tails that are absent are not printed; where something of a row is, its absent cells are blank.

    Returns:
        Title, headings, prose and tables in printed order.
    """
    title = _title(report)
    pieces = tuple(_pieces(report, title, layout))
    tails = Limit.TAIL not in layout.limits
    cut = _without_tail(pieces[-1]) if tails and pieces and isinstance(pieces[-1], Grid) else None
    return Paper(title, (*pieces[:-1], cut), cut=True) if cut else Paper(title, pieces)


def _title(report: Report) -> str:
    """The printed title; else one of the organ and of a year that is not in the prose; else ""."""
    prose = "".join(section.text for section in report.sections)
    year = report.year if report.year and str(report.year) not in prose else None
    return report.title or (title_of(report.year, report.organ) if report.organ or year else "")


def _pieces(report: Report, title: str, layout: Layout) -> Iterator[Piece]:
    """All that is printed: each table in its section, or behind the one before it where its heading is not printed."""
    tables = tables_of(report, fill=layout.fill)
    homes = _homes(report, list(tables))
    if title and Limit.TITLE in layout.limits and not _is_in(title, report):
        yield Words(Role.TITLE, title)
    if not any(section.id == _PREAMBLE for section in report.sections):
        yield from (grid for name, grid in tables.items() if homes[name] is None)
    for section in report.sections:
        yield from _words(section, title)
        at_start = section.id == _PREAMBLE
        for name, grid in tables.items():
            if homes[name] is section or (at_start and homes[name] is None):
                yield grid


def _words(section: Section, title: str) -> Iterator[Words]:
    if section.id != _PREAMBLE:
        yield Words(Role.HEADING, _heading(section))
    lines = [line for line in section.text.split("\n") if line.strip()]
    titles = [at for at, line in enumerate(lines) if line.strip() == title and section.id == _PREAMBLE]
    at = titles[0] if titles else len(lines)
    for role, part in ((Role.PROSE, lines[:at]), (Role.TITLE, lines[at : at + 1]), (Role.PROSE, lines[at + 1 :])):
        if part:
            yield Words(role, "\n".join(part))


def _is_in(title: str, report: Report) -> bool:
    """True where the prose prints the title, so that it is not printed again."""
    return any("".join(title.split()) in "".join(section.text.split()) for section in report.sections)


def _heading(section: Section) -> str:
    """The heading as printed, where it is read as that of the section; else the form's."""
    word = vocabulary(section.heading)
    if word.section == section.id or (word.kind is Kind.OPENING and section.id == "overview"):
        return section.heading
    return next((own.title for own in forms()[-1].sections if own.id == section.id), section.heading)


def _homes(report: Report, tables: list[str]) -> dict[str, Section | None]:
    """The section that each table is printed in: its own, or the last before it in the form; None for the beginning."""
    numbers = {section.id: section.number for section in forms()[-1].sections}
    homes: dict[str, Section | None] = {}
    for name in tables:
        before = [one for one in report.sections if numbers.get(one.id, numbers[name]) < numbers[name]]
        own = (one for one in report.sections if one.id == name)
        homes[name] = next(own, before[-1] if before else None)
    return homes


def _without_tail(grid: Grid) -> Grid | None:
    """The table without the absent cells at the end of its last row; None where there are none."""
    *rows, last = grid.rows
    kept = list(last)
    while kept and kept[-1].mark == State.ABSENT:
        kept.pop()
    if len(kept) == len(last) or not kept or kept[-1].kind is not BoxKind.VALUE:
        return None
    return evolve(grid, rows=(*rows, tuple(kept)))
