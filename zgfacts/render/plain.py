"""Facts to be listened to: one line a field, in words, in the reader's language.

Nothing is said by position, by colour or by a sign that a voice leaves out: a
bound and a fall are words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgfacts.messages import say
from zgfacts.render.dates import said
from zgfacts.render.figures import amount, basis, kind_explained, period
from zgfacts.render.safe import visible
from zgfacts.render.statement import bounded, statement
from zgfacts.render.text import cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgfacts.model import Event, Fact


def as_plain(facts: Sequence[Fact], fields: Sequence[str], lang: str) -> str:
    """One line a field, those that are null left out; a blank line between facts.

    Named fields keep their names, and their values as scripts see them.
    """
    blocks = []
    if fields:
        for row in cells(facts, fields):
            pairs = zip(fields, row, strict=True)
            blocks.append("".join(f"{field}: {text}\n" for field, text in pairs if text))
        return "\n".join(blocks)
    for fact in facts:
        lines = [
            say("line", lang, field=say(key, lang), text=visible(text))
            for key, text in _lines(fact, lang)
            if text
        ]
        blocks.append("".join(f"{line}\n" for line in lines))
    return "\n".join(blocks)


def _lines(fact: Fact, lang: str) -> Iterator[tuple[str, str]]:
    """The key of each field's name, and what is said of it; the fact itself comes first."""
    yield "fact", statement(fact, lang)
    yield "figure", spoken(fact, lang)
    yield "name", fact.name.in_(lang)
    yield "other_name", fact.name.en if lang == "zh" else fact.name.zh
    yield "pinyin", fact.name.pinyin
    yield "place", fact.place.name.in_(lang)
    yield "period", said(fact.period, lang) if fact.period else period(fact, lang)
    yield "against", basis(fact, lang)
    yield "status", say(fact.status, lang)
    yield "kind", kind_explained(fact.kind, lang)
    if fact.indicator:
        yield "indicator", fact.indicator.name.in_(lang)
    if fact.event:
        yield from _event_lines(fact.event, lang)
    if fact.note:
        yield "note", fact.note.in_(lang)
    for citation in fact.citations:
        where = say("characters_spoken", lang, start=citation.start, end=citation.end)
        yield (
            "source",
            say(
                "printed_in",
                lang,
                title=citation.source.title,
                where=where,
                printed=citation.printed,
            ),
        )
    yield "id", fact.id


def _event_lines(event: Event, lang: str) -> Iterator[tuple[str, str]]:
    yield "event", event.title.in_(lang)
    if event.venue:
        yield "venue", event.venue.name.in_(lang)
    yield "parties", say("comma", lang).join(party.in_(lang) for party in event.parties)
    if event.deals is not None and event.deals_unit:
        yield "deals", amount(event.deals, event.deals_unit, lang)


def spoken(fact: Fact, lang: str) -> str:
    """The figure in words where a sign would be lost: at least 20%, minus 3.6%."""
    if fact.value is None or fact.unit is None:
        return ""
    if fact.value >= 0:
        return bounded(fact.bound, fact.value, fact.unit, lang)
    return say("minus", lang, figure=bounded(fact.bound, -fact.value, fact.unit, lang))
