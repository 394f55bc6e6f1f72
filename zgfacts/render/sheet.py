"""One fact in full: the figure first, then the fact as a sentence, then all that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from zgfacts.messages import say
from zgfacts.render.dates import said
from zgfacts.render.figures import amount, basis, figure, kind_explained, period
from zgfacts.render.glyphs import shown
from zgfacts.render.statement import statement
from zgfacts.render.tables import mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgfacts.context import Context
    from zgfacts.model import Event, Fact, Name
    from zgfacts.model import Text as Both


def sheet(fact: Fact, related: Sequence[Fact], context: Context) -> RenderableType:
    """One fact in full, and the facts to look at next."""
    lang = context.lang
    name = fact.name.in_(lang)
    large = figure(fact, lang) if fact.value is not None else name
    # A terminal has one size of letters: what is to look large stands on a ground of its own.
    head = Text(shown(large, context))
    head.stylize("bold reverse")
    mark(head, fact)
    blocks: list[RenderableType] = [head]
    if fact.value is not None:
        blocks.append(Text(shown(name, context), style="bold"))
    blocks += [Text(), Text(shown(statement(fact, lang), context)), Text()]
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    for key, text in _lines(fact, lang):
        if text:
            grid.add_row(say(key, lang) if key else "", Text(shown(text, context)))
    if related:
        grid.add_row("", "")
    for row, other in enumerate(related):
        grid.add_row("" if row else say("related", lang), _pointer(other, context))
    return Group(*blocks, grid)


def _pointer(fact: Fact, context: Context) -> Text:
    """A related fact in short, and its id to type."""
    lang = context.lang
    value = figure(fact, lang) if fact.value is not None else ""
    when = fact.period.text if fact.period else say("no_period_given", lang)
    place = fact.place.name.in_(lang)
    words = say("listed", lang).join((fact.name.in_(lang), place, when))
    line = say("line", lang, field=words, text=value) if value else words
    pointer = Text(shown(line, context))
    return pointer.append(f"\n  {shown(fact.id, context)}", style="dim")


def _lines(fact: Fact, lang: str) -> Iterator[tuple[str, str]]:
    """The lines of a sheet: the key of a heading, and what stands beside it."""
    yield "names", f"{fact.name.zh} · {fact.name.pinyin}"
    yield "", fact.name.en
    yield "place", _both(fact.place.name, lang)
    yield "period", said(fact.period, lang) if fact.period else period(fact, lang)
    yield "against", basis(fact, lang)
    yield "status", say(fact.status, lang)
    if fact.base_value is not None and fact.base_value != fact.value:
        yield "base", f"{fact.base_value:,} {fact.base_unit}"
    yield "kind", kind_explained(fact.kind, lang)
    if fact.indicator:
        yield "indicator", _both(fact.indicator.name, lang)
    if fact.event:
        yield from _event_lines(fact.event, lang)
    if fact.note:
        yield "note", fact.note.in_(lang)
    for source in dict.fromkeys(citation.source for citation in fact.citations):
        yield "source", f"{source.title} ({source.id})"
        for citation in fact.citations:
            if citation.source == source:
                where = say("characters", lang, start=citation.start, end=citation.end)
                yield "", f"{where}: {citation.printed}"
    yield "id", fact.id


def _event_lines(event: Event, lang: str) -> Iterator[tuple[str, str]]:
    yield "event", _both(event.title, lang)
    if event.venue:
        yield "venue", _both(event.venue.name, lang)
    yield "parties", "; ".join(_both(party, lang) for party in event.parties)
    if event.deals is not None and event.deals_unit:
        yield "deals", amount(event.deals, event.deals_unit, lang)


def _both(words: Both | Name, lang: str) -> str:
    """Words in the reader's language first, then in the other."""
    return f"{words.zh} · {words.en}" if lang == "zh" else f"{words.en} · {words.zh}"
