"""``govinfo rules``: the list of all rules."""

from __future__ import annotations

from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from govinfo.cli.explain import readable
from govinfo.cli.output import WIDTH, Exit, as_json, echo, language_option
from govinfo.cli.selection import installed
from govinfo.cli.words import words
from govinfo.diagnostics import Severity
from govinfo.profile import handles

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from govinfo.cli.words import Words
    from govinfo.diagnostics import Rule

#: How wide a message may be shown beside the name of its rule at least.
_MESSAGE = 30


@click.command(
    short_help="List all rules.", epilog="Exit status: 0 listed, 2 wrong usage, 3 a rule of your own cannot be loaded."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form of the list."
)
@language_option
def rules(form: str, lang: str) -> None:
    """List all rules: code, severity, name and the first words of the message.

    The codes are in families: GI0 source, GI1 layout, GI2 repairs, GI3 recognition, GI4 values, GI5 structure,
    GI6 relations, GI7 across reports, GI8 prose, GI9 checks that failed. Rules of your own come last. The severity is
    the usual one; some findings of a rule may be weaker.

    \b
    Examples:
      govinfo rules
      govinfo rules | grep GI6
      govinfo rules --format json
    """  # noqa: D301 - \b is click's mark for a paragraph that keeps its lines
    say = words(lang)
    own, is_complete = installed(say)
    found = handles.known(own).values()
    if form == "text":
        echo("\n".join(_lines(found, lang, say)))
    else:
        echo(as_json([_data(rule, lang) for rule in found], indent=2))
    click.get_current_context().exit(Exit.CLEAN if is_complete else Exit.UNREAD)


def _data(rule: Rule, lang: str) -> dict[str, str]:
    return {
        "rule": rule.name,
        "code": rule.code,
        "severity": rule.severity,
        "message": readable(rule.message[lang]),
        "help": readable(rule.help[lang]),
        "clause": rule.clause[lang],
    }


def _lines(found: Collection[Rule], lang: str, say: Words) -> Iterator[str]:
    """A line for each rule, cut to the width of the terminal; two where that is narrow."""
    from rich.cells import cell_len, set_cell_size  # rich is slow to import

    names = max(len(rule.name) for rule in found)
    severities = max(cell_len(say.view.severities[severity]) for severity in Severity)
    width = get_terminal_size((WIDTH, 0)).columns
    for rule in found:
        begin = f"{rule.code}  {set_cell_size(say.view.severities[rule.severity], severities)}  {rule.name:{names}}  "
        if width - cell_len(begin) < _MESSAGE:
            yield begin.rstrip()
            begin = " " * cell_len("GI000  ")
        message, room = readable(rule.message[lang]), width - cell_len(begin)
        yield begin + (message if cell_len(message) <= room else f"{set_cell_size(message, room - 3).rstrip()}...")
