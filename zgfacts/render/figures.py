"""A figure, a period, a basis as a person reads them, in either language."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from zgfacts.messages import say
from zgfacts.model import BASES, KINDS, Number, main_citations

if TYPE_CHECKING:
    from zgfacts.model import Fact, Unit

_SIGNS: Final = {"at_least": "≥ ", "at_most": "≤ ", "about": "≈ "}
_ENGLISH_SCALE: Final = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_KIND_ZH: Final = {
    "level": "数量",
    "growth": "变化率",
    "signing": "签约",
    "rank": "位次",
    "brand": "名片",
    "honour": "荣誉",
    "event": "事件",
    "project": "项目",
    "policy": "战略",
}


def figure(fact: Fact, lang: str) -> str:
    """The value with its sign, bound and unit, and whether it is a target; "" for a name."""
    parts = []
    if fact.value is not None and fact.unit is not None:
        plus = "+" if fact.kind == "growth" and fact.value > 0 else ""
        parts.append(_SIGNS.get(fact.bound or "", "") + plus + amount(fact.value, fact.unit, lang))
    if fact.status == "target":
        parts.append(say("target", lang))
    return " ".join(parts)


def amount(value: Number, unit: Unit, lang: str) -> str:
    """A number with its unit: 1458.44亿元, or 145.844 billion yuan.

    English has no word for 万 or 亿: where the unit names the noun that one of
    it counts (`en_base`), the number is given in ones, millions or billions.
    """
    if unit.id == "rank":
        return f"第{value}" if lang == "zh" else f"No. {value}"
    if lang == "zh":
        return f"{plain(value)}{unit.zh}"
    if unit.en_base:
        return f"{_scaled(Decimal(value) * Decimal(unit.factor))} {unit.en_base}"
    if unit.en == "%":
        return f"{plain(value)}%"
    noun = unit.en_one if unit.en_one and value == 1 else unit.en
    return f"{value:,} {noun}" if isinstance(value, int) else f"{plain(value)} {noun}"


def plain(value: Number) -> str:
    """A number without exponent, with the zeros it was printed with."""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _scaled(value: Decimal) -> str:
    for size, word in _ENGLISH_SCALE:
        if abs(value) >= size:
            number = (value / size).normalize()
            return f"{plain(number)} {word}"
    whole = value == value.to_integral_value()
    return f"{int(value):,}" if whole else plain(value.normalize())


def period(fact: Fact, lang: str) -> str:
    """The fact's period, or that it is undated and what its source reports on."""
    if fact.period:
        return fact.period.text
    return say("undated", lang, period=fact.as_of.text)


def kind(fact_kind: str, lang: str) -> str:
    """A kind's name."""
    return _KIND_ZH[fact_kind] if lang == "zh" else fact_kind


def kind_explained(fact_kind: str, lang: str) -> str:
    """A kind's name and what it is, where the name alone does not say it."""
    word, meaning = kind(fact_kind, lang), KINDS[fact_kind][0 if lang == "zh" else 1]
    return word if word == meaning else say("meaning", lang, word=word, meaning=meaning)


def basis(fact: Fact, lang: str) -> str:
    """What a rate or a rank is against, or nothing."""
    return BASES[fact.basis][0 if lang == "zh" else 1] if fact.basis else ""


def source_of(fact: Fact) -> str:
    """Where the fact stands, short: source:start-end of its figure, and how many places more."""
    main = main_citations(fact)[0]
    more = f" +{len(fact.citations) - 1}" if len(fact.citations) > 1 else ""
    return f"{main.source.id}:{main.start}-{main.end}{more}"
