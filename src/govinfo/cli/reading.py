"""The files that are to be read, and what reading each one gave."""

from __future__ import annotations

import os
from collections import Counter
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from govinfo.cli.output import is_read, load
from govinfo.diagnostics import Diagnostic, Severity
from govinfo.profile.fingerprints import fingerprints
from govinfo.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govinfo.cli.profiles import ByWhat
    from govinfo.cli.words import Words

#: What a folder is searched for.
SUFFIXES = (".txt", ".md", ".html", ".htm")


@frozen
class Input:
    """A file that is to be read."""

    path: str
    #: Why it cannot be read, where the search for files has told; else "".
    reason: str = ""
    #: The file as seen from the folder that was searched, or its name.
    name: str = field(default="", eq=False)


@frozen
class Reading:
    """What reading one file gave."""

    path: str
    #: None where it could not be opened.
    report: Report | None
    #: Why it could not be read, where none of the findings tells; else "".
    reason: str = ""
    #: All that there is to tell of it, in the order of the text.
    findings: tuple[Diagnostic, ...] = ()
    #: The fingerprints of the findings.
    marks: tuple[str, ...] = ()
    #: The findings that are known already, and not told.
    known: tuple[Diagnostic, ...] = ()
    #: Whether it counts as not read.
    unread: bool = False
    #: The files that were checked together, in the order in which findings across them count.
    together: tuple[tuple[str, Report], ...] = ()

    @property
    def marked(self) -> Iterator[tuple[Diagnostic, str]]:
        """Each finding with its fingerprint."""
        return zip(self.findings, self.marks, strict=True)


@frozen
class Tally:
    """How many files were read and not read, and how much was found in them."""

    files: Counter[bool] = field(factory=Counter[bool])
    found: Counter[Severity] = field(factory=Counter[Severity])
    #: What was found, but known already, and counts for nothing.
    known: Counter[Severity] = field(factory=Counter[Severity])

    def add(self, reading: Reading) -> None:
        """Count one more file."""
        self.files[reading.unread] += 1
        self.known.update(one.severity for one in reading.known)
        self.found.update(one.severity for one in reading.findings)

    def as_dict(self) -> dict[str, int]:
        """The counts for JSON."""
        counts = {f"{severity}s": self.found[severity] for severity in reversed(Severity)}
        return {"files": self.files.total(), "unread": self.unread, **counts}

    def text(self, say: Words) -> str:
        """The counts in words."""
        told = say.summary.format(files=say.count(self.files.total(), *say.files), tally=say.tally(self.found))
        told += say.unread.format(self.unread) if self.unread else ""
        return told + (say.known.format(self.known.total()) if self.known else "")

    @property
    def unread(self) -> int:
        """How many files could not be read."""
        return self.files[True]

    @property
    def wrong(self) -> int:
        """How many findings count for the exit status."""
        return self.found[Severity.ERROR] + self.found[Severity.WARNING]


def inputs(given: Iterable[str], say: Words) -> list[Input]:
    """The files at the paths, each once: in the order given, those of a folder sorted."""
    return list(dict.fromkeys(one for path in given for one in _inputs(path, say)))


def _inputs(given: str, say: Words) -> Iterator[Input]:
    if not os.path.isdir(given):  # noqa: PTH112 - Path.is_dir raises where a name is too long or a parent is closed
        yield Input(given, name=Path(given).name)
        return
    closed: list[OSError] = []
    walk = os.walk(given, onerror=closed.append)
    files = sorted(Path(folder, name) for folder, names in _open(walk) for name in names)
    yield from (Input(str(file), name=str(file.relative_to(given))) for file in files)
    yield from (Input(error.filename, say.reason(error)) for error in closed)
    if not files and not closed:
        yield Input(given, say.no_files.format(say.comma.join(SUFFIXES)))


def _open(walk: Iterator[tuple[str, list[str], list[str]]]) -> Iterator[tuple[str, list[str]]]:
    """Each folder that is not hidden, with the names of its files that may be reports."""
    for folder, below, names in walk:
        below[:] = [name for name in below if not name.startswith(".")]
        yield folder, [name for name in names if _may_be_report(name.lower())]


def _may_be_report(name: str) -> bool:
    return name.endswith(SUFFIXES) and not name.startswith("readme.")


def check(file: Input, by: ByWhat, lang: str, say: Words) -> Reading:
    """Read and check one file."""
    report = file.reason or load(file.path, say)
    if isinstance(report, str):
        return Reading(file.path, None, report, unread=True)
    one = sifted(file.path, report, by.profile.findings(report), by)
    if is_read(report):
        return one
    # A text that is no report is unread whatever is selected; only who ignores or knows all that tells so minds not.
    errors = [found for found in report.diagnostics if found.severity is Severity.ERROR]
    quiet = by.profile.ignored.union(found.rule for found in one.known)
    unread = any(found.rule not in quiet for found in errors)
    is_told = {found.rule for found in errors} & {found.rule for found in one.findings}
    return evolve(one, reason=errors[0].text(lang) if unread and not is_told else "", unread=unread)


def sifted(path: str, report: Report, found: Sequence[Diagnostic], by: ByWhat) -> Reading:
    """What was found in a file, of which what is known already is not told."""
    marks = fingerprints(found)
    known = [by.knows(path, mark) for mark in marks]
    told = [not is_known for is_known in known]
    findings, their_marks = tuple(compress(found, told)), tuple(compress(marks, told))
    return Reading(path, report, findings=findings, marks=their_marks, known=tuple(compress(found, known)))
