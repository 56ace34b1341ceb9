"""Lines whose cells are separated by blanks: cut into labels and values, where they are no prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govinfo.page import Kind

if TYPE_CHECKING:
    from govinfo.page import Vocabulary

#: The text of a piece, where it begins in its line, and what it is.
Piece = tuple[str, int, Kind]

_PIECE = re.compile(r"\S+")
_GAP = re.compile(r"\s\s+")
_ORDINAL = re.compile(r"\d{1,2}[.．、]?")
#: A unit stands so many characters behind its number; farther away, it is another number's, wrapped.
_NEAR = 2
_UNITS = frozenset({"元", "万元", "件", "项"})
_PUNCTUATION = re.compile("[，。；：,;:]")
#: Without their blanks, lines longer than this are prose; so are words longer than this on a line without values.
_LONGEST = 120
_LONGEST_HEAD = 6


def cut_spaced(text: str, vocabulary: Vocabulary) -> list[Piece]:
    """The pieces of a line in their order; nothing where the line is prose.

    Values stand behind what labels them. Without values, or with labels behind values, every piece must be known, or
    be short enough for a part of a column head; or they stand in columns, most of them known.
    """
    pieces: list[Piece] = []
    known = True
    end = 0
    for match in _PIECE.finditer(text):
        piece, at = match[0], match.start()
        if pieces and _is_ordinal(pieces[-1][0], first=len(pieces) == 1, near=at - end == 1):
            labelled = text[pieces[-1][1] : match.end()]
            if vocabulary(labelled).kind is Kind.ROW or vocabulary(labelled).begins:
                (_, at, _), piece = pieces.pop(), labelled
        if piece in _UNITS and pieces and pieces[-1][2] is Kind.VALUE and at - end <= _NEAR:
            number, at, _ = pieces.pop()
            piece = text[at : match.end()] if vocabulary(text[at : match.end()]).kind is Kind.VALUE else number
        word = vocabulary(piece)
        ends_label = piece in _UNITS and bool(pieces) and vocabulary(pieces[-1][0] + piece).whole
        kind = Kind.VALUE if piece in _UNITS and not ends_label else word.kind  # a unit whose number stands elsewhere
        if len(pieces) == 1 and kind is not Kind.VALUE and _is_word(pieces[0]):
            pieces[0] = (*pieces[0][:2], Kind.OTHER)
        known = known and (kind is not Kind.OTHER or word.begins or word.scrap)
        pieces.append((piece, at, kind))
        end = match.end()
    if known:
        return pieces
    values = [kind is Kind.VALUE for _, _, kind in pieces]
    if True in values:
        first = values.index(True)
        numbers = values[-1] or any(map(str.isdigit, pieces[-1][0]))
        if numbers and first and pieces[first - 1][2] is Kind.ROW:  # what stands among values is meant for one
            return [*pieces[:first], *((text, at, Kind.VALUE) for text, at, _ in pieces[first:])]
        trailing = all(values[first:]) and sum(len(piece[0]) for piece in pieces) <= _LONGEST
        return pieces if trailing else []
    columns = len(_GAP.findall(text)) >= len(pieces) // 2
    if columns and 2 * sum(vocabulary(piece[0]).begins or piece[2] is not Kind.OTHER for piece in pieces) > len(pieces):
        return pieces
    short = all(len(piece[0]) <= _LONGEST_HEAD and not _PUNCTUATION.search(piece[0]) for piece in pieces)
    return pieces if short else []


def _is_ordinal(text: str, *, first: bool, near: bool) -> bool:
    """True for the ordinal of the label behind it: a number that is no value, first on its line or with its dot."""
    return bool(_ORDINAL.fullmatch(text)) and (first or (near and not text.isdigit()))


def _is_word(piece: Piece) -> bool:
    """True for a word that could be a value, before words: 无 of （四）无法提供, set one character a line."""
    return piece[2] is Kind.VALUE and piece[0].isalpha()


def is_row(pieces: list[Piece], vocabulary: Vocabulary) -> bool:
    """True for pieces that stand on a line of a table beyond doubt: a label and values, values alone, heads alone."""
    labels = [piece for piece in pieces if piece[2] is not Kind.VALUE]
    if not labels:
        return len(pieces) > 1
    known = [vocabulary(piece[0]) for piece in labels]
    if len(labels) < len(pieces):
        several = len(pieces) - len(labels) > 1
        return any(word.kind is not Kind.OTHER or word.begins or (several and word.scrap) for word in known)
    return len(pieces) > 1 and all(word.kind is not Kind.OTHER or word.begins for word in known)
