"""Numbers in any spelling: 163亿, 16,300,000,000, 一百六十三亿, 百分之十点五, sixty-eight."""

from __future__ import annotations

from decimal import Decimal
from re import compile as regex
from typing import Final, NamedTuple

from zgfacts.query.fold import words_in

_DIGITS: Final = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
}
_SMALL: Final = {"十": 10, "百": 100, "千": 1000}
_LARGE: Final = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_MULTIPLES: Final = {
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "mln": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "b": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "lakh": 10**5,
    "crore": 10**7,
}
_ENGLISH: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS: Final = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_BY_WORD: Final = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_HAN_DIGITS: Final = "零〇一二三四五六七八九"
_HAN_MULTIPLES: Final = "十百千万亿"
_SIGN = r"(?P<share>百分之)?(?P<sign>(?<![\w.])[-+]|负)?"
_PERCENT = r"(?P<percent>\s*(?:%|percent(?:age points?)?|per cent|pct|个?百分点))?"
_DIGIT_NUMBER: Final = (
    rf"{_SIGN}(?P<digits>(?<![\d.])(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?)"
    rf"(?:\s*(?P<han>[{_HAN_MULTIPLES}]+)"
    r"|\s*(?P<word>thousand|million|billion|trillion|lakh|crore|mn|mln|bn|bln|tn|k|m|b)"
    r"(?:(?<=lakh|rore)s)?(?![a-z]))?"
    rf"{_PERCENT}"
)
_HAN_NUMBER: Final = (
    rf"{_SIGN}(?P<numeral>[{_HAN_DIGITS}两{_HAN_MULTIPLES}]+(?!分之)(?:点[{_HAN_DIGITS}]+)?)"
    rf"(?P<han>(?<=[{_HAN_DIGITS}])[万亿]+)?{_PERCENT}"
)


#: What may belong to a number before it, and behind: a sign, a multiple, thousand, percent.
_BEFORE_MORE: Final = ("-", "+", "负", "之", ".", ",")
_MORE: Final = (*".,%个百十千万亿", *"tmbkp", "lakh", "crore")


class Quantity(NamedTuple):
    """A number found in text; `scaled` when a multiple (亿, billion) was part of it."""

    start: int
    end: int
    value: Decimal
    scaled: bool
    percent: bool


def find_numbers(text: str) -> list[Quantity]:
    """Every number in folded text; where 千亿 follows a digit it is one number."""
    found: list[Quantity] = []
    if any(map(str.isdecimal, text)):
        plain = _plain(text)
        found += _read(_DIGIT_NUMBER, text) if plain is None else plain
    if any(char in _DIGITS or char in _SMALL or char in _LARGE for char in text):
        taken = {at for each in found for at in range(each.start, each.end)}
        found += [each for each in _read(_HAN_NUMBER, text) if each.start not in taken]
    return found + _in_words(text)


def _plain(text: str) -> list[Quantity] | None:
    """The numbers of a text where they are digits and nothing else; None where one may be more.

    Most queries with digits name a year, and the pattern takes longer to compile than that.
    """
    found = []
    at = 0
    while at < len(text):
        end = at
        while end < len(text) and text[end].isdecimal():
            end += 1
        if end > at:
            if text[at - 1 : at] in _BEFORE_MORE or text[end:].lstrip().startswith(_MORE):
                return None
            found.append(Quantity(at, end, Decimal(text[at:end]), False, False))
        at = max(end, at + 1)
    return found


def _in_words(text: str) -> list[Quantity]:
    """The numbers in English words: sixty-eight, ten billion, a hundred."""
    found = []
    run: list[tuple[int, int, str]] = []
    for word in (*words_in(text), (0, 0, "")):
        longer = [*run, word]
        touching = not run or text[run[-1][1] : word[0]] in (" ", "-")
        if touching and _in_english(longer) is not None:
            run = longer
        else:
            if (value := _in_english(run)) is not None and len(run) + len(run[0][2]) > 2:
                scaled = run[-1][2] in _MULTIPLES
                found.append(Quantity(run[0][0], run[-1][1], Decimal(value), scaled, False))
            run = [word] if _in_english([word]) is not None else []
    return found


def _in_english(run: list[tuple[int, int, str]]) -> int | None:
    """The value of a row of words such as sixty eight, three hundred, a billion; else None."""
    value = 0
    last = ""
    for _, _, word in run:
        if not last and (word in _ENGLISH or word in _TENS or word == "a"):
            value = _ENGLISH.get(word) or _TENS.get(word) or 1
        elif last in _TENS and _ENGLISH.get(word, 10) < 10:
            value += _ENGLISH[word]
        elif last and word in _BY_WORD and _BY_WORD.get(last, 1) in (1, 100):
            value *= _BY_WORD[word]
        else:
            return None
        last = word
    return value or None


def _read(form: str, text: str) -> list[Quantity]:
    """The numbers of one form; a form is compiled when a text first needs it."""
    found = []
    for match in regex(form).finditer(text):
        parts = match.groupdict()
        numeral = parts.get("numeral") or ""
        value = _value(parts.get("digits"), numeral)
        if value is None:
            continue
        scale = _MULTIPLES.get(parts.get("word") or "", 1)
        for char in parts["han"] or "":
            scale *= _SMALL.get(char) or _LARGE[char]
        if parts["sign"] in ("-", "负"):
            value = -value
        found.append(
            Quantity(
                match.start(),
                match.end(),
                value * scale,
                scale != 1 or any(char in _LARGE for char in numeral),
                bool(parts["share"] or parts["percent"]),
            )
        )
    return found


def _value(digits: str | None, numeral: str) -> Decimal | None:
    if digits:
        return Decimal(digits.replace(",", ""))
    return han_number(numeral)


def han_number(text: str) -> Decimal | None:
    """The value of a Chinese numeral, None where it is not one.

    >>> han_number("一百六十三亿"), han_number("三点九"), han_number("二〇二〇")
    (Decimal('16300000000'), Decimal('3.9'), Decimal('2020'))
    """
    whole, point, fraction = text.partition("点")
    if not whole or (point and not fraction):
        return None
    if any(char not in _DIGITS and char not in _SMALL and char not in _LARGE for char in whole):
        return None
    if len(whole) > 1 and all(char in _DIGITS for char in whole):
        value = int("".join(str(_DIGITS[char]) for char in whole))
    else:
        value = _counted(whole)
    tail = "".join(str(_DIGITS[char]) for char in fraction)
    return Decimal(f"{value}.{tail}") if tail else Decimal(value)


def _counted(numeral: str) -> int:
    """The value of a numeral with its multiples, the largest of which divides it first."""
    for char, size in reversed(_LARGE.items()):
        head, found, tail = numeral.rpartition(char)
        if found:
            return (_counted(head) if head else 1) * size + _counted(tail)
    total = digit = 0
    for char in numeral:
        if char in _DIGITS:
            digit = _DIGITS[char]
        else:
            total += (digit or 1) * _SMALL[char]
            digit = 0
    return total + digit
