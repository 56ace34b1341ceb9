"""A government's report against those of its organs: each of its cells is the sum of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from govinfo.cell import number
from govinfo.checks.across import CrossFinding, CrossPlace, called, finding, one_report, taken, top, where
from govinfo.checks.organs import plain_name
from govinfo.checks.units import added, in_one_unit, plain, power_of
from govinfo.diagnostics import Severity, diagnose
from govinfo.forms import names_of, numbers
from govinfo.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govinfo.cell import Cell, Number


def check_rollup(parent: Report, children: Iterable[Report]) -> tuple[CrossFinding, ...]:
    """Check each cell of a report that covers several organs against the sum of their own reports.

    Only printed numbers prove anything. A cell that is not known in the parent or in a child is compared in none: what
    is missing is told for each report. Amounts in 元, 万元 and 亿元 are converted, exactly; one without a unit, beside
    others with one, cannot be, and is told in the same way. Where a child is of another year, or there twice, nothing
    is compared at all.

    Args:
        parent: The report that covers all the others.
        children: All reports that it covers, that of the government's own office among them. Where one is left out, the
            parent has more than they add up to, which is a warning; where they add up to more, it is an error.

    Returns:
        The findings: of the reports, then of the cells in the order of the form. ``item`` is 0 for the parent, 1 for
        the first child.

    Raises:
        TypeError: if one is no report; the message names the item.
        ValueError: if there are no children.

    >>> import govinfo
    >>> parent = govinfo.blank("2021", 2023, "青禾县人民政府").replace({"applications.received.total": 9})
    >>> organs = ("青禾县人民政府办公室", "青禾县水务局")
    >>> children = [govinfo.blank("2021", 2023, organ) for organ in organs]
    >>> children = [child.replace({"applications.received.total": 5}) for child in children]
    >>> for found in govinfo.check_rollup(parent, children):
    ...     print(found.severity, found.code, found.rule, found.paths)
    error GI725 rollup-mismatch ('applications.received.total',)
    """
    whole, parts = one_report(parent, "parent"), taken(children, "children")
    unfit = (*_years(whole, parts), *_doubles(whole, parts))
    return unfit or _Sums(whole, parts).findings()


def _years(parent: Report, children: Sequence[Report]) -> Iterator[CrossFinding]:
    """Reports that are not of the parent's year, or do not print theirs."""
    if parent.year is None:
        yield finding(diagnose("rollup-year-unknown", top(parent), item=called(parent, 0)), 0)
        return
    for at, child in enumerate(children, 1):
        name = called(child, at)
        if child.year is None:
            yield finding(diagnose("rollup-year-unknown", top(child), item=name), at)
        elif child.year != parent.year:
            made = diagnose("rollup-year-differs", top(child), item=name, year=child.year, parent=parent.year)
            yield finding(made, at, [CrossPlace(0, top(parent))])


def _doubles(parent: Report, children: Sequence[Report]) -> Iterator[CrossFinding]:
    """Children of one organ, and the parent among its children."""
    seen: dict[str, int] = {}
    for at, child in enumerate(children, 1):
        name = plain_name(child.organ or "")
        first = 0 if child == parent else seen.setdefault(name, at) if name else at
        if first != at:
            other = children[first - 1] if first else parent
            made = diagnose("rollup-child-doubled", top(child), item=called(child, at), other=called(other, first))
            yield finding(made, at, [CrossPlace(first, top(other))])


@define
class _Sums:
    """The cells of a parent and of its children."""

    parent: Report
    children: tuple[Report, ...]
    #: The cells that each report lacks, and those whose unit is comparable with no other, by its item.
    lacking: dict[int, list[str]] = field(factory=dict)
    unlike: dict[int, list[str]] = field(factory=dict)
    mismatches: list[CrossFinding] = field(factory=list)

    def findings(self) -> tuple[CrossFinding, ...]:
        """What is missing, a finding for each report, and what does not add up, one for each cell."""
        ours, theirs = self.parent.cells(), [child.cells() for child in self.children]
        for path in numbers():
            cells = [ours.get(path), *(one.get(path) for one in theirs)]
            if any(cell is not None and number(cell) is not None for cell in cells):
                self._compare(path, cells)
        left_out = [self._left_out(*one, is_printed=False) for one in sorted(self.lacking.items())]
        left_out += [self._left_out(*one, is_printed=True) for one in sorted(self.unlike.items())]
        return (*left_out, *self.mismatches)

    def _compare(self, path: str, cells: list[Cell | None]) -> None:
        """Add up a cell where it is known in all reports, in comparable units; else note in which it is not."""
        known = {at: cell for at, cell in enumerate(cells) if cell is not None and number(cell) is not None}
        if lacking := [at for at in range(len(cells)) if at not in known]:
            for at in lacking:
                self.lacking.setdefault(at, []).append(path)
            return
        found, kind = [*known.values()], numbers()[path]
        values = in_one_unit(found, kind)
        if values is None:
            for at in (at for at, cell in enumerate(found) if power_of(cell.unit, kind) is None):
                self.unlike.setdefault(at, []).append(path)
        else:
            self._add(path, found, values)

    def _add(self, path: str, cells: list[Cell], values: list[Number]) -> None:
        """Compare the parent's number with the sum of the others, in the parent's unit."""
        total, unit = added(values[1:]), cells[0].unit
        difference = added((total, -values[0]))
        if not difference:
            return
        is_error = difference > 0 and numbers()[path] != "change"
        made = diagnose(
            "rollup-mismatch",
            cells[0].span,
            paths=(path,),
            severity=Severity.ERROR if is_error else Severity.WARNING,
            where=where(path),
            printed=plain(values[0], unit),
            added=plain(total, unit),
            count=len(values) - 1,
            difference=("+" if difference > 0 else "") + plain(difference, unit),
        )
        places = (CrossPlace(at, cell.span, (path,)) for at, cell in enumerate(cells) if at)
        self.mismatches.append(finding(made, 0, places))

    def _left_out(self, item: int, paths: list[str], *, is_printed: bool) -> CrossFinding:
        """A finding on a report whose cells are not added up, as they have no number, or one in a unit of its own."""
        report = self.children[item - 1] if item else self.parent
        rows = names_of(tuple(dict.fromkeys(path.rpartition(".")[0] for path in paths)))
        made = diagnose(
            "rollup-units-differ" if is_printed else "rollup-cells-missing",
            top(report),
            paths=tuple(paths),
            item=called(report, item),
            count=len(paths),
            rows=rows,
        )
        return finding(made, item)
