"""Tables that are not read: told, with how to get them read."""

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
#: A label and the numbers behind it, separated by blanks: the text of a PDF.
_SPACED = re.compile(r"(?P<label>.*[^\s0-9])[^\S\n]+[0-9][0-9.,/ \t-]*")


def tell_unread(draft: Draft) -> None:
    """Tell tables in HTML without what reads them, and rows with nothing but blanks between labels and values."""
    if unread := draft.page.unread:
        paths = tuple(section for section in TABLES if not any(row.startswith(f"{section}.") for row in draft.rows))
        more = tuple(Label(span, "more") for span in unread[1:])
        draft.tell("html-unread", unread[0], paths=paths, labels=more)
    found: dict[str, list[Span]] = {}
    for text, span in _lines(draft):
        match = _SPACED.fullmatch(text)
        rows = vocabulary(match["label"].strip()).rows if match else ()
        if rows and rows[0] not in draft.rows:
            found.setdefault(rows[0].partition(".")[0], []).append(span)
    for section, spans in found.items():
        more = tuple(Label(span, "more") for span in spans[1:])
        draft.tell("layout-unread", spans[0], paths=(section,), labels=more)


def _lines(draft: Draft) -> Iterator[tuple[str, Span]]:
    """The lines that no table claims, without the white space around them."""
    for block in draft.page.blocks:
        if isinstance(block, Table):
            rows = (*block.opening, *block.rows)
            words = (row.whole() for row in rows if row.kind is RowKind.WORDS and not row.ends)
            yield from ((draft.source.text[slice(*span)], span) for span in words)
        elif not isinstance(block, Heading):
            for line in draft.page.lines(draft.source, block.span):
                if len(line.text) <= _LONGEST_LINE and line.text[-1].isdigit():
                    yield line.text, Span(line.start, line.end)
