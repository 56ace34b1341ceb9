"""Lines and positions of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo.source import Position, Source, Span

#: Text in which lines end in every way, and in ways that are none.
TEXTS = st.text(st.sampled_from("a规\r\n\t\f\v\x1c\x85\u2028 |") | st.characters())

LINES = {
    "empty": ("", [""]),
    "one line": ("一、总体情况", ["一、总体情况"]),
    "LF": ("甲\n乙", ["甲", "乙"]),
    "CR LF": ("甲\r\n乙", ["甲", "乙"]),
    "CR": ("甲\r乙", ["甲", "乙"]),
    "mixed": ("甲\n乙\r\n丙\r丁", ["甲", "乙", "丙", "丁"]),
    "LF CR is two ends": ("甲\n\r乙", ["甲", "", "乙"]),
    "CR CR LF is two ends": ("甲\r\r\n乙", ["甲", "", "乙"]),
    "end of line at the end": ("甲\n", ["甲", ""]),
    "CR LF at the end": ("甲\r\n", ["甲", ""]),
    "ends of lines alone": ("\n\r\n\r", ["", "", "", ""]),
    "a form feed ends no line": ("甲\f乙\n丙", ["甲\f乙", "丙"]),
    "nor do the rarer ones": ("甲\v乙\x85丙\u2028丁\x1c", ["甲\v乙\x85丙\u2028丁\x1c"]),
}

POSITIONS = {
    "the first character": ("甲乙\n丙", 0, (1, 1)),
    "the second": ("甲乙\n丙", 1, (1, 2)),
    "the end of a line": ("甲乙\n丙", 2, (1, 3)),
    "the next line": ("甲乙\n丙", 3, (2, 1)),
    "the end of the text": ("甲乙\n丙", 4, (2, 2)),
    "past the end": ("甲乙\n丙", 999, (2, 2)),
    "before the beginning": ("甲乙\n丙", -1, (1, 1)),
    "between CR and LF": ("甲\r\n乙", 2, (1, 3)),
    "behind CR LF": ("甲\r\n乙", 3, (2, 1)),
    "behind CR": ("甲\r乙", 2, (2, 1)),
    "behind the last end of line": ("甲\n", 2, (2, 1)),
    "in an empty text": ("", 0, (1, 1)),
    "past an empty text": ("", 5, (1, 1)),
    "wide characters count one": ("𠮷规a", 2, (1, 3)),
}


@pytest.mark.parametrize(("text", "lines"), LINES.values(), ids=LINES)
def test_lines(text: str, lines: list[str]) -> None:
    source = Source(text)
    assert [line for _, line in source.lines()] == lines
    assert [source.line(number) for number in range(1, len(lines) + 1)] == lines


@pytest.mark.parametrize(("text", "offset", "position"), POSITIONS.values(), ids=POSITIONS)
def test_position(text: str, offset: int, position: tuple[int, int]) -> None:
    assert Source(text).position(offset) == Position(*position)


def test_spans_and_positions_have_names() -> None:
    span, position = Span(2, 5), Position(1, 3)
    assert (span.start, span.end) == (2, 5)
    assert (position.line, position.column) == (1, 3)


@given(TEXTS)
def test_lines_and_their_ends_are_the_text(text: str) -> None:
    source = Source(text)
    lines = list(source.lines())
    assert list(source.starts) == [start for start, _ in lines]
    ends = [*source.starts[1:], len(text)]
    for number, ((start, line), end) in enumerate(zip(lines, ends, strict=True), 1):
        printed = text[start:end]
        assert printed.startswith(line)
        assert printed[len(line) :] in ({"\n", "\r\n", "\r"} if number < len(lines) else {""})
        assert not {"\r", "\n"} & set(line)
        assert source.line(number) == line


@given(TEXTS, st.data())
def test_an_offset_and_its_position_name_one_place(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    source = Source(text)
    line, column = source.position(offset)
    assert source.starts[line - 1] + column - 1 == offset
    assert source.position(offset) <= source.position(offset + 1)
