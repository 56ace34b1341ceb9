"""``govinfo series`` and ``govinfo rollup``."""

import csv
import json
from pathlib import Path
from urllib.parse import unquote

import pytest

import govinfo
from govinfo.cli.formats import FORMATS
from govinfo.diagnostics import LANGUAGES
from tests.conftest import ROOT
from tests.test_cli import run
from tests.test_cli_sarif import SCHEMA

SOUND = (ROOT / "docs" / "files" / "sound.txt").read_text("utf-8")
OVER, STOCK = "二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0", "行政规范性文件 | 2 | 1 | 6"
FOLLOWS = [("2023", "2024"), (OVER, OVER.replace("0 | 0 | 0 | 0 | 0 | 0 | 0", "1 | 0 | 0 | 0 | 0 | 0 | 1"))]


def write(folder: Path, name: str, *changes: tuple[str, str]) -> str:
    text = SOUND
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def test_a_series_is_told_file_by_file(tmp_path: Path) -> None:
    one = write(tmp_path, "2023.txt")
    two = write(tmp_path, "2024.txt", ("2023", "2024"), (STOCK, "行政规范性文件 | 2 | 1 | 7"))
    result = run("series", two, one)
    line = SOUND[: SOUND.index(OVER)].count("\n") + 1
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{two}:{line}:20: error GI706 carry-over-mismatch: what 2024 has carried over")
    assert result.stderr == "2 files: 1 error, 0 warnings, 0 notes\n"


def test_a_series_that_agrees_is_clean(tmp_path: Path) -> None:
    write(tmp_path, "2023.txt")
    write(tmp_path, "2024.txt", *FOLLOWS, (STOCK, "行政规范性文件 | 2 | 1 | 7"))
    result = run("series", "--lang", "zh", str(tmp_path))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "2 个文件：0 处错误、0 处警告、0 条提示\n"


def test_a_parent_is_compared_with_its_children(tmp_path: Path) -> None:
    parent = write(tmp_path, "parent.txt", ("青禾县水务局", "青禾县人民政府"), ("行政许可 | 128", "行政许可 | 100"))
    child = write(tmp_path, "child.txt")
    result = run("rollup", parent, child, "--format", "json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert [(one["rule"], one["paths"]) for one in told["files"][0]["findings"]] == [
        ("rollup-mismatch", ["disclosure.licensing.decisions"])
    ]
    assert told["files"][1]["findings"] == []
    assert told["summary"]["errors"] == 1


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("command", ["series", "rollup"])
def test_every_form_of_output_is_there(command: str, form: str, tmp_path: Path) -> None:
    paths = [write(tmp_path, "one.txt"), write(tmp_path, "two.txt")]
    result = run(command, *paths, "--format", form)
    assert result.exit_code == 1
    rule = "series-year-doubled" if command == "series" else "rollup-child-doubled"
    assert rule in result.stdout


def test_nothing_is_checked_where_a_file_cannot_be_read(tmp_path: Path) -> None:
    one = write(tmp_path, "one.txt")
    for command in ("series", "rollup"):
        result = run(command, one, str(tmp_path / "none.txt"))
        assert (result.exit_code, result.stdout) == (3, "")
        assert "none.txt" in result.stderr


def test_what_is_checked_against_nothing_is_wrong_usage(tmp_path: Path) -> None:
    assert run("series").exit_code == 2
    one = write(tmp_path, "one.txt")
    assert run("rollup", one).exit_code == 2
    for children in ([one], [tmp_path], [one, tmp_path]):  # each is the parent alone
        result = run("rollup", one, *children)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.endswith("there is no report besides PARENT itself.\n")


def test_a_parent_is_a_file(tmp_path: Path) -> None:
    result = run("rollup", str(tmp_path), write(tmp_path, "one.txt"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "PARENT: is a folder, not a file" in result.stderr


def test_a_report_in_the_folder_of_the_children_is_not_its_own_child(tmp_path: Path) -> None:
    parent = write(tmp_path, "parent.txt", ("青禾县水务局", "青禾县人民政府"))
    write(tmp_path, "child.txt")
    assert run("rollup", parent, str(tmp_path)).stderr == "2 files: 0 errors, 0 warnings, 0 notes\n"


@pytest.mark.parametrize(("lang", "said"), [("zh", "只有一份报告"), ("en", "there is only one report")])
def test_a_series_of_one_says_that_it_compares_nothing(lang: str, said: str, tmp_path: Path) -> None:
    result = run("series", "--lang", lang, write(tmp_path, "one.txt"))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith(f"govinfo: {said}")


@pytest.mark.parametrize("command", ["series", "rollup"])
def test_settings_and_baselines_count_here_too(command: str, tmp_path: Path) -> None:
    paths = [write(tmp_path, "one.txt"), write(tmp_path, "two.txt")]
    plain = run(command, *paths)
    assert plain.exit_code == 1
    codes = [line.split()[2] for line in plain.stdout.splitlines() if not line.startswith(" ")]
    assert run(command, "--ignore", ",".join(codes), *paths).exit_code == 0
    known = tmp_path / "known.json"
    assert run(command, "--write-baseline", str(known), *paths).stdout == ""
    quiet = run(command, "--baseline", str(known), *paths)
    assert (quiet.exit_code, quiet.stdout) == (0, "")
    assert quiet.stderr.endswith(f"; {len(codes)} known, not told\n")
    (tmp_path / "govinfo.toml").write_text('[severity]\nGI7 = "note"\n', encoding="utf-8")
    assert run(command, *paths).exit_code == 0
    assert run(command, "--isolated", *paths).exit_code == 1


# ------------------------------------------------------------------------------------------------ places in other files

LICENSING = "disclosure.licensing.decisions"


def unequal(folder: Path) -> tuple[str, str, str]:
    """A parent that prints 100 decisions, and its two children, who print 128 each, one of them nothing else."""
    parent = write(folder, "全县.txt", ("青禾县水务局", "青禾县人民政府"), ("行政许可 | 128", "行政许可 | 100"))
    water = write(folder, "水务,1.txt", ("行政许可 | 128", "行政许可 |  128"))
    other = folder / "民政.txt"
    other.write_text(govinfo.write(govinfo.blank("2021", 2023, "青禾县民政局").replace({LICENSING: 128})), "utf-8")
    return parent, water, str(other)


def at(path: str) -> str:
    """Where a child prints its decisions."""
    report = govinfo.load(path)
    return "{}:{}".format(*report.position(report[LICENSING].span))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_form_but_json_and_sarif_tells_places_in_words(lang: str, tmp_path: Path) -> None:
    _, *children = paths = unequal(tmp_path)
    said = [f"{path}:{at(path)}: 行政许可“本年处理决定数量” 128" for path in children]
    only = ("--select", "GI725", "--lang", lang)
    lines = run("rollup", *paths, *only).stdout.splitlines()
    assert lines[-2:] == [f"  = {line}" for line in said]
    assert len(lines) == 5
    (told,) = run("rollup", *paths, *only, "--format", "github").stdout.splitlines()
    assert told.endswith("%0A" + "%0A".join(said))
    assert "<br>".join(said) in run("rollup", *paths, *only, "--format", "markdown").stdout
    (row, *_) = csv.DictReader(run("rollup", *paths, *only, "--format", "csv").stdout.splitlines())
    assert row["places"] == "; ".join(said)
    assert "places" not in run("check", paths[0], "--format", "csv").stdout


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_tells_places_with_their_cells(form: str, tmp_path: Path) -> None:
    _, *children = paths = unequal(tmp_path)
    output = run("rollup", *paths, "--format", form).stdout
    first = json.loads(output)["files"][0] if form == "json" else json.loads(output.splitlines()[0])
    for place, path in zip(first["findings"][0]["places"], children, strict=True):
        report = govinfo.load(path)
        assert (place["path"], place["paths"], tuple(place["span"])) == (path, [LICENSING], report[LICENSING].span)
        assert f"{place['line']}:{place['column']}" == at(path)
        assert place["text"] == "行政许可“本年处理决定数量” 128"
    assert '"places"' not in run("check", paths[0], "--format", form).stdout


@pytest.mark.parametrize("command", ["series", "rollup"])
def test_places_are_related_locations_in_sarif(command: str, tmp_path: Path) -> None:
    paths = (
        unequal(tmp_path) if command == "rollup" else (write(tmp_path, "1.txt"), write(tmp_path, "2.txt", FOLLOWS[0]))
    )
    log = json.loads(run(command, *paths, "--format", "sarif").stdout)
    assert [error.message for error in SCHEMA.iter_errors(log)] == []
    (result,) = (one for one in log["runs"][0]["results"] if one["ruleId"] in {"GI706", "GI725"})
    related = [one["physicalLocation"] for one in result["relatedLocations"]]
    files = [unquote(one["artifactLocation"]["uri"].removeprefix("file://")) for one in related]
    assert files == (list(paths[1:]) if command == "rollup" else [paths[0]] * 2)
    for file, one, said in zip(files, related, result["relatedLocations"], strict=True):
        start = one["region"]["charOffset"]
        number = govinfo.load(file).source.text[start : start + one["region"]["charLength"]]
        assert said["message"]["text"].endswith(f"” {number}")


def test_a_place_without_cells_is_told_by_the_title_of_its_report(tmp_path: Path) -> None:
    twice = [write(tmp_path, name) for name in ("1.txt", "2.txt")]
    title = SOUND.splitlines()[0]
    assert run("rollup", *twice, "--format", "text").stdout.endswith(f"  = {twice[0]}:1:1: {title}\n")
    untitled = [write(tmp_path, name, (title, "青禾县水务局"), ("2023", "2022")) for name in ("3.txt", "4.txt")]
    told = run("series", *untitled, write(tmp_path, "5.txt", FOLLOWS[1]), "--format", "json").stdout
    assert all(
        place["text"] for one in json.loads(told)["files"] for found in one["findings"] for place in found["places"]
    )


def test_of_very_many_places_people_are_told_the_first(tmp_path: Path) -> None:
    parent = write(tmp_path, "parent.txt", ("青禾县水务局", "青禾县人民政府"))
    children = [write(tmp_path, f"{number}.txt", ("青禾县水务局", f"青禾县第{number}局")) for number in range(40)]
    only = ("--select", "GI725", "--format")
    lines = run("rollup", parent, *children, *only, "text").stdout.splitlines()
    assert lines.count("  = and 10 more places") == len([line for line in lines if " error " in line])
    data = json.loads(run("rollup", parent, *children, *only, "json").stdout)
    assert all(len(found["places"]) == 40 for found in data["files"][0]["findings"])
