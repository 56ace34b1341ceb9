"""The pieces that a sentence is scanned into."""

from __future__ import annotations

from typing import Any

from attrs import define


@define
class Token:
    """A piece of a sentence. The parser asks for its ``type`` alone."""

    type: str
    start: int
    end: int
    #: A ``Word``, an ``Amount``, a ``Time``, the kind of a place or of a sign; nothing for what is unknown.
    held: Any = None
