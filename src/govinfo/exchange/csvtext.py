"""CSV of reports, which spreadsheet programs may open: text that they would take for a formula is defused."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from govinfo.exchange.escape import defused, encodable
from govinfo.exchange.rows import Kind, named, table_of

if TYPE_CHECKING:
    from govinfo.exchange.rows import Reports, Table

_BOM = "\ufeff"


def to_csv(
    reports: Reports, file: str | os.PathLike[str] | TextIO | None = None, *, layout: str = "tidy", bom: bool = False
) -> str | None:
    """Write reports as CSV (RFC 4180, UTF-8), row by row, so that they need not all be in memory.

    Text that a spreadsheet program would take for a formula gets an apostrophe before it; numbers stay numbers. What
    UTF-8 cannot encode is escaped.

    Args:
        reports: As for :func:`rows`.
        file: A path, or a stream for text, which should be opened with ``newline=""``; None to return the text.
        layout: "tidy", "wide" or "states", as for :func:`rows`.
        bom: Begin with a byte order mark, by which spreadsheet programs know UTF-8.

    Raises:
        ValueError: if there is no such layout.
        OSError: if the file cannot be written.
    """
    table = table_of(layout)
    if file is None:
        text = io.StringIO(newline="")
        _write(reports, table, text, bom=bom)
        return text.getvalue()
    if isinstance(file, (str, os.PathLike)):
        with Path(file).open("w", encoding="utf-8", newline="") as stream:
            _write(reports, table, stream, bom=bom)
    else:
        _write(reports, table, file, bom=bom)
    return None


def _write(reports: Reports, table: Table, stream: TextIO, *, bom: bool) -> None:
    stream.write(_BOM if bom else "")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    texts = [index for index, column in enumerate(table.columns) if column.kind is Kind.TEXT]
    for name, report in named(reports):
        for row in table.rows(name, report):
            cells = list(row)
            for index in texts:
                if cells[index]:
                    cells[index] = defused(encodable(cells[index]))
            writer.writerow(cells)
