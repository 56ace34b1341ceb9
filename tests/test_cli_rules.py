"""``govinfo explain``, ``govinfo rules`` and ``govinfo completion``."""

import json
import os
import subprocess
import sys

import click
import pytest
from rich.cells import cell_len

from govinfo.cli.explain import explain, readable
from govinfo.cli.repairs import repairs
from govinfo.cli.selection import complete_rules
from govinfo.diagnostics import LANGUAGES, Rule, rules
from tests.conftest import PATIENCE
from tests.test_cli import ENGLISH, run

each_rule = pytest.mark.parametrize("rule", rules().values(), ids=list(rules()))


@each_rule
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_rule_is_explained_by_name_or_code(rule: Rule, lang: str) -> None:
    outputs = {run("explain", "--lang", lang, name, COLUMNS="1000").stdout for name in (rule.name, rule.code.lower())}
    (output,) = outputs
    head, message, text, *more = output.rstrip("\n").split("\n\n")
    assert head.startswith(f"{rule.name} ({rule.code}): ")
    assert (message, text) == (readable(rule.message[lang]), readable(rule.help[lang]))
    if rule.clause[lang]:
        assert more.pop(0).endswith(rule.clause[lang])
    lines = [line for repair in repairs(rule.name) for line in repair.lines()]
    assert [told.splitlines()[1:] for told in more] == [[f"  {' '.join(line)}".rstrip() for line in lines]] * bool(
        lines
    )
    assert not {"{", "}"} & set(output)


def test_the_message_of_a_rule_leaves_the_particulars_out() -> None:
    assert readable("“{where}”: {left} and {right}, off by {difference}{reading}") == "“…”: … and …, off by …"
    assert run("explain", "GI601").stdout.split("\n\n")[1] == (
        "“…”: the applicants add up to …, the total is printed as …, off by …"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [30, 60, 120])
def test_an_explanation_fits_the_terminal(lang: str, width: int) -> None:
    for rule in rules():
        output = run("explain", "--lang", lang, rule, COLUMNS=str(width)).stdout
        assert max(map(cell_len, output.split("\n")[1:])) <= width


@pytest.mark.parametrize(("name", "nearest"), [("GI609", "GI60"), ("row-total", "row-total-mismatch"), ("zzz", "")])
def test_an_unknown_rule_is_wrong_usage(name: str, nearest: str) -> None:
    result = run("explain", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"there is no rule “{name}”" in result.stderr
    assert nearest in result.stderr
    assert ("nearest" in result.stderr) == bool(nearest)


@pytest.mark.parametrize("width", [45, 60, 80, 120])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_is_listed(width: int, lang: str) -> None:
    output = run("rules", "--lang", lang, COLUMNS=str(width)).stdout
    lines = output.splitlines()
    heads = [line for line in lines if not line.startswith(" ")]
    listed = [(line.split()[0], line.split()[2]) for line in heads]
    assert listed == [(rule.code, rule.name) for rule in rules().values()]
    assert max(map(cell_len, lines)) <= width
    assert len(lines) == len(rules()) * (2 if width < 80 else 1)


def test_a_message_is_cut_only_where_it_must_be() -> None:
    assert "..." not in run("rules", COLUMNS="300").stdout
    cut = next(line for line in run("rules", COLUMNS="80").stdout.splitlines() if line.startswith("GI605"))
    assert cut.startswith("GI605  error    proceeding-total-mismatch  “…”: the results add up to …")
    assert cut.endswith("...")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_as_json_has_all(lang: str) -> None:
    assert json.loads(run("rules", "--format", "json", "--lang", lang).stdout) == [
        {
            "rule": rule.name,
            "code": rule.code,
            "severity": rule.severity,
            "message": readable(rule.message[lang]),
            "help": readable(rule.help[lang]),
            "clause": rule.clause[lang],
        }
        for rule in rules().values()
    ]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell_is_printed(shell: str) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0
    assert f"_GOVINFO_COMPLETE={shell}_complete" in result.stdout
    assert {"bash": "complete -o", "zsh": "#compdef govinfo", "fish": "complete --no-files"}[shell] in result.stdout


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("c", {"check", "convert", "completion"}),
        ("explain row-t", {"row-total-mismatch"}),
        ("explain gi60", {"GI601", "GI602", "GI603", "GI604", "GI605", "GI606"}),
        ("check --ignore GI1,balance", {"GI1,balance-mismatch"}),
        ("check --format j", {"json", "jsonl"}),
        ("completion z", {"zsh"}),
    ],
)
def test_what_a_shell_is_offered(typed: str, offered: set[str]) -> None:
    words = ["govinfo", *typed.split()]
    asked = {"_GOVINFO_COMPLETE": "bash_complete", "COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)}
    command = [sys.executable, "-c", "from govinfo.cli import main; main(prog_name='govinfo')"]
    environment = {**os.environ, **ENGLISH, **asked}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True, timeout=PATIENCE)
    assert {line.partition(",")[2] for line in done.stdout.splitlines()} == offered
    assert done.stderr == ""


def test_of_several_rules_the_last_is_completed() -> None:
    items = complete_rules(click.Context(explain), explain.params[0], "GI1,Row-T")
    assert [item.value for item in items] == ["GI1,row-total-mismatch"]
