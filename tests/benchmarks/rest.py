"""What comes after reading, beside reading the same text in the same run: exchange, checks, suggestions, roll-up."""

from __future__ import annotations

import time
from functools import partial
from statistics import median, quantiles
from typing import TYPE_CHECKING
from unittest.mock import patch

from attrs import evolve

import govinfo
from govinfo.exchange import jsontext
from tests.benchmarks.test_localise import wrong_report
from tests.benchmarks.texts import first_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_ROUNDS = 200
_WRONG = (1, 2, 3, 4, 6, 10)
_REPORTS = 100
_CHILDREN = 2_000


def least(runs: Sequence[Callable[[], object]], rounds: int = _ROUNDS) -> list[float]:
    """The least time of each run in seconds, taken in turns, so that a busy machine slows all of them."""
    best = [float("inf")] * len(runs)
    for _ in range(rounds):
        for index, run in enumerate(runs):
            start = time.perf_counter()
            run()
            best[index] = min(best[index], time.perf_counter() - start)
    return best


def tables() -> Iterator[str]:
    """The lines of four tables in Markdown."""
    yield from _exchange()
    yield from _checks()
    yield from _suggestions()
    yield from _rollup()


def _exchange() -> Iterator[str]:
    yield "Microseconds, the least of many; in brackets with orjson:\n"
    yield "| text | cells | parse | `to_dict` | `from_dict` | `dumps` | `loads` |"
    yield "| --- | --: | --: | --: | --: | --: | --: |"
    yield from (_exchanged(name, text) for name, text in first_texts().items())


def _exchanged(name: str, text: str) -> str:
    report = govinfo.parse(text)
    data, told = report.to_dict(), govinfo.dumps(report)
    dict_runs = (lambda: govinfo.parse(text), report.to_dict, lambda: govinfo.Report.from_dict(data))
    json_runs = (lambda: govinfo.dumps(report), lambda: govinfo.loads(told))
    with patch.object(jsontext, "orjson", lambda: None):
        parse, to, back, dumps, loads = (f"{seconds * 1e6:.0f}" for seconds in least((*dict_runs, *json_runs)))
    fast = [f"{seconds * 1e6:.0f}" for seconds in least(json_runs)]
    return f"| {name} | {len(report.cells())} | {parse} | {to} | {back} | {dumps} ({fast[0]}) | {loads} ({fast[1]}) |"


def _checks() -> Iterator[str]:
    yield "\nMilliseconds, the least of many:\n"
    yield "| text | parse | `relations()` | `claims()` | `check()` | `metrics()` |"
    yield "| --- | --: | --: | --: | --: | --: |"
    for name, text in first_texts().items():
        report = govinfo.parse(text)
        runs = (partial(govinfo.parse, text), report.relations, report.claims, report.check, report.metrics)
        yield f"| {name} | {' | '.join(f'{seconds * 1e3:.2f}' for seconds in least(runs))} |"


def _suggestions() -> Iterator[str]:
    yield f"\nMilliseconds of `suggest()`, of each of {_REPORTS} reports the best of five runs:\n"
    yield "| wrong cells | `relations()`, median | median | slowest of a hundred |"
    yield "| --- | --: | --: | --: |"
    for count in _WRONG:
        reports = [wrong_report(seed, count) for seed in range(_REPORTS)]
        times = [least([one.relations, one.suggest], rounds=5) for one in reports]
        relations, suggest = ([pair[at] * 1e3 for pair in times] for at in (0, 1))
        slowest = quantiles(suggest, n=100, method="inclusive")[-1]
        yield f"| {count} | {median(relations):.2f} | {median(suggest):.2f} | {slowest:.1f} |"


def _rollup() -> Iterator[str]:
    text = next(iter(first_texts().values()))
    parent = govinfo.parse(text)
    children = [evolve(parent, organ=f"青禾县第{number}局") for number in range(_CHILDREN)]
    parse, rollup = least([lambda: govinfo.parse(text), lambda: govinfo.check_rollup(parent, children)], rounds=5)
    yield f"\n`check_rollup` of {_CHILDREN} reports: {rollup:.2f} s, as long as {rollup / parse:.0f} readings.\n"
