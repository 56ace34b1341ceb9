"""Numbers with the words before them, and numbers that wait for the words behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from govinfo.prose import shares
from govinfo.prose.meaning import TOTAL, Meaning, meanings
from govinfo.prose.words import APPLICATION, lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govinfo.prose.clause import Clause
    from govinfo.prose.numerals import Amount
    from govinfo.prose.phrases import Phrase
    from govinfo.prose.token import Token

#: What stands before the sum of numbers that stand before it.
_SUMS = ("共", "计", "总数", "总量")
#: What stands behind those who are most of all who apply.
_MOSTLY = ("为主", "居多", "为多")
#: So many numbers have a sum.
_FEWEST = 2
#: What new applications are counted by.
_NEW = ("received", "new", "added")
_OVER = "carried_over"
#: The aspect of the word 公开 alone.
_PUBLISHED = "granted_or_more"
#: The units of documents.
_DOCUMENTS = frozenset({"件", "份", "个"})


def counted(here: Clause, phrase: Phrase) -> bool:
    """收到申请5件; 5件申请予以公开. False where the words mean nothing that a table counts."""
    settle(here)
    meant = here.meanings(phrase.members)
    here.is_unknown = here.is_unknown or any(here.is_foreign(one) for one in meant)
    is_published = _is_published(here, phrase, meant)
    meant = [] if is_published else meant
    sorted_by = _DOCUMENTS | {"条"} if here.context.is_part else _DOCUMENTS
    if any(member.is_sort for member in phrase.members) and any(one.unit in sorted_by for one in phrase.numbers):
        here.context.is_sorted = not meant
    here.context.is_sorted = here.context.is_sorted or is_published  # 公开预决算信息86条
    is_off = bool(here.signs & {"MORE", "OF"}) or bool(here.negations and not phrase.is_forward)
    if is_off or not meant or not phrase.numbers or not _fit(phrase.numbers, meant):
        here.context.last = []
    elif here.negations:
        here.denied.append(phrase)  # 没有一件申请
    elif phrase.is_forward and (meant[-1].aspect.is_verb or not meant[-1].names_aspect):
        here.waiting = phrase, meant
    else:
        claim(here, phrase, meant)
    return bool(meant)


def _is_published(here: Clause, phrase: Phrase, meant: Sequence[Meaning]) -> bool:
    """True where 公开 says what was published, not what became of applications; its parts are counted alike."""
    if not any(one.unit == "条" for one in phrase.numbers):
        return False
    if meant and not here.context.is_sorted:
        return meant[0].aspect.id == _PUBLISHED and not meant[0].names_topic
    return here.context.is_sorted or _PUBLISHED in here.verb


def claim(here: Clause, phrase: Phrase, meant: Sequence[Meaning]) -> None:
    """Each member its number; all of them one number; or all of them together."""
    if phrase.amounts[-1].type == "EACH":
        here.signs.add("EACH")  # 不予处理的2件均属重复申请
    numbers = phrase.numbers
    here.context.last, here.is_placed = [], False
    if len(numbers) == len(meant):
        for one, amount in zip(meant, numbers, strict=True):
            here.add(phrase.span, [one], amount)
    elif len(meant) == 1 and len(numbers) == len(here.scenes):
        for scene, amount in zip(here.scenes, numbers, strict=True):
            here.context.place, here.context.time = scene
            here.add(phrase.span, meant, amount)
    elif len(numbers) == 1 and (phrase.is_each or numbers[0].value == 0 or all(one.aspect.is_verb for one in meant)):
        for one in meant:
            here.add(phrase.span, [one], numbers[0])
    elif len(numbers) == 1:
        here.add(phrase.span, meant, numbers[0])
    if len(phrase.shares) == 1 and len(here.context.last) == 1:
        shares.attach(here, phrase, here.context.last)


def loose(here: Clause, phrase: Phrase) -> None:
    """Numbers alone: behind their words and a time, of another organ, or before words that are still to come."""
    before = here.subject if here.is_beside else _announced(here, phrase)
    if before is not None:
        counted(here, evolve(phrase, things=_widened(here, before)))
        return
    settle(here)
    here.context.is_sorted = here.context.is_sorted or _is_published(here, phrase, [])
    if not (_repeat(here, phrase) or _sum(here, phrase) or _narrowed(here, phrase)):
        here.context.last = []
        here.waiting = phrase, []


def _widened(here: Clause, subject: Phrase) -> tuple[Token, ...]:
    """以自然人为主，共计9件: these, or all."""
    if not here.context.text.startswith(_MOSTLY, subject.span[1]):
        return subject.things
    return tuple(
        evolve(one, held=evolve(one.held, is_wide=True)) if one.type == "WORD" else one for one in subject.things
    )


def _announced(here: Clause, phrase: Phrase) -> Phrase | None:
    """The words of the clause before, which had no number: 申请总数不多，共计6件."""
    before = here.context.text[: phrase.span[0]]
    counts = before.endswith(_SUMS if here.context.last else lexicon().counts) or here.clock == phrase.span[0]
    return here.context.subject if counts and not here.is_opened else None


def _sum(here: Clause, phrase: Phrase) -> bool:
    """新收5件，上年结转2件，共计7件; 维持1件，纠正1件，总计2件: all of what was counted."""
    is_sum = here.context.text[: phrase.span[0]].endswith(_SUMS) and not here.is_opened and len(phrase.numbers) == 1
    counted = [one.meaning for one in here.context.claims if one.meaning and not one.percent_of]
    if not is_sum or len(counted) < _FEWEST or len({one.topic.id for one in counted}) > 1:
        return False
    aspect, ids = lexicon().aspects[counted[0].topic.default], {one.aspect.id for one in counted}
    if counted[0].topic.id == APPLICATION and ids - {*_NEW, _OVER}:
        return False
    if _OVER in ids:
        aspect = lexicon().aspects["in_hand"]
    whole = evolve(counted[0], aspect=aspect, applicant=TOTAL)
    if len({one.place for one in here.context.claims}) > 1:
        here.context.place = None  # 县本级4件，乡镇2件，合计6件
    here.add(phrase.span, [whole], phrase.numbers[0])
    return True


def _narrowed(here: Clause, phrase: Phrase) -> bool:
    """行政诉讼12件，其中信息公开类1件: the same of open information alone."""
    claims = here.context.claims
    base = claims[-1].meaning if claims and here.is_about_part else None
    if base is None or not base.topic.is_elsewhere or len(phrase.numbers) != 1:
        return False
    here.add(phrase.span, [evolve(base, aspect=lexicon().aspects[base.topic.default])], phrase.numbers[0])
    return True


def _repeat(here: Clause, phrase: Phrase) -> bool:
    """其中县本级3件; 2021年4件: the same of another organ or year."""
    context = here.context
    last = context.last[-1] if context.last else None
    if last is None or last.meaning is None or here.is_opened:
        return False
    is_next = here.clock >= 0 and context.time.is_part  # 一季度2件，二季度4件
    is_same = (last.place, last.time) == (context.place, context.time) and not is_next
    if is_same or not (here.is_placed or here.clock >= 0):
        return False
    if "MORE" in here.signs or len(phrase.numbers) != 1 or not _fit(phrase.numbers, [last.meaning]):
        return False
    context.last = []
    here.add(phrase.span, [last.meaning], phrase.numbers[0])
    here.is_placed = False
    return True


def await_words(here: Clause, phrase: Phrase) -> None:
    """Words without a number may be those that a number before them waits for."""
    if here.waiting is None:
        return
    before, meant = here.waiting
    if any(member.is_deed for member in phrase.members):
        here.waiting = None
        return
    topic = meant[0].topic.id if meant else here.context.topic
    meaning = next(meanings(phrase.members[-1:], topic, [], None), None)
    if meaning is not None and meaning.names_aspect and meaning.topic.id == topic:
        here.waiting = evolve(before, things=(*before.things, *phrase.things)), [meaning]


def settle(here: Clause) -> None:
    """Numbers whose words have come by now, or will not; 12件申请 among unknown words is a part."""
    if here.waiting is None:
        return
    phrase, meant = here.waiting
    here.waiting = None
    if meant and not here.is_unknown and not here.negations and _fit(phrase.numbers, meant):
        claim(here, phrase, meant)


def _fit(numbers: Sequence[Amount], meant: Sequence[Meaning]) -> bool:
    """True where all topics are counted in the printed units, or none is printed."""
    return all(not amount.unit or amount.unit in one.topic.units for amount in numbers for one in meant)
