"""Numbers as clerks print them, read exactly or not at all."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from attrs import field, frozen

from govinfo.cell import Number, State

#: Signs that mean "nothing was entered".
NIL = frozenset({"/", "//", "-", "--", "—", "——", "–", "―", "−", "\\", "无", "無"})

_LONGEST = 32
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x2212: 0x2D}
_MINUS = ("-", "减", "减少", "減", "減少")
#: What is left of a space that was encoded otherwise.
_LOST = "?\ufffd"
_NUMBER = re.compile(
    rf"(?:[{_LOST}]\s+)?"
    r"(?P<sign>[+-]|新增|增加?|[减減]少?)?\s*"
    r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?P<fraction>\.[0-9]+)?\s*"
    r"(?P<unit>[万萬亿億]?元|件|项|項|条|條|个|個|次|宗|份)?"
)


@frozen
class Reading:
    """What the text of one cell says, whatever its column."""

    state: State
    value: Number | None = None
    unit: str | None = None
    #: True where more than plain digits had to be understood: a sign in words, separators, full-width digits.
    dressed: bool = False
    #: True where nothing had to be understood: digits alone, a blank, a sign for nothing.
    is_plain: bool = field(default=False, eq=False)


_BLANK = Reading(State.BLANK, is_plain=True)
_NIL = Reading(State.NIL, is_plain=True)
_UNREADABLE = Reading(State.UNREADABLE)


@lru_cache(maxsize=16384)
def read(text: str) -> Reading:
    """Read the text of one cell, without white space around it; a question mark may stand for some that was encoded.

    A whole number becomes ``int``, a decimal fraction an exact ``Decimal``. Text that is more than one number, its sign
    and its unit is ``unreadable``.
    """
    if not text:
        return _BLANK
    if len(text) > _LONGEST:
        return _UNREADABLE
    if text.isascii() and text.isdigit():
        return Reading(State.REPORTED, int(text), is_plain=True)
    plain = text if text.isascii() else text.translate(_FULL_WIDTH).strip()
    if plain in NIL or text in NIL:
        return _NIL
    match = _NUMBER.fullmatch(plain)
    if match is None:
        return _UNREADABLE
    digits = match["whole"].replace(",", "")
    signed = ("-" if match["sign"] in _MINUS else "") + digits
    value = Decimal(signed + match["fraction"]) if match["fraction"] else int(signed)
    dressed = match["sign"] not in (None, "-") or plain != text or digits != match["whole"] or text[0] in _LOST
    return Reading(State.REPORTED, value, match["unit"], dressed)


def is_value(text: str) -> bool:
    """True where the text is a number or one of the signs for nothing."""
    return bool(text) and read(text).state is not State.UNREADABLE


def printed(number: Number) -> str:
    """A number with all its digits."""
    return format(number, "f") if isinstance(number, Decimal) else str(number)
