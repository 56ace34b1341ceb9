"""Words that no form has, and the label that they may be: one that lost characters, or one with a slip in it.

A wrong label is a wrong number that nobody sees. So words are taken for a label only where every other label stays
clearly farther away; where they fit several alike, all of those are named.
"""

from __future__ import annotations

from collections.abc import Hashable
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import define, field, frozen

if TYPE_CHECKING:
    from govinfo.forms.labels import Label

#: Less than this tells no label, and even less is no piece of one.
_SHORTEST = 3
_SHORTEST_PIECE = 2
#: How many slips a wording may hold, by its length: up to 3 characters none, 4 to 9 one, 10 to 15 two, more three.
_SLIPS = (*[0] * 4, *[1] * 6, *[2] * 6, 3)
#: Up to this length, another character makes another word: 行政处罚, 行政处置.
_SHORT = 5
#: A wording may lose one character in four at one end; one in two where its ordinal tells it.
_LOSES = 4
_LOSES_IF_CONFIRMED = 2
#: Other labels are at least so many slips farther away, of a lost end no more than two counted.
_FARTHER = 2
_MOST_COUNTED = 2
#: A heading without its ordinal is told by at least so many characters.
_SHORTEST_HEADING = 5


@frozen(eq=False)
class Wording:
    """Words that the forms have for a label, or words that are known to be no label of theirs."""

    words: str
    #: What they label, nothing for a stranger. Wordings with the same meaning are one label.
    meaning: frozenset[Hashable] = frozenset()
    #: The ordinal that the form gives the label.
    ordinal: str = ""
    #: True where they head a section.
    heads: bool = False
    #: True where they are a piece of the official label: to lose more of them is too much.
    cut: bool = False
    #: How many slips they may hold.
    slips: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "slips", _SLIPS[min(len(self.words), len(_SLIPS) - 1)])


@frozen
class Found:
    """What words are taken for: one wording, or any of several."""

    certain: Wording | None = None
    possible: tuple[Wording, ...] = ()


NOTHING = Found()


@define
class Likeness:
    """All wordings, and which of them other words are like."""

    wordings: tuple[Wording, ...]
    #: Characters that change what a label says.
    telling: frozenset[str]
    #: As long as words may be that are like one of them.
    _longest: int = field(init=False)
    _exact: dict[str, Wording] = field(init=False)
    #: The labels that some words are the beginning or the end of.
    _pieces: dict[str, tuple[Wording, ...]] = field(init=False, factory=dict)
    #: The characters that the wordings have, and a bit for each.
    _characters: frozenset[str] = field(init=False)
    _bits: dict[str, int] = field(init=False)
    #: By their length, the wordings and the bits of their characters.
    _by_length: dict[int, list[tuple[int, Wording]]] = field(init=False, factory=dict)
    #: By the length of words and the number of slips, what they may be with so many.
    _in_reach: dict[tuple[int, int], list[tuple[int, Wording]]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        self._exact = {wording.words: wording for wording in self.wordings}
        self._longest = max(map(len, self._exact)) + _SLIPS[-1]
        self._characters = frozenset().union(*self._exact)
        self._bits = {character: 1 << number for number, character in enumerate(self._characters)}
        for wording in self.wordings:
            words, length = wording.words, len(wording.words)
            known = self._mask(words), wording
            self._by_length.setdefault(length, []).append(known)
            if not wording.meaning:
                continue
            for size in range(_SHORTEST_PIECE, length):
                for piece in {words[:size], words[-size:]}:
                    self._pieces[piece] = (*self._pieces.get(piece, ()), wording)
            for printed in range(length - wording.slips, length + wording.slips + 1):
                self._in_reach.setdefault((printed, wording.slips), []).append(known)

    def find(self, words: str, label: Label) -> Found:
        """What words are taken for; an ordinal may confirm it, one that contradicts makes it doubtful."""
        exact, pieces = self._exact.get(words), self._pieces.get(words, ())
        if exact:
            return Found(None, pieces) if exact.meaning else NOTHING
        near = self._near(words)
        if not (pieces or near):
            return NOTHING
        like = {wording: distance(words, wording.words, wording.slips) for wording in (*pieces, *near)}
        fitting = [wording for wording, slips in like.items() if self._fits(wording, words, label, slips)]
        sure = [wording for wording in fitting if not _contradicts(wording, label)]
        sure = [wording for wording in sure if _confirms(wording, label)] or sure
        others: list[Wording] = []
        if len({wording.meaning for wording in sure}) == 1:
            best = min(sure, key=lambda wording: like[wording])
            others = self._others(best, words, label, like[best])
            if not others:
                return Found(best)
        return Found(None, tuple(dict.fromkeys((*(sure or fitting), *others, *pieces))))

    def _mask(self, words: str) -> int:
        mask, bits = 0, self._bits
        for character in words:
            mask |= bits.get(character, 0)
        return mask

    def _near(self, words: str) -> list[Wording]:
        """The wordings that differ from words in no more characters than they may hold slips, in whatever order."""
        foreign = len(set(words) - self._characters) if len(words) <= self._longest else len(words)
        if foreign > _SLIPS[-1]:
            return []
        mask = self._mask(words)
        return [
            wording
            for slips in range(foreign or 1, _SLIPS[-1] + 1)
            for own, wording in self._in_reach.get((len(words), slips), ())
            if (own & ~mask).bit_count() <= slips >= (mask & ~own).bit_count() + foreign
        ]

    def _fits(self, wording: Wording, words: str, label: Label, slips: int) -> bool:
        """True where words are the wording with some of its end lost, or with no more slips than it may hold."""
        lost = len(wording.words) - len(words)
        confirmed = _confirms(wording, label)
        if wording.heads and not (confirmed or (not label.style and lost == 1 and len(words) >= _SHORTEST_HEADING)):
            return False
        if lost > 0 and (wording.words.startswith(words) or wording.words.endswith(words)):
            # A beginning with its ordinal may also be the first line of a broken label, whose values stand elsewhere.
            half = confirmed and (wording.heads or wording.words.endswith(words))
            most = len(wording.words) // (_LOSES_IF_CONFIRMED if half else _LOSES)
            return len(words) >= _SHORTEST and lost <= max(1, most) and not wording.cut
        if len(wording.words) <= _SHORT and not (lost == 1 or (confirmed and label.style == "digit")):
            return False
        if slips == lost == 1 and confirmed:
            return True
        most = 1 if wording.heads and not confirmed else wording.slips
        return slips <= most and self._is_slip(words, wording.words)

    def _is_slip(self, printed: str, meant: str) -> bool:
        """True where no character that differs changes what is said, and no two beside each other are another word."""
        telling = self.telling.intersection(printed + meant)
        if any(printed.count(character) != meant.count(character) for character in telling):
            return False
        return not any(one not in meant and other not in meant for one, other in pairwise(printed))

    def _others(self, best: Wording, words: str, label: Label, slips: int) -> list[Wording]:
        """Other labels that words are a piece of or hardly farther from, and strangers that they are as near to."""
        mask, length = self._mask(words), len(words)
        pieces = self._pieces.get(words, ())
        reach = (min(slips, _MOST_COUNTED) if best in pieces else slips) + _FARTHER - 1
        near = [
            wording
            for size in range(length - reach, length + reach + 1)
            for own, wording in self._by_length.get(size, ())
            if (own & ~mask).bit_count() <= reach >= (mask & ~own).bit_count() and wording.meaning != best.meaning
        ]
        near = [w for w in near if distance(words, w.words, reach) <= reach - (not w.meaning)]
        if _confirms(best, label):  # its ordinal tells it from others like it
            near = [w for w in near if not _contradicts(w, label)]
            pieces = tuple(w for w in pieces if best not in pieces or not _contradicts(w, label))
        return [*(w for w in pieces if w.meaning != best.meaning), *near]


def _confirms(wording: Wording, label: Label) -> bool:
    return bool(label.ordinal) and label.ordinal == wording.ordinal


def _contradicts(wording: Wording, label: Label) -> bool:
    return bool(label.ordinal and wording.ordinal) and label.ordinal != wording.ordinal


def distance(one: str, other: str, most: int) -> int:
    """How many characters are lost, added, wrong or swapped with their neighbour; ``most + 1`` if there are more."""
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    size, far = len(other), most + 1
    before: list[int] = []
    row = [min(j, far) for j in range(size + 1)]
    for i, a in enumerate(one, 1):
        last, before, row = before, row, [min(i, far), *[far] * size]
        for j in range(max(1, i - most), min(size, i + most) + 1):
            b = other[j - 1]
            least = before[j - 1] if a == b else 1 + min(before[j], row[j - 1], before[j - 1])
            if i > 1 < j and a == other[j - 2] and one[i - 2] == b:
                least = min(least, last[j - 2] + 1)
            row[j] = least
    return min(row[size], far)
