"""Which facts account for every word of a query, and in what order.

For each fact the query is covered with pieces that the fact accounts for: by
its name, its place, its period, its value. A fact that leaves a word uncovered
is no answer. The order is a tuple of tiers, compared one after another, so
that each place in a list can be explained.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from zgfacts.model import KIND_ORDER, Fact, exact
from zgfacts.query.fold import fold, is_han, stems
from zgfacts.query.pinyin import joined, split_word
from zgfacts.query.understand import Phrase, Query, whole
from zgfacts.query.vocabulary import FIELDS, FactText, Vocabulary, places_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from zgfacts.query.numbers import Quantity

#: How telling a field is: 0 before 1 before 2.
_TIERS: Final = dict(zip(FIELDS, (0, 0, 1, 1, 1, 1, 1, 2, 2), strict=True)) | {
    "value": 0,
    "kind": 2,
}

#: Of the fillers of one syllable only these are typed as pinyin often enough: 的 是 有 了 在.
_SHORT_FILLERS: Final = ("'de'", "'shi'", "'you'", "'le'", "'zai'")

#: Kinds that measure: what they are called is their indicator, and their aliases tell of what.
_MEASURES: Final = ("level", "growth", "rank")

#: A measure itself comes before how it compares with another.
_COMPARED: Final = ("vs_national", "vs_city", "vs_target")

#: Three letters begin too many names.
_LEAST_INITIALS: Final = 4

#: What a piece of each type costs when a query is covered; the cheapest cover is taken,
#: so a piece that says something is taken before a filler, and one long piece before two.
_PIECE, _FILLER = 100, 150


class Evidence(NamedTuple):
    """Why a stretch of the query is accounted for: the fact's `field` and what stands there."""

    start: int
    end: int
    field: str
    found: str
    tier: int = 0

    @property
    def is_filler(self) -> bool:
        """Whether the words carry nothing."""
        return self.field == "filler"


class Hit(NamedTuple):
    """A fact that accounts for the whole query; hits sort by `key`, the best first."""

    fact: Fact
    key: tuple[int | str, ...]
    evidence: tuple[Evidence, ...]


_Arcs = list[Evidence]

#: Kinds whose words people add loosely: the rural revitalisation project is a policy.
_LOOSE_KINDS: Final = ("brand", "honour", "event", "project", "policy", "level")


def find(vocabulary: Vocabulary, query: Query, allowed: Callable[[Fact], bool]) -> list[Hit]:
    """The hits of a query as it stands, by pinyin where its words are no English."""
    hits = match(vocabulary, query, allowed) or match(vocabulary, query, allowed, loosely=True)
    if not hits and query.words:
        hits = match(vocabulary, query, allowed, loosely=True, by_pinyin=True)
    return hits


def match(
    vocabulary: Vocabulary,
    query: Query,
    allowed: Callable[[Fact], bool],
    *,
    loosely: bool = False,
    by_pinyin: bool = False,
) -> list[Hit]:
    """The facts that account for every word, the best first.

    With `loosely`, words for a kind of fact need not be meant: the rural
    revitalisation project is a policy. With `by_pinyin`, words in letters are
    read as pinyin and initials as well.
    """
    measures = _measures(query)
    indices = [
        index
        for index, fact in enumerate(vocabulary.facts)
        if allowed(fact)
        and (not measures or (fact.indicator is not None and fact.indicator.id in measures))
    ]
    arcs = _all_arcs(vocabulary, query, indices, by_pinyin=by_pinyin)
    fillers = _fillers(query, loosely=loosely)
    if by_pinyin:
        fillers += pinyin_fillers(vocabulary, query)
    hits = []
    for index in indices:
        own = arcs.get(index)
        if not own:
            continue
        cover = _cover(query, [*own, *fillers])
        if cover and not all(piece.is_filler for piece in cover):
            fact = vocabulary.facts[index]
            hits.append(Hit(fact, _key(query, fact, cover), tuple(cover)))
    return sorted(hits, key=lambda hit: hit.key)


def _measures(query: Query) -> set[str]:
    """The headline indicators that are all a query names beside place, time and kind.

    The population of a district is not the number of its poor, though 贫困人口
    has the word: where nothing but the measure is asked for, it must be that measure.
    """
    rest = [query.is_content(at) for at in range(len(query.text))]
    spans = [(each.start, each.end) for each in query.whens]
    spans += [
        (phrase.start, phrase.end)
        for phrase in query.phrases
        if phrase.sense.type in ("place", "kind", "status", "filler", "ask")
    ]
    for start, end in spans:
        rest[start:end] = [False] * (end - start)
    left = [at for at, content in enumerate(rest) if content]
    if not left:
        return set()
    named = [phrase for phrase in query.phrases if phrase.sense.type == "indicator"]
    return {
        phrase.sense.key for phrase in named if phrase.start <= left[0] and left[-1] < phrase.end
    }


def unknown_spans(vocabulary: Vocabulary, query: Query) -> list[tuple[int, int]]:
    """The stretches of the query that no fact at all accounts for."""
    arcs = _all_arcs(vocabulary, query, range(len(vocabulary.facts)))
    known = [False] * len(query.text)
    for piece in [*_fillers(query, loosely=True), *(arc for own in arcs.values() for arc in own)]:
        for at in range(piece.start, piece.end):
            known[at] = True
    spans = [(each.start, each.end) for each in query.numbers]
    for start_, end_ in spans + [(each.start, each.end) for each in query.whens]:
        span = slice(start_, end_)  # a number or a date is known whole or not at all
        if not all(known[span]):
            known[span] = [False] * len(known[span])
    left: list[tuple[int, int]] = []
    start = None
    for at in range(len(query.text) + 1):
        missing = at < len(query.text) and not known[at] and not query.text[at].isspace()
        if missing and start is None:
            start = at
        elif not missing and start is not None:
            left.append((start, at))
            start = None
    return left


def _all_arcs(
    vocabulary: Vocabulary, query: Query, indices: Iterable[int], *, by_pinyin: bool = False
) -> dict[int, _Arcs]:
    arcs: dict[int, _Arcs] = {index: [] for index in indices}
    for index, own in arcs.items():
        own.extend(_typed(vocabulary, query, vocabulary.facts[index]))
    for index, evidence in _free_chinese(vocabulary, query, list(arcs)):
        arcs[index].append(evidence)
    for index, evidence in _free_english(vocabulary, query, list(arcs)):
        arcs[index].append(evidence)
    if by_pinyin:
        for index, evidence in _by_pinyin(vocabulary, query, list(arcs)):
            arcs[index].append(evidence)
    return arcs


def _fillers(query: Query, *, loosely: bool) -> _Arcs:
    relative = [each for each in query.phrases if each.sense.type == "relative"]
    return [
        Evidence(phrase.start, phrase.end, "filler", "")
        for phrase in query.phrases
        if not any(each.start <= phrase.start and phrase.end <= each.end for each in relative)
        if phrase.sense.type in ("filler", "ask")
        or (loosely and phrase.sense.type == "kind" and phrase.sense.key in _LOOSE_KINDS)
    ]


def _typed(vocabulary: Vocabulary, query: Query, fact: Fact) -> Iterator[Evidence]:
    """The pieces with a type that the fact satisfies."""
    named = query.keys("place")
    for phrase in query.phrases:
        found = _satisfied(vocabulary, phrase, fact, named)
        if found is not None:
            tier = 2 if phrase.sense.type in ("kind", "unit") else 0
            yield Evidence(phrase.start, phrase.end, phrase.sense.type, found, tier)
    for when in query.whens:
        quality = when.matches(fact)
        if quality is not None:
            shown = fact.period.text if fact.period else f"as of {fact.as_of.text}"
            yield Evidence(when.start, when.end, "period", shown, quality)
    for quantity in query.numbers:
        shown = _equals(quantity, fact)
        if shown:
            yield Evidence(quantity.start, quantity.end, "value", shown)


def _satisfied(vocabulary: Vocabulary, phrase: Phrase, fact: Fact, named: set[str]) -> str | None:
    kind, key = phrase.sense.type, phrase.sense.key
    if kind == "place":
        own = places_of(fact)
        if any(place.id == key for place in own):
            return key
        # 自贡市自流井区: the larger place only says where the smaller one lies.
        inner = {place.id for place in own} & named
        return key if any(_lies_in(vocabulary, place, key) for place in inner) else None
    if kind == "kind":
        return key if fact.kind == key else None
    if kind == "status":
        return key if fact.status == key else None
    if kind == "unit":
        units = (fact.unit, fact.event.deals_unit if fact.event else None)
        return key if any(unit and unit.base == key for unit in units) else None
    return None


def _lies_in(vocabulary: Vocabulary, inner: str, outer: str) -> bool:
    places = vocabulary.store.places
    seen: set[str] = set()
    parent = places[inner].parent
    while parent and parent not in seen:
        if parent == outer:
            return True
        seen.add(parent)
        parent = places[parent].parent if parent in places else None
    return False


def _equals(quantity: Quantity, fact: Fact) -> str:
    """What of the fact equals the number, or nothing."""
    number = exact(quantity.value)
    if fact.event and fact.event.deals == number and not quantity.percent:
        return str(number)
    if fact.value is None or fact.unit is None:
        return ""
    if quantity.percent and fact.unit.base not in ("percent", "percentage-points"):
        return ""
    candidates = [fact.base_value] if quantity.scaled else [fact.value, fact.base_value]
    # "down 3.6%" is typed without its sign.
    equal = any(
        value in (number, -number) if number > 0 else value == number
        for value in candidates
        if value is not None
    )
    return f"{fact.value} {fact.unit.en}" if equal else ""


def _free_chinese(
    vocabulary: Vocabulary, query: Query, indices: list[int]
) -> Iterator[tuple[int, Evidence]]:
    if not query.han_runs:
        return
    raw = vocabulary.raw
    empty = _empty(query)
    numbers = {(each.start, each.end) for each in query.numbers}
    for first, last in query.han_runs:
        shortest = 1 if last - first == 1 else 2
        for start in range(first, last):
            still = indices
            for end in range(start + shortest, last + 1):
                piece = query.text[start:end]
                still = [index for index in still if piece in raw[index]]
                if not still:
                    break
                if (start, end) in empty or not whole(query.text, start, end):
                    continue
                if not _is_chinese(piece) and (start, end) not in numbers:
                    continue
                for index in still:
                    found = _found(vocabulary.chinese(index), piece, start, end)
                    if found:
                        yield index, found


def _empty(query: Query) -> set[tuple[int, int]]:
    """The stretches that carry nothing, though some fact may have them in a name."""
    return {(each.start, each.end) for each in query.phrases if each.sense.type == "filler"}


def _is_chinese(piece: str) -> bool:
    """Whether a piece is Chinese; beside letters or digits one character is not enough.

    In 2020年GDP the 年 belongs to the year, though some alias has 全年GDP.
    """
    count = sum(map(is_han, piece))
    return count == len(piece) or count >= 2


def _free_english(
    vocabulary: Vocabulary, query: Query, indices: list[int]
) -> Iterator[tuple[int, Evidence]]:
    if not query.words:
        return
    raw = vocabulary.raw
    empty = _empty(query)
    for first, (start, _, word) in enumerate(query.words):
        # What is left of the stem whichever ending the text has: cit-y, cit-ies.
        beginning = word[:-1] if 3 < len(word) < 7 else word[:6]
        still = [index for index in indices if beginning in raw[index]]
        piece = " "
        for _, end, stemmed in query.words[first:]:
            piece += stemmed + " "
            found = [
                (index, evidence)
                for index in still
                if (evidence := _found(vocabulary.english(index), piece, start, end))
            ]
            if not found:
                break
            if (start, end) not in empty:
                yield from found
            still = [index for index, _ in found]


def _by_pinyin(
    vocabulary: Vocabulary, query: Query, indices: list[int]
) -> Iterator[tuple[int, Evidence]]:
    """The stretches of letters that are the pinyin, or the initials, of what a fact has."""
    texts = vocabulary.pinyin
    for start, end, key in syllable_rows(query, vocabulary.all_pinyin):
        for index in indices:
            if found := _found(texts[index], key, start, end):
                yield index, found
    phrases = [
        Phrase(start, end, sense)
        for start, end, key in syllable_rows(query, vocabulary.pinyin_of_phrases)
        for sense in vocabulary.pinyin_phrases.get(key, ())
    ]
    for index in indices:
        for phrase in phrases:
            shown = _satisfied(vocabulary, phrase, vocabulary.facts[index], set())
            if shown is not None:
                yield index, Evidence(phrase.start, phrase.end, phrase.sense.type, shown)
    yield from _by_initials(vocabulary, query, indices)


def _by_initials(
    vocabulary: Vocabulary, query: Query, indices: list[int]
) -> Iterator[tuple[int, Evidence]]:
    """The words of letters that are the initials of a row of syllables."""
    for start, end, _ in query.words:
        letters = query.text[start:end]
        if len(letters) < _LEAST_INITIALS or not letters.isalpha():
            continue
        pattern = re.compile("".join(f"'{letter}[a-z]*" for letter in letters) + "'")
        if not pattern.search(vocabulary.all_pinyin):
            continue
        for index in indices:
            text = vocabulary.pinyin[index]
            if place := pattern.search(text.text):
                yield index, _at(text, place.start(), start, end)


def pinyin_fillers(vocabulary: Vocabulary, query: Query) -> _Arcs:
    """The stretches of letters that are the pinyin of words that carry nothing."""
    phrases = vocabulary.pinyin_phrases
    return [
        Evidence(start, end, "filler", "")
        for start, end, key in syllable_rows(query, vocabulary.pinyin_of_phrases, shortest=1)
        if key in _SHORT_FILLERS
        or (key.count("'") > 2 and any(s.type in ("filler", "ask") for s in phrases.get(key, ())))
    ]


def _syllables(query: Query) -> dict[int, set[tuple[int, str]]]:
    """The syllables that a stretch of letters may hold, by where each starts: its end and text."""
    edges: dict[int, set[tuple[int, str]]] = {}
    for start, end, _ in query.words:
        for way in split_word(query.text[start:end]):
            for first, last, syllable in way:
                edges.setdefault(start + first, set()).add((start + last, syllable))
    return edges


def syllable_rows(query: Query, known: str, shortest: int = 2) -> Iterator[tuple[int, int, str]]:
    """Stretches of letters as rows of syllables that stand in `known`: start, end, the row."""
    edges = _syllables(query)
    next_word = {
        end: start
        for (_, end, _), (start, _, _) in pairwise(query.words)
        if not query.text[end:start].strip(" '-")
    }

    def rows(at: int, row: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
        for end, syllable in sorted(edges.get(at, ())):
            longer = (*row, syllable)
            if joined(longer) in known:
                yield end, longer
                yield from rows(end, longer)
                if end in next_word:
                    yield from rows(next_word[end], longer)

    for start in sorted(edges):
        for end, row in dict.fromkeys(rows(start, ())):
            if len(row) >= shortest:
                yield start, end, joined(row)


def _found(text: FactText, piece: str, start: int, end: int) -> Evidence | None:
    offset = text.text.find(piece)
    return _at(text, offset, start, end) if offset >= 0 else None


def _at(text: FactText, offset: int, start: int, end: int) -> Evidence:
    field = text.field_at(offset)
    return Evidence(start, end, field, text.phrase_at(offset).strip(), _TIERS[field])


def _cover(query: Query, arcs: _Arcs) -> list[Evidence] | None:
    """The cheapest way to cover every content character, or None."""
    starts: dict[int, _Arcs] = {}
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
            total = cost + (_FILLER if arc.is_filler else _PIECE + arc.tier)
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


def _key(query: Query, fact: Fact, cover: list[Evidence]) -> tuple[int | str, ...]:
    words = [piece for piece in cover if piece.field in _TIERS]
    period = max((piece.tier for piece in cover if piece.field == "period"), default=0)
    asked_status = any(piece.field == "status" for piece in cover)
    asking = {(phrase.start, phrase.end) for phrase in query.phrases if phrase.sense.type == "ask"}
    said = [piece for piece in cover if (piece.start, piece.end) not in asking]
    return (
        _not_as_asked(query, fact),
        len(said),
        max((_tier(piece, query, fact) for piece in words), default=0),
        period,
        _left_of_name(query, fact, words),
        KIND_ORDER.index(fact.kind),
        not (fact.indicator and fact.indicator.headline),
        fact.basis in _COMPARED,
        fact.status == "target" and not asked_status,
        fact.citations[0].start,
        fact.id,
    )


def _tier(piece: Evidence, query: Query, fact: Fact) -> int:
    """How telling a piece is: the salt expo is the event before the number of its booths."""
    mentioned = piece.field == "alias" and fact.kind in _MEASURES and "value" not in query.asks
    return piece.tier + mentioned


def _not_as_asked(query: Query, fact: Fact) -> int:
    """How many of the things asked for the fact does not give."""
    gives = {
        "value": (fact.value is not None and fact.kind != "rank")
        or bool(fact.event and fact.event.deals is not None),
        "day": fact.kind not in _MEASURES
        and fact.period is not None
        and len(fact.period.text) > len("2020-Q1"),
        "venue": bool(fact.event and fact.event.venue),
        "name": fact.value is None or fact.kind not in _MEASURES,
    }
    kinds = query.keys("kind").difference(_LOOSE_KINDS)
    return sum(not gives[ask] for ask in query.asks) + bool(kinds and fact.kind not in kinds)


def _left_of_name(query: Query, fact: Fact, words: list[Evidence]) -> int:
    """How much of the fact's name the query does not say, in hundredths."""
    pieces = [query.piece(piece.start, piece.end) for piece in words]
    chinese = fold(fact.name.zh)
    size = len(chinese)
    for piece in pieces:
        chinese = chinese.replace(piece, "")
    asked = {word for piece in pieces for word in stems(piece)}
    english = stems(fold(fact.name.en))
    left = [word for word in english if word not in asked]
    by_pinyin = [piece for piece in words if piece.field == "name" and piece.found[:1] == "'"]
    spelled = sum(len(query.piece(each.start, each.end).replace(" ", "")) for each in by_pinyin)
    letters = max((len(each.found.replace("'", "")) for each in by_pinyin), default=1)
    return min(
        100 * len(chinese) // max(size, 1),
        100 * len(left) // max(len(english), 1),
        100 * max(letters - spelled, 0) // letters if by_pinyin else 100,
    )
