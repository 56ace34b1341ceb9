"""``govinfo schema``: the JSON Schema of what ``convert --to json`` writes."""

from __future__ import annotations

import click

import govinfo
from govinfo.cli.output import as_json, echo


@click.command(short_help="Print the JSON Schema of the dict form.", epilog="Exit status: 0 printed, 2 wrong usage.")
def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of the dict form, which "convert --to json" writes.

    \b
    Examples:
      govinfo schema > report.schema.json
    """  # noqa: D301 - \b is click's mark for a paragraph that keeps its lines
    echo(as_json(govinfo.schema(), indent=2))
