"""What ``govinfo check --fix-suggestions`` adds: which cells may be wrong, and what they would be."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from govinfo.exchange.escape import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.checks.suggest import Suggestion
    from govinfo.cli.reading import Reading
    from govinfo.cli.words import Words
    from govinfo.diagnostics import Diagnostic
    from govinfo.report import Report
    from govinfo.source import Position, Span

#: So many ways to mend a fault are told, the likeliest first; of the others, how many.
_TOLD = 5


def likeliest(reading: Reading) -> Iterator[Suggestion]:
    """For each fault that the findings told, the likeliest suggestion."""
    told = {one.paths for one in reading.findings}
    for one in reading.report.suggest() if reading.report else ():
        if one.rank == 1 and any(tuple(relation.cells) in told for relation in one.mends):
            yield one


def mends(suggestion: Suggestion, one: Diagnostic) -> bool:
    """Whether a finding is gone once the suggestion is followed."""
    return any(tuple(relation.cells) == one.paths for relation in suggestion.mends)


def suggestions(reading: Reading, lang: str, say: Words) -> Iterator[str]:
    """The likeliest suggestion for each fault on a line, and the others beneath it."""
    for one in likeliest(reading):
        line, column = place_of(one, reading)
        place = click.style(f"{visible(reading.path)}:{line}:{column}:", bold=True)
        yield f"{place} {click.style('suggestion', fg='green', bold=True)}: {one.text(lang)}"
        for changes in one.alternatives[: _TOLD - 1]:
            yield f"  = {say.alternative.format(say.comma.join(change.text(lang) for change in changes))}"
        if more := len(one.alternatives[_TOLD - 1 :]):
            yield f"  = {say.count(more, *say.alternatives)}"


def span_of(suggestion: Suggestion, report: Report) -> Span:
    """Where the first of its cells stands; where it has none, the total that is broken."""
    if suggestion.changes:
        return report[suggestion.changes[0].path].span
    return suggestion.mends[0].right_cells[-1].span


def place_of(suggestion: Suggestion, reading: Reading) -> Position:
    """The line and the column of that."""
    report = cast("Report", reading.report)  # without one, nothing is suggested
    return report.position(span_of(suggestion, report))
