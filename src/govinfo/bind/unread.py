"""Tables of layouts that are not read yet: told, with how to get a text that is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govinfo.bind.complete import TABLES
from govinfo.diagnostics import Label
from govinfo.forms.vocabulary import vocabulary
from govinfo.page import Heading, RowKind, Table
from govinfo.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.bind.draft import Draft

_LONGEST_LINE = 120
_HTML = re.compile(r"<(?:table|t[rdh])\b[^<>]{0,200}>", re.IGNORECASE)
#: A label and the numbers behind it, separated by blanks: the text of a PDF.
_SPACED = re.compile(r"(?P<label>.*[^\s0-9])[^\S\n]+[0-9][0-9.,/ \t-]*")


def tell_unread(draft: Draft) -> None:
    """Tell tables in HTML, and rows whose values stand behind their labels with nothing but blanks between."""
    if tag := _HTML.search(draft.source.text):
        draft.tell("html-unread", Span(*tag.span()), paths=() if draft.rows else TABLES)
    found: dict[str, list[Span]] = {}
    for span in _lines(draft):
        match = _SPACED.fullmatch(draft.source.text, *span)
        rows = vocabulary(match["label"].strip()).rows if match else ()
        if rows and rows[0] not in draft.rows:
            found.setdefault(rows[0].partition(".")[0], []).append(span)
    for section, spans in found.items():
        more = tuple(Label(span, "more") for span in spans[1:])
        draft.tell("layout-unread", spans[0], paths=(section,), labels=more)


def _lines(draft: Draft) -> Iterator[Span]:
    """The lines that no table claims, without the white space around them."""
    text = draft.source.text
    for block in draft.page.blocks:
        if isinstance(block, Table):
            rows = (*block.opening, *block.rows)
            yield from (row.whole() for row in rows if row.kind is RowKind.WORDS)
        elif not isinstance(block, Heading):
            at = block.span.start
            for raw in text[slice(*block.span)].splitlines(keepends=True):
                line = raw.strip()
                if line and len(line) <= _LONGEST_LINE and line[-1].isdigit():
                    start = at + raw.find(line)
                    yield Span(start, start + len(line))
                at += len(raw)
