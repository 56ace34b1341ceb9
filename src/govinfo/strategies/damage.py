"""What happens to the text of a report on its way: some kinds of damage, and the cells that go with them."""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING

from attrs import field, frozen

from govinfo.api import parse, write
from govinfo.layouts.writing import Layout
from govinfo.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from govinfo.source import Span

    #: Changes a text by chance, and loses nothing that is printed in it.
    Harmless = Callable[[str, Random], str]
    #: Changes a text, given where its cells stand; the paths of those that are lost.
    Loss = Callable[[str, Mapping[str, Span], Random], tuple[str, set[str]]]

#: Simplified characters of the forms' words and what they become elsewhere.
TRADITIONAL = str.maketrans(
    "动开务处许罚强业费决总计类单项结转无关与规数内属严维纠复议诉讼续办执报机条构法组织个护据书领导发会现没确认审",
    "動開務處許罰強業費決總計類單項結轉無關與規數內屬嚴維糾復議訴訟續辦執報機條構法組織個護據書領導發會現沒確認審",
)
HALF_WIDTH = str.maketrans("（）：；，．、“”", '():;,.、""')


@frozen
class Damaged:
    """A damaged text of a report."""

    #: What was written.
    report: Report
    #: The layout that it was written in.
    layout: Layout
    text: str = field(repr=False)
    #: The kinds of damage that were done, by name.
    done: tuple[str, ...]
    #: The public paths of the cells that the text does not print any more, or not whole.
    lost: frozenset[str]


def half_width(text: str, _: Random) -> str:
    """Converters turn brackets and punctuation to half width."""
    return text.translate(HALF_WIDTH)


def traditional_characters(text: str, _: Random) -> str:
    """The site was converted to traditional characters."""
    return text.translate(TRADITIONAL)


def double_spaced(text: str, _: Random) -> str:
    """Every line has a blank line behind it."""
    return text.replace("\n", "\n\n")


def single_spaced(text: str, _: Random) -> str:
    """All blank lines are gone."""
    return re.sub(r"\n+", "\n", text)


def indented(text: str, rng: Random) -> str:
    """Every line is set in."""
    return text.replace("\n", rng.choice(("\n　　", "\n  ", "\n    ", "\n\u00a0")))


def other_line_ends(text: str, _: Random) -> str:
    """Lines end in CR and LF."""
    return text.replace("\n", "\r\n")


def other_pipes(text: str, rng: Random) -> str:
    """Pipes of full width, or without blanks beside them."""
    return text.replace(*rng.choice((("|", "｜"), (" | ", "|"), (" |", "|"))))


def invisible_characters(text: str, rng: Random) -> str:
    """Web editors leave zero-width blanks and marks of byte order."""
    for _ in range(5):
        at = rng.randrange(len(text))
        if "\u4e00" <= text[at] <= "\u9fff":
            text = text[:at] + rng.choice(("\u200b", "\ufeff")) + text[at:]
    return text


def end_cut(text: str, cells: Mapping[str, Span], rng: Random) -> tuple[str, set[str]]:
    """The text ends anywhere, in mid-row too."""
    at = rng.randrange(len(text) // 4, len(text))
    return text[:at], {path for path, span in cells.items() if span.end >= at}


def line_lost(text: str, cells: Mapping[str, Span], rng: Random) -> tuple[str, set[str]]:
    """A line with values is lost."""
    at = cells[rng.choice(sorted(cells))].start
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at) + 1 or len(text)
    return text[:start] + text[end:], {path for path, span in cells.items() if start <= span.start < end}


def words_for_a_number(text: str, cells: Mapping[str, Span], rng: Random) -> tuple[str, set[str]]:
    """Words stand in a cell, and no number."""
    path = rng.choice(sorted(cells))
    start, end = cells[path]
    return text[:start] + "见附件" + text[end:], {path}


HARMLESS: dict[str, Harmless] = {
    made.__name__.replace("_", "-"): made
    for made in (
        half_width,
        traditional_characters,
        double_spaced,
        single_spaced,
        indented,
        other_line_ends,
        other_pipes,
        invisible_characters,
    )
}
LOSSES: dict[str, Loss] = {made.__name__.replace("_", "-"): made for made in (end_cut, line_lost, words_for_a_number)}


def inflict(report: Report, layout: Layout, loss: str | None, harmless: Iterable[str], seed: int) -> Damaged:
    """Write a report and damage its text; each kind has chances of its own, of the seed.

    What changes nothing, such as other pipes where there are none, is not told as done.
    """
    text = str(write(report, layout))
    done: list[str] = []
    lost = set[str]()
    if loss:
        cells = parse(text).cells()
        spans = {path: cell.span for path, cell in cells.items() if cell.raw and cell == report[path]}
        if spans:
            text, lost = LOSSES[loss](text, spans, Random(f"{seed} {loss}"))  # noqa: S311 - chance varies the text
            done.append(loss)
    for name in sorted(harmless, key=list(HARMLESS).index):
        before, text = text, HARMLESS[name](text, Random(f"{seed} {name}"))  # noqa: S311 - the same
        done += [name] * (text != before)
    return Damaged(report, layout, text, tuple(done), frozenset(lost))
