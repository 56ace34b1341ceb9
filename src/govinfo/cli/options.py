"""The options that say by what a command checks: which rules, which settings, and what is known already."""

from __future__ import annotations

from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import frozen

from govinfo.checks.own import OwnRule
from govinfo.cli.output import Exit
from govinfo.cli.selection import complete_rules, installed, named
from govinfo.cli.words import words
from govinfo.profile import handles

if TYPE_CHECKING:
    from collections.abc import Callable

    from govinfo.cli.reading import Tally
    from govinfo.diagnostics import Rule

_FILE = click.Path(path_type=Path)

_OPTIONS = (
    click.option(
        "--select",
        metavar="RULES",
        multiple=True,
        shell_complete=complete_rules,
        help="Tell of these rules only: names, codes or families, such as not-a-number, GI601 or GI6, with commas "
        "between.",
    ),
    click.option(
        "--ignore",
        metavar="RULES",
        multiple=True,
        shell_complete=complete_rules,
        help="Tell nothing of these rules, selected or not; they do not count for the exit status.",
    ),
    click.option("--config", metavar="FILE", type=_FILE, help="Take the settings from this file alone."),
    click.option("--isolated", is_flag=True, help="Heed no file of settings."),
    click.option("--baseline", metavar="FILE", type=_FILE, help="Tell and count nothing that this file knows already."),
    click.option(
        "--write-baseline",
        "written",
        metavar="FILE",
        type=_FILE,
        help="Tell nothing; write all that is found to this file, for --baseline.",
    ),
)


@frozen
class Options:
    """What the options ask for."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    #: The file of settings for all files; None for the nearest of each.
    config: Path | None = None
    baseline: Path | None = None
    rules: tuple[OwnRule, ...] = ()
    #: Heed no file of settings.
    isolated: bool = False
    #: Where all that is found is written, as known from then on; no other baseline is heeded.
    written: Path | None = None
    #: Whether all installed rules of one's own could be loaded.
    is_complete: bool = True

    @property
    def known(self) -> dict[str, Rule]:
        """Every rule that may be told of."""
        return handles.known(self.rules)

    def status(self, tally: Tally) -> Exit:
        """What a command ends with."""
        if tally.unread or not self.is_complete:
            return Exit.UNREAD
        return Exit.FOUND if tally.wrong and not self.written else Exit.CLEAN


def profile_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say by what it checks; it takes what they say as ``options``."""

    @wraps(command)
    def run(
        *,
        select: tuple[str, ...],
        ignore: tuple[str, ...],
        config: Path | None,
        isolated: bool,
        baseline: Path | None,
        written: Path | None,
        lang: str,
        **others: object,
    ) -> None:
        say = words(lang)
        if baseline and written:
            raise click.UsageError(say.two_baselines)
        own, is_complete = installed(say)
        known = handles.known(own)
        chosen = named(select, "--select", known, lang, say)
        spared = named(ignore, "--ignore", known, lang, say)
        options = Options(chosen, spared, config, baseline, own, isolated, written, is_complete)
        command(options=options, lang=lang, **others)

    for option in reversed(_OPTIONS):
        option(run)
    return run
