"""The forms in which ``govinfo check`` tells; each is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Protocol, TypeVar

import click
from attrs import frozen

from govinfo.cli.output import WIDTH
from govinfo.cli.words import Words
from govinfo.diagnostics import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govinfo.cli.reading import Reading, Tally

FORMATS = ("text", "json", "jsonl", "sarif", "github", "markdown", "csv")


_Command = TypeVar("_Command", bound="Callable[..., None]")


def format_option(help_: str) -> Callable[[_Command], _Command]:
    """What gives a command ``--format``."""
    return click.option(
        "--format", "form", type=click.Choice(FORMATS), default=FORMATS[0], show_default=True, help=help_
    )


class Format(Protocol):
    """A form of output, which is told of one file after another and keeps none of them."""

    def tell(self, reading: Reading, /) -> Iterator[str]:
        """The lines that tell what was found in a file."""
        ...

    def close(self, tally: Tally, /) -> Iterator[str]:
        """The lines that come after all files."""
        ...


@frozen
class Manner:
    """How to tell."""

    say: Words
    #: Every rule that may be told of.
    rules: Mapping[str, Rule]
    #: Where all that is found is written as a baseline, instead of being told.
    written: Path | None = None
    #: Whether to tell which cells may be wrong.
    suggests: bool = False
    #: Whether to begin with a byte order mark.
    bom: bool = False
    #: Whether the findings are ones across several files, with places in others.
    across: bool = False

    @property
    def lang(self) -> str:
        """The language."""
        return self.say.view.lang


def output(form: str, manner: Manner, *, statistics: bool) -> Format:
    """The form of output that is asked for."""
    if manner.written:
        from govinfo.cli.known import Known

        return Known(manner.written, manner.say)
    if manner.bom and form != "csv":
        raise click.UsageError(manner.say.no_bom)
    if statistics:
        return _counts(form, manner)
    made: Format
    match form:
        case "json" | "jsonl":
            from govinfo.cli.machine import Json, JsonLines

            made = Json(manner) if form == "json" else JsonLines(manner)
        case "sarif":
            from govinfo.cli.sarif import Sarif

            made = Sarif(manner)
        case "github":
            from govinfo.cli.github import Github

            made = Github(manner)
        case "markdown":
            from govinfo.cli.memo import Memo

            made = Memo(manner)
        case "csv":
            from govinfo.cli.spreadsheet import Csv

            made = Csv(manner)
        case _:
            from govinfo.cli.text import Text

            made = Text(manner, get_terminal_size((WIDTH, 0)).columns)
    return made


def _counts(form: str, manner: Manner) -> Format:
    from govinfo.cli.statistics import FORMATS, Statistics

    if manner.suggests:
        raise click.UsageError(manner.say.no_suggestions)
    if form not in FORMATS:
        raise click.UsageError(manner.say.no_statistics.format(form, manner.say.comma.join(FORMATS)))
    return Statistics(form, manner)
