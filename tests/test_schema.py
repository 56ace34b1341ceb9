"""The JSON Schema of the dict form: it takes what ``to_dict`` gives, and refuses what ``from_dict`` refuses."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

import govinfo
from govinfo import Report, State
from govinfo.diagnostics import rules
from govinfo.forms import numbers
from govinfo.strategies import reports
from tests.conftest import ROOT
from tests.test_cli import run
from tests.test_exchange import FAULTS, change, example

STATES = tuple(State)

VALIDATOR = Draft202012Validator(govinfo.schema())

#: What ``from_dict`` holds against a dict and no schema can say; a JSON Schema takes 9.0 for 9.
BEYOND = {
    ("cells/applications.received.total/value", "9.0"),
    ("cells/applications.received.total/span", "[3, 2]"),
    ("cells/disclosure.fees.amount/value", f"'1E{'9' * 99}'"),
    ("diagnostics/0/details", "[]"),
    ("form", "'2019'"),
}


def texts() -> Iterator[Path]:
    yield from (ROOT / "examples").glob("*.txt")
    yield from (ROOT / "tests/cases/reports").glob("*.txt")


def faults(data: object) -> list[str]:
    return [f"{fault.json_path}: {fault.message:.80}" for fault in VALIDATOR.iter_errors(data)]


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(govinfo.schema())


@pytest.mark.slow
@settings(max_examples=1_000)
@given(reports(states=STATES) | reports("mixed", states=STATES))
def test_a_thousand_drawn_reports_fit(report: Report) -> None:
    assert faults(report.to_dict(spans=False)) == []


def test_our_texts_fit() -> None:
    for path in texts():
        assert faults(govinfo.load(path).to_dict()) == []


def test_real_texts_fit(reports_dir: Path) -> None:
    for path in [*reports_dir.glob("*.txt"), *reports_dir.glob("*.html")]:
        assert faults(govinfo.load(path).to_dict()) == []


@pytest.mark.parametrize(("place", "value", "path", "words"), FAULTS)
def test_a_fault_is_found(place: str, value: object, path: str, words: str) -> None:  # noqa: ARG001
    data = copy.deepcopy(example().to_dict())
    change(data, place, value)
    assert (faults(data) == []) == ((place, repr(value)) in BEYOND)


@pytest.mark.parametrize("key", ["schema", "title", "cells", "sections", "forms"])
def test_a_missing_key_is_found(key: str) -> None:
    data = example().to_dict()
    del data[key]
    assert faults(data) == [f"$: '{key}' is a required property"]


def test_it_knows_what_the_forms_and_the_rules_know() -> None:
    schema: Any = govinfo.schema()
    assert schema["properties"]["cells"]["properties"].keys() == numbers().keys()
    assert schema["$defs"]["Diagnostic"]["properties"]["rule"]["enum"] == list(rules())
    cell = schema["properties"]["cells"]["properties"]["applications.outcomes.refused.state_secret.total"]
    assert cell["description"] == "收到和处理政府信息公开申请情况｜（三）不予公开 1.属于国家秘密｜总计"


def test_the_command_prints_it() -> None:
    result = run("schema")
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout) == govinfo.schema()
