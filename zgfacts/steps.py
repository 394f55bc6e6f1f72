"""How far a long piece of work is, for whoever listens; no one does unless asked to."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

#: How many items go by before it is said again how far the work is.
_STRIDE = 256


class Step:
    """The step that is under way: its name, how much is done, and of how much (0: unknown)."""

    name = ""
    done = 0
    total = 0


_listening: list[Step] = []


@contextmanager
def listened() -> Iterator[Step]:
    """Have the work inside tell its steps; what is given changes as it goes on."""
    step = Step()
    _listening.append(step)
    try:
        yield step
    finally:
        _listening.remove(step)


def begin(name: str) -> None:
    """Say that a step of unknown length begins."""
    for step in _listening:
        step.name, step.done, step.total = name, 0, 0


def counted(items: Iterable[T], name: str, total: int) -> Iterable[T]:
    """The items as they are; as they go by, it is told how many have."""
    if not _listening:
        return items
    return _told(items, name, total)


def _told(items: Iterable[T], name: str, total: int) -> Iterator[T]:
    begin(name)
    for index, item in enumerate(items):
        if index % _STRIDE == 0:
            for step in _listening:
                step.done, step.total = index, total
        yield item
