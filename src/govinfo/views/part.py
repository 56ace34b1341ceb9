"""A part of a report shown alone: as a report that has nothing else."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from govinfo.bind.assemble import tree
from govinfo.forms import paths
from govinfo.report import Report
from govinfo.report.tree import fields

if TYPE_CHECKING:
    from govinfo.cell import Cell
    from govinfo.report.tree import Node


def report_of(node: Node) -> Report | None:
    """The report of a part alone; None for a row that was made in code and has no place in a form."""
    rows: dict[str, dict[str, Cell]] = defaultdict(dict)
    for path, cell in node.cells().items():
        row, _, column = path.rpartition(".")
        rows[row][column] = cell
        if path not in paths():
            return None
    kind: Any = type(node)
    parts = (node, *(getattr(node, name) for name in fields(kind)))
    told = {part.path: form for part in parts if (form := getattr(part, "form", None))}
    return Report(None, None, None, *tree(rows, told))
