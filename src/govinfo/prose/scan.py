"""Names the words of a sentence: the tokens of ``prose.lark``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import define

from govinfo.prose import numerals, times
from govinfo.prose.words import lexicon

if TYPE_CHECKING:
    from govinfo.prose.words import Entry, Lexicon

_BRACKETS = frozenset("（(")
#: Where a number, a date or what only looks like one may begin.
_BEGINS = numerals.BEGINS | frozenset("截较比与同第〔《")
#: The number of a point; a remark in brackets without any number; the title of a document; the number of one.
_POINT = re.compile(r"[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．](?!\d)")
_REMARK = re.compile(r"[（(][^（）()\d，；、一二三四五六七八九十]{1,16}[)）]")
_NAMED = re.compile(r"《[^》]{0,80}》|第[一二三四五六七八九十百\d]+|〔?\d{4}〕\d+号")
#: A year beside one of these is that from or to which applications are carried: 2021年结转2件, 结转至2023年.
_CARRIED = ("结转", "转结", "遗留")
_CARRIES = ("结转至", "结转到", "转至", "转到", "顺延至", "延至", "结转入")
#: What makes another word of a negation: 未来, 未经.
_NOT_AFTER_NOT = frozenset("来经免必")
#: An organ may have words in its name which say nothing elsewhere: 县政府信息公开办公室.
_LONGEST_ORGAN = 20
_SHORTEST_ORGAN = 3


@define
class Token:
    """A piece of a sentence. The parser asks for its ``type`` alone."""

    type: str
    start: int
    end: int
    #: A ``Word``, an ``Amount``, a ``Time``, the kind of a place, "some" for organs without a name; else nothing.
    held: Any = None


def scan(text: str) -> list[Token]:
    """The tokens of a sentence; what says nothing makes none, and unknown text that stands together makes one."""
    words = lexicon()
    found: list[Token] = []
    unknown, at, end = -1, 0, len(text)
    while at < end:
        token = _next(text, at, words)
        if token is None:
            unknown = at if unknown < 0 else unknown
            at += 1
            continue
        skips = token.type == "SKIP"
        if skips and unknown >= 0 and token.end - at == 1:
            at += 1  # a single character that says nothing may be a piece of an unknown word
            continue
        if unknown >= 0:
            found.append(_unknown(text, unknown, at, found, words))
            unknown = -1
        if not skips:
            found.append(token)
        elif text[at] in "：:" and _is_counted(found):
            found.append(Token("PAUSE", at, token.end))  # what follows a number and a colon are its parts
        at = token.end
    if unknown >= 0:
        found.append(_unknown(text, unknown, end, found, words))
    return found


def _is_counted(found: list[Token]) -> bool:
    """True where a number was met in the clause."""
    for token in reversed(found):
        if token.type in ("NUMBER", "PAUSE"):
            return token.type == "NUMBER"
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
        return _bracket(text, at)
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
    return not (entry[0] == "WORD" and is_end and text[end - 2 : end] in ("请件", "开件"))


def _bracket(text: str, at: int) -> Token:
    """The number of a point, or the beginning of a remark; one that has no number says nothing."""
    if match := _POINT.match(text, at):
        return Token("PAUSE", at, match.end())
    match = _REMARK.match(text, at)
    return Token("SKIP", at, match.end()) if match else Token("PAUSE", at, at + 1)


def _numbered(text: str, at: int, first: str) -> Token | None:
    """A date, a number, or what only looks like one."""
    if time := times.read(text, at):
        is_named = text.startswith(_CARRIED, time[1]) or text[:at].endswith(_CARRIES)
        return Token("SKIP" if is_named else "TIME", at, time[1], time[0])
    if end := times.compared(text, at):
        return Token("MORE", at, end)
    if first.isdigit() and (match := _POINT.match(text, at)):
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
    return Token("GAP", start, end)


def _organ(text: str, start: int, end: int, before: list[Token], words: Lexicon) -> Token:
    """An organ with its whole name; one that something is done to is no scope."""
    while before and before[-1].type == "GAP" and end - before[-1].start <= _LONGEST_ORGAN:
        start = before.pop().start
    begin = before[-1].end if before else 0
    start = begin if end - begin <= _LONGEST_ORGAN else start
    while length := next(
        (n for n in words.long.get(text[start : start + 2], ()) if _skips(text[start : start + n], words)), 0
    ):
        if end - start - length < _SHORTEST_ORGAN:
            break
        start += length
    while _skips(text[start], words):
        start += 1
    if text[start:end].startswith(words.towards):
        return Token("GAP", start, end)
    if end - start >= _SHORTEST_ORGAN:
        return Token("PLACE", start, end, "organ")
    return Token("GAP", start, end, "some" if end - start > 1 else None)


def _skips(text: str, words: Lexicon) -> bool:
    return words.entries.get(text, ("",))[0] == "SKIP"
