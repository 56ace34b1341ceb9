"""Cells left blank where the form asks for a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govinfo.cell import State
from govinfo.diagnostics import Diagnostic, Severity, diagnose
from govinfo.forms import forms, names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.report import Report

#: The note of the reader that tells of blank cells.
_BLANKS = "blanks-as-line-ends"


def check(report: Report) -> Iterator[Diagnostic]:
    """One finding for each table with blank cells, but for those of which the reader told.

    A cell with "/" or 无 is none: there something was entered.
    """
    blank = {path: cell for path, cell in report.cells().items() if cell.state is State.BLANK}
    if not blank:
        return
    tells = [one for one in report.diagnostics if one.severity is not Severity.NOTE or one.rule == _BLANKS]
    told = {path for one in tells for path in one.paths}
    for section in forms()[-1].sections:
        here = [path for path in blank if path.startswith(f"{section.id}.") and not _is_told(path, told)]
        if here:
            rows = tuple(dict.fromkeys(path.rpartition(".")[0] for path in here))
            yield diagnose(
                "cells-blank",
                min(blank[path].span for path in here),
                paths=tuple(here),
                section=section.title,
                count=len(here),
                rows=names_of(rows),
            )


def _is_told(path: str, told: set[str]) -> bool:
    """True where a diagnostic speaks of a cell, or of its row."""
    return path in told or path.rpartition(".")[0] in told
