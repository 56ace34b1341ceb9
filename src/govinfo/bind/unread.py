"""What was not looked at: tables in HTML without what reads them, and what follows too many lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govinfo.bind.complete import TABLES
from govinfo.diagnostics import Label
from govinfo.layouts.lines import LONGEST_SECTION
from govinfo.page import Prose

if TYPE_CHECKING:
    from govinfo.bind.draft import Draft


def tell_unread(draft: Draft) -> None:
    """Tell tables in HTML that could not be read, and prose so long that nothing was looked for in it."""
    if unread := draft.page.unread:
        paths = tuple(section for section in TABLES if not any(row.startswith(f"{section}.") for row in draft.rows))
        more = tuple(Label(span, "more") for span in unread[1:])
        draft.tell("html-unread", unread[0], paths=paths, labels=more)
    for block in draft.page.blocks:
        start, end = block.span
        if not isinstance(block, Prose) or end - start <= LONGEST_SECTION:
            continue
        if draft.source.text.count("\n", start, end) > LONGEST_SECTION:
            lines = sum(1 for _ in draft.page.lines(draft.source, block.span))
            if lines > LONGEST_SECTION:
                draft.tell("section-too-long", block.span, count=lines, most=LONGEST_SECTION)
