"""``govinfo completion``: what makes a shell complete commands, options and the names of rules."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from govinfo.cli.output import echo


@click.command(short_help="Print what makes a shell complete.", epilog="Exit status: 0 printed, 2 wrong usage.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that lets a shell complete govinfo.

    \b
    For the running shell:
      eval "$(govinfo completion bash)"
      eval "$(govinfo completion zsh)"
      govinfo completion fish | source

    \b
    Examples, for good:
      govinfo completion bash >> ~/.bashrc
      govinfo completion zsh >> ~/.zshrc     (below compinit)
      cd ~/.config/fish/completions
      govinfo completion fish > govinfo.fish
    """  # noqa: D301 - \b is click's mark for a paragraph that keeps its lines
    root = ctx.find_root().command
    complete = get_completion_class(shell)
    if complete is not None:
        echo(complete(root, {}, "govinfo", "_GOVINFO_COMPLETE").source().strip())
