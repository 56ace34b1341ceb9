"""Title, year and organ, as printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govinfo.forms.labels import simplify
from govinfo.page import Heading
from govinfo.source import Span

if TYPE_CHECKING:
    from govinfo.bind.draft import Draft

#: A title stands within this many characters of the beginning or of the first heading.
_REACH = 2000
_LONGEST = 70

_TITLE = re.compile(r"(?:政府|政务)?信息公开(?:工作)?(?:年度|年)?(?:工作)?报告|(?:政府|政务)信息公开工作年报")
_SENTENCE = re.compile(r"[。；，,;：]|(?<!第)[0-9]+[件条]")
_YEAR = re.compile(r"(?P<year>(?:19|20)[0-9]{2})\s*年度?")
_PERIOD = re.compile(r"(?P<year>20[0-9]{2})\s*年\s*1\s*月\s*1\s*日.{0,14}?12\s*月\s*31\s*日")
_YEAR_OF_REPORT = re.compile(r"(?P<year>20[0-9]{2})\s*年度")
_FURNITURE = re.compile(r"^(?:Page|P\.)\s*\d+\s*-?\s*|^[-\s#*]+|[*\s]+$")
_OGI = re.compile(r"政府?信息公开|政务公开")


def front(draft: Draft) -> tuple[str | None, int | None, str | None]:
    """Title, year and organ of the report; None for each that is not printed.

    The year is the title's; else that of the printed statistics period; else the one of the opening lines.
    """
    page, source = draft.page, draft.source
    end = page.blocks[-1].span.end if page.blocks else 0
    first = next((block.span.start for block in page.blocks if isinstance(block, Heading)), end)
    opening = page.text(source, Span(0, first))[:_REACH]
    title = title_of([line.strip() for line in opening.splitlines()]) or title_of([page.title])
    year = _YEAR.search(title) if title else None
    year = year or _PERIOD.search(page.text(source, Span(0, end))[:20000]) or _YEAR_OF_REPORT.search(opening)
    return title, int(year["year"]) if year else None, _organ(title) if title else None


def title_of(lines: list[str]) -> str | None:
    """The first title in some lines; with the line before it, where that is the organ's name alone."""
    lines = [_FURNITURE.sub("", line) for line in lines if line]
    for before, printed in zip(["", *lines], lines, strict=False):
        line = simplify(printed)
        if len(line) > _LONGEST or _SENTENCE.search(line) or not _TITLE.search(line) or not _OGI.search(line):
            continue
        whole_organ = before and len(before) < _LONGEST and not _SENTENCE.search(before) and not _TITLE.search(before)
        starts_late = re.match(r"(?:\d{4}\s*年度?\s*)?(?:政府|政务)?信息公开", line)
        return f"{before} {printed}" if whole_organ and starts_late and _organ_like(simplify(before)) else printed
    return None


def _organ_like(line: str) -> bool:
    return re.search(r"(?:政府|办公室|局|委员会|委|厅|办|处|中心|乡|镇|街道|院|会|公司|所|站)$", line) is not None


def _organ(title: str) -> str | None:
    """What the title prints beside the year and the words of every title."""
    ogi = re.search(r"(?:政府|政务)?信息公开", simplify(title))
    name = title[: ogi.start()] if ogi else title
    name = _YEAR.sub("", name).strip(" 　关于-—:：的《")
    return "".join(name.split()) or None
