"""Numbers of several reports in one unit: amounts in 元 and 万元 are compared exactly, others as they are printed."""

from __future__ import annotations

from decimal import Context, Decimal, localcontext
from typing import TYPE_CHECKING

from govinfo.forms.labels import simplify
from govinfo.numbers import printed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govinfo.cell import Cell, Number

#: The units of money, as powers of ten of 元.
_MONEY = {"元": 0, "万元": 4, "亿元": 8}

#: More digits than a sum of printed amounts has, so that none is rounded.
_EXACT = Context(prec=999)


def power_of(unit: str | None, kind: str) -> int | None:
    """The power of ten that a unit counts by; None where a number in it is comparable within the same unit alone.

    Args:
        unit: The unit as printed: 万元, 件, or None.
        kind: What the cell may hold: "amount", "count" or "change". Counts are counts in any unit but money.
    """
    power = _MONEY.get(simplify(unit or ""))
    if kind == "amount":
        return power
    return None if power is not None else 0


def in_one_unit(cells: Iterable[Cell], kind: str) -> list[Number] | None:
    """The numbers of cells in the unit of the first, to the last digit; None where one unit is not comparable."""
    known = [(cell.value, cell.unit) for cell in cells if cell.value is not None]
    powers = [power_of(unit, kind) for _, unit in known]
    if len({unit for _, unit in known}) == 1:
        return [value for value, _ in known]
    if None in powers:
        return None
    return [_converted(value, (power or 0) - (powers[0] or 0)) for (value, _), power in zip(known, powers, strict=True)]


def _converted(number: Number, power: int) -> Number:
    """A number times a power of ten."""
    if not power:
        return number
    sign, digits, exponent = Decimal(number).as_tuple()
    return Decimal((sign, digits, exponent + power)) if isinstance(exponent, int) else number


def added(numbers: Iterable[Number]) -> Number:
    """The exact sum."""
    with localcontext(_EXACT):
        return sum(numbers)


def plain(number: Number, unit: str | None = None) -> str:
    """A number without noughts at the end of its fraction, with its unit."""
    text = printed(number)
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text}{unit or ''}"


def with_unit(cell: Cell) -> str:
    """The number of a cell with all its digits, and its unit."""
    return "" if cell.value is None else f"{printed(cell.value)}{cell.unit or ''}"
