"""What notebooks and terminals show: the official tables with what is in doubt or wrong, and the findings."""

import copy
import io
import pickle
import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

import html5lib
import pandas as pd
import pytest
from attrs import evolve
from hypothesis import given
from rich.console import Console

import govinfo
from govinfo import Cell, Report, State
from govinfo.diagnostics import LANGUAGES
from govinfo.report import Applicants
from govinfo.report.tree import Node
from govinfo.strategies import reports
from govinfo.unbind.grids import tables_of
from govinfo.views import notebook, terminal
from govinfo.views.remarks import marked
from govinfo.views.words import words
from tests.conftest import ROOT
from tests.test_cli import run

SOUND = govinfo.load(ROOT / "docs" / "files" / "sound.txt")
FILE = ROOT / "docs" / "files" / "report.txt"
DAMAGED = govinfo.load(FILE)
TOTAL = "applications.received.total"
SCRIPT = "</td><script>alert('1')</script>\" onload=\"x"


def on_console(shown: object, width: int = 100) -> str:
    console = Console(file=io.StringIO(), width=width)
    with console.capture() as captured:
        console.print(shown)
    return "\n".join(line.rstrip() for line in captured.get().split("\n"))


def html(shown: Any) -> str:  # noqa: ANN401 - whatever can be shown
    return str(shown._repr_html_())


def tables(page: str) -> list[list[list[object]]]:
    return [table.to_numpy().tolist() for table in pd.read_html(io.StringIO(page), header=None, keep_default_na=False)]


class Attributes(HTMLParser):
    """The attributes of all tags of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += attrs


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")


# ------------------------------------------------------------------------------------------------------- notebooks


@pytest.mark.parametrize("report", [SOUND, DAMAGED, govinfo.parse("")], ids=repr)
def test_a_notebook_shows_valid_html(report: Report) -> None:
    for shown in (notebook.report(report), notebook.part(report.applications), notebook.findings(report.check())):  # type: ignore[arg-type]
        html5lib.HTMLParser(strict=True).parseFragment(shown)


@given(reports(states=tuple(State)))
def test_a_notebook_shows_the_tables_of_the_page(report: Report) -> None:
    shown, page = notebook.report(report, "zh"), govinfo.write(report, "html")
    if "<table>" in page:
        assert tables(page) == tables(shown)[: page.count("<table>")]


def test_what_a_report_prints_is_no_markup() -> None:
    cell = Cell(None, State.UNREADABLE, raw=SCRIPT)
    report = evolve(SOUND.replace({TOTAL: cell}), title=SCRIPT, organ=SCRIPT)
    shown = notebook.report(report)
    assert "<script" not in shown
    assert {name for name, _ in Attributes(shown).found} <= {"class", "title", "scope", "colspan", "rowspan"}
    assert unescape(shown).count(SCRIPT) == 4  # title, organ, the cell and what is told of it


def test_cells_are_marked_by_what_is_known_of_them() -> None:
    shown = notebook.report(DAMAGED)
    assert shown.count('<td class="doubtful"') == 7
    broken = {path for one in DAMAGED.relations() if one.verdict == "broken" for path in one.cells}
    assert shown.count('<td class="wrong"') == len(broken)
    assert 'title="印有数值，归属不能确定：候选值 1 0 0 0 0 1' in unescape(shown) or "候选值 1 0 0 0 0 1" in shown
    assert "mark" not in notebook.report(SOUND)


def test_a_warning_that_names_a_cell_makes_it_doubtful() -> None:
    blank = SOUND.replace({"applications.received.commercial_enterprise": None, TOTAL: 99})
    findings = [one for one in blank.check() if one.severity == "warning"]
    boxes = [box for grid in marked(blank, words("en")).values() for row in grid.rows for box in row]
    doubtful = {box.path: box.note for box in boxes if box.mark == "doubtful"}
    assert doubtful
    for path, note in doubtful.items():
        assert note == "\n".join(one.text("en") for one in findings if path in one.paths)


def test_an_empty_form_is_not_in_doubt() -> None:
    blank = govinfo.blank("2021", 2024, "某局")
    assert any(one.severity == "warning" and one.paths for one in blank.check())
    assert {box.mark for grid in marked(blank, words("en")).values() for row in grid.rows for box in row} == {""}


def test_absent_cells_of_a_printed_row_are_doubtful() -> None:
    lost = SOUND.replace({TOTAL: Cell(None, State.ABSENT)})
    boxes = [box for grid in marked(lost, words("zh")).values() for row in grid.rows for box in row]
    assert [(box.path, box.note) for box in boxes if box.mark == "doubtful"] == [(TOTAL, "未印出")]


def test_nothing_but_itself_is_styled() -> None:
    style = re.findall(r"<style>(.*?)</style>", notebook.report(SOUND), re.DOTALL)[0]
    rules = [rule.strip() for rule in re.sub(r"\{.*?\}", ";", style, flags=re.DOTALL).split(";") if rule.strip()]
    assert all(part.strip().startswith(".govinfo") for rule in rules for part in rule.split(","))
    assert "http" not in style
    assert "color: #" not in style  # the page's own colour, on light and on dark


@pytest.mark.parametrize("part", [SOUND.applications, SOUND.disclosure, SOUND.proceedings, SOUND.disclosure.fees])
def test_a_part_shows_its_own_tables_alone(part: Node) -> None:
    shown = notebook.part(part)
    assert shown is not None
    section = part.path.partition(".")[0]
    whole = {name: grid for name, grid in tables_of(SOUND).items() if name == section}
    assert len(tables(shown)) == 1
    if part.path == section:
        assert tables(shown)[0] == tables(notebook.report(SOUND))[list(tables_of(SOUND)).index(section)]
    else:
        assert len(tables(shown)[0]) < len(whole[section].rows)


def test_a_row_without_a_place_is_shown_as_a_line() -> None:
    row = Applicants.from_counts(3, 1, 0, 0, 0, 0)
    assert row._repr_html_() is None
    assert on_console(row).strip() == repr(row)


def test_a_report_without_tables_says_so() -> None:
    assert "（没有读到这一部分的表格）" in notebook.report(govinfo.parse("一、总体情况"))


# ------------------------------------------------------------------------------------------------------- findings


def test_findings_are_a_tuple_that_shows_itself() -> None:
    found = DAMAGED.check()
    assert isinstance(found, tuple)
    for again in (pickle.loads(pickle.dumps(found)), copy.deepcopy(found)):  # noqa: S301 - our own
        assert again == found
        assert html(again) == html(found)
    assert SOUND.check() == ()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_findings_are_listed_with_their_places(lang: str) -> None:
    found = DAMAGED.check()
    [rows] = tables(notebook.findings(found, lang))  # type: ignore[arg-type]
    line, column = DAMAGED.position(found[0].span)
    assert rows[0] == [
        words(lang).severities[found[0].severity],
        f"{line}:{column}",
        f"GI601 {found[0].rule}",
        found[0].text(lang),
    ]
    told = on_console(terminal.findings(found, lang), 200)  # type: ignore[arg-type]
    assert f"{line}:{column}" in told
    assert all(one.text(lang) in told for one in found)


def test_where_nothing_is_found_that_is_said() -> None:
    assert "没有发现问题" in html(SOUND.check())
    assert on_console(SOUND.check()).strip() in {"()", "没有发现问题"}


def test_findings_without_a_text_have_no_places() -> None:
    found = Report.from_dict(DAMAGED.to_dict()).check()
    assert {row[1] for row in tables(html(found))[0]} == {""}


# ------------------------------------------------------------------------------------------------------- terminals


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_console_shows_what_the_command_shows(lang: str) -> None:
    shown = on_console(terminal.report(DAMAGED, lang))
    printed = run("show", FILE, "--lang", lang).stdout.rpartition("\n\n")[0]
    assert shown.rstrip() == "\n".join(line.rstrip() for line in printed.split("\n")).rstrip()


@pytest.mark.parametrize("width", [60, 80, 140])
def test_a_console_is_as_wide_as_it_is(width: int) -> None:
    assert on_console(DAMAGED, width).startswith("青禾县水务局2023年")


def test_a_part_on_a_console_begins_with_its_heading_and_tells_no_missing_rows() -> None:
    shown = on_console(SOUND.applications.outcomes.refused)
    assert shown.startswith("三、收到和处理政府信息公开申请情况\n")
    assert "未印出" not in shown


def test_no_text_of_a_report_is_obeyed_by_a_terminal() -> None:
    hostile = evolve(
        SOUND.replace({TOTAL: Cell(None, State.UNREADABLE, raw="\x1b[2J")}), title="\x1b[2J", organ="[red]"
    )
    shown = on_console(hostile)
    assert "\x1b" not in shown
    assert "[red]" in shown


@pytest.mark.parametrize(("locale", "word"), [("zh_CN.UTF-8", "机关"), ("C.UTF-8", "Organ")])
def test_the_language_is_that_of_the_locale(monkeypatch: pytest.MonkeyPatch, locale: str, word: str) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    assert all(word in shown for shown in (SOUND._repr_html_(), on_console(SOUND)))
