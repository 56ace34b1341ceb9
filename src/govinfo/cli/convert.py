"""``govinfo convert``: reports as data for other programs."""

from __future__ import annotations

import os
from pathlib import Path

import click
from attrs import frozen

from govinfo.cli import reading
from govinfo.cli.output import STDIN, Exit, bom_option, complain, echo, fault, language_option, load
from govinfo.cli.progress import Progress
from govinfo.cli.reading import Input, inputs
from govinfo.cli.saving import replacing
from govinfo.cli.targets import SUFFIXES, TARGETS, Data, Table, Target, Wishes
from govinfo.cli.together import Writer, check_ready
from govinfo.cli.words import Words, words
from govinfo.diagnostics import Severity
from govinfo.exchange.escape import visible
from govinfo.exchange.rows import LAYOUTS
from govinfo.unbind.written import Written


@frozen
class _Task:
    """Files and where their data goes: None for standard output."""

    files: tuple[Input, ...]
    target: Path | None


@click.command(
    short_help="Write reports as data.",
    epilog="Exit status: 0 converted, 2 wrong usage, 3 something could not be read or written.",
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option("--to", type=click.Choice(list(TARGETS)), default="json", show_default=True, help="Form of the data.")
@click.option(
    "--output",
    "-o",
    metavar="FOLDER|FILE|-",
    default=STDIN,
    show_default="standard output",
    help="Where the data goes: a file whose name ends as those of the data do, or a folder, which is made where there "
    "is none. Several reports need a folder, but for csv, parquet and arrow, which take them all in one file.",
)
@click.option("--no-spans", is_flag=True, help="Leave out places in the text, and what was noted while reading.")
@click.option("--indent", type=click.IntRange(0, 16), metavar="N", help="Break lines and indent by N.")
@click.option(
    "--table",
    "layout",
    type=click.Choice(LAYOUTS),
    default=LAYOUTS[0],
    show_default=True,
    help="Of csv, parquet and arrow: a row a cell (tidy), or a row a report with values (wide) or states (states).",
)
@bom_option
@click.option("--force", is_flag=True, help="Overwrite files.")
@language_option
@click.pass_context
def convert(  # noqa: PLR0913 - an argument for each option
    ctx: click.Context,
    paths: tuple[str, ...],
    to: str,
    output: str,
    *,
    no_spans: bool,
    indent: int | None,
    layout: str,
    bom: bool,
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
      govinfo convert report.txt --to xlsx -o report.xlsx
      govinfo convert reports/ --to csv --bom -o cells.csv
      govinfo convert reports/ --to parquet --table wide -o reports.parquet
    """  # noqa: D301 - \b is click's mark for a paragraph that keeps its lines
    say = words(lang)
    target, wishes = TARGETS[to], Wishes(not no_spans, indent, layout, bom, lang)
    _refuse_unheeded(to, wishes, say)
    tasks = _tasks(inputs(paths, say), output, target, say)
    _spare(tasks, say, force=force)
    with Progress(sum(len(task.files) for task in tasks), say) as progress:
        check_ready(to, target, say, is_printed=output == STDIN)
        if isinstance(target, Table):
            writer = Writer(target, wishes, say, lang, progress)
            for task in tasks:
                writer.write(task.files, task.target)
            unread = writer.unread
        else:
            unread = sum(_convert(task, target, wishes, progress, lang) for task in tasks)
    ctx.exit(Exit.UNREAD if unread else Exit.CLEAN)


def _convert(task: _Task, target: Target, wishes: Wishes, progress: Progress, lang: str) -> bool:
    """Convert a file; True if it was not read or its data not written."""
    say, (file,) = words(lang), task.files
    report = file.reason or load(file.path, say)
    told = report if isinstance(report, str) else fault(report, lang)
    if not isinstance(report, str):
        data = target.make(report, wishes)
        told = _write(data, target, task.target, say) or told or _loss(data, lang)
    if told:
        progress.make_way()
        complain(file.path, told)
    progress.advance()
    return bool(told)


def _refuse_unheeded(to: str, wishes: Wishes, say: Words) -> None:
    """Refuse an option that the target has no use for."""
    options = {"spans": "--no-spans", "indent": "--indent", "layout": "--table", "bom": "--bom"}
    for wish, option in options.items():
        if wish not in TARGETS[to].heeds and getattr(wishes, wish) != getattr(Wishes(), wish):
            raise click.UsageError(say.unheeded.format(option, to))


def _tasks(files: list[Input], output: str, target: Target | Table, say: Words) -> list[_Task]:
    """What is to be written where."""
    folder = os.path.isdir(output)  # noqa: PTH112 - Path.is_dir raises where a name is too long or a parent is closed
    if output == STDIN or (output.lower().endswith(target.suffix) and not folder):
        path = None if output == STDIN else Path(output)
        if isinstance(target, Table):
            return [_Task(tuple(files), path)]
        if len(files) > 1:
            raise click.BadParameter(say.needs_folder.format(len(files)), param_hint="--output")
        return [_Task((file,), path) for file in files]
    if (not output or os.path.lexists(output) or output.lower().endswith(SUFFIXES)) and not folder:
        told = say.no_folder.format(visible(output), target.suffix) + _fitting(output, say)
        raise click.BadParameter(told, param_hint="--output")
    return [_Task((file,), None if file.reason else Path(output) / _name(file, target.suffix)) for file in files]


def _fitting(output: str, say: Words) -> str:
    """The targets whose files end as the output does, in words; "" where there is none."""
    suffix = Path(output).suffix.lower()
    names = [f"--to {name}" for name, one in TARGETS.items() if one.suffix == suffix]
    return say.fitting_targets.format(suffix, say.comma.join(names)) if names else ""


def _name(file: Input, suffix: str) -> Path:
    name = "stdin" if file.path == STDIN else file.name or "report"
    stem = name[: -len(Path(name).suffix)] if name.lower().endswith(reading.SUFFIXES) else name
    return Path(f"{stem}{suffix}")


def _spare(tasks: list[_Task], say: Words, *, force: bool) -> None:
    """Refuse all before anything is written, if a file would be overwritten, or written twice."""
    sources: dict[Path, str] = {}
    read = {os.path.realpath(file.path) for task in tasks for file in task.files}
    for file, target in ((task.files[0].path, task.target) for task in tasks):
        if target is None:
            continue
        if os.path.realpath(target) in read:
            raise click.UsageError(say.is_source.format(visible(str(target))))
        if target in sources:
            raise click.UsageError(say.same_target.format(*map(visible, (sources[target], file, str(target)))))
        if not force and os.path.lexists(target):
            raise click.UsageError(say.exists.format(visible(str(target))))
        sources[target] = file


def _loss(data: Data, lang: str) -> str:
    """What a text does not say as its report does; "" where it says all."""
    told = data.diagnostics if isinstance(data, Written) else ()
    return "; ".join(found.text(lang) for found in told if found.severity is not Severity.NOTE)


def _write(data: Data, target: Target, path: Path | None, say: Words) -> str:
    """Write data whole or not at all; in a few words why it could not be, else ""."""
    if path is None:
        if isinstance(data, bytes):
            click.echo(data, nl=False)
        else:
            echo(target.safe(data.removesuffix("\n")))
        return ""
    try:
        with replacing(path) as part:
            part.write_bytes(data if isinstance(data, bytes) else _ended(data).encode("utf-8"))
    except OSError as error:
        return say.unwritable_to.format(path, say.reason(error))
    return ""


def _ended(text: str) -> str:
    """The text with the end of its last line."""
    return text if text.endswith("\n") else f"{text}\n"
