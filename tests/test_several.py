"""Several reports in one text: each is read as it would be alone, and what only looks like several stays one."""

import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govinfo
from govinfo import ParseError, Report, Span
from govinfo.bind.front import titles
from govinfo.bind.several import parts
from govinfo.forms import paths
from govinfo.forms.vocabulary import vocabulary
from govinfo.layouts import read
from govinfo.source import Source
from govinfo.strategies.consistent import BYTES
from tests.conftest import ROOT
from tests.drawn import consistent
from tests.writing import LAYOUTS, PROSE, TITLE, untold, write

EXAMPLES = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))}

ONE = consistent(bytes(range(BYTES)), "2021", "parts")
TWO = consistent(bytes(reversed(range(BYTES))), "2019", "whole")

#: The titles of other reports.
OTHERS = {"organ": "北山县水务局2022年政府信息公开工作年度报告", "year": TITLE.replace("2022", "2023")}

NARRATIVE = "".join(f"{words}栏目的材料由专人逐条核对，每月更新一次，群众来信当周答复。\n" for words in "甲乙丙丁")
OVERVIEW = f"一、总体情况\n{NARRATIVE}"


def one(layout: str = "pipe") -> str:
    return ONE.write(layout)


def two(layout: str = "pipe", title: str = OTHERS["organ"]) -> str:
    return write(TWO.cells, layout, TWO.form, title)


def told(report: Report, shift: int = 0) -> dict[str, Any]:
    """All that a reading says, its places counted from another beginning."""

    def moved(span: Span) -> Span:
        return span.moved(-shift)

    return {
        "front": (report.title, report.year, report.organ, report.status, report.form),
        "cells": {path: (cell.value, cell.state, cell.raw, moved(cell.span)) for path, cell in report.cells().items()},
        "sections": [(section.id, section.heading, section.text, moved(section.span)) for section in report.sections],
        "unplaced": [(piece.text, moved(piece.span)) for piece in report.unplaced],
        "diagnostics": [
            (
                found.rule,
                found.text(),
                moved(found.span),
                found.paths,
                [(it.key, moved(it.span)) for it in found.labels],
            )
            for found in report.diagnostics
        ],
    }


def cut(text: str) -> list[str]:
    """The parts that a text is cut into."""
    source = Source(text)
    page = read(source, vocabulary)
    spans = parts(page, source, [*titles(page, source, page.span)])
    assert [0, *(span.end for span in spans)] == [*(span.start for span in spans), len(text)]
    return [text[slice(*span)] for span in spans]


def assert_read(*printed: str) -> None:
    """Texts in a row are as many reports, each as it is alone; ``parse`` gives the first and where the others stand."""
    text = "".join(printed)
    reports = govinfo.parse_many(text)
    starts = [sum(map(len, printed[:before])) for before in range(len(printed) + 1)]
    assert cut(text) == list(printed)
    for report, alone, start in zip(reports, printed, starts, strict=False):
        assert told(report, start) == told(govinfo.parse(alone))
        assert report.source.text == text
    assert_first(text, [Span(*ends) for ends in pairwise(starts)][1:])


def assert_first(text: str, others: list[Span]) -> None:
    first, alone = govinfo.parse(text), govinfo.parse_many(text)[0]
    places = [found for found in first.diagnostics if found.rule == "another-report"]
    assert [[found.span, *(label.span for label in found.labels)] for found in places] == ([others] if others else [])
    assert first == alone
    assert [found for found in first.diagnostics if found not in places] == list(alone.diagnostics)
    assert [piece.span for piece in first.unplaced if piece not in alone.unplaced] == others


def assert_one(text: str) -> Report:
    (report,) = govinfo.parse_many(text)
    assert_first(text, [])
    return report


# ------------------------------------------------------------------------------------------------ several


@pytest.mark.parametrize("title", OTHERS.values(), ids=OTHERS)
@pytest.mark.parametrize("second", LAYOUTS)
@pytest.mark.parametrize("first", LAYOUTS)
def test_two_reports(first: str, second: str, title: str) -> None:
    assert_read(one(first), two(second, title))


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_report_in_front_of_another(name: str, layout: str) -> None:
    assert_read(f"{EXAMPLES[name]}\n", two(layout, "北山县2021年政府信息公开工作年度报告"))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_report_twice(layout: str) -> None:
    assert_read(one(layout), one(layout))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_reports_without_titles(layout: str) -> None:
    texts = [text.partition("\n")[2] for text in (one(layout), two(layout), one(layout))]
    assert_read(texts[0], texts[1].lstrip("\n"), texts[2].lstrip("\n"))


@pytest.mark.parametrize("title", OTHERS.values(), ids=OTHERS)
@given(first=st.sampled_from(LAYOUTS), line=st.integers(5, 300), second=st.sampled_from(LAYOUTS))
def test_a_report_cut_off_in_front_of_another(title: str, first: str, line: int, second: str) -> None:
    lines = one(first).splitlines(keepends=True)
    assert_read("".join(lines[:line]), two(second, title))


def without_headings(text: str, count: int) -> str:
    return re.sub(r"^[一二三四五六]、(?!本年|上年|结转).*\n+", "", text, count=count, flags=re.MULTILINE)


@pytest.mark.parametrize("lost", range(1, 7))
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("end", ["行政处罚", "2.重复申请", "五、存在的主要问题", "\0"])
def test_a_title_alone_begins_a_report_that_lost_its_headings(layout: str, lost: int, end: str) -> None:
    first = one(layout)
    assert_read(first[: first.rfind("\n", 0, first.find(end)) + 1], without_headings(two(layout), lost))


@pytest.mark.parametrize("title", OTHERS.values(), ids=OTHERS)
@given(
    first=st.sampled_from(LAYOUTS),
    second=st.sampled_from(LAYOUTS),
    lost=st.lists(st.tuples(st.integers(0, 400), st.integers(1, 40)), max_size=4),
)
def test_whatever_lines_are_lost_no_number_gets_into_the_other_report(
    title: str, first: str, second: str, lost: list[tuple[int, int]]
) -> None:
    before, after = one(first).splitlines(keepends=True), two(second, title).splitlines(keepends=True)
    for at, count in lost:
        here = 1 + at % (len(before) + len(after))  # the titles stay
        behind = max(1, here - len(before))
        del after[behind : max(behind, here + count - len(before))]
        del before[here : here + count]
    start = sum(map(len, before))
    for report in govinfo.parse_many("".join(before + after)):
        assert len({cell.span.start < start for cell in report.cells().values()}) <= 1


def test_a_report_without_tables() -> None:
    prose = f"西山镇2022年政府信息公开工作年度报告\n{OVERVIEW}二、主动公开政府信息情况\n详见门户网站。\n"
    assert_read(one(), prose, two())
    assert_read(prose, two())
    assert_read(one(), prose)


def test_section_one_may_have_another_name() -> None:
    second = two().replace("一、总体情况", "一、全年做了哪些事")
    assert_read(one(), second)
    assert govinfo.parse_many(one() + second)[1].sections[1].heading == "一、全年做了哪些事"


@pytest.mark.parametrize(
    "title",
    [
        "北山县水务局\n\n2022年政府信息公开工作年度报告",
        "北山县水务局2022年政府信息公开工作年度报告\n发布日期 2023-01-20\n北山县水务局2022年政府信息公开工作年度报告",
        "# 北山县水务局2022年政府信息公开工作年度报告",
        "| 标 题 | 北山县水务局2022年政府信息公开工作年度报告 |",
    ],
    ids=["over two lines", "printed twice", "marked", "in a cell"],
)
def test_all_of_a_title_belongs_to_the_report_that_it_heads(title: str) -> None:
    assert_read(one(), two(title=title))
    assert govinfo.parse_many(one() + two(title=title))[1].organ == "北山县水务局"


def test_a_signature_belongs_to_the_report_above_it() -> None:
    assert_read(f"{one()}南山县人民政府办公室\n2023年1月18日\n", two())


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends(ends: str) -> None:
    assert_read(one().replace("\n", ends), two().replace("\n", ends))


def test_a_hundred_reports() -> None:
    texts = [
        write(ONE.cells, LAYOUTS[number % len(LAYOUTS)], title=f"第{number}镇人民政府2022年政府信息公开工作年度报告")
        for number in range(100)
    ]
    reports = govinfo.parse_many("".join(texts))
    assert [report.organ for report in reports] == [f"第{number}镇人民政府" for number in range(100)]
    assert all(report == govinfo.parse(text) for report, text in zip(reports, texts, strict=True))
    found = next(found for found in govinfo.parse("".join(texts)).diagnostics if found.rule == "another-report")
    assert len(found.labels) == 98


# ------------------------------------------------------------------------------------------------ one


@pytest.mark.parametrize("text", ["", " \n\t\n"])
def test_an_empty_text_is_one_empty_report(text: str) -> None:
    assert assert_one(text).status == "empty"


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_are_one_each(name: str) -> None:
    assert told(assert_one(EXAMPLES[name])) == told(govinfo.parse(EXAMPLES[name]))


@pytest.mark.parametrize("layout", [layout for layout in LAYOUTS if layout != "html"])
@pytest.mark.parametrize("again", [OVERVIEW, TITLE + "\n" + OVERVIEW], ids=["alone", "with its title"])
def test_a_narrative_printed_twice_is_told_in_one_report(layout: str, again: str) -> None:
    text = one(layout).replace(f"{PROSE['overview']}\n", NARRATIVE + again, 1)
    report = assert_one(text)
    assert [found.rule for found in report.diagnostics if found.rule != "heading-repeated"] == ["narrative-repeated"]
    assert values(report) == values(govinfo.parse(one(layout)))
    text = one(layout).replace(f"{PROSE['overview']}\n", NARRATIVE, 1) + again
    assert [found.rule for found in assert_one(text).diagnostics] == ["narrative-repeated"]


def test_a_narrative_printed_twice_in_html_is_told() -> None:
    paragraphs = "".join(f'<p style="text-indent: 2em">{line}</p>\n' for line in (TITLE, *OVERVIEW.splitlines()) * 2)
    assert "narrative-repeated" in [found.rule for found in assert_one(paragraphs).diagnostics]


def test_a_line_on_each_page_is_no_narrative_printed_twice() -> None:
    page = "南山县人民政府办公室编印，未经同意不得转载本报告的内容。\n"
    report = assert_one(one().replace("\n第二十条", f"\n{page}第二十条"))
    assert "narrative-repeated" not in [found.rule for found in report.diagnostics]


def values(report: Report) -> dict[str, object]:
    return {path: report[path].value for path in sorted(paths())}


HEADINGS = [line for line in one().splitlines() if re.match("[一二三四五六]、(?!本年|上年|结转)", line)]
LEADERS = [f"{heading}……{page}" for page, heading in enumerate(HEADINGS, 1)]
LISTED = [f"{title}……{page}" for page, title in enumerate((*OTHERS.values(), TITLE), 1)]


@pytest.mark.parametrize(
    "before",
    [
        ["目录", *HEADINGS, TITLE],
        [TITLE, "目录", *HEADINGS],
        [TITLE, "目录", *LEADERS, TITLE],
        ["目录", *LISTED],
        ["南山县2022年政府信息公开工作年度报告汇编", "目录", *LISTED],
        [*OTHERS.values()],
        [OTHERS["year"], "首页", "基本情况", "机构设置"],
    ],
    ids=["bare", "under the title", "with pages", "of reports", "of a collection", "links", "links and a menu"],
)
def test_a_table_of_contents_is_no_report(before: list[str]) -> None:
    report = assert_one("\n".join([*before, one()]))
    assert values(report) == values(govinfo.parse(one()))
    if "基本情况" not in before:
        assert (report.title, report.year, report.organ) == (TITLE, 2022, "南山县人民政府")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("at", ["一、总体情况\n", "三、收到和处理", "（七）总计", "五、存在的主要问题", "\0"])
def test_a_repeated_section_one_begins_no_report(layout: str, at: str) -> None:
    text = one(layout).replace(PROSE["overview"], NARRATIVE)
    where = text.find(at) if at in text else len(text)
    report = assert_one(text[:where] + OVERVIEW + text[where:])
    assert report.title == TITLE


MENTIONS = ["北山县2021年政府信息公开工作年度报告", "南山县人民政府政府信息公开年报", TITLE]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("mention", MENTIONS)
@pytest.mark.parametrize(
    "before", ["一年来", "二、主动公开", "不足在于", "六、其他需要", "没有其他需要报告的事项", "\0"]
)
def test_a_title_in_the_prose_begins_nothing(layout: str, mention: str, before: str) -> None:
    text = one(layout)
    where = text.find(before) if before in text else len(text)
    assert values(assert_one(f"{text[:where]}{mention}\n{text[where:]}")) == values(govinfo.parse(text))


@pytest.mark.parametrize("layout", LAYOUTS)
@given(lines=st.sets(st.integers(1, 300), max_size=4))
def test_the_head_of_each_page_begins_nothing(layout: str, lines: set[int]) -> None:
    printed = one(layout).splitlines(keepends=True)
    pages = "".join(f"- {at} - {TITLE}\n{line}" if at in lines else line for at, line in enumerate(printed))
    assert_one(pages)
    assert untold(pages, govinfo.parse(one(layout)).cells()) == (set(), set())


# ------------------------------------------------------------------------------------------------ the verb


def test_strict_raises_what_any_report_has() -> None:
    broken = two().replace("2.重复申请", "2.反复申请")
    assert govinfo.parse_many(one() + two(), strict=True) == govinfo.parse_many(one() + two())
    with pytest.raises(ParseError) as raised:
        govinfo.parse_many(one() + broken, strict=True)
    assert "label-ambiguous" in {found.rule for found in raised.value.diagnostics}
    assert govinfo.parse(one() + broken, strict=True).status == "read"


def test_parse_many_takes_text_only() -> None:
    with pytest.raises(TypeError, match="parse_many takes a str, not bytes; for a file or bytes use load"):
        govinfo.parse_many(b"")  # type: ignore[arg-type]


def test_findings_of_each_report_stand_in_its_own_part() -> None:
    broken = [re.sub(r"(四、结转下年度继续办理 \| )", r"\g<1>9", text) for text in (one(), two())]
    reports = govinfo.parse_many("".join(broken))
    assert [len(report.check()) > 0 for report in reports] == [True, True]
    for report, span in zip(
        reports, (Span(0, len(broken[0])), Span(len(broken[0]), len("".join(broken)))), strict=True
    ):
        assert all(span.start <= found.span.start <= found.span.end <= span.end for found in report.check())
