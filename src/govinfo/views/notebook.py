"""What a notebook shows of a report, of a part of it, of findings: HTML that fits light pages and dark ones."""

from __future__ import annotations

from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from govinfo.diagnostics import Severity
from govinfo.forms import forms
from govinfo.layouts.html.write import table
from govinfo.views.findings import Findings
from govinfo.views.part import report_of
from govinfo.views.remarks import marked
from govinfo.views.words import Mark, Words, count, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govinfo.report import Report
    from govinfo.report.tree import Node


def report(shown: Report, lang: str | None = None) -> str:
    """Title and facts of a report, its tables with what is in doubt or wrong, and below them what was told of it."""
    say = words(lang)
    told = Findings((*shown.diagnostics, *shown.check()), shown.source)
    grave = Findings((one for one in told if one.severity is not Severity.NOTE), shown.source)
    return _framed(
        (
            f"<p><strong>{escape(shown.title or say.untitled)}</strong></p>",
            *(f"<p>{escape(line)}</p>" for line in say.about(shown).split("\n")),
            *_tables(shown, say),
            *(_folded(count(len(grave), *say.told), _listed(grave, say)) if grave else ()),
        )
    )


def part(node: Node, lang: str | None = None) -> str | None:
    """The tables of a part of a report, as far as they belong to it; None for a part without a place in a form."""
    alone = report_of(node)
    return _framed(_tables(alone, words(lang))) if alone else None


def findings(found: Findings, lang: str | None = None) -> str:
    """Findings as a table."""
    say = words(lang)
    return _framed(_listed(found, say) if found else (f"<p>{escape(say.nothing)}</p>",))


def _framed(lines: Iterable[str]) -> str:
    """Lines with their style, which holds for nothing else on the page."""
    return "\n".join(('<div class="govinfo">', f"<style>\n{_style()}</style>", *lines, "</div>"))


@cache
def _style() -> str:
    return (files("govinfo.views") / "notebook.css").read_text("utf-8")


def _folded(summary: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"<details><summary>{escape(summary)}</summary>"
    yield from lines
    yield "</details>"


def _tables(report: Report, say: Words) -> Iterator[str]:
    """Each table under the heading of its section, and what the colours mean."""
    grids = marked(report, say)
    for section in forms()[-1].sections:
        if section.id in grids:
            yield f"<p>{escape(section.title)}</p>"
            yield from table(grids[section.id])
    if not grids:
        yield f"<p>{escape(say.no_table)}</p>"
    seen = {box.mark for grid in grids.values() for row in grid.rows for box in row}
    for mark in Mark:
        if mark in seen:
            yield f'<p><span class="{mark}">{escape(say.marks[mark])}</span></p>'


def _listed(found: Findings, say: Words) -> Iterator[str]:
    yield '<table class="findings">'
    for one in found:
        told = (say.severities[one.severity], found.place(one), f"{one.code} {one.rule}", one.text(say.lang))
        yield f'<tr class="{one.severity}">{"".join(f"<td>{escape(text)}</td>" for text in told)}</tr>'
    yield "</table>"
