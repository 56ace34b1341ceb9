"""What ``govinfo convert`` turns reports into: a registry with an entry for each target."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from attrs import frozen

import govinfo
from govinfo.cli.output import visible, visible_json
from govinfo.layouts.writing import WRITERS
from govinfo.report import Report

#: Text, or the bytes of a file that is none.
Data: TypeAlias = str | bytes


@frozen
class Wishes:
    """What was asked for besides the target; only some targets heed it, as ``Target.heeds`` says."""

    spans: bool = True
    indent: int | None = None


@frozen
class Target:
    """One form of the data."""

    #: What the names of its files end in.
    suffix: str
    make: Callable[[Report, Wishes], Data]
    #: Makes its text safe to print.
    safe: Callable[[str], str]
    #: The names of the wishes that it heeds.
    heeds: frozenset[str] = frozenset()


def _json(report: Report, wishes: Wishes) -> str:
    return govinfo.dumps(report, spans=wishes.spans, indent=wishes.indent)


def _written(layout: str, report: Report, _: Wishes) -> str:
    return govinfo.write(report, layout)


def _safe(text: str) -> str:
    """Text for a terminal, with all that it would obey escaped but tabs; for a file or another program as it is."""
    if not sys.stdout.isatty():
        return text
    return "\n".join("\t".join(map(visible, line.split("\t"))) for line in text.split("\n"))


_SUFFIXES = {"markdown": ".md", "html": ".html"}

TARGETS = {
    "json": Target(".json", _json, visible_json, frozenset({"spans", "indent"})),
    **{name: Target(_SUFFIXES.get(name, ".txt"), partial(_written, name), _safe) for name in WRITERS},
}

#: The suffixes of all targets.
SUFFIXES = tuple(sorted({target.suffix for target in TARGETS.values()}))
