"""HTML: tables with spans, sloppy and broken markup, what a page prints beside its tables."""

import random
import re
import sys
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

import govinfo
from govinfo import ParseError, Report, State
from govinfo.forms.vocabulary import vocabulary
from govinfo.layouts import read
from govinfo.layouts.html import markup, tree
from govinfo.layouts.html.skeleton import skeleton
from govinfo.page import Table
from govinfo.source import Source
from govinfo.strategies.consistent import BYTES
from tests.drawn import Drawn, consistent
from tests.soup import lose_tags, soup
from tests.writing import ORGAN, TITLE, untold

LICENSING = "disclosure.licensing.decisions"
RULES = "disclosure.rules"


def drawn(seed: int) -> Drawn:
    """A consistent report in which cells are blank here and there."""
    draw = random.Random(seed)  # noqa: S311  (no secret)
    made = consistent(draw.randbytes(BYTES), draw.choice(("2019", "2021")), draw.choice(("whole", "parts")))
    holes = dict.fromkeys(path for path in made.cells if draw.random() < 0.2 and not path.endswith(".total"))
    return Drawn(made.form, made.other, {**made.cells, **(holes if seed % 2 else {})})


def licensing(cell: str) -> str:
    """A page whose only number stands in a cell."""
    head = "<tr><td>信息内容</td><td>本年处理决定数量</td></tr>"
    return f"<p>二、主动公开政府信息情况</p><table>{head}<tr><td>行政许可</td>{cell}</tr></table><p>（完）</p>"


def rules(row: str, head: str = "") -> str:
    """A page with one row under the three heads of item one."""
    head = head or "<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
    return f"<p>二、主动公开政府信息情况</p><table>{head}{row}</table><p>（完）</p>"


def cells_of(text: str) -> list[list[str]]:
    """What stands in the rows of a text's tables."""
    tables = [block for block in read(Source(text), vocabulary).blocks if isinstance(block, Table)]
    return [list(row.cells) for table in tables for row in (*table.opening, *table.rows)]


def told(report: Report) -> list[str]:
    return [found.rule for found in report.diagnostics]


# ------------------------------------------------------------------------------------------------ cells

CELLS = {
    "plain": ("<td>12</td>", 12, "12"),
    "white space": ("<td>\n  12\t</td>", 12, "12"),
    "no-break space": ("<td>&nbsp;12&nbsp;</td>", 12, "12"),
    "no-break space without its semicolon": ("<td>&nbsp12</td>", 12, "12"),
    "references": ("<td>&#49;&#x32;</td>", 12, "&#49;&#x32;"),
    "full width": ("<td>&#xFF11;２</td>", 12, "&#xFF11;２"),
    "a paragraph": ("<td><p class=MsoNormal>12<o:p></o:p></p></td>", 12, "12"),
    "spans side by side": ("<td><span>1</span><span>2</span></td>", 12, "1</span><span>2"),
    "a comment": ("<td>1<!-- 5 -->2</td>", 12, "1<!-- 5 -->2"),
    "a conditional comment": ("<td><![if !supportEmptyParas]>12<![endif]></td>", 12, "12"),
    "unseen characters": ("<td>\u200b1\u00ad2\ufeff</td>", 12, "\u200b1\u00ad2\ufeff"),
    "a line break at the end": ("<td>12<br></td>", 12, "12"),
    "hidden words": ("<td><span style='display: none'>数</span>12</td>", 12, "12"),
    "a quote that does not end": ('<td class="x>12</td>', 12, "12"),
    "upper case, no end tags": ("<TD NOWRAP><FONT SIZE=3><B>12", 12, "12"),
    "a head cell": ("<th>12</th>", 12, "12"),
    "a word in another tag": ("<td title='<12>'>12</td>", None, "title='<12>'>12"),
}


@pytest.mark.parametrize(("cell", "value", "raw"), CELLS.values(), ids=CELLS)
def test_a_number_is_what_is_printed(cell: str, value: int | None, raw: str) -> None:
    text = licensing(cell)
    read = govinfo.parse(text)[LICENSING]
    assert (read.value, read.raw) == (value, raw)
    assert text[slice(*read.span)] == raw


TORN = {
    "a line break": "<td>1<br>2</td>",
    "two paragraphs": "<td><p>1</p><p>2</p></td>",
    "two paragraphs that do not end": "<td><p>1<p>2</td>",
    "two blocks": "<td><div>1</div>2</td>",
    "a line end": "<td>1\n2</td>",
    "a blank": "<td><b>1</b> <b>2</b></td>",
    "another end tag": "<td>1</th>2</td>",
    "a hidden digit": "<td>1<span style='display:none'>3</span>2</td>",
    "a field": "<td>1<input value=2></td>",
    "a footnote": "<td>1<sup>2</sup></td>",
    "a digit that is struck out": "<td><s>1</s>2</td>",
    "digits that are struck out": "<td><span style='text-decoration:line-through'>12</span></td>",
    "a script": "<td>1<script>write(2)</script></td>",
    "a tag that does not end": "<td>1<span style=x 2</td>",
    "a cell's tag that does not end": "<td 12</td>",
    "a cell's tag that does not end and prints nothing": "<td\n</td>",
    "a cell's tag glued to its number": "<td12</td>",
}


@pytest.mark.parametrize("cell", TORN.values(), ids=TORN)
def test_digits_that_do_not_stand_together_are_no_number(cell: str) -> None:
    report = govinfo.parse(licensing(cell))
    assert report[LICENSING].state in (State.UNREADABLE, State.AMBIGUOUS)
    assert any(LICENSING.startswith(path) for found in report.diagnostics for path in found.paths)


@pytest.mark.parametrize("cell", ["<td></td>", "<td>&nbsp;</td>", "<td><p>&nbsp;<o:p></o:p></p></td>", "<td><br>"])
def test_a_blank_cell_is_an_empty_range_in_it(cell: str) -> None:
    text = licensing(cell)
    blank = govinfo.parse(text)[LICENSING]
    assert (blank.state, blank.raw) == (State.BLANK, "")
    assert blank.span.start == blank.span.end == text.index(cell) + len("<td>")


# ------------------------------------------------------------------------------------------------ spans

SPANS = {
    "both": (
        "<tr><td rowspan=2 colspan=2>一、</td><td>3</td></tr><tr><td>4</td></tr>",
        [["", "一、", "3"], ["", "", "4"]],
    ),
    "of one row": ("<tr><td rowspan=1>规章</td><td>3</td></tr><tr><td>4</td></tr>", [["规章", "3"], ["4"]]),
    "to the end of the group": (
        "<tr><td rowspan=0>其中</td><td>3</td></tr><tr><td>4</td></tr><tbody><tr><td>5</td><td>6</td></tr>",
        [["其中", "3"], ["", "4"], ["5", "6"]],
    ),
    "not beyond the group": (
        "<tbody><tr><td rowspan=9>其中</td><td>3</td></tr></tbody><tbody><tr><td>5</td><td>6</td></tr></tbody>",
        [["其中", "3"], ["5", "6"]],
    ),
    "not into a row that is as wide as one alone": (
        "<tr><td>甲<td>3</td></tr><tr><td rowspan=3>乙</td><td>丙</td><td>3</td></tr><tr><td>丁</td><td>4</td></tr>",
        [["甲", "3"], ["乙", "丙", "3"], ["丁", "4"]],
    ),
    "of a hidden cell": (
        "<tr><td>规章</td><td style='display:none' colspan=5>3</td><td>4</td></tr>",
        [["规章", "4"]],
    ),
    "of nonsense": ("<tr><td colspan=x>规章</td><td colspan='-2'>4</td></tr>", [["规章", "4"]]),
    "beyond all measure": ("<tr><td colspan=65534 rowspan=65534>规章</td><td>4</td></tr>", [["规章", "4"]]),
    "that only a style has": ("<tr><td data-colspan=3 style='x-colspan=3'>规章</td><td>4</td></tr>", [["规章", "4"]]),
}


@pytest.mark.parametrize(("rows", "cells"), SPANS.values(), ids=SPANS)
def test_spans(rows: str, cells: list[list[str]]) -> None:
    assert cells_of(f"<table>{rows}</table>") == cells


MERGED = {
    "over three heads": rules("<tr><td>规章</td><td colspan=3>5</td></tr>"),
    "over two heads": rules("<tr><td>规章</td><td>5</td><td colspan=2>5</td></tr>"),
    "over two rows": rules(
        "<tr><td>规范性文件</td><td>1</td><td>1</td><td rowspan=2>5</td></tr><tr><td>规章</td><td>3</td><td>4</td></tr>"
    ),
}


@pytest.mark.parametrize("text", MERGED.values(), ids=MERGED)
def test_a_number_over_several_columns_is_in_none_of_them(text: str) -> None:
    report = govinfo.parse(text)
    assert {report[f"{RULES}.{column}"].state for column in ("issued", "repealed", "in_force")} == {State.AMBIGUOUS}


def test_a_number_as_wide_as_its_head_is_its_own() -> None:
    head = (
        "<tr><td colspan=2>信息内容</td><td colspan=2>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
    )
    report = govinfo.parse(rules("<tr><td colspan=2>规章</td><td colspan=2>5</td><td>6</td><td>7</td></tr>", head))
    assert [report[f"{RULES}.{column}"].value for column in ("issued", "repealed", "in_force")] == [5, 6, 7]


# ------------------------------------------------------------------------------------------------ pages


def test_tables_that_set_out_the_page_are_none() -> None:
    text = f"<table><tr><td>首页</td><td><table><tr><td>{licensing('<td>5</td>')}</td></tr></table></td></tr></table>"
    report = govinfo.parse(text)
    assert report[LICENSING].value == 5
    assert [(section.id, section.text) for section in report.sections] == [
        ("preamble", "首页"),
        ("disclosure", "（完）"),
    ]


def test_a_table_of_single_cells_is_lines() -> None:
    lines = (
        "二、主动公开政府信息情况",
        "信息内容",
        "本年处理决定数量",
        "行政许可",
        "5",
        "六、其他需要报告的事项",
        "无。",
    )
    report = govinfo.parse(f"<table>{''.join(f'<tr><td>{line}</td></tr>' for line in lines)}</table>")
    assert report[LICENSING].value == 5
    assert report.sections[-1].text == "无。"


def test_a_row_may_hold_a_heading_or_prose() -> None:
    prose = "全年没有其他事项。" * 10
    rows = f"<tr><td colspan=2><p>五、存在的主要问题及改进情况</p><p>{prose}</p></td></tr>"
    report = govinfo.parse(licensing("<td>5</td>").replace("</table>", f"{rows}</table>"))
    assert report[LICENSING].value == 5
    assert (report.sections[-1].id, report.sections[-1].text) == ("problems", f"{prose}\n（完）")


@pytest.mark.parametrize("seed", range(12))
def test_what_word_processors_leave_is_read_like_clean_markup(seed: int) -> None:
    made = drawn(seed)
    clean = govinfo.parse(made.write("html"))
    page = govinfo.parse(soup(made.write("html"), seed))
    assert page.cells() == clean.cells()
    assert told(page) == told(clean)
    assert (page.title, page.year, page.organ) == (TITLE, 2022, ORGAN)
    assert [section.heading for section in page.sections] == ["", *(section.heading for section in clean.sections[1:])]


@pytest.mark.parametrize("seed", range(12))
def test_cells_print_what_the_whole_tree_has(seed: int) -> None:
    """Lexbor is handed the skeleton alone; of the whole page it makes the same cells."""
    page = soup(drawn(seed).write("html"), seed)
    tree = LexborHTMLParser(page).css("td, th")
    theirs = ["".join(cell.text().split()) for cell in tree if not cell.css_first("table")]
    ours = ["".join(text.split()) for cells in cells_of(page) for text in cells]
    assert [text for text in ours if text] == [text for text in theirs if text]


@pytest.mark.parametrize("share", [0.01, 0.04])
def test_lost_tags_give_no_wrong_number_untold(share: float) -> None:
    right = printed = 0
    for seed in range(25):
        made = drawn(seed)
        clean = made.write("html")
        page = lose_tags(soup(clean, seed), seed, share)
        assert untold(page, govinfo.parse(clean).cells()) == (set(), set()), seed
        report = govinfo.parse(page)
        right += sum(report[path].value == value for path, value in made.cells.items())
        printed += len(made.cells)
    assert right > (0.95 if share < 0.02 else 0.85) * printed


LOST = {
    "a cell's tag": "<tr><td>规章</td>1</td><td>2</td><td>3</td></tr>",
    "a cell's tags": "<tr><td>规章</td><td>1</td>2<td>3</td></tr>",
    "the tags of the last": "<tr><td>规章</td><td>1</td><td>2</td>3</tr>",
    "a row's tag": "<td>规章</td><td>1</td><td>2</td><td>3</td></tr>",
    "the tags of a row and its first cell": "规章</td><td>1</td><td>2</td><td>3</td></tr>",
    "the tags between two rows": (
        "<tr><td>规章</td><td>1</td><td>2</td><td>3</td><td>行政规范性文件</td><td>4</td><td>5</td><td>6</td></tr>"
    ),
    "all end tags": "<tr><td>规章<td>1<td>2<td>3",
    "the table's tag": "</table><tr><td>规章</td><td>1</td><td>2</td><td>3</td></tr>",
}


@pytest.mark.parametrize("row", LOST.values(), ids=LOST)
def test_a_lost_tag_is_put_in(row: str) -> None:
    report = govinfo.parse(rules(row))
    assert [report[f"{RULES}.{column}"].value for column in ("issued", "repealed", "in_force")] == [1, 2, 3]


@pytest.mark.parametrize(
    "row", ["<tr><td>规章</td><td>1 2</td><td>3</td></tr>", "<tr><td>规章<td>1</td><td>23</td></tr>"]
)
def test_a_lost_cell_leaves_the_row_in_doubt(row: str) -> None:
    report = govinfo.parse(rules(row))
    assert {report[f"{RULES}.{column}"].value for column in ("issued", "repealed", "in_force")} == {None}
    assert "columns-uncertain" in told(report)


@pytest.mark.parametrize("seed", range(12))
def test_a_page_that_needs_no_mending_is_read_as_a_mended_one(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    page = drawn(seed).write("html")
    assert tree._SOUND.fullmatch(skeleton(page, vocabulary).html)
    texts = [page, soup(page, seed), lose_tags(page, seed)]
    reports = [*map(govinfo.parse, texts)]
    monkeypatch.setattr(tree, "_SOUND", re.compile("(?!)"))
    assert [*map(govinfo.parse, texts)] == reports


def test_a_table_in_other_text_is_read_beside_it() -> None:
    table = (
        "<table>\n<tr><td>信息内容</td><td>本年处理决定数量</td></tr>\n<tr><td>行政许可</td><td>5</td></tr>\n</table>"
    )
    text = (
        "# 青石镇2023年政府信息公开工作年度报告\n\n## 二、主动公开政府信息情况\n\n"
        "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n---|---|---|---\n规章 | 1 | 2 | 3\n\n"
        f"{table}\n\n信息内容 | 本年处理决定数量\n---|---\n行政处罚 | 7\n\n## 六、其他需要报告的事项\n\n无。\n"
    )
    report = govinfo.parse(text)
    assert report.title == "青石镇2023年政府信息公开工作年度报告"
    values = {path: cell.value for path, cell in report.cells().items()}
    assert values == {
        f"{RULES}.issued": 1,
        f"{RULES}.repealed": 2,
        f"{RULES}.in_force": 3,
        LICENSING: 5,
        "disclosure.penalties.decisions": 7,
    }
    assert all(text[slice(*cell.span)] == cell.raw for cell in report.cells().values())


def test_a_break_in_a_cell_between_pipes_is_no_page() -> None:
    text = "二、主动公开政府信息情况\n信息内容 | 本年处理决定数量<br>（件）\n行政许可 | 5\n"
    assert govinfo.parse(text)[LICENSING].value == 5


# ------------------------------------------------------------------------------------------------ prose

PRINTED = {
    "blocks": ("<div>甲</div>乙<p>丙<p>丁</p>", ["甲", "乙", "丙", "丁"]),
    "breaks": ("甲<br>乙<BR/>丙<hr>丁", ["甲", "乙", "丙", "丁"]),
    "lines of the source": ("甲\n乙<div>丙\r\n丁</div>", ["甲", "乙", "丙", "丁"]),
    "a paragraph that the source breaks": ("<p>主动\r\n 公开 3\n件</p>", ["主动公开 3 件"]),
    "a paragraph that does not end": ("<p>甲\n乙\n<div>丙", ["甲", "乙", "丙"]),
    "a paragraph with a blank line": ("<p>甲\n乙\n\n丙\n丁</p>", ["甲乙", "丙丁"]),
    "a paragraph with pipes": ("<p>规章 | 1\n行政许可 | 2</p>", ["规章 | 1", "行政许可 | 2"]),
    "inline tags": ("<b>主</b><i>动</i> <u>公开</u>", ["主动 公开"]),
    "references": ("A&amp;B&lt;3&copy;&notit;&unknown;&", ["A&B<3©¬it;&unknown;&"]),
    "what is not shown": ("甲<script>1</script><style>2</style><title>3</title><!-- 4 -->乙", ["甲乙"]),
    "hidden": ("甲<span style='display:none'>1<span>2</span>3</span>乙<input type=hidden>", ["甲乙"]),
    "hidden without an end": ("甲<span style='display:none'>1<p>乙", ["甲1", "乙"]),
    "silent without an end": ("甲<style>乙<p>丙", ["甲乙", "丙"]),
    "comments without an end": ("甲<!-- 乙<p>丙", ["甲 乙", "丙"]),
    "no tags": ("3 < 5, 7 > 2", ["3 < 5, 7 > 2"]),
    "declarations": ("<?xml version='1.0'?><!DOCTYPE html><![CDATA[>甲</>", ["甲"]),
    "a tag at the end": ("甲<p class='x", ["甲"]),
}


@pytest.mark.parametrize(("html", "printed"), PRINTED.values(), ids=PRINTED)
def test_what_a_page_prints(html: str, printed: list[str]) -> None:
    lines = markup.lines(html, 0, len(html))
    assert [line.text for line in lines] == printed
    places = [at for line in lines for at in (line.begin, line.start, line.end)]
    assert places == sorted(places)


def test_prose_is_text_without_tags() -> None:
    head = f"<html><head><title>年报_青石镇人民政府</title></head><body><h1>青石镇<br>{TITLE.replace(ORGAN, '')}</h1>"
    prose = "<p>一、<b>总体</b>情况</p><p>全年公开&nbsp;3<b>0</b> 条。</p><p style='x'>来信有人回。</p>"
    text = f"{head}{prose}{licensing('<td>5</td>')}"
    report = govinfo.parse(text)
    assert (report.title, report.organ) == ("青石镇 2022年政府信息公开工作年度报告", "青石镇")
    overview = report.sections[1]
    assert (overview.heading, overview.text) == ("一、总体情况", "全年公开\xa030 条。\n来信有人回。")
    assert text[slice(*overview.span)] == prose


def test_a_page_that_prints_no_title_has_that_of_its_head() -> None:
    report = govinfo.parse(f"<title>\n{TITLE}</title>{licensing('<td>5</td>')}")
    assert (report.title, report.year, report.organ) == (TITLE, 2022, ORGAN)
    assert "preamble" not in [section.id for section in report.sections]


def test_a_narrative_that_is_printed_twice_is_told() -> None:
    lines = "".join(
        f"<p><span>{year}年的工作情况在这里写成了很长的一行文字。</span></p>" for year in (2020, 2021, 2022)
    )
    text = f"<p>一、总体情况</p>{lines}<hr>{lines}{licensing('<td>5</td>')}"
    (found,) = [found for found in govinfo.parse(text).diagnostics if found.rule == "narrative-repeated"]
    assert found.span.start == text.index("2020", text.index("<hr>"))


def test_an_older_table_is_known() -> None:
    row = "<tr><td>统计指标</td><td>单位</td><td>统计数</td></tr><tr><td>主动公开数</td><td>条</td><td>15</td></tr>"
    text = f"<p>2016年政府信息公开情况统计表</p><table>{row}</table>"
    report = govinfo.parse(text)
    (found,) = report.diagnostics
    assert (report.status, found.rule) == ("older-form", "older-form")
    assert "统计指标</td><td>单位</td><td>统计数" in text[slice(*found.span)]


def test_the_first_of_several_reports_is_read() -> None:
    first, second = (drawn(seed).write("html") for seed in (0, 2))
    report = govinfo.parse(first + second.replace("2022年", "2023年"))
    assert report.cells() == govinfo.parse(first).cells()
    assert told(report) == [*told(govinfo.parse(first)), "another-report"]
    assert (report.year, report.sections[-1].text) == (2022, "没有其他需要报告的事项。")


def test_a_page_of_another_kind_is_no_report() -> None:
    assert (
        govinfo.parse("<p>关于召开会议的通知</p><table><tr><td>人数</td><td>5</td></tr></table>").status
        == "not-a-report"
    )


@pytest.mark.parametrize("text", ["<html></html>", "<p>&nbsp;</p>", "<table><tr><td></table>"])
def test_a_page_that_prints_nothing_is_empty(text: str) -> None:
    assert govinfo.parse(text).status == "empty"


# ------------------------------------------------------------------------------------------------ files


def test_a_page_is_read_in_the_encoding_that_it_is_in(tmp_path: Path) -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset=gb2312"><p>䶮县</p>{licensing("<td>5</td>")}'
    path = tmp_path / "report.html"
    for encoding in ("gb18030", "utf-8", "utf-16"):
        path.write_bytes(page.encode(encoding))
        report = govinfo.load(path)
        assert (report[LICENSING].value, report.sections[0].text) == (5, "䶮县")


def test_a_page_that_declares_big5_is_read_in_it() -> None:
    page = licensing("<td>5</td>").translate(str.maketrans("动开况内处决许", "動開況內處決許")).replace("数", "數")
    report = govinfo.load(b"<meta charset=big5>" + page.encode("big5hkscs", "ignore"))
    assert report[LICENSING].value == 5


# ------------------------------------------------------------------------------------------------ without the extra


@pytest.fixture
def _without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "selectolax.lexbor", None)


@pytest.mark.usefixtures("_without_the_extra")
def test_without_the_extra_tables_are_told() -> None:
    text = f"<table><tr><td>首页</td></tr></table>{drawn(0).write('html')}"
    report = govinfo.parse(text)
    (found,) = report.diagnostics
    assert (report.status, found.rule, found.paths) == (
        "no-tables",
        "html-unread",
        ("disclosure", "applications", "proceedings"),
    )
    assert "govinfo-cn[html]" in found.text("zh")
    assert "govinfo-cn[html]" in found.text("en")
    places = [slice(*found.span), *(slice(*label.span) for label in found.labels)]
    assert [text[place] for place in places] == ["<table>"] * 3
    assert found.span.start > text.index("二、")
    assert report.cells() == {}
    assert report.title == TITLE
    assert "规章" in report.sections[2].text
    with pytest.raises(ParseError):
        govinfo.parse(text, strict=True)


@pytest.mark.usefixtures("_without_the_extra")
def test_without_the_extra_other_text_is_read() -> None:
    report = govinfo.parse(f"{licensing('<td>5</td>')}\n信息内容 | 本年处理决定数量\n行政处罚 | 7\n")
    assert {path: cell.value for path, cell in report.cells().items()} == {"disclosure.penalties.decisions": 7}
    assert [(found.rule, found.paths) for found in report.diagnostics if found.rule == "html-unread"] == [
        ("html-unread", ("applications", "proceedings"))
    ]


@pytest.mark.usefixtures("_without_the_extra")
def test_without_the_extra_other_tables_do_not_matter() -> None:
    menu = "<table><tr><td>首页</td><td>5</td></tr></table>"
    report = govinfo.parse(f"{menu}二、主动公开政府信息情况\n信息内容 | 本年处理决定数量\n行政许可 | 7\n")
    assert report[LICENSING].value == 7
    assert "html-unread" not in told(report)
