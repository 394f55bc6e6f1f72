"""The first screen, and the list of sources."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from zgfacts.messages import say
from zgfacts.render.figures import kind, kind_definition
from zgfacts.render.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zgfacts.context import Context
    from zgfacts.store import FactStore

#: Three commands that show what zgfacts is for.
EXAMPLES = ("zgfacts search 恐龙", "zgfacts show 2017 signings", 'zgfacts search "GDP 2020" --json')


def overview_text(store: FactStore, context: Context) -> str:
    """What the store holds, counted by kind, place and year, and three commands to try."""
    from zgfacts.render import tables

    lang = context.lang
    if not len(store):
        return say("empty_store", lang) + "\n"
    places = Counter(fact.place.name.in_(lang) for fact in store)
    years = Counter((fact.period or fact.as_of).start[:4] for fact in store)
    kinds = Counter(fact.kind for fact in store)
    count = say("count", lang)
    top = ", ".join(name for name, _ in places.most_common(2))
    head = say("holds", lang, count=len(store), places=top, sources=len(store.sources))
    by_kind = tables.pairs_table(
        (say("kind", lang), "", count),
        (
            (kind(name, lang), kind_definition(name, lang), str(number))
            for name, number in kinds.most_common()
        ),
        context,
    )
    lines = [
        tables.to_text(tables.wrapped(head), context),
        tables.to_text(by_kind, context),
        tables.to_text(
            tables.wrapped(f"{say('place', lang)}: {_counted(places.most_common())}"), context
        ).rstrip("\n"),
        tables.to_text(
            tables.wrapped(f"{say('year', lang)}: {_counted(sorted(years.items()))}"), context
        ),
        say("try", lang),
        *(f"  {example}" for example in EXAMPLES),
    ]
    return "\n".join(lines) + "\n"


def _counted(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {number}" for name, number in counts)


def sources_text(store: FactStore, context: Context) -> str:
    """The sources as a table."""
    from zgfacts.render import tables

    lang = context.lang
    none = say("unknown", lang)
    blocks = []
    for source in store.sources.values():
        people = [
            f"{say(key, lang)}: {value or none}"
            for key, value in (
                ("publisher", source.publisher),
                ("author", source.author),
                ("photographer", source.photographer),
                ("date", source.date),
            )
        ]
        blocks.append(
            tables.pairs_table(
                (visible(source.id), f"{_facts_on(store, source.id)} {say('count', lang).lower()}"),
                [
                    (say("title", lang), source.title),
                    ("", " · ".join(people)),
                    (say("file", lang), f"{source.file} ({source.length:,})"),
                    ("SHA-256", source.sha256),
                    *([(say("note", lang), source.note.in_(lang))] if source.note else []),
                ],
                context,
            )
        )
    return "\n".join(tables.to_text(block, context) for block in blocks)


def sources_json(store: FactStore) -> str:
    """The sources as JSON."""
    from zgfacts.render.text import dumps

    rows: list[dict[str, Any]] = [
        {
            "id": source.id,
            "title": source.title,
            "publisher": source.publisher,
            "author": source.author,
            "photographer": source.photographer,
            "date": source.date,
            "as_of": source.as_of and source.as_of.text,
            "language": source.language,
            "file": source.file,
            "length": source.length,
            "sha256": source.sha256,
            "note": source.note and {"zh": source.note.zh, "en": source.note.en},
            "facts": _facts_on(store, source.id),
        }
        for source in store.sources.values()
    ]
    return dumps(rows, indent=2) + "\n"


def _facts_on(store: FactStore, source: str) -> int:
    return sum(any(each.source.id == source for each in fact.citations) for fact in store)
