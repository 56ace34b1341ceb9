"""How rules are called: by name, by code such as GI601, or by family such as GI6."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from govinfo.diagnostics import Rule, rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from govinfo.checks.own import OwnRule

#: The code of a rule without these digits is its family.
_WITHIN = 2

#: How many rules are offered for one that there is not.
_NEAREST = 3


def known(own: Iterable[OwnRule] = ()) -> dict[str, Rule]:
    """Every rule by its name: ours, then those of a user's own."""
    return {**rules(), **{one.rule.name: one.rule for one in own}}


def handles(known: Mapping[str, Rule]) -> dict[str, tuple[str, ...]]:
    """Every handle of rules, in lower case, with the names of the rules that it stands for."""
    found: dict[str, tuple[str, ...]] = {}
    for rule in known.values():
        family = rule.code[:-_WITHIN].lower()
        found[family] = (*found.get(family, ()), rule.name)
        found[rule.name] = found[rule.code.lower()] = (rule.name,)
    return found


def written(handle: str) -> str:
    """A handle as people write it: codes and families in capitals."""
    return handle.upper() if handle[-1:].isdigit() else handle


def nearest(name: str, known: Iterable[str]) -> list[str]:
    """Which of the names may have been meant."""
    near = [one for one in known if len(name) > 1 and name.lower() in one][:_NEAREST]
    return near or get_close_matches(name.lower(), sorted(known), _NEAREST)
