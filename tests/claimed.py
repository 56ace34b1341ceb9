"""Sentences with the claims that a careful reader finds in them, and how many of these are found.

A file in ``cases/prose`` says how it is written.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

from attrs import field, frozen

import govinfo
from govinfo import Claim, ClaimVerdict, Range
from govinfo.forms import forms, merged, numbers
from tests.conftest import ROOT
from tests.writing import TITLE, YEAR, write

FOLDER = ROOT / "tests" / "cases" / "prose"

_CLAIM = re.compile(
    r"(?P<unclear>\? )?(?P<number>[\d.]+|-)(?P<percent>%)? (?P<reading>[\w./+]+)"
    r"(?P<about> ~)?(?: @(?P<scope>\S+))?(?: y(?P<year>\d{4}))?"
)
_ROWS: dict[str, tuple[str, ...]] = {
    "recon": ("reconsideration",),
    "direct": ("litigation_direct",),
    "after": ("litigation_after_reconsideration",),
}
_ROWS["lit"] = _ROWS["direct"] + _ROWS["after"]
_DOCUMENTS = {"rules": "rules", "docs": "normative_documents"}
_DECISIONS = {name: f"disclosure.{name}.decisions" for name in ("licensing", "penalties", "coercion")}
_SHORT = {"total": "outcomes.total", "partial": "outcomes.partially_granted"}
_LEGAL = tuple(column.id for column in merged("applications").columns if column.id not in ("natural_person", "total"))


@frozen
class Expected:
    """A claim that a careful reader finds; its reading as a set, since the order of cells says nothing."""

    value: object
    reading: frozenset[str]
    is_share: bool = False
    is_about: bool = False
    scope: str | None = None
    year: int = YEAR
    #: False where no number of a table may contradict it.
    is_clear: bool = field(default=True, eq=False)


@frozen
class Sentence:
    """A sentence and its claims."""

    text: str
    claims: tuple[Expected, ...]


def sentences(path: Path) -> list[Sentence]:
    """The sentences of a file."""
    found: list[Sentence] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("  "):
            found[-1] = Sentence(found[-1].text, (*found[-1].claims, expected(line.strip())))
        elif line and not line.startswith("#"):
            found.append(Sentence(line, ()))
    return found


def expected(line: str) -> Expected:
    """A claim as the files write it."""
    match = _CLAIM.fullmatch(line)
    assert match is not None, line
    number, about = match["number"], match["about"]
    value: object = None
    if ".." in number:
        low, high = number.split("..")
        value = Range(int(low), int(high))
    elif number != "-":
        value = Decimal(number) if "." in number else int(number)
    reading = (
        frozenset()
        if match["reading"] == "none"
        else frozenset(path for name in match["reading"].split("+") for path in paths_of(name))
    )
    year = int(match["year"] or YEAR)
    return Expected(value, reading, bool(match["percent"]), bool(about), match["scope"], year, not match["unclear"])


def paths_of(name: str) -> Iterator[str]:
    """The paths that an abbreviation stands for."""
    first, _, rest = name.partition(".")
    row, _, column = name.partition("/")
    if name == "fees":
        yield "disclosure.fees.amount"
    elif name in _DECISIONS:
        yield _DECISIONS[name]
    elif first in _DOCUMENTS:
        yield f"disclosure.{_DOCUMENTS[first]}.{rest}"
    elif first in _ROWS:
        yield from (f"proceedings.{group}.{rest or 'total'}" for group in _ROWS[first])
    else:
        short = _SHORT.get(row, row if row in ("received", "carried_over", "carried_forward") else f"outcomes.{row}")
        rows = [
            found.path for found in merged("applications").rows if f"{found.path}.".startswith(f"applications.{short}.")
        ]
        rows = [one for one in rows if not one.endswith(".undivided")]
        columns = _LEGAL if column == "legal" else (column or "total",)
        assert rows, name
        yield from (f"{one}.{each}" for one in rows for each in columns)


def found(claim: Claim) -> list[Expected]:
    """What a claim says, once for each of its readings."""
    year = claim.year or 0
    return [
        Expected(claim.value, frozenset(reading), bool(claim.percent_of), claim.approximate, claim.scope, year)
        for reading in claim.readings or ((),)
    ]


@cache
def tables() -> str:
    """A report of which no sentence claims a number: each cell has one of its own."""
    table = {
        path: 700_001 + at * at * 37
        for at, path in enumerate(sorted(numbers()))
        if not path.endswith(".undivided.total")
    }
    form = {f"{row.path}.{c.id}" for t in forms()[-1].tables for row in t.rows for c in t.columns}
    return write({path: value for path, value in table.items() if path in form}, title="")


def claims(text: str) -> tuple[Claim, ...]:
    """The claims of a sentence, set into a report."""
    return govinfo.parse(f"{TITLE}\n一、总体情况\n{text}\n{tables()}").claims()


@frozen
class Score:
    """How the claims of a sentence were read."""

    sentence: Sentence
    right: int
    #: Claims that no careful reader finds, and those not found.
    wrong: tuple[Claim, ...]
    missed: tuple[Expected, ...]
    #: Found, and judged otherwise than a careful reader would: a false alarm, or none where one is due.
    misjudged: tuple[Claim, ...]


def score(sentence: Sentence) -> Score:
    """Compare what is found in a sentence with what is expected."""
    missed = list(sentence.claims)
    wrong: list[Claim] = []
    misjudged: list[Claim] = []
    for claim in claims(sentence.text):
        match = next((one for reading in found(claim) for one in missed if one == reading), None)
        if match is None:
            wrong.append(claim)
            continue
        missed.remove(match)
        if (claim.verdict is ClaimVerdict.CONTRADICTS) != match.is_clear:
            misjudged.append(claim)
    return Score(sentence, len(sentence.claims) - len(missed), tuple(wrong), tuple(missed), tuple(misjudged))
