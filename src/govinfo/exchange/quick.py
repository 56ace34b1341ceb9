"""Cells that all fit, made a column at a time. What does not fit is left to the hooks, which tell what is wrong."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, partial
from itertools import chain, product, repeat
from operator import le
from typing import TYPE_CHECKING, Any

from attrs import fields

from govinfo.cell import Cell, State
from govinfo.exchange.hooks import number
from govinfo.exchange.record import of_cell
from govinfo.forms import numbers
from govinfo.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from govinfo.cell import Number

    #: What the cells hold under one key, in their order.
    Column = list[Any]

_STATES = {state.value: state for state in State}
_NAMES = {field.name: field for field in fields(Cell)}
_new_span = partial(tuple.__new__, Span)  # without another look at the length


def cells_at_once(data: dict[str, Any]) -> dict[str, Cell] | None:
    """The cells of a dict by path, if all have the same keys and the hooks would take every one of them; else None."""
    cells = list(data.values())
    if {*map(type, cells)} != {dict}:
        return None
    names = cells[0].keys()
    if {*map(len, cells)} != {len(names)} or not {"value", "state"} <= names <= _NAMES.keys():
        return None
    try:
        columns = {name: _MAKERS[name]([cell[name] for cell in cells]) for name in names}
        if not _shapes(data, [cell["state"] for cell in cells], columns["value"]) <= _fitting():
            return None
    except (KeyError, TypeError, ValueError):
        return None
    filled = [columns.get(name, repeat(field.default)) for name, field in _NAMES.items()]
    return dict(zip(data, map(Cell, *filled), strict=True))


def _shapes(paths: Iterable[str], states: list[str], values: list[Number | None]) -> set[tuple[object, ...]]:
    """All that a cell is judged by: what its path holds, its state, and of its value the type and the sign."""
    known = numbers()
    below = [value is not None and value < 0 for value in values]
    return {*zip([known[path] for path in paths], states, map(type, values), below, strict=True)}


@cache
def _fitting() -> frozenset[tuple[object, ...]]:
    """The shapes of all cells in which nothing is wrong."""
    paths = {kind: path for path, kind in numbers().items()}.values()
    cells = product(paths, State, (None, -1, 0, Decimal(-1), Decimal(0)))
    fit = [(path, state, value) for path, state, value in cells if not of_cell(path, Cell(value, state))]
    return frozenset(
        _shapes([path for path, _, _ in fit], [state.value for _, state, _ in fit], [v for _, _, v in fit])
    )


def _only(column: Column, *kinds: type) -> Column:
    if not {*map(type, column)} <= set(kinds):
        raise ValueError
    return column


def _spans(column: Column) -> list[Span]:
    if {*map(len, _only(column, list))} != {2}:
        raise ValueError
    ends = _only(list(chain.from_iterable(column)), int)
    if min(ends) < 0 or not all(map(le, ends[::2], ends[1::2])):
        raise ValueError
    return list(map(_new_span, column))


#: What makes a column, and raises where something in it does not fit.
_MAKERS: dict[str, Callable[[Column], Column]] = {
    "value": lambda column: [value if type(value) is int or value is None else number(value) for value in column],
    "state": lambda column: [_STATES[state] for state in column],
    "unit": lambda column: _only(column, str, type(None)),
    "raw": lambda column: _only(column, str),
    "span": _spans,
    "candidates": lambda column: [tuple(map(number, few)) if few else () for few in _only(column, list)],
}
