"""Whole processes: what a first import and a first command cost."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

_COMMANDS = {
    "python alone": ["-c", "pass"],
    "import govinfo": ["-c", "import govinfo"],
    "govinfo --help": ["-c", "from govinfo.cli import main; main(['--help'])"],
    "first parse": ["-c", "import govinfo; govinfo.load('examples/pipe-2023.txt')"],
}


@pytest.mark.parametrize("name", _COMMANDS)
def test_startup(benchmark: BenchmarkFixture, name: str) -> None:
    benchmark.group = "processes"
    command = [sys.executable, *_COMMANDS[name]]
    run = lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: E731
    benchmark.pedantic(run, rounds=5)  # type: ignore[no-untyped-call]
