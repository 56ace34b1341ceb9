"""Forms of the time before 2019: told for what they are, in every layout; what is none is not taken for one."""

from collections.abc import Callable

import pytest

import govinfo
from govinfo import Report, Severity
from govinfo.forms import forms
from govinfo.forms.labels import take_apart
from govinfo.forms.older import older
from govinfo.forms.vocabulary import vocabulary
from govinfo.page import Kind
from govinfo.strategies.consistent import BYTES
from tests.drawn import consistent
from tests.writing import LAYOUTS, TITLE, untold

REPORT = consistent(bytes(range(BYTES)), "2021", "parts")

Rows = list[tuple[str, str, str]]

TABLE: Rows = [
    ("统计指标", "单位", "统计数"),
    ("一、主动公开情况", "——", ""),
    ("（一）主动公开政府信息数", "条", "1520"),
    ("其中：主动公开规范性文件数", "条", "12"),
    ("（二）通过不同渠道和方式公开政府信息的情况", "——", ""),
    ("1．政府公报公开政府信息数", "条", "0"),
    ("2．政府网站公开政府信息数", "条", "1400"),
    ("二、回应解读情况", "——", ""),
    ("三、依申请公开情况", "——", ""),
    ("（一）收到申请数", "件", "9"),
    ("（二）申请办结数", "件", "9"),
    ("四、行政复议数量", "件", "1"),
    ("五、行政诉讼数量", "件", "0"),
    ("（二）被依法纠错数", "件", "0"),
    ("六、举报投诉数量", "件", "0"),
    ("七、依申请公开信息收取的费用", "万元", "0.5"),
    ("八、机构建设和保障经费情况", "——", ""),
    ("1．专职人员数", "人", "1"),
]
TABLE_TITLE = "南山县2016年政府信息公开情况统计表\n"


def lines(row: Callable[[tuple[str, str, str]], str]) -> Callable[[Rows], str]:
    return lambda rows: "".join(f"{row(cells)}\n" for cells in rows)


def markdown(rows: Rows) -> str:
    first, *rest = lines(" | ".join)(rows).splitlines()
    return "".join(f"| {line} |\n" for line in (first, "--- | --- | ---", *rest))


def html(rows: Rows) -> str:
    cells = lines(lambda row: "".join(f"<td><p>&nbsp;{cell}</p></td>" for cell in row))(rows)
    return f"<table>\n{''.join(f'<tr>{line}</tr>' for line in cells.splitlines())}\n</table>\n"


OLDER_LAYOUTS: dict[str, Callable[[Rows], str]] = {
    "pipe": lines(" | ".join),
    "markdown": markdown,
    "tab": lines("\t".join),
    "flat": lines(lambda row: "\n".join(filter(None, row))),
    "cells": lines(lambda row: "\n".join(f"{cell} |" for cell in row)),
    "spaces": lines(lambda row: " ".join(filter(None, row))),
    "aligned": lines(lambda row: f"{row[0]:　<24}{row[1]:　<4}{row[2]}".rstrip()),
    "html": html,
}
older_layouts = pytest.mark.parametrize("layout", OLDER_LAYOUTS)


def assert_older(text: str, kind: str) -> Report:
    report = govinfo.parse(text)
    (told,) = report.diagnostics
    assert (report.status, told.rule, told.severity) == ("older-form", "older-form", Severity.ERROR)
    assert kind in told.message
    assert report.cells() == {}
    assert report.check() == ()
    return report


# ------------------------------------------------------------------------------------------------ the table


@older_layouts
@pytest.mark.parametrize("rows", [TABLE, TABLE[:3], TABLE[5:], TABLE[9:14]], ids=["whole", "first", "last", "middle"])
def test_an_older_table_is_told_as_one(layout: str, rows: Rows) -> None:
    text = OLDER_LAYOUTS[layout](rows)
    for printed in (text, TABLE_TITLE + text, f"南山县2016年政府信息公开工作年度报告\n{text}"):
        told = assert_older(printed, "统计表").diagnostics[0]
        assert rows[-1][0] in printed[slice(*told.span)] or rows[-1][0].endswith("情况")


def test_an_older_table_with_spaces_in_its_labels_in_the_other_script() -> None:
    text = "统 计 指 标 | 单 位 | 统 计 数\n收到申請數 | 件 | 3\n行政訴訟 數量 | 件 | 1\n"
    assert_older(text, "统计表")


@older_layouts
@pytest.mark.parametrize("other", LAYOUTS)
@pytest.mark.parametrize("place", ["一、总体情况", "二、主动公开", "五、存在的主要问题", "六、其他需要报告的事项", ""])
def test_a_report_beside_an_older_table_is_read(layout: str, other: str, place: str) -> None:
    text = REPORT.write(other)
    at = text.index(place) if place else len(text)
    text = text[:at] + TABLE_TITLE + OLDER_LAYOUTS[layout](TABLE) + text[at:]
    report = govinfo.parse(text)
    assert {path: cell.value for path, cell in report.cells().items()} == REPORT.cells
    told = [found for found in report.diagnostics if found.rule != "html-unread"]
    assert [(found.rule, found.severity) for found in told] == [("older-form", Severity.WARNING)]
    assert (report.title, report.year) == (TITLE, 2022)
    if layout != "html":
        assert report.status == "read"


@older_layouts
@pytest.mark.parametrize("other", [layout for layout in LAYOUTS if layout != "html"])
def test_an_older_table_in_front_of_another_under_one_heading_lets_no_number_slip(layout: str, other: str) -> None:
    text = REPORT.write(other)
    heading = "二、主动公开政府信息情况\n"
    both = text.replace(heading, heading + OLDER_LAYOUTS[layout](TABLE))
    assert untold(both, govinfo.parse(text).cells()) == (set(), set())
    assert "older-form" in [found.rule for found in govinfo.parse(both).diagnostics]


# ------------------------------------------------------------------------------------------------ the narrative


NARRATIVE = """南山县水务局2012年政府信息公开工作年度报告
一、概述
两名人员兼管公开工作，专栏按月更新。
二、主动公开政府信息的情况
全年公开信息215条，分类如下。
{table}三、依申请公开政府信息办理情况
受理申请3件，均已答复。
四、政府信息公开收费及减免情况
没有收取任何费用。
五、因政府信息公开申请行政复议、提起行政诉讼的情况
没有发生。
六、存在的主要问题及改进情况
专栏分类过粗，下一年细分。
"""
OWN: Rows = [("类别", "数量", ""), ("规章", "0", ""), ("规范性文件", "6", ""), ("行政许可", "12", "")]


@older_layouts
def test_an_older_narrative_is_told_as_one(layout: str) -> None:
    for text in (NARRATIVE.format(table=""), NARRATIVE.format(table=OLDER_LAYOUTS[layout](OWN))):
        for printed in (text, text.replace("2012年", ""), text.replace("、", "．", 1)):
            assert_older(printed, "报告")


def test_an_older_narrative_in_html() -> None:
    text = "".join(f'<p style="text-indent: 2em">{line}</p>\n' for line in NARRATIVE.format(table="").splitlines())
    assert_older(f"<html><body>\n{text}</body></html>", "报告")


def test_the_year_tells_where_no_table_of_a_form_is_printed() -> None:
    text = f"{TITLE}\n一、总体情况\n专栏按月更新。\n"
    assert govinfo.parse(text).status == "no-tables"
    assert_older(text.replace("2022", "2018"), "报告")
    assert govinfo.parse("关于2016年度防汛工作的通知\n请各镇做好准备。\n").status == "not-a-report"
    assert govinfo.parse(REPORT.write().replace("2022", "2018")).status == "read"


def test_an_older_report_among_others() -> None:
    text = REPORT.write() + NARRATIVE.format(table="") + REPORT.write()
    assert [(report.status, report.year) for report in govinfo.parse_many(text)] == [
        ("read", 2022),
        ("older-form", 2012),
        ("read", 2022),
    ]


# ------------------------------------------------------------------------------------------------ neither


MENTIONS = [
    "政府信息公开情况统计表见附件，统计指标、单位、统计数均按要求填写。",
    "附：2016年政府信息公开情况统计表\n附：2017年政府信息公开情况统计表\n附：2018年政府信息公开情况统计表",
    "统计指标 收到申请数 与往年口径不同，见说明",
    "（四）收费及减免情况\n没有收取费用。",
    "五、信息处理费收费情况\n没有收取费用。",
]


@pytest.mark.parametrize("mention", MENTIONS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_mention_makes_no_older_form(layout: str, mention: str) -> None:
    text = REPORT.write(layout)
    assert "older-form" not in [found.rule for found in govinfo.parse(text.replace("一年来，", mention)).diagnostics]
    prose = (
        f"{TITLE}\n一、总体情况\n{mention}\n二、主动公开政府信息情况\n详见附件。\n五、存在的主要问题及改进情况\n无。\n"
    )
    assert govinfo.parse(prose).status == "no-tables"


def test_no_mark_of_an_older_form_is_a_word_of_a_newer_one() -> None:
    table, narrative = older()
    assert [word for word in sorted(table.words) if vocabulary(word).kind is not Kind.OTHER] == []
    needed = [subject for subject in narrative.subjects if subject.needed]
    headings = [take_apart(section.heading) for form in forms() for section in form.sections]
    assert not any(subject.heads(heading) for subject in needed for heading in headings)
