"""The law of the round trip: what is written and read again is the report that was written."""

import os
from collections import defaultdict
from itertools import cycle
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import govinfo
from govinfo import Cell, Layout, Limit, Report, Section, Severity, State
from govinfo.bind.assemble import tree
from govinfo.forms import forms, merged
from govinfo.layouts.writing import WRITERS
from govinfo.strategies import reports
from govinfo.strategies.outline import PARTS

#: The law is the heart of writing: five times as many examples as others have.
EXAMPLES = 10_000 if os.environ.get("HYPOTHESIS_PROFILE") == "slow" else 50
LAYOUTS = (
    *WRITERS.values(),
    govinfo.PipeLayout(leading=False),
    govinfo.MarkdownLayout(full_width=False),
    govinfo.FlatLayout(full_width=False),
    govinfo.HtmlLayout(page=False),
)
each_layout = pytest.mark.parametrize("layout", LAYOUTS, ids=str)

ORGANS = ("南山县人民政府", "云岭县市场监督管理局", "东湖街道办事处")
#: Prose as reports print it, and as nobody should.
PROSE = (
    "",
    "一年来，全县把公开当作日常工作来做，栏目有人管，来信有人回。",
    "全年办结 12 件，其中 3 件来自上年。\n\n  （一）抓重点。收到的申请均按时答复；\n（二）补短板。",
    "没有其他需要报告的事项 <b>&amp;</b>。\n5 < 6 & 7 > 2，“引号”和'撇号'。",
)
PROCEEDINGS = {row.path for row in merged("proceedings").rows}
#: Every row with its columns.
ROWS = {
    (row.path, frozenset(column.id for column in table.columns))
    for form in forms()
    for table in form.tables
    for row in table.rows
}
NILS = ("/", "-", "—", "无")


@st.composite
def sound(draw: st.DrawFn, limits: frozenset[Limit] = frozenset()) -> Report:
    """A report that a layout with these limits can carry."""
    states = [State.NIL, State.ABSENT, *([] if Limit.BLANK in limits else [State.BLANK])]
    drawn = draw(reports(draw(st.sampled_from(("2019", "2021", "mixed"))), states=tuple(states)))
    units = {block: draw(st.sampled_from((None, "万元", "元", "亿元"))) for block in ("fees", "procurement")}
    rows, signs = _whole_rows(drawn), cycle(draw(st.permutations(NILS)))
    for name, row in rows.items():
        for column, cell in row.items():
            if column == "amount":
                row[column] = evolve(cell, unit=units[name.split(".")[1]])
            elif cell.state is State.BLANK and column == "total" and any(one.value is not None for one in row.values()):
                row[column] = evolve(cell, state=State.NIL)  # else the last value of the row may be its total
            if row[column].state is State.NIL:
                row[column] = evolve(row[column], raw=next(signs))
    told = {block: form for block, form in drawn.forms.items() if block in rows or block == "applications"}
    if not any(part in rows for part in PARTS):
        told.pop("applications", None)
    year, organ = draw(st.none() | st.integers(2019, 2030)), draw(st.none() | st.sampled_from(ORGANS))
    title = f"{organ or ''}{f'{year}年' if year else ''}政府信息公开工作年度报告" if organ or year else None
    return Report(title, year, organ, *tree(rows, told), draw(_sections(title, set(rows))))


def _whole_rows(report: Report) -> dict[str, dict[str, Cell]]:
    """The cells of the rows of which none is absent; the rows of section four stand in one."""
    rows: dict[str, dict[str, Cell]] = defaultdict(dict)
    for path in report.cells():
        row, _, column = path.rpartition(".")
        rows[row][column] = report[path]
    whole = {row: cells for row, cells in rows.items() if (row, frozenset(cells)) in ROWS}
    return {row: cells for row, cells in whole.items() if row not in PROCEEDINGS or set(whole) >= PROCEEDINGS}


@st.composite
def _sections(draw: st.DrawFn, title: str | None, rows: set[str]) -> tuple[Section, ...]:
    """Sections with prose; those that have a table keep their heading."""
    printed = {row.split(".")[0] for row in rows}
    opening = "\n".join(filter(None, (title, draw(st.sampled_from(PROSE)))))
    sections = [one for one in forms()[-1].sections if one.id in printed or draw(st.booleans())]
    return (
        *([Section("preamble", "", opening)] if opening else []),
        *(Section(one.id, one.title, draw(st.sampled_from(PROSE))) for one in sections),
    )


def differences(one: Report, other: Report) -> list[object]:
    """What two reports do not say alike, in few words."""
    found: list[object] = [
        (path, one[path], other[path]) for path in {**one.cells(), **other.cells()} if one[path] != other[path]
    ]
    pairs = [
        (getattr(report, name) for report in (one, other)) for name in ("title", "year", "organ", "forms", "sections")
    ]
    return found[:3] + [(ours, theirs) for ours, theirs in pairs if ours != theirs]


@each_layout
@settings(max_examples=EXAMPLES)
@given(st.data())
def test_what_is_written_reads_back_equal(layout: Layout, data: st.DataObject) -> None:
    report = data.draw(sound(layout.limits))
    written = govinfo.write(report, layout)
    again = govinfo.parse(written)
    assert differences(report, again) == []
    assert again == report
    assert written.diagnostics == ()
    assert govinfo.write(again, layout) == written


@each_layout
@settings(max_examples=EXAMPLES)
@given(st.data())
def test_what_is_not_carried_is_told(layout: Layout, data: st.DataObject) -> None:
    report = data.draw(sound())
    written = govinfo.write(report, layout)
    again = govinfo.parse(written)
    told = {path for found in written.diagnostics for path in found.paths}
    assert {path for path in {**report.cells(), **again.cells()} if report[path] != again[path]} <= told
    assert (again == report) == (written.diagnostics == ())


def test_real_reports_come_back(reports_dir: Path) -> None:
    """Those that are read without a warning, in each layout; a title that no prose prints is added to it, and told."""
    seen = 0
    for path in sorted(path for path in reports_dir.iterdir() if path.suffix in {".txt", ".html"}):
        report = govinfo.load(path)
        if any(found.severity is not Severity.NOTE for found in report.diagnostics):
            continue
        seen += 1
        prose = "".join("".join(section.text.split()) for section in report.sections)
        apart = report.title is not None and "".join(report.title.split()) not in prose
        for layout in WRITERS.values():
            written = govinfo.write(report, layout)
            told = [found.rule for found in written.diagnostics if found.severity is not Severity.NOTE]
            assert told == (["words-not-carried"] if apart and Limit.TITLE in layout.limits else []), (path, layout)
    assert seen
