"""The rules of the house: which way imports run, and how long code may get."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from tests.conftest import ROOT

MODULES = sorted((ROOT / "src").rglob("*.py"))
MODULE_LINES = 300
FUNCTION_LINES = 40

modules = pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT / "src").as_posix())


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def lines(node: ast.AST) -> int:
    assert isinstance(node, ast.stmt | ast.expr)
    return (node.end_lineno or node.lineno) - node.lineno + 1


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function, its docstring left out."""
    docstring = lines(function.body[0]) if ast.get_docstring(function) is not None else 0
    return lines(function) - docstring


def test_imports_run_one_way(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.syspath_prepend(ROOT / "src")  # import-linter adds to sys.path; this puts it back afterwards
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert status == 0, capsys.readouterr().out


@modules
def test_modules_stay_short(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= MODULE_LINES


@modules
def test_functions_stay_short(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    long = {function.name: length(function) for function in functions(tree) if length(function) > FUNCTION_LINES}
    assert not long
