"""Reports as rows, CSV, Arrow tables and Parquet files, as pandas, polars and DuckDB read them."""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import govinfo
from govinfo import Cell, ExchangeError, Report, State
from govinfo.forms import numbers
from govinfo.strategies import reports
from tests.conftest import ROOT
from tests.test_exchange import example

EXAMPLES = {path.stem: govinfo.load(path) for path in sorted((ROOT / "examples").glob("*.txt"))}
LAYOUTS = ("tidy", "wide", "states")
TOTAL = "applications.received.total"
FEES = "disclosure.fees.amount"
layouts = pytest.mark.parametrize("layout", LAYOUTS)


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def titled(title: str) -> Report:
    return evolve(example(), title=title, organ=None)


def with_fees(cell: Cell) -> Report:
    report = example()
    return evolve(report, disclosure=evolve(report.disclosure, fees=evolve(report.disclosure.fees, amount=cell)))


def with_total(cell: Cell) -> Report:
    report = example()
    received = evolve(report.applications.received, total=cell)
    return evolve(report, applications=evolve(report.applications, received=received))


# ---------------------------------------------------------------------------------------------------------- rows


def test_a_tidy_row_is_a_printed_cell() -> None:
    report = example()
    rows = list(govinfo.rows({"a": report}))
    assert [row["path"] for row in rows] == list(report.cells())
    [fees] = [row for row in rows if row["path"] == FEES]
    assert fees == {
        "report": "a",
        "path": FEES,
        "section": "主动公开政府信息情况",
        "row": "行政事业性收费",
        "column": "本年收费金额（单位：万元）",
        "value": Decimal(202),
        "state": "reported",
        "unit": "万元",
        "line": report.position(report[FEES].span).line,
    }


def test_labels_are_those_of_the_form_that_is_printed() -> None:
    columns = {
        report.form: {row["column"] for row in govinfo.rows(report) if row["path"] == "disclosure.licensing.decisions"}
        for report in EXAMPLES.values()
    }
    assert columns["2019"] == {"处理决定数量"}
    assert columns["2021"] == {"本年处理决定数量"}


def test_a_wide_row_is_a_report() -> None:
    [values] = govinfo.rows(example(), "wide")
    [states] = govinfo.rows(example(), "states")
    assert list(values)[:6] == list(states)[:6] == ["report", "title", "year", "organ", "form", "status"]
    assert {name for name in values if "." in name and not name.endswith(".unit")} == set(numbers())
    assert (values[TOTAL], values[FEES], values[f"{FEES}.unit"]) == (9, Decimal(202), "万元")
    assert (values["applications.carried_over.total"], states["applications.carried_over.total"]) == (None, "blank")
    assert (values["disclosure.rules.produced"], states["disclosure.rules.produced"]) == (None, "absent")
    assert {path: state for path, state in states.items() if "." in path} == {
        path: example()[path].state for path in numbers()
    }


def test_reports_are_named_as_they_are_given() -> None:
    one, other = example(), titled("another")

    def names(given: object) -> list[str]:
        return [row["report"] for row in govinfo.rows(given, "wide")]  # type: ignore[arg-type]

    assert names(one) == ["1"]
    assert names([one, other]) == ["1", "2"]
    assert names({"a": one, "b": other}) == ["a", "b"]
    assert names(iter([("b", other), one])) == ["b", "2"]
    assert names([]) == []


@pytest.mark.parametrize("given", ["text", [3], [("a", 3)], [(3, 3, 3)]])
def test_what_is_no_report_is_refused(given: object) -> None:
    with pytest.raises(TypeError, match="neither a report nor a name with a report"):
        list(govinfo.rows(given))  # type: ignore[arg-type]


def test_unknown_layouts_are_refused_with_the_known_ones() -> None:
    for write in (govinfo.rows, govinfo.to_arrow):
        with pytest.raises(ValueError, match="no layout 'long' of tables; there are tidy, wide, states"):
            write(example(), "long")
    with pytest.raises(ValueError, match="no layout 'long'"):
        govinfo.to_csv(example(), layout="long")


def test_a_report_without_a_text_has_no_lines() -> None:
    assert {row["line"] for row in govinfo.rows(Report.from_dict(example().to_dict()))} == {None}


# ---------------------------------------------------------------------------------------------------------- CSV


@layouts
def test_csv_says_what_the_rows_say(layout: str) -> None:
    text = govinfo.to_csv(EXAMPLES, layout=layout)
    assert text is not None
    rows = [{name: "" if v is None else str(v) for name, v in row.items()} for row in govinfo.rows(EXAMPLES, layout)]
    assert read(text) == rows


@given(reports(states=tuple(State)))
def test_csv_keeps_every_value_and_state(report: Report) -> None:
    text = govinfo.to_csv(report)
    assert text is not None
    kept = {row["path"]: (row["value"], row["state"], row["unit"]) for row in read(text)}
    assert kept == {
        path: ("" if cell.value is None else str(cell.value), cell.state, cell.unit or "")
        for path, cell in report.cells().items()
    }


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_text_is_a_formula(start: str) -> None:
    text = govinfo.to_csv({f"{start}id": titled(f"{start}cmd|' /C calc'!A0")}, layout="wide")
    assert text is not None
    [row] = read(text)
    assert (row["title"], row["report"]) == (f"'{start}cmd|' /C calc'!A0", f"'{start}id")


def test_numbers_below_zero_stay_numbers() -> None:
    text = govinfo.to_csv(with_fees(Cell(Decimal("-3.50"), State.REPORTED)))
    assert text is not None
    [row] = [row for row in read(text) if row["path"] == FEES]
    assert row["value"] == "-3.50"


@given(title=st.text(st.characters(codec=None, exclude_categories=())))
def test_any_title_is_one_cell(title: str) -> None:
    text = govinfo.to_csv(titled(f"年{title}"), layout="wide")
    assert text is not None
    assert text.encode()
    [row] = read(text)
    assert row["title"] == f"年{title}".encode("utf-8", "backslashreplace").decode()


def test_csv_goes_to_files_and_streams(tmp_path: Path) -> None:
    text = govinfo.to_csv(EXAMPLES)
    assert text is not None
    assert govinfo.to_csv(EXAMPLES, tmp_path / "a.csv") is None
    assert govinfo.to_csv(EXAMPLES, str(tmp_path / "b.csv"), bom=True) is None
    stream = io.StringIO(newline="")
    govinfo.to_csv(EXAMPLES, stream)
    assert (tmp_path / "a.csv").read_bytes() == text.encode()
    assert (tmp_path / "b.csv").read_bytes() == b"\xef\xbb\xbf" + text.encode()
    assert stream.getvalue() == text
    assert text.startswith("report,path,section,row,column,value,state,unit,line\r\n")


def test_csv_is_written_as_reports_come() -> None:
    stream = io.StringIO(newline="")
    seen: list[int] = []

    def come() -> Iterator[Report]:
        for _ in range(3):
            seen.append(stream.getvalue().count("\n"))
            yield example()

    govinfo.to_csv(come(), stream, layout="wide")
    assert seen == [1, 2, 3]


# ---------------------------------------------------------------------------------------------------------- Arrow


@layouts
def test_arrow_says_what_the_rows_say(layout: str) -> None:
    table = govinfo.to_arrow(EXAMPLES, layout)
    assert table.to_pylist() == list(govinfo.rows(EXAMPLES, layout))


@layouts
def test_no_reports_make_an_empty_table(layout: str) -> None:
    assert govinfo.to_arrow([], layout).schema == govinfo.to_arrow(EXAMPLES, layout).schema
    assert govinfo.to_arrow([], layout).num_rows == 0


def test_arrow_is_typed() -> None:
    tidy = govinfo.to_arrow(EXAMPLES).schema
    assert tidy.field("value").type == pa.decimal128(38, 10)
    assert tidy.field("line").type == pa.int64()
    assert tidy.field("state").type == pa.dictionary(pa.int16(), pa.string())
    wide = govinfo.to_arrow(EXAMPLES, "wide").schema
    assert wide.field(TOTAL).type == wide.field("year").type == pa.int64()
    assert wide.field(FEES).type == pa.decimal128(38, 10)
    assert wide.field(f"{FEES}.unit").type == wide.field("title").type == pa.string()
    assert govinfo.to_arrow(EXAMPLES, "states").schema.field(TOTAL).type == tidy.field("state").type


def test_numbers_that_do_not_fit_are_all_told() -> None:
    large = Cell(2**63, State.REPORTED)
    broken = Cell(Decimal("3.5"), State.REPORTED)
    small = Cell(Decimal("1E-11"), State.REPORTED)
    given = {"a": with_total(large), "b": with_fees(small), "c": with_total(broken), "d": example()}
    with pytest.raises(ExchangeError) as raised:
        govinfo.to_arrow(given, "wide")
    assert sorted(raised.value.faults) == [
        (f"a: {TOTAL}", f"does not fit int64: {2**63}"),
        (f"b: {FEES}", "does not fit decimal128(38, 10): 1E-11"),
        (f"c: {TOTAL}", "does not fit int64: 3.5"),
    ]
    with pytest.raises(ExchangeError) as raised:
        govinfo.to_arrow(given)
    assert raised.value.faults == ((f"b: {FEES}", "does not fit decimal128(38, 10): 1E-11"),)


def test_text_that_utf_8_cannot_encode_is_escaped() -> None:
    assert govinfo.to_arrow(titled("\ud800="), "wide").column("title").to_pylist() == ["\\ud800="]


@layouts
def test_parquet_is_the_arrow_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, layout: str) -> None:
    monkeypatch.setattr("govinfo.exchange.arrow._CELLS", 1_000)  # several batches
    govinfo.to_parquet(EXAMPLES, tmp_path / "a.parquet", layout)
    assert pq.read_table(tmp_path / "a.parquet") == govinfo.to_arrow(EXAMPLES, layout)
    stream = io.BytesIO()
    govinfo.to_parquet(EXAMPLES, stream, layout)
    assert stream.getvalue() == (tmp_path / "a.parquet").read_bytes()


# ---------------------------------------------------------------------------------------------------------- peers


def test_pandas_reads_the_csv(tmp_path: Path) -> None:
    govinfo.to_csv(EXAMPLES, tmp_path / "tidy.csv", bom=True)
    table = pd.read_csv(tmp_path / "tidy.csv", dtype={"value": str}, keep_default_na=False)
    told = zip(table["report"], table["path"], table["value"], table["state"], strict=True)
    expected = [
        (name, path, "" if cell.value is None else str(cell.value), cell.state)
        for name, report in EXAMPLES.items()
        for path, cell in report.cells().items()
    ]
    assert list(told) == expected


def test_pandas_takes_the_arrow_table_and_the_rows() -> None:
    table = pd.DataFrame.from_arrow(govinfo.to_arrow(EXAMPLES))
    assert list(table["state"]) == [row["state"] for row in govinfo.rows(EXAMPLES)]
    assert list(table["value"].dropna()) == [row["value"] for row in govinfo.rows(EXAMPLES) if row["value"] is not None]
    assert pd.DataFrame(govinfo.rows(EXAMPLES)).shape == table.shape


def test_polars_takes_the_arrow_table() -> None:
    table = pl.DataFrame(govinfo.to_arrow(EXAMPLES))
    assert table.rows(named=True) == list(govinfo.rows(EXAMPLES))
    assert table.schema["value"] == pl.Decimal(38, 10)


def test_duckdb_takes_the_arrow_table_and_the_parquet_file(tmp_path: Path) -> None:
    table = govinfo.to_arrow(EXAMPLES, "wide")
    govinfo.to_parquet(EXAMPLES, tmp_path / "wide.parquet", "wide")
    expected = sum(report[TOTAL].value or 0 for report in EXAMPLES.values())
    with duckdb.connect() as connection:
        connection.register("wide", table)
        for source in ("wide", f"'{tmp_path}/wide.parquet'"):
            found = connection.sql(f'select sum("{TOTAL}") from {source}').fetchall()  # noqa: S608
            assert found == [(expected,)]


@pytest.mark.parametrize("write", [govinfo.to_arrow, lambda report: govinfo.to_parquet(report, io.BytesIO())])
def test_without_pyarrow_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, write: object) -> None:
    for name in ("pyarrow", "pyarrow.parquet"):
        monkeypatch.setitem(__import__("sys").modules, name, None)
    with pytest.raises(ImportError, match=r"needs pyarrow: pip install 'govinfo-cn\[arrow\]'"):
        write(example())  # type: ignore[operator]
