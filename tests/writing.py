"""Writes reports for tests, the official form laid out as extraction tools leave it, and compares what is read."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import attrs

import govinfo
from govinfo import Cell, Diagnostic, Report, Severity, State
from govinfo.forms import Column, Form, FormTable, Row, forms, merged
from tests.printing import PRINTERS, Box, Grid

#: What a cell prints: a number, text as it is, or nothing.
Printed = int | Decimal | str | None
Cells = Mapping[str, Printed]

#: In these the place of a cell in its line says its column; in "flat" a blank cell leaves no trace.
GRIDS = ("pipe", "markdown", "tab", "html")
LAYOUTS = (*GRIDS, "flat")
#: No blank line stands between their blocks.
TIGHT = ("pipe", "ragged", "html")

ORGAN, YEAR = "南山县人民政府", 2022
TITLE = f"{ORGAN}{YEAR}年政府信息公开工作年度报告"

PROSE = {
    "overview": "一年来，全县把公开当作日常工作来做，栏目有人管，来信有人回。",
    "problems": "不足在于有的材料写得太专业。下一年先请居民试读，再行发布。",
    "further_matters": "没有其他需要报告的事项。",
}


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


def mismatches(report: Report) -> tuple[Diagnostic, ...]:
    """The findings of broken relations."""
    return tuple(found for found in report.check() if found.code.startswith("GI6"))


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
    tables = {section: PRINTERS[layout](grid) for section, grid in grids(cells, form_name).items()}
    return page(tables, layout, title)


def heading(section: str) -> str:
    """The heading of a section as the forms print it."""
    return next(one for one in forms()[-1].sections if one.id == section).title


def page(tables: Mapping[str, list[str]], layout: str = "pipe", title: str = TITLE) -> str:
    """The text of a report with these tables, each given by its lines."""
    texts = {name: [text] for name, text in PROSE.items()}
    blocks = [[title]]
    for section in forms()[-1].sections:
        blocks += [[heading(section.id)], texts.get(section.id) or tables[section.id]]
    blocks = [lines for lines in blocks if lines]
    if layout == "html":
        blocks = [lines if lines[0].startswith("<") else [f"<p>{lines[0]}</p>"] for lines in blocks]
    between = "\n" if layout in TIGHT else "\n\n"
    return between.join("\n".join(lines) for lines in blocks) + "\n"


def grids(cells: Cells, form_name: str) -> dict[str, Grid]:
    """The three tables as the paper form sets them out."""
    tables = [table for table in form(form_name).tables if table.section == "disclosure"]
    width = 1 + max(len(table.columns) for table in tables)
    items = [row for table in tables for row in _item(table, width, cells)]
    return {"disclosure": items, "applications": _applications(cells), "proceedings": _proceedings(cells)}


def _rows(table: FormTable, cells: Cells) -> list[Row]:
    printed = {row_of(path) for path in cells}
    return [row for row in table.rows if row.path in printed]


def _values(row: Row, columns: Iterable[Column], cells: Cells) -> list[Box]:
    values = [(f"{row.path}.{column.id}", cells[f"{row.path}.{column.id}"]) for column in columns]
    return [Box("" if value is None else str(value), path=path) for path, value in values]


def _item(table: FormTable, width: int, cells: Cells) -> Grid:
    def stretched(*boxes: Box) -> list[Box]:
        return [*boxes[:-1], boxes[-1]._replace(span=width - len(boxes) + 1)]

    rows = [
        stretched(Box(row.label, path=row.path), *_values(row, table.columns, cells)) for row in _rows(table, cells)
    ]
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
        groups = [Box(labels.pop(group, None), path=group) for group in above]
        if row.path.endswith(".undivided"):
            groups.pop()  # （六） as one row: its label is the group's
        label = Box(row.label, 3 - len(groups), row.path)
        grid.append([*groups, label, *_values(row, table.columns, cells)])
    return grid if grid[3:] else []


def _proceedings(cells: Cells) -> Grid:
    table = merged("proceedings")
    rows = _rows(table, cells)
    heads = [Box(column.label) for column in table.columns]
    first, litigation, *_ = table.heads
    review, direct, after = (Box(row.label, 5, row.path) for row in table.rows)
    assert review.text == first
    if not rows:
        return []
    return [
        [review, Box(litigation, 10)],
        [*heads, direct, after],
        [*[Box(None)] * 5, *heads, *heads],
        [box for row in rows for box in _values(row, table.columns, cells)],
    ]
