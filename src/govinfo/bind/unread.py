"""Tables in HTML, which no layout reads yet: told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govinfo.bind.complete import TABLES
from govinfo.source import Span

if TYPE_CHECKING:
    from govinfo.bind.draft import Draft

_HTML = re.compile(r"<(?:table|t[rdh])\b[^<>]{0,200}>", re.IGNORECASE)


def tell_unread(draft: Draft) -> None:
    """Tell tables in HTML."""
    if tag := _HTML.search(draft.source.text):
        draft.tell("html-unread", Span(*tag.span()), paths=() if draft.rows else TABLES)
