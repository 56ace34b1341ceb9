"""What was not looked at: tables in HTML, which no layout reads yet, and what follows too many lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govinfo.bind.complete import TABLES
from govinfo.layouts.lines import LONGEST_SECTION
from govinfo.page import Prose
from govinfo.source import Span

if TYPE_CHECKING:
    from govinfo.bind.draft import Draft

_PRINTED = re.compile(r"^[^\S\n]*[^\s].*$", re.MULTILINE)
_HTML = re.compile(r"<(?:table|t[rdh])\b[^<>]{0,200}>", re.IGNORECASE)


def tell_unread(draft: Draft) -> None:
    """Tell tables in HTML, and prose so long that nothing was looked for in it."""
    if tag := _HTML.search(draft.source.text, *draft.part):
        draft.tell("html-unread", Span(*tag.span()), paths=() if draft.rows else TABLES)
    for block in draft.page.blocks:
        if isinstance(block, Prose) and draft.source.text.count("\n", *block.span) > LONGEST_SECTION:
            lines = sum(1 for _ in _PRINTED.finditer(draft.source.text, *block.span))
            if lines > LONGEST_SECTION:
                draft.tell("section-too-long", block.span, count=lines, most=LONGEST_SECTION)
