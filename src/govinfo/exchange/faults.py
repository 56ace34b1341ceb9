"""What is wrong with a dict: the errors of cattrs, and those of our own, as paths and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cattrs import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.exchange.record import Fault


class ContradictionError(ValueError):
    """Raised for a value whose type fits and that cannot be; ``faults`` have their paths within the value."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__(faults)


def faults_in(error: BaseException, path: str = "") -> Iterator[Fault]:
    """Every fault in an error, with its path in the dict."""
    if isinstance(error, (ClassValidationError, IterableValidationError)):
        within, at_large = error.group_exceptions()
        for fault, note in within:
            step = getattr(note, "name", None) or getattr(note, "index", "")
            yield from faults_in(fault, _joined(path, str(step)))
        for fault in at_large:
            yield from faults_in(fault, path)
    elif isinstance(error, ContradictionError):
        yield from ((_joined(path, step), told) for step, told in error.faults)
    elif isinstance(error, ForbiddenExtraKeysError):
        yield path, f"has unknown keys: {', '.join(sorted(map(str, error.extra_fields)))}"
    else:
        yield path, "is missing" if isinstance(error, KeyError) else str(error)


def _joined(path: str, step: str) -> str:
    return ".".join(filter(None, (path, step)))
