"""The order of heads that stand on several lines: blanks are a ruler, if nothing speaks against it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govinfo.bind.draft import Draft
    from govinfo.source import Span

#: Heads that stand nearer, one on an earlier line, or above each other may be in either order: blanks are no ruler.
_APART = 4
_PADDING = re.compile(r"[ \u3000\xa0]{2,}")


def across(draft: Draft, heads: Iterable[tuple[str, Span]], *, corner: bool = False) -> list[tuple[str, Span]]:
    """Columns and where their heads stand, from left to right: as the heads are padded on their lines.

    Where that leaves a doubt, as they are read.
    """
    ordered = sorted(heads, key=lambda head: head[1])
    source = draft.source
    if not any(_PADDING.fullmatch(source.text, one.end, other.start) for (_, one), (_, other) in pairwise(ordered)):
        return ordered
    lines = [source.position(span.start).line for _, span in ordered]
    if len(set(lines)) <= 1:
        return ordered
    begun = [source.starts[line - 1] for line in lines]
    texts = [source.text[slice(*span)] for _, span in ordered]
    set_at = [_width(source.text[start : span.start]) for start, (_, span) in zip(begun, ordered, strict=True)]
    ends = [at + _width(text) for at, text in zip(set_at, texts, strict=True)]
    under = corner and set_at[0] == min(set_at)  # there stands the end of a line above: blanks are no ruler
    if under and any(at < ends[0] and line > lines[0] for at, line in zip(set_at, lines, strict=True)):
        return ordered
    places = sorted(zip(set_at, lines, ends, ordered, strict=True))
    no_ruler = any(
        (two < end and head[0] and below[0] and head[0] != below[0]) or (two - one < _APART and line > other)
        for (one, line, end, head), (two, other, _, below) in pairwise(places)
    )
    return ordered if no_ruler else [head for *_, head in places]


def _width(text: str) -> int:
    """How wide a text is set: characters of the script take two columns."""
    return sum([2 if east_asian_width(character) in "WF" else 1 for character in text])
