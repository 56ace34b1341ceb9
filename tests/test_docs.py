"""Every example in the docstrings, the README and the documentation does what it says."""

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import govinfo
from tests.conftest import ROOT

MODULES = ["govinfo", *sorted(module.name for module in pkgutil.walk_packages(govinfo.__path__, "govinfo."))]
PAGES = [ROOT / "README.md", *sorted(page for page in (ROOT / "docs").rglob("*.md") if "_build" not in page.parts)]


@pytest.fixture(autouse=True)
def _from_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)  # examples name the files in examples/


def python_only(page: str) -> str:
    """The page with every line blank that stands outside a python block, so that line numbers stay."""
    kept, inside = [], False
    for line in page.splitlines():
        fence = line.lstrip().startswith("```")
        inside = line.strip() == "```python" if fence else inside
        kept.append(line if inside and not fence else "")
    return "\n".join(kept)


def run(test: doctest.DocTest) -> None:
    told: list[str] = []
    doctest.DocTestRunner(verbose=False).run(test, out=told.append)
    assert not told, "".join(told)


@pytest.mark.parametrize("name", MODULES)
def test_docstrings(name: str) -> None:
    for test in doctest.DocTestFinder().find(importlib.import_module(name), name):
        run(test)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_pages(page: Path) -> None:
    text = python_only(page.read_text(encoding="utf-8"))
    run(doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0))
