"""Every example in the docstrings, the README and the documentation does what it says.

Pages of ``docs`` are run in a folder that holds what ``docs/files`` holds, and what ``examples`` holds as ``reports``.
``>>>`` blocks are doctests; in ``console`` blocks each ``$ govinfo`` that is shown with its output is run. A line of
``...`` stands for what is left out. ``<!-- needs: pandas -->`` before a block says that it is run where that is there.
"""

import doctest
import importlib
import pkgutil
import re
import runpy
import shlex
import shutil
import sys
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner

import govinfo
from govinfo.cli import main
from govinfo.cli.repairs import repairs
from govinfo.diagnostics import rules
from tests.conftest import ROOT

DOCS = ROOT / "docs"
MODULES = ["govinfo", *sorted(module.name for module in pkgutil.walk_packages(govinfo.__path__, "govinfo."))]
#: What is made from the library's own data is no page of ours.
MADE = {"_build", "_generated", "rules"}
WRITTEN = sorted(page for page in DOCS.rglob("*.md") if not MADE & set(page.relative_to(DOCS).parts[:-1]))
PAGES = [*sorted(ROOT.glob("*.md")), *WRITTEN]
CHINESE = sorted((DOCS / "zh").rglob("*.md"))

FENCE = re.compile(r"^```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
NEEDS = re.compile(r"^<!-- needs: (?P<module>\w+) -->\n\n?```python\n.*?^```$", re.MULTILINE | re.DOTALL)


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


pages = pytest.mark.parametrize("page", PAGES, ids=name)


@pytest.fixture(autouse=True)
def _from_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)  # examples name the files in examples/


def go_where_the_page_is_read(page: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if DOCS in page.parents:
        shutil.copytree(DOCS / "files", folder, dirs_exist_ok=True)
        shutil.copytree(ROOT / "examples", folder / "reports")
        monkeypatch.chdir(folder)


def blank(text: str) -> str:
    """As many empty lines, so that line numbers stay."""
    return "\n" * text.count("\n")


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
    doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS).run(test, out=told.append)
    assert not told, "".join(told)


@pytest.mark.parametrize("name", MODULES)
def test_docstrings(name: str) -> None:
    for test in doctest.DocTestFinder().find(importlib.import_module(name), name):
        run(test)


@pages
def test_pages(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go_where_the_page_is_read(page, tmp_path, monkeypatch)
    text = python_only(NEEDS.sub(lambda block: blank(block[0]), page.read_text(encoding="utf-8")))
    run(doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0))


@pytest.mark.parametrize("page", [page for page in PAGES if NEEDS.search(page.read_text("utf-8"))], ids=name)
def test_pages_with_what_they_need(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = page.read_text(encoding="utf-8")
    for module in {block["module"] for block in NEEDS.finditer(text)}:
        pytest.importorskip(module, reason=f"{name(page)} has an example with {module}, which govinfo does not need")
    go_where_the_page_is_read(page, tmp_path, monkeypatch)
    run(doctest.DocTestParser().get_doctest(python_only(text), {}, page.name, str(page), 0))


# ------------------------------------------------------------------------------------------------ the command line


def sessions(text: str) -> list[tuple[str, str]]:
    """The commands of all console blocks, each with the output that is shown."""
    blocks = [fence["text"] for fence in FENCE.finditer(text) if fence["kind"] == "console"]
    found = [said for block in blocks for said in re.split(r"^\$ ", block, flags=re.MULTILINE) if said]
    return [(command, shown) for command, _, shown in (said.partition("\n") for said in found)]


def printed(command: str, language: str) -> tuple[str, int]:
    """What a command prints, and its exit status; ``> FILE`` at its end is obeyed."""
    arguments = shlex.split(command)[1:]
    *arguments, file = arguments if ">" in arguments else [*arguments, ""]
    surroundings = {"LC_ALL": language, "COLUMNS": None}
    result = CliRunner().invoke(main, [word for word in arguments if word != ">"], env=surroundings)
    if file:
        Path(file).write_text(result.stdout, encoding="utf-8")
        return result.stderr, result.exit_code
    return result.output, result.exit_code


def as_shown(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.strip("\n").splitlines())


@pytest.mark.parametrize("page", [page for page in PAGES if sessions(page.read_text("utf-8"))], ids=name)
def test_commands(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go_where_the_page_is_read(page, tmp_path, monkeypatch)
    language = "zh_CN.UTF-8" if "zh" in page.relative_to(ROOT).as_posix().replace(".", "/").split("/") else "C.UTF-8"
    status = 0
    for command, shown in sessions(page.read_text(encoding="utf-8")):
        if command == "echo $?":
            assert f"{status}\n" == shown.strip("\n") + "\n"
        elif command.startswith("govinfo ") and (shown.strip() or " > " in command) and "|" not in command:
            said, status = printed(command, language)
            same = doctest.OutputChecker().check_output(as_shown(shown), as_shown(said), doctest.ELLIPSIS)
            assert same, f"$ {command}\n{as_shown(said)}"


@pytest.mark.parametrize(
    ("picture", "locale"), [("terminal.svg", "en_US.UTF-8"), ("terminal-zh.svg", "zh_CN.UTF-8")], ids=["en", "zh"]
)
def test_the_picture_shows_what_is_printed(picture: str, locale: str) -> None:
    """Where it does not, ``python docs/_ext/picture.py`` makes it anew."""
    pytest.importorskip("pty", reason="the picture is taken of a terminal, which this system has not")
    made = runpy.run_path(str(DOCS / "_ext" / "picture.py"))["picture"](locale)
    assert words_of((DOCS / "_static" / picture).read_text("utf-8")) == words_of(made)


def words_of(svg: str) -> str:
    return unescape(" ".join(re.findall(r">([^<]+)</text>", svg)))


# ------------------------------------------------------------------------------------------------ the rules


#: Modules without which a rule speaks.
LACKING = {"html-unread": "selectolax.lexbor"}


#: Rules that tell what a layout cannot carry.
IN_LAYOUT = {
    "state-not-carried": "pipe",
    "blank-not-carried": "flat",
    "words-not-carried": "pipe",
    "text-altered": "tab",
}


@pytest.mark.parametrize("rule", rules())
def test_a_rule_has_an_example_that_triggers_it_alone(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if rule in LACKING:
        monkeypatch.setitem(sys.modules, LACKING[rule], None)
    script = DOCS / "rules_examples" / f"{rule}.py"
    if script.exists():  # no text brings it about
        assert [found.rule for found in runpy.run_path(str(script))["found"]] == [rule]
        return
    report = govinfo.load(DOCS / "rules_examples" / f"{rule}.txt")
    if rule == "suggestion-applied":  # it speaks of what no text is
        report = report.apply(report.suggest()[0])
    written = govinfo.write(report, IN_LAYOUT[rule]).diagnostics if rule in IN_LAYOUT else None
    assert {found.rule for found in written or (*report.diagnostics, *report.check())} == {rule}


#: Rules whose remedy is not in a few lines of the text, and why.
NO_REPAIR = {
    "there is no report in it, or too little of one": {
        "text-empty", "not-a-text", "not-a-report", "no-tables", "older-form", "table-cut", "section-too-long"
    },
    "the layout of the whole text leaves it open": {"blanks-as-line-ends", "rows-run-together"},
    "nothing is wrong with the text": {"html-unread", "another-report", "suggestion-applied", *IN_LAYOUT},
}  # fmt: skip


@pytest.mark.parametrize("rule", rules())
def test_an_example_is_repaired_so_that_nothing_is_told(rule: str) -> None:
    if (DOCS / "rules_examples" / f"{rule}.py").exists() or rule in set().union(*NO_REPAIR.values()):
        assert repairs(rule) == ()
        return
    text = f"\n{govinfo.load(DOCS / 'rules_examples' / f'{rule}.txt').source.text}\n"
    for repair in repairs(rule):
        example, repaired = ("\n".join(("", *lines, "")) for lines in (repair.example, repair.repaired))
        assert text.count(example) == 1
        text = text.replace(example, repaired)
    report = govinfo.parse(text)
    assert repairs(rule)
    assert (*report.diagnostics, *report.check()) == ()


def test_no_example_is_left_over() -> None:
    assert {example.stem for example in (DOCS / "rules_examples").iterdir()} == set(rules())


# ------------------------------------------------------------------------------------------------ the whole


def test_the_sound_report_is_sound() -> None:
    report = govinfo.load(DOCS / "files" / "sound.txt")
    assert report.status == "read"
    assert (*report.diagnostics, *report.check()) == ()


@pytest.mark.parametrize("page", CHINESE, ids=name)
def test_the_two_languages_name_each_other(page: Path) -> None:
    inside = page.relative_to(DOCS / "zh")
    up = "../" * len(inside.parts)
    english = DOCS / inside
    assert f"]({up}{inside.as_posix()})" in page.read_text("utf-8")
    back = "../" * (len(inside.parts) - 1)
    assert f"]({back}zh/{inside.as_posix()})" in english.read_text("utf-8")


@pytest.mark.parametrize("page", ["api.md", "public.md"])
def test_every_public_name_is_told(page: str) -> None:
    text = (DOCS / page).read_text("utf-8")
    assert [public for public in govinfo.__all__ if not re.search(rf"\b{public}\b", text)] == []
