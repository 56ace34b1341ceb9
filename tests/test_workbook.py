"""The Excel workbook: the official form, numbers as numbers, what is in doubt told; as openpyxl reads it."""

import io
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import govinfo
from govinfo import Cell, Report, State
from govinfo.diagnostics import LANGUAGES
from govinfo.numbers import printed
from govinfo.paper import BoxKind
from govinfo.strategies import reports
from govinfo.unbind.grids import tables_of
from govinfo.views.words import words
from tests.conftest import ROOT
from tests.test_cli import SOUND as FILE
from tests.test_cli import run
from tests.test_cli_progress import on_terminal

SOUND = govinfo.load(ROOT / "docs" / "files" / "sound.txt")
DAMAGED = govinfo.load(ROOT / "docs" / "files" / "report.txt")
FEES = "disclosure.fees.amount"
TOTAL = "applications.received.total"
#: Rows of a sheet above its table: title and heading.
ABOVE = 2
RED, YELLOW = "FFF8B4AB", "FFFFE699"


def workbook(report: Report, lang: str = "zh") -> Any:  # noqa: ANN401 - openpyxl has no types
    stream = io.BytesIO()
    govinfo.to_xlsx(report, stream, lang=lang)
    stream.seek(0)
    return openpyxl.load_workbook(stream)


def cells(report: Report, lang: str = "zh") -> dict[str, Any]:
    """The cell of the workbook in which each cell of the report stands, by its path."""
    sheets = iter(workbook(report, lang))
    found: dict[str, Any] = {}
    for grid in tables_of(report).values():
        sheet = next(sheet for sheet in sheets if sheet.max_row > ABOVE + 1)
        for row, boxes in enumerate(grid.places(), ABOVE + 1):
            found |= {box.path: sheet.cell(row, at + 1) for at, box in boxes if box.path}
    return found


def with_fees(cell: Cell) -> Report:
    return SOUND.replace({FEES: cell})


@pytest.mark.parametrize("report", [SOUND, DAMAGED, *(govinfo.blank(form, 2024, "某局") for form in ("2019", "2021"))])
def test_each_table_is_a_sheet_with_the_boxes_and_spans_of_the_form(report: Report) -> None:
    book = workbook(report)
    grids = tables_of(report)
    assert len(book.worksheets) == len(grids) == 3
    for sheet, grid in zip(book, grids.values(), strict=True):
        assert sheet.cell(1, 1).value == report.title
        merged = {(span.min_row, span.min_col, span.max_row, span.max_col) for span in sheet.merged_cells.ranges}
        for row, boxes in enumerate(grid.places(), ABOVE + 1):
            for at, box in boxes:
                if box.kind is not BoxKind.VALUE:
                    assert sheet.cell(row, at + 1).value == box.text
                span = (row, at + 1, row + box.down - 1, at + box.across)
                assert (span in merged) == (box.across > 1 or box.down > 1)


def test_sheets_are_named_for_the_sections_and_print_on_one_page_of_a4() -> None:
    sheets = workbook(SOUND).worksheets
    assert [sheet.title for sheet in sheets] == [
        "主动公开政府信息情况",
        "收到和处理政府信息公开申请情况",
        "政府信息公开行政复议、行政诉讼情况",
    ]
    for sheet in sheets:
        setup = sheet.page_setup
        assert (setup.paperSize, setup.orientation) == (9, "portrait")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert {setup.fitToWidth, setup.fitToHeight} <= {None, 1}  # one page is what is meant where nothing is said


@given(reports(states=tuple(State)) | reports("mixed", states=tuple(State)))
def test_every_number_is_a_number_and_nothing_else_is(report: Report) -> None:
    written = cells(report)
    assert report.cells().keys() <= written.keys()
    for path, cell in written.items():
        value = report[path].value
        if value is None:
            assert cell.data_type in {"s", "n"}
            assert cell.value is None or type(cell.value) is str
        else:
            assert cell.data_type == "n"
            assert Decimal(str(cell.value)) == value


NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=4) | st.integers()


@given(NUMBERS, st.sampled_from((None, "元", "亿元")))
def test_a_number_is_exact_or_text(number: Decimal | int, unit: str | None) -> None:
    amount = Decimal(number)
    cell = cells(with_fees(Cell(amount, State.REPORTED, unit)))[FEES]
    if cell.data_type == "n":
        assert Decimal(str(cell.value)) == amount
        assert len(amount.normalize().as_tuple().digits) <= 15
    else:
        assert cell.value == printed(amount)
        assert "15" in cell.comment.text


@pytest.mark.parametrize(
    ("cell", "form"),
    [
        (Cell(Decimal("3.50"), State.REPORTED, "万元"), "0.00"),
        (Cell(Decimal(7), State.REPORTED, "万元"), "0"),
        (Cell(Decimal("1E+3"), State.REPORTED, "元"), "0"),
    ],
)
def test_a_number_shows_the_digits_that_are_printed(cell: Cell, form: str) -> None:
    assert cells(with_fees(cell))[FEES].number_format == form


def test_a_unit_that_the_head_does_not_print_is_shown_beside_the_number() -> None:
    report = with_fees(Cell(Decimal("3.50"), State.REPORTED, "元左右"))
    cell = cells(report)[FEES]
    assert (cell.value, cell.number_format) == (3.5, '0.00"元左右"')


@pytest.mark.parametrize("unit", ['"', "\x01", "\ud800"])
def test_a_unit_that_no_format_can_hold_makes_text(unit: str) -> None:
    cell = cells(with_fees(Cell(Decimal("3.50"), State.REPORTED, unit)))[FEES]
    assert cell.data_type == "s"
    assert cell.value.startswith("3.50")


@pytest.mark.parametrize("text", ["=1+1", "{=1}", "+x", "-x", "@SUM(A1)", "http://a.example/", "件\n数"])
def test_text_is_text(text: str) -> None:
    report = evolve(with_fees(Cell(None, State.UNREADABLE, raw=text)), title=text)
    for cell in (cells(report)[FEES], workbook(report).worksheets[0].cell(1, 1)):
        assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)
        assert bool(cell.quotePrefix) == (text[0] in "=+-@")  # so that it stays text when somebody enters the cell


def test_blank_cells_take_numbers() -> None:
    found = cells(govinfo.blank("2021", 2024, "某局"))
    assert {(cell.value, cell.number_format) for cell in found.values()} == {(None, "General")}


@pytest.mark.parametrize(
    "number", ["1.00000000000000000000000000001", "1E+15", "1234567890123456", "0.1234567890123456"]
)
def test_a_number_that_excel_would_change_is_text(number: str) -> None:
    cell = cells(with_fees(Cell(Decimal(number), State.REPORTED)))[FEES]
    assert (cell.data_type, cell.value, cell.number_format) == ("s", printed(Decimal(number)), "@")


@pytest.mark.parametrize("text", ["\x01\x7f", "\ud800", "\ufffe", "长" * 40_000])
def test_text_that_excel_does_not_take_breaks_no_workbook(text: str) -> None:
    report = evolve(with_fees(Cell(None, State.UNREADABLE, raw=text)), title=text)
    cell = cells(report)[FEES]
    assert cell.data_type == "s"
    assert cell.comment.text.startswith("读不出：印作“")
    rows = cell.parent.row_dimensions
    assert max(rows[row].height for row in rows if rows[row].height) <= 409  # the highest that Excel takes


def test_cells_in_doubt_are_yellow_and_say_why() -> None:
    found = cells(DAMAGED)
    doubtful = found["applications.outcomes.not_processed.duplicate.natural_person"]
    assert doubtful.fill.fgColor.rgb == YELLOW
    assert "印有数值，归属不能确定：候选值 1 0 0 0 0 1" in doubtful.comment.text
    assert found["disclosure.fees.amount"].comment is None


@pytest.mark.parametrize("state", [State.INFERRED, State.AMBIGUOUS, State.UNREADABLE])
def test_each_doubt_is_coloured(state: State) -> None:
    value = 3 if state is State.INFERRED else None
    path = "disclosure.penalties.decisions"
    cell = cells(SOUND.replace({path: Cell(value, state, raw="3x", candidates=(3, 4))}))[path]
    assert cell.fill.fgColor.rgb == YELLOW
    assert cell.comment.text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_cells_of_a_broken_relation_are_red_and_say_why(lang: str) -> None:
    report = SOUND.replace({TOTAL: 999})
    found = cells(report, lang)
    broken = {path for one in report.relations() if one.verdict == "broken" for path in one.cells}
    assert {path for path, cell in found.items() if cell.fill.fgColor.rgb == RED} == broken
    for finding in report.check():
        assert finding.text(lang) in found[TOTAL].comment.text


def test_a_sound_report_has_no_colours_no_comments_and_no_legend() -> None:
    sheets = workbook(SOUND).worksheets
    assert {cell.comment for cell in cells(SOUND).values()} == {None}
    rows = [len(grid.rows) for grid in tables_of(SOUND).values()]
    assert [sheet.max_row - ABOVE for sheet in sheets] in ([*rows], [row + 1 for row in rows])


def test_the_legend_tells_the_colours_that_are_there() -> None:
    legend = [row[0].value for row in workbook(DAMAGED).worksheets[1].iter_rows(min_row=20) if row[0].value]
    assert legend[-2:] == list(words("zh").marks.values())


def test_a_report_without_tables_has_three_sheets_that_say_so() -> None:
    sheets = workbook(govinfo.parse("一、总体情况")).worksheets
    assert [sheet.cell(3, 1).value for sheet in sheets] == ["（没有读到这一部分的表格）"] * 3


def test_it_goes_to_paths_and_streams_and_is_the_same_each_time(tmp_path: Path) -> None:
    stream = io.BytesIO()
    govinfo.to_xlsx(SOUND, stream)
    govinfo.to_xlsx(SOUND, tmp_path / "a.xlsx")
    govinfo.to_xlsx(SOUND, str(tmp_path / "b.xlsx"))
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes() == stream.getvalue()
    with pytest.raises(FileNotFoundError):
        govinfo.to_xlsx(SOUND, tmp_path / "none" / "a.xlsx")


def test_without_xlsxwriter_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(ImportError, match=r"to_xlsx needs xlsxwriter: pip install 'govinfo-cn\[xlsx\]'"):
        govinfo.to_xlsx(SOUND, tmp_path / "a.xlsx")
    result = run("convert", FILE, "--to", "xlsx", "-o", tmp_path / "a.xlsx")
    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert "--to xlsx needs xlsxwriter: pip install 'govinfo-cn[xlsx]'" in result.stderr


# --------------------------------------------------------------------------------------------- the command line


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_command_writes_the_same_workbook(tmp_path: Path, lang: str) -> None:
    report = govinfo.load(FILE)
    govinfo.to_xlsx(report, tmp_path / "a.xlsx", lang=lang)
    saved = run("convert", FILE, "--to", "xlsx", "--lang", lang, "-o", tmp_path / "b.xlsx")
    printed_ = run("convert", FILE, "--to", "xlsx", "--lang", lang)
    assert (saved.exit_code, printed_.exit_code, saved.output) == (0, 0, "")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes() == printed_.stdout_bytes


def test_several_reports_need_a_folder(tmp_path: Path) -> None:
    files = sorted((ROOT / "examples").glob("*.txt"))
    assert run("convert", *files, "--to", "xlsx", "-o", tmp_path / "all.xlsx").exit_code == 2
    assert run("convert", *files, "--to", "xlsx", "-o", tmp_path / "all").exit_code == 0
    assert {path.name for path in (tmp_path / "all").iterdir()} == {f"{path.stem}.xlsx" for path in files}


def test_a_terminal_gets_no_workbook() -> None:
    status, told, _ = on_terminal(["convert", FILE, "--to", "xlsx"], shared=True)
    assert status == 2
    assert "xlsx is no text for a terminal; name a file that ends in .xlsx" in told
