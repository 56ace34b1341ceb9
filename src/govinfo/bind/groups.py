"""Group labels and the places of row labels: torn by page breaks, told, never trusted over a row's own words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from govinfo.diagnostics import Label
from govinfo.forms import merged

if TYPE_CHECKING:
    from govinfo.bind.draft import Draft
    from govinfo.bind.labels import Labelled
    from govinfo.page import Table
    from govinfo.source import Span


def check_groups(draft: Draft, table: Table, rows: list[Labelled]) -> None:
    """Tell group labels that stand on the wrong row, and rows that fell back to an earlier column."""
    _misplaced(draft, rows)
    if table.grid and any(not row.row.cells[0] for row in rows):
        _fallen(draft, rows)


def _misplaced(draft: Draft, rows: list[Labelled]) -> None:
    """A group label belongs on the group's first printed row; a label for other rows than its own is misplaced too."""
    seen: set[str] = set()
    for row in rows:
        parent = row.path.rpartition(".")[0]
        for index, word in row.groups:
            group = word.groups[0]
            span = row.row.span(index)
            if not f"{row.path}.".startswith(f"{group}."):
                draft.tell(
                    "group-misplaced", span, paths=(group,), labels=(Label(row.span, "row"),), group=_label(group)
                )
            elif group == parent and group in seen:
                first = next(other.span for other in rows if other.path.startswith(f"{group}."))
                draft.tell(
                    "group-misplaced", span, paths=(group,), labels=(Label(first, "first-row"),), group=_label(group)
                )
        seen.add(parent)


def _label(path: str) -> str:
    return next(group.label for group in merged("applications").groups if group.path == path)


def fell_back(row: Labelled) -> bool:
    """True for a row whose label stands left of where the form has it."""
    return row.index < _depth(row.path)


def fallen(table: Table, rows: list[Labelled]) -> list[bool]:
    """Which rows fell back; in HTML perhaps one behind them, whose label may span the columns before it.

    Where labels of HTML span the columns behind them, one that does not may have fallen back, too.
    """
    found: list[bool] = []
    before = False
    last = max(row.index for row in rows) if table.layout == "html" else 0
    spanned = any(row.index > _depth(row.path) for row in rows) if last else False
    for row in rows:
        spans = bool(last) and row.index == _depth(row.path) == 1 and not row.groups
        before = fell_back(row) or (before and spans)
        found.append(before or (spanned and row.index < last))
    return found


@cache
def _depth(path: str) -> int:
    """The column that the form gives a row's label: 0 for 一、, 1 for （一）, 2 for 1."""
    name = path.removeprefix("applications.")
    if name.endswith(".undivided"):
        return 1
    return name.count(".")


def _fallen(draft: Draft, rows: list[Labelled]) -> None:
    """Tell runs of rows whose labels stand left of where the form has them, once a run."""
    run: list[Span] = []
    for row in [*rows, None]:
        if row is not None and fell_back(row):
            first = row.groups[0][0] if row.groups else row.index
            run.append(row.row.span(first))
        elif run:
            more = tuple(Label(span, "row") for span in run[1:])
            draft.tell("labels-fell-back", run[0], labels=more, count=len(run))
            run = []
