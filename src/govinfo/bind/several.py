"""Several reports in one text: where each begins."""

from __future__ import annotations

from collections import deque
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from govinfo.bind.front import Title
from govinfo.bind.labels import find_label
from govinfo.bind.proceedings import is_proceedings
from govinfo.forms import forms
from govinfo.forms.vocabulary import vocabulary
from govinfo.page import Heading, Prose, RowKind, Table
from govinfo.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.page import Page
    from govinfo.source import Source

#: The last section that another report may begin with where no title is printed.
_LAST_FIRST = 2
#: The last section that holds a table.
_LAST_TABLE = 4


@frozen
class _Step:
    """How far a report has come: the heading of a section, or a row of a table."""

    start: int
    #: The number of the section.
    number: int
    #: The row's public path, "proceedings" for the one row of section four; "" for a heading.
    row: str = ""


@define
class _Part:
    """What is known of a part of the text that may be a report of its own."""

    start: int
    title: Title | None = None
    titles: set[str] = field(factory=set)
    #: Where its first section or table begins.
    first: int | None = None
    highest: int = 0
    rows: set[str] = field(factory=set)
    #: The row printed last; "" behind a heading.
    last: str = ""
    #: True where its sections hold a sentence.
    prose: bool = False

    def take(self, step: _Step, printed: list[Title]) -> None:
        """Come as far as a step, behind the titles printed before it. The last one before the first section counts."""
        if printed and (self.first is None or self.title is None):
            self.title = printed[-1]
        self.titles.update(title.text for title in printed)
        self.first = step.start if self.first is None else self.first
        self.highest = max(self.highest, step.number)
        self.last = step.row
        if step.row:
            self.rows.add(step.row)

    def ends_before(self, step: _Step, printed: list[Title]) -> bool:
        """True where a step, behind the titles printed before it, may belong to another report."""
        if not printed:
            return not step.row and bool(self.rows) and step.number <= _LAST_FIRST and step.number < self.highest
        anew = step.number < self.highest or step.number == self.highest == 1 or step.row in self.rows
        title = printed[-1]
        if not title.contradicts(self.title):  # perhaps the head of a page, which may print the last row again
            return anew and not (step.row and step.row == self.last)
        return anew or (bool(self.rows) and title.text not in self.titles and 1 < step.number <= _LAST_TABLE)

    def end(self, at: int, source: Source) -> _Part:
        """The part once it is known where it ends."""
        self.prose = self.first is not None and source.text.find("。", self.first, at) >= 0
        return self

    def is_another_than(self, one: _Part) -> bool:
        """True where both this part and the one before it say something, of two organs or years or of the same rows."""
        if not (self.rows or self.prose) or not (one.rows or one.prose):
            return False
        if self.title and (self.title.contradicts(one.title) if one.title else one.rows):
            return True
        return not self.rows.isdisjoint(one.rows)

    def merge(self, other: _Part) -> None:
        """Take in the part behind it, which is no other report."""
        if not (self.rows or self.prose) or self.title is None:
            self.title = other.title or self.title
        self.rows |= other.rows
        self.prose |= other.prose


def parts(page: Page, source: Source, printed: list[Title]) -> list[Span]:
    """Where each report of a page stands, by its titles; together they hold every character of the text.

    Another report begins where a section or a row that was printed already is printed again, from the title before it
    on. Where no title tells of another organ or year, a row of a table must be among it: narratives are printed twice.
    """
    if not _may_be_several(page, printed):
        return [page.span]
    found: list[_Part] = []
    for part in _candidates(page, printed, source):
        if found and not part.is_another_than(found[-1]):
            found[-1].merge(part)
        else:
            found.append(part)
    starts = [page.span.start, *(part.start for part in found[1:]), page.span.end]
    return [Span(*ends) for ends in pairwise(starts)]


def _may_be_several(page: Page, printed: list[Title]) -> bool:
    """Whether it is worth looking at the rows: a title stands behind the first section, or sections begin anew."""
    begun = next((block.span.start for block in page.blocks if not isinstance(block, Prose)), page.span.end)
    numbers = [number for block in page.blocks if isinstance(block, Heading) and (number := _number(block))]
    return any(title.start > begun for title in printed) or any(two < one for one, two in pairwise(numbers))


@cache
def _numbers() -> dict[str, int]:
    return {section.id: section.number for section in forms()[-1].sections}


def _number(heading: Heading) -> int:
    return _numbers().get(vocabulary(heading.text).section, 0)


def _steps(page: Page) -> Iterator[_Step]:
    for block in page.blocks:
        if isinstance(block, Heading) and (number := _number(block)):
            yield _Step(block.span.start, number)
        elif isinstance(block, Table):
            across = is_proceedings(block)
            for row in block.rows:
                label = find_label(row) if row.kind is RowKind.DATA else None
                if label and (any(label.values) or not label.word.groups):
                    yield _Step(label.span.start, _numbers()[label.path.partition(".")[0]], label.path)
                elif across and row.kind is RowKind.VALUES:
                    yield _Step(row.whole().start, _numbers()["proceedings"], "proceedings")


def _candidates(page: Page, printed: list[Title], source: Source) -> Iterator[_Part]:
    """The parts of a text, cut wherever a report may begin."""
    part = _Part(page.span.start)
    waiting = deque(printed)
    for step in _steps(page):
        before: list[Title] = []
        while waiting and waiting[0].start < step.start:
            before.append(waiting.popleft())
        if part.ends_before(step, before):
            start = _start(before, source) if before else step.start
            yield part.end(start, source)
            part = _Part(start)
        part.take(step, before)
    yield part.end(page.span.end, source)


def _start(printed: list[Title], source: Source) -> int:
    """Where the last title begins; of one that is printed again with no sentence between, the first."""
    first = printed[-1]
    for title in reversed(printed):
        if title.text != first.text or source.text.find("。", title.start, first.start) >= 0:
            break
        first = title
    return first.start
