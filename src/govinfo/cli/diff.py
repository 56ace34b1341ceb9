"""``govinfo diff``: what two reports say otherwise."""

from __future__ import annotations

from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

import click

from govinfo.cli.output import STDIN, WIDTH, Exit, as_json, complain, echo, language_option, load_tables
from govinfo.cli.words import words
from govinfo.difference import diff as compare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govinfo.difference import Change, Difference
    from govinfo.report import Report

Data = dict[str, Any]


@click.command(
    short_help="Tell what two reports say otherwise.",
    epilog="Exit status: 0 alike, 1 different, 2 wrong usage, or a file could not be read.",
)
@click.argument("first", metavar="A", type=click.Path(allow_dash=True))
@click.argument("second", metavar="B", type=click.Path(allow_dash=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text for people, json as one document.",
)
@language_option
@click.pass_context
def diff(ctx: click.Context, first: str, second: str, form: str, lang: str) -> None:
    """Tell what two reports say otherwise: cells, prose, title, year, organ and form.

    A and B are files, or one of them - for standard input. Cells are told by the labels of the form, with what either
    report prints; of the prose the sentences that differ. How a report is printed takes no part: two readings of one
    report are alike, whatever their layouts.

    \b
    Examples:
      govinfo diff draft.txt final.txt
      govinfo diff --format json report.txt report.html
      govinfo diff old.txt - < new.txt
    """  # noqa: D301 - \b is click's mark for a paragraph that keeps its lines
    say = words(lang)
    if first == second == STDIN:
        raise click.UsageError(say.one_stdin)
    a, b = (load_tables(path, say, lang) for path in (first, second))
    for path, report in ((first, a), (second, b)):
        if isinstance(report, str):
            complain(path, report)
    if isinstance(a, str) or isinstance(b, str):
        ctx.exit(Exit.TROUBLE)
    found = compare(a, b)
    if form == "json":
        echo(as_json(_data((first, a), (second, b), found), indent=2))
    elif found:
        from govinfo.cli.changes import lay_out  # rich is slow to import

        echo(lay_out((first, a), (second, b), found, say, get_terminal_size((WIDTH, 0)).columns))
    else:
        echo(say.alike)
    ctx.exit(Exit.FOUND if found else Exit.CLEAN)


def _data(a: tuple[str, Report], b: tuple[str, Report], found: Difference) -> Data:
    cells = [_places(report) for _, report in (a, b)]
    return {
        "a": {"path": a[0], "status": a[1].status},
        "b": {"path": b[0], "status": b[1].status},
        "different": bool(found),
        "facts": _plain(found.facts),
        "forms": _plain(found.forms),
        "cells": [
            {"path": one.path, "kind": one.kind, "before": cells[0].get(one.path), "after": cells[1].get(one.path)}
            for one in found.cells
        ],
        "sections": [{"path": one.path, "kind": one.kind, "lines": one.lines} for one in found.sections],
    }


def _plain(changes: Iterable[Change[Any]]) -> list[Data]:
    return [{"path": one.path, "kind": one.kind, "before": one.before, "after": one.after} for one in changes]


def _places(report: Report) -> dict[str, Data]:
    """The cells of the dict form by path, each with the line and the column that it stands at."""
    places = {path: report.position(cell.span) for path, cell in report.cells().items()}
    cells = report.to_dict()["cells"]
    return {path: {**cell, **places[path]._asdict()} for path, cell in cells.items()}
