"""Every wording of the forms, printed plainly or dressed, leads back to its own place."""

import re
import tomllib
from collections.abc import Callable, Iterator
from importlib.resources import files

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from govinfo.forms import Column, Group, Row, forms
from govinfo.forms.vocabulary import Word, vocabulary
from govinfo.page import Kind

_ORDINAL = re.compile(r"（[^）]+）|[一二三四]、|\d\.")
_CHARACTERS = tomllib.loads((files("govinfo.forms") / "words.toml").read_text("utf-8"))["characters"]
_TRADITIONAL = str.maketrans(_CHARACTERS["simplified"], _CHARACTERS["traditional"])


@frozen
class Wording:
    """A printed label, and what it is to mean."""

    text: str
    #: "row", "group", "column", "section" or "item".
    meaning: str
    #: Its public path, its column with the section, its section's id, or its item.
    place: str


def wordings() -> Iterator[Wording]:
    """Every label of every form and its variants; a row's variant bears the ordinal of its label."""
    for form in forms():
        for section in form.sections:
            for text in (section.heading, *section.variants):
                yield Wording(f"{'一二三四五六'[section.number - 1]}、{text}", "section", section.id)
        for table in form.tables:
            if table.article:
                yield Wording(table.article, "item", table.article[-3])
            for column in table.columns:
                yield from _variants(column, "column", f"{table.section} {column.id}")
            for group in table.groups:
                yield from _variants(group, "group", group.path)
            for row in () if table.across else table.rows:
                yield from _variants(row, "row", row.path)


def _variants(thing: Row | Group | Column, meaning: str, place: str) -> Iterator[Wording]:
    ordinal = _ORDINAL.match(thing.label)
    yield Wording(thing.label, meaning, place)
    for variant in thing.variants:
        yield Wording((ordinal[0] if ordinal else "") + variant, meaning, place)


WORDINGS = list(dict.fromkeys(wordings()))

DRESSES: dict[str, Callable[[str], str]] = {
    "plain": str,
    "spaced": " ".join,
    "spaced wide": "\u3000".join,
    "spaced invisibly": "\u200b".join,
    "half-width": lambda text: text.translate(str.maketrans("（），：", "(),:")),
    "full-width": lambda text: text.translate({ord(c): ord(c) + 0xFEE0 for c in "().12345678"}),
    "dot as comma": lambda text: re.sub(r"^(\d)\.", r"\1、", text),
    "comma as dot": lambda text: re.sub(r"^([一二三四五六])、", r"\1.", text),
    "space behind the ordinal": lambda text: _ORDINAL.sub(r"\g<0> ", text, count=1),
    "comma behind the bracket": lambda text: re.sub(r"^（[^）]+）", r"\g<0>、", text),
    "traditional": lambda text: text.translate(_TRADITIONAL),
    "with pinyin": lambda text: re.sub(r"([政规公件])", r"\1(zhèng)", text),
    "with a note": lambda text: f"{text}（历史累计）",
    "without marks inside": lambda text: text[:3] + re.sub(r"[“”，、]", "", text[3:]),
    "in Markdown": lambda text: f"## {text}",
    "bold": lambda text: f"**{text}**",
    "ending in a colon": lambda text: f"{text}：",
}


#: What stands behind the title of an item makes it another text.
NOT_FOR_ITEMS = {"with a note", "ending in a colon"}

KINDS = {"row": Kind.ROW, "group": Kind.GROUP, "column": Kind.HEAD, "section": Kind.HEADING, "item": Kind.ITEM}

#: （六）其他处理 is a row of one form and a group of the other.
ROW_AND_GROUP = ("applications.outcomes.other.undivided", "applications.outcomes.other")

#: Damage that was met, and the place that is meant all the same.
MEANT = {
    "商业 企业": "applications commercial_enterprise",
    "社会组织": "applications public_welfare_organization",
    "法律公益服务组织": "applications legal_service_institution",
    "制发件数": "disclosure issued",
    "现行有效件数(历史累计)": "disclosure in_force",
    "现行有效": "disclosure in_force",
    "本年收费金额（万元）": "disclosure amount",
    "规范性文件": "disclosure.normative_documents",
    "行政規範性檔案": "disclosure.normative_documents",
    "採購專案數量": "disclosure projects",
    "一、本年新收政府資訊公開申請數量": "applications.received",
    "（四）無法提供": "applications.outcomes.unavailable",
    "1属于国家秘密": "applications.outcomes.refused.state_secret",
    "一予以公开": "applications.outcomes.granted",
    "（一予以公开": "applications.outcomes.granted",
    "3其他": "applications.outcomes.other.remaining",
    "规章(设区的市": "disclosure.rules",
    "規(guī)章": "disclosure.rules",
    "1、属于国家秘密": "applications.outcomes.refused.state_secret",
    "2. 重复申请": "applications.outcomes.not_processed.duplicate",
    "二、上年转结政务公开申请数量": "applications.carried_over",
    "属于国家秘密": "applications.outcomes.refused.state_secret",
    "7.属于国家秘密": "applications.outcomes.refused.state_secret",
    "不予公开": "applications.outcomes.refused",
    "(五) 不予处理": "applications.outcomes.not_processed",
    "3、其他": "applications.outcomes.other.remaining",
    "（七）合计": "applications.outcomes.total",
    "第二十条第()项": "",
    "第二十一条第（五）项": "五",
    "二、行政机关主动公开政府信息情况": "disclosure",
    "主动公开政府信息情况": "disclosure",
    "七、存在的主要问题及改进情况": "problems",
    "四、因政务公开工作被申请行政复议、提起行政诉讼情况": "proceedings",
    "## 三、 收到和处理政府信息公开申请情况": "applications",
}

#: What may look like a heading, a row or a column, and is what stands beside it.
NOT_WHAT_IT_SEEMS = {
    "1.主动公开政府信息情况。": Kind.OTHER,
    "（一）主动公开政府信息情况": Kind.OTHER,
    "（四）因政府信息公开申请的行政复议、行政诉讼情况": Kind.OTHER,
    "其他": Kind.HEAD,
    "总计": Kind.HEAD,
    "3.其他": Kind.ROW,
    "（七）总计": Kind.ROW,
    "一、本年新收政府信息公开申请数量": Kind.ROW,
    "三、本年度办理结果": Kind.GROUP,
    "四、结转下年度继续办理": Kind.ROW,
    "行政复议": Kind.HEAD,
    "未经复议直接起诉": Kind.HEAD,
    "信息内容": Kind.HEAD,
    "法人或其他组织": Kind.HEAD,
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）": Kind.HEAD,
    "一、2022年工作完成情况": Kind.OPENING,
    "一、认真做好公开工作。": Kind.OTHER,
    "二、工作完成情况": Kind.OTHER,
    "行政处罚决定已全部公开": Kind.OTHER,
    "主动公开政府信息情况较好": Kind.OTHER,
    "二总体情况": Kind.OTHER,
    "2属于国家秘密": Kind.OTHER,
    "本年新收": Kind.OTHER,
    "三、": Kind.OTHER,
    "": Kind.OTHER,
    "1,428": Kind.VALUE,
    "/": Kind.VALUE,
    "①": Kind.OTHER,
}


def places(word: Word) -> list[str]:
    """Every place that a word may mean, as a wording tells it."""
    columns = [" ".join(column) for column in word.columns]
    return [
        *word.rows,
        *word.groups,
        *columns,
        *filter(None, [word.section]),
        *([word.item] * (word.kind is Kind.ITEM)),
    ]


def meanings(word: Word, wording: Wording) -> list[str]:
    """The places that a word may mean in the table of a wording: 总计 is a column of two tables."""
    if wording.meaning != "column":
        return places(word)
    return [place for place in places(word) if place.startswith(wording.place.partition(" ")[0])]


@pytest.mark.parametrize("wording", WORDINGS, ids=[f"{n}-{w.meaning}-{w.place}" for n, w in enumerate(WORDINGS)])
def test_a_label_leads_to_its_place_and_to_no_other(wording: Wording) -> None:
    dresses = {name: dress for name, dress in DRESSES.items() if wording.meaning != "item" or name not in NOT_FOR_ITEMS}
    words = {name: vocabulary(dress(wording.text)) for name, dress in dresses.items()}
    place = list(ROW_AND_GROUP) if wording.place in ROW_AND_GROUP else [wording.place]
    kind = Kind.ROW if wording.place in ROW_AND_GROUP else KINDS[wording.meaning]
    assert {name: (word.kind, meanings(word, wording)) for name, word in words.items()} == dict.fromkeys(
        dresses, (kind, place)
    )


@pytest.mark.parametrize("text", MEANT)
def test_damaged_labels_are_known(text: str) -> None:
    assert places(vocabulary(text)) == [MEANT[text]]


def test_a_row_whose_first_character_is_lost_is_known() -> None:
    assert places(vocabulary("政许可")) == ["disclosure.licensing"]


@pytest.mark.parametrize("text", NOT_WHAT_IT_SEEMS)
def test_kinds(text: str) -> None:
    assert vocabulary(text).kind is NOT_WHAT_IT_SEEMS[text]


@given(st.text() | st.lists(st.sampled_from([w.text for w in WORDINGS] + list("（）.、 \t|#3件"))).map("".join))
def test_every_text_has_a_kind_that_its_places_bear_out(text: str) -> None:
    word = vocabulary(text)
    borne_out = {
        Kind.ROW: word.rows,
        Kind.GROUP: word.groups,
        Kind.HEADING: word.section,
        Kind.ITEM: not word.label.words,
        Kind.OPENING: not places(word),
    }
    assert borne_out.get(word.kind, True)
    assert vocabulary(text) == word
