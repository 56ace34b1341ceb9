"""JSON text of the dict form: by orjson where it is installed (the extra ``fast``), else by the standard library.

Both write the same bytes. What orjson cannot write or refuses to read is left to the standard library: whole numbers
of more than 64 bits, lone surrogates, other indents than two, bytes in UTF-16. So are faults, to be told alike.
"""

from __future__ import annotations

import json
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from govinfo.exchange import ExchangeError, from_dict, to_dict

if TYPE_CHECKING:
    from types import ModuleType

    from govinfo.report import Report

#: The indent that orjson knows.
_INDENT = 2


def dumps(report: Report, *, spans: bool = True, indent: int | None = None) -> str:
    """The report as JSON text; see :meth:`Report.to_dict`. Chinese stands as it is, not escaped.

    Args:
        report: The report.
        spans: Keep spans, and with them raw texts, diagnostics and unplaced text.
        indent: Break lines and indent by so many blanks; None for one line without needless blanks.
    """
    data = to_dict(report, spans=spans)
    fast = orjson()
    if fast and indent in {None, _INDENT}:
        with suppress(TypeError):
            text: bytes = fast.dumps(data, option=fast.OPT_INDENT_2 if indent else None)
            return text.decode()
    return json.dumps(data, ensure_ascii=False, indent=indent, separators=(",", ":") if indent is None else None)


def loads(text: str | bytes) -> Report:
    """The report that JSON text of :func:`dumps` holds.

    Raises:
        ExchangeError: if the text is no JSON, or no report.
    """
    fast = orjson()
    if fast:
        with suppress(ValueError):  # an integer too large for orjson may have come as a float
            return from_dict(fast.loads(text))
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise ExchangeError((("", f"is no JSON: {fault}"),)) from None
    return from_dict(data)


@cache
def orjson() -> ModuleType | None:
    """The module orjson, if it is installed."""
    try:
        import orjson as module
    except ImportError:
        return None
    return module
