"""Which cells are wrong: the fewest whose change makes every relation hold (error localisation, Fellegi–Holt).

The relations are a small system of whole numbers: the changes of a relation's cells, added on its left and taken off on
its right, make up what its left side lacks. No column of this system follows from others in a least set of changes, so
an elimination that tries every cell of a broken relation as its pivot meets each least set, and meets it once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from attrs import define, frozen

from govinfo.relations import Relation, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_Key = TypeVar("_Key")

#: What is added to each cell, by path.
Changes: TypeAlias = "dict[str, int]"
#: Of a relation, the factor of each of its cells, by path: 1 on its left, -1 on its right, before any elimination.
_Row: TypeAlias = "dict[str, int]"
#: Of each broken relation, by its place among all, what its left side lacks.
_Lacks: TypeAlias = "dict[int, int]"
#: A cell that is eliminated, with its relation and what that lacks.
_Pivot: TypeAlias = "tuple[str, _Row, int]"

#: So many wrong cells are found for certain; the search for more is bounded.
EXACT = 2
#: More cells are not looked for at once.
_MOST = 5
#: How many eliminations the searches for more than ``EXACT`` cells may take together.
_STEPS = 60


@frozen
class Fault:
    """Broken relations that have one cause, as far as can be told, and the least changes that mend them."""

    #: The broken relations that each choice mends, all at once.
    mends: tuple[Relation, ...]
    #: Equally few cells each; none where the search was stopped before it met any.
    choices: tuple[Changes, ...]
    #: False where the search was stopped: fewer cells, or others, may do as well.
    complete: bool
    #: True where relations took part that are decided only with blanks as zero.
    blank_as_zero: bool


@frozen
class _System:
    """Relations that hang together by their cells, by their place among all."""

    relations: dict[int, Relation]
    rows: dict[int, _Row]
    lacks: _Lacks
    printed: dict[str, int]

    def holding(self, cell: str) -> frozenset[int]:
        """The relations that have a cell."""
        return frozenset(at for at, row in self.rows.items() if cell in row)

    def allows(self, changes: Changes) -> bool:
        """Whether there are changes, and each makes a count: another than before, and not below zero."""
        return bool(changes) and all(change and self.printed[cell] + change >= 0 for cell, change in changes.items())


def localise(relations: Iterable[Relation]) -> Iterator[Fault]:
    """The faults of a report's relations; those of each part that hangs together are looked for apart.

    A relation that needs an unknown cell takes no part: it is not broken, and proves nothing. Blanks count as zero.
    """
    for system in _systems(relations):
        solutions, complete = _fewest(system, system.lacks)
        if not solutions:
            solutions = _piecemeal(system)
        doubtful = any(one.verdict is Verdict.UNDECIDED for one in system.relations.values())
        left = set(system.lacks)
        for mends, choices in _apart(system, solutions):
            left -= mends
            yield Fault(tuple(system.relations[at] for at in sorted(mends)), choices, complete, doubtful)
        if left:
            yield Fault(tuple(system.relations[at] for at in sorted(left)), (), complete, doubtful)


def _systems(relations: Iterable[Relation]) -> Iterator[_System]:
    """The parts in which a relation is broken."""
    decided = {at: one for at, one in enumerate(relations) if one.blank_as_zero is not Verdict.UNDECIDED}
    broken = {at for at, one in decided.items() if one.blank_as_zero is Verdict.BROKEN}
    if not broken:
        return
    rows = {at: dict.fromkeys(one.left_paths, 1) | dict.fromkeys(one.right_paths, -1) for at, one in decided.items()}
    parts = _joined(frozenset(row) for row in rows.values())
    for here in sorted(({at: decided[at] for at, row in rows.items() if row.keys() & part} for part in parts), key=min):
        if not broken.isdisjoint(here):
            yield _System(
                here,
                {at: rows[at] for at in here},
                {at: int(one.right - one.left) for at, one in here.items() if at in broken},
                {path: int(cell.value or 0) for one in here.values() for path, cell in one.cells.items()},
            )


def _joined(sets: Iterable[frozenset[_Key]]) -> list[frozenset[_Key]]:
    """The sets, those made one that have something in common, be it through others."""
    found: list[frozenset[_Key]] = []
    for one in sets:
        common = [other for other in found if not other.isdisjoint(one)]
        found = [*(other for other in found if other not in common), one.union(*common)]
    return found


def _fewest(system: _System, lacks: _Lacks, most: int = _MOST) -> tuple[list[Changes], bool]:
    """The least sets of changes that mend what lacks; False where the search was stopped before it knew of all."""
    search = _Search(system, _STEPS)
    for size in range(1, most + 1):
        search.is_bounded = size > EXACT
        found = [*filter(system.allows, map(_solved, search.pivots(system.rows, lacks, size)))]
        if found or not search.steps:
            return found, search.steps > 0
    return [], False


@define
class _Search:
    """Elimination that branches, and stops where it has taken all its steps."""

    system: _System
    steps: int
    is_bounded: bool = False

    def pivots(
        self,
        rows: dict[int, _Row],
        lacks: _Lacks,
        size: int,
        taken: tuple[_Pivot, ...] = (),
        barred: frozenset[str] = frozenset(),
    ) -> Iterator[tuple[_Pivot, ...]]:
        """Each way to mend what lacks by so many cells beside those taken, none of them barred."""
        if not lacks:
            yield taken
        elif size:
            at = min(lacks, key=lambda one: len(rows[one]))
            shared = self._shared(rows, lacks, size)
            for cell in [one for one in rows[at] if one not in barred]:
                if all(any(cell in row for row in some) for some in shared):
                    if self.is_bounded and not self._step():
                        return
                    pivot = (cell, rows[at], lacks[at])
                    yield from self.pivots(*_eliminated(rows, lacks, at, cell), size - 1, (*taken, pivot), barred)
                barred |= {cell}

    def _shared(self, rows: dict[int, _Row], lacks: _Lacks, size: int) -> list[list[_Row]]:
        """The broken relations of which each of so many cells must mend one: relations of one name have none in common.

        The last cell must mend all. Where there are more of a name than cells, no cell will do.
        """
        if size == 1:
            return [[rows[at]] for at in lacks]
        alike: defaultdict[str, list[_Row]] = defaultdict(list)
        for at in lacks:
            if rows[at] is self.system.rows[at]:
                alike[self.system.relations[at].name].append(rows[at])
        return [some if len(some) == size else [] for some in alike.values() if len(some) >= size]

    def _step(self) -> bool:
        self.steps -= self.steps > 0
        return self.steps > 0


def _eliminated(rows: dict[int, _Row], lacks: _Lacks, at: int, cell: str) -> tuple[dict[int, _Row], _Lacks]:
    """The other rows without the cell, and what they lack, once its own row has taken its place; all whole numbers."""
    pivot, lack = rows[at], lacks[at]
    left = {one: row for one, row in rows.items() if one != at}
    lacking = {one: more for one, more in lacks.items() if one != at}
    for one, row in left.items():
        if cell in row:
            kept, taken = pivot[cell], row[cell]
            both = {name: kept * row.get(name, 0) - taken * pivot.get(name, 0) for name in row | pivot}
            left[one] = {name: factor for name, factor in both.items() if factor}
            lacking[one] = kept * lacks.get(one, 0) - taken * lack
    return left, {one: more for one, more in lacking.items() if more}


def _solved(pivots: tuple[_Pivot, ...]) -> Changes:
    """The changes of the cells that were eliminated, the last first; none where one would not be whole."""
    changes: Changes = {}
    for cell, row, lack in reversed(pivots):
        change, rest = divmod(lack - sum(row.get(other, 0) * more for other, more in changes.items()), row[cell])
        if rest:
            return {}
        changes[cell] = change
    return changes


def _piecemeal(system: _System) -> list[Changes]:
    """What can be said where the search was stopped: the cells that each mend some relations alone, and the rest."""
    held = {cell: system.holding(cell) for cell in system.printed}
    alone: Changes = {}
    for cell, where in held.items():
        amounts = {system.lacks.get(at, 0) * system.rows[at][cell] for at in where}
        change = amounts.pop()
        if len(where) > 1 and not amounts and system.allows({cell: change}):
            alone[cell] = change
    rivals = Counter(at for cell in alone for at in held[cell])
    alone = {cell: change for cell, change in alone.items() if all(rivals[at] == 1 for at in held[cell])}
    rest = {at: lack for at, lack in system.lacks.items() if at not in rivals or rivals[at] > 1}
    found, _ = _fewest(system, rest, EXACT)
    return [alone | more for more in found if alone.keys().isdisjoint(more)] or [alone]


def _apart(system: _System, solutions: list[Changes]) -> Iterator[tuple[frozenset[int], tuple[Changes, ...]]]:
    """The broken relations that must be mended together, and the choices for each: what solutions have in parts."""
    held = {cell: system.holding(cell) for changes in solutions for cell in changes}
    parts = [(changes, part) for changes in solutions for part in _joined(held[cell] for cell in changes)]
    broken = frozenset(system.lacks)
    for mends in sorted(_joined(part & broken for _, part in parts), key=min):
        choices: list[Changes] = []
        for changes in solutions:
            where = frozenset[int]().union(
                *(part for of, part in parts if of is changes and not part.isdisjoint(mends))
            )
            choice = {cell: change for cell, change in changes.items() if held[cell] <= where}
            if choice not in choices:
                choices.append(choice)
        yield mends, tuple(choices)
