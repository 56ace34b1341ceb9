"""What the views and the command line say, in each language."""

import tomllib
from importlib.resources import files
from string import Formatter
from typing import Any

import pytest

from govinfo.cell import State
from govinfo.cli.words import words as cli_words
from govinfo.diagnostics import LANGUAGES, Severity
from govinfo.report import Status
from govinfo.views.words import Mark, words

PACKAGES = ("govinfo.views", "govinfo.cli")


def entries(data: dict[str, Any], path: str = "") -> list[tuple[str, dict[str, Any]]]:
    """Every word by its name, with its texts by language."""
    if set(data) & set(LANGUAGES):
        return [(path, data)]
    return [found for name, one in data.items() for found in entries(one, f"{path}.{name}".strip("."))]


WORDS = [
    (f"{package}:{name}", told)
    for package in PACKAGES
    for name, told in entries(tomllib.loads((files(package) / "words.toml").read_text("utf-8")))
]


def texts(told: str | list[str]) -> list[str]:
    return [told] if isinstance(told, str) else told


@pytest.mark.parametrize(("name", "told"), WORDS, ids=[name for name, _ in WORDS])
def test_a_word_says_the_same_in_each_language(name: str, told: dict[str, Any]) -> None:
    assert set(told) == set(LANGUAGES), name
    particulars = [
        [field for _, field, _, _ in Formatter().parse(text) if field is not None] for text in texts(told["zh"])
    ]
    for lang in LANGUAGES:
        assert len(texts(told[lang])) in (1, 2)
        for text in texts(told[lang]):
            found = [field for _, field, _, _ in Formatter().parse(text) if field is not None]
            assert sorted(found) == sorted(particulars[0])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_state_status_mark_and_severity_has_words(lang: str) -> None:
    view, say = words(lang), cli_words(lang)
    assert set(view.states) == set(State) - {State.REPORTED}
    assert set(view.statuses) == set(Status)
    assert set(view.marks) == set(Mark)
    assert set(view.severities) == set(say.nouns) == set(Severity)
    assert say.view is view


def test_another_language_is_spoken_to_in_english() -> None:
    assert words("fr") is words("en")
