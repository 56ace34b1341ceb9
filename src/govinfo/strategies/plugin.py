"""What Hypothesis calls when it is imported: reports are drawn by their types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from govinfo.report import Applications, Report

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


def register() -> None:
    """Let ``st.from_type`` draw consistent reports, and section three alone."""
    st.register_type_strategy(Report, _reports)
    st.register_type_strategy(Applications, _applications)


def _reports(_: object) -> SearchStrategy[Report]:
    from govinfo.strategies import reports

    return reports()


def _applications(_: object) -> SearchStrategy[Applications]:
    from govinfo.strategies import applications

    return applications()
