"""Periods as one says them: the first quarter of 2020, 2017年4月13日."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from zgfacts.model import Period

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_QUARTERS: Final = {
    "1": ("一", "first"),
    "2": ("二", "second"),
    "3": ("三", "third"),
    "4": ("四", "fourth"),
}


def said(period: Period, lang: str) -> str:
    """A period in words, without a preposition."""
    first, slash, last = period.text.partition("/")
    if not slash:
        return _one(first, lang)
    between = "至" if lang == "zh" else " to "
    return f"{_one(first, lang)}{between}{_one(last, lang)}"


def when(period: Period, lang: str) -> str:
    """A period as it stands in a sentence: on 13 April 2017; 2017年4月13日."""
    words = said(period, lang)
    if lang == "zh":
        return words
    if period.is_span:
        return f"from {words}"
    return f"{'on' if period.is_day else 'in'} {words}"


def _one(text: str, lang: str) -> str:
    year, _, rest = text.partition("-")
    if not rest:
        return f"{year}年" if lang == "zh" else year
    if rest.startswith("Q"):
        chinese, english = _QUARTERS[rest[1]]
        return f"{year}年第{chinese}季度" if lang == "zh" else f"the {english} quarter of {year}"
    month, _, day = rest.partition("-")
    if lang == "zh":
        return f"{year}年{int(month)}月" + (f"{int(day)}日" if day else "")
    named = f"{_MONTHS[int(month) - 1]} {year}"
    return f"{int(day)} {named}" if day else named
