"""A report to a dict and to JSON, and back; JSON with orjson and with the standard library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import govinfo
from govinfo.exchange import jsontext
from tests.benchmarks.texts import first_texts

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

names = pytest.mark.parametrize("name", first_texts())
libraries = pytest.mark.parametrize("library", ["json", "orjson"])


@names
def test_to_dict(benchmark: BenchmarkFixture, name: str) -> None:
    benchmark.group = f"{name}: exchange"
    benchmark(govinfo.parse(first_texts()[name]).to_dict)


@names
def test_from_dict(benchmark: BenchmarkFixture, name: str) -> None:
    benchmark.group = f"{name}: exchange"
    benchmark(govinfo.Report.from_dict, govinfo.parse(first_texts()[name]).to_dict())


@names
@libraries
def test_dumps(benchmark: BenchmarkFixture, monkeypatch: pytest.MonkeyPatch, name: str, library: str) -> None:
    _take(library, monkeypatch)
    benchmark.group = f"{name}: exchange"
    benchmark(govinfo.dumps, govinfo.parse(first_texts()[name]))


@names
@libraries
def test_loads(benchmark: BenchmarkFixture, monkeypatch: pytest.MonkeyPatch, name: str, library: str) -> None:
    _take(library, monkeypatch)
    benchmark.group = f"{name}: exchange"
    benchmark(govinfo.loads, govinfo.dumps(govinfo.parse(first_texts()[name])))


def _take(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if library == "orjson":
        pytest.importorskip("orjson")
    else:
        monkeypatch.setattr(jsontext, "orjson", lambda: None)
