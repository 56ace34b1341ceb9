"""Marks of private characters around each cell and label of a written text: the truth travels with the text.

Whatever damage does to the text, the marks that are left tell what is still printed at its place.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from govinfo.forms import forms, paths

#: The paths of cells, rows and groups; the place of a path in it is the number of its marks.
NAMES = tuple(
    sorted(
        paths()
        | {path.rpartition(".")[0] for path in paths()}
        | {group.path for form in forms() for table in form.tables for group in table.groups}
    )
)
_NUMBER = {name: number for number, name in enumerate(NAMES)}
_OPEN, _CLOSE = 0xF0000, 0xF1000
MARKS = re.compile("[\U000f0000-\U000f1fff]+")
_PLACE = re.compile("([\U000f0000-\U000f0fff])|([\U000f1000-\U000f1fff])")
#: A place that nothing is printed at.
EMPTY = re.compile("[\U000f0000-\U000f0fff]\\s*[\U000f1000-\U000f1fff]")


#: A number at the end of a text, in a place whose end is lost.
_WHOLE = re.compile("([\U000f0000-\U000f0fff])([0-9]+)(?=\\s*$)")


class Place(NamedTuple):
    """Where a name is printed: from its opening mark to behind its closing mark, and what stands between."""

    name: str
    start: int
    end: int
    text: str


def marked(name: str, text: str) -> str:
    """The text between the marks of a name; as it is if there is none."""
    return f"{opening(name)}{text}{closing(name)}" if name else text


def opening(name: str) -> str:
    return chr(_OPEN + _NUMBER[name])


def closing(name: str) -> str:
    return chr(_CLOSE + _NUMBER[name])


def with_whole_number(text: str) -> str:
    """A text that ends in a number and lost the words behind it, with the number in a place of its own."""
    return _WHOLE.sub(lambda match: marked(NAMES[ord(match[1]) - _OPEN], match[2]), text)


def plain(text: str) -> str:
    """The text without marks: what the reader is given."""
    return MARKS.sub("", text)


def places(text: str) -> Iterator[Place]:
    """Every name that is whole in a text, in the order of the closing marks."""
    begun: dict[str, int] = {}
    for match in _PLACE.finditer(text):
        if match[1]:
            begun[NAMES[ord(match[1]) - _OPEN]] = match.start()
            continue
        name = NAMES[ord(match[2]) - _CLOSE]
        start = begun.pop(name, None)
        if start is not None:
            yield Place(name, start, match.end(), plain(text[start : match.end()]))
