"""The checks: each takes a report and yields findings, which are diagnostics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govinfo.checks import prose, relations

if TYPE_CHECKING:
    from govinfo.diagnostics import Diagnostic
    from govinfo.report import Report

_CHECKS = (relations.check, prose.check)


def check(report: Report) -> tuple[Diagnostic, ...]:
    """All findings of all checks, in the order of the text."""
    found = [finding for one in _CHECKS for finding in one(report)]
    return tuple(sorted(found, key=lambda finding: (finding.span, finding.code)))
