"""Names the words of a sentence: the tokens of ``prose.lark``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define, field

from govinfo.prose import numerals, times, unknown
from govinfo.prose.token import Token
from govinfo.prose.words import lexicon

if TYPE_CHECKING:
    from govinfo.prose.words import Entry, Lexicon

_BRACKETS = frozenset("（(")
#: Where a number, a date or what only looks like one may begin.
_BEGINS = numerals.BEGINS | frozenset("截较比与同第连〔《①②③④⑤⑥⑦⑧⑨⑩")
#: The number of a point; a remark in brackets without any number; the title of a document; the number of one.
_POINT = re.compile(r"[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．](?!\d)|[①-⑳]")
_REMARK = re.compile(r"[（(](?![均皆全都])[^（）()\d，；、一二三四五六七八九十]{1,16}[)）]")
_NAMED = re.compile(r"《[^》]{0,80}》|第[一二三四五六七八九十百\d]+|〔?\d{4}〕\d+号")
#: A year beside one of these is that from or to which applications are carried: 2021年结转2件, 结转至2023年.
_CARRIED = ("结转", "转结", "遗留")
_CARRIES = ("结转", "结转至", "结转到", "转至", "转到", "顺延至", "延至", "结转入")
#: What makes another word of a negation: 未来, 未经.
_NOT_AFTER_NOT = frozenset("来经免必")
_COLONS = frozenset("：:")
#: What an application is called by ends so, and one without its number: 收到申请件.
_LOSING = frozenset({"请件", "开件"})
#: Why an application is not finished, between its number and that it is carried on.
_UNFINISHED = re.compile(
    r"[均系则还仍]?(?:(?:因|由于)[^，,；;：:。（）()\d]{1,30}|[尚未仍在没有][^，,；;：:。（）()\d]{0,12}?(?:[期时]限(?:内|范围内)?|到期|期满))[，,]?"
    r"(?=(?:结转|转入|转至|转到|顺延|延至|延期[至到]|延续|滚动|留待|跨年|依法结转|依规结转|按规定结转))"
)
#: What may end such a thing as 5件申请.
_COUNTED = frozenset({"NUMBER", "WORD"})
#: What parts a number from those of its parts: 5件中4件.
_AMONG = frozenset("中里")


def scan(text: str) -> list[Token]:
    """The tokens of a sentence; what says nothing makes none, and unknown text that stands together makes one."""
    here, words = _Scan(text), lexicon()
    while here.at < len(text):
        token = _next(text, here.at, words)
        if token is None:
            here.miss(words)
        elif token.type == "SKIP":
            here.skip(token, words)
        else:
            here.keep(token, words)
    here.close(words)
    return here.found


@define
class _Scan:
    """A sentence while it is scanned."""

    text: str
    at: int = 0
    found: list[Token] = field(factory=list)
    #: Where unknown text begins that goes on; -1 where none does.
    unknown: int = -1
    #: What says nothing, but not between a word and its number.
    light: Token | None = None
    #: True once a time was named that is not this year.
    is_dated: bool = False

    def keep(self, token: Token, words: Lexicon) -> None:
        """A token, with the unknown text before it."""
        self.close(words)
        if token.type == "TIME" and self._is_listed(token):
            self.at = token.end
            return
        if self.light is not None and token.type == "NUMBER" and self.found and self.found[-1].type == "WORD":
            self.found.append(Token("GAP", self.light.start, self.light.end))  # 申请渠道3个
        self.found.append(token)
        self.light, self.at = None, token.end
        self.is_dated = self.is_dated or (token.type == "TIME" and not token.held.is_own)
        if token.type in _COUNTED and (match := _UNFINISHED.match(self.text, self.at)) and self._is_counted():
            self.at = match.end()

    def _is_listed(self, token: Token) -> bool:
        """True for this year in a list of words, where no other was named: 本年收到数、本年办结数."""
        is_listed = [one.type for one in self.found[-2:]] == ["WORD", "JOIN"]
        return is_listed and token.held == times.OWN and not self.is_dated

    def skip(self, token: Token, words: Lexicon) -> None:
        """What says nothing; a single character may be a piece of an unknown word."""
        is_colon = self.text[self.at] in _COLONS
        is_among = self.text[self.at] in _AMONG and self._is_counted()
        if self.unknown < 0 or token.end - self.at > 1 or is_colon:
            self.close(words)
            self.light = token if token.held else self.light
        if (is_colon and self._is_told()) or (is_among and self.found[-1].end == self.at):
            self.found.append(Token("PAUSE", self.at, token.end))
        self.at = token.end

    def miss(self, words: Lexicon) -> None:
        """A character that begins nothing: the word before it was too long (在办 and 结), or it is unknown."""
        if self.unknown < 0 and not self._shorten(words):
            self.unknown = self.at
        self.at += self.unknown >= 0

    def close(self, words: Lexicon) -> None:
        """The unknown text before this place."""
        if self.unknown >= 0:
            self.found.append(unknown.token(self.text, self.unknown, self.at, self.found, words))
            self.unknown = -1

    def _is_counted(self) -> bool:
        """True right behind 5件 or 5件申请."""
        types = [one.type for one in self.found[-2:]]
        return types[-1:] == ["NUMBER"] or types == ["NUMBER", "WORD"]

    def _is_told(self) -> bool:
        """True for a colon behind a number, whose parts follow, and for one behind unknown words."""
        for token in reversed(self.found):
            if token.type in ("NUMBER", "GAP", "PAUSE"):
                return token.type != "PAUSE"
        return False

    def _shorten(self, words: Lexicon) -> bool:
        """True where a piece of the word before is a word, and the rest of it begins a longer one."""
        last = self.found[-1] if self.found else None
        if last is None or last.end != self.at or last.type not in ("WORD", "PLACE", "TIME"):
            return False
        for cut in range(last.start + 1, self.at):
            kind, held = words.entries.get(self.text[last.start : cut], ("", None))
            lengths = words.lengths(self.text, cut)
            if kind and cut + _longest(self.text, cut, lengths, words) > self.at:
                self.found[-1:] = [] if kind == "SKIP" else [Token(kind, last.start, cut, held)]
                self.at = cut
                return True
        return False


def _next(text: str, at: int, words: Lexicon) -> Token | None:
    """The token that begins at a place; a number or a date goes before a word of a single character."""
    first = text[at]
    lengths = words.long.get(text[at : at + 3]) or words.long.get(text[at : at + 2])
    length = _longest(text, at, lengths, words) if lengths else 0
    if first in _BEGINS and (not length or first.isdigit()):
        token = _numbered(text, at, first)
        if token is not None and not (length and token.type == "NUMBER" and token.held.unit in ("", "?")):
            return token
    if length:
        entry = words.entries[text[at : at + length]]
        return Token(entry[0], at, at + length, entry[1])
    if first in _BRACKETS:
        return _bracket(text, at, words)
    single = words.entries.get(first)
    if single is None or (single[0] == "NOT" and text[at + 1 : at + 2] in _NOT_AFTER_NOT):
        return None
    return Token(single[0], at, at + 1, single[1])


def _longest(text: str, at: int, lengths: tuple[int, ...], words: Lexicon) -> int:
    """The length of the longest entry that stands at a place, whole."""
    for length in lengths:
        entry = words.entries.get(text[at : at + length])
        if entry is not None and at + length <= len(text) and _is_whole(entry, text, at, at + length, words):
            return length
    return 0


def _is_whole(entry: Entry, text: str, start: int, end: int, words: Lexicon) -> bool:
    """False for 110 in 1100, 镇街 in 安镇街道, 申请件 where its number is lost."""
    after = text[end : end + 1]
    if after.isdigit() and text[start].isdigit():
        return False
    if text.startswith("街道", end - 1):
        return False
    if entry[0] != "WORD" or text[end - 2 : end] not in _LOSING:
        return True
    after = text[end : end + 2].removeprefix("次")[:1]
    is_end = not after or words.entries.get(after, ("",))[0] == "PAUSE"
    return not is_end or unknown.is_denied(text, start)


def _bracket(text: str, at: int, words: Lexicon) -> Token:
    """The number of a point, or the beginning of a remark; one without a number says nothing but 1件（结果维持）."""
    if match := _POINT.match(text, at):
        return Token("PAUSE", at, match.end())
    match = _REMARK.match(text, at)
    is_result = match and text[at - 1 : at] in numerals.THINGS and words.entries.get(match[0][1:-1], ("",))[0] == "WORD"
    return Token("SKIP", at, match.end()) if match and not is_result else Token("PAUSE", at, at + 1)


def _numbered(text: str, at: int, first: str) -> Token | None:
    """A date, a number, or what only looks like one."""
    if time := times.read(text, at):
        is_named = text.startswith(_CARRIED, time[1]) or text[:at].endswith(_CARRIES)
        return Token("SKIP" if is_named else "TIME", at, time[1], time[0])
    if end := times.compared(text, at):
        return Token("MORE", at, end)
    if match := _POINT.match(text, at):
        return Token("PAUSE", at, match.end())
    if match := _NAMED.match(text, at):
        return Token("GAP", at, match.end())
    if first in numerals.BEGINS and (number := numerals.read(text, at)):
        return Token("NUMBER", at, number[1], number[0])
    return None
