"""Names the words of a sentence: the tokens of ``prose.lark``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import define, field

from govinfo.prose import numerals, times
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
_CARRIES = ("结转至", "结转到", "转至", "转到", "顺延至", "延至", "结转入")
#: What makes another word of a negation: 未来, 未经.
_NOT_AFTER_NOT = frozenset("来经免必")
#: An organ may have words in its name which say nothing elsewhere: 县政府信息公开办公室.
_LONGEST_ORGAN = 20
_SHORTEST_ORGAN = 3
#: An organ before what it does, which is not known: 县教育局高度重视.
_SUBJECT = re.compile(
    r".{0,4}?[省市县区州旗镇乡].{0,12}?(?:(?<![格布结全大当])局|厅|委员会|办公室|政府(?:办公[室厅])?|办事处|管委会)(?=.)"
)
_COLONS = frozenset("：:")
#: None of what follows was met, in the same clause: 没有收到依申请公开件.
_DENIED = re.compile(r"[未无没][^，,；;：:。]*\Z")
#: Why an application is not finished, between its number and that it is carried on.
_UNFINISHED = re.compile(
    r"[均系则还仍]?(?:(?:因|由于)[^，,；;：:。（）()\d]{1,30}|[尚未仍在没有][^，,；;：:。（）()\d]{0,12}?[期时]限(?:内|范围内)?)[，,]?"
    r"(?=(?:结转|转入|转至|转到|顺延|延至|延期[至到]|延续|滚动|留待|跨年|依法结转|依规结转|按规定结转))"
)
#: Those who apply, by what persons and bodies end in, before what they handed in; not one of them or some.
_APPLICANT = re.compile(r"(?!.*[某同部个别外些两名位等])[^\d]{1,12}[人者民户众员属生长工师商]|[^\d]{2,12}(?:公司|企业|组织|团体)")
_APPLIES = re.compile(r"(?:提出|提交|递交|提起|申请|要求|寄来|发来)的?(?:政府|政务|依申请|信息公开|公开政府信息)")
#: Unknown words of how something was handed in, and of how one looks at numbers.
_MANNER = (("通过", "以", "采用", "采取", "经由", "利用"), ("提出", "提交", "递交", "申请", "方式", "形式", "渠道", "途径"))
_VIEW = re.compile(r"(?:从|按照?|就)[^，,；;：:]*(?:来看|看|来说|而言|来讲|分|划分|分类|统计)")
#: What parts a number from those of its parts: 5件中4件.
_AMONG = frozenset("中里")


@define
class Token:
    """A piece of a sentence. The parser asks for its ``type`` alone."""

    type: str
    start: int
    end: int
    #: A ``Word``, an ``Amount``, a ``Time``, the kind of a place or of a sign; nothing for what is unknown.
    held: Any = None


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

    def keep(self, token: Token, words: Lexicon) -> None:
        """A token, with the unknown text before it."""
        self.close(words)
        if self._is_listed(token):
            self.at = token.end
            return
        if self.light is not None and token.type == "NUMBER" and self.found and self.found[-1].type == "WORD":
            self.found.append(Token("GAP", self.light.start, self.light.end))  # 申请渠道3个
        self.found.append(token)
        self.light, self.at = None, token.end
        if token.type == "NUMBER" and (match := _UNFINISHED.match(self.text, self.at)):
            self.at = match.end()

    def _is_listed(self, token: Token) -> bool:
        """True for this year in a list of words, where no other was named: 本年收到数、本年办结数."""
        is_listed = [one.type for one in self.found[-2:]] == ["WORD", "JOIN"] and token.held == times.OWN
        return is_listed and all(one.held.is_own for one in self.found if one.type == "TIME")

    def skip(self, token: Token, words: Lexicon) -> None:
        """What says nothing; a single character may be a piece of an unknown word."""
        is_colon = self.text[self.at] in _COLONS
        is_among = self.text[self.at] in _AMONG and bool(self.found) and self.found[-1].type == "NUMBER"
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
            self.found.append(_unknown(self.text, self.unknown, self.at, self.found, words))
            self.unknown = -1

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
            lengths = words.long.get(self.text[cut : cut + 2], ())
            if kind and cut + _longest(self.text, cut, lengths, words) > self.at:
                self.found[-1:] = [] if kind == "SKIP" else [Token(kind, last.start, cut, held)]
                self.at = cut
                return True
        return False


def _next(text: str, at: int, words: Lexicon) -> Token | None:
    """The token that begins at a place; a number or a date goes before a word of a single character."""
    first = text[at]
    lengths = words.long.get(text[at : at + 2])
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
    """False for 110 in 1100, 申请件 where its number is lost."""
    after = text[end : end + 1]
    if after.isdigit() and text[start].isdigit():
        return False
    is_end = not after or words.entries.get(after, ("",))[0] == "PAUSE"
    is_lost = entry[0] == "WORD" and is_end and text[end - 2 : end] in ("请件", "开件")
    return not is_lost or _DENIED.search(text, 0, start) is not None


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


def _unknown(text: str, start: int, end: int, before: list[Token], words: Lexicon) -> Token:
    """Unknown text: what lost its digits, an organ, or nothing that is known."""
    piece, after = text[start:end], text[end : end + 1]
    is_end = not after or words.entries.get(after, ("",))[0] == "PAUSE"
    if is_end and before and before[-1].type == "WORD" and piece in words.lost:
        return Token("NUMBER", start, end, numerals.LOST)
    last = end
    while last > start and text[last - 1] != "的" and _skips(text[last - 1], words):
        last -= 1  # 县政府共收到
    if text[start:last].endswith(words.organs):
        return _organ(text, start, last, before, words)
    while before and before[-1].type in ("GAP", "JOIN") and any(one.type == "GAP" for one in before[-2:]):
        start = before.pop().start  # nothing is told by a list of unknown words
    if not before or before[-1].type in ("PAUSE", "TIME"):
        subject = _SUBJECT.match(text, start, end)
        if subject is not None:
            before.append(Token("PLACE", start, subject.end(), "organ"))
            start = subject.end()
    return Token("GAP", start, end, _kind(text, start, end, before))


def _kind(text: str, start: int, end: int, before: list[Token]) -> str | None:
    """What unknown words are by what stands around them: those who apply, a manner, a view; None for what may be all."""
    if text.startswith(_MANNER[1], end) and text[:start].endswith(_MANNER[0]):
        return "manner"
    begin = next((one.end for one in reversed(before) if one.type == "PAUSE"), 0)
    if text[end : end + 1] in ("，", ",", "：", ":") and _VIEW.fullmatch(text, begin, end):
        return "way"
    is_first = not before or before[-1].type not in ("NUMBER", "PART", "EACH", "GAP")
    if is_first and _APPLIES.match(text, end) and _APPLICANT.fullmatch(text, start, end):
        return "applicant"
    return None


def _organ(text: str, start: int, end: int, before: list[Token], words: Lexicon) -> Token:
    """An organ with its whole name; one that something is done to, or for, is no scope."""
    while before and before[-1].type == "GAP" and end - before[-1].start <= _LONGEST_ORGAN:
        start = before.pop().start
    if [one.type for one in before[-2:]] == ["GAP", "JOIN"] and before[-2].held == "object":
        return Token("GAP", start, end, "object")  # 向县政府及县教育局
    begin = before[-1].end if before else 0
    start = begin if end - begin <= _LONGEST_ORGAN else start
    while length := _led(text, start, words):
        if end - start - length < _SHORTEST_ORGAN - (length > 1):
            break
        start += length
        if text[:start].endswith((*words.towards, *words.instead)):
            return Token("GAP", start, end, "object" if text[:start].endswith(words.towards) else None)
    if end - start >= _SHORTEST_ORGAN:
        return Token("PLACE", start, end, "organ")
    return Token("GAP", start, end)


def _led(text: str, at: int, words: Lexicon) -> int:
    """How long the word is that begins at a place and says nothing, or leads to an organ; 0 where none does."""
    leading = [len(word) for word in words.instead if text.startswith(word, at)]
    lengths = (*words.long.get(text[at : at + 2], ()), 1)
    return max(*leading, *(n for n in lengths if _skips(text[at : at + n], words)), 0, 0)


def _skips(text: str, words: Lexicon) -> bool:
    return words.entries.get(text, ("",))[0] == "SKIP"
