"""The strategies that the package ships: what they draw is consistent, and nothing imports them unasked."""

import subprocess
import sys
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

import govinfo
from govinfo import HtmlLayout, Layout, PipeLayout, Report, State, Verdict
from govinfo.forms import forms
from govinfo.layouts.writing import WRITERS
from govinfo.report import Applications
from govinfo.strategies import Damaged, applications, damaged, layouts, reports
from govinfo.strategies.consistent import BYTES, _plan
from govinfo.strategies.damage import HARMLESS, LOSSES
from govinfo.strategies.outline import outlines, told_by
from tests.conftest import PATIENCE
from tests.writing import row_of, untold, write

NAMES = [form.name for form in forms()]
FORMS = [*NAMES, "mixed"]


@pytest.mark.parametrize("form", FORMS)
@given(data=st.data())
def test_every_relation_of_a_drawn_report_holds(form: str, data: st.DataObject) -> None:
    report = data.draw(reports(form))
    assert report.form == form
    assert {relation.verdict for relation in report.relations()} == {Verdict.HOLDS}
    assert report.check() == ()


@pytest.mark.parametrize("form", NAMES)
@given(data=st.data())
def test_a_drawn_report_is_as_one_that_is_read(form: str, data: st.DataObject) -> None:
    report = data.draw(reports(form))
    read = govinfo.parse(
        write({path: cell.value for path, cell in report.cells().items()}, "pipe", form, str(report.title))
    )
    assert (read.title, read.year, read.organ, read.status) == (report.title, report.year, report.organ, report.status)
    assert read.disclosure == report.disclosure
    assert read.applications == report.applications
    assert read.proceedings == report.proceedings
    assert [(one.id, one.heading) for one in read.sections] == [(one.id, one.heading) for one in report.sections]
    assert {path: cell.raw for path, cell in read.cells().items()} == {
        path: cell.raw for path, cell in report.cells().items()
    }


@pytest.mark.parametrize("form", FORMS)
def test_every_way_to_print_a_form_has_bytes_enough(form: str) -> None:
    for outline in outlines(form):
        assert len(_plan(outline).free) <= BYTES
        told = set(told_by(outline).values())
        assert len(told) > 1 if form == "mixed" else told == {form}


@given(reports(states=tuple(State)))
def test_a_report_with_holes_breaks_no_relation(report: Report) -> None:
    verdicts = {verdict for one in report.relations() for verdict in (one.verdict, one.blank_as_zero)}
    assert verdicts <= {Verdict.HOLDS, Verdict.UNDECIDED}
    assert {found.rule for found in report.check()} <= {"cells-blank"}


@given(reports("2021", states=(State.ABSENT, State.NIL)))
def test_what_is_absent_is_a_whole_row(report: Report) -> None:
    printed = Counter(row_of(path) for path in report.cells())
    assert {count for row, count in printed.items() if row.startswith("applications")} <= {7}
    assert sum(count for row, count in printed.items() if row.startswith("proceedings")) in {0, 15}
    assert {path for path in report.forms if path != "applications"} == {
        row for row in printed if row.startswith("disclosure")
    }


def test_a_row_is_absent_where_that_is_asked_for() -> None:
    report = find(reports(states=(State.ABSENT,)), lambda drawn: not drawn.applications.received.cells())
    assert {cell.state for cell in report.cells().values()} == {State.REPORTED}


@pytest.mark.parametrize("state", sorted(set(State) - {State.REPORTED, State.ABSENT}))
def test_each_state_is_drawn_where_it_is_asked_for(state: State) -> None:
    report = find(reports(states=(state,)), lambda drawn: state in {cell.state for cell in drawn.cells().values()})
    for cell in report.cells().values():
        assert cell.state in {State.REPORTED, state}
        assert (cell.value is None) == (cell.state not in {State.REPORTED, State.INFERRED})
        assert bool(cell.candidates) == (cell.state is State.AMBIGUOUS)
        assert bool(cell.raw) == (cell.state is not State.BLANK)


def test_a_report_is_made_small() -> None:
    report = find(reports(), lambda drawn: (drawn.applications.received.total.value or 0) > 10)
    assert report.applications.received.total.value == 11
    assert sum(cell.value != 0 for cell in report.cells().values()) <= 2 * 5


@given(applications())
def test_section_three_alone(drawn: Applications) -> None:
    assert {relation.verdict for relation in drawn.relations()} == {Verdict.HOLDS}
    assert drawn.path == "applications"


@pytest.mark.parametrize("form", ["2025", ""])
def test_an_unknown_form_is_told_with_the_known_ones(form: str) -> None:
    with pytest.raises(ValueError, match=f"there is no form '{form}'; take one of 2019, 2021, mixed"):
        reports(form)


# ------------------------------------------------------------------------------------------------ how it is found

DRAW = "assert st.from_type(govinfo.Report).map(govinfo.Report.check).example() == ()"


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], capture_output=True, check=False, text=True, timeout=PATIENCE
    )


@pytest.mark.parametrize(
    "code",
    [
        f"import govinfo; from hypothesis import strategies as st; {DRAW}",
        f"import govinfo.strategies; from hypothesis import strategies as st; {DRAW}",
        f"from hypothesis import strategies as st; import govinfo; {DRAW}",
    ],
)
def test_reports_are_drawn_by_their_type_whatever_is_imported_first(code: str) -> None:
    done = run(code)
    assert done.returncode == 0, done.stderr


@given(st.from_type(Applications))
def test_section_three_is_drawn_by_its_type(drawn: Applications) -> None:
    assert {relation.verdict for relation in drawn.relations()} == {Verdict.HOLDS}


def test_without_hypothesis_it_says_what_to_install() -> None:
    done = run("import sys; sys.modules['hypothesis'] = None; import govinfo.strategies")
    assert done.stderr.splitlines()[-1] == (
        "ImportError: govinfo.strategies needs Hypothesis: pip install 'govinfo-cn[strategies]'"
    )


# ------------------------------------------------------------------------------------------------ damaged texts

ANY = st.one_of(reports(), reports("mixed"))


def found(strategy: st.SearchStrategy[Damaged], wanted: Callable[[Damaged], bool]) -> Damaged:
    """The first that is wanted; to make it smaller would take seconds."""
    return find(strategy, wanted, settings=settings(phases=[Phase.generate], max_examples=1_000))


@given(ANY.flatmap(damaged))
def test_no_number_is_read_of_a_damaged_text_that_is_not_the_printed_one(case: Damaged) -> None:
    numbers, blanks = untold(case.text, case.report.cells())
    assert numbers == set()
    assert blanks <= case.lost  # with a cell a line, the cell of a line that is lost looks blank


@given(ANY.flatmap(damaged))
def test_what_is_lost_is_not_read(case: Damaged) -> None:
    cells = govinfo.parse(case.text).cells()
    read = {path for path in case.lost if path in cells and cells[path].state is State.REPORTED}
    assert not read or case.done[0] == "end-cut"  # a number may end just where the text does
    assert case.lost <= case.report.cells().keys()


@pytest.mark.parametrize("layout", ["pipe", "markdown", "tab", "html"])
@given(data=st.data())
def test_all_that_is_not_lost_is_read_or_told(layout: str, data: st.DataObject) -> None:
    case = data.draw(ANY.flatmap(lambda report: damaged(report, layout)))
    report = govinfo.parse(case.text)
    named = {path for found in report.diagnostics for path in found.paths}
    for path, cell in case.report.cells().items():
        if path not in case.lost and report[path] != cell:
            assert any(f"{path}.".startswith(f"{name}.") for name in named) or report[path].state is State.ABSENT
    assert case.layout.name == layout


@pytest.mark.parametrize("kind", [*HARMLESS, *LOSSES])
def test_each_kind_of_damage_is_drawn(kind: str) -> None:
    case = found(reports().flatmap(lambda report: damaged(report, "pipe")), lambda case: kind in case.done)
    assert bool(case.lost) == any(kind in LOSSES for kind in case.done)
    assert case.text != govinfo.write(case.report, case.layout)


def test_a_text_may_be_whole() -> None:
    case = found(reports().flatmap(lambda report: damaged(report, "pipe")), lambda case: not case.done)
    assert case.text == govinfo.write(case.report, "pipe")
    assert case.lost == set()


def test_an_unknown_layout_is_told_at_once() -> None:
    with pytest.raises(ValueError, match="no layout is named 'word'"):
        damaged(find(reports(), lambda _: True), "word")


@given(reports(), layouts())
def test_every_layout_can_be_written(report: Report, layout: Layout) -> None:
    assert govinfo.parse(govinfo.write(report, layout)) == report


@pytest.mark.parametrize("layout", [*WRITERS.values(), PipeLayout(leading=False), HtmlLayout(page=False)], ids=str)
def test_all_layouts_and_options_are_drawn(layout: Layout) -> None:
    assert find(layouts(), lambda drawn: drawn == layout) == layout
