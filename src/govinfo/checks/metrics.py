"""The rates and shares that evaluators compute of a report: exact fractions of printed cells, or undefined and why."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from govinfo.cell import State
from govinfo.diagnostics import Text
from govinfo.forms import column_label, label_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.cell import Cell
    from govinfo.report import Report


class Undefined(StrEnum):
    """Why a metric has no value."""

    UNKNOWN_CELL = "unknown-cell"  #: a cell that it needs is not known: see ``Metric.unknown``
    ZERO_DENOMINATOR = "zero-denominator"  #: there was nothing to divide by


@frozen
class Definition:
    """What a metric is: a sum of cells over a sum of cells."""

    name: str
    numerator: tuple[str, ...]
    denominator: tuple[str, ...]
    #: By language: what it is called, what it measures, and the part of the form and the articles that it rests on.
    label: Text = field(hash=False)
    definition: Text = field(hash=False)
    source: Text = field(hash=False)


@frozen
class Metric:
    """A rate or a share, computed of the numbers as printed. It judges nothing, nor whether these are contradicted."""

    #: Such as ``disclosure-rate``; a part comes after a dot, as in ``refusal-rate.state_secret``.
    name: str
    #: The sums of the cells, in 件; None where one of them is not known.
    numerator: int | None
    denominator: int | None
    #: Exact, from 0 to 1 where the numbers do not contradict each other; None where it is undefined.
    value: Fraction | None
    #: Why there is no value; None where there is one.
    undefined: Undefined | None
    #: The cells that it needs and that are not known.
    unknown: tuple[str, ...]
    #: The cells that it used and that were placed by arithmetic, so that it proves nothing.
    inferred: tuple[str, ...]
    numerator_paths: tuple[str, ...]
    denominator_paths: tuple[str, ...]

    def label(self, lang: str = "zh") -> str:
        """What it is called, in one of ``LANGUAGES``."""
        return definitions()[self.name].label[lang]

    def definition(self, lang: str = "zh") -> str:
        """What it measures."""
        return definitions()[self.name].definition[lang]

    def source(self, lang: str = "zh") -> str:
        """The part of the form that it is taken from, and the articles of the regulation (条例) behind it."""
        return definitions()[self.name].source[lang]


@cache
def definitions() -> dict[str, Definition]:
    """Every metric by its name, in the order in which they are told."""
    data = tomllib.loads((files("govinfo.checks") / "metrics.toml").read_text("utf-8"))
    return {found.name: found for entry in data["metric"] for found in _defined(entry)}


def _defined(entry: dict[str, Any]) -> Iterator[Definition]:
    """The metrics of an entry: itself, or the whole, if it has one, and each of its parts."""
    each: list[str] = entry.get("each", [])
    if not each:
        yield _made(entry, entry["name"], entry["label"], [""])
    if "whole" in entry:
        yield _made(entry, entry["whole"]["name"], entry["whole"]["label"], each)
    for part in each:
        label = {lang: text.format(_label(entry["numerator"][0], part)) for lang, text in entry["label"].items()}
        yield _made(entry, f"{entry['name']}.{part}", label, [part])


def _made(entry: dict[str, Any], name: str, label: Text, parts: list[str]) -> Definition:
    numerator, denominator = (
        tuple(dict.fromkeys(path.format(part) for part in parts for path in entry[side]))
        for side in ("numerator", "denominator")
    )
    return Definition(name, numerator, denominator, label, entry["definition"], entry["source"])


def _label(path: str, part: str) -> str:
    """The official label of the row or the column that a part stands for in a path."""
    row, _, below = path.format(part).partition(f".{part}")
    return label_of(f"{row}.{part}") if below else column_label(row.split(".")[0], part)


def metrics(report: Report, *, blank_as_zero: bool = False) -> dict[str, Metric]:
    """Every metric of a report by its name; blanks and signs for nothing are zero only where that is asked for."""
    return {name: _metric(report, definition, zero=blank_as_zero) for name, definition in definitions().items()}


def _metric(report: Report, definition: Definition, *, zero: bool) -> Metric:
    paths = definition.numerator + definition.denominator
    cells = {path: report[path] for path in dict.fromkeys(paths)}
    numbers = {path: _number(cell, zero=zero) for path, cell in cells.items()}
    above, below = (_sum([numbers[path] for path in side]) for side in (definition.numerator, definition.denominator))
    unknown = tuple(path for path, number in numbers.items() if number is None)
    undefined = Undefined.UNKNOWN_CELL if unknown else None if below else Undefined.ZERO_DENOMINATOR
    return Metric(
        definition.name,
        above,
        below,
        Fraction(above, below) if above is not None and below else None,
        undefined,
        unknown,
        tuple(path for path, cell in cells.items() if cell.state is State.INFERRED),
        definition.numerator,
        definition.denominator,
    )


def _number(cell: Cell, *, zero: bool) -> int | None:
    """The count of a cell, if it is known."""
    if cell.value is None:
        return 0 if zero and cell.state in (State.BLANK, State.NIL) else None
    return int(cell.value)


def _sum(numbers: list[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None
