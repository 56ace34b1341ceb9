"""Several reports in one text: where the first ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from govinfo.bind.front import title_of
from govinfo.bind.labels import find_label
from govinfo.forms import forms
from govinfo.forms.vocabulary import vocabulary
from govinfo.page import Heading, Page, Prose, Table
from govinfo.source import Span

if TYPE_CHECKING:
    from govinfo.page import Block
    from govinfo.source import Source

#: A heading up to the first number, after one of at least the second and a table, begins another report.
_FIRST_SECTIONS = 2
_LATER_SECTIONS = 3


def first_report(page: Page, source: Source) -> tuple[Page, Span | None]:
    """The page of the first report, and where the others stand, if there are any.

    Sections that begin anew behind a table begin another report; from its title on, if that is printed.
    """
    at = _restart(page.blocks)
    if at is None:
        return page, None
    blocks = list(page.blocks[:at])
    cut = page.blocks[at].span.start
    if isinstance(blocks[-1], Prose):
        cut = _title_start(page, source, blocks[-1].span) or cut
        blocks[-1] = evolve(blocks[-1], span=Span(blocks[-1].span.start, cut))
    rest = Span(cut, page.blocks[-1].span.end)
    return evolve(page, blocks=tuple(blocks)), rest


def _restart(blocks: tuple[Block, ...]) -> int | None:
    numbers = {section.id: section.number for section in forms()[-1].sections}
    highest, tables = 0, False
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            number = numbers.get(vocabulary(block.text).section, 0)
            if tables and 0 < number <= _FIRST_SECTIONS and highest >= _LATER_SECTIONS:
                return index
            highest = max(highest, number)
        elif isinstance(block, Table):
            tables = tables or any(find_label(row) for row in block.rows)
    return None


def _title_start(page: Page, source: Source, prose: Span) -> int | None:
    """Where the last title in some prose begins."""
    titles = [line.begin for line in page.lines(source, prose) if title_of([line.text])]
    return titles[-1] if titles else None
