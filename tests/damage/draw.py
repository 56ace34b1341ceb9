"""Draws damaged reports by their seeds, and makes those that were read wrongly small."""

from collections.abc import Iterable, Sequence
from random import Random

from attrs import evolve, frozen

from govinfo.strategies.consistent import BYTES
from tests.damage.law import FAULTS, Fault, Verdict, judge
from tests.damage.paper import OPERATORS, Paper, damaged
from tests.drawn import OTHERS, Drawn, consistent
from tests.writing import row_of

#: How many of the free cells are zero besides those that are so by chance.
_ZEROS = (0.0, 0.5, 0.9, 1.0)
#: How many seeds are tried to find a fault in a smaller report.
_TRIES = 40


@frozen
class Case:
    """A report, its layout, and what happens to it."""

    drawn: Drawn
    layout: str
    names: tuple[str, ...]
    seed: int

    def damaged(self) -> Paper:
        return damaged(self.drawn, self.layout, self.names, self.seed)

    def judged(self) -> Verdict:
        return judge(self.damaged().truth())


def draw(seed: int, layouts: Sequence[str], names: Sequence[str] = (), most: int = 5) -> Case:
    """The case of a seed: any report, in any of the layouts, with one to so many kinds of damage."""
    rng = Random(seed)
    zeros = rng.choice(_ZEROS)
    free = bytes(0 if rng.random() < zeros else rng.randrange(256) for _ in range(BYTES))
    drawn = consistent(free, rng.choice(("2019", "2021")), rng.choice(OTHERS))
    kinds = list(names or OPERATORS)
    chosen = rng.sample(kinds, min(len(kinds), rng.randint(1, most)))
    return Case(drawn, rng.choice(layouts), tuple(chosen), seed)


def worst(case: Case) -> Fault | None:
    """The worst fault with which a case is read."""
    return max(case.judged().faults, key=lambda fault: FAULTS.index(fault.kind), default=None)


def essential(case: Case) -> Case:
    """The case without the damage that its worst fault does not need."""
    for name in case.names:
        fewer = evolve(case, names=tuple(other for other in case.names if other != name))
        if _as_bad(fewer, case):
            case = fewer
    return case


def reduced(case: Case) -> Case:
    """The case with as few rows as its worst fault needs, besides the next ones, and with small numbers."""
    case = essential(case)
    for size in (12, 6, 3, 1):
        for at in range(0, len(_rows(case)), size):
            case = _smaller(case, _without(case.drawn, set(_rows(case)[at : at + size]) - _near(case)))
    for row in _rows(case):
        zeros = {path: 0 for path in case.drawn.cells if row_of(path) == row}
        case = _smaller(case, evolve(case.drawn, cells={**case.drawn.cells, **zeros}))
    return case


def _rows(case: Case) -> list[str]:
    return list(dict.fromkeys(map(row_of, case.drawn.cells)))


def _near(case: Case) -> set[str]:
    """The row of the worst fault and those beside it."""
    fault, rows = worst(case), _rows(case)
    at = rows.index(row_of(fault.path)) if fault and row_of(fault.path) in rows else 0
    return set(rows[max(0, at - 1) : at + 2])


def _as_bad(case: Case, other: Case) -> bool:
    """True where two cases have a worst fault of the same kind in the same table."""
    one, two = worst(case), worst(other)
    return bool(one and two and one.kind == two.kind and one.path.split(".")[0] == two.path.split(".")[0])


def _without(drawn: Drawn, rows: Iterable[str]) -> Drawn:
    """The report without some rows; those of section four stand side by side, and stay or go together."""
    gone = set(rows)
    if any(row.startswith("proceedings") for row in gone):
        gone |= {row_of(path) for path in drawn.cells if path.startswith("proceedings")}
    return evolve(drawn, cells={path: value for path, value in drawn.cells.items() if row_of(path) not in gone})


def _smaller(case: Case, drawn: Drawn) -> Case:
    """The case with a smaller report, if any seed shows as bad a fault in it."""
    if drawn.cells == case.drawn.cells:
        return case
    smaller = (evolve(case, drawn=drawn, seed=seed) for seed in (case.seed, *range(_TRIES)))
    return next((one for one in smaller if _as_bad(one, case)), case)
