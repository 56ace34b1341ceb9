"""The methods of a report that look upward, as one-line delegates: the only file that may."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govinfo.diagnostics import Diagnostic
    from govinfo.report import Report


class Upward:
    """What a report offers of the layers above it."""

    __slots__ = ()

    def check(self: Report) -> tuple[Diagnostic, ...]:  # type: ignore[misc]
        """The findings: broken relations, each with all its cells, spans and numbers, in the order of the text."""
        from govinfo.checks import check

        return check(self)
