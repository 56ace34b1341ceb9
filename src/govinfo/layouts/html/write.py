"""Writes a report as a page in HTML: the official form with its spans, for a browser and for paper."""

from __future__ import annotations

from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from govinfo.paper import BoxKind, Grid, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govinfo.paper import Box, Piece, Words

_TAGS = {Role.TITLE: "h1", Role.HEADING: "h2", Role.PROSE: "p"}
_PAGE = """\
<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
{body}
</body>
</html>
"""
_SCOPES = {BoxKind.HEAD: "col", BoxKind.LABEL: "row"}


def write(title: str, pieces: Iterable[Piece], *, page: bool = True) -> str:
    """A page of headings, paragraphs and tables with their spans, with a light style; or its body alone."""
    body = "\n".join(line for piece in pieces for line in (table(piece) if isinstance(piece, Grid) else _words(piece)))
    return _PAGE.format(title=escape(title, quote=False), style=_style(), body=body) if page else f"{body}\n"


@cache
def _style() -> str:
    return (files("govinfo.layouts.html") / "page.css").read_text("utf-8")


def _words(words: Words) -> Iterator[str]:
    tag = _TAGS[words.role]
    for line in words.text.split("\n"):
        if line.strip():
            yield f"<{tag}>{escape(line.strip(), quote=False)}</{tag}>"


def table(grid: Grid) -> Iterator[str]:
    """The lines of a table."""
    yield "<table>"
    for row in grid.rows:
        yield f"<tr>{''.join(map(_cell, row))}</tr>"
    yield "</table>"


def _cell(box: Box) -> str:
    tag = "td" if box.kind is BoxKind.VALUE else "th"
    spans = (("colspan", box.across), ("rowspan", box.down))
    attributes = "".join(f' {name}="{count}"' for name, count in spans if count > 1)
    attributes += f' scope="{_SCOPES[box.kind]}"' if box.kind in _SCOPES else ""
    attributes += f' class="{box.mark}"' if box.mark else ""
    attributes += f' title="{escape(box.note)}"' if box.note else ""
    text = "<br>".join(escape(line, quote=False) for line in box.text.split("\n"))
    return f"<{tag}{attributes}>{text}</{tag}>"
