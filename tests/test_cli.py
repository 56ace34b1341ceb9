"""The command line: what it prints, how it ends, and that nothing in a report or around it upsets it."""

import os
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import govinfo
from govinfo import Severity
from govinfo.cli import main
from tests.conftest import PATIENCE, ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
SOUND = ROOT / "examples" / "pipe-2023.txt"
TEXT = SOUND.read_text(encoding="utf-8")
ENGLISH = {"LC_ALL": "en_US.UTF-8", "COLUMNS": "100"}

examples = pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)


def run(*args: str | Path, stdin: bytes | None = None, **env: str) -> Result:
    return CliRunner(env={**ENGLISH, **env}).invoke(main, [str(arg) for arg in args], input=stdin)


#: What runs the program.
COMMAND = (sys.executable, "-c", "from govinfo.cli import main; main()")


def program(
    *args: str | Path, stdout: int = subprocess.PIPE, encoding: str = "utf-8", **env: str
) -> "subprocess.CompletedProcess[str]":
    """The program run in a process of its own, whose output has an encoding."""
    environment = {**os.environ, **ENGLISH, "PYTHONIOENCODING": encoding, **env}
    return subprocess.run(
        [*COMMAND, *map(str, args)],
        stdout=stdout,
        stderr=subprocess.PIPE,
        env=environment,
        encoding=encoding,
        check=False,
        timeout=PATIENCE,
    )


def written(folder: Path, text: str | bytes, name: str = "report.txt") -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def replaced(old: str, new: str, text: str = TEXT) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


#: One total that does not add up: an error in its row, and one in its column.
BROKEN = replaced("申请数量 | 30 | 0 | 0 | 0 | 0 | 0 | 30 |", "申请数量 | 30 | 0 | 0 | 0 | 0 | 0 | 31 |").replace(
    "共受理申请30件", "共受理申请31件"
)
#: A unit in a cell, which is a note and no more.
NOTED = replaced("行政事业性收费 | 0 |", "行政事业性收费 | 12.5 万元 |")
#: A cell that is no number, and would clear the screen, ring and turn the text round.
HOSTILE = replaced("行政处罚 | 0 |", "行政处罚 | \x1b[2J见\x07附\x9b31m件\u202e |")


def told(output: str) -> list[str]:
    """The lines that tell something; those that show its places are indented."""
    return [line for line in output.splitlines() if not line.startswith("  ")]


@pytest.mark.parametrize("command", ["show", "check"])
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("没有.txt", "no such file or folder"),
        ("broken-link.txt", "no such file or folder"),
        ("loop.txt", "Too many levels of symbolic links"),
        ("long" * 100, "File name too long"),
    ],
)
def test_what_cannot_be_opened_is_told_on_one_line(tmp_path: Path, command: str, name: str, reason: str) -> None:
    (tmp_path / "broken-link.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    result = run(command, tmp_path / name)
    assert result.exit_code == 3
    assert result.stderr.splitlines()[0] == f"govinfo: {tmp_path / name}: {reason}"
    assert result.stdout == ""


def test_a_folder_cannot_be_shown(tmp_path: Path) -> None:
    result = run("show", tmp_path)
    assert (result.exit_code, result.stderr) == (3, f"govinfo: {tmp_path}: is a folder, not a file\n")


@pytest.mark.parametrize("command", ["show", "check", "convert", "series"])
def test_an_empty_path_is_not_this_folder(command: str) -> None:
    result = run(command, "")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "govinfo: '': no such file or folder" in result.stderr.splitlines()


@pytest.mark.parametrize("text", ["", "a recipe for bread", b"%PDF-1.7"])
def test_what_is_no_report_is_not_shown(tmp_path: Path, text: str | bytes) -> None:
    path = written(tmp_path, text)
    error = next(one for one in govinfo.load(path).diagnostics if one.severity is Severity.ERROR)
    result = run("show", path)
    assert (result.exit_code, result.stdout, result.stderr) == (3, "", f"govinfo: {path}: {error.text('en')}\n")


def test_chinese_file_names_and_national_encodings(tmp_path: Path) -> None:
    path = written(tmp_path, BROKEN.encode("gb18030"), "临溪县 2023 年度报告.txt")
    assert told(run("check", path).stdout)[0].startswith(f"{path}:33:")
    done = program("check", tmp_path)
    assert (done.returncode, done.stdout.startswith(f"{path}:33:")) == (1, True)


def test_the_version_is_told() -> None:
    assert run("--version").stdout == f"govinfo, version {version('govinfo-cn')}\n"


def test_the_version_of_a_source_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.version", missing)
    result = run("--version")
    assert (result.exit_code, result.stdout.startswith("govinfo, version unknown: ")) == (0, True)


@pytest.mark.parametrize("command", [[], *([name] for name in main.commands)])
def test_help_gives_examples(command: list[str]) -> None:
    result = run(*command, "-h")
    assert (result.exit_code, result.stdout) == (0, run(*command, "--help").stdout)
    assert re.search(r"Examples.*:\n", result.stdout)
    assert "Exit status:" in result.stdout
    assert result.stdout.isascii()  # it can be written anywhere


def test_help_names_every_command_in_few_words() -> None:
    output = program("--help", COLUMNS="60").stdout
    named = re.findall(r"^  (\w+)  +[A-Z].*\.$", output, re.MULTILINE)
    assert named == ["show", "check", "diff", "convert", "new", "explain", "rules", "schema", "completion"]
    assert output.count("...") == 1  # that of the usage


@pytest.mark.parametrize(
    ("module", "absent"), [("govinfo", {"click", "rich", "cattrs"}), ("govinfo.cli", {"rich", "cattrs"})]
)
def test_nothing_is_imported_before_it_is_needed(module: str, absent: set[str]) -> None:
    code = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=PATIENCE)
    assert not absent & set(done.stdout.split())


# ------------------------------------------------------------------------------------------------ the other govinfo


@pytest.mark.parametrize(("lang", "word"), [("en_US.UTF-8", "warning"), ("zh_CN.UTF-8", "警告")])
def test_the_other_distribution_is_warned_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, word: str
) -> None:
    written(tmp_path, "Metadata-Version: 2.1\nName: govinfo\nVersion: 0.5\n", "govinfo-0.5.dist-info/METADATA")
    monkeypatch.syspath_prepend(tmp_path)
    result = run("check", SOUND, LC_ALL=lang)
    assert result.exit_code == 0
    warning, count = result.stderr.splitlines()
    assert re.match(f"govinfo(: |：){word}", warning)
    assert "pip uninstall govinfo govinfo-cn" in warning
    assert count.startswith("1 ")


def test_there_is_no_warning_without_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, "Metadata-Version: 2.1\nName: govinfo-cn\nVersion: 9\n", "govinfo_cn-9.dist-info/METADATA")
    monkeypatch.syspath_prepend(tmp_path)
    assert len(run("check", SOUND).stderr.splitlines()) == 1
