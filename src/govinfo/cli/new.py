"""``govinfo new``: the empty official form, to be filled in."""

from __future__ import annotations

import click

import govinfo
from govinfo.cli.output import echo
from govinfo.cli.targets import safe
from govinfo.forms import forms
from govinfo.layouts.writing import WRITERS

_FORMS = [form.name for form in forms()]


@click.command(short_help="Write the empty official form.", epilog="Exit status: 0 written, 2 wrong usage.")
@click.option("--form", type=click.Choice(_FORMS), default=_FORMS[-1], show_default=True, help="Which form.")
@click.option("--year", type=click.IntRange(1000, 9999), help="The year for the title.")
@click.option("--organ", help="The organ for the title.")
@click.option("--to", type=click.Choice(list(WRITERS)), default="pipe", show_default=True, help="Layout of the text.")
def new(form: str, year: int | None, organ: str | None, to: str) -> None:
    """Write the official form with its title, its headings and blank cells.

    \b
    Examples:
      govinfo new --year 2025 > report.txt
      govinfo new --form 2021 --year 2025 --to html > form.html
    """  # noqa: D301 - \b is click's mark for a paragraph that keeps its lines
    echo(safe(govinfo.write(govinfo.blank(form, year, organ), to).removesuffix("\n")))
