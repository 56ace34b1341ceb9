"""Lines that would make a careless pattern try every way of cutting them: twice the length, at most twice the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govinfo.forms.vocabulary import vocabulary
from govinfo.layouts import read
from govinfo.source import Source

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

_LINES = {
    "a pipe at the end": ("", "规", "|\n"),
    "almost a rule": ("规章 | 3\n|", "-", "x\n"),
    "delimiters": ("规章 | 3\n", "| ", "x\n"),
    "tabs": ("", "\t", "x\n"),
    "blanks": ("", " ", "x\n"),
    "digits": ("", "3", "\t3\n"),
    "brackets": ("", "(", "\t3\n"),
    "tags that do not end": ("<table>", "<td ", "3"),
    "quotes that do not end": ("<p>", "<b a=\"'", "3"),
    "comments that do not end": ("<p>", "<!--", "3"),
    "hidden tags that do not end": ("<p>", "<b style=display:none>", "3"),
    "references": ("<p>", "&amp", "3"),
}


@pytest.mark.parametrize("length", [1_500, 3_000])
@pytest.mark.parametrize("name", _LINES)
def test_growth(benchmark: BenchmarkFixture, name: str, length: int) -> None:
    benchmark.group = name
    before, middle, after = _LINES[name]
    source = Source(before + middle * (length // len(middle)) + after)
    benchmark(lambda: read(source, vocabulary))
