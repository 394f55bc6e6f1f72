"""Facts that can stand beside one another in a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zgfacts.messages import say
from zgfacts.render.figures import kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgfacts.model import Fact


class Series(NamedTuple):
    """Facts whose values can stand beside one another: one kind, one base unit."""

    heading: str
    facts: tuple[Fact, ...]

    def labels(self, lang: str) -> list[str]:
        """The facts' names, with their places where there are several."""
        several = len({fact.place.id for fact in self.facts}) > 1
        return [
            f"{fact.name.in_(lang)} · {fact.place.name.in_(lang)}"
            if several
            else fact.name.in_(lang)
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


def series(facts: Sequence[Fact], lang: str) -> list[Series]:
    """The facts with values, in groups of one kind and one base unit; a name has no bar."""
    groups: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        if fact.value is not None and fact.base_unit and fact.kind != "rank":
            groups.setdefault((fact.kind, fact.base_unit), []).append(fact)
    return [
        Series(
            say("series", lang, kind=kind(name, lang), unit=_unit(group, lang), count=len(group)),
            tuple(sorted(group, key=_along_time)) if name == "signing" else tuple(group),
        )
        for (name, _), group in groups.items()
    ]


def _unit(facts: Sequence[Fact], lang: str) -> str:
    """What the facts are measured in: their unit where they have one, else its base."""
    units = {fact.unit for fact in facts if fact.unit}
    (unit, *others) = units
    if others:
        return unit.base
    return unit.zh if lang == "zh" else unit.en_base or unit.en


def _along_time(fact: Fact) -> tuple[str, str]:
    return (fact.period.start if fact.period else "", fact.id)
