"""``govinfo series`` and ``govinfo rollup``: what several reports say against each other."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click
from attrs import evolve

from govinfo.checks.rollup import check_rollup
from govinfo.checks.series import check_series
from govinfo.cli import reading
from govinfo.cli.formats import Manner, format_option, output
from govinfo.cli.options import Options, profile_options
from govinfo.cli.output import Exit, complain, echo, language_option, load_tables
from govinfo.cli.profiles import Profiles
from govinfo.cli.progress import Progress
from govinfo.cli.words import Words, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from govinfo.checks.across import CrossFinding
    from govinfo.cli.reading import Input
    from govinfo.report import Report

_EPILOG = (
    "Exit status: 0 nothing wrong, 1 findings, 2 wrong usage, 3 a file could not be read, and nothing was checked."
)


_format_option = format_option(
    "The forms of output that check has; each finding is told of the file that it speaks of."
)


@click.command(short_help="Check the reports of one organ over the years.", epilog=_EPILOG)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@_format_option
@language_option
@profile_options
def series(paths: tuple[str, ...], form: str, options: Options, lang: str) -> None:
    """Check the reports of one organ over several years against each other.

    What was carried over is what the year before carried forward; documents in force and items follow from the year
    before. Gaps, doubles and jumps are told. The reports may stand in any order.

    PATH is a file, - for standard input, or a folder, as for check.

    \b
    Examples:
      govinfo series 2021.txt 2022.txt 2023.txt
      govinfo series --format json reports/water-bureau/
    """  # noqa: D301 - \b is click's mark for a paragraph that keeps its lines
    say = words(lang)
    files = reading.inputs(paths, say)
    if len(files) == 1:
        echo(f"govinfo: {say.lone_report}", err=True)
    _run(files, check_series, form, options, lang)


@click.command(short_help="Check a government's report against those of its organs.", epilog=_EPILOG)
@click.argument("parent", metavar="PARENT", type=click.Path(allow_dash=True))
@click.argument("children", metavar="CHILD...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@_format_option
@language_option
@profile_options
def rollup(parent: str, children: tuple[str, ...], form: str, options: Options, lang: str) -> None:
    """Check each cell of a report against the sum of the reports that it covers.

    PARENT is the report of a government, a CHILD that of an organ that it covers, the government's own office among
    them. Each is a file, or - for standard input; a CHILD may be a folder, as for check. What is missing is told, and
    nothing is concluded without it.

    \b
    Examples:
      govinfo rollup county.txt office.txt water.txt education.txt
      govinfo rollup county.txt organs/
    """  # noqa: D301 - \b is click's mark for a paragraph that keeps its lines
    say = words(lang)
    if os.path.isdir(parent):  # noqa: PTH112 - Path.is_dir raises where a name is too long or a parent is closed
        raise click.BadParameter(say.reason(IsADirectoryError()), param_hint="PARENT")
    files = reading.inputs((parent, *children), say)
    if len(files) == 1:
        raise click.BadParameter(say.no_child, param_hint="CHILD")
    _run(files, lambda reports: check_rollup(reports[0], reports[1:]), form, options, lang)


def _run(
    files: list[Input],
    check: Callable[[Sequence[Report]], tuple[CrossFinding, ...]],
    form: str,
    options: Options,
    lang: str,
) -> None:
    """Read all files, check them together, and tell what was found file by file."""
    say, profiles = words(lang), Profiles(options, lang)
    manner = Manner(say, options.known, options.written, across=True)
    told = output(form, manner, statistics=False)
    profiles.read(files)
    reports = _read(files, lang, say)
    found, tally, together = check([*reports.values()]), reading.Tally(), tuple(reports.items())
    for item, (path, report) in enumerate(reports.items()):
        by = profiles.of(path)
        one = reading.sifted(path, report, by.profile.of(each for each in found if each.item == item), by)
        one = evolve(one, together=together)
        tally.add(one)
        if lines := list(told.tell(one)):
            echo("\n".join(lines))
    if lines := list(told.close(tally)):
        echo("\n".join(lines))
    echo(tally.text(say), err=True)
    click.get_current_context().exit(options.status(tally))


def _read(files: list[Input], lang: str, say: Words) -> dict[str, Report]:
    """The reports of all files; where one cannot be read, that is told, and ends it."""
    reports: dict[str, Report] = {}
    with Progress(len(files), say) as progress:
        for file in files:
            report = file.reason or load_tables(file.path, say, lang)
            if isinstance(report, str):
                progress.make_way()
                complain(file.path, report)
            else:
                reports[file.path] = report
            progress.advance()
    if len(reports) < len(files):
        click.get_current_context().exit(Exit.UNREAD)
    return reports
