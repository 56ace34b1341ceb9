"""The forms in which ``govinfo check`` tells; each is imported when it is asked for."""

from __future__ import annotations

from shutil import get_terminal_size
from typing import TYPE_CHECKING, Protocol

import click

from govinfo.cli.output import WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.cli.reading import Reading, Tally
    from govinfo.cli.words import Words

FORMATS = ("text", "json", "jsonl", "github")


class Format(Protocol):
    """A form of output, which is told of one file after another and keeps none of them."""

    def tell(self, reading: Reading, /) -> Iterator[str]:
        """The lines that tell what was found in a file."""
        ...

    def close(self, tally: Tally, /) -> Iterator[str]:
        """The lines that come after all files."""
        ...


def output(form: str, lang: str, say: Words, *, statistics: bool, suggests: bool) -> Format:
    """The form of output that is asked for."""
    if suggests and (statistics or form != "text"):
        raise click.UsageError(say.no_suggestions)
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
