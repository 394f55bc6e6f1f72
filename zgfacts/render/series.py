"""Facts that can stand beside one another in a chart."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from zgfacts.messages import say
from zgfacts.render.figures import kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgfacts.model import Fact, Period

#: The kinds whose numbers are quantities; a rank, or the number in the name of a
#: programme, is none.
_DRAWN: Final = ("level", "growth", "signing")


class Series(NamedTuple):
    """Facts whose values can stand beside one another: one kind, one base unit.

    Signings stand along time, and have a place there without an amount, too.
    """

    heading: str
    facts: tuple[Fact, ...]

    @property
    def is_timeline(self) -> bool:
        """Whether the facts stand in the order of their days."""
        return self.facts[0].kind == "signing"

    def labels(self, lang: str) -> list[str]:
        """The facts' names, with their places where there are several."""
        if len({fact.place.id for fact in self.facts}) == 1:
            return [fact.name.in_(lang) for fact in self.facts]
        return [
            say("of_place", lang, name=fact.name.in_(lang), place=fact.place.name.in_(lang))
            for fact in self.facts
        ]

    @property
    def values(self) -> list[float]:
        """The values in the base unit; as long as a bar is, a float is exact enough."""
        return [float(fact.base_value or 0) for fact in self.facts]

    @property
    def low(self) -> float:
        """Where the scale starts: at zero, or at the lowest value below it."""
        return min(0.0, *self.values)

    @property
    def high(self) -> float:
        """Where the scale ends."""
        return max(0.0, *self.values)

    @property
    def span(self) -> Span | None:
        """The time that the facts with a date take up, in whole months."""
        periods = [fact.period for fact in self.facts if fact.period]
        if not periods:
            return None
        first = min(period.start for period in periods)
        last = max(period.end for period in periods)
        year, month = int(last[:4]), int(last[5:7])
        end = date(year, month, monthrange(year, month)[1])
        return Span(date(int(first[:4]), int(first[5:7]), 1).toordinal(), end.toordinal() + 1)


class Span(NamedTuple):
    """A stretch of time: its first day, and the day after its last, as ordinals."""

    start: int
    end: int

    def share(self, period: Period) -> tuple[float, float]:
        """Where a period starts and ends, as shares of the stretch."""
        length = self.end - self.start
        first = date.fromisoformat(period.start).toordinal()
        last = date.fromisoformat(period.end).toordinal() + 1
        return (first - self.start) / length, (last - self.start) / length

    @property
    def months(self) -> tuple[str, str]:
        """The first and the last month."""
        first, last = date.fromordinal(self.start), date.fromordinal(self.end - 1)
        return f"{first:%Y-%m}", f"{last:%Y-%m}"


def series(facts: Sequence[Fact], lang: str) -> list[Series]:
    """The facts with values, in groups of one kind and one base unit; a name has no bar."""
    groups: dict[tuple[str, str], list[Fact]] = {}
    dated: list[Fact] = []
    for fact in facts:
        if fact.kind == "signing" and fact.value is None:
            dated.append(fact)
        elif fact.kind in _DRAWN and fact.value is not None and fact.base_unit:
            groups.setdefault((fact.kind, fact.base_unit), []).append(fact)
    if dated:
        # A signing without an amount stands on the timeline of those that have one.
        key = next((key for key in groups if key[0] == "signing"), ("signing", ""))
        groups.setdefault(key, []).extend(dated)
    return [
        Series(
            _heading(name, group, lang),
            tuple(sorted(group, key=_along_time)) if name == "signing" else tuple(group),
        )
        for (name, _), group in groups.items()
    ]


def _heading(name: str, facts: Sequence[Fact], lang: str) -> str:
    words = {"kind": kind(name, lang), "count": len(facts)}
    units = {fact.unit for fact in facts if fact.unit}
    if not units:
        return say("group", lang, **words)
    # Each figure has its own unit beside it; the heading has the plainest of them.
    unit = min(units, key=lambda unit: (unit.factor, unit.id))
    named = unit.zh if lang == "zh" else unit.en_base or unit.en
    return say("series", lang, unit=named, **words)


def _along_time(fact: Fact) -> tuple[str, str]:
    """By day; what has none comes last."""
    return (fact.period.start if fact.period else "9999", fact.id)
