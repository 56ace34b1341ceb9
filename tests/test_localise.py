"""Which cells are wrong: held against a search that tries every cell and every pair, over drawn reports with slips."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, groupby, product

import pytest
from attrs import frozen
from hypothesis import assume, given
from hypothesis import strategies as st

from govinfo import Report, State, Suggestion, Verdict
from govinfo.relations import definitions
from govinfo.strategies import reports
from tests.writing import changed

#: What is added to each cell, by path.
Changes = dict[str, int]

#: What cells may be besides reported.
OPEN = (State.BLANK, State.NIL, State.INFERRED, State.UNREADABLE, State.ABSENT)


# ------------------------------------------------------------------------------------------------ slips


@st.composite
def slips(draw: st.DrawFn, right: int) -> int:
    """Another count, as slips of the pen and wrong figures make it of the right one."""
    digits = str(right)
    at = draw(st.integers(0, len(digits) - 1))
    made = {
        "swapped": digits[:at] + digits[at:][1::-1] + digits[at + 2 :],
        "dropped": digits[:at] + digits[at + 1 :] or "0",
        "doubled": digits[: at + 1] + digits[at:],
        "digit": digits[:at] + draw(st.sampled_from("0123456789")) + digits[at + 1 :],
        "more": str(right + 1),
        "less": str(max(right - 1, 0)),
        "zero": f"{right}0",
        "stale": str(right - draw(st.integers(0, right))),
        "nothing": "0",
        "any": str(draw(st.integers(0, 10_000))),
    }
    wrong = int(made[draw(st.sampled_from(sorted(made)))])
    return right + 1 if wrong == right else wrong


@frozen
class Wrong:
    """A report in which cells were changed, and what would change them back."""

    report: Report
    truth: Changes


@st.composite
def wrong(draw: st.DrawFn, count: int, states: tuple[State, ...] = ()) -> Wrong:
    """Consistent reports in which so many cells of sections three and four have a wrong count."""
    report = draw(reports(states=states))
    paths = [path for path, cell in report.cells().items() if path[0] != "d" and cell.state is State.REPORTED]
    assume(len(paths) >= count)
    truth: Changes = {}
    for path in draw(st.lists(st.sampled_from(paths), min_size=count, max_size=count, unique=True)):
        right = report[path].value
        assert isinstance(right, int)
        printed = draw(slips(right))
        truth[path] = right - printed
        report = changed(report, path, value=printed, raw=str(printed))
    return Wrong(report, truth)


# ------------------------------------------------------------------------------------------------ by trying


@frozen
class Tried:
    """All cells and pairs of cells whose change makes all relations hold, with blanks as zero, found by trying."""

    report: Report

    def least(self) -> list[Changes]:
        """The sets of fewest changes, of one or two cells."""
        return list(self._ones()) or list(self._twos())

    def _lacks(self) -> dict[int, int]:
        """What the left side of each decided relation lacks."""
        found = enumerate(self.report.relations())
        return {at: int(one.right - one.left) for at, one in found if one.blank_as_zero is not Verdict.UNDECIDED}

    def _columns(self) -> dict[str, dict[int, int]]:
        """Of each cell the decided relations that hold it, with its sign."""
        columns: dict[str, dict[int, int]] = {}
        for at, one in enumerate(self.report.relations()):
            if one.blank_as_zero is not Verdict.UNDECIDED:
                for path in one.left_paths:
                    columns.setdefault(path, {})[at] = 1
                for path in one.right_paths:
                    columns.setdefault(path, {})[at] = -1
        return columns

    def _allowed(self, changes: Changes) -> bool:
        return all(change and int(self.report[path].value or 0) + change >= 0 for path, change in changes.items())

    def _ones(self) -> Iterator[Changes]:
        lacks = self._lacks()
        for path, column in self._columns().items():
            change = {lacks[at] * sign for at, sign in column.items()}
            others = any(lack for at, lack in lacks.items() if at not in column)
            if len(change) == 1 and not others and self._allowed(one := {path: change.pop()}):
                yield one

    def _twos(self) -> Iterator[Changes]:
        lacks, columns = self._lacks(), self._columns()
        broken = {at for at, lack in lacks.items() if lack}
        masks = {path: sum(1 << at for at in column) for path, column in columns.items()}
        want = sum(1 << at for at in broken)
        for one, two in combinations(columns, 2):
            if want & ~(masks[one] | masks[two]) or masks[one] == masks[two]:
                continue
            first, second = (one, two) if columns[one].keys() - columns[two].keys() else (two, one)
            alone = min(columns[first].keys() - columns[second].keys())
            change = lacks[alone] * columns[first][alone]
            rest = {at: lacks[at] - columns[first].get(at, 0) * change for at in columns[first] | columns[second]}
            others = {rest[at] * sign for at, sign in columns[second].items()}
            if len(others) == 1 and not any(lack for at, lack in rest.items() if at not in columns[second]):
                both = {first: change, second: others.pop()}
                if self._allowed(both):
                    yield both


def as_changes(suggestion: Suggestion) -> Changes:
    return {change.path: change.amount for change in suggestion.changes}


def by_fault(report: Report) -> list[list[Suggestion]]:
    """The suggestions, those for one fault together."""
    return [list(found) for _, found in groupby(report.suggest(), key=lambda one: one.mends)]


def combined(report: Report) -> list[Changes]:
    """All that is suggested, as changes that mend all faults together; the likeliest first."""
    faults = [[as_changes(one) for one in found] for found in by_fault(report)]
    return [{path: more for one in chosen for path, more in one.items()} for chosen in product(*faults)]


def is_determined(report: Report) -> bool:
    return all(suggestion.determined for suggestion in report.suggest())


def in_order(choices: list[Changes]) -> list[list[tuple[str, int]]]:
    return sorted(sorted(choice.items()) for choice in choices)


# ------------------------------------------------------------------------------------------------ what is found


@given(report=reports(states=OPEN))
def test_a_report_that_adds_up_has_no_suggestions(report: Report) -> None:
    assert report.suggest() == ()


@given(case=st.one_of(wrong(1), wrong(1, OPEN)))
def test_one_wrong_cell_is_first_where_it_is_determined_and_else_among_the_others(case: Wrong) -> None:
    tried = Tried(case.report).least()
    assert (case.truth in tried) == is_broken(case.report)
    assert_found(case.report, tried)


@given(case=st.one_of(wrong(2), wrong(2, OPEN)))
def test_two_wrong_cells_are_found_as_by_trying_all_pairs(case: Wrong) -> None:
    assert_found(case.report, Tried(case.report).least())


def is_broken(report: Report) -> bool:
    return any(one.blank_as_zero is Verdict.BROKEN for one in report.relations())


def assert_found(report: Report, tried: list[Changes]) -> None:
    """That what is suggested is what was found by trying, and is said to be certain where there is nothing else."""
    if is_broken(report):
        assert in_order(combined(report)) == in_order(tried)
        assert is_determined(report) == (len(tried) == 1)
    else:
        assert report.suggest() == ()


@pytest.mark.parametrize(("count", "share"), [(1, 0.99), (2, 0.95)])
def test_what_is_determined_is_what_was_changed(count: int, share: float) -> None:
    """Of the reports whose relations leave one least change; two wrong cells may look like another one."""
    hits: Counter[bool] = Counter()

    @given(case=wrong(count))
    def tell(case: Wrong) -> None:
        if case.report.suggest() and is_determined(case.report):
            hits[combined(case.report)[0] == case.truth] += 1

    tell()
    assert hits[True] >= share * hits.total() > 0


@given(case=st.one_of(wrong(1, OPEN), wrong(2, OPEN), wrong(3, OPEN)))
def test_each_suggestion_mends_what_it_says_and_breaks_nothing(case: Wrong) -> None:
    report = case.report
    before = report.relations()
    for one in report.suggest():
        after = report
        for change in one.changes:
            after = changed(after, change.path, value=change.suggested, state=State.REPORTED)
        pairs = zip(before, after.relations(), strict=True)
        turned = [(old, new.blank_as_zero) for old, new in pairs if old.blank_as_zero is not new.blank_as_zero]
        assert turned == ([(old, Verdict.HOLDS) for old in one.mends] if one.changes else [])
        assert all(change.suggested >= 0 and type(change.suggested) is int for change in one.changes)


@given(case=wrong(6))
def test_many_wrong_cells_are_told_as_far_as_they_are_found(case: Wrong) -> None:
    broken = {one for one in case.report.relations() if one.verdict is Verdict.BROKEN}
    faults = by_fault(case.report)
    assert sorted(one.path for found in faults for one in found[0].mends) == sorted(one.path for one in broken)
    for found in faults:
        assert [one.rank for one in found] == list(range(1, len(found) + 1))
        assert len({len(one.changes) for one in found}) == 1
        assert all(len(one.alternatives) == len(found) - 1 for one in found)
        assert found[0].changes or not found[0].complete


# ------------------------------------------------------------------------------------------------ bounds


def test_relations_of_one_name_share_no_cell() -> None:
    """What the search relies on to tell how many cells are needed at least."""
    by_name = groupby(sorted(definitions(), key=lambda one: one.name), key=lambda one: one.name)
    for name, found in by_name:
        paths = Counter(path for one in found for path in one.paths)
        assert max(paths.values()) == 1, name
