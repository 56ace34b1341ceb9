"""What ``govinfo show --metrics`` adds: the rates and shares that evaluators compute."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from govinfo.checks.metrics import Undefined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from govinfo.checks.metrics import Metric
    from govinfo.cli.words import Words
    from govinfo.report import Report


def rates(report: Report, say: Words, lang: str) -> Iterator[RenderableType]:
    """A heading, and each metric with its value and its fraction; or why it has none."""
    table = Table.grid(padding=(0, 2))
    table.add_column(overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    for metric in report.metrics().values():
        table.add_row(Text(metric.label(lang)), *_told(metric, say))
    yield from ("", Text(say.metrics, "bold"), "", table)


def _told(metric: Metric, say: Words) -> tuple[Text, Text]:
    if metric.value is None:
        is_unknown = metric.undefined is Undefined.UNKNOWN_CELL
        reason = say.count(len(metric.unknown), *say.unknown_cells) if is_unknown else say.zero_denominator
        return Text("-", "dim"), Text(reason, "dim")
    percent = (Decimal(100 * metric.value.numerator) / metric.value.denominator).quantize(Decimal("0.1"))
    return Text(f"{percent} %"), Text(f"{metric.numerator} / {metric.denominator}", "dim")
