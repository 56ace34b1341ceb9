"""The form's relations: how many there are, what holds, what breaks, what stays open, and what is found."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govinfo
from govinfo import Relation, Report, Severity, State, Verdict
from govinfo.strategies.consistent import BYTES
from govinfo.strategies.outline import PARTS, WHOLE
from tests.drawn import Drawn, consistent, reports
from tests.writing import Printed, changed, mismatches

HOLDS, BROKEN, UNDECIDED = Verdict.HOLDS, Verdict.BROKEN, Verdict.UNDECIDED

#: A report of ones: every free cell is 1.
ONES = bytes([96] * BYTES)
NATURAL, TOTAL = "natural_person", "total"


def ones(cells: dict[str, Printed] | None = None, name: str = "2021", other: str = "parts") -> Report:
    return govinfo.parse(consistent(ONES, name, other).write(cells=cells))


def verdicts(report: Report, *, zero: bool = False) -> dict[tuple[str, str], Verdict]:
    return {(r.name, r.path): r.blank_as_zero if zero else r.verdict for r in report.relations()}


def broken(report: Report, *, zero: bool = False) -> set[tuple[str, str]]:
    return {relation for relation, verdict in verdicts(report, zero=zero).items() if verdict is BROKEN}


def row(name: str) -> tuple[str, str]:
    return "row-total", f"applications.{name}"


def column(name: str, kind: str) -> tuple[str, str]:
    return name, f"applications.*.{kind}"


@pytest.mark.parametrize(
    ("name", "other", "counts"),
    [
        ("2021", "parts", {"row-total": 25, "balance": 7, "outcome-total": 7, "proceeding-total": 3}),
        ("2021", "whole", {"row-total": 23, "balance": 7, "outcome-total": 7, "proceeding-total": 3}),
        ("2019", "whole", {"row-total": 23, "balance": 7, "outcome-total": 7, "proceeding-total": 3}),
        ("2019", "both", {"row-total": 26, "balance": 7, "outcome-total": 7, "other-total": 7, "proceeding-total": 3}),
    ],
)
def test_how_many_relations_a_full_report_has(name: str, other: str, counts: dict[str, int]) -> None:
    report = ones(name=name, other=other)
    assert Counter(relation.name for relation in report.relations()) == counts
    assert set(verdicts(report).values()) == {HOLDS}


def test_what_is_not_printed_has_no_relations() -> None:
    assert govinfo.parse("").relations() == ()
    only_two = govinfo.parse("二、主动公开政府信息情况\n行政许可 | 7 |\n")
    assert only_two.relations() == ()


@given(drawn=reports(("whole", "parts", "both")))
def test_every_relation_of_a_consistent_report_holds(drawn: Drawn) -> None:
    report = govinfo.parse(drawn.write())
    assert {(r.verdict, r.blank_as_zero, r.left == r.right) for r in report.relations()} == {(HOLDS, HOLDS, True)}
    assert mismatches(report) == ()


@given(drawn=reports(("whole", "parts", "both")), k=st.integers(1, 10**6), data=st.data())
def test_one_wrong_cell_breaks_exactly_the_relations_that_contain_it(drawn: Drawn, k: int, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from([path for path, value in drawn.cells.items() if isinstance(value, int)]))
    sound = govinfo.parse(drawn.write())
    value = sound[path].value
    assert value is not None
    wrong = govinfo.parse(drawn.write(cells={path: value + k}))
    containing = {(r.name, r.path) for r in sound.relations() if path in r.cells}
    assert broken(wrong) == broken(wrong, zero=True) == containing
    assert len(mismatches(wrong)) == len(containing)


@pytest.mark.parametrize(
    ("path", "relations"),
    [
        ("received.natural_person", {row("received"), column("balance", NATURAL)}),
        ("carried_forward.total", {row("carried_forward"), column("balance", TOTAL)}),
        ("outcomes.granted.natural_person", {row("outcomes.granted"), column("outcome-total", NATURAL)}),
        (
            "outcomes.refused.state_secret.other_organization",
            {row("outcomes.refused.state_secret"), column("outcome-total", "other_organization")},
        ),
        (
            "outcomes.total.total",
            {row("outcomes.total"), column("balance", TOTAL), column("outcome-total", TOTAL)},
        ),
    ],
)
def test_a_row_and_a_column_point_at_the_wrong_cell(path: str, relations: set[tuple[str, str]]) -> None:
    assert broken(ones({f"applications.{path}": 1_000})) == relations


def test_sections_two_and_four_keep_to_themselves() -> None:
    assert broken(ones({"disclosure.rules.in_force": 9})) == set()
    assert broken(ones({"proceedings.litigation_direct.pending": 9})) == {
        ("proceeding-total", "proceedings.litigation_direct")
    }


@pytest.mark.parametrize("hole", [None, "/", "-", "—", "无"])
def test_a_blank_or_a_sign_for_nothing_is_zero_only_as_a_stated_reading(hole: str | None) -> None:
    path = "applications.received"
    for total, zero in ((6 * 21, BROKEN), (5 * 21, HOLDS)):
        report = ones({f"{path}.research_institution": hole, f"{path}.total": total})
        (relation,) = report.applications.received.relations()
        assert (relation.verdict, relation.blank_as_zero) == (UNDECIDED, zero)
        assert (relation.left, relation.right) == (5 * 21, total)


@pytest.mark.parametrize(("printed", "zero"), [(0, HOLDS), (3, BROKEN)])
def test_blank_as_zero_is_told_apart_from_what_is_printed(printed: int, zero: Verdict) -> None:
    results = ("upheld", "corrected", "other", "pending")
    blanks: dict[str, Printed] = {f"proceedings.litigation_direct.{name}": None for name in results}
    report = ones(blanks | {"proceedings.litigation_direct.total": printed})
    (relation,) = report.proceedings.litigation_direct.relations()
    assert (relation.verdict, relation.blank_as_zero) == (UNDECIDED, zero)
    assert [finding.severity for finding in mismatches(report)] == ([Severity.WARNING] if zero is BROKEN else [])


@pytest.mark.parametrize("state", [State.UNREADABLE, State.AMBIGUOUS, State.INFERRED])
def test_what_is_not_known_leaves_its_relations_open_in_either_reading(state: State) -> None:
    path = "applications.outcomes.granted.natural_person"
    value = 1_000 if state is State.INFERRED else None
    report = changed(ones(), path, state=state, value=value)
    assert {r for r, verdict in verdicts(report).items() if verdict is UNDECIDED} == {
        r for r, verdict in verdicts(report, zero=True).items() if verdict is UNDECIDED
    }
    assert {(r.name, r.path) for r in report.relations() if r.verdict is UNDECIDED} == {
        row("outcomes.granted"),
        column("outcome-total", NATURAL),
    }
    assert mismatches(report) == ()


def test_a_lost_row_leaves_the_totals_of_its_columns_open() -> None:
    text = consistent(ONES, "2021", "parts").write()
    report = govinfo.parse("\n".join(line for line in text.split("\n") if "重复申请" not in line))
    open_ones = {relation for relation, verdict in verdicts(report).items() if verdict is UNDECIDED}
    assert {name for name, _ in open_ones} == {"outcome-total"}
    assert len(open_ones) == 7
    assert row("outcomes.not_processed.duplicate") not in verdicts(report)


@pytest.mark.parametrize(
    ("other", "used"), [("parts", {f"{part}.total" for part in PARTS}), ("whole", {f"{WHOLE}.total"})]
)
def test_other_outcomes_count_as_they_are_printed(other: str, used: set[str]) -> None:
    report = ones(other=other)
    (relation,) = [r for r in report.relations() if (r.name, r.path) == column("outcome-total", TOTAL)]
    assert {path for path in relation.left_paths if ".other." in path} == used
    assert relation.verdict is HOLDS


def test_both_printed_agree_and_count_once() -> None:
    report = ones(other="both")
    (relation,) = [r for r in report.relations() if (r.name, r.path) == column("other-total", TOTAL)]
    assert relation.left_paths == tuple(f"{part}.total" for part in PARTS)
    assert relation.right_paths == (f"{WHOLE}.total",)
    wrong = ones({f"{PARTS[0]}.natural_person": 50}, other="both")
    assert column("other-total", NATURAL) in broken(wrong)


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("disclosure", {}),
        ("applications", {"row-total": 25, "balance": 7, "outcome-total": 7}),
        ("applications.received", {"row-total": 1}),
        ("applications.outcomes", {"row-total": 22, "outcome-total": 7}),
        ("applications.outcomes.refused", {"row-total": 8}),
        ("proceedings", {"proceeding-total": 3}),
        ("proceedings.reconsideration", {"proceeding-total": 1}),
    ],
)
def test_a_node_has_the_relations_that_lie_wholly_in_it(path: str, counts: dict[str, int]) -> None:
    report = ones({"applications.received.total": 99})
    node: Any = report
    for name in path.split("."):
        node = getattr(node, name)
    assert Counter(relation.name for relation in node.relations()) == counts
    assert node.relations() == tuple(
        relation for relation in report.relations() if all(cell.startswith(f"{path}.") for cell in relation.cells)
    )


def test_three_rows_and_their_whole_relate_within_their_node() -> None:
    names = Counter(relation.name for relation in ones(other="both").applications.outcomes.other.relations())
    assert names == {"row-total": 4, "other-total": 7}


FINDINGS = {
    "row-total-mismatch": ("applications.received.total", "一、本年新收政府信息公开申请数量"),
    "balance-mismatch": ("applications.received.total", "总计"),
    "outcome-total-mismatch": ("applications.outcomes.granted.natural_person", "自然人"),
    "proceeding-total-mismatch": ("proceedings.litigation_direct.upheld", "未经复议直接起诉"),
    "other-total-mismatch": (f"{WHOLE}.natural_person", "自然人"),
}


def found(report: Report, rule: str) -> tuple[govinfo.Diagnostic, Relation]:
    (finding,) = [finding for finding in mismatches(report) if finding.rule == rule]
    (relation,) = [r for r in report.relations() if tuple(r.cells) == finding.paths]
    return finding, relation


@pytest.mark.parametrize("rule", FINDINGS)
def test_a_finding_names_its_cells_places_and_numbers(rule: str) -> None:
    path, where = FINDINGS[rule]
    report = ones({path: 700}, other="both" if rule.startswith("other") else "parts")
    finding, relation = found(report, rule)
    assert path in finding.paths
    assert finding.severity is Severity.ERROR
    spans = {finding.span, *(label.span for label in finding.labels)}
    assert spans == {cell.span for cell in relation.cells.values()}
    assert {label.key for label in finding.labels} <= {"left", "right"}
    for lang in ("zh", "en"):
        assert where in finding.text(lang)
        for number in (relation.left, relation.right, f"{relation.left - relation.right:+}"):
            assert str(number) in finding.text(lang)
        assert "{" not in finding.text(lang) + finding.help(lang)
    assert finding.message == finding.text("zh")


def test_one_finding_for_each_broken_relation() -> None:
    report = ones({"applications.outcomes.total.total": 1})
    assert [finding.paths for finding in mismatches(report)] != []
    assert {finding.paths for finding in mismatches(report)} == {
        tuple(relation.cells) for relation in report.relations() if relation.verdict is BROKEN
    }
    assert len(mismatches(report)) == 3
    assert list(mismatches(report)) == sorted(mismatches(report), key=lambda finding: finding.span)


def test_a_relation_that_only_blanks_as_zero_break_is_a_warning_that_says_so() -> None:
    report = ones({"proceedings.litigation_direct.upheld": None})
    (finding,) = mismatches(report)
    assert finding.severity is Severity.WARNING
    assert "空白按 0 计" in finding.text("zh")
    assert "blanks as zero" in finding.text("en")
