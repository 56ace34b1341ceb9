"""Structure-aware fuzzing: examples and golden cases cut, spliced and strewn with strange characters."""

import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from random import Random
from typing import NamedTuple

import govinfo
from govinfo.strategies.consistent import BYTES
from tests.conftest import ROOT
from tests.drawn import consistent
from tests.printing import PRINTERS

#: More seconds of processor time than any reading of such texts may take.
_HANG = 2.0
_STRANGE = [
    *"|｜\t\n\r\f 　0７-/\0\ud800\u2028<>&",
    " | ",
    "\r\n",
    "---|---",
    "</td>",
    "<table>",
    "减4",
    "第二十条",
    "总计",
    "二、",
]


@cache
def texts() -> list[str]:
    """The examples, the golden cases, and a report in every layout."""
    folders = (ROOT / "examples", ROOT / "tests" / "cases" / "reports", ROOT / "tests" / "cases" / "damaged")
    files = sorted(path for folder in folders for path in folder.glob("*.txt"))
    written = [consistent(bytes(range(BYTES)), "2019", "parts").write(layout) for layout in PRINTERS]
    return [*(path.read_text(encoding="utf-8") for path in files), *written]


def _two(rng: Random, length: int) -> tuple[int, int]:
    first, last = sorted((rng.randint(0, length), rng.randint(0, length)))
    return first, last


def cut(text: str, rng: Random) -> str:
    first, last = _two(rng, len(text))
    return text[first:last]


def lost(text: str, rng: Random) -> str:
    first, last = _two(rng, len(text))
    return text[:first] + text[last:]


def spliced(text: str, rng: Random) -> str:
    other = rng.choice(texts())
    return text[: rng.randint(0, len(text))] + other[rng.randint(0, len(other)) :]


def interleaved(text: str, rng: Random) -> str:
    lines, others = text.split("\n"), rng.choice(texts()).split("\n")
    first, last = _two(rng, len(others))
    lines[rng.randint(0, len(lines)) :] = others[first:last]
    return "\n".join(lines)


def repeated(text: str, rng: Random) -> str:
    first, last = _two(rng, len(text))
    return text[:last] + text[first:last] * rng.randint(1, 4) + text[last:]


def swapped(text: str, rng: Random) -> str:
    lines = text.split("\n")
    for _ in range(rng.randint(1, 20)):
        one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def strewn(text: str, rng: Random) -> str:
    for _ in range(rng.randint(1, 30)):
        at = rng.randint(0, len(text))
        text = text[:at] + rng.choice((rng.choice(_STRANGE), chr(rng.randrange(0x110000)))) + text[at:]
    return text


def garbled(text: str, rng: Random) -> str:
    """Bytes changed, as a bad disk or a wrong encoding does."""
    data = bytearray(text.encode("utf-8", "surrogatepass"))
    for _ in range(rng.randint(1, 30) if data else 0):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return data.decode("utf-8", rng.choice(("replace", "ignore", "surrogateescape")))


def undelimited(text: str, rng: Random) -> str:
    """Delimiters deleted, or exchanged for others."""
    marks, other = rng.choice(("|", "\t", "\n", " ", "、", "。", "<>", "|\n")), rng.choice(("", " ", "|", "\t", "\n"))
    share = rng.random()
    return "".join(other if c in marks and rng.random() < share else c for c in text)


MUTATIONS: dict[str, Callable[[str, Random], str]] = {
    change.__name__: change
    for change in (cut, lost, spliced, interleaved, repeated, swapped, strewn, garbled, undelimited)
}


class Fuzzed(NamedTuple):
    """What came of some mutated texts: cases and exceptions by mutation, the slowest reading in seconds."""

    cases: Counter[str]
    exceptions: Counter[str]
    slowest: dict[str, float]
    seeds: list[int]


def mutated(seed: int) -> tuple[list[str], str]:
    """The text of a seed, and how it was mutated."""
    rng = Random(seed)
    text = rng.choice(texts())
    names = [rng.choice(list(MUTATIONS)) for _ in range(rng.randint(1, 4))]
    for name in names:
        text = MUTATIONS[name](text, rng)
    return names, text


@cache
def warm() -> None:
    """Read every text once: the first use of a layout builds its grammar."""
    for text in texts():
        govinfo.parse(text)


def fuzz_some(seeds: range) -> Fuzzed:
    warm()
    found = Fuzzed(Counter(), Counter(), {}, [])
    for seed in seeds:
        names, text = mutated(seed)
        start = time.process_time()
        try:
            for one in govinfo.parse(text).check():
                assert one.rule != "check-failed", one.message
        except Exception:  # noqa: BLE001  (the reader never raises: whatever it raises is a failure)
            found.exceptions.update(set(names))
            found.seeds.append(seed)
        seconds = time.process_time() - start
        if seconds > _HANG:
            found.seeds.append(seed)
        found.cases.update(set(names))
        for name in names:
            found.slowest[name] = max(seconds, found.slowest.get(name, 0.0))
    return found


def fuzz(count: int, seed: int, jobs: int) -> Fuzzed:
    """Read mutated texts on all cores."""
    total = Fuzzed(Counter(), Counter(), {}, [])
    parts = [range(at, min(at + 250, seed + count)) for at in range(seed, seed + count, 250)]
    with ProcessPoolExecutor(jobs) as pool:
        for found in pool.map(fuzz_some, parts):
            total.cases.update(found.cases)
            total.exceptions.update(found.exceptions)
            total.seeds.extend(found.seeds)
            for name, seconds in found.slowest.items():
                total.slowest[name] = max(seconds, total.slowest.get(name, 0.0))
    return total


def show_fuzz(found: Fuzzed) -> int:
    print(f"{'mutation':14}{'cases':>8}{'exceptions':>12}{'slowest ms':>12}")
    for name in MUTATIONS:
        print(f"{name:14}{found.cases[name]:>8}{found.exceptions[name]:>12}{1000 * found.slowest.get(name, 0):>12.0f}")
    print("seeds that raised or hung:", *(found.seeds or ("none",)))
    return int(bool(found.seeds))
