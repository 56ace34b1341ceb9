"""What the views of a report say, in each language: ``words.toml``."""

from __future__ import annotations

import os
import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from attrs import frozen

from govinfo.cell import Cell, State
from govinfo.diagnostics import LANGUAGES, Severity
from govinfo.exchange.escape import visible
from govinfo.report import Status

if TYPE_CHECKING:
    from govinfo.report import Report


class Mark(StrEnum):
    """How a cell is to be seen at a glance."""

    WRONG = "wrong"  #: a check found an error that names it, such as a broken relation
    DOUBTFUL = "doubtful"  #: its state says so, or a warning names it


@frozen
class Words:
    """The words of one language, as ``words.toml`` has them; ``{}`` and ``{name}`` stand for particulars."""

    lang: str

    untitled: str
    facts: str
    unknown: str
    forms: dict[str, str]
    statuses: dict[Status, str]
    no_table: str
    rows_left_out: tuple[str, str]
    candidates: str
    raw: str
    states: dict[State, str]

    #: What the colours of cells mean.
    marks: dict[Mark, str]
    #: A number that a workbook cannot hold exactly.
    inexact: str

    severities: dict[Severity, str]
    #: How many warnings and errors there are.
    told: tuple[str, str]
    #: Where there are no findings.
    nothing: str

    def about(self, report: Report) -> str:
        """Organ, year and form of a report, and how much of it was read, in two lines."""
        return self.facts.format(
            year=report.year or self.unknown,
            organ=visible(report.organ or self.unknown),
            form=self.forms.get(report.form or "", report.form) or self.unknown,
            status=self.statuses[report.status],
        )

    def doubt(self, cell: Cell) -> str:
        """What is printed where no number can be shown, behind a colon; else ""."""
        if cell.state is State.AMBIGUOUS:
            return self.candidates.format(" ".join(str(value) for value in cell.candidates))
        return self.raw.format(visible(cell.raw)) if cell.state is State.UNREADABLE and cell.raw else ""


def default_language() -> str:
    """The language of the locale: ``zh`` for any Chinese one, else ``en``."""
    locales = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh" if next(filter(None, locales), "").lower().startswith("zh") else "en"


def count(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return (one if number == 1 else many).format(number)


def words(lang: str | None = None) -> Words:
    """The words of a language, of one that there is not in English; by default of that of the locale."""
    return _words("zh" if (lang or default_language()) == "zh" else "en")


@cache
def _words(lang: str) -> Words:
    return Words(lang=lang, **told("govinfo.views", lang))


def told(package: str, lang: str) -> dict[str, Any]:
    """The words of a package in one language, by the names and tables of its ``words.toml``."""
    data = tomllib.loads((files(package) / "words.toml").read_text("utf-8"))
    return {name: _in(lang, one) for name, one in data.items()}


def _in(lang: str, data: dict[str, Any]) -> Any:  # noqa: ANN401 - a text, a pair, or a table of these
    if set(data) != set(LANGUAGES):
        return {name: _in(lang, one) for name, one in data.items()}
    text = data[lang]  # where one language has a pair, all have
    has_pairs = any(isinstance(one, list) for one in data.values())
    return tuple(text) if isinstance(text, list) else (text, text) if has_pairs else text
