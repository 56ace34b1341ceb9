"""Layouts: golden pages, and that every page holds all of its text.

A golden case is a pair of files in ``tests/cases/layouts``: ``NAME.txt`` and the page it is read into, ``NAME.page``.
``GOVINFO_WRITE_GOLDEN=1 pytest tests/test_layouts.py`` writes the pages anew; read the difference before you keep it.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo.forms.vocabulary import vocabulary
from govinfo.layouts import read
from govinfo.layouts.html import is_html
from govinfo.layouts.html.markup import lines
from govinfo.layouts.lines import is_furniture
from govinfo.page import Heading, Page, PageRow, Prose, Table
from govinfo.source import Source, Span
from tests.conftest import ROOT

CASES = ROOT / "tests" / "cases" / "layouts"
TEXTS = sorted(CASES.glob("*.txt"))

BLANK = "·"


def source_of(case: Path) -> Source:
    return Source(case.read_bytes().decode())


def page_of(source: Source) -> Page:
    return read(source, vocabulary)


def dump(page: Page, source: Source) -> str:
    """A page as people read it: a line for each block, with its first and last line, and for each row."""
    return "".join(f"{line}\n" for line in _dumped(page, source))


def _dumped(page: Page, source: Source) -> Iterator[str]:
    for block in page.blocks:
        lines = f"{source.position(block.span.start).line}-{source.position(block.span.end - 1).line}"
        if isinstance(block, Heading):
            yield f"heading {lines}: {block.text}"
        elif isinstance(block, Prose):
            yield f"prose {lines}"
            yield from (f"  {line.strip()}" for line in page.text(source, block.span).splitlines() if line.strip())
        else:
            yield f"table {lines}: {block.layout}, {'grid' if block.grid else 'no grid'}"
            yield from map(_row, block.opening)
            yield "  ----"
            yield from map(_row, block.rows)


def _row(row: PageRow) -> str:
    return f"  {row.kind}: {' | '.join(cell or BLANK for cell in row.cells)}"


@pytest.mark.parametrize("case", TEXTS, ids=[text.stem for text in TEXTS])
def test_golden_pages(case: Path) -> None:
    source = source_of(case)
    dumped = dump(page_of(source), source)
    golden = case.with_suffix(".page")
    if os.environ.get("GOVINFO_WRITE_GOLDEN"):
        golden.write_text(dumped, encoding="utf-8")
    assert dumped == golden.read_text(encoding="utf-8")


def test_every_golden_page_has_its_text() -> None:
    assert [page.stem for page in sorted(CASES.glob("*.page"))] == [text.stem for text in TEXTS]


# ------------------------------------------------------------------------------------------------ nothing is lost

EXAMPLES = [path.read_bytes().decode() for path in (*sorted((ROOT / "examples").glob("*.txt")), *TEXTS)]

HEADINGS = ["二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "一、2022年工作完成情况"]
LABELS = [
    "第二十条第（五）项",
    "信息内容",
    "本年处理决定数量",
    "总计",
    "行政许可",
    "一、本年新收政府信息公开申请数量",
    "（三）不予公开",
]
VALUES = ["3", "0", "/", "1,428", "无", "5件"]
WORDS = ["本年新", "其中", "全镇的办理情况已经在镇政府网站上公开。", "信息" * 50]
FURNITURE = ["- 4 -", "Page 8", "---|---", ":---:", " ", "\u3000", "\u2028", "\x85"]
DELIMITERS = ["|", " | ", "\t", "|||", "｜", "\t\t", "", "\n"]
LINE_ENDS = ["\n", "\n\n", "\r\n", "\r", " \n\f\n"]
TAGS = [
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<td colspan=2 rowspan='3'>",
    "<p>",
    "</p>",
    "<br>",
    "<b>",
]
ODDITIES = [
    "<td",
    '<td x="',
    "<!--",
    "-->",
    "<tbody>",
    "</thead>",
    "<style>",
    "</style>",
    "&nbsp;",
    "&lt",
    "<o:p/>",
    "<",
    ">",
]

PIECES = [*HEADINGS, *LABELS, *VALUES, *WORDS, *FURNITURE, *LINE_ENDS, *DELIMITERS, *TAGS, *ODDITIES]

torn_texts = st.lists(st.sampled_from(PIECES + 3 * DELIMITERS)).map("".join)
torn_pages = st.lists(st.sampled_from(PIECES + 3 * TAGS)).map("".join)


@st.composite
def mutated_texts(draw: st.DrawFn) -> str:
    """A stretch of an example in which some stretches are replaced."""
    text = draw(st.sampled_from(EXAMPLES))
    start = draw(st.integers(0, len(text)))
    text = text[start : start + draw(st.integers(0, 1_500))]
    for _ in range(draw(st.integers(0, 5))):
        at = draw(st.integers(0, len(text)))
        put = draw(st.sampled_from(PIECES))
        text = text[:at] + put + text[at + draw(st.integers(0, 30)) :]
    return text


@given(st.text() | torn_texts | torn_pages | mutated_texts())
def test_the_page_holds_all_of_the_text(text: str) -> None:
    page = page_of(Source(text))
    spans = [block.span for block in page.blocks]
    assert [0, *(span.end for span in spans)] == [*(span.start for span in spans), len(text)]
    assert all(span.start < span.end for span in spans)
    for block in page.blocks:
        if isinstance(block, Heading):
            assert page.printed is not None or text[block.at.start : block.at.end] == block.text
            assert block.span.start <= block.at.start < block.at.end <= block.span.end
        elif isinstance(block, Table):
            assert_holds_its_cells(block, text)


def assert_holds_its_cells(table: Table, text: str) -> None:
    """Cells stand in order where they say they do; beside them stand delimiters and page furniture alone.

    Of a label that is wrapped over lines, the row has one piece's place; the others stand between its cells.
    """
    end, between, woven = table.span.start, "", False
    for row in (*table.opening, *table.rows):
        assert row.cells
        woven = woven or bool(row.ends)
        for index, cell in enumerate(row.cells):
            span = row.span(index)
            assert cell == cell.strip()
            assert text[span.start : span.end] == cell or (cell and row.ends)
            assert end <= span.start
            between, end = between + text[end : span.start], span.end
    between += text[end : table.span.end]
    assert end <= table.span.end
    if is_html(text):
        between = "\n".join(line.text for line in lines(between, 0, len(between)))
    beside = [line.strip() for line in re.split(r"[\r\n]", between) if re.sub(r"[\s|｜:+-]", "", line)]
    assert woven or table.layout == "aligned" or all(map(is_furniture, beside))


def test_a_line_too_long_for_a_row_is_prose() -> None:
    text = "规章" + " | 0" * 1_000 + "\n"
    assert page_of(Source(text)).blocks == (Prose(Span(0, len(text))),)
