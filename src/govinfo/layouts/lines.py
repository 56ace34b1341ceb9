"""The tokens of every grammar: lines, named by what stands in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import define, field

from govinfo.layouts.spaced import Piece, cut_spaced, is_row
from govinfo.page import Kind

if TYPE_CHECKING:
    from govinfo.page import Vocabulary
    from govinfo.source import Source

#: Text longer than this is no label and no heading.
LONGEST_LABEL = 80

#: Rows aligned by blanks are wide; two blanks at least stand in them.
LONGEST_SPACED = 400
_BLANK = re.compile(r"\s")
_BLANKS = re.compile(r"\s\s")

#: More lines than this without a heading are no section of a report; what follows them is left as prose.
LONGEST_SECTION = 1000

#: A row longer than this is none: a whole page on one line, or worse.
LONGEST_ROW = 4000

_LONGEST_FURNITURE = 60
_DELIMITERS = "|｜#*:- \t\u3000"
_CELLS = frozenset({Kind.ITEM, Kind.ROW, Kind.GROUP, Kind.HEAD, Kind.VALUE})
_FURNITURE = re.compile(
    r"[-–—]?\s*\d{1,3}\s*[-–—]|第\s*\d{1,3}\s*页.*|(?:Page|P\.)\s*\d{1,3}(?:\s+-.*)?|\d{1,3}\s*/\s*\d{1,3}\s*页?"
)

#: No list, where most lines need none; whoever fills one sets it anew.
_NONE: Any = ()


@define(weakref_slot=False)
class Line:
    """One line of the source, or a run of value lines or of lines of prose.

    Lark asks no more of a token than its ``type``; each grammar's lexer sets it anew.
    """

    type: str
    #: Where its block begins, and where the text of the next line does.
    start: int
    end: int
    #: The text of its only or first line, and where that begins.
    text: str
    at: int
    kind: Kind = Kind.OTHER
    #: The values of a run and where each begins; where each ends, if one is not printed as it reads.
    values: list[str] = _NONE
    starts: list[int] = _NONE
    ends: list[int] = _NONE
    #: The pieces between the blanks of a line that may be a row.
    pieces: list[Piece] = _NONE
    #: True where a form feed begins the next line.
    feeds: bool = False
    #: True for values that may be pieces of the numbers beside them.
    rest: bool = False

    # Lark borrows these from the last token for its own end token.
    start_pos = line = column = end_line = end_column = end_pos = None


def is_furniture(text: str) -> bool:
    """True for what a page prints of itself: - 4 -, Page 8."""
    return len(text) <= _LONGEST_FURNITURE and _FURNITURE.fullmatch(text) is not None


@define
class Lines:
    """Puts lines together: each ends where the next begins, runs become one line."""

    found: list[Line] = field(factory=list)
    #: True behind the first heading.
    headed: bool = False
    _room: int = LONGEST_SECTION

    def add(self, line: Line, start: int) -> None:
        """Add a line whose block begins at a place; of too many without a heading, one more holds the rest."""
        self._room -= 1
        if line.type == "HEADING":
            self.headed, self._room = True, LONGEST_SECTION
        elif self._room < 0:
            return
        elif self._room == 0:
            line = Line("TEXT", start, line.end, line.text, line.at)
        if self.found:
            if _merge(self.found[-1], line):
                return
            self.found[-1].end = start
        line.start = start if self.found else 0
        self.found.append(line)

    def until(self, end: int) -> list[Line]:
        """All lines; the last one ends with the text."""
        if self.found:
            self.found[-1].end = end
        return self.found


def scan(source: Source, vocabulary: Vocabulary) -> list[Line]:
    """Name every line that is not blank, by the grammar of the document. White space belongs to the line before it."""
    lines = Lines()
    for start, raw in source.lines():
        text = raw.strip()
        if text or "\t" in raw:
            if raw[0] == "\f" and lines.found:
                lines.found[-1].feeds = True
            lines.add(name(start, raw, text, vocabulary, headed=lines.headed), start)
    return lines.until(len(source.text))


def name(start: int, raw: str, text: str, vocabulary: Vocabulary, *, headed: bool) -> Line:
    """Name one line: ``raw`` stands at ``start``, ``text`` is what it prints. ``headed``: behind a heading."""
    if "|" in text or "｜" in text or not text or ("\t" in raw and "\t" in raw.lstrip()):
        return _delimited(start, raw, text, vocabulary)
    at = start if raw[:1] == text[:1] else start + len(raw) - len(raw.lstrip())
    kind = vocabulary(text).kind if len(text) <= LONGEST_LABEL else Kind.OTHER
    opens = kind is Kind.OPENING and not headed and not is_row(cut_spaced(text, vocabulary), vocabulary)
    if kind is Kind.HEADING or opens:
        bare = text.strip(_DELIMITERS)
        return Line("HEADING", start, at + len(text), bare, at + text.find(bare), kind)
    if kind in _CELLS and "\t" in raw:  # blank cells before it
        return Line("TAB", start, start + len(raw), raw, start, kind)
    if kind is Kind.VALUE:
        return Line("CELL", start, at + len(text), text, at, kind, [text], [at])
    line = Line("CELL" if kind in _CELLS else "TEXT", start, at + len(text), text, at, kind)
    if kind in _CELLS and not (text[-1].isdigit() or _ends_in_nil(text, kind, vocabulary)):
        return line  # else values may stand behind the words, or behind a note whose bracket is open
    blanks = _BLANK if len(text) <= LONGEST_LABEL else _BLANKS
    if len(text) <= LONGEST_SPACED and blanks.search(text) and not is_furniture(text):
        line.pieces = cut_spaced(text, vocabulary)
        if is_row(line.pieces, vocabulary):
            line.type = "SPACED"
    return line


def _ends_in_nil(text: str, kind: Kind, vocabulary: Vocabulary) -> bool:
    """True for the label of a row with a sign for nothing behind it, which the label's words leave out."""
    if kind is not Kind.ROW:
        return False
    *label, last = text.split()
    return bool(label) and vocabulary(last).kind is Kind.VALUE


def _delimited(start: int, raw: str, text: str, vocabulary: Vocabulary) -> Line:
    """A line with pipes or tabs; where it has but one cell, that cell may be a heading or an indented line of prose."""
    if len(text) > LONGEST_ROW:
        return Line("TEXT", start, start + len(raw), raw, start)
    bare = text.strip(_DELIMITERS)
    kind = Kind.OTHER
    if bare and "|" not in bare and "\t" not in bare:
        kind = vocabulary(bare).kind
        if kind is Kind.HEADING:
            return Line("HEADING", start, start + len(raw), bare, start + raw.find(bare), kind)
        if "\t" in raw and "|" not in raw and kind is Kind.OTHER and len(bare) > LONGEST_LABEL:
            return Line("TEXT", start, start + len(raw), bare, start + raw.find(bare))
    return Line("PIPE" if "|" in text or "｜" in text else "TAB", start, start + len(raw), raw, start, kind)


def _merge(last: Line, line: Line) -> bool:
    """Let a run of values, or of long prose, grow by one more line."""
    if line.values and last.values and line.type == last.type == "CELL":
        last.values += line.values
        last.starts += line.starts
        last.ends += line.ends
        return True
    return line.type == last.type == "TEXT" and len(line.text) > LONGEST_LABEL < len(last.text)
