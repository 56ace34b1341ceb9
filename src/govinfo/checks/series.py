"""The reports of one organ over the years: what each must print by the one before, gaps, doubles, and jumps."""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from govinfo.cell import Number, State, number
from govinfo.checks.across import CrossFinding, CrossPlace, called, finding, taken, top, where
from govinfo.checks.organs import plain_name, same
from govinfo.checks.units import in_one_unit, with_unit
from govinfo.diagnostics import diagnose
from govinfo.forms import numbers
from govinfo.report import Report, blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_RULES = {
    "carry-over": "carry-over-mismatch",
    "stock": "stock-mismatch",
    "item-stock": "item-stock-mismatch",
}


@frozen
class _Relation:
    """A cell that follows from cells of the year before and of the same year."""

    name: str
    printed: str
    before: tuple[str, ...]
    plus: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()


@frozen
class _Jump:
    times: int
    least: int
    paths: tuple[str, ...]


@frozen
class _Item:
    """A report with its place among those that were handed over."""

    at: int
    report: Report
    year: int

    @property
    def name(self) -> str:
        return called(self.report, self.at + 1)


@frozen
class _Off:
    """A relation that two years break, and what it has to print."""

    relation: _Relation
    printed: Number
    expected: Number


@cache
def _data() -> tuple[tuple[tuple[_Relation, ...], ...], _Jump]:
    """The relations, those together that are told together; and what a jump is."""
    data = tomllib.loads((files("govinfo.checks") / "series.toml").read_text("utf-8"))
    groups: list[tuple[_Relation, ...]] = []
    for entry in data["relation"]:
        sides = ("before", "plus", "minus")
        made = tuple(
            _Relation(
                entry["name"],
                entry["printed"].format(one),
                *(tuple(path.format(one) for path in entry.get(side, ())) for side in sides),
            )
            for one in entry["each"]
        )
        groups += [made] if entry.get("together") else [(one,) for one in made]
    jump = data["jump"]
    return tuple(groups), _Jump(jump["times"], jump["least"], tuple(jump["paths"]))


def check_series(reports: Iterable[Report]) -> tuple[CrossFinding, ...]:
    """Check the reports of one organ over several years against each other.

    Only printed numbers prove anything. What was carried over has to be what the year before carried forward, in each
    column; documents in force and items follow from the year before, which is a warning, since what is counted may
    change. Jumps are told as such, in notes. Where the form changes, only what means the same in both is compared.

    Args:
        reports: The reports, in any order. A report of another organ, of no year, or of a year that is there twice with
            other numbers is told by its ``item`` and compared with none.

    Returns:
        The findings, by year.

    Raises:
        TypeError: if one is no report; the message names the item.
        ValueError: if there is none.

    >>> import govinfo
    >>> before, after = (govinfo.blank("2021", year, "青禾县水务局") for year in (2022, 2023))
    >>> before = before.replace({"applications.carried_forward.total": 3})
    >>> after = after.replace({"applications.carried_over.total": 2})
    >>> for found in govinfo.check_series([before, after]):
    ...     print(found.code, found.rule, found.item)
    GI706 carry-over-mismatch 1
    """
    given = taken(reports, "reports")
    organ = _organ(given)
    unfit = {at: told for at, report in enumerate(given) if (told := _unfit(report, at, organ))}
    by_year: dict[int, list[_Item]] = {}
    for at, report in enumerate(given):
        if at not in unfit and report.year is not None:
            by_year.setdefault(report.year, []).append(_Item(at, report, report.year))
    found = [*unfit.values(), *(one for _, items in sorted(by_year.items()) for one in _doubled(items))]
    for before, now in pairwise(items[0] for _, items in sorted(by_year.items()) if _are_alike(items)):
        found += _missing(before, now, {report.year for report in given})
        if now.year == before.year + 1:
            found += (*_form_changes(before, now), *_broken(before, now), *_jumps(before, now))
    return tuple(found)


def _organ(given: Sequence[Report]) -> str:
    """The organ of most of the reports, of equally many the first; "" where none prints one."""
    printed = [report.organ for report in given if report.organ]
    counts = Counter(map(plain_name, printed))
    return max(printed, key=lambda one: counts[plain_name(one)], default="")


def _unfit(report: Report, at: int, organ: str) -> CrossFinding | None:
    """Why a report is compared with none: it prints no year, or another organ."""
    name = called(report, at + 1)
    if report.year is None:
        return finding(diagnose("series-year-unknown", top(report), item=name), at)
    if organ and report.organ and not same(organ, report.organ):
        made = diagnose("series-organ-differs", top(report), item=name, organ=report.organ, other=organ)
        return finding(made, at)
    return None


def _doubled(items: list[_Item]) -> Iterator[CrossFinding]:
    """All but the first of the reports of one year."""
    first, *more = items
    for one in more:
        made = diagnose("series-year-doubled", top(one.report), item=one.name, other=first.name, year=one.year)
        yield finding(made, one.at, [CrossPlace(first.at, top(first.report))])


def _are_alike(items: list[_Item]) -> bool:
    """True where the reports of one year print the same cells, so that the first may stand for all."""
    return all(one.report.cells() == items[0].report.cells() for one in items[1:])


def _missing(before: _Item, now: _Item, given: set[int | None]) -> Iterator[CrossFinding]:
    """Years between two reports of which none was handed over."""
    years = [str(year) for year in range(before.year + 1, now.year) if year not in given]
    if years:
        made = diagnose(
            "series-year-missing", top(now.report), years="、".join(years), before=before.year, year=now.year
        )
        yield finding(made, now.at, [CrossPlace(before.at, top(before.report))])


def _form_changes(before: _Item, now: _Item) -> Iterator[CrossFinding]:
    """A note where a block has another form than the year before."""
    pairs = zip(blocks(before.report), blocks(now.report), strict=True)
    changed = [(one, other) for one, other in pairs if one.form and other.form and one.form != other.form]
    if changed:
        first = min((cell.span for _, block in changed for cell in block.cells().values()), default=top(now.report))
        old, new = (sorted({str(pair[side].form) for pair in changed}) for side in (0, 1))
        paths = tuple(block.path for _, block in changed)
        made = diagnose(
            "series-form-changes",
            first,
            paths=paths,
            before=before.year,
            year=now.year,
            old="/".join(old),
            new="/".join(new),
        )
        yield finding(made, now.at, [CrossPlace(before.at, top(before.report), paths)])


def _broken(before: _Item, now: _Item) -> Iterator[CrossFinding]:
    """A finding for each relation that the two years break, for those of one group together."""
    for group in _data()[0]:
        off = [found for relation in group if (found := _off(relation, before.report, now.report))]
        if off:
            yield _told(off, before, now)


def _off(relation: _Relation, before: Report, now: Report) -> _Off | None:
    """What a relation has to print where all its cells are known and something else is printed."""
    printed = number(now[relation.printed])
    signed = [
        *((number(before[path]), 1) for path in relation.before),
        *((number(now[path]), 1) for path in relation.plus),
        *((number(now[path]), -1) for path in relation.minus),
    ]
    known = [value * sign for value, sign in signed if value is not None]
    if printed is None or len(known) < len(signed) or printed == sum(known):
        return None
    return _Off(relation, printed, sum(known))


def _told(off: Sequence[_Off], before: _Item, now: _Item) -> CrossFinding:
    relations = [one.relation for one in off]
    ours = tuple(path for one in relations for path in (one.printed, *one.plus, *one.minus))
    theirs = tuple(path for one in relations for path in one.before)
    cells = {path: before.report[path].span for path in theirs}
    made = diagnose(
        _RULES[relations[0].name],
        now.report[relations[0].printed].span,
        paths=ours,
        year=now.year,
        before=before.year,
        cells="；".join(f"{where(one.relation.printed)} {one.printed}（≠ {one.expected}）" for one in off),
    )
    return finding(made, now.at, (CrossPlace(before.at, span, (path,)) for path, span in cells.items()))


def _jumps(before: _Item, now: _Item) -> Iterator[CrossFinding]:
    """A note for each number that is many times that of the year before, or was many times it."""
    jump = _data()[1]
    for path in jump.paths:
        one, other = before.report[path], now.report[path]
        values = in_one_unit((one, other), numbers()[path]) if {one.state, other.state} == {State.REPORTED} else None
        low, high = sorted(values or (0, 0))
        if high - low >= jump.least and high >= low * jump.times:
            made = diagnose(
                "series-jump",
                other.span,
                paths=(path,),
                where=where(path),
                before=before.year,
                year=now.year,
                old=with_unit(one),
                new=with_unit(other),
            )
            yield finding(made, now.at, [CrossPlace(before.at, one.span, (path,))])
