"""Labels as people print them: read as what they are, or not at all; never as another label."""

import random
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo.forms import forms
from govinfo.forms.likeness import distance
from govinfo.forms.vocabulary import vocabulary
from govinfo.page import Kind
from tests.test_vocabulary import DRESSES, ROW_AND_GROUP, WORDINGS, Wording, meanings, places

#: Wordings of clerks, and slips of people and machines, with the one place that each means.
READ = {
    "政许可": "disclosure.licensing",
    "政处罚": "disclosure.penalties",
    "行许可": "disclosure.licensing",
    "行政规范性文": "disclosure.normative_documents",
    "政规范性文件": "disclosure.normative_documents",
    "行政事业收费": "disclosure.fees",
    "行政亊业性收费": "disclosure.fees",
    "行政事业性收费（万元": "disclosure.fees",
    "政府集中采够": "disclosure.procurement",
    "其他对外管理服务事顶": "disclosure.other_services",
    "年废止件数": "disclosure repealed",
    "现行有效件": "disclosure in_force",
    "本年度处理决定数": "disclosure decisions",
    "本年收费总金额（单位：万元）": "disclosure amount",
    "年新制作数量": "disclosure produced",
    "对外公开总数": "disclosure disclosed_total",
    "上年度项目数量": "disclosure previous_items",
    "采购项目数": "disclosure projects",
    "法律服务机枃": "applications legal_service_institution",
    "社会公益组识": "applications public_welfare_organization",
    "商业企": "applications commercial_enterprise",
    "未审结": "proceedings pending",
    "本年新收申请数量": "applications.received",
    "年新收政府信息公开申请数量": "applications.received",
    "本年新收政府信息公开申请数量（件）": "applications.received",
    "上年结转": "applications.carried_over",
    "二、年结转政府信息公开申请数量": "applications.carried_over",
    "予以部分公开": "applications.outcomes.partially_granted",
    "（二）部分公开 （区分处理的，只计这一情行": "applications.outcomes.partially_granted",
    "1.属国家秘密": "applications.outcomes.refused.state_secret",
    "1.国家秘密": "applications.outcomes.refused.state_secret",
    "3.危及三安全一隐定": "applications.outcomes.refused.security_and_stability",
    "保护第三方权益": "applications.outcomes.refused.third_party_rights",
    "5.内部事务信息": "applications.outcomes.refused.internal_affairs",
    "6.属于四类过程信息": "applications.outcomes.refused.deliberative_process",
    "属行政查询事项": "applications.outcomes.refused.administrative_inquiry",
    "本机关不掌握": "applications.outcomes.unavailable.not_held",
    "1.本机关掌握相关政府信息": "applications.outcomes.unavailable.not_held",
    "没有现成信息需另行制做": "applications.outcomes.unavailable.needs_creation",
    "补正后仍不明确": "applications.outcomes.unavailable.still_unclear",
    "信访举报投诉申请": "applications.outcomes.not_processed.petition",
    "2.重复申清": "applications.outcomes.not_processed.duplicate",
    "2.复申请": "applications.outcomes.not_processed.duplicate",
    "要求提供公开岀版物": "applications.outcomes.not_processed.publication",
    "无正当理由大量反复提出申请": "applications.outcomes.not_processed.excessive",
    "要求行政机关确认或者重新出具已获取信息": "applications.outcomes.not_processed.reconfirmation",
    "申请人无正当理由逾期不补正": "applications.outcomes.other.correction_overdue",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其申请": "applications.outcomes.other.fee_unpaid",
    "结转下年度": "applications.carried_forward",
    "四、结转下年度继续办里": "applications.carried_forward",
    "（三）予公开": "applications.outcomes.refused",
    "法提供": "applications.outcomes.unavailable",
    "三、本年度办理结": "applications.outcomes",
    "一、体情况": "overview",
    "二、主动公开政府信悉情况": "disclosure",
    "三、收到和处理政府信息公开申请情": "applications",
    "四、行政复议、行政诉讼情况": "proceedings",
    "四、因政府信息公开申请行政复议、提起行政诉讼情况": "proceedings",
    "五、存在的问题和改进措施": "problems",
    "五、存在的主要问题": "problems",
    "六、其他需要报告的事项（无）": "further_matters",
    "其他需要报告的事": "further_matters",
}

#: Rows that the forms do not have, halves of labels, prose: none of them is any label.
TRAPS = [
    *("行政检查", "行政征收", "行政给付", "行政确认", "行政裁决", "行政奖励", "行政处置", "行政处理", "行政收费"),
    *("行政处", "行政强", "行政确可", "行政许可4", "行政事业性收费5", "行政事业性收入", "非行政许可", "政府采购"),
    *("其他主动公开文件", "其他对外管理服务", "其他对内管理服务事项", "其他规范性文件", "非规范性文件"),
    *("党内规范性文件", "本年修订件数", "本年制定件数", "现行失效件数", "本年项目数量", "上年处理决定数量"),
    *("采购项目数额", "公开数量", "不属于国家秘密", "属于商业秘密", "属于四类内部事务信息", "属于行政复议事项"),
    *("属于三类过程性信息", "本机关不存在相关政府信息", "本机关掌握相关政府信息", "本机关不公开相关政府信息"),
    *("补正后申请内容明确", "本年结转政府信息公开申请数量", "本年办结政府信息公开申请数量", "政府信息公开申请数量"),
    *("结转上年度", "本年结转", "4.重复申清", "2.反复申请", "重大申请", "复申请", "有正当理由大量反复申请"),
    *("提供出版物", "申请", "公开", "许可", "要求行政机关确认", "具已获取信息", "5.要求行政机关确认或重新出"),
    *("形，不计其他情形）", "（六）其他", "2.其他", "（二）充分公开", "（一）予以公布", "一、予以公布", "予公开"),
    *("以公开", "（七）总", "司法服务机构", "总计商业企业", "主动公开信息", "主动公开政府信悉情况"),
    *("（一）主动公开政府信悉情况", "1.主动公开政府信息的情", "三、总体情", "本机关不掌握相关政府信。"),
    *("二、主动公开政府信息情况良好", "三、收到和处理政府信息公开申请情况如下。", "依申请公开政府信息情况"),
]

#: Texts that may label several rows, and the rows.
POSSIBLE = {
    "复申请": ["applications.outcomes.not_processed.duplicate", "applications.outcomes.not_processed.excessive"],
    "政府信息公开申请数量": ["applications.received", "applications.carried_over"],
    "许可": ["disclosure.licensing"],
    "具已获取信息": ["applications.outcomes.not_processed.reconfirmation"],
    "总计": ["applications.outcomes.total"],
    "行政处罚": [],
    "行政检查": [],
    "3.其他": [],
}

CHARACTERS = sorted({character for wording in WORDINGS for character in wording.text if character.isalpha()})

Slip = Callable[[str, int, str], str]

SLIPS: dict[str, Slip] = {
    "lost": lambda text, at, _: text[:at] + text[at + 1 :],
    "added": lambda text, at, other: text[:at] + other + text[at:],
    "wrong": lambda text, at, other: text[:at] + other + text[at + 1 :],
    "swapped": lambda text, at, _: text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :],
    "first lost": lambda text, _, __: text[1:],
    "last lost": lambda text, _, __: text[:-1],
}


def official() -> set[str]:
    tables = [table for form in forms() for table in form.tables]
    return {
        *(section.heading for section in forms()[0].sections),
        *(column.label for table in tables for column in table.columns),
        *(group.label for table in tables for group in table.groups),
        *(row.label for table in tables if not table.across for row in table.rows),
    }


#: Every label as a form prints it.
LABELS = [w for w in WORDINGS if w.meaning != "item" and {w.text, w.text.partition("、")[2]} & official()]


def own(wording: Wording) -> list[str]:
    return list(ROW_AND_GROUP) if wording.place in ROW_AND_GROUP else [wording.place]


@pytest.mark.parametrize("text", READ)
def test_what_is_printed_for_a_label(text: str) -> None:
    assert places(vocabulary(text)) == [READ[text]]


@pytest.mark.parametrize("text", TRAPS)
def test_what_is_no_label(text: str) -> None:
    word = vocabulary(text)
    assert (word.rows, word.groups, word.columns, word.meant) == ((), (), (), "")
    assert word.kind in (Kind.OTHER, Kind.OPENING)


@pytest.mark.parametrize("text", POSSIBLE)
def test_what_may_be_several_labels(text: str) -> None:
    assert list(vocabulary(text).possible) == POSSIBLE[text]


def test_what_is_meant_is_told() -> None:
    assert vocabulary("2.重复申清").meant == "2.重复申请"
    assert vocabulary("规范性文").meant == "行政规范性文件"
    assert vocabulary("三、收到和处理政府信息公开申请情").meant == "收到和处理政府信息公开申请情况"
    for known in ("行政许可", "行 政 許 可", "其他", "结转下年度", "行政检查"):
        assert vocabulary(known).meant == ""


@given(
    wording=st.sampled_from(LABELS),
    slip=st.sampled_from(sorted(SLIPS)),
    dress=st.sampled_from(sorted(DRESSES)),
    at=st.integers(0, 40),
    other=st.sampled_from(CHARACTERS) | st.characters(),
)
def test_a_slip_makes_no_other_label(wording: Wording, slip: str, dress: str, at: int, other: str) -> None:
    text = DRESSES[dress](SLIPS[slip](wording.text, at % len(wording.text), other))
    word = vocabulary(text)
    assert word.rows in ((), tuple(place for place in own(wording) if place in word.rows))
    if wording.meaning != "row":  # 总计 without its ordinal is a column
        assert meanings(word, wording) in ([], own(wording))


#: At least so many of a hundred labels are read with one slip in their words: a shorter one may be another word.
SHARES = {"lost": 85, "added": 65, "wrong": 60, "swapped": 80, "first lost": 80, "last lost": 75}


@pytest.mark.parametrize("slip", SLIPS)
def test_most_labels_are_read_in_spite_of_a_slip(slip: str) -> None:
    draw = random.Random(0)  # noqa: S311  (no secret)
    read: Counter[bool] = Counter()
    for wording in LABELS:
        start = len(wording.text) - len(vocabulary(wording.text).label.words or wording.text)
        for at in range(start, len(wording.text)):
            body = wording.text[start:]
            text = wording.text[:start] + SLIPS[slip](body, at - start, draw.choice(CHARACTERS))
            read[meanings(vocabulary(text), wording) == own(wording)] += 1
    assert 100 * read[True] >= SHARES[slip] * read.total()


def plain_distance(one: str, other: str) -> int:
    """Every way of turning one text into another, tried."""
    if not one or not other:
        return len(one) + len(other)
    ways = [
        plain_distance(one[1:], other) + 1,
        plain_distance(one, other[1:]) + 1,
        plain_distance(one[1:], other[1:]) + (one[0] != other[0]),
    ]
    if one[:2] == other[1::-1] and len(one) > 1:
        ways.append(plain_distance(one[2:], other[2:]) + 1)
    return min(ways)


@given(one=st.text("规章件数", max_size=6), other=st.text("规章件数", max_size=6), most=st.integers(0, 6))
def test_distance(one: str, other: str, most: int) -> None:
    true = plain_distance(one, other)
    assert min(distance(one, other, most), most + 1) == min(true, most + 1)
    assert distance(one, other, 6) == true
