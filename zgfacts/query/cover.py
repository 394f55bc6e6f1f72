"""The cheapest way to account for every word of a query with what a fact has."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zgfacts.query.evidence import Arcs, Evidence
    from zgfacts.query.understand import Query

#: What a piece of each type costs when a query is covered; the cheapest cover is taken,
#: so a piece that says something is taken before a filler, and one long piece before two.
#: To leave a stretch out, where that is a way, costs more than any number of pieces.
_PIECE, _FILLER, _MISSING = 100, 150, 100_000


def cover_of(query: Query, arcs: Arcs) -> list[Evidence] | None:
    """The cheapest way to cover every content character, or None."""
    starts: dict[int, Arcs] = {}
    for arc in arcs:
        starts.setdefault(arc.start, []).append(arc)
    length = len(query.text)
    best: list[tuple[int, Evidence | None, int] | None] = [None] * (length + 1)
    best[0] = (0, None, 0)
    for at in range(length):
        here = best[at]
        if here is None:
            continue
        cost = here[0]
        if not query.is_content(at) and (best[at + 1] is None or cost < best[at + 1][0]):  # type: ignore[index]
            best[at + 1] = (cost, None, at)
        for arc in starts.get(at, ()):
            total = cost + _cost(arc)
            there = best[arc.end]
            if there is None or total < there[0]:
                best[arc.end] = (total, arc, at)
    if best[length] is None:
        return None
    pieces = []
    at = length
    while at:
        _, piece, previous = best[at]  # type: ignore[misc]
        if piece:
            pieces.append(piece)
        at = previous
    return pieces[::-1]


def _cost(arc: Evidence) -> int:
    if arc.is_missing:
        return _MISSING * arc.tier
    return _FILLER if arc.is_filler else _PIECE + arc.tier
