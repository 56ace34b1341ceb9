"""Judges a claim: the cells of each reading, added, against its number."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, cast

from attrs import evolve, frozen

from govinfo.cell import Cell, Number, State
from govinfo.forms import forms, label_of, merged
from govinfo.prose.claim import Certainty, ClaimVerdict, Reading
from govinfo.prose.scope import covered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from govinfo.prose.found import Found
    from govinfo.report import Report

_MONEY = {"元": 1, "万元": 10**4, "亿元": 10**8}
_AGREES, _CONTRADICTS, _UNCLEAR = ClaimVerdict.AGREES, ClaimVerdict.CONTRADICTS, ClaimVerdict.UNCLEAR
#: More rows than these are named by the first and the last.
_MOST_NAMED = 3


@frozen
class Judgement:
    """A verdict, what names its reason in ``words.toml``, and what the table has in which cells."""

    verdict: ClaimVerdict
    why: str
    cells: Reading = ()
    has: Number | None = None


@frozen
class _Known:
    """A reading, what the table has, whether that is the number claimed."""

    reading: Reading
    value: Number | None
    agrees: bool


def judge(found: Found, scope: str | None, year: int | None, report: Report) -> Judgement:
    """Compare a claim with the cells that it may mean."""
    covers = covered(found.place.kinds if found.place else (), scope or "", report.organ)
    apart = _apart(found, year, report.year, covers=covers)
    if apart:
        return Judgement(_UNCLEAR, apart)
    known = (_shares if found.percent_of else _sums)(found, report)
    agreeing = next((one for one in known if one.agrees), None)
    if agreeing is not None:
        why = "agrees-share" if found.percent_of else "agrees-about" if found.amount.is_about else "agrees"
        return Judgement(_AGREES, why, agreeing.reading, agreeing.value)
    if any(one.value is None for one in known):
        return Judgement(_UNCLEAR, "unknown")
    torn = next((one for one in _torn(found, report) if one.agrees), None)
    if torn is not None:
        return Judgement(_UNCLEAR, "torn", torn.reading, torn.value)
    doubt = _doubt(found, covers=covers)
    verdict = _UNCLEAR if doubt else _CONTRADICTS
    why = doubt or ("contradicts-share" if found.percent_of else "contradicts")
    return Judgement(verdict, why, known[0].reading, known[0].value)


def _apart(found: Found, year: int | None, own: int | None, *, covers: bool | None) -> str:
    """Why a claim cannot be compared with the tables at all; "" where it can."""
    if found.amount.value is None:
        return "lost"
    if not found.time.is_own or (found.time.year is not None and year != own):
        return "year"
    return "scope" if covers is False else ""


def _doubt(found: Found, *, covers: bool | None) -> str:
    """Why a claim that no reading bears out is no contradiction; "" where it is one."""
    if covers is None:
        return "scope-open"
    if found.certainty is Certainty.DOUBTFUL:
        return "doubtful"
    return "about" if found.amount.is_about else ""


def _printed(readings: Iterable[Reading], report: Report) -> list[tuple[Reading, tuple[Cell, ...]]]:
    """The readings with their cells; one of another form, of which nothing is printed, only where all are such.

    What every form asks for and is not printed was lost: it may be what is meant.
    """
    found = [(reading, _getter(reading)(report)) for reading in readings]
    return [one for one in found if not _is_of_a_form(one[0]) or _is_printed(one[1])] or found


def _is_printed(cells: tuple[Cell, ...]) -> bool:
    return any(cell.state is not State.ABSENT for cell in cells)


@cache
def _is_of_a_form(reading: Reading) -> bool:
    """True where not every form asks for all cells of a reading."""
    asked = [
        {f"{row.path}.{column.id}" for table in form.tables for row in table.rows for column in table.columns}
        for form in forms()
    ]
    return not set(reading) <= set.intersection(*asked)


@cache
def _getter(reading: Reading) -> Callable[[Report], tuple[Cell, ...]]:
    """Gets the cells of a reading at once."""
    get = attrgetter(*reading)
    several = len(reading) > 1
    return lambda report: cast("tuple[Cell, ...]", get(report) if several else (get(report),))


def _total(cells: tuple[Cell, ...]) -> Number | None:
    """The sum of cells that are all reported; only those prove or break a claim."""
    known = [cell.value for cell in cells if cell.state is State.REPORTED and cell.value is not None]
    return sum(known) if len(known) == len(cells) else None


def _torn(found: Found, report: Report) -> list[_Known]:
    """What the other columns of the rows add up to whose totals are claimed: a broken sum is told by its own rule."""
    if found.percent_of or not all(path.endswith(".total") for path in found.readings[0]):
        return []
    return _sums(evolve(found, readings=tuple(map(_parts, found.readings))), report)


def _parts(reading: Reading) -> Reading:
    return tuple(
        f"{row}.{column.id}"
        for row in (path.rpartition(".")[0] for path in reading)
        for column in merged(row.partition(".")[0]).columns
        if column.id != "total"
    )


def _sums(found: Found, report: Report) -> list[_Known]:
    """What each reading adds up to."""
    amount = found.amount
    known: list[_Known] = []
    for reading, cells in _printed(found.readings, report):
        total = _total(cells)
        scale = _scale(amount.unit, next(iter(cells)).unit)
        if total is not None and scale is None:
            total = None if total != amount.value else total
        low, high = (Decimal(one) * (scale or 1) for one in (amount.low, amount.high))
        known.append(_Known(reading, total, total is not None and low <= total <= high))
    return known


def _scale(unit: str, of: str | None) -> Decimal | None:
    """What makes an amount of one unit one of the other; None where money has no unit in the table."""
    if unit not in _MONEY:
        return Decimal(1)
    return Decimal(_MONEY[unit]) / _MONEY[of] if of in _MONEY else None


def _shares(found: Found, report: Report) -> list[_Known]:
    """What part each reading is of each whole; a percentage is right that is rounded or cut at the digits it prints."""
    amount = found.amount
    step = Decimal(1).scaleb(min(0, int(Decimal(amount.low).as_tuple().exponent)))
    known: list[_Known] = []
    for reading, cells in _printed(found.readings, report):
        part = _total(cells)
        for whole, others in _printed(found.percent_of, report):
            all_of_it = _total(others)
            share = None if part is None or not all_of_it else Decimal(part) * 100 / Decimal(all_of_it)
            agrees = share is not None and amount.low - step < share < amount.high + step
            known.append(_Known((*reading, *whole), None if share is None else round(share, 2), agrees))
    return known


def where(cells: Reading) -> str:
    """The official labels of the rows that a reading adds, and their columns where they are not the total."""
    names = list(dict.fromkeys(_label(path) for path in cells))
    return "；".join(names if len(names) <= _MOST_NAMED else [names[0], "…", names[-1]])


def _label(path: str) -> str:
    row, _, column = path.rpartition(".")
    labels = {one.id: one.label for one in merged(row.partition(".")[0]).columns}
    is_total = column == "total" and not row.startswith("proceedings.")
    return label_of(row) if is_total or column not in labels else f"{label_of(row)}“{labels[column]}”"
