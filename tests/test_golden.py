"""Golden cases: what is read of each text in ``cases/reports``. A new case is a new pair of files.

``GOVINFO_WRITE_GOLDEN=1`` writes the expected files anew; read the difference before it is kept.

An expected file prints a row a line: numbers as they are, ``_`` blank, ``/`` nil, ``.`` not printed, ``~`` inferred,
``?`` ambiguous (the candidates behind ``of``), ``!`` unreadable (with the text). Then diagnostics and findings.
"""

import os
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

import govinfo
from govinfo import Cell, Diagnostic, Report, State
from govinfo.forms import merged
from tests.conftest import ROOT
from tests.writing import row_of

CASES = sorted((ROOT / "tests" / "cases" / "reports").glob("*.txt"))
MOST_PATHS = 3

#: Cases whose expected file says what a careful reader would, and the library does not yet.
UNFINISHED: dict[str, str] = {}


def show(text: str) -> str:
    """All that a golden case pins of the reading of a text."""
    report = govinfo.parse(text)
    facts = [f"{name}: {getattr(report, name)}" for name in ("status", "form", "title", "year", "organ")]
    parts = [facts, list(_rows(report)), [_told(report, found) for found in report.diagnostics]]
    parts.append([f"unplaced {_at(report, piece.span)} {_quoted(piece.text)}" for piece in report.unplaced])
    parts.append([f"check: {_told(report, found)}" for found in report.check()])
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _rows(report: Report) -> Iterator[str]:
    for path, group in groupby(report.cells().items(), key=lambda item: row_of(item[0])):
        printed = {name.rpartition(".")[2]: cell for name, cell in group}
        if path.startswith("disclosure."):  # the columns differ from form to form
            values = ", ".join(f"{name} {_mark(cell)}" for name, cell in printed.items())
        else:
            columns = merged(path.partition(".")[0]).columns
            values = " ".join(_mark(printed.get(column.id)) for column in columns)
        candidates = dict.fromkeys(cell.candidates for cell in printed.values() if cell.candidates)
        doubt = "".join(f" of {' '.join(map(str, numbers))}" for numbers in candidates)
        yield f"{path}: {values}{doubt}"


def _mark(cell: Cell | None) -> str:
    marks = {State.BLANK: "_", State.NIL: "/", State.AMBIGUOUS: "?", State.INFERRED: "~", State.UNREADABLE: "!"}
    if cell is None:
        return "."
    value = "" if cell.value is None else str(cell.value)
    text = cell.raw if cell.state is State.UNREADABLE else ""
    unit = f" {cell.unit}" if cell.unit else ""
    return f"{marks.get(cell.state, '')}{text}{value}{unit}"


def _at(report: Report, span: govinfo.Span) -> str:
    return "@{}:{}".format(*report.position(span))


def _quoted(text: str) -> str:
    return f"“{' '.join(text.split())}”"


def _told(report: Report, found: Diagnostic) -> str:
    paths = [*found.paths[:MOST_PATHS], f"+{len(found.paths) - MOST_PATHS}"][: len(found.paths)]
    places = [f"{label.key} {_at(report, label.span)}" for label in found.labels[:MOST_PATHS]]
    fix = [f"[{found.fix.read} → {found.fix.meant}]"] if found.fix else []
    return " ".join([found.severity, found.rule, _at(report, found.span), *paths, *fix, *places])


def _case(path: Path) -> object:
    marks = [pytest.mark.xfail(reason=UNFINISHED[path.stem])] if path.stem in UNFINISHED else []
    return pytest.param(path, marks=marks, id=path.stem)


@pytest.mark.parametrize("case", [_case(path) for path in CASES])
def test_a_case_is_read_as_expected(case: Path) -> None:
    with case.open(encoding="utf-8", newline="") as file:
        shown = show(file.read())
    expected = case.with_suffix(".expected")
    if os.environ.get("GOVINFO_WRITE_GOLDEN") and case.stem not in UNFINISHED:
        expected.write_text(shown, encoding="utf-8")
    assert shown == expected.read_text(encoding="utf-8")


def test_every_case_has_its_expected_file_and_none_is_left_over() -> None:
    folder = ROOT / "tests" / "cases" / "reports"
    assert CASES
    assert {path.stem for path in folder.glob("*.expected")} == {path.stem for path in CASES}
    assert set(UNFINISHED) <= {path.stem for path in CASES}
