"""The verbs: ``parse`` a text, ``load`` a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govinfo.bind import bind
from govinfo.diagnostics import Diagnostic, ParseError, Severity
from govinfo.forms.vocabulary import vocabulary
from govinfo.layouts import read
from govinfo.source import Source

if TYPE_CHECKING:
    from govinfo.report import Report


def parse(text: str, *, strict: bool = False) -> Report:
    """Read the text of one report.

    Every string has an answer: what could not be read is told in ``diagnostics``, and ``status`` says how much of a
    report the text was.

    Args:
        text: The extracted text.
        strict: Raise where a diagnostic is an error.

    Returns:
        The report as a typed tree.

    Raises:
        TypeError: if ``text`` is no string.
        ParseError: with ``strict``, if any diagnostic is an error.
    """
    if not isinstance(text, str):
        message = f"parse takes a str, not {type(text).__name__}; for a file or bytes use load"
        raise TypeError(message)
    source = Source(text)
    return _strictly(bind(read(source, vocabulary), source), strict=strict)


def _strictly(report: Report, *, strict: bool) -> Report:
    if strict and any(found.severity is Severity.ERROR for found in report.diagnostics):
        raise ParseError(report.diagnostics)
    return report
