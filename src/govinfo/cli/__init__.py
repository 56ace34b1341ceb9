"""The command line. Thin: what it shows and tells is worked out by the library."""

from __future__ import annotations

import click

from govinfo.cli.check import check
from govinfo.cli.output import quiet_on_closed_pipe
from govinfo.cli.show import show

__all__ = ["main"]


class _Program(click.Group):
    def invoke(self, ctx: click.Context) -> object:
        with quiet_on_closed_pipe():
            return super().invoke(ctx)


@click.group(
    cls=_Program,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
    Exit status:
      0  nothing wrong; notes do not count
      1  check found something
      2  wrong usage
      3  something could not be read, whatever else was found""",
)
@click.version_option(package_name="govinfo-cn", prog_name="govinfo")
def main() -> None:
    """Read Chinese annual reports on open government information out of damaged text, and check their arithmetic.

    \b
    Examples:
      govinfo show report.txt
      govinfo check reports/
    """  # noqa: D301 - \b is click's mark for a paragraph that keeps its lines


main.add_command(show)
main.add_command(check)
