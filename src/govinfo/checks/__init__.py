"""The checks: each takes a report and yields findings, which are diagnostics."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from govinfo.checks import blanks, deadline, plausible, prose, relations, sections, years
from govinfo.checks.guard import guarded
from govinfo.diagnostics import in_order

if TYPE_CHECKING:
    from govinfo.diagnostics import Diagnostic
    from govinfo.report import Report

_CHECKS = (
    relations.check,
    prose.check,
    sections.check,
    blanks.check,
    years.check,
    deadline.check,
    plausible.check,
)


def check(report: Report) -> tuple[Diagnostic, ...]:
    """All findings of all checks, in the order of the text."""
    return in_order(found for one in _CHECKS for found in guarded(partial(one, report), one.__module__))
