"""Time per stage, beside the floor of the same run: split the lines, split the cells, ``int()`` the digits.

The digits of the texts change from call to call, so that no cache of results can help.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

import govinfo
from govinfo.bind import bind
from govinfo.forms.vocabulary import vocabulary
from govinfo.layouts import read
from govinfo.layouts.lines import scan
from govinfo.source import Source
from tests.benchmarks.texts import first_texts, floor, varied

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_benchmark.fixture import BenchmarkFixture


def _scan(text: str) -> object:
    return scan(Source(text), vocabulary)


def _page(text: str) -> object:
    return read(Source(text), vocabulary)


_STAGES: dict[str, Callable[[str], object]] = {
    "1 floor": floor,
    "2 scan": _scan,
    "3 scan and grammar": _page,
    "4 parse": govinfo.parse,
}


@pytest.mark.parametrize("stage", _STAGES)
@pytest.mark.parametrize("name", first_texts())
def test_stage(benchmark: BenchmarkFixture, name: str, stage: str) -> None:
    benchmark.group = name
    texts = itertools.cycle(varied(first_texts()[name]))
    benchmark(lambda: _STAGES[stage](next(texts)))


@pytest.mark.parametrize("name", first_texts())
def test_bind(benchmark: BenchmarkFixture, name: str) -> None:
    benchmark.group = name
    source = Source(first_texts()[name])
    page = read(source, vocabulary)
    benchmark(lambda: bind(page, source))


@pytest.mark.parametrize("name", first_texts())
def test_relations(benchmark: BenchmarkFixture, name: str) -> None:
    benchmark.group = name
    report = govinfo.parse(first_texts()[name])
    benchmark(report.relations)


@pytest.mark.parametrize("name", first_texts())
def test_claims(benchmark: BenchmarkFixture, name: str) -> None:
    benchmark.group = name
    report = govinfo.parse(first_texts()[name])
    benchmark(report.claims)


@pytest.mark.parametrize("name", first_texts())
def test_check(benchmark: BenchmarkFixture, name: str) -> None:
    benchmark.group = name
    report = govinfo.parse(first_texts()[name])
    benchmark(report.check)
