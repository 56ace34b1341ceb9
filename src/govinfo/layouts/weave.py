"""Labels that are wrapped over lines, or printed one character a line, made whole again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govinfo.page import Kind

if TYPE_CHECKING:
    from govinfo.layouts.lines import Line
    from govinfo.page import Vocabulary

#: The pieces of a label lie at most so many pieces apart.
_REACH = 24

#: An ordinal stands at most so much farther from the margin than its label does.
_MARGIN = 24

_STOPS = frozenset({Kind.ROW, Kind.ITEM})


def weave(pieces: list[Line], vocabulary: Vocabulary) -> None:
    """Join pieces that together spell a label: one takes its text and kind, the others become ``WOVEN``.

    Labels of neighbouring columns are printed in turns, so that other pieces may stand between; values may once, where
    a row's values stand beside the middle of its label. A head is put where it begins, a label where its values follow.
    No head has an ordinal, nor has a label one far to its right.
    """
    for index, piece in enumerate(pieces):
        if piece.type == "WOVEN" or piece.kind is Kind.VALUE or not vocabulary(piece.text).begins:
            continue
        label, used, before = _spell(pieces[index : index + _REACH], vocabulary)
        kind = vocabulary(label).kind
        is_ordinal = not any(map(str.isalpha, piece.text))
        no_ordinal = is_ordinal and (kind is Kind.HEAD or _indent(piece) > _indent(used[-1]) + _MARGIN)
        if len(used) > 1 and not no_ordinal:
            for other in used:
                other.type = "WOVEN"
            bearer = piece if kind is Kind.HEAD else used[before - 1]
            bearer.starts, bearer.ends = [bearer.at], [bearer.at + len(bearer.text)]
            bearer.type, bearer.text, bearer.values, bearer.kind = "", label, [label], kind


def _is_number(text: str) -> bool:
    """True for an ordinal in digits without words."""
    return any(map(str.isdigit, text)) and not any(map(str.isalpha, text))


def _indent(piece: Line) -> int:
    """How far from the beginning of its line the first piece stands; 0 for another."""
    return piece.at - piece.start


def _spell(pieces: list[Line], vocabulary: Vocabulary) -> tuple[str, list[Line], int]:
    """The longest label that begins with the first piece, its pieces, and how many of them stand before its values."""
    text, used = pieces[0].text, pieces[:1]
    label, whole, before = text, 1, 0
    for piece in pieces[1:]:
        if piece.type == "WOVEN":
            continue
        if piece.kind is Kind.VALUE:
            if before:
                break
            before = len(used)
            continue
        longer = vocabulary(text + piece.text)
        if longer.begins or longer.whole:
            text += piece.text
            used.append(piece)
            if longer.whole:
                label, whole = text, len(used)
            if not longer.begins:
                break
        elif _is_number(text) and _is_number(piece.text):
            break  # the words of this ordinal are lost: those that follow are the next one's
        elif piece.kind in _STOPS and not piece.ends and not vocabulary(piece.text).groups:
            break  # no woven label, nor a group's: these are of other columns
    return label, used[:whole], min(before or whole, whole)
