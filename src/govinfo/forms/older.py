"""What marks a report in a form of the time before 2019, as data: ``older.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from attrs import frozen

from govinfo.forms.labels import take_apart

if TYPE_CHECKING:
    from govinfo.forms.labels import Label


@frozen
class Subject:
    """What a section of an older narrative is about, by the words of its heading."""

    words: tuple[str, ...]
    #: Words that a heading with other meaning has besides.
    but: tuple[str, ...] = ()
    #: True where no newer narrative has such a section.
    needed: bool = False

    def heads(self, label: Label) -> bool:
        """True for the heading of such a section."""
        return any(word in label.words for word in self.words) and not any(word in label.words for word in self.but)


@frozen
class Older:
    """The marks of one kind of older form."""

    #: What it is called, in Chinese and English.
    zh: str
    en: str
    #: How many marks are enough.
    enough: int
    #: The words of a table's cells, as labels are compared, and what its title ends in.
    words: frozenset[str] = frozenset()
    title: str = ""
    #: Beside rows of a newer form, it is looked for only where one of these stands.
    hints: tuple[str, ...] = ()
    subjects: tuple[Subject, ...] = ()
    #: The last year of its reports.
    last_year: int = 0


@cache
def older() -> tuple[Older, Older]:
    """The older table and the older narrative."""
    data: dict[str, Any] = tomllib.loads((files("govinfo.forms") / "older.toml").read_text("utf-8"))
    table, narrative = data["table"], data["narrative"]
    words = frozenset(take_apart(word).words for word in table.pop("words"))
    hints = tuple(table.pop("hints"))
    subjects = tuple(
        Subject(tuple(one["words"]), tuple(one.get("but", ())), one.get("needed", False))
        for one in narrative.pop("subject")
    )
    return Older(words=words, hints=hints, **table), Older(subjects=subjects, **narrative)


@cache
def words_of_all() -> tuple[str, ...]:
    """The words one of which stands wherever an older form does: a table's, and those that its narrative needs."""
    table, narrative = older()
    return (*table.words, *(word for one in narrative.subjects if one.needed for word in one.words))
