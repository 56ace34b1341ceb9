"""What writing gives: the official form with its spans, text that other programs read, and what is told of losses."""

import io
import pickle
import re
import sys
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import html5lib
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import govinfo
from govinfo import Cell, Layout, Limit, Report, State
from govinfo.forms import forms
from govinfo.layouts.writing import WRITERS
from govinfo.paper import Grid
from govinfo.strategies import reports
from govinfo.unbind import unbind
from tests.conftest import ROOT
from tests.test_round_trip import LAYOUTS

SOUND = govinfo.load(ROOT / "docs" / "files" / "sound.txt")
FULL = [SOUND, *(govinfo.blank(form.name, 2025, "南山县人民政府") for form in forms())]
each_layout = pytest.mark.parametrize("layout", WRITERS)


def rules(report: Report, layout: str | Layout) -> list[str]:
    return [found.rule for found in govinfo.write(report, layout).diagnostics]


class Tables(HTMLParser):
    """How many columns each row of each table fills, spans counted."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tables: list[list[list[int]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in {"td", "th"}:
            spans = dict(attrs)
            across, down = (int(spans.get(name) or 1) for name in ("colspan", "rowspan"))
            table = self.tables[-1]
            table[-1] += [across, down]

    def areas(self) -> list[int]:
        return [sum(w * h for row in table for w, h in zip(row[::2], row[1::2], strict=True)) for table in self.tables]


@pytest.mark.parametrize("report", FULL, ids=repr)
def test_html_is_valid_and_its_spans_fill_each_table(report: Report) -> None:
    text = govinfo.write(report, "html")
    html5lib.HTMLParser(strict=True).parse(text)
    grids = [piece for piece in unbind(report, WRITERS["html"]).pieces if isinstance(piece, Grid)]
    assert Tables(text).areas() == [grid.width * len(grid.rows) for grid in grids]
    assert [grid.width for grid in grids] == [4, 10, 15]


@pytest.mark.parametrize("report", FULL, ids=repr)
def test_a_markdown_parser_reads_the_same_cells(report: Report) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(govinfo.write(report, "markdown"))
    grids = [piece for piece in unbind(report, WRITERS["markdown"]).pieces if isinstance(piece, Grid)]
    printed = [tokens[at + 1].content for at, token in enumerate(tokens) if token.type in {"th_open", "td_open"}]
    assert printed == [text for grid in grids for row in grid.texts() for text in row]
    headings = [tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open"]
    assert headings == [section.heading for section in report.sections if section.heading]


def filled(grid: Grid) -> list[list[str]]:
    """The text in each column of each row, a box in every one that it spans."""
    rows = [[""] * grid.width for _ in grid.rows]
    for index, row in enumerate(grid.places()):
        for at, box in row:
            for below in rows[index : index + box.down]:
                below[at : at + box.across] = [box.text] * box.across
    return rows


@settings(max_examples=20)
@given(reports(states=(State.BLANK, State.NIL, State.UNREADABLE)) | reports("mixed"))
def test_pandas_reads_the_same_grid(report: Report) -> None:
    frames = pd.read_html(io.StringIO(govinfo.write(report, "html")), keep_default_na=False)
    grids = [piece for piece in unbind(report, WRITERS["html"]).pieces if isinstance(piece, Grid)]
    for frame, grid in zip(frames, grids, strict=True):
        heads = [[re.sub(r"\.\d+$", "", name) for name in level] for level in zip(*frame.columns, strict=True)]
        assert heads + [list(map(str, row)) for row in frame.to_numpy().tolist()] == filled(grid)


def test_text_of_the_report_is_no_markup() -> None:
    script = "<script>alert('1')</script> & </td>"
    first = SOUND.sections[1]
    made = Report(
        SOUND.title, SOUND.year, SOUND.organ, SOUND.disclosure, SOUND.applications, SOUND.proceedings,
        (SOUND.sections[0], govinfo.Section(first.id, first.heading, script), *SOUND.sections[2:]),
    ).replace({"disclosure.penalties.decisions": Cell(None, State.UNREADABLE, raw=script)})  # fmt: skip
    text = govinfo.write(made, "html")
    assert "<script" not in text
    assert text.count("&lt;script&gt;") == 2
    assert govinfo.parse(text) == made


@each_layout
def test_a_delimiter_in_a_cell_breaks_no_row(layout: str) -> None:
    cell = Cell(None, State.UNREADABLE, raw="17|\n件左右")
    made = SOUND.replace({"disclosure.penalties.decisions": cell})
    written = govinfo.write(made, layout)
    cannot = Limit.TEXT in WRITERS[layout].limits
    assert ("text-altered" in rules(made, layout)) == cannot
    assert govinfo.parse(written)["disclosure.coercion.decisions"] == SOUND["disclosure.coercion.decisions"]


@each_layout
def test_a_tag_in_a_cell_is_none(layout: str) -> None:
    made = SOUND.replace({"applications.received.total": Cell(None, State.UNREADABLE, raw="<td>3</td>")})
    written = govinfo.write(made, layout)
    assert ("＜td>3＜/td>" in written) == (layout != "html")
    assert ("text-altered" in rules(made, layout)) == (layout != "html")
    assert govinfo.parse(written)["applications.received.total"].value is None


@each_layout
def test_numbers_are_printed_to_the_last_digit_with_their_unit(layout: str) -> None:
    for amount in (Decimal("976.8100"), Decimal("1E+3"), Decimal("0.0001")):
        for unit in ("万元", "元", None):
            made = SOUND.replace({"disclosure.fees.amount": Cell(amount, State.REPORTED, unit)})
            written = govinfo.write(made, layout)
            assert format(amount, "f") in written
            assert govinfo.parse(written) == made


@each_layout
@pytest.mark.parametrize(
    ("raw", "candidates", "printed"),
    [
        ("约3", (3,), "约3"),
        ("3", (3, 5), "3、5？"),
        ("3", (), "3？"),
        ("/", (3, 5), "3、5？"),
        ("3 5", (3, 5), "3、5？"),
        ("3 5", (), "3 5？"),
        ("", (3, 5), "3、5？"),
        ("", (), "？"),
    ],
)
def test_what_is_in_doubt_is_printed_as_its_text_or_as_its_numbers_with_a_mark(
    layout: str, raw: str, candidates: tuple[int, ...], printed: str
) -> None:
    made = SOUND.replace(
        {"disclosure.penalties.decisions": Cell(None, State.AMBIGUOUS, raw=raw, candidates=candidates)}
    )
    written = govinfo.write(made, layout)
    shown = WRITERS[layout].cell(printed)
    assert shown in written
    assert rules(made, layout) == ["state-not-carried", *(["text-altered"] if shown != printed else [])]
    assert written.diagnostics[0].paths == ("disclosure.penalties.decisions",)
    assert govinfo.parse(written)["disclosure.penalties.decisions"].value is None


#: Pieces of what a cell in doubt may print.
PIECES = (
    *"0123579 /-—.,、？?+（）()元万件项三无约|｜\t\n\r*#&<>",
    *(
        "\u200b",
        "\u00ad",
        "\u3000",
        "\xa0",
        "<td>",
        "</td>",
        "<table><tr><td>",
        "<br>",
        "&#51;",
        "&nbsp;",
        "总计",
        "一、",
    ),
)
doubtful = st.builds(
    lambda raw, state, numbers: Cell(None, state, raw=raw, candidates=numbers),
    st.lists(st.sampled_from(PIECES), max_size=5).map("".join),
    st.sampled_from((State.AMBIGUOUS, State.UNREADABLE)),
    st.lists(st.integers(0, 99), max_size=2).map(tuple),
)


def other_numbers(written: Report, again: Report) -> dict[str, object]:
    """The sure numbers of a report that was read again which are not those of the report that was written."""
    sure = {path: cell.value for path, cell in again.cells().items() if cell.state is State.REPORTED}
    return {path: value for path, value in sure.items() if value != written[path].value}


each_way = pytest.mark.parametrize("layout", LAYOUTS, ids=str)


@each_way
@given(doubts=st.dictionaries(st.sampled_from(list(SOUND.cells())), doubtful, min_size=1, max_size=6))
def test_what_is_in_doubt_is_never_read_back_as_a_sure_number(layout: Layout, doubts: dict[str, Cell]) -> None:
    made = SOUND.replace(doubts)
    assert other_numbers(made, govinfo.parse(govinfo.write(made, layout))) == {}


@each_way
@given(report=st.sampled_from(("2019", "2021", "mixed")).flatmap(lambda form: reports(form, states=tuple(State))))
def test_no_number_becomes_another_whatever_else_is_lost(layout: Layout, report: Report) -> None:
    assert other_numbers(report, govinfo.parse(govinfo.write(report, layout))) == {}


def test_an_inferred_number_is_written_and_told() -> None:
    made = SOUND.replace({"applications.received.total": Cell(11, State.INFERRED)})
    written = govinfo.write(made)
    assert [found.severity for found in written.diagnostics] == ["warning"]
    assert govinfo.parse(written)["applications.received.total"] == Cell(11, State.REPORTED)


@pytest.mark.parametrize("value", [Cell(Decimal("1.5"), State.REPORTED), Cell(-1, State.REPORTED)])
def test_a_value_that_its_column_cannot_hold_is_told(value: Cell) -> None:
    assert rules(SOUND.replace({"applications.received.total": value}), "pipe") == ["cells-not-carried"]


def test_rows_that_are_absent_are_blank_where_that_is_asked_for() -> None:
    absent = Cell(None, State.ABSENT)
    made = SOUND.replace({f"disclosure.licensing.{name}": absent for name in ("decisions",)})
    assert "行政许可" not in govinfo.write(made)
    written = govinfo.write(made, govinfo.PipeLayout(fill=True))
    assert "| 行政许可 |  |" in written
    assert written.diagnostics[0].paths == ("disclosure.licensing.decisions",)


@pytest.mark.parametrize("layout", [name for name, one in WRITERS.items() if Limit.TAIL not in one.limits])
@pytest.mark.parametrize("last", ["applications.received.natural_person", "proceedings.reconsideration.upheld"])
def test_a_report_that_is_cut_off_in_a_row_comes_back_so(layout: str, last: str) -> None:
    paths = list(SOUND.cells())
    cut = SOUND.replace(dict.fromkeys(paths[paths.index(last) + 1 :], Cell(None, State.ABSENT)))
    at = [section.id for section in cut.sections].index(last.partition(".")[0])
    cut = Report(
        cut.title, cut.year, cut.organ, cut.disclosure, cut.applications, cut.proceedings, cut.sections[: at + 1]
    )
    written = govinfo.write(cut, layout)
    assert govinfo.parse(written) == cut
    assert written.diagnostics == ()


def test_where_no_title_is_printed_one_is_made_of_organ_and_year() -> None:
    made = Report(None, 2024, "青禾县水务局", SOUND.disclosure, SOUND.applications, SOUND.proceedings)
    written = govinfo.write(made)
    assert written.startswith("青禾县水务局2024年政府信息公开工作年度报告\n")
    assert rules(made, "pipe") == ["words-not-carried"]


def test_prose_that_reads_as_something_else_is_told() -> None:
    sections = tuple(
        govinfo.Section(one.id, one.heading, "三、收到和处理政府信息公开申请情况" if one.id == "overview" else one.text)
        for one in SOUND.sections
    )
    made = Report(
        SOUND.title, SOUND.year, SOUND.organ, SOUND.disclosure, SOUND.applications, SOUND.proceedings, sections
    )
    assert "words-not-carried" in rules(made, "pipe")


def test_an_unknown_layout_lists_the_known_ones() -> None:
    with pytest.raises(
        ValueError, match="no layout is named 'word'; known: pipe, markdown, tab, cells, flat, aligned, html"
    ):
        govinfo.write(SOUND, "word")


def test_what_is_written_is_a_str_and_pickles_as_one() -> None:
    written = govinfo.write(SOUND)
    again = pickle.loads(pickle.dumps(written))  # noqa: S301 - our own
    assert isinstance(written, str)
    assert again == written
    assert again.diagnostics == written.diagnostics == ()


def test_html_is_written_without_its_extra_but_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = str(govinfo.write(SOUND, "html"))
    monkeypatch.setitem(sys.modules, "selectolax.lexbor", None)
    written = govinfo.write(SOUND, "html")
    assert written == whole
    assert [found.rule for found in written.diagnostics] == ["html-unread"]


def test_brackets_may_be_of_half_width() -> None:
    text = govinfo.write(SOUND, govinfo.TabLayout(full_width=False))
    assert "(一)予以公开" in text
    assert "（一）予以公开" not in text


def test_a_table_in_a_folder_of_files_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text(govinfo.write(SOUND, "html"), encoding="utf-8")
    assert govinfo.load(tmp_path / "x.html") == SOUND
