"""Which facts account for every word of a query, and in what order.

For each fact the query is covered with pieces that the fact accounts for: by
its name, its place, its period, its value. A fact that leaves a word uncovered
is no answer. The order is a tuple of tiers, compared one after another, so
that each place in a list can be explained.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from zgfacts.model import KIND_ORDER, Fact
from zgfacts.query.candidates import (
    NUMERALS,
    Option,
    coverage,
    options,
    pinyin_options,
    pinyin_phrases,
    synonym_options,
)
from zgfacts.query.evidence import TIERS, Arcs, Evidence, Reader
from zgfacts.query.fold import fold, has_han, stems
from zgfacts.query.pinyin import split_word
from zgfacts.query.select import any_of
from zgfacts.query.synonyms import loose_words, synonyms
from zgfacts.query.texts import bases_of
from zgfacts.query.understand import Phrase, strictly_inside
from zgfacts.query.words import LIMITS, split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from zgfacts.query.candidates import PinyinSense
    from zgfacts.query.index import Index
    from zgfacts.query.select import Selection
    from zgfacts.query.synonyms import Synonym
    from zgfacts.query.texts import FactTexts
    from zgfacts.query.understand import Query

#: Of the fillers of one syllable only these are typed as pinyin often enough: 的 是 有 了 在.
_SHORT_FILLERS: Final = ("'de'", "'shi'", "'you'", "'le'", "'zai'")

#: Kinds that measure: what they are called is their indicator, and their aliases tell of what.
_MEASURES: Final = ("level", "growth", "rank")

#: A measure itself comes before how it compares with another.
_COMPARED: Final = ("vs_national", "vs_city", "vs_target")

#: Kinds whose words people add loosely: the rural revitalisation project is a policy.
_LOOSE_KINDS: Final = ("brand", "honour", "event", "project", "policy", "level")

#: What a piece of each type costs when a query is covered; the cheapest cover is taken,
#: so a piece that says something is taken before a filler, and one long piece before two.
_PIECE, _FILLER = 100, 150


#: What may stand beside a measure that is asked for, with kinds that measure.
_BESIDE: Final = ("place", "status", "filler", "ask", "ask-unit")

#: Units that measure and count nothing: the area in km2, but not the industrial city.
_UNITS_OF_MEASURE: Final = [("unit", base) for base in ("m2", "m", "CNY", "percent")]

#: The fields that name a fact, rather than what surrounds it.
_TELLING: Final = ("name", "indicator", "synonym", "alias", "event", "party", "printed")


class Hit(NamedTuple):
    """A fact that accounts for the whole query; hits sort by `key`, the best first."""

    fact: Fact
    key: tuple[int | str, ...]
    evidence: tuple[Evidence, ...]


def find(index: Index, query: Query, selection: Selection) -> list[Hit]:
    """The facts that account for every word of a query, the best first.

    What reads the words more freely is tried only where what reads them more
    strictly finds nothing.
    """
    return find_strictly(index, query, selection) or find_freely(index, query, selection)


def find_strictly(index: Index, query: Query, selection: Selection) -> list[Hit]:
    """The facts that the words name as they stand.

    Words for a kind of fact need not be meant: the rural revitalisation project is a
    policy. Words that are all syllables are first read as the pinyin of one name: kong
    long has to do with dinosaurs, not with Hong Kong.
    """
    search = _Search(index, query, selection)
    return search.as_one_name() or search.hits(search.fillers) or search.hits(search.loose_fillers)


def find_freely(index: Index, query: Query, selection: Selection) -> list[Hit]:
    """The facts that the words describe.

    By their circumstances; by other words for the same thing; without words that
    carry little; as pinyin and initials.
    """
    search = _Search(index, query, selection, freely=True)
    return search.hits(search.loose_fillers) or search.by_synonyms() or search.by_pinyin()


class _Search:
    """One query over one index, from the strictest reading to the freest."""

    def __init__(
        self, index: Index, query: Query, selection: Selection, *, freely: bool = False
    ) -> None:
        self._index = index
        self._query = query
        self._selection = selection
        self._freely = freely
        self._reader = Reader(index, query, freely=freely)
        self._options = options(index, query)
        self._limits = _limits_not_asked(query)
        self._wholes = [(e.start, e.end) for e in query.phrases if e.sense.type == "whole"]
        self._allowed = selection.candidates(index) & self._measured(query)
        self.fillers = _fillers(query, loosely=False)
        self.loose_fillers = _fillers(query, loosely=True)

    def hits(
        self,
        fillers: Arcs,
        more: Sequence[Option] = (),
        arcs: Callable[[FactTexts], Iterable[Evidence]] | None = None,
        query_meant: Query | None = None,
    ) -> list[Hit]:
        """The hits with these fillers, and with what else may account for words.

        `query_meant` has the phrases that words stand for: as pinyin, or as other words.
        """
        query = self._query
        empty = [(each.start, each.end) for each in fillers]
        covered = coverage(self._index, query, [*self._options, *more], empty)
        allowed = self._allowed & (self._measured(query_meant) if query_meant else -1)
        found = []
        for texts in self._index.texts(covered.all(allowed)):
            if texts.fact not in self._selection:
                continue
            own = [*self._reader.arcs(texts), *(arcs(texts) if arcs else ())]
            cover = _cover(query, self._whole([*own, *fillers])) if own else None
            if cover and self._answers(texts.fact, own, cover):
                found.append(Hit(texts.fact, _key(query, texts.fact, cover), tuple(cover)))
        return sorted(found, key=lambda hit: hit.key)

    def _whole(self, arcs: Arcs) -> Arcs:
        """What is no part of a measure that is another thing than its parts: 企业数量."""
        if not self._wholes:
            return arcs
        return [arc for arc in arcs if not strictly_inside(arc.start, arc.end, self._wholes)]

    def _answers(self, fact: Fact, own: Arcs, cover: list[Evidence]) -> bool:
        """Whether what is covered is more than filler, and an answer to what is asked.

        Read freely, circumstances alone name no fact: that pupils were commended does
        not tell how many pupils a city has.
        """
        if self._freely:
            telling = any(piece.field in _TELLING or piece.field == "value" for piece in own)
        else:
            telling = not all(piece.is_filler for piece in cover)
        if fact.kind in _MEASURES and any(each in fact.name.zh for each in self._limits):
            return False
        if self._query.asking and not _says_what(fact, self._query, cover):
            return False
        meant = _meant(self._query, cover)
        # A rate is not answered with what merely has to do with growth, nor an amount by a rate.
        kinds = _kinds(meant)
        if self._freely and "growth" in kinds and fact.kind != "growth":
            return False
        if "level" in kinds and "growth" not in kinds and fact.kind == "growth":
            return False
        return telling and _gives(fact, meant)

    def by_synonyms(self) -> list[Hit]:
        """The hits by other words for the same thing, first with every word meant."""
        words = synonyms(self._query)
        more = list(synonym_options(words))

        def arcs(texts: FactTexts) -> Iterable[Evidence]:
            return self._reader.by_synonyms(texts, words)

        loose = [
            *self.loose_fillers,
            *(Evidence(start, end, "filler", "") for start, end in loose_words(self._query)),
        ]
        named = self._query._replace(phrases=(*self._query.phrases, *self._named_by(words)))
        hits = self.hits(self.loose_fillers, more, arcs, named) if more else []
        return hits or self.hits(loose) or self.hits(loose, more, arcs, named)

    def _named_by(self, synonyms: Iterable[Synonym]) -> list[Phrase]:
        """The indicators that other words for a stretch name: residents are the population."""
        senses = self._index.senses({other for each in synonyms for other in each.others})
        return [
            Phrase(each.start, each.end, sense)
            for each in synonyms
            for other in each.others
            for sense in senses.get(other, ())
            if sense.type == "indicator"
        ]

    def by_pinyin(self) -> list[Hit]:
        """The hits by pinyin and initials, where there is a word in letters."""
        if not self._query.words:
            return []
        phrases = pinyin_phrases(self._index, self._query)
        more = list(pinyin_options(self._index, self._query, phrases))

        def arcs(texts: FactTexts) -> Iterable[Evidence]:
            return self._reader.by_pinyin(texts, phrases)

        spelled = tuple(each.phrase for each in phrases if _is_typed(each))
        fillers = [*self.loose_fillers, *_pinyin_fillers(phrases)]
        return self.hits(fillers, more, arcs, self._query._replace(phrases=spelled))

    def as_one_name(self) -> list[Hit]:
        """The hits of words in letters that are, all of them, the pinyin of a part of a name."""
        query = self._query
        words = [
            part
            for start, end, _ in query.words
            for part in query.piece(start, end).split("'")
            if part
        ]
        # Most English is ruled out by its endings, without the table of syllables.
        if len(words) < 2 or not all(word[-1] in "aeiouvngr" for word in words):
            return []
        if query.han_runs or not all(map(split_word, words)):
            return []
        first, last = query.words[0][0], query.words[-1][1]
        return [
            hit
            for hit in self.by_pinyin()
            if any(
                (piece.start, piece.end) == (first, last) and piece.field in ("name", "indicator")
                for piece in hit.evidence
            )
        ]

    def _measured(self, query: Query) -> int:
        """The facts of the indicators that are all the query names, else all."""
        measures = _measures(query)
        if not measures:
            return self._index.everything
        return any_of(self._index, [f"indicator={each}" for each in measures])


def _measures(query: Query) -> set[str]:
    """The indicators that are all a query names beside place, time and kind.

    The population of a district is not the number of its poor, though 贫困人口
    has the word: where nothing but the measure is asked for, it must be that measure.
    """
    plain = [
        phrase
        for phrase in query.phrases
        if phrase.sense.type in _BESIDE
        or (phrase.sense.type == "kind" and phrase.sense.key in _MEASURES)
    ]
    with_units = [
        *plain,
        *(each for each in query.phrases if each.sense in _UNITS_OF_MEASURE),
    ]
    return _named_alone(query, plain) or _named_alone(query, with_units)


def _named_alone(query: Query, beside: Iterable[Phrase]) -> set[str]:
    """The indicators that are all that a query says but for some phrases."""
    rest = [query.is_content(at) for at in range(len(query.text))]
    spans = [(each.start, each.end) for each in query.whens]
    for start, end in spans + [(each.start, each.end) for each in beside]:
        rest[start:end] = [False] * (end - start)
    left = [at for at, content in enumerate(rest) if content]
    if not left:
        return set()
    return {
        phrase.sense.key
        for phrase in query.phrases
        if phrase.sense.type == "indicator" and phrase.start <= left[0] and left[-1] < phrase.end
    }


def unknown_spans(index: Index, query: Query) -> list[tuple[int, int]]:
    """The stretches of the query that no fact at all accounts for."""
    sure = [each for each in options(index, query) if each.sure]
    empty = [(each.start, each.end) for each in _fillers(query, loosely=True)]
    missing = [each == 0 for each in coverage(index, query, sure, empty).facts]
    wholes = [(each.start, each.end) for each in query.numbers]
    for start_, end_ in wholes + [(each.start, each.end) for each in query.whens]:
        span = slice(start_, end_)  # a number or a date is known whole or not at all
        if any(missing[span]):
            missing[span] = [True] * len(missing[span])
    left: list[tuple[int, int]] = []
    start = None
    for at, unknown in enumerate([*missing, False]):
        if unknown and start is None:
            start = at
        elif not unknown and start is not None:
            left.append((start, at))
            start = None
    return _joined(query.text, left)


def _joined(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches with nothing but signs between them as one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        between = text[joined[-1][1] : start] if joined else " "
        if any(map(str.isspace, between)) or any(map(str.isalnum, between)):
            joined.append((start, end))
        else:
            joined[-1] = (joined[-1][0], end)
    return joined


def _fillers(query: Query, *, loosely: bool) -> Arcs:
    relative = [each for each in query.phrases if each.sense.type == "relative"]
    return [
        Evidence(phrase.start, phrase.end, "filler", "")
        for phrase in query.phrases
        if not any(each.start <= phrase.start and phrase.end <= each.end for each in relative)
        if phrase.sense.type in ("filler", "ask", "ask-unit")
        or (loosely and phrase.sense.type == "kind" and phrase.sense.key in _LOOSE_KINDS)
    ]


def _pinyin_fillers(phrases: Iterable[PinyinSense]) -> Arcs:
    """The stretches of letters that are the pinyin of words that carry nothing."""
    return [
        Evidence(each.phrase.start, each.phrase.end, "filler", "")
        for each in phrases
        if each.phrase.sense.type in ("filler", "ask", "ask-unit") and _is_typed(each)
    ]


def _is_typed(spelled: PinyinSense) -> bool:
    """Whether a phrase is long or frequent enough to be typed as pinyin."""
    return spelled.row in _SHORT_FILLERS or spelled.row.count("'") > 2


def _cover(query: Query, arcs: Arcs) -> list[Evidence] | None:
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
    period = max((piece.tier for piece in cover if piece.field == "period"), default=0)
    asked_status = any(piece.field == "status" for piece in cover)
    asking = {
        (phrase.start, phrase.end)
        for phrase in query.phrases
        if phrase.sense.type in ("ask", "ask-unit")
    }
    said = [piece for piece in cover if (piece.start, piece.end) not in asking]
    # "How big" may be all that an area is asked for with.
    told = [each for each in cover if each not in said and each.found == query.piece(*each[:2])]
    words = [piece for piece in said if piece.field in TIERS]
    meant = _meant(query, cover)
    left = _left_of_name(query, fact, words)
    return (
        _not_as_asked(fact, meant),
        _no_happening(query, fact, cover),
        left > 0,
        fact.basis in _COMPARED,
        len(said),
        _not_of_kind(fact, meant),
        -len(told),
        # The figure of the year asked for comes before those of days in it.
        period if _finer_than_a_year(query) or "value" in query.asks else 0,
        max((_tier(piece, query, fact) for piece in words), default=0),
        period,
        len(said) - sum(not piece.is_filler for piece in cover),
        left,
        KIND_ORDER.index(fact.kind),
        not (fact.indicator and fact.indicator.headline),
        fact.status == "target" and not asked_status,
        fact.citations[0].start,
        fact.id,
    )


def _finer_than_a_year(query: Query) -> bool:
    """Whether a quarter, month or day is asked for: then when counts before how it is called."""
    return any(when.period is None or len(when.period.text) > len("2020") for when in query.whens)


def _no_happening(query: Query, fact: Fact, cover: list[Evidence]) -> int:
    """How far a fact is from a happening, where a day or a place to be told asks for one.

    Who names only a day, or a place and a day, wants to know what happened; who asks when
    or where, of what.
    """
    only_a_day = any(when.in_one_month for when in query.whens) and all(
        piece.is_filler or piece.field in ("period", "place") for piece in cover
    )
    if only_a_day:
        return fact.kind not in ("event", "signing")
    if query.asks & {"day", "time", "venue"}:
        signed = "signing" in query.keys("kind")
        return {"event": 0, "signing": not signed}.get(fact.kind, 1 + (fact.kind in _MEASURES))
    return 0


def _tier(piece: Evidence, query: Query, fact: Fact) -> int:
    """How telling a piece is: the salt expo is the event before the number of its booths."""
    mentioned = piece.field == "alias" and fact.kind in _MEASURES and "value" not in query.asks
    return piece.tier + mentioned


def _says_what(fact: Fact, query: Query, cover: Iterable[Evidence]) -> bool:
    """Whether a question says what it asks of a place: who leads a district does not.

    How many people a city has asks for one of its headline figures; that a district is
    asked for people does not say which.
    """
    asking = {(phrase.start, phrase.end) for phrase in query.asking}
    said = [
        piece
        for piece in cover
        if (piece.start, piece.end) not in asking or piece.found == query.piece(*piece[:2])
    ]
    # What was done on a day asks for what happened; how many there are in a year, for nothing.
    empty = ("place", "filler", "unit", *(() if _finer_than_a_year(query) else ("period",)))
    if any(piece.field not in empty for piece in said):
        return True
    units = any(phrase.sense.type == "ask-unit" for phrase in query.asking)
    return units and fact.indicator is not None and fact.indicator.headline


def _limits_not_asked(query: Query) -> list[str]:
    """What limits measures to a part, where the query asks for the whole: new cases are not all.

    Who names a day, or the number zero, means the part.
    """
    days = any(when.bounds[0] == when.bounds[1] for when in query.whens)
    if days or not all(number.value for number in query.numbers):
        return []
    words = {query.piece(start, end) for start, end, _ in query.words}
    return [
        limit
        for limit, asking in LIMITS.items()
        if not any(each in (query.text if has_han(each) else words) for each in split(asking))
    ]


def _meant(query: Query, cover: Iterable[Evidence]) -> list[Phrase]:
    """The phrases that ask for something, or for a kind, and mean it in this cover.

    In 签约项目数 nobody asks for a signing: it is part of what the measure is called.
    """
    names = [piece for piece in cover if piece.field in _TELLING]
    # Where a share fell on a place nothing fell.
    empty = [(piece.start, piece.end) for piece in cover if piece.is_filler]
    kinds = [
        phrase
        for phrase in query.phrases
        if phrase.sense.type == "kind" and not strictly_inside(phrase.start, phrase.end, empty)
    ]
    return [
        phrase
        for phrase in (*query.asking, *kinds)
        if not any(
            piece.start <= phrase.start
            and phrase.end <= piece.end
            and (
                piece.end - piece.start > phrase.end - phrase.start
                or (phrase.sense.key not in _MEASURES and piece.field == "name")
                # How many contracts there were is a measure, not a single signing.
                or (phrase.sense.key == "signing" and piece.field in ("synonym", "alias"))
            )
            for piece in names
        )
    ]


def _gives(fact: Fact, meant: Iterable[Phrase]) -> bool:
    """Whether a fact has at all what is asked for: a figure, in such a unit, a day, a place."""
    gives = {
        "value": _has_figure(fact) or _counts(fact.name.zh),
        "day": fact.period is not None and len(fact.period.text) > len("2020"),
        "who": fact.kind not in _MEASURES,
    }
    asks = {phrase.sense.key for phrase in meant if phrase.sense.type == "ask"}
    units = {phrase.sense.key for phrase in meant if phrase.sense.type in ("ask-unit", "counted")}
    return all(gives.get(ask, True) for ask in asks) and (
        not units or not units.isdisjoint(bases_of(fact))
    )


def _has_figure(fact: Fact) -> bool:
    """Whether a fact has a value, or a count of deals."""
    return fact.value is not None or bool(fact.event and fact.event.deals is not None)


def _counts(name: str) -> bool:
    """Whether a name says how many, without a value: 三支箭, but not the first or the only one."""
    return any(
        (char in NUMERALS and char != "双") or char.isdecimal()
        for before, char in pairwise(f" {name}")
        if not (before in "第唯" or before.isdecimal())
    )


def _not_as_asked(fact: Fact, meant: Iterable[Phrase]) -> int:
    """How many of the things asked for another fact would give better."""
    dated = fact.period is not None and len(fact.period.text) > len("2020-Q1")
    gives = {
        "value": fact.kind != "rank" and _has_figure(fact),
        "day": fact.kind not in _MEASURES and dated,
        "time": fact.kind not in _MEASURES and dated,
        "venue": bool(fact.event and fact.event.venue),
        "name": fact.value is None or fact.kind not in _MEASURES,
    }
    asks = {phrase.sense.key for phrase in meant if phrase.sense.type == "ask"}
    kinds = _kinds(meant).difference(_LOOSE_KINDS)
    return sum(not gives.get(ask, True) for ask in asks) + bool(kinds and fact.kind not in kinds)


def _not_of_kind(fact: Fact, meant: Iterable[Phrase]) -> bool:
    """Whether words for kinds name others only, though they may be loosely meant."""
    kinds = _kinds(meant)
    return bool(kinds) and fact.kind not in kinds


def _kinds(meant: Iterable[Phrase]) -> set[str]:
    return {phrase.sense.key for phrase in meant if phrase.sense.type == "kind"}


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
