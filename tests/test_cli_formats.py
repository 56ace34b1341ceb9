"""The forms in which ``govinfo check`` tells, and the rules that it is asked for."""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

import govinfo
from govinfo import Profile, Severity
from govinfo.cli.formats import FORMATS
from govinfo.diagnostics import rules
from tests.conftest import ROOT, ending
from tests.test_cli import BROKEN, COMMAND, HOSTILE, NOTED, SOUND, TEXT, program, replaced, run, told, written

formats = pytest.mark.parametrize("form", FORMATS)


def files(output: str, form: str) -> list[dict[str, Any]]:
    data: list[dict[str, Any]]
    data = json.loads(output)["files"] if form == "json" else [json.loads(line) for line in output.splitlines()]
    return data


@pytest.mark.parametrize("form", ["json", "jsonl"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_json_tells_all_that_the_library_tells(form: str, lang: str) -> None:
    paths = sorted((ROOT / "examples").glob("*.txt"))
    data = files(run("check", "--format", form, "--lang", lang, *paths).stdout, form)
    assert [one["path"] for one in data] == list(map(str, paths))
    for one in data:
        report = govinfo.load(one["path"])
        assert (one["status"], one["error"]) == (report.status, None)
        found = Profile().findings(report)
        assert one["findings"] == [
            {
                "rule": each.rule,
                "code": each.code,
                "severity": each.severity,
                "message": each.text(lang),
                "help": each.help(lang),
                "line": report.position(each.span).line,
                "column": report.position(each.span).column,
                "span": list(each.span),
                "paths": list(each.paths),
                "labels": [
                    {
                        "text": label.text(lang),
                        "line": report.position(label.span).line,
                        "column": report.position(label.span).column,
                        "span": list(label.span),
                    }
                    for label in each.labels
                ],
                "fix": each.fix and {"read": each.fix.read, "meant": each.fix.meant},
                "fingerprint": mark,
            }
            for each, mark in zip(found, govinfo.fingerprints(found), strict=True)
        ]


def test_json_ends_with_the_counts(tmp_path: Path) -> None:
    result = run("check", "--format", "json", written(tmp_path, BROKEN), tmp_path / "missing.txt", SOUND)
    data = json.loads(result.stdout)
    assert data["summary"] == {"files": 3, "unread": 1, "errors": 2, "warnings": 0, "notes": 0}
    assert [(one["status"], one["error"]) for one in data["files"]] == [
        ("read", None),
        (None, "no such file or folder"),
        ("read", None),
    ]
    assert result.exit_code == 3


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_tells_suggestions_where_they_are_asked_for(form: str, tmp_path: Path) -> None:
    path = written(tmp_path, BROKEN)
    assert "suggestions" not in files(run("check", "--format", form, path).stdout, form)[0]
    output = run("check", "--format", form, "--fix-suggestions", path, SOUND, tmp_path / "missing.txt").stdout
    broken, sound, missing = files(output, form)
    assert (sound["suggestions"], missing["suggestions"]) == ([], [])
    (told,) = broken["suggestions"]
    (suggestion,) = govinfo.load(path).suggest()
    span = list(govinfo.load(path)["applications.received.total"].span)
    change = {"path": "applications.received.total", "printed": 31, "suggested": 30}
    assert told == {
        "message": suggestion.text("en"),
        "line": 33,
        "column": 45,
        "span": span,
        "reason": "crossing",
        "determined": True,
        "changes": [{**change, "line": 33, "column": 45, "span": span}],
        "alternatives": [],
        "mends": [
            {"relation": "row-total", "path": "applications.received"},
            {"relation": "balance", "path": "applications.*.total"},
        ],
    }


def test_json_tells_what_does_as_well() -> None:
    example = ROOT / "docs" / "rules_examples" / "proceeding-total-mismatch.txt"
    (told,) = files(run("check", "--format", "jsonl", "--fix-suggestions", example).stdout, "jsonl")[0]["suggestions"]
    (first, *_) = govinfo.load(example).suggest()
    assert told["determined"] is False
    assert [[change["path"] for change in changes] for changes in told["alternatives"]] == [
        [change.path for change in changes] for changes in first.alternatives
    ]


def test_github_shows_suggestions_as_notices(tmp_path: Path) -> None:
    path = written(tmp_path, BROKEN)
    plain = run("check", "--format", "github", path).stdout
    told = run("check", "--format", "github", "--fix-suggestions", path).stdout
    assert told.removeprefix(plain).startswith(f"::notice file={path},line=33,col=45,title=suggestion::“一、本年新收")


def test_github_shows_each_finding_at_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, replaced("行政事业性收费 | 0 |", "行政事业性收费 | 5% 万元 |", BROKEN), "a,b:c%.txt")
    missing = tmp_path / "missing.txt"
    lines = run("check", "--format", "github", path, missing).stdout.splitlines()
    place = f"file={tmp_path}/a%2Cb%3Ac%25.txt"
    assert [line[2:].partition("::")[0] for line in lines[:2]] == [
        f"error {place},line=28,endLine=28,col=11,endColumn=16,title=GI401 not-a-number",
        f"error {place},line=33,endLine=33,col=45,endColumn=47,title=GI601 row-total-mismatch",
    ]
    assert "::“5%25 万元”" in lines[0]
    assert lines[-1] == f"::error file={missing},title=govinfo::no such file or folder"
    assert len(lines) == 4


def test_github_calls_a_note_a_notice_and_spans_lines_without_columns() -> None:
    noted = run("check", "--format", "github", "-", stdin=NOTED.encode())
    assert noted.exit_code == 0
    assert noted.stdout.startswith("::notice file=-,line=28,")
    repeated = run("check", "--format", "github", ROOT / "examples" / "pipe-rules-2022.txt").stdout
    assert re.match(r"::warning file=\S+,line=21,endLine=\d\d,col=1,title=GI308 narrative-repeated::", repeated)


@formats
def test_nothing_is_obeyed_and_everything_encoded(tmp_path: Path, form: str) -> None:
    path = written(tmp_path, HOSTILE.replace("万元", "𠮷") + "\n𠮷", "\x1b[2J\udcff𠮷.txt")
    for encoding in ("ascii", "gbk", "utf-8"):
        done = program("check", "--format", form, path, encoding=encoding)
        output = done.stdout
        assert done.returncode == 1
        assert all(char.isprintable() or char in "\n\u3000" for char in output)
        if form.startswith("json"):
            (one,) = files(output, form)
            assert one["path"] == str(path)
            assert "\x1b[2J见\x07附\x9b31m件\u202e" in one["findings"][0]["message"]


@formats
def test_a_file_is_told_before_the_next_is_read(tmp_path: Path, form: str) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    paths = [str(path) for path in (*(written(tmp_path, BROKEN, name) for name in ("a.txt", "b.txt")), pipe)]
    command = [*COMMAND, "check", "--format", form, *paths]
    with ending(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)) as running:
        assert running.stdout
        assert any(b"a.txt" in line for line in running.stdout)
        assert running.poll() is None
        pipe.write_text(TEXT, encoding="utf-8")
        running.communicate()
    assert running.returncode == 1


@formats
def test_the_order_is_that_of_the_arguments_and_each_file_comes_once(tmp_path: Path, form: str) -> None:
    for name in ("c.txt", "b/2.txt", "b/10.txt", "a.txt"):
        written(tmp_path, BROKEN, name)
    output = run("check", "--format", form, tmp_path / "c.txt", tmp_path, tmp_path / "a.txt").stdout
    named = re.findall(re.escape(str(tmp_path)) + r"/([a-z0-9/]+)\.txt", output)
    assert list(dict.fromkeys(named)) == ["c", "a", "b/10", "b/2"]
    if form != "sarif":  # it names the file of every place
        assert len(named) == 4 * (1 if form in ("json", "jsonl", "markdown") else 2)


# ------------------------------------------------------------------------------------------------ the rules asked for


@pytest.mark.parametrize(
    ("options", "codes", "status"),
    [
        ([], ["GI210", "GI601", "GI602"], 1),
        (["--select", "GI6"], ["GI601", "GI602"], 1),
        (["--select", "gi2"], ["GI210"], 0),
        (["--select", "GI2,balance-mismatch"], ["GI210", "GI602"], 1),
        (["--select", "GI210", "--select", " GI601 "], ["GI210", "GI601"], 1),
        (["--ignore", "row-total-mismatch"], ["GI210", "GI602"], 1),
        (["--ignore", "GI601,GI602"], ["GI210"], 0),
        (["--select", "GI6", "--ignore", "GI602"], ["GI601"], 1),
        (["--select", "GI601", "--ignore", "GI6"], [], 0),
    ],
)
def test_only_what_is_asked_for_is_told_and_counts(options: list[str], codes: list[str], status: int) -> None:
    text = replaced("行政事业性收费 | 0 |", "行政事业性收费 | 12.5 万元 |", BROKEN)
    result = run("check", *options, "-", stdin=text.encode())
    assert [line.split()[2] for line in told(result.stdout)] == codes
    assert result.exit_code == status
    counted = sum(code.startswith("GI6") for code in codes)
    assert f" {counted} error" in result.stderr


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize(
    ("name", "nearest"),
    [("GI611", "GI601"), ("row-totl-mismatch", "row-total-mismatch"), ("TOTAL", "outcome-total-mismatch"), ("", "")],
)
def test_an_unknown_rule_is_wrong_usage(option: str, name: str, nearest: str) -> None:
    result = run("check", option, f"GI6,{name}", SOUND)
    assert (result.exit_code, result.stdout) == (2, "")
    error = result.stderr.splitlines()[-1]
    assert f"there is no rule “{name}”" in error
    assert nearest in error
    assert "没有规则" in run("check", option, name, "--lang", "zh", SOUND).stderr


def test_what_is_not_read_is_told_whatever_is_selected(tmp_path: Path) -> None:
    path = written(tmp_path, "a recipe for bread")
    result = run("check", "--select", "GI6", path)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.splitlines() == [
        f"govinfo: {path}: found no title of a report, none of its six headings and none of its tables",
        "1 file: 0 errors, 0 warnings, 0 notes; 1 could not be read",
    ]
    assert json.loads(run("check", "--select", "GI6", "--format", "jsonl", path).stdout)["error"].startswith("found no")


def test_what_is_ignored_need_not_be_read(tmp_path: Path) -> None:
    result = run("check", "--ignore", "not-a-report", written(tmp_path, "a recipe for bread"))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "1 file: 0 errors, 0 warnings, 0 notes\n"


# ------------------------------------------------------------------------------------------------ statistics


def test_statistics_count_the_most_frequent_first(tmp_path: Path) -> None:
    paths = [written(tmp_path, text, f"{number}.txt") for number, text in enumerate([BROKEN, BROKEN, NOTED])]
    result = run("check", "--statistics", *paths)
    assert result.stdout == (
        "error  warning   note\n"
        "    2        0      0  GI601 row-total-mismatch\n"
        "    2        0      0  GI602 balance-mismatch\n"
        "    0        0      1  GI210 unit-in-cell\n"
    )
    assert (result.exit_code, result.stderr) == (1, "3 files: 4 errors, 0 warnings, 1 note\n")
    assert run("check", "--statistics", "--lang", "zh", *paths).stdout.startswith(" 错误   警告   提示\n    2      0 ")
    assert run("check", "--statistics", SOUND).stdout == ""


def test_statistics_as_json(tmp_path: Path) -> None:
    path = written(tmp_path, BROKEN)
    data = json.loads(run("check", "--statistics", "--format", "json", path).stdout)
    counts = {"errors": 1, "warnings": 0, "notes": 0}
    assert data == {
        "statistics": [
            {"rule": "row-total-mismatch", "code": "GI601", **counts},
            {"rule": "balance-mismatch", "code": "GI602", **counts},
        ],
        "summary": {"files": 1, "unread": 0, "errors": 2, "warnings": 0, "notes": 0},
    }
    lines = run("check", "--statistics", "--format", "jsonl", path).stdout.splitlines()
    assert list(map(json.loads, lines)) == data["statistics"]


def test_statistics_count_what_is_told() -> None:
    paths = sorted((ROOT / "examples").glob("*.txt"))
    lines = run("check", "--statistics", *paths).stdout.splitlines()[1:]
    total = [sum(int(line.split()[column]) for line in lines) for column in range(3)]
    reports = [govinfo.load(path) for path in paths]
    found = [one for report in reports for one in (*report.diagnostics, *report.check())]
    assert total == [sum(one.severity is each for one in found) for each in reversed(Severity)]
    assert {line.split()[4] for line in lines} <= set(rules())


def test_statistics_as_csv_and_markdown(tmp_path: Path) -> None:
    paths = [written(tmp_path, text, f"{number}.txt") for number, text in enumerate([BROKEN, BROKEN, NOTED])]
    result = run("check", "--statistics", "--format", "csv", *paths)
    assert result.stdout.splitlines() == [
        "code,rule,errors,warnings,notes",
        "GI601,row-total-mismatch,2,0,0",
        "GI602,balance-mismatch,2,0,0",
        "GI210,unit-in-cell,0,0,1",
    ]
    output = run("check", "--statistics", "--format", "markdown", "--lang", "zh", *paths).stdout
    assert output == (
        "# 检查结果\n\n"
        "| 错误 | 警告 | 提示 | 规则 |\n"
        "| --: | --: | --: | --- |\n"
        "| 2 | 0 | 0 | GI601 row-total-mismatch |\n"
        "| 2 | 0 | 0 | GI602 balance-mismatch |\n"
        "| 0 | 0 | 1 | GI210 unit-in-cell |\n\n"
        "3 个文件：4 处错误、0 处警告、1 条提示\n"
    )


@pytest.mark.parametrize("form", ["github", "sarif"])
def test_statistics_have_not_every_form(form: str) -> None:
    result = run("check", "--statistics", "--format", form, SOUND)
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        2,
        f"Error: --statistics has no {form} form; take one of text, json, jsonl, markdown, csv.",
    )
