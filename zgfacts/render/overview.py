"""The first screen, and the list of sources."""

from __future__ import annotations

from collections import Counter
from shlex import quote
from typing import TYPE_CHECKING, Any, Final

from zgfacts.messages import say
from zgfacts.render.figures import kind
from zgfacts.render.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zgfacts.context import Context
    from zgfacts.model import Fact
    from zgfacts.store import FactStore


def overview_text(store: FactStore, context: Context) -> str:
    """What the store holds, counted by kind, place and year, and what to type."""
    from zgfacts.render import tables

    lang = context.lang
    if not len(store):
        return say("empty_store", lang) + "\n"
    places = Counter(fact.place.name.in_(lang) for fact in store)
    years = Counter((fact.period or fact.as_of).start[:4] for fact in store)
    kinds = Counter(kind(fact.kind, lang) for fact in store)
    head = say(
        "holds",
        lang,
        count=len(store),
        places=say("and", lang).join(name for name, _ in places.most_common(2)),
        first=min(years),
        last=max(years),
    )
    lines = [
        head,
        *(
            say("line", lang, field=say(key, lang), text=_counted(counts, lang))
            for key, counts in (
                ("kind", kinds.most_common()),
                ("place", places.most_common(_PLACES)),
                ("year", sorted(years.items())),
            )
        ),
    ]
    words = "".join(tables.to_text(tables.wrapped(line), context) for line in lines)
    examples = [(f"  {command}", say(key, lang)) for key, command in _examples(store)]
    return f"{words}\n{tables.to_text(tables.beside(examples, context), context)}"


#: Of the places, so many are named; the rest have a few facts each.
_PLACES: Final = 4


def _examples(store: FactStore) -> Iterator[tuple[str, str]]:
    """Commands that find something in this store, each with the key of what it is for."""
    facts = list(store)
    brand = next((fact for fact in facts if fact.kind == "brand"), facts[0])
    yield "example_search", f"zgfacts search {_typed(brand.name.zh)}"
    signed = _busiest_year(facts, "signing")
    yield "example_show", f"zgfacts show {signed} signing" if signed else "zgfacts show"
    fact = next((each for each in facts if _is_headline(each)), facts[0])
    yield "example_sheet", f"zgfacts show {_typed(fact.id)}"
    grown = _busiest_year(facts, "growth")
    if grown:
        yield "example_chart", f"zgfacts chart {grown} growth"
    yield "example_cite", f"zgfacts cite {_typed(fact.id)}"
    yield "example_json", f"zgfacts show {_typed(fact.id)} --json"
    yield "example_help", "zgfacts --help"


def _typed(word: str) -> str:
    """A word as one types it in a shell."""
    return word if word.isalnum() else quote(word)


def _is_headline(fact: Fact) -> bool:
    return fact.kind == "level" and fact.indicator is not None and fact.indicator.headline


def _busiest_year(facts: Sequence[Fact], kind_: str) -> str | None:
    """The year with the most facts of a kind, the latest of them."""
    years = Counter(fact.period.start[:4] for fact in facts if fact.kind == kind_ and fact.period)
    return max(years, key=lambda year: (years[year], year), default=None)


def _counted(counts: Iterable[tuple[str, int]], lang: str) -> str:
    return say("comma", lang).join(
        say("counted_one", lang, name=name, count=count) for name, count in counts
    )


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
