"""Cells separated by blanks, as tools leave the text of a PDF: wrapped labels, values beside any of their lines."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from govinfo.layouts.flat import RunBuilder, split, type_of
from govinfo.layouts.grammar import Parser
from govinfo.layouts.weave import weave
from govinfo.page import Kind
from govinfo.paper import columns

if TYPE_CHECKING:
    from govinfo.layouts.lines import Line
    from govinfo.layouts.table import Made
    from govinfo.page import Block, Vocabulary
    from govinfo.paper import Grid

#: As many labels at least with their values on the next line make a habit.
_HABIT = 2
_LONGEST_REST = 8
#: Labels begin so near to the margin.
_MARGIN = 24
#: So many blanks at least stand between two cells that are written.
_BETWEEN = 2
#: Numbers of fewer digits than this may be those of pages.
_LONGEST_PAGE = 4


class _WovenBuilder(RunBuilder):
    """Callbacks of the rules in ``aligned.lark``: of a row, a line has all values."""

    def entry(self, lines: list[Line]) -> Made:
        row, first, last = super().entry(lines)
        row.wrapped = sum([line.type == "VALUES" for line in lines]) > 1
        return row, first, last


@cache
def _parser() -> Parser:
    return Parser("aligned", "region", _WovenBuilder("aligned", grid=False))


def read(lines: list[Line], vocabulary: Vocabulary) -> list[Block]:
    """Read a region of rows whose cells are separated by blanks."""
    return _parser().parse(_pieces(lines, vocabulary))


def _pieces(lines: list[Line], vocabulary: Vocabulary) -> list[Line]:
    """The pieces of all lines, named for the grammar."""
    rows = [split(line) for line in lines]
    pieces = [piece for row in rows for piece in row]
    for line in lines:
        if line.feeds and len(line.values) == 1 and len(line.text) < _LONGEST_PAGE:  # the number of the page
            line.type, line.kind, line.values, line.starts = "TEXT", Kind.OTHER, [], []
            line.text = f"- {line.text} -"
    weave(pieces, vocabulary)
    margin = min((row[0].at - row[0].start for row in rows), default=0) + _MARGIN
    for row in rows:
        headed = any(piece.kind is Kind.HEAD for piece in row)
        for piece in row:
            if len(row) == 1 and piece.kind is Kind.ROW and not piece.ends and piece.at - piece.start > margin:
                piece.type = "WORDS"  # the end of a wrapped cell
            elif piece.type != "WOVEN":
                behind = piece is not row[0] or piece.at - piece.start > _MARGIN
                number = behind and not any(map(str.isalpha, piece.text))
                piece.type = type_of(piece.text, piece.kind) if headed or number else _type_of(piece, vocabulary)
    _loosen(rows, vocabulary)
    _tie(pieces)
    return pieces


def _type_of(piece: Line, vocabulary: Vocabulary) -> str:
    """The terminal for a piece; group labels are gaps, since a row's own words tell where it belongs."""
    scrap = piece.kind is Kind.GROUP or (piece.kind is Kind.OTHER and vocabulary(piece.text).scrap)
    return "GAP" if scrap else type_of(piece.text, piece.kind)


def _loosen(rows: list[list[Line]], vocabulary: Vocabulary) -> None:
    """Values on a line without any words of a label are loose.

    What may begin a row's label as well as a group's is no gap there, unless a label goes on below.
    """
    for row, below in pairwise([*rows, []]):
        if all(piece.type in {"VALUES", "GAP"} for piece in row):
            goes_on = any(piece.type == "WOVEN" for piece in below)
            for piece in row:
                if piece.type == "VALUES":
                    piece.type = "LOOSE"
                elif not goes_on and (word := vocabulary(piece.text)).begins and word.possible:
                    piece.type = "WORDS"


def _tie(pieces: list[Line]) -> None:
    """Tie loose values to the label before them, where it is wrapped, or where such is the habit of the text.

    Fewer values than the row above has are pieces of its numbers, wrapped; so are short words with digits.
    """
    before: Line | None = None
    row = 0
    next_line: list[Line] = []
    for piece in pieces:
        if piece.type == "WOVEN":
            piece.type = "GAP"
        if piece.type == "GAP":
            continue
        if piece.type == "LOOSE" and before and before.type == "LABEL":
            if before.ends:
                piece.type = "VALUES"
            else:
                next_line.append(piece)
        elif row and ((len(piece.values) or 1) < max(row, 2) if piece.type == "LOOSE" else _is_rest(piece)):
            piece.type, piece.rest = "VALUES", True
            piece.values, piece.starts = piece.values or [piece.text], piece.starts or [piece.at]
            continue
        piece.rest = piece.type == "LOOSE"
        row = (len(piece.values) or 1) if piece.type in {"VALUES", "LOOSE"} else 0
        before = piece
    if len(next_line) >= _HABIT:
        for piece in next_line:
            piece.type = "VALUES"
    _untie(pieces)


def _untie(pieces: list[Line]) -> None:
    """Loosen values under pieces of numbers that stand alone above their label: their first digits may be there."""
    above = 0
    for piece in pieces:
        if piece.type == "VALUES" and above and len(piece.values) > above:
            piece.type = "LOOSE"
        if piece.type not in {"LABEL", "GAP"}:
            above = (len(piece.values) or 1) if piece.rest else 0


def _is_rest(piece: Line) -> bool:
    """True for a short piece of a cell whose text is wrapped: words and a digit."""
    return piece.type == "WORDS" and len(piece.text) <= _LONGEST_REST and any(map(str.isdigit, piece.text))


def write(grid: Grid) -> list[str]:
    """A row a line, its cells below each other, padded with blanks. Blank cells leave no trace."""
    placed = [[(at, box.text, box.across) for at, box in row] for row in grid.places()]
    ends = [0] * (grid.width + 1)  # where each column ends, at least
    for across in range(1, grid.width + 1):
        for at, text in ((at, text) for row in placed for at, text, span in row if span == across):
            more = ends[at] + columns(text) + _BETWEEN - ends[at + across] if text else 0
            ends[at + across :] = [end + max(0, more) for end in ends[at + across :]]
    lines = [_line([(ends[at], text) for at, text, _ in row if text]) for row in placed]
    return [line for line in lines if line]


def _line(texts: list[tuple[int, str]]) -> str:
    line = ""
    for at, text in texts:
        line += " " * max(at - columns(line), _BETWEEN if line else 0) + text
    return line
