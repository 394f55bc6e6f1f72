"""What the shell offers at Tab: ids, kinds, places, years, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer  # noqa: TC002 - Typer reads the annotations of what it calls

from zgfacts.model import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zgfacts.store import FactStore


def complete_what(ctx: typer.Context, incomplete: str) -> list[str]:
    """Whatever `show` takes: kinds, places, years, sources, then ids."""
    words = [*KINDS, *_places(ctx), *_years(ctx)]
    store = _store(ctx)
    if store:
        words += [*store.sources, *(fact.id for fact in store)]
    return _starting(words, incomplete)


def complete_id(ctx: typer.Context, incomplete: str) -> list[str]:
    """Ids of facts."""
    store = _store(ctx)
    return _starting([fact.id for fact in store] if store else [], incomplete)


def complete_kind(incomplete: str) -> list[str]:
    """Kinds of facts."""
    return _starting(KINDS, incomplete)


def complete_place(ctx: typer.Context, incomplete: str) -> list[str]:
    """Places, by id and by Chinese name."""
    return _starting(_places(ctx), incomplete)


def complete_year(ctx: typer.Context, incomplete: str) -> list[str]:
    """The years that the store has facts of."""
    return _starting(_years(ctx), incomplete)


def complete_source(ctx: typer.Context, incomplete: str) -> list[str]:
    """Ids of sources."""
    store = _store(ctx)
    return _starting(store.sources if store else [], incomplete)


def _places(ctx: typer.Context) -> list[str]:
    store = _store(ctx)
    return (
        [word for place in store.places.values() for word in (place.id, place.name.zh)]
        if store
        else []
    )


def _years(ctx: typer.Context) -> list[str]:
    store = _store(ctx)
    return sorted({(fact.period or fact.as_of).start[:4] for fact in store}) if store else []


def _store(ctx: typer.Context) -> FactStore | None:
    """The store of the line being typed; None rather than an error in the middle of a line."""
    from zgfacts.errors import ZgfactsError
    from zgfacts.store import FactStore

    try:
        return FactStore.open(ctx.params.get("store"))
    except ZgfactsError:
        return None


def _starting(words: Iterable[str], incomplete: str) -> list[str]:
    return [word for word in dict.fromkeys(words) if word.startswith(incomplete)]
