"""What is told: rules chosen, severities set, rules ignored by file; settings in files, and what is wrong with them."""

import pickle
from pathlib import Path
from typing import Any

import pytest

import govinfo
from govinfo import Profile, SettingsError, Severity, find_settings, read_settings
from govinfo.diagnostics import rules
from tests.conftest import ROOT
from tests.test_cli import BROKEN, NOTED, replaced, written

REPORT = govinfo.parse(replaced("行政事业性收费 | 0 |", "行政事业性收费 | 12.5 万元 |", BROKEN))


def codes(profile: Profile) -> list[str]:
    return [one.code for one in profile.findings(REPORT)]


def faults(given: dict[str, Any]) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        Profile(**given)
    return list(caught.value.lines("en"))


def settings_faults(folder: Path, text: str | bytes, name: str = "govinfo.toml") -> list[str]:
    file = written(folder, text, name)
    with pytest.raises(SettingsError) as caught:
        read_settings(file)
    assert caught.value.file == str(file)
    assert all(line.startswith(f"{file}: ") for line in caught.value.lines("zh"))
    return [line.removeprefix(f"{file}: ") for line in caught.value.lines("en")]


# ------------------------------------------------------------------------------------------------ profiles


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, ["GI210", "GI601", "GI602"]),
        ({"select": ["GI6"]}, ["GI601", "GI602"]),
        ({"select": ["gi2", " balance-mismatch "]}, ["GI210", "GI602"]),
        ({"ignore": {"GI601"}}, ["GI210", "GI602"]),
        ({"select": ("GI6",), "ignore": ["GI602"]}, ["GI601"]),
        ({"select": ["GI601"], "ignore": ["GI6"]}, []),
    ],
)
def test_a_profile_tells_what_it_selects(given: dict[str, Any], told: list[str]) -> None:
    profile = Profile(**given)
    assert codes(profile) == told
    assert [one.code for one in REPORT.check(profile)] == [code for code in told if code.startswith("GI6")]


def test_without_a_profile_all_is_told() -> None:
    assert REPORT.check() == REPORT.check(Profile()) == govinfo.checks.check(REPORT)
    assert Profile().selected == set(rules())


def test_a_severity_is_set_by_name_code_or_family_and_the_later_one_counts() -> None:
    profile = Profile(severity={"GI6": "note", "balance-mismatch": "warning", "gi210": "error"})
    told = profile.findings(REPORT)
    assert [one.severity for one in told] == [Severity.ERROR, Severity.NOTE, Severity.WARNING]
    assert [one.text("en") for one in told] == [one.text("en") for one in Profile().findings(REPORT)]


@pytest.mark.parametrize(
    ("pattern", "file", "is_ignored"),
    [
        ("*.md", "a/b/report.md", True),
        ("report.md", "a/b/report.md", True),
        ("a/*", "a/b/report.md", True),
        ("a/", "a/b/report.md", True),
        ("b/", "a/b/report.md", False),
        ("a/*.md", "a/b/report.md", True),
        ("b/*", "a/b/report.md", False),
        ("*/b/*", "a/b/report.md", True),
        ("报告[0-9].txt", "旧/报告1.txt", True),
        ("*.MD", "a/b/report.md", False),
    ],
)
def test_rules_are_ignored_in_the_files_that_a_pattern_fits(
    tmp_path: Path, pattern: str, file: str, *, is_ignored: bool
) -> None:
    profile = Profile(per_file_ignores={pattern: ["GI6"]}, folder=tmp_path)
    assert codes(profile) == ["GI210", "GI601", "GI602"]
    assert codes(profile.at(tmp_path / file)) == (["GI210"] if is_ignored else ["GI210", "GI601", "GI602"])


def test_patterns_are_seen_from_the_folder_of_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    profile = Profile(per_file_ignores={"old/*": ["GI6"]})
    assert codes(profile.at("old/a.txt")) == codes(profile.at(tmp_path / "new" / ".." / "old" / "a.txt")) == ["GI210"]
    assert "GI601" in codes(profile.at(tmp_path.parent / "old" / "a.txt"))


def test_a_profile_can_be_compared_and_sent_to_another_process() -> None:
    profile = Profile(select=["GI6"], severity={"GI601": "note"}, per_file_ignores={"a/": ["GI602"]})
    assert profile.selected
    assert pickle.loads(pickle.dumps(profile)) == profile  # noqa: S301 - our own
    assert profile == Profile(select=("GI6",), severity={"GI601": "note"}, per_file_ignores={"a/": ("GI602",)})


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"select": "GI6"}, "select: should be a list of rules, not 'GI6'"),
        ({"ignore": [6]}, "ignore: should be the name, code or family of a rule, not 6"),
        ({"ignore": ["GI611"]}, "ignore: there is no rule “GI611”; nearest: GI601"),
        ({"select": [""]}, "select: there is no rule “”"),
        ({"severity": ["GI6"]}, "severity: should be a table, not ['GI6']"),
        ({"severity": {"GI6": "fatal"}}, "severity.GI6: should be note, warning or error, not 'fatal'"),
        ({"severity": {"GI6": True}}, "severity.GI6: should be note, warning or error, not true"),
        ({"severity": {"GI6": ["note"]}}, "severity.GI6: should be note, warning or error, not ['note']"),
        ({"per_file_ignores": {"old/*": "GI6"}}, "per_file_ignores.\"old/*\": should be a list of rules, not 'GI6'"),
        ({"per_file_ignores": 1}, "per_file_ignores: should be a table, not 1"),
        ({"rules": [len]}, "rules: should be rules made by own_rule, not (<built-in function len>,)"),
    ],
)
def test_what_cannot_be_meant_is_told_with_its_item(given: dict[str, Any], told: str) -> None:
    (line,) = faults(given)
    assert line.startswith(told)


def test_all_faults_are_told_at_once_in_both_languages() -> None:
    with pytest.raises(SettingsError) as caught:
        Profile(select=["x1"], ignore=["x2", "row-total"], severity={"x3": "x4"})
    assert [one.item for one in caught.value.faults] == [
        ("select",), ("ignore",), ("ignore",), ("severity",), ("severity", "x3")
    ]  # fmt: skip
    assert str(caught.value).splitlines() == list(caught.value.lines("en"))
    assert caught.value.lines("zh")[2].startswith("ignore: 没有规则“row-total”；相近的有：row-total-mismatch")


def test_a_long_value_is_cut() -> None:
    (line,) = faults({"select": "x" * 500})
    assert len(line) < 100


# ------------------------------------------------------------------------------------------------ settings

FULL = """\
select = ["GI2", "GI6"]
ignore = ["GI602"]
baseline = "known.json"

[severity]
GI6 = "warning"

[per-file-ignores]
"old/*" = ["GI601"]
"""


@pytest.mark.parametrize("name", ["govinfo.toml", "pyproject.toml", "other.toml"])
def test_settings_stand_in_a_file(tmp_path: Path, name: str) -> None:
    text = FULL
    if name == "pyproject.toml":
        text = "[tool.govinfo]\n" + FULL.replace("[severity]", "[tool.govinfo.severity]").replace(
            "[per-file-ignores]", "[tool.govinfo.per-file-ignores]"
        )
    settings = read_settings(written(tmp_path, text, name))
    assert settings.file == tmp_path / name
    assert settings.baseline == tmp_path / "known.json"
    assert [(one.code, one.severity) for one in settings.profile.findings(REPORT)] == [
        ("GI210", "note"),
        ("GI601", "warning"),
    ]
    assert codes(settings.profile.at(tmp_path / "old" / "a.txt")) == ["GI210"]


def test_settings_may_say_nothing(tmp_path: Path) -> None:
    for name, text in (("govinfo.toml", ""), ("pyproject.toml", "[tool.other]\nx = 1"), ("pyproject.toml", "tool = 1")):
        settings = read_settings(written(tmp_path, text, name))
        assert (codes(settings.profile), settings.baseline) == (codes(Profile()), None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("selekt = []", "selekt: there is no such setting; nearest: select"),
        ("per_file_ignores = {}", "per_file_ignores: there is no such setting; nearest: per-file-ignores"),
        ('[per-file-ignores]\n"a b" = 3', 'per-file-ignores."a b": should be a list of rules, not 3'),
        ("baseline = 3", "baseline: should be the name of a file, not 3"),
        ('baseline = ""', "baseline: should be the name of a file, not ''"),
        ("select = [1979-05-27]", "select: should be the name, code or family of a rule, not datetime.date"),
        ("select = [", "is not TOML: "),
        (b"select = ['\xff']", "is no text in UTF-8"),
        (b"\xef\xbb\xbfselekt = 1", "selekt: there is no such setting; nearest: select"),
    ],
)
def test_what_is_wrong_with_settings_is_told_with_its_item(tmp_path: Path, text: str | bytes, told: str) -> None:
    (line,) = settings_faults(tmp_path, text)
    assert line.startswith(told)


def test_all_that_is_wrong_with_settings_is_told_at_once(tmp_path: Path) -> None:
    told = settings_faults(tmp_path, "[tool.govinfo]\nselekt = 1\nbaseline = 2\nignore = 3", "pyproject.toml")
    assert [line.partition(":")[0] for line in told] == ["selekt", "baseline", "ignore"]
    told = settings_faults(tmp_path, "\n".join(f"{name} = 1" for name in "zbdac"))
    assert [line.partition(":")[0] for line in told] == list("zbdac")
    assert settings_faults(tmp_path, "[tool]\ngovinfo = 3", "pyproject.toml") == [
        "tool.govinfo: should be a table, not 3"
    ]


def test_settings_that_are_not_there_are_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.toml: no such file"):
        read_settings(tmp_path / "none.toml")


def test_the_nearest_settings_upward_are_found(tmp_path: Path) -> None:
    top = written(tmp_path, "", "govinfo.toml")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert find_settings(below) == find_settings(below / "report.txt") == top
    near = written(tmp_path / "a", "[tool.govinfo]", "pyproject.toml")
    assert find_settings(below / "report.txt") == near
    written(below, "[tool.other]", "pyproject.toml")
    assert find_settings(below / "report.txt") == near
    nearest = written(below, "", "govinfo.toml")
    assert find_settings(below / "report.txt") == nearest
    assert find_settings(tmp_path / ("long" * 100)) == top


def test_a_project_file_that_cannot_be_read_counts_if_it_speaks_of_us(tmp_path: Path) -> None:
    top = written(tmp_path, "", "govinfo.toml")
    (tmp_path / "a").mkdir()
    broken = written(tmp_path / "a", "[tool.other\n", "pyproject.toml")
    assert find_settings(tmp_path / "a") == top
    broken.write_text("[tool.govinfo\n", encoding="utf-8")
    assert find_settings(tmp_path / "a") == broken


def test_a_project_file_that_cannot_be_opened_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top = written(tmp_path, "", "govinfo.toml")
    (tmp_path / "a").mkdir()
    written(tmp_path / "a", "[tool.govinfo]", "pyproject.toml")

    def closed(path: Path, *_: str) -> str:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_text", closed)
    assert find_settings(tmp_path / "a") == top
    with pytest.raises(SettingsError, match="no permission"):
        read_settings(tmp_path / "a" / "pyproject.toml")


def test_nothing_is_found_where_nothing_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govinfo.profile.settings.NAMES", ("no-such-name.toml", "nor-this.toml"))
    assert find_settings(tmp_path) is None


def test_our_own_project_has_no_settings() -> None:
    assert find_settings(ROOT) is None
    assert Profile().findings(govinfo.parse(NOTED))
