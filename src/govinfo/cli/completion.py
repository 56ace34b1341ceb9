"""``govinfo completion``: what makes a shell complete commands, options and the names of rules."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from govinfo.cli.output import echo


@click.command(epilog="Exit status: 0 printed, 2 wrong usage.")
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
    For good, put that line into ~/.bashrc, into ~/.zshrc below compinit, or for fish:
      govinfo completion fish > ~/.config/fish/completions/govinfo.fish

    \b
    Examples:
      govinfo completion bash >> ~/.bash_completion
    """  # noqa: D301 - \b is click's mark for a paragraph that keeps its lines
    root = ctx.find_root().command
    complete = get_completion_class(shell)
    if complete is not None:
        echo(complete(root, {}, "govinfo", "_GOVINFO_COMPLETE").source().strip())
