"""``govinfo check``: what is wrong or doubtful in reports, each finding with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govinfo.cli import reading
from govinfo.cli.formats import Manner, format_option, output
from govinfo.cli.options import Options, profile_options
from govinfo.cli.output import bom_option, complain, echo, language_option
from govinfo.cli.profiles import Profiles
from govinfo.cli.progress import Progress
from govinfo.cli.words import Words, words

if TYPE_CHECKING:
    from govinfo.cli.formats import Format
    from govinfo.cli.reading import Input, Tally


@click.command(
    short_help="Tell what is wrong, and where.",
    epilog="Exit status: 0 nothing wrong, 1 findings, 2 wrong usage, 3 something could not be read; it outranks 1.",
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@format_option(
    "text for people, json as one document, jsonl as one line for each file, sarif for code scanners and editors, "
    "github as workflow commands, markdown for a memo, csv for spreadsheets."
)
@click.option("--statistics", is_flag=True, help="Tell only how often each rule was met.")
@click.option(
    "--fix-suggestions",
    "suggests",
    is_flag=True,
    help="Tell for broken relations of the form which cells may be wrong, and what they would be.",
)
@bom_option
@language_option
@profile_options
def check(
    paths: tuple[str, ...],
    form: str,
    options: Options,
    *,
    statistics: bool,
    suggests: bool,
    bom: bool,
    lang: str,
) -> None:
    """Tell what is wrong or doubtful in reports, and where.

    Tells what was repaired, doubted or lost while reading, and which relations of the form are broken. Each finding
    is one line, path:line:column: severity code rule: message, in the order of the text. Beneath stands, indented,
    the line of the source: ^ marks what is spoken of, - what else belongs to it, and lines that begin with = name
    other lines. Notes do not count as wrong. A count closes the output, on standard error.

    PATH is a file, - for standard input, or a folder, which is searched for .txt, .md, .html and .htm files; hidden
    folders in it are left out.

    Settings for a file stand in govinfo.toml, or in pyproject.toml under [tool.govinfo], in the nearest folder upward.

    \b
    Examples:
      govinfo check report.txt
      govinfo check --lang en reports/ | grep ' error '
      govinfo check --select GI6 --ignore GI602 reports/
      govinfo check --fix-suggestions report.txt
      govinfo check --statistics reports/
      govinfo check --format jsonl reports/ > findings.jsonl
      govinfo check --format csv --bom reports/ > findings.csv
      govinfo check --write-baseline known.json reports/
      govinfo check --baseline known.json reports/
      iconv -f big5 -t utf-8 report.txt | govinfo check -
    """  # noqa: D301 - \b is click's mark for a paragraph that keeps its lines
    say = words(lang)
    manner = Manner(say, options.known, options.written, suggests=suggests, bom=bom)
    told = output(form, manner, statistics=statistics)
    tally = _run(reading.inputs(paths, say), Profiles(options, lang), told, lang, say)
    echo(tally.text(say), err=True)
    click.get_current_context().exit(options.status(tally))


def _run(files: list[Input], profiles: Profiles, told: Format, lang: str, say: Words) -> Tally:
    """Check the files one by one and tell of each before the next is read."""
    profiles.read(files)
    tally = reading.Tally()
    with Progress(len(files), say) as progress:
        for file in files:
            found = reading.check(file, profiles.of(file.path), lang, say)
            tally.add(found)
            lines = list(told.tell(found))
            if found.reason:
                progress.make_way()
                complain(found.path, found.reason)
            if lines:
                progress.make_way(for_output=True)
                echo("\n".join(lines))
            progress.advance()
        progress.make_way()
        if lines := list(told.close(tally)):
            echo("\n".join(lines))
    return tally
