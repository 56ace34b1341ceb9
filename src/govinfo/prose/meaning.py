"""What words mean together: the topic, the aspect and the applicant of each member of a list."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from govinfo.prose.words import APPLICATION, Aspect, Topic, Word, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govinfo.prose.claim import Reading
    from govinfo.prose.token import Token

TOTAL = ("total",)
_RECEIVED = "received"
#: What else is said of all that were received.
_NEW = ("new", "added")


@define
class Member:
    """One member of a list of words, as far as its own words tell what it is."""

    start: int
    end: int
    topic: str = ""
    #: What its words may say of the topic, the last word first.
    aspects: list[str] = field(factory=list)
    applicant: tuple[str, ...] = ()
    is_wide: bool = False
    is_foreign: bool = False
    is_deed: bool = False
    is_sort: bool = False
    is_own: bool = False
    #: True where nothing but such a word names its topic.
    is_weak: bool = False

    @property
    def is_apart(self) -> bool:
        """True for what is counted on its own behind sorted documents: 收到申请, 行政复议."""
        topic = lexicon().topics.get(self.topic)
        is_elsewhere = topic is not None and topic.is_elsewhere
        return is_elsewhere or any(lexicon().aspects[name].is_verb for name in self.aspects)

    def add(self, token: Token) -> None:
        """One more word."""
        word: Word = token.held
        self.end = token.end
        if word.topic:
            self.is_weak = word.is_common and (not self.topic or self.is_weak)
            self.topic = word.topic
        self.aspects[:0] = word.aspects
        if word.applicant:
            self.applicant, self.is_wide = word.applicant, word.is_wide
        self.is_foreign |= word.is_foreign
        self.is_deed |= word.is_deed
        self.is_sort |= word.is_sort
        self.is_own |= word.is_own


@define
class Meaning:
    """What is counted, and how sure that is."""

    topic: Topic
    aspect: Aspect
    applicant: tuple[str, ...] = TOTAL
    #: True where its applicants may as well be all.
    is_wide: bool = False
    #: True where its own words name the topic, and the aspect.
    names_topic: bool = False
    names_aspect: bool = False
    #: True where a verb governs it that is of no aspect of the topic.
    is_odd: bool = False
    #: True where nothing but a word that other things bear too names its topic.
    is_weak: bool = False

    @property
    def key(self) -> tuple[str, str, tuple[str, ...], bool]:
        """What tells it from another."""
        return self.topic.id, self.aspect.id, self.applicant, self.is_wide

    @property
    def is_whole(self) -> bool:
        """True where all of the topic is counted, not one of its results."""
        is_all = self.applicant == TOTAL or (self.is_wide and self.names_topic)
        return is_all and (self.aspect.is_verb or self.aspect.id in (self.topic.default, *_NEW))

    def readings(self) -> tuple[Reading, ...]:
        """The sums of cells that it may mean."""
        applicants = (TOTAL, self.applicant) if self.is_wide else (self.applicant,)
        return _readings(self.topic, self.aspect, applicants)


@cache
def _readings(topic: Topic, aspect: Aspect, applicants: tuple[tuple[str, ...], ...]) -> tuple[Reading, ...]:
    """The sums of cells that an aspect of a topic may mean."""
    if topic.id == APPLICATION:
        return tuple(
            tuple(f"applications.{cell}.{column}" for cell in cells for column in columns)
            for columns in applicants
            for cells in aspect.cells
        )
    return tuple(
        tuple(f"{row}.{cell}" for row in rows for cell in cells) for cells in aspect.cells for rows in topic.rows
    )


def members(things: Sequence[Token]) -> tuple[Member, ...]:
    """The members of a list of words."""
    found: list[Member] = []
    opens = True
    for token in things:
        if token.type == "WORD":
            if opens:
                found.append(Member(token.start, token.end))
            elif {token.held.topic, found[-1].topic} == {"reconsideration", "litigation"}:
                found.append(Member(token.start, token.end))  # 复议诉讼案件
            found[-1].add(token)
        opens = token.type == "JOIN"
    return tuple(found)


def is_telling(aspects: Sequence[str]) -> bool:
    """True where words that say this name the topic by themselves."""
    return any(lexicon().aspects[name].is_telling for name in aspects)


def topic_of(member: Member, context: str) -> str:
    """The topic that a member's own words name, or tell; "" where they tell none."""
    if member.topic:
        return member.topic
    aspects = [lexicon().aspects[name] for name in member.aspects]
    if any(context in aspect.topics for aspect in aspects):
        return context
    is_applicant = bool(member.applicant) and context == APPLICATION
    return next((aspect.topics[0] for aspect in aspects if aspect.is_telling), context if is_applicant else "")


def meanings(found: Sequence[Member], context: str, verb: list[str], last: Aspect | None) -> Iterator[Meaning]:
    """What each member means; one that means nothing that a table counts makes none.

    Args:
        found: The members of one list.
        context: The topic of what stands before.
        verb: What the words before, in the same clause, may say of the topic.
        last: Of what the claim before it counts an applicant's share.
    """
    named = [topic_of(member, context) for member in found]
    for index, member in enumerate(found):
        name = named[index] or next((other for other in (*named[index::-1], *named[index:]) if other), context)
        topic = lexicon().topics.get(name)
        if topic is None or member.is_foreign or member.is_deed:
            continue
        beside = [aspect for other in (found[-1], found[0]) for aspect in other.aspects] if member.topic else []
        if len(found) > 1 and not found[-1].topic:  # 申请、办结均为5件
            own_verbs = found[0].aspects
            beside = [name for name in beside if name in own_verbs or not lexicon().aspects[name].is_verb]
        own = _aspect(member.aspects, topic)
        aspect = own or _aspect([*beside, *verb], topic)
        if member.aspects and own is None and not member.topic:
            continue
        if member.applicant and own is None and last is not None:
            aspect = _of_all(last)
        default = lexicon().aspects[topic.default]
        yield Meaning(
            topic,
            aspect or default,
            member.applicant if member.applicant and topic.id == APPLICATION else TOTAL,
            member.is_wide,
            names_topic=bool(member.topic),
            names_aspect=aspect is not None,
            is_odd=_is_odd(member, topic, [*member.aspects, *verb], is_nameless=aspect is None),
            is_weak=member.is_weak,
        )


@cache
def _of_all(aspect: Aspect) -> Aspect:
    """Of all that was done with applications: an applicant's are those received, or those it was done with."""
    received = lexicon().aspects[_RECEIVED]
    return evolve(received, cells=(*received.cells, *aspect.cells)) if aspect.is_verb else aspect


def _is_odd(member: Member, topic: Topic, verb: Sequence[str], *, is_nameless: bool) -> bool:
    """True for a verb that is foreign to the topic; where the topic is strict, for any that is not of its own."""
    return not topic.foreign.isdisjoint(member.aspects) or (topic.is_strict and is_nameless and bool(verb))


def _aspect(names: Sequence[str], topic: Topic) -> Aspect | None:
    """What words say of a topic: a ground more than its group, a result more than a verb; else the last word."""
    aspects = lexicon().aspects
    fitting = [aspects[name] for name in names if topic.id in aspects[name].topics]
    return max(fitting, key=lambda one: (one.is_telling, not one.is_verb, one.id.count(".")), default=None)


def together(found: Sequence[Meaning]) -> tuple[Reading, ...]:
    """The sums of what several members mean."""
    return tuple(dict.fromkeys(sum(one, ()) for one in product(*(meaning.readings() for meaning in found))))
