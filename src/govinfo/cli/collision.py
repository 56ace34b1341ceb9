"""The other distribution that installs a package named ``govinfo``: two cannot live in one environment."""

from __future__ import annotations

from govinfo.cli.output import echo
from govinfo.cli.words import words
from govinfo.views.words import default_language


def warn_of_collision() -> None:
    """Warn on one line of standard error where the other distribution is installed as well."""
    from importlib.metadata import Distribution  # slow to import

    if any(True for _ in Distribution.discover(name="govinfo")):
        echo(words(default_language()).collision, err=True)
