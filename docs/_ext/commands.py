"""What the commands say of themselves."""

from __future__ import annotations

import click

from govinfo.cli import main

_WIDTH = 80


def page() -> str:
    """The help of every command, as it is printed."""
    program = click.Context(main, info_name="govinfo", max_content_width=_WIDTH, terminal_width=_WIDTH)
    blocks = [f"## govinfo\n\n{_help(main, program)}"]
    for name in main.list_commands(program):
        command = main.commands[name]
        if not command.hidden:
            within = click.Context(command, program, name, max_content_width=_WIDTH, terminal_width=_WIDTH)
            blocks.append(f"## govinfo {name}\n\n{_help(command, within)}")
    return "\n\n".join(blocks) + "\n"


def _help(command: click.Command, context: click.Context) -> str:
    return f"```text\n{command.get_help(context)}\n```"
