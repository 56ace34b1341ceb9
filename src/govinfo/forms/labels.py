"""What a printed label says: its ordinal, its words, its notes. Memoised, since labels repeat."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST = 120
#: White space, and what is not seen at all.
SPACE = re.compile(r"[\s\u200b\ufeff]+")
_PINYIN = re.compile(r"\([a-z\u00e0-\u024f]{1,8}\)", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]{0,40}>", re.IGNORECASE)
_MARKDOWN = re.compile(r"^#{1,6}|^[*>]+|\*+$")
_ORDINAL = re.compile(
    r"(?P<chinese>[一二三四五六七八九十]{1,3})[、.,:]"
    r"|\((?P<bracket>[一二三四五六七八九十]{1,3}|[0-9]{1,2})\)[、.]?"
    r"|(?P<digit>[0-9]{1,2})(?:[、.,:](?![0-9]))"
)
_NOTE = re.compile(r"\(([^()]*)\)?")
_UNIT = re.compile(r"[万亿]?元")
_NOT_WORD = re.compile(r"[\W_]+")
_ITEM = re.compile(r"第[一二三四五六七八九十0-9]+条第?\(?(?P<item>[一二三四五六七八九十]?)\)?项")


@frozen
class Label:
    """A label taken apart."""

    #: "chinese" for 一、, "bracket" for （一）, "digit" for 1., "" for none.
    style: str
    #: The ordinal itself: 一 or 1, or "".
    ordinal: str
    #: Its words: simplified, without notes in brackets, white space and punctuation.
    words: str
    #: What stood in brackets, by the same measure.
    note: str


@cache
def words_data() -> dict[str, Any]:
    """How words are compared, as ``words.toml`` has it."""
    return tomllib.loads((files("govinfo.forms") / "words.toml").read_text("utf-8"))


@cache
def _tables() -> tuple[Mapping[int, int], dict[str, str]]:
    data = words_data()
    pairs = data["characters"]
    return str.maketrans(pairs["traditional"], pairs["simplified"]), data["synonyms"]


def _words(text: str) -> str:
    text = _NOT_WORD.sub("", text)
    for word, meant in _tables()[1].items():
        text = text.replace(word, meant)
    return text


def _plain(text: str) -> str:
    """Fold compatibility characters, white space, injected pinyin and traditional characters."""
    text = SPACE.sub("", unicodedata.normalize("NFKC", _TAG.sub("", text) if "<" in text else text))
    return _MARKDOWN.sub("", _PINYIN.sub("", text)).translate(_tables()[0])


@lru_cache(maxsize=8192)
def take_apart(text: str) -> Label:
    """Take a printed label apart; text too long to be a label has no words."""
    if len(text) > _LONGEST:
        return Label("", "", "", "")
    plain = _plain(text)
    match = _ORDINAL.match(plain)
    style = match.lastgroup or "" if match else ""
    rest = plain[match.end() :] if match else plain
    note = "".join(_NOTE.findall(rest))
    return Label(style, match[style] if match else "", _words(_NOTE.sub("", rest)), _words(note))


@cache
def _traditional() -> re.Pattern[str]:
    """Any character that is made simple: to look for one takes a thirtieth of the time of looking each up."""
    return re.compile(f"[{''.join(map(chr, _tables()[0]))}]")


def simplify(text: str) -> str:
    """The text with simplified characters, each in its place."""
    return text.translate(_tables()[0]) if _traditional().search(text) else text


def words_of(text: str) -> str:
    """The text as the words of labels are compared, however long: simplified, without white space and punctuation."""
    return _words(simplify(text))


def item_of(text: str) -> str | None:
    """The item that a title like 第二十条第（五）项 names: 五; "" where its ordinal is lost; None for other text."""
    match = _ITEM.fullmatch(_plain(text)) if len(text) <= _LONGEST else None
    return None if match is None else match["item"]


def unit_of(note: str) -> str | None:
    """The unit of money that the note in a column head prints."""
    match = _UNIT.search(note)
    return match[0] if match else None
