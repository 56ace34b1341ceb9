"""What both commands share: reading a file, and writing what is safe to write."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from unicodedata import category

import click

import govinfo
from govinfo.diagnostics import LANGUAGES
from govinfo.report import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from govinfo.cli.words import Words
    from govinfo.report import Report

_Command = TypeVar("_Command", bound="Callable[..., None]")

#: What is named so on the command line is read from standard input.
STDIN = "-"


class Exit(IntEnum):
    """The exit statuses; of several, the greatest counts. Wrong usage is click's own 2."""

    CLEAN = 0
    FOUND = 1
    UNREAD = 3


def default_language() -> str:
    """The language of the locale: ``zh`` for any Chinese one, else ``en``."""
    locales = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh" if next(filter(None, locales), "").lower().startswith("zh") else "en"


def language_option(command: _Command) -> _Command:
    """Give a command ``--lang``."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        default=default_language,
        show_default="zh where the locale is Chinese, else en",
        help="Language of the messages.",
    )(command)


def visible(text: str) -> str:
    r"""The text with all that a terminal would obey or not show escaped: an escape becomes ``\x1b``."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or category(char) == "Zs" else char.encode("unicode_escape").decode("ascii")
        for char in text
    )


def echo(text: str, *, err: bool = False) -> None:
    """Write a line; what the stream cannot encode is escaped, and colours are for terminals only."""
    encoding = (sys.stderr if err else sys.stdout).encoding or "utf-8"
    color = False if os.environ.get("NO_COLOR") else None
    click.echo(text.encode(encoding, "backslashreplace").decode(encoding), err=err, color=color)


def complain(path: str, reason: str) -> None:
    """Tell on one line of standard error why a path could not be read."""
    echo(f"govinfo: {visible(path)}: {visible(reason)}", err=True)


def load(path: str, words: Words) -> Report | None:
    """Read a file; where it cannot be opened, complain and return None."""
    try:
        return govinfo.load(sys.stdin.buffer.read() if path == STDIN else Path(path))
    except OSError as error:
        complain(path, words.reason(error))
        return None


def is_read(report: Report) -> bool:
    """Whether the text was a report of which a table could be read."""
    return report.status in {Status.READ, Status.PARTIAL}


@contextmanager
def quiet_on_closed_pipe() -> Generator[None]:
    """End without a word when the reader of the output has gone, with the status of a program that SIGPIPE ended."""
    try:
        yield
    except BrokenPipeError:
        # What is still buffered would be written as the interpreter ends, and fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
