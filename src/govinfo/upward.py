"""The methods of a report that look upward, as one-line delegates: the only file that may."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

    from rich.console import RenderableType

    from govinfo.build import Counts
    from govinfo.checks.metrics import Metric
    from govinfo.checks.suggest import Suggestion
    from govinfo.diagnostics import Diagnostic
    from govinfo.profile import Profile
    from govinfo.prose import Claim
    from govinfo.report import Report
    from govinfo.report.tree import Node


class Shown:
    """How a report, or a part of it, is shown where it is the last line of what was typed."""

    __slots__ = ()

    def _repr_pretty_(self, printer: Any, _: object) -> None:  # noqa: ANN401 - IPython's own, or Hypothesis's
        printer.text(repr(self))


class Made(Shown):
    """How a part of a report is made in code, and looked at."""

    __slots__ = ()

    def _repr_html_(self: Node) -> str | None:  # type: ignore[misc]
        from govinfo.views import notebook

        return notebook.part(self)

    def __rich__(self: Node) -> RenderableType:  # type: ignore[misc]
        from govinfo.views import terminal

        return terminal.part(self)

    @classmethod
    def from_counts(
        cls, *counts: Counts, path: str = "", form: str | None = None, totals: bool = False, **named: Counts
    ) -> Self:
        """Make this part of a report of counts.

        A row takes its cells in the order of its columns, of which 总计 may be left out, or by name; a table or a group
        takes its rows by name, as a mapping or as keywords, nested or by path. A cell is an ``int``, a ``Decimal`` or
        ``int`` for an amount (in the unit that the head of its column prints), None for a blank, "/" for a cell that is
        struck out, or a :class:`~govinfo.Cell`. What is not given is absent.

        >>> from govinfo.report import Applicants, Applications
        >>> Applicants.from_counts(3, 1, 0, 0, 0, 0, totals=True).total.value
        4
        >>> made = Applications.from_counts({"received": [3, 1, 0, 0, 0, 0], "outcomes.granted.total": 4}, totals=True)
        >>> made.received.total.value, made.outcomes.total.total.value
        (4, 4)

        Args:
            counts: One mapping or node, or the cells of a row in order.
            path: The public path of a row, where its class has several; a tree that the row is put into by
                ``from_counts`` or ``replace`` gives it its own.
            form: The form of which a row of section two has the columns; else the newest that has them.
            totals: Add the totals that are not given, as ``Report.with_totals`` does.
            named: More of the same by name.

        Raises:
            KeyError: if there is no row or column of that name; the message names the nearest.
            TypeError: if a count is no whole number or an amount is a float.
            ValueError: if a count is negative, or a row has too many or too few.
        """
        from govinfo.build import from_counts

        return from_counts(cls, counts, named, path, form, totals=totals)  # type: ignore[type-var]


class Upward(Shown):
    """What a report offers of the layers above it."""

    __slots__ = ()

    def _repr_html_(self: Report) -> str:  # type: ignore[misc]
        from govinfo.views import notebook

        return notebook.report(self)

    def __rich__(self: Report) -> RenderableType:  # type: ignore[misc]
        from govinfo.views import terminal

        return terminal.report(self)

    def check(self: Report, profile: Profile | None = None) -> tuple[Diagnostic, ...]:  # type: ignore[misc]
        """The findings of all rules, or of those that a profile selects, in the order of the text.

        Each has its cells, spans and numbers. A check that raises is a finding of its own, of ``own-rule-failed`` for a
        rule of the profile, and the rest go on.
        """
        from govinfo.profile import everything
        from govinfo.views.findings import Findings

        return Findings((profile or everything()).check(self), self.source)

    def suggest(self: Report) -> tuple[Suggestion, ...]:  # type: ignore[misc]
        """The fewest changes that make broken relations hold, each with its reasons; nothing is changed by asking."""
        from govinfo.checks.suggest import suggest

        return suggest(self)

    def apply(self: Report, suggestion: Suggestion) -> Report:  # type: ignore[misc]
        """A new report with the cells of a suggestion ``inferred``; ``ValueError`` for one of another report."""
        from govinfo.checks.suggest import apply

        return apply(self, suggestion)

    def metrics(self: Report, *, blank_as_zero: bool = False) -> dict[str, Metric]:  # type: ignore[misc]
        """The rates and shares that evaluators compute, by name; those that need an unknown cell are undefined."""
        from govinfo.checks.metrics import metrics

        return metrics(self, blank_as_zero=blank_as_zero)

    def claims(self: Report) -> tuple[Claim, ...]:  # type: ignore[misc]
        """What the prose claims of the numbers in the tables, each claim with its verdict, in the order of the text."""
        from govinfo.prose.claims import claims

        return claims(self)

    def to_dict(self: Report, *, spans: bool = True) -> dict[str, Any]:  # type: ignore[misc]
        """The report as a dict of JSON's own types; see :func:`govinfo.dumps` for JSON text."""
        from govinfo.exchange import to_dict

        return to_dict(self, spans=spans)

    def replace(self: Report, changes: Mapping[str, Counts]) -> Report:  # type: ignore[misc]
        """The report with other cells, by public path: of a cell, of a row, of a group or of a table.

        Values are those of ``from_counts``. Totals stay as they are, and so do the diagnostics, which speak of the text
        that was read. ``KeyError``, ``TypeError`` and ``ValueError`` are raised as by ``from_counts``.
        """
        from govinfo.build import replaced

        return replaced(self, changes)

    def with_totals(self: Report) -> Report:  # type: ignore[misc]
        """The report with those totals that are blank or absent: the sums that the form asks for.

        Blank cells, cells with "/" and absent rows add nothing. A total that is printed stays, whatever it is. None is
        added where no part of it is a number, or where one is ambiguous, unreadable or inferred.
        """
        from govinfo.build import with_totals

        return with_totals(self)

    @staticmethod
    def from_dict(data: object) -> Report:
        """The report that a dict of ``to_dict`` holds; ``ExchangeError`` tells all that is wrong with another."""
        from govinfo.exchange import from_dict

        return from_dict(data)
