"""Charts: rates as bars around zero, amounts as bars of one unit, signings along time.

Rich's own bar has neither ASCII nor a second pattern, and a target has to be
told apart without colour; so a bar is drawn here, and Rich sets the columns.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from zgfacts.messages import say
from zgfacts.render.columns import total_of
from zgfacts.render.figures import figure
from zgfacts.render.glyphs import Glyphs, glyphs, shown
from zgfacts.render.series import Series, series
from zgfacts.render.tables import FALL, TARGET, aligned, to_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgfacts.context import Context
    from zgfacts.model import Fact

#: Where nothing limits the width.
_PIPE_WIDTH: Final = 100

_GAP: Final = 2

#: A label is folded to no less beside a bar of no less; below its label a bar may be shorter.
_LEAST_LABEL: Final = 22
_LEAST_BAR: Final = 22
_SHORTEST_BAR: Final = 8

#: Room for two months, 2017-01 2017-12.
_LEAST_TRACK: Final = 15

_RISE: Final = "green"


def chart_text(facts: Sequence[Fact], context: Context) -> str:
    """The charts of all series, for a terminal or a pipe; "" where no fact has a value."""
    context = context._replace(width=context.width or _PIPE_WIDTH)
    blocks: list[RenderableType] = []
    for each in series(facts, context.lang):
        blocks += [Text(shown(each.heading, context), style="bold"), *_chart(each, context), Text()]
        total = total_of(each.facts, context.lang)
        if total:
            blocks += [Text(shown(total, context), style="bold"), Text()]
    return to_text(Group(*blocks[:-1]), context) if blocks else ""


def _chart(each: Series, context: Context) -> Iterator[RenderableType]:
    """Label, period, track of time, bar, figure; the label above where there is no room."""
    labels = [shown(label, context) for label in each.labels(context.lang)]
    figures = aligned([shown(figure(fact, context.lang), context) for fact in each.facts])
    undated = say("no_period_given", context.lang)
    periods = [fact.period.text if fact.period else undated for fact in each.facts]
    widths = _Widths.of(each, labels, periods, figures, context.width or _PIPE_WIDTH)

    columns: list[list[Text]] = [[Text(period) for period in periods]]
    if widths.track:
        columns.append([_track(fact, each, widths.track, context) for fact in each.facts])
        yield _months(each, widths)
    if widths.bar:
        columns.append(_bars(each, widths.bar, context))
    columns.append([Text(each) for each in figures])
    for label, *cells in zip(labels, *columns, strict=True):
        if widths.label:
            yield _row(widths.columns, [Text(label), *cells])
        else:
            yield Text(label, overflow="fold")
            yield Padding(_row(widths.columns, cells), (0, 0, 0, _GAP))
    legend = _legend(each, context)
    if legend:
        yield Text(legend, style="dim")


class _Widths(NamedTuple):
    """How wide each column of a chart is; 0 for one that there is no room for."""

    label: int
    period: int
    track: int
    bar: int
    figure: int

    @property
    def columns(self) -> list[int]:
        """The widths of the columns that there are."""
        return [width for width in self if width]

    @classmethod
    def of(
        cls,
        each: Series,
        labels: Sequence[str],
        periods: Sequence[str],
        figures: Sequence[str],
        room: int,
    ) -> _Widths:
        """What the room allows: bars beside their labels, below them, or none."""
        period, amount = max(map(cell_len, periods)), max(map(cell_len, figures))
        whole = max(map(cell_len, labels))
        track = min(max(room // 5, _LEAST_TRACK), 40) if each.is_timeline and each.span else 0
        others = sum(width + _GAP for width in (period, track, amount) if width)
        label = min(whole, room - others - _GAP - _LEAST_BAR)
        if label >= min(whole, _LEAST_LABEL):
            return cls(label, period, track, room - others - _GAP - label, amount)
        bar = room - others - _GAP
        if bar >= _SHORTEST_BAR or not track:
            return cls(0, period, track, max(bar, _SHORTEST_BAR), amount)
        return cls(0, period, max(track + bar + _GAP, 1), 0, amount)


def _months(each: Series, widths: _Widths) -> RenderableType:
    """The first and the last month of a timeline, above its track."""
    first, last = each.span.months if each.span else ("", "")
    before = sum(w + _GAP for w in (widths.label, widths.period) if w) + (not widths.label) * _GAP
    return Text(f"{' ' * before}{first}{last:>{max(widths.track - len(first), 8)}}", style="dim")


def _row(widths: Sequence[int], cells: Sequence[Text]) -> Table:
    grid = Table.grid(padding=(0, _GAP, 0, 0))
    for width in widths:
        grid.add_column(overflow="fold", width=width)
    grid.add_row(*cells)
    return grid


def _bars(each: Series, width: int, context: Context) -> list[Text]:
    """A bar for each fact, from a common zero, in `width` cells."""
    draw = glyphs(context)
    bounded = any(_bound_mark(fact, draw) for fact in each.facts)
    falls = each.low < 0
    # The axis, and a mark where the end of a bar is a bound, take a cell each.
    room = width - 1 - bounded - (bounded and falls)
    size = (each.high - each.low) or 1
    below = min(max(round(-each.low / size * room), 1), room) if falls else 0
    scale = min(
        below / -each.low if falls else inf, (room - below) / each.high if each.high else inf
    )
    left = below + (bounded and falls)
    bars = []
    for fact, value in zip(each.facts, each.values, strict=True):
        mark = _bound_mark(fact, draw)
        length = abs(value) * scale if value else 0.0
        style = TARGET if fact.status == "target" else FALL if value < 0 else _RISE
        if value < 0:
            before, after = mark + _solid(length, fact, draw, whole=True), ""
        else:
            before, after = "", _solid(length, fact, draw) + mark
        if fact.value is None:
            after = ""
        bar = Text(" " * (left - len(before)))
        bar.append(before, style=style).append(draw.axis, style="dim").append(after, style=style)
        bars.append(bar)
    return bars


def _solid(length: float, fact: Fact, draw: Glyphs, *, whole: bool = False) -> str:
    """So many cells of a bar; what is not nothing is never too short to be seen."""
    if not fact.value:
        return ""
    if fact.status == "target":
        return draw.target * max(round(length), 1)
    parts = len(draw.parts)
    if whole or parts == 1:
        return draw.parts[-1] * max(round(length), 1)
    cells, rest = divmod(max(round(length * parts), 1), parts)
    return draw.parts[-1] * cells + (draw.parts[rest - 1] if rest else "")


def _bound_mark(fact: Fact, draw: Glyphs) -> str:
    marks = {"at_least": draw.more, "at_most": draw.less, "about": draw.about}
    return marks.get(fact.bound or "", "")


def _track(fact: Fact, each: Series, width: int, context: Context) -> Text:
    """The time of a timeline, and on it the fact's day, or the days between which it lies."""
    draw = glyphs(context)
    if not fact.period or not each.span:
        return Text()
    start, end = each.span.share(fact.period)
    first = min(int(start * width), width - 1)
    length = max(round((end - start) * width), 1)
    point = draw.day if fact.period.is_day else draw.span * length
    track = Text(draw.track * first, style="dim")
    track.append(point, style="not dim bold")
    return track.append(draw.track * (width - first - len(point)))


def _legend(each: Series, context: Context) -> str:
    """What the patterns and marks mean, of those that are there."""
    draw, lang = glyphs(context), context.lang
    meanings = {}
    if any(fact.status == "target" for fact in each.facts):
        meanings[draw.parts[-1] * 2] = say("actual", lang)
        meanings[draw.target * 2] = say("target", lang)
    for fact in each.facts:
        if fact.value and _bound_mark(fact, draw):
            meanings[_bound_mark(fact, draw)] = say(fact.bound or "", lang)
    if each.is_timeline and any(fact.period and not fact.period.is_day for fact in each.facts):
        meanings[draw.span] = say("within", lang)
    return "  ".join(f"{sign} {meaning}" for sign, meaning in meanings.items())
