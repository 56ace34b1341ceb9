"""From lines to a page: the document's grammar finds sections and regions, each region's layout reads it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from govinfo.layouts import aligned, cells, flat, html, pipe, tab
from govinfo.layouts.grammar import Parser
from govinfo.layouts.lines import scan
from govinfo.page import Block, Heading, Kind, Page, Prose
from govinfo.source import Span

if TYPE_CHECKING:
    from govinfo.layouts.lines import Line
    from govinfo.page import Vocabulary
    from govinfo.source import Source

#: The layouts that are read, by name.
LAYOUTS = {
    "pipe": pipe.read,
    "tab": tab.read,
    "cells": cells.read,
    "flat": flat.read,
    "aligned": aligned.read,
    "html": html.read,
}

#: As many heads make a table without a label: section four, flattened.
_FEWEST_HEADS = 5
_LABELS = frozenset({Kind.ITEM, Kind.ROW, Kind.GROUP})
#: A line with more than one printed cell.
_ROW = re.compile(r"[\s|｜]*[^\s|｜][^|｜]*[|｜][\s|｜]*[^\s|｜]")


class _Document:
    """Callbacks of ``document.lark``: blocks, and regions that wait for their layout."""

    def document(self, parts: list[Any]) -> list[Any]:
        return [part for section in parts for part in (section if isinstance(section, list) else [section])]

    def section(self, parts: list[Any]) -> list[Any]:
        return parts

    def heading(self, lines: list[Line]) -> Block:
        line = lines[0]
        end = line.ends[0] if line.ends else line.at + len(line.text)
        return Heading(Span(line.start, line.end), line.text, Span(line.at, end))

    def prose(self, lines: list[Line]) -> Block:
        return Prose(Span(lines[0].start, lines[-1].end))

    def cells(self, lines: list[Line]) -> tuple[str, list[Line]]:
        return _layout(lines), lines

    piped = cells

    def tabbed(self, lines: list[Line]) -> tuple[str, list[Line]]:
        return "tab", lines

    def html(self, lines: list[Line]) -> tuple[str, list[Line]]:
        return "html", lines


@cache
def _parser() -> Parser:
    return Parser("document", "document", _Document())


def _layout(lines: list[Line]) -> str:
    """Name the layout of a region by the kinds of its lines; "" for prose."""
    kinds = [line.kind for line in lines]
    types = [line.type for line in lines]
    pipes = [line for line in lines if line.type == "PIPE"]
    rows = len([line for line in pipes if _ROW.match(line.text)])
    if rows or types.count("SPACED") < len(pipes):
        known = kinds.count(Kind.OTHER) < len(kinds)
        return "pipe" if rows * 8 >= len(pipes) else "cells" if known else ""
    if "SPACED" in types and types.count("SPACED") >= kinds.count(Kind.VALUE):
        return "aligned"
    return "flat" if kinds.count(Kind.HEAD) >= _FEWEST_HEADS or not _LABELS.isdisjoint(kinds) else ""


def read(source: Source, vocabulary: Vocabulary) -> Page:
    """Read a text into a page. Every text is accepted; what is no table is prose."""
    if html.is_html(source.text):
        scanned = html.scan(source, vocabulary)
        return Page(_blocks(source, scanned.lines, vocabulary), *scanned[1:])
    return Page(_blocks(source, scan(source, vocabulary), vocabulary))


def _blocks(source: Source, lines: list[Line], vocabulary: Vocabulary) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for part in _parser().parse(lines):
        if isinstance(part, tuple):
            layout, region = part
            prose = Prose(Span(region[0].start, region[-1].end))
            blocks += LAYOUTS[layout](region, vocabulary) if layout else [prose]
        else:
            blocks.append(part)
    if not lines and source.text:
        blocks.append(Prose(Span(0, len(source.text))))
    return tuple(blocks)
