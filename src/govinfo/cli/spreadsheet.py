"""What ``govinfo check`` writes for spreadsheet programs: CSV, a row a finding."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from attrs import define

from govinfo.cli.formats import Manner
from govinfo.cli.output import takes_utf8
from govinfo.cli.places import places
from govinfo.cli.suggestions import likeliest, mends
from govinfo.diagnostics import Severity
from govinfo.exchange.escape import defused, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govinfo.cli.reading import Reading, Tally

#: The columns that are always there; "places" come after them for findings across files, and "suggestion" where
#: suggestions are asked for.
COLUMNS = (
    "path",
    "line",
    "column",
    "severity",
    "code",
    "rule",
    "message",
    "help",
    "paths",
    "fingerprint",
)

_BOM = "\ufeff"


@define
class Csv:
    """A row for each finding, and for each file that could not be read; the names of the columns come first."""

    manner: Manner
    _is_begun: bool = False

    def tell(self, reading: Reading) -> Iterator[str]:
        """The rows of a file."""
        yield from self._head()
        if reading.reason:
            yield self._line(reading.path, "", "", Severity.ERROR, "", "", reading.reason, "", "", "")
        yield from self._rows(reading)

    def close(self, _: Tally) -> Iterator[str]:
        """The names of the columns, where no file was told."""
        return self._head()

    def _head(self) -> Iterator[str]:
        if not self._is_begun:
            self._is_begun = True
            yield begun(self.manner) + self._line(*COLUMNS, places="places", suggestion="suggestion")

    def _rows(self, reading: Reading) -> Iterator[str]:
        if reading.report is None:
            return
        lang, suggested = self.manner.lang, tuple(likeliest(reading)) if self.manner.suggests else ()
        for one, mark in reading.marked:
            line, column = reading.report.position(one.span)
            told = [suggestion.text(lang) for suggestion in suggested if mends(suggestion, one)]
            yield self._line(
                reading.path, line, column, one.severity, one.code, one.rule,
                one.text(lang), one.help(lang), " ".join(one.paths), mark,
                places="; ".join(place.line(lang) for place in places(reading, one)), suggestion="\n".join(told),
            )  # fmt: skip

    def _line(self, *cells: object, places: str = "", suggestion: str = "") -> str:
        asked = ((self.manner.across, places), (self.manner.suggests, suggestion))
        return csv_line((*cells, *(text for is_asked, text in asked if is_asked)))


def begun(manner: Manner) -> str:
    """How a file begins: with a byte order mark, if one is asked for and what is written is Unicode."""
    return _BOM if manner.bom and takes_utf8() else ""


def csv_line(cells: Iterable[object]) -> str:
    """A line of CSV without its end; numbers stay numbers, and text is shown and never a formula."""
    text = io.StringIO(newline="")
    safe = (one if isinstance(one, int) else defused(visible(str(one))) for one in cells)
    csv.writer(text, lineterminator="").writerow(safe)
    return text.getvalue()
