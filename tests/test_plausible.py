"""Numbers that contradict nothing and yet are hardly right."""

import pytest

from govinfo import Severity
from tests.test_completeness import found, only, report

RULES, DOCUMENTS, FEES = "规章 | 0 | 0 | 0", "行政规范性文件 | 2 | 1 | 6", "3.50"


@pytest.mark.parametrize(
    ("organ", "told"),
    [
        ("青禾县水务局", True),
        ("青禾县人民政府", True),
        ("青禾镇人民政府", True),
        ("临川市人民政府", False),
        ("东林自治区人民政府", False),
        ("国家林草局", False),
        ("青禾", False),
    ],
)
def test_rules_at_an_organ_that_makes_none(organ: str, told: bool) -> None:  # noqa: FBT001 - a case
    read = report((RULES, "规章 | 1 | 0 | 4"), ("青禾县水务局", organ))
    rules = [one for one in read.check() if one.rule == "organ-makes-none"]
    assert [one.paths for one in rules] == [("disclosure.rules.issued", "disclosure.rules.in_force")] * told


def test_normative_documents_of_a_temporary_body() -> None:
    assert found(("青禾县水务局", "青禾县防汛抗旱指挥部")) == ["organ-makes-none"]


@pytest.mark.parametrize("cells", ["0 | 3 | 0", " |  | ", "/ | / | /"])
def test_no_rules_are_none(cells: str) -> None:
    assert "organ-makes-none" not in found((RULES, f"规章 | {cells}"))


@pytest.mark.parametrize(
    ("cells", "rule", "severity"),
    [
        ("2 | 13 | 6", "repealed-beyond-in-force", Severity.NOTE),  # 17 before: it fits
        ("9 | 7 | 6", "repealed-beyond-in-force", Severity.WARNING),  # 4 before, 7 repealed
        ("9 | 1 | 6", "in-force-too-few", Severity.WARNING),  # -2 before
        ("0 | 6 | 6", "", None),
        ("0 | 9 | /", "", None),
        (" | 9 | 3", "", None),
    ],
)
def test_the_stock_of_documents(cells: str, rule: str, severity: Severity | None) -> None:
    told = [one for one in report((DOCUMENTS, f"行政规范性文件 | {cells}")).check() if one.rule != "cells-blank"]
    assert [(one.rule, one.severity) for one in told] == ([(rule, severity)] if rule else [])


@pytest.mark.parametrize(("amount", "told"), [("3.5000", False), ("3.50000", True), ("0.12345", True)])
def test_fees_finer_than_yuan(amount: str, told: bool) -> None:  # noqa: FBT001 - a case
    assert found((FEES, amount)) == ["fee-too-fine"] * told


@pytest.mark.parametrize(
    ("organ", "amount", "told"),
    [
        ("青禾镇人民政府", "84565", True),
        ("青禾镇人民政府", "845.65", False),
        ("青禾县水务局", "384500", True),
        ("临川市人民政府", "316441", False),
        ("临川市人民政府", "96171600", True),
        ("青禾", "9617160", True),
        ("青禾镇人民政府", "84565元", False),  # says itself what it is
    ],
)
def test_fees_that_look_like_yuan(organ: str, amount: str, told: bool) -> None:  # noqa: FBT001 - a case
    assert ("fee-looks-like-yuan" in found((FEES, amount), ("青禾县水务局", organ))) == told


def test_a_plausible_report_is_left_in_peace() -> None:
    assert found() == []
    assert only((FEES, "384500")).paths == ("disclosure.fees.amount",)
