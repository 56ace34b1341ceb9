"""What ``govinfo check`` writes for a memo: Markdown, to be pasted into a mail or a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define, field

from govinfo.cli.explain import readable
from govinfo.cli.formats import Manner
from govinfo.cli.places import place_lines
from govinfo.cli.suggestions import likeliest, place_of
from govinfo.diagnostics import Rule
from govinfo.exchange.escape import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govinfo.cli.reading import Reading, Tally

#: What has a meaning in Markdown, or makes a link of its own on some pages; within a word, _ has none.
_SIGNS = re.compile(r"[\\`*{}\[\]<>|~#&$@!]|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])")


@define
class Memo:
    """A section for each file with findings, then what its rules mean, and the counts."""

    manner: Manner
    _is_begun: bool = False
    #: The rules that were met, in their order.
    _met: dict[Rule, None] = field(factory=dict[Rule, None])

    def tell(self, reading: Reading) -> Iterator[str]:
        """The section of a file; nothing of one in which nothing was found."""
        say = self.manner.say.memo
        if not reading.findings and not reading.reason:
            return
        yield from self._head()
        title = reading.report.title if reading.report else None
        yield from (f"## {escaped(title or reading.path)}", "")
        if title:
            yield from (escaped(reading.path), "")
        if reading.reason:
            yield from (say.unread.format(escaped(reading.reason)), "")
        if reading.findings:
            yield from (*table((say.line, say.severity, say.message, say.rule), self._rows(reading), right=1), "")
        if self.manner.suggests:
            yield from self._suggested(reading)

    def close(self, tally: Tally) -> Iterator[str]:
        """What the rules mean, and the counts."""
        say, lang = self.manner.say, self.manner.lang
        yield from self._head()
        if self._met:
            yield from (f"## {say.memo.meaning}", "")
            for rule in self._met:
                yield f"- **{rule.code} {escaped(rule.name)}** {escaped(readable(rule.help[lang]))}"
                if rule.clause[lang]:
                    yield f"  - {escaped(say.clause.format(rule.clause[lang]))}"
            yield ""
        yield escaped(tally.text(say))

    def _head(self) -> Iterator[str]:
        if not self._is_begun:
            self._is_begun = True
            yield from (f"# {self.manner.say.memo.title}", "")

    def _rows(self, reading: Reading) -> Iterator[tuple[str, ...]]:
        for one in reading.findings:
            self._met[one.definition] = None
            line = reading.report.position(one.span).line if reading.report else 0
            severity = self.manner.say.view.severities[one.severity]
            said = "<br>".join(map(escaped, (one.text(self.manner.lang), *place_lines(reading, one, self.manner.say))))
            yield str(line), severity, said, f"{one.code} {escaped(one.rule)}"

    def _suggested(self, reading: Reading) -> Iterator[str]:
        told = [
            f"- {self.manner.say.lines[0].format(place_of(one, reading).line, escaped(one.text(self.manner.lang)))}"
            for one in likeliest(reading)
        ]
        if told:
            yield from (f"{self.manner.say.memo.suggestions}", "", *told, "")


def table(heads: Iterable[str], rows: Iterable[Iterable[str]], right: int = 0) -> Iterator[str]:
    """A table of cells that are Markdown already; so many columns from the left are numbers."""
    heads = tuple(heads)
    yield _row(heads)
    yield _row("--:" if number < right else "---" for number in range(len(heads)))
    yield from map(_row, rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def escaped(text: str) -> str:
    """Text that says in Markdown just what it says here, in one line."""
    return _SIGNS.sub(r"\\\g<0>", visible(text))
