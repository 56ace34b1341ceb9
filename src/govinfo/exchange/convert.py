"""The dict form, by cattrs with strict hooks: nothing is coerced, unknown keys are faults, all faults are told."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, cast, get_args

from attrs import fields_dict, has
from cattrs import BaseValidationError, Converter
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.gen import make_dict_unstructure_fn, override

from govinfo.bind.assemble import tree
from govinfo.cell import Cell, Number, State
from govinfo.diagnostics import Diagnostic, Severity
from govinfo.exchange import SCHEMA_VERSION, Data, ExchangeError, hooks
from govinfo.exchange.faults import faults_in
from govinfo.exchange.quick import cells_at_once
from govinfo.exchange.record import Fault, Record, of_cell, of_diagnostic, of_form, of_section
from govinfo.forms import numbers
from govinfo.report import Fragment, Report, Section, Status, form_of
from govinfo.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def unstructure(report: Report, *, spans: bool) -> Data:
    """The dict of a report."""
    record = Record(
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
    faults = [*_of_version(cast("Data", data)), *_of_form(cast("Data", data))]
    try:
        record = _converter(spans=True).structure(data, Record)
    except BaseValidationError as error:
        faults += faults_in(error)
    else:
        if not faults:
            return _report(record)
    raise ExchangeError(tuple(faults))


def _of_version(data: Data) -> Iterator[Fault]:
    """What is wrong with the version; of a newer one nothing else can be told."""
    version = data.get("schema")
    if type(version) is not int or version == SCHEMA_VERSION:
        return
    if version < SCHEMA_VERSION:
        yield "schema", f"is version {version}; this govinfo reads {SCHEMA_VERSION}"
        return
    fault = (
        f"is version {version}, written by a newer govinfo; this one reads {SCHEMA_VERSION}: "
        "install a newer one (pip install --upgrade govinfo-cn), or write the report anew with this one"
    )
    raise ExchangeError((("schema", fault),))


def _of_form(data: Data) -> Iterator[Fault]:
    """Whether the form is that of the blocks, where these can be read."""
    form, forms = data.get("form"), data.get("forms")
    if isinstance(forms, dict) and (form is None or type(form) is str):
        told = cast("Data", forms)
        fits = not any(type(name) is not str or of_form(block, name) for block, name in told.items())
        if fits and form != form_of(told):
            yield "form", f"is {form!r:.40}, but the forms of the blocks make {form_of(told)!r}"


def _report(record: Record) -> Report:
    rows: dict[str, dict[str, Cell]] = defaultdict(dict)
    places = _places()
    for path, cell in record.cells.items():
        row, column = places[path]
        rows[row][column] = cell
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
def _places() -> dict[str, tuple[str, str]]:
    """The row and the column of every public path."""
    cut = {path: path.rpartition(".") for path in numbers()}
    return {path: (row, column) for path, (row, _, column) in cut.items()}


@cache
def _converter(*, spans: bool) -> Converter:
    """A converter of its own, so that nobody else's hooks take part."""
    converter = Converter(forbid_extra_keys=True)
    _take_values(converter)
    _take_parts(converter)
    converter.register_unstructure_hook(Span, list)
    converter.register_unstructure_hook_func(lambda kind: kind == tuple[str, str], list)
    converter.register_unstructure_hook(Decimal, str)
    for member in (State, Severity, Status):
        converter.register_unstructure_hook(member, str)
    for cls in (Cell, Section, Fragment):
        places: dict[str, Any] = {} if spans else {"span": override(omit=True), "raw": override(omit=True)}
        kept = {name: value for name, value in places.items() if name in fields_dict(cls)}
        converter.register_unstructure_hook(cls, make_dict_unstructure_fn(cls, converter, **kept))
    return converter


def _take_values(converter: Converter) -> None:
    """Register the hooks that read what has no parts of its own."""
    for kind in (str, int):
        converter.register_structure_hook(kind, hooks.exactly(kind))
    for member in (State, Severity, Status):
        converter.register_structure_hook(member, hooks.member)
    converter.register_structure_hook(Span, hooks.span)
    converter.register_structure_hook_func(lambda kind: kind == tuple[str, str], hooks.pair)
    converter.register_structure_hook(Number, lambda data, _: hooks.number(data))
    converter.register_structure_hook(Number | None, lambda data, _: None if data is None else hooks.number(data))


def _take_parts(converter: Converter) -> None:
    """Register the hooks that read objects and lists; of two that fit, cattrs takes the later one."""
    records = hooks.only(dict, hooks.record)
    hooks_for: list[tuple[Callable[[Any], bool], hooks.Factory]] = [
        (lambda kind: get_args(kind)[1:] == (...,), hooks.only(list, homogenous_tuple_structure_factory)),
        (has, records),
        (lambda kind: kind is Section, hooks.checked(records, of_section)),
        (lambda kind: kind is Diagnostic, hooks.checked(records, of_diagnostic)),
        (lambda kind: kind == dict[str, str], hooks.only(dict, hooks.each(str, of_form))),
        (lambda kind: kind == dict[str, Cell], _quickly(hooks.only(dict, hooks.each(Cell, of_cell)))),
    ]
    for fits, factory in hooks_for:
        converter.register_structure_hook_factory(fits, factory)


def _quickly(factory: hooks.Factory) -> hooks.Factory:
    """Hooks that make all cells at once, or, where one does not fit, one by one to tell which."""

    def make(cls: object, converter: Converter) -> hooks.Hook:
        one_by_one = factory(cls, converter)

        def structure_cells(data: object, _: object) -> object:
            made = cells_at_once(cast("Data", data)) if type(data) is dict else None
            return one_by_one(data, cls) if made is None else made

        return structure_cells

    return make
