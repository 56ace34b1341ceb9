"""What is read of the five reports in ``examples/``, told in full."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import frozen

import govinfo
from govinfo import Report, State, Verdict

#: Refused 5 to 8, and all of （四）, （五） and （六）.
LOST = tuple(
    f"applications.outcomes.{name}"
    for name in (
        "refused.internal_affairs",
        "refused.deliberative_process",
        "refused.enforcement_file",
        "refused.administrative_inquiry",
        "unavailable.not_held",
        "unavailable.needs_creation",
        "unavailable.still_unclear",
        "not_processed.petition",
        "not_processed.duplicate",
        "not_processed.publication",
        "not_processed.excessive",
        "not_processed.reconfirmation",
        "other",
    )
)


@frozen
class Expected:
    """All that an example is."""

    cells: int
    form: str
    status: str
    front: tuple[str | None, int | None, str | None]
    #: Every diagnostic in order: its severity and rule, its line, the lines of its further places.
    told: tuple[tuple[str, int, tuple[int, ...]], ...]
    states: dict[State, int]
    verdicts: dict[Verdict, int]


EXAMPLES = {
    "pipe-2023": Expected(
        cells=200,
        form="2021",
        status="read",
        front=(None, 2023, None),
        told=(),
        states={State.REPORTED: 200},
        verdicts={Verdict.HOLDS: 42},
    ),
    "pipe-rules-2022": Expected(
        cells=200,
        form="2021",
        status="read",
        front=(None, 2022, None),
        told=(("warning narrative-repeated", 21, (1,)),),
        states={State.REPORTED: 200},
        verdicts={Verdict.HOLDS: 42},
    ),
    "tab-blank-2022": Expected(
        cells=171,
        form="2021",
        status="partial",
        front=("云岭县人民政府 2022 年政府信息公开工作年度报告", 2022, "云岭县人民政府"),
        told=(
            ("note unit-in-cell", 42, ()),
            ("note head-split", 47, (49,)),
            ("note labels-fell-back", 66, (67, 68, 69, 70, 71)),
            ("note other-undivided", 70, ()),
            ("error values-row-missing", 76, ()),
        ),
        states={State.REPORTED: 16, State.BLANK: 155},
        verdicts={Verdict.UNDECIDED: 37},
    ),
    "tab-lost-rows-2019": Expected(
        cells=107,
        form="2019",
        status="partial",
        front=("柏河县人民政府办公室 2019 年政府信息公开工作年度报告", 2019, "柏河县人民政府办公室"),
        told=(("note labels-fell-back", 59, ()), ("error rows-missing", 61, (59,))),
        states={State.REPORTED: 2, State.BLANK: 105},
        verdicts={Verdict.UNDECIDED: 27},
    ),
    "tab-torn-2022": Expected(
        cells=200,
        form="2021",
        status="read",
        front=("县政府办2022年政府信息公开工作年度报告", 2022, "县政府办"),
        told=(
            ("note heading-repeated", 7, (5,)),
            ("note labels-fell-back", 67, ()),
            ("note group-misplaced", 72, (71,)),
            ("note labels-fell-back", 79, ()),
        ),
        states={State.REPORTED: 200},
        verdicts={Verdict.HOLDS: 42},
    ),
}

examples = pytest.mark.parametrize(("name", "expected"), EXAMPLES.items(), ids=EXAMPLES)


def load(folder: Path, name: str) -> Report:
    return govinfo.load(folder / f"{name}.txt")


def test_every_example_has_its_expectations(examples_dir: Path) -> None:
    assert {path.stem for path in examples_dir.iterdir()} == set(EXAMPLES)


@examples
def test_an_example_is_what_it_is(examples_dir: Path, name: str, expected: Expected) -> None:
    report = load(examples_dir, name)
    assert (report.form, report.status, len(report.cells())) == (expected.form, expected.status, expected.cells)
    assert (report.title, report.year, report.organ) == expected.front
    assert Counter(cell.state for cell in report.cells().values()) == expected.states
    assert report.unplaced == ()


@examples
def test_its_deviations_are_told_at_their_lines(examples_dir: Path, name: str, expected: Expected) -> None:
    report = load(examples_dir, name)
    told = tuple(
        (
            f"{found.severity} {found.rule}",
            report.position(found.span).line,
            tuple(report.position(label.span).line for label in found.labels),
        )
        for found in report.diagnostics
    )
    assert told == expected.told


@examples
def test_its_arithmetic_is_sound(examples_dir: Path, name: str, expected: Expected) -> None:
    report = load(examples_dir, name)
    assert [finding for finding in report.check() if finding.code.startswith("GI6")] == []
    assert Counter(relation.verdict for relation in report.relations()) == expected.verdicts


@examples
def test_its_sections_stand_in_order(examples_dir: Path, name: str, expected: Expected) -> None:  # noqa: ARG001
    report = load(examples_dir, name)
    ids = ["preamble", "overview", "disclosure", "applications", "proceedings", "problems", "further_matters"]
    printed = ids[:-1] if name == "tab-blank-2022" else ids
    assert [section.id for section in report.sections] == printed


def test_the_numbers_of_the_piped_report(examples_dir: Path) -> None:
    report = load(examples_dir, "pipe-2023")
    assert {path: cell.value for path, cell in report.cells().items() if cell.value} == {
        "disclosure.normative_documents.issued": 15,
        "disclosure.normative_documents.repealed": 74,
        "disclosure.normative_documents.in_force": 186,
        **{
            f"applications.{row}.{column}": value
            for row, value in {
                "received": 30,
                "outcomes.granted": 4,
                "outcomes.partially_granted": 7,
                "outcomes.unavailable.not_held": 5,
                "outcomes.other.correction_overdue": 5,
                "outcomes.total": 21,
                "carried_forward": 9,
            }.items()
            for column in ("natural_person", "total")
        },
        "proceedings.reconsideration.upheld": 1,
        "proceedings.reconsideration.total": 1,
    }


def test_the_torn_groups_keep_their_numbers(examples_dir: Path) -> None:
    report = load(examples_dir, "tab-torn-2022")
    assert {path: cell.value for path, cell in report.cells().items() if cell.value} == {
        f"applications.{row}.{column}": value
        for row, value in {
            "received": 17,
            "outcomes.granted": 15,
            "outcomes.refused.prohibited_by_law": 2,
            "outcomes.total": 17,
        }.items()
        for column in ("natural_person", "total")
    }


def test_the_blanks_stay_blank_and_the_fee_keeps_its_unit(examples_dir: Path) -> None:
    report = load(examples_dir, "tab-blank-2022")
    fee = report.disclosure.fees.amount
    assert (fee.value, fee.unit, fee.raw) == (Decimal(202), "万元", "202 万元")
    assert report.applications.received.natural_person.value == 9
    assert report.applications.received.commercial_enterprise.state is State.BLANK
    assert report.applications.outcomes.other.undivided.total.state is State.BLANK
    assert report.applications.outcomes.total.total.value == 9
    assert report["proceedings.reconsideration.total"].state is State.ABSENT


def test_the_lost_rows_are_named_and_absent(examples_dir: Path) -> None:
    report = load(examples_dir, "tab-lost-rows-2019")
    (lost,) = [found for found in report.diagnostics if found.rule == "rows-missing"]
    assert lost.paths == LOST
    assert not [path for path in report.cells() if path.startswith(tuple(f"{row}." for row in LOST))]
    assert {path: cell.value for path, cell in report.cells().items() if cell.value is not None} == {
        "proceedings.litigation_direct.total": 0,
        "proceedings.litigation_after_reconsideration.total": 0,
    }


def test_the_same_narrative_twice_is_one_warning(examples_dir: Path) -> None:
    (told,) = load(examples_dir, "pipe-rules-2022").diagnostics
    assert dict(told.details)["count"] == "8"
