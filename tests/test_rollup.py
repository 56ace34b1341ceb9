"""A government's report against those of its organs."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govinfo
from govinfo import CrossFinding, Report, Severity, State
from govinfo.build import Counts
from govinfo.forms import numbers
from govinfo.strategies import reports as drawn
from tests.writing import changed

PATH = "applications.received.total"
ORGANS = ("青禾县人民政府办公室", "青禾县水务局", "青禾县民政局")


def report(
    organ: str, cells: dict[str, Counts] | None = None, *, year: int | None = 2023, form: str = "2021"
) -> Report:
    return govinfo.blank(form, year, organ).replace(cells or {})


def family(total: Counts, *parts: Counts, path: str = PATH) -> tuple[Report, list[Report]]:
    children = [report(organ, {path: part}) for organ, part in zip(ORGANS, parts, strict=False)]
    return report("青禾县人民政府", {path: total}), children


def told(found: tuple[CrossFinding, ...]) -> list[tuple[str, int, tuple[str, ...]]]:
    return [(one.rule, one.item, one.paths) for one in found]


@pytest.mark.parametrize(
    ("total", "severity"), [(9, None), (8, Severity.ERROR), (10, Severity.WARNING), (0, Severity.ERROR)]
)
def test_a_cell_is_the_sum_of_those_of_the_children(total: int, severity: Severity | None) -> None:
    found = govinfo.check_rollup(*family(total, 2, 3, 4))
    assert told(found) == ([("rollup-mismatch", 0, (PATH,))] if severity else [])
    for one in found:
        assert one.severity is severity
        assert [(place.item, place.paths) for place in one.places] == [(item, (PATH,)) for item in (1, 2, 3)]
        for lang in ("zh", "en"):
            assert all(word in one.text(lang) for word in ("9", str(total), f"{9 - total:+}", "总计"))


def test_amounts_are_added_exactly() -> None:
    path = "disclosure.fees.amount"
    assert govinfo.check_rollup(*family(Decimal("0.3"), Decimal("0.1"), Decimal("0.2"), path=path)) == ()


FEES = "disclosure.fees.amount"


def in_units(*amounts: tuple[Counts, str | None], path: str = FEES) -> tuple[CrossFinding, ...]:
    """What is told of a parent and its children with these amounts and units."""
    parent, children = family(*(value for value, _ in amounts), path=path)
    whole, *parts = (changed(one, path, unit=unit) for one, (_, unit) in zip([parent, *children], amounts, strict=True))
    return govinfo.check_rollup(whole, parts)


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        ([(3, "万元"), (1, "万元"), (20000, "元")], ""),
        ([(30000, "元"), (1, "万元"), (Decimal("0.0002"), "亿元")], ""),
        ([(Decimal("0.0001"), "萬元"), (1, "元"), (0, "万元")], ""),
        ([(3, None), (1, None), (2, None)], ""),
        ([(3, "万元"), (1, "万元"), (25000, "元")], "add up to 3.5万元, the parent prints 3万元, off by +0.5万元"),
        (
            [(40000, "元"), (Decimal("1.50"), "万元"), (1, "元")],
            "add up to 15001元, the parent prints 40000元, off by -24999元",
        ),
    ],
)
def test_amounts_are_converted_to_the_last_digit(amounts: list[tuple[Counts, str | None]], said: str) -> None:
    found = in_units(*amounts)
    assert [one.text("en").partition("(2) ")[2] for one in found] == [said] * bool(said)


@given(
    st.lists(
        st.tuples(st.decimals(0, 10**9, places=6), st.sampled_from(["元", "万元", "亿元"])), min_size=3, max_size=3
    )
)
def test_the_sum_in_any_units_is_that_of_fractions(amounts: list[tuple[Decimal, str]]) -> None:
    power = {"元": 1, "万元": 10**4, "亿元": 10**8}
    whole, *parts = (Fraction(value) * power[unit] for value, unit in amounts)
    found = in_units(*amounts)
    assert [one.severity for one in found] == (
        [] if whole == sum(parts) else [Severity.ERROR if sum(parts) > whole else Severity.WARNING]
    )


@pytest.mark.parametrize(
    ("amounts", "items"),
    [
        ([(3, "万元"), (1, "万元"), (2, None)], [2]),
        ([(3, None), (1, "元"), (2, "万元")], [0]),
        ([(3, None), (1, "件"), (2, None)], [0, 1, 2]),
        ([(3, "万元"), (1, None), (2, "件")], [1, 2]),
    ],
)
def test_amounts_whose_units_are_not_known_are_not_added(
    amounts: list[tuple[Counts, str | None]], items: list[int]
) -> None:
    found = in_units(*amounts)
    assert told(found) == [("rollup-units-differ", item, (FEES,)) for item in items]


def test_counts_count_alike_in_any_unit_but_money() -> None:
    assert in_units((3, None), (1, "件"), (2, "个"), path=PATH) == ()
    assert told(in_units((3, None), (1, "元"), (2, "件"), path=PATH)) == [("rollup-units-differ", 1, (PATH,))]


@pytest.mark.parametrize("state", sorted(set(State) - {State.REPORTED}))
@pytest.mark.parametrize("item", [0, 2])
def test_nothing_is_concluded_without_a_number(state: State, item: int) -> None:
    parent, children = family(100, 2, 3, 4)
    everyone = [parent, *children]
    everyone[item] = changed(everyone[item], PATH, state=state, value=1 if state is State.INFERRED else None)
    (one,) = govinfo.check_rollup(everyone[0], everyone[1:])
    assert (one.rule, one.item, one.paths, one.severity) == ("rollup-cells-missing", item, (PATH,), Severity.WARNING)
    assert everyone[item].title is not None
    assert str(everyone[item].title) in one.text("zh")


def test_a_child_in_another_form_lacks_what_that_has_not() -> None:
    path = "disclosure.rules.in_force"
    parent, children = family(9, 4, path=path)
    children.append(report("青禾县水务局", {"disclosure.rules.produced": 5}, form="2019"))
    assert told(govinfo.check_rollup(parent, children)) == [
        ("rollup-cells-missing", 0, ("disclosure.rules.produced",)),
        ("rollup-cells-missing", 1, ("disclosure.rules.produced",)),
        ("rollup-cells-missing", 2, (path,)),
    ]


def test_reports_of_other_years_are_named_and_nothing_is_added() -> None:
    parent, children = family(1, 2, 3, 4)
    children[1] = changed(children[1], "", year=2022)
    children[2] = changed(children[2], "", year=None)
    found = govinfo.check_rollup(parent, children)
    assert told(found) == [("rollup-year-differs", 2, ()), ("rollup-year-unknown", 3, ())]
    assert all(word in found[0].text("en") for word in ("#2", "2022", "2023"))
    assert told(govinfo.check_rollup(changed(parent, "", year=None), children)) == [("rollup-year-unknown", 0, ())]


def test_an_organ_that_is_there_twice_is_named_and_nothing_is_added() -> None:
    parent, children = family(1, 2, 3, 4)
    twice = [*children, report("青禾县水務局", {PATH: 3})]
    assert told(govinfo.check_rollup(parent, twice)) == [("rollup-child-doubled", 4, ())]
    assert told(govinfo.check_rollup(parent, [*children, parent])) == [("rollup-child-doubled", 4, ())]


def test_children_without_a_name_are_different_ones() -> None:
    parent, children = family(9, 2, 3, 4)
    assert govinfo.check_rollup(parent, [changed(child, "", organ=None) for child in children]) == ()


def test_what_is_no_report_is_named() -> None:
    parent, children = family(9, 2, 3, 4)
    with pytest.raises(ValueError, match="children is empty"):
        govinfo.check_rollup(parent, [])
    with pytest.raises(TypeError, match=r"children\[3\] is no report, but NoneType"):
        govinfo.check_rollup(parent, [*children, None])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="parent is no report, but list"):
        govinfo.check_rollup(children, children)  # type: ignore[arg-type]


@given(children=st.lists(drawn("2021"), min_size=1, max_size=3), data=st.data())
def test_a_sum_of_reports_holds_and_one_wrong_cell_is_told_alone(children: list[Report], data: st.DataObject) -> None:
    children = [changed(child, "", year=2023, organ=None) for child in children]
    shared = [path for path in numbers() if all(path in child.cells() for child in children)]
    sums: dict[str, Counts] = {path: sum((child[path].value or 0) for child in children) for path in shared}
    parent = changed(children[0].replace(sums), "", year=2023, title="汇总")
    found = govinfo.check_rollup(parent, children)
    assert {one.rule for one in found} <= {"rollup-cells-missing"}
    path = data.draw(st.sampled_from(shared))
    wrong = parent.replace({path: (parent[path].value or 0) + 1})
    assert [one.paths for one in govinfo.check_rollup(wrong, children) if one.rule == "rollup-mismatch"] == [(path,)]
