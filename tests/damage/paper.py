"""A report on its way to the reader: tables until they are printed, a text with marks afterwards."""

from collections.abc import Callable, Iterable, Iterator
from enum import IntEnum, StrEnum
from random import Random
from typing import NamedTuple

from attrs import define, field, frozen

from govinfo.cell import Number
from govinfo.forms import paths
from tests.drawn import Drawn
from tests.marks import Place, closing, marked, opening, places, plain
from tests.printing import BETWEEN, PRINTERS, Box, Grid
from tests.writing import grids, heading, page, row_of

VALUES = paths()


class Loss(StrEnum):
    """What a careful reader of the damaged text may lose at most."""

    NOTHING = "nothing"
    COLUMNS = "columns"  #: all is printed; which column is whose, or which row, may be open
    LABEL = "a label"  #: values stand without their label
    VALUE = "a value"  #: a few cells are not printed any more, or print something else
    ROW = "rows"  #: whole rows are not printed any more
    TAIL = "the tail"  #: all before or behind a place is gone


class Stage(IntEnum):
    """When an operator acts."""

    STYLE = 0  #: on the layouts of the tables
    GRID = 1  #: on the tables, before they are printed
    TEXT = 2  #: on the printed text
    WHOLE = 3  #: on the text as a whole
    LAST = 4  #: behind it


@frozen
class Operator:
    """One kind of damage."""

    name: str
    why: str
    loses: Loss
    stage: Stage
    inflict: "Callable[[Paper], None]" = field(repr=False)


class Truth(NamedTuple):
    """A text and what is printed in it: cells at their places, torn from their labels, or in rows that contradict."""

    text: str
    cells: dict[str, Number | None]
    displaced: dict[str, Number | None]
    contradicted: dict[str, list[Number]]


class Line(NamedTuple):
    """A printed row of a table: the table, the index of the row in it, and the paths of its rows of cells."""

    grid: Grid
    y: int
    rows: tuple[str, ...]

    @property
    def boxes(self) -> list[Box]:
        return self.grid[self.y]

    @property
    def values(self) -> list[int]:
        return [x for x, box in enumerate(self.boxes) if box.path in VALUES]


@define
class Paper:
    """A report that is being damaged. What cells print, by path, is the truth as long as their marks are there."""

    drawn: Drawn
    layout: str
    rng: Random = field(factory=Random)
    cells: dict[str, Number | None] = field(init=False)
    grids: dict[str, Grid] = field(init=False)
    #: The layout of each table, and from which row on it is printed in another one.
    styles: dict[str, str] = field(init=False)
    breaks: dict[str, tuple[int, str]] = field(factory=dict)
    text: str = ""
    #: Rows whose values and labels were torn apart: two such rows side by side may look like sound ones.
    torn: set[str] = field(factory=set)
    #: Cells that are printed several times with different values: none of them is the printed one.
    contradicted: set[str] = field(factory=set)
    #: The kinds of damage that changed something.
    applied: list[str] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        printed = self.drawn.cells.items()
        self.cells = {path: None if isinstance(value, str) else value for path, value in printed}
        self.grids = grids(self.drawn.cells, self.drawn.form)
        self.styles = dict.fromkeys(self.grids, self.layout)

    def state(self) -> object:
        """What damage changes."""
        tables = None if self.text else [[*map(list, grid)] for grid in self.grids.values()]
        return tables, self.text, dict(self.styles), dict(self.breaks)

    def print(self) -> None:
        """Print the tables; from here on the text is what is damaged."""
        tables = {}
        for section, grid in self.grids.items():
            whole = [[_marked(box) for box in row] for row in grid]
            at, other = self.breaks.get(section, (len(grid), ""))
            parts = ((whole[:at], self.styles[section]), (whole[at:], other))
            tables[section] = [line for part, style in parts if part for line in PRINTERS[style](part)]
        self.text = page(tables, self.layout)

    def lines(self) -> list[Line]:
        """The rows of the tables that hold values."""
        found = []
        for grid in self.grids.values():
            for y, row in enumerate(grid):
                rows = tuple(dict.fromkeys(row_of(box.path) for box in row if box.path in VALUES))
                found += [Line(grid, y, rows)] * bool(rows)
        return found

    def whole_lines(self) -> list[Line]:
        """The rows that are not torn, nor beside one that is."""
        lines = self.lines()
        torn = [bool(self.torn.intersection(line.rows)) for line in lines]
        near = zip(lines, torn, [False, *torn], [*torn[1:], False], strict=False)
        return [line for line, *sides in near if not any(sides)]

    def tear(self, most: int = 1) -> Iterator[Line]:
        """Some whole rows, which are torn from now on."""
        for _ in range(self.rng.randint(1, most)):
            if whole := self.whole_lines():
                line = self.rng.choice(whole)
                self.torn.update(line.rows)
                yield line

    def boxes(self, wanted: Callable[[Box], bool]) -> list[tuple[list[Box], int]]:
        """The printed cells of the tables that are wanted: their row and their place in it."""
        return [
            (row, x)
            for grid in self.grids.values()
            for row in grid
            for x, box in enumerate(row)
            if box.text and wanted(box)
        ]

    def relabel(self, change: Callable[[str], str], wanted: Callable[[Box], bool], most: int = 3) -> None:
        """Change the words of some labels or heads, not of a row that contradicts itself: only its label shows that."""
        kept = {*VALUES, *map(row_of, self.contradicted)}
        found = [
            (row, x, changed)
            for row, x in self.boxes(lambda box: box.path not in kept and wanted(box))
            if (changed := change(row[x].text or "")) != row[x].text
        ]
        for row, x, changed in self.rng.sample(found, min(len(found), self.rng.randint(1, most))):
            row[x] = row[x]._replace(text=changed)

    def style(self, line: Line) -> str:
        """The layout in which a row is printed."""
        section = line.rows[0].partition(".")[0]
        at, other = self.breaks.get(section, (len(line.grid), ""))
        return self.styles[section] if line.y < at else other

    def between(self, line: Line) -> str:
        """What stands between the values of a row."""
        return BETWEEN[self.style(line)]

    def place(self, name: str) -> Place | None:
        """Where a cell or a label stands in the text."""
        start = self.text.find(opening(name))
        end = self.text.find(closing(name), start)
        return Place(name, start, end + 1, plain(self.text[start:end])) if 0 <= start < end else None

    def label(self, line: Line) -> Place | None:
        """The label of a row in the text; rows side by side have none of their own."""
        return self.place(line.rows[0]) if len(line.rows) == 1 else None

    def values_of(self, line: Line) -> list[Place]:
        """The values of a printed row in the text, in its order."""
        found = [self.place(path) for path in self.cells if row_of(path) in line.rows]
        return sorted(filter(None, found), key=lambda place: place.start)

    def replace(self, start: int, end: int, text: str) -> None:
        self.text = self.text[:start] + text + self.text[end:]

    def body(self) -> tuple[int, int]:
        """Where the tables stand in the text."""
        start = self.text.rfind(heading("disclosure"))
        end = self.text.rfind(heading("problems"))
        return max(0, start), end if end > start else len(self.text)

    def is_torn(self, at: int, reach: int = 0) -> bool:
        """True where a place lies in a row that is torn, or near one: more damage may make it look sound."""
        for line in self.lines():
            if self.torn.intersection(line.rows):
                found = [place for place in (self.label(line), *self.values_of(line)) if place]
                if found and found[0].start - reach < at < found[-1].end + reach:
                    return True
        return False

    def line_end(self) -> int | None:
        """The end of a line in the tables; None if that is in a row that is torn."""
        at = self.text.find("\n", self.rng.randint(*self.body()))
        return None if at < 0 or self.is_torn(at) else at

    def truth(self) -> Truth:
        """The text as the reader is given it, and what is printed in it."""
        printed = [*places(self.text)]
        found = {place.name: place.text for place in printed}
        cells: dict[str, Number | None] = {}
        displaced: dict[str, Number | None] = {}
        for path in [path for path in found if path in VALUES and path not in self.contradicted]:
            (cells if found.get(row_of(path)) else displaced)[path] = self.cells[path]
        contradicted: dict[str, list[Number]] = {path: [] for path in found if path in self.contradicted}
        for place in printed:
            if place.name in contradicted and place.text.isdigit():
                contradicted[place.name].append(int(place.text))
        return Truth(plain(self.text), cells, displaced, contradicted)


def _marked(box: Box) -> Box:
    return box if box.text is None else box._replace(text=marked(box.path, box.text))


#: Every kind of damage by its name.
OPERATORS: dict[str, Operator] = {}


def operator(loses: Loss, stage: Stage = Stage.GRID) -> Callable[[Callable[[Paper], None]], Callable[[Paper], None]]:
    """Make a function a kind of damage, with its name and its docstring as the reason."""

    def register(inflict: Callable[[Paper], None]) -> Callable[[Paper], None]:
        name = inflict.__name__.replace("_", "-")
        OPERATORS[name] = Operator(name, (inflict.__doc__ or "").strip(), loses, stage, inflict)
        return inflict

    return register


def damaged(drawn: Drawn, layout: str, names: Iterable[str], seed: int = 0) -> Paper:
    """A report with some kinds of damage done to it, in the order of their stages.

    Each kind has chances of its own: leaving one out leaves the others much as they were.
    """
    paper = Paper(drawn, layout)
    kinds = [OPERATORS[name] for name in names]
    for stage in Stage:
        if stage is Stage.TEXT:
            paper.print()
        for kind in kinds:
            if kind.stage is stage:
                before = paper.state()
                paper.rng = Random(f"{seed} {kind.name}")
                kind.inflict(paper)
                paper.applied += [kind.name] * (paper.state() != before)
    return paper
