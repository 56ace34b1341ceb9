"""Numbers that contradict nothing printed and yet are hardly right; each told with its reason."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govinfo.cell import number
from govinfo.checks.organs import organ_of
from govinfo.diagnostics import Diagnostic, Severity, diagnose
from govinfo.forms import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.report import Documents, Report

#: So many decimals has an amount in 万元 at most: the last is one 元.
_DECIMALS = 4


def check(report: Report) -> Iterator[Diagnostic]:
    """What is hardly right in section two."""
    for documents in (report.disclosure.rules, report.disclosure.normative_documents):
        yield from _makers(documents, report)
        yield from _stock(documents)
    yield from _fees(report)


def _makers(documents: Documents, report: Report) -> Iterator[Diagnostic]:
    """Rules, or normative documents, made by or in force at an organ that can make none."""
    row = documents.path.rpartition(".")[2]
    if row not in organ_of(report.organ).cannot_make:
        return
    made = {name: getattr(documents, name) for name in ("issued", "in_force", "produced")}
    paths = tuple(f"{documents.path}.{name}" for name, cell in made.items() if number(cell))
    if paths:
        span = report[paths[0]].span
        yield diagnose("organ-makes-none", span, paths=paths, row=label_of(documents.path), organ=report.organ)


def _stock(documents: Documents) -> Iterator[Diagnostic]:
    """What was in force when the year began: what is, without what was issued, with what was repealed."""
    issued, repealed, in_force = map(number, (documents.issued, documents.repealed, documents.in_force))
    if issued is None or repealed is None or in_force is None:
        return
    before = in_force - issued + repealed
    if before >= 0 and repealed <= in_force:
        return
    yield diagnose(
        "in-force-too-few" if before < 0 else "repealed-beyond-in-force",
        (documents.in_force if before < 0 else documents.repealed).span,
        paths=tuple(f"{documents.path}.{name}" for name in ("issued", "repealed", "in_force")),
        severity=Severity.WARNING if repealed > before else Severity.NOTE,
        row=label_of(documents.path),
        issued=issued,
        repealed=repealed,
        in_force=in_force,
        before=before,
    )


def _fees(report: Report) -> Iterator[Diagnostic]:
    """Fees finer than 元, or more than such an organ collects: they were entered in 元."""
    cell, most = report.disclosure.fees.amount, organ_of(report.organ).fees
    amount = number(cell)
    if amount is None or cell.unit != "万元":
        return
    path = f"{report.disclosure.fees.path}.amount"
    exponent = Decimal(amount).as_tuple().exponent
    if isinstance(exponent, int) and exponent < -_DECIMALS:
        yield diagnose("fee-too-fine", cell.span, paths=(path,), amount=amount, decimals=-exponent)
    if amount >= most:
        yield diagnose("fee-looks-like-yuan", cell.span, paths=(path,), amount=amount, most=most)
