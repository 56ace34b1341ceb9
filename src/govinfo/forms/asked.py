"""What rows a report is asked for, by the rows and the forms that it prints."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from govinfo.forms import FormTable, divisible, forms, merged

if TYPE_CHECKING:
    from collections.abc import Container, Mapping


def asked(section: str, rows: Container[str], told: Mapping[str, str]) -> tuple[str, ...]:
    """The rows of a section that has a table, by their public paths, in the order of the form.

    Section two asks for each item in the form that it is printed in, section three for （六） as it is printed.

    Args:
        section: disclosure, applications or proceedings.
        rows: The rows that are printed.
        told: The form of each block that tells it, by the block's path.
    """
    if section == "applications":
        return _applications(any(part in rows for part in divisible().parts))
    if section == "disclosure":
        return tuple(row.path for table in items(told) for row in table.rows)
    return tuple(row.path for row in merged(section).rows)


def items(told: Mapping[str, str]) -> tuple[FormTable, ...]:
    """The items of section two, each as a table of the form that it is printed in, or else most of the others are."""
    return _items(tuple(sorted((path, form) for path, form in told.items() if path.startswith("disclosure."))))


@lru_cache(maxsize=1024)
def _items(own: tuple[tuple[str, str], ...]) -> tuple[FormTable, ...]:
    told = dict(own)
    mostly = Counter(told.values()).most_common(1)[0][0] if told else forms()[-1].name
    by_article: dict[str, dict[str, FormTable]] = defaultdict(dict)
    for form in forms():
        for table in form.tables:
            if table.section == "disclosure":
                by_article[table.article][form.name] = table
    found: list[FormTable] = []
    for tables in by_article.values():
        rows = (row.path for table in tables.values() for row in table.rows)
        name = next((told[row] for row in rows if row in told), mostly)
        found += [tables[name]] if name in tables else []
    return tuple(found)


@cache
def _applications(in_parts: bool) -> tuple[str, ...]:  # noqa: FBT001  (a cache takes no keyword alone)
    """The rows of section three, with （六）其他处理 as it is printed: whole or in three."""
    dropped = (divisible().whole,) if in_parts else divisible().parts
    return tuple(row.path for row in merged("applications").rows if row.path not in dropped)
