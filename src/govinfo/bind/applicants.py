"""The heads of section three: whether the columns that a page names are the form's own, in their order."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from govinfo.diagnostics import Label
from govinfo.forms import Column, merged
from govinfo.forms.vocabulary import vocabulary
from govinfo.page import Kind, Table

if TYPE_CHECKING:
    from govinfo.bind.draft import Draft
    from govinfo.source import Span

_SECTION = "applications"
#: More rows of heads are none.
MOST_HEADS = 40
#: 其他 and 总计 head other tables as well.
_FEWEST_HEADS = 3
#: As many heads at least, or pieces of some, make up those of the form where others are lost.
_MOST_OF_HEADS = 5


def look_at_heads(draft: Draft, table: Table, *, rows: bool) -> None:
    """Note whether the heads of a table are those of section three; rows without heads go on with the last.

    Without rows of the section beneath them, fewer heads than three may be another table's.
    """
    if table.opening and (
        rows or len(_named(tuple([row.cells for row in table.opening[:MOST_HEADS]]))) >= _FEWEST_HEADS
    ):
        draft.standard = _heads_are_standard(draft, table)


@lru_cache(maxsize=1024)
def _named(rows: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    """The columns of section three that heads name."""
    words = [vocabulary(cell) for cells in rows for cell in cells if cell]
    return frozenset(column for word in words for section, column in word.columns if section == _SECTION)


def _heads_are_standard(draft: Draft, table: Table) -> bool:
    """True where the printed heads are the form's seven in their order, or no heads are printed at all."""
    if len(table.opening) > MOST_HEADS:
        return False
    rows = tuple([row.cells for row in table.opening])
    places, loose, _ = printed_heads(rows)
    found = [(table.opening[row].starts[cell], name) for name, row, cell in places]
    pieces = [(vocabulary(rows[row][cell]).label.words, table.opening[row].span(cell)) for row, cell in loose]
    if not found or len(found) + len(loose) > MOST_HEADS:
        return not found and not pieces
    official = {column.id: column for column in merged(_SECTION).columns}
    names = {name for _, name in found}
    missing = [column for column in official.values() if column.id not in names]
    for column in tuple(missing):
        at = _pieced_together(draft, column, pieces)
        if at is not None:
            missing.remove(column)
            found += [] if table.grid else [(at, column.id)]  # in a grid its pieces stand in two rows
    printed = [name for _, name in sorted(found)]
    draft.heads = [*([] if names & set(draft.heads) else draft.heads), *printed]  # heads may be torn apart
    order = [name for name in draft.heads if name not in ("natural_person", "total")]
    draft.reordered = order != sorted(order, key=list(official).index)
    known = not missing or (not table.grid and _garbled(draft, missing, pieces))
    return known and not draft.reordered and len(set(order)) == len(order)


@lru_cache(maxsize=1024)
def printed_heads(
    rows: tuple[tuple[str, ...], ...],
) -> tuple[tuple[tuple[str, int, int], ...], tuple[tuple[int, int], ...], tuple[int, frozenset[int]]]:
    """The columns that heads name, with row and cell; words that name none; where the columns stand, in which rows.

    The first and the last head that stand as far apart as their columns stand over them. Memoised, since heads repeat.
    """
    found: list[tuple[str, int, int]] = []
    loose: list[tuple[int, int]] = []
    ends: dict[str, tuple[int, int]] = {}
    for at, cells in enumerate(rows):
        for index, cell in enumerate(cells):
            word = vocabulary(cell) if cell else None
            column = next((column for section, column in word.columns if section == _SECTION), "") if word else ""
            if column:
                found.append((column, at, index))
                ends[column] = index, len(cells)
            elif word and word.kind is Kind.OTHER:
                loose.append((at, index))
    first, last = (ends.get(name, (-1, 0)) for name in ("natural_person", "total"))
    width = len(merged(_SECTION).columns)
    over = last[0] - first[0] == width - 1 and first[0] > 0
    return tuple(found), tuple(loose), (first[0], frozenset({first[1], last[1]})) if over else (0, frozenset())


def _pieced_together(draft: Draft, column: Column, pieces: list[tuple[str, Span]]) -> int | None:
    """Where two printed pieces begin that make up the words of a head; told, and the pieces are used up."""
    for first, (words, span) in enumerate(pieces):
        for second in range(first + 1, len(pieces)):
            more, place = pieces[second]
            both = vocabulary(words + more)
            if (_SECTION, column.id) in both.columns and not both.meant:
                draft.tell(
                    "head-split", span, labels=(Label(place, "rest"),), read=f"{words} / {more}", meant=column.label
                )
                del pieces[second], pieces[first]
                return span.start
    return None


def _garbled(draft: Draft, columns: list[Column], pieces: list[tuple[str, Span]]) -> bool:
    """True where all that is printed beside the heads that are known are pieces of the others, in their order; told.

    They were read across their lines, or some were lost: no column but the form's own has a head. Where the total has
    none, neither whole nor in pieces, its column may be lost.
    """
    if not pieces and any(column.id == "total" for column in columns):
        return False
    official = Counter("".join(column.label for column in columns))
    enough = len(set(draft.heads)) + len(pieces) >= _MOST_OF_HEADS
    if not enough or Counter("".join(words for words, _ in pieces)) - official or not _in_order(draft, pieces):
        return False
    if pieces:
        (_, first), *others = pieces
        read, meant = " / ".join(words for words, _ in pieces), "、".join(column.label for column in columns)
        draft.tell("head-split", first, labels=tuple(Label(span, "rest") for _, span in others), read=read, meant=meant)
    return True


def _in_order(draft: Draft, pieces: list[tuple[str, Span]]) -> bool:
    """True where on each printed line the pieces that one head alone has are in the order of the columns."""
    labels = [column.label for column in merged(_SECTION).columns]
    lines: list[list[int]] = []
    end = -1
    for words, span in pieces:
        if end < 0 or "\n" in draft.source.text[end : span.start]:
            lines.append([])
        lines[-1] += at[:1] if len(at := [at for at, label in enumerate(labels) if words in label]) == 1 else []
        end = span.end
    if max(map(len, lines), default=0) == 1:  # a piece a line
        lines = [[at for line in lines for at in line]]
    return all(line == sorted(line) for line in lines)
