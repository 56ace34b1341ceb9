"""Libraries that come with extras, imported when they are first needed."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def need(module: str, extra: str, what: str) -> Any:  # noqa: ANN401  (a module)
    """The module, or word of how to install it.

    Args:
        module: The name of the module.
        extra: The extra of this distribution that brings it.
        what: What needs it.

    Raises:
        ImportError: if it is not installed; the message names the extra.
    """
    try:
        return import_module(module)
    except ImportError as error:
        message = f"{what} needs {module.partition('.')[0]}: pip install 'govinfo-cn[{extra}]'"
        raise ImportError(message, name=module) from error
