"""What is told of reports: which rules, how severe each is, which are quiet in which files, and rules of one's own."""

from __future__ import annotations

import os
from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import cache, cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from govinfo import checks
from govinfo.checks.own import OwnRule
from govinfo.diagnostics import Severity, in_order
from govinfo.profile import handles
from govinfo.profile.checking import faults_of
from govinfo.profile.faults import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govinfo.diagnostics import Diagnostic, Rule
    from govinfo.report import Report


def _as_tuple(value: Any) -> Any:  # noqa: ANN401 - what is no list is left as it is, and told
    return tuple(value) if isinstance(value, (list, tuple, set, frozenset)) else value


def _as_lists(value: Any) -> Any:  # noqa: ANN401 - the same
    return {key: _as_tuple(one) for key, one in value.items()} if isinstance(value, Mapping) else value


@frozen
class Profile:
    """What is told of reports. Rules are named by name, by code such as GI601, or by family such as GI6.

    >>> import govinfo
    >>> report = govinfo.load("examples/pipe-2023.txt")
    >>> govinfo.Profile(select=["GI6"], severity={"GI602": "note"}, ignore=["GI601"]).check(report)
    ()

    Raises:
        SettingsError: a ``ValueError`` that names each item that cannot be meant, such as a rule that there is not.
    """

    #: Tell of these rules only; empty for all.
    select: tuple[str, ...] = field(default=(), converter=_as_tuple)
    #: Tell nothing of these, selected or not.
    ignore: tuple[str, ...] = field(default=(), converter=_as_tuple)
    #: The severity of rules, in place of their own: "note", "warning" or "error". Later ones outrank earlier ones.
    severity: Mapping[str, str] = field(factory=dict[str, str])
    #: Rules to ignore in files, by a pattern of their names: see ``at``.
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(factory=dict[str, tuple[str, ...]], converter=_as_lists)
    #: Rules of one's own.
    rules: tuple[OwnRule, ...] = field(default=(), converter=_as_tuple)
    #: The folder that the patterns are seen from.
    folder: Path = field(default=Path(), converter=Path)

    def __attrs_post_init__(self) -> None:
        if faults := tuple(faults_of(self)):
            raise SettingsError(faults)

    @cached_property
    def known(self) -> dict[str, Rule]:
        """Every rule by its name, one's own among them."""
        return handles.known(self.rules)

    @cached_property
    def selected(self) -> frozenset[str]:
        """The names of the selected rules."""
        return self._named(self.select) or frozenset(self.known)

    @cached_property
    def ignored(self) -> frozenset[str]:
        """The names of the ignored rules."""
        return self._named(self.ignore)

    def __contains__(self, rule: object) -> bool:
        """Whether a rule of this name is told."""
        return rule in self.selected and rule not in self.ignored

    def at(self, file: str | os.PathLike[str]) -> Profile:
        """The profile for a file: what its patterns ignore there is ignored.

        A pattern is one of ``fnmatch``, where ``*`` stands for any characters, ``/`` among them. It is held against the
        name of the file, and against its path seen from ``folder``; one that ends in ``/`` against its folders.
        """
        more = chain.from_iterable(
            rules for pattern, rules in self.per_file_ignores.items() if _fits(Path(file), pattern, self.folder)
        )
        ignore = tuple(dict.fromkeys((*self.ignore, *more)))
        return self if ignore == self.ignore else evolve(self, ignore=ignore)

    def check(self, report: Report) -> tuple[Diagnostic, ...]:
        """The findings of the checks, one's own among them, in the order of the text."""
        own = (found for rule in self.rules for found in rule.check(report))
        return self.of((*checks.check(report), *own))

    def findings(self, report: Report) -> tuple[Diagnostic, ...]:
        """What was noted while the report was read, and what the checks find, in the order of the text."""
        return in_order((*self.of(report.diagnostics), *self.check(report)))

    def of(self, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """What of this is told, with the severity that is set, in the order of the text."""
        return in_order(self._weighed(one) for one in found if one.rule in self)

    def _weighed(self, one: Diagnostic) -> Diagnostic:
        severity = self._severities.get(one.rule, one.severity)
        return one if severity is one.severity else evolve(one, severity=severity)

    @cached_property
    def _severities(self) -> dict[str, Severity]:
        return {name: Severity(told) for handle, told in self.severity.items() for name in self._named((handle,))}

    def _named(self, given: tuple[str, ...]) -> frozenset[str]:
        found = handles.handles(self.known) if given else {}
        return frozenset(name for handle in given for name in found[handle.strip().lower()])


@cache
def everything() -> Profile:
    """The profile that tells all."""
    return Profile()


def _fits(file: Path, pattern: str, folder: Path) -> bool:
    if fnmatchcase(file.name, pattern):
        return True
    path, base = (Path(os.path.abspath(one)) for one in (file, folder))  # noqa: PTH100 - resolve would follow links
    seen = (path.relative_to(base) if path.is_relative_to(base) else path).as_posix()
    return fnmatchcase(seen, f"{pattern}*" if pattern.endswith("/") else pattern)
