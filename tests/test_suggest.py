"""What a suggestion says, and the report that it makes; which suggestions a careful reader would make."""

import copy
import pickle
from itertools import groupby
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given

import govinfo
from govinfo import Reason, Report, Severity, Slip, State, Suggestion, Verdict
from govinfo.checks.slips import slip
from govinfo.checks.suggest import _words
from govinfo.diagnostics import LANGUAGES
from govinfo.forms import merged
from govinfo.strategies.outline import WHOLE
from tests.conftest import ROOT
from tests.test_localise import Wrong, wrong
from tests.test_relations import ones
from tests.writing import Printed, changed, mismatches

RECEIVED, GRANTED, PARTLY = (
    "applications.received",
    "applications.outcomes.granted",
    "applications.outcomes.partially_granted",
)
INTERNAL = "applications.outcomes.refused.internal_affairs"
CARRIED = "applications.carried_over"
NOT_HELD = "applications.outcomes.unavailable.not_held"
DIRECT = "proceedings.litigation_direct"
PERSON, RESEARCH, OTHER = "natural_person", "research_institution", "other_organization"


def faults(report: Report) -> list[list[Suggestion]]:
    return [list(found) for _, found in groupby(report.suggest(), key=lambda one: one.mends)]


def found(cells: dict[str, Printed], other: str = "parts") -> Suggestion:
    """The likeliest suggestion for the only fault of a report of ones with these cells."""
    ((first, *_),) = faults(ones(cells, other=other))
    return first


# ------------------------------------------------------------------------------------------------ slips


@pytest.mark.parametrize(
    ("printed", "meant", "expected"),
    [
        (None, 3, Slip.LEFT_OUT),
        (-3, 3, Slip.SIGN),
        (31, 13, Slip.DIGITS_SWAPPED),
        (1324, 1234, Slip.DIGITS_SWAPPED),
        (120, 12, Slip.ZEROS),
        (12, 1200, Slip.ZEROS),
        (13, 123, Slip.DIGIT_DROPPED),
        (23, 123, Slip.DIGIT_DROPPED),
        (133, 13, Slip.DIGIT_ADDED),
        (12, 13, Slip.OFF_BY_ONE),
        (1, 0, Slip.OFF_BY_ONE),
        (183, 133, Slip.WRONG_DIGIT),
        (0, 10, None),
        (10, 0, None),
        (3, 8, None),
        (321, 123, None),
    ],
)
def test_slips(printed: int | None, meant: int, expected: Slip | None) -> None:
    assert slip(printed, meant) is expected


def test_a_total_is_stale_where_no_slip_of_its_digits_tells_more() -> None:
    assert slip(0, 11, is_total=True) is Slip.TOTAL_STALE
    assert slip(12, 13, is_total=True) is Slip.TOTAL_STALE
    assert slip(31, 13, is_total=True) is Slip.DIGITS_SWAPPED
    assert slip(None, 13, is_total=True) is Slip.LEFT_OUT


# ------------------------------------------------------------------------------------------------ patterns


@pytest.mark.parametrize(
    ("cells", "reason", "meant", "slips"),
    [
        ({f"{RECEIVED}.total": 0}, Reason.CROSSING, [126], [Slip.TOTAL_STALE]),
        ({f"{RECEIVED}.{PERSON}": 12}, Reason.CROSSING, [21], [Slip.DIGITS_SWAPPED]),
        ({f"{GRANTED}.{RESEARCH}": 10}, Reason.CROSSING, [1], [Slip.ZEROS]),
        ({f"{GRANTED}.{RESEARCH}": None}, Reason.CROSSING, [1], [Slip.LEFT_OUT]),
        ({"applications.outcomes.total.total": 99}, Reason.CROSSING, [126], [Slip.TOTAL_STALE]),
        ({f"{WHOLE}.{OTHER}": 9}, Reason.CROSSING, [3], [Slip.TOTAL_STALE]),
        ({f"{DIRECT}.total": None}, Reason.SINGLE, [4], [Slip.LEFT_OUT]),
        # No other row has so many to give.
        (
            {f"{RECEIVED}.{PERSON}": 28, f"{RECEIVED}.{OTHER}": 14},
            Reason.WRONG_COLUMN,
            [21, 21],
            [Slip.WRONG_DIGIT, None],
        ),
        ({f"{INTERNAL}.{OTHER}": 7, f"{INTERNAL}.total": 9}, Reason.SEVERAL, [1, 6], [None, None]),
    ],
)
def test_what_is_determined(
    cells: dict[str, Printed], reason: Reason, meant: list[int], slips: list[Slip | None]
) -> None:
    one = found(cells, other="both")
    assert one.determined
    assert one.reason is reason
    assert {change.path: change.printed for change in one.changes} == cells
    assert [change.suggested for change in one.changes] == meant
    assert [change.slip for change in one.changes] == slips


@pytest.mark.parametrize(
    ("cells", "reason", "meant", "others"),
    [
        # Booked in another column: any row that has one to give may be meant.
        ({f"{RECEIVED}.{PERSON}": 22, f"{RECEIVED}.{OTHER}": 20}, Reason.WRONG_COLUMN, [21, 21], 2),
        # In another row: any column, the totals too.
        ({f"{GRANTED}.{PERSON}": 2, f"{PARTLY}.{PERSON}": 0}, Reason.WRONG_ROW, [1, 1], 6),
        # Each number in the other's place; both totals may be wrong as well.
        ({f"{RECEIVED}.{PERSON}": 1, f"{CARRIED}.{PERSON}": 21}, Reason.EXCHANGED, [21, 1], 1),
        # A group of section four: its total first, but for a blank.
        ({f"{DIRECT}.total": 5}, Reason.SINGLE, [4], 4),
        ({f"{DIRECT}.upheld": None}, Reason.SINGLE, [1], 4),
        # Two cells off by the same amount: the other corners of the square do as well.
        ({f"{GRANTED}.{PERSON}": 2, f"{INTERNAL}.{OTHER}": 2}, Reason.SEVERAL, [1, 1], 1),
    ],
)
def test_what_is_not_determined_is_said_to_be_so(
    cells: dict[str, Printed], reason: Reason, meant: list[int], others: int
) -> None:
    one = found(cells)
    assert not one.determined
    assert one.reason is reason
    assert {change.path: change.printed for change in one.changes} == cells
    assert [change.suggested for change in one.changes] == meant
    assert len(one.alternatives) == others
    ((first, *more),) = faults(ones(cells))
    assert first.alternatives == tuple(other.changes for other in more)
    assert [other.rank for other in more] == list(range(2, others + 2))


def test_two_cells_that_have_nothing_in_common_are_two_faults() -> None:
    one, other = faults(ones({f"{GRANTED}.{PERSON}": 2, f"{INTERNAL}.{OTHER}": 3}))
    assert [as_told.changes[0].path for (as_told,) in (one, other)] == [f"{GRANTED}.{PERSON}", f"{INTERNAL}.{OTHER}"]
    assert one[0].determined
    assert other[0].determined


def test_sections_are_looked_at_apart() -> None:
    report = ones({f"{RECEIVED}.total": 0, f"{DIRECT}.total": 5, "proceedings.reconsideration.total": 9})
    assert [len(found) for found in faults(report)] == [1, 5, 5]


def test_section_two_has_no_relations_and_no_suggestions() -> None:
    assert ones({"disclosure.rules.in_force": 900}).suggest() == ()


@pytest.mark.parametrize("state", [State.UNREADABLE, State.AMBIGUOUS, State.INFERRED])
def test_what_is_not_known_proves_nothing(state: State) -> None:
    """Two rows are open: a number of one column is wrong, in either of them. All other rows add up."""
    value = 1 if state is State.INFERRED else None
    report = ones({f"{GRANTED}.{PERSON}": 2})
    for row in (GRANTED, INTERNAL):
        report = changed(report, f"{row}.{RESEARCH}", state=state, value=value)
    (choices,) = faults(report)
    assert [[(change.path, change.suggested) for change in one.changes] for one in choices] == [
        [(f"{GRANTED}.{PERSON}", 1)],
        [(f"{INTERNAL}.{PERSON}", 0)],
    ]
    assert not choices[0].determined


# ------------------------------------------------------------------------------------------------ words


def test_a_suggestion_speaks_both_languages() -> None:
    one = found({f"{RECEIVED}.{PERSON}": 12})
    assert one.text("en") == (
        "“一、本年新收政府信息公开申请数量”, “自然人”: 21 in place of 12 (digits swapped); "
        "its row and its column are off by the same amount; no other change of so few cells does it"
    )
    assert (
        one.text()
        == one.text("zh")
        == (
            "“一、本年新收政府信息公开申请数量”的“自然人”印作 12，改为 21（数字颠倒）；"
            "所在的行与列相差的数相同；改动同样少的，没有别的办法"
        )
    )


def test_a_blank_that_is_read_as_zero_is_told() -> None:
    one = found({f"{DIRECT}.upheld": None})
    assert one.blank_as_zero
    assert "1 in place of a blank (left out)" in one.text("en")
    assert one.text("en").endswith(
        "4 other changes of as few cells do it too, and the relations cannot tell which is "
        "right; blanks are read as zero"
    )
    assert "空白，补作 1（漏填）" in one.text("zh")
    assert one.text("zh").endswith("空白按 0 计")


def test_every_reason_and_slip_has_its_words() -> None:
    for lang in LANGUAGES:
        for reason in Reason:
            assert _words()["reason"][reason][lang]
        for kind in Slip:
            assert _words()["slip"][kind][lang]
    assert set(_words()["reason"]) == set(Reason)
    assert set(_words()["slip"]) == set(Slip)


#: So many numbers of these rows are wrong that no few cells explain them.
WRONG_ROWS = ("received", "outcomes.granted", "outcomes.partially_granted", "carried_over", "carried_forward")
KINDS = [column.id for column in merged("applications").columns[:-1]]


def test_what_no_few_cells_explain_is_told_and_cannot_be_applied() -> None:
    cells: dict[str, Printed] = {
        f"applications.{row}.{kind}": 2 + 3 * i + 5 * j + i * j % 4
        for i, row in enumerate(WRONG_ROWS)
        for j, kind in enumerate(KINDS)
    }
    report = ones(cells)
    (one,) = report.suggest()
    assert (one.changes, one.reason, one.complete, one.determined) == ((), Reason.UNEXPLAINED, False, False)
    assert len(one.mends) == len(mismatches(report))
    for lang in LANGUAGES:
        assert str(len(one.mends)) in one.text(lang)
    with pytest.raises(ValueError, match="no changes"):
        report.apply(one)


def test_a_stopped_search_gives_what_each_mends_alone_and_says_so() -> None:
    rows = (*WRONG_ROWS[1:], "outcomes.unavailable.not_held", "outcomes.refused.state_secret")
    cells: dict[str, Printed] = {
        f"applications.{row}.{kind}": 30 + 7 * i for i, (row, kind) in enumerate(zip(rows, KINDS, strict=True))
    }
    suggestions = ones(cells).suggest()
    assert {change.path for one in suggestions for change in one.changes} == set(cells)
    for one in suggestions:
        assert (one.reason, one.complete, one.determined) == (Reason.CROSSING, False, False)
        assert "stopped" in one.text("en")
        assert "没有搜索完" in one.text("zh")


# ------------------------------------------------------------------------------------------------ applied


@given(case=wrong(1))
def test_an_applied_suggestion_is_inferred_and_told(case: Wrong) -> None:
    report = case.report
    before = copy.copy(report)
    for one in report.suggest():
        made = report.apply(one)
        (change,) = one.changes
        old, new = report[change.path], made[change.path]
        assert (new.value, new.state, new.raw, new.span) == (change.suggested, State.INFERRED, old.raw, old.span)
        assert new.candidates == (old.value,)
        assert {path for path, cell in made.cells().items() if cell != report[path]} == {change.path}
        proved = [relation for relation in made.relations() if change.path in relation.cells]
        assert {relation.verdict for relation in proved} == {Verdict.UNDECIDED}
        assert mismatches(made) == ()
        (told,) = [found for found in made.diagnostics if found.rule == "suggestion-applied"]
        assert (told.severity, told.paths, told.span) == (Severity.WARNING, (change.path,), old.span)
        assert told.fix == govinfo.Fix(old.raw, str(change.suggested))
        for lang in LANGUAGES:
            assert one.text(lang) in told.text(lang)
        assert govinfo.loads(govinfo.dumps(made)) == made
    assert (report, report.diagnostics) == (before, before.diagnostics)


def test_suggestions_for_all_faults_are_applied_one_after_another() -> None:
    wrong_cells: dict[str, Printed] = {f"{GRANTED}.{PERSON}": 2, f"{INTERNAL}.{OTHER}": 3, f"{DIRECT}.total": None}
    report = ones(wrong_cells)
    for one in report.suggest():
        report = report.apply(one)
    assert {path: report[path].value for path in wrong_cells} == {
        f"{GRANTED}.{PERSON}": 1,
        f"{INTERNAL}.{OTHER}": 1,
        f"{DIRECT}.total": 4,
    }
    assert (*report.suggest(), *mismatches(report)) == ()


def test_a_suggestion_for_another_report_is_refused_by_name() -> None:
    report = ones({f"{RECEIVED}.total": 0})
    (one,) = report.suggest()
    with pytest.raises(ValueError, match=r"not of this report: row-total of applications\.received "):
        ones({f"{RECEIVED}.total": 1}).apply(one)
    with pytest.raises(ValueError, match="not of this report"):
        report.apply(one).apply(one)
    other = evolve(one, changes=(evolve(one.changes[0], printed=5),))
    with pytest.raises(ValueError, match=r"applications\.received\.total is 0, not 5"):
        report.apply(other)


def test_suggestions_are_values() -> None:
    suggestions = ones({f"{DIRECT}.total": 5}).suggest()
    assert len(set(suggestions)) == 5
    assert pickle.loads(pickle.dumps(suggestions)) == suggestions  # noqa: S301  (our own)


# ------------------------------------------------------------------------------------------------ real reports


def test_real_reports_add_up_and_have_no_suggestions(reports_dir: Path) -> None:
    for path in sorted({*reports_dir.glob("*.txt"), *reports_dir.glob("*.html")}):
        assert govinfo.load(path).suggest() == (), path.name


#: What is printed in the place of a number, how that may have come about, and whether the relations alone tell it.
REAL = [
    ("luanchuan-2022.txt", f"{RECEIVED}.{PERSON}", "71", Slip.DIGITS_SWAPPED, True),
    ("luanchuan-2022.txt", "applications.outcomes.total.total", "0", Slip.TOTAL_STALE, True),
    ("jinyun-2023.txt", f"{NOT_HELD}.{PERSON}", "50", Slip.ZEROS, True),
    ("jinyun-2023.txt", "applications.carried_forward.total", "21", Slip.TOTAL_STALE, True),
    ("huzhu-2022.txt", f"{GRANTED}.{PERSON}", "6", None, True),
    ("huaian-szf-2024-pdflayout.txt", f"{NOT_HELD}.total", "796", Slip.DIGITS_SWAPPED, True),
    ("huaian-szf-2024-pdfraw.txt", f"{RECEIVED}.total", "319", Slip.DIGIT_DROPPED, True),
    ("hangzhou-2025.html", f"{GRANTED}.total", "1", Slip.TOTAL_STALE, True),
    # In section four nothing crosses, but a slip of the pen tells which comes first.
    ("huaian-szf-2024-pdflayout.txt", "proceedings.reconsideration.corrected", "46", Slip.DIGITS_SWAPPED, False),
    ("wendeng-xfj-2022.txt", "proceedings.reconsideration.total", "9", Slip.TOTAL_STALE, False),
]


@pytest.mark.parametrize(("name", "path", "printed", "kind", "determined"), REAL)
def test_a_number_changed_in_a_real_report_comes_first(
    reports_dir: Path, name: str, path: str, printed: str, kind: Slip | None, *, determined: bool
) -> None:
    sound = govinfo.load(reports_dir / name)
    text, span = sound.source.text, sound[path].span
    report = govinfo.parse(text[: span.start] + printed + text[span.end :])
    ((one, *others),) = faults(report)
    (change,) = one.changes
    assert (change.path, change.printed, change.suggested) == (path, int(printed), sound[path].value)
    assert change.slip is kind
    assert (one.determined, not others) == (determined, determined)


def test_a_total_of_zero_over_ten_and_one() -> None:
    """Met in a real report: the total of ten natural persons and a company was printed as 0."""
    report = govinfo.load(ROOT / "docs" / "files" / "report.txt")
    (one,) = report.suggest()
    (change,) = one.changes
    assert (change.path, change.printed, change.suggested, change.slip) == (
        f"{RECEIVED}.total",
        0,
        11,
        Slip.TOTAL_STALE,
    )
    assert (one.reason, one.determined) == (Reason.CROSSING, True)
