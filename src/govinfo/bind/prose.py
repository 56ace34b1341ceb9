"""The sections' prose: headings, texts, and what was printed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from govinfo.diagnostics import Label
from govinfo.forms.vocabulary import vocabulary
from govinfo.page import Heading, Prose
from govinfo.report import PREAMBLE, Section
from govinfo.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.bind.draft import Draft

#: Only lines of this length tell a narrative that was printed twice from phrases that recur.
_LONG_LINE = 20
_FEWEST_LINES = 3


@define
class _Part:
    """A section in the making."""

    name: str
    heading: str
    start: int
    headings: list[Span] = field(factory=list)
    prose: list[Span] = field(factory=list)
    tables: int = 0


def sections(draft: Draft) -> tuple[Section, ...]:
    """The sections in printed order, each with its prose; a heading printed again at once heads the same section."""
    parts: list[_Part] = [_Part(PREAMBLE, "", draft.part.start)]
    for block in draft.page.blocks:
        last = parts[-1]
        if isinstance(block, Heading):
            word = vocabulary(block.text)
            if word.meant:
                draft.note_alike(block.text, word, block.at)
            name = word.section or "overview"
            if name != last.name or _text(draft, last.prose) or last.tables:
                parts.append(_Part(name, block.text, block.span.start))
            parts[-1].headings.append(block.at)
        elif isinstance(block, Prose):
            last.prose.append(block.span)
        else:
            last.tables += 1
    for part in parts:
        _tell_headings(draft, part)
        draft.prose += tuple(span for block in part.prose for span in _pieces(draft, block))
    ends = [*(part.start for part in parts[1:]), draft.part.end]
    made = [
        Section(part.name, part.heading, _text(draft, part.prose), Span(part.start, end))
        for part, end in zip(parts, ends, strict=True)
    ]
    return tuple(section for section in made if section.heading or section.text)


def _tell_headings(draft: Draft, part: _Part) -> None:
    if len(part.headings) > 1:
        first, again, *more = part.headings
        places = (Label(first, "first"), *(Label(span, "more") for span in more))
        draft.tell("heading-repeated", again, labels=places, heading=part.heading, count=len(part.headings))


def _text(draft: Draft, spans: list[Span]) -> str:
    pieces = [draft.page.text(draft.source, span) for span in spans]
    return "\n".join(piece for piece in pieces if piece)


def _pieces(draft: Draft, span: Span) -> Iterator[Span]:
    """Where the text of a block stands: the block without white space around it; in HTML, each printed line."""
    if draft.page.printed is not None:
        yield from (Span(line.start, line.end) for line in draft.page.lines(draft.source, span))
        return
    raw = draft.source.text[slice(*span)]
    if text := raw.strip():
        start = span.start + raw.index(text)
        yield Span(start, start + len(text))


def tell_repeated(draft: Draft) -> None:
    """Tell a narrative that is printed twice: the same long lines again, at least three of them.

    One line that recurs, such as the head of each page, is none.
    """
    seen: dict[str, Span] = {}
    again: dict[str, Span] = {}
    prose = [block for block in draft.page.blocks if isinstance(block, Prose)]
    texts = [line.strip() for block in prose for line in draft.page.text(draft.source, block.span).splitlines()]
    long = [text for text in texts if len(text) >= _LONG_LINE]
    if len(set(long)) == len(long):
        return
    for block in prose:
        for line in draft.page.lines(draft.source, block.span):
            here = Span(line.start, line.end)
            if len(line.text) >= _LONG_LINE and seen.setdefault(line.text, here) != here:
                again.setdefault(line.text, here)
    if len(again) >= _FEWEST_LINES:
        first, *_, last = again.values()
        place = Label(seen[next(iter(again))], "first")
        draft.tell("narrative-repeated", Span(first.start, last.end), labels=(place,), count=len(again))
