"""What is made of damage, case by case: the golden cases of the tests, each read as the page is made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import govinfo
from _ext.rules import excerpt, verbatim
from govinfo import Severity, State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from govinfo import Diagnostic, Report

#: What a report is owed, by what was made of it.
_OUTCOMES = {
    "repaired": "修复 Repaired",
    "doubted": "存疑 Doubted",
    "told": "说明 Told",
}

_DOUBT = {State.AMBIGUOUS, State.INFERRED}

#: Many cases are fragments: that the rest is missing says nothing of what they show, but in those that show just that.
_FRAGMENT = {"tables-absent", "rows-missing", "table-cut", "table-missing"}
_SHOW_WHAT_IS_MISSING = {"rows-lost", "half-a-report"}

#: How much of a case is shown.
_MOST_LINES, _MOST_ROWS, _MOST_TOLD = 14, 6, 6


def page(cases: Path) -> str:
    """All cases by what was made of them: the lines before, the rows after, and what is told."""
    read = {case.stem: govinfo.parse(case.read_text("utf-8")) for case in sorted(cases.glob("*.txt"))}
    blocks = []
    for outcome, heading in _OUTCOMES.items():
        here = [name for name, report in read.items() if _outcome(name, report) == outcome]
        blocks.append(f"### {heading} ({len(here)})")
        blocks += [_case(name, read[name], (cases / f"{name}.expected").read_text("utf-8")) for name in here]
    return "\n\n".join(blocks) + "\n"


def _outcome(name: str, report: Report) -> str:
    states = {cell.state for cell in report.cells().values()}
    if states & _DOUBT:
        return "doubted"
    if any(found.severity is Severity.ERROR for found in _spoken(name, report)) or State.UNREADABLE in states:
        return "told"
    return "repaired" if report.cells() else "told"


def _spoken(name: str, report: Report) -> list[Diagnostic]:
    """The diagnostics that tell what a case shows."""
    missing = set() if name in _SHOW_WHAT_IS_MISSING else _FRAGMENT
    return [found for found in report.diagnostics if found.rule not in missing]


def _case(name: str, report: Report, expected: str) -> str:
    spoken = _spoken(name, report)
    before = list(excerpt(report, spoken)) if spoken else _beginning(report)
    after = list(_rows(expected, spoken))
    told = [f"{found.severity} {found.rule}: {found.text('zh')}" for found in spoken]
    parts = [*_cut(before, _MOST_LINES), "", *_cut(after, _MOST_ROWS), *([""] if after and told else [])]
    shown = "\n".join([*parts, *_cut(told, _MOST_TOLD)])
    return f"<details><summary>{name.replace('-', ' ')}</summary>\n\n{verbatim(shown)}\n\n</details>"


def _beginning(report: Report) -> list[str]:
    lines = report.source.text.splitlines()
    tables = next((at for at, line in enumerate(lines) if re.match(r"[二三四]、", line)), 0)
    return [f"{at + 1:3}  {line}" for at, line in enumerate(lines) if at >= tables]


def _rows(expected: str, told: list[Diagnostic]) -> Iterator[str]:
    """The rows that diagnostics speak of, as the golden case pins them; without any, all rows."""
    paths = [path for found in told for path in found.paths]
    for line in expected.splitlines():
        row = line.partition(":")[0]
        known = row.startswith(("disclosure.", "applications.", "proceedings."))
        if known and (not paths or any(f"{path}.".startswith(f"{row}.") for path in paths)):
            yield line


def _cut(lines: list[str], most: int) -> list[str]:
    return lines if len(lines) <= most else [*lines[:most], f"  … +{len(lines) - most}"]
