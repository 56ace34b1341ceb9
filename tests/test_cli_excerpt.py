"""The line of the source under a message: the markers stand under what they mark, whatever the line holds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from govinfo.cli.excerpt import Line, Mark, excerpt, is_shown
from govinfo.exchange.escape import visible

#: Narrow, wide, blank in both widths, a tab, an escape, and what turns the text round.
lines = st.text(st.sampled_from("ab1|年（。 \u3000\t\x1b\u202e𠮷"), max_size=80)
spans = st.tuples(st.integers(0, 80), st.integers(0, 80)).map(sorted)


def under(shown: str, signs: str, sign: str) -> str:
    """What the markers of a kind stand under."""
    found, at = "", 0
    for char in shown:
        width = cell_len(char)
        covered = signs[at : at + width]
        if sign in covered:
            assert covered == sign * width
            found += char
        at += width
    return found


@given(lines, spans, st.integers(24, 120))
def test_markers_stand_under_what_they_mark(text: str, span: list[int], width: int) -> None:
    start, end = (min(at, len(text)) for at in span)
    line = Line.of(text)
    shown, signs = excerpt(line, [Mark(start, end)], width)
    assert (shown == "") == (text.strip() == "") == (signs == "")
    assert cell_len(shown) <= width
    assert len(signs) <= width + 1
    first = max(start, line.left)
    marked = visible(text[first : min(max(end, first + 1), line.right)])
    assert visible(text).find(under(shown, signs, "^").rstrip(".")) >= 0
    if shown:
        assert "^" in signs
    if shown and marked and cell_len(marked) <= width - 6 - 16:
        assert under(shown, signs, "^") == marked


@given(lines, spans, spans, st.integers(60, 120))
def test_what_is_said_to_be_shown_is(text: str, one: list[int], other: list[int], width: int) -> None:
    line = Line.of(text)
    (start, end), (also, last) = ([min(at, len(text)) for at in span] for span in (one, other))
    marks = [Mark(start, end), Mark(also, last, first=False)]
    shown, signs = excerpt(line, marks, width)
    if line.left <= start == end < also < last <= line.right and is_shown(marks[1], line, marks, width):
        assert under(shown, signs, "-") == visible(text[also:last])


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        ("规章 | 12 | 3 |", [Mark(5, 7)], ("规章 | 12 | 3 |", "       ^^")),
        ("  规章\t12\t3", [Mark(5, 7)], ("规章\\t12\\t3", "      ^^")),
        ("\x1b[2J年报", [Mark(4, 6)], ("\\x1b[2J年报", "       ^^^^")),
        ("1 | 2 | 3", [Mark(8, 9), Mark(0, 1, first=False)], ("1 | 2 | 3", "-       ^")),
        ("一二三", [Mark(0, 3), Mark(1, 2, first=False)], ("一二三", "^^^^^^")),
        ("一二三", [Mark(3, 3)], ("一二三", "      ^")),
        ("一二三", [Mark(0, 900)], ("一二三", "^^^^^^")),
        ("e\u0301 | 7", [Mark(5, 6)], ("e\u0301 | 7", "    ^")),
        ("   ", [Mark(0, 3)], ("", "")),
    ],
    ids=["wide", "tab", "escape", "label", "label within", "after the end", "several lines", "combining", "blank"],
)
def test_examples(text: str, marks: list[Mark], expected: tuple[str, str]) -> None:
    assert excerpt(Line.of(text), marks, 60) == expected


def test_a_long_line_is_shown_around_its_marks() -> None:
    text = "".join(f"{number:4}" for number in range(1000))
    shown, signs = excerpt(Line.of(text), [Mark(2000, 2004)], 60)
    assert re.fullmatch(r"\.\.\.( *\d+)+\.\.\.", shown)
    assert under(shown, signs, "^") == " 500"
    shown, signs = excerpt(Line.of(text), [Mark(2000, 2004), Mark(1980, 1984, first=False)], 60)
    assert (under(shown, signs, "^"), under(shown, signs, "-")) == (" 500", " 495")


def test_a_long_line_takes_no_long_time() -> None:
    line = Line.of("规章 | many | few | 0 | " * 500_000)
    for at in range(0, len(line.text), 5_000):
        assert excerpt(line, [Mark(at, at + 1)], 100)[0]
