"""The grammar of sentences: without conflict, total, and every rule body tied to a golden phrase."""

import itertools
import os
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark
from lark.exceptions import LarkError

from govinfo.layouts import grammar
from govinfo.prose import phrases
from govinfo.prose.phrases import Phrase, Pieces
from govinfo.prose.scan import scan
from govinfo.prose.token import Token
from tests.conftest import ROOT
from tests.test_grammar import bodies, broken, without_comments

PACKAGE = "govinfo.prose"
PATH = ROOT / "src" / "govinfo" / "prose" / "prose.lark"
GOLDEN = ROOT / "tests" / "cases" / "prose" / "phrases.txt"


def sentences() -> list[str]:
    """The sentences of the golden file; what is made of them stands indented below."""
    lines = GOLDEN.read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith((" ", "#"))]


def shown(piece: Phrase | Token, text: str) -> str:
    if isinstance(piece, Phrase):
        things, amounts = (
            " ".join(text[one.start : one.end] for one in part) for part in (piece.things, piece.amounts)
        )
        return f"[{amounts} → {things}]" if piece.is_forward else f"[{things} : {amounts}]"
    return f"{piece.type.lower()} {text[piece.start : piece.end]}"


def dump(sentence: str) -> Iterator[str]:
    yield sentence
    for clause in phrases.parse(scan(sentence)):
        yield f"  {' | '.join(shown(piece, sentence) for piece in clause)}".rstrip()


def golden() -> str:
    head = [line for line in GOLDEN.read_text("utf-8").splitlines() if line.startswith("#")]
    return "\n".join([*head, "", *(line for sentence in sentences() for line in (*dump(sentence), ""))])


@cache
def built() -> Lark:
    return grammar.build("prose", "sentence", PACKAGE)


@cache
def terminals() -> list[str]:
    return sorted({symbol.name for rule in built().rules for symbol in rule.expansion if symbol.is_term})


def assert_accepted(types: tuple[str, ...]) -> None:
    """The grammar takes the tokens, and its tree holds each of them in order."""
    tokens = [Token(kind, at, at + 1) for at, kind in enumerate(types)]
    for token in tokens:
        assert token.type in terminals()
    clauses: list[Pieces] = phrases.parse([Token(one.type, one.start, one.end, phrases_held(one)) for one in tokens])
    held = [one for clause in clauses for piece in clause for one in parts(piece)]
    assert [one.start for one in held] == [one.start for one in tokens if one.type != "PAUSE"]


def phrases_held(token: Token) -> object:
    if token.type == "WORD":
        return scan("申请")[0].held
    return scan("5件")[0].held if token.type == "NUMBER" else None


def parts(piece: Phrase | Token) -> tuple[Token, ...]:
    if not isinstance(piece, Phrase):
        return (piece,)
    return (*piece.amounts, *piece.things) if piece.is_forward else (*piece.things, *piece.amounts)


def test_no_conflict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grammar, "Lark", partial(Lark, strict=True))
    assert grammar.build("prose", "sentence", PACKAGE).options.strict


def test_every_short_sequence_is_accepted() -> None:
    for length in range(4):
        for types in itertools.product(terminals(), repeat=length):
            assert_accepted(types)


@given(data=st.data())
def test_every_sequence_is_accepted(data: st.DataObject) -> None:
    assert_accepted(tuple(data.draw(st.lists(st.sampled_from(terminals())))))


def test_every_token_that_is_scanned_is_declared() -> None:
    from govinfo.prose.words import lexicon

    assert {kind for kind, _ in lexicon().entries.values()} | {"NUMBER"} == {*terminals(), "SKIP"}


def test_the_golden_phrases_hold() -> None:
    if os.environ.get("GOVINFO_WRITE_GOLDEN"):
        GOLDEN.write_text(golden(), "utf-8")
    assert golden() == GOLDEN.read_text("utf-8")


def fails() -> bool:
    """True where the grammar cannot be built, or a sentence is refused or read into other phrases."""
    try:
        return golden() != GOLDEN.read_text("utf-8")
    except (LarkError, LookupError):
        return True


@pytest.mark.parametrize("rule", bodies(PATH))
def test_breaking_a_rule_fails_a_golden_phrase(rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words, body = bodies(PATH)[rule]
    copy = tmp_path / PATH.name
    monkeypatch.setattr(grammar, "files", lambda _: tmp_path)
    alive = []
    for changed in dict.fromkeys(broken(body)):
        copy.write_text(without_comments(PATH).replace(words + body, f"{words} {changed}"), "utf-8")
        phrases._parser.cache_clear()
        if not fails():
            alive.append(changed)
    phrases._parser.cache_clear()
    assert alive == []
