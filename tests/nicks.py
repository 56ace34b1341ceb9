"""Small damage to real texts that leaves every digit alone: what was sure in the whole text may not be read otherwise.

The texts need no truth beside them: the reader's own sure numbers are held against each other.
"""

from collections.abc import Callable
from random import Random

import govinfo
from govinfo import Severity, State
from govinfo.cell import Number

#: A sign of these beside a digit is a part of the number: without it the text prints another.
_OF_NUMBERS = frozenset("-－—–+＋.．减增")
_DELIMITERS = frozenset("|｜\t")
#: What a tool or a page may put anywhere.
_STRAY = (
    "|",
    " | ",
    "||",
    "\t",
    "\n",
    "\n\n",
    "\n|\n",
    "  ",
    "\u3000",
    "\f",
    "<br>",
    "\n- 4 -\n",
    "\n4\n",
    "\n（单位：件）\n",
    "\n其他\n",
)


def _without(text: str, rng: Random, *, size: int, fits: Callable[[str], bool]) -> str:
    """The text without some characters side by side that fit and are no part of a number."""
    places = [
        at
        for at in range(len(text) - size + 1)
        if all(fits(one) and not _is_of_number(one) for one in text[at : at + size])
        and not (_is_of_number(text[at - 1 : at]) and _is_of_number(text[at + size : at + size + 1]))
    ]
    at = rng.choice(places) if places else len(text)
    return text[:at] + text[at + size :]


def delimiter_lost(text: str, rng: Random) -> str:
    return _without(text, rng, size=1, fits=_DELIMITERS.__contains__)


def line_end_lost(text: str, rng: Random) -> str:
    return _without(text, rng, size=1, fits="\n".__eq__)


def blank_lost(text: str, rng: Random) -> str:
    return _without(text, rng, size=1, fits=" \u3000".__contains__)


def word_nicked(text: str, rng: Random) -> str:
    return _without(text, rng, size=rng.randint(1, 3), fits=str.isalpha)


def line_lost(text: str, rng: Random) -> str:
    lines = text.split("\n")
    del lines[rng.randrange(len(lines))]
    return "\n".join(lines)


def line_doubled(text: str, rng: Random) -> str:
    """A line of words is printed twice; one of numbers would give its table another row."""
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    return text if any(map(str.isdigit, lines[at])) else "\n".join([*lines[: at + 1], *lines[at:]])


def strewn(text: str, rng: Random) -> str:
    places = [at for at in range(1, len(text)) if not (_is_of_number(text[at - 1]) and _is_of_number(text[at]))]
    at = rng.choice(places) if places else len(text)
    return text[:at] + rng.choice(_STRAY) + text[at:]


def lines_joined(text: str, rng: Random) -> str:
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    return "\n".join([*lines[:at], " ".join(lines[at : at + 2]), *lines[at + 2 :]])


def cut(text: str, rng: Random) -> str:
    at = rng.randint(0, len(text))
    return text[:at] if rng.random() < 0.5 else text[at:]


def _is_of_number(character: str) -> bool:
    return character.isdigit() or character in _OF_NUMBERS


NICKS: tuple[Callable[[str, Random], str], ...] = (
    delimiter_lost,
    line_end_lost,
    blank_lost,
    word_nicked,
    line_lost,
    line_doubled,
    strewn,
    lines_joined,
    cut,
)


def sure(text: str) -> dict[str, Number]:
    """The numbers that are read of a text without a mark, by their paths."""
    report = govinfo.parse(text)
    named = {path for found in report.diagnostics if found.severity is not Severity.NOTE for path in found.paths}
    return {
        path: cell.value
        for path, cell in report.cells().items()
        if cell.value is not None and cell.state is not State.INFERRED and path not in named
    }


def nicked(text: str, seed: int, most: int) -> tuple[str, list[str]]:
    """The text with one nick to so many, and which."""
    rng = Random(seed)  # noqa: S311  (nothing secret)
    nicks = rng.choices(NICKS, k=rng.randint(1, most))
    for nick in nicks:
        text = nick(text, rng)
    return text, [nick.__name__ for nick in nicks]


def read_otherwise(text: str, seeds: range, most: int) -> list[tuple[int, list[str], str, Number, Number]]:
    """Every sure number of a text that is another sure one after nicks: the seed, the nicks, its path, both numbers."""
    whole = sure(text)
    found: list[tuple[int, list[str], str, Number, Number]] = []
    for seed in seeds:
        other, names = nicked(text, seed, most)
        found += [(seed, names, path, whole[path], n) for path, n in sure(other).items() if whole.get(path, n) != n]
    return found
