"""What the command line itself says, in each language: ``words.toml``."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from govinfo.diagnostics import Severity
from govinfo.profile.faults import reason
from govinfo.views import words as views

if TYPE_CHECKING:
    from collections import Counter


@frozen
class MemoWords:
    """The words of a memo."""

    title: str
    line: str
    severity: str
    message: str
    rule: str
    suggestions: str
    unread: str
    meaning: str


@frozen
class Words:
    """The words of one language, as ``words.toml`` has them; ``{}`` and ``{name}`` stand for particulars."""

    #: What the views of a report say.
    view: views.Words
    comma: str

    metrics: str
    unknown_cells: tuple[str, str]
    zero_denominator: str

    nouns: dict[Severity, tuple[str, str]]
    findings: tuple[str, str]
    nothing: str
    closing: str
    files: tuple[str, str]
    summary: str
    unread: str

    no_files: str
    no_stdin: str
    unwritable: str
    unwritable_to: str
    interrupted: str
    interrupted_after: tuple[str, str]
    collision: str

    lines: tuple[str, str]
    more: str
    more_places: tuple[str, str]
    alternative: str
    alternatives: tuple[str, str]
    all_rules: str
    clause: str
    repair: str
    own_rule: str
    unloadable: str
    known: str
    baseline: str
    no_baseline: str
    two_baselines: str
    memo: MemoWords
    no_bom: str
    no_statistics: str
    no_suggestions: str
    no_child: str
    lone_report: str
    needs_folder: str
    no_terminal: str
    no_folder: str
    fitting_targets: str
    exists: str
    same_target: str
    is_source: str
    unheeded: str

    one_stdin: str
    alike: str
    different: str
    facts_of: dict[str, str]
    preamble: str
    by: str
    cells: tuple[str, str]
    kinds: dict[str, tuple[str, str]]
    sections: tuple[str, str]

    count = staticmethod(views.count)

    def tally(self, found: Counter[Severity]) -> str:
        """How many errors, warnings and notes there are."""
        return self.comma.join(self.count(found[severity], *self.nouns[severity]) for severity in self.nouns)

    def reason(self, error: OSError) -> str:
        """Why a path could not be read or written, in a few words."""
        return reason(error, self.view.lang)


@cache
def words(lang: str) -> Words:
    """The words of a language."""
    told = views.told("govinfo.cli", lang)
    return Words(view=views.words(lang), memo=MemoWords(**told.pop("memo")), **told)
