"""By what each file is checked: the options of ``govinfo check`` over the settings that stand nearest to the file."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import evolve, field, frozen

from govinfo.checks.own import OwnRule
from govinfo.cli.output import STDIN, Exit, echo
from govinfo.cli.selection import complete_rules, installed, named
from govinfo.cli.words import words
from govinfo.exchange.escape import visible
from govinfo.profile import Profile, handles
from govinfo.profile.baseline import Baseline
from govinfo.profile.faults import SettingsError
from govinfo.profile.settings import Settings, nearest, read_settings, settings_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govinfo.cli.reading import Input, Tally
    from govinfo.diagnostics import Rule


@frozen
class Wishes:
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


@frozen
class ByWhat:
    """By what a file is checked."""

    profile: Profile
    #: What is known of it already; None where nothing is.
    baseline: Baseline | None = None

    def knows(self, path: str, fingerprint: str) -> bool:
        """Whether this finding of a file is known already."""
        return self.baseline is not None and self.baseline.knows(path, fingerprint)


@frozen
class Profiles:
    """By what each of many files is checked; whatever stands in a file is read once."""

    wishes: Wishes
    lang: str
    _settings: dict[Path | None, Settings] = field(factory=dict[Path | None, Settings])
    _baselines: dict[Path, Baseline] = field(factory=dict[Path, Baseline])
    _look: Callable[[Path], Path | None] = field(factory=lambda: cache(settings_in))

    def read(self, files: Iterable[Input]) -> None:
        """Read all settings that these files ask for; what is wrong with them is told before all else, and ends it."""
        try:
            for file in files:
                self.of(file.path)
        except SettingsError as error:
            for line in error.lines(self.lang):
                echo(f"govinfo: {visible(line)}", err=True)
            click.get_current_context().exit(Exit.TROUBLE)

    def of(self, path: str) -> ByWhat:
        """By what a file is checked."""
        settings = self._of(path)
        known = self.wishes.baseline or settings.baseline
        return ByWhat(settings.profile.at(path), self._baseline(known) if known and not self.wishes.written else None)

    def _of(self, path: str) -> Settings:
        file = self._file(path)
        if file not in self._settings:
            read = read_settings(file, self.wishes.rules) if file else Settings(Profile(rules=self.wishes.rules))
            self._settings[file] = evolve(read, profile=self._over(read.profile))
        return self._settings[file]

    def _file(self, path: str) -> Path | None:
        if self.wishes.isolated or self.wishes.config:
            return self.wishes.config
        return _shortly(nearest(Path() if path == STDIN else Path(path).parent, self._look))

    def _over(self, profile: Profile) -> Profile:
        """The options over the settings: ``--select`` stands in place of what they select and ignore."""
        if self.wishes.select:
            return evolve(profile, select=self.wishes.select, ignore=self.wishes.ignore)
        return evolve(profile, ignore=(*profile.ignore, *self.wishes.ignore))

    def _baseline(self, file: Path) -> Baseline:
        if file not in self._baselines:
            self._baselines[file] = Baseline.read(file)
        return self._baselines[file]


def _shortly(file: Path | None) -> Path | None:
    """A file as it is seen from here, if it stands here or below."""
    return file.relative_to(Path.cwd()) if file and file.is_relative_to(Path.cwd()) else file


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


def profile_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say by what it checks; it takes what they say as ``wishes``."""

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
        wishes = Wishes(chosen, spared, config, baseline, own, isolated, written, is_complete)
        command(wishes=wishes, lang=lang, **others)

    for option in reversed(_OPTIONS):
        option(run)
    return run
