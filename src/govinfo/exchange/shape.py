"""The JSON Schema of the dict form, made of what reads it: the types of the record, the forms, and the rules."""

from __future__ import annotations

from types import NoneType
from typing import TYPE_CHECKING, Any, cast, get_args, get_origin

from attrs import NOTHING, fields, has, resolve_types

from govinfo.cell import Number, State
from govinfo.diagnostics import label_keys, rules
from govinfo.exchange import SCHEMA_VERSION, Data
from govinfo.exchange.record import DECIMAL, NUMBERED, Record, blocks, form_names, section_ids
from govinfo.forms import numbers
from govinfo.forms.names import names
from govinfo.report import MIXED
from govinfo.source import Span

if TYPE_CHECKING:
    from enum import StrEnum

_DECIMAL = {"type": "string", "pattern": f"^{DECIMAL}$"}

#: The types that have no parts of their own; spans stand where they are used, since references are slow to follow.
_PLAIN: dict[object, Data] = {
    str: {"type": "string"},
    str | None: {"type": ["string", "null"]},
    int: {"type": "integer"},
    int | None: {"type": ["integer", "null"]},
    Number: {"anyOf": [{"type": "integer"}, _DECIMAL]},
    Number | None: {"anyOf": [{"type": ["integer", "null"]}, _DECIMAL]},
    Span: {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2},
}

#: What a cell with a value holds, by what its column may hold.
_VALUES: dict[str, Data] = {
    "count": {"type": "integer", "minimum": 0},
    "change": {"type": "integer"},
    "amount": _DECIMAL,
}


def make() -> Data:
    """The schema of what ``to_dict`` gives and ``from_dict`` takes."""
    defs: Data = {}
    root = _object(Record, defs)
    cell = defs.pop("Cell")
    cell["properties"]["state"] = {"enum": [state.value for state in State if state is not State.ABSENT]}
    defs |= {number: _with_value(cell, value) for number, value in _VALUES.items()}
    defs["Section"]["properties"]["id"] = {"enum": list(section_ids())}
    defs["Diagnostic"]["properties"]["rule"] = {"enum": list(rules())}
    defs["Label"]["properties"]["key"] = {"enum": sorted(label_keys())}
    root["properties"] |= {
        "schema": {"const": SCHEMA_VERSION},
        "form": {"enum": [*form_names(), MIXED, None]},
        "forms": _closed({block: {"enum": list(form_names())} for block in blocks()}),
        "cells": _closed({path: _at(path, number) for path, number in numbers().items()}),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:govinfo-cn:report:{SCHEMA_VERSION}",
        "title": "政府信息公开工作年度报告",
        "description": "A report as govinfo writes it: every printed cell by its public path.",
        **root,
        "$defs": defs,
    }


def _object(cls: Any, defs: Data) -> Data:  # noqa: ANN401  (a class)
    """The schema of a class of attrs; the classes of its fields go to the definitions."""
    found = fields(resolve_types(cls))
    properties = {field.name: _of(field.type, defs) for field in found}
    return {**_closed(properties), "required": [field.name for field in found if field.default is NOTHING]}


def _closed(properties: Data) -> Data:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _of(kind: Any, defs: Data) -> Data:  # noqa: ANN401  (a type)
    """The schema of a type."""
    arguments = get_args(kind)
    if kind in _PLAIN:
        return _PLAIN[kind]
    if get_origin(kind) is dict:
        return {"type": "object", "additionalProperties": _of(arguments[1], defs)}
    if get_origin(kind) is tuple and arguments[1:] == (...,):
        return {"type": "array", "items": _of(arguments[0], defs)}
    if get_origin(kind) is tuple:
        items = [_of(one, defs) for one in arguments]
        return {"type": "array", "prefixItems": items, "items": False, "minItems": len(items)}
    if arguments:
        return {"anyOf": [{"type": "null"} if one is NoneType else _of(one, defs) for one in arguments]}
    return _named(kind, defs)


def _named(cls: Any, defs: Data) -> Data:  # noqa: ANN401  (a class)
    """The schema of an enumeration, or a reference to that of a record."""
    if not has(cls):
        return {"enum": [member.value for member in cast("type[StrEnum]", cls)]}
    defs[cls.__name__] = defs.get(cls.__name__) or _object(cls, defs)
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _with_value(cell: Data, value: Data) -> Data:
    """A cell that has a value where its state says so, and null where not."""
    return {
        **cell,
        "if": {"properties": {"state": {"enum": [state.value for state in NUMBERED]}}},
        "then": {"properties": {"value": value}},
        "else": {"properties": {"value": {"type": "null"}}},
    }


def _at(path: str, number: str) -> Data:
    """A cell at its path, told by the labels that the form prints."""
    called = names(path)
    return {"$ref": f"#/$defs/{number}", "description": f"{called.section}｜{called.row}｜{called.column}"}
