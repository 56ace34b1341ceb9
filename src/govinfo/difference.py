"""What two reports say otherwise: by cell, by section, and of themselves."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import frozen

from govinfo.cell import ABSENT, Cell, State
from govinfo.report import Report, Section, blocks
from govinfo.report.tree import cell_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

T = TypeVar("T")

_FACTS = ("title", "year", "organ")
#: Where a text may be cut into what is told: at the ends of sentences and lines, or of sentences alone, since
#: lines may be wrapped.
_CUTS = tuple(re.compile(rf"(?<=[。！？；])(?![。！？；]){line_end}") for line_end in (r"|\n", ""))
#: How many pairs of sentences are compared: of longer texts, all between the first and the last that differ is told.
_MOST_PAIRS = 4_000_000


@frozen
class Change(Generic[T]):
    """One thing that two reports say otherwise."""

    #: What it is: the public path of a cell or of a block, the id of a section, or title, year or organ.
    path: str
    #: What the first report has; None, or a cell that is ``absent``, where it has nothing.
    before: T
    #: What the second report has.
    after: T

    @property
    def kind(self) -> str:
        """``changed``, ``added`` where only the second report has it, ``lost`` where only the first has."""
        return "added" if _is_nothing(self.before) else "lost" if _is_nothing(self.after) else "changed"


@frozen
class SectionChange(Change["Section | None"]):
    """The prose of a section that two reports have otherwise."""

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """The sentences that differ, in order, each behind "-" if the first report has it, "+" if the second.

        White space takes no part, and is not kept. Lines count as sentences unless less differs if they do not.
        """
        found = [tuple(_compare(*(_pieces(one, cut) for one in (self.before, self.after)))) for cut in _CUTS]
        return min(found, key=lambda lines: sum(len(text) for _, text in lines))


@frozen
class Difference:
    """All that two reports say otherwise; true where that is anything.

    It is false just where the reports are equal: how they were printed, and what was noted, takes no part. All changes
    stand in the order of the form.
    """

    #: Title, year and organ.
    facts: tuple[Change[str | int | None], ...] = ()
    #: The form of a block, by the block's path.
    forms: tuple[Change[str | None], ...] = ()
    #: Cells whose value, state or unit differs, by public path; each has its span in its own report.
    cells: tuple[Change[Cell], ...] = ()
    #: Sections whose prose differs but for white space.
    sections: tuple[SectionChange, ...] = ()

    def __bool__(self) -> bool:
        return any((self.facts, self.forms, self.cells, self.sections))


def diff(a: Report, b: Report) -> Difference:
    """Tell what two reports say otherwise.

    Args:
        a: The first report.
        b: The second report, which may be of another form.

    Returns:
        The difference: false if the reports are equal.

    Raises:
        TypeError: if either is no report.
    """
    for one in (a, b):
        if not isinstance(one, Report):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may have no types
            raise TypeError(f"diff takes two reports, not {type(one).__name__}")
    ours, theirs = a.cells(), b.cells()
    return Difference(
        tuple(_changes((fact, getattr(a, fact), getattr(b, fact)) for fact in _FACTS)),
        tuple(_changes((one.path, one.form, other.form) for one, other in zip(blocks(a), blocks(b), strict=True))),
        tuple(_changes((path, ours.get(path, ABSENT), theirs.get(path, ABSENT)) for path in cell_names(Report))),
        tuple(_sections(a.sections, b.sections)),
    )


def _changes(pairs: Iterable[tuple[str, T, T]]) -> Iterator[Change[T]]:
    return (Change(path, before, after) for path, before, after in pairs if before != after)


def _is_nothing(what: object) -> bool:
    return what is None or (isinstance(what, Cell) and what.state is State.ABSENT)


def _sections(ours: Sequence[Section], theirs: Sequence[Section]) -> Iterator[SectionChange]:
    """The sections that differ; one that stands elsewhere is lost in one place and added in another."""
    for tag, first, last, start, end in _opcodes([one.id for one in ours], [one.id for one in theirs]):
        if tag == "equal":
            pairs = zip(ours[first:last], theirs[start:end], strict=True)
            yield from (SectionChange(one.id, one, other) for one, other in pairs if one != other)
        else:
            yield from (SectionChange(one.id, one, None) for one in ours[first:last])
            yield from (SectionChange(one.id, None, one) for one in theirs[start:end])


def _pieces(section: Section | None, cut: re.Pattern[str]) -> list[str]:
    pieces = ("".join(piece.split()) for piece in cut.split(section.text if section else ""))
    return [piece for piece in pieces if piece]


def _compare(ours: list[str], theirs: list[str]) -> Iterator[tuple[str, str]]:
    for tag, first, last, start, end in _opcodes(ours, theirs):
        if tag != "equal":
            yield from (("-", text) for text in ours[first:last])
            yield from (("+", text) for text in theirs[start:end])


def _opcodes(ours: list[str], theirs: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Which runs of two lists are equal and which are not, as difflib tells it; what is too long is not looked into."""
    head = _alike(ours, theirs)
    tail = _alike(ours[head:][::-1], theirs[head:][::-1])
    mine, other = (texts[head : len(texts) - tail] for texts in (ours, theirs))
    yield "equal", 0, head, 0, head
    if len(mine) * len(other) > _MOST_PAIRS:
        yield "replace", head, head + len(mine), head, head + len(other)
    else:
        for tag, *ends in SequenceMatcher(None, mine, other).get_opcodes():
            first, last, start, end = (at + head for at in ends)
            yield tag, first, last, start, end
    yield "equal", len(ours) - tail, len(ours), len(theirs) - tail, len(theirs)


def _alike(ours: list[str], theirs: list[str]) -> int:
    """How many items two lists share at their beginning."""
    pairs = enumerate(zip(ours, theirs, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(ours), len(theirs)))
