"""A report written in a layout, and what that could not carry: found by reading it again."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from govinfo.bind import bind
from govinfo.cell import Cell, State
from govinfo.diagnostics import Diagnostic, diagnose
from govinfo.difference import Difference, diff
from govinfo.forms.vocabulary import vocabulary
from govinfo.layouts import read
from govinfo.layouts.writing import Layout, Limit
from govinfo.source import Source, Span
from govinfo.unbind import unbind
from govinfo.unbind.numbers import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.report import Report

_UNREAD = "html-unread"
_UNCARRIED = frozenset({State.INFERRED, State.AMBIGUOUS, State.UNREADABLE, State.ABSENT})


class Written(str):
    """The text of a report: a ``str`` that tells what it could not carry."""

    __slots__ = ("__dict__",)

    _of: tuple[Report, Layout]

    @classmethod
    def of(cls, report: Report, layout: Layout) -> Written:
        """A report written in a layout."""
        made = cls(layout.write(unbind(report, layout)))
        made._of = report, layout
        return made

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What the text does not say as the report does; nothing where reading it gives an equal report.

        The text is read once, when this is first asked for. The spans are places in it. Where what reads HTML is not
        installed, ``html-unread`` says that this was not found out.
        """
        source = Source(str(self))
        again = bind(read(source, vocabulary), source)
        unread = tuple(found for found in again.diagnostics if found.rule == _UNREAD)
        return unread or tuple(_told(self._of[0], again, self._of[1]))


def _told(report: Report, again: Report, layout: Layout) -> Iterator[Diagnostic]:
    """What a report that was read again does not say as the one that was written."""
    difference = diff(report, again)
    lost = _lost(report, difference, layout)
    lost["text-altered"] = [path for path, cell in report.cells().items() if _is_altered(cell, layout)]
    for rule, paths in lost.items():
        if paths:
            at = next((again[path].span for path in paths if path in again.cells()), Span(0, 0))
            yield diagnose(rule, at, paths=tuple(paths), count=len(paths), layout=layout.name)
    words = dict.fromkeys([each.path for each in difference.facts] + [each.path for each in difference.sections])
    if words:
        yield diagnose("words-not-carried", Span(0, 0), parts=", ".join(words), layout=layout.name)


def _lost(report: Report, difference: Difference, layout: Layout) -> dict[str, list[str]]:
    """The cells, and the blocks whose forms, are read otherwise, by what kept them from being carried."""
    holes = {path.rpartition(".")[0] for path, cell in report.cells().items() if cell.state is State.BLANK}
    lost: dict[str, list[str]] = defaultdict(list)
    for change in difference.cells:
        if change.before.state in _UNCARRIED:
            lost["state-not-carried"].append(change.path)
        else:
            in_holes = Limit.BLANK in layout.limits and change.path.rpartition(".")[0] in holes
            lost["blank-not-carried" if in_holes else "cells-not-carried"].append(change.path)
    lost["cells-not-carried"] += [change.path for change in difference.forms]
    return lost


def _is_altered(cell: Cell, layout: Layout) -> bool:
    text = text_of(cell, cell.unit)
    return layout.cell(text) != text
