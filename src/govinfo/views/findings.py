"""Findings as what asked for them gets them: a tuple that can be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from govinfo.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

    from govinfo.source import Source


#: The colours of severities on a terminal.
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


class Findings(tuple[Diagnostic, ...]):  # noqa: SLOT001 - a tuple has no room for slots
    """Diagnostics of one source; a notebook and a terminal show them as a table."""

    source: Source

    def __new__(cls, found: Iterable[Diagnostic], source: Source) -> Self:
        """Take diagnostics and the source that their spans are places in."""
        made = super().__new__(cls, found)
        made.source = source
        return made

    def __getnewargs__(self) -> tuple[tuple[Diagnostic, ...], Source]:
        return tuple(self), self.source

    def place(self, one: Diagnostic) -> str:
        """The line and the column at which a finding stands; "" where there is no text."""
        return "{}:{}".format(*self.source.position(one.span.start)) if self.source.text else ""

    def _repr_html_(self) -> str:
        from govinfo.views.notebook import findings

        return findings(self)

    def __rich__(self) -> RenderableType:
        from govinfo.views.terminal import findings

        return findings(self)
