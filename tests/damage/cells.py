"""Cells: blank, struck out, dressed, split, glued, one too many or too few.

Left out: a value that stands in a neighbour's place, a digit lost, a blank filled. Nothing on the paper shows them.
"""

from decimal import Decimal

from tests.damage.paper import Loss, Paper, Stage, operator
from tests.printing import Box
from tests.writing import row_of


def _blank(paper: Paper, box: Box, text: str = "") -> Box:
    paper.cells[box.path] = None
    return box._replace(text=text)


@operator(Loss.VALUE)
def cells_blank(paper: Paper) -> None:
    """Cells are left blank for nothing."""
    for line in paper.tear(6):
        for x in paper.rng.sample(line.values, paper.rng.randint(1, max(1, len(line.values) - 1))):
            line.boxes[x] = _blank(paper, line.boxes[x])


@operator(Loss.VALUE)
def rows_blank(paper: Paper) -> None:
    """Rows are left blank for nothing."""
    for line in paper.tear(4):
        for x in line.values:
            line.boxes[x] = _blank(paper, line.boxes[x])


@operator(Loss.VALUE)
def zeros_blank(paper: Paper) -> None:
    """No zero of a table is printed."""
    grid = paper.rng.choice(list(paper.grids.values()))
    for line in paper.whole_lines():
        if line.grid is grid:
            paper.torn.update(line.rows)
            for x in line.values:
                line.boxes[x] = _blank(paper, line.boxes[x]) if line.boxes[x].text == "0" else line.boxes[x]


@operator(Loss.VALUE)
def only_totals(paper: Paper) -> None:
    """Of some rows, or of all, only the total is filled in."""
    grid = paper.grids["applications"]
    share = paper.rng.choice((0.1, 0.5, 1.0))
    for line in paper.whole_lines():
        if line.grid is grid and paper.rng.random() < share:
            paper.torn.update(line.rows)
            for x in line.values[:-1]:
                line.boxes[x] = _blank(paper, line.boxes[x])


@operator(Loss.VALUE)
def signs_for_nothing(paper: Paper) -> None:
    """Cells are struck out."""
    sign = paper.rng.choice(("/", "-", "—", "无", "--", "／"))
    for line in paper.tear(4):
        for x in paper.rng.sample(line.values, paper.rng.randint(1, len(line.values))):
            line.boxes[x] = _blank(paper, line.boxes[x], sign)


@operator(Loss.VALUE)
def total_wrong(paper: Paper) -> None:
    """A total does not add up, and is printed as it is."""
    totals = [path for path, value in paper.cells.items() if path.endswith(".total") and value is not None]
    path = paper.rng.choice(totals or list(paper.cells))
    paper.cells[path] = number = int(paper.cells[path] or 0) + paper.rng.choice((1, 7, 10))
    paper.contradicted.discard(path)
    for row, x in paper.boxes(lambda box: box.path == path):
        row[x] = row[x]._replace(text=str(number))


@operator(Loss.VALUE)
def words_for_numbers(paper: Paper) -> None:
    """Words stand in a cell, and no number."""
    for line in paper.tear():
        x = paper.rng.choice(line.values)
        line.boxes[x] = Box(paper.rng.choice(("见附件", "不适用", "未统计", "*", "#REF!")), line.boxes[x].span)


def _dressed(paper: Paper, text: str, path: str) -> str:
    """A number as clerks print it."""
    number = Decimal(text)
    if path.endswith("change"):
        ways = [f"减{-number}", f"减少{-number}"] if number < 0 else [f"+{number}", f"增加{number}", f"增{number}"]
    elif path.endswith("amount"):
        ways = [f"{text}万元", f"{text} 万元", f"{text}元"]
    else:
        ways = [f"{text}件", f"{text} 件", f"{number:,}", f"+{text}"]
    full = text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    return paper.rng.choice([*ways, full])


@operator(Loss.NOTHING)
def numbers_dressed(paper: Paper) -> None:
    """Units, signs in words, separators, digits of full width."""
    found = paper.boxes(lambda box: paper.cells.get(box.path) is not None and box.path not in paper.contradicted)
    for row, x in paper.rng.sample(found, min(len(found), paper.rng.randint(1, 8))):
        row[x] = row[x]._replace(text=_dressed(paper, str(paper.cells[row[x].path]), row[x].path))


@operator(Loss.COLUMNS)
def notes_in_cells(paper: Paper) -> None:
    """A note with digits of its own stands behind a number, or the number is written oddly."""
    ways = ("{}（其中2件为上年结转）", "{}（见附件3）", "{}\n（注1）", "共{}", "{}.0", "约{}", "{}*", "{}、", "{}\n")
    for line in paper.tear(3):
        x = paper.rng.choice(line.values)
        box = line.boxes[x]
        if paper.cells.get(box.path) is not None:
            line.boxes[x] = box._replace(text=paper.rng.choice(ways).format(box.text))


@operator(Loss.COLUMNS)
def spare_column(paper: Paper) -> None:
    """Every row of a table has an empty cell too many, heads and all: at an edge, or beside the labels."""
    section = paper.rng.choice(list(paper.grids))
    at = paper.rng.choice((0, 1, 99) if section == "disclosure" else (0, 99))
    if not paper.torn:
        paper.torn.update(row for row in map(row_of, paper.cells) if row.startswith(section))
        for row in paper.grids[section]:
            row.insert(at, Box(""))


@operator(Loss.VALUE)
def last_column_lost(paper: Paper) -> None:
    """The edge of the page cuts the last column of a table, heads and all."""
    grid = paper.rng.choice(list(paper.grids.values()))
    lines = [line for line in paper.lines() if line.grid is grid]
    if paper.torn or not lines:
        return
    paper.torn.update(row for line in lines for row in line.rows)
    for row in grid:
        row[-1:] = [row[-1]._replace(span=row[-1].span - 1)] if row[-1].span > 1 else []


@operator(Loss.VALUE, Stage.TEXT)
def blanks_collapsed(paper: Paper) -> None:
    """Zeros are blank, and the blanks are gone: the values of a row stand one beside the other."""
    for line in paper.tear(25):
        values = paper.values_of(line)
        kept = [paper.text[place.start : place.end] for place in values if place.text not in ("", "0")]
        if kept and paper.style(line) != "aligned":
            paper.replace(values[0].start, values[-1].end, paper.between(line).join(kept))


@operator(Loss.COLUMNS, Stage.TEXT)
def spare_cell(paper: Paper) -> None:
    """An empty cell stands between the values of a row, or before them."""
    for line in paper.tear():
        values = paper.values_of(line)
        if values and paper.style(line) not in ("flat", "spaced", "aligned"):
            at = paper.rng.choice(values).start
            paper.replace(at, at, paper.between(line).lstrip(" \n") or "\t")


@operator(Loss.VALUE, Stage.TEXT)
def value_lost(paper: Paper) -> None:
    """A cell of a row is lost, and the others close up."""
    for line in paper.tear():
        values = paper.values_of(line)
        if len(values) > 1 and paper.style(line) != "aligned":
            at = paper.rng.randrange(len(values))
            start, end = (values[at - 1].end, values[at].end) if at else (values[0].start, values[1].start)
            paper.replace(start, end, "")


@operator(Loss.COLUMNS, Stage.TEXT)
def value_too_many(paper: Paper) -> None:
    """A row has a value more than columns."""
    for line in paper.tear():
        values = paper.values_of(line)
        if values and paper.style(line) != "aligned":
            at = paper.rng.choice([values[0].start, *(place.end for place in values)])
            number = paper.rng.choice(("0", "1", "27"))
            between = paper.between(line)
            paper.replace(at, at, f"{number}{between}" if at == values[0].start else f"{between}{number}")


@operator(Loss.COLUMNS, Stage.TEXT)
def digits_split(paper: Paper) -> None:
    """The digits of a number stand in two cells: 2 | 0."""
    for line in paper.tear():
        values = [place for place in paper.values_of(line) if len(place.text) > 1]
        if values:
            place = paper.rng.choice(values)
            at = place.start + 1 + paper.rng.randrange(1, len(place.text))
            paper.replace(at, at, paper.rng.choice((paper.between(line), " ", "\n")))


@operator(Loss.COLUMNS, Stage.TEXT)
def values_glued(paper: Paper) -> None:
    """Two numbers stand in one cell."""
    for line in paper.tear():
        values = paper.values_of(line)
        if len(values) > 1 and paper.style(line) != "aligned":
            at = paper.rng.randrange(1, len(values))
            paper.replace(values[at - 1].end, values[at].start, paper.rng.choice(("", " ", "  ")))
