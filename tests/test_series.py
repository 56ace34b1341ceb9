"""The reports of one organ over the years."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govinfo
from govinfo import CrossFinding, Report, Severity
from govinfo.build import Counts
from govinfo.strategies import reports as drawn
from tests.writing import changed

ORGAN = "青禾县水务局"
TOTAL = "applications.carried_over.total"
FORWARD = "applications.carried_forward"
OVER = "applications.carried_over"


def report(
    year: int | None, cells: dict[str, Counts] | None = None, *, organ: str = ORGAN, form: str = "2021"
) -> Report:
    return govinfo.blank(form, year, organ).replace(cells or {})


def rules(found: tuple[CrossFinding, ...]) -> list[tuple[str, int]]:
    return [(one.rule, one.item) for one in found]


# ------------------------------------------------------------------------------------------------ relations


def test_what_is_carried_over_is_what_was_carried_forward() -> None:
    before = report(2022, {FORWARD: [3, 1, 0, 0, 0, 0, 4]})
    assert govinfo.check_series([before, report(2023, {OVER: [3, 1, 0, 0, 0, 0, 4]})]) == ()
    (one,) = govinfo.check_series([before, report(2023, {OVER: [2, 1, 0, 0, 0, 0, 3]})])
    assert (one.rule, one.code, one.severity, one.item) == ("carry-over-mismatch", "GI706", Severity.ERROR, 1)
    assert one.paths == (f"{OVER}.natural_person", TOTAL)
    assert [(place.item, place.paths) for place in one.places] == [
        (0, (f"{FORWARD}.natural_person",)),
        (0, (f"{FORWARD}.total",)),
    ]
    for lang in ("zh", "en"):
        assert all(word in one.text(lang) for word in ("2022", "2023", "自然人", "总计", "2（≠ 3）", "3（≠ 4）"))
        assert "商业企业" not in one.text(lang)


@pytest.mark.parametrize("state", sorted(set(govinfo.State) - {govinfo.State.REPORTED}))
def test_only_reported_cells_prove_anything(state: govinfo.State) -> None:
    before, now = report(2022, {f"{FORWARD}.total": 4}), report(2023, {TOTAL: 3})
    value = 3 if state is govinfo.State.INFERRED else None
    assert govinfo.check_series([before, changed(now, TOTAL, state=state, value=value)]) == ()
    assert govinfo.check_series([changed(before, f"{FORWARD}.total", state=state, value=value), now]) == ()


@pytest.mark.parametrize("row", ["rules", "normative_documents"])
def test_documents_in_force_follow_from_the_year_before(row: str) -> None:
    path = f"disclosure.{row}"
    before = report(2022, {path: [1, 0, 12]})
    assert govinfo.check_series([before, report(2023, {path: [2, 5, 9]})]) == ()
    (one,) = govinfo.check_series([before, report(2023, {path: [2, 5, 10]})])
    assert (one.rule, one.severity) == ("stock-mismatch", Severity.WARNING)
    assert set(one.paths) == {f"{path}.{name}" for name in ("in_force", "issued", "repealed")}
    assert "10（≠ 9）" in one.text("en")


@pytest.mark.parametrize("row", ["licensing", "other_services", "penalties", "coercion", "fees"])
def test_items_follow_from_the_year_before(row: str) -> None:
    path = f"disclosure.{row}"
    before = report(2019, {f"{path}.previous_items": 40, f"{path}.change": -3}, form="2019")
    sound, wrong = (report(2020, {f"{path}.previous_items": number}, form="2019") for number in (37, 40))
    assert govinfo.check_series([before, sound]) == ()
    assert rules(govinfo.check_series([before, wrong])) == [("item-stock-mismatch", 1)]


def test_across_forms_only_what_means_the_same_is_compared() -> None:
    decisions, disclosed = "disclosure.licensing.decisions", "disclosure.rules.disclosed_total"
    cells: dict[str, Counts] = {decisions: 7, disclosed: 9, FORWARD: [0] * 7}
    before = report(2020, cells, form="2019")
    now = report(2021, {"disclosure.licensing": [900], "disclosure.rules": [0, 0, 5], OVER: [1, 0, 0, 0, 0, 0, 1]})
    found = govinfo.check_series([before, now])
    assert [one.rule for one in found] == ["series-form-changes", "carry-over-mismatch", "series-jump"]
    assert found[0].severity is Severity.NOTE
    assert "disclosure.licensing" in found[0].paths


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [(12, 1250, True), (1250, 12, True), (0, 100, True), (12, 119, False), (3, 60, False), (500, 4000, False)],
)
def test_jumps_are_told_as_such(old: int, new: int, told: bool) -> None:  # noqa: FBT001 - a case
    path = "disclosure.penalties.decisions"
    found = govinfo.check_series([report(2022, {path: old}), report(2023, {path: new})])
    assert [(one.rule, one.severity, one.paths) for one in found] == [("series-jump", Severity.NOTE, (path,))] * told


@pytest.mark.parametrize(
    ("new", "unit", "told"),
    [
        (120000, "万元", "12万元 in 2022, 120000万元 in 2023"),
        (120000, "元", ""),
        (1200000, "元", "12万元 in 2022, 1200000元 in 2023"),
        (1, "亿元", "12万元 in 2022, 1亿元 in 2023"),
        (120000, None, ""),
    ],
)
def test_amounts_jump_by_what_they_are_in_one_unit(new: int, unit: str | None, told: str) -> None:
    path = "disclosure.fees.amount"
    before, now = report(2022, {path: 12}), report(2023, {path: new})
    found = govinfo.check_series([before, changed(now, path, unit=unit)])
    assert rules(found) == [("series-jump", 1)] * bool(told)
    assert all(told in one.text("en") for one in found)


# ------------------------------------------------------------------------------------------------ what is handed over


def test_reports_are_put_in_order_by_their_years() -> None:
    cells: list[dict[str, Counts]] = [{f"{FORWARD}.total": 3}, {TOTAL: 4}]
    before, now = (report(year, one) for year, one in zip((2022, 2023), cells, strict=True))
    assert rules(govinfo.check_series([now, before])) == [("carry-over-mismatch", 0)]


def test_years_that_are_missing_are_told_and_not_bridged() -> None:
    found = govinfo.check_series([report(2019, {f"{FORWARD}.total": 3}, form="2019"), report(2022, {TOTAL: 4})])
    assert rules(found) == [("series-year-missing", 1)]
    assert "2020、2021" in found[0].text("zh")


def test_a_year_that_is_there_twice_is_told() -> None:
    before, one, two = report(2022, {f"{FORWARD}.total": 3}), report(2023, {TOTAL: 4}), report(2023, {TOTAL: 3})
    found = govinfo.check_series([before, one, two])
    assert rules(found) == [("series-year-doubled", 2)]
    assert found[0].places[0].item == 1
    assert all(word in found[0].text("en") for word in ("#2", "#3", "2023"))
    assert rules(govinfo.check_series([before, one, one])) == [("series-year-doubled", 2), ("carry-over-mismatch", 1)]


def test_a_report_of_another_organ_is_told_and_compared_with_none() -> None:
    ours = [report(2021, {f"{FORWARD}.total": 3}), report(2023)]
    theirs = report(2022, {TOTAL: 9}, organ="青禾县民政局")
    found = govinfo.check_series([ours[0], theirs, ours[1]])
    assert rules(found) == [("series-organ-differs", 1)]
    assert all(word in found[0].text("zh") for word in ("青禾县民政局", ORGAN, "#2"))


@pytest.mark.parametrize("organ", ["县水务局", "青禾縣水務局", "水务局"])
def test_names_that_leave_words_out_are_those_of_one_organ(organ: str) -> None:
    assert govinfo.check_series([report(2022), report(2023, organ=organ)]) == ()


def test_a_report_of_no_year_is_told() -> None:
    assert rules(govinfo.check_series([report(2022), report(None), report(2023)])) == [("series-year-unknown", 1)]


def test_one_report_is_a_series_without_findings() -> None:
    assert govinfo.check_series([report(2022)]) == ()


def test_what_is_no_report_is_named() -> None:
    with pytest.raises(ValueError, match="reports is empty"):
        govinfo.check_series([])
    with pytest.raises(TypeError, match=r"reports\[1\] is no report, but str"):
        govinfo.check_series([report(2022), "2023"])  # type: ignore[list-item]


@given(report=drawn("2021"), years=st.integers(1, 3))
def test_a_report_and_what_follows_from_it_agree(report: Report, years: int) -> None:
    series = [report]
    for year in range(years):
        last = series[-1]
        cells: dict[str, Counts] = {
            path.replace("carried_forward", "carried_over"): cell.value
            for path, cell in last.applications.carried_forward.cells().items()
        }
        for row in ("rules", "normative_documents"):
            in_force = last[f"disclosure.{row}.in_force"].value
            cells[f"disclosure.{row}"] = [1, 0, int(in_force or 0) + 1]
        series.append(changed(last.replace(cells), "", year=2030 + year))
    first = changed(report, "", year=2029)
    assert govinfo.check_series([first, *series[1:]]) == ()
