"""Several names in one query: 老字号 原字号 新字号, which no one fact has together.

Each must be the whole of a name or another word for some fact; or else tell apart
facts that have all the rest: 美德少年 市级 区级, what was signed in Nanning and Hangzhou.
What says when, where or of which kind holds for all of them.
"""

from __future__ import annotations

from itertools import chain, pairwise, zip_longest
from re import compile as regex
from typing import TYPE_CHECKING, Final, NamedTuple

from zgfacts.query.atoms import outer
from zgfacts.query.find import find_freely, find_strictly
from zgfacts.query.fold import has_han, is_han
from zgfacts.query.pinyin import split_word
from zgfacts.query.understand import strictly_inside, understand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgfacts.query.index import Index
    from zgfacts.query.rank import Hit
    from zgfacts.query.select import Selection
    from zgfacts.query.understand import Phrase, Query

#: Shorter words stand in too many names.
_LEAST_CHARACTERS: Final = 3

#: More parts are a sentence.
_MOST: Final = 6

_PARTS: Final = regex(r"[^\s、,;]+")

#: The fields that a part may be a part of, and those that it must be the whole of.
_NAMES: Final = ("name", "indicator")
_NAMING: Final = ("synonym", "alias", "event", "party")

#: What joins two places.
_AND: Final = ("和", "与", "及", "跟", "、", "and", "&", ",", "/", "+")

Part = tuple[int, int]


class Several(NamedTuple):
    """The names found in a query, and the facts that each names, in turn."""

    names: tuple[str, ...]
    hits: list[Hit]


def each_name(index: Index, query: Query, selection: Selection) -> Several | None:
    """The facts that the parts of a query name one by one, or None."""
    return _each_part(index, query, selection) or _each_of(
        index, query, selection, _places(index, query)
    )


def each_joined(index: Index, query: Query, selection: Selection) -> Several | None:
    """The facts of each place or time where a query joins a larger to a smaller one, or two times.

    自贡和自流井区: the city is not only said to tell where the district lies.
    """
    for parts in (_joined_places(index, query), _times(query)):
        if several := _each_of(index, query, selection, parts):
            return several
    return None


def _joined_places(index: Index, query: Query) -> list[Part]:
    """The places of a query, one inside the other, with nothing but "and" between each two."""
    whole = _whole_places(query)
    spans = sorted({(each.start, each.end) for each in whole})
    keys = {each.sense.key for each in whole}
    betweens = [query.text[end:start].strip() for (_, end), (start, _) in pairwise(spans)]
    nested = not keys.isdisjoint(_around(index, keys))
    return spans if nested and betweens and all(each in _AND for each in betweens) else []


def _times(query: Query) -> list[Part]:
    """The times that a query names, where there is more than one."""
    spans = sorted({(each.start, each.end) for each in query.whens if each.period})
    apart = all(end <= start for (_, end), (start, _) in pairwise(spans))
    return spans if apart else []


def _each_of(index: Index, query: Query, selection: Selection, parts: list[Part]) -> Several | None:
    """The facts that the rest of a query names with each of some parts."""
    if not 2 <= len(parts) <= _MOST:
        return None
    found = []
    for part in parts:
        others = [each for each in parts if each != part]
        hits = _hits(index, query.without(others), selection, freely=True)
        if not hits:
            return None
        found.append(hits)
    return _in_turn(query, parts, found)


def _places(index: Index, query: Query) -> list[Part]:
    """The places that a query names side by side, none of them inside another."""
    whole = _whole_places(query)
    keys = {each.sense.key for each in whole}
    spans = {(each.start, each.end) for each in whole}
    apart = len(keys) == len(spans) and keys.isdisjoint(_around(index, keys))
    return sorted(spans) if apart else []


def _whole_places(query: Query) -> list[Phrase]:
    """The places of a query but for those that are part of another's name."""
    named = [each for each in query.phrases if each.sense.type == "place"]
    spans = [(each.start, each.end) for each in named]
    return [each for each in named if not strictly_inside(each.start, each.end, spans)]


def _around(index: Index, keys: set[str]) -> set[str]:
    return {key for id_ in keys if (own := index.place(id_)) for key in outer(own, index.place)}


def _in_turn(query: Query, names: list[Part], found: list[list[Hit]]) -> Several:
    hits = filter(None, chain.from_iterable(zip_longest(*found)))
    words = tuple(query.piece(*name).strip() for name in names)
    return Several(words, list({hit.fact.id: hit for hit in hits}.values()))


def _each_part(index: Index, query: Query, selection: Selection) -> Several | None:
    parts = [(part.start(), part.end()) for part in _PARTS.finditer(query.text)]
    naming = [part for part in parts if not _narrows(query, *part)]
    if len(parts) > _MOST or not all(_is_word(query.piece(*part)) for part in naming):
        return None
    for names in _runs(naming):
        rest = [part for part in naming if part not in names]
        found: list[list[Hit]] = []
        for name in names:
            text = query.without([each for each in names if each != name])
            hits = _hits(index, text, selection, freely=not query.han_runs)
            named = [hit for hit in hits if _is_named(hit, query.piece(*name), alone=not rest)]
            if not named:
                break
            found.append(named)
        else:
            if not rest or _alike(found):
                return _in_turn(query, names, found)
    return None


def _runs(naming: list[Part]) -> Iterator[list[Part]]:
    """The parts that may be names, all of them first, then fewer that stand side by side."""
    for length in range(len(naming), 1, -1):
        for at in range(len(naming) - length + 1):
            yield naming[at : at + length]


def _hits(index: Index, text: str, selection: Selection, *, freely: bool) -> list[Hit]:
    query = understand(index, text)
    found = find_strictly(index, query, selection)
    return found or (find_freely(index, query, selection) if freely else [])


def _is_word(part: str) -> bool:
    """Whether a part is Chinese, a number, or the pinyin of a name; English has many words."""
    long = any(len(way) >= _LEAST_CHARACTERS for way in split_word(part))
    return has_han(part) or not part.isalpha() or long


def _narrows(query: Query, start: int, end: int) -> bool:
    """Whether a part says when, where, of which kind, or nothing."""
    spans = [(when.start, when.end) for when in query.whens]
    spans += [
        (phrase.start, phrase.end)
        for phrase in query.phrases
        if phrase.sense.type in ("place", "kind", "status", "filler", "ask", "ask-unit")
    ]
    return (start, end) in spans


def _is_named(hit: Hit, part: str, *, alone: bool) -> bool:
    """Whether a part, if nothing else names the fact, is what the fact is called, or enough of it.

    Beside other words it may be any part of the name.
    """
    enough = (sum(map(is_han, part)) or len(part) // 2) >= _LEAST_CHARACTERS
    for piece in hit.evidence:
        found = piece.found.replace("'", "") if piece.found[:1] == "'" else piece.found
        if part in found and piece.field in _NAMES and (enough or found == part or not alone):
            return True
        if piece.field in _NAMING and enough and found == part:
            return True
    return False


def _alike(found: list[list[Hit]]) -> bool:
    """Whether the facts that differ by a part are of one sort: of a kind, in a unit."""
    sorts = {(hits[0].fact.kind, hits[0].fact.base_unit) for hits in found}
    return len(sorts) == 1 and len({hits[0].fact.id for hits in found}) == len(found)
