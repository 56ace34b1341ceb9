"""``govinfo check``: what is wrong or doubtful in reports, each finding with its place."""

from __future__ import annotations

from shutil import get_terminal_size
from typing import TYPE_CHECKING, Protocol

import click

from govinfo.cli import reading
from govinfo.cli.output import WIDTH, Exit, complain, echo, language_option
from govinfo.cli.progress import Progress
from govinfo.cli.selection import complete_rules, selection
from govinfo.cli.words import Words, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.cli.reading import Reading, Tally
    from govinfo.cli.selection import Selection

_FORMATS = ("text", "json", "jsonl", "github")


class _Format(Protocol):
    """A form of output, which is told of one file after another and keeps none of them."""

    def tell(self, reading: Reading, /) -> Iterator[str]:
        """The lines that tell what was found in a file."""
        ...

    def close(self, tally: Tally, /) -> Iterator[str]:
        """The lines that come after all files."""
        ...


@click.command(
    short_help="Tell what is wrong, and where.",
    epilog="Exit status: 0 nothing wrong, 1 findings, 2 wrong usage, 3 something could not be read; it outranks 1.",
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default=_FORMATS[0],
    show_default=True,
    help="text for people, json as one document, jsonl as one line for each file, github as workflow commands.",
)
@click.option(
    "--select",
    metavar="RULES",
    multiple=True,
    shell_complete=complete_rules,
    help="Tell of these rules only: names, codes or families, such as not-a-number, GI601 or GI6, with commas between.",
)
@click.option(
    "--ignore",
    metavar="RULES",
    multiple=True,
    shell_complete=complete_rules,
    help="Tell nothing of these rules, selected or not; they do not count for the exit status.",
)
@click.option("--statistics", is_flag=True, help="Tell only how often each rule was met.")
@click.option(
    "--fix-suggestions",
    "suggests",
    is_flag=True,
    help="Tell for broken relations of the form which cells may be wrong, and what they would be.",
)
@language_option
def check(
    paths: tuple[str, ...],
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    *,
    statistics: bool,
    suggests: bool,
    lang: str,
) -> None:
    """Tell what is wrong or doubtful in reports, and where.

    Tells what was repaired, doubted or lost while reading, and which relations of the form are broken. Each finding
    is one line, path:line:column: severity code rule: message, in the order of the text. Beneath stands, indented,
    the line of the source: ^ marks what is spoken of, - what else belongs to it, and lines that begin with = name
    other lines. Notes do not count as wrong. A count closes the output, on standard error.

    PATH is a file, - for standard input, or a folder, which is searched for .txt, .md, .html and .htm files; hidden
    folders in it are left out.

    \b
    Examples:
      govinfo check report.txt
      govinfo check --lang en reports/ | grep ' error '
      govinfo check --select GI6 --ignore GI602 reports/
      govinfo check --fix-suggestions report.txt
      govinfo check --statistics reports/
      govinfo check --format jsonl reports/ > findings.jsonl
      iconv -f big5 -t utf-8 report.txt | govinfo check -
    """  # noqa: D301 - \b is click's mark for a paragraph that keeps its lines
    say = words(lang)
    chosen = selection(select, ignore, say)
    if suggests and (statistics or form != "text"):
        raise click.UsageError(say.no_suggestions)
    output = _output(form, lang, say, statistics=statistics, suggests=suggests)
    tally = _run(paths, chosen, output, lang, say)
    files = say.count(tally.files.total(), *say.files)
    unread = say.unread.format(tally.unread) if tally.unread else ""
    echo(say.summary.format(files=files, tally=say.tally(tally.found)) + unread, err=True)
    click.get_current_context().exit(Exit.UNREAD if tally.unread else Exit.FOUND if tally.wrong else Exit.CLEAN)


def _output(form: str, lang: str, say: Words, *, statistics: bool, suggests: bool) -> _Format:
    """The form of output that is asked for; each is imported when it is."""
    if statistics:
        from govinfo.cli.statistics import Statistics

        if form == "github":
            raise click.UsageError(say.no_statistics)
        return Statistics(form, say)
    if form == "text":
        from govinfo.cli.text import Text

        return Text(lang, say, get_terminal_size((WIDTH, 0)).columns, suggests)
    from govinfo.cli.machine import Github, Json, JsonLines

    return Json(lang) if form == "json" else JsonLines(lang) if form == "jsonl" else Github(lang)


def _run(paths: tuple[str, ...], chosen: Selection, output: _Format, lang: str, say: Words) -> Tally:
    """Check the files one by one and tell of each before the next is read."""
    tally = reading.Tally()
    files = reading.inputs(paths, say)
    with Progress(len(files), say) as progress:
        for file in files:
            found = reading.check(file, chosen, lang, say)
            tally.add(found)
            lines = list(output.tell(found))
            if found.reason:
                progress.make_way()
                complain(found.path, found.reason)
            if lines:
                progress.make_way(for_output=True)
                echo("\n".join(lines))
            progress.advance()
        progress.make_way()
        if lines := list(output.close(tally)):
            echo("\n".join(lines))
    return tally
