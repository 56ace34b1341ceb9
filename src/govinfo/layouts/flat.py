"""One cell a line: rows are a label and the values behind it; blank cells leave no trace."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from govinfo.layouts.grammar import Parser
from govinfo.layouts.lines import Line, is_furniture
from govinfo.layouts.table import Builder, Made, joined
from govinfo.layouts.weave import weave
from govinfo.page import Kind, RowKind

if TYPE_CHECKING:
    from govinfo.page import Block, Vocabulary
    from govinfo.paper import Grid

#: Words longer than this are prose, not the half of a head or an unknown label.
_LONGEST_WORDS = 14

_TYPES = {
    Kind.ITEM: "ITEM",
    Kind.HEAD: "HEAD",
    Kind.ROW: "LABEL",
    Kind.GROUP: "LABEL",
    Kind.VALUE: "VALUES",
}


class RunBuilder(Builder):
    """Callbacks of the rules in ``flat.lark``: rows of a label and runs of values."""

    def entry(self, lines: list[Line]) -> Made:
        return joined(RowKind.DATA, lines)

    def stray(self, lines: list[Line]) -> Made:
        valued = any(line.type == "VALUES" for line in lines)
        return joined(RowKind.DATA if valued else RowKind.WORDS, lines)

    def orphan(self, lines: list[Line]) -> Made:
        return joined(RowKind.VALUES, lines)

    apart = orphan


@cache
def _parser() -> Parser:
    return Parser("flat", "region", RunBuilder("flat", grid=False))


def read(lines: list[Line], vocabulary: Vocabulary) -> list[Block]:
    """Read a region of cells on lines of their own."""
    lines = [piece for line in lines for piece in (split(line) if line.type == "SPACED" else [line])]
    weave(lines, vocabulary)
    for line in lines:
        line.type = "GAP" if line.type == "WOVEN" else type_of(line.text, line.kind)
    label_unnumbered(lines, vocabulary)
    return _parser().parse(lines)


def type_of(text: str, kind: Kind) -> str:
    """The terminal for a cell on a line of its own."""
    if kind in _TYPES:
        return _TYPES[kind]
    if is_furniture(text):
        return "GAP"
    if len(text) <= _LONGEST_WORDS and any(map(str.isdigit, text)) and not any(map(str.isalpha, text)):
        return "VALUES"  # the rest of a number, or one misprinted
    return "WORDS" if len(text) <= _LONGEST_WORDS and "|" not in text else "TEXT"


def label_unnumbered(lines: list[Line], vocabulary: Vocabulary) -> None:
    """Among values, a head that would be a row's label with its ordinal is one: 总计 for （七）总计."""
    before: Line | None = None
    head: Line | None = None
    for line in lines:
        if line.type == "GAP":
            continue
        if head is not None and line.type == "VALUES":
            head.type = "LABEL"
        among = line.type == "HEAD" and before is not None and before.type == "VALUES"
        head = line if among and vocabulary(line.text.strip("|｜")).numbered_rows else None
        before = line


def split(line: Line) -> list[Line]:
    """The pieces of a line whose cells are separated by blanks, a run of values as one; other lines are left whole."""
    if len(line.pieces) < 2:  # noqa: PLR2004  (nothing to split)
        return [line]
    if all(kind is Kind.VALUE for _, _, kind in line.pieces):  # one run
        line.text, line.kind = line.pieces[0][0], Kind.VALUE
        line.values = [text for text, _, _ in line.pieces]
        line.starts = [line.at + offset for _, offset, _ in line.pieces]
        line.pieces = []
        return [line]
    pieces: list[Line] = []
    for text, offset, kind in line.pieces:
        at = line.at + offset
        valued = kind is Kind.VALUE
        if valued and pieces and pieces[-1].values:
            pieces[-1].values.append(text)
            pieces[-1].starts.append(at)
        else:
            pieces.append(Line("", at, at, text, at, kind, [text] if valued else [], [at] if valued else []))
    for piece, after in pairwise(pieces):
        piece.end = after.start
    pieces[0].start, pieces[-1].end = line.start, line.end
    return pieces


def write(grid: Grid) -> list[str]:
    """A cell a line. A blank one leaves no trace."""
    return [box.text for row in grid.rows for box in row if box.text]
