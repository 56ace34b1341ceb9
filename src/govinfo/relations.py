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

_BLANKS = frozenset({State.BLANK, State.NIL})


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

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of all cells that it may need, in order."""
        return self.left + self.right


def _total(cells: Sequence[Cell]) -> Number:
    return sum(cell.value for cell in cells if cell.value is not None)


def _expand(table: FormTable, ids: tuple[str, ...]) -> list[str]:
    """The paths of rows named by id; a group stands for all its rows."""
    prefixes = [f"{table.path}.{name}" for name in ids]
    return [row.path for prefix in prefixes for row in table.rows if f"{row.path}.".startswith(f"{prefix}.")]


def _of_rows(table: FormTable, rule: Sum) -> Iterator[Definition]:
    for row in table.rows:
        sides = [tuple(f"{row.path}.{column}" for column in side) for side in (rule.left, rule.right)]
        yield Definition(rule.name, row.path, *sides)


def _of_columns(table: FormTable, rule: Sum) -> Iterator[Definition]:
    stand_in = next((a for a in forms()[-1].alternatives if a.table == rule.table and a.group in rule.left), None)
    for column in table.columns:
        sides = [tuple(f"{path}.{column.id}" for path in _expand(table, side)) for side in (rule.left, rule.right)]
        whole = f"{table.path}.{stand_in.whole}.{column.id}" if stand_in else ""
        parts = frozenset(f"{table.path}.{part}.{column.id}" for part in (stand_in.parts if stand_in else ()))
        yield Definition(rule.name, f"{table.path}.*.{column.id}", *sides, whole, parts)


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


def evaluate(definition: Definition, cells: tuple[Cell, ...]) -> Relation | None:
    """Evaluate a relation over the cells of its ``paths``; None where what it speaks of is not printed."""
    left_paths, left, right = definition.left, cells[: len(definition.left)], cells[len(definition.left) :]
    if definition.whole:
        left_paths, left = _stand_in(definition, left)
    if all(cell.state is State.ABSENT for cell in left) and (
        definition.name == "other-total" or all(cell.state is State.ABSENT for cell in right)
    ):
        return None
    if definition.name == "other-total" and right[0].state is State.ABSENT:
        return None
    printed, zeroed = _verdicts(left, right)
    return Relation(definition.name, definition.path, printed, zeroed, left_paths, definition.right, left, right)


def _stand_in(definition: Definition, left: tuple[Cell, ...]) -> tuple[tuple[str, ...], tuple[Cell, ...]]:
    """Leave out the parts where the whole is printed, else the whole."""
    whole = left[definition.left.index(definition.whole)]
    dropped = {definition.whole} if whole.state is State.ABSENT else definition.parts
    kept = [(path, cell) for path, cell in zip(definition.left, left, strict=True) if path not in dropped]
    return tuple(path for path, _ in kept), tuple(cell for _, cell in kept)


def _verdicts(left: tuple[Cell, ...], right: tuple[Cell, ...]) -> tuple[Verdict, Verdict]:
    """The verdict as printed, and with blanks as zero."""
    blank = False
    for cell in left + right:
        state = cell.state
        if state is State.REPORTED:
            continue
        if state not in _BLANKS:
            return Verdict.UNDECIDED, Verdict.UNDECIDED
        blank = True
    verdict = Verdict.HOLDS if _total(left) == _total(right) else Verdict.BROKEN
    return (Verdict.UNDECIDED if blank else verdict), verdict
