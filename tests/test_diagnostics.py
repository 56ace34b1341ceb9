"""The rules: their handles, their words in both languages, and where they are told."""

import ast
import re
from collections.abc import Iterator
from string import Formatter

import pytest
from attrs import frozen

from govinfo.diagnostics import LANGUAGES, Diagnostic, Fix, Label, ParseError, Rule, Severity, diagnose, rules
from govinfo.forms import forms
from govinfo.source import Span
from tests.conftest import ROOT

SOURCES = ROOT / "src" / "govinfo"

#: Families of codes, with rules that show what each speaks of.
FAMILIES = {
    "GI0": {"text-empty", "not-a-text", "undecodable-bytes"},
    "GI1": {"html-unread", "blank-not-carried", "text-altered"},
    "GI2": {"head-split", "group-misplaced", "row-repeated", "unit-in-cell"},
    "GI3": {"not-a-report", "older-form", "columns-uncertain", "values-unplaced"},
    "GI4": {"not-a-number", "not-for-this-column", "values-missing"},
    "GI5": {"rows-missing", "table-missing", "table-cut"},
    "GI9": {"own-rule-failed", "check-failed"},
    "GI6": {f"{rule.name}-mismatch" for form in forms() for rule in form.sums},
    "GI7": {"carry-over-mismatch", "series-year-missing", "rollup-mismatch"},
}

each_rule = pytest.mark.parametrize("rule", rules().values(), ids=list(rules()))


@frozen
class Told:
    """A place in the source that makes a diagnostic: the rules that it may be of, and the details that it gives."""

    where: str
    rules: frozenset[str]
    details: frozenset[str]


def told() -> Iterator[Told]:
    """Every call of ``tell`` or ``diagnose`` whose first argument names a rule, or one of several."""
    for path in sorted(SOURCES.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args or any(word.arg is None for word in node.keywords):
                continue
            function = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            names = strings(node.args[0])
            if function in ("tell", "diagnose") and names:
                yield Told(
                    f"{path.relative_to(SOURCES).as_posix()}:{node.lineno}",
                    names,
                    frozenset(word.arg or "" for word in node.keywords),
                )


def strings(node: ast.AST) -> frozenset[str]:
    return frozenset(
        found.value for found in ast.walk(node) if isinstance(found, ast.Constant) and isinstance(found.value, str)
    )


def placeholders(text: str) -> set[str]:
    """The details that a text names; ``reading`` and ``reading_en`` are one detail in two languages."""
    return {name.removesuffix("_en") for _, name, _, _ in Formatter().parse(text) if name is not None}


TOLD = list(told())


def test_codes_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in rules().values()]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"GI[0-9]{3}", code) for code in codes)


@pytest.mark.parametrize("family", FAMILIES)
def test_families(family: str) -> None:
    assert {name: rules()[name].code[:3] for name in FAMILIES[family]} == dict.fromkeys(FAMILIES[family], family)


def test_a_repair_is_a_note() -> None:
    repairs = [rule for rule in rules().values() if rule.code.startswith("GI2")]
    assert {rule.severity for rule in repairs} == {Severity.NOTE}


@each_rule
def test_names_are_words_with_hyphens(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)


@each_rule
def test_rules_speak_both_languages(rule: Rule) -> None:
    assert set(rule.message) == set(rule.help) == set(LANGUAGES)
    for text in (rule.message, rule.help):
        assert re.search(r"[\u4e00-\u9fff]", text["zh"])
        assert re.search(r"[a-z]", text["en"])
    assert not rule.message["zh"].endswith("。")
    assert not rule.message["en"].endswith(".")
    assert rule.help["zh"].endswith("。")
    assert rule.help["en"].endswith(".")
    assert set(rule.clause) == set(LANGUAGES)
    assert bool(rule.clause["zh"]) == bool(rule.clause["en"])


@each_rule
def test_both_languages_name_the_same_details(rule: Rule) -> None:
    assert placeholders(rule.message["zh"]) == placeholders(rule.message["en"])
    assert placeholders(rule.help["zh"]) == placeholders(rule.help["en"])


@pytest.mark.parametrize("call", TOLD, ids=lambda call: call.where)
def test_what_is_told_is_a_rule_with_all_its_details(call: Told) -> None:
    assert call.rules <= set(rules())
    for rule in (rules()[name] for name in call.rules):
        named = {name for text in (*rule.message.values(), *rule.help.values()) for name in placeholders(text)}
        assert named <= call.details


def test_every_rule_is_told_somewhere() -> None:
    sources = [path.read_text("utf-8") for path in SOURCES.rglob("*.py")]
    assert [name for name in rules() if not any(f'"{name}"' in source for source in sources)] == []


def test_every_key_of_a_label_has_words() -> None:
    """``Label(span, key)`` in the source, with the words of ``rules.toml``."""
    calls = [
        node
        for path in SOURCES.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Label"
    ]
    keys = {key for call in calls if len(call.args) == 2 for key in strings(call.args[1])}
    assert keys
    for key in keys:
        assert Label(Span(0, 0), key).text("zh") != Label(Span(0, 0), key).text("en")


def test_severities() -> None:
    assert list(Severity) == ["note", "warning", "error"]


def test_a_diagnostic_has_the_severity_of_its_rule_or_the_one_given() -> None:
    assert diagnose("html-unread", Span(3, 9)).severity is Severity.ERROR
    assert diagnose("html-unread", Span(3, 9), severity=Severity.WARNING).severity is Severity.WARNING


def test_a_diagnostic_speaks_both_languages() -> None:
    found = diagnose("unit-in-cell", Span(3, 6), text="3万元", value=3, unit="万元", fix=Fix("3万元", "3"))
    assert found.code == rules()["unit-in-cell"].code
    assert found.message == found.text("zh") == "单元格里印有单位：“3万元”，读作 3，单位 万元"
    assert found.text("en") == "the cell prints its unit: “3万元”, read as 3, unit 万元"
    assert found.help("en") == rules()["unit-in-cell"].help["en"]


def test_braces_in_a_detail_are_printed() -> None:
    assert diagnose("not-a-number", Span(0, 3), text="{0}").message == "“{0}”不是一个数"


def test_a_rule_that_does_not_exist_is_refused() -> None:
    with pytest.raises(KeyError, match="no-such-rule"):
        diagnose("no-such-rule", Span(0, 0))


@pytest.fixture
def diagnostics() -> tuple[Diagnostic, ...]:
    return (
        diagnose("other-undivided", Span(0, 1)),
        diagnose("not-a-number", Span(1, 2), text="①"),
        diagnose("block-blank", Span(2, 3), count=3),
        diagnose("values-row-missing", Span(3, 4)),
    )


def test_a_parse_error_names_the_errors_and_holds_all(diagnostics: tuple[Diagnostic, ...]) -> None:
    error = ParseError(diagnostics)
    assert isinstance(error, ValueError)
    assert error.diagnostics == diagnostics
    assert str(error).split("; ") == [
        "GI401 not-a-number: “①” is no number",
        "GI503 values-row-missing: there are heads, but no row of values",
    ]
