"""``govinfo diff``: what is told of two reports, and the exit status."""

import json
from pathlib import Path

import pytest
from rich.cells import cell_len

import govinfo
from govinfo.cli.words import words
from tests.conftest import ROOT
from tests.test_cli import BROKEN, EXAMPLES, HOSTILE, SOUND, TEXT, examples, replaced, run, written

TITLED = ROOT / "docs" / "files" / "sound.txt"
ANOTHER = replaced(
    "行政处罚 | 0 |", "行政处罚 | 4 |", TEXT.replace("2023年", "2024年").replace("2.重复申请 |", "2.某某 |")
)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    return written(tmp_path, ANOTHER, "other.txt")


@examples
def test_a_report_is_like_itself(example: Path) -> None:
    result = run("diff", example, example)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "The reports are alike.\n", "")


def test_how_it_is_printed_takes_no_part(tmp_path: Path) -> None:
    tight = TEXT.replace(" | ", "|").replace("\n", "\r\n")
    assert run("diff", SOUND, written(tmp_path, tight.encode("gb18030"))).exit_code == 0


def test_both_values_and_their_difference_stand_under_the_labels_of_the_form(other: Path) -> None:
    result = run("diff", SOUND, other)
    assert (result.exit_code, result.stderr) == (1, "")
    lines = [line.rstrip() for line in result.stdout.splitlines()]
    assert lines[:2] == [f"- A  {SOUND}", f"+ B  {other}"]
    at = lines.index("行政处罚")
    assert lines[at + 1].split() == ["本年处理决定数量", "0", "4", "+4"]
    assert "（五）不予处理 2.重复申请" in result.stdout
    assert "7 cells" in result.stdout
    assert lines[-1].startswith("They differ: 1 cell changed, 7 cells only in A, prose of ")
    assert lines[-1].endswith(", year.")


def test_the_other_way_round_it_is_added(other: Path) -> None:
    result = run("diff", other, SOUND)
    assert "7 cells only in B" in result.stdout
    assert "-4" in result.stdout


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [40, 60, 80, 200])
@examples
def test_it_fits_the_terminal_and_is_plain_in_a_pipe(example: Path, width: int, lang: str) -> None:
    for other in EXAMPLES:
        result = run("diff", "--lang", lang, example, other, COLUMNS=str(width))
        assert result.exit_code == (example != other)
        assert "\x1b" not in result.stdout
        assert max(cell_len(line) for line in result.stdout.splitlines()) <= width
        assert result.stdout.splitlines() == [line.rstrip() for line in result.stdout.splitlines()]


def test_chinese(other: Path) -> None:
    output = run("diff", SOUND, other, LC_ALL="zh_CN.UTF-8").stdout
    assert "不同之处：1 格数据改动、7 格只见于 A、" in output
    assert run("diff", SOUND, SOUND, "--lang", "zh").stdout == "两份报告相同。\n"


def test_forms_are_told_by_their_blocks(tmp_path: Path) -> None:
    heads = {"本年制发件数": "本年新制作数量", "本年废止件数": "本年新公开数量", "现行有效件数": "对外公开总数量"}
    text = TEXT
    for new, old in heads.items():
        text = replaced(new, old, text)
    lines = run("diff", SOUND, written(tmp_path, text), "--lang", "zh").stdout.splitlines()
    at = lines.index("格式")
    assert lines[at + 1 : at + 4] == ["规章、行政规范性文件", "- 2021", "+ 2019"]


def test_a_title_that_only_one_has(tmp_path: Path) -> None:
    title, rest = TITLED.read_text(encoding="utf-8").split("\n", 1)
    lines = run("diff", TITLED, written(tmp_path, rest), "--lang", "zh").stdout.splitlines()
    at = lines.index("标题")
    assert lines[at + 1 : at + 3] == [f"- {title}", "+ 不详"]


def test_nothing_in_a_report_moves_the_terminal(tmp_path: Path) -> None:
    text = HOSTILE.replace("总体情况\n", "总体情况\n\x1b[31m红。\n")
    output = run("diff", SOUND, written(tmp_path, text)).stdout
    assert r"\x1b[31m红" in output
    assert "\x1b" not in output


# ------------------------------------------------------------------------------------------------ for programs


def test_json(other: Path) -> None:
    result = run("diff", "--format", "json", SOUND, other)
    told = json.loads(result.stdout)
    assert result.exit_code == 1
    a, b = govinfo.load(SOUND), govinfo.load(other)
    found = govinfo.diff(a, b)
    assert (told["a"], told["b"]) == (
        {"path": str(SOUND), "status": a.status},
        {"path": str(other), "status": b.status},
    )
    assert told["different"] is True
    assert [(one["path"], one["kind"]) for one in told["cells"]] == [(one.path, one.kind) for one in found.cells]
    cell = next(one for one in told["cells"] if one["path"] == "disclosure.penalties.decisions")
    assert (cell["before"]["value"], cell["after"]["value"]) == (0, 4)
    line, column = b.position(b["disclosure.penalties.decisions"].span)
    assert (cell["after"]["line"], cell["after"]["column"]) == (line, column)
    assert {one["after"] for one in told["cells"] if one["kind"] == "lost"} == {None}
    assert told["facts"] == [{"path": "year", "kind": "changed", "before": 2023, "after": 2024}]
    assert [one["lines"] for one in told["sections"]] == [[list(line) for line in one.lines] for one in found.sections]


def test_json_of_reports_that_are_alike() -> None:
    result = run("diff", "--format", "json", SOUND, SOUND)
    told = json.loads(result.stdout)
    assert (result.exit_code, told["different"]) == (0, False)
    assert [told[name] for name in ("facts", "forms", "cells", "sections")] == [[], [], [], []]


# ------------------------------------------------------------------------------------------------ what cannot be read


def test_one_report_may_come_from_standard_input() -> None:
    assert run("diff", SOUND, "-", stdin=TEXT.encode()).exit_code == 0
    assert run("diff", "-", SOUND, stdin=BROKEN.encode()).exit_code == 1
    result = run("diff", "-", "-", stdin=b"")
    assert result.exit_code == 2
    assert words("en").one_stdin in result.stderr


@pytest.mark.parametrize("form", ["text", "json"])
def test_what_cannot_be_read_is_told_and_ends_with_2(tmp_path: Path, form: str) -> None:
    prose = written(tmp_path, "春天来了。\n" * 20, "prose.txt")
    missing = tmp_path / "missing.txt"
    result = run("diff", "--format", form, missing, prose)
    assert (result.exit_code, result.stdout) == (2, "")
    assert [line.split(": ")[1] for line in result.stderr.splitlines()] == [str(missing), str(prose)]
    assert run("diff", SOUND, missing).exit_code == 2
    assert run("diff", SOUND, ROOT).exit_code == 2


@pytest.mark.parametrize("arguments", [[], [SOUND], [SOUND, SOUND, SOUND], [SOUND, SOUND, "--format", "xml"]])
def test_wrong_usage(arguments: list[str | Path]) -> None:
    assert run("diff", *arguments).exit_code == 2
