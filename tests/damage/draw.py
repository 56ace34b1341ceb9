"""Draws damaged reports by their seeds, and makes those that were read wrongly small."""

from collections.abc import Iterable, Sequence
from random import Random

from attrs import evolve, frozen

from tests.damage.law import FAULTS, Verdict, judge
from tests.damage.paper import OPERATORS, Paper, damaged
from tests.strategies import BYTES, OTHERS, Drawn, consistent
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


def worst(case: Case) -> str:
    """The worst kind of fault with which a case is read; "" if there is none."""
    kinds = {fault.kind for fault in case.judged().faults}
    return next((kind for kind in reversed(FAULTS) if kind in kinds), "")


def essential(case: Case) -> Case:
    """The case without the damage that its worst fault does not need."""
    kind = worst(case)
    for name in case.names:
        fewer = evolve(case, names=tuple(other for other in case.names if other != name))
        if worst(fewer) == kind:
            case = fewer
    return case


def reduced(case: Case) -> Case:
    """The case with as few rows as its worst fault needs, and with small numbers."""
    case = essential(case)
    rows = list(dict.fromkeys(map(row_of, case.drawn.cells)))
    for size in (12, 6, 3, 1):
        for at in range(0, len(rows), size):
            case = _smaller(case, _without(case.drawn, rows[at : at + size]))
    for row in rows:
        zeros = {path: 0 for path in case.drawn.cells if row_of(path) == row}
        case = _smaller(case, evolve(case.drawn, cells={**case.drawn.cells, **zeros}))
    return case


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
    kind = worst(case)
    smaller = (evolve(case, drawn=drawn, seed=seed) for seed in (case.seed, *range(_TRIES)))
    return next((one for one in smaller if worst(one) == kind), case)
