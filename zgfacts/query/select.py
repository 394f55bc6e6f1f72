"""Selection: the facts that lie in given kinds, places, periods and so on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from itertools import islice
from operator import or_
from typing import TYPE_CHECKING, Final, overload

from zgfacts.query import atoms
from zgfacts.query.index import bits_of, numbers
from zgfacts.query.periods import When, match_period
from zgfacts.query.texts import places_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zgfacts.model import Fact, Period
    from zgfacts.query.index import Index

#: The sorts of criteria by the type of atom that meets each.
_SORTS: Final = {
    "ids": "id",
    "kinds": "kind",
    "places": "place",
    "statuses": "status",
    "indicators": "indicator",
    "sources": "source",
}

#: Of a kind and a place a large store has more than anyone is shown.
_MOST_NEIGHBOURS: Final = 400

#: How many facts are held at once where all of a large store are gone through.
_BATCH: Final = 500


class Selection:
    """Criteria: a fact must meet one of each sort that is given."""

    def __init__(self, statuses: Iterable[str] = ()) -> None:
        """Start with no criteria, or with statuses."""
        self.ids: set[str] = set()
        self.kinds: set[str] = set()
        self.places: set[str] = set()
        self.periods: list[Period | When] = []
        self.statuses: set[str] = set(statuses)
        self.indicators: set[str] = set()
        self.sources: set[str] = set()

    def __contains__(self, fact: Fact) -> bool:
        """Whether a fact meets the criteria."""
        return (
            (not self.ids or fact.id in self.ids)
            and (not self.kinds or fact.kind in self.kinds)
            and (not self.places or any(place.id in self.places for place in places_of(fact)))
            and (not self.statuses or fact.status in self.statuses)
            and (
                not self.indicators
                or (fact.indicator is not None and fact.indicator.id in self.indicators)
            )
            and (
                not self.sources
                or any(citation.source.id in self.sources for citation in fact.citations)
            )
            and (not self.periods or any(_in(period, fact) for period in self.periods))
        )

    def candidates(self, index: Index) -> int:
        """The facts that may meet the criteria; all of them do where `is_exact`."""
        found = index.everything
        for sort, type_ in _SORTS.items():
            if values := getattr(self, sort):
                found &= any_of(index, [f"{type_}={value}" for value in values])
        if self.periods:
            times = [atom for period in self.periods for atom in _atoms(period)[0]]
            found &= any_of(index, [*times, atoms.ANY_TIME])
        return found

    def is_exact(self, index: Index) -> bool:
        """Whether the candidates need no second look."""
        if not self.periods:
            return True
        return all(_atoms(each)[1] for each in self.periods) and not any_of(index, [atoms.ANY_TIME])

    def without(self, name: str) -> Selection:
        """The same criteria but for one sort."""
        kept = Selection()
        vars(kept).update(vars(self) | {name: vars(Selection())[name]})
        return kept


def _in(period: Period | When, fact: Fact) -> bool:
    if isinstance(period, When):
        return period.matches(fact) is not None
    return match_period(period, fact) is not None


def _atoms(period: Period | When) -> tuple[list[str], bool]:
    return atoms.of_when(period) if isinstance(period, When) else atoms.of_period(period)


def any_of(index: Index, wanted: list[str]) -> int:
    """The facts that have one of the atoms."""
    return reduce(or_, index.having(wanted).values(), 0)


class Selected(Sequence["Fact"]):
    """Facts in the order in which people read them; each is built when it is looked at."""

    def __init__(self, index: Index, facts: Sequence[int]) -> None:
        """Take the numbers of the facts in the index."""
        self._index = index
        self._facts = facts

    def __len__(self) -> int:
        """How many facts there are; none of them is built."""
        return len(self._facts)

    @overload
    def __getitem__(self, at: int) -> Fact: ...
    @overload
    def __getitem__(self, at: slice) -> list[Fact]: ...
    def __getitem__(self, at: int | slice) -> Fact | list[Fact]:
        """One fact, or a list of some."""
        if isinstance(at, slice):
            return self._built(self._facts[at])
        return self._built([self._facts[at]])[0]

    def __iter__(self) -> Iterator[Fact]:
        """The facts, no more than a batch of them held at once."""
        for start in range(0, len(self._facts), _BATCH):
            yield from self._built(self._facts[start : start + _BATCH])

    def _built(self, facts: Sequence[int]) -> list[Fact]:
        return [texts.fact for texts in self._index.texts(bits_of(facts))]


def select(index: Index, *selections: Selection) -> Selected:
    """The facts that meet all criteria, in the order in which people read them."""
    found = index.everything
    for each in selections:
        found &= each.candidates(index)
    facts = list(numbers(found))
    if all(each.is_exact(index) for each in selections):
        return Selected(index, facts)
    built = zip(facts, Selected(index, facts), strict=True)
    return Selected(index, [at for at, fact in built if all(fact in each for each in selections)])


def neighbours(index: Index, fact: Fact) -> Selected:
    """The facts that share indicator or event with a fact, or kind and place; itself among them."""
    wanted = [f"kind={fact.kind}", f"place={fact.place.id}"]
    if fact.indicator:
        wanted.append(f"indicator={fact.indicator.id}")
    if fact.event:
        wanted.append(f"event={fact.event.title.zh}")
    held = index.having(wanted)
    alike = held[wanted[0]] & held[wanted[1]]
    facts = list(numbers(reduce(or_, (held[atom] for atom in wanted[2:]), 0)))
    return Selected(index, [*facts, *islice(numbers(alike), _MOST_NEIGHBOURS)])
