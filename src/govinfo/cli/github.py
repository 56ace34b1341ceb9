"""What ``govinfo check`` writes for GitHub: workflow commands, which it shows as annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govinfo.cli.formats import Manner
from govinfo.cli.places import place_lines
from govinfo.cli.suggestions import likeliest, place_of
from govinfo.diagnostics import Severity
from govinfo.exchange.escape import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.cli.reading import Reading, Tally
    from govinfo.diagnostics import Diagnostic
    from govinfo.source import Source

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


@frozen
class Github:
    """A workflow command for each finding, which GitHub shows beside the line that it speaks of."""

    manner: Manner

    def tell(self, reading: Reading) -> Iterator[str]:
        """The commands for a file."""
        if reading.reason:
            yield _command("error", reading.reason, file=reading.path, title="govinfo")
        if reading.report is not None:
            for one in reading.findings:
                yield self._annotation(reading, reading.report.source, one)
        for suggestion in likeliest(reading) if self.manner.suggests else ():
            line, column = place_of(suggestion, reading)
            told = suggestion.text(self.manner.lang)
            yield _command("notice", told, file=reading.path, line=line, col=column, title="suggestion")

    def close(self, _: Tally) -> Iterator[str]:
        """Nothing."""
        return iter(())

    def _annotation(self, reading: Reading, source: Source, one: Diagnostic) -> str:
        start, end = source.position(one.span.start), source.position(one.span.end)
        column = {"endColumn": end.column} if start.line == end.line else {}
        return _command(
            _COMMANDS[one.severity],
            one.text(self.manner.lang),
            *place_lines(reading, one, self.manner.say),
            file=reading.path,
            line=start.line,
            endLine=end.line,
            col=start.column,
            **column,  # GitHub takes it only where a finding stands on one line
            title=f"{one.code} {one.rule}",
        )


def _command(name: str, *message: str, **properties: object) -> str:
    """A workflow command with a message of one or more lines, and all escaped that has a meaning in it."""
    told = "%0A".join(visible(line).replace("%", "%25") for line in message)
    values = {key: visible(str(value)).replace("%", "%25") for key, value in properties.items()}
    pairs = (f"{key}={value.replace(':', '%3A').replace(',', '%2C')}" for key, value in values.items())
    return f"::{name} {','.join(pairs)}::{told}"
