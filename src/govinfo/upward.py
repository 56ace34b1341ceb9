"""The methods of a report that look upward, as one-line delegates: the only file that may."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govinfo.diagnostics import Diagnostic
    from govinfo.report import Report


class Shown:
    """How a report, or a part of it, is shown where it is the last line of what was typed."""

    __slots__ = ()

    def _repr_pretty_(self, printer: Any, _: object) -> None:  # noqa: ANN401 - IPython's own, or Hypothesis's
        printer.text(repr(self))


class Upward(Shown):
    """What a report offers of the layers above it."""

    __slots__ = ()

    def check(self: Report) -> tuple[Diagnostic, ...]:  # type: ignore[misc]
        """The findings: broken relations, each with all its cells, spans and numbers, in the order of the text."""
        from govinfo.checks import check

        return check(self)

    def to_dict(self: Report, *, spans: bool = True) -> dict[str, Any]:  # type: ignore[misc]
        """The report as a dict of JSON's own types; see :func:`govinfo.dumps` for JSON text."""
        from govinfo.exchange import to_dict

        return to_dict(self, spans=spans)

    @staticmethod
    def from_dict(data: object) -> Report:
        """The report that a dict of ``to_dict`` holds; ``ExchangeError`` tells all that is wrong with another."""
        from govinfo.exchange import from_dict

        return from_dict(data)
