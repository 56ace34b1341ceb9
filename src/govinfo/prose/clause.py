"""One clause while it is read: what its signs and words say of the numbers in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from attrs import define, evolve, field

from govinfo.prose.claim import Certainty
from govinfo.prose.found import Context, Found, Place
from govinfo.prose.meaning import Meaning, Member, meanings, together
from govinfo.prose.phrases import Phrase
from govinfo.prose.scan import Token
from govinfo.prose.times import Time
from govinfo.prose.words import APPLICATION, lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govinfo.prose.numerals import Amount
    from govinfo.prose.phrases import Pieces

_BESIDE = frozenset({"TIME", "EACH"})
_SCENE = frozenset({"PLACE", "TIME", "EACH", "PART", "JOIN"})
#: What may stand between two places that are named together.
_TOGETHER = frozenset({"", "、", "和", "及", "及其"})
#: So many characters behind 其中 tell what the part is about.
_ABOUT = 10
#: Unknown words between an organ and what it does: 县教育局协同办理.
_LONGEST_BETWEEN = 3
_ORDER = (Certainty.DOUBTFUL, Certainty.LIKELY, Certainty.CERTAIN)


@define
class Clause:
    """What is known of a clause by now."""

    context: Context
    #: What its words may say of a topic that follows, the last first.
    verb: list[str] = field(factory=list)
    #: The signs that were met, by type; the last of them, where it stands right before what follows.
    signs: set[str] = field(factory=set)
    gap: Token | None = None
    #: How often it denies, where first, what it denies, and whether unknown words follow that.
    negations: int = 0
    negated: int = -1
    denied: list[Phrase] = field(factory=list)
    is_qualified: bool = False
    #: The last words without a number, and whether only times stand between them and what follows.
    subject: Phrase | None = None
    is_beside: bool = False
    #: Numbers that stand before words that are still to come, with what they mean by now.
    waiting: tuple[Phrase, list[Meaning]] | None = None
    #: True where a verb stands before them; where unknown words do: 抽取20件申请.
    is_ruled: bool = False
    is_picked: bool = False
    #: What was met: words, words foreign to all tables, deeds that no table counts, an organ.
    is_opened: bool = False
    is_foreign: bool = False
    is_deed: bool = False
    is_placed: bool = False
    #: The place and time that hold again behind the clause.
    passing: tuple[Place | None, Time] | None = None
    clock: int = -1

    # -------------------------------------------------------------------------------------------- signs
    def sign(self, token: Token, rest: Pieces) -> None:
        """One sign, with all that follows in the clause."""
        kind = token.type
        if kind in ("PLACE", "TIME"):
            token = self._scene(token, rest)
            kind = token.type
        elif kind == "PART":
            self.context.is_part = True
            self._narrow(token)
        elif kind == "NOT":
            self.negations += 1
            self.negated = token.start if self.negations == 1 else self.negated
            if self.is_beside and not rest and self.subject is not None:
                self.denied.append(self.subject)  # 行政复议：无
        self.signs.add(kind)
        self.is_beside = self.is_beside and kind in _BESIDE
        if kind == "GAP":
            self.is_deed = self.is_deed or token.held == "some"  # 部门受理180件: nobody knows which
            self.is_qualified = bool(self.denied) and self.text(token) not in lexicon().tails
        if kind != "JOIN":
            self.gap = token if kind == "GAP" else None

    def _narrow(self, part: Token) -> None:
        """行政诉讼12件，其中信息公开类1件: what was counted before the part is of all matters."""
        before, after = self.context.text[: part.start], self.context.text[part.end : part.end + _ABOUT]
        if "公开" in after and "公开" not in before:
            self.context.claims = [
                evolve(one, certainty=Certainty.DOUBTFUL) if one.meaning and one.meaning.topic.is_elsewhere else one
                for one in self.context.claims
            ]

    def text(self, token: Token) -> str:
        """The text of a token."""
        return self.context.text[token.start : token.end]

    def _scene(self, token: Token, rest: Pieces) -> Token:
        """A place or a time holds for what follows it; where unknown words follow, for its clause alone."""
        context = self.context
        follower = next((one for one in rest if isinstance(one, Phrase) or one.type not in _SCENE), None)
        if token.type == "PLACE" and token.held == "organ" and not self._acts(follower, rest):
            return Token("GAP", token.start, token.end)
        if follower is not None and not isinstance(follower, Phrase) and follower.type == "GAP" and not self.passing:
            self.passing = context.place, context.time
        if token.type == "TIME":
            time = cast("Time", token.held)
            context.time = time.within(context.time) if self.clock == token.start else time
            self.clock = token.end
            return token
        before = context.place
        if before is not None and context.text[before.end : token.start] in _TOGETHER:
            context.place = Place(before.start, token.end, (*before.kinds, token.held))
        elif not (self.is_placed and (self.is_opened or token.held == "organ")):
            context.place = Place(token.start, token.end, (token.held,))
        self.is_placed = True
        return token

    def _acts(self, follower: Phrase | Token | None, rest: Pieces) -> bool:
        """True for an organ that does what follows, and did not send what was received: 收到省政府转办的申请."""
        if self.is_beside and self.verb:
            return False
        if isinstance(follower, Phrase) or follower is None:
            return follower is not None
        after = next(iter(rest[rest.index(follower) + 1 :]), None)
        return follower.end - follower.start <= _LONGEST_BETWEEN and isinstance(after, Phrase)

    # -------------------------------------------------------------------------------------------- words
    def remember(self, found: Sequence[Member], *, is_meant: bool = True) -> None:
        """What words say of the topic holds for what follows; not of a common word that meant something else."""
        self.is_opened = self.is_opened or bool(found)
        self.gap = None
        for member in found:
            self.verb[:0] = member.aspects
            self.is_foreign = member.is_foreign or (self.is_foreign and not member.aspects)
            self.is_deed = self.is_deed or member.is_deed
            if member.topic and (is_meant or not member.is_weak):
                self.context.topic = member.topic
            elif member.topic and self.is_foreign:
                self.context.topic = ""
            elif member.is_foreign:
                self.context.topic, self.context.last = "", []

    def meanings(self, found: Sequence[Member]) -> list[Meaning]:
        """What each member means; nothing where one of them, or a word before, is foreign to the tables."""
        if len(found) > 1 and any(member.aspects and not member.is_deed for member in found):
            found = [member for member in found if not member.is_deed]  # 清理并废止
        if self.is_deed or any(member.is_foreign or member.is_deed or member.is_way for member in found):
            return []
        if self.is_foreign and not any((member.aspects or member.applicant) and not member.is_weak for member in found):
            return []
        if self.is_narrowed(found[0]):
            return []
        context = self.context
        base = context.claims[-1].meaning if context.claims else None
        if context.is_sorted and not any(lexicon().aspects[name].is_verb for one in found for name in one.aspects):
            return []
        last = base.aspect if base and base.topic.id == APPLICATION and not any(one.aspects for one in found) else None
        meant = list(meanings(found, context.topic, self.verb, last))
        return meant if len(meant) == len(found) else []

    def is_narrowed(self, member: Member) -> bool:
        """True for unknown words before a count that make another thing of it, or a part: 低保申请, 征地类申请."""
        if self.gap is None:
            return False
        text = self.text(self.gap)
        if not member.topic:
            return any(lexicon().aspects[name].is_verb for name in member.aspects)
        is_kind = member.topic == APPLICATION and text.endswith(lexicon().kinds)
        return is_kind or (member.is_common and not text.endswith("的"))

    # -------------------------------------------------------------------------------------------- claims
    def add(self, span: tuple[int, int], group: Sequence[Meaning], amount: Amount, *, implied: bool = False) -> None:
        """A claim that so many are meant by one member of a list, or by several together."""
        context = self.context
        if self._is_part(group[0], amount) or (group[0].aspect.is_rest and not self._has_results()):
            return
        certainty = min([self.certainty(one, implied=implied) for one in group], key=_ORDER.index)
        if self._differs(group[0], amount):
            certainty = Certainty.DOUBTFUL
        found = Found(*span, amount, together(group), certainty, group[0], context.place, context.time)
        context.claims.append(found)
        context.last.append(found)
        context.topic = group[-1].topic.id

    def certainty(self, meaning: Meaning, *, implied: bool = False) -> Certainty:
        """How sure it is that this is meant."""
        topic = meaning.topic
        is_odd = topic.is_strict and (meaning.is_odd or (self.gap is not None and not meaning.names_aspect))
        if meaning.aspect.is_loose or is_odd or (topic.is_elsewhere and not self.context.is_about):
            return Certainty.DOUBTFUL
        if implied or not (meaning.names_topic or meaning.aspect.is_telling):
            return Certainty.LIKELY
        return Certainty.CERTAIN

    def _has_results(self) -> bool:
        """True where the sentence has counted what became of applications."""
        return any(one.meaning and one.meaning.aspect.is_telling for one in self.context.claims)

    def _is_part(self, meaning: Meaning, amount: Amount) -> bool:
        """True where 其中 leads to a part of what was counted before that no table knows."""
        context = self.context
        known = any(one.meaning and one.meaning.key == meaning.key for one in context.claims)
        return known and context.is_part and context.place is None and amount.value is not None

    def _differs(self, meaning: Meaning, amount: Amount) -> bool:
        """True where the sentence has counted the same before, of the same place and time, and otherwise."""
        here = self.context.place, self.context.time, ()
        return any(
            one.meaning and one.meaning.key == meaning.key and one.amount.value != amount.value
            for one in self.context.claims
            if (one.place, one.time, one.percent_of) == here
        )
