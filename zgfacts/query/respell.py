"""The text of a query with what is spelled in another way put as the facts have it."""

from __future__ import annotations

from re import sub
from typing import TYPE_CHECKING, Final

from zgfacts.query.fold import has_han, is_han, is_latin
from zgfacts.query.traditional import simplified

if TYPE_CHECKING:
    from re import Match

    from zgfacts.query.index import Index

#: Words in pinyin that stand behind a number in a date, and behind that of an edition.
_TIMES: Final = {"nian": "年", "yue": "月", "ri": "日", "hao": "号"}
_EDITION: Final = {"jie": "届"}

_DIGITS: Final = {
    "yi": "一", "er": "二", "san": "三", "si": "四", "wu": "五", "liu": "六",
    "qi": "七", "ba": "八", "jiu": "九", "shi": "十", "ling": "零",
}  # fmt: skip

#: Codes of currencies as they stand before a figure.
_CODES: Final = ("rmb", "cny")


def respelled(index: Index, folded: str) -> str:
    """The text with years and currencies apart, dates in Chinese, simplified, and verbs whole."""
    if "19" in folded or "20" in folded:
        folded = _years_apart(folded)
    # A pattern takes long to compile, and most words that end so are none of these.
    if any(f"{word} " in f"{folded} " for word in (*_TIMES, *_EDITION)):
        folded = _counted_in_chinese(folded)
    for code in _CODES:
        if code in folded:
            folded = _code_apart(folded, code)
    if has_han(folded):
        folded = _verbs_whole(index, simplified(folded, index.knows))
    return folded


def _years_apart(text: str) -> str:
    """The text with a blank between letters and a year behind them, as in GDP2020."""
    # A pattern for this takes longer to compile than the search for a name.
    for at in range(len(text) - 4, 0, -1):
        year, after = text[at : at + 4], text[at + 4 : at + 5]
        is_year = year[:2] in ("19", "20") and year.isdecimal() and not is_latin(after or " ")
        if is_year and "a" <= text[at - 1] <= "z":
            text = f"{text[:at]} {text[at:]}"
    return text


def _counted_in_chinese(text: str) -> str:
    """The text with dates and editions in pinyin as in Chinese: 4 yue 13 ri, di 27 jie, qi yue."""
    digits, times = "|".join(_DIGITS), "|".join(_TIMES)

    def chinese(found: Match[str]) -> str:
        number = sub(f"({digits}) ?", lambda digit: _DIGITS[digit[1]], found[1])
        return number + (_TIMES.get(found[2]) or _EDITION[found[2]])

    # World, shijie, is no tenth edition: that is written with digits.
    text = sub(rf"(\d) ?({times}|jie)(?![a-z])(?: (?=\d))?", chinese, text)
    spelled = rf"(?<![a-z])((?:(?:{digits}) ?)+?)({times})(?![a-z])(?: (?=\d|{digits}))?"
    return sub(r"(?<![a-z])di ?(?=\d+届)", "第", sub(spelled, chinese, text))


def _code_apart(text: str, code: str) -> str:
    """The text with a blank between the code of a currency and a figure behind it: RMB13.5bn."""
    at = text.find(code)
    while at >= 0:
        end = at + len(code)
        if text[end : end + 1].isdecimal() and not is_latin(text[at - 1 : at] or " "):
            text = f"{text[:end]} {text[end:]}"
        at = text.find(code, end)
    return text


def _verbs_whole(index: Index, text: str) -> str:
    """The text with 了 and 过 behind a verb and its object, not between: 脱贫了 for 脱了贫.

    The object is one character that begins no other word: 投了多少 is left as it is.
    """
    for at in range(1, len(text) - 1):
        before, object_, after = text[at - 1], text[at + 1], text[at + 2 : at + 3]
        if text[at] in "了过" and is_han(before) and is_han(object_):
            other = [f"c={object_}{after}"] if after and is_han(after) else []
            verb, *begun = index.having([f"c={before}{object_}", *other]).values()
            if verb and not any(begun):
                text = f"{text[:at]}{object_}{text[at]}{text[at + 2 :]}"
    return text
