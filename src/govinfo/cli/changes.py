"""How a difference of two reports is laid out for the terminal."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeVar

from rich.table import Table
from rich.text import Text

from govinfo.cell import Cell, State
from govinfo.exchange.escape import visible
from govinfo.forms import forms, label_of
from govinfo.forms.names import names
from govinfo.views.grid import Line, grid, legend, rendered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from govinfo.cli.words import Words
    from govinfo.difference import Change, Difference
    from govinfo.report import Report

_Any = TypeVar("_Any", bound="Change[Any]")

_STYLES = {"-": "red", "+": "green"}


def lay_out(a: tuple[str, Report], b: tuple[str, Report], found: Difference, say: Words, width: int) -> str:
    """The difference of two reports, each with its path, as text for a terminal of a width."""
    text = rendered(_parts(a, b, found, say, width), width)
    return "\n".join(line.rstrip() for line in text.split("\n"))


def _parts(
    a: tuple[str, Report], b: tuple[str, Report], found: Difference, say: Words, width: int
) -> Iterator[RenderableType]:
    yield from _signed([("-", f"A  {a[0]}"), ("+", f"B  {b[0]}")])
    for fact in found.facts:
        yield from ("", Text(say.facts_of[fact.path], "bold"), *_signed(_both(fact, say)))
    if found.forms:
        yield from ("", Text(say.facts_of["form"], "bold"), *_forms(found.forms, say))
    cells, prose = _by_section(found.cells), _by_section(found.sections)
    titles = {"preamble": say.preamble, **{section.id: section.title for section in forms()[-1].sections}}
    for section, title in titles.items():
        if section in cells or section in prose:
            yield from ("", Text(title, "bold"))
        if section in cells:
            yield from ("", _table(cells[section], (a[1], b[1]), say, width))
        for change in prose.get(section, ()):
            yield from ("", *_signed(change.lines))
    states = {cell.state for one in found.cells for cell in (one.before, one.after)}
    yield from legend(states, say.view)
    yield from ("", Text(_closing(found, say)))


def _signed(lines: Iterable[tuple[str, str]]) -> Iterator[RenderableType]:
    """Lines behind their signs, which wrapped lines do not run under."""
    for sign, text in lines:
        row = Table.grid(padding=(0, 1, 0, 0), pad_edge=False)
        row.add_column()
        row.add_column(overflow="fold")
        row.add_row(Text(sign, _STYLES[sign]), Text(visible(text), _STYLES[sign]))
        yield row


def _both(change: Change[Any], say: Words) -> list[tuple[str, str]]:
    """What either report has."""
    sides = (("-", change.before), ("+", change.after))
    return [(sign, say.view.unknown if value is None else str(value)) for sign, value in sides]


def _forms(changes: tuple[Change[str | None], ...], say: Words) -> Iterator[RenderableType]:
    """The forms of blocks, those that changed alike together."""
    alike: dict[tuple[str | None, str | None], list[Change[str | None]]] = defaultdict(list)
    for change in changes:
        alike[change.before, change.after].append(change)
    titles = {section.id: section.heading for section in forms()[-1].sections}
    for together in alike.values():
        yield Text(say.comma.join(titles.get(one.path) or label_of(one.path) for one in together))
        yield from _signed(_both(together[0], say))


def _by_section(changes: Iterable[_Any]) -> dict[str, list[_Any]]:
    found: dict[str, list[_Any]] = defaultdict(list)
    for change in changes:
        found[change.path.partition(".")[0]].append(change)
    return found


def _table(changes: list[Change[Cell]], reports: tuple[Report, Report], say: Words, width: int) -> RenderableType:
    """What either report has in the cells of a section, and by how much that differs."""
    lines = list(_lines(changes, reports, say))
    return grid("", ("A", "B", say.by), lines, labels=max(line.width for line in lines), width=width)


def _lines(changes: list[Change[Cell]], reports: tuple[Report, Report], say: Words) -> Iterator[Line]:
    """The cells under the labels of their rows; of a row that only one report has, their number."""
    for row, group in groupby(changes, key=lambda one: one.path.rpartition(".")[0]):
        together = list(group)
        form = next((report.forms[row] for report in reports if row in report.forms), None)
        labels = [names(one.path, form) for one in together]
        printed = [sum(path.startswith(f"{row}.") for path in report.cells()) for report in reports]
        if len(together) > 1 and 0 in printed:
            counts = (say.count(count, *say.cells) if count else Cell(None, State.ABSENT) for count in printed)
            yield Line(labels[0].row, 0, (*counts, ""))
            continue
        yield Line(labels[0].row)
        for one, label in zip(together, labels, strict=True):
            yield Line(label.column, 1, (one.before, one.after, _by(one)))


def _by(change: Change[Cell]) -> str:
    """By how much a number changed, with its sign."""
    before, after = change.before, change.after
    if before.value is None or after.value is None or before.unit != after.unit or before.value == after.value:
        return ""
    by = after.value - before.value
    return format(by, "+f" if isinstance(by, Decimal) else "+")


def _closing(found: Difference, say: Words) -> str:
    """How much there is of each kind."""
    kinds = Counter(one.kind for one in found.cells)
    counts = [say.count(kinds[kind], *noun) for kind, noun in say.kinds.items() if kinds[kind]]
    if found.sections:
        counts.append(say.count(len({one.path for one in found.sections}), *say.sections))
    others = [one.path for one in found.facts] + ["form"] * bool(found.forms)
    return say.different.format(say.comma.join([*counts, *(say.facts_of[name] for name in others)]))
