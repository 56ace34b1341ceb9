"""A page for each rule, in Chinese and English, with an example that is read and checked as the page is made.

The example of a rule is a file in ``rules_examples`` that bears the rule's name: a text, or where no text brings the
rule about, a script that leaves in ``found`` what was told.
"""

from __future__ import annotations

import sys
from contextlib import chdir
from runpy import run_path
from typing import TYPE_CHECKING
from unittest.mock import patch

from click.testing import CliRunner
from sphinx.errors import ExtensionError

import govinfo
from govinfo.cli import main
from govinfo.cli.explain import readable
from govinfo.cli.repairs import repairs
from govinfo.cli.words import words
from govinfo.diagnostics import Rule, Severity, rules

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from govinfo import Diagnostic, Report

_SEVERITIES = {
    Severity.ERROR: "错误 error",
    Severity.WARNING: "警告 warning",
    Severity.NOTE: "提示 note",
}

#: The families of codes.
_FAMILIES = {
    "GI0": "源文本 The source",
    "GI1": "排版 The layout",
    "GI2": "修复 Repairs",
    "GI3": "识别 Recognition",
    "GI4": "数值 Values",
    "GI5": "结构 Structure",
    "GI6": "勾稽关系 Relations",
    "GI7": "跨报告 Across reports",
    "GI8": "正文 Prose",
    "GI9": "本库自身 The library itself",
}

_LANGUAGES = {"zh": "中文", "en": "English"}

#: Rules that speak only where a module is not installed; the extra that brings it.
_LACKING = {"html-unread": ("selectolax.lexbor", "html")}

#: Rules that tell what a layout cannot carry: their examples are written in this one.
_WRITTEN = {
    "state-not-carried": "pipe",
    "blank-not-carried": "flat",
    "words-not-carried": "pipe",
    "text-altered": "tab",
}

#: The rule that speaks of a report made by applying a suggestion, as no text is.
_APPLIED = "suggestion-applied"

#: A text of so few lines is shown as a whole.
_SHORT = 4

#: How many lines around a place are shown, and how many characters of a line.
_AROUND, _WIDEST = 1, 100


def index() -> str:
    """The rules by their codes, each family a table; and the list of their pages."""
    blocks = []
    for family, heading in _FAMILIES.items():
        here = [rule for rule in rules().values() if rule.code.startswith(family)]
        if here:
            rows = [
                f"| {rule.code} | [`{rule.name}`](rules/{rule.name}.md) | {_SEVERITIES[rule.severity]} "
                f"| {readable(rule.message['zh'])}<br>{readable(rule.message['en'])} |"
                for rule in here
            ]
            head = "| 代码 Code | 名称 Name | 级别 Severity | 说什么 What it says |\n| --- | --- | --- | --- |"
            blocks.append("\n".join([f"## {family} · {heading}\n", head, *rows]))
    listed = "\n".join(f"rules/{name}" for name in rules())
    return "\n\n".join([*blocks, f"```{{toctree}}\n:hidden:\n\n{listed}\n```"]) + "\n"


def pages(examples: Path) -> dict[str, str]:
    """The page of each rule by its name."""
    made = {}
    for name, rule in rules().items():
        lacking = {_LACKING[name][0]: None} if name in _LACKING else {}
        with patch.dict(sys.modules, lacking):  # None: as if it were not installed
            made[name] = _page(rule, examples / f"{name}.txt")
    return made


def _page(rule: Rule, example: Path) -> str:
    script = example.with_suffix(".py")
    if script.exists():
        return "\n\n".join([*_head(rule), *_ran(rule, script)]) + "\n"
    if not example.exists():
        raise ExtensionError(f"{rule.name} has no example: write a text that triggers it, {example.name}")
    report = govinfo.load(example)
    if rule.name == _APPLIED:
        report = report.apply(report.suggest()[0])
    written = govinfo.write(report, _WRITTEN[rule.name]) if rule.name in _WRITTEN else None
    found = (*report.diagnostics, *report.check()) if written is None else written.diagnostics
    told = [one for one in found if one.rule == rule.name]
    if not told:
        raise ExtensionError(f"{example.name} does not trigger the rule of its name")
    text = report.source.text.strip("\n") or example.read_text("utf-8").strip("\n")
    blocks = _head(rule)
    if rule.name in _LACKING:
        extra = _LACKING[rule.name][1]
        blocks.append(f"未装扩展 `{extra}` 时：\n\nWithout the extra `{extra}`:")
    shown = "\n".join(excerpt(report, told)) if written is None else ""
    if shown:
        blocks.append(verbatim(shown))
    blocks += map(verbatim, _said(rule, example, told))
    if len(text.splitlines()) > _SHORT:
        blocks += ["<details><summary>全文 The whole text</summary>", verbatim(text), "</details>"]
    elif text and not shown:
        blocks.append(verbatim(text))
    if told_how := repairs(rule.name):
        lines = "\n".join(f"{sign} {line}" for repair in told_how for sign, line in repair.lines())
        blocks += ["## 改正 Repaired", f"```diff\n{lines}\n```"]
    return "\n\n".join(blocks) + "\n"


def _head(rule: Rule) -> list[str]:
    """What the rule says, means and rests on, and the heading of its example."""
    blocks = [f"# {rule.name}", f"`{rule.code}` · {_SEVERITIES[rule.severity]}"]
    for lang, heading in _LANGUAGES.items():
        blocks += [f"## {heading}", f"> {readable(rule.message[lang])}", readable(rule.help[lang])]
        if rule.clause[lang]:
            blocks.append(words(lang).clause.format(rule.clause[lang]))
    return [*blocks, "## 例 Example"]


def _ran(rule: Rule, script: Path) -> Iterator[str]:
    """A script, and what it leaves in ``found``."""
    yield f"```python\n{script.read_text('utf-8').strip()}\n```"
    for one in run_path(str(script))["found"]:
        if one.rule != rule.name:
            raise ExtensionError(f"{script.name} triggers {one.rule}")
        yield from (verbatim(one.text(lang)) for lang in _LANGUAGES)


def _said(rule: Rule, example: Path, told: list[Diagnostic]) -> list[str]:
    """What is said of the example, and how it came to be."""
    if rule.name in _WRITTEN:
        return [_converted(rule, example, told)]
    if rule.name == _APPLIED:
        return [f">>> report = report.apply(report.suggest()[0])\n{told[0].text(lang)}" for lang in _LANGUAGES]
    return [_checked(rule, example, lang) for lang in _LANGUAGES]


def verbatim(text: str) -> str:
    """Text as it is."""
    return f"```text\n{text}\n```"


def _checked(rule: Rule, example: Path, lang: str) -> str:
    """What ``govinfo check`` says of the example."""
    command = ["check", "--lang", lang, "--select", rule.name, example.name]
    with chdir(example.parent):
        said = CliRunner().invoke(main, command, env={"NO_COLOR": "1"}, catch_exceptions=False).stdout
    return f"$ govinfo {' '.join(command)}\n{said.rstrip()}"


def _converted(rule: Rule, example: Path, told: list[Diagnostic]) -> str:
    """How the example is written in Python, and what the text tells; notes are not told on the command line."""
    layout = _WRITTEN[rule.name]
    lines = [
        f'>>> written = govinfo.write(govinfo.load("{example.name}"), "{layout}")',
        ">>> for found in written.diagnostics:",
        "...     print(found.code, found.rule, found.message)",
        *(f"{one.code} {one.rule} {one.message}" for one in told),
    ]
    return "\n".join(lines)


def excerpt(report: Report, told: list[Diagnostic]) -> Iterator[str]:
    """The lines that are spoken of, with their numbers, and a line around each."""
    source = report.source
    spans = [span for one in told for span in (one.span, *(label.span for label in one.labels))]
    last = len(source.starts) - (1 if source.text.endswith("\n") else 0)
    lines = {
        near
        for span in spans
        for near in range(source.position(span.start).line - _AROUND, source.position(span.start).line + _AROUND + 1)
        if 1 <= near <= last
    }
    before = 0
    for number in sorted(lines):
        if number > before + 1:
            yield "  …"
        text = source.line(number)
        yield f"{number:3}  {text[:_WIDEST]}{'…' if len(text) > _WIDEST else ''}"
        before = number
    if before < last:
        yield "  …"
