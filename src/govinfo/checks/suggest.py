"""Suggestions: which cells may be wrong, what they would be, why, and how sure that is."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from govinfo.cell import Number, State
from govinfo.checks.localise import Changes, Fault, localise
from govinfo.checks.slips import Slip, slip
from govinfo.diagnostics import Diagnostic, Fix, Text, diagnose
from govinfo.forms import column_label, names_of
from govinfo.relations import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govinfo.cell import Cell
    from govinfo.report import Report

#: Of so many cells, one may have what the other lacks.
_TWO = 2


class Reason(StrEnum):
    """What the pattern of broken and holding relations says."""

    CROSSING = "crossing"  #: one cell, whose row and column are off by the same amount
    SINGLE = "single"  #: one cell, of which a single relation speaks
    EXCHANGED = "exchanged"  #: two numbers, each in the other's place
    WRONG_COLUMN = "wrong-column"  #: cases booked in another column of their row
    WRONG_ROW = "wrong-row"  #: cases booked in another row of their column
    SEVERAL = "several"  #: several cells, which fit only together
    UNEXPLAINED = "unexplained"  #: no change of a few cells was found


@frozen
class Replacement:
    """One cell, and the count that it would have."""

    path: str
    #: The number as printed; None for a blank and a sign for nothing.
    printed: Number | None
    #: A whole number, not negative.
    suggested: int
    #: How the one may have been printed in place of the other, where that is known.
    slip: Slip | None = None

    @property
    def amount(self) -> int:
        """What is added to the number; a blank counts as zero."""
        return self.suggested - int(self.printed or 0)

    def text(self, lang: str = "zh") -> str:
        """What would be changed, in one of ``LANGUAGES``."""
        row, _, column = self.path.rpartition(".")
        say = _words()["change"]
        cell = say["cell"][lang].format(row=names_of((row,)), column=column_label(row.split(".")[0], column))
        how = say["how"][lang].format(_words()["slip"][self.slip][lang]) if self.slip else ""
        told = say["blank" if self.printed is None else "change"][lang]
        return told.format(cell=cell, printed=self.printed, suggested=self.suggested, how=how)


@frozen
class Suggestion:
    """The fewest changes that make broken relations hold; what is printed stays as it is.

    Suggestions for the same fault have the same ``mends``; they are equally few changes, the likeliest first.
    """

    #: The cells to change, all of them; none where no change of a few cells was found.
    changes: tuple[Replacement, ...]
    reason: Reason
    #: The broken relations that hold once all is changed.
    mends: tuple[Relation, ...]
    #: 1 for the likeliest of the suggestions for this fault. Slips tell, which prove nothing.
    rank: int
    #: The changes of the other suggestions for this fault, the likeliest first; empty where there can be no other.
    alternatives: tuple[tuple[Replacement, ...], ...]
    #: False where the search was stopped, as it may be where more than two cells are wrong: fewer may do, or others.
    complete: bool
    #: True where relations took part that blanks and signs for nothing leave open; they were read as zero.
    blank_as_zero: bool

    @property
    def determined(self) -> bool:
        """Whether the relations leave no other change of as few cells."""
        return bool(self.changes) and self.complete and not self.alternatives

    def text(self, lang: str = "zh") -> str:
        """What would be changed, why, and how sure that is, in one of ``LANGUAGES``."""
        say = _words()
        told = [change.text(lang) for change in self.changes]
        told.append(say["reason"][self.reason][lang].format(count=len(self.mends)))
        if self.changes:
            others = len(self.alternatives)
            key = "stopped" if not self.complete else "alone" if not others else "one" if others == 1 else "more"
            told.append(say["sure"][key][lang].format(count=others))
        if self.blank_as_zero:
            told.append(say["sure"]["zero"][lang])
        return say["change"]["between"][lang].join(told)


@cache
def _words() -> dict[str, dict[str, Text]]:
    return tomllib.loads((files("govinfo.checks") / "suggestions.toml").read_text("utf-8"))


def suggest(report: Report) -> tuple[Suggestion, ...]:
    """The suggestions for each fault of a report, those for one fault together, the likeliest first."""
    faults = tuple(localise(report.relations()))
    cells = report.cells() if faults else {}
    return tuple(one for fault in faults for one in _suggestions(fault, cells))


def _suggestions(fault: Fault, cells: Mapping[str, Cell]) -> Iterator[Suggestion]:
    totals = {relation.right_paths for relation in fault.mends}
    places = {path: at for at, path in enumerate(cells)}

    def made(choice: Changes) -> tuple[Replacement, ...]:
        return tuple(
            _change(path, cells[path].value, choice[path], is_total=len(choice) == 1 and (path,) in totals)
            for path in sorted(choice, key=places.__getitem__)
        )

    choices = sorted(map(made, fault.choices), key=lambda changes: _unlikelihood(changes, fault.mends)) or [()]
    for at, changes in enumerate(choices):
        yield Suggestion(
            changes,
            _reason(changes, fault.mends),
            fault.mends,
            at + 1,
            (*choices[:at], *choices[at + 1 :]),
            fault.complete,
            fault.blank_as_zero,
        )


def _change(path: str, printed: Number | None, amount: int, *, is_total: bool) -> Replacement:
    suggested = int(printed or 0) + amount
    return Replacement(path, printed, suggested, slip(printed, suggested, is_total=is_total))


def _unlikelihood(changes: tuple[Replacement, ...], mends: tuple[Relation, ...]) -> tuple[bool, int]:
    """Lower for the likelier of equally few changes: an exchange, then what slips explain."""
    slips = [len(Slip) if change.slip is None else list(Slip).index(change.slip) for change in changes]
    return _reason(changes, mends) is not Reason.EXCHANGED, sum(slips)


def _reason(changes: tuple[Replacement, ...], mends: tuple[Relation, ...]) -> Reason:
    paths = {change.path for change in changes}
    shared = [len(paths.intersection(relation.left_paths + relation.right_paths)) for relation in mends]
    if len(changes) == 1:
        return Reason.CROSSING if sum(shared) > 1 else Reason.SINGLE
    if len(changes) == _TWO and max(shared) == 1:
        return _moved(*changes)
    return Reason.SEVERAL if changes else Reason.UNEXPLAINED


def _moved(one: Replacement, other: Replacement) -> Reason:
    """What two changes are that have no broken relation in common."""
    (row, _, column), (other_row, _, other_column) = one.path.rpartition("."), other.path.rpartition(".")
    is_in_line = row == other_row or column == other_column
    if not is_in_line or one.amount + other.amount:
        return Reason.SEVERAL
    if (
        one.suggested and one.suggested == other.printed and other.suggested
    ):  # all moved to where there was none is a move
        return Reason.EXCHANGED
    return Reason.WRONG_COLUMN if row == other_row else Reason.WRONG_ROW


def apply(report: Report, suggestion: Suggestion) -> Report:
    """A new report with the cells of a suggestion changed.

    Each is ``inferred``, so that it proves no relation. Its ``raw`` and ``span`` stay, the printed number becomes its
    candidate, and a diagnostic, ``suggestion-applied``, says what was changed and why.

    Raises:
        ValueError: if the suggestion has no changes, or its relations are not those of this report; names the item.
    """
    if not suggestion.changes:
        raise ValueError("this suggestion has no changes to apply: no change of a few cells was found")
    relations = report.relations()
    for relation in suggestion.mends:
        if relation not in relations:
            raise ValueError(
                f"the suggestion is not of this report: {relation.name} of {relation.path} is not as it was"
            )
    told: list[Diagnostic] = []
    for change in suggestion.changes:
        cell = report[change.path]
        if cell.value != change.printed:
            raise ValueError(
                f"the suggestion is not of this report: {change.path} is {cell.value}, not {change.printed}"
            )
        told.append(_record(change, cell, suggestion))
        candidates = () if change.printed is None else (change.printed,)
        new = evolve(cell, value=change.suggested, state=State.INFERRED, candidates=candidates)
        report = _with(report, change.path.split("."), new)
    diagnostics = sorted((*report.diagnostics, *told), key=lambda found: (found.span, found.rule))
    return evolve(report, diagnostics=tuple(diagnostics))


def _record(change: Replacement, cell: Cell, suggestion: Suggestion) -> Diagnostic:
    fix = Fix(cell.raw, str(change.suggested))
    why, en = suggestion.text("zh"), suggestion.text("en")
    return diagnose("suggestion-applied", cell.span, paths=(change.path,), fix=fix, why=why, why_en=en)


def _with(node: Any, names: Sequence[str], cell: Cell) -> Any:  # noqa: ANN401  (a node of any class)
    """A node with one of the cells below it in the place of another."""
    name, *below = names
    return evolve(node, **{name: _with(getattr(node, name), below, cell) if below else cell})
