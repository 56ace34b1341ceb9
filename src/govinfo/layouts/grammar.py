"""Builds the grammars, LALR over lines that a scanner has named, and runs Lark's tables with callbacks inline.

Lark's own loop compares its rules and terminals by Python methods at each step and makes a tree of each repetition:
it takes more than twice as long. What is run here are the same tables, which Lark has checked for conflicts.
"""

from __future__ import annotations

from importlib.resources import files
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Protocol

from lark import Lark
from lark.lexer import Lexer
from lark.parsers.lalr_analysis import Shift

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_END = "$END"


class Token(Protocol):
    """A line, or a piece of a sentence, that is named already."""

    @property
    def type(self) -> str:
        """The terminal that it is."""
        ...


class Lines(Lexer):
    """Hands over lines that are named already."""

    __future_interface__ = 2

    def __init__(self, lexer_conf: object) -> None:
        """Lark passes its configuration; lines need none."""

    def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[Any]:  # noqa: ANN401, ARG002  (Lark's interface)
        """The lines, one token each."""
        return iter(lexer_state.text)


class _Spliced(list[Any]):
    """What a rule without a callback has found, which becomes a part of the rule around it."""


#: How many symbols a rule takes off, its name, and what makes a value of them; one more of a repetition has no such.
_Reduce = tuple[int, str, "Callable[[list[Any]], Any] | None"]


class Parser:
    """One grammar with the callbacks of its rules: the methods of ``builder`` that bear their names."""

    def __init__(self, name: str, start: str, builder: object, package: str = "govinfo.layouts") -> None:
        table: Any = build(name, start, package).parser.parser._parse_table  # noqa: SLF001  (Lark shows its tables nowhere else)
        #: A state tells for each symbol the next state, or the rule that ends before the symbol.
        states: dict[int, dict[str, Any]] = {state: {} for state in table.states}
        for state, actions in table.states.items():
            for symbol, (action, arg) in actions.items():
                states[state][str(symbol)] = states[arg] if action is Shift else _reduce(arg, builder)
        states[table.end_states[start]][_END] = {}
        self._start = states[table.start_states[start]]

    def parse(self, lines: Sequence[Token]) -> list[Any]:
        """What the callbacks make of lines; every grammar accepts every sequence of its terminals."""
        state = self._start
        below: list[dict[str, Any]] = []  # the states before it
        values: list[Any] = []
        for kind, line in zip([*[line.type for line in lines], _END], [*lines, None], strict=True):
            while (action := state[kind]).__class__ is tuple:
                size, name, make = action
                if make is None:  # a repetition has one more, and its state stays as it was before
                    state = below.pop()
                    one = values.pop()
                    if one.__class__ is _Spliced:
                        values[-1] += one
                    else:
                        values[-1].append(one)
                    continue
                if size == 1:
                    values[-1] = make(values[-1:])
                elif size:
                    del below[1 - size :]
                    values[-size:] = (make(values[-size:]),)
                else:
                    below.append(state)
                    values.append(make([]))
                state = below[-1][name]
            below.append(state)
            values.append(line)
            state = action
        return values[0]  # type: ignore[no-any-return]


def _reduce(rule: Any, builder: object) -> _Reduce:  # noqa: ANN401  (Lark's rule)
    """A rule as the loop wants it. One without a callback has a name with an underscore: written, or a repetition."""
    name, symbols = str(rule.origin.name), [str(symbol.name) for symbol in rule.expansion]
    inner = [symbol.startswith("_") for symbol in symbols]
    if symbols[:1] == [name] and len(symbols) == 2:  # noqa: PLR2004  (a repetition and one more)
        return len(symbols), name, None
    if name.startswith("_"):
        alone = len(symbols) == 1 and not name.startswith("__")  # Lark names its repetitions so
        return len(symbols), name, itemgetter(0) if alone else _splice
    make = getattr(builder, name)
    return len(symbols), name, (lambda found: make(_splice(found))) if any(inner) else make


def _splice(found: list[Any]) -> _Spliced:
    """Values in a row, those of rules without a callback each in their place."""
    whole = found[0] if isinstance(found[0], _Spliced) else _Spliced(found[:1])
    for value in found[1:]:
        if isinstance(value, _Spliced):
            whole += value
        else:
            whole.append(value)
    return whole


def build(name: str, start: str, package: str = "govinfo.layouts") -> Lark:
    """One grammar of a package's folder, which Lark refuses where it has a conflict."""
    path = files(package) / f"{name}.lark"
    return Lark(
        path.read_text("utf-8"),
        parser="lalr",
        lexer=Lines,
        start=start,
        source_path=str(path),
        import_paths=[str(files(package))],
    )
