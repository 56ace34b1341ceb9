"""What is found while a sentence is read: claims before they are judged, and what the words before them tell."""

from __future__ import annotations

from typing import NamedTuple

from attrs import define, field, frozen

from govinfo.prose.claim import Certainty, Reading
from govinfo.prose.meaning import Meaning
from govinfo.prose.numerals import Amount
from govinfo.prose.phrases import Phrase
from govinfo.prose.times import OWN, Time


class Place(NamedTuple):
    """Words for organs: where they stand in the sentence, and of which kinds they are, as ``words.toml`` has them."""

    start: int
    end: int
    kinds: tuple[str, ...]


@frozen
class Found:
    """A claim before it is judged; places count from the beginning of the sentence."""

    start: int
    end: int
    amount: Amount
    readings: tuple[Reading, ...]
    certainty: Certainty
    meaning: Meaning | None = None
    place: Place | None = None
    time: Time = OWN
    percent_of: tuple[Reading, ...] = ()


@define
class Context:
    """What the words before tell of those that follow, in a sentence and beyond."""

    text: str = ""
    topic: str = ""
    #: True once the section has spoken of open information.
    is_about: bool = False
    place: Place | None = None
    time: Time = OWN
    #: True behind 其中.
    is_part: bool = False
    #: True where unknown words were met.
    is_vague: bool = False
    #: True where what was counted first is not known: what is counted next may be its parts.
    is_strange: bool = False
    #: True behind 主动公开 with a number of documents: what follows sorts documents.
    is_sorted: bool = False
    #: The words alone of the clause before.
    subject: Phrase | None = None
    #: All claims of the sentence, and those of the number before.
    claims: list[Found] = field(factory=list)
    last: list[Found] = field(factory=list)

    def forget(self) -> None:
        """Nobody knows what was counted, nor what follows of it; unless it is a part of what is known."""
        if not self.is_part:
            self.is_strange = self.is_strange or not (self.topic and self.claims)
            self.topic = ""
