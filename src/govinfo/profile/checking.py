"""What is wrong with a profile: every item that cannot be meant. A profile holds whatever its maker was given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from govinfo.checks.own import OwnRule
from govinfo.diagnostics import Severity
from govinfo.profile import handles
from govinfo.profile.faults import SettingFault, fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govinfo.profile import Profile


def faults_of(profile: Profile) -> Iterator[SettingFault]:
    """Every fault of a profile."""
    own = _own(profile.rules)
    if own is None:
        yield fault("not-own-rules", "rules", value=profile.rules)
        own = ()
    yield from _doubles(own)
    known = handles.handles(handles.known(own))
    yield from _of_rules(profile.select, known, "select")
    yield from _of_rules(profile.ignore, known, "ignore")
    yield from _of_severities(profile.severity, known)
    yield from _of_files(profile.per_file_ignores, known)


def _own(given: object) -> tuple[OwnRule, ...] | None:
    """The rules of one's own, if they are such."""
    return given if isinstance(given, tuple) and all(isinstance(one, OwnRule) for one in given) else None


def _doubles(own: Iterable[OwnRule]) -> Iterator[SettingFault]:
    seen: set[str] = set()
    for one in own:
        here = {one.rule.name, one.rule.code}
        if here & seen:
            yield fault("twice", "rules", one.rule.name)
        seen |= here


def _of_severities(given: object, known: Iterable[str]) -> Iterator[SettingFault]:
    if not isinstance(given, Mapping):
        yield fault("not-a-table", "severity", value=given)
        return
    for name, severity in given.items():
        yield from _of_rule(name, known, "severity")
        if severity not in list(Severity):
            yield fault("not-a-severity", "severity", str(name), value=severity)


def _of_files(given: object, known: Iterable[str]) -> Iterator[SettingFault]:
    if not isinstance(given, Mapping):
        yield fault("not-a-table", "per_file_ignores", value=given)
        return
    for pattern, names in given.items():
        yield from _of_rules(names, known, "per_file_ignores", str(pattern))


def _of_rules(given: object, known: Iterable[str], *item: str) -> Iterator[SettingFault]:
    if not isinstance(given, tuple):
        yield fault("not-rules", *item, value=given)
        return
    for name in given:
        yield from _of_rule(name, known, *item)


def _of_rule(name: object, known: Iterable[str], *item: str) -> Iterator[SettingFault]:
    if not isinstance(name, str):
        yield fault("not-a-name", *item, value=name)
    elif name.strip().lower() not in known:
        yield unknown_rule(name, known, *item)


def unknown_rule(name: str, known: Iterable[str], *item: str) -> SettingFault:
    """That there is no such rule, and which are nearest."""
    near = (handles.written(one) for one in handles.nearest(name, known))
    return fault("unknown-rule", *item, near=near, name=name)
