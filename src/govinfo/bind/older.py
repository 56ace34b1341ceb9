"""Tables and narratives in a form of the time before 2019: known by their words, and told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from govinfo.diagnostics import Severity
from govinfo.forms.labels import simplify, take_apart
from govinfo.forms.older import Older, older, words_of_all
from govinfo.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.bind.draft import Draft
    from govinfo.diagnostics import Diagnostic
    from govinfo.forms.labels import Label

#: Labels are no longer, nor units.
_LONGEST = 120
_LONGEST_UNIT = 2
#: A tag; or a cell or a line, which stands between tags and delimiters.
_PIECE = re.compile(r"<[^<>]*>|[^<>|｜\s][^<>|｜\t\r\n]*")
#: Rules that speak of the text around the tables.
_AROUND = frozenset({"another-report", "narrative-repeated", "heading-repeated"})


@frozen
class Marked:
    """An older form in a text."""

    kind: Older
    #: From the first of its marks to the last; None where only the printed year tells of it.
    span: Span | None


def find_older(draft: Draft) -> Marked | None:
    """The older table in a text; else the older narrative that it is."""
    table, narrative = older()
    words: dict[str, Span] = {}
    subjects: dict[str, Span] = {}
    end, inside = 0, False
    for piece in _pieces(draft):
        text = piece[0].rstrip()
        span = Span(piece.start(), piece.start() + len(text))
        if not text.isascii():
            label = take_apart(_unescaped(text) if "&" in text else text)
            marks = _words(text, label, table)
            words |= {mark: span for mark in marks if mark not in words}
            if label.style == "chinese":
                subjects |= {one.words[0]: span for one in narrative.subjects if one.heads(label)}
            inside = bool(marks) or (inside and len(text) <= _LONGEST_UNIT)
        end = span.end if inside else end
    if len(words) >= table.enough:
        return Marked(table, Span(min(words.values()).start, end))
    if len(subjects) >= narrative.enough and any(one.words[0] in subjects for one in narrative.subjects if one.needed):
        return Marked(narrative, Span(min(subjects.values()).start, max(subjects.values()).end))
    return Marked(narrative, None) if draft.year and draft.year <= narrative.last_year else None


def _unescaped(text: str) -> str:
    from html import unescape  # its table is large, and seldom needed

    return unescape(text)


def _pieces(draft: Draft) -> Iterator[re.Match[str]]:
    """The cells and lines of the text, whatever its layout; none where no word of an older form is printed at all."""
    text, hints = (draft.text, older()[0].hints) if draft.rows else (simplify(draft.text), words_of_all())
    found = any(hint in text for hint in hints)
    pieces = _PIECE.finditer(draft.source.text, *draft.part) if found else ()
    return (piece for piece in pieces if piece.end() - piece.start() <= _LONGEST and piece[0][0] != "<")


def _words(text: str, label: Label, table: Older) -> list[str]:
    """The words of the table in a cell or a line; where they are none, between blanks."""
    words = label.words.removeprefix("其中")
    if words in table.words:
        return [words]
    if words.endswith(table.title):
        return [table.title]
    tokens = text.split()
    plain = (take_apart(token).words.removeprefix("其中") for token in tokens) if tokens[1:] else ()
    return [words for words in plain if words in table.words]


def tell_instead(draft: Draft, marked: Marked) -> None:
    """Tell of an older form where no row of a newer one is printed; what else was told of tables follows from it."""
    start = draft.part.start
    draft.diagnostics = [found for found in draft.diagnostics if found.rule in _AROUND]
    _tell(draft, marked.kind, marked.span or Span(start, start + 1), Severity.ERROR)


def tell_beside(draft: Draft, marked: Marked) -> None:
    """Tell of an older table beside those of a newer form, which are read; its own rows need not be told again."""
    span = marked.span
    if span and marked.kind.words:
        draft.diagnostics = [
            found for found in draft.diagnostics if found.rule != "values-unplaced" or not _begins_in(span, found)
        ]
        _tell(draft, marked.kind, span, Severity.WARNING)


def _tell(draft: Draft, kind: Older, span: Span, severity: Severity) -> None:
    draft.tell("older-form", span, severity=severity, kind=kind.zh, kind_en=kind.en)


def _begins_in(span: Span, found: Diagnostic) -> bool:
    places = (found.span, *(label.span for label in found.labels))
    return all(span.start <= place.start <= span.end for place in places)
