"""What the form asks for and the text does not print: rows, tables; and how much of a report was read."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from govinfo.bind.items import block_of
from govinfo.bind.labels import or_parts
from govinfo.bind.older import tell_beside, tell_instead
from govinfo.cell import Cell, State
from govinfo.diagnostics import Label, Severity
from govinfo.forms import forms, names_of
from govinfo.forms.asked import asked
from govinfo.forms.labels import take_apart, words_of
from govinfo.forms.vocabulary import vocabulary
from govinfo.page import Heading, Prose
from govinfo.report import Status
from govinfo.source import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govinfo.bind.draft import Bare, Draft

#: The words of a report stand within this many characters of its beginning.
_OPENING = 20000
#: What already tells why no table was read.
_UNREAD = frozenset({"html-unread"})
#: What tells of values that may be a section's.
_LOOSE = frozenset({"values-unplaced"})
#: The sections that hold tables.
TABLES = ("disclosure", "applications", "proceedings")
#: So many words of a table's, of so many characters, show that it is printed.
_FEWEST_WORDS, _SHORTEST_WORD = 2, 5
#: In a few lines one does, where it takes more than one of so many characters.
_SHARE = 10
_NUMBERS = re.compile(r"[0-9]\s*$", re.MULTILINE)
_DIGITS = re.compile("[0-9]+")
_OGI = re.compile(r"信息公开|政务公开|信息公開|政務公開")


def settle_bare(draft: Draft) -> None:
    """Rows of labels alone: a block of nothing else is blank; where values were lost, they are unreadable.

    Heads that the form repeats and that stand only once show that repeated lines were deleted.
    """
    valued = {block_of(path) for path in draft.rows}
    torn = draft.lines_deleted
    for block, group in groupby(draft.bare, key=lambda bare: bare.block):
        bares = [*group]
        rows = [bare for bare in bares if bare.path not in draft.rows]
        _tell_robbed(draft, [bare for bare in bares if bare.path in draft.rows])
        if not rows:
            continue
        blank = rows[0].headed and not torn and block not in valued and not _loose_numbers(draft, rows)
        paths = tuple(or_parts(bare.path) for bare in rows)
        draft.tell("block-blank" if blank else "values-missing", rows[0].span, paths=paths, count=len(rows))
        state = State.BLANK if blank else State.UNREADABLE
        for bare in rows:
            cell = Cell(None, state, None, "", Span(bare.span.end, bare.span.end))
            draft.put(bare.path, bare.span, {column.id: cell for column in bare.columns})


def _tell_robbed(draft: Draft, rows: list[Bare]) -> None:
    """Doubt the values of rows that are printed again without any: these may be other ones, and lost."""
    for row in rows:
        if draft.cells[row.path]:
            paths = tuple(f"{row.path}.{column}" for column in draft.cells[row.path])
            draft.tell("values-missing", row.span, paths=paths, count=1)


def _loose_numbers(draft: Draft, rows: list[Bare]) -> bool:
    """True where lines that end in numbers stand in the same section and were not read as a table."""
    here = [block for block in draft.page.blocks if block.span.start <= rows[0].span.start]
    start = max((block.span.start for block in here if isinstance(block, Heading)), default=0)
    after = [b.span.start for b in draft.page.blocks if isinstance(b, Heading) and b.span.start > rows[0].span.start]
    end = min(after, default=draft.part.end)
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
            draft.tell("rows-missing", title, paths=missing, count=len(missing), rows=names_of(tuple(missing)))
    for section in TABLES:
        if any(path.startswith(f"{section}.") for path in draft.rows):
            _missing_rows(draft, section)
        elif draft.rows and not any(section in found.paths for found in draft.diagnostics if found.rule not in _LOOSE):
            heading = _heading(draft, section)
            if heading:
                draft.tell("table-missing", heading.at, paths=(section,), heading=heading.text)
            else:
                absent.append(section)
    if absent and any(found.rule == "table-cut" for found in draft.diagnostics):
        unread = [block.span for block in draft.page.blocks if isinstance(block, Prose)]
        unread += [span for span in draft.unplaced if draft.part.start <= span.start < draft.part.end]
        absent = _worded("".join([draft.source.text[slice(*span)] for span in unread]), absent)
    if absent:
        names = "、".join(f"“{section.heading}”" for section in forms()[-1].sections if section.id in absent)
        end = draft.part.end
        draft.tell("tables-absent", Span(end, end), paths=tuple(absent), tables=names)


def _heading(draft: Draft, section: str) -> Heading | None:
    return next((block for block in _headings(draft) if vocabulary(block.text).section == section), None)


def _missing_rows(draft: Draft, section: str) -> None:
    rows = asked(section, draft.rows, draft.forms)
    printed = [path for path in rows if path in draft.rows]
    if not 0 < len(printed) < len(rows):
        return
    last = max(printed, key=draft.rows.__getitem__)
    told = {path for found in draft.diagnostics if found.severity is not Severity.NOTE for path in found.paths}
    for is_printed, group in groupby(rows, key=draft.rows.__contains__):
        if not is_printed and (missing := [path for path in group if or_parts(path) not in told]):
            _tell_gap(draft, rows, missing, last)


def _tell_gap(draft: Draft, rows: tuple[str, ...], missing: list[str], last: str) -> None:
    after = rows[rows.index(missing[-1]) + 1 :]
    before = rows[: rows.index(missing[0])]
    previous = next((draft.rows[path] for path in reversed(before) if path in draft.rows), None)
    following = next((draft.rows[path] for path in after if path in draft.rows), None)
    paths = tuple(map(or_parts, missing))
    particulars: dict[str, Any] = {"count": len(missing), "rows": names_of(tuple(missing)), "paths": paths}
    if following is None and _nothing_follows(draft, draft.rows[last]):
        end = draft.part.end
        cut = next((found for found in draft.diagnostics if found.rule == "row-cut"), None)
        if cut:  # one cut, told once
            draft.diagnostics.remove(cut)
            particulars["paths"] = (*cut.paths, *paths)
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
    start = draft.part.start
    if not draft.page.text(draft.source, draft.part):
        draft.tell("text-empty", Span(start, start))
        return Status.EMPTY
    told = {found.rule for found in draft.diagnostics}
    if draft.older and draft.rows:
        tell_beside(draft, draft.older)
    elif draft.older and (draft.older.span or _is_report(draft)):
        tell_instead(draft, draft.older)
        return Status.OLDER_FORM
    if draft.rows:
        errors = any(d.severity is Severity.ERROR for d in draft.diagnostics)
        all_tables = all(any(path.startswith(f"{section}.") for path in draft.rows) for section in TABLES)
        return Status.READ if all_tables and not errors else Status.PARTIAL
    whole = Span(start, start + 1)
    prose = [draft.source.text[slice(*block.span)] for block in draft.page.blocks if isinstance(block, Prose)]
    worded = sorted({section for text in (draft.text, *prose) for section in _worded(text)}, key=TABLES.index)
    if not worded and not _is_report(draft):
        draft.tell("not-a-report", whole)
        return Status.NOT_A_REPORT
    if not _UNREAD & told:
        labels = tuple(Label(block.at, "heading") for block in _headings(draft)[:6])
        lost = tuple(section for section in TABLES if section in worded or _heading(draft, section))
        draft.tell("no-tables", whole, paths=lost, labels=labels)
    return Status.NO_TABLES


def _worded(text: str, sections: Sequence[str] = TABLES) -> list[str]:
    """Those of some sections whose tables' words are in a text that was not read: its line breaks are lost."""
    text = _DIGITS.sub("", words_of(text))
    found = [(section, [word for word in _words()[section] if word in text]) for section in sections]
    return [
        section
        for section, words in found
        if len(words) >= _FEWEST_WORDS or (words and _SHARE * sum(map(len, words)) >= len(text))
    ]


@cache
def _words() -> dict[str, set[str]]:
    """The longer words of the tables, by their sections."""
    found: dict[str, set[str]] = defaultdict(set)
    for form in forms():
        for table in form.tables:
            labels = [row.label for row in table.rows] + [column.label for column in table.columns]
            labels += [*table.heads, table.article]
            found[table.section].update(word for word in map(_word, labels) if len(word) >= _SHORTEST_WORD)
    return found


def _word(label: str) -> str:
    return take_apart(label).words or label


def _is_report(draft: Draft) -> bool:
    """True where headings or words of a form are printed, or the text says that it is a report."""
    opening = draft.text[:_OPENING]
    return bool(_headings(draft)) or draft.has_form or ("报告" in opening and _OGI.search(opening) is not None)


def _headings(draft: Draft) -> list[Heading]:
    return [block for block in draft.page.blocks if isinstance(block, Heading)]
