"""The rules that are named on the command line: by name, by code such as GI601, or by family such as GI6."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from govinfo.checks.own import own_rules
from govinfo.cli.output import complain
from govinfo.diagnostics import rules
from govinfo.profile import handles
from govinfo.profile.checking import unknown_rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from govinfo.checks.own import OwnRule
    from govinfo.cli.words import Words
    from govinfo.diagnostics import Rule


def installed(say: Words) -> tuple[tuple[OwnRule, ...], bool]:
    """The rules that installed packages offer, and whether all could be loaded; what could not be is told."""
    failed: list[str] = []

    def tell(name: str, error: Exception) -> None:
        failed.append(name)
        complain(say.own_rule.format(name), say.unloadable.format(f"{type(error).__name__}: {error}"))

    return own_rules(tell), not failed


def named(given: Iterable[str], option: str, known: Mapping[str, Rule], lang: str, say: Words) -> tuple[str, ...]:
    """The names, codes and families that an option names, with commas between."""
    found = handles.handles(known)
    names = [part.strip() for one in given for part in one.split(",")]
    for name in names:
        if name.lower() not in found:
            raise click.BadParameter(unknown(name, found, lang, say), param_hint=option)
    return tuple(names)


def unknown(name: str, known: Iterable[str], lang: str, say: Words) -> str:
    """That there is no such rule, which are nearest, and what lists them all."""
    return unknown_rule(name, known).text(lang) + say.all_rules


def complete_rules(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """What the shell offers: the names and codes that go on from the last of those typed."""
    typed, comma, begun = incomplete.rpartition(",")
    names = map(handles.written, handles.handles(rules()))
    return [CompletionItem(typed + comma + name) for name in names if name.lower().startswith(begun.lower())]
