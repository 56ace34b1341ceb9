"""Numbers as clerks print them."""

import decimal
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govinfo.cell import Number, State
from govinfo.numbers import Reading, is_value, read

#: What is a number, the number itself, and its unit.
NUMBERS: dict[str, tuple[Number, str | None]] = {
    "0": (0, None),
    "007": (7, None),
    "-417": (-417, None),
    "0.0": (Decimal("0.0"), None),
    "18.8710": (Decimal("18.8710"), None),
    "-0.5": (Decimal("-0.5"), None),
    "84565元": (84565, "元"),
    "976.81万元": (Decimal("976.81"), "万元"),
    "976.81 万元": (Decimal("976.81"), "万元"),
    "1.2亿元": (Decimal("1.2"), "亿元"),
    "3件": (3, "件"),
    "2 項": (2, "項"),
}

#: The same, where more than plain digits is to be understood.
DRESSED: dict[str, tuple[Number, str | None]] = {
    "1,428": (1428, None),
    "12,345,678.90": (Decimal("12345678.90"), None),
    "１，４２８": (1428, None),
    "３": (3, None),
    "３．５": (Decimal("3.5"), None),
    "\u22125": (-5, None),
    "+19": (19, None),
    "＋１９": (19, None),
    "减4": (-4, None),
    "減少4": (-4, None),
    "增加5": (5, None),
    "新增 12件": (12, "件"),
    "? 7": (7, None),
    "\ufffd 0": (0, None),
}

NIL = ["/", "-", "--", "—", "——", "–", "―", "－", "／", "无", "無", "\\"]

#: Neither numbers nor signs for nothing.
UNREADABLE = [
    "2 0",
    "12,34",
    "1,2345",
    ",428",
    "1428,",
    ".5",
    "5.",
    "1.2.3",
    "--5",
    "5-",
    "+",
    "增加",
    "件",
    "3万",
    "3元元",
    "3（含不予公开1件）",
    "约3",
    "3%",
    "①",
    "²",
    "٣",
    "三",
    "O",
    "…",
    "1e5",
    "1_000",
    "0x1F",
    "NaN",
    "Infinity",
    "True",
]

#: Longer than any number of a report.
LONG = {"whole": "9" * 5_000, "fraction": "0." + "9" * 5_000, "commas": "," * 5_000, "33 digits": "9" * 33}


@pytest.mark.parametrize("text", NUMBERS)
def test_numbers(text: str) -> None:
    value, unit = NUMBERS[text]
    assert exactly(text) == (State.REPORTED, type(value), str(value), unit, False)


@pytest.mark.parametrize("text", DRESSED)
def test_dressed_numbers(text: str) -> None:
    value, unit = DRESSED[text]
    assert exactly(text) == (State.REPORTED, type(value), str(value), unit, True)


def exactly(text: str) -> tuple[State, type, str, str | None, bool]:
    """What a text is read as, with the type and the digits of its value, for 0.0 == 0."""
    reading = read(text)
    return reading.state, type(reading.value), str(reading.value), reading.unit, reading.dressed


def test_nothing_printed_is_blank() -> None:
    assert read("") == Reading(State.BLANK)
    assert not is_value("")


@pytest.mark.parametrize("text", NIL)
def test_signs_for_nothing(text: str) -> None:
    assert read(text) == Reading(State.NIL)


@pytest.mark.parametrize("text", [*UNREADABLE, *LONG.values()], ids=[*UNREADABLE, *LONG])
def test_no_number(text: str) -> None:
    assert read(text) == Reading(State.UNREADABLE)


def test_values_are_numbers_and_signs_for_nothing() -> None:
    assert all(map(is_value, [*NUMBERS, *DRESSED, *NIL]))
    assert not any(map(is_value, UNREADABLE))


def test_digits_alone_are_plain() -> None:
    texts = [*NUMBERS, *DRESSED, *NIL, *UNREADABLE]
    assert {text for text in texts if read(text).is_plain and read(text).value is not None} == {"0", "007"}


@given(st.text(st.sampled_from("0129３,，.．+-−/—增加减少万元件 无")) | st.text())
def test_every_text_is_read(text: str) -> None:
    reading = read(text)
    assert type(reading.value) in (int, Decimal, type(None))
    assert (reading.value is not None) == (reading.state is State.REPORTED)
    assert is_value(text) == (reading.state in (State.REPORTED, State.NIL))
    if reading.state is not State.REPORTED:
        assert reading.unit is None


@given(st.integers(-(10**20), 10**20), st.sampled_from(["{}", "{:,}", "{}件"]))
def test_whole_numbers_are_read_exactly(number: int, print_as: str) -> None:
    assert read(print_as.format(number)).value == number


def test_amounts_do_not_hang_on_the_decimal_context() -> None:
    with decimal.localcontext(prec=3):
        assert str(read("84565.25").value) == "84565.25"


@given(st.text("0123456789", min_size=1, max_size=25), st.text("0123456789", min_size=6, max_size=6))
@example("1234567890123456789012345", "678900")
def test_amounts_are_read_exactly(whole: str, fraction: str) -> None:
    text = f"{whole}.{fraction}"
    assert str(read(text).value) == str(Decimal(text))
