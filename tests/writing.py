"""Writes reports for tests, the official form laid out as extraction tools leave it, and compares what is read."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from html import escape
from typing import Any, NamedTuple

import attrs

import govinfo
from govinfo import Cell, Report, Severity, State
from govinfo.forms import Column, Form, FormTable, Row, forms, merged

#: What a cell prints: a number, text as it is, or nothing.
Printed = int | Decimal | str | None
Cells = Mapping[str, Printed]

#: In these the place of a cell in its line says its column; in "flat" a blank cell leaves no trace.
GRIDS = ("pipe", "markdown", "tab", "html")
LAYOUTS = (*GRIDS, "flat")

ORGAN, YEAR = "南山县人民政府", 2022
TITLE = f"{ORGAN}{YEAR}年政府信息公开工作年度报告"

PROSE = {
    "overview": "一年来，全县把公开当作日常工作来做，栏目有人管，来信有人回。",
    "problems": "不足在于有的材料写得太专业。下一年先请居民试读，再行发布。",
    "further_matters": "没有其他需要报告的事项。",
}


class Box(NamedTuple):
    """A cell of the paper form: its text, None where the cell above reaches down, and the columns that it spans."""

    text: str | None
    span: int = 1


Grid = list[list[Box]]


def row_of(path: str) -> str:
    """The path of the row that a cell stands in."""
    return path.rpartition(".")[0]


def form(name: str) -> Form:
    return next(form for form in forms() if form.name == name)


def changed(report: Report, path: str, **changes: object) -> Report:
    """The report with a part of it changed, and all nodes above made anew."""

    def rebuilt(node: Any, names: list[str]) -> Any:  # noqa: ANN401  (a node of any class)
        below = {names[0]: rebuilt(getattr(node, names[0]), names[1:])} if names else changes
        return attrs.evolve(node, **below)

    made = rebuilt(report, path.split(".") if path else [])
    assert isinstance(made, Report)
    return made


def untold(text: str, whole: Mapping[str, Cell]) -> tuple[set[str], set[str]]:
    """What a damaged text says otherwise than the whole one without a word: numbers, and blanks where numbers were."""
    report = govinfo.parse(text)
    named = {path for found in report.diagnostics if found.severity is not Severity.NOTE for path in found.paths}
    numbers: set[str] = set()
    blanks: set[str] = set()
    for path, cell in report.cells().items():
        printed = whole[path].value if path in whole else None
        if cell.state is State.REPORTED and cell.value != printed and path not in named:
            numbers.add(path)
        told = any(f"{path}.".startswith(f"{prefix}.") for prefix in named)
        if cell.state in (State.BLANK, State.NIL) and printed is not None and not told:
            blanks.add(path)
    return numbers, blanks


def write(cells: Cells, layout: str = "pipe", form_name: str = "2021", title: str = TITLE) -> str:
    """The text of a report with these cells; a row without any is not printed, an item without rows neither."""
    blocks = [title]
    for section in form(form_name).sections:
        numeral = "一二三四五六"[section.number - 1]
        blocks.append(f"{numeral}、{section.heading}")
        blocks.append(PROSE.get(section.id) or _print(_grid(section.id, form_name, cells), layout))
    if layout == "html":
        blocks = [block if block.startswith("<") else f"<p>{block}</p>" for block in blocks]
    return ("\n" if layout == "pipe" else "\n\n").join(blocks) + "\n"


def _grid(section: str, form_name: str, cells: Cells) -> Grid:
    if section == "disclosure":
        tables = [table for table in form(form_name).tables if table.section == section]
        width = 1 + max(len(table.columns) for table in tables)
        return [row for table in tables for row in _item(table, width, cells)]
    return _applications(cells) if section == "applications" else _proceedings(cells)


def _rows(table: FormTable, cells: Cells) -> list[Row]:
    printed = {row_of(path) for path in cells}
    return [row for row in table.rows if row.path in printed]


def _values(row: Row, columns: Iterable[Column], cells: Cells) -> list[Box]:
    values = [cells[f"{row.path}.{column.id}"] for column in columns]
    return [Box("" if value is None else str(value)) for value in values]


def _item(table: FormTable, width: int, cells: Cells) -> Grid:
    def stretched(*boxes: Box) -> list[Box]:
        return [*boxes[:-1], Box(boxes[-1].text, width - len(boxes) + 1)]

    rows = [stretched(Box(row.label), *_values(row, table.columns, cells)) for row in _rows(table, cells)]
    heads = stretched(Box(table.heads[0]), *(Box(column.label) for column in table.columns))
    return [[Box(table.article, width)], heads, *rows] if rows else []


def _applications(cells: Cells) -> Grid:
    table = merged("applications")
    person, *kinds, total = (Box(column.label) for column in table.columns)
    applicants, organizations, remark = table.heads
    grid = [
        [Box(remark, 3), Box(applicants, 7)],
        [Box(None, 3), person, Box(organizations, 5), total],
        [Box(None, 3), Box(None), *kinds, Box(None)],
    ]
    labels = {group.path: group.label for group in table.groups}
    for row in _rows(table, cells):
        above = [group.path for group in table.groups if row.path.startswith(f"{group.path}.")]
        groups = [Box(labels.pop(group, None)) for group in above]
        if row.path.endswith(".undivided"):
            groups.pop()  # （六） as one row: its label is the group's
        depth = len(groups)
        grid.append([*groups, Box(row.label, 3 - depth), *_values(row, table.columns, cells)])
    return grid


def _proceedings(cells: Cells) -> Grid:
    table = merged("proceedings")
    heads = [Box(column.label) for column in table.columns]
    review, litigation, direct, after = table.heads
    return [
        [Box(review, 5), Box(litigation, 10)],
        [*heads, Box(direct, 5), Box(after, 5)],
        [*[Box(None)] * 5, *heads, *heads],
        [box for row in table.rows for box in _values(row, table.columns, cells)],
    ]


def _print(grid: Grid, layout: str) -> str:
    return "\n".join(_LINES[layout](grid))


def _pipe(grid: Grid) -> list[str]:
    """No outer pipe before a row; what cells above and beside it cover is left for the end of the line."""
    width = sum(box.span for box in grid[0])
    rows = [[box.text for box in row if box.text is not None] for row in grid]
    return [f"{' | '.join(row)} | {'|' * (width - len(row))}".rstrip() for row in rows]


def _markdown(grid: Grid) -> list[str]:
    """Every column has its place, and a rule stands under the first row."""
    rows = [[text for box in row for text in (box.text or "", *[""] * (box.span - 1))] for row in grid]
    first, *rest = [f"| {' | '.join(row)} |" for row in rows]
    return [first, f"|{' --- |' * len(rows[0])}", *rest]


def _tab(grid: Grid) -> list[str]:
    """A cell that spans several columns leaves one empty cell behind it; the line is filled up with tabs."""
    rows = [[text for box in row for text in (box.text or "", *[""] * (box.span > 1))] for row in grid]
    width = max(len(row) for row in rows)
    return ["\t".join([*row, *[""] * (width - len(row))]) for row in rows]


def _html(grid: Grid) -> list[str]:
    """A row a line; each cell spans the columns and the rows that it covers."""
    heights: list[list[int]] = []
    reaching: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(grid):
        heights.append([1] * len(row))
        column = 0
        for index, box in enumerate(row):
            if box.text is None:
                above, cell = reaching[column]
                heights[above][cell] = number - above + 1
            else:
                reaching[column] = number, index
            column += box.span
    rows = [
        "".join(_td(box, rows) for box, rows in zip(row, spans, strict=True) if box.text is not None)
        for row, spans in zip(grid, heights, strict=True)
    ]
    return ["<table>", *(f"<tr>{row}</tr>" for row in rows), "</table>"]


def _td(box: Box, rows: int) -> str:
    spans = "".join(f' {name}="{span}"' for name, span in (("colspan", box.span), ("rowspan", rows)) if span > 1)
    return f"<td{spans}>{escape(box.text or '')}</td>"


def _flat(grid: Grid) -> list[str]:
    """One printed cell a line."""
    return [box.text for row in grid for box in row if box.text]


_LINES = {"pipe": _pipe, "markdown": _markdown, "tab": _tab, "html": _html, "flat": _flat}
