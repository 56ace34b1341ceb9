"""What a report is asked to say in words, as data: ``asked.toml``; and what a section says."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from govinfo.diagnostics import Severity
from govinfo.forms.labels import simplify
from govinfo.source import Span

if TYPE_CHECKING:
    from govinfo.report import Report, Section

#: Where the reader tells these, a part of the text is not there, so that what it lacks proves nothing.
_CUT = frozenset(
    {
        "table-cut",
        "row-cut",
        "value-at-the-cut",
        "tables-absent",
        "table-missing",
        "no-tables",
        "older-form",
        "section-too-long",
        "html-unread",
    }
)

#: The table that ends the tables.
_LAST_TABLE = "proceedings"
#: So many characters show how a text ends.
_ENDING = 4


@cache
def asked() -> dict[str, Any]:
    """What is asked for, and the words by which it is told."""
    return tomllib.loads((files("govinfo.checks") / "asked.toml").read_text("utf-8"))


@cache
def pattern(*names: str) -> re.Pattern[str]:
    """A pattern of ``asked.toml`` by the names that lead to it."""
    found = asked()
    for name in names:
        found = found[name]
    return re.compile(str(found))


def is_cut(report: Report) -> bool:
    """True where the reader told that a part of the text or a whole table is not there, or the end of it tells so."""
    if any(found.rule in _CUT for found in report.diagnostics):
        return True
    if not report.sections:
        return False
    last = report.sections[-1].id
    text = said(report, last)
    if text or last != _LAST_TABLE:
        return not text or is_left_out(text)
    return any(found.severity is Severity.ERROR for found in report.diagnostics)


def said(report: Report, *ids: str) -> str | None:
    """What sections say, without white space; None where none is headed so."""
    texts = [section.text for section in report.sections if section.id in ids]
    return "".join("".join(texts).split()) if texts else None


def untold(text: str, *words: str) -> list[str]:
    """The patterns of simplified characters that a text does not meet, whichever characters it has."""
    left = [one for one in words if not re.search(one, text)]
    plain = simplify(text) if left else ""
    return [one for one in left if not re.search(one, plain)]


def is_left_out(text: str) -> bool:
    """True for a text that says that it was left out, or that ends within a sentence."""
    is_elided = "略" in text and pattern("elided").search(text) is not None
    return is_elided or (bool(text) and pattern("finished").search(simplify(text[-_ENDING:])) is None)


def heading(section: Section, report: Report) -> Span:
    """Where a section's heading stands."""
    start = report.source.text.find(section.heading, *section.span)
    return Span(start, start + len(section.heading)) if start >= 0 else Span(section.span.start, section.span.start)


def end(report: Report) -> Span:
    """Where the text of a report ends."""
    at = report.sections[-1].span.end if report.sections else len(report.source.text)
    return Span(at, at)
