"""From a written report back to its cells: what is printed is read, what is damaged is told, nothing is made up."""

import re
from decimal import Decimal

import pytest
from _pytest.mark import ParameterSet
from hypothesis import given
from hypothesis import strategies as st

import govinfo
from govinfo import Report, Severity, State
from tests.strategies import BYTES, Drawn, consistent, reports, reports_and_path, reports_with_holes
from tests.writing import GRIDS, LAYOUTS, Cells, Printed, row_of

grids = pytest.mark.parametrize("layout", GRIDS)

Values = dict[str, tuple[int | Decimal | None, State]]

# What is not read or not told yet; a test that begins to pass says so.
FLAT_FOUR = "a flattened table four under its own heading is taken for prose"
GARBAGE_IN_FOUR = "one unreadable value of section four loses the other fourteen"
TABS_ALONE = "a line of tabs alone is no row, so that a blank section four has none"
ONLY_ROW = "the lost only row of an item of section two is not told"


def unfinished(part: str, reason: str) -> ParameterSet:
    return pytest.param(part, marks=pytest.mark.xfail(reason=reason))


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


@pytest.mark.xfail(reason=FLAT_FOUR)
@given(drawn=reports())
def test_a_flattened_report_gives_back_what_was_written(drawn: Drawn) -> None:
    assert_read(govinfo.parse(drawn.write("flat")), drawn)


@given(drawn=reports())
def test_flattened_sections_two_and_three_give_back_what_was_written(drawn: Drawn) -> None:
    read = values(govinfo.parse(drawn.write("flat")))
    assert {path: value for path, value in read.items() if not path.startswith("proceedings.")} == {
        path: value for path, value in expected(drawn.cells).items() if not path.startswith("proceedings.")
    }


@grids
@pytest.mark.parametrize("part", ["disclosure.", "applications.", "proceedings."])
def test_a_table_without_a_number_is_blank(request: pytest.FixtureRequest, layout: str, part: str) -> None:
    if (layout, part) == ("tab", "proceedings."):
        request.applymarker(pytest.mark.xfail(reason=TABS_ALONE))
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
@pytest.mark.parametrize("part", ["disclosure.", "applications.", unfinished("proceedings.", GARBAGE_IN_FOUR)])
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
    assert {other: read[other] for other in untouched if not other.startswith("proceedings.")} == {
        other: value for other, value in untouched.items() if not other.startswith("proceedings.")
    }
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
        unfinished("disclosure.fees.", ONLY_ROW),
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
    gone = "proceedings" if row.startswith("proceedings.") else row
    assert values(report) == {p: v for p, v in expected(drawn.cells).items() if not p.startswith(f"{gone}.")}
    assert [(found.rule, found.paths) for found in report.diagnostics if found.severity is not Severity.NOTE] == [
        ("values-row-missing" if gone == "proceedings" else "rows-missing", (gone,))
    ]


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
