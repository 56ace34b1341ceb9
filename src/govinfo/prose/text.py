"""The prose of a section without its white space, and the way from there back into the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import define, field

from govinfo.layouts.lines import is_furniture
from govinfo.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govinfo.source import Source

#: Stands for white space between two digits, which parts two numbers; all other white space is the work of extraction.
_MARK = "|"
_END = re.compile("[。！？!?]")
#: What parts the thousands of a number in full width.
_THOUSANDS = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_PLAIN = str.maketrans("０１２３４５６７８９％．", "0123456789%.")


@define
class Prose:
    """One section's prose, folded: lines are joined and blanks dropped, since PDFs break words anywhere."""

    text: str
    folded: str = ""
    #: Where each kept line begins, in the folded text and in the section's.
    folds: list[int] = field(factory=list)
    begins: list[int] = field(factory=list)
    #: The same of the words of a line, once that was asked for.
    words: dict[int, tuple[list[int], list[int]]] = field(factory=dict)

    def sentences(self) -> Iterator[tuple[int, str]]:
        """Each sentence with its place in the folded text."""
        start = 0
        for end in _END.finditer(self.folded):
            yield start, self.folded[start : end.start()]
            start = end.end()
        yield start, self.folded[start:]

    def unfolded(self, start: int, end: int) -> Span:
        """From one folded character to another, in the section's text."""
        return Span(self._unfold(start), self._unfold(end - 1) + 1)

    def _unfold(self, at: int) -> int:
        """Where a folded character stands in the section's text."""
        index = bisect_right(self.folds, at) - 1
        if index not in self.words:
            self.words[index] = self._words(index)
        folds, begins = self.words[index]
        word = bisect_right(folds, at) - 1
        return begins[word] + at - folds[word]

    def _words(self, index: int) -> tuple[list[int], list[int]]:
        """Where each word of a line begins, in the folded text and in the section's."""
        fold, begin = self.folds[index], self.begins[index]
        folds, begins = list[int](), list[int]()
        words = self.text[begin:].split("\n", 1)[0].split()
        for word, after in pairwise((*words, "")):
            begin = self.text.index(word, begin)
            folds.append(fold)
            begins.append(begin)
            begin += len(word)
            fold += len(word) + _apart(word, after)
        return folds, begins


def _apart(one: str, other: str) -> bool:
    """True where white space between two words parts two numbers."""
    return one[-1].isdigit() and other[:1].isdigit()


def fold(text: str) -> Prose:
    """Fold a section's text; what a page prints of itself is left out."""
    prose, pieces, at, begin = Prose(text), list[str](), 0, 0
    for line in text.split("\n"):
        words = line.split()
        if words and not is_furniture(line.strip()):
            if pieces and _apart(pieces[-1], words[0]):
                pieces.append(_MARK)
                at += 1
            prose.folds.append(at)
            prose.begins.append(begin)
            piece = words[0] if len(words) == 1 else _joined(words)
            pieces.append(piece)
            at += len(piece)
        begin += len(line) + 1
    prose.folded = "".join(pieces)
    return prose


def _joined(words: list[str]) -> str:
    """The words of a line without the blanks between them."""
    return "".join([f"{one}{_MARK}" if _apart(one, other) else one for one, other in pairwise((*words, ""))])


def plain(text: str) -> str:
    """The text with half-width digits, each in its place."""
    return _THOUSANDS.sub(",", text).translate(_PLAIN)


def place(span: Span, text: str, pieces: Sequence[Span], source: Source) -> tuple[Span, str]:
    """Where a part of a section's text stands in the source, and its text; in HTML, the printed line that holds it."""
    at = 0
    for piece in pieces:
        raw = source.text[piece.start : piece.end]
        exact = text.startswith(raw, at)
        end = at + len(raw) if exact else text.find("\n", at)
        end = len(text) if end < 0 else end
        if span.start < end:
            if not exact:
                return piece, text[slice(*span)]
            found = Span(piece.start + span.start - at, piece.start + span.end - at)
            return found, source.text[slice(*found)]
        at = end + 1
    return Span(0, 0), text[slice(*span)]
