"""What an import costs: nothing is imported that is not needed."""

import subprocess
import sys

import pytest

from tests.conftest import PATIENCE

HEAVY = ["cattrs", "click", "rich", "hypothesis", "sphinx"]

LOADED = {
    "import govinfo": ("import govinfo", set[str]()),
    "parse": ("import govinfo; govinfo.parse('一、总体情况')", set[str]()),
    "a dict": ("import govinfo; govinfo.parse('').to_dict()", {"cattrs"}),
    "a notebook": ("import govinfo; govinfo.parse('')._repr_html_()", set[str]()),
    "help": ("from govinfo.cli import main; main(['--help'], standalone_mode=False)", {"click"}),
}


@pytest.mark.parametrize(("code", "wanted"), LOADED.values(), ids=LOADED)
def test_only_what_is_needed_is_imported(code: str, wanted: set[str]) -> None:
    told = f"{code}\nimport sys; print('\\n' + ' '.join(m for m in {HEAVY} if m in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, check=True, encoding="utf-8", timeout=PATIENCE
    )
    assert set(done.stdout.splitlines()[-1].split()) == wanted


def test_version() -> None:
    code = "import govinfo; print(govinfo.__version__)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8", timeout=PATIENCE
    )
    assert done.stdout.strip().count(".") == 2


def test_an_unknown_name_is_told() -> None:
    import govinfo

    with pytest.raises(AttributeError, match="has no attribute 'colour'"):
        _ = govinfo.colour
