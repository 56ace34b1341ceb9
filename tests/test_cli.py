"""The command line: what it prints, how it ends, and that nothing in a report or around it upsets it."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

import pytest
from attrs import evolve
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

import govinfo
from govinfo import Cell, Report, Severity, State
from govinfo.cli import main
from govinfo.cli.grid import shown
from govinfo.cli.layout import lay_out
from govinfo.cli.output import default_language, visible
from govinfo.cli.words import words
from govinfo.forms import forms, merged
from tests.conftest import ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
SOUND = ROOT / "examples" / "pipe-2023.txt"
TEXT = SOUND.read_text(encoding="utf-8")
ENGLISH = {"LC_ALL": "en_US.UTF-8", "COLUMNS": "100"}

Tree = TypeVar("Tree")

examples = pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
widths = pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 200])


def run(*args: str | Path, stdin: bytes | None = None, **env: str) -> Result:
    return CliRunner(env={**ENGLISH, **env}).invoke(main, [str(arg) for arg in args], input=stdin)


def program(*args: str | Path, stdout: int = subprocess.PIPE, **env: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", "from govinfo.cli import main; main()", *map(str, args)]
    environment = {**os.environ, **ENGLISH, "PYTHONIOENCODING": "utf-8", **env}
    return subprocess.run(
        command, stdout=stdout, stderr=subprocess.PIPE, env=environment, encoding="utf-8", check=False
    )


def written(folder: Path, text: str | bytes, name: str = "report.txt") -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def replaced(old: str, new: str, text: str = TEXT) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


#: One total that does not add up: an error in its row, and one in its column.
BROKEN = replaced("申请数量 | 30 | 0 | 0 | 0 | 0 | 0 | 30 |", "申请数量 | 30 | 0 | 0 | 0 | 0 | 0 | 31 |")
#: A unit in a cell, which is a note and no more.
NOTED = replaced("行政事业性收费 | 0 |", "行政事业性收费 | 12.5 万元 |")
#: A cell that is no number, and would clear the screen, ring and turn the text round.
HOSTILE = replaced("行政处罚 | 0 |", "行政处罚 | \x1b[2J见\x07附\x9b31m件\u202e |")


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


# ------------------------------------------------------------------------------------------------ show


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


# ------------------------------------------------------------------------------------------------ check


def told(output: str) -> list[str]:
    """The lines that tell something; those of the source are indented."""
    return [line for line in output.splitlines() if not line.startswith("    ")]


@examples
def test_check_tells_each_finding_with_its_place_and_its_line(example: Path) -> None:
    report = govinfo.load(example)
    found = sorted((*report.diagnostics, *report.check()), key=lambda one: (one.span, one.code))
    result = run("check", example)
    assert told(result.stdout) == [
        f"{example}:{line}:{column}: {one.severity} {one.code} {one.rule}: {visible(one.text('en'))}"
        for one in found
        for line, column in [report.position(one.span)]
    ]
    assert result.exit_code == any(one.severity is not Severity.NOTE for one in found)


def test_check_shows_the_line_of_the_source() -> None:
    result = run("check", "-", stdin=BROKEN.encode())
    (row, total) = re.findall(r"^-:(\d+):(\d+): error GI60[12] \S+: .*\n    (.*)$", result.stdout, re.MULTILINE)
    lines = BROKEN.split("\n")
    assert lines[int(row[0]) - 1][int(row[1]) - 1 :].startswith("31 |")
    assert row[2] == lines[int(row[0]) - 1].strip()
    assert lines[int(total[0]) - 1][int(total[1]) - 1 :].startswith("9 |")


def test_a_line_is_shown_once_under_all_that_is_said_of_it() -> None:
    text = replaced("规章 | 0 | 0 | 0 |", "规章 | many | few | 0 |")
    output = run("check", "-", stdin=text.encode()).stdout.splitlines()
    assert [line[:1] for line in output] == ["-", "-", " "]
    assert output[2] == "    规章 | many | few | 0 |"


def test_a_long_line_is_cut_around_the_place_that_is_spoken_of() -> None:
    excerpt = run("check", "-", stdin=NOTED.replace("行政事业性收费 |", f"行政事业性收费 |{' ' * 200}").encode()).stdout
    assert re.search(r"^    ….*12\.5 万元", excerpt, re.MULTILINE)
    assert max(map(len, excerpt.split("\n"))) < 200


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (TEXT, 0),
        (NOTED, 0),
        (BROKEN, 1),
        (HOSTILE, 1),
        ("", 3),
        ("  \n", 3),
        ("a recipe for bread", 3),
        (b"%PDF-1.7", 3),
    ],
    ids=["sound", "noted", "broken", "unreadable cell", "empty", "white space", "no report", "PDF"],
)
def test_the_exit_status_of_check(tmp_path: Path, text: str | bytes, status: int) -> None:
    result = run("check", written(tmp_path, text))
    assert result.exit_code == status
    assert result.stderr.startswith("1 file: ")
    assert ("could not be read" in result.stderr) == (status == 3)
    assert result.stdout or text is TEXT


def test_unread_outranks_found(tmp_path: Path) -> None:
    result = run("check", written(tmp_path, BROKEN), tmp_path / "missing.txt", SOUND)
    assert result.exit_code == 3
    assert "GI601" in result.stdout
    assert result.stderr.splitlines() == [
        f"govinfo: {tmp_path}/missing.txt: no such file or folder",
        "3 files: 2 errors, 0 warnings, 0 notes; 1 could not be read",
    ]


def test_the_other_files_go_on(tmp_path: Path) -> None:
    result = run("check", tmp_path / "missing.txt", written(tmp_path, BROKEN))
    assert (result.exit_code, "GI601" in result.stdout) == (3, True)


@pytest.mark.parametrize(
    "args", [[], ["check"], ["show"], ["weigh", "x"], ["check", "--lang", "fr", "x"], ["show", "a", "b"]]
)
def test_wrong_usage(args: list[str]) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert "Usage: " in result.output


def test_folders_are_searched_in_order(tmp_path: Path) -> None:
    for name in ("b/1.HTM", "b/2.html", "a.md", "c.txt", "notes.json", ".git/d.txt"):
        written(tmp_path, "", name)
    result = run("check", tmp_path)
    assert [line.partition(":")[0] for line in told(result.stdout)] == [
        str(tmp_path / name) for name in ("a.md", "b/1.HTM", "b/2.html", "c.txt")
    ]
    assert result.stderr.startswith("4 files: ")


def test_a_folder_without_reports(tmp_path: Path) -> None:
    result = run("check", tmp_path, LC_ALL="zh_CN.UTF-8")
    assert result.exit_code == 3
    assert result.stderr.splitlines()[0] == f"govinfo: {tmp_path}: 文件夹里没有 .txt、.md、.html、.htm 文件"


def test_a_closed_folder_is_told_and_the_rest_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, BROKEN)
    real = os.walk

    def walk(folder: str, onerror: Callable[[OSError], None]) -> Iterator[tuple[str, list[str], list[str]]]:
        yield from real(folder)
        onerror(PermissionError(13, "Permission denied", f"{folder}/closed"))

    monkeypatch.setattr(os, "walk", walk)
    result = run("check", tmp_path)
    assert (result.exit_code, "GI601" in result.stdout) == (3, True)
    assert result.stderr.splitlines()[0] == f"govinfo: {tmp_path}/closed: no permission to read it"


# ------------------------------------------------------------------------------------------------ files


@pytest.mark.parametrize("command", ["show", "check"])
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("没有.txt", "no such file or folder"),
        ("broken-link.txt", "no such file or folder"),
        ("loop.txt", "Too many levels of symbolic links"),
        ("long" * 100, "File name too long"),
    ],
)
def test_what_cannot_be_opened_is_told_on_one_line(tmp_path: Path, command: str, name: str, reason: str) -> None:
    (tmp_path / "broken-link.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    result = run(command, tmp_path / name)
    assert result.exit_code == 3
    assert result.stderr.splitlines()[0] == f"govinfo: {tmp_path / name}: {reason}"
    assert result.stdout == ""


def test_a_folder_cannot_be_shown(tmp_path: Path) -> None:
    result = run("show", tmp_path)
    assert (result.exit_code, result.stderr) == (3, f"govinfo: {tmp_path}: is a folder, not a file\n")


@pytest.mark.parametrize("text", ["", "a recipe for bread", b"%PDF-1.7"])
def test_what_is_no_report_is_not_shown(tmp_path: Path, text: str | bytes) -> None:
    path = written(tmp_path, text)
    error = next(one for one in govinfo.load(path).diagnostics if one.severity is Severity.ERROR)
    result = run("show", path)
    assert (result.exit_code, result.stdout, result.stderr) == (3, "", f"govinfo: {path}: {error.text('en')}\n")


def test_chinese_file_names_and_national_encodings(tmp_path: Path) -> None:
    path = written(tmp_path, BROKEN.encode("gb18030"), "临溪县 2023 年度报告.txt")
    assert told(run("check", path).stdout)[0].startswith(f"{path}:33:")
    done = program("check", tmp_path)
    assert (done.returncode, done.stdout.startswith(f"{path}:33:")) == (1, True)


# ------------------------------------------------------------------------------------------------ terminals


@pytest.mark.parametrize("command", ["show", "check"])
def test_what_a_terminal_would_obey_is_shown_instead(tmp_path: Path, command: str) -> None:
    result = run(command, written(tmp_path, HOSTILE, "\x1b[2J\u202e.txt"))
    for text in (result.stdout, result.stderr):
        assert all(char.isprintable() or char in "\n\u3000" for char in text)
    assert "\\x1b[2J见\\x07附\\x9b31m件\\u202e" in result.stdout
    assert "\\x1b[2J\\u202e.txt" in result.stdout


@given(st.text())
def test_visible_text_obeys_nothing_and_keeps_the_rest(text: str) -> None:
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", visible(text))
    if text.isprintable():
        assert visible(text) == text


@pytest.mark.parametrize("args", [("show",), ("check",), ("check", "--lang", "zh")])
@pytest.mark.parametrize("encoding", ["ascii", "gbk", "utf-8"])
def test_any_output_encoding_will_do(tmp_path: Path, args: tuple[str, ...], encoding: str) -> None:
    path = written(tmp_path, BROKEN + "\n𠮷")
    command = [sys.executable, "-c", "from govinfo.cli import main; main()", *args, str(path)]
    done = subprocess.run(
        command, capture_output=True, env={**os.environ, **ENGLISH, "PYTHONIOENCODING": encoding}, check=False
    )
    assert done.returncode == (args[0] == "check")
    assert b"Traceback" not in done.stderr
    output = done.stdout.decode(encoding)
    label = "一、本年新收政府信息公开申请数量"
    assert label.encode(encoding, "backslashreplace").decode(encoding) in output


@pytest.mark.parametrize("command", ["show", "check"])
def test_a_closed_pipe_ends_quietly(tmp_path: Path, command: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = program(command, written(tmp_path, BROKEN), stdout=writer)
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (141, "")


def test_output_to_a_file_is_plain() -> None:
    assert "\x1b" not in program("show", SOUND).stdout + program("check", SOUND.parent).stdout


@pytest.mark.parametrize(
    ("locales", "lang"),
    [
        ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_TW.Big5"}, "zh"),
        ({"LC_ALL": "", "LC_MESSAGES": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "C"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}, "en"),
    ],
)
def test_the_language_is_that_of_the_locale(
    monkeypatch: pytest.MonkeyPatch, locales: dict[str, str], lang: str
) -> None:
    for name, value in locales.items():
        monkeypatch.setenv(name, value)
    assert default_language() == lang


def test_messages_come_in_either_language(tmp_path: Path) -> None:
    path = written(tmp_path, BROKEN)
    for lang in ("zh", "en"):
        texts = [one.text(lang) for one in govinfo.load(path).check()]
        assert [line.split(": ", 2)[2] for line in told(run("check", "--lang", lang, path).stdout)] == texts
    assert run("check", "--lang", "zh", path).stderr == "1 个文件：2 处错误、0 处警告、0 条提示\n"


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.sampled_from(["show", "check"]))
def test_every_text_has_an_answer(start: int, end: int, command: str) -> None:
    result = run(command, "-", stdin=(TEXT[:start] + TEXT[end:]).encode())
    assert result.exit_code in {0, 1, 3}
    assert isinstance(result.exception, SystemExit | None)
    assert result.stdout or result.stderr


# ------------------------------------------------------------------------------------------------ the program


def test_the_version_is_told() -> None:
    assert run("--version").stdout == f"govinfo, version {version('govinfo-cn')}\n"


@pytest.mark.parametrize("args", [["--help"], ["show", "--help"], ["check", "-h"]])
def test_help_gives_examples(args: list[str]) -> None:
    result = run(*args)
    assert result.exit_code == 0
    assert "Examples:\n" in result.stdout
    assert "Exit status:" in result.stdout


def test_rich_waits_until_something_is_drawn() -> None:
    code = "import sys, govinfo.cli; print('rich' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
