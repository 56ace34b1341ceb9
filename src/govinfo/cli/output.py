"""What the commands share: reading a file, writing what is safe to write, and ending as a program should."""

from __future__ import annotations

import json
import os
import re
import sys
from contextlib import contextmanager, suppress
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

import govinfo
from govinfo.cli.words import words
from govinfo.diagnostics import LANGUAGES, Severity
from govinfo.exchange.escape import shows, visible
from govinfo.report import Status
from govinfo.views.words import default_language

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from govinfo.cli.words import Words
    from govinfo.report import Report

_Command = TypeVar("_Command", bound="Callable[..., None]")

#: The width to write for where the output is no terminal and COLUMNS does not say.
WIDTH = 100

#: What is named so on the command line is read from standard input.
STDIN = "-"

#: How a path without a character is shown.
_NO_PATH = "''"

#: What JSON text may hold that need not be looked at: ASCII, line ends and the common Chinese characters.
_UNSURE = re.compile("[^\n -~\u4e00-\u9fff]")


class Exit(IntEnum):
    """The exit statuses; of the first four, the greatest counts. Wrong usage is click's own 2."""

    CLEAN = 0
    FOUND = 1
    TROUBLE = 2  #: what diff(1) ends with where it cannot compare
    UNREAD = 3
    INTERRUPTED = 130
    PIPE_CLOSED = 141


def language_option(command: _Command) -> _Command:
    """Give a command ``--lang``."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        default=default_language,
        show_default="zh where the locale is Chinese, else en",
        help="Language of the messages.",
    )(command)


def bom_option(command: _Command) -> _Command:
    """Give a command ``--bom``."""
    return click.option("--bom", is_flag=True, help="Begin csv with a byte order mark, by which Excel knows UTF-8.")(
        command
    )


def visible_json(text: str) -> str:
    """JSON text with the same escaped, and what standard output cannot encode, each as JSON does it."""
    text = _UNSURE.sub(lambda found: found[0] if shows(found[0]) else json.dumps(found[0])[1:-1], text)
    encoding = _encoding(err=False)
    if text.encode(encoding, "ignore").decode(encoding) == text:
        return text
    return "".join(char if char.encode(encoding, "ignore") else json.dumps(char)[1:-1] for char in text)


def as_json(data: Any, indent: int | None = None) -> str:  # noqa: ANN401 - whatever JSON can hold
    """Data as JSON text that is safe to print; Chinese stands as it is."""
    return visible_json(json.dumps(data, ensure_ascii=False, indent=indent))


def _encoding(*, err: bool) -> str:
    return getattr(sys.stderr if err else sys.stdout, "encoding", None) or "utf-8"


def takes_utf8() -> bool:
    """Whether what is written to standard output is encoded in UTF-8."""
    return _encoding(err=False).lower().replace("-", "").startswith("utf8")


def is_plain_terminal() -> bool:
    """Whether the terminal says that it can neither colour nor move."""
    return os.environ.get("TERM") in {"dumb", "unknown"}


def echo(text: str, *, err: bool = False) -> None:
    """Write a line; what the stream cannot encode is escaped, and colours are for terminals that have them."""
    encoding = _encoding(err=err)
    color = False if os.environ.get("NO_COLOR") or is_plain_terminal() else None
    click.echo(text.encode(encoding, "backslashreplace").decode(encoding), err=err, color=color)


def complain(path: str, reason: str) -> None:
    """Tell on one line of standard error why a path could not be read or written."""
    echo(f"govinfo: {visible(path) or _NO_PATH}: {visible(reason)}", err=True)


def load(path: str, say: Words) -> Report | str:
    """Read a file; where it cannot be opened, in a few words why."""
    if not path:  # as a variable of the shell that is not set; Path takes it for this folder
        return say.reason(FileNotFoundError())
    try:
        if path != STDIN:
            return govinfo.load(Path(path))
        if sys.stdin is None:  # the shell has closed it
            return say.no_stdin
        return govinfo.load(sys.stdin.buffer.read())
    except OSError as error:
        return say.reason(error)


def fault(report: Report, lang: str) -> str:
    """Why a report counts as not read; "" where it was."""
    errors = (found.text(lang) for found in report.diagnostics if found.severity is Severity.ERROR)
    return "" if is_read(report) else next(errors, report.status)


def load_tables(path: str, say: Words, lang: str) -> Report | str:
    """Read a report of which a table can be read; else, in a few words, why there is none."""
    report = load(path, say)
    return report if isinstance(report, str) else fault(report, lang) or report


def is_read(report: Report) -> bool:
    """Whether the text was a report of which a table could be read."""
    return report.status in {Status.READ, Status.PARTIAL}


@contextmanager
def ends_quietly() -> Generator[None]:
    """End without a word when the reader of the output has gone, and with one word when interrupted or out of room."""
    say = words(default_language())
    try:
        yield
    except BrokenPipeError:
        end(Exit.PIPE_CLOSED)  # as a program that SIGPIPE ended
    except KeyboardInterrupt:
        end(Exit.INTERRUPTED, f"govinfo: {say.interrupted}")
    except OSError as error:  # what cannot be read is told where it is read
        end(Exit.UNREAD, f"govinfo: {say.unwritable.format(say.reason(error))}")


def end(status: Exit, message: str = "") -> NoReturn:
    """End at once: what standard output still has to write is dropped, or the end would wait for its reader."""
    with suppress(AttributeError, OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    with suppress(OSError):
        click.echo(message or None, err=True, nl=bool(message))
    sys.exit(status)
