"""``govinfo check``: the findings and diagnostics of reports, each with its place and the line of the source."""

from __future__ import annotations

import os
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govinfo.cli.output import Exit, complain, echo, is_read, language_option, load, visible
from govinfo.cli.words import Words, words
from govinfo.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.diagnostics import Diagnostic
    from govinfo.report import Report

#: What a folder is searched for.
SUFFIXES = (".txt", ".md", ".html", ".htm")

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}

#: How much of a long source line is shown: so many characters, of which so many before the place spoken of.
_SHOWN, _BEFORE = 60, 15


@click.command(
    epilog="Exit status: 0 nothing wrong, 1 findings, 2 wrong usage, 3 something could not be read, whatever was found."
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@language_option
@click.pass_context
def check(ctx: click.Context, paths: tuple[str, ...], lang: str) -> None:
    """Tell what is wrong or doubtful in reports, and where.

    Tells what was repaired, doubted or lost while reading, and which relations of the form are broken. Each finding
    is one line, path:line:column: severity code rule: message, in the order of the text; under those of one place
    stands, indented, the line of the source. Notes do not count as wrong. A count closes the output, on standard error.

    PATH is a file, - for standard input, or a folder, which is searched for .txt, .md, .html and .htm files; hidden
    folders in it are left out.

    \b
    Examples:
      govinfo check report.txt
      govinfo check --lang en reports/ | grep ' error '
    """  # noqa: D301 - \b is click's mark for a paragraph that keeps its lines
    say = words(lang)
    found: Counter[Severity] = Counter()
    readings: Counter[bool] = Counter()
    for path, report in (reading for given in paths for reading in _readings(given, say)):
        readings[report is not None and is_read(report)] += 1
        if report is not None:
            found += _tell(path, report, lang)
    files = say.count(readings.total(), *say.files)
    unread = say.unread.format(readings[False]) if readings[False] else ""
    echo(say.summary.format(files=files, tally=say.tally(found)) + unread, err=True)
    wrong = found[Severity.ERROR] + found[Severity.WARNING]
    ctx.exit(Exit.UNREAD if readings[False] else Exit.FOUND if wrong else Exit.CLEAN)


def _readings(given: str, say: Words) -> Iterator[tuple[str, Report | None]]:
    """The reports at a path; None, after a complaint, for what could not be opened."""
    if not os.path.isdir(given):  # noqa: PTH112 - Path.is_dir raises where a name is too long or a parent is closed
        yield given, load(given, say)
        return
    closed: list[OSError] = []
    walk = os.walk(given, onerror=closed.append)
    files = sorted(Path(folder, name) for folder, names in _open(walk) for name in names)
    yield from ((str(file), load(str(file), say)) for file in files)
    for error in closed:
        complain(error.filename, say.reason(error))
        yield error.filename, None
    if not files and not closed:
        complain(given, say.no_files.format(say.comma.join(SUFFIXES)))
        yield given, None


def _open(walk: Iterator[tuple[str, list[str], list[str]]]) -> Iterator[tuple[str, list[str]]]:
    """Each folder that is not hidden, with the names of its files that may be reports."""
    for folder, below, names in walk:
        below[:] = [name for name in below if not name.startswith(".")]
        yield folder, [name for name in names if name.lower().endswith(SUFFIXES)]


def _tell(path: str, report: Report, lang: str) -> Counter[Severity]:
    """Print all that there is to say about one report, and count it by severity."""
    found = sorted((*report.diagnostics, *report.check()), key=lambda one: (one.span, one.code))
    for (_, excerpt), together in groupby(found, key=lambda one: _line(report, one)):
        for one in together:
            line, column = report.position(one.span)
            told = f"{visible(path)}:{line}:{column}: {one.severity} {one.code} {one.rule}: {visible(one.text(lang))}"
            echo(click.style(told, fg=_COLORS.get(one.severity), dim=one.severity is Severity.NOTE))
        if excerpt:
            echo(click.style(f"    {excerpt}", dim=True))
    return Counter(one.severity for one in found)


def _line(report: Report, one: Diagnostic) -> tuple[int, str]:
    """The number of the source line that is spoken of, and as much of it as is shown."""
    line, column = report.position(one.span)
    return line, _excerpt(report.source.line(line), column - 1)


def _excerpt(line: str, at: int) -> str:
    """A source line as it may stand under a message: on one line, of a length to be read."""
    start = max(0, at - _BEFORE) if len(line) > _SHOWN else 0
    shown = line[start : start + _SHOWN]
    text = visible(shown.replace("\t", "  ").strip())
    return ("…" if start else "") + text + ("…" if start + _SHOWN < len(line) else "")
