"""From the tables of an HTML page to rows: what each prints in each of its columns."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from govinfo.layouts.html.markup import cell as printed_in
from govinfo.layouts.html.skeleton import Skeleton
from govinfo.layouts.lines import LONGEST_LABEL, LONGEST_ROW
from govinfo.layouts.table import row_type
from govinfo.page import Kind, Printed, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govinfo.layouts.html import tree
    from govinfo.layouts.html.tree import Cell, Table

#: A cell that spans more columns or rows is taken to span so many.
MOST_SPANNED = 100

#: A row that is wider is none of a form's; nor is a table in which cells reach into so many times more places.
WIDEST = 40
_MOST_PLACES = 8

#: No row has one of these behind its numbers.
_BEGINNING = frozenset({Kind.HEADING, Kind.ITEM, Kind.ROW, Kind.GROUP, Kind.HEAD})

_SPAN = re.compile(r"(?<![\w-])(?P<of>col|row)span\s*=\s*[\"']?\s*(?P<number>[0-9]{1,9})", re.IGNORECASE)


@define
class Row:
    """A row of a table: what it prints in each column; nothing where a cell beside or above reaches into it."""

    begin: int
    columns: list[Printed]
    #: The stretches of the page that it prints.
    stretches: list[int]

    @property
    def end(self) -> int:
        """Where its last cell ends."""
        return self.columns[-1].end


def rows_of(page: Skeleton, tables: list[Table], vocabulary: Vocabulary) -> Iterator[Row]:
    """The rows of tables; a table or a row that sets out the page, or holds its prose, is none."""
    for table in tables:
        if all(len(row.cells) <= 1 for row in table):
            continue
        columns = _Columns(page, vocabulary)
        rows = [part for row in table for part in columns.read(row)]
        for row, places in grid(rows):
            if not (row.nests or columns.is_prose(row)):
                yield columns.place(row, places)


@define
class _Columns:
    """Sets the rows of one table in columns."""

    page: Skeleton
    vocabulary: Vocabulary
    #: What each cell prints, by its identity.
    _printed: dict[int, Printed] = field(factory=dict)
    #: The head over each column, by its identity; 0 where none is printed.
    _heads: list[int] = field(factory=list)

    def read(self, row: tree.Row) -> list[tree.Row]:
        """Read the cells of a row; one in which a label stands behind numbers is two, whose tag was lost."""
        first, rows = 0, []
        numbers = False
        for at, cell in enumerate(row.cells):
            stretches = [self.page.stretches[number] for number in cell.stretches]
            self._printed[id(cell)] = printed_in(self.page.source, stretches, cell.tag.end)
            kind = self._kind(id(cell))
            if numbers and kind in _BEGINNING and not row.nests:
                rows.append(evolve(row, cells=row.cells[first:at]))
                row, first, numbers = evolve(row, tag=None, opens=False), at, False
            numbers = numbers or kind is Kind.VALUE
        return [*rows, evolve(row, cells=row.cells[first:]) if first else row]

    def is_prose(self, row: tree.Row) -> bool:
        """True for a row that holds nothing but a heading or prose, and for one too long for a row."""
        texts = [text for cell in row.cells if (text := self._printed[id(cell)].text)]
        if len(texts) != 1:
            return sum(map(len, texts)) > LONGEST_ROW
        kind = self.vocabulary(texts[0]).kind
        is_long = len(texts[0]) > LONGEST_LABEL or "\n" in texts[0]
        return kind in {Kind.HEADING, Kind.OPENING} or (kind is Kind.OTHER and is_long)

    def place(self, row: tree.Row, places: list[Cell]) -> Row:
        """Set a row in columns: labels in the last that they span, beside the numbers; all else in the first.

        A number that reaches over the heads of several columns says nothing of them: it does not fill them, so that
        the row is too short to be trusted.
        """
        at = begin = (row.tag or row.cells[0].tag).start
        labels, own = self._labels(row), set(map(id, row.cells))
        columns: list[Printed] = []
        column = 0
        for key, run in groupby(map(id, places)):
            printed, width = self._printed[key], len(list(run))
            if key in labels:
                columns += [*_nothing(at, width - 1), printed]
            elif key in own:
                fills = self._kind(key) is not Kind.VALUE or len(set(self._heads[column : column + width]) - {0}) == 1
                columns += [printed, *_nothing(printed.end, width - 1 if fills else 0)]
            else:
                columns += _nothing(at, width)
            at = printed.end if key in own else at
            column += width
        if row_type([text for *_, text in columns], self.vocabulary) == "HEAD":
            self._heads = [key if self._printed[key].text else 0 for key in map(id, places)]
        return Row(begin, columns, [at for cell in row.cells for at in cell.stretches])

    def _labels(self, row: tree.Row) -> set[int]:
        """The cells before the first number of a row; where it has none, the first that prints anything but a title."""
        cells = [id(cell) for cell in row.cells]
        first = next((at for at, cell in enumerate(cells) if self._kind(cell) is Kind.VALUE), None)
        if first is None:
            first = 1 + next((at for at, cell in enumerate(cells) if self._kind(cell) not in {None, Kind.ITEM}), -1)
        return set(cells[:first])

    def _kind(self, key: int) -> Kind | None:
        text = self._printed[key].text
        return self.vocabulary(text).kind if text else None


def _nothing(at: int, columns: int) -> list[Printed]:
    return [Printed(at, at, at, "")] * columns


def grid(table: Table) -> Iterator[tuple[tree.Row, list[Cell]]]:
    """The rows of a table that have cells, each with the cells that stand in its columns or reach into them.

    Rows need not be of one length: a cell that is lost is not made up.
    """
    reach: dict[int, tuple[Cell, int]] = {}
    alone: set[tuple[int, ...]] = set()
    printed = placed = 0
    for index, row in enumerate(table):
        sizes = [spans(cell.tag.attributes) for cell in row.cells]
        widths = tuple(width for width, _ in sizes)
        if row.opens or widths in alone:  # as wide as a row into which nothing reaches: a row was lost before it
            reach.clear()
        if not sizes:
            continue
        if not any(last >= index for _, last in reach.values()):
            alone.add(widths)
        printed += len(sizes)
        if sum(widths) > WIDEST or placed > _MOST_PLACES * printed + WIDEST:
            reach.clear()
            places = row.cells
        else:
            places = _places(zip(row.cells, sizes, strict=True), index, reach)
        placed += len(places)
        yield row, places


def _places(
    cells: Iterable[tuple[Cell, tuple[int, int]]], index: int, reach: dict[int, tuple[Cell, int]]
) -> list[Cell]:
    """What stands in the columns of a row; ``reach`` has the cells above by their columns, and their last rows.

    Those fill the columns before the row's own cells alone. What reaches down among its numbers may have come there by
    a tag that is lost; without it the row is too short to be trusted.
    """
    places: list[Cell] = []
    while (above := reach.get(len(places))) and above[1] >= index:
        places.append(above[0])
    for cell, (width, height) in cells:
        for column in range(len(places), len(places) + width if height > 1 else 0):
            reach[column] = cell, index + height - 1
        places += [cell] * width
    return places


def spans(attributes: str) -> tuple[int, int]:
    """How many columns and rows a cell spans."""
    if not attributes:
        return 1, 1
    found = {span["of"].lower(): int(span["number"]) for span in reversed(list(_SPAN.finditer(attributes)))}
    rows = found.get("row", 1) or MOST_SPANNED  # 0 reaches to the end of its group
    return min(max(found.get("col", 1), 1), MOST_SPANNED), min(rows, MOST_SPANNED)
