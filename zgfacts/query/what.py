"""The words of `zgfacts show`: each names an id, a period, a place, a kind, an indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from zgfacts.query.fold import fold
from zgfacts.query.periods import find_periods
from zgfacts.query.select import Selection
from zgfacts.query.vocabulary import Vocabulary, key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The senses that `show` takes, the first before the next where a word has two.
_SORTS: Final = {
    "place": "places",
    "kind": "kinds",
    "status": "statuses",
    "indicator": "indicators",
}
_SENSES: Final = tuple(_SORTS)


class What(NamedTuple):
    """What words name: a selection, each word with the sort it was read as, and the rest."""

    selection: Selection
    words: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]

    def said(self, *sorts: str) -> str:
        """The words that were read as one of these sorts, as typed."""
        return " ".join(word for sort, word in self.words if sort in sorts)

    def not_said(self, *sorts: str) -> str:
        """The words that were read as any other sort."""
        return " ".join(word for sort, word in self.words if sort not in sorts)


def understand_what(vocabulary: Vocabulary, words: Sequence[str]) -> What:
    """Read words as names of ids, periods, places, kinds and so on.

    Several of one sort widen the selection (2017 2018), different sorts narrow
    it (2017 signings). Words that stand together are first read as one name.
    """
    selection = Selection()
    named, unknown = [], []
    at = 0
    while at < len(words):
        for length in range(min(8, len(words) - at), 0, -1):
            text = " ".join(words[at : at + length])
            if sort := _add(vocabulary, text, selection):
                named.append((sort, text))
                at += length
                break
        else:
            unknown.append(words[at])
            at += 1
    return What(selection, tuple(named), tuple(unknown))


def _add(vocabulary: Vocabulary, text: str, selection: Selection) -> str:
    """Add what the whole of `text` names; returns its sort, "" where it names nothing."""
    store = vocabulary.store
    if text in store:
        selection.ids.add(text)
        return "ids"
    if text in store.sources:
        selection.sources.add(text)
        return "sources"
    folded = fold(text).strip()
    for when in find_periods(folded):
        if (when.start, when.end) == (0, len(folded)):
            selection.periods.append(when)
            return "periods"
    key = key_of(text)
    known = vocabulary.phrases.get(key) or vocabulary.side_indicators.get(key, ())
    senses = sorted(
        (sense for sense in known if sense.type in _SENSES),
        key=lambda sense: _SENSES.index(sense.type),
    )
    if senses:
        sort = _SORTS[senses[0].type]
        getattr(selection, sort).update(
            sense.key for sense in senses if sense.type == senses[0].type
        )
        return sort
    if text in store.indicators:
        selection.indicators.add(text)
        return "indicators"
    named = {
        fact.id for fact in vocabulary.facts if folded in (fold(fact.name.zh), fold(fact.name.en))
    }
    selection.ids |= named
    return "ids" if named else ""
