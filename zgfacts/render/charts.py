"""Charts: rates as bars around zero, amounts as bars of one unit, signings along time.

The bars are Rich's own. What a colour says a word says, too: the figure beside
each bar has its sign, its bound, and whether it is a target.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.bar import Bar
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from zgfacts.render.figures import figure, period
from zgfacts.render.safe import visible
from zgfacts.render.series import Series, series
from zgfacts.render.tables import to_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgfacts.context import Context
    from zgfacts.model import Fact

#: Where nothing limits the width.
_PIPE_WIDTH: Final = 100


def _bars(each: Series, context: Context) -> Table:
    size = (each.high - each.low) or 1.0
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(overflow="fold", ratio=3)
    table.add_column(no_wrap=True)
    table.add_column(ratio=4)
    table.add_column(justify="right", overflow="fold")
    labels = each.labels(context.lang)
    for fact, label, value in zip(each.facts, labels, each.values, strict=True):
        color = "yellow" if fact.status == "target" else ("red" if value < 0 else "green")
        table.add_row(
            Text(visible(label)),
            Text(visible(period(fact, context.lang)) if fact.period else ""),
            Bar(size, min(0.0, value) - each.low, max(0.0, value) - each.low, color=color),
            Text(visible(figure(fact, context.lang))),
        )
    return table


def chart_text(facts: Sequence[Fact], context: Context) -> str:
    """The charts of all series, for a terminal or a pipe; "" where no fact has a value."""
    blocks: list[RenderableType] = []
    for each in series(facts, context.lang):
        blocks += [Text(visible(each.heading), style="bold"), _bars(each, context), Text()]
    if not blocks:
        return ""
    return to_text(Group(*blocks[:-1]), context._replace(width=context.width or _PIPE_WIDTH))
