"""Rules of a user's own: a function that takes a report and yields what it finds, and the words that tell it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from inspect import unwrap
from string import Formatter
from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

from govinfo.checks.guard import Home, guarded
from govinfo.diagnostics import LANGUAGES, Diagnostic, Rule, Severity, rules
from govinfo.report import Report
from govinfo.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The group of entry points that installed packages offer rules under.
ENTRY_POINTS = "govinfo.rules"

_NAME = re.compile(r"[a-z]+(-[a-z]+)*")
_CODE = re.compile(r"(?!GI)[A-Z]{2,}[0-9]{3}")


@frozen
class Found:
    """What a rule of one's own finds once."""

    #: The public paths of the cells that it speaks of.
    paths: tuple[str, ...] = ()
    #: Where it stands in the text; None for the first of the cells, or the beginning where it speaks of none.
    span: Span | None = None
    #: "note", "warning" or "error"; None for the rule's own.
    severity: Severity | str | None = None
    #: The particulars that the message names in braces.
    details: Mapping[str, object] = field(factory=dict[str, object])


#: What a rule is: it takes a report, which it cannot change, and yields what it finds.
Look: TypeAlias = Callable[[Report], Iterable[Found]]


@frozen
class OwnDiagnostic(Diagnostic):
    """A diagnostic of a rule that is not of this library, and carries that rule."""

    own: Rule = field(kw_only=True)

    @property
    def definition(self) -> Rule:
        """The rule that it is told by."""
        return self.own


@frozen
class OwnRule:
    """A rule of a user's own, made by :func:`own_rule`."""

    rule: Rule
    look: Look

    def __attrs_post_init__(self) -> None:
        name, code = self.rule.name, self.rule.code
        if not _NAME.fullmatch(name):
            raise ValueError(f"the name of a rule is small letters with hyphens between words, not {name!r}")
        if not _CODE.fullmatch(code):
            raise ValueError(f"the code of {name} is capitals and three digits, such as LX001, not GI…, not {code!r}")
        if name in rules():
            raise ValueError(f"{name} is a rule of govinfo itself; a rule of one's own needs another name")
        for texts in (self.rule.message, self.rule.help, self.rule.clause):
            if texts.keys() != set(LANGUAGES):
                raise ValueError(f"{name} needs its words in {' and '.join(LANGUAGES)}")
        for text in (*self.rule.message.values(), *self.rule.help.values()):
            _check_template(name, text)

    def check(self, report: Report) -> Iterator[Diagnostic]:
        """What the rule finds; where it raises, or yields what cannot be told, ``own-rule-failed``."""
        code = getattr(unwrap(self.look), "__code__", None)
        home = Home(code.co_filename, code.co_firstlineno) if code else Home(self.rule.name, 0)
        return guarded(lambda: (self._told(found, report) for found in self.look(report)), self.rule.name, home)

    def _told(self, found: object, report: Report) -> Diagnostic:
        if not isinstance(found, Found):
            raise TypeError(f"yields {type(found).__name__}, not Found")
        if lacking := self.rule.particulars - found.details.keys():
            raise KeyError(f"no details for {', '.join(sorted(lacking))}")
        cells = [report[path] for path in found.paths]
        span = Span(*found.span) if found.span else cells[0].span if cells else Span(0, 0)
        if not 0 <= span.start <= span.end <= len(report.source.text):
            raise ValueError(f"no place in the text: {span}")
        severity = Severity(found.severity or self.rule.severity)
        details = tuple((str(key), str(value)) for key, value in found.details.items())
        told = OwnDiagnostic(self.rule.name, severity, span, tuple(found.paths), details=details, own=self.rule)
        for lang in LANGUAGES:  # what cannot be said is the fault of the rule, and told here
            told.text(lang)
            told.help(lang)
        return told


def _check_template(name: str, text: str) -> None:
    try:
        named = [field for _, field, _, _ in Formatter().parse(text) if field is not None]
    except ValueError as error:
        raise ValueError(f"the words of {name} have a brace too many or too few: {text!r}: {error}") from None
    for detail in named:
        if not detail.isidentifier():
            raise ValueError(f"the words of {name} name a detail {{{detail}}}, which is no plain name")


def own_rule(  # noqa: PLR0913 - a rule is told in two languages
    name: str,
    code: str,
    severity: Severity | str = "warning",
    *,
    zh: str,
    en: str,
    help_zh: str,
    help_en: str,
    clause_zh: str = "",
    clause_en: str = "",
) -> Callable[[Look], OwnRule]:
    """Make a rule of a function that takes a report and yields what it finds.

    >>> import govinfo
    >>> @govinfo.own_rule(
    ...     "fees-charged", "LX001", zh="收费 {amount} 万元", en="fees of {amount} 万元 were charged",
    ...     help_zh="请核对收费依据。", help_en="See on what grounds.",
    ... )
    ... def fees(report):
    ...     amount = report["disclosure.fees.amount"]
    ...     if amount.value:
    ...         yield govinfo.Found(("disclosure.fees.amount",), details={"amount": amount.value})
    >>> report = govinfo.blank("2021").replace({"disclosure.fees.amount": 12})
    >>> [found.text("en") for found in report.check(govinfo.Profile(select=["LX001"], rules=[fees]))]
    ['fees of 12 万元 were charged']

    Args:
        name: What it is called: small letters, with hyphens between words. It names the fault.
        code: Its short handle: capitals and three digits, but not GI, which is this library's.
        severity: "note", "warning" or "error"; a finding may have another.
        zh: What it says in Chinese; ``{names}`` in braces stand for the details of a finding.
        en: The same in English.
        help_zh: What it means and what to do, in Chinese.
        help_en: The same in English.
        clause_zh: The clause that asks for it, in Chinese; "" where it rests on none.
        clause_en: The same in English.

    Raises:
        ValueError: if the name, the code, the severity or the words cannot be, or the name is taken; it names them.
    """
    message, help_, clause = {"zh": zh, "en": en}, {"zh": help_zh, "en": help_en}, {"zh": clause_zh, "en": clause_en}
    rule = Rule(name, code, Severity(severity), message, help_, clause)
    return lambda look: OwnRule(rule, look)


def own_rules(failed: Callable[[str, Exception], None] | None = None) -> tuple[OwnRule, ...]:
    """The rules that installed packages offer under the entry point ``govinfo.rules``, by their names there.

    Args:
        failed: Is told of each that cannot be loaded, and why; without it, the first error is raised.
    """
    from importlib.metadata import entry_points  # slow to import

    loaded: list[OwnRule] = []
    for entry in sorted(entry_points(group=ENTRY_POINTS), key=lambda entry: entry.name):
        try:
            loaded.append(_distinct(entry.load(), loaded))
        except Exception as error:  # the module of another may raise anything
            if failed is None:
                raise
            failed(entry.name, error)
    return tuple(loaded)


def _distinct(found: object, others: Iterable[OwnRule]) -> OwnRule:
    if not isinstance(found, OwnRule):
        raise TypeError(f"is no rule made by own_rule, but {type(found).__name__}")
    for other in others:
        if found.rule.name == other.rule.name or found.rule.code == other.rule.code:
            raise ValueError(
                f"{found.rule.name} ({found.rule.code}) is there twice: {other.rule.name} ({other.rule.code})"
            )
    return found
