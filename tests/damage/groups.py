"""Labels of groups, and what page breaks do to them."""

from govinfo.forms import merged
from tests.damage.paper import Loss, Paper, operator
from tests.printing import Box

GROUPS = {group.path for group in merged("applications").groups}


def _groups(paper: Paper) -> list[tuple[int, int]]:
    """Where group labels stand in section three."""
    grid = paper.grids["applications"]
    return [(y, x) for y, row in enumerate(grid) for x, box in enumerate(row) if box.path in GROUPS and box.text]


def _below(paper: Paper, y: int, x: int) -> list[int]:
    """The rows that a group's label reaches down to."""
    grid = paper.grids["applications"]
    path = grid[y][x].path
    return [at for at, row in enumerate(grid) if at > y and any(box.path == path for box in row)]


def _put(paper: Paper, y: int, path: str, text: str | None) -> None:
    row = paper.grids["applications"][y]
    row[:] = [box._replace(text=text) if box.path == path else box for box in row]


@operator(Loss.NOTHING)
def group_moved(paper: Paper) -> None:
    """After a page break the label stands on the second or third row of its group."""
    if found := _groups(paper):
        y, x = paper.rng.choice(found)
        box = paper.grids["applications"][y][x]
        if below := _below(paper, y, x):
            _put(paper, y, box.path, None)
            _put(paper, paper.rng.choice(below[:2]), box.path, box.text)


@operator(Loss.NOTHING)
def groups_lost(paper: Paper) -> None:
    """Merged cells lose their text when they are split."""
    found = _groups(paper)
    for y, x in paper.rng.sample(found, paper.rng.randint(min(1, len(found)), len(found))):
        _put(paper, y, paper.grids["applications"][y][x].path, None)


@operator(Loss.NOTHING)
def groups_repeated(paper: Paper) -> None:
    """Merged cells are filled down: the label stands on every row of its group."""
    for y, x in _groups(paper):
        box = paper.grids["applications"][y][x]
        for below in _below(paper, y, x):
            _put(paper, below, box.path, box.text)


@operator(Loss.NOTHING)
def groups_broken(paper: Paper) -> None:
    """A narrow column breaks the label: （三） / 不予 / 公开."""
    for y, x in _groups(paper):
        if paper.rng.random() < 0.5:
            box = paper.grids["applications"][y][x]
            text, step = box.text or "", paper.rng.choice((2, 3, 4))
            _put(paper, y, box.path, "\n".join(text[at : at + step] for at in range(0, len(text), step)))


@operator(Loss.NOTHING)
def group_vertical(paper: Paper) -> None:
    """三、本年度办理结果 runs down its column, one character a line."""
    for y, x in _groups(paper)[:1]:
        box = paper.grids["applications"][y][x]
        _put(paper, y, box.path, "\n".join(box.text or ""))


@operator(Loss.NOTHING)
def labels_fallen_back(paper: Paper) -> None:
    """Rows below a page break fall back to the first column: what reached down to them is gone."""
    grid = paper.grids["applications"]
    rows = [y for y, row in enumerate(grid) if row[0].path in GROUPS and row[0].text is None]
    if rows and paper.styles["applications"] in ("tab", "markdown", "aligned", "html"):  # elsewhere nothing is reached
        first = paper.rng.choice(rows)
        for y in range(first, min(first + paper.rng.randint(1, 9), len(grid))):
            kept = [box for box in grid[y] if box.text is not None or box.path not in GROUPS]
            fallen = len(grid[y]) - len(kept)
            grid[y][:] = [*kept, *[Box("")] * fallen]
