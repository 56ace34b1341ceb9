"""The rates and shares: by hand, over drawn reports, and where they are undefined."""

from fractions import Fraction

import pytest
from hypothesis import given

import govinfo
from govinfo import Metric, Report, State, Undefined
from govinfo.checks.metrics import definitions
from govinfo.diagnostics import LANGUAGES
from govinfo.forms import merged, paths
from govinfo.strategies import reports
from tests.conftest import ROOT
from tests.test_relations import ones
from tests.writing import changed

UNKNOWN, ZERO = Undefined.UNKNOWN_CELL, Undefined.ZERO_DENOMINATOR
OUTCOMES = "applications.outcomes"


def sound() -> Report:
    return govinfo.load(ROOT / "docs" / "files" / "sound.txt")


@pytest.mark.parametrize(
    ("name", "numerator", "denominator"),
    [
        ("disclosure-rate", 7, 10),
        ("refusal-rate", 0, 10),
        ("refusal-rate.state_secret", 0, 10),
        ("carry-rate", 1, 11),
        ("applicant-share.natural_person", 10, 11),
        ("applicant-share.commercial_enterprise", 1, 11),
    ],
)
def test_metrics_of_a_sound_report(name: str, numerator: int, denominator: int) -> None:
    metric = sound().metrics()[name]
    assert (metric.numerator, metric.denominator) == (numerator, denominator)
    assert metric.value == Fraction(numerator, denominator)
    assert (metric.undefined, metric.unknown, metric.inferred) == (None, (), ())


@pytest.mark.parametrize(
    ("name", "numerator", "denominator"),
    [
        # A report of ones: each outcome 6, 21 of them; each result of a proceeding 1.
        ("disclosure-rate", 12, 126),
        ("refusal-rate", 48, 126),
        ("refusal-rate.enforcement_file", 6, 126),
        ("correction-rate.reconsideration", 1, 3),
        ("correction-rate.litigation", 2, 6),
        ("correction-rate.litigation_after_reconsideration", 1, 3),
        ("carry-rate", 6, 132),
        ("applicant-share.other_organization", 21, 126),
    ],
)
def test_metrics_sum_what_they_say(name: str, numerator: int, denominator: int) -> None:
    metric = ones().metrics()[name]
    assert (metric.numerator, metric.denominator) == (numerator, denominator)


def test_nothing_is_divided_by_zero() -> None:
    metric = sound().metrics()["correction-rate.litigation"]
    assert (metric.numerator, metric.denominator, metric.value) == (0, 0, None)
    assert (metric.undefined, metric.unknown) == (ZERO, ())


@pytest.mark.parametrize("state", [State.UNREADABLE, State.AMBIGUOUS, State.ABSENT, State.BLANK, State.NIL])
def test_what_is_not_known_leaves_a_metric_undefined(state: State) -> None:
    path = f"{OUTCOMES}.granted.total"
    report = changed(ones(), path, state=state, value=None)
    metric = report.metrics()["disclosure-rate"]
    assert (metric.numerator, metric.denominator, metric.value) == (None, 126, None)
    assert (metric.undefined, metric.unknown) == (UNKNOWN, (path,))
    zeroed = report.metrics(blank_as_zero=True)["disclosure-rate"]
    assert zeroed.value == (Fraction(6, 126) if state in (State.BLANK, State.NIL) else None)


def test_what_arithmetic_placed_is_used_and_named() -> None:
    path = f"{OUTCOMES}.total.total"
    metric = changed(ones(), path, state=State.INFERRED).metrics()["disclosure-rate"]
    assert (metric.value, metric.inferred) == (Fraction(12, 126), (path,))


def test_an_unknown_cell_tells_more_than_an_empty_denominator() -> None:
    report = changed(sound(), "proceedings.reconsideration.upheld", state=State.UNREADABLE, value=None)
    metric = report.metrics()["correction-rate.reconsideration"]
    assert (metric.undefined, metric.denominator) == (UNKNOWN, None)


@given(report=reports())
def test_every_metric_is_a_fraction_of_the_whole(report: Report) -> None:
    metrics = report.metrics()
    for metric in metrics.values():
        assert (metric.value is None) == (metric.denominator == 0)
        assert metric.value is None or 0 <= metric.value <= 1
    for name in ("refusal-rate", "applicant-share"):
        parts = [one for one in metrics.values() if one.name.startswith(f"{name}.")]
        whole = Fraction(1) if name == "applicant-share" else metrics[name].value
        if parts[0].denominator:
            assert sum(one.value or 0 for one in parts) == whole


@given(report=reports(states=tuple(State)))
def test_every_report_has_every_metric(report: Report) -> None:
    for metric in (*report.metrics().values(), *report.metrics(blank_as_zero=True).values()):
        assert (metric.value is None) == (metric.undefined is not None)
        assert bool(metric.unknown) == (metric.undefined is UNKNOWN)


def test_the_definitions_cover_the_form() -> None:
    table = merged("applications")
    grounds = {row.path.rpartition(".")[2] for row in table.rows if row.path.startswith(f"{OUTCOMES}.refused.")}
    kinds = {column.id for column in table.columns[:-1]}
    names = set(definitions())
    assert {f"refusal-rate.{ground}" for ground in grounds} <= names
    assert {f"applicant-share.{kind}" for kind in kinds} <= names
    used = {path for one in definitions().values() for path in one.numerator + one.denominator}
    assert used <= paths()


def test_every_metric_has_its_words() -> None:
    labels = set[str]()
    for metric in sound().metrics().values():
        for lang in LANGUAGES:
            assert metric.label(lang)
            assert metric.definition(lang)
            assert metric.source(lang)
            assert "{" not in metric.label(lang)
            labels.add(metric.label(lang))
    assert len(labels) == len(LANGUAGES) * len(definitions())


def test_metrics_are_values() -> None:
    one, other = (sound().metrics()["carry-rate"] for _ in range(2))
    assert isinstance(one, Metric)
    assert (one, hash(one)) == (other, hash(other))
