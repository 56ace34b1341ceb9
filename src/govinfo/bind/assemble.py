"""From cells by path to the tree."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

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


def node(cls: _Class, path: str, cells: Rows, forms: Mapping[str, str]) -> _Class:
    """A node of the tree and all below it."""
    names, below, has_form = _plan(cls, path)
    head = (path, forms.get(path)) if has_form else (path,)
    if below:
        return cls(*head, *[node(kind, name, cells, forms) for name, kind in below])
    row = cells.get(path)
    if row is None:
        return _absent(cls, head)
    if tuple(row) == names:
        return cls(*head, *row.values())
    return cls(*head, *[row.get(name, ABSENT) for name in names])


@cache
def _absent(cls: _Class, head: tuple[str | None, ...]) -> _Class:
    """A row that is not printed: the same for all reports, since it never changes."""
    return cls(*head)


@cache
def _plan(cls: _Class, path: str) -> tuple[tuple[str, ...], tuple[tuple[str, _Class], ...], bool]:
    """The names of a row's cells; or the paths and classes of the nodes below; and whether the node keeps a form."""
    found = fields(cls)
    below = tuple((f"{path}.{name}", kind) for name, kind in found.items() if kind is not Cell)
    return tuple(found), below, "form" in {attribute.name for attribute in attrs.fields(cls)}
