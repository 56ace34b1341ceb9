"""No text makes the reader raise, no damage makes it lie, and what is no report is told as what it is."""

from decimal import Decimal
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govinfo
from govinfo import ParseError, Report, Severity, State, Status
from govinfo.forms import forms, paths
from govinfo.strategies.consistent import BYTES
from tests.conftest import ROOT
from tests.drawn import consistent
from tests.nicks import read_otherwise
from tests.writing import LAYOUTS, untold, write

EXAMPLES = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))}
WRITTEN = {layout: consistent(bytes(range(BYTES)), "2019", "parts").write(layout) for layout in LAYOUTS}
TEXTS = {**EXAMPLES, **WRITTEN}

CASES = sorted((ROOT / "tests" / "cases" / "reports").glob("*.txt"))
AMOUNTS = ("fees.amount", "procurement.amount")
#: What a diagnostic may name: paths, prefixes of them, and sections.
NAMES = {path.rsplit(".", cut)[0] for path in paths() for cut in range(5)} | {s.id for s in forms()[0].sections}
#: Every word of the forms.
WORDS = sorted(
    {
        *(table.article for form in forms() for table in form.tables if table.article),
        *(head for form in forms() for table in form.tables for head in table.heads),
        *(column.label for form in forms() for table in form.tables for column in table.columns),
        *(row.label for form in forms() for table in form.tables for row in table.rows),
        *(group.label for form in forms() for table in form.tables for group in table.groups),
        *(section.heading for section in forms()[0].sections),
        *(f"{numeral}、" for numeral in "一二三四五六"),
    }
)
MARKS = [*"|｜\t\n\r\f 　07-/\0\ud800\u2028", " | ", "\r\n", "---", "12", "减4", "3元"]
TAGS = [
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "<td colspan=3 rowspan=2>",
    "</table>",
    "<p>",
    "<br>",
    "<!--",
    "&nbsp;",
    "<td",
]
STRANGE = st.text(st.characters(exclude_categories=()), max_size=5) | st.sampled_from([*WORDS, *MARKS, *TAGS])


def assert_sound(text: str) -> Report:
    """Everything that holds of the reading of any text, and of each report in it."""
    report = govinfo.parse(text)
    first, *others = govinfo.parse_many(text)
    assert first == report
    for one in (report, *others):
        assert_sound_report(one, text)
    return report


def assert_sound_report(report: Report, text: str) -> None:
    for path, cell in report.cells().items():
        assert text[slice(*cell.span)] == cell.raw, path
        assert (cell.value is not None) == (cell.state in (State.REPORTED, State.INFERRED)), path
        assert cell.state is not State.ABSENT
        for number in (cell.value, *cell.candidates):
            assert type(number) in (int, Decimal, type(None)), path
        if cell.value is not None:
            assert isinstance(cell.value, Decimal if path.endswith(AMOUNTS) else int), path
            assert cell.value >= 0 or path.endswith(("change", *AMOUNTS)), path
    for found in (*report.diagnostics, *report.check()):
        assert NAMES.issuperset(found.paths), found.rule
        assert found.rule != "check-failed", found.message
        for span in (found.span, *(label.span for label in found.labels)):
            assert 0 <= span.start <= span.end <= len(text), found.rule
        for lang in ("zh", "en"):
            assert found.text(lang)
            assert found.help(lang)
    for fragment in report.unplaced:
        assert text[slice(*fragment.span)] == fragment.text
    assert list(report.diagnostics) == sorted(report.diagnostics, key=lambda found: (found.span, found.rule))
    assert [section.span for section in report.sections] == sorted(section.span for section in report.sections)


@given(text=st.text(st.characters(exclude_categories=()), max_size=400))
def test_any_text_has_an_answer(text: str) -> None:
    assert_sound(text)


@given(pieces=st.lists(st.sampled_from([*WORDS, *MARKS, *MARKS]) | st.sampled_from(TAGS), max_size=120))
def test_any_heap_of_the_words_of_the_forms_has_an_answer(pieces: list[str]) -> None:
    assert_sound("".join(pieces))


def test_a_table_whose_only_label_is_of_a_divided_group_has_an_answer() -> None:
    first = "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 |\n0 |\n"
    head = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） |\n"
    assert govinfo.parse(f"{first}{head}0 |\n（六）其他处理 |").status == "partial"


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """An example cut, spliced, repeated, with lines swapped and lost, and strange characters in it."""
    text = draw(st.sampled_from(sorted(TEXTS.values())))
    for _ in range(draw(st.integers(1, 5))):
        lines = text.split("\n")
        here, there = (draw(st.integers(0, len(text))) for _ in range(2))
        line, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        kind = draw(st.sampled_from(("cut", "splice", "repeat", "swap", "lose", "strange")))
        if kind == "cut":
            text = text[:here]
        elif kind == "splice":
            text = text[: min(here, there)] + text[max(here, there) :]
        elif kind == "repeat":
            text = text[:here] + text[min(here, there) : max(here, there)] + text[here:]
        elif kind == "strange":
            text = text[:here] + draw(STRANGE) + text[here:]
        elif kind == "swap":
            lines[line], lines[other] = lines[other], lines[line]
            text = "\n".join(lines)
        else:
            del lines[line : max(line + 1, min(other, line + 6))]
            text = "\n".join(lines)
    return text


@given(text=damaged())
def test_any_damage_leaves_a_sound_reading(text: str) -> None:
    assert_sound(text)


@given(
    name=st.sampled_from(sorted(TEXTS)), ends=st.lists(st.sampled_from(("\n", "\r\n", "\r")), min_size=1, max_size=5)
)
def test_how_lines_end_makes_no_difference(name: str, ends: list[str]) -> None:
    lines = TEXTS[name].split("\n")
    # CR before an empty line would make one line end of two.
    text = "".join(
        line + ("\r\n" if end == "\r" and not following else end)
        for line, following, end in zip(lines, lines[1:], cycle(ends), strict=False)
    )
    one, other = govinfo.parse(TEXTS[name]), assert_sound(text + lines[-1])
    assert other == one
    assert [(found.rule, other.position(found.span)) for found in other.diagnostics] == [
        (found.rule, one.position(found.span)) for found in one.diagnostics
    ]


@pytest.mark.parametrize(("first", "name"), [*enumerate(TEXTS)], ids=TEXTS)
def test_a_cut_gives_no_wrong_number_and_no_blank_for_one_untold(first: int, name: str) -> None:
    """Every third place is cut at, of the next text the next ones."""
    text = TEXTS[name]
    whole = govinfo.parse(text).cells()
    ends = range(text.index("二、") + first % 3, text.index("五、", text.index("四、政")), 3)
    wrong = {end: found for end in ends if any(found := untold(text[:end], whole))}
    assert wrong == {}


@given(
    name=st.sampled_from([name for name in TEXTS if name != "flat"]),
    damage=st.lists(st.tuples(st.sampled_from(("lose", "swap", "repeat")), *[st.integers(0, 200)] * 2), max_size=4),
)
def test_lines_of_a_grid_lost_or_moved_give_no_wrong_number_untold(
    name: str, damage: list[tuple[str, int, int]]
) -> None:
    lines = TEXTS[name].split("\n")
    for kind, here, there in damage:
        one, other = here % len(lines), there % len(lines)
        if kind == "lose":
            del lines[one : one + other % 8]
        elif kind == "swap":
            lines[one], lines[other] = lines[other], lines[one]
        else:
            lines[one:one] = lines[one : one + other % 8]
    assert untold("\n".join(lines), govinfo.parse(TEXTS[name]).cells())[0] == set()


TITLE = "南山县民政局2022年政府信息公开工作年度报告\n"
TWO = "二、主动公开政府信息情况\n第二十条第（五）项\n信息内容 | 本年处理决定数量 |\n行政许可 | 7 |\n"
NOTICE = "关于召开春季防火工作会议的通知\n各乡镇人民政府：定于3月5日上午召开会议，请准时参加。\n"
OLDER = "南山县2016年政府信息公开情况统计表\n统计指标 | 单位 | 统计数\n主动公开政府信息数 | 条 | 15\n"

KINDS = {
    "empty": ("", "empty", "text-empty"),
    "white space": (" \n\t\r\n　\f\n", "empty", "text-empty"),
    "a notice": (NOTICE, "not-a-report", "not-a-report"),
    "a title alone": (TITLE, "no-tables", "no-tables"),
    "prose alone": (f"{TITLE}一、总体情况\n全年没有收到申请。\n", "no-tables", "no-tables"),
    "an older table": (OLDER, "older-form", "older-form"),
    "half a report": (f"{TITLE}{TWO}三、收到和处理政府信息公开申请情况\n", "partial", "table-missing"),
    "one table": (TITLE + TWO, "partial", "table-cut"),
}


@pytest.mark.parametrize(("text", "status", "rule"), KINDS.values(), ids=KINDS)
def test_what_kind_of_text_it_is(text: str, status: str, rule: str) -> None:
    report = assert_sound(text)
    assert report.status == status
    assert rule in [found.rule for found in report.diagnostics]
    assert (report.status is Status.PARTIAL) == bool(report.cells())


def test_a_table_of_another_document_makes_no_report() -> None:
    assert govinfo.parse(f"{NOTICE}序号 | 单位 | 人数\n1 | 东坪镇 | 2\n").status is Status.NOT_A_REPORT


def test_strict_raises_what_was_found() -> None:
    with pytest.raises(ParseError) as raised:
        govinfo.parse(EXAMPLES["tab-lost-rows-2019"], strict=True)
    assert raised.value.diagnostics == govinfo.parse(EXAMPLES["tab-lost-rows-2019"]).diagnostics
    assert "rows-missing" in str(raised.value)
    assert isinstance(raised.value, ValueError)


@pytest.mark.parametrize("name", ["pipe-2023", "pipe-rules-2022", "tab-torn-2022"])
def test_strict_lets_notes_and_warnings_pass(name: str) -> None:
    assert govinfo.parse(EXAMPLES[name], strict=True) == govinfo.parse(EXAMPLES[name])


@pytest.mark.parametrize("text", [b"", None, 7, ["x"], Path("x")], ids=repr)
def test_parse_takes_text_only(text: Any) -> None:  # noqa: ANN401  (anything at all)
    with pytest.raises(TypeError, match="load"):
        govinfo.parse(text)


FILES = {
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "docx": b"PK\x03\x04\x14\x00\x00\x00word/document.xml",
    "xlsx": b"PK\x03\x04\x14\x00\x00\x00xl/workbook.xml",
    "doc or xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64),
    "image": b"\x89PNG\r\n\x1a\n" + bytes(64),
}


@pytest.mark.parametrize(("name", "data"), FILES.items(), ids=FILES)
def test_a_file_without_text_is_named(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    for report in (govinfo.load(data), govinfo.load(path)):
        (told,) = report.diagnostics
        assert (report.status, told.rule, told.severity) == ("not-a-report", "not-a-text", Severity.ERROR)
        assert name in told.text("en")
        assert report.cells() == {}
    with pytest.raises(ParseError):
        govinfo.load(path, strict=True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_file_is_read_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "report.dat"
    path.write_bytes(EXAMPLES["tab-torn-2022"].encode(encoding))
    expected = govinfo.parse(EXAMPLES["tab-torn-2022"])
    for report in (govinfo.load(path), govinfo.load(str(path)), govinfo.load(path.read_bytes())):
        assert report == expected
        assert report.diagnostics == expected.diagnostics


def test_bytes_that_no_encoding_has_are_told_and_the_rest_is_read() -> None:
    report = govinfo.load(EXAMPLES["pipe-2023"].encode().replace("临".encode(), b"\xff", 1))
    (told,) = report.diagnostics
    assert (told.rule, report.status, len(report.cells())) == ("undecodable-bytes", "read", 200)


def test_a_file_that_cannot_be_read_is_an_os_error(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.txt", tmp_path):
        with pytest.raises(OSError, match=str(tmp_path)):
            govinfo.load(path)


def test_the_first_of_several_reports_is_read() -> None:
    first = consistent(bytes(BYTES), "2021", "parts")
    fewer = {path: value for path, value in first.cells.items() if not path.startswith("disclosure.rules.")}
    second = consistent(bytes([200] * BYTES), "2021", "parts").write().replace("南山县", "北山县")
    report = govinfo.parse(write(fewer) + second)
    assert report.organ == "南山县人民政府"
    assert {path: cell.value for path, cell in report.cells().items()} == fewer


HUGE = {
    "reports": (EXAMPLES["tab-torn-2022"], "read"),
    "rows": ("一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n", "partial"),
    "headings": ("三、收到和处理政府信息公开申请情况\n", "no-tables"),
    "prose": ("一年来，全县把公开当作日常工作来做，栏目有人管，来信有人回。\n", "not-a-report"),
    "numbers": ("7\n", "not-a-report"),
    "pipes": ("|", "not-a-report"),
    "lone pipes": ("|\n", "not-a-report"),
    "tabs": ("\t", "empty"),
    "line ends": ("\r", "empty"),
    "open brackets": ("（", "not-a-report"),
    "nested tables": ("<table><tr><td>5", "not-a-report"),
    "spans": ("<tr><td rowspan=99 colspan=39><td>", "empty"),
    "tags that do not end": ("<td", "not-a-report"),
}


@pytest.mark.slow
@pytest.mark.parametrize(("unit", "status"), HUGE.values(), ids=HUGE)
def test_a_huge_text_ends_with_an_answer(unit: str, status: str) -> None:
    """A million characters; ``make bench`` takes ten megabytes, and tells how the time grows."""
    report = govinfo.parse(unit * (1_000_000 // len(unit)))
    assert report.status == status


@pytest.mark.parametrize(
    "case", sorted((ROOT / "tests" / "cases" / "reports").glob("*.txt")), ids=lambda path: path.stem
)
def test_a_nick_makes_no_number_another(case: Path) -> None:
    text = case.read_text(encoding="utf-8")
    if govinfo.parse_many(text)[1:]:
        pytest.skip("cut off in the first report, the text is read as another")
    assert read_otherwise(text, range(12), most=1) == []
