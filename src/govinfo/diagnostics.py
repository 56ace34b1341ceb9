"""Diagnostics: what was read, doubted or lost, and where. Rules are data: ``rules.toml``."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files
from string import Formatter
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from govinfo.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The languages that every message exists in.
LANGUAGES = ("zh", "en")

Text = dict[str, str]


class Severity(StrEnum):
    """How much a diagnostic matters."""

    NOTE = "note"  #: read as meant
    WARNING = "warning"  #: probably as meant
    ERROR = "error"  #: a value or a relation is wrong or lost


@frozen
class Rule:
    """What a kind of diagnostic is. Its name is its identity; the code is a short handle that is never reused."""

    name: str
    code: str
    severity: Severity
    #: What it says, by language, with ``{placeholders}`` for the details.
    message: Text = field(hash=False)
    #: What it means and what to do, by language.
    help: Text = field(hash=False)
    #: By language, the clause that asks for what is missing or wrong; "" where it rests on none.
    clause: Text = field(factory=lambda: dict.fromkeys(LANGUAGES, ""), hash=False)

    @cached_property
    def particulars(self) -> frozenset[str]:
        """The details that its message or its help names in any language."""
        texts = (*self.message.values(), *self.help.values())
        return frozenset(name for text in texts for _, name, _, _ in Formatter().parse(text) if name)


@frozen
class Label:
    """A further place that a diagnostic speaks of; ``key`` names what stands there."""

    span: Span
    key: str

    def text(self, lang: str = "zh") -> str:
        """The words for this place."""
        words: Text = _data()["labels"][self.key]
        return words[lang]


@frozen
class Fix:
    """A repair of the reading, never of the text: what was read and what it was taken for."""

    read: str
    meant: str


@frozen
class Diagnostic:
    """One fault, repair or doubt.

    ``paths`` are the public paths of the cells that it speaks of, or prefixes of them.
    """

    rule: str
    severity: Severity
    span: Span
    paths: tuple[str, ...] = ()
    labels: tuple[Label, ...] = ()
    fix: Fix | None = None
    #: The particulars that the message names, as pairs.
    details: tuple[tuple[str, str], ...] = ()

    @property
    def definition(self) -> Rule:
        """The rule that it is told by."""
        return rules()[self.rule]

    @property
    def code(self) -> str:
        """The short handle of the rule, such as GI601."""
        return self.definition.code

    @property
    def message(self) -> str:
        """What it says, in Chinese, the language of the reports; ``text("en")`` says it in English."""
        return self.text("zh")

    def text(self, lang: str = "zh") -> str:
        """What it says, in one of ``LANGUAGES``."""
        return self.definition.message[lang].format_map(dict(self.details))

    def help(self, lang: str = "zh") -> str:
        """What it means and what to do, in one of ``LANGUAGES``."""
        return self.definition.help[lang].format_map(dict(self.details))


class ParseError(ValueError):
    """Raised by ``strict=True`` where a reading has errors; ``diagnostics`` holds all that was found."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.diagnostics = diagnostics
        errors = [found for found in diagnostics if found.severity is Severity.ERROR]
        super().__init__("; ".join(f"{found.code} {found.rule}: {found.text('en')}" for found in errors))


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("govinfo") / "rules.toml").read_text("utf-8"))


def label_keys() -> frozenset[str]:
    """The keys of labels."""
    return frozenset(_data()["labels"])


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its name, in the order of their codes."""
    return {name: _rule(name, data) for name, data in _data().items() if name != "labels"}


def _rule(name: str, data: Text) -> Rule:
    message, help_ = ({lang: data[f"{kind}{lang}"] for lang in LANGUAGES} for kind in ("", "help_"))
    clause = {lang: data.get(f"clause_{lang}", "") for lang in LANGUAGES}
    return Rule(name, data["code"], Severity(data["severity"]), message, help_, clause)


def in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What was found, in the order of the text."""
    return tuple(sorted(found, key=lambda one: (one.span, one.code)))


def diagnose(
    rule: str,
    span: Span,
    *,
    paths: tuple[str, ...] = (),
    labels: tuple[Label, ...] = (),
    fix: Fix | None = None,
    severity: Severity | None = None,
    **details: object,
) -> Diagnostic:
    """Make a diagnostic of a rule, with the rule's own severity if none is given."""
    told = tuple((key, str(value)) for key, value in details.items())
    return Diagnostic(rule, severity or rules()[rule].severity, span, paths, labels, fix, told)
