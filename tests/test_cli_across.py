"""``govinfo series`` and ``govinfo rollup``."""

import json
from pathlib import Path

import pytest

from govinfo.cli.formats import FORMATS
from tests.conftest import ROOT
from tests.test_cli import run

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
    assert run("rollup", write(tmp_path, "one.txt")).exit_code == 2


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
