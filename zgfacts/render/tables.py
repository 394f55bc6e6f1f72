"""Tables of facts. With `sheet` and `charts`, the only module that names rich.

Data goes into `Text`, never into markup, and is made visible first: a name
with brackets, emoji codes or terminal escapes prints as it is.
"""

from __future__ import annotations

import sys
from re import MULTILINE, match, sub
from typing import TYPE_CHECKING, Final, NamedTuple

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from zgfacts.messages import say
from zgfacts.render.columns import FOLDED, NUMBERS, SHARED, KindTable, cell, counted, kind_tables
from zgfacts.render.figures import source_of
from zgfacts.render.glyphs import UNICODE, glyphs, shown
from zgfacts.render.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zgfacts.context import Context
    from zgfacts.model import Fact

#: Between two columns.
_GAP: Final = 2

#: A name is folded to no less than this before its columns are laid out in another way.
_LEAST_NAME: Final = 24

#: A place, or what a rate is against, is folded to no less.
_LEAST_PLACE: Final = 12

#: What stands below a fact's first line.
_INDENT: Final = 2

#: A figure up to its decimal point: 14,000; ≥ +20; 第2.
_WHOLE: Final = r"\D*[\d,]+"

#: What tells a target and a fall apart, besides word and sign; seen on dark and on light.
TARGET: Final = "magenta"
FALL: Final = "red"


class _Layout(NamedTuple):
    """Where each cell of a table stands.

    `columns` are the cells of a fact's first line, by column. Where there is no
    room for its name in it, `above` has the names, a line each; `below` has for
    each fact what stands under that line.
    """

    heading: str
    columns: dict[str, list[str]]
    widths: dict[str, int]
    above: tuple[str, list[str]] | None = None
    below: list[list[Text]] | None = None

    @property
    def indent(self) -> int:
        """How far the columns stand in from a name above them."""
        return _INDENT if self.above else 0


def facts_table(facts: Sequence[Fact], context: Context) -> RenderableType:
    """Many facts, in a table for each kind, and how many there are of each."""
    blocks: list[RenderableType] = []
    for group in kind_tables(facts, context.lang):
        blocks += [*_drawn(_laid_out(group, context), group.facts, context), Text()]
        if group.total:
            blocks += [Text(shown(group.total, context), style="bold"), Text()]
    counts = counted(facts, context.lang)
    return Group(*blocks, Text(counts, style="bold")) if counts else Group(*blocks[:-1])


def _laid_out(group: KindTable, context: Context) -> _Layout:
    """The layout that the width allows: a line a fact if it can be."""
    columns = {name: _cells(name, group.facts, context) for name in group.columns}
    widths = _fitted(_natural(columns, context), context.width)
    if widths:
        return _Layout(group.heading, columns, widths)

    # What all facts share is said above, once; id and source stand below.
    shared = [
        name
        for name in columns
        if name in SHARED and len(group.facts) > 1 and len(set(columns[name])) == 1
    ]
    heading = " · ".join([group.heading, *(columns[name][0] for name in shared)])
    columns = {
        name: cells for name, cells in columns.items() if name not in {*shared, "source", "id"}
    }
    room = (context.width or 0) - _INDENT
    below = [_references(fact, room) for fact in group.facts]
    widths = _fitted(_natural(columns, context), context.width)
    if widths:
        return _Layout(heading, columns, widths, below=below)

    # With less room, so do all names but the reader's.
    main = next(name for name in (*_main_names(context.lang), "name") if name in columns)
    others = [columns.pop(name) for name in FOLDED if name in columns and name != main]
    if others:
        named = (Text(" · ".join(each)) for each in zip(*others, strict=True))
        below = [[names, *lines] for names, lines in zip(named, below, strict=True)]
    natural = _natural(columns, context)
    widths = _fitted(natural, context.width) or _fitted(natural, context.width, _LEAST_PLACE)
    if widths:
        return _Layout(heading, columns, widths, below=below)
    names = columns.pop(main)
    widths = _squeezed(_natural(columns, context), room)
    return _Layout(heading, columns, widths, (say(main, context.lang), names), below)


def _references(fact: Fact, room: int) -> list[Text]:
    """A fact's id and source, on one line if there is room."""
    parts = [visible(fact.id), visible(source_of(fact))]
    line = (" " * _GAP).join(parts)
    return [Text(each, style="dim") for each in ([line] if cell_len(line) <= room else parts)]


def _main_names(lang: str) -> tuple[str, str]:
    return ("chinese", "english") if lang == "zh" else ("english", "chinese")


def _cells(name: str, facts: Sequence[Fact], context: Context) -> list[str]:
    """A column's cells as they are printed, numbers aligned on the decimal point."""
    cells = [shown(cell(name, fact, context.lang), context) for fact in facts]
    return aligned(cells) if name in NUMBERS else cells


def aligned(cells: Sequence[str]) -> list[str]:
    """The figures moved to where their decimal points stand below one another."""
    before = [cell_len(found[0]) if (found := match(_WHOLE, each)) else 0 for each in cells]
    return [
        " " * (max(before) - length) + each if length else each
        for each, length in zip(cells, before, strict=True)
    ]


def _natural(columns: dict[str, list[str]], context: Context) -> dict[str, int]:
    """How wide each column is where nothing limits it."""
    return {
        name: max(cell_len(say(name, context.lang)), *map(cell_len, cells))
        for name, cells in columns.items()
    }


def _fitted(
    natural: dict[str, int], room: int | None, least_place: int | None = None
) -> dict[str, int] | None:
    """The widths of columns in a room: names fold, and places if they may. None: no room."""
    if room is None:
        return natural
    least = dict.fromkeys(FOLDED, _LEAST_NAME)
    if least_place:
        least |= dict.fromkeys(SHARED, least_place)
    widths = {name: min(width, least.get(name, width)) for name, width in natural.items()}
    left = room - sum(widths.values()) - _GAP * (len(widths) - 1)
    if left < 0:
        return None
    while left and (short := [name for name in widths if widths[name] < natural[name]]):
        widths[max(short, key=lambda name: natural[name] - widths[name])] += 1
        left -= 1
    return widths


def _squeezed(natural: dict[str, int], room: int) -> dict[str, int]:
    """The widths of columns that all may fold, the widest first."""
    widths = dict(natural)
    while widths and sum(widths.values()) + _GAP * (len(widths) - 1) > room:
        widest = max(widths, key=lambda name: widths[name])
        if widths[widest] == 1:
            break
        widths[widest] -= 1
    return widths


def _drawn(layout: _Layout, facts: Sequence[Fact], context: Context) -> Iterator[RenderableType]:
    """A layout's heading, head, rule and rows."""
    yield Text(layout.heading, style="bold")
    if layout.above:
        yield Text(layout.above[0], style="bold")
    if layout.columns:
        heads = [Text(say(name, context.lang), style="bold") for name in layout.columns]
        yield _grid(layout, [heads])
    yield Text(glyphs(context).rule * _total(layout, context), style="dim")
    rows: list[list[Text]] = []
    for row, fact in enumerate(facts):
        rows.append([_styled(name, layout.columns[name][row], fact) for name in layout.columns])
        if layout.below is None:
            continue
        if layout.above:
            yield Text(layout.above[1][row], overflow="fold")
        yield _grid(layout, rows)
        yield from (Padding(line, (0, 0, 0, _INDENT)) for line in layout.below[row])
        rows = []
    if rows:
        yield _grid(layout, rows)


def _total(layout: _Layout, context: Context) -> int:
    """How long the rule is."""
    if layout.above:
        return context.width or 0
    return sum(layout.widths.values()) + _GAP * (len(layout.widths) - 1)


def _grid(layout: _Layout, rows: Iterable[Sequence[Text]]) -> RenderableType:
    grid = Table.grid(padding=(0, _GAP, 0, 0))
    for name in layout.columns:
        grid.add_column(overflow="fold", width=layout.widths[name])
    for row in rows:
        grid.add_row(*row)
    return Padding(grid, (0, 0, 0, layout.indent)) if layout.indent else grid


def _styled(name: str, text: str, fact: Fact) -> Text:
    styled = Text(text)
    if name in (*NUMBERS, "status"):
        mark(styled, fact)
    return styled


def mark(text: Text, fact: Fact) -> None:
    """Colour a figure that is a target or a fall; its word or sign says so as well."""
    if fact.status == "target":
        text.stylize(TARGET)
    elif fact.kind == "growth" and fact.value is not None and fact.value < 0:
        text.stylize(FALL)


def pairs_table(
    headings: Sequence[str], pairs: Iterable[Sequence[str]], context: Context
) -> RenderableType:
    """A plain table of text."""
    lines = str(box.SIMPLE_HEAD).replace(UNICODE.rule, glyphs(context).rule)
    table = Table(box=box.Box(lines), pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for heading in headings:
        table.add_column(heading, overflow="fold", header_style="bold")
    for row in pairs:
        table.add_row(*(Text(visible(cell)) for cell in row))
    return table


def beside(pairs: Iterable[tuple[str, str]], context: Context) -> RenderableType:
    """What to type, and beside it, folded, what it is for."""
    grid = Table.grid(padding=(0, _GAP, 0, 0))
    grid.add_column(no_wrap=True, overflow="fold")
    grid.add_column(overflow="fold")
    for left, right in pairs:
        grid.add_row(Text(shown(left, context), style="bold"), Text(shown(right, context)))
    return grid


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
    # Blanks at the end of a line would wrap where a window is made narrower.
    ends = r"(?: |\x1b\[[\d;]*m)+$"
    return sub(ends, lambda end: end[0].replace(" ", ""), captured.get(), flags=MULTILINE)
