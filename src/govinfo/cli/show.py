"""``govinfo show``: the three tables of a report as a person would lay them out."""

from __future__ import annotations

import shlex
from collections import Counter
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from govinfo.cli.output import WIDTH, Exit, complain, echo, language_option, load_tables
from govinfo.cli.words import Words, words
from govinfo.exchange.escape import visible

if TYPE_CHECKING:
    from govinfo.report import Report


@click.command(epilog="Exit status: 0 shown, whatever check would find, 2 wrong usage, 3 could not be read.")
@click.argument("file", metavar="FILE", type=click.Path(allow_dash=True))
@click.option("--metrics", is_flag=True, help="Add the rates and shares that evaluators compute.")
@language_option
@click.pass_context
def show(ctx: click.Context, file: str, lang: str, *, metrics: bool) -> None:
    """Lay out the three tables of a report.

    FILE is the text of one report, or - for standard input. Every hole and doubt is marked. The tables fit the width
    of the terminal; in a file or a pipe they are 100 columns wide, or as wide as COLUMNS says.

    \b
    Examples:
      govinfo show report.txt
      govinfo show --metrics report.txt
      COLUMNS=80 govinfo show report.txt > tables.txt
    """  # noqa: D301 - \b is click's mark for a paragraph that keeps its lines
    say = words(lang)
    report = load_tables(file, say, lang)
    if isinstance(report, str):
        complain(file, report)
        ctx.exit(Exit.UNREAD)
    from govinfo.cli.rates import rates
    from govinfo.views.terminal import lay_out  # rich is slow to import

    more = rates(report, say, lang) if metrics else ()
    echo(lay_out(report, say.view, get_terminal_size((WIDTH, 0)).columns, more))
    echo(f"\n{_closing(report, file, say)}")


def _closing(report: Report, file: str, say: Words) -> str:
    """How much there is to tell, and what tells it."""
    read = Counter(found.severity for found in report.diagnostics)
    findings = len(report.check())
    if not read and not findings:
        return say.nothing
    command = f"govinfo check {visible(shlex.quote(file))}"
    return say.closing.format(read=say.tally(read), findings=say.count(findings, *say.findings), command=command)
