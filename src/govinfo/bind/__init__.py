"""From a page to a report: which row is this, which column is this value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from govinfo.bind.applicants import look_at_heads
from govinfo.bind.applications import bind_applications
from govinfo.bind.assemble import assemble
from govinfo.bind.complete import settle_bare, status, tell_missing
from govinfo.bind.continued import continued
from govinfo.bind.disclosure import bind_disclosure
from govinfo.bind.draft import Draft
from govinfo.bind.front import Title, front, titles
from govinfo.bind.items import rows_beside
from govinfo.bind.labels import label_rows, note_alike, set_aside, tell_doubtful
from govinfo.bind.proceedings import bind_proceedings, is_proceedings, side_by_side
from govinfo.bind.prose import sections, tell_repeated
from govinfo.bind.several import parts
from govinfo.bind.unread import tell_unread
from govinfo.diagnostics import Label
from govinfo.forms.vocabulary import vocabulary
from govinfo.layouts import read
from govinfo.numbers import is_value
from govinfo.page import Prose, RowKind, Table
from govinfo.source import Source

if TYPE_CHECKING:
    from govinfo.bind.labels import Labelled
    from govinfo.page import Page, PageRow
    from govinfo.report import Report
    from govinfo.source import Span


def bind(page: Page, source: Source) -> Report:
    """Bind the first report of a page to the forms, and tell where the others stand."""
    printed = [*titles(page, source, page.span)]
    first, *others = parts(page, source, printed)
    return _bind_alone(first, source, others) if others else _bind(page, source, printed, [])


def bind_many(page: Page, source: Source) -> tuple[Report, ...]:
    """Bind each report of a page to the forms."""
    printed = [*titles(page, source, page.span)]
    found = parts(page, source, printed)
    if found[1:]:
        return tuple(_bind_alone(part, source, []) for part in found)
    return (_bind(page, source, printed, []),)


def _bind_alone(part: Span, source: Source, others: list[Span]) -> Report:
    """Bind a part of the text, read as if it stood alone."""
    page = read(Source(source.text[slice(*part)]), vocabulary).moved(part.start)
    return _bind(page, source, [*titles(page, source, page.span)], others)


def _bind(page: Page, source: Source, printed: list[Title], others: list[Span]) -> Report:
    """Labels decide, then heads, then the shape of the table; what stays open is told."""
    draft = Draft(source, page)
    title, draft.year, organ = front(draft, printed)
    if others:
        draft.unplaced += others
        draft.tell("another-report", others[0], labels=tuple(Label(other, "another") for other in others[1:]))
    bind_tables(draft)
    settle_bare(draft)
    draft.tell_again()
    tell_doubtful(draft)
    tell_unread(draft)
    tell_missing(draft)
    prose = sections(draft)
    draft.tell_alike()
    tell_repeated(draft)
    return assemble(draft, (title, draft.year, organ), prose, status(draft))


def bind_tables(draft: Draft) -> None:
    """Give each printed table's rows to the section whose labels they bear."""
    above: Table | None = None
    for block in draft.page.blocks:
        if isinstance(block, Table):
            table = continued(without_cut_cells(draft, block), above)
            bind_table(draft, table)
            above = table if table.opening else above
        elif isinstance(block, Prose):
            draft.before.append(block)
        else:
            above, draft.before = None, []


def bind_table(draft: Draft, table: Table) -> None:
    """Give a table's rows to the section whose labels they bear."""
    found = list(label_rows(row for row in table.rows if row.kind is RowKind.DATA))
    labelled = [label for _, label in found if label]
    note_alike(draft, table, labelled)
    draft.has_form |= bool(labelled) or any(row.kind is RowKind.ITEM for row in table.opening)
    bind_disclosure(draft, table, [row for row in labelled if row.path.startswith("disclosure.")])
    applications = [row for row in labelled if row.path.startswith("applications.")]
    look_at_heads(draft, table, rows=bool(applications))
    if applications:
        bind_applications(draft, table, applications)
    stray = [row for row, label in found if label is None]
    if is_proceedings(table):
        bind_proceedings(draft, table, stray)
    else:
        stray += [row for row in table.rows if row.kind is RowKind.VALUES]
    draft.unplaced += [row.whole() for row in table.rows if row.kind is RowKind.WORDS]
    valued = [row for row in stray if any(map(is_value, row.cells))]
    tell_stray(draft, labelled, set_aside(draft, table, labelled, valued))
    draft.before = [] if table.rows else [*draft.before, table]


def without_cut_cells(draft: Draft, table: Table) -> Table:
    """Drop the empty cells at the end of a row in which the text ends: what they held may have been cut off."""
    is_whole = draft.text[-1:] in {"\n", "\r"} or draft.page.printed is not None
    if table.span.end < draft.part.end or is_whole or not (table.grid and table.rows):
        return table
    last = table.rows[-1]
    kept = max((index for index, cell in enumerate(last.cells) if cell), default=-1) + 1
    whole = evolve(last, cells=last.cells[:kept], starts=last.starts[:kept], ends=last.ends[:kept])
    return evolve(table, rows=(*table.rows[:-1], whole))


def tell_stray(draft: Draft, labelled: list[Labelled], rows: list[PageRow]) -> None:
    """Keep values that no label of a form claims, and tell them once a table, with the rows that they may be.

    These are those of the items of which other rows are labelled.
    """
    if rows:
        spans = sorted(row.whole() for row in rows)
        draft.unplaced += spans
        more = tuple(Label(span, "more") for span in spans[1:])
        beside = dict.fromkeys(path for label in labelled for path in rows_beside(label.path))
        paths = ["proceedings"] if any(len(row.cells) == len(side_by_side()) for row in rows) else []
        paths += [path for path in beside if path not in draft.rows]
        draft.tell("values-unplaced", spans[0], paths=tuple(paths), labels=more, count=len(rows))
