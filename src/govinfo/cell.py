"""One printed cell: what stands there, in which state, and where."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from attrs import field, frozen

from govinfo.source import Span

#: What a cell may hold: counts are ``int``, amounts are exact ``Decimal``; never float, never bool.
Number = int | Decimal


class State(StrEnum):
    """What is known of a cell. Only ``REPORTED`` proves or breaks a relation."""

    REPORTED = "reported"  #: printed in this cell
    INFERRED = "inferred"  #: placed in this cell by arithmetic alone: a number on the paper, or a suggestion applied
    BLANK = "blank"  #: the cell is printed, empty
    NIL = "nil"  #: printed as "/", "-", "—" or "无"
    AMBIGUOUS = "ambiguous"  #: numbers are there, which column is not; see ``Cell.candidates``
    UNREADABLE = "unreadable"  #: something is printed that is no number, or values were lost
    ABSENT = "absent"  #: not printed


@frozen
class Cell:
    """A cell of a report.

    Two cells are equal when value, state and unit are; how and where they were printed takes no part.
    """

    #: The number as printed, in ``unit``; None in every state but ``reported`` and ``inferred``.
    value: Number | None
    state: State
    #: The unit that the cell or its column head prints, such as 万元 or 元; None where none is printed.
    unit: str | None = None
    #: The text of the cell as printed; ``source[span.start:span.end] == raw``.
    raw: str = field(default="", eq=False)
    #: Where the cell stands; an empty range for a blank, ``(0, 0)`` for an absent one.
    span: Span = field(default=Span(0, 0), eq=False)
    #: The numbers that may belong here, for an ambiguous cell; for an unreadable one, what can still be seen; where a
    #: suggestion was applied, the printed number.
    candidates: tuple[Number, ...] = field(default=(), eq=False)


#: The cell that is not printed.
ABSENT = Cell(None, State.ABSENT)


def number(cell: Cell) -> Number | None:
    """The number of a cell that proves something: one that is reported."""
    return cell.value if cell.state is State.REPORTED else None
