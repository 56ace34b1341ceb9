"""Damages reports by the thousand and checks what is read of them: `python -m tests.soak --help`."""

import argparse
import json
import os
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from pathlib import Path
from typing import NamedTuple

from attrs import define, field

from tests.damage import OPERATORS, judge
from tests.damage.draw import Case, draw, essential, reduced
from tests.damage.law import FAULTS
from tests.fuzzing import fuzz, show_fuzz, warm
from tests.printing import PRINTERS

#: How many cases a process takes at once.
_BATCH = 100


class Failure(NamedTuple):
    """A case that was read wrongly: its seed and layout, the damage that did it, and what is wrong."""

    seed: int
    layout: str
    names: tuple[str, ...]
    fault: str

    def __str__(self) -> str:
        return f"--seed {self.seed} --count 1 --layout {self.layout}: {' '.join(self.names)}: {self.fault}"


@define
class Tally:
    """What came of some cases: by kind of damage, how often it was done and what became of the cells."""

    cases: int = 0
    applied: Counter[str] = field(factory=Counter)
    cells: defaultdict[str, Counter[str]] = field(factory=lambda: defaultdict(Counter))
    failures: list[Failure] = field(factory=list)
    slowest: float = 0.0

    def add(self, other: "Tally") -> None:
        self.cases += other.cases
        self.applied.update(other.applied)
        for name, counts in other.cells.items():
            self.cells[name].update(counts)
        self.failures += other.failures
        self.slowest = max(self.slowest, other.slowest)

    def judge(self, case: Case) -> None:
        """Read a case and count what becomes of its cells."""
        paper = case.damaged()
        start = time.perf_counter()
        try:
            verdict = judge(paper.truth())
        except Exception as error:  # noqa: BLE001  (the reader never raises: whatever it raises is a failure)
            self.failures.append(Failure(case.seed, case.layout, case.names, f"exception {error!r}"))
            return
        self.slowest = max(self.slowest, time.perf_counter() - start)
        self.cases += 1
        for name in paper.applied:
            self.applied[name] += 1
            self.cells[name].update(verdict.counts)
        if verdict.faults:
            small = essential(case)
            first, *others = small.judged().faults
            self.failures.append(Failure(case.seed, case.layout, small.names, f"{len(others) + 1} x {first}"))

    def show(self) -> None:
        """Print the failures, and a line for each kind of damage."""
        print(*sorted(self.failures, key=lambda one: (one.names, one)), sep="\n", end="\n\n")
        guilty = Counter(name for failure in self.failures for name in failure.names)
        print(f"{'operator':26}{'loses':>10}{'applied':>9}{'right':>9}{'told':>9}{'faults':>8}{'failed':>8}")
        for name, operator in sorted(OPERATORS.items()):
            counts = self.cells[name]
            printed = max(1, counts["right"] + counts["told"] + counts["missing"] + counts["silent"])
            shares = f"{counts['right'] / printed:>9.2%}{counts['told'] / printed:>9.2%}"
            faults = sum(counts[kind] for kind in FAULTS)
            print(f"{name:26}{operator.loses:>10}{self.applied[name]:>9}{shares}{faults:>8}{guilty[name]:>8}")


def judge_some(seeds: range, args: argparse.Namespace) -> Tally:
    warm()
    tally = Tally()
    for seed in seeds:
        tally.judge(draw(seed, args.layout, args.operator, args.most))
    return tally


def batches(args: argparse.Namespace) -> Iterator[range]:
    """The seeds to run, as many or for as long as is asked for."""
    end = time.monotonic() + args.seconds if args.seconds else None
    at = args.seed
    while time.monotonic() < end if end else at < args.seed + args.count:
        yield range(at, at + _BATCH if end else min(at + _BATCH, args.seed + args.count))
        at += _BATCH


def soak(args: argparse.Namespace) -> int:
    """Run the cases on all cores and show what came of them."""
    total, start = Tally(), time.monotonic()
    running: set[Future[Tally]] = set()
    with ProcessPoolExecutor(args.jobs) as pool:
        for seeds in batches(args):
            running.add(pool.submit(judge_some, seeds, args))
            if len(running) >= 2 * args.jobs:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    total.add(future.result())
        for future in running:
            total.add(future.result())
    seconds = time.monotonic() - start
    total.show()
    rate = f"{total.cases} cases in {seconds:.0f} s, {total.cases / seconds:.0f} a second"
    print(f"\n{rate}, the slowest {1000 * total.slowest:.0f} ms; {len(total.failures)} failed")
    return int(bool(total.failures))


def show_case(args: argparse.Namespace) -> int:
    """Print one case, as small as it can be made with its fault; write it to be kept if that is asked for."""
    case = draw(args.seed, args.layout, args.operator, args.most)
    case = reduced(case) if case.judged().faults else case
    truth, faults = case.damaged().truth(), case.judged().faults
    print(truth.text, *case.names, *faults, sep="\n")
    if args.write:
        args.write.with_suffix(".txt").write_text(truth.text, encoding="utf-8", newline="")
        kept = {"damage": case.names, "cells": truth.cells, "displaced": truth.displaced}
        if truth.contradicted:
            kept["contradicted"] = truth.contradicted
        args.write.with_suffix(".json").write_text(
            json.dumps(kept, ensure_ascii=False, indent=1, default=str) + "\n", encoding="utf-8"
        )
    return int(bool(faults))


def main() -> int:
    ask = argparse.ArgumentParser(prog="python -m tests.soak")
    ask.add_argument("--count", type=int, default=2000, help="how many cases")
    ask.add_argument("--seconds", type=float, help="how long, instead of how many")
    ask.add_argument("--seed", type=int, default=0, help="the first seed; each case has the next one")
    ask.add_argument("--layout", action="append", choices=list(PRINTERS), help="of these layouts only")
    ask.add_argument("--operator", action="append", choices=list(OPERATORS), default=[], help="these kinds only")
    ask.add_argument("--most", type=int, default=5, help="at most so many kinds of damage in a report")
    ask.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many processes")
    ask.add_argument("--fuzz", type=int, help="instead, mutate the examples and golden cases so many times")
    ask.add_argument("--show", action="store_true", help="instead, print the case of the seed, made small")
    ask.add_argument("--write", type=Path, help="with --show: write it to this .txt and its truth beside it")
    args = ask.parse_args()
    args.layout = args.layout or list(PRINTERS)
    if args.fuzz:
        return show_fuzz(fuzz(args.fuzz, args.seed, args.jobs))
    return show_case(args) if args.show else soak(args)


if __name__ == "__main__":
    sys.exit(main())
