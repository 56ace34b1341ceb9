"""One clause while it is read: what its signs and words say of the numbers in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from attrs import define, evolve, field

from govinfo.prose.claim import Certainty
from govinfo.prose.found import Context, Found, Place
from govinfo.prose.meaning import Meaning, Member, meanings, together
from govinfo.prose.numerals import THINGS
from govinfo.prose.phrases import Phrase
from govinfo.prose.times import OWN, Time
from govinfo.prose.token import Token
from govinfo.prose.words import APPLICATION, lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govinfo.prose.numerals import Amount
    from govinfo.prose.phrases import Pieces

_BESIDE = frozenset({"TIME", "EACH"})
_SCENE = frozenset({"PLACE", "TIME", "EACH", "PART", "JOIN"})
#: What may stand between two places that are named together.
_TOGETHER = frozenset({"", "、", "和", "及", "及其"})
#: What may stand between the year before and what was not carried on from it.
_ALSO = frozenset({"", "亦", "也", "均", "并"})
_DIGITS = re.compile(r"\d")
#: So many characters behind 其中 tell what the part is about.
_ABOUT = 10
_ORDER = (Certainty.DOUBTFUL, Certainty.LIKELY, Certainty.CERTAIN)


def _goes_on(rest: Pieces) -> bool:
    """True where a list of words follows."""
    kinds = ["" if isinstance(one, Phrase) else one.type for one in rest[:2]]
    return kinds == ["JOIN", ""]


@define
class Clause:
    """What is known of a clause by now."""

    context: Context
    #: What its words may say of a topic that follows, the last first.
    verb: list[str] = field(factory=list)
    #: The signs that were met, by type; the last of them, where it stands right before what follows.
    signs: set[str] = field(factory=set)
    gap: Token | None = None
    #: True behind unknown words: nobody knows what its numbers count. And whether it was when it first denied.
    is_unknown: bool = False
    #: True behind unknown words for those who apply: they may be some of all.
    is_guessed: bool = False
    was_unknown: bool = False
    #: How often it denies, where first, and what.
    negations: int = 0
    negated: int = -1
    denied: list[Phrase] = field(factory=list)
    #: The last words without a number, and whether only times stand between them and what follows.
    subject: Phrase | None = None
    is_beside: bool = False
    #: Numbers that stand before words that are still to come, with what they mean by now.
    waiting: tuple[Phrase, list[Meaning]] | None = None
    #: True behind 其中 where only the part is on open information.
    is_about_part: bool = False
    #: What was met: words, an organ.
    is_opened: bool = False
    is_placed: bool = False
    #: The places and times that were named together: 县教育局、县公安局分别收到3件、8件.
    scenes: list[tuple[Place | None, Time]] = field(factory=list)
    #: The place that holds again behind the clause, even if none does.
    passing: tuple[Place | None] | None = None
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
            self.was_unknown = self.is_unknown if not self.negations else self.was_unknown
            self.negations += self.is_unknown is self.was_unknown  # 零投诉、零复议: the first denies what is not known
            self.is_unknown = self.was_unknown
            self.negated = token.start if self.negations == 1 else self.negated
            if self.is_beside and not rest and self.subject is not None:
                self.denied.append(self.subject)  # 行政复议：无
        self.signs.add(kind)
        self.is_beside = self.is_beside and kind in _BESIDE
        is_manner = kind == "GAP" and token.held == "manner" and self.subject is not None and not rest
        if kind == "GAP" and not is_manner:  # 系自然人通过邮件提出
            self.is_guessed = self.is_guessed or token.held == "applicant"
            is_light = token.held not in (None, "manner") or self._is_tail(token)
            is_denied = self.negations > 0 and _goes_on(rest)
            self.context.is_vague = self.context.is_vague or not is_light  # 未引起投诉、复议
            self.is_unknown = token.held != "way" and (self.is_unknown or not (is_light or is_denied))
        if kind != "JOIN":
            self.gap = token if kind == "GAP" and not is_manner else None

    def _is_tail(self, gap: Token) -> bool:
        """True for unknown words behind what is denied that change nothing: 未发生复议现象, 未发生复议和申诉."""
        is_member = bool(self.denied) and self.denied[-1].things[-1].type == "JOIN"
        return is_member or (bool(self.denied) and self.text(gap) in lexicon().tails)

    def _narrow(self, part: Token) -> None:
        """诉讼12件，其中信息公开类1件; 各类申请9件，其中信息公开申请3件: what was counted before is of all matters."""
        before, after = self.context.text[: part.start], self.context.text[part.end : part.end + _ABOUT]
        if "公开" not in before and any(word in after for word in lexicon().about):
            self.is_about_part = True
            self._doubt_all()

    def _doubt_all(self) -> None:
        """What was counted before is of all matters."""
        self.context.claims = [
            evolve(one, certainty=Certainty.DOUBTFUL)
            for one in self.context.claims
            if not (one.meaning and one.meaning.topic.id == APPLICATION)
        ]

    def text(self, token: Token) -> str:
        """The text of a token."""
        return self.context.text[token.start : token.end]

    def _scene(self, token: Token, rest: Pieces) -> Token:
        """A time holds for what follows it; a place does, or for its clause alone."""
        context = self.context
        follower = next((one for one in rest if isinstance(one, Phrase) or one.type not in _SCENE), None)
        if token.type == "PLACE" and token.held == "organ" and not self._acts(follower):
            return Token("GAP", token.start, token.end)
        if token.type == "TIME":
            time = cast("Time", token.held)
            context.time = time.within(context.time) if self.clock == token.start else time
            self._beside(self.clock, token, None, context.time)
            self.clock = token.end
            return token
        if self._passes(token, follower):
            self.passing = self.passing or (context.place,)
        before = context.place
        self._beside(before.end if before else -1, token, Place(token.start, token.end, (token.held,)), context.time)
        between = context.text[before.end : token.start] if before else ""
        is_more = between in _TOGETHER or (self.is_placed and not self.is_opened and not _DIGITS.search(between))
        if before is not None and is_more:
            context.place = Place(before.start, token.end, (*before.kinds, token.held))
        elif not self.is_placed:
            context.place = Place(token.start, token.end, (token.held,))
        self.is_placed = True
        return token

    def _beside(self, end: int, token: Token, place: Place | None, time: Time) -> None:
        """One more of those that are named together, or the first."""
        is_more = 0 <= end < token.start and self.context.text[end : token.start] in _TOGETHER
        self.scenes = [*(self.scenes if is_more else ()), (place or self.context.place, time)]

    def _passes(self, token: Token, follower: Phrase | Token | None) -> bool:
        """True for a place before unknown words that is no subject: 居全市第三位, 在全市考核中."""
        is_led = self.context.text[: token.start].endswith(lexicon().locating)
        is_no_subject = self.is_opened or self.is_unknown or is_led
        return isinstance(follower, Token) and follower.type == "GAP" and is_no_subject

    def _acts(self, follower: Phrase | Token | None) -> bool:
        """True for an organ that does what follows, and did not send what was received: 收到省政府转办的申请."""
        if isinstance(follower, Phrase):
            counts = bool(follower.members) or any(one.unit in THINGS for one in follower.numbers)
            return counts and not (self.is_beside and self.verb)
        return follower is not None and not (self.is_opened or self.is_unknown)

    # -------------------------------------------------------------------------------------------- words
    def remember(self, found: Sequence[Member], *, is_meant: bool = True) -> None:
        """What words say of the topic holds for what follows; not of a common word that meant something else."""
        self.is_opened = self.is_opened or bool(found)
        self.gap = None
        for member in found:
            self.verb[:0] = member.aspects
            if member.topic:
                self.context.topic = member.topic if is_meant or not member.is_weak else ""
                self.context.is_strange = self.context.is_strange and not is_meant
            elif member.is_foreign:
                self.context.topic, self.context.last = "", []

    def meanings(self, found: Sequence[Member]) -> list[Meaning]:
        """What each member means; nothing where one of them, or a word before, is foreign to the tables."""
        if len(found) > 1 and any(member.aspects and not member.is_deed for member in found):
            found = [member for member in found if not member.is_deed]  # 清理并废止
        if any(member.is_foreign or member.is_deed for member in found):
            return []
        context = self.context
        base = context.claims[-1].meaning if context.claims else None
        if context.is_sorted and not any(member.is_apart for member in found):
            return []
        last = base.aspect if base and base.topic.id == APPLICATION and not any(one.aspects for one in found) else None
        meant = list(meanings(found, context.topic, self.verb, last))
        return meant if len(meant) == len(found) else []

    # -------------------------------------------------------------------------------------------- claims
    def add(self, span: tuple[int, int], group: Sequence[Meaning], amount: Amount, *, implied: bool = False) -> None:
        """A claim that so many are meant by one member of a list, or by several together."""
        context = self.context
        group = self._carried(group, span[0])
        key = group[0].key
        same = [one for one in context.claims if one.meaning and one.meaning.key == key]
        if self._is_none(group[0]) or self._is_said(same, amount) or self._is_part(same, amount):
            return
        if same and group[0].topic.is_elsewhere and self._is_narrower(same, span[0]):
            self.is_about_part = True  # 行政诉讼15件，涉信息公开行政诉讼2件
            self._doubt_all()
        certainty = min([self.certainty(one, implied=implied) for one in group], key=_ORDER.index)
        is_other = (self._differs(same, amount) and not self.is_about_part) or self._is_share(group[0])
        if is_other or (amount.unit == "项" and group[0].topic.default == "decisions" and not group[0].names_aspect):
            certainty = Certainty.DOUBTFUL  # 行政处罚122项: an office's powers, or what it did
        found = Found(*span, amount, together(group), certainty, group[0], self._place(group[0]), context.time)
        context.claims.append(found)
        if not implied:
            context.last.append(found)
        context.topic = group[-1].topic.id

    def _carried(self, group: Sequence[Meaning], start: int) -> Sequence[Meaning]:
        """上年无结转: none was carried over to this year."""
        if group[0].aspect.id != "carried" or not self.context.time.is_before or self.clock < 0:
            return group
        if self.context.text[self.clock : start] not in _ALSO:
            return group
        self.context.time = OWN
        return [evolve(one, aspect=lexicon().aspects["carried_over"]) for one in group]

    def dated(self, phrase: Phrase) -> None:
        """本年新收 is counted in this year, whatever year was named before."""
        if self.context.time is not OWN and any(member.is_own for member in phrase.members):
            self.context.time = Time(is_part=self.context.time.is_part)

    def certainty(self, meaning: Meaning, *, implied: bool = False) -> Certainty:
        """How sure it is that this is meant."""
        topic = meaning.topic
        is_about = self.context.is_about or self.is_about_part or not topic.is_elsewhere
        if meaning.aspect.is_loose or meaning.is_odd or not is_about or self.is_guessed:
            return Certainty.DOUBTFUL
        if implied or not (meaning.names_topic or meaning.aspect.is_telling):
            return Certainty.LIKELY
        return Certainty.CERTAIN

    def _place(self, meaning: Meaning) -> Place | None:
        """Whose it is; the organ that stands before the result of a proceeding decided it: 复议3件，县政府维持2件."""
        of = (one for one in self.context.claims if one.meaning and one.meaning.topic.id == meaning.topic.id)
        base = next(of, None) if meaning.topic.is_elsewhere and not meaning.is_whole else None
        return base.place if base and base.meaning and base.meaning.is_whole else self.context.place

    def is_foreign(self, meaning: Meaning) -> bool:
        """True for 受理行政许可3件, and for an 申请 of which unknown words may have told what is applied for."""
        is_odd = meaning.is_odd and meaning.topic.is_strict
        return is_odd or (meaning.is_weak and self.context.is_vague and not self.context.is_about)

    def _is_none(self, meaning: Meaning) -> bool:
        """True where the words around it are not all understood."""
        is_strange = (self.context.is_strange and not meaning.names_topic) or self.is_foreign(meaning)
        return self.is_unknown or is_strange or (meaning.aspect.is_rest and not self._has_results())

    def _is_said(self, same: Sequence[Found], amount: Amount) -> bool:
        """True where the sentence has claimed the same number of the same before: 无败诉、无纠错."""
        here = self.context.place, self.context.time, amount.value, ()
        return any((one.place, one.time, one.amount.value, one.percent_of) == here for one in same)

    def _has_results(self) -> bool:
        """True where the sentence has counted what became of applications."""
        return any(one.meaning and one.meaning.aspect.is_telling for one in self.context.claims)

    def _is_part(self, same: Sequence[Found], amount: Amount) -> bool:
        """True where 其中 leads to a part of what was counted before that no table knows."""
        if not self.context.is_part or self.is_about_part or self.context.place is not None or amount.value is None:
            return False
        return any(one.time == self.context.time and not one.time.is_part for one in same)  # 一季度2件，二季度4件

    def _is_narrower(self, same: Sequence[Found], start: int) -> bool:
        """True where only this one of those that were counted is told to be on open information."""
        before, between = self.context.text[: same[0].end], self.context.text[same[-1].end : start]
        return "公开" not in before and any(word in between for word in lexicon().about)

    def _is_share(self, meaning: Meaning) -> bool:
        """现行有效9件，其中县政府制发4件: whose they are of those before, not what was done this year."""
        place, is_document = self.context.place, meaning.topic.default == "documents"
        return (self.context.is_part and is_document and place is not None) and any(
            one.place != place and one.meaning and one.meaning.topic is meaning.topic for one in self.context.claims
        )

    def _differs(self, same: Sequence[Found], amount: Amount) -> bool:
        """True where the sentence has counted the same before, of the same place and time, and otherwise."""
        place, time = self.context.place, self.context.time
        return any(
            one.amount.value != amount.value
            for one in same
            if (one.place == place or self.context.is_part) and (one.time, one.percent_of) == (time, ())
        )
