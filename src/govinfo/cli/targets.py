"""What ``govinfo convert`` turns reports into: a registry with an entry for each target."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO, TypeAlias

from attrs import frozen

import govinfo
from govinfo.cli.output import visible_json
from govinfo.diagnostics import LANGUAGES
from govinfo.exchange.arrow import write_ipc
from govinfo.exchange.escape import visible
from govinfo.exchange.rows import LAYOUTS
from govinfo.layouts.writing import WRITERS
from govinfo.report import Report

#: Text, or the bytes of a file that is none.
Data: TypeAlias = str | bytes

#: A report with the name of its file.
Named: TypeAlias = tuple[str, Report]


@frozen
class Wishes:
    """What was asked for besides the target; only some targets heed it, as ``Target.heeds`` says."""

    spans: bool = True
    indent: int | None = None
    layout: str = LAYOUTS[0]
    bom: bool = False
    lang: str = LANGUAGES[0]


@frozen(kw_only=True)
class Kind:
    """What all forms of the data tell."""

    #: What the names of its files end in.
    suffix: str
    #: The names of the wishes that it heeds.
    heeds: frozenset[str] = frozenset()
    #: The library that it needs and the extra that brings it: for what is no text.
    module: str = ""
    extra: str = ""

    @property
    def is_text(self) -> bool:
        """Whether a terminal can show it."""
        return not self.module


def safe(text: str) -> str:
    """Text for a terminal, with all that it would obey escaped but tabs; for a file or another program as it is."""
    if not sys.stdout.isatty():
        return text
    return "\n".join("\t".join(map(visible, line.split("\t"))) for line in text.split("\n"))


@frozen(kw_only=True)
class Target(Kind):
    """One form of the data that takes a report in a file."""

    make: Callable[[Report, Wishes], Data]
    #: Makes its text safe to print.
    safe: Callable[[str], str] = safe


@frozen(kw_only=True)
class Table(Kind):
    """One form of the data that takes one or many reports in a file."""

    write: Callable[[Iterator[Named], Wishes, BinaryIO], None]


def _csv(reports: Iterator[Named], wishes: Wishes, stream: BinaryIO) -> None:
    text = io.TextIOWrapper(stream, "utf-8", newline="")
    govinfo.to_csv(reports, text, layout=wishes.layout, bom=wishes.bom)
    text.detach()


def _parquet(reports: Iterator[Named], wishes: Wishes, stream: BinaryIO) -> None:
    govinfo.to_parquet(reports, stream, wishes.layout)


def _arrow(reports: Iterator[Named], wishes: Wishes, stream: BinaryIO) -> None:
    write_ipc(reports, stream, wishes.layout)


def _json(report: Report, wishes: Wishes) -> str:
    return govinfo.dumps(report, spans=wishes.spans, indent=wishes.indent)


def _written(layout: str, report: Report, _: Wishes) -> str:
    return govinfo.write(report, layout)


def _workbook(report: Report, wishes: Wishes) -> bytes:
    whole = io.BytesIO()
    govinfo.to_xlsx(report, whole, lang=wishes.lang)
    return whole.getvalue()


_SUFFIXES = {"markdown": ".md", "html": ".html"}

_TABLE = frozenset({"layout"})

TARGETS: dict[str, Target | Table] = {
    "json": Target(suffix=".json", make=_json, safe=visible_json, heeds=frozenset({"spans", "indent"})),
    **{name: Target(suffix=_SUFFIXES.get(name, ".txt"), make=partial(_written, name)) for name in WRITERS},
    "xlsx": Target(suffix=".xlsx", make=_workbook, heeds=frozenset({"lang"}), module="xlsxwriter", extra="xlsx"),
    "csv": Table(suffix=".csv", write=_csv, heeds=_TABLE | {"bom"}),
    "parquet": Table(suffix=".parquet", write=_parquet, heeds=_TABLE, module="pyarrow.parquet", extra="arrow"),
    "arrow": Table(suffix=".arrow", write=_arrow, heeds=_TABLE, module="pyarrow", extra="arrow"),
}

#: The suffixes of all targets.
SUFFIXES = tuple(sorted({target.suffix for target in TARGETS.values()}))
