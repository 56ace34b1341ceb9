"""Cells separated by pipes, one row a line."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from govinfo.layouts.grammar import Parser
from govinfo.layouts.lines import is_furniture
from govinfo.layouts.table import Builder, cut, name_row, row_type
from govinfo.source import LINE_END

if TYPE_CHECKING:
    from govinfo.layouts.lines import Line
    from govinfo.page import Block, Vocabulary
    from govinfo.paper import Grid

_PIPES = ("|", "｜")
_RULE = re.compile(r"[\s|:+-]+")


@cache
def _parser() -> Parser:
    return Parser("pipe", "region", Builder("pipe", grid=True))


def read(lines: list[Line], vocabulary: Vocabulary) -> list[Block]:
    """Read a region of rows with pipes. An outer pipe is no cell: where the region's rows have one, it is taken off."""
    piped = [line for line in lines if line.type == "PIPE"]
    closed = [line.text.rstrip().endswith(_PIPES) for line in piped]
    closing = 2 * sum(closed) > len(piped)
    broken = [closing and not before for before in (True, *closed)]  # a row goes on in the next line
    leading = all(on or line.text.lstrip().startswith(_PIPES) for on, line in zip(broken, piped, strict=False))
    for line in lines:
        if line.type == "PIPE":
            _cut(line, vocabulary, leading=leading, closing=closing)
        elif line.type == "TEXT":
            line.type = "GAP" if is_furniture(line.text) else "TEXT"
        else:
            name_row(line, "|", vocabulary)
    return _parser().parse(lines)


def _cut(line: Line, vocabulary: Vocabulary, *, leading: bool, closing: bool) -> None:
    if "---" in line.text and _RULE.fullmatch(line.text):
        line.type = "GAP"
        return
    line.text = line.text.replace("｜", "|")
    cut(line, "|")
    if closing and not line.values[-1] and len(line.values) > 1:
        del line.values[-1], line.starts[-1]
    if leading and not line.values[0] and len(line.values) > 1:
        del line.values[0], line.starts[0]
    line.type = row_type(line.values, vocabulary)


def write(grid: Grid, *, leading: bool = True, rule: bool = False) -> list[str]:
    """A row a line, a cell for each column that is spanned, a pipe behind each; Markdown's rule below the first row.

    Pipes and line ends in a cell are written as HTML has them, which Markdown shows as they are.
    """
    before = "| " if leading else ""
    lines = [f"{before}{' | '.join(map(_escaped, row))} |" for row in grid.texts()]
    return [*lines[:1], *([f"|{' --- |' * grid.width}"] if rule else []), *lines[1:]]


def _escaped(text: str) -> str:
    return LINE_END.sub("<br>", text.replace("|", "&#124;").replace("｜", "&#65372;"))
