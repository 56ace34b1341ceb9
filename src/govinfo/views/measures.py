"""How wide the columns of a table are, and how high its rows, so that all that it prints can be read."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING

from govinfo.paper import Box, BoxKind, columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govinfo.paper import Grid

#: What is not broken into lines.
_UNBROKEN = re.compile(r"[!-~]+")

#: What the columns add up to, in widths of a digit: the breadth of A4 upright at ten points.
PAGE = 92.0
#: A column is at least so wide, and makes room for no more than so much of a label.
_NARROWEST, _WIDEST = 5.0, 26.0
#: Into how many lines a head is broken; what a number has beside it.
_HEAD_LINES, _GAP = 2, 2
#: In points: the height of a line, what a row has beside its lines, and the highest that Excel takes.
_LINE, _EDGES, _HIGHEST = 14.0, 6.0, 409.0


def widths(grid: Grid) -> list[float]:
    """The width of each column: by the texts that stand in it alone, stretched to the page."""
    least = [_NARROWEST] * grid.width
    for at, box in (each for row in grid.places() for each in row):
        if box.across == 1:
            least[at] = max(least[at], min(_room(box), _WIDEST))
    stretch = max(1.0, PAGE / sum(least))
    return [width * stretch for width in least]


def _room(box: Box) -> float:
    """How wide a box should be: numbers are never broken, words are; the label of a group is as high as its rows."""
    if box.kind is BoxKind.VALUE:
        return max(map(len, _UNBROKEN.findall(box.text)), default=0) + _GAP
    return columns(box.text) / (box.down if box.kind is BoxKind.LABEL else _HEAD_LINES)


def heights(grid: Grid, wide: Sequence[float]) -> list[float]:
    """The height of each row in points; what is wanting of one that spans several is added to its last."""
    high = [height_of("", PAGE)] * len(grid.rows)
    for index, down, needed in sorted(_needs(grid, wide), key=lambda need: need[1]):
        last = index + down - 1
        high[last] = max(high[last], needed - sum(high[index:last]))
    return high


def _needs(grid: Grid, wide: Sequence[float]) -> Iterator[tuple[int, int, float]]:
    """For each box its row, over how many rows it spans, and how high it has to be."""
    for index, row in enumerate(grid.places()):
        for at, box in row:
            yield index, box.down, height_of(box.text, sum(wide[at : at + box.across]))


def height_of(text: str, width: float, scale: float = 1.0) -> float:
    """How high a text is, in points, where its lines are broken at a width; ``scale`` times ten points is its size."""
    lines = sum(max(1, ceil(columns(line) * scale / (width - 1))) for line in text.split("\n"))
    return min((_LINE * lines + _EDGES) * scale, _HIGHEST)
