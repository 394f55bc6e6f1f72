"""Search as a whole: words in, ranked facts out, and why there is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zgfacts.query.rank import Hit, match, unknown
from zgfacts.query.select import Selection
from zgfacts.query.understand import Query, understand
from zgfacts.query.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from zgfacts.model import Fact
    from zgfacts.store import FactStore


class Answer(NamedTuple):
    """What a search found.

    With no `hits`, `unknown` are the words that no fact has. Where each word is
    known but not together, the words `left_out`, of the sort `dropped` ("period",
    "place"), had to go so that the words `kept` reach `near`, the facts held.
    `computation` are words that ask for a comparison, which a look-up does not make.
    """

    query: Query
    hits: list[Hit]
    unknown: list[str]
    computation: list[str]
    dropped: str = ""
    left_out: str = ""
    kept: str = ""
    near: tuple[Fact, ...] = ()


def search(store: FactStore | Vocabulary, text: str, selection: Selection | None = None) -> Answer:
    """The facts that account for every word of `text`, the best first."""
    vocabulary = store if isinstance(store, Vocabulary) else Vocabulary(store)
    selection = selection or Selection()
    query = understand(vocabulary, text)
    hits = match(vocabulary, query, selection.__contains__)
    if hits:
        return Answer(query, hits, [], [])
    return _explain(vocabulary, query, selection.__contains__)


def _explain(vocabulary: Vocabulary, query: Query, allowed: Callable[[Fact], bool]) -> Answer:
    computation = [
        query.piece(phrase.start, phrase.end)
        for phrase in query.phrases
        if phrase.sense.type == "computation"
    ]
    words = unknown(vocabulary, query)
    for dropped, spans in (
        ("period", [(when.start, when.end) for when in query.whens]),
        ("place", _spans(query, "place")),
        ("value", [(number.start, number.end) for number in query.numbers]),
        ("status", _spans(query, "status")),
        ("kind", _spans(query, "kind")),
        ("word", [(at, at + len(word)) for word in words for at in [query.text.find(word)]]),
    ):
        rest, gone = _without(query.text, spans)
        if not gone or not rest:
            continue
        hits = match(vocabulary, understand(vocabulary, rest), allowed)
        if hits:
            near = tuple(hit.fact for hit in hits)
            return Answer(query, [], words, computation, dropped, gone, rest, near)
    return Answer(query, [], words, computation)


def _without(text: str, spans: list[tuple[int, int]]) -> tuple[str, str]:
    """The text without these stretches, and the stretches."""
    inside = [any(start <= at < end for start, end in spans) for at in range(len(text))]
    rest = "".join(" " if gone else char for char, gone in zip(text, inside, strict=True))
    left = "".join(char if gone else " " for char, gone in zip(text, inside, strict=True))
    return " ".join(rest.split()), " ".join(left.split())


def _spans(query: Query, kind: str) -> list[tuple[int, int]]:
    return [(phrase.start, phrase.end) for phrase in query.phrases if phrase.sense.type == kind]
