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
_NOTE = "blanks-as-line-ends"
_BLANK = State.BLANK


def check(report: Report) -> Iterator[Diagnostic]:
    """One finding for each table with blank cells, but for those of which the reader told.

    A cell with "/" or 无 is none: there something was entered.
    """
    blank = {path: cell for path, cell in report.cells().items() if cell.state is _BLANK}
    if not blank:
        return
    tells = [one for one in report.diagnostics if one.severity is not Severity.NOTE or one.rule == _NOTE]
    told = {path for one in tells for path in one.paths}
    rows: dict[str, dict[str, list[str]]] = {}
    for path in blank:
        row = path.rpartition(".")[0]
        if row not in told and path not in told:
            rows.setdefault(path.partition(".")[0], {}).setdefault(row, []).append(path)
    for section, found in rows.items():
        paths = tuple(path for some in found.values() for path in some)
        yield diagnose(
            "cells-blank",
            min(blank[path].span for path in paths),
            paths=paths,
            section=next(one.title for one in forms()[-1].sections if one.id == section),
            count=len(paths),
            rows=names_of(tuple(found)),
        )
