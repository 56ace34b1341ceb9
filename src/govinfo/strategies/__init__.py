"""Hypothesis strategies for tests of programs that consume reports; they need the extra ``strategies``."""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING

from govinfo.cell import State
from govinfo.strategies.consistent import SIZE, report
from govinfo.strategies.outline import outlines, places, within

try:
    from hypothesis import strategies as st
except ImportError as error:
    message = "govinfo.strategies needs Hypothesis: pip install 'govinfo-cn[strategies]'"
    raise ImportError(message, name="hypothesis") from error

if TYPE_CHECKING:
    from collections.abc import Collection

    from hypothesis.strategies import DrawFn, SearchStrategy

    from govinfo.report import Applications, Report
    from govinfo.strategies.outline import Outline

__all__ = ["applications", "reports"]

#: At most so many blocks, rows and cells are in other states.
_MOST = 8
#: Of what a report is made, and last of all which of its outlines is taken.
_FREE = st.binary(min_size=SIZE + 1, max_size=SIZE + 1)


def reports(form: str | None = None, *, states: Collection[State] = ()) -> SearchStrategy[Report]:
    """Reports in which ``check`` finds nothing: every relation of the form holds; with title, year, organ and prose.

    No text belongs to them: their spans are empty, and ``source`` too.

    Args:
        form: "2019", "2021", "mixed" for hybrids of the two, or None for one or the other.
        states: The states that some cells, rows and whole blocks may be in besides ``reported``. Where a cell is blank
            or struck out zero is meant, so that ``check`` finds no more than blank cells. What is absent is at least a
            row.

    Raises:
        ValueError: if there is no such form.
    """
    outlines(form)  # an unknown form is told at once
    return _reports(form, tuple(states))


def applications() -> SearchStrategy[Applications]:
    """Section three alone, with （六）其他处理 in one row or in three; its relations hold."""
    return reports().map(attrgetter("applications"))


@st.composite
def _reports(draw: DrawFn, form: str | None, states: tuple[State, ...]) -> Report:
    free, printed = draw(_FREE), outlines(form)
    outline = printed[free[-1] % len(printed)]
    return report(free[:-1], outline, draw(_holes(outline, states)) if states else {})


@cache
def _holes(outline: Outline, states: tuple[State, ...]) -> SearchStrategy[dict[str, State]]:
    """The states of the cells of some blocks and rows, and of some single cells; of a row that is absent, all are."""
    levels = map(st.sampled_from, places(outline))
    chosen = st.dictionaries(st.one_of(*levels), st.sampled_from(states), max_size=_MOST)
    return chosen.map(
        lambda found: {
            path: state
            for place, state in sorted(found.items(), key=lambda each: each[1] is State.ABSENT)
            for path in within(outline, place, absent=state is State.ABSENT)
        }
    )
