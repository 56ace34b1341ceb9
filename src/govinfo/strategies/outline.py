"""What of the forms a report prints: items of section two in one form or several, （六） in one row or in three."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from attrs import frozen

from govinfo.forms import FormTable, divisible, forms, merged
from govinfo.report import MIXED, form_of

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The row of section three that stands for several, and those.
WHOLE, PARTS = divisible().whole, divisible().parts


@frozen(cache_hash=True)
class Outline:
    """What of the forms a report prints."""

    #: The items of section two, each with the form that it is of.
    items: tuple[tuple[str, FormTable], ...]
    #: How （六）其他处理 is printed: its single row, its three, or all four.
    others: tuple[str, ...] = PARTS


@cache
def outlines(form: str | None = None) -> tuple[Outline, ...]:
    """All ways to print a full report of a form, of "mixed" forms, or, for None, of any single form.

    Raises:
        ValueError: if there is no such form.
    """
    names = [one.name for one in forms()]
    if form is None:
        return tuple(outline for name in names for outline in outlines(name))
    if form not in {*names, MIXED}:
        raise ValueError(f"there is no form {form!r}; take one of {', '.join((*names, MIXED))}")
    found = [outline for outline in _every() if form_of(told_by(outline)) == form]
    full = 0 if form == MIXED else max(len(outline.items) for outline in found)
    return tuple(outline for outline in found if len(outline.items) >= full)


def _every() -> Iterator[Outline]:
    """Every item of section two in any form that has it, or left out if one has not; （六） in either way."""
    items: dict[str, list[tuple[str, FormTable]]] = {}
    for form in forms():
        for name, table in items_of(form.name):
            items.setdefault(table.article, []).append((name, table))
    choices = [[*tables, *[None] * (len(tables) < len(forms()))] for tables in items.values()]
    for chosen in product(*choices):
        for others in ((WHOLE,), PARTS):
            yield Outline(tuple(filter(None, chosen)), others)


def items_of(form: str) -> tuple[tuple[str, FormTable], ...]:
    """The items of section two that a form asks for, each with its name."""
    (tables,) = (one.tables for one in forms() if one.name == form)
    return tuple((form, table) for table in tables if table.section == "disclosure")


@cache
def told_by(outline: Outline, absent: frozenset[str] = frozenset()) -> dict[str, str]:
    """The form of each block that tells it, by its path, where some rows are not printed."""
    blocks = {row.path: name for name, table in outline.items for row in table.rows if row.path not in absent}
    if not absent.union(outline.others).issuperset(PARTS) or absent.issuperset(PARTS):
        return blocks
    own = (form.name for form in forms() if set(PARTS) <= {row.path for row in form.table(divisible().table).rows})
    return {**blocks, divisible().table: next(own)}


@cache
def rows_of(outline: Outline) -> dict[str, dict[str, tuple[str, str | None]]]:
    """The printed rows by path: for each column the path of its cell, and the unit that its head prints."""
    left_out = {WHOLE, *PARTS} - set(outline.others)
    tables = [
        *(table for _, table in outline.items),
        *(merged(name) for name in ("applications", "proceedings")),
    ]
    return {
        row.path: {column.id: (f"{row.path}.{column.id}", column.unit) for column in table.columns}
        for table in tables
        for row in table.rows
        if row.path not in left_out
    }


@cache
def places(outline: Outline) -> tuple[list[str], list[str], list[str]]:
    """The public paths of blocks, of rows and of cells."""
    rows = rows_of(outline)
    parts = [row.split(".") for row in rows]
    blocks = dict.fromkeys(".".join(names[:depth]) for names in parts for depth in range(1, len(names)))
    return list(blocks), list(rows), [path for cells in rows.values() for path, _ in cells.values()]


@cache
def within(outline: Outline, place: str, *, absent: bool) -> tuple[str, ...]:
    """The cells that stand at a place; where it is not printed, all that is not printed with it.

    A row is printed whole or not at all, and so is a table whose rows stand side by side.
    """
    _, rows, cells = places(outline)
    if absent:
        row = place.rpartition(".")[0]
        section = place.partition(".")[0]
        place = section if merged(section).across else row if row in rows else place
    return tuple(path for path in cells if f"{path}.".startswith(f"{place}."))
