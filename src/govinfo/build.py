"""Reports made in code: rows and tables of counts, cells replaced by path, totals on request, the empty form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

from attrs import evolve

from govinfo.bind.assemble import node, tree
from govinfo.cell import Cell, Number, State
from govinfo.forms import Form, FormTable, divisible, forms
from govinfo.numbers import printed, read
from govinfo.relations import definitions
from govinfo.report import Applications, Disclosure, Node, Proceedings, Report, Section
from govinfo.report.tree import cell_names, fields

if TYPE_CHECKING:
    _Node = TypeVar("_Node", bound=Node)

#: What a cell may be given: a number, None for a blank, "/" for a cell that is struck out, or a cell as it is.
Value: TypeAlias = Number | str | Cell | None
#: What a row, a group or a table may be given: its cells by name, in order, or as a node that has been made.
Counts: TypeAlias = "Value | Node | Sequence[Counts] | Mapping[str, Counts]"
#: A class of the tree.
_Class = Any

_ADDS = frozenset({State.REPORTED, State.BLANK, State.NIL})
_LAST = "total"


def from_counts(
    cls: type[_Node],
    given: tuple[Counts, ...],
    named: Mapping[str, Counts],
    path: str,
    form: str | None,
    *,
    totals: bool,
) -> _Node:
    """The node of a class with these cells; see :meth:`govinfo.report.Node.from_counts`."""
    homes = _homes(cast("_Class", cls))
    home = path or homes[0]
    one = given[0] if len(given) == 1 and isinstance(given[0], (Mapping, Node)) else list(given)
    parts: list[Counts] = [*([one] if given else []), dict(named)]
    cells = {name: cell for part in parts for name, cell in _cells(cls, home, part, form)}
    cells = _with_totals(cells) if totals else cells
    rows, told = _rows(cells), _told(cells, form)
    made = node(cls, home, rows, told)
    return cast("_Node", made if path or len(homes) == 1 else evolve(made, path=""))


def replaced(report: Report, changes: Mapping[str, Counts]) -> Report:
    """The report with other cells; see :meth:`govinfo.Report.replace`."""
    cells = dict(report.cells())
    for path, value in changes.items():
        name, _, rest = path.partition(".")
        cls = fields(Report).get(name)
        if cls is None:
            raise _unknown(path, Report, "")
        cells |= _cells(cls, name, {rest: value} if rest else value, None)
    return _report(report, {path: cell for path, cell in cells.items() if cell.state is not State.ABSENT})


def with_totals(report: Report) -> Report:
    """The report with the totals that are blank or absent; see :meth:`govinfo.Report.with_totals`."""
    return _report(report, _with_totals(report.cells()))


def blank(form: str, year: int | None = None, organ: str | None = None) -> Report:
    """The official form, to be filled in: every row of it with blank cells, the title and the six headings.

    Args:
        form: 2019 or 2021.
        year: The year for the title.
        organ: The organ for the title.

    Raises:
        ValueError: if there is no such form; the message lists the known ones.
    """
    chosen = next((one for one in forms() if one.name == form), None)
    if chosen is None:
        raise ValueError(f"no form is named {form!r}; known: {', '.join(one.name for one in forms())}")
    cells = {
        f"{row.path}.{column.id}": Cell(None, State.BLANK, column.unit)
        for table in chosen.tables
        for row in table.rows
        for column in table.columns
    }
    title = title_of(year, organ)
    sections = (Section(one.id, one.title, "") for one in chosen.sections)
    tables = tree(_rows(cells), _told(cells, form))
    return Report(title, year, organ, *tables, (Section("preamble", "", title), *sections))


def title_of(year: int | None, organ: str | None) -> str:
    """The title that the forms give a report."""
    return f"{organ or ''}{f'{year}年' if year else ''}政府信息公开工作年度报告"


def _report(report: Report, cells: Mapping[str, Cell]) -> Report:
    tables = tree(_rows(cells), _told(cells, None) | _kept(report, cells))
    disclosure, applications, proceedings = tables
    return evolve(report, disclosure=disclosure, applications=applications, proceedings=proceedings)


def _kept(report: Report, cells: Mapping[str, Cell]) -> dict[str, str]:
    """The forms that blocks have kept: those of which the cells are still the columns."""
    rows = _rows(cells)
    return {
        row: name
        for row, name in report.forms.items()
        if row in rows and any(one.name == name and set(rows[row]) <= _ids(table) for one, table in _tables(row))
    }


def _cells(cls: _Class, path: str, given: Counts, form: str | None) -> Iterator[tuple[str, Cell]]:
    """The cells that are given for a part of the tree at a path, each by its public path."""
    if cls is Cell:
        yield path, _cell(path, given, form)
    elif isinstance(given, Node):
        if type(given) is not cls:
            raise TypeError(f"{path}: is {cls.__name__}, not {type(given).__name__}")
        start = len(given.path) + 1 if given.path else 0
        yield from ((f"{path}.{name[start:]}", cell) for name, cell in given.cells().items())
    elif isinstance(given, Mapping):
        for name, value in given.items():
            below = _below(cls, path, name)
            yield from _cells(below, f"{path}.{name}", value, form)
    elif isinstance(given, Sequence) and not isinstance(given, str):
        yield from _in_order(path, cls, given, form)
    else:
        raise TypeError(f"{path}: takes its cells by name or in order, not {given!r}")


def _below(cls: _Class, path: str, name: str) -> _Class:
    """The class of what stands at a path under a node."""
    below = cls
    for part in name.split("."):
        below = fields(below).get(part) if below is not Cell else None
        if below is None:
            raise _unknown(f"{path}.{name}", cls, path)
    return below


def _unknown(path: str, cls: _Class, home: str) -> KeyError:
    known = [f"{home}.{name}" if home else name for name in cell_names(cls)]
    near = ", ".join(get_close_matches(path, known, n=3)) or "none"
    return KeyError(f"no form has a cell at {path!r}; nearest: {near}")


def _in_order(path: str, cls: _Class, given: Sequence[Counts], form: str | None) -> Iterator[tuple[str, Cell]]:
    """The cells of a row in the order of its columns; the total may be left out."""
    names = _columns(path, form)
    if any(kind is not Cell for kind in fields(cls).values()):
        raise TypeError(f"{path}: takes its rows by name")
    if len(given) != len(names) and not (names[-1] == _LAST and len(given) == len(names) - 1):
        raise ValueError(f"{path}: takes {len(names)} counts ({', '.join(names)}), not {len(given)}")
    yield from (
        (f"{path}.{name}", _cell(f"{path}.{name}", value, form)) for name, value in zip(names, given, strict=False)
    )


def _cell(path: str, given: Counts, form: str | None) -> Cell:
    """A cell of what is given for it."""
    if isinstance(given, Cell):
        return given
    kind, unit = _column(path, form)
    if given is None:
        return Cell(None, State.BLANK, unit)
    if isinstance(given, str):
        if read(given).state is not State.NIL:
            raise ValueError(f"{path}: {given!r} is no number; None is a blank cell, '/' one that is struck out")
        return Cell(None, State.NIL, unit, given)
    if isinstance(given, bool) or not isinstance(given, int | Decimal):
        raise TypeError(
            f"{path}: {given!r} is {type(given).__name__}; a count is an int, an amount a Decimal or an int"
        )
    if isinstance(given, Decimal) and not (kind == "amount" and given.is_finite()):
        raise ValueError(
            f"{path}: {given} is no {kind}; it is a whole number" if kind != "amount" else f"{path}: {given}"
        )
    if kind == "count" and given < 0:
        raise ValueError(f"{path}: {given} is negative, and a count is not")
    value = Decimal(given) if kind == "amount" else given
    return Cell(value, State.REPORTED, unit, printed(value))


def _rows(cells: Mapping[str, Cell]) -> dict[str, dict[str, Cell]]:
    rows: dict[str, dict[str, Cell]] = defaultdict(dict)
    for path, cell in cells.items():
        row, _, column = path.rpartition(".")
        rows[row][column] = cell
    return rows


def _told(cells: Mapping[str, Cell], form: str | None) -> dict[str, str]:
    """The form of each block that tells it: the one asked for where it has the columns, else the newest that has."""
    told: dict[str, str] = {}
    for row, columns in _rows(cells).items():
        homes = _tables(row)
        if homes[0][1].article:
            fitting = [one.name for one, table in homes if set(columns) <= _ids(table)]
            told |= {row: form if form in fitting else fitting[-1]} if fitting else {}
        elif len(homes) == 1 and row != divisible().whole:
            told[homes[0][1].path] = homes[0][0].name
    return told


@cache
def _tables(row: str) -> list[tuple[Form, FormTable]]:
    """The tables that have a row, the oldest form's first."""
    return [(one, table) for one in forms() for table in one.tables if any(each.path == row for each in table.rows)]


def _ids(table: FormTable) -> set[str]:
    return {column.id for column in table.columns}


def _columns(row: str, form: str | None) -> list[str]:
    """The columns of a row in a form, or in the newest that has it."""
    tables = {one.name: table for one, table in _tables(row)}
    if not tables:
        raise TypeError(f"{row}: is no row; its rows are given by name")
    table = tables.get(form or "") or list(tables.values())[-1]
    return [column.id for column in table.columns]


def _column(path: str, form: str | None) -> tuple[str, str | None]:
    """What a cell holds, count, change or amount, and the unit that its head prints."""
    row, _, name = path.rpartition(".")
    found = [(one, c) for one, table in _tables(row) for c in table.columns if c.id == name]
    column = next((c for one, c in found if one.name == form), found[-1][1])
    return column.number, column.unit


@cache
def _homes(cls: _Class) -> list[str]:
    """The paths at which nodes of a class stand."""
    return list(
        _places(cls, (("disclosure", Disclosure), ("applications", Applications), ("proceedings", Proceedings)))
    )


def _places(cls: _Class, nodes: Iterable[tuple[str, _Class]]) -> Iterator[str]:
    for path, kind in nodes:
        if kind is cls:
            yield path
        elif kind is not Cell:
            yield from _places(cls, ((f"{path}.{name}", below) for name, below in fields(kind).items()))


def _with_totals(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    """The cells and the totals that are not printed: sums of numbers, to which blank cells add nothing.

    A total stays as it is where it is printed, where none of its parts is a number, and where one is in doubt.
    """
    found = dict(cells)
    for one in definitions():
        if len(one.right) != 1 or one.optional:
            continue
        (path,), left = one.right, one.printed(whole=one.whole in found)[0] if one.whole else one.left
        parts = [found[part] for part in left if part in found]
        known = found.get(path)
        values = [part.value for part in parts if part.value is not None]
        if values and {part.state for part in parts} <= _ADDS and (known is None or known.state is State.BLANK):
            found[path] = _cell(path, sum(values), None)
    return found
