"""From the bytes of a file to text: what kind of file it is, and in which encoding."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from attrs import frozen

_BOMS = {BOM_UTF8: "utf-8", BOM_UTF16_LE: "utf-16-le", BOM_UTF16_BE: "utf-16-be"}

#: First bytes of files that hold no plain text, what they are and how to get text out of them.
_FORMATS: tuple[tuple[bytes, str], ...] = (
    (rb"%PDF", "pdf"),
    (rb"PK\x03\x04.{0,4000}?word/", "docx"),
    (rb"PK\x03\x04.{0,4000}?xl/", "xlsx"),
    (rb"PK\x03\x04", "zip"),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc or xls"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*|RIFF....WEBP", "image"),
)

_BIG5 = re.compile(rb"""<meta\b[^<>]*?charset\s*=\s*["']?big5""", re.IGNORECASE)

#: A page declares its encoding within so many bytes.
_OPENING = 4096


@frozen
class Decoded:
    """The text of a file, or the kind of file that holds none."""

    text: str
    encoding: str
    #: How many characters stand for bytes that could not be decoded.
    replaced: int = 0
    #: pdf, docx, xlsx, zip, doc or xls, or image where the file is no text; else "".
    format: str = ""


def decode(data: bytes) -> Decoded:
    """Decode a text file by what it holds: a byte order mark, else UTF-8, else GB18030 where that loses less.

    What a page declares is not believed, but for Big5, which nothing else tells from GB18030.
    """
    for first, name in _FORMATS:
        if re.match(first, data, re.DOTALL):
            return Decoded("", "", format=name)
    for bom, encoding in _BOMS.items():
        if data.startswith(bom):
            return _replacing(data[len(bom) :], encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as fault:
        unicode = _replacing(data, "utf-8")
        if fault.end == len(data) and fault.reason == "unexpected end of data":
            return unicode
    national = ["big5hkscs", "gb18030"] if _BIG5.search(data, 0, _OPENING) else ["gb18030"]
    # Where as much is lost either way, the first is meant.
    return min([*(_replacing(data, encoding) for encoding in national), unicode], key=lambda found: found.replaced)


def _replacing(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, len(text) - len(data.decode(encoding, "ignore")))
