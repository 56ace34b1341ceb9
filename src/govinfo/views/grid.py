"""One table for the terminal: rich draws it, and knows that a Chinese character is two cells wide."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from attrs import frozen
from rich.box import Box
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from govinfo.cell import Cell, State
from govinfo.exchange.escape import visible
from govinfo.numbers import printed

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from govinfo.views.words import Words

#: What stands in or beside a cell that is not simply reported. All of it is ASCII, as is the rule under the heads: many
#: a Chinese terminal takes dashes, dots and box lines of Unicode for two cells wide, where rich counts one.
MARKS = {
    State.INFERRED: "*",
    State.BLANK: ".",
    State.NIL: "/",
    State.AMBIGUOUS: "?",
    State.UNREADABLE: "!",
    State.ABSENT: "-",
}

_STYLES = {
    State.INFERRED: "yellow",
    State.BLANK: "dim",
    State.NIL: "dim",
    State.AMBIGUOUS: "bold yellow",
    State.UNREADABLE: "bold red",
    State.ABSENT: "dim",
}

#: A rule under the heads and no other lines.
_BOX = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)

_INDENT = 2

#: From roomy to tight: how many lines a head may take, and the gap between columns.
_SETTINGS = ((1, 2), (2, 2), (3, 1))

#: In cells: a word of two characters, and the room that row labels should have and must have.
_WORD, _LABELS, _LABELS_AT_LEAST = 4, 36, 12


@frozen
class Line:
    """A row of a table, or the label of a group of rows, which has no cells; words may stand in their places."""

    label: str
    depth: int = 0
    cells: tuple[Cell | str, ...] = ()

    @property
    def width(self) -> int:
        """How wide the label is with its indent."""
        return _INDENT * self.depth + cell_len(self.label)


def rendered(parts: Iterable[RenderableType], width: int) -> str:
    """What rich makes of some parts for a terminal of a width; coloured where standard output is a terminal."""
    console = Console(width=width, highlight=False, emoji=False, markup=False)
    with console.capture() as captured:
        for part in parts:
            console.print(part, crop=False, overflow="fold")
    return captured.get().rstrip("\n")


def legend(states: Container[State], say: Words) -> Iterator[RenderableType]:
    """What the marks of some states mean, below a blank line."""
    if lines := [Text(f"{mark}  {say.states[state]}") for state, mark in MARKS.items() if state in states]:
        yield ""
        yield from lines


def shown(cell: Cell | str) -> Text:
    """A cell as it stands in a table: its number and unit, or the mark of its state."""
    if isinstance(cell, str):
        return Text(cell)
    if cell.value is None:
        return Text(MARKS[cell.state], _STYLES[cell.state])
    unit = f" {visible(cell.unit)}" if cell.unit else ""
    return Text(f"{printed(cell.value)}{unit}{MARKS.get(cell.state, '')}", _STYLES.get(cell.state, ""))


def grid(corner: str, heads: Sequence[str], lines: Sequence[Line], *, labels: int, width: int) -> Table:
    """A table that fits a width by breaking labels and heads; numbers are never broken, whatever the width.

    Args:
        corner: What stands over the row labels.
        heads: What stands over the columns.
        lines: The rows.
        labels: How wide the row labels are, if there is room.
        width: The width to fit.
    """
    values = [[shown(cell) for cell in line.cells] for line in lines]
    numbers = [max(value.cell_len for value in column) for column in zip(*filter(None, values), strict=True)]
    labels, columns, gap = _fit(labels, [cell_len(head) for head in heads], numbers, width)
    table = Table(
        box=_BOX,
        show_edge=False,
        pad_edge=False,
        padding=0,
        width=labels + sum(columns) + gap * len(columns),
        header_style="bold",
    )
    table.add_column(Text(corner), width=labels, overflow="fold")
    for head, column in zip(heads, columns, strict=True):
        # The box sets columns one apart; what more they stand apart is their own, on the left of what stands right.
        table.add_column(Text(head), width=column + gap - 1, justify="right", overflow="fold", vertical="bottom")
    for line, row in zip(lines, values, strict=True):
        table.add_row(Padding(Text(line.label), (0, 0, 0, _INDENT * line.depth)), *row)
    return table


def _fit(labels: int, heads: list[int], numbers: list[int], width: int) -> tuple[int, list[int], int]:
    """The width of the labels and of each column, and the gap, in the roomiest setting that fits."""
    room, columns, gap = 0, list[int](), 0
    for lines, gap in _SETTINGS:
        columns = [max(number, _broken(head, lines)) for head, number in zip(heads, numbers, strict=True)]
        room = width - sum(columns) - gap * len(columns)
        if room >= min(labels, _LABELS):
            break
    return max(min(labels, room), _LABELS_AT_LEAST), columns, gap


def _broken(head: int, lines: int) -> int:
    """How wide a head is when broken into lines of whole words: most words of the form are two characters long."""
    return head if lines == 1 else _WORD * ceil(head / lines / _WORD)
