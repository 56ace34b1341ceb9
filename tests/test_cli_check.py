"""``govinfo check``: each finding with its place and its line of the source, and how the command ends."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

import govinfo
from govinfo import Severity
from govinfo.cli.text import _runs
from govinfo.cli.words import words
from govinfo.exchange.escape import visible
from govinfo.strategies.consistent import BYTES
from tests.conftest import ROOT
from tests.drawn import consistent
from tests.test_cli import BROKEN, HOSTILE, NOTED, SOUND, TEXT, examples, replaced, run, told, written


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
    assert [line[:1] for line in output] == ["-", "-", " ", " "]
    assert output[2:] == ["    规章 | many | few | 0 |", "           ^^^^   ^^^"]


def test_what_belongs_to_a_finding_is_marked_or_named() -> None:
    output = run("check", "-", stdin=BROKEN.encode()).stdout
    assert output == (
        "-:33:45: error GI601 row-total-mismatch: “一、本年新收政府信息公开申请数量”: the applicants add up to 30, "
        "the total is printed as 31, off by -1\n"
        "    一、本年新收政府信息公开申请数量 | 30 | 0 | 0 | 0 | 0 | 0 | 31 | ||\n"
        "                                       --   -   -   -   -   -   ^^  - added\n"
        "-:57:39: error GI602 balance-mismatch: column “总计”: received and carried over are 31, "
        "concluded and carried forward 30, off by +1\n"
        "    四、结转下年度继续办理 | 9 | 0 | 0 | 0 | 0 | 0 | 9 |\n"
        "                                                     ^\n"
        "  = lines 33-34: added\n"
        "  = line 56: total\n"
    )
    assert "\n  = 第 33-34 行：相加的数\n" in run("check", "--lang", "zh", "-", stdin=BROKEN.encode()).stdout


def test_other_lines_are_named_as_ranges_and_not_without_end() -> None:
    assert _runs([3, 5, 6, 7, 9], words("zh")) == "3、5-7、9"
    assert _runs(range(1, 200, 2), words("en")).endswith("57, 59 and 70 more")


def test_findings_that_one_excerpt_does_not_show_have_two() -> None:
    far = replaced("规章 | 0 | 0 | 0 |", f"规章 | many | {' ' * 100} few | 0 |")
    output = run("check", "-", stdin=far.encode()).stdout.splitlines()
    assert [line.strip(" .|") for line in output if line.startswith("  ")] == ["规章 | many", "^^^^", "few | 0", "^^^"]


def test_a_finding_on_a_blank_line_has_no_excerpt() -> None:
    assert run("check", "-", stdin=b"").stdout == "-:1:1: error GI001 text-empty: the text is empty\n"


def test_a_long_line_is_cut_around_the_place_that_is_spoken_of() -> None:
    excerpt = run("check", "-", stdin=NOTED.replace("行政事业性收费 |", f"行政事业性收费 |{' ' * 200}").encode()).stdout
    shown, signs = excerpt.splitlines()[1:]
    assert shown.startswith("    ...  ")
    assert shown.endswith("  12.5 万元 |")
    assert signs.endswith(" " * 10 + "^" * 9)
    assert cell_len(shown) <= 100


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
    "args",
    [
        [],
        ["check"],
        ["show"],
        ["weigh", "x"],
        ["check", "--lang", "fr", "x"],
        ["show", "a", "b"],
        ["check", "--format", "xml", "x"],
        ["convert", "--to", "xml", "x"],
        ["explain"],
        ["completion", "tcsh"],
    ],
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
    assert result.stderr.splitlines()[0] == f"govinfo: {tmp_path}/closed: no permission"


# ------------------------------------------------------------------------------------------------ suggestions


def test_suggestions_follow_the_findings() -> None:
    plain, told = (run("check", *more, "-", stdin=BROKEN.encode()) for more in ((), ("--fix-suggestions",)))
    assert told.stdout == plain.stdout + (
        "-:33:45: suggestion: “一、本年新收政府信息公开申请数量”, “总计”: 30 in place of 31 (a total not brought up to "
        "date); its row and its column are off by the same amount; no other change of so few cells does it\n"
    )
    assert (told.stderr, told.exit_code) == (plain.stderr, plain.exit_code)


@pytest.mark.parametrize(("lang", "other"), [("en", "  = or “行政复议”, "), ("zh", "  = 或者：“行政复议”的")])
def test_what_does_as_well_stands_beneath(lang: str, other: str) -> None:
    example = ROOT / "docs" / "rules_examples" / "proceeding-total-mismatch.txt"
    lines = run("check", "--lang", lang, "--fix-suggestions", example).stdout.splitlines()
    (at,) = [number for number, line in enumerate(lines) if ": suggestion: " in line]
    assert len(lines[at + 1 :]) == 4
    assert all(line.startswith(other) for line in lines[at + 1 :])


def test_only_so_many_other_ways_are_told() -> None:
    cells = {"applications.outcomes.granted.natural_person": 2, "applications.outcomes.granted.other_organization": 0}
    text = consistent(bytes([96] * BYTES), "2021", "parts").write(cells=cells)
    lines = run("check", "--fix-suggestions", "-", stdin=text.encode()).stdout.splitlines()
    assert lines[-5].startswith("  = or “（二）部分公开")
    assert lines[-1] == "  = or 16 other ways"


def test_a_fault_that_is_not_explained_stands_at_its_total() -> None:
    kinds = ("natural_person", "commercial_enterprise", "research_institution", "other_organization")
    rows = ("received", "outcomes.granted", "outcomes.partially_granted", "carried_over", "carried_forward")
    cells = {
        f"applications.{row}.{kind}": 2 + 3 * i + 5 * j + i * j % 4
        for i, row in enumerate(rows)
        for j, kind in enumerate(kinds)
    }
    text = consistent(bytes([96] * BYTES), "2021", "parts").write(cells=cells)
    lines = run("check", "--fix-suggestions", "-", stdin=text.encode()).stdout.splitlines()
    report = govinfo.parse(text)
    line, column = report.position(report["applications.received.total"].span)
    assert lines[-1].startswith(f"-:{line}:{column}: suggestion: 1")


def test_no_suggestions_for_what_is_ignored_or_not_read(tmp_path: Path) -> None:
    assert "suggestion" not in run("check", "--fix-suggestions", "--ignore", "GI6", "-", stdin=BROKEN.encode()).stdout
    assert run("check", "--fix-suggestions", tmp_path / "none.txt").stdout == ""


def test_suggestions_do_not_go_with_statistics() -> None:
    result = run("check", "--fix-suggestions", "--statistics", "-", stdin=b"")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--fix-suggestions does not go with --statistics" in result.stderr
