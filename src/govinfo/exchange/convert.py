"""The dict form, by cattrs with strict hooks: nothing is coerced, unknown keys are faults, all faults are told."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from functools import cache
from typing import TYPE_CHECKING, Any, cast, get_args, get_origin

from attrs import fields_dict, frozen
from cattrs import (
    BaseValidationError,
    ClassValidationError,
    Converter,
    ForbiddenExtraKeysError,
    IterableValidationError,
)
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.gen import make_dict_unstructure_fn, mapping_structure_factory, override

from govinfo.bind.assemble import tree
from govinfo.cell import Cell, Number, State
from govinfo.diagnostics import Diagnostic, Severity, rules
from govinfo.exchange import SCHEMA_VERSION, Data, ExchangeError
from govinfo.forms import forms, numbers
from govinfo.report import Fragment, Report, Section, Status
from govinfo.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from enum import StrEnum

Fault = tuple[str, str]

_NUMBERED = (State.REPORTED, State.INFERRED)
_KINDS = {str: "a string", int: "a whole number", dict: "an object", list: "a list"}


@frozen
class _Record:
    """The dict form, flat: cells by path."""

    schema: int
    title: str | None
    year: int | None
    organ: str | None
    form: str | None
    status: Status
    forms: dict[str, str]
    cells: dict[str, Cell]
    sections: tuple[Section, ...]
    unplaced: tuple[Fragment, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def unstructure(report: Report, *, spans: bool) -> Data:
    """The dict of a report."""
    record = _Record(
        SCHEMA_VERSION,
        report.title,
        report.year,
        report.organ,
        report.form,
        report.status,
        report.forms,
        dict(report.cells()),
        report.sections,
        report.unplaced,
        report.diagnostics,
    )
    data: Data = _converter(spans=spans).unstructure(record)
    if not spans:
        del data["unplaced"], data["diagnostics"]
    return data


def structure(data: object) -> Report:
    """The report of a dict."""
    if not isinstance(data, dict):
        raise ExchangeError((("", f"is not an object but {type(data).__name__}"),))
    version = cast("Data", data).get("schema")
    if type(version) is int and version > SCHEMA_VERSION:
        fault = f"is version {version}, written by a newer govinfo; this one reads {SCHEMA_VERSION}"
        raise ExchangeError((("schema", fault),))
    try:
        record = _converter(spans=True).structure(data, _Record)
    except BaseValidationError as error:
        raise ExchangeError(tuple(_faults(error, ""))) from None
    faults = tuple(_contradictions(record))
    if faults:
        raise ExchangeError(faults)
    rows: dict[str, dict[str, Cell]] = {}
    for path, cell in record.cells.items():
        row, _, column = path.rpartition(".")
        rows.setdefault(row, {})[column] = cell
    return Report(
        record.title,
        record.year,
        record.organ,
        *tree(rows, record.forms),
        record.sections,
        record.status,
        record.unplaced,
        record.diagnostics,
        Source(""),
    )


@cache
def _converter(*, spans: bool) -> Converter:
    """A converter of its own, so that nobody else's hooks take part."""
    converter = Converter(forbid_extra_keys=True)
    for kind in (str, int):
        converter.register_structure_hook(kind, _exactly(kind))
    lists, objects = _only(list, homogenous_tuple_structure_factory), _only(dict, mapping_structure_factory)
    converter.register_structure_hook_factory(lambda kind: get_args(kind)[1:] == (...,), lists)
    converter.register_structure_hook_factory(_is_dict, objects)
    converter.register_structure_hook(Span, lambda data, _: _span(data))
    converter.register_unstructure_hook(Span, list)
    converter.register_structure_hook_func(lambda kind: kind == tuple[str, str], lambda data, _: _pair(data))
    converter.register_unstructure_hook_func(lambda kind: kind == tuple[str, str], list)
    converter.register_structure_hook(Number, lambda data, _: _number(data))
    converter.register_structure_hook(Number | None, lambda data, _: None if data is None else _number(data))
    converter.register_unstructure_hook(Decimal, str)
    for member in (State, Severity, Status):
        converter.register_structure_hook(member, _member)
        converter.register_unstructure_hook(member, str)
    for cls in (Cell, Section, Fragment):
        places: dict[str, Any] = {} if spans else {"span": override(omit=True), "raw": override(omit=True)}
        kept = {name: value for name, value in places.items() if name in fields_dict(cls)}
        converter.register_unstructure_hook(cls, make_dict_unstructure_fn(cls, converter, **kept))
    return converter


def _exactly(kind: type) -> Callable[[object, object], object]:
    """Structures values of just this type: True is no 1, "1" is no 1."""

    def structure_exactly(data: object, _: object) -> object:
        if type(data) is kind:
            return data
        raise ValueError(f"is not {_KINDS[kind]}: {data!r:.40}")

    return structure_exactly


def _only(kind: type, factory: Any) -> Any:  # noqa: ANN401  (cattrs' own types)
    """A factory of hooks for containers that takes no other container in their place."""

    def make(cls: Any, converter: Converter) -> Callable[[object, object], object]:  # noqa: ANN401
        inner = factory(cls, converter)

        def structure_only(data: object, _: object) -> object:
            if isinstance(data, kind):
                return inner(data, cls)
            raise ValueError(f"is not {_KINDS[kind]}: {data!r:.40}")

        return structure_only

    return make


def _is_dict(kind: object) -> bool:
    return get_origin(kind) is dict


def _pair(data: object) -> tuple[str, str]:
    if isinstance(data, list) and [type(part) for part in data] == [str, str]:
        return data[0], data[1]
    raise ValueError(f"is no pair of strings: {data!r:.40}")


def _number(data: object) -> Number:
    if type(data) is int:
        return data
    if type(data) is str:
        try:
            value = Decimal(data)
        except InvalidOperation:
            value = Decimal("nan")
        if value.is_finite():
            return value
    raise ValueError(f"is no whole number and no decimal in a string: {data!r:.40}")


def _span(data: object) -> Span:
    if isinstance(data, list) and [type(end) for end in data] == [int, int] and 0 <= data[0] <= data[1]:
        return Span(*data)
    raise ValueError(f"is no [start, end]: {data!r:.40}")


def _member(data: object, kind: type[StrEnum]) -> StrEnum:
    if isinstance(data, str) and data in set(kind):
        return kind(data)
    raise ValueError(f"is none of {', '.join(kind)}: {data!r:.40}")


def _faults(error: BaseException, path: str) -> Iterator[Fault]:
    """Every fault in an error of cattrs, with its path in the dict."""
    if isinstance(error, (ClassValidationError, IterableValidationError)):
        within, at_large = error.group_exceptions()
        for fault, note in within:
            step = getattr(note, "name", None) or getattr(note, "index", "")
            yield from _faults(fault, f"{path}.{step}" if path else str(step))
        for fault in at_large:
            yield from _faults(fault, path)
    elif isinstance(error, KeyError):
        yield path, "is missing"
    elif isinstance(error, ForbiddenExtraKeysError):
        yield path, f"has unknown keys: {', '.join(sorted(map(str, error.extra_fields)))}"
    else:
        yield path, str(error) if isinstance(error, ValueError) else "has the wrong type"


def _contradictions(record: _Record) -> Iterator[Fault]:
    """What no type can tell: unknown paths, forms and rules; values that their states or columns do not allow."""
    if record.schema != SCHEMA_VERSION:
        yield "schema", f"is version {record.schema}; this govinfo reads {SCHEMA_VERSION}"
    for path, cell in record.cells.items():
        fault = _fault_of(path, cell)
        if fault:
            yield f"cells.{path}", fault
    names = {form.name for form in forms()}
    for block, form in record.forms.items():
        if form not in names:
            yield f"forms.{block}", f"is none of {', '.join(sorted(names))}: {form!r:.40}"
    for index, found in enumerate(record.diagnostics):
        if found.rule not in rules():
            yield f"diagnostics.{index}.rule", f"is no rule: {found.rule!r:.40}"


def _fault_of(path: str, cell: Cell) -> str:
    number = numbers().get(path)
    if number is None:
        return "is no path of any form"
    if (cell.value is not None) != (cell.state in _NUMBERED):
        return f"has a value that does not go with the state {cell.state}"
    if cell.value is None:
        return ""
    if isinstance(cell.value, Decimal) != (number == "amount"):
        return "holds a string where the form asks for a count, or a count where it asks for an amount"
    return "is a count below zero" if number == "count" and cell.value < 0 else ""
