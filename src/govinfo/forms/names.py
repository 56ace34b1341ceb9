"""What a public path is called in Chinese, as the form prints it."""

from __future__ import annotations

from functools import cache

from attrs import frozen

from govinfo.forms import forms, group_of


@frozen
class Names:
    """The official labels of a cell."""

    #: The heading of the section: 收到和处理政府信息公开申请情况.
    section: str
    #: The row, behind its group where it has a number within one: （三）不予公开 1.属于国家秘密.
    row: str
    #: The column: 自然人.
    column: str


@cache
def names(path: str, form: str | None = None) -> Names:
    """The labels of a cell by its public path, as a form prints them, or else the newest form that has it."""
    row, _, column = path.rpartition(".")
    found = [
        (one, table, row_label.label, head.label)
        for one in reversed(forms())
        for table in one.tables
        for row_label in table.rows
        if row_label.path == row
        for head in table.columns
        if head.id == column
    ]
    own, table, label, head = next((one for one in found if one[0].name == form), found[0])
    heading = next(section.heading for section in own.sections if section.id == table.section)
    group = group_of(row) if label[0].isdigit() else ""
    return Names(heading, f"{group} {label}".strip(), head)
