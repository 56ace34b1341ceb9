"""What two reports say otherwise: nothing just where they are equal, and in the order of the form."""

import copy
import pickle
from collections import Counter
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import govinfo
from govinfo import Cell, Report, Section, State, diff
from govinfo.report.tree import cell_names
from govinfo.strategies import reports
from tests.conftest import ROOT
from tests.writing import changed

ANY = st.one_of(reports(), reports("mixed"), reports(states=tuple(State)))
TEXTS = sorted([*(ROOT / "examples").glob("*.txt"), *(ROOT / "tests" / "cases" / "reports").glob("*.txt")])


def sections(*texts: str) -> Report:
    """A report with prose alone: each text a section of the next id."""
    ids = ("overview", "problems", "further_matters")
    return attrs.evolve(govinfo.parse(""), sections=tuple(map(Section, ids, ids, texts)))


def lines(before: str, after: str) -> list[str]:
    (change,) = diff(sections(before), sections(after)).sections
    return [f"{sign} {text}" for sign, text in change.lines]


@given(ANY, ANY)
def test_reports_differ_just_where_they_are_not_equal(a: Report, b: Report) -> None:
    assert (not diff(a, b)) == (a == b)
    assert not diff(a, a)
    assert not diff(a, copy.deepcopy(a))


@given(ANY, st.data())
def test_one_change_is_one_difference(a: Report, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from([*a.cells()]))
    row, _, column = path.rpartition(".")
    cell = data.draw(st.sampled_from([Cell(7_777_777, State.REPORTED), Cell(None, State.ABSENT)]))
    b = changed(a, row, **{column: cell})
    (change,) = diff(a, b).cells
    assert attrs.evolve(diff(a, b), cells=()) == govinfo.Difference()
    assert (change.path, change.before, change.after) == (path, a[path], cell)
    assert change.kind == ("changed" if cell.value else "lost")
    (back,) = diff(b, a).cells
    assert (back.before, back.after) == (cell, a[path])
    assert back.kind == ("changed" if cell.value else "added")


@given(ANY, ANY)
def test_a_difference_leads_from_one_report_to_the_other(a: Report, b: Report) -> None:
    found = diff(a, b)
    cells = {**a.cells(), **{change.path: change.after for change in found.cells}}
    assert {path: cell for path, cell in cells.items() if cell.state is not State.ABSENT} == b.cells()
    assert [change.path for change in found.cells] == sorted(
        (change.path for change in found.cells), key=cell_names(Report).index
    )
    forms = {**a.forms, **{change.path: change.after for change in found.forms}}
    assert {path: form for path, form in forms.items() if form} == b.forms


@given(st.sampled_from(TEXTS), st.sampled_from(TEXTS))
def test_any_two_texts_can_be_compared(one: Path, other: Path) -> None:
    a, b = govinfo.load(one), govinfo.load(other)
    assert (not diff(a, b)) == (a == b)
    assert all(change.lines for change in diff(a, b).sections if change.kind == "changed")


def test_facts_and_forms() -> None:
    a = govinfo.parse("")
    b = changed(attrs.evolve(a, title="报告", year=2022, organ="甲县"), "disclosure.rules", form="2021")
    found = diff(a, b)
    assert [(one.path, one.before, one.after, one.kind) for one in found.facts] == [
        ("title", None, "报告", "added"),
        ("year", None, 2022, "added"),
        ("organ", None, "甲县", "added"),
    ]
    assert [(one.path, one.before, one.after) for one in found.forms] == [("disclosure.rules", None, "2021")]


def test_value_state_and_unit_count_and_how_they_were_printed_does_not() -> None:
    a = changed(govinfo.parse(""), "disclosure.fees", amount=Cell(Decimal("3.5"), State.REPORTED, "万元", "3.5"))
    same = Cell(Decimal("3.50"), State.REPORTED, "万元", "3.50", govinfo.Span(3, 7))
    assert not diff(a, changed(a, "disclosure.fees", amount=same))
    for other in (attrs.evolve(same, unit="元"), attrs.evolve(same, state=State.INFERRED)):
        assert [one.path for one in diff(a, changed(a, "disclosure.fees", amount=other)).cells] == [
            "disclosure.fees.amount"
        ]


def test_both_spans_are_there() -> None:
    line = "一、本年新收政府信息公开申请数量 | 10 | 1 | 0 | 0 | 0 | 0 | {} |\n"
    a, b = (govinfo.parse(text) for text in (line.format(11), "\n" + line.format(12)))
    (change,) = diff(a, b).cells
    assert [report.source.text[slice(*cell.span)] for report, cell in ((a, change.before), (b, change.after))] == [
        "11",
        "12",
    ]


# ------------------------------------------------------------------------------------------------ prose


def test_sentences_are_told_not_whole_sections() -> None:
    assert lines("一。二。三。四。", "一。二。三！四。五。") == ["- 三。", "+ 三！", "+ 五。"]


def test_white_space_takes_no_part() -> None:
    assert not diff(sections("一。\n二 三。"), sections("一。二\n三。"))
    assert lines("一。\n二 三。", "一。二\n三。四") == ["+ 四"]


def test_a_section_that_only_one_has() -> None:
    found = diff(sections("一。"), sections("一。", "二。三。"))
    assert [(one.path, one.kind, one.lines) for one in found.sections] == [
        ("problems", "added", (("+", "二。"), ("+", "三。")))
    ]


def test_sections_in_another_order_differ() -> None:
    a = sections("一。", "二。")
    b = attrs.evolve(a, sections=a.sections[::-1])
    assert a != b
    assert [(one.path, one.kind) for one in diff(a, b).sections] == [("problems", "added"), ("problems", "lost")]


@given(*[st.lists(st.sampled_from("一二三四五六")).map(lambda texts: "".join(f"{text}。" for text in texts))] * 2)
def test_the_lines_lead_from_one_text_to_the_other(before: str, after: str) -> None:
    if before == after:
        assert not diff(sections(before), sections(after))
        return
    found = Counter(lines(before, after))
    rest = Counter(before.split("。")) - Counter({text[2:-1]: n for text, n in found.items() if text[0] == "-"})
    rest += Counter({text[2:-1]: n for text, n in found.items() if text[0] == "+"})
    assert rest == Counter(after.split("。"))


def test_long_texts_that_differ_all_over_are_told_as_wholes() -> None:
    before, after = ("".join(f"{number}{end}。" for number in range(3_000)) for end in ("", "x"))
    assert lines(f"始。{before}终。", f"始。{after}终。") == [
        *(f"- {number}。" for number in range(3_000)),
        *(f"+ {number}x。" for number in range(3_000)),
    ]


# ------------------------------------------------------------------------------------------------ the record


def test_a_difference_is_a_value() -> None:
    a, b = sections("一。"), sections("二。")
    found = diff(a, b)
    assert found == diff(a, b)
    assert hash(found) == hash(diff(a, b))
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301  (our own)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        found.cells = ()  # type: ignore[misc]


@pytest.mark.parametrize("other", ["text", None, {}])
def test_what_is_no_report_is_refused(other: object) -> None:
    with pytest.raises(TypeError, match="diff takes two reports, not"):
        diff(govinfo.parse(""), other)  # type: ignore[arg-type]
