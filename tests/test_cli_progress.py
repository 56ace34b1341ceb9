"""Long work: what is told while it goes on, and how it ends when it is interrupted."""

import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

import pytest

from govinfo.cli import progress
from govinfo.cli.words import words
from tests.conftest import PATIENCE, ending
from tests.test_cli import BROKEN, ENGLISH, SOUND, TEXT, run, written

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

MAIN = "from govinfo.cli import main; main()"
MEASURED = f"""
import resource, sys
try:
    {MAIN}
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""
#: A shell that runs in the background has its programs ignore an interruption.
INTERRUPTIBLE = f"import signal; signal.signal(signal.SIGINT, signal.default_int_handler); {MAIN}"
#: All work is long, or none is, however slow the machine.
AT_ONCE, SHORT = (f"from govinfo.cli import progress; progress._SILENCE = {silence}; {MAIN}" for silence in (0, 600))


def on_terminal(
    args: Sequence[str | Path], *, shared: bool = False, code: str = AT_ONCE, env: dict[str, str] | None = None
) -> tuple[int, str, str]:
    """The status, what comes to a terminal on standard error, and what to standard output unless that is shared."""
    master, slave = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-c", code, *map(str, args)],
        stdout=slave if shared else subprocess.PIPE,
        stderr=slave,
        env={**os.environ, **ENGLISH, "TERM": "xterm", **(env or {})},
    )
    with ending(program) as running:
        os.close(slave)
        told = bytearray()
        try:
            while part := os.read(master, 65536):
                told += part
        except OSError:  # Linux tells so that the other end is closed
            pass
        out = running.stdout.read().decode() if running.stdout else ""
    os.close(master)
    return running.returncode, told.decode(), out


def screen(told: str) -> str:
    """What is left on the terminal in the end: lines that were taken away are not."""
    plain = re.sub(r"\x1b\[[0-9;]*m|\x1b\[\?25[lh]", "", told)
    lines = [""]
    for piece in re.findall(r"\r\n|\r\x1b\[1A\x1b\[2K|\r\x1b\[2K|\r|[^\r]+", plain):
        if piece == "\r\n":
            lines.append("")
        elif piece.startswith("\r\x1b[1A"):
            del lines[-1]
            lines[-1] = ""
        elif piece.startswith("\r"):
            lines[-1] = ""
        else:
            lines[-1] += piece
    return "\n".join(lines)


@pytest.mark.parametrize("shared", [False, True])
def test_the_count_goes_on_and_is_taken_away(tmp_path: Path, shared: bool) -> None:  # noqa: FBT001 - a parameter
    paths = [written(tmp_path, text, f"{number}.txt") for number, text in enumerate([BROKEN, TEXT, "", BROKEN])]
    status, told, out = on_terminal(["check", *paths], shared=shared)
    assert status == 3
    assert re.findall(r"([0-9]+/4).*? files", told)[:1] == ["1/4"]
    assert "\x1b[?25h" in told[told.rindex("\x1b[?25l") :]
    plain = run("check", *paths)
    expected = plain.stdout + plain.stderr if shared else plain.stderr
    assert screen(told) == expected
    assert out == ("" if shared else plain.stdout)


def test_what_could_not_be_read_is_told_above_the_count(tmp_path: Path) -> None:
    paths = [SOUND, tmp_path / "missing.txt", SOUND]
    status, told, _ = on_terminal(["convert", *paths, "-o", tmp_path])
    assert (status, screen(told)) == (3, f"govinfo: {tmp_path}/missing.txt: no such file or folder\n")
    assert "1/2" in told


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_the_count_is_shown_beside_output_that_goes_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress, "_SILENCE", 0)
    monkeypatch.setattr(progress, "_PAUSE", 0)
    monkeypatch.setattr(sys, "stderr", terminal := _Terminal())
    monkeypatch.setattr(sys, "stdout", StringIO())
    with progress.Progress(2, words("zh")) as count:
        count.advance()
        count.make_way(for_output=True)
        assert "\x1b[?25h" not in terminal.getvalue()
        count.advance()
        count.make_way()
        assert "\x1b[?25h" in terminal.getvalue()
    told = re.sub(r"\x1b\[[0-9;]*m", "", terminal.getvalue())
    assert ("1/2 个文件" in told, "2/2 个文件" in told) == (True, True)
    assert screen(terminal.getvalue().replace("\n", "\r\n")) == ""


@pytest.mark.parametrize("env", [{"TERM": "dumb"}, {}], ids=["plain terminal", "short work"])
def test_nothing_is_told_of_short_work_or_on_a_plain_terminal(env: dict[str, str]) -> None:
    code = AT_ONCE if env else SHORT
    assert on_terminal(["check", SOUND, SOUND], code=code, env=env)[1] == "1 file: 0 errors, 0 warnings, 0 notes\r\n"


def test_colours_are_for_terminals_that_have_them(tmp_path: Path) -> None:
    path = written(tmp_path, BROKEN)
    assert "\x1b[31m\x1b[1merror\x1b[0m GI601" in on_terminal(["check", path], shared=True)[1]
    for env in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        for command in ("check", "show"):
            assert "\x1b" not in on_terminal([command, path], shared=True, code=SHORT, env=env)[1]


# ------------------------------------------------------------------------------------------------ interruption


def interrupted(running: "subprocess.Popen[bytes]") -> tuple[int, str]:
    """How a program ends that is interrupted, and what it says."""
    running.send_signal(signal.SIGINT)
    status = running.wait(timeout=10)
    assert running.stderr
    return status, running.stderr.read().decode()


def started(*args: str | Path) -> "AbstractContextManager[subprocess.Popen[bytes]]":
    command = [sys.executable, "-c", INTERRUPTIBLE, *map(str, args)]
    environment = {**os.environ, **ENGLISH}
    return ending(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, bufsize=0))


@pytest.mark.parametrize(
    ("lang", "word"),
    [("en", "govinfo: interrupted after 1 of 3 files\n"), ("zh", "govinfo: 已中断，完成 1 个文件，共 3 个\n")],
)
def test_an_interruption_tells_how_far_the_work_has_come(tmp_path: Path, lang: str, word: str) -> None:
    os.mkfifo(waits := tmp_path / "waits.txt")
    with started("check", "--lang", lang, written(tmp_path, BROKEN), waits, SOUND) as running:
        assert running.stdout
        assert b"GI601" in running.stdout.read(4096)
        sleep(0.1)
        assert interrupted(running) == (130, word)


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "github"])
def test_an_interruption_does_not_wait_for_the_reader_of_a_full_pipe(tmp_path: Path, form: str) -> None:
    paths = [written(tmp_path, BROKEN, f"{number}.txt") for number in range(400)]
    with started("check", "--format", form, *paths) as running:
        assert running.stdout
        assert running.stdout.read(1)
        sleep(1)
        assert running.poll() is None
        status, word = interrupted(running)
    assert (status, re.sub(r"\d+ of", "N of", word)) == (130, "govinfo: interrupted after N of 400 files\n")


def test_an_interruption_of_other_work(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def stop(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("govinfo.load", stop)
    result = run("show", SOUND)
    assert (result.exit_code, result.stdout, result.stderr) == (130, "", "govinfo: interrupted\n")
    result = run("convert", SOUND, "-o", tmp_path)
    assert (result.exit_code, result.stderr) == (130, "govinfo: interrupted after 0 of 1 file\n")
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_files(tmp_path: Path) -> None:
    peaks = []
    for files in (10, 400):
        paths = [written(tmp_path, BROKEN, f"{number}.txt") for number in range(files)]
        command = [sys.executable, "-c", MEASURED, "check", "--format", "json", *map(str, paths)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
        peaks.append(int(done.stderr.split()[-1]))
    assert peaks[1] < peaks[0] * 1.1
