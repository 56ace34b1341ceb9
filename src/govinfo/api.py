"""The verbs: ``parse`` a text, ``parse_many`` reports in one text, ``load`` a file, ``write`` a report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

from govinfo.bind import bind, bind_many
from govinfo.diagnostics import Diagnostic, ParseError, Severity, diagnose
from govinfo.files import Decoded, decode
from govinfo.forms.vocabulary import vocabulary
from govinfo.layouts import read
from govinfo.layouts.writing import WRITERS, Layout
from govinfo.report import Report, Status
from govinfo.source import Source, Span
from govinfo.unbind.written import Written

if TYPE_CHECKING:
    import os


def parse(text: str, *, strict: bool = False) -> Report:
    """Read the text of one report.

    Every string has an answer: what could not be read is told in ``diagnostics``, and ``status`` says how much of a
    report the text was. Of several reports in one text the first is read, and ``another-report`` tells where the others
    stand.

    Args:
        text: The extracted text.
        strict: Raise where a diagnostic is an error.

    Returns:
        The report as a typed tree.

    Raises:
        TypeError: if ``text`` is no string.
        ParseError: with ``strict``, if any diagnostic is an error.
    """
    return _strictly(_read(_checked(text, "parse")), strict=strict)


def parse_many(text: str, *, strict: bool = False) -> tuple[Report, ...]:
    """Read every report in one text: a collection, two years of an organ, pages that were pasted one after another.

    A report ends where the next begins, with its title if that is printed. Each has its own diagnostics, as ``parse``
    would give them for its part alone. The spans of all count from the beginning of the text, which is the ``source``
    of each.

    Args:
        text: The extracted text.
        strict: Raise where a diagnostic of any report is an error.

    Returns:
        The reports in the order of the text, at least one.

    Raises:
        TypeError: if ``text`` is no string.
        ParseError: with ``strict``, if any diagnostic of any report is an error.
    """
    source = Source(_checked(text, "parse_many"))
    reports = bind_many(read(source, vocabulary), source)
    if strict:
        _refuse_errors(tuple(found for report in reports for found in report.diagnostics))
    return reports


def load(file: str | os.PathLike[str] | bytes, *, strict: bool = False) -> Report:
    """Read one report from a file, or from the bytes of one.

    The file is decoded and read by what it holds, not by its suffix: UTF-8, UTF-16 with a byte order mark, GB18030, or
    Big5 where a page declares it.
    PDF, Word, Excel and image files are known by their first bytes and answered with a diagnostic that says how to get
    text.

    Args:
        file: A path, or the content itself.
        strict: Raise where a diagnostic is an error.

    Returns:
        The report as a typed tree.

    Raises:
        OSError: if the file cannot be read.
        ParseError: with ``strict``, if any diagnostic is an error.
    """
    decoded = decode(file if isinstance(file, bytes) else Path(file).read_bytes())
    report = _read(decoded.text)
    if decoded.format:
        told = (diagnose("not-a-text", Span(0, 0), format=decoded.format),)
        report = evolve(report, status=Status.NOT_A_REPORT, diagnostics=told)
    elif decoded.replaced:
        report = evolve(report, diagnostics=(_undecoded(decoded), *report.diagnostics))
    return _strictly(report, strict=strict)


def write(report: Report, layout: str | Layout = "pipe") -> Written:
    """Write a report in a layout.

    Reading the text gives an equal report where every cell is reported, blank or nil, where only whole rows, blocks or
    the end of the last row are absent, and where no line of the prose reads as a heading or a table; all this within
    the ``limits`` of the layout. What else it could not carry, ``diagnostics`` of the text tells. Numbers in doubt are
    printed with a mark, ？.

    Args:
        report: A report that was read or made.
        layout: pipe, markdown, tab, cells, flat, aligned or html; or a record with options, such as
            ``PipeLayout(leading=False)``.

    Returns:
        The text, a ``str`` with ``diagnostics``.

    Raises:
        ValueError: if no layout has that name; the message lists the known ones.
    """
    return Written.of(report, layout_of(layout))


def layout_of(layout: str | Layout) -> Layout:
    """A layout by its name, with its usual options; one that is a record already as it is."""
    if isinstance(layout, Layout):
        return layout
    if layout not in WRITERS:
        raise ValueError(f"no layout is named {layout!r}; known: {', '.join(WRITERS)}")
    return WRITERS[layout]


def _checked(text: object, verb: str) -> str:
    """Refuse what callers without types may hand over."""
    if isinstance(text, str):
        return text
    raise TypeError(f"{verb} takes a str, not {type(text).__name__}; for a file or bytes use load")


def _read(text: str) -> Report:
    source = Source(text)
    return bind(read(source, vocabulary), source)


def _undecoded(decoded: Decoded) -> Diagnostic:
    first = decoded.text.index("\ufffd")
    return diagnose(
        "undecodable-bytes", Span(first, first + 1), count=decoded.replaced, encoding=decoded.encoding.upper()
    )


def _strictly(report: Report, *, strict: bool) -> Report:
    if strict:
        _refuse_errors(report.diagnostics)
    return report


def _refuse_errors(diagnostics: tuple[Diagnostic, ...]) -> None:
    if any(found.severity is Severity.ERROR for found in diagnostics):
        raise ParseError(diagnostics)
