"""Tables and sheets. With `charts`, the only module that names rich.

Data goes into `Text`, never into markup, and is made visible first: a name
with brackets, emoji codes or terminal escapes prints as it is.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from zgfacts.messages import say
from zgfacts.render.columns import KindTable, cell, kind_tables
from zgfacts.render.figures import (
    amount,
    basis,
    figure,
    kind,
    kind_definition,
    period,
    plain,
    source_of,
)
from zgfacts.render.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zgfacts.context import Context
    from zgfacts.model import Event, Fact

#: From this width on every column has room; below it the id stands under the name.
_WIDE: Final = 132

#: What is left for the name where the other columns keep their width.
_LEAST_NAME: Final = 16


def facts_table(facts: Sequence[Fact], context: Context) -> RenderableType:
    """Many facts, one a row, in a table for each kind."""
    blocks: list[RenderableType] = []
    for group in kind_tables(facts, context.lang):
        blocks += [Text(group.heading, style="bold"), _table(group, context), Text()]
        if group.total:
            blocks += [Text(group.total), Text()]
    return Group(*blocks[:-1])


def _table(group: KindTable, context: Context) -> Table:
    narrow = context.width is not None and context.width < _WIDE
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    # Where there is no room for them, source and id stand under the name, and
    # the place, where it is the same for all, is left to the id.
    one_place = len({fact.place.id for fact in group.facts}) == 1
    hidden = {"source", "id"} | ({"place"} if one_place and len(group.facts) > 1 else set())
    columns = [name for name in group.columns if not (narrow and name in hidden)]
    widths = {
        name: max(cell_len(visible(cell(name, fact, context.lang))) for fact in group.facts)
        for name in columns
    }
    heads = {name: say(name, context.lang) for name in columns}
    widths = {name: max(width, cell_len(heads[name])) for name, width in widths.items()}
    room = (context.width or 0) - sum(widths[name] + 2 for name in columns if name != "name")
    for name in columns:
        # As long as the name has room, a figure or a date is not folded.
        fixed = narrow and room >= _LEAST_NAME
        table.add_column(
            heads[name],
            justify="right" if name == "figure" else "left",
            overflow="fold",
            header_style="bold",
            width=(room if name == "name" else widths[name]) if fixed else None,
        )
    for fact in group.facts:
        cells = [Text(visible(cell(name, fact, context.lang))) for name in columns]
        if narrow:
            cells[0].append(f"\n{fact.id}\n{source_of(fact)}", style="dim")
        if "figure" in columns:
            _style(cells[columns.index("figure")], fact)
        table.add_row(*cells)
    return table


def _style(cell: Text, fact: Fact) -> None:
    if fact.status == "target":
        cell.stylize("yellow")
    elif fact.kind == "growth" and fact.value is not None and fact.value < 0:
        cell.stylize("red")


def sheet(fact: Fact, context: Context) -> RenderableType:
    """One fact in full."""
    lang = context.lang
    shown = figure(fact, lang)
    head = Text(visible(shown or fact.name.in_(lang)), style="bold")
    _style(head, fact)
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    for key, text in _lines(fact, lang):
        if text:
            grid.add_row(say(key, lang) if key else "", Text(visible(text)))
    named = [Text(visible(fact.name.in_(lang)))] if shown else []
    return Group(head, *named, Text(), grid)


def _lines(fact: Fact, lang: str) -> Iterator[tuple[str, str]]:
    """The lines of a sheet: the key of a heading, and what stands beside it."""
    yield "names", f"{fact.name.zh} · {fact.name.pinyin}"
    yield "", fact.name.en
    yield "kind", f"{kind(fact.kind, lang)} ({kind_definition(fact.kind, lang)})"
    yield "place", f"{fact.place.name.zh} · {fact.place.name.en}"
    if fact.indicator:
        yield "indicator", f"{fact.indicator.name.zh} · {fact.indicator.name.en}"
    if fact.base_value is not None and fact.base_value != fact.value:
        yield "base", f"{plain(fact.base_value)} {fact.base_unit}"
    yield "against", basis(fact, lang)
    yield "status", say(fact.status, lang)
    yield "period", period(fact, lang)
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
    yield "event", f"{event.title.zh} · {event.title.en}"
    if event.venue:
        yield "venue", f"{event.venue.name.zh} · {event.venue.name.en}"
    yield "parties", "; ".join(f"{party.zh} · {party.en}" for party in event.parties)
    if event.deals is not None and event.deals_unit:
        yield "deals", amount(event.deals, event.deals_unit, lang)


def pairs_table(headings: Sequence[str], pairs: Iterable[Sequence[str]]) -> RenderableType:
    """A plain table of text."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for heading in headings:
        table.add_column(heading, overflow="fold", header_style="bold")
    for row in pairs:
        table.add_row(*(Text(visible(cell)) for cell in row))
    return table


def wrapped(text: str) -> RenderableType:
    """Plain words, which a terminal would break within a word."""
    return Text(visible(text))


def to_text(renderable: RenderableType, context: Context) -> str:
    """What Rich would print, as text: folded to the terminal, or as wide as it is in a pipe."""
    console = Console(
        file=sys.stdout,
        force_terminal=context.color,
        no_color=not context.color,
        width=context.width or 80,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    if context.width is None:
        options = console.options.update(max_width=10**6)
        console.width = max(Measurement.get(console, options, renderable).maximum, 1)
    with console.capture() as captured:
        console.print(renderable)
    lines = captured.get().split("\n")
    return "\n".join(line.rstrip() if not context.color else line for line in lines)
