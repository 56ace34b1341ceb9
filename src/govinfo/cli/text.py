"""What ``govinfo check`` writes for people: the findings with their lines of the source."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click
from attrs import frozen

from govinfo.cli.excerpt import Line, Mark, excerpt, is_shown
from govinfo.cli.formats import Manner
from govinfo.cli.places import place_lines, places
from govinfo.cli.suggestions import suggestions
from govinfo.exchange.escape import visible
from govinfo.views.findings import COLOURS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govinfo.cli.reading import Reading, Tally
    from govinfo.cli.words import Words
    from govinfo.diagnostics import Diagnostic
    from govinfo.source import Source, Span

_INDENT = "    "

#: How many other lines, or runs of them, are named; the rows of a column are fewer.
_RUNS = 30


@frozen
class Text:
    """Each finding on a line, beneath it its line of the source, markers under what it speaks of, and other places."""

    manner: Manner
    width: int

    def tell(self, reading: Reading) -> Iterator[str]:
        """The findings in the order of the text; neighbours on a line that name no other place share its excerpt."""
        if reading.report is None:
            return
        source = reading.report.source
        for number, found in groupby(reading.findings, key=lambda one: source.position(one.span.start).line):
            line = Line.of(source.line(number))
            for together in self._together(reading, line, found):
                yield from (self._headline(reading.path, source, one) for one in together)
                yield from self._beneath(source, number, line, together)
                yield from (f"  = {told}" for one in together for told in place_lines(reading, one, self.manner.say))
        if self.manner.suggests:
            yield from suggestions(reading, self.manner.lang, self.manner.say)

    def close(self, _: Tally) -> Iterator[str]:
        """Nothing: the counts are told on standard error."""
        return iter(())

    def _together(self, reading: Reading, line: Line, found: Iterable[Diagnostic]) -> Iterator[list[Diagnostic]]:
        """The findings of a line, those together that one excerpt serves."""
        group: list[Diagnostic] = []
        for one in found:
            if group and not self._shares(reading, line, group[0], one):
                yield group
                group = []
            group.append(one)
        yield group

    def _shares(self, reading: Reading, line: Line, first: Diagnostic, one: Diagnostic) -> bool:
        """Whether two findings name no other place, and the excerpt for the first shows that of the other."""
        if reading.report is None or any(each.labels or any(places(reading, each)) for each in (first, one)):
            return False
        source = reading.report.source
        return is_shown(_mark(source, one.span), line, [_mark(source, first.span)], self._room)

    def _headline(self, path: str, source: Source, one: Diagnostic) -> str:
        line, column = source.position(one.span.start)
        place = click.style(f"{visible(path)}:{line}:{column}:", bold=True)
        severity = click.style(str(one.severity), fg=COLOURS[one.severity], bold=True)
        return f"{place} {severity} {one.code} {one.rule}: {visible(one.text(self.manner.lang))}"

    def _beneath(self, source: Source, number: int, line: Line, together: list[Diagnostic]) -> Iterator[str]:
        """The excerpt and its markers, and the places on other lines."""
        first = together[0]
        places = [(source.position(label.span.start).line, label) for label in first.labels]
        here = [label for at, label in places if at == number]
        marks = [_mark(source, one.span) for one in together]
        marks += [_mark(source, label.span, first=False) for label in here]
        shown, signs = excerpt(line, marks, self._room)
        if shown:
            yield click.style(f"{_INDENT}{shown}", dim=True)
            also = "  - " + self.manner.say.comma.join(dict.fromkeys(label.text(self.manner.lang) for label in here))
            yield click.style(f"{_INDENT}{signs}{also if '-' in signs else ''}", fg=COLOURS[first.severity])
        elsewhere: dict[str, set[int]] = {}
        for at, label in places:
            if at != number or "-" not in signs:
                elsewhere.setdefault(label.text(self.manner.lang), set()).add(at)
        for text, lines in elsewhere.items():
            yield f"  = {self.manner.say.lines[len(lines) > 1].format(_runs(sorted(lines), self.manner.say), text)}"

    @property
    def _room(self) -> int:
        return self.width - len(_INDENT)


def _mark(source: Source, span: Span, *, first: bool = True) -> Mark:
    """A span as a place in the line that it begins on; where it goes beyond, to the end of the line."""
    begins = span.start - source.position(span.start).column + 1
    return Mark(span.start - begins, span.end - begins, first)


def _runs(numbers: Sequence[int], say: Words) -> str:
    """Numbers in order, neighbours as a range: 3, 5-7; of very many, the first and how many more."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = say.comma.join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs[:_RUNS])
    more = sum(map(len, runs[_RUNS:]))
    return say.more.format(told, more) if more else told
