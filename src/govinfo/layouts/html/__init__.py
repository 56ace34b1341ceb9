"""HTML: a line for each row of its tables, cut into cells already, and one for each line of all else that it prints."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from govinfo.layouts.grammar import Parser
from govinfo.layouts.html import markup
from govinfo.layouts.html.grid import Row, rows_of
from govinfo.layouts.html.skeleton import skeleton
from govinfo.layouts.html.tree import tables_of
from govinfo.layouts.lines import Line, Lines, is_furniture, name
from govinfo.layouts.table import Builder, row_type
from govinfo.page import Kind, Printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.layouts.html.skeleton import Skeleton
    from govinfo.page import Block, Vocabulary
    from govinfo.source import Source, Span

_MARKUP = re.compile(
    r"<(?:/?(?:table|tbody|tr|td|th|p|div|h[1-6]|li|body|html)(?:\s[^<>]*+)?/?>|!doctype\s+html)", re.IGNORECASE
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BLANKS = frozenset(" \t\u3000")
_FORM = frozenset({Kind.ITEM, Kind.ROW, Kind.GROUP, Kind.HEAD})


class Scanned(NamedTuple):
    """A page as lines for the grammars, and what it prints; see :class:`govinfo.page.Page`."""

    lines: list[Line]
    printed: tuple[Printed, ...]
    title: str
    unread: tuple[Span, ...]


class _Text(NamedTuple):
    """A printed line outside of rows."""

    begin: int
    printed: Printed
    #: True where the tags tell that it stands in a table.
    in_table: bool


def is_html(text: str) -> bool:
    """True for a text whose markup makes lines or tables. A mere ``<br>`` may stand in a cell between pipes."""
    if "<" not in text:
        return False
    return _MARKUP.search(text) is not None or ("|" not in text and _BREAK.search(text) is not None)


def scan(source: Source, vocabulary: Vocabulary) -> Scanned:
    """Name what a page prints: a line for each row of a table, and for each line of other text."""
    page = skeleton(source.text, vocabulary)
    tables = tables_of(page)
    rows = sorted(rows_of(page, tables or [], vocabulary), key=attrgetter("begin"))
    texts = _texts(page, rows)
    if torn := _torn(rows, texts):
        rows = [row for at, row in enumerate(rows) if at not in torn]
        texts = _texts(page, rows)
    units: list[Row | _Text] = [*rows, *texts]
    lines = Lines()
    printed: list[Printed] = []
    for unit in sorted(units, key=attrgetter("begin")):
        if isinstance(unit, Row):
            line = _row_line(unit)
            text = Printed(unit.begin, line.at, unit.end, line.text)
        else:
            line = _text_line(source.text, unit.printed, vocabulary, headed=lines.headed)
            text = unit.printed._replace(begin=min(unit.begin, line.start))
            if unit.in_table and tables is None:
                line.type = "TEXT"
        lines.add(line, text.begin)
        if text.text:
            printed.append(text)
    unread = () if tables is not None else tuple(_unread(page, texts, vocabulary))
    return Scanned(lines.until(len(source.text)), tuple(printed), markup.title(source.text), unread)


def _row_line(row: Row) -> Line:
    texts = [column.text.replace("\n", " ") for column in row.columns]
    first = next((column for column in row.columns if column.text), row.columns[0])
    line = Line("ROW", row.begin, row.end, "\t".join(filter(None, texts)), first.start)
    line.values, line.starts, line.ends = texts, [c.start for c in row.columns], [c.end for c in row.columns]
    return line


def _texts(page: Skeleton, rows: list[Row]) -> list[_Text]:
    """All that is printed elsewhere than in rows, line by line."""
    taken = {number for row in rows for number in row.stretches}
    return [
        _Text(line.begin, line, number in page.inside)
        for number, stretch in enumerate(page.stretches)
        if number not in taken
        for line in markup.lines(page.source, *stretch)
    ]


def _torn(rows: list[Row], texts: list[_Text]) -> set[int]:
    """Rows in the midst of which text stands that is in none of their cells."""
    begins = [row.begin for row in rows]
    before = ((bisect_right(begins, text.printed.start) - 1, text.printed) for text in texts)
    return {at for at, text in before if at >= 0 and text.start < rows[at].end}


def _text_line(source: str, text: Printed, vocabulary: Vocabulary, *, headed: bool) -> Line:
    """Name a line of text; with the tabs around it, where nothing stands in it but what is printed."""
    start, end = text.start, text.end
    if source[start:end] == text.text:
        while start and source[start - 1] in _BLANKS:
            start -= 1
        while end < len(source) and source[end] in _BLANKS:
            end += 1
        line = name(start, source[start:end], text.text, vocabulary, headed=headed)
        if line.type != "CELL":
            return line
    else:
        line = name(start, text.text, text.text, vocabulary, headed=headed)
        line.type = "TEXT" if line.type in {"PIPE", "TAB", "SPACED"} else line.type
        line.pieces = []
    line.ends = [text.end]
    return line


def _unread(page: Skeleton, texts: list[_Text], vocabulary: Vocabulary) -> Iterator[Span]:
    """The tags of the tables that hold words of a form."""
    starts = [span.start for span in page.outermost]
    words = (text for text in texts if text.in_table and vocabulary(text.printed.text).kind in _FORM)
    for at, _ in groupby(bisect_right(starts, text.printed.start) - 1 for text in words):
        yield page.outermost[at]


@cache
def _parser() -> Parser:
    return Parser("html", "region", Builder("html", grid=True))


def read(lines: list[Line], vocabulary: Vocabulary) -> list[Block]:
    """Read a region of rows of tables."""
    for line in lines:
        if line.type == "ROW":
            line.type = row_type(line.values, vocabulary)
        else:
            line.type = "GAP" if is_furniture(line.text) else "TEXT"
    return _parser().parse(lines)
