"""Reports as rows of plain tables: a row a cell, or a row a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum, auto
from functools import cache
from typing import Any, TypeAlias, cast

from attrs import frozen

from govinfo.cell import ABSENT, State
from govinfo.exchange.record import form_names
from govinfo.forms import numbers
from govinfo.forms.names import names
from govinfo.report import MIXED, Report, Status
from govinfo.report.tree import cell_names

#: One report, reports by name, or reports one after another, each with its name or without.
Reports: TypeAlias = "Report | Mapping[str, Report] | Iterable[Report | tuple[str, Report]]"

#: A row: what stands in each column, in their order.
Row: TypeAlias = tuple[Any, ...]


class Kind(Enum):
    """What a column holds, besides None."""

    TEXT = auto()  #: any text
    WORD = auto()  #: one of few words, which are known beforehand
    WHOLE = auto()  #: whole numbers
    EXACT = auto()  #: whole numbers and exact decimals


@frozen
class Column:
    """A column of a table."""

    name: str
    kind: Kind
    #: All that may stand in a column of words.
    words: tuple[str, ...] = ()


@frozen
class Table:
    """A way to set reports out in rows."""

    columns: tuple[Column, ...]
    #: The rows of a report with its name.
    rows: Callable[[str, Report], Iterable[Row]]


def rows(reports: Reports, layout: str = "tidy") -> Iterator[dict[str, Any]]:
    """The rows of reports, one after another.

    Args:
        reports: A report, a mapping of names to reports, or an iterable of reports or of pairs of a name and a report.
            Reports without a name are named 1, 2, ….
        layout: "tidy" for a row a printed cell: report, path, section, row, column, value, state, unit, line. "wide"
            for a row a report: report, title, year, organ, form, status, then the value at each path in form order, an
            amount followed by its unit. "states" for a row a report with states in place of the values.

    Yields:
        Dicts by column. Values are ``int`` or ``Decimal``; where there is none, None.

    Raises:
        ValueError: if there is no such layout.
        TypeError: if ``reports`` holds anything else.
    """
    table = table_of(layout)
    columns = [column.name for column in table.columns]
    return (dict(zip(columns, row, strict=True)) for name, report in named(reports) for row in table.rows(name, report))


def named(reports: Reports) -> Iterator[tuple[str, Report]]:
    """Reports with their names."""
    entries: Iterable[object] = (reports,) if isinstance(reports, Report) else reports
    if isinstance(reports, Mapping):
        entries = cast("Mapping[str, Report]", reports).items()
    for number, entry in enumerate(entries, 1):
        match entry:
            case Report():
                yield str(number), entry
            case (str() as name, Report() as report):
                yield name, report
            case _:
                raise TypeError(f"neither a report nor a name with a report: {entry!r:.60}")


def table_of(layout: str) -> Table:
    """The table of a layout."""
    if layout not in _TABLES:
        raise ValueError(f"there is no layout {layout!r} of tables; there are {', '.join(_TABLES)}")
    return _TABLES[layout]()


@cache
def _tidy() -> Table:
    called = [names(path, form) for path in numbers() for form in form_names()]
    labels = {part: tuple(dict.fromkeys(getattr(one, part) for one in called)) for part in ("section", "row", "column")}
    columns = (
        Column("report", Kind.TEXT),
        Column("path", Kind.WORD, cell_names(Report)),
        *(Column(part, Kind.WORD, words) for part, words in labels.items()),
        Column("value", Kind.EXACT),
        Column("state", Kind.WORD, tuple(state.value for state in State)),
        Column("unit", Kind.TEXT),
        Column("line", Kind.WHOLE),
    )
    return Table(columns, _cells)


def _cells(name: str, report: Report) -> Iterator[Row]:
    """A row for each printed cell; no line where the report was not read from a text."""
    forms, has_lines = report.forms, bool(report.source.text)
    for path, cell in report.cells().items():
        called = names(path, forms.get(path.rpartition(".")[0]))
        line = report.position(cell.span).line if has_lines else None
        yield name, path, called.section, called.row, called.column, cell.value, cell.state.value, cell.unit, line


def _front(name: str, report: Report) -> Row:
    return name, report.title, report.year, report.organ, report.form, report.status.value


def _front_columns() -> tuple[Column, ...]:
    return (
        Column("report", Kind.TEXT),
        Column("title", Kind.TEXT),
        Column("year", Kind.WHOLE),
        Column("organ", Kind.TEXT),
        Column("form", Kind.WORD, (*form_names(), MIXED)),
        Column("status", Kind.WORD, tuple(status.value for status in Status)),
    )


@cache
def _wide() -> Table:
    paths = cell_names(Report)
    columns: list[Column] = []
    for path in paths:
        is_amount = numbers()[path] == "amount"
        columns.append(Column(path, Kind.EXACT if is_amount else Kind.WHOLE))
        columns += [Column(f"{path}.unit", Kind.TEXT)] if is_amount else []

    def row(name: str, report: Report) -> Iterator[Row]:
        cells, values = report.cells(), list[object]()
        for path in paths:
            cell = cells.get(path, ABSENT)
            values += (cell.value, cell.unit) if numbers()[path] == "amount" else (cell.value,)
        yield (*_front(name, report), *values)

    return Table((*_front_columns(), *columns), row)


@cache
def _states() -> Table:
    paths, words = cell_names(Report), tuple(state.value for state in State)

    def row(name: str, report: Report) -> Iterator[Row]:
        cells = report.cells()
        yield (*_front(name, report), *(cells.get(path, ABSENT).state.value for path in paths))

    return Table((*_front_columns(), *(Column(path, Kind.WORD, words) for path in paths)), row)


_TABLES: dict[str, Callable[[], Table]] = {"tidy": _tidy, "wide": _wide, "states": _states}

#: The names of the layouts, the usual one first.
LAYOUTS = tuple(_TABLES)
