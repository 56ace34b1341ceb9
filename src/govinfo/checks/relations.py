"""Broken relations of the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govinfo.diagnostics import Diagnostic, Label, Severity, diagnose
from govinfo.forms import column_label, label_of
from govinfo.relations import Relation, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.report import Report

_RULES = {
    "row-total": "row-total-mismatch",
    "balance": "balance-mismatch",
    "outcome-total": "outcome-total-mismatch",
    "other-total": "other-total-mismatch",
    "proceeding-total": "proceeding-total-mismatch",
}


def check(report: Report) -> Iterator[Diagnostic]:
    """A finding for each relation that the printed numbers break, and, weaker, that they break if blanks are zero."""
    for relation in report.relations():
        if relation.verdict is Verdict.BROKEN:
            yield _finding(relation, Severity.ERROR)
        elif relation.blank_as_zero is Verdict.BROKEN:
            yield _finding(relation, Severity.WARNING)


def _finding(relation: Relation, severity: Severity) -> Diagnostic:
    cells = relation.cells
    last = relation.right_cells[-1]
    return diagnose(
        _RULES[relation.name],
        last.span,
        paths=tuple(cells),
        labels=tuple(
            Label(cell.span, "left" if path in relation.left_paths else "right")
            for path, cell in cells.items()
            if cell is not last and cell.raw
        ),
        severity=severity,
        where=_where(relation),
        left=relation.left,
        right=relation.right,
        difference=f"{relation.left - relation.right:+}",
        reading="" if severity is Severity.ERROR else "（空白按 0 计）",
        reading_en="" if severity is Severity.ERROR else " (with blanks as zero)",
    )


def _where(relation: Relation) -> str:
    """The row's or the column's official label."""
    section, name, *rest = relation.path.split(".")
    return column_label(section, rest[0]) if name == "*" else label_of(relation.path)
