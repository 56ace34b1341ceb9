"""Fingerprints, by which a finding is known again after its text has moved."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govinfo.diagnostics import Diagnostic

_NUMBER = re.compile(r"[0-9.]+")

#: A detail of this name with this ending has the words of the one without it in English.
_ENGLISH = "_en"

#: How many bytes of the digest are kept.
_SIZE = 8


def fingerprints(found: Iterable[Diagnostic]) -> tuple[str, ...]:
    """The fingerprint of each finding of a report, 16 hexadecimal digits, in their order.

    It is made of the rule, the paths and the values that are told: not of where they stand, how it is worded or how
    severe it is. Findings of a report that are alike in all this are told apart by their order.
    """
    seen: Counter[str] = Counter()
    marks: list[str] = []
    for one in found:
        said = json.dumps((one.rule, one.paths, list(_values(one))))
        marks.append(_digest(f"{said} {seen[said]}"))
        seen[said] += 1
    return tuple(marks)


def _values(one: Diagnostic) -> Iterator[str]:
    """What is told besides words: of a detail that is worded in both languages, its numbers alone."""
    details = dict(one.details)
    for name, value in sorted(details.items()):
        if f"{name}{_ENGLISH}" in details:
            yield from _NUMBER.findall(value)
        elif not name.endswith(_ENGLISH):
            yield value


def _digest(text: str) -> str:
    from hashlib import blake2b  # slow to import

    return blake2b(text.encode("utf-8", "backslashreplace"), digest_size=_SIZE).hexdigest()
