"""Makes the pictures of the terminal from what the commands really print.

    python docs/_ext/picture.py

The pictures are kept beside it in ``_static``: the README shows them too.
"""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import ConsoleOptions, RenderResult

_DOCS = Path(__file__).resolve().parent.parent
_COMMANDS = ("show report.txt", "check report.txt")

#: Silent however slow the machine: the count of files that long work shows would be in the picture.
_PROGRAM = """
from math import inf
from govinfo.cli import main, progress
progress._SILENCE = inf
main(prog_name="govinfo")
"""

#: The pictures: their names, the language, and how many of the last lines are in the window.
_PICTURES = {"terminal.svg": "en_US.UTF-8", "terminal-zh.svg": "zh_CN.UTF-8"}
_COLUMNS, _LINES = 92, 42

#: Cut where two kinds of characters meet, so that each piece can be set to its own place and width.
_PIECE = re.compile(r" +|[\x21-\x7e]+|[\u2e80-\uffef]+|.")

_FONTS = "Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', 'Noto Sans Mono CJK SC', monospace"
_TEXT = re.compile(r'textLength="[\d.]+"(?P<rest>[^>]*)>(?P<text>[^<]*)</text>')
_CHARACTER = 12.2  # the width of a cell in the pictures of rich


class _Pieces:
    """Lines with colours, each piece a segment of its own."""

    def __init__(self, lines: list[Text]) -> None:
        self._lines = lines

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in self._lines:
            for segment in line.render(console):
                for piece in _PIECE.findall(segment.text):
                    yield Segment(piece, segment.style)
            yield Segment.line()


def _wrapped(line: str) -> Iterable[Text]:
    """A line as a terminal breaks it: where its width ends."""
    text = Text.from_ansi(line)
    breaks, width = [], 0
    for at, character in enumerate(text.plain):
        width += cell_len(character)
        if width > _COLUMNS:
            breaks.append(at)
            width = cell_len(character)
    return text.divide(breaks)


def _printed(command: str, locale: str) -> list[str]:
    """What a command prints on a terminal."""
    ours, theirs = pty.openpty()
    program = [sys.executable, "-c", _PROGRAM, *command.split()]
    env = {**os.environ, "LC_ALL": locale, "COLUMNS": str(_COLUMNS), "TERM": "xterm-256color", "PYTHONUTF8": "1"}
    env.pop("NO_COLOR", None)
    with subprocess.Popen(program, stdout=theirs, stderr=theirs, env=env, cwd=_DOCS / "files") as process:  # noqa: S603 - our own program
        os.close(theirs)
        said = b""
        while chunk := _more(ours):
            said += chunk
        process.wait()
    os.close(ours)
    return said.decode("utf-8").replace("\r\n", "\n").rstrip("\n").split("\n")


def _more(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # what Linux says when the other end is closed
        return b""


def picture(locale: str) -> str:
    """A window of a terminal, as SVG."""
    lines: list[Text] = []
    for command in _COMMANDS:
        for line in (f"\x1b[1m$ govinfo {command}\x1b[0m", *_printed(command, locale)):
            lines += _wrapped(line)
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=_COLUMNS, file=nowhere, force_terminal=True, legacy_windows=False)
        console.print(_Pieces([*lines, Text("$")][-_LINES:]), end="")
        svg = console.export_svg(title="govinfo", code_format=_format(), unique_id="govinfo")
    return _TEXT.sub(_to_its_width, svg)


def _format() -> str:
    """Rich's own frame, with the fonts of the reader's machine: a picture should fetch nothing."""
    frame = re.sub(r"\s*@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    return frame.replace("Fira Code, monospace", _FONTS).replace("font-family: arial", "font-family: Arial, sans-serif")


def _to_its_width(match: re.Match[str]) -> str:
    """Rich counts characters; a Chinese one is two cells wide, and set a little larger so that it fills them."""
    text = unescape(match["text"])
    length = f'textLength="{cell_len(text) * _CHARACTER:g}"'
    size = ' font-size="22"' if cell_len(text) > len(text) else ""
    return f"{length}{size}{match['rest']}>{match['text']}</text>"


if __name__ == "__main__":
    for name, locale in _PICTURES.items():
        (_DOCS / "_static" / name).write_text(picture(locale) + "\n", "utf-8")
