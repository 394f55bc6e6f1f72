"""The words of `zgfacts show`: each names an id, a period, a place, a kind, an indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from zgfacts.query.fold import fold
from zgfacts.query.periods import find_periods
from zgfacts.query.select import Selection
from zgfacts.query.senses import key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgfacts.query.index import Index

#: The senses that `show` takes, the first before the next where a word has two.
_SORTS: Final = {
    "place": "places",
    "kind": "kinds",
    "status": "statuses",
    "indicator": "indicators",
    "side": "indicators",
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


def understand_what(index: Index, words: Sequence[str]) -> What:
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
            if sort := _add(index, text, selection):
                named.append((sort, text))
                at += length
                break
        else:
            unknown.append(words[at])
            at += 1
    return What(selection, tuple(named), tuple(unknown))


def _add(index: Index, text: str, selection: Selection) -> str:
    """Add what the whole of `text` names; returns its sort, "" where it names nothing."""
    if index.having([f"id={text}"])[f"id={text}"]:
        selection.ids.add(text)
        return "ids"
    if index.is_id("sources", text):
        selection.sources.add(text)
        return "sources"
    folded = fold(text).strip()
    for when in find_periods(folded):
        if (when.start, when.end) == (0, len(folded)):
            selection.periods.append(when)
            return "periods"
    key = key_of(text)
    senses = sorted(
        (sense for sense in index.senses([key]).get(key, ()) if sense.type in _SORTS),
        key=lambda sense: _SENSES.index(sense.type),
    )
    if senses:
        sort = _SORTS[senses[0].type]
        getattr(selection, sort).update(
            sense.key for sense in senses if sense.type == senses[0].type
        )
        return sort
    if index.is_id("indicators", text):
        selection.indicators.add(text)
        return "indicators"
    named = index.having([f"name={folded}"])[f"name={folded}"]
    selection.ids |= {texts.fact.id for texts in index.texts(named)}
    return "ids" if named else ""
