"""The columns of a table of facts, as text: what both Rich tables and Markdown show."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from zgfacts.messages import say
from zgfacts.render.figures import amount, basis, figure, kind, period, source_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zgfacts.model import Fact

_COLUMNS: Final[dict[str, Callable[[Fact, str], str]]] = {
    "name": lambda fact, lang: fact.name.in_(lang),
    "figure": figure,
    "against": basis,
    "period": period,
    "place": lambda fact, lang: fact.place.name.in_(lang),
    "venue": lambda fact, lang: (
        fact.event.venue.name.in_(lang) if fact.event and fact.event.venue else ""
    ),
    "deals": lambda fact, lang: (
        amount(fact.event.deals, fact.event.deals_unit, lang)
        if fact.event and fact.event.deals is not None and fact.event.deals_unit
        else ""
    ),
    "source": lambda fact, _: source_of(fact),
    "id": lambda fact, _: fact.id,
}


#: What a table of each kind shows between name and source, where any of its facts has it.
_BY_KIND: Final[dict[str, tuple[str, ...]]] = {
    "signing": ("figure", "deals", "period", "venue", "place"),
    "growth": ("figure", "against", "period", "place"),
    "rank": ("figure", "against", "period", "place"),
    "event": ("figure", "period", "venue", "place"),
}
_OTHERWISE: Final = ("figure", "period", "place")


class KindTable(NamedTuple):
    """The facts of one kind, as a table of text: a heading, column keys, a row a fact."""

    heading: str
    facts: tuple[Fact, ...]
    columns: tuple[str, ...]
    total: str | None

    def rows(self, lang: str) -> list[list[str]]:
        """The cells, as text."""
        return [[cell(name, fact, lang) for name in self.columns] for fact in self.facts]


def kind_tables(facts: Sequence[Fact], lang: str) -> list[KindTable]:
    """The facts in tables of one kind each, in the order in which the kinds come up."""
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact.kind, []).append(fact)
    tables = []
    for name, group in groups.items():
        between = [
            column
            for column in _BY_KIND.get(name, _OTHERWISE)
            if any(cell(column, fact, lang) for fact in group)
        ]
        heading = say("group", lang, kind=kind(name, lang), count=len(group))
        columns = ("name", *between, "source", "id")
        tables.append(KindTable(heading, tuple(group), columns, total_of(group, lang)))
    return tables


def cell(name: str, fact: Fact, lang: str) -> str:
    """What stands in one column for one fact."""
    return _COLUMNS[name](fact, lang)


def total_of(facts: Sequence[Fact], lang: str) -> str | None:
    """The sum below a table of signings, or None where the facts are not all signings."""
    if not facts or any(fact.kind != "signing" for fact in facts):
        return None
    summed = [fact for fact in facts if fact.value is not None]
    unit = next((fact.unit for fact in summed), None)
    if unit is None or any(fact.unit != unit for fact in summed):
        return None
    whole = sum((Decimal(fact.value or 0) for fact in summed), Decimal())
    return say("signing_sum", lang, count=len(summed), sum=amount(whole, unit, lang))
