"""Makes phrases of a sentence's tokens, by ``prose.lark``: numbers with the words that they belong to."""

from __future__ import annotations

from functools import cache
from typing import Any

from attrs import Factory, field, frozen

from govinfo.layouts.grammar import Parser
from govinfo.prose.meaning import Member, members
from govinfo.prose.numerals import Amount
from govinfo.prose.token import Token

_HOLDING = ("WORD", "NUMBER")


@frozen
class Phrase:
    """Words with their numbers, in either order; words or numbers alone."""

    #: The words and the signs of lists among them.
    things: tuple[Token, ...] = ()
    #: The numbers and the signs of lists among them.
    amounts: tuple[Token, ...] = ()
    #: True where the numbers stand first.
    is_forward: bool = False
    #: The words, member by member of their list.
    members: tuple[Member, ...] = field(init=False, default=Factory(lambda self: members(self.things), takes_self=True))
    #: Its counts and amounts, and its percentages.
    numbers: tuple[Amount, ...] = field(
        init=False, default=Factory(lambda self: _held(self, share=False), takes_self=True)
    )
    shares: tuple[Amount, ...] = field(
        init=False, default=Factory(lambda self: _held(self, share=True), takes_self=True)
    )

    @property
    def is_each(self) -> bool:
        """True where 均 or 各 stands among its words or numbers, or 并 that parts its verbs."""
        return any(one.type == "EACH" or one.held == "shared" for one in (*self.things, *self.amounts))

    @property
    def span(self) -> tuple[int, int]:
        """From its first word or number to its last."""
        ends = [(one.start, one.end) for one in (*self.things, *self.amounts) if one.type in _HOLDING]
        return min(ends)[0], max(ends)[1]


def _held(phrase: Phrase, *, share: bool) -> tuple[Amount, ...]:
    """The numbers of a phrase that are percentages, or those that are none."""
    found: list[Amount] = [one.held for one in phrase.amounts if one.type == "NUMBER"]
    return tuple([one for one in found if one.is_share is share])


#: Phrases and the signs between them.
Pieces = list["Phrase | Token"]


class Builder:
    """The callbacks of the rules."""

    def sentence(self, found: list[Any]) -> list[Pieces]:
        """The clauses, without the pauses between them."""
        return found[::2]

    def clause(self, found: list[Any]) -> Pieces:
        """Phrases and signs in order."""
        return list(found)

    def counted(self, found: list[Any]) -> Phrase:
        """收到申请5件."""
        return Phrase(*found)

    def bare(self, found: list[Any]) -> Phrase:
        """均予以公开."""
        return Phrase(*found)

    def forward(self, found: list[Any]) -> Phrase:
        """5件申请予以公开."""
        return Phrase(found[1], found[0], is_forward=True)

    def loose(self, found: list[Any]) -> Phrase:
        """占19%."""
        return Phrase((), found[0])

    def things(self, found: list[Any]) -> tuple[Token, ...]:
        """行政复议、行政诉讼."""
        return tuple(found)

    def amounts(self, found: list[Any]) -> tuple[Token, ...]:
        """3件、2件."""
        return tuple(found)


@cache
def _parser() -> Parser:
    return Parser("prose", "sentence", Builder(), "govinfo.prose")


def parse(tokens: list[Token]) -> list[Pieces]:
    """The clauses of a sentence; every sequence of tokens is one."""
    return _parser().parse(tokens)
