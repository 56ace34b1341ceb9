"""The forms side by side, made of the form data: official labels, public paths, relations."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from govinfo.forms import Form, FormTable, Row, Sum, forms, merged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: What a column may hold, where that is more than a count.
_NUMBERS = {"change": "有正负号 signed", "amount": "金额 amount"}


def page(form_data: tuple[Form, ...] = forms()) -> str:
    """All that the forms ask for, as Markdown."""
    newest = form_data[-1]
    blocks = [_issued(form_data), _sections(newest)]
    for section in newest.sections:
        tables = [table for form in form_data for table in form.tables if table.section == section.id]
        if tables:
            blocks.append(f"## {_ORDINALS[section.number]}、{section.heading} · `{section.id}`")
            blocks += _items(form_data, tables) if tables[0].article else _whole(form_data, section.id)
    blocks += ["## 勾稽关系 · Relations", _relations(newest)]
    return "\n\n".join(blocks) + "\n"


_ORDINALS = "〇一二三四五六"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(head), *map(list, rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _code(path: str) -> str:
    """A path that a narrow window may break behind its dots and underscores."""
    breakable = re.sub(r"(?<=.)([._])", r"\1<wbr>", path)
    return f'<code class="docutils literal notranslate">{breakable}</code>'


def _heads(form_data: tuple[Form, ...]) -> list[str]:
    return [f"{form.name} 年格式<br>{form.name} form" for form in form_data]


def _issued(form_data: tuple[Form, ...]) -> str:
    return _table(["格式 Form", "文号 Issued as"], ((f"`{form.name}`", form.issued) for form in form_data))


def _sections(form: Form) -> str:
    rows = ((f"{_ORDINALS[section.number]}、{section.heading}", f"`{section.id}`") for section in form.sections)
    return "## 六个部分 · The six sections\n\n" + _table(["标题 Heading", "`Section.id`"], rows)


def _items(form_data: tuple[Form, ...], tables: list[FormTable]) -> Iterator[str]:
    """Section two, item by item: under each form, its columns of each row."""
    for article in dict.fromkeys(table.article for table in sorted(tables, key=_item_order)):
        here = [[table for table in form.tables if table.article == article] for form in form_data]
        paths = dict.fromkeys(row.path for tables in here for table in tables for row in table.rows)
        rows = ([_row_label(path, tables), *(_columns(path, own) for own in here)] for path in _in_order(paths, here))
        tables = [table for own in here for table in own]
        yield f"### {article}\n\n" + _table(["行 Row", *_heads(form_data)], rows)


def _item_order(table: FormTable) -> int:
    return "一二三四五六七八九十".index(table.article.partition("（")[2][:1])


def _in_order(paths: Iterable[str], here: list[list[FormTable]]) -> list[str]:
    """The paths as the form with the most rows prints them."""
    longest = max((table for tables in here for table in tables), key=lambda table: len(table.rows))
    order = [row.path for row in longest.rows]
    return sorted(paths, key=lambda path: order.index(path) if path in order else len(order))


def _row_label(path: str, tables: list[FormTable]) -> str:
    labels = dict.fromkeys(row.label for table in tables for row in table.rows if row.path == path)
    return f"{'／'.join(labels)}<br>{_code(path)}"


def _columns(path: str, tables: list[FormTable]) -> str:
    """The columns that a form has for a row, each with the last part of its path; a dash where it has no such row."""
    columns = [column for table in tables if any(row.path == path for row in table.rows) for column in table.columns]
    named = (f"{column.label} {_code(f'.{column.id}')}{_number(column.number)}" for column in columns)
    return "<br>".join(named) or "—"


def _number(number: str) -> str:
    return f" *{_NUMBERS[number]}*" if number in _NUMBERS else ""


def _whole(form_data: tuple[Form, ...], section: str) -> Iterator[str]:
    """A table that all forms print: its columns, then its rows and the forms that have them."""
    table = merged(section)
    columns = ((column.label, f"`.{column.id}`") for column in table.columns)
    yield "**列 Columns**\n\n" + _table(["标题 Head", "路径末段 Last part of the path"], columns)
    rows = {form.name: {row.path for row in form.table(section).rows} for form in form_data}
    listed = (
        [label, _code(path), *("✓" if path in rows[form.name] else "—" for form in form_data)] if path else [label]
        for label, path in _with_groups(table)
    )
    head = ["行 Row", "路径 Path", *(form.name for form in form_data)]
    yield "**行 Rows**\n\n" + _table(head, ([*row, *[""] * (len(head) - len(row))] for row in listed))


def _with_groups(table: FormTable) -> Iterator[tuple[str, str]]:
    """Label and path of each row; the label of a group, without a path, before its first row."""
    told: set[str] = set()
    for row in table.rows:
        for group in table.groups:
            if row.path.startswith(f"{group.path}.") and group.path not in told:
                told.add(group.path)
                if group.label != row.label:
                    yield f"**{group.label}**", ""
        yield row.label, row.path


def _relations(form: Form) -> str:
    rows = ([f"[`{rule.name}`](rules/{rule.name}-mismatch.md)", *_formula(rule)] for rule in form.sums)
    return _table(["名称 Name", "范围 For each", "关系 Relation"], rows)


def _formula(rule: Sum) -> tuple[str, str]:
    table = merged(rule.table)
    if rule.each == "row":
        words = {column.id: column.label for column in table.columns}
        return f"`{rule.table}`<br>每一行 each row", _sum(rule, words)
    words = {row.path.removeprefix(f"{table.path}."): row.label for row in _named(table)}
    return f"`{rule.table}`<br>每一列 each column", _sum(rule, words)


def _named(table: FormTable) -> Iterator[Row]:
    """The rows, and the groups, whose labels stand for the sums of theirs."""
    yield from (Row(group.path, f"{group.label}（各项）") for group in table.groups)
    yield from table.rows


def _sum(rule: Sum, words: dict[str, str]) -> str:
    return " = ".join(" + ".join(words[name] for name, _ in groupby(side)) for side in (rule.left, rule.right))
