"""What ``govinfo check`` writes for programs: JSON, a line of JSON for each file, and commands for GitHub."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, frozen

from govinfo.cli.output import as_json
from govinfo.diagnostics import Severity
from govinfo.exchange.escape import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.cli.reading import Reading, Tally
    from govinfo.diagnostics import Diagnostic
    from govinfo.source import Source, Span

Data = dict[str, Any]

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


@frozen
class JsonLines:
    """A JSON object a line, one for each file."""

    lang: str

    def tell(self, reading: Reading) -> Iterator[str]:
        """The object of a file."""
        yield as_json(_data(reading, self.lang))

    def close(self, _: Tally) -> Iterator[str]:
        """Nothing."""
        return iter(())


@define
class Json:
    """One JSON document, written as it goes: an object for each file, and at last the counts."""

    lang: str
    #: The file that was told last; whether a comma follows it is known with the next.
    _last: str = '{"files": ['
    _comma: str = ""

    def tell(self, reading: Reading) -> Iterator[str]:
        """The object of the file before, if any."""
        yield f"{self._last}{self._comma}"
        self._last, self._comma = as_json(_data(reading, self.lang)), ","

    def close(self, tally: Tally) -> Iterator[str]:
        """The last file's object and the counts."""
        yield self._last
        yield f'], "summary": {as_json(tally.as_dict())}}}'


@frozen
class Github:
    """A workflow command for each finding, which GitHub shows beside the line that it speaks of."""

    lang: str

    def tell(self, reading: Reading) -> Iterator[str]:
        """The commands for a file."""
        if reading.reason:
            yield _command("error", reading.reason, file=reading.path, title="govinfo")
        if reading.report is not None:
            for one in reading.findings:
                yield self._annotation(reading.path, reading.report.source, one)

    def close(self, _: Tally) -> Iterator[str]:
        """Nothing."""
        return iter(())

    def _annotation(self, path: str, source: Source, one: Diagnostic) -> str:
        start, end = source.position(one.span.start), source.position(one.span.end)
        column = {"endColumn": end.column} if start.line == end.line else {}
        return _command(
            _COMMANDS[one.severity],
            one.text(self.lang),
            file=path,
            line=start.line,
            endLine=end.line,
            col=start.column,
            **column,  # GitHub takes it only where a finding stands on one line
            title=f"{one.code} {one.rule}",
        )


def _command(name: str, message: str, **properties: object) -> str:
    """A workflow command with all escaped that has a meaning in it."""
    told = visible(message).replace("%", "%25")
    values = {key: visible(str(value)).replace("%", "%25") for key, value in properties.items()}
    pairs = (f"{key}={value.replace(':', '%3A').replace(',', '%2C')}" for key, value in values.items())
    return f"::{name} {','.join(pairs)}::{told}"


def _data(reading: Reading, lang: str) -> Data:
    report = reading.report
    return {
        "path": reading.path,
        "status": report and report.status,
        "error": reading.reason or None,
        "findings": [_finding(report.source, one, lang) for one in reading.findings] if report else [],
    }


def _finding(source: Source, one: Diagnostic, lang: str) -> Data:
    return {
        "rule": one.rule,
        "code": one.code,
        "severity": one.severity,
        "message": one.text(lang),
        "help": one.help(lang),
        **_place(source, one.span),
        "paths": one.paths,
        "labels": [{"text": label.text(lang), **_place(source, label.span)} for label in one.labels],
        "fix": one.fix and {"read": one.fix.read, "meant": one.fix.meant},
    }


def _place(source: Source, span: Span) -> Data:
    line, column = source.position(span.start)
    return {"line": line, "column": column, "span": span}
