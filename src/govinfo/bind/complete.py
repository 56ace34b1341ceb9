"""What the form asks for and the text does not print: rows, tables; and how much of a report was read."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from govinfo.cell import Cell, State
from govinfo.diagnostics import Label, Severity
from govinfo.forms import forms, merged, names_of
from govinfo.forms.vocabulary import vocabulary
from govinfo.page import Heading, Prose, Table
from govinfo.report import Status
from govinfo.source import Span

if TYPE_CHECKING:
    from govinfo.bind.draft import Bare, Draft

#: The words of a report stand within this many characters of its beginning.
_OPENING = 20000
#: What already tells why no table was read.
_UNREAD = frozenset({"layout-unread", "html-unread"})
#: The sections that hold tables.
TABLES = ("disclosure", "applications", "proceedings")
_NUMBERS = re.compile(r"[0-9]\s*$", re.MULTILINE)
_OLDER = re.compile(r"统计指标[\s|]*单位[\s|]*统计数")
_OGI = re.compile(r"信息公开|政务公开|信息公開|政務公開")


def settle_bare(draft: Draft) -> None:
    """Rows of labels alone: a block of nothing else is blank; where values were lost, they are unreadable.

    Heads that the form repeats and that stand only once show that repeated lines were deleted.
    """
    valued = {_block(path) for path in draft.rows}
    torn = _lines_were_deleted(draft)
    for block, group in groupby(draft.bare, key=lambda bare: bare.block):
        rows = [bare for bare in group if bare.path not in draft.rows]
        if not rows:
            continue
        blank = rows[0].headed and not torn and block not in valued and not _loose_numbers(draft, rows)
        paths = tuple(bare.path for bare in rows)
        draft.tell("block-blank" if blank else "values-missing", rows[0].span, paths=paths, count=len(rows))
        state = State.BLANK if blank else State.UNREADABLE
        for bare in rows:
            cell = Cell(None, state, None, "", Span(bare.span.end, bare.span.end))
            draft.put(bare.path, bare.span, {column.id: cell for column in bare.columns})


@cache
def _block(path: str) -> str:
    return next(
        table.article or table.path
        for form in forms()
        for table in form.tables
        for row in table.rows
        if row.path == path
    )


def _lines_were_deleted(draft: Draft) -> bool:
    """True where fewer corner heads (信息内容) than items are printed."""
    cells = [
        cell
        for table in draft.page.blocks
        if isinstance(table, Table) and not table.grid
        for row in (*table.opening, *table.rows)
        for cell in row.cells[:1]
    ]
    corners = set(forms()[-1].table("disclosure").heads)
    items = sum(bool(vocabulary(cell).item) for cell in cells)
    return items > 1 and sum(cell in corners for cell in cells) < items


def _loose_numbers(draft: Draft, rows: list[Bare]) -> bool:
    """True where lines that end in numbers stand in the same section and were not read as a table."""
    here = [block for block in draft.page.blocks if block.span.start <= rows[0].span.start]
    start = max((block.span.start for block in here if isinstance(block, Heading)), default=0)
    after = [b.span.start for b in draft.page.blocks if isinstance(b, Heading) and b.span.start > rows[0].span.start]
    end = min(after, default=len(draft.source.text))
    return any(
        _NUMBERS.search(draft.page.text(draft.source, block.span))
        for block in draft.page.blocks
        if isinstance(block, Prose) and start <= block.span.start < end
    )


def tell_missing(draft: Draft) -> None:
    """Tell rows that are missing between printed rows, tables without rows, and a text that ends in a table."""
    absent: list[str] = []
    for title, rows in draft.hollow:
        missing = tuple(row for row in rows if row not in draft.rows)
        if missing:
            draft.tell("rows-missing", title, paths=missing, count=len(missing), rows=names_of(missing))
    for section in TABLES:
        if any(path.startswith(f"{section}.") for path in draft.rows):
            _missing_rows(draft, section)
        elif draft.rows and not any(section in found.paths for found in draft.diagnostics):
            heading = _heading(draft, section)
            if heading:
                draft.tell("table-missing", heading.at, paths=(section,), heading=heading.text)
            else:
                absent.append(section)
    if absent and not any(found.rule == "table-cut" for found in draft.diagnostics):
        names = "、".join(f"“{section.heading}”" for section in forms()[-1].sections if section.id in absent)
        end = len(draft.source.text)
        draft.tell("tables-absent", Span(end, end), paths=tuple(absent), tables=names)


def _heading(draft: Draft, section: str) -> Heading | None:
    headings = (block for block in draft.page.blocks if isinstance(block, Heading))
    return next((block for block in headings if vocabulary(block.text).section == section), None)


def _missing_rows(draft: Draft, section: str) -> None:
    rows = _expected(draft, section)
    printed = sorted((path for path in rows if path in draft.rows), key=lambda path: draft.rows[path])
    told = {path for found in draft.diagnostics for path in found.paths}
    for is_printed, group in groupby(rows, key=lambda path: path in draft.rows):
        missing = [] if is_printed else [path for path in group if path not in told]
        if missing and printed:
            _tell_gap(draft, rows, missing, printed[-1])


def _expected(draft: Draft, section: str) -> list[str]:
    """The rows of a section in the order of the form; in section two, each item by the form that it is printed in."""
    if section == "applications":
        return _without_other(draft, [row.path for row in merged(section).rows])
    if section != "disclosure":
        return [row.path for row in merged(section).rows]
    used = Counter(draft.forms[path] for path in draft.rows if path in draft.forms)
    mostly = used.most_common(1)[0][0] if used else forms()[-1].name
    items: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for form in forms():
        for table in form.tables:
            if table.section == section:
                items[table.article][form.name] = [row.path for row in table.rows]
    rows: list[str] = []
    for tables in items.values():
        own = next((draft.forms[path] for table in tables.values() for path in table if path in draft.forms), mostly)
        rows += tables.get(own, [])
    return rows


def _without_other(draft: Draft, rows: list[str]) -> list[str]:
    """The rows of section three, with （六）其他处理 as it is printed: whole or in three."""
    alternative = forms()[-1].alternatives[0]
    whole = f"{alternative.table}.{alternative.whole}"
    parts = {f"{alternative.table}.{part}" for part in alternative.parts}
    in_parts = any(part in draft.rows for part in parts)
    return [path for path in rows if (path not in parts or in_parts) and (path != whole or not in_parts)]


def _tell_gap(draft: Draft, rows: list[str], missing: list[str], last: str) -> None:
    after = rows[rows.index(missing[-1]) + 1 :]
    before = rows[: rows.index(missing[0])]
    previous = next((draft.rows[path] for path in reversed(before) if path in draft.rows), None)
    following = next((draft.rows[path] for path in after if path in draft.rows), None)
    particulars: dict[str, Any] = {"count": len(missing), "rows": names_of(missing), "paths": tuple(missing)}
    if following is None and _nothing_follows(draft, draft.rows[last]):
        end = len(draft.source.text)
        cut = next((found for found in draft.diagnostics if found.rule == "row-cut"), None)
        if cut:  # one cut, told once
            draft.diagnostics.remove(cut)
            particulars["paths"] = (*cut.paths, *missing)
        draft.tell("table-cut", draft.rows[last], labels=(Label(Span(end, end), "end"),), **particulars)
    else:
        at = following or previous or Span(0, 0)
        more = (Label(previous, "row-before"),) if previous and following else ()
        draft.tell("rows-missing", at, labels=more, severity=Severity.ERROR, **particulars)


def _nothing_follows(draft: Draft, label: Span) -> bool:
    """True where the text ends in the block in which a row stands: it was cut off there."""
    return not any(block.span.start > label.start for block in draft.page.blocks)


def status(draft: Draft) -> Status:
    """How much of a report the text was; told where it is less than all."""
    text = draft.page.text(draft.source, Span(0, draft.length))
    whole = Span(0, min(draft.length, 1))
    if not text:
        draft.tell("text-empty", Span(0, 0))
        return Status.EMPTY
    if draft.rows:
        errors = any(d.severity is Severity.ERROR for d in draft.diagnostics)
        all_tables = all(any(path.startswith(f"{section}.") for path in draft.rows) for section in TABLES)
        return Status.READ if all_tables and not errors else Status.PARTIAL
    if older := draft.page.find(draft.source, _OLDER):
        draft.diagnostics = [found for found in draft.diagnostics if found.rule != "values-unplaced"]
        draft.tell("older-form", older)
        return Status.OLDER_FORM
    opening = text[:_OPENING]
    headings = [block for block in draft.page.blocks if isinstance(block, Heading)]
    if headings or draft.has_form or (_OGI.search(opening) and "报告" in opening):
        if not any(found.rule in _UNREAD for found in draft.diagnostics):
            labels = tuple(Label(block.at, "heading") for block in headings[:6])
            lost = tuple(section for section in TABLES if _heading(draft, section))
            draft.tell("no-tables", whole, paths=lost, labels=labels)
        return Status.NO_TABLES
    draft.tell("not-a-report", whole)
    return Status.NOT_A_REPORT
