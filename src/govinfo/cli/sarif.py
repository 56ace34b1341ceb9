"""What ``govinfo check`` writes for code scanners and editors: SARIF 2.1.0 (OASIS), a run, written as it goes."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_from_bytes

from attrs import define, field

from govinfo.cli.explain import readable
from govinfo.cli.formats import Manner
from govinfo.cli.output import STDIN, as_json
from govinfo.cli.places import places
from govinfo.cli.suggestions import likeliest, mends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.checks.suggest import Suggestion
    from govinfo.cli.reading import Reading, Tally
    from govinfo.cli.words import Words
    from govinfo.diagnostics import Diagnostic, Rule
    from govinfo.report import Report
    from govinfo.source import Source, Span

Data = dict[str, Any]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}

#: What ends the text of a link in a message, and backslashes before it, which would escape its escape.
_LINK = re.compile(r"(?<!\\)(\\*)\]\(")

#: The name of our fingerprints, with the version of how they are made.
_FINGERPRINT = "govinfo/v1"


@define
class Sarif:
    """One SARIF log of one run: the rules, a result a line for each finding, and what could not be read."""

    manner: Manner
    #: What stands before the next result.
    _before: str = ""
    _unread: list[Data] = field(factory=list[Data])

    def tell(self, reading: Reading) -> Iterator[str]:
        """The results of a file."""
        yield from self._head()
        if reading.reason:
            location = {"physicalLocation": {"artifactLocation": _artifact(reading.path)}}
            self._unread.append({"level": "error", "message": _message(reading.reason), "locations": [location]})
        for result in self._results(reading):
            yield f"{self._before}{as_json(result)}"
            self._before = ","

    def close(self, _: Tally) -> Iterator[str]:
        """What could not be read, and the end."""
        yield from self._head()
        invocation = {"executionSuccessful": not self._unread, "toolExecutionNotifications": self._unread}
        yield f'], "invocations": [{as_json(invocation)}]}}]}}'

    def _head(self) -> Iterator[str]:
        if self._before:
            return
        lang = self.manner.lang
        rules = [_rule(rule, self.manner.say) for rule in self.manner.rules.values()]
        driver = {"name": "govinfo", **_version(), "language": _LANGUAGES[lang], "rules": rules}
        run = {"tool": {"driver": driver}, "language": _LANGUAGES[lang], "columnKind": "unicodeCodePoints"}
        yield f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{as_json(run)[:-1]}, "results": ['
        self._before = " "

    def _results(self, reading: Reading) -> Iterator[Data]:
        if reading.report is None:
            return
        numbers = {name: number for number, name in enumerate(self.manner.rules)}
        suggested = tuple(likeliest(reading)) if self.manner.suggests and reading.path != STDIN else ()
        for one, mark in reading.marked:
            fixes = [
                _fix(suggestion, reading.path, reading.report, self.manner.lang)
                for suggestion in suggested
                if mends(suggestion, one) and _is_fix(suggestion, reading.report)
            ]
            result = _result(one, reading.path, reading.report.source, self.manner.lang)
            if related := _related(one, reading, reading.report.source, self.manner.lang):
                result["relatedLocations"] = related
            result |= {"ruleIndex": numbers[one.rule], "partialFingerprints": {_FINGERPRINT: mark}}
            yield {**result, "fixes": fixes} if fixes else result


def _version() -> dict[str, str]:
    """The version of this library, if it is known."""
    from importlib.metadata import PackageNotFoundError, version  # slow to import

    try:
        return {"version": version("govinfo-cn")}
    except PackageNotFoundError:  # the source is run in place
        return {}


def _rule(rule: Rule, say: Words) -> Data:
    lang = say.view.lang
    means = readable(rule.help[lang])
    clause = (say.clause.format(rule.clause[lang]),) if rule.clause[lang] else ()
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": _message(readable(rule.message[lang])),
        "fullDescription": _message(means),
        "help": _message("\n\n".join((means, *clause))),
        "defaultConfiguration": {"level": str(rule.severity)},
    }


def _result(one: Diagnostic, path: str, source: Source, lang: str) -> Data:
    repair = {"fix": {"read": one.fix.read, "meant": one.fix.meant}} if one.fix else {}
    return {
        "ruleId": one.code,
        "level": str(one.severity),
        "message": _message(one.text(lang)),
        "locations": [_location(path, source, one.span)],
        "properties": {"paths": one.paths, **repair},
    }


def _related(one: Diagnostic, reading: Reading, source: Source, lang: str) -> list[Data]:
    """The further places of a finding, those in other files last."""
    own = [(_location(reading.path, source, label.span), label.text(lang)) for label in one.labels]
    others = [
        (_location(each.file, each.report.source, each.place.span), each.text(lang)) for each in places(reading, one)
    ]
    return [{**location, "message": _message(text)} for location, text in (*own, *others)]


def _is_fix(suggestion: Suggestion, report: Report) -> bool:
    """Whether the text would be right with the suggested numbers in place of those that it prints, and no other's."""
    cells = ((report[change.path], change) for change in suggestion.changes)
    return suggestion.determined and all(cell.raw == str(change.printed) for cell, change in cells)


def _fix(suggestion: Suggestion, path: str, report: Report, lang: str) -> Data:
    replacements = [
        {
            "deletedRegion": _region(report.source, report[change.path].span),
            "insertedContent": {"text": str(change.suggested)},
        }
        for change in suggestion.changes
    ]
    change = {"artifactLocation": _artifact(path), "replacements": replacements}
    return {"description": _message(suggestion.text(lang)), "artifactChanges": [change]}


def _location(path: str, source: Source, span: Span) -> Data:
    return {"physicalLocation": {"artifactLocation": _artifact(path), "region": _region(source, span)}}


def _artifact(path: str) -> dict[str, str]:
    """Where a file is, as a URI: relative to where the command was run, if the path is."""
    file = Path(path)
    return {"uri": file.as_uri() if file.is_absolute() else quote_from_bytes(os.fsencode(file.as_posix()))}


def _region(source: Source, span: Span) -> dict[str, int]:
    start, end = source.position(span.start), source.position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }


def _message(text: str) -> dict[str, str]:
    """A text as a message, in which braces and links would have a meaning."""
    return {"text": _LINK.sub(r"\1\1\\](", text.replace("{", "{{").replace("}", "}}"))}
