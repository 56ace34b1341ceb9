"""Time of ``suggest``, by how many cells of a full report are wrong; ``relations`` is a part of it."""

from __future__ import annotations

import itertools
import random
from typing import TYPE_CHECKING

import pytest

from govinfo.strategies.consistent import SIZE, report
from govinfo.strategies.outline import outlines
from tests.writing import changed

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

    from govinfo import Report

_REPORTS = 50


def wrong_report(seed: int, count: int) -> Report:
    """A full report with so many random counts in place of its own."""
    chance = random.Random(seed)  # noqa: S311  (it varies the cases)
    made = report(chance.randbytes(SIZE), outlines("2021")[0])
    paths = [path for path in made.cells() if path.startswith("applications")]
    for path in chance.sample(paths, count):
        made = changed(made, path, value=chance.randrange(10_000))
    return made


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 6, 10])
def test_suggest(benchmark: BenchmarkFixture, count: int) -> None:
    benchmark.group = "suggest"
    reports = itertools.cycle([wrong_report(seed, count) for seed in range(_REPORTS)])
    benchmark(lambda: next(reports).suggest())


def test_metrics(benchmark: BenchmarkFixture) -> None:
    benchmark.group = "metrics"
    reports = itertools.cycle([wrong_report(seed, 0) for seed in range(_REPORTS)])
    benchmark(lambda: next(reports).metrics())
