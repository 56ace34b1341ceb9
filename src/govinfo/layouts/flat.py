"""One cell a line: rows are a label and the values behind it; blank cells leave no trace."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from govinfo.layouts.grammar import build, parse
from govinfo.layouts.lines import is_furniture
from govinfo.layouts.table import Builder, Made
from govinfo.page import Kind, RowKind

if TYPE_CHECKING:
    from lark import Lark

    from govinfo.layouts.lines import Line
    from govinfo.page import Block, Vocabulary

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
        return self.row(RowKind.DATA, lines)

    def stray(self, lines: list[Line]) -> Made:
        valued = any(line.type == "VALUES" for line in lines)
        return self.row(RowKind.DATA if valued else RowKind.WORDS, lines)

    def orphan(self, lines: list[Line]) -> Made:
        return self.row(RowKind.VALUES, lines)


@cache
def _parser() -> Lark:
    return build("flat", "region", RunBuilder("flat", grid=False))


def read(lines: list[Line], vocabulary: Vocabulary) -> list[Block]:  # noqa: ARG001  (every layout is called alike)
    """Read a region of cells on lines of their own."""
    for line in lines:
        line.type = type_of(line.text, line.kind)
    return parse(_parser(), lines)


def type_of(text: str, kind: Kind) -> str:
    """The terminal for a cell on a line of its own."""
    if kind in _TYPES:
        return _TYPES[kind]
    if is_furniture(text):
        return "GAP"
    return "WORDS" if len(text) <= _LONGEST_WORDS and "|" not in text else "TEXT"
