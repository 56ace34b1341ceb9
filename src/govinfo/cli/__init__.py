"""The command line. Thin: what it shows and tells is worked out by the library."""

from __future__ import annotations

import click

from govinfo.cli.across import rollup, series
from govinfo.cli.check import check
from govinfo.cli.collision import warn_of_collision
from govinfo.cli.completion import completion
from govinfo.cli.convert import convert
from govinfo.cli.diff import diff
from govinfo.cli.explain import explain
from govinfo.cli.new import new
from govinfo.cli.output import ends_quietly
from govinfo.cli.rules import rules
from govinfo.cli.schema import schema
from govinfo.cli.show import show

__all__ = ["main"]


class _Program(click.Group):
    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        with ends_quietly():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        with ends_quietly():
            warn_of_collision()
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        """The commands in the order in which they were added, the most used first."""
        return list(self.commands)


def _tell_version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001 - click calls it so
    if not asked or ctx.resilient_parsing:
        return
    from importlib.metadata import PackageNotFoundError, version  # slow to import

    try:
        click.echo(f"govinfo, version {version('govinfo-cn')}")
    except PackageNotFoundError:
        click.echo("govinfo, version unknown: govinfo-cn is not installed, its source is run in place")
    ctx.exit()


@click.group(
    cls=_Program,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
    Exit status:
      0    nothing wrong; notes do not count
      1    something was found, or diff told a difference
      2    wrong usage; diff: also an unreadable report
      3    something could not be read or written; it outranks 1
      130  interrupted

    \b
    Messages are in Chinese where the locale is, else in
    English; --lang chooses. Colours are for terminals;
    NO_COLOR turns them off.""",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_tell_version,
    help="Show the version and exit.",
)
def main() -> None:
    """Read Chinese annual reports on open government information out of damaged text, and check their arithmetic.

    \b
    Examples:
      govinfo show report.txt
      govinfo check reports/
      govinfo diff draft.txt final.txt
      govinfo check --format jsonl reports/ > findings.jsonl
      govinfo convert reports/ --output data/
      govinfo explain GI601
    """  # noqa: D301 - \b is click's mark for a paragraph that keeps its lines


for _command in (show, check, series, rollup, diff, convert, new, explain, rules, schema, completion):
    main.add_command(_command)
