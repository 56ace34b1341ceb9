"""``govinfo show``: every cell in its row and column, whatever the width, and what is told around the tables."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

import govinfo
from govinfo import Cell, Report, State
from govinfo.cli.words import words as cli_words
from govinfo.diagnostics import LANGUAGES
from govinfo.forms import forms, merged
from govinfo.views.grid import shown
from govinfo.views.terminal import lay_out
from govinfo.views.words import words
from tests.conftest import ROOT
from tests.test_cli import BROKEN, TEXT, examples, replaced, run, written

Tree = TypeVar("Tree")

widths = pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 200])


def put(node: Tree, path: str, cell: Cell) -> Tree:
    """The tree with another cell at a path."""
    name, _, rest = path.partition(".")
    changes = {name: put(getattr(node, name), rest, cell) if rest else cell}
    anything: Any = node
    changed: Tree = evolve(anything, **changes)
    return changed


def with_cells(cells: dict[str, Cell]) -> Report:
    """The sound report with other cells."""
    report = govinfo.parse(TEXT)
    for path, cell in cells.items():
        report = put(report, path, cell)
    return report


VALUE = r"-?[0-9]+(?:\.[0-9]+)?(?: 万元)?\*?|[./?!-]"
VALUES = re.compile(rf"(?:^| )(?:(?: +)(?:{VALUE}))+ *$")


def tables(output: str) -> list[list[str]]:
    """The lines of each table: what stands together around a rule."""
    blocks = re.split(r"\n\n+", output)
    return [block.split("\n") for block in blocks if re.search(r"^-+$", block, re.MULTILINE)]


def rows(table: list[str]) -> list[tuple[list[str], list[int]]]:
    """The values of each row and where on the screen each ends; the label of a group has none."""
    rule = next(number for number, line in enumerate(table) if set(line) == {"-"})
    found = []
    for line in table[rule + 1 :]:
        values = VALUES.search(line)
        if values:
            cells = list(re.compile(VALUE).finditer(line, values.start()))
            found.append(([cell[0] for cell in cells], [cell_len(line[: cell.end()]) for cell in cells]))
    return found


def section(output: str, name: str) -> str:
    """What is shown under the heading of a section."""
    headings = [one.heading for one in forms()[-1].sections if one.id in {"disclosure", "applications", "proceedings"}]
    parts = re.split("|".join(f"[二三四]、{re.escape(heading)}\n" for heading in headings), output)
    assert len(parts) == 4
    return parts[["disclosure", "applications", "proceedings"].index(name) + 1]


def expected(report: Report, name: str) -> list[list[str]]:
    """The rows of a table that both forms share, as they are to be shown."""
    printed = {path.rpartition(".")[0] for path in report.cells()}
    return [
        [shown(report[f"{row.path}.{column.id}"]).plain for column in merged(name).columns]
        for row in merged(name).rows
        if row.path in printed
    ]


@examples
@widths
def test_every_cell_is_shown_once_in_its_row_and_column(example: Path, width: int) -> None:
    report, output = govinfo.load(example), run("show", example, COLUMNS=str(width)).stdout
    for name in ("applications", "proceedings"):
        told = [values for table in tables(section(output, name)) for values, _ in rows(table)]
        assert told == expected(report, name)
    items = tables(section(output, "disclosure"))
    assert [value for item in items for values, _ in rows(item) for value in values] == [
        shown(cell).plain for cell in report.disclosure.cells().values()
    ]


@examples
@widths
def test_columns_stand_straight(example: Path, width: int) -> None:
    for table in tables(run("show", example, COLUMNS=str(width)).stdout):
        assert len({cell_len(line) for line in table}) == 1
        assert len({tuple(ends) for _, ends in rows(table)}) == 1


@examples
@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_tables_fit_the_width(example: Path, width: int) -> None:
    *report, _, _ = run("show", example, COLUMNS=str(width)).stdout.split("\n")
    assert max(map(cell_len, report)) <= width


@given(
    st.dictionaries(st.sampled_from(sorted(govinfo.parse(TEXT).cells())), st.integers(0, 10**30)), st.integers(1, 150)
)
def test_no_number_is_cut_however_long(numbers: dict[str, int], width: int) -> None:
    report = with_cells({path: Cell(number, State.REPORTED) for path, number in numbers.items()})
    output = lay_out(report, words("zh"), width)
    shown_numbers = re.findall(r"[0-9]+", output)
    assert all(str(number) in shown_numbers for number in numbers.values())


def test_each_state_is_marked_and_its_mark_explained() -> None:
    row = "applications.received"
    report = with_cells({
        f"{row}.natural_person": Cell(5, State.INFERRED),
        f"{row}.commercial_enterprise": Cell(None, State.BLANK),
        f"{row}.research_institution": Cell(None, State.NIL, raw="无"),
        f"{row}.public_welfare_organization": Cell(None, State.AMBIGUOUS, candidates=(3, 8)),
        f"{row}.legal_service_institution": Cell(None, State.UNREADABLE, raw="详见\x1b[2J附件"),
        f"{row}.other_organization": Cell(None, State.ABSENT),
    })  # fmt: skip
    output = lay_out(report, words("en"), 100)
    assert rows(tables(section(output, "applications"))[0])[0][0] == ["5*", ".", "/", "?", "!", "-", "30"]
    assert "? 一、本年新收政府信息公开申请数量（社会公益组织）: candidates 3 8\n" in output
    assert "! 一、本年新收政府信息公开申请数量（法律服务机构）: printed as “详见\\x1b[2J附件”\n" in output
    legend = output.rpartition("\n\n")[2].split("\n")
    assert [line[0] for line in legend] == ["*", ".", "/", "?", "!", "-"]
    assert [line[0] for line in lay_out(report, words("zh"), 100).rpartition("\n\n")[2].split("\n")] == list("*./?!-")


def test_the_legend_holds_only_marks_that_occur() -> None:
    report = with_cells({"applications.received.total": Cell(None, State.BLANK)})
    assert lay_out(report, words("en"), 100).endswith("\n\n.  blank")
    assert "blank" not in lay_out(govinfo.parse(TEXT), words("en"), 100)


def test_a_doubt_that_a_row_shares_is_told_once() -> None:
    doubt = Cell(None, State.AMBIGUOUS, candidates=(1, 2))
    row = "applications.outcomes.refused.state_secret"
    report = with_cells({f"{row}.{column.id}": doubt for column in merged("applications").columns})
    assert lay_out(report, words("en"), 100).count("candidates 1 2") == 1
    assert "? （三）不予公开 1.属于国家秘密: candidates 1 2\n" in lay_out(report, words("en"), 100)


def test_amounts_show_their_unit() -> None:
    report = with_cells({"disclosure.fees.amount": Cell(Decimal("12.50"), State.REPORTED, "元")})
    assert re.search(r"^行政事业性收费 +12\.50 元 *$", lay_out(report, words("en"), 100), re.MULTILINE)


def test_only_the_columns_of_the_form_that_is_printed_are_shown() -> None:
    hybrid = replaced("本年制发件数 | 本年废止件数 | 现行有效件数", "本年新制作数量 | 本年新公开数量 | 对外公开总数量")
    output = section(lay_out(govinfo.parse(hybrid), words("zh"), 100), "disclosure")
    assert "对外公开总数量" in output
    assert "现行有效件数" not in output
    assert "本年处理决定数量" in output
    assert "上一年项目数量" not in output


def test_a_row_printed_in_the_columns_of_both_forms_is_shown_in_both() -> None:
    report = with_cells({"disclosure.normative_documents.produced": Cell(77, State.REPORTED)})
    output = section(lay_out(report, words("zh"), 100), "disclosure")
    assert [line.split() for line in output.split("\n") if "规范性文件" in line] == [
        ["行政规范性文件", "15", "74", "186"],
        ["规范性文件", "77", "-", "-"],
    ]


def test_a_row_is_shown_once_where_one_form_has_all_its_columns() -> None:
    report = with_cells({"disclosure.licensing.previous_items": Cell(77, State.REPORTED)})
    output = section(lay_out(report, words("zh"), 100), "disclosure")
    assert [line.split() for line in output.split("\n") if line.startswith("行政许可")] == [
        ["行政许可", "77", "-", "0"]
    ]


def test_rows_stand_under_their_groups() -> None:
    output = section(lay_out(govinfo.parse(TEXT), words("zh"), 200), "applications")
    lines = [line.rstrip() for line in output.split("\n")]
    start = lines.index("三、本年度办理结果")
    assert [re.sub(r" +[0-9 ]+$", "", line) for line in lines[start : start + 5]] == [
        "三、本年度办理结果",
        "  （一）予以公开",
        "  （二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        "  （三）不予公开",
        "    1.属于国家秘密",
    ]


def test_a_row_that_is_a_whole_group_is_shown_once() -> None:
    text = re.sub(r"\(六\)其他处理 \| 1\.[^|]*\|", "(六)其他处理 |", TEXT)
    text = re.sub(r"2\.申请人逾期.*\n3\.其他 \|.*\n", "", text)
    output = section(lay_out(govinfo.parse(text), words("zh"), 100), "applications")
    assert re.findall(r"^ +（六）其他处理 +(.*?) *$", output, re.MULTILINE) == [
        "5     0     0         0         0     0     5"
    ]
    assert "未印出" not in output


def test_rows_that_are_not_printed_are_counted() -> None:
    text = re.sub(r"^[78]\.属于行政.*\n", "", TEXT, flags=re.MULTILINE)
    assert "7.属于" not in (output := lay_out(govinfo.parse(text), words("en"), 100))
    assert "(2 rows of the form are not printed)" in section(output, "applications")
    assert "not printed" not in section(output, "proceedings")


def test_a_section_without_a_table_says_so() -> None:
    text = TEXT[: TEXT.index("四、政府信息公开行政复议")]
    assert "(no table of this section was read)" in section(
        lay_out(govinfo.parse(text), words("en"), 80), "proceedings"
    )


def test_the_first_lines_say_what_was_read() -> None:
    titled = f"临溪县人民政府办公室2023年政府信息公开工作年度报告\n{TEXT}"
    assert run("show", "-", stdin=titled.encode()).stdout.split("\n")[:3] == [
        "临溪县人民政府办公室2023年政府信息公开工作年度报告",
        "Organ: 临溪县人民政府办公室",
        "Year: 2023  Form: 2021  Read: in full",
    ]


def test_the_last_line_says_how_much_there_is_to_tell(tmp_path: Path) -> None:
    last = [run("show", written(tmp_path, text, "a b.txt")).stdout.split("\n")[-2] for text in (BROKEN, TEXT)]
    assert last == [
        f"Reading: 0 errors, 0 warnings, 0 notes; checks: 2 findings. To list them: govinfo check '{tmp_path}/a b.txt'",
        "Nothing was in doubt, and the checks found nothing wrong.",
    ]


@examples
def test_show_ends_well_whatever_check_finds(example: Path) -> None:
    assert run("show", example).exit_code == 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_metrics_stand_below_the_tables(lang: str) -> None:
    text = (ROOT / "docs" / "files" / "report.txt").read_bytes()
    plain = run("show", "--lang", lang, "-", stdin=text).stdout
    told = run("show", "--lang", lang, "--metrics", "-", stdin=text).stdout
    report = govinfo.load(ROOT / "docs" / "files" / "report.txt")
    lines = [line.split("  ")[0] for line in told.splitlines()]
    assert {metric.label(lang) for metric in report.metrics().values()} <= set(lines)
    assert plain.split("\n\n")[:-1] == told.split("\n\n")[: plain.count("\n\n")]
    assert "70.0 %  7 / 10" in told
    assert cli_words(lang).zero_denominator in told


def test_a_metric_that_needs_an_unknown_cell_says_how_many() -> None:
    text = replaced("(一)予以公开 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |", "(一)予以公开 | 4 | 0 | 0 | 0 | 0 | 0 | x |").encode()
    assert "1 cell is not known" in run("show", "--metrics", "-", stdin=text).stdout
