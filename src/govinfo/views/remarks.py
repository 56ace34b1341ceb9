"""What is to be told of single cells: which are in doubt, which are found wrong, and why."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govinfo.cell import State
from govinfo.diagnostics import Diagnostic, Severity
from govinfo.paper import Box, Grid
from govinfo.unbind.grids import tables_of
from govinfo.views.words import Mark, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govinfo.cell import Cell
    from govinfo.report import Report


@frozen
class Remark:
    """What is to be told of a cell."""

    mark: Mark
    #: Sentences, each once.
    reasons: tuple[str, ...]


#: The states that are in doubt.
_DOUBTS = frozenset({State.INFERRED, State.AMBIGUOUS, State.UNREADABLE})


def marked(report: Report, say: Words) -> dict[str, Grid]:
    """The tables of a report by the ids of their sections, as forms set them out, with remarks on their boxes."""
    found = remarks(report, say)
    absent = Remark(Mark.DOUBTFUL, (say.states[State.ABSENT],))

    def box_of(box: Box) -> Box:
        remark = found.get(box.path) or (absent if box.mark == State.ABSENT else None)
        return evolve(box, mark=str(remark.mark), note="\n".join(remark.reasons)) if remark else box

    return {
        section: Grid(tuple(tuple(map(box_of, row)) for row in grid.rows))
        for section, grid in tables_of(report).items()
    }


def remarks(report: Report, say: Words) -> dict[str, Remark]:
    """The remarks on printed cells, by public path.

    A cell is in doubt by its state, where a warning of the reading names it, or, if it has a number, where one of the
    checks does; it is wrong where an error of the checks names it. What names a whole row or table is told only of its
    cells in a doubtful state.
    """
    read, found = _naming(report.diagnostics), _naming(report.check())
    made: dict[str, Remark] = {}
    for path, cell in report.cells().items():
        has_number = cell.value is not None  # else it is plain to see that it has none
        findings = [one for one in found.get(path, ()) if has_number or one.severity is Severity.ERROR]
        reasons = [*_doubts(path, cell, read, say), *(one.text(say.lang) for one in findings)]
        if reasons:
            is_wrong = any(one.severity is Severity.ERROR for one in findings)
            made[path] = Remark(Mark.WRONG if is_wrong else Mark.DOUBTFUL, tuple(dict.fromkeys(reasons)))
    return made


def _naming(found: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """Warnings and errors by the paths that they name."""
    by_path: dict[str, list[Diagnostic]] = defaultdict(list)
    for one in found:
        for path in one.paths if one.severity is not Severity.NOTE else ():
            by_path[path].append(one)
    return by_path


def _doubts(path: str, cell: Cell, read: dict[str, list[Diagnostic]], say: Words) -> Iterator[str]:
    """Why the reading of a cell is in doubt: its state, and what was told of the cell, of its row, of its table."""
    yield from (one.text(say.lang) for one in read.get(path, ()))
    if cell.state in _DOUBTS:
        yield f"{say.states[cell.state]}{say.doubt(cell)}"
        while path := path.rpartition(".")[0]:
            yield from (one.text(say.lang) for one in read.get(path, ()))
