"""One cell a line with pipes: after each cell, before each row, or alone between cells."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from govinfo.layouts.flat import RunBuilder, label_unnumbered, split, type_of
from govinfo.layouts.grammar import Parser
from govinfo.layouts.lines import LONGEST_SPACED
from govinfo.page import Kind
from govinfo.paper import BoxKind

if TYPE_CHECKING:
    from govinfo.layouts.lines import Line
    from govinfo.page import Block, Vocabulary
    from govinfo.paper import Grid

_LONE = re.compile(r"\s*[|｜]\s*")
_PIPES = ("|", "｜")
_CELL = re.compile(r"[^|｜\s](?:[^|｜]*[^|｜\s])?")
_ROW = frozenset({Kind.ROW, Kind.GROUP, Kind.VALUE})
_LABELS = frozenset({Kind.ITEM, Kind.ROW, Kind.GROUP})

#: As many signs at least make a habit.
_HABIT = 2


@cache
def _parser() -> Parser:
    return Parser("cells", "region", RunBuilder("cells", grid=False))


def read(lines: list[Line], vocabulary: Vocabulary) -> list[Block]:
    """Read a region of cells on lines of their own.

    A lone pipe ends the cell before it, or opens a row, or is a blank cell: as it does in all of the region. More
    pipes in a row stand for columns that another cell spans. A row on one line is of another layout.
    """
    lines = [piece for line in lines for piece in (_row(line, vocabulary) if line.type == "PIPE" else [line])]
    for line in lines:
        if line.type == "PIPE":
            _name_piped(line, vocabulary)
        else:
            line.type = type_of(line.text, line.kind)
    if _pipes_close(lines):
        _close(lines)
    else:
        _open_or_blank(lines, opens=_pipes_open(lines))
    label_unnumbered(lines, vocabulary)
    return _parser().parse(lines)


def _row(line: Line, vocabulary: Vocabulary) -> list[Line]:
    """The labels and the values of a line that is a row, or the values of one; another line is left whole."""
    cells = [(match[0], match.start()) for match in _CELL.finditer(line.text)]
    if len(cells) <= 1 or len(line.text) > LONGEST_SPACED:
        return [line]
    pieces = [(text, at, vocabulary(text).kind) for text, at in cells]
    kinds = [kind for _, _, kind in pieces]
    is_row = Kind.ROW in kinds and kinds[-1] is Kind.VALUE and _ROW.issuperset(kinds)
    if is_row or set(kinds) == {Kind.VALUE}:
        line.pieces, line.type = pieces, "SPACED"
    return split(line)


def _name_piped(line: Line, vocabulary: Vocabulary) -> None:
    """Name a line with pipes by its cell; a lone pipe waits for its meaning."""
    cell = _bare(line.text)
    if not cell:
        line.type = "LONE" if _LONE.fullmatch(line.text) else "GAP"
        return
    line.kind = vocabulary(cell).kind
    line.type = type_of(cell, line.kind)
    if line.type == "GAP":  # what a page prints of itself has no pipe
        line.type = "WORDS"
    line.values, line.starts = [cell], [line.at + line.text.index(cell)]
    line.text = f"{cell}|"


def _bare(text: str) -> str:
    """The text without the pipes and the white space around it."""
    before = ""
    while text != before:
        before, text = text, text.strip().strip("|｜")
    return text


def _pipes_close(lines: list[Line]) -> bool:
    """True where cells stand without a pipe and lone pipes behind them."""
    pairs = list(pairwise(lines))
    alone = sum(after.type == "LONE" and not before.text.endswith(_PIPES) for before, after in pairs)
    ended = sum(line.text.endswith(_PIPES) and line.type not in {"LONE", "GAP"} for line in lines)
    return alone > ended


def _pipes_open(lines: list[Line]) -> bool:
    """True where nothing but pipes stands before the first label and most others; else before the first cell.

    Such pipes end a row where they stand for columns that another cell spans: a last one is no blank cell there.
    """
    labels = [not _bare(before.text) for before, line in pairwise(lines) if _LABELS & {line.kind} - {before.kind}]
    if not labels:
        return lines[0].type == "LONE"
    bare = lines[0].kind in _LABELS or not labels[0]  # the others may stand behind rows that end in a blank cell
    return len(labels) >= _HABIT and 2 * sum(labels) > len(labels) and not bare


def _close(lines: list[Line]) -> None:
    """A lone pipe ends the cell before it, whatever the page prints between them; behind another it is a blank cell."""
    open_cell = False
    for line in lines:
        if line.type != "LONE":
            open_cell = line.type != "GAP" or (open_cell and bool(_bare(line.text)))
        elif open_cell:
            line.type, open_cell = "GAP", False
        else:
            _blank(line)


def _open_or_blank(lines: list[Line], *, opens: bool) -> None:
    """A lone pipe before words, before the values of a table of heads, or at the end opens a row; others are blank.

    One that ends a row of heads stands for a spare column, and so do those that end the rows below. One behind words
    without a pipe ends these.
    """
    before = last = None
    spare = False
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        ended, last = last is None or last.type in {"VALUES", "GAP"} or last.text.endswith(_PIPES), line
        if line.type == "LONE" and not ended:
            line.type = "GAP"
        elif line.type == "LONE":
            heads = before is not None and before.type in {"HEAD", "WORDS"}
            ends = after is None or after.type not in {"VALUES", "LONE", "GAP"}
            spare = spare or (heads and after is not None and after.type == "LABEL")
            if (opens and (ends or heads)) or (spare and ends):
                line.type = "GAP"
            else:
                _blank(line)
        elif line.type != "GAP":
            before, spare = line, spare and line.type != "ITEM"


def _blank(line: Line) -> None:
    line.type = "VALUES"
    line.values, line.starts = [""], [line.at]


def write(grid: Grid) -> list[str]:
    """A cell on one line and the pipe that ends it on the next; a blank value is a pipe alone."""
    boxes = (box for row in grid.rows for box in row if box.text or box.kind is BoxKind.VALUE)
    return [line for box in boxes for line in ([box.text, "|"] if box.text else ["|"])]
