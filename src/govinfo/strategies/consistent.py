"""Reports in which every relation of the forms holds by construction: of bytes, so that one draw makes one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from govinfo.bind.assemble import tree
from govinfo.cell import ABSENT, Cell, Number, State
from govinfo.forms import forms
from govinfo.forms import numbers as number_kinds
from govinfo.relations import Total, totals
from govinfo.report import Report, Section
from govinfo.strategies.outline import PARTS, WHOLE, Outline, rows_of, told_by

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

#: More than the free cells of any form need; and with those for title, year and prose.
BYTES = 176
SIZE = BYTES + 5

#: What a byte becomes, by the kind of column: counts are zero as often as not, small, or of four digits.
_MADE_OF: dict[str, Sequence[Number]] = {
    "count": (*[0] * 96, *range(1, 97), *range(89, 65 * 89, 89)),
    "change": range(-128, 128),
    "amount": tuple(Decimal(byte * 37).scaleb(-(byte % 5)) for byte in range(256)),
}

#: What is printed where nothing is entered; what stands in a cell that cannot be read.
_EMPTY = {State.BLANK: "", State.NIL: "/"}
_UNREADABLE = "见附件"

#: Organs that may have rules in force.
_ORGANS = (
    "南山市人民政府",
    "临川市人民政府",
    "北河自治州人民政府",
    "青石市人民政府办公室",
    "东林省人民政府",
    "云岭市人民政府",
)
#: The year after the last.
_END = 2027
#: Prose that claims no number, and tells what is asked for.
_PROSE = {
    "overview": tuple(
        f"{text}公开工作列入考核，请群众评议，没有人被追究责任。"
        for text in (
            "一年来，本机关把公开当作日常工作来做，栏目有人管，来信有人回。",
            "本机关按照条例的要求，及时更新公开指南和目录，方便群众查阅。",
            "围绕群众关心的事项，主动解读政策，听取意见，改进服务。",
        )
    ),
    "problems": (
        "不足在于有的材料写得太专业。下一年先请居民试读，再行发布。",
        "人员变动较多，业务不够熟练。今后加强培训，做好交接。",
        "栏目更新还不够及时。将明确责任，定期检查。",
    ),
    "further_matters": ("信息处理费按规定管理。", "信息处理费的管理情况与上年相同，别无需要报告的事项。"),
}


def report(free: bytes, outline: Outline, holes: Mapping[str, State] = MappingProxyType({})) -> Report:
    """A consistent report of bytes.

    Args:
        free: ``SIZE`` bytes.
        outline: What is printed.
        holes: The states of the cells that are not ``reported``, by path. Where nothing is entered, zero is meant: a
            total that is not zero stays.
    """
    found = numbers(free, outline, {path for path, state in holes.items() if state in _EMPTY})
    rows = {
        row: {column: _reported(found[path], unit) for column, (path, unit) in columns.items()}
        for row, columns in rows_of(outline).items()
    }
    for path, state in holes.items():
        row, _, column = path.rpartition(".")
        rows[row][column] = _hole(rows[row][column], state)
    touched = {path.rpartition(".")[0] for path in holes}
    absent = frozenset(row for row in touched if set(rows[row].values()) == {ABSENT})
    organ, year, *prose = free[BYTES:]
    told, years = told_by(outline, absent), _years(outline)
    name, when = _ORGANS[organ % len(_ORGANS)], years[year % len(years)]
    title = f"{name}{when}年政府信息公开工作年度报告"
    return Report(title, when, name, *tree(rows, told), _sections(title, *prose))


@cache
def _years(outline: Outline) -> range:
    """The years in which no newer form has replaced any that is printed."""
    first = min(form.since for form in forms() if form.name in told_by(outline).values())
    return range(first, min((form.since for form in forms() if form.since > first), default=_END))


def _sections(title: str, *prose: int) -> tuple[Section, ...]:
    """The sections, with prose where they have no table."""
    chosen = {id_: texts[byte % len(texts)] for (id_, texts), byte in zip(_PROSE.items(), prose, strict=True)}
    preamble = Section("preamble", "", title)
    return (preamble, *(Section(one.id, one.title, chosen.get(one.id, "")) for one in forms()[-1].sections))


@lru_cache(maxsize=4096, typed=True)
def _reported(number: Number, unit: str | None) -> Cell:
    return Cell(number, State.REPORTED, unit, str(number))


def _hole(cell: Cell, state: State) -> Cell:
    """A cell in another state; as it is if it would be empty and is not zero."""
    if state is State.ABSENT:
        return ABSENT
    if state is State.INFERRED:
        return evolve(cell, state=state)
    if state is State.AMBIGUOUS and cell.value is not None:
        candidates = (cell.value, cell.value + 1)
        return Cell(None, state, cell.unit, " ".join(map(str, candidates)), candidates=candidates)
    if state is State.UNREADABLE:
        return Cell(None, state, cell.unit, _UNREADABLE)
    return Cell(None, state, cell.unit, _EMPTY[state]) if state in _EMPTY and not cell.value else cell


def numbers(free: bytes, outline: Outline, zeros: Collection[str] = ()) -> dict[str, Number]:
    """The number of every printed cell by its path: totals follow from the others, and these come of the bytes.

    Args:
        free: ``BYTES`` bytes or more.
        outline: What is printed.
        zeros: Paths of cells that are zero, whatever the bytes say; not so of totals.
    """
    plan = _plan(outline)
    cells: dict[str, Any] = {path: made_of[byte] for (path, made_of), byte in zip(plan.free, free, strict=False)}
    for path in cells.keys() & zeros:
        cells[path] *= 0
    for over, handled in plan.carried_over:
        cells[over] %= sum([cells[path] for path in handled]) + 1
    for stock, moved in plan.stocks:
        cells[stock] += sum([cells[path] for path in moved]) * (stock not in zeros)
    for total in plan.totals:
        cells[total.path] = sum([cells[path] for path in total.plus]) - sum([cells[path] for path in total.minus])
    return cells


@frozen
class _Plan:
    """How the cells of an outline come about."""

    #: The cells that are free, each with what a byte makes of it.
    free: tuple[tuple[str, Sequence[Number]], ...]
    #: What was carried over is no more than was handled or is carried forward; by kind of applicant.
    carried_over: tuple[tuple[str, tuple[str, ...]], ...]
    #: In force is at least what was issued, and no less than what was repealed.
    stocks: tuple[tuple[str, tuple[str, ...]], ...]
    totals: tuple[Total, ...]


@cache
def _plan(outline: Outline) -> _Plan:
    rows = rows_of(outline)
    given = {"applications.received", "applications.outcomes.total"} | ({WHOLE} if PARTS[0] in rows else set())
    printed = {path: column for cells in rows.values() for column, (path, _) in cells.items()}
    free = [path for path, column in printed.items() if column != "total" and path.rpartition(".")[0] not in given]
    handled: dict[str, list[str]] = defaultdict(list)
    for path in free:
        if path.startswith(("applications.outcomes.", "applications.carried_forward.")):
            handled[f"applications.carried_over.{printed[path]}"].append(path)
    return _Plan(
        tuple((path, _MADE_OF[number_kinds()[path]]) for path in free),
        tuple((over, tuple(paths)) for over, paths in handled.items()),
        tuple(
            (f"{row}.in_force", (f"{row}.issued", f"{row}.repealed")) for row in rows if f"{row}.in_force" in printed
        ),
        totals(frozenset(printed), frozenset(free)),
    )
