"""What a report is asked to say and does not: sections, blanks, years, forms, dates."""

import pytest

import govinfo
from govinfo import Diagnostic, Report, Severity
from govinfo.checks.organs import organ_of
from tests.conftest import ROOT

SOUND = (ROOT / "docs" / "files" / "sound.txt").read_text("utf-8")
TITLE, *_ = SOUND.partition("\n")
PROBLEMS = "栏目更新不够及时。本局已明确专人逐月核对。"
FURTHER = "本局2023年未收取信息处理费。"
PERIOD = "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。"
OVERSIGHT = "公开工作列入考核，请群众评议，没有人被追究责任。"


def report(*changes: tuple[str, str]) -> Report:
    """The sound report with changes of its text."""
    text = SOUND
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return govinfo.parse(text)


def found(*changes: tuple[str, str]) -> list[str]:
    return [one.rule for one in report(*changes).check()]


def only(*changes: tuple[str, str]) -> Diagnostic:
    (one,) = report(*changes).check()
    return one


def without(*headings: str) -> list[tuple[str, str]]:
    """Takes sections of prose out of the sound report."""
    lines = SOUND.split("\n")
    return [("\n".join(lines[at : at + 2]) + "\n", "") for at, line in enumerate(lines) if line in headings]


OVERVIEW, FIVE, SIX = "一、总体情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"


# ------------------------------------------------------------------------------------------------ sections


def test_sections_that_are_missing_are_told_once() -> None:
    one = only(*without(OVERVIEW, SIX))
    assert (one.rule, one.severity) == ("sections-absent", Severity.WARNING)
    for lang in ("zh", "en"):
        assert OVERVIEW in one.text(lang)
        assert SIX in one.text(lang)
        assert FIVE not in one.text(lang)


def test_tables_alone_are_no_report_without_prose() -> None:
    assert found(*without(OVERVIEW, FIVE, SIX)) == []


@pytest.mark.parametrize("at", range(1, len(SOUND), 13))
def test_a_text_that_is_cut_is_not_told_what_comes_after(at: int) -> None:
    """Anywhere; but that it ends after the last table, or with a sentence of section five, is told once."""
    read = govinfo.parse(SOUND[:at])
    told = [one.rule for one in read.check()]
    is_whole = read.sections[-1].text.endswith("。") if read.sections[-1].id == "problems" else False
    after_tables = read.status == "read" and read.sections[-1].id == "proceedings" and not read.sections[-1].text
    assert told == ["sections-absent"] * (is_whole or after_tables)


def test_a_table_that_is_missing_is_told_by_the_reader_alone() -> None:
    start, end = SOUND.index("四、政府"), SOUND.index(FIVE)
    text = SOUND.replace(SOUND[start:end], "").replace(f"{SIX}\n{FURTHER}\n", "")
    read = govinfo.parse(text)
    assert [one.rule for one in read.diagnostics] == ["tables-absent"]
    assert read.check() == ()


@pytest.mark.parametrize(
    "changes",
    [
        [(FIVE, "五、今后的打算")],  # under a heading that is not known
        [(OVERVIEW, "开展主动公开和依申请公开的工作如下。")],  # the heading is lost
    ],
)
def test_a_section_that_may_be_there_is_not_missed(changes: list[tuple[str, str]]) -> None:
    assert "sections-absent" not in found(*changes)


@pytest.mark.parametrize(
    "text", ["", "无", "无。", "本年度无。", "暂无问题", "不存在主要问题。", "目前没有相关问题", "我局未发现问题"]
)
def test_section_five_is_empty(text: str) -> None:
    one = only((PROBLEMS, text))
    assert (one.rule, one.severity) == ("problems-not-told", Severity.WARNING)
    assert report((PROBLEMS, text)).source.text[slice(*one.span)] == FIVE


@pytest.mark.parametrize("text", ["（正文略）", "(略)", "（以下内容略）", "无障碍改造还不到位。", "没有做到按月更新。"])
def test_what_is_left_out_or_begins_alike_is_not_empty(text: str) -> None:
    assert found((PROBLEMS, text)) == []


def test_an_empty_section_that_ends_the_text_may_have_been_cut() -> None:
    assert [one.rule for one in govinfo.parse(SOUND[: SOUND.index(PROBLEMS)]).check()] == []
    assert [one.rule for one in govinfo.parse(SOUND[: SOUND.index(FURTHER)]).check()] == []


@pytest.mark.parametrize(
    "text", ["无", "無", "没有其他需要报告的事项。", "无其他需要报告的事项", "本局按时完成各项任务。"]
)
def test_the_fee_for_processing_information_is_not_mentioned(text: str) -> None:
    one = only((FURTHER, text))
    assert (one.rule, one.severity) == ("processing-fee-not-told", Severity.WARNING)
    assert "109" in one.rule or "109" in govinfo.diagnostics.rules()[one.rule].clause["zh"]


@pytest.mark.parametrize(
    "text",
    [
        "未收取信息处理费。",
        "本年度未产生政府信息公开收费情况。",
        "全年未收取任何费用。",
        "（正文略）",
        "本局认真落实，",
        "資訊處理費：零。",
    ],
)
def test_the_fee_is_mentioned_or_the_text_left_out(text: str) -> None:
    assert found((FURTHER, text)) == []


@pytest.mark.parametrize(("year", "told"), [("2020", False), ("2021", True), ("2024", True)])
def test_the_fee_is_asked_for_since_2021(year: str, told: bool) -> None:  # noqa: FBT001 - a case
    assert ("processing-fee-not-told" in found((FURTHER, "无"), ("2023", year))) == told


def test_a_report_of_no_year_is_not_asked_for_the_fee() -> None:
    assert found((FURTHER, "无"), ("2023年", ""), (PERIOD.replace("2023年", ""), "")) == []


@pytest.mark.parametrize(
    ("prose", "missing"),
    [
        ("", ["考核", "评议", "追究"]),
        ("列入绩效考核。", ["评议", "追究"]),
        ("开展满意度调查，未发生责任追究情况。", ["考核"]),
        ("列入考評，請群眾評議，無人被問責。", []),
        (OVERSIGHT, []),
    ],
)
def test_a_government_tells_of_assessment_review_and_accountability(prose: str, missing: list[str]) -> None:
    overview = "本局全年收到政府信息公开申请11件"
    told = report(("青禾县水务局", "青禾市人民政府"), (overview, f"{prose}{overview}")).check()
    assert [one.rule for one in told] == ["oversight-not-told"] * bool(missing)
    for one in told:
        assert all((word in one.text("zh")) == (word in missing) for word in ("考核", "评议", "追究"))


def test_other_organs_are_not_asked_for_what_governments_tell() -> None:
    assert found() == []
    assert found(("青禾县水务局", "青禾县人民政府办公室")) == []


# ------------------------------------------------------------------------------------------------ blanks


def test_blank_cells_are_told_once_for_each_table() -> None:
    one, two = report(
        ("规章 | 0 | 0 | 0", "规章 |  |  | 0"), ("行政许可 | 128", "行政许可 | /"), ("0 | 0 | 0\n五", " | 0 | 0\n五")
    ).check()
    assert {one.rule, two.rule} == {"cells-blank"}
    assert one.paths == ("disclosure.rules.issued", "disclosure.rules.repealed")
    assert two.paths == ("proceedings.litigation_after_reconsideration.other",)
    assert "2" in one.text("en")
    assert "规章" in one.text("zh")


def test_blanks_that_the_reader_told_are_not_told_again() -> None:
    read = govinfo.load(ROOT / "docs" / "rules_examples" / "block-blank.txt")
    assert any(cell.state == "blank" for cell in read.cells().values())
    assert read.check() == ()


# ------------------------------------------------------------------------------------------------ years and forms


@pytest.mark.parametrize(
    ("old", "new", "year"),
    [
        (PERIOD, PERIOD.replace("2023", "2022"), "2022"),
        (PERIOD, "本报告中所列数据统计期限为 2022 年 1 月 1 日至 12 月 31 日。", "2022"),
        (PERIOD, "报告期限自2023年1月1日至2024年12月31日。", "2024"),
        (PERIOD, "现将2021年度政府信息公开工作情况报告如下。", "2021"),
        (OVERVIEW, "一、2022年总体情况", "2022"),
        ("一、本年新收", "一、2022年新收", "2022"),
    ],
)
def test_years_that_contradict_the_title_are_told(old: str, new: str, year: str) -> None:
    read = report((old, new))
    (one,) = [found for found in read.check() if found.rule == "year-differs"]
    assert (one.severity, dict(one.details)) == (Severity.ERROR, {"year": "2023", "other": year})
    assert year in read.source.text[slice(*one.span)]


@pytest.mark.parametrize(
    "text",
    [
        PERIOD,
        "2022年，本局收到申请9件，2021年12月31日前已办结。",
        "现将2023年度工作情况报告如下。根据2022年1月1日起施行的办法，",
        "与2022年1月1日至12月31日相比，申请增加2件。",
    ],
)
def test_other_years_are_spoken_of_in_peace(text: str) -> None:
    assert "year-differs" not in found((PERIOD, text))


def test_a_year_is_told_at_its_place_in_a_long_paragraph() -> None:
    read = report((PERIOD, f"现将2022年度工作报告如下。{'本局依法公开。' * 200}"))
    (one,) = read.check()
    assert read.source.text[slice(*one.span)] == "现将2022年度工作报告如下"


def test_years_apart_are_told_once() -> None:
    read = report((PERIOD, PERIOD.replace("2023", "2022")), (OVERVIEW, "一、2022年总体情况"))
    (one,) = read.check()
    assert len(one.labels) == 1


def test_a_form_is_outdated_only_where_a_newer_one_was_there() -> None:
    heads = "第二十条第（六）项 |  |  |\n信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量\n"
    old = f"{heads}行政处罚 | 3 | 0 | 17\n行政强制 | 1 | 0 | 0\n"
    new = SOUND[SOUND.index("第二十条第（六）项") : SOUND.index("第二十条第（八）项")]
    one = only((new, old))
    assert (one.rule, one.paths) == ("form-outdated", ("disclosure.penalties", "disclosure.coercion"))
    assert "form-outdated" not in found((new, old), ("2023", "2020"))
    assert "form-outdated" not in found((new, old), ("2023年", ""))


# ------------------------------------------------------------------------------------------------ dates


@pytest.mark.parametrize(
    ("organ", "printed", "late"),
    [
        ("青禾县水务局", "发布时间：2024-02-01", True),
        ("青禾县水务局", "发布日期:2024年1月31日", False),
        ("青禾市人民政府", "发布日期：2024-03-31 10:00", False),
        ("青禾市人民政府", "公开日期 2024.4.1", True),
        ("青禾县人民政府办公室", "发布时间：2024-03-01", False),
        ("青禾镇人民政府", "发布时间：2024-05-01", False),  # article 49 speaks of no towns
        ("青禾县税务局", "发布时间：2024-05-01", False),  # nor of organs that are led from above
        ("青禾股份公司", "发布时间：2024-05-01", False),
        ("青禾县水务局", "发布时间：2024-13-01", False),
        ("青禾县水务局", "办公时间：2024-05-01", False),
    ],
)
def test_the_date_of_publication(organ: str, printed: str, late: bool) -> None:  # noqa: FBT001 - a case
    told = report(("青禾县水务局", organ), (PERIOD, f"{printed}\n{PERIOD}{OVERSIGHT}"))
    assert ("published-late" in [one.rule for one in told.check()]) == late


def test_the_date_of_signing_tells_where_no_other_does() -> None:
    assert [one.rule for one in govinfo.parse(f"{SOUND}青禾县水务局\n2024年2月3日\n").check()] == ["published-late"]
    early = SOUND.replace(PERIOD, f"发布时间：2024-01-20\n{PERIOD}")
    assert govinfo.parse(f"{early}青禾县水务局\n2024年2月3日\n").check() == ()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("青禾县水务局", "county-department"),
        ("临川市财政局", "department"),
        ("东林省生态环境厅", "department"),
        ("青禾县人民政府", "county-government"),
        ("青禾自治县人民政府", "county-government"),
        ("东林自治区人民政府", "government"),
        ("东林自治区教育厅", "department"),
        ("临川市人民政府", "government"),
        ("縣政府辦", "county-government-office"),
        ("青石镇人民政府", "town-government"),
        ("青石街道办事处", "town"),
        ("国家税务总局青禾县税务局", "vertical"),
        ("临川经济开发区管理委员会", "committee"),
        ("青禾县防汛抗旱指挥部办公室", "temporary"),
        ("青禾县就业服务中心", "institution"),
        ("国家林草局", "state"),
        ("国家市场监督管理总局", "state"),
        ("国务院国有资产监督管理委员会", "state"),
        ("青禾县市场监督管理局", "county-department"),
        ("财政部", "unknown"),
        (None, "unknown"),
    ],
)
def test_organs_are_known_by_their_names(name: str | None, kind: str) -> None:
    assert organ_of(name).name == kind
