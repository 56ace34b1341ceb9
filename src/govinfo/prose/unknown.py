"""What unknown text is, by what it ends in and by what stands around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govinfo.prose import numerals
from govinfo.prose.token import Token

if TYPE_CHECKING:
    from govinfo.prose.words import Lexicon

#: An organ may have words in its name which say nothing elsewhere: 县政府信息公开办公室.
_LONGEST_ORGAN = 20
_SHORTEST_ORGAN = 3
#: An organ before what it does, which is not known: 县教育局高度重视.
_SUBJECT = re.compile(
    r".{0,4}?[省市县区州旗镇乡].{0,12}?(?:(?<![格布结全大当])局|厅|委员会|办公室|政府(?:办公[室厅])?|办事处|管委会)(?=.)"
)
#: What is done, and no office: 市局转办; what governments are to be.
_NO_ORGANS = (
    *(f"{one}办" for one in "转承主交督协代催举待经应已在新补申联领拟"),
    *(f"{one}政府" for one in ("法治", "数字", "服务型", "阳光", "诚信", "透明", "责任", "廉洁")),
)
#: So far back it is looked for what a clause began with, in characters and in tokens.
_LONGEST_CLAUSE = 60
_MOST_TOKENS = 12
#: None of what follows was met, in the same clause: 没有收到依申请公开件.
_DENIED = re.compile(r"[未无没][^，,；;：:。]*\Z")
#: Those who apply, by what persons and bodies end in, before what they handed in; not one of them or some.
_APPLICANT = re.compile(
    r"(?!.*[某同部个别外些两名位等])(?:[^\d]{1,12}[人者民户众员属生长工师商主家]|[^\d]{2,12}(?:公司|企业|组织|团体))"
)
_APPLIES = re.compile(
    r"(?:提出|提交|递交|提起|申请|要求|寄来|发来)?的?(?:政府信息|政务公开|依申请|信息公开|公开政府信息)"
)
#: Unknown words of how something was handed in, and of how one looks at numbers.
_BY = ("通过", "以", "采用", "采取", "经由", "利用")
_DONE = ("提出", "提交", "递交", "申请", "方式", "形式", "渠道", "途径")
_VIEW = re.compile(r"(?:从|按照?|就)[^，,；;：:]*(?:来看|看|来说|而言|来讲|分|划分|分类|统计)")


def token(text: str, start: int, end: int, before: list[Token], words: Lexicon) -> Token:
    """Unknown text: what lost its digits, an organ, or nothing that is known."""
    piece, after = text[start:end], text[end : end + 1]
    is_end = not after or words.entries.get(after, ("",))[0] == "PAUSE"
    is_lost = piece in words.lost and bool(before) and before[-1].type == "WORD"
    if is_end and is_lost and not is_denied(text, start):
        return Token("NUMBER", start, end, numerals.LOST)
    last = end
    while last > start and text[last - 1] != "的" and _skips(text[last - 1], words):
        last -= 1  # 县政府共收到
    if text[start:last].endswith(words.organs) and not text[start:last].endswith(_NO_ORGANS):
        return _organ(text, start, last, before, words)
    while before and before[-1].type in ("GAP", "JOIN") and any(one.type == "GAP" for one in before[-2:]):
        start = before.pop().start  # nothing is told by a list of unknown words
    if not before or before[-1].type in ("PAUSE", "TIME"):
        subject = _SUBJECT.match(text, start, end)
        if subject is not None:
            before.append(Token("PLACE", start, subject.end(), "organ"))
            start = subject.end()
    return Token("GAP", start, end, _kind(text, start, end, before))


def is_denied(text: str, at: int) -> bool:
    """True where a clause has denied something before a place."""
    return _DENIED.search(text, max(0, at - _LONGEST_CLAUSE), at) is not None


def _kind(text: str, start: int, end: int, before: list[Token]) -> str | None:
    """What unknown words tell by what stands around them: who applies, how, a view; None where they may tell all."""
    if text.startswith(_DONE, end) and text.endswith(_BY, 0, start):
        return "manner"
    near = before[-_MOST_TOKENS:]
    first = near[0].start if len(before) > len(near) else 0
    begin = next((one.end for one in reversed(near) if one.type == "PAUSE"), first)
    if text[end : end + 1] in ("，", ",", "：", ":") and _VIEW.fullmatch(text, begin, end):
        return "way"
    is_some = any(one.type in ("NUMBER", "PART", "EACH", "GAP") for one in near if one.start >= begin)
    if not is_some and _APPLIES.match(text, end) and _APPLICANT.fullmatch(text, start, end):
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
    if end - start >= _SHORTEST_ORGAN and not text.startswith("名义", end):  # 以政府名义
        return Token("PLACE", start, end, "organ")
    return Token("GAP", start, end)


def _led(text: str, at: int, words: Lexicon) -> int:
    """How long the word is that begins at a place and says nothing, or leads to an organ; 0 where none does."""
    leading = [len(word) for word in words.instead if text.startswith(word, at)]
    lengths = (*words.lengths(text, at), 1)
    return max(*leading, *(n for n in lengths if _skips(text[at : at + n], words)), 0, 0)


def _skips(text: str, words: Lexicon) -> bool:
    return words.entries.get(text, ("",))[0] == "SKIP"
