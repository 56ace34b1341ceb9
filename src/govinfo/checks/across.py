"""What findings across several reports share: which of these they speak of, and what they are handed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from govinfo.diagnostics import Diagnostic
from govinfo.forms.names import names
from govinfo.report import Report
from govinfo.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable


@frozen
class CrossPlace:
    """A place in one of several reports."""

    #: The place of the report among those that were handed over, from 0; in a roll-up the parent is 0.
    item: int
    span: Span
    #: The cells that stand there, by public path.
    paths: tuple[str, ...] = ()


@frozen
class CrossFinding(Diagnostic):
    """A finding across several reports: a diagnostic that knows which of them its ``span`` and ``paths`` belong to."""

    #: The place of its report among those that were handed over, from 0; in a roll-up the parent is 0.
    item: int = field(default=0, kw_only=True)
    #: Further places, in its own report or in others.
    places: tuple[CrossPlace, ...] = field(default=(), kw_only=True)


def finding(made: Diagnostic, item: int, places: Iterable[CrossPlace] = ()) -> CrossFinding:
    """A diagnostic as a finding on one of several reports."""
    kept = (made.rule, made.severity, made.span, made.paths, made.labels, made.fix, made.details)
    return CrossFinding(*kept, item=item, places=tuple(places))


def taken(reports: Iterable[Report], name: str) -> tuple[Report, ...]:
    """The reports that were handed over as ``name``.

    Raises:
        TypeError: if one is no report; the message names the item.
        ValueError: if there is none.
    """
    found = tuple(one_report(one, f"{name}[{at}]") for at, one in enumerate(reports))
    if not found:
        raise ValueError(f"{name} is empty: there is no report to check")
    return found


def one_report(report: Report, name: str) -> Report:
    """The report that was handed over as ``name``; ``TypeError`` for anything else."""
    if not isinstance(report, Report):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may have no types
        raise TypeError(f"{name} is no report, but {type(report).__name__}")
    return report


def called(report: Report, number: int) -> str:
    """What a report is called in a finding: its number, and its title, if it prints one.

    Reports are counted from 1; the parent of a roll-up is 0.
    """
    return f"#{number} {report.title or ''}".rstrip()


def top(report: Report) -> Span:
    """Where a report begins."""
    start = report.sections[0].span.start if report.sections else 0
    return Span(start, start)


def where(path: str) -> str:
    """The official labels of a cell."""
    found = names(path)
    return f"{found.row}“{found.column}”"
