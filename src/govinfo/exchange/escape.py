"""Text that must not mean more where it is written to than it does here."""

from __future__ import annotations

from unicodedata import category

#: Text that begins so is a formula, or hides one, to some spreadsheet program.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def encodable(text: str) -> str:
    """The text with what UTF-8 cannot encode, lone surrogates, escaped."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def defused(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet program would take it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def visible(text: str) -> str:
    r"""The text with all that a terminal would obey or not show escaped: an escape becomes ``\x1b``."""
    if text.isprintable():
        return text
    return "".join(char if shows(char) else char.encode("unicode_escape").decode("ascii") for char in text)


def shows(char: str) -> bool:
    """True where a terminal shows a character, if only as a blank."""
    return char.isprintable() or category(char) == "Zs"
