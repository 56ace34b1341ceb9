"""Fingerprints, which survive moved text, and baselines, which keep known findings quiet."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govinfo
from govinfo import Baseline, SettingsError, fingerprints
from govinfo.profile import Profile
from tests.conftest import ROOT
from tests.test_cli import BROKEN, SOUND, examples, replaced, written

ALIKE = replaced("规章 | 0 | 0 | 0 |", "规章 | many | many | many |", BROKEN)

RULES = sorted((ROOT / "docs" / "rules_examples").glob("*.txt"))


def marks(text: str) -> dict[str, str]:
    found = Profile().findings(govinfo.parse(text))
    return dict(zip(fingerprints(found), (one.rule for one in found), strict=True))


@given(lines=st.integers(0, 20), blanks=st.text(" \t", max_size=5))
def test_a_fingerprint_survives_moved_text(lines: int, blanks: str) -> None:
    moved = ALIKE.replace("一、总体情况", "\n" * lines + "一、总体情况" + "\n又一段话。" * lines).replace(
        "\n规章 |", f"\n{blanks}规章{blanks} |"
    )
    assert marks(moved) == marks(ALIKE)


@pytest.mark.parametrize("example", RULES, ids=lambda path: path.stem)
def test_what_any_rule_tells_survives_moved_text(example: Path) -> None:
    text = govinfo.load(example).source.text
    indented = "\n".join(f"  {line}" if line[:1].strip() else line for line in text.split("\n"))
    for moved in (f"\n\n \n{text}", indented, text.replace("\n", "\r\n")):
        assert marks(moved) == marks(text)


def test_what_is_alike_in_a_report_is_told_apart() -> None:
    told = marks(ALIKE)
    assert sorted(told.values()) == sorted([*(["not-a-number"] * 3), "row-total-mismatch", "balance-mismatch"])
    same = [one for one in Profile().findings(govinfo.parse(ALIKE)) if one.code == "GI601"] * 3
    assert len(set(fingerprints(same))) == 3
    assert set(fingerprints(same[:1])) < set(fingerprints(same[:2])) < set(fingerprints(same))


def test_another_value_has_another_fingerprint() -> None:
    other = BROKEN.replace("| 31 |", "| 32 |").replace("31件", "32件")
    assert other != BROKEN
    assert not set(marks(BROKEN)) & set(marks(other))


def test_wording_and_severity_take_no_part() -> None:
    report = govinfo.parse(BROKEN)
    assert fingerprints(report.check()) == fingerprints(report.check(Profile(severity={"GI6": "note"})))
    claim = govinfo.load(ROOT / "docs" / "rules_examples" / "prose-contradicts-table.txt").check()
    (one,) = claim
    details = dict(one.details)
    assert {"reason", "reason_en"} <= details.keys()
    numbers = "".join(char if char.isdigit() else "…" for char in details["reason"])
    reworded = govinfo.Diagnostic(
        one.rule, one.severity, one.span, one.paths,
        details=tuple({**details, "reason": numbers, "reason_en": "otherwise"}.items()),
    )  # fmt: skip
    assert fingerprints([reworded]) == fingerprints(claim)
    reworded = govinfo.Diagnostic(
        one.rule, one.severity, one.span, one.paths, details=tuple({**details, "reason": "17 而不是 99"}.items())
    )
    assert fingerprints([reworded]) != fingerprints(claim)


@examples
def test_fingerprints_are_16_digits_each_its_own(example: Path) -> None:
    found = Profile().findings(govinfo.load(example))
    told = fingerprints(found)
    assert len(set(told)) == len(found)
    assert all(len(one) == 16 and int(one, 16) >= 0 for one in told)


def test_fingerprints_are_the_same_in_every_run() -> None:
    """What is written to a file today must be known again tomorrow: a changed one loses all baselines."""
    assert fingerprints(govinfo.parse(BROKEN).check()) == PINNED


PINNED = ("05b27d8d3dda9816", "cb813878a2a62c96")


# ------------------------------------------------------------------------------------------------ baselines


def test_a_baseline_knows_what_it_was_made_of(tmp_path: Path) -> None:
    found = govinfo.parse(BROKEN).check()
    made = Baseline.of([(tmp_path / "a" / "报告.txt", found), (tmp_path / "sound.txt", ())], tmp_path)
    file = tmp_path / "known.json"
    file.write_bytes(made.dumps())
    read = Baseline.read(file)
    assert all(read.knows(tmp_path / "a" / "报告.txt", mark) for mark in fingerprints(found))
    assert not read.knows(tmp_path / "报告.txt", fingerprints(found)[0])
    assert not read.knows(tmp_path / "a" / "报告.txt", "0" * 16)
    assert json.loads(file.read_text("utf-8")) == {
        "format": "govinfo-baseline",
        "version": 1,
        "files": {"a/报告.txt": dict(sorted(zip(fingerprints(found), [one.rule for one in found], strict=True)))},
    }
    assert read.dumps() == made.dumps()


def test_a_baseline_can_be_moved_with_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (mark, *_) = fingerprints(govinfo.parse(BROKEN).check())
    (tmp_path / "here").mkdir()
    written(tmp_path / "here", Baseline.of([("here/a.txt", govinfo.parse(BROKEN).check())], "here").dumps(), "k.json")
    (tmp_path / "here").rename(tmp_path / "there")
    monkeypatch.chdir(tmp_path / "there")
    assert Baseline.read("k.json").knows("a.txt", mark)
    assert Baseline.read(tmp_path / "there" / "k.json").knows(tmp_path / "there" / "a.txt", mark)


def test_any_name_of_a_file_can_be_kept(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xff\xfe.txt")
    found = govinfo.parse(BROKEN).check()
    file = written(tmp_path, Baseline.of([(tmp_path / name, found)], tmp_path).dumps(), "known.json")
    assert Baseline.read(file).knows(tmp_path / name, fingerprints(found)[0])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is not a baseline that govinfo wrote"),
        ("[]", "is not a baseline that govinfo wrote"),
        ("{}", "is not a baseline that govinfo wrote"),
        ('{"format": "govinfo-baseline", "version": "1"}', "is not a baseline that govinfo wrote"),
        ('{"format": "govinfo-baseline", "version": 1, "files": {"a": ["b"]}}', "is not a baseline that govinfo wrote"),
        ('{"format": "govinfo-baseline", "version": 2, "files": {}}', "was written by a newer govinfo (version 2)"),
        (b"\xff", "is not a baseline that govinfo wrote"),
        ("[" * 100_000, "is not a baseline that govinfo wrote"),
        (SOUND.read_bytes(), "is not a baseline that govinfo wrote"),
    ],
    ids=range(9),
)
def test_what_is_no_baseline_is_told(tmp_path: Path, text: str | bytes, told: str) -> None:
    file = written(tmp_path, text, "known.json")
    with pytest.raises(SettingsError) as caught:
        Baseline.read(file)
    assert caught.value.lines("en") == (f"{file}: {told}",)


def test_a_baseline_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no such file"):
        Baseline.read(tmp_path / "none.json")
