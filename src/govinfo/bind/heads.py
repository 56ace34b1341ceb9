"""Which columns the heads over a table name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govinfo.forms.labels import take_apart
from govinfo.forms.vocabulary import vocabulary
from govinfo.page import Kind, PageRow, RowKind, Table
from govinfo.source import Span

if TYPE_CHECKING:
    from govinfo.bind.draft import Draft
    from govinfo.forms import Column

#: Shorter pieces of a head are too short to name it.
_SHORTEST = 2


@frozen
class Head:
    """One printed head: its words, its place, and the column it names, "" while that is open."""

    offset: int
    words: str
    note: str
    span: Span
    column: str = ""


def by_item(table: Table) -> list[list[PageRow]]:
    """The opening of a table, cut before each title of an item; rows may stand under the last part alone."""
    parts: list[list[PageRow]] = [[]]
    for row in table.opening:
        if row.kind is RowKind.ITEM:
            parts.append([])
        parts[-1].append(row)
    return parts


def disclosure_heads(part: list[PageRow], *, grid: bool) -> tuple[Head, ...]:
    """The heads over an item of section two, each with its distance from the column of labels."""
    rows = [row for row in part if row.kind not in {RowKind.ITEM, RowKind.EMPTY}]
    if grid:
        return _grid_heads(rows)
    cells = [(row.cells[0], row.span(0)) for row in rows]
    heads = [
        Head(0, word.label.words, word.label.note, span, _column(text, "disclosure"))
        for text, span in cells
        for word in [vocabulary(text)]
        if word.columns or word.kind is Kind.OTHER
    ]
    joined = _joined(heads, "disclosure")
    return tuple(Head(i, head.words, head.note, head.span, head.column) for i, head in enumerate(joined, 1))


def _grid_heads(rows: list[PageRow]) -> tuple[Head, ...]:
    for row in rows:
        words = [vocabulary(cell) if cell else None for cell in row.cells]
        printed = [index for index, word in enumerate(words) if word]
        if not any(word and word.columns for word in words):
            continue
        corner = next((i for i in printed if words[i].kind is Kind.HEAD and not words[i].columns), printed[0] - 1)  # type: ignore[union-attr]
        return tuple(
            Head(i - corner, word.label.words, word.label.note, row.span(i), _column(row.cells[i], "disclosure"))
            for i, word in enumerate(words)
            if word and i > corner
        )
    return ()


def _column(text: str, section: str) -> str:
    return next((column for of, column in vocabulary(text).columns if of == section), "")


def _joined(heads: list[Head], section: str) -> list[Head]:
    """Join the halves of heads that were broken over two lines or two rows."""
    made: list[Head] = []
    for head in heads:
        last = made[-1] if made else None
        if last and not last.column and not head.column:
            column = _column(last.words + head.words, section)
            if column:
                span = Span(last.span.start, head.span.end)
                made[-1] = Head(last.offset, last.words + head.words, last.note + head.note, span, column)
                continue
        made.append(head)
    return made


def resolve(draft: Draft, heads: tuple[Head, ...], columns: tuple[Column, ...]) -> dict[int, tuple[str, str]] | None:
    """Which column of a form's table stands at which offset, with the note of its head.

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
    if open_heads and left:
        if len(open_heads) != len(left) or not all(map(_remnant, open_heads, left)):
            return None
        found |= {head.offset: (column.id, head.note) for head, column in zip(open_heads, left, strict=True)}
        if [found[offset][0] for offset in sorted(found)] != ids:
            return None
        for head, column in zip(open_heads, left, strict=True):
            draft.tell("head-cut", head.span, read=head.words, meant=column.label)
    return found


def _remnant(head: Head, column: Column) -> bool:
    """True where the printed words could be what is left of the column's label."""
    return any(
        len(head.words) >= _SHORTEST and head.words in take_apart(label).words
        for label in (column.label, *column.variants)
    )
