"""The tree of a report: its paths, its cells, what makes two reports equal, and that nothing in it changes."""

import copy
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import govinfo
from govinfo import Cell, Fragment, Report, Section, Source, Span, State, Status
from govinfo.forms import merged, paths
from tests.drawn import Drawn, reports, reports_with_holes
from tests.writing import GRIDS, PROSE, TITLE, changed, form, row_of, write

EMPTY = govinfo.parse("")


@pytest.fixture(scope="module")
def torn(examples_dir: Path) -> Report:
    return govinfo.load(examples_dir / "tab-torn-2022.txt")


def walk(node: attrs.AttrsInstance, path: str = "") -> Iterator[tuple[str, Cell]]:
    """Every cell by its attribute path, found by walking the fields of the classes."""
    for field in attrs.fields(type(node)):
        below = getattr(node, field.name)
        name = f"{path}.{field.name}" if path else field.name
        if isinstance(below, Cell):
            yield name, below
        elif attrs.has(type(below)) and hasattr(below, "cells"):
            yield from walk(below, name)


def form_order(name: str) -> list[str]:
    """The paths of a form, with either printing of （六）, as they stand on paper."""
    tables = [table for table in form(name).tables if table.section == "disclosure"]
    return [
        f"{row.path}.{column.id}"
        for table in (*tables, merged("applications"), merged("proceedings"))
        for row in table.rows
        for column in table.columns
    ]


def test_the_tree_and_the_forms_have_the_same_paths() -> None:
    assert {path for path, _ in walk(EMPTY)} == paths()


@pytest.mark.parametrize("path", sorted(paths()))
def test_every_path_leads_to_a_cell_absent_by_default(path: str) -> None:
    assert EMPTY[path] == Cell(None, State.ABSENT)


@given(drawn=reports_with_holes(), layout=st.sampled_from(GRIDS))
def test_path_and_attribute_lead_to_the_same_cell(drawn: Drawn, layout: str) -> None:
    report = govinfo.parse(drawn.write(layout))
    cells = report.cells()
    for path, cell in walk(report):
        assert report[path] is cell
        assert cells.get(path, cell) is cell
        assert (path in cells) == (cell.state is not State.ABSENT)


def test_attributes_read_as_the_form_does(torn: Report) -> None:
    assert torn.applications.received.total.value == torn["applications.received.total"].value == 17
    assert torn.applications.outcomes.refused.prohibited_by_law.natural_person.value == 2


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        ("applications.outcome.total.total", "applications.outcomes.total.total"),
        ("disclosure.rules.isued", "disclosure.rules.issued"),
        ("proceedings.reconsideration.all", "proceedings.reconsideration.total"),
        ("applications.received", "applications.received.total"),
        ("applications.received.total.value", "applications.received.total"),
    ],
)
def test_an_unknown_path_is_a_key_error_that_names_the_nearest(torn: Report, path: str, nearest: str) -> None:
    with pytest.raises(KeyError) as raised:
        torn[path]
    assert path in str(raised.value)
    assert nearest in str(raised.value).replace(path, "", 1)


@pytest.mark.parametrize("path", ["", ".", "path", "__class__", "cells", "applications..total", "x" * 10_000])
def test_what_is_no_path_is_a_key_error(torn: Report, path: str) -> None:
    with pytest.raises(KeyError):
        torn[path]


@given(drawn=reports_with_holes(), layout=st.sampled_from(GRIDS))
def test_cells_stand_in_form_order(drawn: Drawn, layout: str) -> None:
    report = govinfo.parse(drawn.write(layout))
    assert list(report.cells()) == [path for path in form_order(drawn.form) if path in drawn.cells]


def test_the_order_of_the_text_is_not_the_order_of_the_cells(torn: Report) -> None:
    text = write({path: cell.value for path, cell in torn.cells().items()})
    lines = text.splitlines()
    first = next(i for i, line in enumerate(lines) if line.startswith("一、本年新收"))
    lines[first : first + 2] = reversed(lines[first : first + 2])
    swapped = govinfo.parse("\n".join(lines))
    assert list(swapped.cells()) == list(torn.cells())
    assert swapped["applications.received.total"].value == 17


@pytest.mark.parametrize(
    "name", ["disclosure", "applications", "applications.outcomes.other", "proceedings.litigation_direct"]
)
def test_a_node_has_the_cells_below_it(torn: Report, name: str) -> None:
    node: Any = torn
    for part in name.split("."):
        node = getattr(node, part)
    assert node.path == name
    assert node.cells() == {path: cell for path, cell in torn.cells().items() if path.startswith(f"{name}.")}


@given(drawn=reports_with_holes(), layouts=st.tuples(st.sampled_from(GRIDS), st.sampled_from(GRIDS)))
def test_the_same_report_in_two_layouts_is_equal(drawn: Drawn, layouts: tuple[str, str]) -> None:
    one, other = (govinfo.parse(drawn.write(layout)) for layout in layouts)
    assert one == other
    assert hash(one) == hash(other)


TAKES_PART: dict[str, Callable[[Report], Report]] = {
    "title": lambda report: changed(report, "", title="another"),
    "year": lambda report: changed(report, "", year=2021),
    "organ": lambda report: changed(report, "", organ=None),
    "value": lambda report: changed(report, "applications.received.total", value=18),
    "state": lambda report: changed(report, "applications.received.total", state=State.INFERRED),
    "unit": lambda report: changed(report, "disclosure.fees.amount", unit="元"),
    "form of applications": lambda report: changed(report, "applications", form=None),
    "form of a row": lambda report: changed(report, "disclosure.rules", form="2019"),
    "sections": lambda report: changed(report, "", sections=report.sections[:-1]),
    "text of a section": lambda report: changed(
        report, "", sections=(attrs.evolve(report.sections[0], text="another"), *report.sections[1:])
    ),
}
TAKES_NO_PART: dict[str, Callable[[Report], Report]] = {
    "raw": lambda report: changed(report, "applications.received.total", raw="１７"),
    "span": lambda report: changed(report, "applications.received.total", span=Span(3, 5)),
    "candidates": lambda report: changed(report, "applications.received.total", candidates=(1, 2)),
    "status": lambda report: changed(report, "", status=Status.PARTIAL),
    "unplaced": lambda report: changed(report, "", unplaced=(Fragment("x", Span(0, 1)),)),
    "diagnostics": lambda report: changed(report, "", diagnostics=()),
    "source": lambda report: changed(report, "", source=Source("another")),
    "heading of a section": lambda report: changed(
        report, "", sections=(attrs.evolve(report.sections[0], heading="二、"), *report.sections[1:])
    ),
    "white space of a section": lambda report: changed(
        report, "", sections=tuple(attrs.evolve(s, text=f" {' '.join(s.text)}\n") for s in report.sections)
    ),
}


@pytest.mark.parametrize("change", TAKES_PART.values(), ids=TAKES_PART)
def test_what_makes_reports_differ(torn: Report, change: Callable[[Report], Report]) -> None:
    assert change(torn) != torn


@pytest.mark.parametrize("change", TAKES_NO_PART.values(), ids=TAKES_NO_PART)
def test_what_takes_no_part_in_equality(torn: Report, change: Callable[[Report], Report]) -> None:
    assert change(torn) == torn
    assert hash(change(torn)) == hash(torn)


def through_pickle(report: Report) -> Report:
    made = pickle.loads(pickle.dumps(report))  # noqa: S301  (our own bytes)
    assert isinstance(made, Report)
    return made


@pytest.mark.parametrize("twin", [copy.copy, copy.deepcopy, through_pickle])
def test_a_report_copies_and_pickles(torn: Report, twin: Callable[[Report], Report]) -> None:
    again = twin(torn)
    assert (again, hash(again)) == (torn, hash(torn))
    assert (again.diagnostics, again.unplaced, again.status) == (torn.diagnostics, torn.unplaced, torn.status)
    assert again.source.text == torn.source.text
    assert [cell.span for cell in again.cells().values()] == [cell.span for cell in torn.cells().values()]
    assert again.position(again.diagnostics[0].span) == torn.position(torn.diagnostics[0].span)


@pytest.mark.parametrize(
    "path", ["", "applications", "applications.received", "applications.received.total", "disclosure.fees"]
)
def test_nothing_in_a_report_can_be_changed(torn: Report, path: str) -> None:
    part: Any = torn
    for name in path.split(".") if path else ():
        part = getattr(part, name)
    name = attrs.fields(type(part))[0].name
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(part, name, None)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        delattr(part, name)
    with pytest.raises(AttributeError):
        part.anything_else = None


@given(drawn=reports(), layout=st.sampled_from(GRIDS))
def test_the_form_is_that_of_its_blocks(drawn: Drawn, layout: str) -> None:
    report = govinfo.parse(drawn.write(layout))
    blocks = {
        getattr(report.disclosure, row_of(p).rpartition(".")[2]).form
        for p in drawn.cells
        if p.startswith("disclosure.")
    }
    assert blocks == {drawn.form}
    assert report.applications.form == ("2021" if drawn.other == "parts" else None)
    assert report.form == (drawn.form if drawn.other == "whole" or drawn.form == "2021" else "mixed")


def test_nothing_tells_the_form_of_an_empty_report() -> None:
    assert EMPTY.form is None


def test_sections_hold_the_prose_as_printed(torn: Report) -> None:
    text = write({path: cell.value for path, cell in torn.cells().items()}, "tab")
    report = govinfo.parse(f"{text}\n附注一行。\n")
    by_id = {section.id: section for section in report.sections}
    assert by_id["preamble"] == Section("preamble", "", TITLE, Span(0, 0))
    assert by_id["overview"].heading == "一、总体情况"
    assert by_id["overview"].text == PROSE["overview"]
    assert by_id["applications"].text == ""
    assert by_id["further_matters"].text.split("\n") == [PROSE["further_matters"], "", "附注一行。"]
    assert "".join(report.source.text[slice(*section.span)] for section in report.sections) == report.source.text


def test_what_fits_nowhere_stays_reachable() -> None:
    text = "二、主动公开政府信息情况\n规章 | 7 | 8 |\n 9 | 9 |\n"
    report = govinfo.parse(text)
    assert [piece.text for piece in report.unplaced] == ["规章 | 7 | 8", "9 | 9"]
    assert [text[slice(*piece.span)] for piece in report.unplaced] == [piece.text for piece in report.unplaced]
    assert report.cells() == {}
