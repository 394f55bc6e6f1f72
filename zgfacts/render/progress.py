"""A bar on the terminal's standard error for work that takes longer than a moment."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from zgfacts.messages import say
from zgfacts.steps import Step, listened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from threading import Event

#: Seconds until a bar is worth its own time, and between two looks at the work.
_PATIENCE: Final = 1.0
_INTERVAL: Final = 0.1


@contextmanager
def progress(lang: str) -> Iterator[None]:
    """Show how far the work inside is, if it takes long and standard error is a terminal.

    The bar is drawn from a thread of its own, so that the work pays nothing for
    it, and is gone when the work ends, well or not.
    """
    if not sys.stderr.isatty():
        yield
        return
    from threading import Event, Thread

    over = Event()
    with listened() as step:
        drawer = Thread(target=_draw, args=(step, over, lang), daemon=True)
        drawer.start()
        try:
            yield
        finally:
            over.set()
            drawer.join()


def _draw(step: Step, over: Event, lang: str) -> None:
    if over.wait(_PATIENCE):
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    columns = (
        TextColumn("zgfacts: {task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
    )
    bars = Progress(
        *columns,
        console=Console(stderr=True),
        transient=True,
        auto_refresh=False,
        redirect_stdout=False,  # what is written to standard output is written as bytes
        redirect_stderr=False,
    )
    with bars:
        task = bars.add_task(say("step_read", lang), total=None)
        while not over.wait(_INTERVAL):
            name = say(f"step_{step.name or 'read'}", lang)
            bars.update(task, description=name, completed=step.done)
            # To `update` None means: as before. Of unknown length is what we mean.
            bars.tasks[0].total = step.total or None
            bars.refresh()
