"""Rules of a user's own: how they are made, found and told, and what becomes of one that raises."""

import pickle
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

import govinfo
from govinfo import Found, OwnRule, Profile, Report, SettingsError, Severity, Span, own_rule, own_rules
from govinfo.checks.own import Look
from tests.test_cli import BROKEN, SOUND, TEXT, program, run, written

AMOUNT = "disclosure.fees.amount"
WORDS = {"zh": "收到 {count} 件", "en": "{count} received", "help_zh": "请核对。", "help_en": "Look again."}
REPORT = govinfo.parse(TEXT)


def made(look: Look, name: str = "many-received", code: str = "LX001", severity: str = "warning") -> OwnRule:
    return own_rule(name, code, severity, **WORDS)(look)


def received(report: Report) -> Iterator[Found]:
    cell = report["applications.received.total"]
    yield Found(("applications.received.total",), details={"count": cell.value})


def told(look: Callable[[Report], Any]) -> str:
    """The message in English of the only finding, which says that the rule failed."""
    (one,) = REPORT.check(Profile(rules=[made(look)]))
    assert (one.rule, one.code, one.severity, one.span) == ("own-rule-failed", "GI901", "error", Span(0, 0))
    return one.text("en").removeprefix("the rule “many-received” of your own failed and did not finish: ")


def test_a_rule_of_ones_own_is_told_like_any() -> None:
    rule = made(received)
    (one,) = REPORT.check(Profile(rules=[rule]))
    assert (one.rule, one.code, one.severity) == ("many-received", "LX001", "warning")
    assert one.span == REPORT["applications.received.total"].span
    assert (one.message, one.text("en"), one.help("en")) == ("收到 30 件", "30 received", "Look again.")
    assert len(govinfo.fingerprints([one])) == 1
    assert REPORT.check() == ()


def test_a_rule_of_ones_own_is_selected_weighed_and_ignored() -> None:
    rules = [made(received), made(received, "so-many", "LX102")]
    broken = govinfo.parse(BROKEN)

    def names(**given: Any) -> list[str]:  # noqa: ANN401
        return [one.rule for one in broken.check(Profile(rules=rules, **given))]

    assert names(select=["LX0"]) == ["many-received"]
    assert names(select=["lx102", "GI602"]) == ["so-many", "balance-mismatch"]
    assert names(ignore=["GI6", "LX0"]) == ["so-many"]
    (one,) = broken.check(Profile(rules=rules, select=["LX001"], severity={"LX0": "note"}))
    assert (one.severity, one.code) == (Severity.NOTE, "LX001")


def test_a_finding_may_name_its_own_place_and_severity() -> None:
    (one,) = REPORT.check(
        Profile(rules=[made(lambda _: [Found(span=Span(3, 5), severity=Severity.NOTE, details={"count": 1})])])
    )
    assert (one.span, one.severity, one.paths) == (Span(3, 5), "note", ())
    (one,) = REPORT.check(Profile(rules=[made(lambda _: [Found(details={"count": 1, "more": 2})])]))
    assert one.span == Span(0, 0)


def test_findings_of_ones_own_pickle_as_those_of_others_do() -> None:
    found = REPORT.check(Profile(rules=[made(received)]))
    again = pickle.loads(pickle.dumps(found))  # noqa: S301 - our own
    assert again == found
    assert again[0].text("en") == "30 received"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"name": "Many Received"}, "the name of a rule is small letters with hyphens"),
        ({"code": "GI999"}, "the code of many-received is capitals and three digits"),
        ({"code": "X1"}, "the code of many-received is capitals and three digits"),
        ({"name": "row-total-mismatch"}, "row-total-mismatch is a rule of govinfo itself"),
        ({"severity": "fatal"}, "'fatal' is not a valid Severity"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(given: dict[str, str], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        made(received, **given)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ({"zh": "{"}, "the words of many-received have a brace too many or too few"),
        ({"help_en": "a } b"}, "have a brace too many or too few"),
        ({"en": "{a.b}"}, r"name a detail \{a\.b\}, which is no plain name"),
        ({"en": "{}"}, "which is no plain name"),
        ({"zh": "{0}"}, "which is no plain name"),
    ],
)
def test_words_that_cannot_be_said_are_refused(words: dict[str, str], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        own_rule("many-received", "LX001", **{**WORDS, **words})(received)


def test_a_rule_needs_its_words_in_both_languages() -> None:
    with pytest.raises(ValueError, match="many-received needs its words in zh and en"):
        OwnRule(govinfo.Rule("many-received", "LX001", Severity.NOTE, {"zh": "件"}, {"zh": "件"}), received)


def test_a_rule_may_rest_on_a_clause() -> None:
    rule = own_rule("many-received", "LX001", **WORDS, clause_zh="省办法第九条", clause_en="article 9")(received)
    assert rule.rule.clause == {"zh": "省办法第九条", "en": "article 9"}
    assert made(received).rule.clause == {"zh": "", "en": ""}


def test_two_rules_of_one_name_or_code_are_refused() -> None:
    with pytest.raises(SettingsError, match=r"rules\.so-many: two rules have this name or code"):
        Profile(rules=[made(received), made(received, "so-many")])


# ------------------------------------------------------------------------------------------------ rules that raise


def test_a_rule_that_raises_is_told_with_its_line_and_the_rest_go_on() -> None:
    def raises(report: Report) -> Iterator[Found]:
        yield from received(report)
        raise ArithmeticError("no number")

    rules = [made(raises), made(received, "so-many", "LX102")]
    found = govinfo.parse(BROKEN).check(Profile(rules=rules))
    assert sorted(one.code for one in found) == ["GI601", "GI602", "GI901", "LX001", "LX102"]
    line = raises.__code__.co_firstlineno + 2
    assert found[0].text("en").endswith(f": ArithmeticError: no number (test_own_rules.py:{line})")
    assert "错在规则自身的代码" in found[0].help("zh")


def test_the_line_is_that_of_the_rule_whatever_it_called_of_ours() -> None:
    def asks(report: Report) -> Iterable[Found]:
        return [Found(details={"count": report["applications.recieved.total"].value})]

    line = asks.__code__.co_firstlineno + 1
    assert told(asks).startswith('KeyError: "no form has a cell at')
    assert told(asks).endswith(f"(test_own_rules.py:{line})")


@pytest.mark.parametrize(
    ("look", "reason"),
    [
        (lambda _: None, "TypeError: 'NoneType' object is not iterable"),
        (lambda _: ["x"], "TypeError: yields str, not Found"),
        (lambda _: [Found()], "KeyError: 'no details for count'"),
        (lambda _: [Found(details=None)], "AttributeError: 'NoneType' object has no attribute 'keys'"),  # type: ignore[arg-type]
        (lambda _: [Found(("a.b",), details={"count": 1})], 'KeyError: "no form has a cell at'),
        (lambda _: [Found(span=Span(3, 10**9), details={"count": 1})], "ValueError: no place in the text"),
        (lambda _: [Found(span=Span(9, 3), details={"count": 1})], "ValueError: no place in the text: Span(start=9"),
        (lambda _: [Found(severity="x", details={"count": 1})], "ValueError: 'x' is not a valid Severity"),
    ],
)
def test_what_cannot_be_told_is_the_fault_of_the_rule(look: Callable[..., Any], reason: str) -> None:
    assert told(look).startswith(reason)
    assert told(look).endswith(f"(test_own_rules.py:{look.__code__.co_firstlineno})")


def test_words_that_fail_on_a_finding_are_the_fault_of_the_rule() -> None:
    rule = own_rule("many-received", "LX001", **{**WORDS, "en": "{count:.2f} received"})(received)
    (one,) = REPORT.check(Profile(rules=[rule]))
    assert (one.rule, one.text("en").count("ValueError: Unknown format code 'f'")) == ("own-rule-failed", 1)


def test_a_rule_without_a_line_of_its_own_is_named() -> None:
    assert told(len).endswith("(many-received)")  # type: ignore[arg-type]


def test_a_long_error_is_cut_and_one_without_words_is_named() -> None:
    def long(_: Report) -> Iterable[Found]:
        raise ValueError("x" * 5_000)

    def silent(_: Report) -> Iterable[Found]:
        raise AssertionError

    assert len(told(long)) < 300
    assert told(silent).startswith("AssertionError (")


def test_a_check_of_ours_that_raises_is_told_as_our_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Report) -> Iterable[govinfo.Diagnostic]:
        raise IndexError("x")

    checks = govinfo.checks._CHECKS
    monkeypatch.setattr("govinfo.checks._CHECKS", (broken, *checks))
    found = govinfo.parse(BROKEN).check()
    assert [one.rule for one in found] == ["check-failed", "row-total-mismatch", "balance-mismatch"]
    assert found[0].text("en").startswith(f"govinfo itself failed in “{__name__}”, which did not finish: IndexError: x")


def test_our_fault_below_a_rule_of_ones_own_is_told_as_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def asks(report: Report) -> Iterator[Found]:
        yield Found(details={"count": len(report.metrics())})

    monkeypatch.setattr("govinfo.checks.metrics.definitions", lambda: None)  # so that our own code raises
    (one,) = REPORT.check(Profile(rules=[made(asks)]))
    assert one.rule == "check-failed"
    assert re.fullmatch(
        r"govinfo itself failed in “many-received”, which did not finish: AttributeError: .* \(metrics\.py:\d+\)",
        one.text("en"),
    )


def test_what_is_no_mere_error_goes_through() -> None:
    def interrupted(_: Report) -> Iterable[Found]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        REPORT.check(Profile(rules=[made(interrupted)]))


# ------------------------------------------------------------------------------------------------ installed rules

MODULE = """\
import govinfo

WORDS = {"zh": "收到 {count} 件", "en": "{count} received", "help_zh": "请核对。", "help_en": "Look again."}

@govinfo.own_rule("many-received", "LX001", **WORDS)
def many(report):
    yield govinfo.Found(("applications.received.total",), details={"count": report.applications.received.total.value})

@govinfo.own_rule("so-many", "LX001", **WORDS)
def twice(report):
    return []

number = 3
"""


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Make a module of rules, and offer what is named of it under the entry point."""
    written(tmp_path, MODULE, "my_rules.py")
    monkeypatch.syspath_prepend(tmp_path)

    def offer(**entries: str) -> None:
        offered = [EntryPoint(name, value, "govinfo.rules") for name, value in entries.items()]
        monkeypatch.setattr("importlib.metadata.entry_points", lambda group: offered * (group == "govinfo.rules"))

    yield offer
    sys.modules.pop("my_rules", None)


def test_installed_rules_are_found(install: Callable[..., None]) -> None:
    install(many="my_rules:many")
    assert [one.rule.name for one in own_rules()] == ["many-received"]
    assert REPORT.check() == ()
    assert [one.code for one in REPORT.check(Profile(rules=own_rules()))] == ["LX001"]


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("no_such_module:many", "ModuleNotFoundError: No module named 'no_such_module'"),
        ("my_rules:other", "AttributeError: module 'my_rules' has no attribute 'other'"),
        ("my_rules:number", "TypeError: is no rule made by own_rule, but int"),
        ("my_rules:twice", "ValueError: so-many (LX001) is there twice: many-received (LX001)"),
    ],
)
def test_a_rule_that_cannot_be_loaded_is_told(install: Callable[..., None], entry: str, reason: str) -> None:
    install(a="my_rules:many", b=entry)
    with pytest.raises(Exception, match=r"^(No module|module 'my_rules'|is no rule|so-many)"):
        own_rules()
    failed: list[str] = []
    rules = own_rules(lambda name, error: failed.append(f"{name}: {type(error).__name__}: {error}"))
    assert [one.rule.name for one in rules] == ["many-received"]
    assert failed == [f"b: {reason}"]
    result = run("check", "-", stdin=TEXT.encode())
    assert result.exit_code == 3
    assert result.stderr.splitlines()[0] == f"govinfo: own rule b: cannot be loaded: {reason}"
    assert "LX001 many-received: 30 received" in result.stdout


def test_the_command_line_tells_installed_rules(install: Callable[..., None]) -> None:
    install(many="my_rules:many")
    result = run("check", "--select", "LX0", "-", stdin=TEXT.encode())
    assert result.stdout.splitlines()[0] == "-:33:45: warning LX001 many-received: 30 received"
    assert result.exit_code == 1
    assert "LX001 many-received" in run("check", "--statistics", "-", stdin=TEXT.encode()).stdout
    assert run("rules").stdout.splitlines()[-1].startswith("LX001  warning  many-received")
    assert run("rules", "--lang", "zh").exit_code == 0
    explained = run("explain", "lx001").stdout
    assert explained == "many-received (LX001): warning\n\n… received\n\nLook again.\n"
    assert run("explain", "many").exit_code == 2
    assert "nearest: many-received" in run("explain", "many").stderr


def test_a_package_that_is_installed_is_found(tmp_path: Path) -> None:
    written(tmp_path, MODULE, "my_rules.py")
    written(tmp_path, "Metadata-Version: 2.1\nName: my-rules\nVersion: 1.0\n", "my_rules-1.0.dist-info/METADATA")
    entries = "[govinfo.rules]\nmany = my_rules:many\n"
    written(tmp_path, entries, "my_rules-1.0.dist-info/entry_points.txt")
    done = program("check", "--select", "many-received", SOUND, PYTHONPATH=str(tmp_path))
    assert (done.returncode, done.stdout.splitlines()[0]) == (
        1,
        f"{SOUND}:33:45: warning LX001 many-received: 30 received",
    )


def test_settings_may_name_installed_rules(install: Callable[..., None], tmp_path: Path) -> None:
    settings = written(tmp_path, '[severity]\nmany-received = "note"\n', "govinfo.toml")
    report = written(tmp_path, TEXT)
    assert run("check", report).exit_code == 2
    install(many="my_rules:many")
    assert "note LX001" in run("check", report).stdout
    assert govinfo.read_settings(settings, own_rules()).profile.check(REPORT)[0].severity is Severity.NOTE


def test_the_list_ends_with_3_where_a_rule_cannot_be_loaded(install: Callable[..., None]) -> None:
    install(b="my_rules:number")
    assert run("rules").exit_code == 3
