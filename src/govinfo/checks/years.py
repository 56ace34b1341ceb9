"""The year of the title, of the text and of the tables; and the form that the year asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govinfo.checks.asked import asked, heading, pattern
from govinfo.diagnostics import Diagnostic, Label, diagnose
from govinfo.forms import forms
from govinfo.forms.labels import simplify
from govinfo.prose.text import fold, place, plain
from govinfo.report import PREAMBLE, blocks
from govinfo.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.report import Report, Section

#: Where a section says of which time it speaks, it does so within so many characters.
_OPENING = 500


def check(report: Report) -> Iterator[Diagnostic]:
    """Years that contradict the report's, told once; and blocks in a form that a newer one has replaced."""
    if report.year is None:
        return
    apart = [(span, year) for span, year in _printed(report) if year != report.year]
    if apart:
        (span, year), *more = apart
        labels = tuple(Label(other, "more") for other, _ in more)
        yield diagnose("year-differs", span, labels=labels, year=report.year, other=year)
    yield from _form(report, report.year)


def _printed(report: Report) -> Iterator[tuple[Span, int]]:
    """Each place that tells of which year the report speaks, with the year."""
    first = {section.id: section for section in reversed(report.sections)}
    for section in filter(None, map(first.get, (PREAMBLE, "overview"))):
        yield from _opening(section, report)
        if section.id == "overview" and (found := pattern("years", "heading").search(section.heading)):
            yield heading(section, report), int(found["year"])
    tables = [
        section.span for section in report.sections if any(section.id == form.section for form in forms()[-1].tables)
    ]
    for span in tables:
        for found in pattern("years", "label").finditer(report.source.text, *span):
            yield Span(*found.span("year")), int(found["year"])


def _opening(section: Section, report: Report) -> Iterator[tuple[Span, int]]:
    prose = fold(section.text[:_OPENING])
    text = plain(simplify(prose.folded))
    for mark in asked()["years"]["opening"]:
        for found in re.finditer(mark, text):
            pieces = [piece for piece in report.prose if section.span.start <= piece.start < section.span.end]
            span, _ = place(prose.unfolded(*found.span()), section.text, pieces, report.source)
            years = {int(year) for year in found.groupdict().values() if year}
            yield from ((span, year) for year in years)


def _form(report: Report, year: int) -> Iterator[Diagnostic]:
    """One finding for all blocks in a form older than that of the report's year."""
    known = {form.name: form for form in forms()}
    newest = [form for form in forms() if form.since <= year][-1:]
    old = [block for block in blocks(report) if newest and block.form and known[block.form].since < newest[0].since]
    if old:
        first = known[str(old[0].form)]
        yield diagnose(
            "form-outdated",
            min((cell.span for block in old for cell in block.cells().values()), default=Span(0, 0)),
            paths=tuple(block.path for block in old),
            year=year,
            form=first.name,
            newer=newest[0].name,
            issued=newest[0].issued,
        )
