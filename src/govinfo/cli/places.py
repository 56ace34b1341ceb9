"""The further places of a finding across several reports: the file of each, where it stands, and what is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govinfo.checks.across import CrossFinding, CrossPlace, where
from govinfo.checks.units import with_unit
from govinfo.diagnostics import Label
from govinfo.exchange.escape import visible
from govinfo.forms import numbers
from govinfo.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.cli.reading import Reading
    from govinfo.cli.words import Words
    from govinfo.diagnostics import Diagnostic

#: So many places are told to people; of the others, how many.
_TOLD = 30


@frozen
class Place:
    """A further place."""

    #: The path of the file.
    file: str
    report: Report
    place: CrossPlace

    def text(self, lang: str) -> str:
        """What is printed there: the labels of its cells with their numbers; without cells, the title of the report."""
        cells = [path for path in self.place.paths if path in numbers()]
        if cells:
            return "；".join(f"{where(path)} {with_unit(self.report[path])}" for path in cells)
        return self.report.title or Label(self.place.span, "another").text(lang)

    def line(self, lang: str) -> str:
        """The file, the line and the column, and what is printed there."""
        line, column = self.report.position(self.place.span)
        return f"{visible(self.file)}:{line}:{column}: {visible(self.text(lang))}"


def places(reading: Reading, one: Diagnostic) -> Iterator[Place]:
    """The further places of a finding, if it is one across the files that were read together."""
    for place in one.places if isinstance(one, CrossFinding) else ():
        yield Place(*reading.together[place.item], place)


def place_lines(reading: Reading, one: Diagnostic, say: Words) -> list[str]:
    """The further places of a finding, a line each; of very many the first, and how many more."""
    found = list(places(reading, one))
    told = [place.line(say.view.lang) for place in found[:_TOLD]]
    more = len(found[_TOLD:])
    return [*told, say.count(more, *say.more_places)] if more else told
