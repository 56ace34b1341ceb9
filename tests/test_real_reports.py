"""Real reports with their printed cells, scored by the scorer that lies beside them.

``real_scores.json`` pins the score of each text; ``GOVINFO_WRITE_GOLDEN=1`` writes it anew.
"""

import importlib.util
import json
import os
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

import govinfo
from govinfo import Diagnostic, Report
from tests.conftest import ROOT
from tests.nicks import read_otherwise

PINNED = ROOT / "tests" / "real_scores.json"
KINDS = ("right", "told", "missing", "marked")
FAULTS = ("SILENT", "invented", "bad_span")
FIRST_FIVE = ("anpeng-2022", "huzhu-2022", "jinyun-2023", "langao-2019", "luanchuan-2022")

#: The deviations of the five, each with the line at which it is told.
DEVIATIONS = [
    ("luanchuan-2022", "heading-repeated", 7),
    ("luanchuan-2022", "labels-fell-back", 67),
    ("luanchuan-2022", "group-misplaced", 72),
    ("huzhu-2022", "unit-in-cell", 42),
    ("huzhu-2022", "head-split", 47),
    ("huzhu-2022", "other-undivided", 70),
    ("huzhu-2022", "values-row-missing", 76),
    ("langao-2019", "rows-missing", 61),
    ("anpeng-2022", "narrative-repeated", 21),
]

#: Refused 5 to 8, all of （四） and （五）, and （六）, which the 2019 form has in one row.
LOST_BY_LANGAO = [
    *(
        f"refused.{name}"
        for name in ("internal_affairs", "deliberative_process", "enforcement_file", "administrative_inquiry")
    ),
    *(f"unavailable.{name}" for name in ("not_held", "needs_creation", "still_unclear")),
    *(f"not_processed.{name}" for name in ("petition", "duplicate", "publication", "excessive", "reconfirmation")),
    "other",
]

#: Each finding that a careful reader makes of a text, with its line and why; all other texts have none.
FINDINGS = {
    "anpeng-2022": [("processing-fee-not-told", 92, "section six says 无, and nothing of the fee")],
    "changchun-tyjrswj-2023": [("prose-contradicts-table", 3, "2 applications in the prose, 3 in the table")],
    "hanyang-qzfb-2022": [
        ("cells-blank", 16, "nothing stands in the cell of the rules in force"),
        ("repealed-beyond-in-force", 20, "12 repealed, 8 in force: it fits, as 15 were before; a note"),
    ],
    "heihe-qxj-2021": [("form-outdated", 7, "item one has the columns of 2019 in a report of 2021")],
    "huzhu-2022": [
        ("oversight-not-told", 9, "a government's report with 考核, without 评议 and 追究"),
        ("organ-makes-none", 31, "nine 规章 in force at a county: those are its normative documents"),
        ("cells-blank", 50, "of section three, only the numbers that are not zero were entered"),
        ("sections-absent", 98, "signed and dated after section five: there is no section six"),
    ],
    "jiaxian-xizhen-2022": [("form-outdated", 21, "the tables of 2019 in a report of 2022")],
    "langao-2019": [
        ("cells-blank", 29, "the table of section two is blank"),
        ("cells-blank", 52, "the table of section three is blank"),
        ("cells-blank", 69, "the table of section four is blank but for two cells"),
    ],
    "luanchuan-2022": [
        ("prose-contradicts-table", 19, "5 applications in the prose, 17 in the table"),
        ("processing-fee-not-told", 93, "section six says 无, and nothing of the fee"),
    ],
    "xuwen-sfj-nd": [("cells-blank", 24, "only the totals of section three were entered")],
}

#: What score.py counts of a text, and its lines on each cell that fell short.
Score = tuple[Counter[str], list[str]]


def scorer(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", folder.parent / "tools" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def scores(reports_dir: Path) -> dict[str, Score]:
    """The score of each text; one that made the reader raise would raise here."""
    score = scorer(reports_dir).score
    found: dict[str, Score] = {}
    for truth in sorted(reports_dir.glob("*.json")):
        (text,) = (path for path in truth.parent.glob(f"{truth.stem}.*") if path != truth)
        found[truth.stem] = score(text, json.loads(truth.read_text(encoding="utf-8")))
    return found


def read(folder: Path, name: str) -> Report:
    return govinfo.load(folder / f"{name}.txt")


def test_there_are_reports(scores: dict[str, Score]) -> None:
    assert len(scores) >= 31
    assert set(FIRST_FIVE) <= set(scores)


@pytest.mark.parametrize("fault", FAULTS)
def test_nothing_is_wrong_without_a_word(scores: dict[str, Score], fault: str) -> None:
    assert {name: lines for name, (tally, lines) in scores.items() if tally[fault]} == {}


def test_the_first_five_are_read(scores: dict[str, Score]) -> None:
    total = sum((scores[name][0] for name in FIRST_FIVE), Counter[str]())
    assert total["right"] + total["told"] + total["missing"] == 878
    assert total["right"] >= 0.99 * 878
    assert total["missing"] == 0
    assert total["nonzero_right"] == total["nonzero"] > 0
    assert total["marked"] <= 0.1 * total["right"]


def test_nicks_make_no_number_another(reports_dir: Path) -> None:
    texts = {
        path.stem: path.read_text(encoding="utf-8")
        for path in reports_dir.iterdir()
        if path.suffix in {".txt", ".html"}
    }
    found = {name: read_otherwise(text, range(25), most=3) for name, text in texts.items()}
    assert {name: others for name, others in found.items() if others} == {}


def test_scores_are_those_pinned(scores: dict[str, Score]) -> None:
    shown = {name: {kind: tally[kind] for kind in KINDS if tally[kind]} for name, (tally, _) in scores.items()}
    if os.environ.get("GOVINFO_WRITE_GOLDEN"):
        lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(score)}" for name, score in shown.items())
        PINNED.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    assert shown == json.loads(PINNED.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "rule", "line"), DEVIATIONS)
def test_a_deviation_is_told_at_its_line(reports_dir: Path, name: str, rule: str, line: int) -> None:
    report = read(reports_dir, name)
    assert line in [report.position(found.span).line for found in report.diagnostics if found.rule == rule]


def test_the_rows_that_langao_lost_are_named(reports_dir: Path) -> None:
    report = read(reports_dir, "langao-2019")
    lost: Diagnostic = next(found for found in report.diagnostics if found.rule == "rows-missing")
    assert lost.paths == tuple(f"applications.outcomes.{name}" for name in LOST_BY_LANGAO)
    assert [report.position(label.span).line for label in lost.labels] == [59]


@pytest.mark.parametrize("name", FIRST_FIVE)
def test_the_first_five_break_no_relation(reports_dir: Path, name: str) -> None:
    assert [finding for finding in read(reports_dir, name).check() if finding.code.startswith("GI6")] == []


def test_findings_are_those_that_a_careful_reader_makes(reports_dir: Path) -> None:
    found: dict[str, list[tuple[str, int]]] = {}
    for truth in sorted(reports_dir.glob("*.json")):
        (text,) = (path for path in truth.parent.glob(f"{truth.stem}.*") if path != truth)
        report = govinfo.load(text)
        told = [(one.rule, report.position(one.span).line) for one in report.check()]
        found |= {truth.stem: told} if told else {}
    assert found == {name: [(rule, line) for rule, line, _ in told] for name, told in FINDINGS.items()}
