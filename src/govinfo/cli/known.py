"""``govinfo check --write-baseline``: what was found is written to a file, and known from then on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import field, frozen

from govinfo.cli.output import Exit, complain, echo
from govinfo.cli.saving import replacing
from govinfo.cli.words import Words
from govinfo.diagnostics import Diagnostic
from govinfo.exchange.escape import visible
from govinfo.profile.baseline import Baseline
from govinfo.profile.faults import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.cli.reading import Reading, Tally


@frozen
class Known:
    """Tells nothing, and writes the findings of all files once all are read."""

    file: Path
    say: Words
    found: dict[str, tuple[Diagnostic, ...]] = field(factory=dict[str, tuple[Diagnostic, ...]])

    def __attrs_post_init__(self) -> None:
        """Refuse, before anything is read, to overwrite what is no baseline."""
        if self.file.exists():
            try:
                Baseline.read(self.file)
            except SettingsError:
                raise click.UsageError(self.say.no_baseline.format(visible(str(self.file)))) from None

    def tell(self, reading: Reading) -> Iterator[str]:
        """Nothing yet."""
        self.found[reading.path] = reading.findings
        return iter(())

    def close(self, _: Tally) -> Iterator[str]:
        """Nothing on standard output."""
        try:
            with replacing(self.file) as part:
                part.write_bytes(Baseline.of(self.found.items(), self.file.parent).dumps())
        except OSError as error:
            complain(str(self.file), self.say.unwritable.format(self.say.reason(error)))
            click.get_current_context().exit(Exit.UNREAD)
        count = sum(map(len, self.found.values()))
        findings = self.say.count(count, *self.say.findings)
        echo(self.say.baseline.format(path=visible(str(self.file)), findings=findings), err=True)
        return iter(())
