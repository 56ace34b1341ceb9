"""By what each file is checked: the options of ``govinfo check`` over the settings that stand nearest to the file."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import evolve, field, frozen

from govinfo.cli.options import Options
from govinfo.cli.output import STDIN, Exit, echo
from govinfo.exchange.escape import visible
from govinfo.profile import Profile
from govinfo.profile.baseline import Baseline
from govinfo.profile.faults import SettingsError
from govinfo.profile.settings import Settings, nearest, read_settings, settings_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govinfo.cli.reading import Input


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

    options: Options
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
        known = self.options.baseline or settings.baseline
        return ByWhat(settings.profile.at(path), self._baseline(known) if known and not self.options.written else None)

    def _of(self, path: str) -> Settings:
        file = self._file(path)
        if file not in self._settings:
            read = read_settings(file, self.options.rules) if file else Settings(Profile(rules=self.options.rules))
            self._settings[file] = evolve(read, profile=self._over(read.profile))
        return self._settings[file]

    def _file(self, path: str) -> Path | None:
        if self.options.isolated or self.options.config:
            return self.options.config
        return _shortly(nearest(Path() if path == STDIN else Path(path).parent, self._look))

    def _over(self, profile: Profile) -> Profile:
        """The options over the settings: ``--select`` stands in place of what they select and ignore."""
        if self.options.select:
            return evolve(profile, select=self.options.select, ignore=self.options.ignore)
        return evolve(profile, ignore=(*profile.ignore, *self.options.ignore))

    def _baseline(self, file: Path) -> Baseline:
        if file not in self._baselines:
            self._baselines[file] = Baseline.read(file)
        return self._baselines[file]


def _shortly(file: Path | None) -> Path | None:
    """A file as it is seen from here, if it stands here or below."""
    return file.relative_to(Path.cwd()) if file and file.is_relative_to(Path.cwd()) else file
