"""What the prose claims and no reading of the tables bears out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govinfo.diagnostics import Diagnostic, Label, Severity, diagnose
from govinfo.prose import Certainty, ClaimVerdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.prose import Claim
    from govinfo.report import Report


def check(report: Report) -> Iterator[Diagnostic]:
    """A finding for each claim that contradicts the tables, weaker where words around it tell what it counts."""
    for claim in report.claims():
        if claim.verdict is ClaimVerdict.CONTRADICTS:
            yield _finding(claim, report)


def _finding(claim: Claim, report: Report) -> Diagnostic:
    cells = [report[path] for path in claim.cells]
    return diagnose(
        "prose-contradicts-table",
        claim.span,
        paths=claim.cells,
        labels=tuple(Label(cell.span, "cell") for cell in cells if cell.raw),
        severity=Severity.ERROR if claim.certainty is Certainty.CERTAIN else Severity.WARNING,
        claim="".join(claim.text.split()),
        reason=claim.reason("zh"),
        reason_en=claim.reason("en"),
    )
