"""Text that must not mean more where it is written to than it does here."""

from __future__ import annotations

#: Text that begins so is a formula, or hides one, to some spreadsheet program.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def encodable(text: str) -> str:
    """The text with what UTF-8 cannot encode, lone surrogates, escaped."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def defused(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet program would take it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
