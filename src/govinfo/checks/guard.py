"""One check that raises must not cost the findings of the others."""

from __future__ import annotations

from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, NamedTuple

from govinfo.diagnostics import diagnose
from govinfo.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from govinfo.diagnostics import Diagnostic

#: Where the modules of this library lie.
_LIBRARY = str(Path(__file__).resolve().parents[1])

#: Where what a rule yields is taken: whatever is raised there is the fault of the rule.
_TAKING = str(Path(__file__).resolve().with_name("own.py"))

#: What our code raises where a caller makes a mistake.
_MISTAKES = (KeyError, TypeError, ValueError)

#: So much is told of what an error says.
_LONGEST = 200


class Home(NamedTuple):
    """Where a check that is not of this library stands: its file, and its line there, or 0."""

    file: str
    line: int


def guarded(check: Callable[[], Iterable[Diagnostic]], name: str, own: Home | None = None) -> Iterator[Diagnostic]:
    """What a check finds, and where it raises, a finding that says so and whose fault it is.

    Args:
        check: Makes the findings.
        name: What the check is called.
        own: Where a check that is not of this library stands.
    """
    try:
        yield from check()
    except Exception as error:  # noqa: BLE001 - the other checks go on, whatever this one has met
        told = f"{type(error).__name__}: {error}".removesuffix(": ")[:_LONGEST]
        if own is None or _is_ours(error):
            yield diagnose("check-failed", Span(0, 0), name=name, error=told, at=_place(error, Home(_LIBRARY, 0)))
        else:
            yield diagnose("own-rule-failed", Span(0, 0), name=name, error=told, at=_place(error, own))


def _is_ours(error: Exception) -> bool:
    """Whether our own code raised what it never raises to tell a caller of a mistake."""
    file = extract_tb(error.__traceback__)[-1].filename
    return file.startswith(_LIBRARY) and file != _TAKING and not isinstance(error, _MISTAKES)


def _place(error: Exception, home: Home) -> str:
    """The last line that ran of what stands at home, whatever it called; where none of it was running, its first."""
    frames = [frame for frame in extract_tb(error.__traceback__) if frame.filename.startswith(home.file)]
    file, line = (frames[-1].filename, frames[-1].lineno) if frames else home
    return f"{Path(file).name}:{line}" if line else Path(file).name
