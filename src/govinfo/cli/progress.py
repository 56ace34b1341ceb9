"""How far long work has come: told on a terminal while it goes on, and where it is interrupted."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING

from govinfo.cli.output import Exit, end

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
        self._next = monotonic() + _SILENCE if sys.stderr and sys.stderr.isatty() else None
        self._bar: Bar | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()
        if kind is not None and issubclass(kind, KeyboardInterrupt):
            end(Exit.INTERRUPTED, f"govinfo: {self._say.interrupted_after.format(self._done, self._total)}")

    def clear(self) -> None:
        """Take the count away, so that other lines can be written; it comes back."""
        if self._bar is not None:
            self._bar.stop()

    def advance(self) -> None:
        """One more file is done."""
        self._done += 1
        if self._next is None or monotonic() < self._next:
            return
        self._next = monotonic() + _PAUSE
        self._bar = self._bar or self._new()
        self._bar.start()
        self._bar.update(self._bar.task_ids[0], completed=self._done, refresh=True)

    def _new(self) -> Bar:
        from rich.console import Console  # rich is slow to import
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        bar = Bar(
            MofNCompleteColumn(),
            TextColumn(self._say.files[1].format("").strip()),
            BarColumn(),
            TimeRemainingColumn(compact=True),
            console=Console(stderr=True),
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        bar.add_task("", total=self._total)
        return bar
