"""What is owed to the reader of a damaged text: the number as printed, or a word that it is lost."""

from collections import Counter
from decimal import Decimal

from attrs import field, frozen

import govinfo
from govinfo import Cell, Severity, State
from govinfo.cell import Number
from tests.damage.paper import Truth

EMPTY = (State.BLANK, State.NIL)
#: What is never forgiven, the worst last.
FAULTS = ("missing", "bad_span", "invented", "silent")


@frozen
class Fault:
    """A cell that was read otherwise than it is printed, without a word."""

    kind: str
    path: str
    printed: str
    read: str

    def __str__(self) -> str:
        return f"{self.kind} {self.path}: printed {self.printed}, read {self.read}"


@frozen
class Verdict:
    """How a text was read: how many of its printed cells are right or told, and every fault."""

    counts: Counter[str] = field(factory=Counter)
    faults: list[Fault] = field(factory=list)

    def fault(self, kind: str, path: str, printed: object, cell: Cell | None) -> None:
        read = "nothing" if cell is None else f"{cell.value} ({cell.state})"
        self.counts[kind] += 1
        self.faults.append(Fault(kind, path, str(printed), read))


def judge(truth: Truth) -> Verdict:
    """Compare what is read of a text with what is printed in it."""
    report = govinfo.parse(truth.text)
    cells = report.cells()
    named = _named(report, truth)
    unplaced = any(found.rule == "values-unplaced" for found in report.diagnostics)
    verdict = Verdict()
    for path, printed in truth.cells.items():
        cell, told = cells.get(path), _told(path, cells.get(path), named)
        if _is_right(cell, printed):
            verdict.counts.update(right=1, marked=told)
        elif told:
            verdict.counts["told"] += 1
        else:
            verdict.fault("missing" if cell is None or cell.value is None else "silent", path, printed, cell)
    for path, cell in cells.items():
        if truth.text[slice(*cell.span)] != cell.raw:
            verdict.fault("bad_span", path, cell.raw, cell)
        if path in truth.cells or _told(path, cell, named):
            continue
        if path in truth.displaced and (cell.value is None or _is_right(cell, truth.displaced[path])):
            continue
        if _is_one_of(truth.contradicted.get(path, []), cell, unplaced=unplaced):
            continue
        if cell.value is not None or cell.state in EMPTY:
            verdict.fault("invented", path, truth.displaced.get(path, "nothing"), cell)
    return verdict


def _named(report: govinfo.Report, truth: Truth) -> set[str]:
    """The paths that the diagnostics name: all, where they say that nothing was read."""
    if report.status is govinfo.Status.NOT_A_REPORT:
        return {*truth.cells}
    return {path for found in report.diagnostics if found.severity is not Severity.NOTE for path in found.paths}


def _is_one_of(numbers: list[Number], cell: Cell, *, unplaced: bool) -> bool:
    """True for one of the numbers of rows that contradict each other, the others alike, lost, or kept and told."""
    return cell.value in numbers and (unplaced or len({*numbers}) == 1)


def _told(path: str, cell: Cell | None, named: set[str]) -> bool:
    """A number is marked by its state or its very path; a hole by its state, its path or a prefix of it."""
    if cell is not None and cell.value is not None:
        return cell.state is State.INFERRED or path in named
    doubted = cell is not None and cell.state in (State.AMBIGUOUS, State.UNREADABLE)
    return doubted or any(f"{path}.".startswith(f"{name}.") for name in named)


def _is_right(cell: Cell | None, printed: int | Decimal | None) -> bool:
    if cell is None:
        return False
    if printed is None:
        return cell.value is None and cell.state in EMPTY
    return type(cell.value) in (int, Decimal) and cell.value == printed
