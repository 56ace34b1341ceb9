"""``govinfo convert --to csv|parquet|arrow``: many reports in one file, or a file each."""

import io
import re
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import govinfo
from tests.test_cli import BROKEN, EXAMPLES, SOUND, TEXT, run, written
from tests.test_cli_progress import on_terminal

REPORTS = {str(path): govinfo.load(path) for path in EXAMPLES}
layouts = pytest.mark.parametrize("layout", ["tidy", "wide", "states"])


def read(data: bytes, to: str) -> object:
    if to == "csv":
        return data.decode()
    return pq.read_table(io.BytesIO(data)) if to == "parquet" else pa.ipc.open_file(data).read_all()


def expected(to: str, layout: str) -> object:
    return govinfo.to_csv(REPORTS, layout=layout) if to == "csv" else govinfo.to_arrow(REPORTS, layout)


@layouts
@pytest.mark.parametrize("to", ["csv", "parquet", "arrow"])
def test_many_reports_go_to_one_file_or_to_standard_output(tmp_path: Path, to: str, layout: str) -> None:
    printed = run("convert", *EXAMPLES, "--to", to, "--table", layout)
    saved = run("convert", *EXAMPLES, "--to", to, "--table", layout, "-o", tmp_path / f"new/all.{to}")
    assert (printed.exit_code, saved.exit_code, printed.stderr, saved.output) == (0, 0, "", "")
    assert read(printed.stdout_bytes, to) == expected(to, layout)
    assert read((tmp_path / f"new/all.{to}").read_bytes(), to) == expected(to, layout)
    assert [path.name for path in (tmp_path / "new").iterdir()] == [f"all.{to}"]


def test_a_folder_gets_a_file_each(tmp_path: Path) -> None:
    assert run("convert", *EXAMPLES, "--to", "csv", "-o", tmp_path / "out").exit_code == 0
    assert {path.stem for path in (tmp_path / "out").iterdir()} == {path.stem for path in EXAMPLES}
    name = str(SOUND)
    assert (tmp_path / "out" / f"{SOUND.stem}.csv").read_bytes().decode() == govinfo.to_csv({name: REPORTS[name]})


def test_a_byte_order_mark_is_for_csv(tmp_path: Path) -> None:
    assert run("convert", SOUND, "--to", "csv", "--bom").stdout_bytes.startswith(b"\xef\xbb\xbfreport,path,")
    result = run("convert", SOUND, "--to", "parquet", "--bom", "-o", tmp_path / "a.parquet")
    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert "--bom has no use with --to parquet" in result.stderr
    assert "--table has no use with --to json" in run("convert", SOUND, "--table", "wide").stderr


def test_what_is_not_read_is_told_and_the_rest_converted(tmp_path: Path) -> None:
    bread = written(tmp_path, "a recipe for bread", "bread.txt")
    result = run("convert", tmp_path / "missing.txt", bread, SOUND, "--to", "csv", "--table", "wide")
    assert result.exit_code == 3
    assert [line.rpartition(": ")[2] for line in result.stderr.splitlines()] == [
        "no such file or folder",
        "found no title of a report, none of its six headings and none of its tables",
    ]
    assert [line.partition(",")[0] for line in result.stdout.splitlines()] == ["report", str(bread), str(SOUND)]
    assert "not-a-report" in result.stdout.splitlines()[1]


@pytest.mark.parametrize("output", ["-", "all.csv", "out"])
def test_nothing_is_written_where_nothing_is_read(tmp_path: Path, output: str) -> None:
    target = output if output == "-" else tmp_path / output
    result = run("convert", tmp_path / "missing.txt", "--to", "csv", "-o", target)
    assert (result.exit_code, result.stdout, list(tmp_path.iterdir())) == (3, "", [])


def test_numbers_that_do_not_fit_are_told_and_nothing_is_written(tmp_path: Path) -> None:
    text = written(tmp_path, TEXT.replace("申请数量 | 30 |", f"申请数量 | {2**63} |"))
    result = run("convert", text, SOUND, "--to", "parquet", "--table", "wide", "-o", tmp_path / "all.parquet")
    path = "applications.received.natural_person"
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == f"govinfo: {text}: {path}: does not fit int64: {2**63}\n"
    assert [path.name for path in tmp_path.iterdir()] == [text.name]


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    result = run("convert", SOUND, "--to", "csv", "-o", tmp_path / "file" / "a.csv")
    assert result.exit_code == 3
    assert f"govinfo: {tmp_path}/file/a.csv: cannot write: " in result.stderr


def test_a_source_is_never_overwritten(tmp_path: Path) -> None:
    source = written(tmp_path, BROKEN, "report.csv")
    result = run("convert", SOUND, source, "--to", "csv", "-o", source, "--force")
    assert (result.exit_code, source.read_text(encoding="utf-8")) == (2, BROKEN)


def test_the_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run("convert", SOUND, "--to", "arrow")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--to arrow needs pyarrow: pip install 'govinfo-cn[arrow]'" in result.stderr


def test_a_terminal_gets_no_bytes_and_nothing_to_obey(tmp_path: Path) -> None:
    status, told, _ = on_terminal(["convert", SOUND, "--to", "parquet"], shared=True)
    assert status == 2
    assert "parquet is no text for a terminal; name a file that ends in .parquet" in told
    hostile = written(tmp_path, "\x1b[2J某局2023年政府信息公开工作年度报告\n一、总体情况\n", "\x1b[31m.txt")
    status, told, _ = on_terminal(["convert", hostile, "--to", "csv", "--table", "wide"], shared=True)
    assert status == 3
    assert not re.search("\x1b\\[(31m|2J)", told)
    assert "\\x1b[31m.txt" in told
