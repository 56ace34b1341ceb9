"""Hypothesis profiles, the folders that tests read from, and how long they wait for a program."""

import os
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent

#: Seconds after which a program that a test runs has failed.
PATIENCE = 120

# No deadline: the first example also builds the grammars.
settings.register_profile("fast", max_examples=50, deadline=None)
settings.register_profile("slow", max_examples=2_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


@pytest.fixture(scope="session")
def examples_dir() -> Path:
    return ROOT / "examples"


@pytest.fixture(scope="session")
def reports_dir() -> Path:
    """The folder of real reports with their printed cells; it is no part of the checkout."""
    folder = os.environ.get("GOVINFO_REPORTS")
    if not folder:
        pytest.skip("GOVINFO_REPORTS names no folder of real reports")
    return Path(folder)


@contextmanager
def ending(running: "subprocess.Popen[bytes]") -> "Iterator[subprocess.Popen[bytes]]":
    """A program that is killed where it does not end by itself, so that no test waits for ever."""
    alarm = Timer(PATIENCE, running.kill)
    alarm.start()
    try:
        with running:
            yield running
    finally:
        alarm.cancel()
