"""The words of prose that name what the tables count, as data: ``words.toml`` and the labels of the forms."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from govinfo.forms import merged
from govinfo.forms.labels import take_apart
from govinfo.prose.times import TIMES

if TYPE_CHECKING:
    from collections.abc import Iterable

Data = dict[str, Any]
#: Each alternative is a sum of what it names.
Alternatives = tuple[tuple[str, ...], ...]

APPLICATION = "application"

#: What a pattern of words leaves a choice of.
_CHOICE = re.compile(r"\(([^()]*)\)")

#: The type of a token, and what it holds.
Entry = tuple[str, Any]


#: The tokens that the lists of ``words`` make.
_SIGNS = {
    "SKIP": ("fillers", "counting"),
    "JOIN": ("joins",),
    "EACH": ("each",),
    "PART": ("part",),
    "NOT": ("negations",),
    "OF": ("of",),
    "MORE": ("more",),
    "PAUSE": ("pauses", "points"),
}


@frozen(eq=False)
class Topic:
    """What is counted: applications, reconsiderations, normative documents and so on."""

    id: str
    rows: Alternatives
    default: str
    units: frozenset[str]
    is_strict: bool = False
    is_elsewhere: bool = False
    #: Beside a verb of one of these aspects, of others than its own, it is doubtful what is counted.
    foreign: frozenset[str] = frozenset()


@frozen(eq=False)
class Aspect:
    """Which cells of a topic's row are meant; see ``words.toml``."""

    id: str
    topics: tuple[str, ...]
    cells: Alternatives
    is_telling: bool = False
    is_loose: bool = False
    is_verb: bool = False
    is_never_none: bool = False
    is_rest: bool = False


@frozen
class Word:
    """What a word may mean."""

    topic: str = ""
    aspects: tuple[str, ...] = ()
    #: The columns of a kind of applicant.
    applicant: tuple[str, ...] = ()
    #: True for one that may as well be whoever applies: 公民.
    is_wide: bool = False
    is_foreign: bool = False
    #: True for what is done with documents beside what a table counts: 修订.
    is_deed: bool = False
    #: A word that other things bear too: 申请.
    is_common: bool = False
    #: A word that names the report's own year: 本年新收.
    is_own: bool = False
    #: A word for one of the sorts that documents are of: 主动公开.
    is_sort: bool = False


@frozen
class Lexicon:
    """All words: those that mean something, and the signs, each with the token that it makes."""

    topics: dict[str, Topic]
    aspects: dict[str, Aspect]
    #: By text: the type of its token, and what the token holds.
    entries: dict[str, Entry]
    #: How long the entries are that begin with three characters, or are two, the longest first.
    long: dict[str, tuple[int, ...]]
    counts: tuple[str, ...]
    unrelated: tuple[str, ...]
    about: tuple[str, ...]
    lost: frozenset[str]
    informed: tuple[str, ...]
    tails: frozenset[str]
    organs: tuple[str, ...]
    areas: frozenset[str]
    towns: tuple[str, ...]
    towards: tuple[str, ...]
    instead: tuple[str, ...]
    locating: tuple[str, ...]
    #: What a sentence that is worth a look has one of.
    anchors: tuple[str, ...]

    def lengths(self, text: str, at: int) -> tuple[int, ...]:
        """How long the entries of several characters are that may begin at a place, the longest first."""
        return self.long.get(text[at : at + 3]) or self.long.get(text[at : at + 2], ())


@cache
def data() -> Data:
    """The file as it stands."""
    return tomllib.loads((files("govinfo.prose") / "words.toml").read_text("utf-8"))


def _alternatives(value: list[list[str]]) -> Alternatives:
    return tuple(tuple(one) for one in value)


@cache
def lexicon() -> Lexicon:
    """The words, read on first use."""
    raw = data()
    words, places = raw["words"], raw["places"]
    aspects = {aspect.id: aspect for aspect in (*map(_aspect, raw["aspect"]), *_outcomes())}
    entries: dict[str, Entry] = {}
    for kind, texts, held in _signs(words, places, raw["times"]):
        entries.update(dict.fromkeys(texts, (kind, held)))
    entries.update({text: ("WORD", word) for text, word in _meanings(raw).items()})
    return Lexicon(
        {topic.id: topic for topic in map(_topic, raw["topic"])},
        aspects,
        entries,
        _lengths(entries),
        counts=tuple(words["counts"]),
        unrelated=tuple(words["unrelated"]),
        about=tuple(words["about"]),
        lost=frozenset(words["lost"]),
        informed=tuple(one + lost for one in words["informed"] for lost in words["lost"]),
        tails=frozenset(_expanded(words["tails"])),
        organs=tuple(places["organs"]),
        areas=frozenset(places["areas"]),
        towns=tuple(places["towns"]),
        towards=tuple(places["towards"]),
        instead=tuple(places["instead"]),
        locating=tuple(places["locating"]),
        anchors=tuple(raw["anchors"]),
    )


def _lengths(entries: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """By their first three characters, or by two, how long entries are."""
    found: dict[str, set[int]] = {}
    for text in entries:
        if len(text) > 1:
            found.setdefault(text[:3], set()).add(len(text))
    return {first: tuple(sorted(of | found.get(first[:2], set()), reverse=True)) for first, of in found.items()}


def _topic(one: Data) -> Topic:
    return Topic(
        one["id"],
        _alternatives(one["rows"]),
        one["default"],
        frozenset(one["units"]),
        foreign=frozenset(one.get("foreign", ())),
        **_flags(one),
    )


def _flags(one: Data) -> dict[str, bool]:
    return {name: value for name, value in one.items() if name.startswith("is_")}


def _aspect(one: Data) -> Aspect:
    cells = tuple(tuple(path for name in sums for path in _cells(name)) for sums in one["cells"])
    return Aspect(one["id"], tuple(one["topics"]), cells, **_flags(one))


def _cells(name: str) -> list[str]:
    """A group of outcomes stands for all its rows."""
    prefix = f"applications.{name}."
    rows = [row.path for row in merged("applications").rows if row.path.startswith(prefix)]
    return [row.partition(".")[2] for row in rows] if name.startswith("outcomes.") and rows else [name]


def _outcomes() -> Iterable[Aspect]:
    """The single outcomes of the forms, each an aspect of its own."""
    for row in merged("applications").rows:
        name = row.path.partition(".")[2]
        if name.count(".") == 2:  # noqa: PLR2004  (outcomes, the group, the row)
            yield Aspect(name, (APPLICATION,), ((name,),), is_telling=True)


def _meanings(raw: Data) -> dict[str, Word]:
    """Every word that means something, with all that it may mean."""
    found: dict[str, Word] = {}
    for topic in raw["topic"]:
        found.update(dict.fromkeys(_expanded(topic["words"]), Word(topic["id"])))
        found.update(dict.fromkeys(_expanded(topic.get("common", ())), Word(topic["id"], is_common=True)))
    for aspect, words in _worded(raw):
        for text in words:
            known = found.get(text, Word())
            found[text] = evolve(known, aspects=(*known.aspects, aspect))
    for applicant in raw["applicant"]:
        word = Word(applicant=tuple(applicant["columns"]), is_wide=applicant.get("is_wide", False))
        found.update(dict.fromkeys(_expanded(applicant["words"]), word))
    words = raw["words"]
    for kind, word in (
        ("foreign", Word(is_foreign=True)),
        ("deeds", Word(is_deed=True)),
    ):
        for text in _expanded(words[kind]):
            found.setdefault(text, word)
    own = tuple(_expanded(raw["times"]["own"]))
    found.update({text: evolve(word, is_own=True) for text, word in found.items() if text.startswith(own)})
    for text in raw["words"]["sorts"]:
        found[text] = evolve(found[text], is_sort=True)
    return found


def _worded(raw: Data) -> Iterable[tuple[str, Iterable[str]]]:
    """Each aspect with its words; the single outcomes have the labels of the forms, too."""
    for aspect in raw["aspect"]:
        yield aspect["id"], dict.fromkeys(_expanded(aspect["words"]))
    ids = {aspect.id for aspect in _outcomes()}
    for row in merged("applications").rows:
        name = row.path.partition(".")[2]
        if name in ids and name not in ("outcomes.other.remaining", "outcomes.other.undivided"):
            yield name, dict.fromkeys(take_apart(label).words for label in (row.label, *row.variants))
    for outcome in raw["outcome"]:
        yield outcome["path"], _expanded(outcome["words"])


def _expanded(words: Iterable[str]) -> Iterable[str]:
    """All that patterns stand for: (上年|去年)结转(的|) are four words."""
    for word in words:
        pieces = _CHOICE.split(word)
        yield from map("".join, product(*(piece.split("|") for piece in pieces)))


def _signs(words: Data, places: Data, spans: Data) -> Iterable[tuple[str, Iterable[str], Any]]:
    """Words that are signs: their tokens' type, the words, and what the tokens hold."""
    for kind, names in _SIGNS.items():
        for name in names:
            yield kind, _expanded(words[name]), "light" if name == "fillers" else None
    yield "JOIN", words["shared"], "shared"
    yield "GAP", words["unknown"], None
    yield "GAP", words["gaps"], "apart"
    yield "GAP", _expanded(words["ways"]), "way"
    for area in places["areas"]:
        yield "PLACE", [f"{one}{area}" for one in "全我本"], area
    for kind in ("units", "levels"):
        yield "PLACE", _expanded(places[kind]), kind
    yield "PLACE", [f"{one}{name}" for name in places["self"] for one in "我本"], "self"
    yield "PLACE", places["whole"], "self"
    for kind, time in TIMES.items():
        yield "TIME", _expanded(spans[kind]), time
