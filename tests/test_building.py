"""Reports made in code: counts by order, name and path, totals on request, the empty form."""

from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

import govinfo
from govinfo import Cell, State
from govinfo.forms import forms
from govinfo.report import Applicants, Applications, Disclosure, Documents, Fees, Outcomes, Proceeding
from govinfo.strategies.consistent import SIZE, report
from govinfo.strategies.outline import outlines

FORMS = [form.name for form in forms()]
BLANK = govinfo.blank("2021", 2025, "南山县人民政府")


@pytest.mark.parametrize("form", FORMS)
def test_the_blank_form_has_every_cell_of_the_form_and_no_other(form: str) -> None:
    made = govinfo.blank(form, 2025, "南山县人民政府")
    tables = next(one for one in forms() if one.name == form).tables
    asked = {f"{row.path}.{column.id}" for table in tables for row in table.rows for column in table.columns}
    assert set(made.cells()) == asked
    assert {cell.state for cell in made.cells().values()} == {State.BLANK}
    assert (made.form, made.year, made.organ) == (form, 2025, "南山县人民政府")
    assert made.title == "南山县人民政府2025年政府信息公开工作年度报告"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("layout", ["pipe", "markdown", "tab", "cells", "html"])
@pytest.mark.parametrize(
    ("year", "organ"), [(2025, "南山县人民政府"), (2025, None), (None, "南山县人民政府"), (None, None)]
)
def test_the_blank_form_reads_back_equal(form: str, layout: str, year: int | None, organ: str | None) -> None:
    made = govinfo.blank(form, year, organ)
    assert govinfo.parse(govinfo.write(made, layout)) == made


def test_an_unknown_form_lists_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"no form is named '2020'; known: 2019, 2021"):
        govinfo.blank("2020")


def test_a_row_takes_its_counts_in_order_or_by_name() -> None:
    in_order = Applicants.from_counts(3, 1, 0, 0, 0, 0, 4, path="applications.received")
    named: dict[str, Any] = {name.rpartition(".")[2]: cell.value for name, cell in in_order.cells().items()}
    assert list(named.values()) == [3, 1, 0, 0, 0, 0, 4]
    assert Applicants.from_counts(path="applications.received", **named) == in_order
    assert Applicants.from_counts(named, path="applications.received") == in_order
    assert Applicants.from_counts(natural_person=3).total.state is State.ABSENT


def test_what_is_no_number_is_blank_or_struck_out() -> None:
    row = Proceeding.from_counts(None, "/", "—", 0, 1)
    assert [cell.state for cell in row.cells().values()] == ["blank", "nil", "nil", "reported", "reported"]


def test_a_node_is_put_in_its_place() -> None:
    row = Applicants.from_counts(1, 0, 0, 0, 0, 0, 1)
    made = Applications.from_counts(received=row, outcomes=Outcomes.from_counts(granted=row))
    assert made.received.path == "applications.received"
    assert made == Applications.from_counts({"received": row, "outcomes.granted": [1, 0, 0, 0, 0, 0, 1]})
    with pytest.raises(TypeError, match=r"applications\.received: is Applicants, not Proceeding"):
        Applications.from_counts(received=Proceeding.from_counts(1, 0, 0, 0, 1))


def test_the_form_of_a_block_follows_from_its_columns() -> None:
    assert Documents.from_counts(1, 2, 3).form == "2021"
    assert Documents.from_counts(1, 2, 3, form="2019").produced.value == 1
    made = Disclosure.from_counts(rules={"produced": 1}, licensing=[5], fees=Fees.from_counts(amount=Decimal("1.50")))
    assert [block.form for block in (made.rules, made.licensing, made.fees)] == ["2019", "2021", "2021"]
    assert made.fees.amount == Cell(Decimal("1.50"), State.REPORTED, "万元")
    assert Applications.from_counts({"outcomes.other.undivided.total": 0}).form is None
    assert Applications.from_counts({"outcomes.other.remaining.total": 0}).form == "2021"


@pytest.mark.parametrize(
    ("changes", "error", "told"),
    [
        ({"applications.received.total": 1.5}, TypeError, "applications.received.total: 1.5 is float"),
        ({"applications.received.total": True}, TypeError, "applications.received.total: True is bool"),
        ({"applications.received.total": -1}, ValueError, "applications.received.total: -1 is negative"),
        ({"applications.received.total": Decimal("1.5")}, ValueError, "1.5 is no count"),
        ({"disclosure.fees.amount": Decimal("NaN")}, ValueError, "disclosure.fees.amount: NaN"),
        ({"applications.received.total": "3"}, ValueError, "'3' is no number"),
        ({"applications.received": [1, 2]}, ValueError, "takes 7 counts .* not 2"),
        ({"applications": [1, 2]}, TypeError, "applications: is no row"),
        ({"applications": 3}, TypeError, "applications: takes its cells by name or in order"),
        ({"applications.recieved.total": 1}, KeyError, "nearest: applications.received.total"),
        ({"aplications": 1}, KeyError, "no form has a cell at 'aplications'"),
    ],
)
def test_what_does_not_fit_is_refused(changes: dict[str, object], error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        BLANK.replace(changes)  # type: ignore[arg-type]


def test_cells_are_replaced_by_path_and_the_rest_stays() -> None:
    made = BLANK.replace({"applications.received.total": 12, "disclosure.rules": [1, 0, 5], "proceedings": {}})
    changed = {path for path, cell in made.cells().items() if cell != BLANK[path]}
    assert changed == {
        "applications.received.total",
        *(f"disclosure.rules.{c}" for c in ("issued", "repealed", "in_force")),
    }
    assert made.sections == BLANK.sections
    assert made.replace(dict.fromkeys(changed)) == BLANK
    hybrid = BLANK.replace({"disclosure.rules": Documents.from_counts(1, 2, 3, form="2019")})
    assert hybrid["disclosure.rules.issued"].state is State.BLANK
    assert BLANK.replace({"disclosure.licensing.decisions": 1}).disclosure.licensing.form == "2021"


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("form", [*FORMS, "mixed"])
def test_totals_are_those_of_the_form(form: str, seed: int) -> None:
    drawn = report(bytes((seed * 7 + at * 13) % 256 for at in range(SIZE)), outlines(form)[-1])
    totals = [path for path in drawn.cells() if ".total" in path]
    blanked = drawn.replace(dict.fromkeys(totals))
    assert blanked != drawn
    assert blanked.with_totals() == drawn
    absent = evolve(Cell(None, State.BLANK), state=State.ABSENT)
    assert drawn.replace(dict.fromkeys(totals, absent)).with_totals() == drawn


def test_totals_are_never_made_in_secret_or_put_in_place_of_others() -> None:
    made = BLANK.replace({"applications.received": [3, 1, 0, 0, 0, 0, 5], "applications.carried_over": [None] * 7})
    assert made.with_totals()["applications.received.total"].value == 5
    assert made.with_totals()["applications.carried_over.total"].state is State.BLANK
    mismatches = [found for found in made.with_totals().check() if found.rule == "row-total-mismatch"]
    assert [found.paths[-1] for found in mismatches] == ["applications.received.total"]
    doubt = Cell(None, State.AMBIGUOUS, candidates=(1, 2))
    assert (
        BLANK.replace({"applications.received": [3, doubt, 0, 0, 0, 0]})
        .with_totals()["applications.received.total"]
        .state
        is State.BLANK
    )
    assert Applicants.from_counts(1, 2, 0, 0, 0, 0).total.state is State.ABSENT
    assert Applicants.from_counts(1, 2, 0, 0, 0, 0, totals=True).total.value == 3
