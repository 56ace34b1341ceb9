"""A report as a dict and as JSON, and back: what comes back equals what went out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govinfo.report import Report

#: The version of the dict form. It changes when a program that reads the old form would misread the new one.
SCHEMA_VERSION = 1

Data = dict[str, Any]


class ExchangeError(ValueError):
    """Raised for a dict that is no report; ``faults`` holds all that is wrong with it, as paths and sentences."""

    def __init__(self, faults: tuple[tuple[str, str], ...]) -> None:
        self.faults = faults
        super().__init__("; ".join(f"{path or 'the dict'}: {fault}" for path, fault in faults))


def to_dict(report: Report, *, spans: bool = True) -> Data:
    """The report as a dict of JSON's own types.

    Args:
        report: The report.
        spans: Keep spans, as ``[start, end]``, and with them diagnostics and unplaced text.

    Returns:
        A new dict: ``schema``, ``title``, ``year``, ``organ``, ``form``, ``status``, ``forms`` (the form of each block
        that tells it, by its path), ``cells`` (every printed cell by its public path), ``sections``, and, with spans,
        ``unplaced`` and ``diagnostics``. Counts are whole numbers, amounts are strings, exact as printed.
    """
    from govinfo.exchange.convert import unstructure

    return unstructure(report, spans=spans)


def from_dict(data: object) -> Report:
    """The report that a dict of :func:`to_dict` holds.

    Raises:
        ExchangeError: with all faults at once, each with its path, if the dict is not one; nothing is half built.
    """
    from govinfo.exchange.convert import structure

    return structure(data)


def schema() -> Data:
    """The JSON Schema (draft 2020-12) of the dict form in this version, made of what reads it.

    It cannot say all that :meth:`Report.from_dict` holds a dict to: that a span does not end before it begins, that the
    form is that of the blocks, that a diagnostic has the details that its message names, that 9.0 is not 9.
    """
    from govinfo.exchange.shape import make

    return make()
