"""Title, year and organ, as printed."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from attrs import frozen

from govinfo.forms.labels import SPACE, simplify
from govinfo.forms.vocabulary import vocabulary
from govinfo.page import Heading
from govinfo.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.bind.draft import Draft
    from govinfo.page import Page
    from govinfo.source import Source

#: A title stands within this many characters of the beginning or of the first heading.
_REACH = 2000
_LONGEST = 70
_LONGEST_LINE = 120

#: What every line of a title holds, in either script: lines without it are not looked at.
_HINT = re.compile("信息公[开開](?:工作)?(?:年度?)?(?:工作)?(?:[报報]告|年[报報])")
_TITLE = re.compile(r"(?:政府|政务)?信息公开(?:工作)?(?:年度|年)?(?:工作)?报告(?!汇编)|(?:政府|政务)信息公开工作年报")
_SENTENCE = re.compile(r"[。；，,;：]|(?<!第)[0-9]+[件条]")
#: A line of a table of contents, or of a list of reports, with the number of a page.
_CONTENTS = re.compile(r"(?:[.…·]{2}|\t)\s*[0-9]{1,3}$")
_CELLS = re.compile(r"[|｜\t]")
_YEAR = re.compile(r"(?P<year>(?:19|20)[0-9]{2})\s*年度?")
_PERIOD = re.compile(r"(?P<year>20[0-9]{2})\s*年\s*1\s*月\s*1\s*日.{0,14}?12\s*月\s*31\s*日")
_YEAR_OF_REPORT = re.compile(r"(?P<year>20[0-9]{2})\s*年度")
_FURNITURE = re.compile(
    r"^[-–—\s#*]*(?:(?:Page|P\.)\s*\d{1,3}|第\s*\d{1,3}\s*页|\d{1,3}\s*(?=[-–—]))?[-–—\s#*]*|[*\s]+$"
)
_OGI = re.compile(r"政府?信息公开|政务公开")


@frozen
class Title:
    """A printed title: where its first line begins, and what it says."""

    start: int
    text: str
    year: int | None
    organ: str | None

    def contradicts(self, other: Title | None) -> bool:
        """True for the title of another report: both print a year or an organ, and not the same."""
        if other is None:
            return False
        if self.year and other.year and self.year != other.year:
            return True
        one, two = self.organ or "", other.organ or ""
        return one not in two and two not in one


def front(draft: Draft, printed: list[Title]) -> tuple[str | None, int | None, str | None]:
    """Title, year and organ of the report, by the titles on its page; None for each that is not printed.

    The year is the title's; else that of the printed statistics period; else the one of the opening lines.
    """
    start, end = draft.part
    headings = [block for block in draft.page.blocks if isinstance(block, Heading)]
    first = headings[0].span.start if headings else end
    first = first if draft.page.printed else min(start + _REACH, first)
    title = _last([title for title in printed if title.start < first]) or _title_after_others(draft, headings)
    if title is None and _is_title(draft.page.title):
        title = _made(start, draft.page.title)
    if title and title.year:
        return title.text, title.year, title.organ
    text, opening = (draft.page.text(draft.source, Span(start, at)) for at in (end, first))
    found = _PERIOD.search(text[:20000]) or _YEAR_OF_REPORT.search(opening)
    year = int(found["year"]) if found else None
    return (title.text, year, title.organ) if title else (None, year, None)


def _last(found: list[Title]) -> Title | None:
    """The last title, where it is first printed: of titles that contradict each other, the last is the report's."""
    return next((title for title in found if not title.contradicts(found[-1])), None)


def _title_after_others(draft: Draft, headings: list[Heading]) -> Title | None:
    """The title before section one, where other headings stand before it: a table of contents, an older table."""
    later = (block.span.start for block in headings[1:] if vocabulary(block.text).section == "overview")
    first = next(later, None)
    if first is None:
        return None
    return _last([*titles(draft.page, draft.source, Span(max(draft.part.start, first - _REACH), first))])


def titles(page: Page, source: Source, within: Span) -> Iterator[Title]:
    """The titles in a part of the text: lines or cells alone, with the line before where it is an organ's name."""
    if page.printed is not None:
        before = ""
        for line in page.lines(source, within):
            if printed := _printed(line.text):
                organ = before if _begins_late(printed) and _is_organ(before) else ""
                yield _made(line.begin, f"{organ} {printed}".strip())
            before = line.text
        return
    at, last = within
    while hint := _HINT.search(source.text, at, last):
        number = bisect_right(source.starts, hint.start())
        line_text = source.line(number)
        if printed := _printed(line_text):
            yield _title(source, number, printed, within.start)
        at = source.starts[number - 1] + len(line_text)


def _printed(line: str) -> str:
    """The title that a line prints; "" for none."""
    line = line.strip()
    if len(line) > _LONGEST_LINE or _CONTENTS.search(line):
        return ""
    return next(filter(_is_title, (_FURNITURE.sub("", cell.strip()) for cell in _CELLS.split(line))), "")


def _is_title(printed: str) -> bool:
    line = simplify(printed)
    return bool(len(line) <= _LONGEST and not _SENTENCE.search(line) and _TITLE.search(line) and _OGI.search(line))


def _title(source: Source, number: int, printed: str, start: int) -> Title:
    """The title that a line of the source prints; the line before it is not looked for before ``start``."""
    if _begins_late(printed):
        before = number - 1
        while before and source.starts[before - 1] >= start and not source.line(before).strip():
            before -= 1
        organ = source.line(before).strip() if before and source.starts[before - 1] >= start else ""
        if _is_organ(organ := _FURNITURE.sub("", organ[:_LONGEST_LINE])):
            number, printed = before, f"{organ} {printed}"
    return _made(max(start, source.starts[number - 1]), printed)


def _begins_late(printed: str) -> bool:
    """True for a title without the name of an organ."""
    return re.match(r"(?:\d{4}\s*年度?\s*)?(?:政府|政务)?信息公开", simplify(printed)) is not None


def _made(start: int, printed: str) -> Title:
    year = _YEAR.search(printed)
    return Title(start, printed, int(year["year"]) if year else None, _organ(printed))


def _is_organ(printed: str) -> bool:
    """True for the name of an organ alone."""
    line = simplify(printed)
    if len(line) >= _LONGEST or _SENTENCE.search(line) or _TITLE.search(line):
        return False
    return re.search(r"(?:政府|办公室|局|委员会|委|厅|办|处|中心|乡|镇|街道|院|会|公司|所|站)$", line) is not None


def _organ(title: str) -> str | None:
    """What the title prints beside the year and the words of every title."""
    ogi = re.search(r"(?:政府|政务)?信息公开", simplify(title))
    name = title[: ogi.start()] if ogi else title
    name = _YEAR.sub("", name).strip(" 　关于-—:：的《")
    return SPACE.sub("", name) or None
