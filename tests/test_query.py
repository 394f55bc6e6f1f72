"""Folding, numbers, dates and understanding, each as a table of cases.

Every table has its cases that must not match.
"""

from __future__ import annotations

from decimal import Decimal
from re import findall

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zgfacts import FactStore, search
from zgfacts.model import Fact, Period
from zgfacts.query.fold import beginnings, fold, stem
from zgfacts.query.index import MemoryIndex
from zgfacts.query.numbers import find_numbers, han_number
from zgfacts.query.periods import When, find_periods
from zgfacts.query.texts import pieces_of

STORE = FactStore.open()
INDEX = MemoryIndex(STORE)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＧＤＰ　２０２０", "gdp 2020"),
        ("Kǒnglóng zhī Xiāng", "konglong zhi xiang"),
        ("LÜ", "lu"),
        ("Chengdu–Chongqing", "chengdu-chongqing"),
        ("恐龙之乡", "恐龙之乡"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    """Full-width forms, case, tone marks and dashes are made one."""
    assert fold(text) == folded


@pytest.mark.parametrize(
    "pair",
    [
        ("city", "cities"),
        ("sign", "signed"),
        ("sign", "signing"),
        ("project", "projects"),
        ("house", "housing"),
    ],
)
def test_stem_joins(pair: tuple[str, str]) -> None:
    """Forms of one English word have one stem."""
    assert stem(pair[0]) == stem(pair[1])


@pytest.mark.parametrize(
    "pair", [("city", "cited"), ("gas", "ga"), ("bus", "bu"), ("is", "i"), ("plan", "plane")]
)
def test_stem_keeps_apart(pair: tuple[str, str]) -> None:
    """Different words keep different stems."""
    assert stem(pair[0]) != stem(pair[1])


@pytest.mark.parametrize(
    ("text", "value", "percent"),
    [
        ("163", "163", False),
        ("163亿", "16300000000", False),
        ("16,300,000,000", "16300000000", False),
        ("1630000万元", "16300000000", False),
        ("一百六十三亿", "16300000000", False),
        ("十", "10", False),
        ("二十一", "21", False),
        ("一千零五", "1005", False),
        ("两万三千", "23000", False),
        ("百分之十点五", "10.5", True),
        ("-3.6", "-3.6", False),
        ("负三点六", "-3.6", False),
        ("3.9%", "3.9", True),
        ("3.9 percent", "3.9", True),
        ("1.6个百分点", "1.6", True),
        ("15.2 billion", "15200000000", False),
        ("3.28million", "3280000", False),
        ("32.8 lakh", "3280000", False),
        ("163 crores", "1630000000", False),
        ("1,630 crore", "16300000000", False),
        ("1,005", "1005", False),
    ],
)
def test_numbers(text: str, value: str, percent: bool) -> None:
    """A number in any spelling has one exact value."""
    (found,) = find_numbers(fold(text))
    assert (found.value, found.percent) == (Decimal(value), percent)


@pytest.mark.parametrize("text", ["恐龙", "GDP", "点", "-", "百分之"])
def test_no_numbers(text: str) -> None:
    """What is no number is not read as one."""
    assert find_numbers(fold(text)) == []


@pytest.mark.parametrize("text", ["", "三点", "点五", "三x"])
def test_no_numeral(text: str) -> None:
    """What is no Chinese numeral has no value."""
    assert han_number(text) is None


@given(st.integers(1, 10**12 - 1))
def test_numerals_round_trip(number: int) -> None:
    """Every whole number up to a trillion, written out in Chinese, is read back."""
    assert han_number(in_chinese(number)) == number


def in_chinese(number: int) -> str:
    """A whole number as a Chinese numeral, written the schoolbook way."""
    digits = "零一二三四五六七八九"
    for size, name in ((10**8, "亿"), (10**4, "万"), (10**3, "千"), (100, "百"), (10, "十")):
        if number >= size:
            head, rest = divmod(number, size)
            zero = "零" if rest and rest < size // 10 else ""
            return in_chinese(head) + name + zero + (in_chinese(rest) if rest else "")
    return digits[number]


def whole_periods(text: str) -> list[When]:
    """The readings of a whole text as a date."""
    return [when for when in find_periods(text) if (when.start, when.end) == (0, len(text))]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2020", "2020"),
        ("2020年", "2020"),
        ("2017-06-29", "2017-06-29"),
        ("2017/6/29", "2017-06-29"),
        ("20170629", "2017-06-29"),
        ("2017年6月29日", "2017-06-29"),
        ("二〇一七年六月二十九日", "2017-06-29"),
        ("June 29 2017", "2017-06-29"),
        ("june 29th, 2017", "2017-06-29"),
        ("29 Jun 2017", "2017-06-29"),
        ("29th of June 2017", "2017-06-29"),
        ("2017-06", "2017-06"),
        ("June 2017", "2017-06"),
        ("2020Q1", "2020-Q1"),
        ("Q1 2020", "2020-Q1"),
        ("2020-Q1", "2020-Q1"),
        ("1Q20", "2020-Q1"),
        ("1q2020", "2020-Q1"),
        ("2020年第一季度", "2020-Q1"),
        ("2020年一季度", "2020-Q1"),
        ("first quarter of 2020", "2020-Q1"),
        ("2017..2020", "2017/2020"),
        ("2017-2020", "2017/2020"),
        ("2017到2020年", "2017/2020"),
    ],
)
def test_periods(text: str, period: str) -> None:
    """A date in any spelling is one period, covering the whole text."""
    folded = fold(text)
    whole = whole_periods(folded)
    assert [when.period and when.period.text for when in whole] == [period]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("6月29日", "06-29", "06-29"),
        ("六月二十九号", "06-29", "06-29"),
        ("June 29", "06-29", "06-29"),
        ("29 June", "06-29", "06-29"),
        ("9月", "09-01", "09-31"),
        ("第三季度", "07-01", "09-31"),
        ("Q3", "07-01", "09-31"),
    ],
)
def test_days_of_any_year(text: str, first: str, last: str) -> None:
    """A date without a year comes back every year."""
    folded = fold(text)
    whole = whole_periods(folded)
    assert [(when.first, when.last) for when in whole] == [(first, last)]


@pytest.mark.parametrize(
    "text", ["2017-02-30", "20171301", "13月", "12345", "GDP", "1458.44", "5g"]
)
def test_no_periods(text: str) -> None:
    """What is no date does not become one as a whole."""
    folded = fold(text)
    assert whole_periods(folded) == []


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-Q1", "2020-01-01", "2020-03-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020-01-31/2021-01-22", "2020-01-31", "2021-01-22"),
        ("2017/2020", "2017-01-01", "2020-12-31"),
    ],
)
def test_period_bounds(text: str, start: str, end: str) -> None:
    """A period knows its first and its last day."""
    period = Period.parse(text)
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    "text",
    ["", "20", "2020-13", "2021-02-29", "2020-Q5", "2020/2019", "０２０２", "2020-1", "0000"],
)
def test_not_a_period(text: str) -> None:
    """What is no period is refused."""
    with pytest.raises(ValueError, match=r"."):
        Period.parse(text)


@given(st.text(max_size=60))
def test_any_text_is_a_query(text: str) -> None:
    """No input is a syntax error, and every hit covers every word of it."""
    answer = search(INDEX, text)
    for hit in answer.hits:
        covered = {at for piece in hit.evidence for at in range(piece.start, piece.end)}
        folded = answer.query.text
        assert all(at in covered for at in range(len(folded)) if answer.query.is_content(at))


@given(st.sampled_from(list(STORE)))
def test_a_name_finds_its_fact(fact: Fact) -> None:
    """Whoever types the whole name of a fact finds it."""
    for name in (fact.name.zh, fact.name.en):
        assert fact.id in [hit.fact.id for hit in search(INDEX, name).hits], name


def test_a_word_begins_as_its_stem_says() -> None:
    """Whatever has a stem has one of its beginnings: else a fact is found only by its index."""
    text = "\n".join(f"{piece.zh}\n{piece.en}" for fact in STORE for piece in pieces_of(fact))
    words = {*findall(r"[a-z]+", fold(text)), "four", "tour", "hour", "flies", "tries", "colours"}
    missing = [w for w in words if not any(w.startswith(b) for b in beginnings(stem(w)))]
    assert missing == []


@pytest.mark.parametrize("fact", [each for each in STORE if each.unit], ids=lambda fact: fact.id)
def test_a_figure_finds_its_fact(fact: Fact) -> None:
    """Whoever types the figure of a fact with its unit, in either language, finds it."""
    assert fact.unit
    plain = format(Decimal(fact.value or 0).normalize(), "f")
    for text in (
        f"{fact.value}{fact.unit.zh}",
        f"{plain}{fact.unit.zh}",
        f"{plain} {fact.unit.en}",
    ):
        assert fact.id in [hit.fact.id for hit in search(INDEX, text).hits], text
