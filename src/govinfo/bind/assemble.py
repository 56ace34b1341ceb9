"""From cells by path to the tree."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from govinfo.cell import ABSENT, Cell
from govinfo.report import Applications, Disclosure, Fragment, Node, Proceedings, Report, Section, Status
from govinfo.report.tree import fields

if TYPE_CHECKING:
    from collections.abc import Callable

    import attrs

    from govinfo.bind.draft import Draft


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


def node(cls: type[Any], path: str, draft: Draft) -> Any:
    """A node of the tree and all below it."""
    get = draft.cells.get
    head: list[Any] = []
    names, below, own_path, own_form = _plan(cls, path)
    if own_path:
        head.append(path)
    if own_form:
        head.append(draft.forms.get(path))
    if below is None:
        return cls(*head, *[get(name, ABSENT) for name in names])
    return cls(*head, *[node(kind, name, draft) for name, kind in zip(names, below, strict=True)])


@cache
def _plan(cls: type[Node], path: str) -> tuple[tuple[str, ...], tuple[type, ...] | None, bool, bool]:
    """The paths below a node, the classes of the nodes below (None for cells), and whether it keeps path and form."""
    found = fields(cls)
    names = tuple(f"{path}.{name}" for name in found)
    own: tuple[attrs.Attribute[Any], ...] = cls.__attrs_attrs__  # type: ignore[attr-defined]
    kept = {attribute.name for attribute in own}
    kinds = None if Cell in found.values() else tuple(found.values())
    return names, kinds, "path" in kept, "form" in kept
