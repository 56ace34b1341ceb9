"""What the views of a report say, in each language."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from govinfo.cell import Cell, State
from govinfo.diagnostics import Severity
from govinfo.exchange.escape import visible
from govinfo.report import Status

if TYPE_CHECKING:
    from govinfo.report import Report


class Mark(StrEnum):
    """How a cell is to be seen at a glance."""

    WRONG = "wrong"  #: a check found an error that names it, such as a broken relation
    DOUBTFUL = "doubtful"  #: its state says so, or a warning names it


@frozen
class Words:
    """The words of one language; ``{}`` and ``{name}`` stand for particulars, a pair is singular and plural."""

    lang: str

    untitled: str
    facts: str
    unknown: str
    forms: dict[str, str]
    statuses: dict[Status, str]
    no_table: str
    rows_left_out: tuple[str, str]
    candidates: str
    raw: str
    states: dict[State, str]

    #: What the colours of cells mean.
    marks: dict[Mark, str]
    #: A number that a workbook cannot hold exactly.
    inexact: str

    severities: dict[Severity, str]
    #: How many warnings and errors there are.
    told: tuple[str, str]
    #: Where there are no findings.
    nothing: str

    def about(self, report: Report) -> str:
        """Organ, year and form of a report, and how much of it was read, in two lines."""
        return self.facts.format(
            year=report.year or self.unknown,
            organ=visible(report.organ or self.unknown),
            form=self.forms.get(report.form or "", report.form) or self.unknown,
            status=self.statuses[report.status],
        )

    def doubt(self, cell: Cell) -> str:
        """What is printed where no number can be shown, behind a colon; else ""."""
        if cell.state is State.AMBIGUOUS:
            return self.candidates.format(" ".join(str(value) for value in cell.candidates))
        return self.raw.format(visible(cell.raw)) if cell.state is State.UNREADABLE and cell.raw else ""


_ZH = Words(
    lang="zh",
    untitled="（未印标题）",
    facts="机关：{organ}\n年份：{year}　格式：{form}　读取：{status}",
    unknown="不详",
    forms={"mixed": "新旧混用"},
    statuses={
        Status.READ: "完整",
        Status.PARTIAL: "不完整",
        Status.NO_TABLES: "没有读到表格",
        Status.OLDER_FORM: "2019 年以前的格式，不读",
        Status.NOT_A_REPORT: "不是年度报告",
        Status.EMPTY: "空文本",
    },
    no_table="（没有读到这一部分的表格）",
    rows_left_out=("（表格规定的行中有 {} 行未印出）", "（表格规定的行中有 {} 行未印出）"),
    candidates="：候选值 {}",
    raw="：印作“{}”",
    states={
        State.INFERRED: "据勾稽关系推定",
        State.BLANK: "空白",
        State.NIL: "印作“/”“-”“无”等",
        State.AMBIGUOUS: "印有数值，归属不能确定",
        State.UNREADABLE: "读不出",
        State.ABSENT: "未印出",
    },
    marks={
        Mark.WRONG: "检查发现错误，例如勾稽关系不成立",
        Mark.DOUBTFUL: "存疑，例如归属不定、读不出、据勾稽关系推定",
    },
    inexact="Excel 只能保留 15 位有效数字，此数按文字写出，以免改动",
    severities={Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "提示"},
    told=("{} 处疑问和问题", "{} 处疑问和问题"),
    nothing="没有发现问题",
)

_EN = Words(
    lang="en",
    untitled="(no title printed)",
    facts="Organ: {organ}\nYear: {year}  Form: {form}  Read: {status}",
    unknown="unknown",
    forms={},
    statuses={
        Status.READ: "in full",
        Status.PARTIAL: "in part",
        Status.NO_TABLES: "none of its tables",
        Status.OLDER_FORM: "no: of a form before 2019",
        Status.NOT_A_REPORT: "no: not a report",
        Status.EMPTY: "no: an empty text",
    },
    no_table="(no table of this section was read)",
    rows_left_out=("({} row of the form is not printed)", "({} rows of the form are not printed)"),
    candidates=": candidates {}",
    raw=": printed as “{}”",
    states={
        State.INFERRED: "placed by arithmetic",
        State.BLANK: "blank",
        State.NIL: "printed as “/”, “-”, “无” or the like",
        State.AMBIGUOUS: "numbers are printed, their columns uncertain",
        State.UNREADABLE: "cannot be read",
        State.ABSENT: "not printed",
    },
    marks={
        Mark.WRONG: "A check found an error, such as a sum that does not add up",
        Mark.DOUBTFUL: "In doubt: its place is uncertain, it cannot be read, or it was placed by arithmetic",
    },
    inexact="Excel keeps 15 significant digits; this number is written as text, so that none is changed",
    severities={Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"},
    told=("{} warning or error", "{} warnings and errors"),
    nothing="nothing was found",
)


def default_language() -> str:
    """The language of the locale: ``zh`` for any Chinese one, else ``en``."""
    locales = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh" if next(filter(None, locales), "").lower().startswith("zh") else "en"


def count(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return (one if number == 1 else many).format(number)


def words(lang: str | None = None) -> Words:
    """The words of a language; by default of that of the locale."""
    return _ZH if (lang or default_language()) == "zh" else _EN
