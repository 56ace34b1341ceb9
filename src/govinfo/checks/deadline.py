"""Reports published after the date that the law sets."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from govinfo.checks.asked import pattern
from govinfo.checks.organs import organ_of
from govinfo.diagnostics import Diagnostic, diagnose
from govinfo.report import PREAMBLE
from govinfo.source import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govinfo.report import Report

#: A date alone on a line is no longer.
_LINE = 40


def check(report: Report) -> Iterator[Diagnostic]:
    """A finding where a date of publication, or else of signing, is printed that is after the legal date."""
    due = organ_of(report.organ).due
    if due is None or report.year is None:
        return
    last = date(report.year + 1, *due)
    found = _published(report)
    printed = _date(found) if found else None
    if found and printed and printed > last:
        span = Span(found.start("year"), found.end("day"))
        yield diagnose("published-late", span, printed=printed.isoformat(), last=last.isoformat())


def _published(report: Report) -> re.Match[str] | None:
    """Where the date of publication is printed: before section one or at the end; else that of signing."""
    if not report.sections:
        return None
    last, text = report.sections[-1], report.source.text
    ends = [section.span for section in report.sections if section.id == PREAMBLE or section is last]
    dates = (pattern("published", "told").search(text, *span) for span in ends)
    end = last.span.start + len(text[slice(*last.span)].rstrip())
    return next(filter(None, dates), None) or pattern("published", "signed").search(text, max(0, end - _LINE), end)


def _date(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
