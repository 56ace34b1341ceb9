"""The form's relations (勾稽关系), evaluated over cells as they are printed. Pure: cells in, verdicts out."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from govinfo.cell import Cell, Number, State
from govinfo.forms import FormTable, Sum, forms, merged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_REPORTED, _ABSENT, _BLANK, _NIL = State.REPORTED, State.ABSENT, State.BLANK, State.NIL


class Verdict(StrEnum):
    """What the printed cells say of a relation."""

    HOLDS = "holds"
    BROKEN = "broken"
    UNDECIDED = "undecided"  #: a cell that it needs is not known


@frozen
class Relation:
    """Σ left = Σ right over cells of one row or of one column, with its verdict.

    Only a ``reported`` cell proves or breaks a relation; every other leaves it undecided.
    """

    #: row-total, balance, outcome-total, other-total or proceeding-total.
    name: str
    #: The row or the column that it speaks of: ``applications.received``, ``applications.*.total``.
    path: str
    #: As printed.
    verdict: Verdict
    #: With blanks and "/" read as zero: a stated reading, not what is printed.
    blank_as_zero: Verdict
    left_paths: tuple[str, ...]
    right_paths: tuple[str, ...]
    left_cells: tuple[Cell, ...]
    right_cells: tuple[Cell, ...]

    @property
    def cells(self) -> dict[str, Cell]:
        """All its cells by public path, the left side first."""
        return dict(zip(self.left_paths + self.right_paths, self.left_cells + self.right_cells, strict=True))

    @property
    def left(self) -> Number:
        """The sum of the numbers on the left; what is not known counts nothing."""
        return _total(self.left_cells)

    @property
    def right(self) -> Number:
        """The sum of the numbers on the right; what is not known counts nothing."""
        return _total(self.right_cells)


@frozen
class Total:
    """A cell that a relation gives, by public paths: the sum of some others, less the sum of yet others."""

    path: str
    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()


@frozen
class Definition:
    """A relation before it meets cells.

    ``whole`` stands in for ``parts`` on the left where it is printed: （六）其他处理 is one row or three.
    """

    name: str
    path: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    whole: str = ""
    parts: frozenset[str] = frozenset()
    #: True where the form asks for one side only if it does not print the other.
    optional: bool = False

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of all cells that it may need, in order."""
        return self.left + self.right

    def printed(self, *, whole: bool) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """The left side as it is printed: its paths, and where their cells stand among all cells."""
        return _printed(self, whole)


def _total(cells: Sequence[Cell]) -> Number:
    return sum([cell.value for cell in cells if cell.value is not None])


def _expand(table: FormTable, ids: tuple[str, ...]) -> list[str]:
    """The paths of rows named by id; a group stands for all its rows."""
    prefixes = [f"{table.path}.{name}" for name in ids]
    return [row.path for prefix in prefixes for row in table.rows if f"{row.path}.".startswith(f"{prefix}.")]


def _of_rows(table: FormTable, rule: Sum) -> Iterator[Definition]:
    for row in table.rows:
        left, right = ([f"{row.path}.{column}" for column in side] for side in (rule.left, rule.right))
        yield Definition(rule.name, row.path, tuple(left), tuple(right))


def _of_columns(table: FormTable, rule: Sum) -> Iterator[Definition]:
    stand_in = next((a for a in forms()[-1].alternatives if a.table == rule.table and a.group in rule.left), None)
    for column in table.columns:
        left, right = ([f"{path}.{column.id}" for path in _expand(table, side)] for side in (rule.left, rule.right))
        whole = f"{table.path}.{stand_in.whole}.{column.id}" if stand_in else ""
        parts = frozenset(f"{table.path}.{part}.{column.id}" for part in (stand_in.parts if stand_in else ()))
        path = f"{table.path}.*.{column.id}"
        yield Definition(rule.name, path, tuple(left), tuple(right), whole, parts, rule.optional)


@cache
def definitions(prefix: str = "") -> tuple[Definition, ...]:
    """The relations of the forms that lie wholly under a path; "" gives all of them."""
    found: list[Definition] = []
    for rule in forms()[-1].sums:
        table = merged(rule.table)
        found += _of_rows(table, rule) if rule.each == "row" else _of_columns(table, rule)
    return tuple(
        definition for definition in found if not prefix or all(p.startswith(f"{prefix}.") for p in definition.paths)
    )


@cache
def _printed(definition: Definition, whole: bool) -> tuple[tuple[str, ...], tuple[int, ...]]:  # noqa: FBT001
    dropped = definition.parts if whole else {definition.whole}
    kept = [(path, index) for index, path in enumerate(definition.left) if path not in dropped]
    return tuple(path for path, _ in kept), tuple(index for _, index in kept)


def evaluate(definition: Definition, cells: tuple[Cell, ...]) -> Relation | None:
    """Evaluate a relation over the cells of its ``paths``; None where what it speaks of is not printed."""
    size = len(definition.left)
    left_paths, left, right = definition.left, cells[:size], cells[size:]
    if definition.whole:
        whole = left[definition.left.index(definition.whole)].state is not State.ABSENT
        left_paths, kept = definition.printed(whole=whole)
        left = tuple([cells[index] for index in kept])
    states = [cell.state for cell in (*left, *right)]
    reported, absent = states.count(_REPORTED), states.count(_ABSENT)
    if absent == len(states) or (definition.optional and absent):
        return None
    printed = zeroed = Verdict.UNDECIDED
    blank = 0 if reported == len(states) else states.count(_BLANK) + states.count(_NIL)
    if reported + blank == len(states):
        zeroed = Verdict.HOLDS if _total(left) == _total(right) else Verdict.BROKEN
        printed = Verdict.UNDECIDED if blank else zeroed
    return Relation(definition.name, definition.path, printed, zeroed, left_paths, definition.right, left, right)


@cache
def totals(printed: frozenset[str], known: frozenset[str]) -> tuple[Total, ...]:
    """The printed cells that the relations give of known ones, in an order in which each comes after all it needs."""
    found: dict[str, Total] = {}
    count = -1
    while len(found) > count:
        count = len(found)
        for definition in definitions():
            total = _total_of(definition, printed, known | found.keys())
            if total:
                found[total.path] = total
    return tuple(found.values())


def _total_of(definition: Definition, printed: frozenset[str], known: frozenset[str]) -> Total | None:
    """The one cell that a relation lacks; None where it lacks none or several."""
    if definition.optional and not printed.issuperset(definition.paths):
        return None
    whole = definition.whole in printed
    left, right = definition.printed(whole=whole)[0], definition.right
    lacking = [path for path in (*left, *right) if path in printed and path not in known]
    if len(lacking) != 1:
        return None
    path = lacking[0]
    ours, others = (left, right) if path in left else (right, left)
    here = tuple(other for other in ours if other != path and other in printed)
    return Total(path, tuple(other for other in others if other in printed), here)
