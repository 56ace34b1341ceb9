"""How far long work has come: told on a terminal while it goes on, and where it is interrupted."""

from __future__ import annotations

import sys
from math import inf
from time import monotonic
from typing import TYPE_CHECKING

from govinfo.cli.output import Exit, end, is_plain_terminal

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from rich.progress import Progress as Bar

    from govinfo.cli.words import Words

#: In seconds: how long work goes on in silence, and how long what is shown stays as it is.
_SILENCE, _PAUSE = 1.0, 0.1


class Progress:
    """A count of the files done, on standard error where that is a terminal."""

    def __init__(self, total: int, say: Words) -> None:
        self._total = total
        self._done = 0
        self._say = say
        is_told = sys.stderr and sys.stderr.isatty() and not is_plain_terminal()
        self._next = monotonic() + _SILENCE if is_told else inf
        self._bar: Bar | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.make_way()
        if kind is not None and issubclass(kind, KeyboardInterrupt):
            told = self._say.interrupted_after[self._total != 1].format(self._done, self._total)
            end(Exit.INTERRUPTED, f"govinfo: {told}")

    def make_way(self, *, for_output: bool = False) -> None:
        """Take the count away, so that other lines can be written; it comes back with the next file.

        Args:
            for_output: The lines go to standard output, where they meet the count only if that is a terminal too.
        """
        if self._bar is not None and (not for_output or sys.stdout.isatty()):
            self._bar.stop()
            self._next = 0

    def advance(self) -> None:
        """One more file is done."""
        self._done += 1
        if monotonic() < self._next:
            return
        self._next = monotonic() + _PAUSE
        self._bar = self._bar or self._new()
        self._bar.update(self._bar.task_ids[0], completed=self._done)
        if self._bar.live.is_started:
            self._bar.refresh()
        else:
            self._bar.start()

    def _new(self) -> Bar:
        from rich.console import Console  # rich is slow to import
        from rich.progress import MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        # No bar: many a Chinese terminal takes what it is drawn of for two cells wide, and the line would not fit.
        bar = Bar(
            MofNCompleteColumn(),
            TextColumn(self._say.files[1].format("").strip()),
            TimeRemainingColumn(compact=True),
            console=Console(stderr=True),
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        bar.add_task("", total=self._total)
        return bar
