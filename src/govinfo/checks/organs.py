"""What the name of an organ tells of it, as data: ``organs.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from attrs import frozen

from govinfo.forms.labels import simplify


@frozen
class Organ:
    """A kind of organ, known by its name."""

    name: str
    pattern: re.Pattern[str]
    #: More fees in a year, in 万元, are not to be believed.
    fees: int
    #: True where its report is a government's own.
    government: bool = False
    #: Month and day by which its report is to be published; None where no law says so, or the name does not tell.
    due: tuple[int, int] | None = None
    #: The rows of section two, item (一), of what it cannot make.
    cannot_make: tuple[str, ...] = ()


@cache
def _organs() -> tuple[Organ, ...]:
    data = tomllib.loads((files("govinfo.checks") / "organs.toml").read_text("utf-8"))
    return tuple(
        Organ(
            entry["name"],
            re.compile(entry["pattern"]),
            entry.get("fees", data["fees"]),
            entry.get("government", False),
            (entry["due"][0], entry["due"][1]) if "due" in entry else None,
            tuple(entry.get("cannot_make", ())),
        )
        for entry in data["organ"]
    )


@lru_cache(maxsize=4096)
def organ_of(name: str | None) -> Organ:
    """The kind of an organ by its printed name; that of no name, or of one that tells nothing, is ``unknown``."""
    plain = simplify(name or "")
    return next(organ for organ in _organs() if organ.pattern.search(plain))


def plain_name(name: str) -> str:
    """The name by which an organ is compared: in simplified characters, without words that are often left out."""
    return simplify(name).replace("人民政府", "政府").replace("办公室", "办").replace("办公厅", "办")


def same(one: str, other: str) -> bool:
    """True where two printed names may be those of one organ: one may leave out what the other prints."""
    ours, theirs = plain_name(one), plain_name(other)
    return ours in theirs or theirs in ours
