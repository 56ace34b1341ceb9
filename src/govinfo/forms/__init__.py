"""The official forms as data: sections, tables, rows, columns, labels, units and relations.

A form is a TOML file in this folder that has a ``name``; a new form is a new file. Everything that knows a label or a
public path has it from here.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from attrs import evolve, frozen

from govinfo.forms.labels import take_apart, unit_of

Data = dict[str, Any]

#: A run of more rows than this is named by its first and its last.
_MOST_NAMED = 3


@frozen
class Section:
    """One of the six sections of a report."""

    number: int
    id: str
    heading: str
    variants: tuple[str, ...] = ()

    @property
    def ordinal(self) -> str:
        """The number as the forms print it: 一."""
        return "一二三四五六七八九十"[self.number - 1]

    @property
    def title(self) -> str:
        """The heading with its number: 一、总体情况."""
        return f"{self.ordinal}、{self.heading}"


@frozen
class Column:
    """A column: its id is the last part of a public path."""

    id: str
    label: str
    variants: tuple[str, ...] = ()
    #: "count" (whole, not negative), "change" (whole, signed) or "amount" (exact decimal).
    number: str = "count"

    @property
    def unit(self) -> str | None:
        """The unit that its head prints, 万元; None where it prints none."""
        return unit_of(take_apart(self.label).note)


@frozen
class Row:
    """A row: its path is a public path without the column."""

    path: str
    label: str
    variants: tuple[str, ...] = ()


@frozen
class Group:
    """A label that spans rows; the paths of its rows begin with its path."""

    path: str
    label: str
    variants: tuple[str, ...] = ()


@frozen
class FormTable:
    """A table of a form, or one item of section two."""

    section: str
    path: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    groups: tuple[Group, ...] = ()
    #: The item's title in section two, else "".
    article: str = ""
    #: Printed words over the columns that are no column.
    heads: tuple[str, ...] = ()
    #: True where the rows stand side by side in one printed row.
    across: bool = False


@frozen
class Sum:
    """Σ left = Σ right, for each row (over columns) or for each column (over rows) of a table."""

    name: str
    table: str
    each: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    #: True where no form asks for both sides: the relation exists only where both are printed.
    optional: bool = False


@frozen
class Alternative:
    """Rows that may be printed as a whole or in parts."""

    table: str
    group: str
    whole: str
    parts: tuple[str, ...]

    def public(self) -> Alternative:
        """The same with public paths for names."""
        return Alternative(
            self.table,
            f"{self.table}.{self.group}",
            f"{self.table}.{self.whole}",
            tuple(f"{self.table}.{part}" for part in self.parts),
        )


@frozen
class Form:
    """A form: where it was issued, its sections, its tables, its relations."""

    name: str
    #: The first year of its reports.
    since: int
    issued: str
    sections: tuple[Section, ...]
    tables: tuple[FormTable, ...]
    sums: tuple[Sum, ...]
    alternatives: tuple[Alternative, ...]

    def table(self, section: str) -> FormTable:
        """The first table of a section."""
        return next(table for table in self.tables if table.section == section)


def _labelled(data: Data, prefix: str) -> tuple[str, str, tuple[str, ...]]:
    return f"{prefix}.{data['id']}", data["label"], tuple(data.get("variants", ()))


def _tuples(data: Data) -> Data:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}


def _table(data: Data) -> FormTable:
    return FormTable(
        section=data["section"],
        path=data["path"],
        columns=tuple(Column(**_tuples(column)) for column in data.get("columns", ())),
        rows=tuple(Row(*_labelled(row, data["path"])) for row in data["rows"]),
        groups=tuple(Group(*_labelled(group, data["path"])) for group in data.get("groups", ())),
        article=data.get("article", ""),
        heads=tuple(data.get("heads", ())),
        across=data.get("across", False),
    )


def _join(table: FormTable, data: Data) -> FormTable:
    """Put further rows of a form into the table that all forms share."""
    extra = _table(data)
    at = [row.path for row in table.rows].index(f"{table.path}.{data['after']}") + 1
    return evolve(table, rows=table.rows[:at] + extra.rows + table.rows[at:], groups=table.groups + extra.groups)


def _form(data: Data, common: Data) -> Form:
    own = [_table(table) for table in data["table"] if "after" not in table]
    shared = [_table(table) for table in common["table"]]
    for extra in (table for table in data["table"] if "after" in table):
        shared = [_join(table, extra) if table.path == extra["path"] else table for table in shared]
    return Form(
        name=data["name"],
        since=data["since"],
        issued=data["issued"],
        sections=tuple(Section(**_tuples(s)) for s in common["section"]),
        tables=(*own, *shared),
        sums=tuple(Sum(**_tuples(s)) for s in common["relation"]),
        alternatives=tuple(Alternative(**_tuples(a)) for a in common["alternative"]),
    )


@cache
def divisible() -> Alternative:
    """The group of rows that may be printed as one, （六）其他处理, by public paths."""
    return forms()[-1].alternatives[0].public()


@cache
def forms() -> tuple[Form, ...]:
    """All forms, the oldest first."""
    folder = files("govinfo.forms")
    read = {
        entry.name: tomllib.loads(entry.read_text("utf-8"))
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    }
    named = sorted((data for data in read.values() if "name" in data), key=lambda data: data["name"])
    return tuple(_form(data, read[data["include"]]) for data in named)


@cache
def merged(section: str) -> FormTable:
    """The table of a section that all forms share, with the rows of every form in printed order."""
    tables = [form.table(section) for form in reversed(forms())]
    rows = list(tables[0].rows)
    for table in tables[1:]:
        for before, row in zip((None, *table.rows), table.rows, strict=False):
            if row not in rows:
                rows.insert(rows.index(before) + 1 if before else 0, row)
    groups = dict.fromkeys(group for table in tables for group in table.groups)
    return evolve(tables[0], rows=tuple(rows), groups=tuple(groups))


@cache
def label_of(row: str) -> str:
    """The official label of a row, by its public path; the newest form's where forms differ."""
    return next(
        found.label for form in reversed(forms()) for table in form.tables for found in table.rows if found.path == row
    )


@cache
def column_label(section: str, column: str) -> str:
    """The official label of a column of the table that all forms share, by the column's id."""
    return next(found.label for found in merged(section).columns if found.id == column)


@cache
def group_of(row: str) -> str:
    """The official label of the group that a row is numbered in, by the row's public path; "" where there is none."""
    path = row.rpartition(".")[0]
    return next(
        (group.label for form in forms() for table in form.tables for group in table.groups if group.path == path), ""
    )


@lru_cache(maxsize=1024)
def names_of(rows: tuple[str, ...]) -> str:
    """The official labels of rows by their public paths, of a long run the first and the last."""
    named = [
        " ".join(filter(None, (group_of(row) if label_of(row)[0].isdigit() else "", label_of(row)))) for row in rows
    ]
    return "；".join(named) if len(named) <= _MOST_NAMED else f"{named[0]} … {named[-1]}"


@cache
def numbers() -> dict[str, str]:
    """What each cell of the forms may hold, by its public path: "count", "change" or "amount"."""
    return {
        f"{row.path}.{column.id}": column.number
        for form in forms()
        for table in form.tables
        for row in table.rows
        for column in table.columns
    }


def paths() -> frozenset[str]:
    """The public path of every cell of every form."""
    return frozenset(numbers())
