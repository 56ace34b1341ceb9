"""What HTML prints and where: the text between its tags, in lines as on the page."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from html.entities import html5
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import define, field

from govinfo.page import Printed
from govinfo.source import LINE_END

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govinfo.source import Span

#: What stands in a tag behind its name. A quote that no other closes before the next tag is no quote.
ATTRIBUTES = r"""(?P<attributes>(?:[^<>"'=]++|=\s*+(?:"[^"<]*+"|'[^'<]*+')?+|["'])*+)(?:>|\Z)"""

#: Elements that print nothing, up to their end tags.
SILENT = (
    "script", "style", "title", "template", "textarea", "iframe", "noscript", "noembed", "noframes", "xml",
)  # fmt: skip

#: Attributes of an element that is not shown.
HIDDEN = re.compile(r"display\s*:\s*none|\btype\s*=\s*[\"']?hidden", re.IGNORECASE)

_TAG = re.compile(rf"<(?P<end>/?)(?P<name>[a-z][^\s/<>]*+)(?:{ATTRIBUTES})?|<!--|<[!?/][^<>]*+>?", re.IGNORECASE)
_ATOM = re.compile(
    r"(?P<space>\s+)|(?P<reference>&(?:#[0-9]{1,9}|#x[0-9a-f]{1,8}|[a-z][a-z0-9]{1,31});?)"
    r"|&|[^\s&]++(?:[^\S\r\n]++[^\s&]++)*+",
    re.IGNORECASE,
)
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_PLAIN = re.compile("[^<&\r\n\u00ad\u200b-\u200d\u2060\ufeff]*+")
_TITLE = re.compile(r"<title\b[^<>]*+>(?P<title>[^<]*+)", re.IGNORECASE)
_DIGIT = re.compile(r"[0-9０-９]")
_DELIMITER = re.compile(r"[|｜\t]")

#: Each begins and ends a line. The source may break the lines of a paragraph where the page does not.
_PARAGRAPHS = frozenset({"p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _PARAGRAPHS | frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "center", "div", "dl", "fieldset"),
        *("figure", "footer", "form", "header", "hr", "html", "legend", "main", "nav", "ol", "option", "pre"),
        *("section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    }
)
#: In a cell these may print a number that stands in no text, strike one out, or set digits beside it: each is marked,
#: so that what the cell prints is no number.
_ODD = frozenset({"input", "select", "textarea", "script", "sup", "sub", "del", "s", "strike"})
_STRUCK = re.compile("line-through", re.IGNORECASE)
_MARK = "\ufffc"

#: From this character on, no blank stands between words.
_WIDE = "\u2e80"


@define
class Ends:
    """Where elements and comments end, up to a place in the text. What was not found is not looked for again."""

    text: str
    last: int
    _lost: set[str] = field(factory=set)

    def after(self, name: str, at: int) -> int | None:
        """Behind the next end tag of an element that prints nothing; behind the end of a comment for ``--``."""
        if name not in self._lost:
            if found := _end_tag(name).search(self.text, at, self.last):
                return found.end()
            self._lost.add(name)
        return None

    def after_hidden(self, name: str, at: int) -> int | None:
        """Behind the end tag of a hidden element, which may hold others of its name."""
        depth = 1
        for tag in () if "hidden" in self._lost else _TAG.finditer(self.text, at, self.last):
            if tag["name"] and tag["name"].lower() == name:
                depth += -1 if tag["end"] else 1
                if not depth:
                    return tag.end()
        self._lost.add("hidden")
        return None


@cache
def _end_tag(name: str) -> re.Pattern[str]:
    return re.compile("-->" if name == "--" else rf"</{name}\b[^<>]*+>?", re.IGNORECASE)


@define
class _Printer:
    """Makes lines of what is printed."""

    source: str
    #: True in a cell, where the line ends of the source break nothing.
    in_cell: bool
    lines: list[Printed] = field(factory=list)
    _parts: list[str] = field(factory=list)
    _gap: list[str] = field(factory=list)
    _begin: int = -1
    _start: int = 0
    _end: int = 0
    _in_paragraph: bool = False
    #: The lines of the paragraph that only the source breaks off.
    _soft: list[int] = field(factory=list)

    def run(self, first: int, last: int) -> None:
        """Print what stands between two tags."""
        for atom in _ATOM.finditer(self.source, first, last):
            if atom["space"]:
                self._gap.append(atom[0])
            elif atom["reference"]:
                text, end = _character(atom[0])
                self._put(text, atom.start(), atom.start() + end)
                if end < len(atom[0]):
                    self.run(atom.start() + end, atom.end())
            else:
                self._put(atom[0], atom.start(), atom.end())

    def tag(self, name: str, first: int, last: int, *, ends: bool) -> None:
        """Break the line at a tag, or print what it stands for."""
        if name in _BLOCKS:
            self.end_line()
            if name in _PARAGRAPHS:
                if ends and self._in_paragraph:
                    self._join()
                self._in_paragraph = not ends
                self._soft.clear()
            elif name != "br":
                self._in_paragraph = False
        elif self.in_cell and name in _ODD and not ends:
            self.mark(first, last)
        if self._begin < 0 and not (ends or self._parts or name == "br"):
            self._begin = first

    def mark(self, first: int, last: int) -> None:
        """Mark what is not printed as plain text."""
        self._put(_MARK, first, last)

    def end_line(self) -> None:
        """End the line, if anything is printed on it."""
        if self._parts:
            begin = self._start if self._begin < 0 else self._begin
            self.lines.append(Printed(begin, self._start, self._end, "".join(self._parts)))
            self._parts.clear()
        self._gap.clear()
        self._begin = -1

    def _put(self, text: str, first: int, last: int) -> None:
        if not text.strip():
            self._gap.append(text)
            return
        if self._parts:
            self._bridge("".join(self._gap), text)
        self._gap.clear()
        if not self._parts:
            self._start = first
        self._parts.append(text)
        self._end = last

    def _bridge(self, gap: str, text: str) -> None:
        """White space between two pieces: printed, unless it holds a line end."""
        ends = LINE_END.findall(gap)
        if not ends:
            self._parts.append(gap)
        elif self.in_cell:
            self._parts.append(_blank(self._parts[-1], text))
        else:
            if self._in_paragraph and len(ends) == 1:
                self._soft.append(len(self.lines))
            self.end_line()

    def _join(self) -> None:
        """Join the lines of a paragraph that only the source breaks; cells between delimiters keep theirs."""
        if not self._soft or any(_DELIMITER.search(line.text) for line in self.lines[self._soft[0] :]):
            return
        first, soft = self._soft[0], set(self._soft)
        broken = self.lines[first:]
        del self.lines[first:]
        parts: list[str] = []
        begin = broken[0]
        for index, line in enumerate(broken, first):
            if not parts:
                begin = line
            parts.append(line.text)
            if index not in soft or index + 1 == first + len(broken):
                self.lines.append(Printed(begin.begin, begin.start, line.end, _joined(parts)))
                parts.clear()


def _joined(parts: list[str]) -> str:
    blanks = [_blank(before, after) for before, after in pairwise(parts)]
    return "".join(text for pair in zip(parts, [*blanks, ""], strict=True) for text in pair)


def _blank(before: str, after: str) -> str:
    return "" if before[-1] >= _WIDE and after[0] >= _WIDE else " "


def _character(reference: str) -> tuple[str, int]:
    """What a character reference stands for, and how much of the text it takes."""
    if reference.startswith("&#"):
        return unescape(reference), len(reference)
    for end in range(len(reference), 2, -1):
        if reference[1:end] in html5:
            return html5[reference[1:end]], end
    return "&", 1


def lines(source: str, first: int, last: int, *, in_cell: bool = False) -> list[Printed]:
    """The lines that a stretch of HTML prints."""
    printer = _Printer(source, in_cell)
    ends = Ends(source, last)
    at = first
    while tag := _TAG.search(source, at, last):
        printer.run(at, tag.start())
        at = tag.end()
        if not tag["name"]:
            at = ends.after("--", tag.start() + 2) or at if tag[0] == "<!--" else at
            continue
        if at == last < len(source) and not tag[0].endswith(">"):
            at = tag.end("name")  # cut off by the next tag: what follows its name is text
        name, closing = tag["name"].lower(), bool(tag["end"])
        hidden = not closing and tag["attributes"] and HIDDEN.search(tag["attributes"])
        if hidden and (end := at if name == "input" else ends.after_hidden(name, at)):
            if in_cell and _DIGIT.search(source, at, end):
                printer.mark(tag.start(), end)
            at = end
            continue
        if in_cell and tag["attributes"] and _STRUCK.search(tag["attributes"]):
            printer.mark(tag.start(), at)
        printer.tag(name, tag.start(), at, ends=closing)
        if name in SILENT and not closing:
            at = ends.after(name, at) or at
    printer.run(at, last)
    printer.end_line()
    return printer.lines


def cell(source: str, stretches: Sequence[Span], at: int) -> Printed:
    """What a cell prints; an empty range at a place for a blank one."""
    if len(stretches) == 1:
        first, last = stretches[0]
        text = source[first:last].strip()
        if _PLAIN.fullmatch(text):
            start = source.index(text, first) if text else at
            return Printed(start, start, start + len(text), text)
    printed = [line for first, last in stretches for line in lines(source, first, last, in_cell=True)]
    text = _UNSEEN.sub("", "\n".join(line.text for line in printed)).strip()
    if not text:
        return Printed(at, at, at, "")
    return Printed(printed[0].begin, printed[0].start, printed[-1].end, text)


def title(source: str) -> str:
    """What the head of a page calls it; a browser does not print it on the page."""
    found = _TITLE.search(source)
    return " ".join(line.text for line in lines(source, *found.span("title"))) if found else ""
