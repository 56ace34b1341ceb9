"""How the faults that rules name are repaired: a few lines of an example, as they stand and as they should."""

from __future__ import annotations

import tomllib
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterator


@frozen
class Repair:
    """Lines that follow one another in the example of a rule."""

    example: tuple[str, ...] = field(converter=tuple)
    repaired: tuple[str, ...] = field(converter=tuple)

    def lines(self) -> Iterator[tuple[str, str]]:
        """Each line with its sign: "-" as it stands, "+" as it should, " " where it stays."""
        for kind, start, end, begin, until in SequenceMatcher(None, self.example, self.repaired).get_opcodes():
            if kind == "equal":
                yield from ((" ", line) for line in self.example[start:end])
            else:
                yield from (("-", line) for line in self.example[start:end])
                yield from (("+", line) for line in self.repaired[begin:until])


@cache
def _all() -> dict[str, tuple[Repair, ...]]:
    data = tomllib.loads((files("govinfo.cli") / "repairs.toml").read_text("utf-8"))
    return {rule: tuple(Repair(**one) for one in repairs) for rule, repairs in data.items()}


def repairs(rule: str) -> tuple[Repair, ...]:
    """How the example of a rule is repaired; nothing for a rule whose remedy is not in a few lines."""
    return _all().get(rule, ())
