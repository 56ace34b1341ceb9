"""Prints the tables of the paper form as lines, in each layout that extraction tools leave."""

from typing import NamedTuple

from govinfo.forms import paths
from tests.marks import plain
from tests.setting import Set, set_out, wrapped

_VALUES = paths()
#: A table of no more columns has short heads; longer heads and labels are wrapped.
_NARROW, _HEAD, _LABEL = 4, 4, 16
#: The group whose label runs down its column.
_DOWN = "applications.outcomes"


class Box(NamedTuple):
    """A cell of the paper form: its text, None where the cell above reaches down, and the columns that it spans.

    The path of a value, of a row for its label, of a group for its label; "" for heads.
    """

    text: str | None
    span: int = 1
    path: str = ""


Grid = list[list[Box]]


#: What stands between two values of a row.
BETWEEN = {
    "pipe": " | ",
    "ragged": " | ",
    "markdown": " | ",
    "tab": "\t",
    "flat": "\n",
    "cells": " |\n",
    "runs": " |\n",
    "opened": " |\n",
    "closed": "\n|\n",
    "spaced": " ",
    "aligned": "   ",
    "html": "</td><td>",
}
#: A row of the paper is a line of the text.
ROW_A_LINE = ("pipe", "ragged", "markdown", "tab", "html")


def printed(row: list[Box]) -> list[str]:
    """The texts of the cells that begin in a row."""
    return [box.text for box in row if box.text is not None]


def width_of(grid: Grid) -> int:
    return max((sum(box.span for box in row) for row in grid), default=0)


def _pipe(grid: Grid) -> list[str]:
    """No outer pipe before a row; what cells above and beside it cover is left for the end of the line."""
    width, rows = width_of(grid), [printed(row) for row in grid]
    return [f"{' | '.join(row)} | {'|' * (width - len(row))}".rstrip() for row in rows]


def _ragged(grid: Grid) -> list[str]:
    """Spans are dropped: a row has as many cells as begin in it."""
    return [" | ".join([*printed(row), ""]).rstrip() for row in grid]


def _markdown(grid: Grid) -> list[str]:
    """Every column has its place, and a rule stands under the first row."""
    rows = [[text for box in row for text in (box.text or "", *[""] * (box.span - 1))] for row in grid]
    first, *rest = [f"| {' | '.join(row)} |" for row in rows]
    return [first, f"|{' --- |' * len(rows[0])}", *rest]


def _tab(grid: Grid) -> list[str]:
    """A cell that spans several columns leaves one empty cell behind it; the line is filled up with tabs."""
    rows = [[text for box in row for text in (box.text or "", *[""] * (box.span > 1))] for row in grid]
    width = max(len(row) for row in rows)
    return ["\t".join([*row, *[""] * (width - len(row))]) for row in rows]


def _flat(grid: Grid) -> list[str]:
    """One printed cell a line. A blank leaves no trace; its marks stay with the cell before it."""
    lines: list[str] = []
    for text in (text for row in grid for text in printed(row) if text):
        if plain(text) or not lines:
            lines.append(text)
        else:
            lines[-1] += text
    return lines


def _cells(grid: Grid) -> list[str]:
    """A cell and its pipe a line, and no mark where a row ends."""
    return [f"{text} |" for row in grid for text in printed(row)]


def _runs(grid: Grid) -> list[str]:
    """The same, and behind a row a line with a pipe for each column that its cells span."""
    lines: list[str] = []
    width = width_of(grid)
    for texts in map(printed, grid):
        lines += [*(f"{text} |" for text in texts), *["|" * (width - len(texts))] * (len(texts) < width)]
    return lines


def _opened(grid: Grid) -> list[str]:
    """A lone pipe opens each row; the pipes for spanned columns end its last line."""
    lines: list[str] = []
    width = width_of(grid)
    for texts in map(printed, grid):
        spans = width - len(texts)
        lines += ["|", *(f"{text} |".lstrip() for text in texts)]
        lines[-1] += f" {'|' * spans}" if spans else ""
    return lines


def _closed(grid: Grid) -> list[str]:
    """A cell on one line, a lone pipe on the next; a row ends in a line of pipes."""
    lines: list[str] = []
    width = width_of(grid)
    for texts in map(printed, grid):
        lines += [line for text in texts for line in ([text, "|"] if plain(text) else [f"{text}|"])]
        lines.append("|" * (width - len(texts) + 2))
    return lines


def _spaced(grid: Grid) -> list[str]:
    """A PDF read in the order of its text: a blank between values, labels and heads wrapped as on the page."""
    lines: list[str] = []
    is_narrow = width_of(grid) <= _NARROW
    for row in grid:
        words = [box for box in row if plain(box.text or "") and box.path not in _VALUES]
        values = _in_a_row([box.text or "" for box in row if box.path in _VALUES])
        if values:
            *groups, label = words or [Box("")]
            lines += [line for box in groups for line in wrapped(box.text or "", 1 if box.path == _DOWN else _HEAD)]
            *above, last = wrapped(label.text or "", _LABEL)
            lines += [*above, last, values] if above else [_in_a_row([last, values])]
        elif is_narrow:
            lines.append(_in_a_row(printed(words)))
        else:
            lines += [line for text in printed(words) for line in wrapped(text, _HEAD)]
    return lines


def _aligned(grid: Grid) -> list[str]:
    """A PDF read as it looks: columns padded with blanks, each cell wrapped in its column and set in its middle."""
    has_groups = any(box.path.startswith("applications") for row in grid for box in row)
    first, others = ([4, 10, 30], 9) if has_groups else ([24], 16) if width_of(grid) <= _NARROW else ([], 8)
    columns = first + [others] * width_of(grid)
    lines: list[str] = []
    for line in set_out(_cells_of(grid), columns):
        lines += [line, *[""] * (plain(line) != "")]
    return lines


def _html(grid: Grid) -> list[str]:
    """A table with its spans over rows and columns."""

    def cell(one: Set) -> str:
        spans = (("rowspan", one.down), ("colspan", one.across))
        attributes = "".join(f' {name}="{count}"' for name, count in spans if count > 1)
        return f"<td{attributes}>{one.text}</td>"

    rows = ["".join(map(cell, row)) for row in _cells_of(grid)]
    return ["<table>", *(f"<tr>{row}</tr>" for row in rows), "</table>"]


def _in_a_row(texts: list[str]) -> str:
    """Texts with a blank between them; of blank ones the marks alone."""
    line = ""
    for text in texts:
        line += f" {text}" if plain(line) and plain(text) else text
    return line


def _cells_of(grid: Grid) -> list[list[Set]]:
    """Each cell of a grid with its place; blank, where a cell above would reach down that is another one's."""
    starts = [[sum(box.span for box in row[:index]) for index in range(len(row))] for row in grid]
    whole = [{at: box for box, at in zip(row, ats, strict=True)} for row, ats in zip(grid, starts, strict=True)]

    def reaches(y: int, at: int) -> bool:
        box, above = whole[y][at], whole[y - 1].get(at) if y else None
        return box.text is None and above is not None and box.path == above.path

    def down(y: int, at: int) -> int:
        return (
            next((end for end in range(y + 1, len(grid)) if at not in whole[end] or not reaches(end, at)), len(grid))
            - y
        )

    return [
        [Set(box.text or "", at, box.span, down(y, at)) for at, box in row.items() if not reaches(y, at)]
        for y, row in enumerate(whole)
    ]


PRINTERS = {
    "pipe": _pipe,
    "ragged": _ragged,
    "markdown": _markdown,
    "tab": _tab,
    "flat": _flat,
    "cells": _cells,
    "runs": _runs,
    "opened": _opened,
    "closed": _closed,
    "spaced": _spaced,
    "aligned": _aligned,
    "html": _html,
}
