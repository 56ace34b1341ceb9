"""From cells by path to the tree."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from govinfo.cell import ABSENT, Cell
from govinfo.report import Applications, Disclosure, Fragment, Proceedings, Report, Section, Status
from govinfo.report.tree import fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govinfo.bind.draft import Draft

    #: Cells by their columns, for each row by its public path.
    Rows = Mapping[str, Mapping[str, Cell]]

#: A class of the tree, or a node of it.
_Class = Any


def assemble(
    draft: Draft, front: tuple[str | None, int | None, str | None], sections: tuple[Section, ...], status: Status
) -> Report:
    """Make the report of all that was found."""
    return Report(
        *front,
        *tree(draft.cells, draft.forms),
        sections,
        status,
        tuple(Fragment(draft.source.text[slice(*span)], span) for span in sorted(set(draft.unplaced))),
        tuple(sorted(draft.diagnostics, key=lambda found: (found.span, found.rule))),
        draft.source,
        draft.prose,
    )


def tree(cells: Rows, forms: Mapping[str, str]) -> tuple[Disclosure, Applications, Proceedings]:
    """The three tables, of the cells of each printed row and the form of each block that tells it, by their paths."""
    return (
        node(Disclosure, "disclosure", cells, forms),
        node(Applications, "applications", cells, forms),
        node(Proceedings, "proceedings", cells, forms),
    )


class _Plan(NamedTuple):
    """How a node is made."""

    make: _Class
    path: str
    #: The names of a row's cells; or the nodes below.
    names: tuple[str, ...]
    below: tuple[_Plan, ...]
    has_form: bool
    #: A row that is not printed: the same for all reports, since it never changes.
    absent: _Class


def node(cls: _Class, path: str, cells: Rows, forms: Mapping[str, str]) -> _Class:
    """A node of the tree and all below it."""
    return _node(_plan(cls, path), cells, forms)


def _node(plan: _Plan, cells: Rows, forms: Mapping[str, str]) -> _Class:
    make, path, names, below, has_form, absent = plan
    form = forms.get(path) if has_form else None
    head = (path, form) if has_form else (path,)
    if below:
        return make(*head, *[_node(one, cells, forms) for one in below])
    row = cells.get(path)
    if row is None:
        return absent if form is None else make(*head)
    if tuple(row) == names:
        return make(*head, *row.values())
    return make(*head, *[row.get(name, ABSENT) for name in names])


@cache
def _plan(cls: _Class, path: str) -> _Plan:
    found = fields(cls)
    below = tuple(_plan(kind, f"{path}.{name}") for name, kind in found.items() if kind is not Cell)
    has_form = "form" in {attribute.name for attribute in attrs.fields(cls)}
    absent = None if below else cls(path, *[None] * has_form)
    return _Plan(cls, path, tuple(found), below, has_form, absent)
