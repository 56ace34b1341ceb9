"""``govinfo check`` with files of settings and baselines: which counts, what is quiet, what is told of broken ones."""

import json
from pathlib import Path

import pytest

from tests.test_cli import BROKEN, NOTED, SOUND, run, told, written


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with the same report twice, one of them older."""
    (tmp_path / "reports").mkdir()
    written(tmp_path / "reports", BROKEN, "a.txt")
    written(tmp_path / "reports", BROKEN, "old/a.txt")
    return tmp_path / "reports"


def codes(*args: str | Path) -> list[str]:
    return [line.split()[2] for line in told(run("check", *args).stdout)]


# ------------------------------------------------------------------------------------------------ settings


def test_the_nearest_settings_count_for_each_file(reports: Path) -> None:
    assert codes(reports) == ["GI601", "GI602"] * 2
    written(reports.parent, 'ignore = ["GI601"]', "govinfo.toml")
    assert codes(reports) == ["GI602"] * 2
    written(reports / "old", '[tool.govinfo]\nignore = ["GI6"]', "pyproject.toml")
    assert codes(reports) == ["GI602"]
    assert codes(reports / "old" / "a.txt", reports / "a.txt") == ["GI602"]


def test_patterns_and_severities_of_settings_count(reports: Path) -> None:
    text = '[severity]\nGI6 = "note"\n[per-file-ignores]\n"old/" = ["GI602"]\n'
    written(reports, text, "govinfo.toml")
    result = run("check", reports)
    assert [line.split()[1:3] for line in told(result.stdout)] == [
        ["note", "GI601"], ["note", "GI602"], ["note", "GI601"]
    ]  # fmt: skip
    assert (result.exit_code, result.stderr) == (0, "2 files: 0 errors, 0 warnings, 3 notes\n")


def test_standard_input_has_the_settings_of_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, 'ignore = ["GI601"]', "govinfo.toml")
    monkeypatch.chdir(tmp_path)
    assert [line.split()[2] for line in told(run("check", "-", stdin=BROKEN.encode()).stdout)] == ["GI602"]


def test_options_outrank_settings(reports: Path) -> None:
    written(reports, 'select = ["GI601", "GI2"]\nignore = ["GI602"]', "govinfo.toml")
    assert codes(reports / "a.txt") == ["GI601"]
    assert codes("--select", "GI6", reports / "a.txt") == ["GI601", "GI602"]
    assert codes("--select", "GI6", "--ignore", "GI601", reports / "a.txt") == ["GI602"]
    assert codes("--ignore", "GI601", reports / "a.txt") == []
    assert codes("--isolated", reports / "a.txt") == ["GI601", "GI602"]
    other = written(reports, 'select = ["GI602"]', "other.toml")
    assert codes("--config", other, reports) == ["GI602"] * 2
    assert codes("--isolated", "--config", other, reports / "a.txt") == ["GI602"]


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "ignore: there is no rule “GI611”; nearest: GI601, GI511, GI411"),
        ("zh", "ignore: 没有规则“GI611”；相近的有：GI601、GI511、GI411"),
    ],
)
def test_broken_settings_are_told_before_anything_is_read(reports: Path, lang: str, line: str) -> None:
    file = written(reports / "old", 'ignore = ["GI611"]\nselekt = 1', "govinfo.toml")
    result = run("check", "--lang", lang, reports)
    assert (result.exit_code, result.stdout) == (2, "")
    first, second = result.stderr.splitlines()
    assert first.startswith(f"govinfo: {file}: selekt: ")
    assert second == f"govinfo: {file}: {line}"


@pytest.mark.parametrize(
    ("text", "said"),
    [("select = [", "is not TOML: Invalid value (at end of document)"), (b"\xff", "is no text in UTF-8")],
)
def test_settings_that_are_no_toml_are_told(reports: Path, text: str | bytes, said: str) -> None:
    file = written(reports, text, "govinfo.toml")
    result = run("check", reports)
    assert (result.exit_code, result.stderr) == (2, f"govinfo: {file}: {said}\n")


def test_settings_that_are_not_there_are_told(tmp_path: Path) -> None:
    result = run("check", "--config", tmp_path / "没有.toml", SOUND)
    assert result.exit_code == 2
    assert result.stderr == f"govinfo: {tmp_path}/没有.toml: no such file or folder\n"


def test_nothing_in_settings_is_obeyed_by_the_terminal(tmp_path: Path) -> None:
    file = written(tmp_path, 'ignore = ["\\u001b[2J"]', "govinfo.toml")
    result = run("check", written(tmp_path, BROKEN))
    assert "\x1b" not in result.stderr
    assert result.stderr.startswith(f"govinfo: {file}: ignore: there is no rule “\\x1b[2J”")


# ------------------------------------------------------------------------------------------------ baselines


def test_what_a_baseline_knows_is_quiet(reports: Path) -> None:
    known = reports.parent / "known.json"
    result = run("check", "--write-baseline", known, reports)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines() == [
        f"written to {known}: 4 findings",
        "2 files: 4 errors, 0 warnings, 0 notes",
    ]
    assert list(json.loads(known.read_text("utf-8"))["files"]) == ["reports/a.txt", "reports/old/a.txt"]
    result = run("check", "--baseline", known, reports)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "2 files: 0 errors, 0 warnings, 0 notes; 4 known, not told\n"
    assert run("check", "--baseline", known, "--lang", "zh", reports).stderr.endswith("；4 处已知，未列出\n")


def test_what_is_new_is_told_though_the_text_has_moved(reports: Path) -> None:
    known = reports / "known.json"
    run("check", "--write-baseline", known, reports)
    text = BROKEN.replace("行政事业性收费 | 0 |", "行政事业性收费 | many |")
    written(reports, f"县政府公报\n\n{text}", "a.txt")
    result = run("check", "--baseline", known, reports)
    assert [line.split()[2] for line in told(result.stdout)] == ["GI401"]
    assert result.exit_code == 1
    assert result.stderr == "2 files: 1 error, 0 warnings, 0 notes; 4 known, not told\n"


def test_settings_may_name_a_baseline(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(reports.parent)
    written(reports, 'baseline = "known.json"', "govinfo.toml")
    result = run("check", "reports")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "govinfo: reports/known.json: no such file or folder\n"
    assert run("check", "--write-baseline", "reports/known.json", "reports").exit_code == 0
    assert run("check", "reports").exit_code == 0
    assert run("check", "--isolated", "reports").exit_code == 1
    assert run("check", "--write-baseline", "reports/known.json", "reports").stderr.startswith(
        "written to reports/known.json: 4 findings"
    )


def test_what_cannot_be_read_may_be_known_too(tmp_path: Path) -> None:
    report, known = written(tmp_path, "a recipe for bread"), tmp_path / "known.json"
    assert run("check", "--write-baseline", known, report, tmp_path / "none.txt").exit_code == 3
    result = run("check", "--baseline", known, report)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "1 file: 0 errors, 0 warnings, 0 notes; 1 known, not told\n"
    assert run("check", "--baseline", known, tmp_path / "none.txt").exit_code == 3


def test_a_baseline_is_written_again_and_nothing_else_overwritten(reports: Path) -> None:
    known = reports.parent / "new" / "known.json"
    assert run("check", "--write-baseline", known, reports).exit_code == 0
    first = known.read_bytes()
    written(reports, NOTED, "a.txt")
    assert run("check", "--write-baseline", known, reports).exit_code == 0
    assert known.read_bytes() != first
    assert [path.name for path in known.parent.iterdir()] == ["known.json"]
    report = reports / "a.txt"
    result = run("check", "--write-baseline", report, reports)
    assert (result.exit_code, report.read_text("utf-8")) == (2, NOTED)
    assert f"“{report}” exists already and is no baseline, so it is not overwritten." in result.stderr


@pytest.mark.parametrize("what", ["none.json", ".", "report.txt"])
def test_a_baseline_that_cannot_be_read_is_told(tmp_path: Path, what: str) -> None:
    report = written(tmp_path, BROKEN)
    result = run("check", "--baseline", tmp_path / what, report)
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"govinfo: {tmp_path / what}: ")
    assert line.endswith(
        {"none.json": "no such file or folder", ".": "is a folder, not a file", "report.txt": "that govinfo wrote"}[
            what
        ]
    )


def test_reading_and_writing_a_baseline_do_not_go_together() -> None:
    result = run("check", "--baseline", "a.json", "--write-baseline", "b.json", SOUND)
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        2,
        "Error: --baseline does not go with --write-baseline.",
    )


def test_a_baseline_that_cannot_be_written_is_told(reports: Path) -> None:
    known = reports / "a.txt" / "known.json"  # where no folder can be
    result = run("check", "--write-baseline", known, reports)
    assert result.exit_code == 3
    assert result.stderr.splitlines()[0].startswith(f"govinfo: {known}: cannot write: ")


def test_statistics_count_only_what_is_not_known(reports: Path) -> None:
    known = reports / "known.json"
    run("check", "--write-baseline", known, reports / "a.txt")
    output = run("check", "--statistics", "--baseline", known, reports).stdout
    assert [line.split()[:4] for line in output.splitlines()[1:]] == [
        ["1", "0", "0", "GI601"],
        ["1", "0", "0", "GI602"],
    ]


def test_a_file_of_settings_is_looked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a/1.txt", "a/2.txt", "b/c/3.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        written(tmp_path, BROKEN, name)
    written(tmp_path, "[tool.govinfo]\nignore = ['GI6']", "pyproject.toml")
    seen: list[str] = []
    real = Path.read_text

    def read(path: Path, *args: str, **more: str) -> str:
        seen.append(path.name)
        return real(path, *args, **more)

    monkeypatch.setattr(Path, "read_text", read)
    assert run("check", tmp_path).exit_code == 0
    assert seen.count("pyproject.toml") == 2  # to see whether it speaks of us, and to read it
