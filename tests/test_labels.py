"""What a printed label says: ordinal, words, note."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo.forms.labels import Label, item_of, simplify, take_apart

LABELS = {
    "规章": ("", "", "规章", ""),
    "一、本年新收": ("chinese", "一", "本年新收", ""),
    "一.本年新收": ("chinese", "一", "本年新收", ""),
    "十一、其他": ("chinese", "十一", "其他", ""),
    "（一）予以公开": ("bracket", "一", "予以公开", ""),
    "(一) 予以公开": ("bracket", "一", "予以公开", ""),
    "（一）、予以公开": ("bracket", "一", "予以公开", ""),
    "(1)重复申请": ("bracket", "1", "重复申请", ""),
    "2.重复申请": ("digit", "2", "重复申请", ""),
    "2. 重复申请": ("digit", "2", "重复申请", ""),
    "2、重复申请": ("digit", "2", "重复申请", ""),
    "２．重复申请": ("digit", "2", "重复申请", ""),
    "2.": ("digit", "2", "", ""),
    "三、": ("chinese", "三", "", ""),
    "2.5万元": ("", "", "25万元", ""),
    "12345": ("", "", "12345", ""),
    "商业 企业": ("", "", "商业企业", ""),
    "商业\u3000企\u200b业\xa0": ("", "", "商业企业", ""),
    "危及“三安全一稳定”": ("", "", "危及三安全一稳定", ""),
    "规章（设区的市以上）": ("", "", "规章", "设区的市以上"),
    "规章(设区的市": ("", "", "规章", "设区的市"),
    "现行有效件数（历史累计）（件）": ("", "", "现行有效件数", "历史累计件"),
    "（单位：万元）": ("", "", "", "单位万元"),
    "规(guī)章": ("", "", "规章", ""),
    "規(guī)章(zhāng)": ("", "", "规章", ""),
    "## 二、主动公开": ("chinese", "二", "主动公开", ""),
    "**二、主动公开**": ("chinese", "二", "主动公开", ""),
    "政务公开情况": ("", "", "政府信息公开情况", ""),
    "政务信息公开情况": ("", "", "政府信息公开情况", ""),
    "": ("", "", "", ""),
    "。，、": ("", "", "", ""),
}

ITEMS = {
    "第二十条第（五）项": "五",
    "第二十条第(五)项": "五",
    "第二十条（五）项": "五",
    "第二十条第五项": "五",
    "第20条第（五）项": "五",
    "第 二十条 第（ 五 ）项": "五",
    "第二十一条第（五）项": "五",
    "第二十條第（五）項": "五",
    "第二十条第（）项": "",
    "第二十条第()项": "",
    "第二十条第项": "",
    "第二十条": None,
    "（五）项": None,
    "依照第二十条第（五）项": None,
    "第二十条第（五）项规定，公开3件": None,
    "规章": None,
    "": None,
}


@pytest.mark.parametrize("text", LABELS)
def test_take_apart(text: str) -> None:
    assert take_apart(text) == Label(*LABELS[text])


def test_long_text_is_no_label() -> None:
    assert take_apart("一、" + "规章" * 60) == Label("", "", "", "")
    assert item_of("第二十条第（五）项" + " " * 120) is None


@pytest.mark.parametrize("text", ITEMS)
def test_items(text: str) -> None:
    assert item_of(text) == ITEMS[text]


def test_simplified_characters_stand_in_their_places() -> None:
    assert simplify("行政規範性檔案 3 件，ABC") == "行政规范性档案 3 件，ABC"


@given(st.text())
def test_simplifying_changes_no_place(text: str) -> None:
    assert len(simplify(text)) == len(text)
    assert simplify(simplify(text)) == simplify(text)


@given(st.text(st.sampled_from("一二三(（）)第条项.、1２ 规章guī#*|") | st.characters()))
def test_every_text_is_taken_apart(text: str) -> None:
    label = take_apart(text)
    assert label.style in ("", "chinese", "bracket", "digit")
    assert bool(label.style) == bool(label.ordinal)
    for part in (label.words, label.note):
        assert not part or part.isprintable()
        assert not set(part) & set(" \t\n()（）、。.")
    assert item_of(text) is None or len(item_of(text) or "") <= 1


@given(st.text(st.sampled_from("一二三(（）)第条项.、1 规章")), st.sampled_from(" \t\n\xa0\u3000\u200b\ufeff"))
def test_white_space_says_nothing(text: str, space: str) -> None:
    assert take_apart(space.join(text)) == take_apart(text)
