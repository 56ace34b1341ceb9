"""Builds the grammars: LALR over lines that a scanner has named, callbacks inline."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

from lark import Lark
from lark.lexer import Lexer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lark import Transformer

    from govinfo.layouts.lines import Line


class Lines(Lexer):
    """Hands over lines that are named already."""

    __future_interface__ = 2

    def __init__(self, lexer_conf: object) -> None:
        """Lark passes its configuration; lines need none."""

    def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[Any]:  # noqa: ANN401, ARG002  (Lark's interface)
        """The lines, one token each."""
        return iter(lexer_state.text)


def build(name: str, start: str, transformer: Transformer[Any, Any] | None = None) -> Lark:
    """The parser of one grammar of this folder."""
    path = files("govinfo.layouts") / f"{name}.lark"
    return Lark(
        path.read_text("utf-8"),
        parser="lalr",
        lexer=Lines,
        start=start,
        transformer=transformer,
        source_path=str(path),
        import_paths=[str(files("govinfo.layouts"))],
    )


def parse(parser: Lark, lines: list[Line]) -> list[Any]:
    """What the callbacks of a grammar make of lines; every grammar accepts every sequence of its terminals."""
    return cast("list[Any]", parser.parse(cast("Any", lines)))
