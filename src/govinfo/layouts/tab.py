"""Cells separated by tabs, one row a line."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from govinfo.layouts.grammar import Parser
from govinfo.layouts.lines import is_furniture
from govinfo.layouts.table import Builder, cut, name_row

if TYPE_CHECKING:
    from govinfo.layouts.lines import Line
    from govinfo.page import Block, Vocabulary
    from govinfo.paper import Grid


#: As many printed cells at least in a row, before it tells that a cell ends in two tabs.
_FEWEST_CELLS = 4


@cache
def _parser() -> Parser:
    return Parser("tab", "region", Builder("tab", grid=True))


def read(lines: list[Line], vocabulary: Vocabulary) -> list[Block]:
    """Read a region of tab-separated rows."""
    for line in lines:
        if line.type == "TEXT":
            line.type = "GAP" if is_furniture(line.text) else "TEXT"
        elif line.type == "TAB" and not line.values:
            cut(line, "\t")
    _halve([line for line in lines if line.type == "TAB"])
    for line in lines:
        if line.type not in ("TEXT", "GAP"):
            name_row(line, "\t", vocabulary)
    return _parser().parse(lines)


def _halve(lines: list[Line]) -> None:
    """Drop the empty half of the cells where every cell of every row ends in two tabs."""
    if any(any(line.values[1::2]) for line in lines):
        return
    if any(sum(map(bool, line.values)) >= _FEWEST_CELLS for line in lines):
        for line in lines:
            line.values, line.starts = line.values[::2], line.starts[::2]


def write(grid: Grid) -> list[str]:
    """A row a line, a cell for each column that is spanned."""
    return ["\t".join(row) for row in grid.texts()]
