"""The dict form as a record, and what no type can tell of it: which paths, forms, values and rules there are."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from govinfo.cell import Cell, State
from govinfo.diagnostics import Diagnostic, label_keys, rules
from govinfo.forms import forms, numbers
from govinfo.report import PREAMBLE, Disclosure, Fragment, Section, Status
from govinfo.report.tree import fields

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A path in the dict and what is wrong there.
Fault = tuple[str, str]

#: The states that have a value.
NUMBERED = (State.REPORTED, State.INFERRED)

#: An exact decimal as it is printed into a string.
DECIMAL = r"-?[0-9]+(\.[0-9]+)?(E[+-]?[0-9]+)?"


@frozen
class Record:
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


@cache
def form_names() -> tuple[str, ...]:
    """The names of the forms."""
    return tuple(form.name for form in forms())


@cache
def blocks() -> tuple[str, ...]:
    """The paths of the blocks that may tell their form."""
    return (*(f"disclosure.{row}" for row in fields(Disclosure)), "applications")


@cache
def section_ids() -> tuple[str, ...]:
    """The ids of the sections, in printed order."""
    return (PREAMBLE, *(section.id for section in forms()[-1].sections))


def of_form(block: str, form: str) -> str:
    """What is wrong with the form of a block; else ""."""
    if block not in blocks():
        return "is no block that has a form"
    return "" if form in form_names() else f"is none of {', '.join(form_names())}: {form!r:.40}"


def of_cell(path: str, cell: Cell) -> str:
    """What is wrong with a cell at a path; else ""."""
    number = numbers().get(path)
    if number is None:
        return "is no path of any form"
    if cell.state is State.ABSENT:
        return "is absent: such a cell is left out"
    if (cell.value is not None) != (cell.state in NUMBERED):
        return f"has a value that does not go with the state {cell.state}"
    if cell.value is None:
        return ""
    if isinstance(cell.value, Decimal) != (number == "amount"):
        return "holds a string where the form asks for a count, or a count where it asks for an amount"
    return "is a count below zero" if number == "count" and cell.value < 0 else ""


def of_section(section: Section) -> Iterator[Fault]:
    """What is wrong with a section."""
    if section.id not in section_ids():
        yield "id", f"is none of {', '.join(section_ids())}: {section.id!r:.40}"


def of_diagnostic(found: Diagnostic) -> Iterator[Fault]:
    """What is wrong with a diagnostic."""
    rule = rules().get(found.rule)
    if rule is None:
        yield "rule", f"is no rule: {found.rule!r:.40}"
    elif lacking := rule.particulars - dict(found.details).keys():
        yield "details", f"lacks what the message names: {', '.join(sorted(lacking))}"
    for at, label in enumerate(found.labels):
        if label.key not in label_keys():
            yield f"labels.{at}.key", f"is no key of a label: {label.key!r:.40}"
