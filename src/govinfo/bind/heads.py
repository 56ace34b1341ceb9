"""Which columns the heads over a table name."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govinfo.forms import forms
from govinfo.forms.labels import take_apart
from govinfo.forms.vocabulary import Word, vocabulary
from govinfo.page import Kind, PageRow, RowKind, Table

if TYPE_CHECKING:
    from govinfo.forms import Column

#: Shorter pieces of a head are too short to name it.
_SHORTEST = 2


#: More rows than this stand over no table.
_MOST_ROWS = 40

#: The texts of the cells of some rows.
Rows = tuple[tuple[str, ...], ...]


@frozen
class Head:
    """One printed head: its distance from the labels, its words, the column that it names, "" while that is open."""

    offset: int
    words: str
    note: str
    column: str
    #: The row and the cell in which it begins, among the rows that are no title.
    at: tuple[int, int]
    #: True where its column is told by words that no form has.
    is_alike: bool = False


@frozen
class HeadPlan:
    """Which column of a form's table stands at which distance from the labels, with the note of its head."""

    columns: tuple[tuple[int, str, str], ...]
    #: Heads that are cut, each with the label of the column that it was taken for.
    cut: tuple[tuple[Head, str], ...] = ()


def by_item(table: Table) -> list[list[PageRow]]:
    """The opening of a table, cut before each title of an item; rows may stand under the last part alone."""
    parts: list[list[PageRow]] = [[]]
    for row in table.opening:
        if row.kind is RowKind.ITEM:
            parts.append([])
        parts[-1].append(row)
    return parts


def head_rows(part: list[PageRow]) -> list[PageRow]:
    """The rows of an item's opening that may hold heads; of very many the first."""
    return [row for row in part[:_MOST_ROWS] if row.kind is not RowKind.ITEM and row.kind is not RowKind.EMPTY]


def one_by_one(row: PageRow) -> list[PageRow]:
    """Each printed cell of a row as a row."""
    if len(row.cells) == 1:
        return [row]
    printed = [index for index, cell in enumerate(row.cells) if cell]
    return [PageRow(row.kind, (row.cells[at],), (row.starts[at],), row.ends and (row.ends[at],)) for at in printed]


@lru_cache(maxsize=1024)
def disclosure_heads(rows: Rows, *, grid: bool) -> tuple[Head, ...]:
    """The heads over an item of section two. Memoised, since they repeat."""
    if grid:
        return _grid_heads(rows)
    words = [(index, vocabulary(cells[0])) for index, cells in enumerate(rows)]
    heads = [_head(0, word, (index, 0)) for index, word in words if word.columns or word.kind is Kind.OTHER]
    return tuple(evolve(head, offset=offset) for offset, head in enumerate(_joined(heads), 1))


def _grid_heads(rows: Rows) -> tuple[Head, ...]:
    for index, cells in enumerate(rows):
        words = {at: vocabulary(cell) for at, cell in enumerate(cells) if cell}
        if any(word.columns for word in words.values()):
            corner = next((at for at, word in words.items() if word.kind is Kind.HEAD and not word.columns), None)
            first = min(words)
            if corner is None:  # no column stands before the first cell: words there are the corner's, cut or unknown
                corner = first if first == 0 and not _heads_column(words[first]) else first - 1
            return tuple(_head(at - corner, word, (index, at)) for at, word in words.items() if at > corner)
    return ()


def _heads_column(word: Word) -> bool:
    """True for words that name a column of section two, or are a piece of what does."""
    return bool(word.columns) or any(word.label.words in words for words in _wordings())


@cache
def _wordings() -> frozenset[str]:
    """The words of all columns of section two."""
    tables = [table for form in forms() for table in form.tables if table.section == "disclosure"]
    return frozenset(words for table in tables for column in table.columns for words in wordings(column))


@cache
def wordings(column: Column) -> tuple[str, ...]:
    """How a column's label may be worded."""
    return tuple(take_apart(label).words for label in (column.label, *column.variants))


def _head(offset: int, word: Word, at: tuple[int, int]) -> Head:
    return Head(offset, word.label.words, word.label.note, column_of(word), at, bool(word.meant))


def column_of(word: Word) -> str:
    """The column of section two that words name; "" for none."""
    return next((column for of, column in word.columns if of == "disclosure"), "")


def _joined(heads: list[Head]) -> list[Head]:
    """Join the halves of heads that were broken over two lines or two rows; a half may be like a whole head."""
    made: list[Head] = []
    for head in heads:
        last = made[-1] if made else None
        if last and not any(half.column and not half.is_alike for half in (last, head)):
            whole = vocabulary(last.words + head.words)
            if column_of(whole) and not whole.meant:
                made[-1] = evolve(_head(last.offset, whole, last.at), note=last.note + head.note)
                continue
        made.append(head)
    return made


@lru_cache(maxsize=1024)
def resolve(heads: tuple[Head, ...], columns: tuple[Column, ...]) -> HeadPlan | None:
    """Where the columns of a form's table stand. Memoised, since heads repeat.

    Heads that are cut are taken for the columns that are left, in order, where there are just as many and each could
    be what is left of its column's label. None where the heads do not fit the table.
    """
    ids = [column.id for column in columns]
    known = [head.column for head in heads if head.column]
    if not known or any(column not in ids for column in known) or len(set(known)) != len(known):
        return None
    open_heads = [head for head in heads if not head.column]
    left = [column for column in columns if column.id not in known]
    found = {head.offset: (head.column, head.note) for head in heads if head.column}
    cut: tuple[tuple[Head, str], ...] = ()
    if open_heads and left:
        if len(open_heads) != len(left) or not all(map(is_piece, open_heads, left)):
            return None
        found |= {head.offset: (column.id, head.note) for head, column in zip(open_heads, left, strict=True)}
        if [found[offset][0] for offset in sorted(found)] != ids:
            return None
        cut = tuple((head, column.label) for head, column in zip(open_heads, left, strict=True))
    return HeadPlan(tuple((offset, *column) for offset, column in found.items()), cut)


def is_piece(head: Head, column: Column) -> bool:
    """True where the printed words could be what is left of the column's label."""
    return len(head.words) >= _SHORTEST and any(head.words in words for words in wordings(column))
