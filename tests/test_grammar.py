"""The grammars: without conflict, total, and every rule body tied to a golden page."""

import itertools
import re
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark
from lark.exceptions import LarkError

from govinfo import layouts
from govinfo.layouts import aligned, cells, flat, grammar, html, pipe, tab
from govinfo.layouts.lines import Line
from govinfo.source import Source
from tests.conftest import ROOT
from tests.test_layouts import TEXTS, dump, page_of, source_of

#: Each grammar that is built, and the rule that it begins with.
STARTS = {"document": "document"} | dict.fromkeys(("pipe", "tab", "cells", "flat", "aligned", "html"), "region")

FOLDER = ROOT / "src" / "govinfo" / "layouts"

grammars = pytest.mark.parametrize("name", STARTS)


@cache
def built(name: str) -> Lark:
    return grammar.build(name, STARTS[name])


def terminals(name: str) -> list[str]:
    """Every terminal that a grammar's rules speak of."""
    return sorted({symbol.name for rule in built(name).rules for symbol in rule.expansion if symbol.is_term})


def assert_accepted(name: str, types: tuple[str, ...]) -> None:
    """The grammar takes the lines, and its tree holds each of them in order."""
    lines = [Line(kind, at, at + 1, "", at) for at, kind in enumerate(types)]
    tree = built(name).parse(lines)
    assert list(tree.scan_values(lambda value: isinstance(value, Line))) == lines


@grammars
def test_no_conflict(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grammar, "Lark", partial(Lark, strict=True))
    assert grammar.build(name, STARTS[name]).options.strict


def test_no_grammar_is_forgotten() -> None:
    assert {path.stem for path in FOLDER.glob("*.lark")} == {*STARTS, "core"}


@grammars
def test_every_short_sequence_is_accepted(name: str) -> None:
    for length in range(4):
        for types in itertools.product(terminals(name), repeat=length):
            assert_accepted(name, types)


@grammars
@given(data=st.data())
def test_every_sequence_is_accepted(name: str, data: st.DataObject) -> None:
    assert_accepted(name, tuple(data.draw(st.lists(st.sampled_from(terminals(name))))))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.lark")), ids=lambda path: path.stem)
def test_every_declared_terminal_is_used(path: Path) -> None:
    """A line of a kind that no rule takes would not be accepted."""
    declared = {name for line in re.findall(r"%declare (.+)", path.read_text("utf-8")) for name in line.split()}
    using = STARTS if path.stem == "core" else [path.stem]
    assert declared <= {name for grammar_name in using for name in terminals(grammar_name)}


# ------------------------------------------------------------------------------------------------ rule bodies

#: The modules whose parsers are built from a file.
PARSERS = {
    "document": [layouts],
    "pipe": [pipe],
    "tab": [tab],
    "flat": [flat, cells, aligned],
    "cells": [cells],
    "aligned": [aligned],
    "html": [html],
    "core": [pipe, tab, flat, cells, aligned, html],
}

#: Changes of a rule that change nothing, each with its reason.
EQUIVALENT = {
    "core: region: (_tables prose)* _tables?": "no region begins with prose, which the document's grammar has taken; "
    "the rule has it so that every sequence is accepted",
}


def bodies(path: Path) -> dict[str, tuple[str, str]]:
    """Every rule of a file by its name: the words up to its colon, and its body."""
    text = without_comments(path)
    found = re.findall(r"^((?:%\w+ )?(\w+):)(.+(?:\n +\|.+)*)", text, re.MULTILINE)
    return {name: (words, body) for words, name, body in found}


def without_comments(path: Path) -> str:
    return re.sub(r"\s*//.*", "", path.read_text("utf-8"))


def broken(body: str) -> Iterator[str]:
    """The body with one alternative, one item or one quantifier gone."""
    body = " ".join(body.split())
    alternatives = re.split(r" \|(?![^(]*\)) ", body)
    for gone in range(len(alternatives) if len(alternatives) > 1 else 0):
        yield " | ".join(alternatives[:gone] + alternatives[gone + 1 :])
    for part in (*re.finditer(r"\w+[?*+]?", body), *re.finditer(r"\([^()]*\)[?*+]?", body)):
        rest = " ".join(f"{body[: part.start()]}{body[part.end() :]}".split())
        yield re.sub(r"(^|[(|])( ?\|)+", r"\1", re.sub(r"(\| ?)+($|\))", r"\2", rest))
    for part in re.finditer(r"[?*+]", body):
        yield body[: part.start()] + body[part.end() :]


RULES = {f"{path.stem}: {rule}": (path, rule) for path in sorted(FOLDER.glob("*.lark")) for rule in bodies(path)}


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with the grammars, which the parsers are built from."""
    for path in FOLDER.glob("*.lark"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(grammar, "files", lambda _: tmp_path)
    forget("core", "document")
    yield tmp_path
    forget("core", "document")


def forget(*stems: str) -> None:
    for module in (module for stem in stems for module in PARSERS[stem]):
        module._parser.cache_clear()


@cache
def golden() -> list[tuple[Source, str]]:
    """The texts and pages of the golden cases."""
    return [(source_of(case), case.with_suffix(".page").read_text("utf-8")) for case in TEXTS]


def fails_a_golden_page() -> bool:
    """True where a grammar cannot be built, or a text is refused or read into another page."""
    try:
        return any(dump(page_of(source), source) != page for source, page in golden())
    except (LarkError, LookupError):
        return True


def test_the_golden_pages_hold(copy: Path) -> None:
    assert (copy / "core.lark").exists()
    assert not fails_a_golden_page()


@pytest.mark.parametrize("rule", RULES)
def test_breaking_a_rule_fails_a_golden_page(rule: str, copy: Path) -> None:
    path, name = RULES[rule]
    words, body = bodies(path)[name]
    alive = []
    for changed in dict.fromkeys(broken(body)):
        (copy / path.name).write_text(without_comments(path).replace(words + body, f"{words} {changed}"), "utf-8")
        forget(path.stem)
        if not fails_a_golden_page():
            alive.append(f"{rule}: {changed}")
    assert alive == [change for change in EQUIVALENT if change.startswith(f"{rule}: ")]
