"""Numbers in prose: Arabic and Chinese numerals, 万, ranges, and the words for about."""

from __future__ import annotations

import re
from decimal import Decimal

from attrs import frozen

from govinfo.cell import Number
from govinfo.prose.claim import Range

_DIGITS = dict(zip("○〇零一二两三四五六七八九", (0, 0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_TENS = {"十": 10, "百": 100, "千": 1000}
_SCALES, _SOME = frozenset("十百千万"), frozenset("数几")
_MYRIADS = {"万": 10**4, "亿": 10**8}
_CHINESE = "○〇零一二两三四五六七八九十百千万亿廿卅"

#: Characters that a number may begin with: digits, numerals, 百分之, words for about.
BEGINS = frozenset("0123456789约近超逾多至不大将接" + _CHINESE)

#: What things are counted in, the longest words first.
_UNIT = (
    "个工作日|个百分点|工作日|人次|件次|条次|个月|小时|分钟|万元|亿元|季度|多个|件|宗|"
    "起|例|份|条|项|次|个|部|封|笔|人|家|名|期|场|篇|天|日|年|月|号|元|页|类|"
    "批|户|位|级|栏|所|辆|吨|幅|张|册|本|台|套|岁|周|届|版|分|室|倍|成|案|岗|"
    "处|支|种|款|轮|组|段|点|字|只|座|栋"
)
#: What things are counted in, that are not money, people or time.
THINGS = frozenset(["", "件", "个", "条", "份", "项", "次", "宗", "起", "封"])
_ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_ONE = rf"(?:{_ARABIC}|[{_CHINESE}]+)"
_NUMBER = re.compile(
    rf"(?P<before>大约|约为?|将近|接近|近|超过|超|逾|多达|至少|不少于|不足|不到)?"
    rf"(?P<share>百分之)?(?P<low>{_ONE})(?P<much>(?:[百千万亿](?!元))+)?"
    rf"(?:(?:至|到|[-—–~～－])(?P<high>{_ONE})(?P<more>(?:[百千万亿](?!元))+)?)?"
    rf"(?P<over>[余多几])?(?P<rest>[万亿](?!元))?"
    rf"(?:(?P<percent>[%％])|(?P<unit>{_UNIT}))?(?P<after>左右|上下|以上|以内|以下)?"
)

#: Digits with white space among them, which ``text`` marks: one number or two, nobody knows.
_TORN = re.compile(rf"\d[\d,.]*(?:\|[\d,.]+)+(?P<unit>{_UNIT})?")

_AT_LEAST = ("超过", "超", "逾", "多达", "至少", "不少于", "以上")
_AT_MOST = ("将近", "接近", "近", "不足", "不到", "以内", "以下")
#: How far from the printed number the meant one may lie: 约 and 左右, 余 and 近.
_NEAR = Decimal("0.1")


@frozen
class Amount:
    """A number as prose prints it."""

    value: Number | Range | None
    #: 件, 条, 元 …; "" where none is printed, "?" where an unknown word follows.
    unit: str = ""
    is_share: bool = False
    is_about: bool = False
    #: The least and the most that it may mean.
    low: Number = 0
    high: Number = 0


#: A count whose digits are not printed.
LOST = Amount(None)


def read(text: str, at: int) -> tuple[Amount, int] | None:
    """The number that begins at a place, and where it ends; None where none does."""
    if torn := _TORN.match(text, at):
        return Amount(None, torn["unit"] or ""), torn.end()
    match = _NUMBER.match(text, at)
    if match is None or (text[at] in _SCALES and text[at - 1 : at] in _SOME):
        return None  # 数十件: nobody knows how many tens
    low = _value(match["low"], (match["much"] or "") + (match["rest"] or ""))
    high = low if match["high"] is None else _value(match["high"], (match["more"] or "") + (match["rest"] or ""))
    if low is None or high is None or (match["high"] is not None and low >= high):
        return None
    unit, end = match["unit"] or "", match.end()
    is_share = bool(match["share"] or match["percent"])
    if not unit and not is_share and _needs_unit(match, text):
        return None
    if not unit and not is_share and text[end : end + 1].isalpha():
        unit = "?"
    if match["high"] is not None:
        return Amount(Range(low, high), unit, is_share, low=low, high=high), end
    signs = {match["before"], match["over"], match["after"]} - {None}
    return Amount(low, unit, is_share, bool(signs), *_meant(low, signs)), end


def _needs_unit(match: re.Match[str], text: str) -> bool:
    """True for a Chinese numeral that may be a piece of a word; nought alone, at the end of its words, is a number."""
    low, end = match["low"], match.end()
    return low[0] in _CHINESE and not (low in "零〇○" and not text[end : end + 1].isalpha())


def _meant(value: Number, signs: set[str | None]) -> tuple[Number, Number]:
    """The least and the most that a number with words for about may mean."""
    if not signs:
        return value, value
    step = _step(value)
    low = value if signs & {"余", "多", "几", *_AT_LEAST} else value - max(step, _part(value))
    high = value if signs & set(_AT_MOST) else value + max(step, _part(value))
    return (low, high) if low < high else (value - step, value + step)


def _part(value: Number) -> Number:
    return Decimal(value) * _NEAR


def _step(value: Number) -> Number:
    """What the last digit that is not zero counts: 10 in 530, 0.1 in 7.1, 1 in 7."""
    sign = Decimal(value).normalize().as_tuple()
    return Decimal(10) ** int(sign.exponent) if value else 1


def _value(text: str, much: str) -> Number | None:
    plain = _arabic(text) if text[0].isdigit() and text[0].isascii() else _chinese(text)
    if plain is None:
        return None
    for sign in much:
        plain *= _TENS.get(sign) or _MYRIADS[sign]
    return int(plain) if plain == int(plain) else plain


def _arabic(text: str) -> Number:
    text = text.replace(",", "")
    return Decimal(text) if "." in text else int(text)


def _chinese(text: str) -> int | None:
    """十七 is 17, 一百二十 is 120, 廿三 is 23, 二〇 is 20; None where the numerals make no number."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    if all(sign in _DIGITS for sign in text):
        return int("".join(str(_DIGITS[sign]) for sign in text)) if len(text) == 1 or "两" not in text else None
    total = section = digit = 0
    for sign in text:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _TENS:
            section += (digit or 1) * _TENS[sign]
            digit = 0
        else:
            total = (total + section + digit) * _MYRIADS[sign]
            section = digit = 0
    return total + section + digit
