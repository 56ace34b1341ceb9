"""What ``make bench`` prints last: times as multiples of the floor of the same run, peak memory, and growth.

Timings are the smallest of several rounds; machines are noisy, so read the ratios.
"""

from __future__ import annotations

import time
import tracemalloc
from statistics import mean
from typing import TYPE_CHECKING

import govinfo
from tests.benchmarks.rest import tables
from tests.benchmarks.texts import all_texts, first_texts, floor, varied

if TYPE_CHECKING:
    from collections.abc import Callable

_ROUNDS = 8
_MEMORY = 60, 256 * 1024
_GROWING = {"words": "a\n", "labels": "规章\n", "rows": "规章\t1\t2\t3\n", "values": "1\n", "pipes": "|\n"}
_MEGABYTES = (2.5, 5, 10)


def _fastest(texts: list[str], *runs: Callable[[str], object]) -> list[float]:
    """The least time of each run, taken in turns, so that a busy machine slows all of them."""
    best = [float("inf")] * len(runs)
    for _ in range(_ROUNDS):
        for text in texts:
            for index, run in enumerate(runs):
                start = time.perf_counter()
                run(text)
                best[index] = min(best[index], time.perf_counter() - start)
    return best


def _peak(text: str) -> int:
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    govinfo.parse(text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak - before


def _timed(name: str, text: str) -> tuple[float, float]:
    texts = varied(text)
    report = govinfo.parse(texts[0])
    least, parse, relations = _fastest(texts, floor, govinfo.parse, lambda _: report.relations())
    allowed = _MEMORY[0] * len(text.encode()) + _MEMORY[1]
    print(
        f"| {name} | {least * 1e6:.0f} | {parse * 1e6:.0f} | {parse / least:.1f} | {relations / least:.1f} "
        f"| {_peak(text) / allowed:.2f} |"
    )
    return parse / least, relations / least


def main() -> None:
    """Print the tables of the page on performance in Markdown."""
    head = "| text | floor (µs) | parse (µs) | parse / floor | relations() / floor | peak memory / allowed |"
    print("\nParse and relations() beside the floor; memory beside 60 times the text's bytes and 256 KiB:\n")
    print(head, "| --- | --: | --: | --: | --: | --: |", sep="\n")
    first = [_timed(name, text) for name, text in first_texts().items()]
    print(f"| mean | | | {mean(p for p, _ in first):.1f} | {mean(r for _, r in first):.1f} | |\n")
    others = {name: text for name, text in all_texts().items() if name not in first_texts()}
    if others:
        print(head, "| --- | --: | --: | --: | --: | --: |", sep="\n")
        rest = {name: _timed(name, text)[0] for name, text in others.items()}
        worst = max(rest, key=lambda name: rest[name])
        print(f"\nThe worst of all is {worst}, {rest[worst]:.1f} times its floor.\n")
    print("| lines of | " + " | ".join(f"{size} MB (s)" for size in _MEGABYTES) + " |")
    print("| --- |" + " --: |" * len(_MEGABYTES))
    for name, unit in _GROWING.items():
        times = []
        for size in _MEGABYTES:
            text = unit * int(size * 1e6 / len(unit.encode()))
            start = time.perf_counter()
            govinfo.parse(text)
            times.append(time.perf_counter() - start)
        print(f"| {name} | " + " | ".join(f"{seconds:.2f}" for seconds in times) + " |")
    print("", *tables(), sep="\n")


if __name__ == "__main__":
    main()
