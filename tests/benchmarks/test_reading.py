"""Time per stage, beside the floor of the same run: split the lines, split the cells, ``int()`` the digits.

The digits of the texts change from call to call, so that no cache of results can help.
"""

from __future__ import annotations

import itertools
import os
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import govinfo
from govinfo.bind import bind
from govinfo.forms.vocabulary import vocabulary
from govinfo.layouts import read
from govinfo.layouts.lines import scan
from govinfo.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_benchmark.fixture import BenchmarkFixture

_FIRST = ("anpeng-2022", "huzhu-2022", "jinyun-2023", "langao-2019", "luanchuan-2022")
_DIGITS = re.compile(r"(?<=[|\t])( ?)[0-9]+(?= ?[|\t\n])")


def _texts() -> dict[str, str]:
    """The first five real reports where they are at hand, else the examples made after them."""
    folder = Path(os.environ.get("GOVINFO_REPORTS", "../shared/reports"))
    real = [folder / f"{name}.txt" for name in _FIRST]
    files = real if all(file.exists() for file in real) else sorted(Path("examples").glob("*.txt"))
    return {file.stem: file.read_text("utf-8") for file in files}


def _varied(text: str) -> Iterator[str]:
    """The text again and again, each time with other digits in its cells."""
    draw = random.Random(0)  # noqa: S311  (no secret)
    made = [_DIGITS.sub(lambda match: f"{match[1]}{draw.randint(0, 999)}", text) for _ in range(50)]
    return itertools.cycle(made)


def floor(text: str) -> int:
    """The least that any reader does."""
    found = 0
    for line in text.split("\n"):
        delimiter = "|" if "|" in line else "\t" if "\t" in line else None
        for cell in line.split(delimiter):
            digits = cell.strip()
            if digits.isdigit():
                found += int(digits)
    return found


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
@pytest.mark.parametrize("name", _texts())
def test_stage(benchmark: BenchmarkFixture, name: str, stage: str) -> None:
    benchmark.group = name
    texts = _varied(_texts()[name])
    benchmark(lambda: _STAGES[stage](next(texts)))


@pytest.mark.parametrize("name", _texts())
def test_bind(benchmark: BenchmarkFixture, name: str) -> None:
    benchmark.group = name
    source = Source(_texts()[name])
    page = read(source, vocabulary)
    benchmark(lambda: bind(page, source))


@pytest.mark.parametrize("name", _texts())
def test_relations(benchmark: BenchmarkFixture, name: str) -> None:
    benchmark.group = name
    report = govinfo.parse(_texts()[name])
    benchmark(report.relations)
