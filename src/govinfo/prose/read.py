"""Reads the clauses of a sentence: which number counts what, of whom and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from govinfo.prose import alone, counts, shares
from govinfo.prose.clause import Clause
from govinfo.prose.meaning import is_telling
from govinfo.prose.numerals import THINGS
from govinfo.prose.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govinfo.prose.found import Context, Found
    from govinfo.prose.phrases import Pieces


def read(clauses: Sequence[Pieces], context: Context) -> list[Found]:
    """The claims of a sentence, as they are met."""
    for clause in clauses:
        if clause:
            _read(clause, Clause(context))
    return context.claims


def _read(clause: Pieces, here: Clause) -> None:
    """All pieces in order, then what only the end of the clause decides."""
    for index, piece in enumerate(clause):
        if not isinstance(piece, Phrase):
            here.sign(piece, clause[index + 1 :])
            continue
        is_meant = True
        here.dated(piece)
        if not piece.amounts:
            is_meant = _bare(here, piece)
        elif not piece.numbers:
            shares.shared(here, piece)
            if piece.is_forward:
                _bare(here, evolve(piece, amounts=()))  # 占19%、无法提供占25%
        elif piece.members:
            is_meant = counts.counted(here, _whole(piece, clause[index + 1 : index + 2]))
        else:
            counts.loose(here, piece)
        here.remember(piece.members, is_meant=is_meant)
        here.is_opened = here.is_opened and not piece.numbers
        if here.is_unknown and "MORE" not in here.signs and any(one.unit in THINGS for one in piece.numbers):
            here.context.forget()
    _end(here)


def _whole(piece: Phrase, after: Pieces) -> Phrase:
    """收到的3件申请: what is counted stands behind the number; 申请3件予以公开: what became of it does."""
    things = [one for words in after if isinstance(words, Phrase) and not words.amounts for one in words.things[:1]]
    has_topic = any(member.topic for member in piece.members)
    is_split = bool(things) and bool(things[0].held.topic) and not has_topic
    is_told = bool(things) and is_telling(things[0].held.aspects) and piece.amounts[-1].type != "EACH"
    is_told = is_told and has_topic and not any(member.aspects for member in piece.members)
    return evolve(piece, things=(*piece.things, *things)) if is_split or is_told else piece


def _bare(here: Clause, phrase: Phrase) -> bool:
    """Words without a number; False where unknown words make another thing of them."""
    if here.waiting is not None:
        counts.await_words(here, phrase)
    elif here.negations:
        here.denied.append(phrase)
    here.is_unknown = here.is_unknown or any(member.is_foreign or member.is_deed for member in phrase.members)
    here.subject, here.is_beside = None if here.is_unknown else phrase, not here.is_unknown
    if here.is_unknown:
        here.context.last = []
    return not here.is_unknown


def _end(here: Clause) -> None:
    """What only the end of a clause decides: numbers before their words, negations, 均予以公开."""
    subject, context = here.subject, here.context
    if here.waiting is not None:
        counts.settle(here)
    elif here.denied and here.negations in (1, len(here.denied)) and "MORE" not in here.signs:
        alone.deny(here)
    elif subject is not None and not here.negations and not here.signs & {"OF", "MORE"}:
        alone.imply(here, subject)
    named = subject is not None and any(one.topic or is_telling(one.aspects) for one in subject.members)
    context.subject = subject if named and not here.negations and not here.is_unknown else None
    if here.passing is not None:
        (context.place,) = here.passing
