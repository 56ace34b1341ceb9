"""The heads of section three: whether the columns that a page names are the form's own, in their order."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from govinfo.bind.ruler import across
from govinfo.diagnostics import Label
from govinfo.forms import merged
from govinfo.forms.vocabulary import vocabulary
from govinfo.page import Kind
from govinfo.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.bind.draft import Draft
    from govinfo.forms import Column
    from govinfo.page import Table

_SECTION = "applications"
#: These stand at the edges, whatever stands between them.
_EDGES = ("natural_person", "total")
#: More rows of heads are none.
MOST_HEADS = 40
#: 其他 and 总计 head other tables as well.
_FEWEST_HEADS = 3
#: As many heads at least, or pieces of some, make up those of the form where others are lost.
_MOST_OF_HEADS = 5
#: A shorter piece may begin any head; a head is torn into so many pieces at most.
_SHORTEST, _MOST_PIECES = 2, 4
#: Longer prose holds no heads that were left behind.
_LONGEST_PROSE, _LONGEST_HEAD = 600, 12
_WORD = re.compile(r"[^\s|｜]+")


class Heads(NamedTuple):
    """What the heads over section three print."""

    #: The columns that they name, with row and cell.
    found: tuple[tuple[str, int, int], ...]
    #: Words that name none, by row and cell.
    loose: tuple[tuple[int, int], ...]
    #: Where the columns begin, and how many cells the rows have that tell it.
    over: tuple[int, frozenset[int]]


def look_at_heads(draft: Draft, table: Table, *, rows: bool) -> None:
    """Note whether the heads of a table are those of section three; rows without heads go on with the last.

    Without rows of the section beneath them, fewer heads than three may be another table's. Heads may have been left
    in the prose before the table.
    """
    opening = tuple([row.cells for row in table.opening[:MOST_HEADS]])
    prose = _in_prose(draft) if rows and draft.before and len(_named(opening)) < len(_official()) else []
    if prose or (table.opening and (rows or len(_named(opening)) >= _FEWEST_HEADS)):
        draft.standard = _are_standard(draft, table, prose)


@lru_cache(maxsize=1024)
def _named(rows: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    """The columns of section three that heads name."""
    return frozenset(filter(None, (_column(cell) for cells in rows for cell in cells if cell)))


def _column(text: str) -> str:
    """The column of section three that a head names; "" for none."""
    return next((column for section, column in vocabulary(text).columns if section == _SECTION), "")


@cache
def _official() -> dict[str, Column]:
    return {column.id: column for column in merged(_SECTION).columns}


@cache
def _wordings() -> dict[str, tuple[str, ...]]:
    """How each column's label may be worded."""
    return {name: (column.label, *column.variants) for name, column in _official().items()}


@lru_cache(maxsize=1024)
def _with_piece(words: str) -> frozenset[str]:
    """The columns of which words are a part of a label. Memoised, since heads repeat."""
    return frozenset(name for name, labels in _wordings().items() if any(words in label for label in labels))


def _in_prose(draft: Draft) -> list[tuple[str, Span]]:
    """The words before a table that name columns or begin to, where they are so many that heads were left there."""
    words = [
        (match[0], Span(*match.span()))
        for block in draft.before
        if block.span.end - block.span.start <= _LONGEST_PROSE
        for match in _WORD.finditer(draft.source.text, *block.span)
        if len(match[0]) <= _LONGEST_HEAD
    ]
    telling = {_column(text) or _begun(text) for text, _ in words} - {""}
    return words if len(telling) >= _FEWEST_HEADS else []


@lru_cache(maxsize=1024)
def _begun(text: str) -> str:
    """The only column that a text begins to name, by any of its labels; "" for none. Memoised, since heads repeat."""
    words = vocabulary(text).label.words
    fitting = [name for name, labels in _wordings().items() if any(label.startswith(words) for label in labels)]
    return fitting[0] if len(words) >= _SHORTEST and len(fitting) == 1 else ""


def _are_standard(draft: Draft, table: Table, prose: list[tuple[str, Span]]) -> bool:
    """True where the printed heads are the form's seven in their order, or no heads are printed at all."""
    if len(table.opening) > MOST_HEADS:
        return False
    rows = tuple([row.cells for row in table.opening])
    heads = printed_heads(rows)
    found = [(name, table.opening[row].span(cell)) for name, row, cell in heads.found]
    pieces = [(vocabulary(rows[row][cell]).label.words, table.opening[row].span(cell)) for row, cell in heads.loose]
    found += [(_column(text), span) for text, span in prose if _column(text)]
    words = [(vocabulary(text).label.words, span) for text, span in prose if vocabulary(text).kind is Kind.OTHER]
    pieces += [(word, span) for word, span in words if _with_piece(word)]
    pieces.sort(key=itemgetter(1))
    if not found or len(found) + len(pieces) > MOST_HEADS:
        return not found and not pieces
    columns = _official()
    names = {name for name, _ in found}
    missing = [column for column in columns.values() if column.id not in names]
    if missing:
        missing = _torn(draft, missing, found, pieces)
    before = {name for name, _ in draft.heads}
    named = [*([] if names & before else draft.heads), *found]  # they may be torn apart
    known = not missing or (not table.grid and _garbled(draft, missing, pieces, len({name for name, _ in named})))
    named += [(name, span) for words, span in pieces if (name := _left(words, missing))]
    draft.heads = named
    printed = Counter("".join(words for words, _ in pieces))
    draft.headless = bool(Counter("".join(column.label for column in missing)) - printed)
    order = [name for name, _ in across(draft, [head for head in draft.heads if head[0] not in _EDGES])]
    draft.reordered = order != sorted(order, key=list(columns).index)
    return known and not draft.reordered and len(set(order)) == len(order)


def _left(words: str, missing: list[Column]) -> str:
    """The only one of the columns whose heads are missing that a piece may be of; "" for none."""
    begun = _begun(words)
    fitting = [column.id for column in missing if column.id == begun or (not begun and column.id in _with_piece(words))]
    return fitting[0] if len(words) >= _SHORTEST and len(fitting) == 1 else ""


def _torn(
    draft: Draft, missing: list[Column], found: list[tuple[str, Span]], pieces: list[tuple[str, Span]]
) -> list[Column]:
    """Find the heads that were torn into pieces, each on the line of the most others; the columns left over."""
    others = Counter(draft.source.position(span.start).line for _, span in found)
    left = []
    for column in missing:
        places = _pieced_together(draft, column, pieces)
        if places:
            found.append((column.id, max(places, key=lambda span: others[draft.source.position(span.start).line])))
        else:
            left.append(column)
    return left


@lru_cache(maxsize=1024)
def printed_heads(rows: tuple[tuple[str, ...], ...]) -> Heads:
    """What heads print. Memoised, since they repeat.

    The first and the last head that stand as far apart as their columns stand over them.
    """
    found: list[tuple[str, int, int]] = []
    loose: list[tuple[int, int]] = []
    ends: dict[str, tuple[int, int]] = {}
    for at, cells in enumerate(rows):
        for index, cell in enumerate(cells):
            column = _column(cell) if cell else ""
            if column:
                found.append((column, at, index))
                ends[column] = index, len(cells)
            elif cell and vocabulary(cell).kind is Kind.OTHER:
                loose.append((at, index))
    first, last = (ends.get(name, (-1, 0)) for name in _EDGES)
    over = last[0] - first[0] == len(_official()) - 1 and first[0] > 0
    return Heads(tuple(found), tuple(loose), (first[0], frozenset({first[1], last[1]})) if over else (0, frozenset()))


def _pieced_together(draft: Draft, column: Column, pieces: list[tuple[str, Span]]) -> list[Span]:
    """The printed pieces that make up the words of a head, told and used up; nothing where none do."""
    for used in _together(len(pieces)):
        words = [pieces[at][0] for at in used]
        whole = vocabulary("".join(words))
        if (_SECTION, column.id) in whole.columns and not whole.meant:
            spans = [pieces[at][1] for at in used]
            labels = tuple(Label(span, "rest") for span in spans[1:])
            draft.tell("head-split", spans[0], labels=labels, read=" / ".join(words), meant=column.label)
            for at in reversed(used):
                del pieces[at]
            return spans
    return []


def _together(count: int) -> Iterator[tuple[int, ...]]:
    """The indexes of pieces that may be one head's: any two, or more side by side."""
    for first in range(count):
        yield from ((first, second) for second in range(first + 1, count))
        yield from (tuple(range(first, first + size)) for size in range(3, min(_MOST_PIECES, count - first) + 1))


def _garbled(draft: Draft, columns: list[Column], pieces: list[tuple[str, Span]], known: int) -> bool:
    """True where all that is printed beside the ``known`` heads are pieces of the others, in their order; told.

    They were read across their lines, or some were lost: no column but the form's own has a head. Where the total has
    none, neither whole nor in pieces, its column may be lost.
    """
    if not pieces and any(column.id == "total" for column in columns):
        return False
    official = Counter("".join(column.label for column in columns))
    enough = known + len(pieces) >= _MOST_OF_HEADS
    if not enough or Counter("".join(words for words, _ in pieces)) - official or not _in_order(draft, pieces):
        return False
    if pieces:
        (_, first), *others = pieces
        read, meant = " / ".join(words for words, _ in pieces), "、".join(column.label for column in columns)
        draft.tell("head-split", first, labels=tuple(Label(span, "rest") for _, span in others), read=read, meant=meant)
    return True


def _in_order(draft: Draft, pieces: list[tuple[str, Span]]) -> bool:
    """True where on each printed line the pieces that one head alone has are in the order of the columns.

    The first and the last column have their heads beside the head of all between them, so that either may come first.
    """
    labels = [column.label for column in merged(_SECTION).columns[1:-1]]
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
