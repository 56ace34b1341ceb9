"""What a report costs to draw: 100 examples of a property that asks nothing, beside as many of the bytes alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from govinfo import State
from govinfo.strategies import applications, reports
from govinfo.strategies.consistent import SIZE

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

_STRATEGIES: dict[str, st.SearchStrategy[Any]] = {
    "1 bytes alone": st.binary(min_size=SIZE + 1, max_size=SIZE + 1),
    "2 reports": reports(),
    "3 mixed": reports("mixed"),
    "4 with holes": reports(states=tuple(State)),
    "5 section three": applications(),
}


@pytest.mark.parametrize("name", _STRATEGIES)
def test_drawing_a_hundred(benchmark: BenchmarkFixture, name: str) -> None:
    benchmark.group = "drawing 100"

    @settings(max_examples=100, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(_STRATEGIES[name])
    def draw(_: object) -> None:
        """Ask nothing."""

    benchmark(draw)
