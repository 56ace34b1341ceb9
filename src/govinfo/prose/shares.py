"""Percentages: of what, and of what whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from govinfo.prose.found import Found
from govinfo.prose.meaning import together
from govinfo.prose.numerals import Amount
from govinfo.prose.words import APPLICATION, lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govinfo.prose.claim import Reading
    from govinfo.prose.clause import Clause
    from govinfo.prose.phrases import Phrase

_UNTOLD = Amount(None)
_OPENING, _CLOSING = ("（", "("), ("）", ")")
#: What may be the hundred of an application's share.
_WHOLES: tuple[Reading, ...] = (
    ("applications.outcomes.total.total",),
    ("applications.received.total",),
    ("applications.received.total", "applications.carried_over.total"),
)


def shared(here: Clause, phrase: Phrase) -> None:
    """予以公开4件，占19%; 予以公开占19%; 占不予公开的50%, whose words are the hundred."""
    if "OF" not in here.signs and not _is_bracketed(here, phrase):
        return
    of = _subjects(here) if here.subject is not None else here.context.last
    whole = here.meanings(phrase.members) if phrase.members and not phrase.is_forward else []
    attach(here, phrase, of, together(whole) if whole and whole[0].names_aspect else ())


def _is_bracketed(here: Clause, phrase: Phrase) -> bool:
    """予以公开4件（19%）."""
    start, end = phrase.span
    text = here.context.text
    return text[start - 1 : start] in _OPENING and text[end : end + 1] in _CLOSING


def _subjects(here: Clause) -> list[Found]:
    """The words before 占."""
    if here.subject is None:
        return []
    context, span = here.context, here.subject.span
    return [
        Found(*span, _UNTOLD, one.readings(), here.certainty(one), one, context.place, context.time)
        for one in here.meanings(here.subject.members)
    ]


def attach(here: Clause, phrase: Phrase, of: Sequence[Found], whole: tuple[Reading, ...] = ()) -> None:
    """A claim for each share of what stands before it."""
    shares = phrase.shares
    of = [
        one
        for one in of
        if (here.is_placed and here.subject is None)
        or one.meaning is None
        or not one.meaning.is_whole
        or one.meaning.is_wide
    ]
    if len(shares) > len(of) or "MORE" in here.signs or here.is_unknown:
        return
    start, end = evolve(phrase, things=()).span if phrase.is_forward else phrase.span
    for claim, share in zip(of[-len(shares) :], shares, strict=True):
        wholes = whole or tuple(dict.fromkeys((*_wholes(claim), *_earlier(here, claim))))
        start = min(start, claim.start) if here.subject is not None else start
        here.context.claims.append(evolve(claim, start=start, end=end, amount=share, percent_of=wholes))


def _wholes(claim: Found) -> tuple[Reading, ...]:
    """What its topic as a whole is."""
    if claim.meaning is None or claim.meaning.topic.id == APPLICATION:
        return _WHOLES
    return evolve(claim.meaning, aspect=lexicon().aspects[claim.meaning.topic.default]).readings()


def _earlier(here: Clause, claim: Found) -> list[Reading]:
    """What the sentence has counted before."""
    return [
        reading for one in here.context.claims if one is not claim and not one.percent_of for reading in one.readings
    ]
