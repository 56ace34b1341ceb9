"""Cells separated by tabs, one row a line."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from govinfo.layouts.grammar import Parser
from govinfo.layouts.lines import is_furniture
from govinfo.layouts.table import Builder, name_row

if TYPE_CHECKING:
    from govinfo.layouts.lines import Line
    from govinfo.page import Block, Vocabulary


@cache
def _parser() -> Parser:
    return Parser("tab", "region", Builder("tab", grid=True))


def read(lines: list[Line], vocabulary: Vocabulary) -> list[Block]:
    """Read a region of tab-separated rows."""
    for line in lines:
        if line.type == "TEXT":
            line.type = "GAP" if is_furniture(line.text) else "TEXT"
        else:
            name_row(line, "\t", vocabulary)
    return _parser().parse(lines)
