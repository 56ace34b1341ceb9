"""A report as an Excel workbook, laid out as the official form, by XlsxWriter (the extra ``xlsx``)."""

# pyright: reportMissingTypeStubs=false
# (XlsxWriter comes without types)

from __future__ import annotations

import io
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from govinfo.exchange.escape import defused, encodable, visible
from govinfo.exchange.extras import need
from govinfo.forms import forms
from govinfo.numbers import printed
from govinfo.paper import Box, BoxKind, Grid
from govinfo.views.measures import PAGE, height_of, heights, widths
from govinfo.views.remarks import marked
from govinfo.views.words import Mark, Words, words

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from govinfo.cell import Number
    from govinfo.report import Report

#: The digits of a number that Excel keeps, the places behind the point that it shows, the characters of a text.
_DIGITS, _PLACES, _TEXT = 15, 30, 32_767
_A4 = 9
#: What is written in a file as the time when it was made: the same report makes the same file.
_MADE = datetime(1980, 1, 1)  # noqa: DTZ001 - Excel knows no zones

_FONT = {"font_name": "宋体", "font_size": 10, "text_wrap": True, "valign": "vcenter"}
_STYLES: dict[BoxKind, dict[str, Any]] = {
    BoxKind.ITEM: {"align": "center", "bold": True, "bg_color": "#E7E6E6"},
    BoxKind.HEAD: {"align": "center", "bg_color": "#F2F2F2"},
    BoxKind.LABEL: {"align": "left"},
    BoxKind.VALUE: {"align": "center"},
}
_COLOURS: dict[str, dict[str, Any]] = {
    Mark.WRONG: {"bg_color": "#F8B4AB", "bold": True},
    Mark.DOUBTFUL: {"bg_color": "#FFE699", "italic": True},
}
_TITLE = {"align": "center", "bold": True, "font_size": 14}
_HEADING = {"align": "left", "bold": True, "font_size": 11}


def to_xlsx(report: Report, file: str | os.PathLike[str] | BinaryIO, *, lang: str = "zh") -> None:
    """Write a report as an Excel workbook that looks like the official form and prints on A4 (the extra ``xlsx``).

    Each of the three tables has a sheet, with the merged cells of the form. Numbers are numbers, with the digits and
    the unit as printed; one of more than 15 significant digits, which Excel would change, is written as text, and a
    comment says so. Text is never a formula. Cells in doubt are yellow, those that an error of the checks names, such
    as the cells of a broken relation, are red; a comment says why. The prose is not in it.

    Args:
        report: The report.
        file: A path, or a stream for bytes.
        lang: The language of comments and legend, "zh" or "en".

    Raises:
        ImportError: if XlsxWriter is not installed.
        OSError: if the file cannot be written.
    """
    data = _workbook(report, words(lang))
    if isinstance(file, (str, os.PathLike)):
        Path(file).write_bytes(data)
    else:
        file.write(data)


def _workbook(report: Report, say: Words) -> bytes:
    whole = io.BytesIO()
    book: Workbook = need("xlsxwriter", "xlsx", "to_xlsx").Workbook(whole, {"in_memory": True})
    title = report.title or say.untitled
    book.set_properties({"title": visible(title), "created": _MADE})
    tables = marked(report, say)
    for section in forms()[-1].sections:
        if any(table.section == section.id for table in forms()[-1].tables):
            sheet = _Sheet(report, say, book, book.add_worksheet(section.heading))
            sheet.fill(title, section.title, tables.get(section.id))
    book.close()
    return whole.getvalue()


class _Sheet:
    """A sheet with one table of a report."""

    def __init__(self, report: Report, say: Words, book: Workbook, sheet: Worksheet) -> None:
        self.report, self.say, self.book, self.sheet = report, say, book, sheet
        #: The row that is written next.
        self.row = 0
        self._formats: dict[str, Format] = {}

    def fill(self, title: str, heading: str, grid: Grid | None) -> None:
        """Write title and heading, the table, and what its colours mean."""
        wide = widths(grid) if grid else [PAGE]
        for at, width in enumerate(wide):
            self.sheet.set_column(at, at, width)
        self._line(title, len(wide), _TITLE)
        self._line(heading, len(wide), _HEADING)
        if grid:
            self._table(grid, wide)
            self._legend(grid)
        else:
            self._line(self.say.no_table, 1, {})
        self.sheet.set_paper(_A4)
        self.sheet.set_portrait()
        self.sheet.fit_to_pages(1, 1)
        self.sheet.center_horizontally()
        self.sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)

    def _line(self, text: str, across: int, style: dict[str, Any]) -> None:
        """Write a line of words over some columns."""
        self.sheet.set_row(self.row, height_of(text, PAGE, style.get("font_size", 10) / 10))
        self._put(self.row, 0, Box(text, BoxKind.LABEL, across), style)
        self.row += 1

    def _table(self, grid: Grid, wide: list[float]) -> None:
        for row, height in zip(grid.places(), heights(grid, wide), strict=True):
            self.sheet.set_row(self.row, height)
            for at, box in row:
                self._box(self.row, at, box)
            self.row += 1

    def _box(self, row: int, at: int, box: Box) -> None:
        """Write a box of the table, with its note as a comment."""
        style = {"border": 1, **_STYLES[box.kind], **_COLOURS.get(box.mark, {})}
        value = self.report[box.path].value if box.path else None
        form = None if value is None else _form(value, box.text.removeprefix(printed(value)))
        note = box.note
        if value is not None and form is None:
            note = "\n".join(filter(None, (note, self.say.inexact)))
            style["num_format"] = "@"  # else Excel makes a number of it when somebody enters the cell
        self._put(row, at, box, {**style, "num_format": form} if form else style, value if form else None)
        if note:
            text = "\n".join(map(visible, note.split("\n")))[:_TEXT]
            high = height_of(text, 44) * 4 / 3
            self.sheet.write_comment(row, at, text, {"author": "govinfo", "width": 320, "height": high, "font_size": 9})

    def _put(self, row: int, at: int, box: Box, style: dict[str, Any], number: Number | None = None) -> None:
        """Write a text, or a number, over as many columns and rows as the box spans."""
        text = encodable(box.text)[:_TEXT]
        form = self._format({**style, "quote_prefix": defused(text) != text})
        if box.across > 1 or box.down > 1:
            self.sheet.merge_range(row, at, row + box.down - 1, at + box.across - 1, "", form)
        if number is not None:
            self.sheet.write_number(row, at, float(number), form)
        elif text:
            self.sheet.write_string(row, at, text, form)
        else:
            self.sheet.write_blank(row, at, None, form)

    def _legend(self, grid: Grid) -> None:
        """Below a blank row, what the colours of this table mean."""
        seen = {box.mark for row in grid.rows for box in row}
        self.row += 1
        for mark, text in self.say.marks.items():
            if mark in seen:
                self._line(text, grid.width, _COLOURS[mark])

    def _format(self, style: dict[str, Any]) -> Format:
        """The format of a style, each made once."""
        key = repr(sorted(style.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format({**_FONT, **style})
        return self._formats[key]


def _form(number: Number, unit: str) -> str | None:
    """How Excel is to show a number with its digits and its unit; None where it cannot hold them."""
    whole, _, places = printed(number).lstrip("-").partition(".")
    digits = f"{whole}{places}".strip("0")
    if max(len(whole), len(digits)) > _DIGITS or len(places) > _PLACES or '"' in unit or not unit.isprintable():
        return None
    return f"0{'.' if places else ''}{'0' * len(places)}" + (f'"{unit}"' if unit else "")
