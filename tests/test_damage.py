"""No damage makes the reader lie: a number read is the printed one at its place, or is marked; what is lost is told."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govinfo
from govinfo.cell import Number
from tests.conftest import ROOT
from tests.damage import OPERATORS, Loss, Truth, damaged, judge
from tests.damage.draw import Case, draw, reduced
from tests.drawn import Drawn, reports
from tests.fuzzing import fuzz_some
from tests.printing import PRINTERS
from tests.writing import row_of

FOLDER = ROOT / "tests" / "cases" / "damaged"
CASES = sorted(FOLDER.glob("*.txt"))

#: Cases that are read wrongly as yet, and why.
UNFINISHED: dict[str, str] = {}


def kept(case: Path) -> tuple[Truth, list[str]]:
    """What is known of a case: what is printed in it, and the damage that was done."""
    known = json.loads(case.with_suffix(".json").read_text(encoding="utf-8"))
    with case.open(encoding="utf-8", newline="") as file:
        text = file.read()
    contradicted = known.get("contradicted", {})
    return Truth(text, _numbers(known["cells"]), _numbers(known["displaced"]), contradicted), known["damage"]


def _numbers(cells: dict[str, Any]) -> dict[str, Any]:
    """Cells as JSON has them: an amount is a text there, which is exact."""
    return {path: Decimal(value) if isinstance(value, str) else value for path, value in cells.items()}


#: The kinds of damage that are read soundly, alone and together.
SOUND = sorted(set(OPERATORS) - {name for case in UNFINISHED for name in kept(FOLDER / f"{case}.txt")[1]})


def lost(whole: Truth, left: Truth) -> set[str]:
    """The cells that are not printed any more, or not as they were."""
    return {path for path, value in whole.cells.items() if path not in left.cells or left.cells[path] != value}


def is_run(whole: Truth, gone: set[str]) -> bool:
    """True where all that is left stood together."""
    left = [number for number, path in enumerate(whole.cells) if path not in gone]
    return not left or left[-1] - left[0] == len(left) - 1


#: What each loss says of a whole text, of what is left of it, and of the cells that are gone.
CLAIMS: dict[Loss, Callable[[Truth, Truth, set[str]], bool]] = {
    Loss.NOTHING: lambda _, left, gone: not (gone or left.displaced),
    Loss.COLUMNS: lambda _, left, gone: not (gone or left.displaced),
    Loss.LABEL: lambda whole, left, gone: {path: whole.cells[path] for path in gone} == left.displaced,
    Loss.VALUE: lambda whole, left, gone: not left.displaced and len(gone) < len(whole.cells),
    Loss.ROW: lambda _, left, gone: not left.displaced and {*map(row_of, gone)}.isdisjoint(map(row_of, left.cells)),
    Loss.TAIL: lambda whole, _, gone: is_run(whole, gone),
}


@pytest.mark.parametrize("name", OPERATORS)
def test_a_kind_of_damage_does_what_it_says(name: str) -> None:
    changed = 0
    for seed, layout in enumerate(PRINTERS):
        case = draw(seed, [layout], [name])
        whole, left = damaged(case.drawn, layout, ()).truth(), case.damaged().truth()
        if left.text != whole.text:
            changed += 1
            assert CLAIMS[OPERATORS[name].loses](whole, left, lost(whole, left)), (layout, seed)
    assert changed
    assert OPERATORS[name].why.endswith(".")


@pytest.mark.parametrize("layout", PRINTERS)
def test_a_report_without_damage_is_read_or_told(layout: str) -> None:
    case = draw(1, [layout])
    verdict = judge(damaged(case.drawn, layout, ()).truth())
    assert verdict.counts["right"] + verdict.counts["told"] == len(case.drawn.cells)


ROW = "一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
PATH = "applications.received.total"
NONE = "applications.carried_over.total"


@pytest.mark.parametrize(
    ("cells", "displaced", "kinds"),
    [
        ({PATH: 1}, {}, []),
        ({}, {PATH: 1}, []),
        ({PATH: 2}, {}, ["silent"]),
        ({PATH: None}, {}, ["silent"]),
        ({}, {PATH: 2}, ["invented"]),
        ({}, {}, ["invented"]),
        ({PATH: 1, "applications.nowhere": 3}, {}, ["missing"]),
        ({PATH: 1, NONE: 3}, {}, []),  # told as a missing row
    ],
    ids=["right", "torn, right", "wrong", "not blank", "torn, wrong", "invented", "missing", "told"],
)
def test_the_law_sees(cells: dict[str, Number | None], displaced: dict[str, Number | None], kinds: list[str]) -> None:
    others = {path: cell.value for path, cell in govinfo.parse(ROW).cells().items() if path != PATH}
    verdict = judge(Truth(ROW, others | cells, displaced, {}))
    assert [fault.kind for fault in verdict.faults] == kinds


@pytest.mark.slow
@settings(derandomize=True, max_examples=200)  # chance is for `make soak`
@given(
    drawn=reports(),
    layout=st.sampled_from(sorted(PRINTERS)),
    names=st.lists(st.sampled_from(SOUND), min_size=1, max_size=5, unique=True),
    seed=st.integers(0, 2**32),
)
def test_damage_is_repaired_or_told(drawn: Drawn, layout: str, names: list[str], seed: int) -> None:
    assert Case(drawn, layout, tuple(names), seed).judged().faults == []


def test_a_fault_is_found_again_in_a_smaller_report(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that takes 1 for 2 is caught, and the report that shows it is small."""
    parse = govinfo.parse
    monkeypatch.setattr(govinfo, "parse", lambda text: parse(text.replace("1", "2")))
    small = reduced(Case(draw(1, ["pipe"]).drawn, "pipe", ("double-spaced",), 1))
    assert small.names == ()
    assert len({row_of(path) for path in small.drawn.cells}) <= 4


def _case(path: Path) -> object:
    marks = [pytest.mark.xfail(reason=UNFINISHED[path.stem])] if path.stem in UNFINISHED else []
    return pytest.param(path, marks=marks, id=path.stem)


@pytest.mark.parametrize("case", [_case(path) for path in CASES])
def test_a_case_that_once_failed_is_read_soundly(case: Path) -> None:
    assert judge(kept(case)[0]).faults == []


def test_every_case_has_its_truth_and_none_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == {path.stem for path in CASES}
    assert set(UNFINISHED) <= {path.stem for path in CASES}


def test_mutated_texts_raise_nothing_and_end() -> None:
    assert fuzz_some(range(250)).seeds == []
