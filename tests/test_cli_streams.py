"""What the command line does to the terminal, the pipe and the file that it writes to."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govinfo
from govinfo.cli.formats import FORMATS
from govinfo.exchange.escape import visible
from govinfo.views.words import default_language
from tests.conftest import PATIENCE
from tests.test_cli import BROKEN, ENGLISH, HOSTILE, SOUND, TEXT, program, run, told, written


@pytest.mark.parametrize("command", ["show", "check"])
def test_what_a_terminal_would_obey_is_shown_instead(tmp_path: Path, command: str) -> None:
    result = run(command, written(tmp_path, HOSTILE, "\x1b[2J\u202e.txt"))
    for text in (result.stdout, result.stderr):
        assert all(char.isprintable() or char in "\n\u3000" for char in text)
    assert "\\x1b[2J见\\x07附\\x9b31m件\\u202e" in result.stdout
    assert "\\x1b[2J\\u202e.txt" in result.stdout


@given(st.text())
def test_visible_text_obeys_nothing_and_keeps_the_rest(text: str) -> None:
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", visible(text))
    if text.isprintable():
        assert visible(text) == text


@pytest.mark.parametrize("args", [("show",), ("check",), ("check", "--lang", "zh")])
@pytest.mark.parametrize("encoding", ["ascii", "gbk", "utf-8"])
def test_any_output_encoding_will_do(tmp_path: Path, args: tuple[str, ...], encoding: str) -> None:
    path = written(tmp_path, BROKEN + "\n𠮷")
    done = program(*args, path, encoding=encoding)
    assert done.returncode == (args[0] == "check")
    assert "Traceback" not in done.stderr
    label = "一、本年新收政府信息公开申请数量"
    assert label.encode(encoding, "backslashreplace").decode(encoding) in done.stdout


@pytest.mark.parametrize("args", [("show",), *(("check", "--format", form) for form in FORMATS)], ids=" ".join)
def test_a_closed_pipe_ends_quietly(tmp_path: Path, args: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = program(*args, written(tmp_path, BROKEN), stdout=writer)
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (141, "")


def test_output_to_a_file_is_plain() -> None:
    assert "\x1b" not in program("show", SOUND).stdout + program("check", SOUND.parent).stdout


@pytest.mark.parametrize(
    ("locales", "lang"),
    [
        ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_TW.Big5"}, "zh"),
        ({"LC_ALL": "", "LC_MESSAGES": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "C"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}, "en"),
    ],
)
def test_the_language_is_that_of_the_locale(
    monkeypatch: pytest.MonkeyPatch, locales: dict[str, str], lang: str
) -> None:
    for name, value in locales.items():
        monkeypatch.setenv(name, value)
    assert default_language() == lang


def test_messages_come_in_either_language(tmp_path: Path) -> None:
    path = written(tmp_path, BROKEN)
    for lang in ("zh", "en"):
        texts = [one.text(lang) for one in govinfo.load(path).check()]
        assert [line.split(": ", 2)[2] for line in told(run("check", "--lang", lang, path).stdout)] == texts
    assert run("check", "--lang", "zh", path).stderr == "1 个文件：2 处错误、0 处警告、0 条提示\n"


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.sampled_from(["show", "check"]))
def test_every_text_has_an_answer(start: int, end: int, command: str) -> None:
    result = run(command, "-", stdin=(TEXT[:start] + TEXT[end:]).encode())
    assert result.exit_code in {0, 1, 3}
    assert isinstance(result.exception, SystemExit | None)
    assert result.stdout or result.stderr


# ------------------------------------------------------------------------------------------------ standard streams


def shell(line: str, **env: str) -> "subprocess.CompletedProcess[str]":
    """What a shell makes of a line in which ``govinfo`` is the program."""
    govinfo_here = f'govinfo() {{ "{sys.executable}" -c "from govinfo.cli import main; main()" "$@"; }}\n'
    environment = {**os.environ, **ENGLISH, **env}
    return subprocess.run(
        ["/bin/sh", "-c", govinfo_here + line],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=False,
        timeout=PATIENCE,
    )


@pytest.mark.parametrize("command", ["check", "show", "convert"])
def test_a_closed_standard_input_is_told(command: str) -> None:
    done = shell(f"govinfo {command} - <&-")
    assert (done.returncode, done.stderr.splitlines()[0]) == (3, "govinfo: -: standard input is closed")


def test_a_closed_standard_output_or_error_changes_no_status(tmp_path: Path) -> None:
    path = written(tmp_path, BROKEN)
    assert shell(f"govinfo check {path} >&-").returncode == 1
    assert shell(f"govinfo check {path} 2>&-").returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("args", ["check {}", "show {}", "convert {}", "rules", "--help", "check --help", "--version"])
def test_a_full_disk_is_told(tmp_path: Path, args: str) -> None:
    done = shell(f"govinfo {args.format(written(tmp_path, BROKEN))} > /dev/full")
    assert (done.returncode, done.stderr) == (3, "govinfo: cannot write: No space left on device\n")
