"""Several names in one query: 老字号 原字号 新字号, which no one fact has together.

Each part must be the whole of a name or another word for some fact; what says
when, where or of which kind holds for all of them.
"""

from __future__ import annotations

from itertools import chain, zip_longest
from re import compile as regex
from typing import TYPE_CHECKING, Final, NamedTuple

from zgfacts.query.fold import is_han
from zgfacts.query.rank import Hit, find_strictly
from zgfacts.query.understand import understand

if TYPE_CHECKING:
    from zgfacts.query.index import Index
    from zgfacts.query.select import Selection
    from zgfacts.query.understand import Query

#: Shorter words stand in too many names.
_LEAST_CHARACTERS: Final = 3

_PARTS: Final = regex(r"[^\s、,;]+")

#: The fields that a part may be a part of, and those that it must be the whole of.
_NAMES: Final = ("name", "indicator")
_NAMING: Final = ("synonym", "alias", "event", "party")


class Several(NamedTuple):
    """The names found in a query, and the facts that each names, in turn."""

    names: tuple[str, ...]
    hits: list[Hit]


def each_name(index: Index, query: Query, selection: Selection) -> Several | None:
    """The facts that the parts of a query name one by one, or None."""
    if not query.han_runs:
        return None
    parts = [(part.start(), part.end()) for part in _PARTS.finditer(query.text)]
    shared = [part for part in parts if _narrows(query, *part)]
    naming = [part for part in parts if part not in shared]
    if len(naming) < 2:
        return None
    found: list[list[Hit]] = []
    for part in naming:
        words = [query.piece(*each) for each in parts if each in shared or each == part]
        hits = find_strictly(index, understand(index, " ".join(words)), selection)
        named = [hit for hit in hits if _is_named(hit, query.piece(*part))]
        if not named:
            return None
        found.append(named)
    in_turn = filter(None, chain.from_iterable(zip_longest(*found)))
    names = tuple(query.piece(*part) for part in naming)
    return Several(names, list({hit.fact.id: hit for hit in in_turn}.values()))


def _narrows(query: Query, start: int, end: int) -> bool:
    """Whether a part says when, where, of which kind, or nothing."""
    spans = [(when.start, when.end) for when in query.whens]
    spans += [
        (phrase.start, phrase.end)
        for phrase in query.phrases
        if phrase.sense.type in ("place", "kind", "status", "filler", "ask")
    ]
    return (start, end) in spans


def _is_named(hit: Hit, part: str) -> bool:
    """Whether a part is what the fact is called, or enough of its name to name it."""
    enough = sum(map(is_han, part)) >= _LEAST_CHARACTERS
    return any(
        (piece.field in _NAMES and (enough or piece.found == part))
        or (piece.field in _NAMING and enough and piece.found == part)
        for piece in hit.evidence
        if part in piece.found
    )
