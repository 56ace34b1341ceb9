"""What ``govinfo check --fix-suggestions`` adds: which cells may be wrong, and what they would be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govinfo.exchange.escape import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.checks.suggest import Suggestion
    from govinfo.cli.reading import Reading
    from govinfo.cli.words import Words
    from govinfo.report import Report
    from govinfo.source import Span

#: So many ways to mend a fault are told, the likeliest first; of the others, how many.
_TOLD = 5


def suggestions(reading: Reading, lang: str, say: Words) -> Iterator[str]:
    """For each fault that the findings told, the likeliest suggestion on a line, and the others beneath it."""
    if reading.report is None:
        return
    told = {one.paths for one in reading.findings}
    for one in reading.report.suggest():
        if one.rank == 1 and any(tuple(relation.cells) in told for relation in one.mends):
            line, column = reading.report.position(_span(reading.report, one))
            place = click.style(f"{visible(reading.path)}:{line}:{column}:", bold=True)
            yield f"{place} {click.style('suggestion', fg='green', bold=True)}: {one.text(lang)}"
            for changes in one.alternatives[: _TOLD - 1]:
                yield f"  = {say.alternative.format(say.comma.join(change.text(lang) for change in changes))}"
            if more := len(one.alternatives[_TOLD - 1 :]):
                yield f"  = {say.count(more, *say.alternatives)}"


def _span(report: Report, suggestion: Suggestion) -> Span:
    """Where the first of its cells stands; where it has none, the total that is broken."""
    if suggestion.changes:
        return report[suggestion.changes[0].path].span
    return suggestion.mends[0].right_cells[-1].span
