"""By what each file is checked: the options of ``govinfo check`` over the settings that stand nearest to the file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import evolve, field, frozen

from govinfo.checks.own import OwnRule
from govinfo.cli.output import STDIN, Exit, echo
from govinfo.exchange.escape import visible
from govinfo.profile import Profile
from govinfo.profile.baseline import Baseline
from govinfo.profile.settings import Settings, find_settings, read_settings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import NoReturn

    from govinfo.cli.reading import Input
    from govinfo.profile.faults import SettingsError


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
    #: Heed no baseline.
    afresh: bool = False


@frozen
class ByWhat:
    """By what a file is checked."""

    profile: Profile
    #: What is known of it already; None where nothing is.
    baseline: Baseline | None = None


@frozen
class Profiles:
    """By what each of many files is checked; whatever stands in a file is read once."""

    wishes: Wishes
    _settings: dict[Path | None, Settings] = field(factory=dict[Path | None, Settings])
    _baselines: dict[Path, Baseline] = field(factory=dict[Path, Baseline])
    _nearest: dict[str, Path | None] = field(factory=dict[str, Path | None])

    def read(self, files: Iterable[Input]) -> None:
        """Read all settings that these files ask for, so that what is wrong with them is told before all else.

        Raises:
            SettingsError: if one of them cannot be meant.
        """
        for file in files:
            self.of(file.path)

    def of(self, path: str) -> ByWhat:
        """By what a file is checked."""
        settings = self._of(path)
        known = self.wishes.baseline or settings.baseline
        return ByWhat(settings.profile.at(path), self._baseline(known) if known and not self.wishes.afresh else None)

    def _of(self, path: str) -> Settings:
        file = self._file(path)
        if file not in self._settings:
            read = read_settings(file, self.wishes.rules) if file else Settings(Profile(rules=self.wishes.rules))
            self._settings[file] = evolve(read, profile=self._over(read.profile))
        return self._settings[file]

    def _file(self, path: str) -> Path | None:
        if self.wishes.isolated or self.wishes.config:
            return self.wishes.config
        folder = "." if path == STDIN else os.path.dirname(path) or "."  # noqa: PTH120 - it is a key, never a Path
        if folder not in self._nearest:
            self._nearest[folder] = _shortly(find_settings(folder))
        return self._nearest[folder]

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


def refuse(error: SettingsError, lang: str) -> NoReturn:
    """Tell all that is wrong with settings, and end as after wrong usage."""
    for line in error.lines(lang):
        echo(f"govinfo: {visible(line)}", err=True)
    click.get_current_context().exit(Exit.TROUBLE)
