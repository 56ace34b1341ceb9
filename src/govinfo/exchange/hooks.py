"""Hooks of cattrs that coerce nothing, and factories of such hooks."""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from cattrs import BaseValidationError
from cattrs.gen import make_dict_structure_fn

from govinfo.exchange.faults import ContradictionError, faults_in
from govinfo.exchange.record import DECIMAL
from govinfo.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from enum import StrEnum

    from cattrs import Converter

    from govinfo.cell import Number
    from govinfo.exchange.record import Fault

#: Takes data and a type.
Hook: TypeAlias = "Callable[[Any, Any], Any]"
Factory: TypeAlias = "Callable[[Any, Converter], Hook]"

_DECIMAL = re.compile(DECIMAL)
_KINDS = {str: "a string", int: "a whole number", dict: "an object", list: "a list"}


def exactly(kind: type) -> Hook:
    """Takes values of just this type: True is no 1, "1" is no 1."""

    def structure(data: object, _: object) -> object:
        if type(data) is kind:
            return data
        raise ValueError(f"is not {_KINDS[kind]}: {data!r:.40}")

    return structure


def only(kind: type, factory: Factory) -> Factory:
    """Hooks for containers that take no other container in their place."""

    def make(cls: object, converter: Converter) -> Hook:
        inner = factory(cls, converter)

        def structure(data: object, _: object) -> object:
            if isinstance(data, kind):
                return inner(data, cls)
            raise ValueError(f"is not {_KINDS[kind]}: {data!r:.40}")

        return structure

    return make


def record(cls: Any, converter: Converter) -> Hook:  # noqa: ANN401  (a class)
    """A hook for a class of attrs, for which unknown keys are faults."""
    return cast("Hook", make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True))


def checked(factory: Factory, check: Callable[[Any], Iterable[Fault]]) -> Factory:
    """Hooks that look at what they have made."""

    def make(cls: object, converter: Converter) -> Hook:
        inner = factory(cls, converter)

        def structure(data: object, _: object) -> object:
            made = inner(data, cls)
            if faults := tuple(check(made)):
                raise ContradictionError(faults)
            return made

        return structure

    return make


def each(kind: type, check: Callable[[str, Any], str]) -> Factory:
    """Hooks for objects, which look at each entry with its key."""

    def make(_: object, converter: Converter) -> Hook:
        inner = converter.get_structure_hook(kind)

        def structure(data: dict[str, Any], _: object) -> object:
            made: dict[str, Any] = {}
            faults: list[Fault] = []
            for key, entry in data.items():
                try:
                    made[key] = inner(entry, kind)
                except (BaseValidationError, ValueError) as error:
                    faults += faults_in(error, str(key))
                else:
                    faults += [(str(key), told)] if (told := check(key, made[key])) else []
            if faults:
                raise ContradictionError(tuple(faults))
            return made

        return structure

    return make


def pair(data: object, _: object) -> tuple[str, str]:
    """Takes a list of two strings."""
    if isinstance(data, list) and [type(part) for part in data] == [str, str]:
        return data[0], data[1]
    raise ValueError(f"is no pair of strings: {data!r:.40}")


def number(data: object) -> Number:
    """Takes whole numbers, and exact decimals in strings."""
    if type(data) is int:
        return data
    if type(data) is str and _DECIMAL.fullmatch(data):
        with suppress(InvalidOperation):  # an exponent beyond all bounds
            return Decimal(data)
    raise ValueError(f"is no whole number and no decimal in a string: {data!r:.40}")


def span(data: object, _: object) -> Span:
    """Takes a list of two ends."""
    if isinstance(data, list) and [type(end) for end in data] == [int, int] and 0 <= data[0] <= data[1]:
        return Span(*data)
    raise ValueError(f"is no [start, end]: {data!r:.40}")


def member(data: object, kind: type[StrEnum]) -> StrEnum:
    """Takes the word of a member."""
    if isinstance(data, str) and data in set(kind):
        return kind(data)
    raise ValueError(f"is none of {', '.join(kind)}: {data!r:.40}")
