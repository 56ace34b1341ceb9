"""From a written report back to its cells: what is printed is read, what is damaged is told, nothing is made up."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govinfo
from govinfo import Report, Severity, State
from govinfo.forms import merged
from govinfo.strategies.consistent import BYTES
from tests.drawn import Drawn, consistent, reports, reports_and_path, reports_with_holes
from tests.test_likeness import CHARACTERS, SLIPS, TRAPS
from tests.writing import GRIDS, LAYOUTS, Cells, Printed, form, row_of, untold, write

grids = pytest.mark.parametrize("layout", GRIDS)

Values = dict[str, tuple[int | Decimal | None, State]]


def expected(cells: Cells) -> Values:
    def one(printed: Printed) -> tuple[int | Decimal | None, State]:
        if isinstance(printed, str):
            return None, State.NIL
        return printed, State.BLANK if printed is None else State.REPORTED

    return {path: one(printed) for path, printed in cells.items()}


def values(report: Report) -> Values:
    return {path: (cell.value, cell.state) for path, cell in report.cells().items()}


def faults(report: Report) -> list[str]:
    return [found.rule for found in report.diagnostics if found.severity is not Severity.NOTE]


def form_of(drawn: Drawn) -> str:
    """The three rows of （六） are the 2021 form's; its single row stands in either."""
    return "mixed" if drawn.form == "2019" and drawn.other == "parts" else drawn.form


def assert_read(report: Report, drawn: Drawn) -> None:
    assert values(report) == expected(drawn.cells)
    assert {path: type(cell.value) for path, cell in report.cells().items() if cell.value is not None} == {
        path: type(value) for path, value in drawn.cells.items() if isinstance(value, int | Decimal)
    }
    assert (report.form, report.status, faults(report)) == (form_of(drawn), govinfo.Status.READ, [])


@grids
@given(drawn=reports_with_holes())
def test_a_grid_gives_back_what_was_written(layout: str, drawn: Drawn) -> None:
    assert_read(govinfo.parse(drawn.write(layout)), drawn)


@given(drawn=reports())
def test_a_flattened_report_gives_back_what_was_written(drawn: Drawn) -> None:
    assert_read(govinfo.parse(drawn.write("flat")), drawn)


@grids
@pytest.mark.parametrize("part", ["disclosure.", "applications.", "proceedings."])
def test_a_table_without_a_number_is_blank(layout: str, part: str) -> None:
    drawn = consistent(bytes(BYTES), "2021", "parts")
    blanks = {path: None for path in drawn.cells if path.startswith(part)}
    report = govinfo.parse(drawn.write(layout, blanks))
    assert values(report) == expected(drawn.cells | blanks)
    assert faults(report) == []


@given(drawn=reports_with_holes())
def test_blanks_that_leave_no_trace_put_no_number_in_a_wrong_place(drawn: Drawn) -> None:
    printed = expected(drawn.cells)
    for path, (value, _) in values(govinfo.parse(drawn.write("flat"))).items():
        assert value is None or value == printed[path][0], path


@pytest.mark.parametrize("layout", LAYOUTS)
@given(drawn=reports())
def test_title_year_and_organ_are_those_printed(layout: str, drawn: Drawn) -> None:
    report = govinfo.parse(drawn.write(layout))
    assert (report.title, report.year, report.organ) == (
        "南山县人民政府2022年政府信息公开工作年度报告",
        2022,
        "南山县人民政府",
    )


@grids
@pytest.mark.parametrize("part", ["disclosure.", "applications.", "proceedings."])
@given(data=st.data())
def test_garbage_makes_its_own_cell_unreadable_and_is_told(layout: str, part: str, data: st.DataObject) -> None:
    drawn, path = data.draw(reports_and_path(part))
    report = govinfo.parse(drawn.write(layout, {path: "x"}))
    assert values(report) == expected(drawn.cells) | {path: (None, State.UNREADABLE)}
    assert report[path].raw == "x"
    (told,) = [found for found in report.diagnostics if found.severity is Severity.ERROR]
    assert (told.rule, told.paths, told.span) == ("not-a-number", (path,), report[path].span)


@given(drawn_and_path=reports_and_path("applications."))
def test_garbage_in_a_flattened_row_gives_no_number_of_that_row(drawn_and_path: tuple[Drawn, str]) -> None:
    drawn, path = drawn_and_path
    report = govinfo.parse(drawn.write("flat", {path: "x"}))
    untouched = {other: value for other, value in expected(drawn.cells).items() if row_of(other) != row_of(path)}
    read = values(report)
    assert {other: read[other] for other in untouched} == untouched
    assert read[path][1] in (State.UNREADABLE, State.AMBIGUOUS)
    assert any(
        path.startswith(named) for found in report.diagnostics for named in found.paths if found.severity != "note"
    )


@grids
@pytest.mark.parametrize(
    "part",
    [
        "disclosure.rules.",
        "disclosure.coercion.",
        "disclosure.fees.",
        "applications.",
        "proceedings.",
    ],
)
@given(data=st.data())
def test_a_lost_row_is_told_and_leaves_the_others_as_they_were(layout: str, part: str, data: st.DataObject) -> None:
    drawn, path = data.draw(reports_and_path(part))
    text = drawn.write(layout)
    whole = govinfo.parse(text)
    lines = text.split("\n")
    del lines[whole.position(whole[path].span).line - 1]
    report = govinfo.parse("\n".join(lines))
    row = row_of(path)
    gone = "proceedings" if row.startswith("proceedings.") else row.removesuffix(".undivided")
    assert values(report) == {p: v for p, v in expected(drawn.cells).items() if not p.startswith(f"{gone}.")}
    assert [(found.rule, found.paths) for found in report.diagnostics if found.severity is not Severity.NOTE] == [
        ("values-row-missing" if gone == "proceedings" else "rows-missing", (gone,))
    ]


@pytest.mark.parametrize("name", ["2019", "2021"])
@pytest.mark.parametrize("row", ["fees", "licensing"])
def test_a_lost_item_is_told(name: str, row: str) -> None:
    cells = consistent(bytes(BYTES), name, "whole").cells
    item = next(table for table in form(name).tables if f"disclosure.{row}" in [row.path for row in table.rows])
    lost = tuple(row.path for row in item.rows)
    report = govinfo.parse(
        write({path: value for path, value in cells.items() if row_of(path) not in lost}, "tab", name)
    )
    assert report.status == govinfo.Status.PARTIAL
    assert [found.paths for found in report.diagnostics if found.severity is not Severity.NOTE] == [lost]


#: Rows that only the labels around them tell from others; see below.
FIRST_OF_SIX = "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
CONFUSED = ("其他", FIRST_OF_SIX)

#: The labels of the other rows.
LABELS = sorted(
    row.label
    for name in ("2019", "2021")
    for table in form(name).tables
    for row in table.rows
    if not table.across and not any(words in row.label for words in CONFUSED)
)


@pytest.mark.parametrize("layout", LAYOUTS)
@given(drawn=reports(), label=st.sampled_from(LABELS), cut=st.integers(0, 40), head=st.booleans())
def test_a_label_that_is_cut_moves_no_number_untold(
    layout: str, drawn: Drawn, label: str, cut: int, *, head: bool
) -> None:
    text = drawn.write(layout)
    damaged = text.replace(label, label[:cut] if head else label[cut:])
    assert untold(damaged, govinfo.parse(text).cells())[0] == set()


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    ("other", "printed", "damaged"),
    [
        ("whole", "（六）其他处理", "（六）其他"),  # read as 3.其他
        ("whole", "2.其他法律行政法规禁止公开", "2.其他"),  # the same
        ("parts", FIRST_OF_SIX, ""),  # read as （六） in one row
    ],
    ids=["（六） cut", "2. cut", "1. lost"],
)
def test_other_alone_does_not_say_which_row_it_is(layout: str, other: str, printed: str, damaged: str) -> None:
    text = consistent(bytes(range(BYTES)), "2021", other).write(layout)
    assert untold(text.replace(printed, damaged), govinfo.parse(text).cells())[0] == set()


#: Labels and what people and machines make of one: characters lost, added, wrong or swapped.
WRITTEN = sorted(
    {*LABELS, "规范性文件", "（三）不予公开", "（六）其他处理", "本年废止件数", "处理决定数量", "商业企业"}
)


@pytest.mark.parametrize("layout", LAYOUTS)
@given(
    drawn=reports(),
    label=st.sampled_from(WRITTEN),
    slip=st.sampled_from(sorted(SLIPS)),
    at=st.integers(0, 40),
    other=st.sampled_from(CHARACTERS),
)
def test_a_label_with_a_slip_moves_no_number_untold(
    layout: str, drawn: Drawn, label: str, slip: str, at: int, other: str
) -> None:
    text = drawn.write(layout)
    damaged = text.replace(label, SLIPS[slip](label, at % len(label), other))
    assert untold(damaged, govinfo.parse(text).cells()) == (set(), set())


@grids
@given(drawn=reports(), trap=st.sampled_from(TRAPS), label=st.sampled_from(["行政许可", "2.重复申请", "3.其他"]))
def test_a_row_that_no_form_has_changes_no_cell(layout: str, drawn: Drawn, trap: str, label: str) -> None:
    text = drawn.write(layout)
    lines = text.split("\n")
    at = next((number for number, line in enumerate(lines) if line.lstrip("| ").startswith(label)), 0)
    row = lines[at].replace(label, trap)
    damaged = govinfo.parse("\n".join([*lines[: at + 1], row, *lines[at + 1 :]]))
    assert at == 0 or values(damaged) == values(govinfo.parse(text))


#: Of a report of zeros: its layout, other values of some cells, and how a row is printed and damaged.
DAMAGED_ROWS = {
    "digits split beside a blank": (
        "pipe",
        {"applications.carried_over.natural_person": None, "applications.carried_over.commercial_enterprise": 32},
        " | 32 | ",
        " | 3 | 2 | ",
    ),
    "label and value glued": (
        "pipe",
        {"applications.outcomes.other.correction_overdue.natural_person": 7},
        f"{FIRST_OF_SIX} | 7",
        f"{FIRST_OF_SIX} 7",
    ),
    "one column more than heads": (
        "tab",
        {
            f"{row.path}.{column.id}": 5 if row.path.endswith("reconsideration") and column.id == "total" else None
            for row in merged("proceedings").rows
            for column in merged("proceedings").columns
        },
        "\t5\n",
        "\t\t5\n",
    ),
}


@pytest.mark.parametrize(("layout", "cells", "printed", "damaged"), DAMAGED_ROWS.values(), ids=DAMAGED_ROWS)
def test_a_row_that_does_not_fit_its_heads_is_not_read_silently(
    layout: str, cells: Cells, printed: str, damaged: str
) -> None:
    text = consistent(bytes(BYTES), "2021", "parts").write(layout, cells)
    assert text.count(printed) == 1
    assert untold(text.replace(printed, damaged), govinfo.parse(text).cells())[0] == set()


def number_at(raw: str) -> int | Decimal | None:
    """A reader of numbers of its own, for texts that this test writes."""
    plain = raw.translate({0x3000: " ", **{0xFEE0 + code: chr(code) for code in range(0x21, 0x7F)}}).replace(",", "")
    digits = re.search(r"\d+(\.\d+)?", plain)
    if digits is None:
        return None
    number = Decimal(digits[0])
    return -number if re.match(r"\s*(-|减)", plain) else number


DRESSES = ("{}", "+{}", "{} 件", "{:,}", "减{}", "减少{}", "-{}", "增加{}", "{}万元")


@pytest.mark.parametrize("layout", LAYOUTS)
@given(
    drawn_and_path=reports_and_path(),
    dress=st.sampled_from(DRESSES),
    shift=st.sampled_from((0, 0xFEE0)),  # as it is, or of full width
    number=st.integers(0, 10**9),
)
def test_no_number_but_the_one_at_its_place(
    layout: str,
    drawn_and_path: tuple[Drawn, str],
    dress: str,
    shift: int,
    number: int,
) -> None:
    drawn, path = drawn_and_path
    printed = dress.format(number).translate({code: code + shift for code in range(0x21, 0x7F)})
    text = drawn.write(layout, {path: printed})
    for cell in govinfo.parse(text).cells().values():
        assert text[cell.span.start : cell.span.end] == cell.raw
        if cell.value is not None:
            assert cell.value == number_at(cell.raw)
