"""All claims of a report: sentence by sentence, from text to verdict."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from govinfo.forms.labels import simplify
from govinfo.prose import numerals
from govinfo.prose.claim import Certainty, Claim
from govinfo.prose.found import Context, Found
from govinfo.prose.judge import judge
from govinfo.prose.meaning import is_telling
from govinfo.prose.phrases import parse
from govinfo.prose.read import read
from govinfo.prose.scan import scan
from govinfo.prose.text import fold, place, plain
from govinfo.prose.words import APPLICATION, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govinfo.prose.text import Prose
    from govinfo.prose.token import Token
    from govinfo.report import Report, Section
    from govinfo.source import Span

#: A sentence without any of these counts nothing: digits, Chinese numerals with a unit, words for none.
_COUNTS = re.compile(
    "[0-9０-９未无無没沒零]|不存在|[一二两三四五六七八九十百千万廿卅][余多]?[件宗起例份条條项項次个個部封]|[件条份]次?(?:[，；,;]|$)|百分之"
)
_SEMICOLONS = re.compile("[；;]")


def claims(report: Report) -> tuple[Claim, ...]:
    """Every claim of the prose, in the order of the text."""
    return tuple([claim for section in report.sections for claim in _of_section(section, report)])


def _of_section(section: Section, report: Report) -> Iterator[Claim]:
    prose = fold(section.text)
    anchors = [word for word in lexicon().anchors if word in prose.folded]
    if not anchors:
        return
    pieces = [piece for piece in report.prose if section.span.start <= piece.start < section.span.end]
    context, is_about = Context(), False
    for start, raw in prose.sentences():
        begin = _worthy(raw, anchors, goes_on=bool(context.claims))
        is_about = is_about or _is_about(raw)
        if begin < 0:
            context = Context()
            continue
        text = simplify(plain(raw[begin:]))
        tokens = scan(text)
        speaks = (is_about or "公开" in text) and not any(word in text for word in lexicon().unrelated)
        context = Context(text, context.topic or _topic(tokens), speaks)
        for found in sorted((*read(parse(tokens), context), *_lost(text)), key=lambda one: (one.start, one.end)):
            yield _claim(found, text, start + begin, prose, pieces, report)


def _worthy(sentence: str, anchors: Sequence[str], *, goes_on: bool) -> int:
    """Where a sentence begins to be worth a look: at the first of its parts that names what is counted; -1 for none."""
    if not (goes_on or any(word in sentence for word in anchors)) or not _COUNTS.search(sentence):
        return -1
    begin = 0
    for end in () if goes_on else _SEMICOLONS.finditer(sentence):
        if any(word in sentence[begin : end.start()] for word in anchors):
            break
        begin = end.end()
    return begin


def _topic(tokens: list[Token]) -> str:
    """Applications, where the first word that tells a topic tells of them and nothing foreign stands before it."""
    for before, token in pairwise((None, *tokens)):
        if token is not None and before is not None and (before.type, token.type) == ("GAP", "NUMBER"):
            return ""
        if token is not None and token.type == "WORD":
            word = token.held
            if word.topic or word.is_foreign or word.is_deed:
                return APPLICATION if word.topic == APPLICATION else ""
            if is_telling(word.aspects):
                return APPLICATION
    return ""


def _is_about(text: str) -> bool:
    """True for a sentence on applications: what follows it in the section is on open information, too."""
    return "依申请" in text or "公开申请" in text or "依申請" in text


def _lost(text: str) -> Iterator[Found]:
    """What lost its digits though no table counts it: 公开各类政府信息条."""
    for word in lexicon().informed:
        at = text.find(word)
        if at >= 0 and not text[at + len(word) :][:1].isalnum():
            yield Found(at, at + len(word), numerals.LOST, (), Certainty.DOUBTFUL)
            return


def _claim(found: Found, text: str, start: int, prose: Prose, pieces: Sequence[Span], report: Report) -> Claim:
    """A claim with its place in the source and its verdict."""
    span, printed = place(prose.unfolded(start + found.start, start + found.end), prose.text, pieces, report.source)
    scope = text[found.place[0] : found.place[1]] if found.place else None
    year = _year(found, report.year)
    judged = judge(found, scope, year, report)
    return Claim(
        span,
        printed,
        found.amount.value,
        "%" if found.amount.is_share else found.amount.unit or None,
        found.amount.is_about,
        scope,
        year,
        found.readings,
        found.percent_of,
        found.certainty,
        judged.verdict,
        judged.cells,
        judged.has,
        judged.why,
    )


def _year(found: Found, year: int | None) -> int | None:
    """The year that a claim speaks of."""
    if found.time.year is not None:
        return found.time.year
    return year - found.time.is_before if year is not None else None
