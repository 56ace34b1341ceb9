"""What the prose claims of the tables: how sentences are read, and what becomes of each claim."""

from decimal import Decimal
from pathlib import Path

import pytest

import govinfo
from govinfo import Certainty, Claim, ClaimVerdict, Range, Report, Severity, State
from tests.claimed import FOLDER, Expected, claims, found, paths_of, score, sentences
from tests.conftest import ROOT
from tests.writing import TITLE, YEAR, changed, write

AGREES, CONTRADICTS, UNCLEAR = ClaimVerdict.AGREES, ClaimVerdict.CONTRADICTS, ClaimVerdict.UNCLEAR

FILES = sorted(path for path in FOLDER.glob("*.txt") if path.stem != "phrases")
TOTALS = {
    "applications.received.total": 859,
    "applications.carried_over.total": 18,
    "applications.outcomes.granted.total": 258,
    "applications.outcomes.partially_granted.total": 100,
    "applications.outcomes.refused.state_secret.total": 5,
    "applications.outcomes.refused.internal_affairs.total": 30,
    "applications.outcomes.unavailable.not_held.total": 265,
    "applications.outcomes.not_processed.duplicate.total": 147,
    "applications.outcomes.total.total": 805,
    "applications.carried_forward.total": 72,
    "proceedings.reconsideration.upheld": 7,
    "proceedings.reconsideration.total": 7,
    "proceedings.litigation_direct.total": 3,
    "proceedings.litigation_after_reconsideration.total": 6,
    "disclosure.rules.issued": 2,
    "disclosure.normative_documents.issued": 13,
    "disclosure.licensing.decisions": 1428,
    "disclosure.fees.amount": Decimal("8.4565"),
}


def report(prose: str, cells: dict[str, object] | None = None, title: str = TITLE) -> Report:
    """A report that says this in section one, with the totals above; all else is zero."""
    table = {path: Decimal(0) if path.endswith("fees.amount") else 0 for path in sound_paths()}
    text = write({**table, **TOTALS, **(cells or {})})  # type: ignore[dict-item]
    tables = text[text.index("二、") :]
    return govinfo.parse(f"{title}\n一、总体情况\n{prose}\n{tables}")


def sound_paths() -> list[str]:
    from tests.claimed import tables

    return [path for path in govinfo.parse(tables()).cells() if ".undivided." not in path]


def verdicts(prose: str, cells: dict[str, object] | None = None, title: str = TITLE) -> list[tuple[object, str]]:
    return [(claim.value, claim.verdict.value) for claim in report(prose, cells, title).claims()]


# ------------------------------------------------------------------------------------------------ sentences


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_sentences_are_read_as_careful_readers_do(path: Path) -> None:
    scores = [score(sentence) for sentence in sentences(path)]
    right = sum(one.right for one in scores)
    wrong = {one.sentence.text: [(claim.text, claim.value) for claim in one.wrong] for one in scores if one.wrong}
    missed = {one.sentence.text: one.missed for one in scores if one.missed}
    assert right >= 0.98 * (right + sum(map(len, wrong.values()))), wrong
    assert right >= 0.90 * (right + sum(map(len, missed.values()))), missed


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_sentence_gives_a_false_alarm(path: Path) -> None:
    scores = [score(sentence) for sentence in sentences(path)]
    alarms = [claim for one in scores for claim in (*one.wrong, *one.misjudged) if claim.verdict is CONTRADICTS]
    assert [(claim.text, claim.value) for claim in alarms] == []


@pytest.mark.parametrize("before", ["全年", "全年收到", "全年收到政府信息公开申请"])
@pytest.mark.parametrize("unknown", ["磷光", "果园", "舞台灯光"])
def test_unknown_words_leave_the_number_alone(before: str, unknown: str) -> None:
    sentence = "全年收到政府信息公开申请12件"
    assert [claim.value for claim in claims(sentence)] == [12]
    assert claims(f"{before}{unknown}{sentence.removeprefix(before)}") == ()


def test_a_common_word_behind_unknown_ones_is_no_application() -> None:
    assert claims("开展果园承包工作，收到申请5件，办结5件。") == ()
    assert claims("开展果园承包工作，未收到申请。") == ()
    assert [one.value for one in claims("依申请公开有果园类内容，收到申请5件。")] == [5]


def test_a_place_that_is_no_subject_is_no_scope() -> None:
    told = claims("在全市政务公开考核中列第三位，全年收到政府信息公开申请5件。")
    assert [(one.value, one.scope) for one in told] == [(5, None)]
    told = claims("县教育局热忱服务果园，全年收到政府信息公开申请5件。")
    assert [(one.value, one.scope) for one in told] == [(5, "县教育局")]


def test_the_first_days_of_a_year_are_a_part_of_it() -> None:
    ((value, year, why),) = [(one.value, one.year, one.why) for one in claims("2022年初，收到政府信息公开申请2件。")]
    assert (value, year, why) == (2, 2022, "year")


def test_tens_without_a_number_are_no_number() -> None:
    assert claims("全年收到政府信息公开申请数十件。") == ()


def test_nobody_knows_the_parts_of_what_is_unknown() -> None:
    assert claims("收到果园12件，办结10件，其余2件结转下年继续办理。") == ()
    assert [one.value for one in claims("收到果园12件，收到政府信息公开申请3件，办结2件。")] == [3, 2]


@pytest.mark.parametrize("helping", ["代", "协助", "配合", "指导"])
def test_what_is_done_for_another_organ_is_not_counted_here(helping: str) -> None:
    assert claims(f"我局{helping}县教育局办理政府信息公开申请4件。") == ()
    ((scope, value),) = [(one.scope, one.value) for one in claims("我局办理向县教育局提出的政府信息公开申请4件。")]
    assert (scope, value) == ("我局", 4)


def told(text: str) -> list[tuple[object, frozenset[str]]]:
    """Each claim of a sentence: its number, and all cells that it may mean."""
    return [(one.value, frozenset(path for reading in one.readings for path in reading)) for one in claims(text)]


RECEIVED, CARRIED_OVER = ("received", "carried_over")
FORWARD, PERSONS, BOTH = "carried_forward", "received/natural_person", "received+received/natural_person"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # who may be all, or those of one column
        ("新收公民政府信息公开申请6件。", [(6, BOTH)]),
        ("新收政府信息公开申请9件，其中自然人6件。", [(9, RECEIVED), (6, PERSONS)]),
        ("新收政府信息公开申请以自然人为主，共计9件。", [(9, BOTH)]),
        # why something is carried on, how it was handed in, how one looks at it
        ("2件政府信息公开申请因果园过冬结转下年。", [(2, FORWARD)]),
        ("新收政府信息公开申请9件，2件未到答复期限，结转下年。", [(9, RECEIVED), (2, FORWARD)]),
        ("新收政府信息公开申请1件，系自然人通过磷光提出。", [(1, RECEIVED), (1, PERSONS)]),
        ("从果园类型看，新收政府信息公开申请9件。", [(9, RECEIVED)]),
        # the year, and lists of it
        ("上年无结转，新收政府信息公开申请9件。", [(0, CARRIED_OVER), (9, RECEIVED)]),
        ("政府信息公开申请本年新收数、本年结转下年数依次为9件、2件。", [(9, RECEIVED), (2, FORWARD)]),
        # what is no application
        ("作出行政许可9件，其中新增2件。", [(9, "licensing")]),
        ("制作政府信息9条，其中主动公开5条，依申请公开3条，不予公开1条。", []),
        ("没有收到依申请公开件。", [(0, "received+carried_over")]),
        ("本年新收果园案件9件，结转下年3件。", []),
        (
            "收到的9件申请中自然人申请6件，均为政府信息公开申请。",
            [(9, "received+carried_over"), (6, f"{PERSONS}+carried_over/natural_person")],
        ),
        ("以政府名义制定行政规范性文件3件。", []),
        (
            "收到政府信息公开申请9件，结转2023年办理3件。",
            [(9, "received+carried_over"), (3, f"{FORWARD}+carried_over")],
        ),
        ("新收政府信息公开申请1件，无结转下年度继续办理件。", [(1, RECEIVED), (0, FORWARD)]),
        ("未因政府信息公开引起果园、行政复议。", [(0, "recon")]),
        ("主动公开政府信息9件，依申请公开3件，行政复议2件。", [(2, "recon")]),
        ("依申请信息公开办理有9件。", [(9, "total+received+carried_over")]),
    ],
)
def test_what_says_nothing_is_passed_over(sentence: str, expected: list[tuple[object, str]]) -> None:
    wanted = [
        (value, frozenset(path for name in names.split("+") for path in paths_of(name))) for value, names in expected
    ]
    assert told(sentence) == wanted


def test_those_who_apply_may_be_some_of_all() -> None:
    ((value, certainty),) = [
        (one.value, one.certainty) for one in claims("收到栽培者、采摘户提出的政府信息公开申请5件。")
    ]
    assert (value, certainty) == (5, Certainty.DOUBTFUL)
    for few in ("某栽培者", "同一采摘户", "果园"):
        assert claims(f"收到{few}提出的政府信息公开申请5件。") == ()


def test_new_ones_are_of_this_year() -> None:
    assert [(one.value, one.year) for one in claims("2021年收到政府信息公开申请5件，本年新收6件。")] == [
        (5, YEAR - 1),
        (6, YEAR),
    ]
    days = [(one.value, one.why) for one in claims("收到政府信息公开申请5件，其中一季度2件，二季度3件。")]
    assert days == [(5, "contradicts"), (2, "year"), (3, "year")]


def test_the_sum_of_several_organs_is_of_all() -> None:
    summed = claims("县本级收到政府信息公开申请4件，乡镇收到2件，合计6件。")
    assert [(one.value, one.scope) for one in summed] == [(4, "县本级"), (2, "乡镇"), (6, None)]


def test_what_is_passed_on_is_done_by_no_office() -> None:
    passed = claims("我局收到政府信息公开申请4件、市局转办2件。")
    assert [(one.value, one.scope) for one in passed] == [(4, "我局")]
    (street,) = claims("安镇街道收到政府信息公开申请4件。")
    assert street.scope == "安镇街道"
    promised = claims("建设法治政府，收到政府信息公开申请4件。")
    assert [(one.value, one.scope) for one in promised] == [(4, None)]


def test_what_is_counted_beside_is_doubtful() -> None:
    certainties = [(one.value, one.certainty) for one in claims("应诉行政诉讼9件，涉信息公开行政诉讼2件。")]
    assert certainties == [(9, Certainty.DOUBTFUL), (2, Certainty.CERTAIN)]
    powers = [(one.value, one.certainty) for one in claims("我局有行政处罚122项。全年作出行政处罚9项。")]
    assert powers == [(122, Certainty.DOUBTFUL), (9, Certainty.CERTAIN)]
    ((_, _), (value, certainty)) = [
        (one.value, one.certainty) for one in claims("我县现行有效行政规范性文件9件，其中县政府制发4件。")
    ]
    assert (value, certainty) == (4, Certainty.DOUBTFUL)


def test_half_of_the_first_sentences_are_traps() -> None:
    written = sentences(FOLDER / "written.txt")
    assert len(written) >= 200
    traps = [one for one in written if not any(claim.is_clear for claim in one.claims)]
    assert len(traps) >= 95


# ------------------------------------------------------------------------------------------------ verdicts


@pytest.mark.parametrize("count", [859, 877])
def test_a_reading_that_agrees_is_enough(count: int) -> None:
    (claim,) = report(f"全年受理政府信息公开申请{count}件。").claims()
    assert claim.verdict is AGREES
    assert claim.readings == (
        ("applications.received.total",),
        ("applications.received.total", "applications.carried_over.total"),
    )
    assert claim.cells in claim.readings
    assert claim.has == count


def test_a_claim_that_no_reading_bears_out_contradicts() -> None:
    (claim,) = report("全年受理政府信息公开申请860件。").claims()
    assert (claim.verdict, claim.has, claim.certainty) == (CONTRADICTS, 859, Certainty.CERTAIN)
    assert claim.reason() == "表中为 859（一、本年新收政府信息公开申请数量）"
    assert claim.reason("en") == "the table has 859 (一、本年新收政府信息公开申请数量)"


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("予以公开258件，占32%。", [(258, "agrees"), (32, "agrees")]),
        ("予以公开258件，占32.05%。", [(258, "agrees"), (Decimal("32.05"), "agrees")]),
        ("予以公开258件，占30%。", [(258, "agrees"), (30, "agrees")]),  # of those received
        ("予以公开258件，占45%。", [(258, "agrees"), (45, "contradicts")]),
        ("不予公开35件，无法提供265件。", [(35, "agrees"), (265, "agrees")]),
        ("信息公开行政复议7件，均获维持；行政诉讼9件。", [(7, "agrees"), (7, "agrees"), (9, "agrees")]),
        ("信息公开行政诉讼6件。", [(6, "agrees")]),
        ("信息公开行政诉讼7件。", [(7, "contradicts")]),
        ("全年行政诉讼12件，其中信息公开类9件。", [(12, "unclear"), (9, "agrees")]),
        ("收到各类申请999件，其中政府信息公开申请859件。", [(859, "agrees")]),
        ("新收申请859件，上年结转18件，共计877件。", [(859, "agrees"), (18, "agrees"), (877, "agrees")]),
        ("县教育局、县公安局分别收到政府信息公开申请4件、3件。", [(4, "unclear"), (3, "unclear")]),
        ("因信息公开被申请行政复议7件，均与信息公开无关。", [(7, "agrees")]),
        ("予以公开258件（32%）。", [(258, "agrees"), (32, "agrees")]),
        ("未发生因政府信息公开引起的行政复议。", [(0, "contradicts")]),
        ("制定规章2部、行政规范性文件14件。", [(2, "agrees"), (14, "contradicts")]),
        ("作出行政许可决定1,428件。", [(1428, "agrees")]),
        ("行政事业性收费84565元。", [(84565, "agrees")]),
        ("行政事业性收费8.4565万元。", [(Decimal("8.4565"), "agrees")]),
        ("行政事业性收费8.5万元。", [(Decimal("8.5"), "contradicts")]),
        ("受理政府信息公开申请800余件。", [(800, "agrees")]),
        ("受理政府信息公开申请近900件。", [(900, "agrees")]),
        ("受理政府信息公开申请近800件。", [(800, "unclear")]),
        ("受理政府信息公开申请约850件。", [(850, "agrees")]),
        ("受理政府信息公开申请800至900件。", [(Range(800, 900), "agrees")]),
        ("受理政府信息公开申请100至200件。", [(Range(100, 200), "contradicts")]),
        ("2021年受理政府信息公开申请859件。", [(859, "unclear")]),
        ("上半年受理政府信息公开申请400件。", [(400, "unclear")]),
        ("全县受理政府信息公开申请859件。", [(859, "agrees")]),
        ("全县受理政府信息公开申请860件。", [(860, "contradicts")]),
        ("全县各部门受理政府信息公开申请860件。", [(860, "unclear")]),
        ("全县各部门受理政府信息公开申请859件。", [(859, "agrees")]),
        ("全省受理政府信息公开申请859件。", [(859, "unclear")]),
        ("县教育局受理政府信息公开申请12件。", [(12, "unclear")]),
        ("受理政府信息公开申请件。", [(None, "unclear")]),
    ],
)
def test_verdicts(prose: str, expected: list[tuple[object, str]]) -> None:
    assert verdicts(prose) == expected


@pytest.mark.parametrize(
    ("title", "verdict"),
    [
        ("南山县人民政府2022年政府信息公开工作年度报告", "contradicts"),
        ("南山县教育局2022年政府信息公开工作年度报告", "unclear"),
        ("南山县人民政府办公室2022年政府信息公开工作年度报告", "unclear"),
        ("2022年政府信息公开工作年度报告", "unclear"),
    ],
)
def test_what_the_report_covers_is_told_by_its_organ(title: str, verdict: str) -> None:
    ((_, found_verdict),) = verdicts("全县受理政府信息公开申请3件。", title=title)
    assert found_verdict == verdict


@pytest.mark.parametrize("cell", [None, "/", "—"])
def test_a_blank_leaves_a_claim_unclear(cell: object) -> None:
    path = "applications.received.total"
    for count in (0, 3):
        assert verdicts(f"收到政府信息公开申请{count}件。", {path: cell}) == [(count, "unclear")]


@pytest.mark.parametrize("state", [State.INFERRED, State.AMBIGUOUS, State.UNREADABLE])
def test_what_is_not_printed_in_a_cell_proves_nothing(state: State) -> None:
    value = 859 if state is State.INFERRED else None
    whole = report("收到政府信息公开申请12件。")
    doubtful = changed(whole, "applications.received.total", state=state, value=value)
    assert [claim.verdict for claim in doubtful.claims()] == [UNCLEAR]
    assert "prose-contradicts-table" not in {finding.rule for finding in doubtful.check()}


def test_a_second_reading_that_is_not_known_leaves_it_unclear() -> None:
    assert verdicts("受理政府信息公开申请12件。", {"applications.carried_over.total": None}) == [(12, "unclear")]


def test_a_row_that_contradicts_itself_is_told_once() -> None:
    cells: dict[str, object] = {"applications.received.natural_person": 12, "applications.received.total": 0}
    torn = report("收到政府信息公开申请12件。", cells)
    (claim,) = torn.claims()
    assert (claim.verdict, claim.has) == (UNCLEAR, 12)
    assert claim.reason("en") == "the row contradicts itself; its other columns add up to 12"
    assert "row-total-mismatch" in {finding.rule for finding in torn.check()}
    assert verdicts("收到政府信息公开申请13件。", cells) == [(13, "contradicts")]


def test_words_that_tell_less_make_a_weaker_finding() -> None:
    sure = report("依申请公开情况：收到政府信息公开申请12件。")
    (finding,) = [one for one in sure.check() if one.rule == "prose-contradicts-table"]
    assert finding.severity is Severity.ERROR
    likely = report("依申请公开工作稳步推进，全年收到12件。")
    (finding,) = [one for one in likely.check() if one.rule == "prose-contradicts-table"]
    assert finding.severity is Severity.WARNING


def test_a_finding_points_at_the_claim_and_the_cells() -> None:
    text = report("收到政府信息公开申请12件。")
    (finding,) = [one for one in text.check() if one.code == "GI801"]
    assert text.source.text[slice(*finding.span)] == "收到政府信息公开申请12件"
    assert finding.paths == ("applications.received.total",)
    assert [label.span for label in finding.labels] == [text.applications.received.total.span]
    assert finding.text("zh") == "正文称“收到政府信息公开申请12件”，表中为 859（一、本年新收政府信息公开申请数量）"
    assert {label.text(lang) for label in finding.labels for lang in ("zh", "en")} == {"表中的数", "in the table"}


# ------------------------------------------------------------------------------------------------ places


def test_prose_that_a_pdf_broke_is_read_whole() -> None:
    (claim,) = report("全年共收\n到政府信息公\n- 4 -\n开申\n请 86 0 件，\n均已答复。").claims()
    assert (claim.value, claim.verdict) == (None, UNCLEAR)  # white space among digits: one number or two
    (claim,) = report("全年共收\n到政府信息公开\n- 4 -\n申请，共计 860\n件。").claims()
    assert (claim.value, claim.text) == (860, "收\n到政府信息公开\n- 4 -\n申请，共计 860\n件")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_spans_cut_out_what_is_claimed(path: Path) -> None:
    text = f"{TITLE}\n一、总体情况\n" + "\n".join(one.text for one in sentences(path))
    read = govinfo.parse(text)
    told = read.claims()
    assert told
    for claim in told:
        assert read.source.text[slice(*claim.span)] == claim.text
    assert list(told) == sorted(told, key=lambda claim: claim.span.start)


def test_in_html_a_claim_stands_in_its_printed_line() -> None:
    pytest.importorskip("selectolax")
    page = (
        f"<html><body><h1>{TITLE}</h1><p>一、总体情况</p>"
        "<p>全年&nbsp;受理<b>政府信息公开申请</b><i>3</i>件。</p><table><tr><td>一、本年新收政府信息公开申请数量</td>"
        + "<td>0</td>" * 6
        + "<td>4</td></tr></table></body></html>"
    )
    read = govinfo.parse(page)
    (claim,) = read.claims()
    assert (claim.value, claim.verdict) == (3, UNCLEAR)  # what was carried over is not printed
    assert "<i>3</i>件" in page[slice(*claim.span)]


def test_a_report_without_its_source_has_claims_without_places() -> None:
    whole = report("收到政府信息公开申请859件。")
    (kept,) = Report.from_dict(whole.to_dict()).claims()
    (claim,) = whole.claims()
    assert kept.span == (0, 0)
    assert (kept.text, kept.verdict, kept.readings) == (claim.text, claim.verdict, claim.readings)


def test_traditional_characters_and_full_width_digits_are_read() -> None:
    assert verdicts("全年收到政府資訊公開申請８５９件，行政複議７件。".replace("資訊", "信息")) == [
        (859, "agrees"),
        (7, "agrees"),
    ]


@pytest.mark.parametrize("text", ["", "。；，", "申请", "件", "占%", "一、总体情况\n：：：\n其中其中其中"])
def test_any_text_has_an_answer(text: str) -> None:
    assert govinfo.parse(text).claims() == ()


def test_claims_hash_and_compare() -> None:
    one, other = (report("收到政府信息公开申请12件。").claims() for _ in range(2))
    assert one == other
    assert len({*one, *other}) == 1


# ------------------------------------------------------------------------------------------------ examples


def expected(*wanted: tuple[object, str, str]) -> list[tuple[object, frozenset[str], str]]:
    readings = (
        (value, frozenset(p for n in name.split("+") for p in paths_of(n)), v) for value, name, v in wanted if name
    )
    return list(readings)


def shown(found_claims: tuple[Claim, ...]) -> list[tuple[object, frozenset[str], str]]:
    return [(one.value, frozenset(one.readings[0]), one.verdict.value) for one in found_claims if one.readings]


EXAMPLES = {
    "tab-torn-2022": expected((5, "received", "contradicts"), (0, "recon", "agrees"), (0, "lit", "agrees")),
    "pipe-2023": expected(
        (30, "received", "agrees"),
        (21, "total", "agrees"),
        (4, "granted", "agrees"),
        (19, "granted", "agrees"),
        (7, "partial", "agrees"),
        (33, "partial", "agrees"),
        (5, "unavailable", "agrees"),
        (24, "unavailable", "agrees"),
        (5, "other.correction_overdue", "agrees"),
        (24, "other.correction_overdue", "agrees"),
        (1, "recon", "agrees"),
        (1, "recon.upheld", "agrees"),
    ),
    "tab-lost-rows-2019": expected((4, "received", "unclear"), (0, "recon", "unclear"), (0, "lit", "agrees")),
    "tab-blank-2022": expected((9, "received", "agrees"), (0, "recon", "unclear"), (0, "lit", "unclear")),
    "pipe-rules-2022": [],
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_claims_of_the_examples(examples_dir: Path, name: str) -> None:
    read = govinfo.load(examples_dir / f"{name}.txt")
    assert shown(read.claims()) == EXAMPLES[name]


def test_the_digits_that_an_example_lost(examples_dir: Path) -> None:
    told = govinfo.load(examples_dir / "tab-torn-2022.txt").claims()
    (lost,) = [claim for claim in told if claim.value is None]
    assert (lost.readings, lost.verdict, lost.reason("en")) == ((), UNCLEAR, "its digits are lost")


def test_a_sentence_file_says_what_it_means() -> None:
    (claim,) = claims("2021年收到政府信息公开申请约３０件。")
    assert found(claim)[0] == Expected(30, frozenset({"applications.received.total"}), is_about=True, year=YEAR - 1)


# ------------------------------------------------------------------------------------------------ real reports

#: Each contradiction of a real report that a careful reader finds: what is claimed, what the table has.
CONTRADICTIONS: dict[str, list[tuple[str, object]]] = {
    "luanchuan-2022": [("受理政府信息公开申请5件", 17)],
    "changchun-tyjrswj-2023": [("收到申请2件", 3)],
}

#: What else the briefs of the first five say of their prose.
REAL = {
    "jinyun-2023": EXAMPLES["pipe-2023"],
    "langao-2019": expected((4, "received", "unclear"), (0, "recon", "unclear"), (0, "lit", "agrees")),
    "huzhu-2022": expected((9, "received", "agrees"), (0, "recon", "unclear"), (0, "lit", "unclear")),
    "luanchuan-2022": EXAMPLES["tab-torn-2022"],
    "anpeng-2022": [],
}


def test_no_real_report_gives_a_false_alarm(reports_dir: Path) -> None:
    told: dict[str, list[tuple[str, object]]] = {}
    for truth in sorted(reports_dir.glob("*.json")):
        (path,) = (one for one in truth.parent.glob(f"{truth.stem}.*") if one != truth)
        read = govinfo.load(path)
        against: list[tuple[str, object]] = [
            (claim.text, claim.has) for claim in read.claims() if claim.verdict is CONTRADICTS
        ]
        assert len(against) == len([one for one in read.check() if one.code == "GI801"])
        if against:
            told[truth.stem] = against
    assert told == CONTRADICTIONS


@pytest.mark.parametrize("name", REAL)
def test_the_claims_of_the_first_five(reports_dir: Path, name: str) -> None:
    assert shown(govinfo.load(reports_dir / f"{name}.txt").claims()) == REAL[name]


@pytest.mark.parametrize("row", ["（二）部分公开", "（三）不予公开", "（六）其他处理", "（七）总计"])
def test_what_was_cut_off_may_be_what_a_claim_means(row: str) -> None:
    """Of what every form asks for nothing is printed: the share may be one of that."""
    text = (ROOT / "examples" / "pipe-2023.txt").read_text("utf-8")
    cut = text[: text.replace("(", "（").replace(")", "）").index(row)]
    assert {claim.verdict for claim in govinfo.parse(cut).claims()} <= {ClaimVerdict.AGREES, ClaimVerdict.UNCLEAR}
