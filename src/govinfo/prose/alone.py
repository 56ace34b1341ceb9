"""Words without numbers that say how many: 未收到申请, 均予以公开."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govinfo.prose.meaning import Meaning, meanings
from govinfo.prose.numerals import Amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.prose.clause import Clause
    from govinfo.prose.phrases import Phrase

_NONE = Amount(0)


def deny(here: Clause) -> None:
    """A claim of none for what a clause denies."""
    here.context.last = []
    verb = [name for before in here.denied for member in before.members for name in member.aspects]
    for phrase in _denied(here):
        found = [member for member in phrase.members if not (member.is_foreign or member.is_deed)]
        for meaning in meanings(found, here.context.topic, verb, None):
            is_named = meaning.names_topic or meaning.aspect.is_telling or not meaning.aspect.is_loose
            if is_named and not meaning.aspect.is_never_none:
                start, end = phrase.span
                here.add((min(start, here.negated) if here.negations == 1 else start, end), [meaning], _NONE)


def _denied(here: Clause) -> Iterator[Phrase]:
    """未因申请引起复议: the last words; 未收到申请，及由此引起的复议: those right behind the negation, too."""
    *before, last = here.denied
    if here.negations > 1:  # 零申请、零复议
        yield from before
    elif before and before[0].members[0].aspects and before[0].members[-1].topic:
        yield before[0]
    yield last


def _is_ground(meaning: Meaning, base: Meaning) -> bool:
    """True for one of the grounds of an outcome: 不予公开的3件申请均属国家秘密."""
    return any(set(meaning.readings()[0]) < set(whole) for whole in base.readings())


def imply(here: Clause, phrase: Phrase) -> None:
    """均予以公开; 1件，结果维持: what became of all that was counted right before."""
    last = here.context.last
    if len(last) != 1 or len(phrase.members) != 1 or here.gap is not None:
        return
    base, amount, member = last[0].meaning, last[0].amount, phrase.members[0]
    meant = here.meanings(phrase.members)
    is_each = phrase.is_each or "EACH" in here.signs
    if base is None or not meant:
        return
    is_same = meant[0].topic.id == base.topic.id and base.is_whole
    if not (is_same or (is_each and _is_ground(meant[0], base))):
        return
    is_applicant = bool(member.applicant) and not member.is_wide
    is_result = is_applicant or not (meant[0].aspect.is_verb or meant[0].aspect.is_loose)
    is_told = any(one.meaning and _is_ground(one.meaning, meant[0]) for one in here.context.claims)
    if is_result and (is_each or amount.value == 1) and amount.value and meant[0].key != base.key and not is_told:
        here.context.place, here.context.time = last[0].place, last[0].time  # 复议1件，县政府予以维持
        here.add(phrase.span, meant, amount, implied=True)
