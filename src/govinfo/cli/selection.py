"""Which rules are spoken of: by name, by code such as GI601, or by family such as GI6."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import click
from attrs import frozen
from click.shell_completion import CompletionItem

from govinfo.diagnostics import rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govinfo.cli.words import Words
    from govinfo.diagnostics import Diagnostic

#: The letters and the digit that the codes of a family begin with.
_FAMILY = 3

#: How many rules are offered for one that there is not.
_NEAREST = 3


@frozen
class Selection:
    """The rules whose findings are told and counted; what is ignored is ignored, selected or not."""

    selected: frozenset[str]
    ignored: frozenset[str]

    def __contains__(self, found: Diagnostic) -> bool:
        return found.rule in self.selected and found.rule not in self.ignored


def selection(select: tuple[str, ...], ignore: tuple[str, ...], say: Words) -> Selection:
    """The selection that ``--select`` and ``--ignore`` make; without ``--select``, all rules are selected."""
    chosen = frozenset(_named(select, "--select", say))
    return Selection(chosen or frozenset(rules()), frozenset(_named(ignore, "--ignore", say)))


def _named(given: Iterable[str], option: str, say: Words) -> Iterable[str]:
    for name in (part.strip() for one in given for part in one.split(",")):
        found = _handles().get(name.lower())
        if found is None:
            raise click.BadParameter(unknown(name, _handles(), say), param_hint=option)
        yield from found


def _handles() -> dict[str, tuple[str, ...]]:
    """Every handle, in lower case, with the rules that it stands for."""
    handles: dict[str, tuple[str, ...]] = {}
    for rule in rules().values():
        family = rule.code[:_FAMILY].lower()
        handles[family] = (*handles.get(family, ()), rule.name)
        handles[rule.name] = handles[rule.code.lower()] = (rule.name,)
    return handles


def unknown(name: str, handles: Iterable[str], say: Words) -> str:
    """That there is no such rule, and which are nearest."""
    near = [one for one in handles if name and name.lower() in one][:_NEAREST]
    near = near or get_close_matches(name.lower(), sorted(handles), _NEAREST, cutoff=0.5)
    names = say.comma.join(one if one in rules() else one.upper() for one in near)
    return say.unknown_rule.format(name) + (say.nearest.format(names) if names else "") + say.all_rules


def complete_rules(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """What the shell offers: the names and codes that go on from the last of those typed."""
    typed, comma, begun = incomplete.rpartition(",")
    names = (name if name in rules() else name.upper() for name in _handles())
    return [CompletionItem(typed + comma + name) for name in names if name.lower().startswith(begun.lower())]
