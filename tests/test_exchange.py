"""A report as a dict and as JSON, and back."""

import copy
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govinfo
from govinfo import ExchangeError, Report
from tests.conftest import ROOT
from tests.strategies import Drawn, reports

EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))


def example(name: str = "tab-blank-2022") -> Report:
    return govinfo.load(ROOT / "examples" / f"{name}.txt")


def assert_comes_back(report: Report) -> None:
    back = govinfo.loads(govinfo.dumps(report))
    assert back == report
    assert back.to_dict() == report.to_dict()
    assert back.diagnostics == report.diagnostics
    assert back.unplaced == report.unplaced
    assert back.status == report.status
    assert [cell.span for cell in back.cells().values()] == [cell.span for cell in report.cells().values()]
    assert [cell.raw for cell in back.cells().values()] == [cell.raw for cell in report.cells().values()]


@given(drawn=reports(), layout=st.sampled_from(["pipe", "markdown", "tab", "flat"]))
def test_drawn_reports_come_back(drawn: Drawn, layout: str) -> None:
    assert_comes_back(govinfo.parse(drawn.write(layout)))


@given(st.text())
def test_the_report_of_any_text_comes_back(text: str) -> None:
    assert_comes_back(govinfo.parse(text))


@pytest.mark.parametrize(
    "path", [*EXAMPLES, *sorted((ROOT / "tests/cases/reports").glob("*.txt"))], ids=lambda p: p.stem
)
def test_our_texts_come_back(path: Path) -> None:
    assert_comes_back(govinfo.load(path))


def test_real_texts_come_back(reports_dir: Path) -> None:
    paths = [*reports_dir.glob("*.txt"), *reports_dir.glob("*.html")]
    assert paths
    for path in paths:
        assert_comes_back(govinfo.load(path))


def test_another_program_reads_the_documented_shape(tmp_path: Path) -> None:
    paths = [*EXAMPLES, *(ROOT / "tests/cases/reports").glob("*.txt")]
    lines = "".join(govinfo.dumps(govinfo.load(path)) + "\n" for path in paths)
    told = subprocess.run(
        [sys.executable, "-I", ROOT / "tests/read_dict.py"],
        input=lines.encode(),
        capture_output=True,
        check=True,
        cwd=tmp_path,
    ).stdout.decode()
    assert told.splitlines() == [f"{len(govinfo.load(path).cells())} cells" for path in paths]


def test_types() -> None:
    data = example().to_dict()
    assert data["schema"] == 1
    assert data["form"] == "2021"
    fees = data["cells"]["disclosure.fees.amount"]
    assert fees == {
        "value": "202",
        "state": "reported",
        "unit": "万元",
        "raw": "202 万元",
        "span": fees["span"],
        "candidates": [],
    }
    assert data["cells"]["applications.received.total"]["value"] == 9
    assert data["cells"]["applications.carried_over.total"]["value"] is None
    assert "applications.outcomes.other.remaining.total" not in data["cells"]
    assert json.loads(govinfo.dumps(example())) == data


def test_decimals_are_exact() -> None:
    text = "第二十条第（八）项\t\n信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t18.8710\n"
    report = govinfo.parse(text)
    assert report.to_dict()["cells"]["disclosure.fees.amount"]["value"] == "18.8710"
    back = govinfo.loads(govinfo.dumps(report)).disclosure.fees.amount.value
    assert isinstance(back, Decimal)
    assert str(back) == "18.8710"


def test_without_spans() -> None:
    data = example().to_dict(spans=False)
    assert "diagnostics" not in data
    assert "unplaced" not in data
    assert all("span" not in part and "raw" not in part for part in (*data["cells"].values(), *data["sections"]))
    assert govinfo.loads(govinfo.dumps(example(), spans=False)) == example()


def test_chinese_stands_as_it_is() -> None:
    assert "云岭县" in govinfo.dumps(example())
    assert govinfo.dumps(example(), indent=2).startswith('{\n  "schema": 1')


def change(data: dict[str, Any], path: str, value: object) -> None:
    *steps, last = path.split("/")
    for step in steps:
        data = data[step]
    data[last] = value


TOTAL = "cells/applications.received.total"

FAULTS: list[tuple[str, object, str, str]] = [
    ("year", "2022", "year", "is not a whole number"),
    ("year", True, "year", "is not a whole number"),
    ("title", 3, "title", "is not a string"),
    ("status", "good", "status", "is none of read"),
    (f"{TOTAL}/value", "9", "cells.applications.received.total", "holds a string"),
    (f"{TOTAL}/value", 9.0, "cells.applications.received.total.value", "is no whole number"),
    (f"{TOTAL}/value", True, "cells.applications.received.total.value", "is no whole number"),
    (f"{TOTAL}/value", None, "cells.applications.received.total", "does not go with the state reported"),
    (f"{TOTAL}/value", -9, "cells.applications.received.total", "is a count below zero"),
    (f"{TOTAL}/state", "blank", "cells.applications.received.total", "does not go with the state blank"),
    (f"{TOTAL}/state", "sure", "cells.applications.received.total.state", "is none of reported"),
    (f"{TOTAL}/span", [3], "cells.applications.received.total.span", "is no [start, end]"),
    (f"{TOTAL}/span", [3, 2], "cells.applications.received.total.span", "is no [start, end]"),
    (f"{TOTAL}/colour", "red", "cells.applications.received.total", "has unknown keys: colour"),
    ("cells/disclosure.fees.amount/value", 202, "cells.disclosure.fees.amount", "a count where it asks for an amount"),
    (
        "cells/disclosure.fees.amount/value",
        "NaN",
        "cells.disclosure.fees.amount.value",
        "is no whole number and no decimal",
    ),
    (
        "cells/applications.received.sum",
        {"value": 1, "state": "reported"},
        "cells.applications.received.sum",
        "is no path",
    ),
    ("cells", [], "cells", "is not an object"),
    ("sections", {}, "sections", "is not a list"),
    ("forms/disclosure.rules", "2017", "forms.disclosure.rules", "is none of 2019, 2021"),
    ("colour", "red", "", "has unknown keys: colour"),
    ("schema", 0, "schema", "is version 0"),
    ("schema", 2, "schema", "written by a newer govinfo"),
]


@pytest.mark.parametrize(("place", "value", "path", "words"), FAULTS)
def test_a_fault_is_told_with_its_path(place: str, value: object, path: str, words: str) -> None:
    data = copy.deepcopy(example().to_dict())
    change(data, place, value)
    with pytest.raises(ExchangeError) as raised:
        Report.from_dict(data)
    [(where, told)] = raised.value.faults
    assert where == path
    assert words in told
    assert told in str(raised.value)


def test_all_faults_are_told_at_once() -> None:
    data = copy.deepcopy(example().to_dict())
    change(data, "year", "2022")
    change(data, f"{TOTAL}/span", [3])
    del data["title"]
    with pytest.raises(ExchangeError) as raised:
        Report.from_dict(data)
    assert {where for where, _ in raised.value.faults} == {"year", "title", "cells.applications.received.total.span"}


@pytest.mark.parametrize("data", [None, [], "text", 3])
def test_what_is_no_object_is_told(data: object) -> None:
    with pytest.raises(ExchangeError, match="is not an object"):
        Report.from_dict(data)


@pytest.mark.parametrize("text", ["", "{", b"\xff", "[1, 2"])
def test_what_is_no_json_is_told(text: str | bytes) -> None:
    with pytest.raises(ExchangeError, match="is no JSON"):
        govinfo.loads(text)
