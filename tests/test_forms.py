"""The data of the forms against the field's description, the classes of the tree and the relations."""

from collections import Counter
from typing import Any

import attrs
import pytest

from govinfo.cell import Cell
from govinfo.forms import Form, Sum, forms, label_of, merged, paths
from govinfo.forms.labels import item_of
from govinfo.report import Report
from govinfo.report.tree import cell_names, fields

#: The columns of each row of section two, by form.
DISCLOSURE = {
    "2019": {
        "rules": "produced newly_disclosed disclosed_total",
        "normative_documents": "produced newly_disclosed disclosed_total",
        "licensing": "previous_items change decisions",
        "other_services": "previous_items change decisions",
        "penalties": "previous_items change decisions",
        "coercion": "previous_items change decisions",
        "fees": "previous_items change",
        "procurement": "projects amount",
    },
    "2021": {
        "rules": "issued repealed in_force",
        "normative_documents": "issued repealed in_force",
        "licensing": "decisions",
        "penalties": "decisions",
        "coercion": "decisions",
        "fees": "amount",
    },
}
ITEMS = {"2019": "一五六八九", "2021": "一五六八"}

#: Section three, in printed order.
OUTCOMES = {
    "": "granted partially_granted",
    "refused.": "state_secret prohibited_by_law security_and_stability third_party_rights internal_affairs "
    "deliberative_process enforcement_file administrative_inquiry",
    "unavailable.": "not_held needs_creation still_unclear",
    "not_processed.": "petition duplicate publication excessive reconfirmation",
    "other.": "undivided correction_overdue fee_unpaid remaining",
}
APPLICATIONS = [
    "received",
    "carried_over",
    *(f"outcomes.{group}{row}" for group, rows in OUTCOMES.items() for row in rows.split()),
    "outcomes.total",
    "carried_forward",
]
APPLICANTS = [
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_welfare_organization",
    "legal_service_institution",
    "other_organization",
    "total",
]

PROCEEDINGS = ["reconsideration", "litigation_direct", "litigation_after_reconsideration"]
RESULTS = ["upheld", "corrected", "other", "pending", "total"]

SECTIONS = ["overview", "disclosure", "applications", "proceedings", "problems", "further_matters"]

PATHS = {
    *(
        f"disclosure.{row}.{column}"
        for rows in DISCLOSURE.values()
        for row, columns in rows.items()
        for column in columns.split()
    ),
    *(f"applications.{row}.{column}" for row in APPLICATIONS for column in APPLICANTS),
    *(f"proceedings.{row}.{column}" for row in PROCEEDINGS for column in RESULTS),
}

each_form = pytest.mark.parametrize("form", forms(), ids=lambda form: form.name)
each_sum = pytest.mark.parametrize("rule", forms()[-1].sums, ids=lambda rule: rule.name)


def columns_of(form: Form) -> dict[str, str]:
    """The columns of each row of section two."""
    return {
        row.path.removeprefix("disclosure."): " ".join(column.id for column in table.columns)
        for table in form.tables
        if table.section == "disclosure"
        for row in table.rows
    }


def test_the_forms_have_226_cells() -> None:
    assert len(PATHS) == 226
    assert paths() == PATHS


def test_the_tree_has_the_cells_of_the_forms() -> None:
    assert set(cell_names(Report)) == PATHS
    assert len(cell_names(Report)) == len(PATHS)


def test_every_path_leads_through_the_classes_to_a_cell() -> None:
    assert {class_at(path) for path in PATHS} == {Cell}


def class_at(path: str) -> object:
    found: Any = Report
    for name in path.split("."):
        found = fields(found)[name]
    return found


def test_forms_are_the_oldest_first() -> None:
    assert [form.name for form in forms()] == list(DISCLOSURE)
    assert [form.issued for form in forms()] == ["国办公开办函〔2019〕60号", "国办公开办函〔2021〕30号"]


@each_form
def test_sections(form: Form) -> None:
    assert [(section.number, section.id) for section in form.sections] == list(enumerate(SECTIONS, 1))


@each_form
def test_items_of_section_two(form: Form) -> None:
    articles = [table.article for table in form.tables if table.section == "disclosure"]
    assert [item_of(article) for article in articles] == list(ITEMS[form.name])
    assert columns_of(form) == DISCLOSURE[form.name]


@each_form
def test_tables_of_sections_three_and_four(form: Form) -> None:
    other = {"2019": ["undivided"], "2021": ["correction_overdue", "fee_unpaid", "remaining"]}[form.name]
    table = form.table("applications")
    rows = [row for row in APPLICATIONS if ".other." not in row or row.rpartition(".")[2] in other]
    assert [row.path for row in table.rows] == [f"applications.{row}" for row in rows]
    assert [column.id for column in table.columns] == APPLICANTS
    assert [row.path for row in form.table("proceedings").rows] == [f"proceedings.{row}" for row in PROCEEDINGS]
    assert [column.id for column in form.table("proceedings").columns] == RESULTS


@each_form
def test_a_group_has_rows_and_stands_before_them(form: Form) -> None:
    for table in form.tables:
        for group in table.groups:
            assert any(row.path.startswith(f"{group.path}.") for row in table.rows), group.path


@each_form
def test_only_changes_have_a_sign_and_only_amounts_a_fraction(form: Form) -> None:
    numbers = {column.id: column.number for table in form.tables for column in table.columns}
    odd = {"2019": {"change": "change", "amount": "amount"}, "2021": {"amount": "amount"}}
    assert {name: number for name, number in numbers.items() if number != "count"} == odd[form.name]


def test_merged_has_the_rows_of_every_form_in_printed_order() -> None:
    table = merged("applications")
    assert [row.path for row in table.rows] == [f"applications.{row}" for row in APPLICATIONS]
    assert [column.id for column in table.columns] == APPLICANTS
    groups = Counter(group.path for group in table.groups)
    assert groups == Counter(f"applications.outcomes.{group}"[:-1] for group in OUTCOMES)
    assert merged("proceedings") == forms()[0].table("proceedings")


@pytest.mark.parametrize(
    ("row", "label"),
    {
        "disclosure.normative_documents": "行政规范性文件",
        "disclosure.procurement": "政府集中采购",
        "applications.outcomes.other.undivided": "（六）其他处理",
        "applications.carried_forward": "四、结转下年度继续办理",
    }.items(),
)
def test_labels(row: str, label: str) -> None:
    assert label_of(row) == label


@each_sum
def test_a_relation_speaks_of_rows_or_columns_that_exist(rule: Sum) -> None:
    table = merged(rule.table)
    rows = {row.path.removeprefix(f"{table.path}.") for row in table.rows}
    groups = {group.path.removeprefix(f"{table.path}.") for group in table.groups}
    known = {"row": {column.id for column in table.columns}, "column": rows | groups}[rule.each]
    assert {*rule.left, *rule.right} <= known
    assert not set(rule.left) & set(rule.right)


@each_form
def test_alternatives_name_rows_of_the_merged_table(form: Form) -> None:
    for alternative in form.alternatives:
        rows = {row.path.removeprefix(f"{alternative.table}.") for row in merged(alternative.table).rows}
        assert {alternative.whole, *alternative.parts} <= rows
        assert all(name.startswith(f"{alternative.group}.") for name in (alternative.whole, *alternative.parts))


def test_all_forms_have_the_relations_of_the_field() -> None:
    assert {form.sums for form in forms()} == {forms()[-1].sums}
    names = [rule.name for rule in forms()[-1].sums]
    assert sorted(names) == ["balance", "other-total", "outcome-total", "proceeding-total", "row-total"]


def test_forms_cannot_be_changed() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        forms()[0].name = "2023"  # type: ignore[misc]
