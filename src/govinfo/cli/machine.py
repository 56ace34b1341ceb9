"""What ``govinfo check`` writes for programs: JSON, and a line of JSON for each file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, frozen

from govinfo.cli.formats import Manner
from govinfo.cli.output import as_json
from govinfo.cli.places import places
from govinfo.cli.suggestions import likeliest, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.checks.suggest import Replacement, Suggestion
    from govinfo.cli.places import Place
    from govinfo.cli.reading import Reading, Tally
    from govinfo.diagnostics import Diagnostic
    from govinfo.report import Report
    from govinfo.source import Source, Span

Data = dict[str, Any]


@frozen
class JsonLines:
    """A JSON object a line, one for each file."""

    manner: Manner

    def tell(self, reading: Reading) -> Iterator[str]:
        """The object of a file."""
        yield as_json(_data(reading, self.manner))

    def close(self, _: Tally) -> Iterator[str]:
        """Nothing."""
        return iter(())


@define
class Json:
    """One JSON document, written as it goes: an object for each file, and at last the counts."""

    manner: Manner
    #: The file that was told last; whether a comma follows it is known with the next.
    _last: str = '{"files": ['
    _comma: str = ""

    def tell(self, reading: Reading) -> Iterator[str]:
        """The object of the file before, if any."""
        yield f"{self._last}{self._comma}"
        self._last, self._comma = as_json(_data(reading, self.manner)), ","

    def close(self, tally: Tally) -> Iterator[str]:
        """The last file's object and the counts."""
        yield self._last
        yield f'], "summary": {as_json(tally.as_dict())}}}'


def _data(reading: Reading, manner: Manner) -> Data:
    report, lang = reading.report, manner.lang
    found = [_finding(reading, report.source, one, mark, manner) for one, mark in reading.marked] if report else []
    data: Data = {
        "path": reading.path,
        "status": report and report.status,
        "error": reading.reason or None,
        "findings": found,
    }
    if manner.suggests:
        data["suggestions"] = [_suggestion(report, one, lang) for one in likeliest(reading)] if report else []
    return data


def _finding(reading: Reading, source: Source, one: Diagnostic, mark: str, manner: Manner) -> Data:
    lang = manner.lang
    return {
        "rule": one.rule,
        "code": one.code,
        "severity": one.severity,
        "message": one.text(lang),
        "help": one.help(lang),
        **_place(source, one.span),
        "paths": one.paths,
        "labels": [{"text": label.text(lang), **_place(source, label.span)} for label in one.labels],
        **({"places": [_further(place, lang) for place in places(reading, one)]} if manner.across else {}),
        "fix": one.fix and {"read": one.fix.read, "meant": one.fix.meant},
        "fingerprint": mark,
    }


def _further(one: Place, lang: str) -> Data:
    where = _place(one.report.source, one.place.span)
    return {"path": one.file, "text": one.text(lang), **where, "paths": one.place.paths}


def _suggestion(report: Report, one: Suggestion, lang: str) -> Data:
    return {
        "message": one.text(lang),
        **_place(report.source, span_of(one, report)),
        "reason": one.reason,
        "determined": one.determined,
        "changes": [_change(report, change) for change in one.changes],
        "alternatives": [[_change(report, change) for change in changes] for changes in one.alternatives],
        "mends": [{"relation": relation.name, "path": relation.path} for relation in one.mends],
    }


def _change(report: Report, change: Replacement) -> Data:
    printed = None if change.printed is None else int(change.printed)  # relations speak of counts alone
    place = _place(report.source, report[change.path].span)
    return {"path": change.path, "printed": printed, "suggested": change.suggested, **place}


def _place(source: Source, span: Span) -> Data:
    line, column = source.position(span.start)
    return {"line": line, "column": column, "span": span}
