"""What a cell prints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govinfo.cell import Cell, State
from govinfo.forms.labels import unit_of
from govinfo.layouts.writing import bare
from govinfo.numbers import is_value, printed, read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govinfo.forms import Column

#: What marks a number whose place or whose digits are in doubt, so that no reader takes it for one.
DOUBT = "？"
_EMPTY = frozenset({State.BLANK, State.ABSENT})
_NOTE = re.compile(r"（[^（）]*）$")


def text_of(cell: Cell, unit: str | None) -> str:
    """What a cell prints in a column whose head prints a unit, or none.

    A number is printed plainly and to its last digit, with its unit where the head has another. What is in doubt prints
    its raw text. Where that may be read as a number, it is the first of several that stand there, or they are glued:
    all the numbers that may belong there are printed, with a mark of doubt.
    """
    if cell.state in _EMPTY:
        return ""
    if cell.state is State.NIL:
        return cell.raw if read(cell.raw).state is State.NIL else "/"
    if cell.value is not None:
        return printed(cell.value) + (cell.unit if cell.unit and cell.unit != unit else "")
    if cell.raw and not _may_be_read(cell.raw):
        return cell.raw
    return ("、".join(map(printed, cell.candidates)) or cell.raw) + DOUBT


def _may_be_read(raw: str) -> bool:
    """True where some layout may have a text read as a number: as it stands, or without what is not written or seen."""
    return any(map(is_value, (" ".join(raw.split()), "".join(filter(str.isprintable, bare(raw))))))


def head_of(column: Column, cells: Sequence[Cell]) -> tuple[str, str | None]:
    """The head of a column over its printed cells, and the unit that it prints: theirs, where a head can print it."""
    own = column.unit
    units = {cell.unit for cell in cells if cell.state is not State.ABSENT}
    unit = units.pop() if len(units) == 1 and column.number == "amount" else own
    if unit == own or (unit and unit_of(unit) != unit):
        return column.label, own
    bare = _NOTE.sub("", column.label)
    return (f"{bare}（单位：{unit}）" if unit else bare), unit
