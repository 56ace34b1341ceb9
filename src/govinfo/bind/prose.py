"""The sections' prose: headings, texts, and what was printed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govinfo.diagnostics import Label
from govinfo.forms.vocabulary import vocabulary
from govinfo.page import Heading, Prose
from govinfo.report import Section
from govinfo.source import Span

if TYPE_CHECKING:
    from govinfo.bind.draft import Draft

#: Only lines of this length tell a narrative that was printed twice from phrases that recur.
_LONG_LINE = 20
_FEWEST_LINES = 3


def sections(draft: Draft) -> tuple[Section, ...]:
    """The sections in printed order, each with its prose; a heading printed twice in a row heads one section."""
    found: list[tuple[str, str, list[Span], int]] = []
    last: tuple[str, Heading] | None = None
    for block in draft.page.blocks:
        if isinstance(block, Heading):
            name = vocabulary(block.text).section or "overview"
            if last and last[0] == name and not found[-1][2]:
                draft.tell("heading-repeated", block.at, labels=(Label(last[1].at, "first"),), heading=block.text)
            else:
                found.append((name, block.text, [], block.span.start))
            last = name, block
            continue
        if not found:
            found.append(("preamble", "", [], block.span.start))
        if isinstance(block, Prose):
            found[-1][2].append(block.span)
            last = None if draft.source.text[slice(*block.span)].strip() else last
        else:
            last = None
    ends = [start for *_, start in found[1:]] + [len(draft.source.text)]
    made = [
        Section(name, heading, _text(draft, spans), Span(start, end))
        for (name, heading, spans, start), end in zip(found, ends, strict=True)
    ]
    return tuple(section for section in made if section.heading or section.text)


def _text(draft: Draft, spans: list[Span]) -> str:
    pieces = [draft.source.text[slice(*span)].strip() for span in spans]
    return "\n".join(piece for piece in pieces if piece)


def tell_repeated(draft: Draft) -> None:
    """Tell a narrative that is printed twice: the same long lines again, at least three of them."""
    seen: dict[str, int] = {}
    again: list[tuple[int, str]] = []
    for block in draft.page.blocks:
        if not isinstance(block, Prose):
            continue
        at = block.span.start
        for raw in draft.source.text[slice(*block.span)].splitlines(keepends=True):
            line = raw.strip()
            if len(line) >= _LONG_LINE and seen.setdefault(line, at) != at:
                again.append((at, line))
            at += len(raw)
    if len(again) >= _FEWEST_LINES:
        at, line = again[0]
        first = Label(Span(seen[line], seen[line] + len(line)), "first")
        last = again[-1][0] + len(again[-1][1])
        draft.tell("narrative-repeated", Span(at, last), labels=(first,), count=len(again))
