"""``govinfo explain``: what a rule says, what it means and what to do."""

from __future__ import annotations

from shutil import get_terminal_size
from string import Formatter
from typing import TYPE_CHECKING

import click

from govinfo.cli.output import WIDTH, echo, language_option
from govinfo.cli.repairs import repairs
from govinfo.cli.selection import complete_rules, installed, unknown
from govinfo.cli.words import Words, words
from govinfo.profile import handles

if TYPE_CHECKING:
    from govinfo.diagnostics import Rule

_COLOURS = {"-": "red", "+": "green"}


@click.command(
    short_help="Tell what a rule means.",
    epilog="Exit status: 0 explained, 2 wrong usage, such as a rule that there is not.",
)
@click.argument("rule", metavar="RULE", shell_complete=complete_rules)
@language_option
def explain(rule: str, lang: str) -> None:
    """Tell what a rule says, what it means and what to do, the clause that it rests on, and an example, repaired.

    RULE is the name or the code of a rule, as check tells it; "govinfo rules" lists them all.
    In its message, an ellipsis stands for the particulars of a finding.

    \b
    Examples:
      govinfo explain row-total-mismatch
      govinfo explain --lang zh GI601
    """  # noqa: D301 - \b is click's mark for a paragraph that keeps its lines
    say = words(lang)
    found = _find(rule, lang, say)
    echo(click.style(f"{found.name} ({found.code}): {say.view.severities[found.severity]}", bold=True))
    for told in (found.message, found.help):
        echo("\n" + _wrapped(readable(told[lang])))
    if found.clause[lang]:
        echo("\n" + _wrapped(say.clause.format(found.clause[lang])))
    if shown := repairs(found.name):
        echo("\n" + _wrapped(say.repair))
        for sign, line in (line for repair in shown for line in repair.lines()):
            echo(click.style(_wrapped(line, f"  {sign} "), fg=_COLOURS.get(sign)))


def _find(name: str, lang: str, say: Words) -> Rule:
    known = handles.known(installed(say)[0])
    by_handle = {**known, **{rule.code.lower(): rule for rule in known.values()}}
    if name.lower() not in by_handle:
        raise click.BadParameter(unknown(name, by_handle, lang, say), param_hint="RULE")
    return by_handle[name.lower()]


def readable(template: str) -> str:
    """A text of a rule with an ellipsis for each of the particulars that it names; one for several in a row."""
    parts: list[str] = []
    for literal, name, _, _ in Formatter().parse(template):
        if literal:
            parts.append(literal)
        if name is not None and parts[-1:] != ["…"]:
            parts.append("…")
    return "".join(parts)


def _wrapped(text: str, before: str = "") -> str:
    """The text in lines that fit the terminal, in which a Chinese character is two cells wide, after a sign."""
    from rich.console import Console  # rich is slow to import
    from rich.text import Text

    width = get_terminal_size((WIDTH, 0)).columns - len(before)
    lines = (line.plain.rstrip() for line in Text(text).wrap(Console(width=width), width))
    return before + f"\n{' ' * len(before)}".join(lines)
