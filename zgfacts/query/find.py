"""Which facts account for every word of a query, from the strictest reading to the freest.

For each fact the query is covered with pieces that the fact accounts for: by
its name, its place, its period, its value. A fact that leaves a word uncovered
is no answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zgfacts.query.candidates import (
    Option,
    coverage,
    options,
    pinyin_options,
    pinyin_phrases,
    synonym_options,
)
from zgfacts.query.cover import cover_of
from zgfacts.query.evidence import Arcs, Evidence, Reader
from zgfacts.query.pinyin import split_word
from zgfacts.query.rank import (
    LOOSE_KINDS,
    MEASURES,
    TELLING,
    Hit,
    gives,
    key_of_hit,
    kinds_of,
    limits_not_asked,
    meant_in,
    says_what,
)
from zgfacts.query.select import any_of
from zgfacts.query.synonyms import loose_words, synonyms
from zgfacts.query.understand import Phrase, strictly_inside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from zgfacts.model import Fact
    from zgfacts.query.candidates import PinyinSense
    from zgfacts.query.index import Index
    from zgfacts.query.select import Selection
    from zgfacts.query.synonyms import Synonym
    from zgfacts.query.texts import FactTexts
    from zgfacts.query.understand import Query

#: Of the fillers of one syllable only these are typed as pinyin often enough: 的 是 有 了 在.
_SHORT_FILLERS: Final = ("'de'", "'shi'", "'you'", "'le'", "'zai'")

#: What may stand beside a measure that is asked for, with kinds that measure.
_BESIDE: Final = ("place", "status", "filler", "ask", "ask-unit")

#: Units that measure and count nothing: the area in km2, but not the industrial city.
_UNITS_OF_MEASURE: Final = [("unit", base) for base in ("m2", "m", "CNY", "percent")]


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
        self._limits = limits_not_asked(query)
        self._wholes = [(e.start, e.end) for e in query.phrases if e.sense.type == "whole"]
        self._allowed = selection.candidates(index) & self._measured(query)
        self.fillers = fillers_of(query, loosely=False)
        self.loose_fillers = fillers_of(query, loosely=True)

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
            cover = cover_of(query, self._whole([*own, *fillers])) if own else None
            if cover and self._answers(texts.fact, own, cover):
                found.append(Hit(texts.fact, key_of_hit(query, texts.fact, cover), tuple(cover)))
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
            telling = any(piece.field in TELLING or piece.field == "value" for piece in own)
        else:
            telling = not all(piece.is_filler for piece in cover)
        if fact.kind in MEASURES and any(each in fact.name.zh for each in self._limits):
            return False
        if self._query.asking and not says_what(fact, self._query, cover):
            return False
        meant = meant_in(self._query, cover)
        # A rate is not answered with what merely has to do with growth, nor an amount by a rate.
        kinds = kinds_of(meant)
        if self._freely and "growth" in kinds and fact.kind != "growth":
            return False
        if "level" in kinds and "growth" not in kinds and fact.kind == "growth":
            return False
        return telling and gives(fact, meant, self._query.keys("place"))

    def by_synonyms(self) -> list[Hit]:
        """The hits by other words for the same thing, first with every word meant."""
        words = synonyms(self._query)
        more = list(synonym_options(words))

        def arcs(texts: FactTexts) -> Iterable[Evidence]:
            return self._reader.by_synonyms(texts, words)

        loose = [*self.loose_fillers, *loose_word_fillers(self._query)]
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
        fillers = [*self.loose_fillers, *pinyin_fillers(phrases)]
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
        or (phrase.sense.type == "kind" and phrase.sense.key in MEASURES)
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
    empty = [(each.start, each.end) for each in fillers_of(query, loosely=True)]
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


def fillers_of(query: Query, *, loosely: bool) -> Arcs:
    """The stretches that carry nothing; `loosely`, words for a kind of fact are among them."""
    relative = [each for each in query.phrases if each.sense.type == "relative"]
    return [
        Evidence(phrase.start, phrase.end, "filler", "")
        for phrase in query.phrases
        if not any(each.start <= phrase.start and phrase.end <= each.end for each in relative)
        if phrase.sense.type in ("filler", "ask", "ask-unit")
        or (loosely and phrase.sense.type == "kind" and phrase.sense.key in LOOSE_KINDS)
    ]


def loose_word_fillers(query: Query) -> Arcs:
    """The stretches that carry nothing where everything else is accounted for."""
    return [Evidence(start, end, "filler", "") for start, end in loose_words(query)]


def pinyin_fillers(phrases: Iterable[PinyinSense]) -> Arcs:
    """The stretches of letters that are the pinyin of words that carry nothing."""
    return [
        Evidence(each.phrase.start, each.phrase.end, "filler", "")
        for each in phrases
        if each.phrase.sense.type in ("filler", "ask", "ask-unit") and _is_typed(each)
    ]


def _is_typed(spelled: PinyinSense) -> bool:
    """Whether a phrase is long or frequent enough to be typed as pinyin."""
    return spelled.row in _SHORT_FILLERS or spelled.row.count("'") > 2
