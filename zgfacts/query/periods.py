"""Dates in any spelling: 2017-06-29, 6月29日, June 29 2017, 20170629, 2020Q1, 2020年第一季度."""

from __future__ import annotations

from re import Match
from re import compile as regex
from typing import TYPE_CHECKING, Final, NamedTuple

from zgfacts.model import Fact, Period
from zgfacts.query.numbers import han_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MONTHS: Final = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
#: Words of dates that a slip of the hand could have meant.
WORDS: Final = (*_MONTHS, "quarter")

_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
_MONTH += r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_HAN = "零〇一二三四五六七八九十"
_HAN_YEAR = rf"(?P<year>(?:19|20)\d\d|[{_HAN}]{{4}})\s*年?"
_HAN_MONTH = rf"(?P<month>\d{{1,2}}|[{_HAN}]{{1,3}})\s*月份?(?:[初末底]|[上中下]旬)?"
_HAN_DAY = rf"(?P<day>\d{{1,2}}|[{_HAN}]{{1,3}})\s*[日号]?"
_HAN_QUARTER = r"(?:第\s*)?(?P<quarter>[一二三四1-4])\s*季度?"
_ORDINAL = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
_EN_QUARTER = rf"(?P<quarter>{'|'.join(_ORDINAL)})[\s-]quarter"
#: The parts of a year, by their first and last months.
_PARTS: Final = {
    **dict.fromkeys(("初", "start", "beginning", "early"), (1, 3)),
    **dict.fromkeys(("末", "底", "end", "late"), (10, 12)),
    **dict.fromkeys(("上半年", "first half"), (1, 6)),
    **dict.fromkeys(("下半年", "second half"), (7, 12)),
}
# After Chinese anything may follow. A set that names Chinese characters takes long to compile.
_START, _END = r"(?<![\da-z.])", r"(?:(?<=[^\x00-\xff])|(?![\da-z]|\.\d))"


def _has_year(text: str) -> bool:
    return "19" in text or "20" in text


def _joins_numbers(text: str) -> bool:
    return _has_year(text) and (
        any(sign in text for sign in ("-", "/", ".", "~", "至", "到", "to"))
        or any(part.isdecimal() and len(part) >= 8 for part in _spaced(text))
    )


def _spaced(text: str) -> list[str]:
    return "".join(char if char.isdecimal() else " " for char in text).split()


def _says_han_year(text: str) -> bool:
    return any(century in text for century in ("二〇", "二零", "一九"))


def _names_part(text: str) -> bool:
    return _has_year(text) and any(part in text for part in _PARTS)


def _names_month(text: str) -> bool:
    return any(name[:3] in text for name in _MONTHS)


#: Forms by what a text must hold for any of them to match: most texts need few of them, and
#: to compile one takes longer than to use it.
_FORMS: Final[tuple[tuple[Callable[[str], bool], tuple[str, ...]], ...]] = (
    (_has_year, (r"(?P<year>(?:19|20)\d\d)(?:\s*年度?|度)?",)),
    (
        _joins_numbers,
        (
            r"(?P<year>(?:19|20)\d\d)\s*(?:\.\.|/|~|-|至|到|to)\s*(?P<until>(?:19|20)\d\d)年?",
            rf"{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})",
            rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)",
            rf"{_YEAR}[-/.](?P<month>\d{{1,2}})",
        ),
    ),
    (
        lambda text: "q" in text and any(char.isdecimal() for char in text),
        (
            r"(?P<quarter>[1-4])q\s*(?:(?P<short>[12]\d)|(?P<year>(?:19|20)\d\d))",
            rf"{_YEAR}\s*-?\s*q(?P<quarter>[1-4])",
            rf"q(?P<quarter>[1-4])\s*-?\s*{_YEAR}",
            r"q(?P<quarter>[1-4])",
        ),
    ),
    (lambda text: "季" in text, (rf"{_HAN_YEAR}\s*的?{_HAN_QUARTER}", _HAN_QUARTER)),
    (
        lambda text: "月" in text,
        (
            rf"{_HAN_YEAR}{_HAN_MONTH}{_HAN_DAY}",
            rf"{_HAN_YEAR}{_HAN_MONTH}",
            rf"{_HAN_MONTH}{_HAN_DAY}",
            _HAN_MONTH,
        ),
    ),
    (
        lambda text: "年" in text,
        (rf"(?P<year>[{_HAN}]{{4}})年度?", r"(?<!近)(?P<short>1\d|2\d)年"),
    ),
    (_says_han_year, (r"(?P<year>[一二][九零〇][零〇一二三四五六七八九]{2})",)),
    (
        _names_part,
        (
            rf"{_HAN_YEAR}的?(?P<part>[初末底]|上半年|下半年)",
            rf"(?:the\s+)?(?P<part>start|beginning|end|(?:first|second) half)\s+of\s+{_YEAR}",
            rf"(?P<part>early|late)\s+{_YEAR}",
        ),
    ),
    (
        lambda text: "." in text or "/" in text,
        (
            rf"(?P<day>\d{{1,2}})[/.](?P<month>\d{{1,2}})[/.]{_YEAR}",
            rf"(?P<month>\d{{1,2}})[/.](?P<day>\d{{1,2}})[/.]{_YEAR}",
            r"(?P<month>\d{1,2})[/.](?P<day>\d{1,2})(?!\s*(?:%|个?百分|p|亿|万|[bm]))",
        ),
    ),
    (
        _names_month,
        (
            rf"{_MONTH}\s*{_DAY}\s*,?\s*{_YEAR}",
            rf"{_DAY}\s*(?:of\s+)?{_MONTH}\s*,?\s*{_YEAR}",
            rf"{_YEAR}\s*,?\s*{_MONTH}\s*{_DAY}",
            rf"{_MONTH}\s*,?\s*{_YEAR}",
            rf"{_MONTH}\s*{_DAY}",
            rf"{_DAY}\s*(?:of\s+)?{_MONTH}",
            _MONTH,
        ),
    ),
    (
        lambda text: "quarter" in text,
        (
            rf"(?:the\s+)?{_EN_QUARTER}(?:\s+of)?(?:\s+{_YEAR})?",
            rf"{_YEAR}\s+{_EN_QUARTER}",
        ),
    ),
)


class When(NamedTuple):
    """A time found in text: a period, or days that come back every year.

    For the latter `first` and `last` are such as "06-29", and `period` is None.
    """

    start: int
    end: int
    period: Period | None
    first: str = ""
    last: str = ""

    @property
    def bounds(self) -> tuple[str, str]:
        """The first day and the last, with the year where there is one."""
        return self.period[1:] if self.period else (self.first, self.last)

    @property
    def in_one_month(self) -> bool:
        """Whether it is a month or less."""
        first, last = self.bounds
        return first[:-3] == last[:-3]

    def matches(self, fact: Fact) -> int | None:
        """How well a fact lies in this time: 0 exactly, 3 only by its source's year; else None."""
        if self.period is not None:
            return match_period(self.period, fact)
        if fact.period is None:
            return None
        if fact.period.is_span:
            # 2020-02-07/2021 ends in a year, not in December.
            said = zip(fact.period.text.split("/"), fact.period[1:], strict=True)
            ends = [day[5:] for text, day in said if len(text) > len("2020")]
            return 2 if any(self.first <= end <= self.last for end in ends) else None
        inside = self.first <= fact.period.start[5:] and fact.period.end[5:] <= self.last
        return 0 if inside else None


def match_period(asked: Period, fact: Fact) -> int | None:
    """How well a fact lies in a period.

    0: it is that period; 1: it lies inside; 2: it is a span that overlaps it, or, for
    less than a year, that begins or ends in it; 3: it is undated, and a source of it
    reports on it. None: it does not.
    """
    period = fact.period
    if period is None:
        reports = [fact.as_of, *(citation.source.as_of for citation in fact.citations)]
        return 3 if any(each and each.within(asked) for each in reports) else None
    if period.start == asked.start and period.end == asked.end:
        return 0
    if period.within(asked):
        # How much it was in a quarter does not tell how much in the half.
        part = asked.is_span and asked.start[:4] == asked.end[:4]
        return None if part and fact.kind in ("level", "growth") else 1
    if not period.is_span:
        return None
    if asked.start[:4] != asked.end[:4] or (asked.start[5:], asked.end[5:]) == ("01-01", "12-31"):
        return 2 if period.overlaps(asked) else None
    # What goes on for a year does not happen on a day in the middle of it.
    ends = (period.start, period.end)
    return 2 if any(asked.start <= end <= asked.end for end in ends) else None


def find_periods(text: str) -> list[When]:
    """Every reading of a date in folded text; they may overlap."""
    found = {}
    for may_match, forms in _FORMS:
        if not may_match(text):
            continue
        for form in forms:
            for match in regex(_START + form + _END).finditer(text):
                for when in _read(match):
                    found[when.start, when.end, when.period] = when
    return list(found.values())


def _read(match: Match[str]) -> Iterator[When]:
    parts = match.groupdict()
    year, month, day = (_number(parts.get(name)) for name in ("year", "month", "day"))
    quarter = parts.get("quarter")
    start, end = match.span()
    if parts.get("short"):
        year = 2000 + int(parts["short"])
    try:
        if quarter:
            number = _ORDINAL.get(quarter) or _number(quarter) or 0
            if year:
                yield When(start, end, Period.parse(f"{year}-Q{number}"))
            elif number:
                last = number * 3
                yield When(start, end, None, f"{last - 2:02}-01", f"{last:02}-31")
        elif parts.get("part"):
            first, last = _PARTS[parts["part"]]
            yield When(start, end, Period.parse(f"{year}-{first:02}/{year}-{last:02}"))
        elif parts.get("until"):
            yield When(start, end, Period.parse(f"{year}/{parts['until']}"))
        elif year:
            text = "-".join(f"{part:02}" for part in (year, month, day) if part is not None)
            yield When(start, end, Period.parse(text))
        elif month and 1 <= month <= 12 and (day is None or 1 <= day <= 31):
            first, last = (day, day) if day else (1, 31)
            yield When(start, end, None, f"{month:02}-{first:02}", f"{month:02}-{last:02}")
    except ValueError:  # 2017-13, 31 June: no such day, so not a date
        return


def _number(text: str | None) -> int | None:
    if text is None:
        return None
    if text.isdecimal():
        return int(text)
    for index, name in enumerate(_MONTHS, 1):
        if name.startswith(text[:3]):
            return index
    value = han_number(text)
    return None if value is None else int(value)
