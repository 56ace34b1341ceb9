"""Which cells of a printed row are the values of its columns: what a table's own rows teach."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import define, field

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govinfo.page import PageRow


def _counted(found: Iterable[tuple[tuple[int, int], int]]) -> Counter[tuple[int, int]]:
    counts: Counter[tuple[int, int]] = Counter()
    for key, count in found:
        counts[key] += count
    return counts


@define
class Windows:
    """Where a run of ``width`` columns begins in printed rows of a table, learnt from the rows that leave no choice."""

    width: int
    #: Where the heads of the columns begin, and how many cells their rows have.
    heads: tuple[int, frozenset[int]] = (0, frozenset())
    #: Rows of the section in the tables before: how many cells they have, and the index of their label.
    before: list[tuple[int, int]] = field(factory=list)
    #: How many cells the rows have, by the index of their label, those that fell back apart; where each stands among
    #: them and among all, by its identity.
    _like: dict[tuple[int, bool], list[int]] = field(factory=lambda: defaultdict(list))
    _places: dict[int, tuple[int, int]] = field(factory=dict)
    #: How many cells each row has, and the index of its label.
    _rows: list[tuple[int, int]] = field(factory=list)
    #: How many rows of a length have their columns begin at an index, with their label at another.
    _seen: Counter[tuple[int, int, int]] = field(factory=Counter)
    #: Where the columns begin in rows that have all values, by the index of their label.
    _full: dict[int, set[int]] = field(factory=lambda: defaultdict(set))
    #: Where the columns begin in rows whose labels fell back to the left, by the index of their label.
    _fallen: dict[int, set[int]] = field(factory=lambda: defaultdict(set))
    #: True where a row has all values, but not side by side: a column is spare.
    _spare: bool = False

    def possible(self, row: PageRow, label: int) -> range:
        """Every index at which the columns may begin, so that all that is printed behind the label lies in them."""
        cells = row.cells
        first, end = label + 1, len(cells)
        last = end - self.width
        while end > first and not cells[end - 1]:
            end -= 1
        if end == first:
            return range(first, last + 1)
        printed = first
        while not cells[printed]:
            printed += 1
        return range(max(first, end - self.width), min(printed, last) + 1)

    def learn(self, row: PageRow, label: int, *, fell: bool = False) -> range:
        """What is possible for a row; remembered, if its printed cells leave no choice."""
        possible = self.possible(row, label)
        like = self._like[label, fell]
        self._places[id(row)] = len(like), len(self._rows)
        like.append(len(row.cells))
        self._rows.append((len(row.cells), label))
        if len(possible) == 1 and any(row.cells[label + 1 :]):
            self._seen[len(row.cells), label, possible[0]] += 1
            if fell:
                self._fallen[label].add(possible[0])
        printed = sum(map(bool, row.cells[label + 1 :]))
        if printed >= self.width:
            self._full[label].update(possible)
            self._spare |= not possible
        return possible

    def choose(self, row: PageRow, label: int, possible: range, *, last: bool, fell: bool = False) -> int | None:
        """The index at which the columns begin; None where it stays open. The last row of a text may be cut.

        With a label that fell back the values may have, too: only other such rows tell where to.
        """
        if not possible:
            return None
        first = possible[0]
        full = all(row.cells[first : first + self.width])
        if (full and self._is_usual(row, label, first)) or not any(row.cells[label + 1 :]):
            return first
        if self._spare or not self._is_whole(row, label, last=last and not full, fell=fell):
            return None
        if len(possible) == 1:
            return first if first in (self._full.get(label) or possible) else None
        if not fell and self.heads[0] in possible and len(row.cells) in self.heads[1]:
            return self.heads[0]
        known = self._by_length.get((len(row.cells), label)) or {label + offset for offset in self._by_label}
        known = self._fallen[label] if fell else known
        fitting = known & set(possible)
        return fitting.pop() if len(fitting) == 1 else None

    def _is_usual(self, row: PageRow, label: int, start: int) -> bool:
        """True where the columns begin beside the label, or where they do in another row of this length."""
        if start == label + 1:
            return True
        length = len(row.cells)
        return self._starts[length, start] > 1 or self._offsets[length, start - label] > 1

    @cached_property
    def _starts(self) -> Counter[tuple[int, int]]:
        """How many rows of a length have their columns begin at an index."""
        return _counted(((length, start), count) for (length, _, start), count in self._seen.items())

    @cached_property
    def _offsets(self) -> Counter[tuple[int, int]]:
        """How many rows of a length have their columns begin at a distance from their label."""
        return _counted(((length, start - label), count) for (length, label, start), count in self._seen.items())

    @cached_property
    def _by_length(self) -> dict[tuple[int, int], set[int]]:
        """Where the columns begin in rows of a length with their label at an index."""
        found: dict[tuple[int, int], set[int]] = defaultdict(set)
        for length, label, start in self._seen:
            found[length, label].add(start)
        return found

    @cached_property
    def _by_label(self) -> set[int]:
        """How far from their labels the columns begin."""
        return {start - label for _, label, start in self._seen}

    def _is_whole(self, row: PageRow, label: int, *, last: bool, fell: bool) -> bool:
        """True where a row has as many cells as the next of its like: a cell lost, split or glued would show."""
        length = len(row.cells)
        if length in self.heads[1]:
            return True
        like = self._like[label, fell]
        at, among = self._places[id(row)]
        near = [*like[max(0, at - 1) : at], *like[at + 1 : at + 2]]
        if near:
            return length in near
        if length in self._like[label, not fell] and length == max(one for one, _ in self._rows):
            return True
        others = [other for other in self._rows if other[1] != label] or self.before
        beside_it = [*self._rows[max(0, among - 1) : among], *self._rows[among + 1 : among + 2]]
        fits = self._fits_among(others, length, label) and self._fits_among(beside_it, length, label)
        return length - label - 1 == self.width and not last and fits

    def _fits_among(self, others: list[tuple[int, int]], length: int, label: int) -> bool:
        """True where a row is as long as the others, or as long behind its label: whichever these have in common."""
        lengths, reaches = {one for one, _ in others}, {one - index for one, index in others}
        if others and min(reaches) <= self.width:
            return False
        if len(lengths) == 1 < len(reaches):
            return length in lengths
        return not others or length in lengths or length - label in reaches

    def cut_start(self, row: PageRow, label: int) -> int | None:
        """Where the columns begin in a row that was cut off; None if other rows are too short as well.

        Rows with their label at the same index tell, else the distance from the label that all others show.
        """
        like = {start - at for _, at, start in self._seen if at == label}
        offsets = like or self._by_label or {1}
        _, among = self._places[id(row)]
        others = [*self._rows[:among], *self._rows[among + 1 :]]
        shorter = any(length - at - 1 < self.width for length, at in others)
        if len(offsets) != 1 or shorter:
            return None
        start = label + min(offsets)
        blank = any(row.cells[label + 1 : start])
        return None if blank or start >= len(row.cells) or not row.cells[start] else start
