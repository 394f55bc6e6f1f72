"""Why nothing was found, in a line or two for standard error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgfacts.messages import listed, say
from zgfacts.query.select import select
from zgfacts.query.texts import places_of
from zgfacts.render.figures import period

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zgfacts.model import Fact
    from zgfacts.query.index import Index
    from zgfacts.query.search import Answer
    from zgfacts.query.select import Selection
    from zgfacts.query.what import What

#: How many of the ids that are like a mistyped one a line names.
_NEAR = 3


def why_nothing(text: str, answer: Answer, lang: str) -> list[str]:
    """What was not known, and the nearest that is held."""
    lines = []
    if answer.computation:
        lines.append(say("computation", lang, words=_quoted(answer.computation, lang)))
    if answer.relative:
        lines.append(say("relative", lang, words=_quoted(answer.relative, lang)))
    if answer.unknown and answer.dropped not in ("period", "place"):
        lines.append(say("not_known", lang, words=_quoted(answer.unknown, lang)))
    if answer.dropped:
        lines += held_instead(answer.dropped, answer.kept, answer.left_out, answer.near, lang)
    elif answer.near:
        lines += _nearest(answer, lang)
    return lines or [say("no_match", lang, query=text)]


def held_instead(
    dropped: str, kept: str, left_out: str, near: Sequence[Fact], lang: str
) -> list[str]:
    """What the store holds once the period or place that was asked for is left out."""
    if not near:
        return []
    if dropped == "period" and not kept:
        held = _few(sorted({(fact.period or fact.as_of).start[:4] for fact in near}), lang)
        return [say("nothing_then", lang, when=left_out, held=held)]
    places = (place.name.in_(lang) for fact in near for place in reversed(places_of(fact)))
    if dropped == "place" and not kept:
        held = _few(places, lang)
        return [say("nothing_there", lang, where=left_out, held=held)]
    if dropped == "period":
        held = _few(sorted({period(fact, lang) for fact in near}), lang)
        return [say("no_period", lang, what=kept, when=left_out, held=held)]
    held = _few(places, lang)
    return [say("no_place", lang, what=kept, where=left_out, held=held)]


def _nearest(answer: Answer, lang: str) -> list[str]:
    """The facts that account for most, each in a line of its own, with its id to type."""
    from zgfacts.query.nearest import NAMED

    words = _quoted(answer.without, lang)
    said = say("nearest_without", lang, words=words) if words else say("nearest_facts", lang)
    return [said, *(f"  {fact.name.in_(lang)} ({fact.id})" for fact in answer.near[:NAMED])]


def unknown_words(words: Sequence[str], text: str, lang: str) -> list[str]:
    """That `show` knows no such id, kind, period or place, and what takes free words."""
    return [
        say("not_known", lang, words=_quoted(words, lang)),
        say("use_search", lang, words=text),
    ]


def unknown_ids(missing: Sequence[str], held: Iterable[str], lang: str) -> list[str]:
    """That no fact has such an id, and the ids that are nearest to it."""
    from difflib import get_close_matches

    ids = list(held)
    near = [id_ for word in missing for id_ in get_close_matches(word, ids, _NEAR)]
    lines = [say("not_known", lang, words=_quoted(missing, lang))]
    return [*lines, say("nearest", lang, near=_few(near, lang, _NEAR))] if near else lines


def nothing_there(
    index: Index,
    named: What,
    selection: Selection,
    options: Mapping[str, str],
    lang: str,
) -> list[str]:
    """Why `show` found nothing: what there is at other times, or in other places.

    `options` are the words that came with options, by the sort that they name.
    """
    for dropped, sort in (("period", "periods"), ("place", "places")):
        near = select(index, selection.without(sort), named.selection.without(sort))
        said = " ".join(filter(None, (named.said(sort), options.get(sort, ""))))
        kept = " ".join(
            filter(None, (named.not_said(sort), *(v for k, v in options.items() if k != sort)))
        )
        lines = held_instead(dropped, kept, said, near, lang) if said else []
        if lines:
            return lines
    words = " ".join(filter(None, (named.not_said(), *options.values())))
    return [say("no_match", lang, query=words)]


def _few(words: Iterable[str], lang: str, most: int = 8) -> str:
    different = list(dict.fromkeys(words))
    return listed([*different[:most], *(["…"] if len(different) > most else [])], lang)


def _quoted(words: Iterable[str], lang: str) -> str:
    return listed([f"“{word}”" for word in words], lang)
