"""From bytes to text: encodings, and files that hold no text."""

import io
import zipfile
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo.files import Decoded, decode

REPORT = "青石镇2023年政府信息公开工作年度报告\n一、总体情况\n规章 | 0 | 0 | 3\n"

BIG5 = b'<html><META http-equiv="Content-Type" content="text/html; charset=Big5">'

TEXTS = {
    "empty": (b"", Decoded("", "utf-8")),
    "ASCII": (b"3 | 0", Decoded("3 | 0", "utf-8")),
    "UTF-8": (REPORT.encode(), Decoded(REPORT, "utf-8")),
    "UTF-8 with a byte order mark": (BOM_UTF8 + REPORT.encode(), Decoded(REPORT, "utf-8")),
    "a byte order mark alone": (BOM_UTF8, Decoded("", "utf-8")),
    "UTF-16 LE": (BOM_UTF16_LE + REPORT.encode("utf-16-le"), Decoded(REPORT, "utf-16-le")),
    "UTF-16 BE": (BOM_UTF16_BE + REPORT.encode("utf-16-be"), Decoded(REPORT, "utf-16-be")),
    "UTF-16 with a character outside the BMP": (BOM_UTF16_LE + "𠮷".encode("utf-16-le"), Decoded("𠮷", "utf-16-le")),
    "UTF-16, cut in a character": (BOM_UTF16_LE + "规章".encode("utf-16-le")[:-1], Decoded("规\ufffd", "utf-16-le", 1)),
    "GB18030": (REPORT.encode("gb18030"), Decoded(REPORT, "gb18030")),
    "GB18030 with a character of four bytes": (
        "𠮷野镇年度报告".encode("gb18030"),
        Decoded("𠮷野镇年度报告", "gb18030"),
    ),
    "a short title in GBK": ("年度报告".encode("gbk"), Decoded("年度报告", "gb18030")),
    "Big5, declared": (BIG5 + "規章，3 件".encode("big5"), Decoded(BIG5.decode() + "規章，3 件", "big5hkscs")),
    "GB18030, declared as GB2312": (
        b"<meta charset=gb2312>" + "䶮".encode("gb18030"),
        Decoded("<meta charset=gb2312>䶮", "gb18030"),
    ),
    "line ends stay": (b"3\r\n0\r", Decoded("3\r\n0\r", "utf-8")),
    "NUL stays": (b"3\x000", Decoded("3\x000", "utf-8")),
}

FORMATS = {
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "doc or xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64),
    "zip": b"PK\x03\x04" + bytes(64),
}

IMAGES = {
    "PNG": b"\x89PNG\r\n\x1a\n",
    "JPEG": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "GIF": b"GIF89a",
    "TIFF, little-endian": b"II*\x00",
    "TIFF, big-endian": b"MM\x00*",
    "WebP": b"RIFF\x24\x00\x00\x00WEBPVP8 ",
}

ARCHIVES = {
    "docx": ["[Content_Types].xml", "_rels/.rels", "word/document.xml"],
    "xlsx": ["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"],
    "zip": ["2022.txt", "2023.txt"],
}


@pytest.mark.parametrize(("data", "decoded"), TEXTS.values(), ids=TEXTS)
def test_texts(data: bytes, decoded: Decoded) -> None:
    assert decode(data) == decoded


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_bad_byte_is_replaced_and_counted(encoding: str) -> None:
    """A byte that no encoding has; what follows it is read all the same."""
    before, after = REPORT[:-5], REPORT[-5:]
    decoded = decode(before.encode(encoding) + b"\xff" + after.encode(encoding))
    assert decoded == Decoded(f"{before}\ufffd{after}", encoding, replaced=1)


def test_utf_8_cut_in_a_character_stays_utf_8() -> None:
    assert decode("政府信息公开".encode()[:-1]) == Decoded("政府信息公\ufffd", "utf-8", replaced=1)


def test_a_printed_replacement_character_is_no_bad_byte() -> None:
    assert decode(BOM_UTF8 + "规\ufffd".encode()) == Decoded("规\ufffd", "utf-8", replaced=0)


@pytest.mark.parametrize("name", FORMATS)
def test_formats(name: str) -> None:
    assert decode(FORMATS[name]) == Decoded("", "", format=name)


@pytest.mark.parametrize("data", IMAGES.values(), ids=IMAGES)
def test_images(data: bytes) -> None:
    assert decode(data) == Decoded("", "", format="image")


@pytest.mark.parametrize("name", ARCHIVES)
@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED], ids=["stored", "deflated"])
def test_archives(name: str, compression: int) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for member in ARCHIVES[name]:
            archive.writestr(member, "<Types/>" * 20)
    assert decode(file.getvalue()) == Decoded("", "", format=name)


@pytest.mark.parametrize("text", ["PDF", "%P", "PK", "II* 规章", "RIFF 规章"])
def test_texts_that_begin_almost_like_a_format(text: str) -> None:
    assert decode(text.encode()) == Decoded(text, "utf-8")


@given(
    st.binary() | st.builds(bytes.__add__, st.sampled_from([*FORMATS.values(), BOM_UTF16_LE, BOM_UTF8]), st.binary())
)
def test_all_bytes_are_decoded(data: bytes) -> None:
    decoded = decode(data)
    assert decoded.text.count("\ufffd") >= decoded.replaced
    assert bool(decoded.format) == (not decoded.encoding)
    if decoded.format:
        assert not decoded.text


@given(st.text().map("规".__add__))
def test_every_text_is_read_from_utf_8_and_utf_16(text: str) -> None:
    assert decode(text.encode()) == Decoded(text, "utf-8")
    assert decode(BOM_UTF8 + text.encode()).text == text
    assert decode(BOM_UTF16_LE + text.encode("utf-16-le")).text == text
    assert decode(BOM_UTF16_BE + text.encode("utf-16-be")).text == text
