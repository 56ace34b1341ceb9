"""``govinfo convert``: reports as data for other programs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import frozen

import govinfo
from govinfo.cli.output import STDIN, Exit, complain, echo, is_read, language_option, load, visible, visible_json
from govinfo.cli.progress import Progress
from govinfo.cli.reading import SUFFIXES, Input, inputs
from govinfo.cli.words import Words, words
from govinfo.diagnostics import Severity

if TYPE_CHECKING:
    from govinfo.report import Report


@frozen
class _Task:
    """A file and where its data goes: None for standard output."""

    file: Input
    target: Path | None


@click.command(
    short_help="Write reports as JSON.",
    epilog="Exit status: 0 converted, 2 wrong usage, 3 something could not be read or written.",
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option("--to", "form", type=click.Choice(["json"]), default="json", show_default=True, help="Form of the data.")
@click.option(
    "--output",
    "-o",
    metavar="FOLDER|FILE.json|-",
    default=STDIN,
    show_default="standard output",
    help="Where the data goes. Several reports need a folder, which is made where there is none.",
)
@click.option("--no-spans", is_flag=True, help="Leave out places in the text, and what was noted while reading.")
@click.option("--indent", type=click.IntRange(0, 16), metavar="N", help="Break lines and indent by N.")
@click.option("--force", is_flag=True, help="Overwrite files.")
@language_option
@click.pass_context
def convert(  # noqa: PLR0913 - an argument for each option
    ctx: click.Context,
    paths: tuple[str, ...],
    form: str,  # noqa: ARG001 - as yet there is one
    output: str,
    *,
    no_spans: bool,
    indent: int | None,
    force: bool,
    lang: str,
) -> None:
    """Write reports as data: every printed cell by its path, with state, unit, raw text and place.

    PATH is a file, - for standard input, or a folder, which is searched as by check; what is in it keeps its place
    and name below the folder of the output, but for the suffix. No file is overwritten without --force. What is no
    report, or one without tables, is converted too: its "status" says so, and so does the exit status.

    \b
    Examples:
      govinfo convert report.txt > report.json
      govinfo convert report.txt --no-spans --indent 2
      govinfo convert reports/ --to json --output data/
    """  # noqa: D301 - \b is click's mark for a paragraph that keeps its lines
    say = words(lang)
    tasks = _tasks(inputs(paths, say), output, say)
    _spare(tasks, say, force=force)
    unread = 0
    with Progress(len(tasks), say) as progress:
        for task in tasks:
            report = task.file.reason or load(task.file.path, say)
            fault = report if isinstance(report, str) else _fault(report, lang)
            if not isinstance(report, str):
                text = govinfo.dumps(report, spans=not no_spans, indent=indent)
                fault = _write(text, task.target, say) or fault
            if fault:
                progress.make_way()
                complain(task.file.path, fault)
            unread += bool(fault)
            progress.advance()
    ctx.exit(Exit.UNREAD if unread else Exit.CLEAN)


def _tasks(files: list[Input], output: str, say: Words) -> list[_Task]:
    """What is to be written where."""
    folder = os.path.isdir(output)  # noqa: PTH112 - Path.is_dir raises where a name is too long or a parent is closed
    if output == STDIN or (output.lower().endswith(".json") and not folder):
        if len(files) > 1:
            raise click.BadParameter(say.needs_folder.format(len(files)), param_hint="--output")
        return [_Task(file, None if output == STDIN else Path(output)) for file in files]
    if os.path.lexists(output) and not folder:
        raise click.BadParameter(say.no_folder.format(visible(output)), param_hint="--output")
    return [_Task(file, None if file.reason else Path(output) / _name(file)) for file in files]


def _name(file: Input) -> Path:
    name = "stdin" if file.path == STDIN else file.name or "report"
    stem = name[: -len(Path(name).suffix)] if name.lower().endswith(SUFFIXES) else name
    return Path(f"{stem}.json")


def _spare(tasks: list[_Task], say: Words, *, force: bool) -> None:
    """Refuse all before anything is written, if a file would be overwritten, or written twice."""
    sources: dict[Path, str] = {}
    for file, target in ((task.file.path, task.target) for task in tasks):
        if target is None:
            continue
        if target in sources:
            raise click.UsageError(say.same_target.format(*map(visible, (sources[target], file, str(target)))))
        if not force and os.path.lexists(target):
            raise click.UsageError(say.exists.format(visible(str(target))))
        sources[target] = file


def _fault(report: Report, lang: str) -> str:
    """Why a report counts as not read; "" where it was."""
    errors = (found.text(lang) for found in report.diagnostics if found.severity is Severity.ERROR)
    return "" if is_read(report) else next(errors, report.status)


def _write(text: str, target: Path | None, say: Words) -> str:
    """Write data whole or not at all; in a few words why it could not be, else ""."""
    if target is None:
        echo(visible_json(text))
        return ""
    part = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_text(f"{text}\n", encoding="utf-8")
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        return say.unwritable_to.format(target, say.reason(error))
    return ""
