"""Which row of the form a printed row is: judged by the words of its label."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from attrs import define

from govinfo.diagnostics import Label
from govinfo.forms import divisible, forms, names_of
from govinfo.forms.vocabulary import Word, vocabulary
from govinfo.page import Kind, PageRow, RowKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govinfo.bind.draft import Draft
    from govinfo.page import Table
    from govinfo.source import Span


@define
class Labelled:
    """A printed row with its label found."""

    row: PageRow
    #: The index of the label's cell.
    index: int
    word: Word
    #: The row's public path.
    path: str
    #: Group labels before it, by the index of their cells.
    groups: tuple[tuple[int, Word], ...] = ()

    @property
    def span(self) -> Span:
        """Where the label stands."""
        return self.row.span(self.index)

    @property
    def values(self) -> tuple[str, ...]:
        """The texts behind the label."""
        return self.row.cells[self.index + 1 :]


def label_rows(rows: Iterable[PageRow]) -> Iterator[tuple[PageRow, Labelled | None]]:
    """Each row with its label, None where no label of a form is printed.

    总计 or 其他 without its ordinal is a row's label where the row just before it in the form precedes it, or itself.
    """
    before = ""
    for row in rows:
        label = find_label(row) or _unnumbered(row, before)
        before = label.path if label else before
        yield row, label


def find_label(row: PageRow) -> Labelled | None:
    """The label of a row: the last one that names a row of a form, before the first value; None if none does."""
    found: tuple[int, Word, str] | None = None
    groups: list[tuple[int, Word]] = []
    for index, cell in enumerate(row.cells):
        if not cell:
            continue
        word = vocabulary(cell)
        if word.kind is Kind.VALUE:
            break
        if word.groups and not (found and not found[1].groups):
            groups.append((index, word))
        if word.rows:
            found = index, word, word.rows[0]
        elif word.numbered_rows and groups and (path := _within(groups[-1][1], word)):
            found = index, word, path
    if found is None:
        return None
    index, word, path = found
    return Labelled(row, index, word, path, tuple([group for group in groups if group[0] != index]))


def _within(group: Word, word: Word) -> str:
    """The only row of a group that words label without its ordinal: 其他 beside （六）其他处理; "" for none."""
    inside = [path for path in word.numbered_rows if any(path.startswith(f"{name}.") for name in group.groups)]
    return inside[0] if len(inside) == 1 else ""


def _unnumbered(row: PageRow, before: str) -> Labelled | None:
    index = next((index for index, cell in enumerate(row.cells) if cell), 0)
    word = vocabulary(row.cells[index])
    for path in word.numbered_rows:
        if before == path or before in _before(path):
            return Labelled(row, index, word, path)
    return None


def set_aside(draft: Draft, table: Table, labelled: list[Labelled], rows: list[PageRow]) -> list[PageRow]:
    """Set aside rows whose labels may be those of some rows of the table's section; the others are left.

    Where no label tells the section it may be any.
    """
    sections = {label.path.partition(".")[0] for label in labelled}
    sections |= {"disclosure" for row in table.opening if row.kind is RowKind.ITEM}
    left = []
    for row in rows:
        index, rows_of = _possible(row)
        possible = tuple(path for path in rows_of if not sections or path.partition(".")[0] in sections)
        if possible:
            draft.doubtful.setdefault(possible, []).append((row, index))
        else:
            left.append(row)
    return left


def _possible(row: PageRow) -> tuple[int, tuple[str, ...]]:
    """The last label before the first value that may be that of several rows, and those rows."""
    found: tuple[int, tuple[str, ...]] = 0, ()
    for index, cell in enumerate(row.cells):
        word = vocabulary(cell)
        if word.kind is Kind.VALUE:
            break
        if word.possible:
            found = index, word.possible
    return found


def tell_doubtful(draft: Draft) -> None:
    """Keep the values of rows that were set aside, and tell which rows they may be: those that have no value yet."""
    for possible, found in draft.doubtful.items():
        draft.unplaced += [row.whole() for row, _ in found]
        rows = tuple(path for path in possible if not draft.has_value(path))
        first, *more = (row.span(index) for row, index in found)
        labels = tuple(Label(span, "more") for span in more)
        if rows:
            row, index = found[0]
            paths = tuple(map(or_parts, rows))
            draft.tell("label-ambiguous", first, paths=paths, labels=labels, text=row.cells[index], rows=names_of(rows))
        else:
            draft.tell("values-unplaced", first, labels=labels, count=len(found))


@cache
def or_parts(path: str) -> str:
    """The path of the group where a row stands for all of it: nobody knows which of its rows is meant."""
    return divisible().group if path == divisible().whole else path


def note_alike(draft: Draft, table: Table, labelled: list[Labelled]) -> None:
    """Note the labels and heads of a table that are read in spite of a slip."""
    for label in labelled:
        for at, word in ((label.index, label.word), *label.groups):
            if word.meant:
                draft.note_alike(label.row.cells[at], word, label.row.span(at))
    for row in table.opening:
        for at, cell in enumerate(row.cells):
            if cell and vocabulary(cell).meant:
                draft.note_alike(cell, vocabulary(cell), row.span(at))


@cache
def _before(path: str) -> frozenset[str]:
    """The rows that stand just before a row, in any form."""
    orders = [[row.path for row in table.rows] for form in forms() for table in form.tables]
    return frozenset(order[order.index(path) - 1] for order in orders if path in order[1:])
