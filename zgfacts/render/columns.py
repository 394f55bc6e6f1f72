"""The columns of a table of facts, as text: what both Rich tables and Markdown show."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from zgfacts.messages import say
from zgfacts.render.figures import amount, basis, figure, kind, source_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zgfacts.model import Fact

_COLUMNS: Final[dict[str, Callable[[Fact, str], str]]] = {
    "name": lambda fact, lang: fact.name.in_(lang),
    "chinese": lambda fact, _: fact.name.zh,
    "pinyin": lambda fact, _: fact.name.pinyin,
    "english": lambda fact, _: fact.name.en,
    "figure": lambda fact, lang: "" if fact.value is None else figure(fact, lang),
    "rate": figure,
    "amount": figure,
    "status": lambda fact, lang: say(fact.status, lang),
    "against": basis,
    "among": basis,
    "period": lambda fact, lang: fact.period.text if fact.period else say("no_period_given", lang),
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

#: Columns whose cells may be folded; the others are short, or must not be broken.
FOLDED: Final = ("name", "chinese", "pinyin", "english")

#: Columns whose numbers stand with their decimal points below one another.
NUMBERS: Final = ("figure", "rate", "amount", "deals")

#: What may be said once above a table where it is the same for all its facts.
SHARED: Final = ("place", "period", "venue", "against", "among", "status")

#: What a table of each kind shows before source and id. A column that is empty
#: for all is left out; the status where none is a target, or a figure says it.
_BY_KIND: Final[dict[str, tuple[str, ...]]] = {
    "signing": ("period", "place", "venue", "name", "deals", "amount", "status"),
    "growth": ("name", "period", "place", "rate", "against"),
    "brand": ("chinese", "pinyin", "english", "period", "place", "status"),
    "honour": ("chinese", "english", "period", "place", "status"),
    "rank": ("name", "figure", "among", "period", "place", "status"),
    "event": ("period", "name", "place", "venue", "figure", "status"),
}
_OTHERWISE: Final = ("name", "figure", "against", "period", "place", "status")


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
    return [
        KindTable(
            say("group", lang, kind=kind(name, lang), count=len(group)),
            tuple(group),
            (*_columns(name, group, lang), "source", "id"),
            total_of(group, lang),
        )
        for name, group in groups.items()
    ]


def _columns(kind_: str, facts: Sequence[Fact], lang: str) -> list[str]:
    aimed = any(fact.status == "target" and fact.value is None for fact in facts)
    return [
        name
        for name in _BY_KIND.get(kind_, _OTHERWISE)
        if (aimed if name == "status" else any(cell(name, fact, lang) for fact in facts))
    ]


def counted(facts: Sequence[Fact], lang: str) -> str | None:
    """How many facts of each kind there are, where there are several kinds."""
    counts = Counter(fact.kind for fact in facts)
    if len(counts) < 2:
        return None
    kinds = [say("of_kind", lang, kind=kind(name, lang), count=n) for name, n in counts.items()]
    return say("counted_kinds", lang, count=len(facts), kinds=say("comma", lang).join(kinds))


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
    key = "signing_sum" if len(summed) > 1 else "signing_sum_one"
    return say(key, lang, count=len(summed), sum=amount(whole, unit, lang))
