"""Hypothesis strategies for tests of programs that consume reports; they need the extra ``strategies``."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from attrs import fields

from govinfo.api import layout_of
from govinfo.cell import State
from govinfo.layouts.writing import WRITERS, Layout
from govinfo.strategies.consistent import SIZE, report
from govinfo.strategies.damage import HARMLESS, LOSSES, Damaged, inflict
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

__all__ = ["Damaged", "applications", "damaged", "layouts", "reports"]

#: At most so many blocks, rows and cells are in other states.
_MOST = 8
#: The bytes that tell of one of them.
_HOLE = 3
#: At most so many kinds of damage that lose nothing are done to a text; of what all get their chances.
_MOST_HARMLESS = 2
_SEEDS = st.integers(0, 2**16)
#: Of what a report is made, behind a byte that takes one of its outlines; and of what its holes are.
_FREE, _WITH_HOLES = (st.binary(min_size=size, max_size=size) for size in (SIZE + 1, SIZE + 2 + _HOLE * _MOST))


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


def layouts() -> SearchStrategy[Layout]:
    """The layouts that :func:`govinfo.write` takes, with all their options but ``fill``, which changes what is said."""
    return st.one_of([_options(layout) for layout in WRITERS.values()])


def _options(layout: Layout) -> SearchStrategy[Layout]:
    """A layout with its options on or off; the usual way first, to which Hypothesis returns."""
    names = [field.name for field in fields(type(layout)) if field.name != "fill"]
    usual = {name: getattr(layout, name) for name in names}
    return st.builds(type(layout), **{name: st.sampled_from((on, not on)) for name, on in usual.items()})


def damaged(report: Report, layout: str | Layout | None = None) -> SearchStrategy[Damaged]:
    """Texts of a report as they come out of bad copies, each with what was done to it and which cells went with it.

    Up to two kinds of damage lose nothing that is printed, and at most one loses cells: the end is cut off, a line is
    missing, words stand in the place of a number. For all of a report at once: ``reports().flatmap(damaged)``.

    Args:
        report: A report that was read or drawn.
        layout: What it is written in, by name or as a record with options; any if None.

    Raises:
        ValueError: if no layout has that name.
    """
    written = layouts() if layout is None else st.just(layout_of(layout))
    harmless = st.sets(st.sampled_from(tuple(HARMLESS)), max_size=_MOST_HARMLESS)
    return st.builds(inflict, st.just(report), written, st.sampled_from((None, *LOSSES)), harmless, _SEEDS)


@st.composite
def _reports(draw: DrawFn, form: str | None, states: tuple[State, ...]) -> Report:
    printed = outlines(form)
    free = draw(_WITH_HOLES if states else _FREE)
    outline = printed[free[0] % len(printed)]
    body, holes = free[1 : SIZE + 1], free[SIZE + 1 :]
    return report(body, outline, _holes(holes, outline, states))


def _holes(free: bytes, outline: Outline, states: tuple[State, ...]) -> dict[str, State]:
    """The states of the cells of some blocks and rows, and of some single cells; of a row that is absent, all are.

    The first byte tells how many; for each, one byte takes its kind, the next its place, the last its state.
    """
    found: dict[str, State] = {}
    for at in range(1, _HOLE * (free[0] % (_MOST + 1)) if free else 0, _HOLE):
        kind, place, state = free[at : at + _HOLE]
        level = places(outline)[kind % len(places(outline))]
        found[level[place % len(level)]] = states[state % len(states)]
    return {
        path: state
        for place, state in sorted(found.items(), key=lambda each: each[1] is State.ABSENT)
        for path in within(outline, place, absent=state is State.ABSENT)
    }
