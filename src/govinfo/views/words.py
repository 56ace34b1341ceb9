"""What the views of a report say, in each language."""

from __future__ import annotations

from attrs import frozen

from govinfo.cell import Cell, State
from govinfo.exchange.escape import visible
from govinfo.report import Status


@frozen
class Words:
    """The words of one language; ``{}`` and ``{name}`` stand for particulars, a pair is singular and plural."""

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
    wrong: str
    doubtful: str
    #: A number that a workbook cannot hold exactly.
    inexact: str

    def doubt(self, cell: Cell) -> str:
        """What is printed where no number can be shown, behind a colon; else ""."""
        if cell.state is State.AMBIGUOUS:
            return self.candidates.format(" ".join(str(value) for value in cell.candidates))
        return self.raw.format(visible(cell.raw)) if cell.state is State.UNREADABLE and cell.raw else ""


_ZH = Words(
    untitled="（未印标题）",
    facts="机关：{organ}\n年份：{year}　格式：{form}　读取：{status}",
    unknown="不详",
    forms={"mixed": "新旧混用"},
    statuses={Status.READ: "完整", Status.PARTIAL: "不完整"},
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
    wrong="检查发现错误，例如勾稽关系不成立",
    doubtful="存疑，例如归属不定、读不出、据勾稽关系推定",
    inexact="Excel 只能保留 15 位有效数字，此数按文字写出，以免改动",
)

_EN = Words(
    untitled="(no title printed)",
    facts="Organ: {organ}\nYear: {year}  Form: {form}  Read: {status}",
    unknown="unknown",
    forms={},
    statuses={Status.READ: "in full", Status.PARTIAL: "in part"},
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
    wrong="a check found an error, such as a sum that does not add up",
    doubtful="in doubt: its place is uncertain, it cannot be read, or it was placed by arithmetic",
    inexact="Excel keeps 15 significant digits; this number is written as text, so that none is changed",
)


def count(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return (one if number == 1 else many).format(number)


def words(lang: str) -> Words:
    """The words of a language."""
    return _ZH if lang == "zh" else _EN
