"""From cells by path to the tree."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import attrs

from govinfo.cell import ABSENT, Cell
from govinfo.report import Applications, Disclosure, Fragment, Proceedings, Report, Section, Status
from govinfo.report.tree import fields

if TYPE_CHECKING:
    from govinfo.bind.draft import Draft

#: A class of the tree, or a node of it.
_Class = Any


def assemble(
    draft: Draft, front: tuple[str | None, int | None, str | None], sections: tuple[Section, ...], status: Status
) -> Report:
    """Make the report of all that was found."""
    title, year, organ = front
    return Report(
        title,
        year,
        organ,
        node(Disclosure, "disclosure", draft),
        node(Applications, "applications", draft),
        node(Proceedings, "proceedings", draft),
        sections,
        status,
        tuple(Fragment(draft.source.text[slice(*span)], span) for span in sorted(set(draft.unplaced))),
        tuple(sorted(draft.diagnostics, key=lambda found: (found.span, found.rule))),
        draft.source,
    )


def node(cls: _Class, path: str, draft: Draft) -> _Class:
    """A node of the tree and all below it."""
    get = draft.cells.get
    names, below, has_form = _plan(cls, path)
    head = (path, draft.forms.get(path)) if has_form else (path,)
    if below is None:
        return cls(*head, *[get(name, ABSENT) for name in names])
    return cls(*head, *[node(kind, name, draft) for name, kind in zip(names, below, strict=True)])


@cache
def _plan(cls: _Class, path: str) -> tuple[tuple[str, ...], tuple[_Class, ...] | None, bool]:
    """The paths below a node, the classes of the nodes below (None for cells), and whether it keeps a form."""
    found = fields(cls)
    names = tuple(f"{path}.{name}" for name in found)
    kinds = None if Cell in found.values() else tuple(found.values())
    return names, kinds, "form" in {attribute.name for attribute in attrs.fields(cls)}
