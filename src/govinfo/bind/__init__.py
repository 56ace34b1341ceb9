"""From a page to a report: which row is this, which column is this value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from govinfo.bind.applications import bind_applications
from govinfo.bind.assemble import assemble
from govinfo.bind.complete import settle_bare, status, tell_missing
from govinfo.bind.disclosure import bind_disclosure
from govinfo.bind.draft import Draft
from govinfo.bind.front import front
from govinfo.bind.labels import label_rows
from govinfo.bind.proceedings import bind_proceedings, is_proceedings
from govinfo.bind.prose import sections, tell_repeated
from govinfo.bind.several import first_report
from govinfo.bind.unread import tell_unread
from govinfo.diagnostics import Label
from govinfo.numbers import is_value
from govinfo.page import RowKind, Table

if TYPE_CHECKING:
    from govinfo.page import Page, PageRow
    from govinfo.report import Report
    from govinfo.source import Source


def bind(page: Page, source: Source) -> Report:
    """Bind a page to the forms. Labels decide, then heads, then the shape of the table; what stays open is told."""
    page, others = first_report(page, source)
    draft = Draft(source, page)
    if others:
        draft.unplaced.append(others)
        draft.tell("another-report", others)
    bind_tables(draft)
    settle_bare(draft)
    draft.tell_again()
    tell_unread(draft)
    tell_missing(draft)
    prose = sections(draft)
    tell_repeated(draft)
    return assemble(draft, front(draft), prose, status(draft))


def bind_tables(draft: Draft) -> None:
    """Give each printed table's rows to the section whose labels they bear."""
    for block in draft.page.blocks:
        if not isinstance(block, Table):
            continue
        table = without_cut_cells(draft, block)
        found = list(label_rows(row for row in table.rows if row.kind is RowKind.DATA))
        labelled = [label for _, label in found if label]
        draft.has_form |= bool(labelled) or any(row.kind is RowKind.ITEM for row in table.opening)
        bind_disclosure(draft, table, [row for row in labelled if row.path.startswith("disclosure.")])
        if applications := [row for row in labelled if row.path.startswith("applications.")]:
            bind_applications(draft, table, applications)
        stray = [row for row, label in found if label is None]
        if is_proceedings(table):
            bind_proceedings(draft, table, stray)
        else:
            stray += [row for row in table.rows if row.kind is RowKind.VALUES]
        draft.unplaced += [row.whole() for row in table.rows if row.kind is RowKind.WORDS]
        tell_stray(draft, [row for row in stray if any(map(is_value, row.cells))])


def without_cut_cells(draft: Draft, table: Table) -> Table:
    """Drop the empty cells at the end of a row in which the text ends: what they held may have been cut off."""
    text = draft.source.text
    is_whole = text[-1:] in {"\n", "\r"} or draft.page.printed is not None
    if table.span.end < len(text) or is_whole or not (table.grid and table.rows):
        return table
    last = table.rows[-1]
    kept = max((index for index, cell in enumerate(last.cells) if cell), default=-1) + 1
    whole = evolve(last, cells=last.cells[:kept], starts=last.starts[:kept], ends=last.ends[:kept])
    return evolve(table, rows=(*table.rows[:-1], whole))


def tell_stray(draft: Draft, rows: list[PageRow]) -> None:
    """Keep values that no label of a form claims, and tell them once a table."""
    if rows:
        spans = sorted(row.whole() for row in rows)
        draft.unplaced += spans
        more = tuple(Label(span, "more") for span in spans[1:])
        draft.tell("values-unplaced", spans[0], labels=more, count=len(rows))
