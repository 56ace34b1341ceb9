"""Consistent reports as they are printed: what `govinfo.strategies` makes, cell by cell, to be written with changes."""

from attrs import field, frozen
from hypothesis import strategies as st

from govinfo.strategies.consistent import BYTES, numbers
from govinfo.strategies.outline import PARTS, WHOLE, Outline, items_of
from tests.writing import Cells, Printed, row_of, write

#: How （六）其他处理 is printed.
OTHERS = ("whole", "parts")
_ROWS = {"whole": (WHOLE,), "parts": PARTS, "both": (WHOLE, *PARTS)}

#: Rows that are never blanked: one for each place of a label, so that columns stay certain, and one of section four.
_FULL = {
    "applications.received",
    "applications.outcomes.granted",
    "applications.outcomes.refused.state_secret",
    "proceedings.reconsideration",
}


@frozen
class Drawn:
    """The cells of a report, and what is known of it."""

    form: str
    other: str
    cells: dict[str, Printed] = field(repr=False)

    def write(self, layout: str = "pipe", cells: Cells | None = None) -> str:
        return write({**self.cells, **(cells or {})}, layout, self.form)


def consistent(free: bytes, name: str, other: str) -> Drawn:
    """A report of a form whose free cells come from bytes, and whose totals follow from them."""
    return Drawn(name, other, {**numbers(free, Outline(items_of(name), _ROWS[other]))})


def reports(others: tuple[str, ...] = OTHERS) -> st.SearchStrategy[Drawn]:
    """Consistent reports of both forms, with （六） in one row or in three, or ("both") in all four."""
    free = st.binary(min_size=BYTES, max_size=BYTES)
    return st.builds(consistent, free, st.sampled_from(("2019", "2021")), st.sampled_from(others))


@st.composite
def reports_with_holes(draw: st.DrawFn) -> Drawn:
    """The same with cells left blank or struck out; a total stays where anything else of its row does."""
    drawn = draw(reports())
    rows = sorted({row_of(path) for path in drawn.cells} - _FULL)
    emptied = draw(st.sets(st.sampled_from(rows), max_size=6))
    single = sorted(path for path in drawn.cells if not path.endswith(".total") and row_of(path) not in _FULL)
    holes: dict[str, Printed] = {path: None for path in drawn.cells if row_of(path) in emptied}
    holes |= dict.fromkeys(draw(st.sets(st.sampled_from(single), max_size=12)))
    for path in draw(st.sets(st.sampled_from(sorted(drawn.cells)), max_size=6)):
        holes[path] = draw(st.sampled_from(("/", "-", "—", "无")))
    return Drawn(drawn.form, drawn.other, {**drawn.cells, **holes})


@st.composite
def reports_and_path(draw: st.DrawFn, part: str = "") -> tuple[Drawn, str]:
    """A consistent report and the path of one of its cells."""
    drawn = draw(reports())
    return drawn, draw(st.sampled_from([path for path in drawn.cells if path.startswith(part)]))
