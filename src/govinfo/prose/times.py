"""The times that sentences speak of: a year, the year before, a part of a year."""

from __future__ import annotations

import re

from attrs import frozen

_TO = "[至到—–~～-]+"
#: All of a year, to its end.
_WHOLE = re.compile(
    rf"(?:(?P<year>20\d\d)年)?1(?:月(?:1日)?)?起?{_TO}(?:20\d\d年)?12月(?:31日|底)?止?"
    r"|截[至止]到?(?:(?P<until>20\d\d)年度?)?(?:12月(?:31日|[底末])?|年?[底末])"
)
_YEAR = re.compile(
    r"(?:截[至止]到?)?(?P<year>(?:19|20)\d\d)年度?(?P<early>初|年初|伊始|(?:以|之)?前(?![一二三四\d]))?[底末]?"
)
#: Months, and what is left of a year: less than a report counts.
_PART = re.compile(
    rf"(?:截[至止]到?)?(?:\d{{1,2}}(?:月份?)?(?:{_TO}\d{{1,2}})?月份?[底末初]?(?:\d{{1,2}}日)?|目前|第?[一二三四]季度|连续[一二三四五六七八九十两\d]+年|近?(?!一年|1年)(?:[一二三四五六七八九十两]+|\d{{1,2}})年(?:来|间)|“?十[一二三四五六]五”?(?:时期)?)"
)
_SINCE = re.compile(r"(?P<year>(?:19|20)\d\d)年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:以来|至今)")
_YEARS = re.compile(rf"20\d\d年?{_TO}20\d\d年度?")
#: A year that numbers are compared with.
_OTHER = re.compile(
    r"[较比与同](?:上一?年度?|去年|前年|往年|(?:19|20)\d\d年度?)(?:同期)?(?:相比|相较)?(?!结转|转结|遗留|未办结)"
)


@frozen
class Time:
    """A year, None for that of the report, and whether only a part of one or more than one is meant."""

    year: int | None = None
    is_part: bool = False
    #: True for the year before the report's.
    is_before: bool = False

    def within(self, other: Time) -> Time:
        """This and a time that stands right before it: 2022年 and 上半年."""
        return Time(self.year or other.year, self.is_part or other.is_part, self.is_before or other.is_before)

    @property
    def is_own(self) -> bool:
        """True for all of a year that is not the year before."""
        return not (self.is_part or self.is_before)


OWN = Time()
#: By their names in ``words.toml``.
TIMES = {"own": OWN, "before": Time(is_before=True), "part": Time(is_part=True)}


def read(text: str, at: int) -> tuple[Time, int] | None:
    """The date or the span of time that begins at a place, and where it ends."""
    if match := _WHOLE.match(text, at):
        year = match["year"] or match["until"]
        return Time(int(year) if year else None), match.end()
    if match := _SINCE.match(text, at):
        return Time(int(match["year"]), is_part=True), match.end()
    if match := _YEARS.match(text, at):
        return TIMES["part"], match.end()
    if match := _YEAR.match(text, at):
        return Time(int(match["year"]), is_part=bool(match["early"])), match.end()
    if match := _PART.match(text, at):
        return TIMES["part"], match.end()
    return None


def compared(text: str, at: int) -> int:
    """Where a comparison with another year ends that begins at a place; 0 where none does."""
    match = _OTHER.match(text, at)
    return match.end() if match else 0
