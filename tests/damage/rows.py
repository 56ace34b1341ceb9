"""Rows: lost, cut, repeated, moved, strange, and torn from their labels.

Left out: the values of two rows exchanged, which nothing on the paper shows.
"""

from collections.abc import Iterable

from tests.damage.paper import Line, Loss, Paper, Stage, operator
from tests.marks import plain
from tests.printing import ROW_A_LINE, Box

_DIGITS = "123456789"


def _drop(lines: Iterable[Line], *, with_groups: bool) -> None:
    """Take rows out; the labels of groups that begin in them go with them, or to the next row."""
    for line in sorted(lines, key=lambda line: line.y, reverse=True):
        row = line.grid.pop(line.y)
        following = line.grid[line.y] if line.y < len(line.grid) else []
        for box in row if not with_groups else ():
            if box.text and any(other.path == box.path and other.text is None for other in following):
                following[:] = [box._replace(text=box.text) if other.path == box.path else other for other in following]


@operator(Loss.ROW)
def row_lost(paper: Paper) -> None:
    """A row is lost with all that stands in it."""
    for line in paper.tear():
        _drop([line], with_groups=True)


@operator(Loss.ROW)
def rows_left_out(paper: Paper) -> None:
    """An office leaves out the rows that it has nothing to say of."""
    for line in paper.tear():
        whole = [line, *paper.whole_lines()]  # of a row that contradicts itself, a part would not
        behind = [other for other in whole if other.grid is line.grid and line.y <= other.y]
        gone = behind[: paper.rng.randint(1, 6)]
        paper.torn.update(row for other in gone for row in other.rows)
        _drop(gone, with_groups=False)


@operator(Loss.ROW)
def table_lost(paper: Paper) -> None:
    """A table was an image: its heading stands alone."""
    paper.grids[paper.rng.choice(list(paper.grids))].clear()


@operator(Loss.NOTHING)
def rows_swapped(paper: Paper) -> None:
    """Two rows stand in each other's place, label and values."""
    lines = [line for line in paper.whole_lines() if line.rows[0].startswith("applications")]
    if len(lines) > 1:
        one, other = paper.rng.sample(lines, 2)
        one.grid[one.y], one.grid[other.y] = one.grid[other.y], one.grid[one.y]


@operator(Loss.NOTHING)
def spare_row(paper: Paper) -> None:
    """An empty row stands in the table."""
    for line in paper.tear():  # in the place of a row that is lost it would be that row, blank
        line.grid.insert(line.y + paper.rng.randint(0, 1), [Box("")] * sum(box.span for box in line.grid[0]))


@operator(Loss.NOTHING)
def strange_row(paper: Paper) -> None:
    """A row that no form knows, with values of its own."""
    label = paper.rng.choice(("其他主动公开文件", "9.其他情形", "行政奖励", "（八）其他", "合计数"))
    if lines := [line for line in paper.whole_lines() if not line.rows[0].startswith("proceedings")]:
        line = paper.rng.choice(lines)
        first = next(x for x, box in enumerate(line.boxes) if box.path in line.rows)
        values = [Box(paper.rng.choice(_DIGITS), line.boxes[x].span) for x in line.values]
        before = [box._replace(text=None) for box in line.boxes[:first]]
        line.grid.insert(line.y + 1, [*before, Box(label, line.boxes[first].span), *values])


@operator(Loss.NOTHING)
def row_repeated(paper: Paper) -> None:
    """A row is printed again at the head of the next page."""
    for line in paper.tear():
        line.grid.insert(line.y + 1, list(line.boxes))


@operator(Loss.VALUE)
def row_repeated_otherwise(paper: Paper) -> None:
    """A row is printed several times, with other values: 政府集中采购 by its kinds."""
    for line in paper.tear():
        for _ in range(paper.rng.randint(1, 3)):
            again = list(line.boxes)
            x = paper.rng.choice(line.values)
            again[x] = again[x]._replace(text=f"{paper.rng.choice(_DIGITS)}{again[x].text}")
            paper.contradicted.add(again[x].path)
            line.grid.insert(line.y + 1, again)


@operator(Loss.VALUE)
def values_merged(paper: Paper) -> None:
    """One value stands for all columns, in a merged cell: only a grid says that it begins in the first."""
    for line in paper.tear():
        first, *others = [line.boxes[x] for x in line.values]
        if not others or len(line.rows) > 1:
            continue
        is_placed = paper.style(line) in ("pipe", "markdown", "tab")
        merged = first._replace(span=sum(box.span for box in (first, *others)), path=first.path if is_placed else "")
        blanks = [box._replace(text="") for box in others] if is_placed else []
        line.boxes[line.values[0] :] = [merged._replace(span=1), *blanks] if is_placed else [merged]
        paper.cells |= {box.path: None for box in blanks}


@operator(Loss.VALUE, Stage.TEXT)
def row_cut(paper: Paper) -> None:
    """The edge of the page cuts the last values of a row."""
    for line in paper.tear():
        values = paper.values_of(line)
        if len(values) > 1 and paper.style(line) in {*ROW_A_LINE, "flat", "cells", "spaced"} - {"html"}:
            kept = paper.rng.randrange(1, len(values))
            paper.replace(values[kept - 1].end, values[-1].end, "")


def _reads_as_whole(paper: Paper, line: Line) -> bool:
    """True for the only row of （六）其他处理: without its label, it is the one that later reports print whole."""
    group = line.rows[0].rpartition(".")[0]
    printed = {row for other in paper.lines() for row in other.rows if row.startswith(f"{group}.")}
    return group.endswith(".other") and printed == {*line.rows}


@operator(Loss.LABEL, Stage.TEXT)
def label_lost(paper: Paper) -> None:
    """The label is gone and its values are left: bare zeros."""
    for line in paper.tear():
        label = paper.label(line)
        if label is None or _reads_as_whole(paper, line) or (paper.style(line) == "aligned" and "\n" in label.text):
            continue
        behind = len(paper.between(line)) if paper.style(line) not in ("html", "closed", "aligned") else 0
        if paper.style(line) in ROW_A_LINE and paper.rng.random() < 0.5:
            behind = 0  # its cell stays, empty
        paper.replace(
            label.start, label.end + behind, " " * (len(label.text) * 2 if paper.style(line) == "aligned" else 0)
        )


@operator(Loss.COLUMNS, Stage.TEXT)
def values_below(paper: Paper) -> None:
    """The values stand on the line below their label."""
    for line in paper.tear():
        label = paper.label(line)
        if label and paper.style(line) in {*ROW_A_LINE, "spaced"} - {"html"}:
            at = label.end + len(paper.between(line))
            paper.replace(at, at, "\n")


@operator(Loss.COLUMNS, Stage.TEXT)
def values_in_the_middle(paper: Paper) -> None:
    """A label wraps around its values: they stand behind its first line."""
    for line in paper.tear():
        label, values = paper.label(line), paper.values_of(line)
        if label and values and len(label.text) > 2 and paper.style(line) in {*ROW_A_LINE, "spaced"} - {"html"}:
            end = paper.text.find("\n", values[-1].end)
            half = label.start + 1 + paper.rng.randrange(2, len(label.text))
            rest = paper.text[half : label.end - 1]
            paper.text = f"{paper.text[:half]}{paper.text[label.end - 1 : end]}\n{plain(rest)}{paper.text[end:]}"


@operator(Loss.COLUMNS, Stage.TEXT)
def rows_glued(paper: Paper) -> None:
    """The line break behind a row is lost."""
    for line in paper.tear():
        values = paper.values_of(line)
        end = paper.text.find("\n", values[-1].end) if values else -1
        if end > 0 and paper.style(line) in {*ROW_A_LINE, "flat", "spaced"} - {"html"}:
            paper.replace(end, end + 1, paper.rng.choice(("", " ")))


@operator(Loss.NOTHING, Stage.TEXT)
def blank_line_inside(paper: Paper) -> None:
    """A blank line stands inside a table."""
    for _ in range(paper.rng.randint(1, 4)):
        at = paper.line_end()
        if at is not None:
            paper.replace(at, at, paper.rng.choice(("\n", "\n\n", "\n  ", "\n\u3000")))
