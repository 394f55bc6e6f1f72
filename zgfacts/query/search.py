"""Search as a whole: words in, ranked facts out, and why there is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, cast

from zgfacts.errors import UsageError
from zgfacts.query.evidence import ROUNDED
from zgfacts.query.find import find, find_freely, find_strictly, unknown_spans
from zgfacts.query.fold import fold, is_han, is_latin
from zgfacts.query.select import Selection
from zgfacts.query.understand import Query, understand

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zgfacts.model import Fact
    from zgfacts.query.index import Index
    from zgfacts.query.names import Several
    from zgfacts.query.rank import Hit
    from zgfacts.store import FactStore


#: A question is shorter; what is longer is a file or a mistake, and takes too long.
LONGEST_QUERY: Final = 300


class Answer(NamedTuple):
    """What a search found.

    With no `hits`, `unknown` are the words that no fact has, and `near` the facts that
    account for most. Where facts are held of another time or place, the words `left_out`,
    of the sort `dropped` ("period", "place"), had to go so that the words `kept` reach them;
    else `without` are words that stand in some fact, but in none of the first of these.
    `computation` are words that ask for a comparison, which a look-up does not make,
    `relative` times that depend on when one asks. Where the hits are those of a query
    with one slip of the hand put right, `slip` is what was typed and what is shown
    instead; where they are those of several names in one query, `names` are these; where
    a figure was typed with fewer digits than the first hit's, it is `rounded`.
    """

    query: Query
    hits: list[Hit]
    unknown: list[str]
    computation: list[str]
    relative: tuple[str, ...] = ()
    dropped: str = ""
    left_out: str = ""
    kept: str = ""
    near: tuple[Fact, ...] = ()
    without: tuple[str, ...] = ()
    slip: tuple[str, str] | None = None
    names: tuple[str, ...] = ()
    rounded: str = ""


def search(store: FactStore | Index, text: str, selection: Selection | None = None) -> Answer:
    """The facts that account for every word of `text`, the best first.

    Raises UsageError for a text that is longer than any question.
    """
    # Some single characters fold into several.
    length = max(len(text), len(fold(text)))
    if length > LONGEST_QUERY:
        raise UsageError("query_too_long", most=LONGEST_QUERY, length=length)
    index = _index_of(store)
    selection = selection or Selection()
    query = understand(index, text)
    if _names_two(query) and (several := _joined(index, query, selection)):
        return Answer(query, several.hits, [], [], names=several.names)
    hits = find_strictly(index, query, selection)
    if hits:
        return Answer(query, hits, [], [])
    from zgfacts.query.names import each_name
    from zgfacts.query.slips import correct

    # Letters may be one name in pinyin, which only the free reading takes them for.
    several = each_name(index, query, selection) if query.han_runs else None
    if not several:
        hits = find_freely(index, query, selection)
        if hits:
            return Answer(query, hits, [], [], rounded=_rounded(query, hits[0]))
        several = None if query.han_runs else each_name(index, query, selection)
    if several:
        return Answer(query, several.hits, [], [], names=several.names)
    wrong = unknown_spans(index, query)
    corrected = correct(index, query, selection, wrong)
    if corrected:
        query, hits, slip, names = corrected
        return Answer(query, hits, [], [], slip=slip, names=names)
    return _explain(index, query, selection, wrong)


def _names_two(query: Query) -> bool:
    """Whether a query has two times, or two places; most have not, and need no more of names."""
    return len(query.whens) > 1 or len(query.keys("place")) > 1


def _joined(index: Index, query: Query, selection: Selection) -> Several | None:
    from zgfacts.query.names import each_joined

    return each_joined(index, query, selection)


def _index_of(store: FactStore | Index) -> Index:
    # To name the class would load what reads a store, which an index in a file does without.
    if hasattr(store, "having"):
        return cast("Index", store)
    from zgfacts.query.index import MemoryIndex

    return MemoryIndex(store)


def _rounded(query: Query, hit: Hit) -> str:
    """A figure as it was typed, where it has fewer digits than the fact's."""
    return next(
        (
            query.piece(piece.start, piece.end)
            for piece in hit.evidence
            if piece.field == "value" and piece.tier == ROUNDED
        ),
        "",
    )


def _explain(
    index: Index,
    query: Query,
    selection: Selection,
    spans: list[tuple[int, int]],
) -> Answer:
    computation = _said(query, "computation")
    relative = tuple(_said(query, "relative"))
    explained = [*_spans(query, "computation"), *_spans(query, "relative")]
    words = [
        query.piece(*_whole_word(query, start, end))
        for start, end in spans
        if not any(start < last and first < end for first, last in explained)
    ]
    numbers = [(number.start, number.end) for number in query.numbers]
    times = [(each.start, each.end) for each in query.whens if each.period]
    # 7.5 may be a day in July, but who asks for it as a figure is told of figures.
    days = [(each.start, each.end) for each in query.whens if not each.period]
    times += [day for day in days if day not in numbers]
    for dropped, stretches in (("period", times), ("place", _spans(query, "place"))):
        rest, gone = " ".join(query.without(stretches).split()), _only(query.text, stretches)
        if not gone or not rest:
            continue
        hits = find(index, understand(index, rest), selection)
        if hits:
            near = tuple(hit.fact for hit in hits)
            return Answer(query, [], words, computation, relative, dropped, gone, rest, near)
    from zgfacts.query.nearest import NAMED, nearest

    found = nearest(index, query, selection)
    explained += spans
    without = [
        query.piece(start, end)
        for start, end in _whole_words(query, _in_each([each.left_out for each in found[:NAMED]]))
        if not any(start < last and first < end for first, last in explained)
    ]
    facts = tuple(each.fact for each in found)
    return Answer(query, [], words, computation, relative, near=facts, without=tuple(without))


def _in_each(spans: list[tuple[tuple[int, int], ...]]) -> set[tuple[int, int]]:
    """The stretches that are in each of several lists."""
    return set.intersection(*map(set, spans)) if spans else set()


def _whole_words(query: Query, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches as the words of which they are parts, those that touch as one."""
    whole: list[tuple[int, int]] = []
    for start, end in sorted(_whole_word(query, *span) for span in spans):
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return whole


def _whole_word(query: Query, start: int, end: int) -> tuple[int, int]:
    """A stretch with the rest of its word: 市长, of which 长 alone says nothing."""
    text = query.text
    while start > 0 and is_latin(text[start]) and is_latin(text[start - 1]):
        start -= 1
    while end < len(text) and is_latin(text[end - 1]) and is_latin(text[end]):
        end += 1
    if end - start == 1 and start > 0 and is_han(text[start]) and is_han(text[start - 1]):
        empty = any(first < start <= last for first, last in _spans(query, "filler"))
        start -= not empty
    return start, end


def _only(text: str, spans: list[tuple[int, int]]) -> str:
    """The text of these stretches, which may overlap."""
    inside = [any(start <= at < end for start, end in spans) for at in range(len(text))]
    kept = "".join(char if keep else " " for char, keep in zip(text, inside, strict=True))
    return " ".join(kept.split())


def _said(query: Query, type_: str) -> list[str]:
    """The longest stretches of a type."""
    spans = sorted(set(_spans(query, type_)))
    return [
        query.piece(start, end)
        for start, end in spans
        if not any(first <= start and end <= last != end for first, last in spans)
    ]


def _spans(query: Query, kind: str) -> list[tuple[int, int]]:
    return [(phrase.start, phrase.end) for phrase in query.phrases if phrase.sense.type == kind]
