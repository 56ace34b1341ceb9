"""Tables of one or many reports in a file: read as they are written, so that few are in memory at once."""

from __future__ import annotations

import io
import sys
from itertools import chain
from typing import TYPE_CHECKING

import click
from attrs import define

from govinfo.cli.output import complain, echo, fault, load
from govinfo.cli.progress import Progress
from govinfo.cli.saving import replacing
from govinfo.cli.targets import Kind, Named, Table, Wishes
from govinfo.cli.words import Words
from govinfo.exchange import ExchangeError
from govinfo.exchange.escape import visible
from govinfo.exchange.extras import need
from govinfo.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from govinfo.cli.reading import Input


def check_ready(name: str, kind: Kind, say: Words, *, is_printed: bool) -> None:
    """Refuse, before anything is read, what cannot be written: without its library, or bytes to a terminal."""
    if kind.module:
        try:
            need(kind.module, kind.extra, f"--to {name}")
        except ImportError as error:
            raise click.UsageError(str(error)) from None
    if is_printed and not kind.is_text and sys.stdout.isatty():
        raise click.BadParameter(say.no_terminal.format(name, kind.suffix), param_hint="--output")


@define
class Writer:
    """Writes tables; ``unread`` counts what could not be read or written."""

    table: Table
    wishes: Wishes
    say: Words
    lang: str
    progress: Progress
    unread: int = 0

    def write(self, files: Iterable[Input], path: Path | None) -> None:
        """Write the reports of files to a file, or to standard output; nothing, if none can be read."""
        reports = self._reports(files)
        first = next(reports, None)
        if first is None:
            return
        try:
            if path is None:
                self._print(chain((first,), reports))
            else:
                self._save(chain((first,), reports), path)
        except ExchangeError as error:
            for where, told in error.faults:
                self._tell(where, told)

    def _save(self, reports: Iterator[Named], path: Path) -> None:
        """Write a file whole or not at all."""
        try:
            with replacing(path) as part, part.open("wb") as stream:
                self.table.write(reports, self.wishes, stream)
        except OSError as error:
            self._tell(str(path), self.say.unwritable.format(self.say.reason(error)))

    def _print(self, reports: Iterator[Named]) -> None:
        if self.table.is_text and not sys.stdout.isatty():
            self.table.write(reports, self.wishes, sys.stdout.buffer)
            return
        whole = io.BytesIO()  # what writes files of bytes goes to and fro in them
        self.table.write(reports, self.wishes, whole)
        self.progress.make_way(for_output=True)
        data = whole.getvalue()
        if self.table.is_text:
            echo("\n".join([visible(line) for line in data.decode().splitlines()]))
        else:
            click.echo(data, nl=False)

    def _reports(self, files: Iterable[Input]) -> Iterator[Named]:
        """The reports by the names of their files, as they are asked for; what cannot be read is told."""
        for file in files:
            report = file.reason or load(file.path, self.say)
            told = report if isinstance(report, str) else fault(report, self.lang)
            if told:
                self._tell(file.path, told)
            if isinstance(report, Report):
                yield file.path, report
            self.progress.advance()

    def _tell(self, where: str, told: str) -> None:
        self.progress.make_way()
        complain(where, told)
        self.unread += 1
