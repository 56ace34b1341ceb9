"""A report: its three tables as a typed tree, its prose, and all that was noted while it was read."""

from __future__ import annotations

from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias, cast

from attrs import field, frozen

from govinfo.diagnostics import Diagnostic
from govinfo.forms import paths
from govinfo.report.tree import (
    Applicants,
    Applications,
    Decisions,
    Disclosure,
    Documents,
    Fees,
    Node,
    NotProcessed,
    Other,
    Outcomes,
    Proceeding,
    Proceedings,
    Procurement,
    Refused,
    Unavailable,
    cells_of,
    counted,
    fields,
    relations_of,
)
from govinfo.source import Position, Source, Span
from govinfo.upward import Upward

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govinfo.cell import Cell
    from govinfo.relations import Relation

__all__ = [
    "Applicants",
    "Applications",
    "Decisions",
    "Disclosure",
    "Documents",
    "Fees",
    "Fragment",
    "Node",
    "NotProcessed",
    "Other",
    "Outcomes",
    "Proceeding",
    "Proceedings",
    "Procurement",
    "Refused",
    "Report",
    "Section",
    "Status",
    "Unavailable",
]


class Status(StrEnum):
    """How much of a report the text was."""

    READ = "read"  #: all three tables, with every row that the form asks for
    PARTIAL = "partial"  #: tables, rows or values are missing or could not be read
    NO_TABLES = "no-tables"  #: a report, but none of its tables could be read
    OLDER_FORM = "older-form"  #: a report of the time before the forms of 2019
    NOT_A_REPORT = "not-a-report"  #: another kind of document
    EMPTY = "empty"  #: nothing but white space


#: The form of a report whose blocks differ.
MIXED = "mixed"

#: The id of the section that stands before the first heading.
PREAMBLE = "preamble"


#: A node that may tell its form.
Block: TypeAlias = Documents | Decisions | Fees | Procurement | Applications


def _fold(text: str) -> str:
    return "".join(text.split())


@frozen
class Section:
    """The prose of a section as printed; what stands before the first heading has the id ``preamble``.

    Sections are equal when their ids are, and their texts but for white space.
    """

    #: overview, disclosure, applications, proceedings, problems, further_matters or preamble.
    id: str
    #: The heading as printed; "" for the preamble.
    heading: str = field(eq=False)
    #: The prose without headings and tables; its pieces stand on lines of their own.
    text: str = field(eq=_fold)
    #: From the heading to the next.
    span: Span = field(default=Span(0, 0), eq=False)


@frozen
class Fragment:
    """Text that fits nowhere in the tree."""

    text: str
    span: Span


def form_of(forms: Mapping[str, str]) -> str | None:
    """The form of a report whose blocks have these forms."""
    found = set(forms.values())
    return found.pop() if len(found) == 1 else MIXED if found else None


@frozen(repr=False)
class Report(Upward):
    """One report.

    Reports are equal when title, year, organ, forms, the value, state and unit of each cell, and the sections' texts
    (but for white space) are. How they were printed, and what was noted, takes no part.
    """

    #: The title as printed, in one line; None where none is printed.
    title: str | None
    #: The year that the report speaks of, where it is printed; else None.
    year: int | None
    #: The organ as the title prints it; else None.
    organ: str | None
    disclosure: Disclosure
    applications: Applications
    proceedings: Proceedings
    sections: tuple[Section, ...] = ()
    status: Status = field(default=Status.READ, eq=False)
    #: What fits nowhere, in the order of the text.
    unplaced: tuple[Fragment, ...] = field(default=(), eq=False)
    #: Repairs, doubts and losses, in the order of the text.
    diagnostics: tuple[Diagnostic, ...] = field(default=(), eq=False)
    #: The text and its positions.
    source: Source = field(factory=lambda: Source(""), eq=False)
    #: Where the pieces of the sections' texts stand, in order: runs of lines; in HTML, each printed line.
    prose: tuple[Span, ...] = field(default=(), eq=False)

    def __repr__(self) -> str:
        about = (self.organ, self.year, f"form {self.form}", self.status, counted(self.cells()))
        return f"<Report: {', '.join(map(str, about))}>"

    @property
    def form(self) -> str | None:
        """What its blocks tell of the form, "2019", "2021", "mixed" where they differ, None where nothing tells.

        It is never judged by the year.
        """
        return form_of(self.forms)

    @property
    def forms(self) -> dict[str, str]:
        """The form of each block that tells it, by the block's path."""
        return {block.path: block.form for block in blocks(self) if block.form}

    def cells(self) -> Mapping[str, Cell]:
        """Every printed cell by its public path, in form order."""
        return cells_of(self, "")

    def relations(self) -> tuple[Relation, ...]:
        """Every relation of the form with its verdict; on every node of the tree alike. See :class:`Relation`."""
        return relations_of(self, "")

    def __getitem__(self, path: str) -> Cell:
        """The cell at a public path.

        Raises:
            KeyError: if no form has this path; the message names the nearest paths.
        """
        if path not in paths():
            near = ", ".join(get_close_matches(path, sorted(paths()), n=3)) or "none"
            message = f"no form has a cell at {path!r}; nearest: {near}"
            raise KeyError(message)
        node: object = self
        for name in path.split("."):
            node = getattr(node, name)
        return cast("Cell", node)

    def position(self, span: Span) -> Position:
        """The 1-based line and column at which a span of this report begins."""
        return self.source.position(span.start)


def blocks(report: Report) -> tuple[Block, ...]:
    """The nodes that may tell their form, in form order."""
    return (*(getattr(report.disclosure, row) for row in fields(Disclosure)), report.applications)
