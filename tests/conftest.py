"""Hypothesis profiles, and the folders that tests read from."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

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
