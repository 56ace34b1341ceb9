"""The definition of the hook for pre-commit: its keys, the program that it runs, and the files that it takes."""

import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from govinfo.cli import main
from tests.conftest import ROOT
from tests.test_cli import BROKEN, SOUND, run, written

(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

#: The keys that pre-commit knows, and of what type each is.
KEYS = {
    "id": str,
    "name": str,
    "description": str,
    "entry": str,
    "language": str,
    "types_or": list,
    "exclude": str,
    "additional_dependencies": list,
    "require_serial": bool,
}


def test_its_keys_are_those_that_pre_commit_knows() -> None:
    assert {key: type(value) for key, value in HOOK.items()} == KEYS
    assert HOOK["language"] == "python"


def test_it_runs_a_program_and_command_that_there_are(tmp_path: Path) -> None:
    program, command = shlex.split(HOOK["entry"])
    assert program in PROJECT["scripts"]
    assert command in main.commands
    assert run(command, SOUND).exit_code == 0
    assert run(command, SOUND, written(tmp_path, BROKEN)).exit_code == 1


def test_the_extras_that_it_installs_are_there() -> None:
    extras = [re.fullmatch(r"\.\[(\w+)\]", one) for one in HOOK["additional_dependencies"]]
    assert all(one and one[1] in PROJECT["optional-dependencies"] for one in extras)


@pytest.mark.parametrize(
    ("path", "is_taken"),
    [("README.md", False), ("docs/readme.zh.md", False), ("reports/2023.txt", True), ("reports/readme-2023.txt", True)],
)
def test_it_leaves_the_readme_out(path: str, *, is_taken: bool) -> None:
    assert (re.search(HOOK["exclude"], path) is None) == is_taken
