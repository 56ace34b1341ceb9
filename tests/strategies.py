"""Hypothesis strategies: the cells of reports in which every relation holds by construction."""

from collections.abc import Iterator
from decimal import Decimal

from attrs import field, frozen
from hypothesis import strategies as st

from govinfo.forms import merged
from tests.writing import Cells, Printed, form, row_of, write

#: More than the free cells of any form need.
BYTES = 256

_APPLICANTS = [column.id for column in merged("applications").columns]
_OTHER = "applications.outcomes.other."
WHOLE = f"{_OTHER}undivided"
PARTS = tuple(row.path for row in merged("applications").rows if row.path.startswith(_OTHER) and row.path != WHOLE)

#: How （六）其他处理 is printed.
OTHERS = ("whole", "parts")

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


def _number(byte: int) -> int:
    """Zero as often as not, small numbers, and some of four digits."""
    return 0 if byte < 96 else byte - 95 if byte < 192 else (byte - 191) * 89


def _applications(free: Iterator[int], other: str) -> dict[str, int]:
    """Section three: outcomes are free, and all that is a total follows from them."""
    named = {"whole": (WHOLE,), "parts": PARTS, "both": PARTS}[other]
    rows = [row.path for row in merged("applications").rows if row.path.startswith("applications.outcomes.")]
    leaves = [
        path for path in rows if path.rpartition(".")[2] != "total" and (not path.startswith(_OTHER) or path in named)
    ]
    cells: dict[str, int] = {}
    for kind in _APPLICANTS[:-1]:
        column = {row: _number(next(free)) for row in leaves}
        total, forward = sum(column.values()), _number(next(free))
        over = _number(next(free)) % (total + forward + 1)
        column |= {
            "applications.received": total + forward - over,
            "applications.carried_over": over,
            "applications.outcomes.total": total,
            "applications.carried_forward": forward,
        }
        if other == "both":
            column[WHOLE] = sum(column[part] for part in PARTS)
        cells |= {f"{row}.{kind}": value for row, value in column.items()}
    for row in dict.fromkeys(row_of(path) for path in cells):
        cells[f"{row}.total"] = sum(cells[f"{row}.{kind}"] for kind in _APPLICANTS[:-1])
    return cells


def _proceedings(free: Iterator[int]) -> dict[str, int]:
    table = merged("proceedings")
    cells: dict[str, int] = {}
    for row in table.rows:
        *results, total = (f"{row.path}.{column.id}" for column in table.columns)
        cells |= {path: _number(next(free)) for path in results}
        cells[total] = sum(cells[path] for path in results)
    return cells


def _disclosure(free: Iterator[int], name: str) -> dict[str, int | Decimal]:
    def value(number: str) -> int | Decimal:
        byte = next(free)
        if number == "amount":
            return Decimal(byte * 256 + next(free)).scaleb(-(byte % 5))
        return byte - 128 if number == "change" else _number(byte)

    tables = [table for table in form(name).tables if table.section == "disclosure"]
    return {
        f"{row.path}.{column.id}": value(column.number)
        for table in tables
        for row in table.rows
        for column in table.columns
    }


def consistent(free: bytes, name: str, other: str) -> Drawn:
    """A report of a form whose free cells come from bytes, and whose totals follow from them."""
    source = iter(free)
    return Drawn(name, other, {**_disclosure(source, name), **_applications(source, other), **_proceedings(source)})


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
