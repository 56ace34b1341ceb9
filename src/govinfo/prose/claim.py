"""A claim of the prose: a number, what it counts, and what the tables say of it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from attrs import field, frozen

from govinfo.cell import Number
from govinfo.numbers import printed
from govinfo.source import Span

#: Paths whose cells are added.
Reading = tuple[str, ...]


class Range(NamedTuple):
    """From the one number to the other, both included."""

    low: Number
    high: Number


class ClaimVerdict(StrEnum):
    """What the tables say of a claim."""

    AGREES = "agrees"  #: with one of its readings
    CONTRADICTS = "contradicts"  #: every reading is known, and none agrees
    UNCLEAR = "unclear"  #: it cannot be told


class Certainty(StrEnum):
    """How sure it is what a claim counts."""

    CERTAIN = "certain"  #: its own words name it
    LIKELY = "likely"  #: what stands before it, or usage, tells it
    DOUBTFUL = "doubtful"  #: it may count something else; such a claim contradicts nothing


@frozen
class Claim:
    """A number that the prose claims of something that the tables count."""

    #: Where it stands in the source, from its first word to its last; in HTML, the printed line that holds it.
    span: Span
    #: Its words as printed.
    text: str
    #: A count, an amount in ``unit``, a percentage; a range; None where its digits are lost. 1.2万件 is 12000.
    value: Number | Range | None
    #: 件, 万元 … as printed, % for a percentage; None where none is printed.
    unit: str | None
    #: True for 余, 近, 约 and their like.
    approximate: bool
    #: The words for the organs that it speaks of: 全市, 本级, 我办; None where it names none, but means the report's.
    scope: str | None
    #: The year that it speaks of: the one that it names, or else the report's own, None where that is not known.
    year: int | None
    #: Each a sum of cells that it may mean, the most usual first; none where no table counts what it does.
    readings: tuple[Reading, ...]
    #: For a percentage, what may be its hundred: each a sum of cells; none for counts and amounts.
    percent_of: tuple[Reading, ...]
    certainty: Certainty
    verdict: ClaimVerdict
    #: The cells that its reason names, and what they add up to, or what part the first are of the last; for the
    #: verdicts that compare nothing, none.
    cells: Reading = field(default=(), eq=False)
    has: Number | None = field(default=None, eq=False)
    #: What names its reason in ``words.toml``.
    why: str = field(default="lost", eq=False)

    def reason(self, lang: str = "zh") -> str:
        """Why the verdict is what it is, in one of ``LANGUAGES``."""
        from govinfo.prose.judge import where
        from govinfo.prose.words import data

        words: dict[str, str] = data()["reasons"][self.why]
        has = "" if self.has is None else printed(self.has)
        return words[lang].format(has=has, where=where(self.cells), scope=self.scope)
