"""Which row of the form a printed row is: judged by the words of its label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govinfo.forms.vocabulary import Word, vocabulary
from govinfo.page import Kind, PageRow

if TYPE_CHECKING:
    from govinfo.source import Span


@frozen
class Labelled:
    """A printed row with its label found."""

    row: PageRow
    #: The index of the label's cell.
    index: int
    word: Word
    #: Group labels before it, by the index of their cells.
    groups: tuple[tuple[int, Word], ...] = ()

    @property
    def path(self) -> str:
        """The row's public path."""
        return self.word.rows[0]

    @property
    def span(self) -> Span:
        """Where the label stands."""
        return self.row.span(self.index)

    @property
    def values(self) -> tuple[str, ...]:
        """The texts behind the label."""
        return self.row.cells[self.index + 1 :]


def find_label(row: PageRow) -> Labelled | None:
    """The label of a row: the last one that names a row of a form, before the first value; None if none does."""
    found: tuple[int, Word] | None = None
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
            found = index, word
    if found is None:
        return None
    index, word = found
    return Labelled(row, index, word, tuple(group for group in groups if group[0] != index))


def find_group(row: PageRow) -> tuple[int, Word] | None:
    """The group label of a row that has no other."""
    for index, cell in enumerate(row.cells):
        if cell:
            word = vocabulary(cell)
            if word.groups:
                return index, word
            if word.kind is Kind.VALUE:
                return None
    return None
