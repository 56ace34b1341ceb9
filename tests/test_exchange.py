"""A report as a dict and as JSON, and back."""

import copy
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import govinfo
from govinfo import ExchangeError, Report, State
from govinfo.exchange import convert, jsontext, quick
from govinfo.strategies import reports
from tests.conftest import PATIENCE, ROOT
from tests.drawn import Drawn
from tests.drawn import reports as drawn_reports

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


@given(drawn=drawn_reports(), layout=st.sampled_from(["pipe", "markdown", "tab", "flat"]))
def test_written_reports_come_back(drawn: Drawn, layout: str) -> None:
    assert_comes_back(govinfo.parse(drawn.write(layout)))


@given(st.one_of(reports(), reports("mixed"), reports(states=tuple(State))))
def test_drawn_reports_come_back(report: Report) -> None:
    assert_comes_back(report)


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
        timeout=PATIENCE,
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


@pytest.fixture
def without_orjson(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsontext, "orjson", lambda: None)


@pytest.mark.usefixtures("without_orjson")
def test_json_comes_back_without_orjson() -> None:
    assert_comes_back(example())


@given(text=st.text(st.characters(codec=None, exclude_categories=())), indent=st.sampled_from([None, 0, 2, 3]))
def test_orjson_changes_no_byte(text: str, indent: int | None) -> None:
    report = evolve(example(), title=text, organ='\x00\x1b\x7f\u2028\ud800 "\\/😀')
    fast = govinfo.dumps(report, indent=indent)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jsontext, "orjson", lambda: None)
        assert govinfo.dumps(report, indent=indent) == fast
    assert govinfo.loads(fast) == report


@pytest.mark.parametrize("number", [2**63, 2**64, 10**30])
def test_large_numbers_come_back(number: int) -> None:
    data = example().to_dict()
    change(data, "cells/disclosure.licensing.decisions/value", number)
    assert_comes_back(Report.from_dict(data))


def test_a_report_in_utf_16_is_read() -> None:
    assert govinfo.loads(govinfo.dumps(example()).encode("utf-16")) == example()


@pytest.mark.parametrize("spans", [True, False])
def test_cells_that_fit_are_made_at_once(spans: bool) -> None:  # noqa: FBT001
    data = example().to_dict(spans=spans)["cells"]
    assert quick.cells_at_once(data) == example().cells()


ODD = st.none() | st.booleans() | st.integers(-2, 2) | st.floats(0, 1) | st.sampled_from(["3.50", "nil", "blank", ""])
PLACES = st.sampled_from(["value", "state", "unit", "raw", "span", "candidates", "colour"])


@given(key=PLACES, value=ODD | st.lists(ODD, max_size=3), is_lost=st.booleans(), is_slim=st.booleans())
def test_cells_made_at_once_are_those_made_one_by_one(key: str, value: object, *, is_lost: bool, is_slim: bool) -> None:
    data = example().to_dict(spans=not is_slim)
    cell = data["cells"]["disclosure.fees.amount"]
    cell[key] = value
    if is_lost:
        del cell[key]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(convert, "cells_at_once", lambda *_: None)
        one_by_one = outcome(data)
    assert outcome(data) == one_by_one


def outcome(data: object) -> object:
    try:
        return Report.from_dict(data).to_dict()
    except ExchangeError as error:
        return error.faults


def test_chinese_stands_as_it_is() -> None:
    assert "云岭县" in govinfo.dumps(example())
    assert govinfo.dumps(example(), indent=2).startswith('{\n  "schema": 1')


def change(data: dict[str, Any], path: str, value: object) -> None:
    *steps, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    part: Any = data
    for step in steps:
        part = part[step]
    part[last] = value


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
    (f"{TOTAL}", {"value": None, "state": "absent"}, "cells.applications.received.total", "such a cell is left out"),
    (f"{TOTAL}", [], "cells.applications.received.total", "is not an object"),
    ("cells/disclosure.fees.amount/value", "２０２", "cells.disclosure.fees.amount.value", "is no whole number"),
    ("cells/disclosure.fees.amount/value", "1E" + "9" * 99, "cells.disclosure.fees.amount.value", "is no whole number"),
    ("cells", [], "cells", "is not an object"),
    ("sections/0/id", "epilogue", "sections.0.id", "is none of preamble, overview"),
    ("diagnostics/0/rule", "bad-luck", "diagnostics.0.rule", "is no rule"),
    ("diagnostics/0/details", [], "diagnostics.0.details", "lacks what the message names: "),
    ("diagnostics/0/details/0", ["row"], "diagnostics.0.details.0", "is no pair of strings"),
    ("diagnostics/0/labels", [{"span": [0, 1], "key": "?"}], "diagnostics.0.labels.0.key", "is no key of a label"),
    ("form", "2019", "form", "is '2019', but the forms of the blocks make '2021'"),
    ("forms/disclosure.gifts", "2021", "forms.disclosure.gifts", "is no block that has a form"),
    ("sections", {}, "sections", "is not a list"),
    ("forms/disclosure.rules", "2017", "forms.disclosure.rules", "is none of 2019, 2021"),
    ("colour", "red", "", "has unknown keys: colour"),
    ("schema", 0, "schema", "is version 0"),
    ("schema", 2, "schema", "is version 2, written by a newer govinfo; this one reads 1: install a newer one"),
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
    change(data, "cells/disclosure.fees.amount/state", "blank")
    change(data, "diagnostics/0/rule", "bad-luck")
    change(data, "form", "2019")
    del data["title"]
    with pytest.raises(ExchangeError) as raised:
        Report.from_dict(data)
    assert [where for where, _ in raised.value.faults] == [
        "form",
        "title",
        "year",
        "cells.disclosure.fees.amount",
        "cells.applications.received.total.span",
        "diagnostics.0.rule",
    ]


@pytest.mark.parametrize("data", [None, [], "text", 3])
def test_what_is_no_object_is_told(data: object) -> None:
    with pytest.raises(ExchangeError, match="is not an object"):
        Report.from_dict(data)


@pytest.mark.parametrize("text", ["", "{", b"\xff", "[1, 2", "[" * 100_000])
def test_what_is_no_json_is_told(text: str | bytes) -> None:
    with pytest.raises(ExchangeError, match="is no JSON"):
        govinfo.loads(text)
