"""What the shell offers at Tab: ids, kinds, places, years, sources, with what they mean."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import typer  # noqa: TC002 - Typer reads the annotations of what it calls

from zgfacts.model import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

Offer = tuple[str, str]

_TABLES: Final = "zgfacts.tables"

#: bash puts an offer on the line as it is, and a store may hold anything.
_SPECIAL: Final = frozenset(" \t\n\"'`$&|;<>()*?[]{}!\\#~")


def complete_what(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Whatever `show` takes: kinds, places, years, sources, then ids."""
    offers = _kinds(ctx) + _places(ctx) + _years(ctx) + _sources(ctx) + _facts(ctx)
    return _starting(offers, incomplete)


def complete_id(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Ids of facts."""
    return _starting(_facts(ctx), incomplete)


def complete_kind(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Kinds of facts."""
    return _starting(_kinds(ctx), incomplete)


def complete_place(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Places, by id and by Chinese name."""
    return _starting(_places(ctx), incomplete)


def complete_year(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """The years that the store has facts of."""
    return _starting(_years(ctx), incomplete)


def complete_source(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Ids of sources."""
    return _starting(_sources(ctx), incomplete)


def complete_fields(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """The next field of a list of them; `list` stands alone."""
    from zgfacts.helptexts import field_text
    from zgfacts.render.records import known_fields

    before, comma, _ = incomplete.rpartition(",")
    offers = [(f"{before}{comma}{field}", field_text(field, ctx.obj)) for field in known_fields()]
    return _starting([*offers, *([] if comma else [("list", "")])], incomplete)


def _kinds(ctx: typer.Context) -> list[Offer]:
    return [(kind, meaning[0 if ctx.obj == "zh" else 1]) for kind, meaning in KINDS.items()]


def _places(ctx: typer.Context) -> list[Offer]:
    offers = []
    for id_, place in _table(ctx, "places"):
        offers += [(id_, _text(place, ctx.obj)), (_text(place, "zh"), _text(place, "en"))]
    return offers


def _years(ctx: typer.Context) -> list[Offer]:
    periods = (fact.get("period") or fact.get("as_of") for _, fact in _table(ctx, "facts"))
    return [(year, "") for year in sorted({str(period)[:4] for period in periods if period})]


def _sources(ctx: typer.Context) -> list[Offer]:
    return [(id_, str(source.get("title") or "")) for id_, source in _table(ctx, "sources")]


def _facts(ctx: typer.Context) -> list[Offer]:
    return [
        (id_, f"{_text(fact.get('name'), ctx.obj)} {fact.get('period') or ''}".strip())
        for id_, fact in _table(ctx, "facts")
    ]


def _text(name: Any, lang: str) -> str:
    return str(name.get(lang) or "") if isinstance(name, dict) else ""


def _table(ctx: typer.Context, name: str) -> list[tuple[str, dict[str, Any]]]:
    """The records of a table of the store that the line being typed names."""
    if _TABLES not in ctx.meta:
        ctx.meta[_TABLES] = _tables(ctx.params.get("store") or os.environ.get("ZGFACTS_STORE"))
    table = ctx.meta[_TABLES].get(name)
    records = table.items() if isinstance(table, dict) else ()
    return [(id_, each) for id_, each in records if isinstance(each, dict)]


def _tables(named: str | Path | None) -> dict[str, Any]:
    """What a store's file holds, as it stands, without TinyDB.

    A Tab is no place to wait for a check, or for an error: where there is no
    store to read, there is nothing to offer.
    """
    from zgfacts import jsontext
    from zgfacts.atomic import read_bytes
    from zgfacts.bundled import bundled_store
    from zgfacts.errors import ZgfactsError

    try:
        # The shell has not put a home folder in the place of a tilde yet.
        data = read_bytes(Path(named).expanduser() if named else bundled_store())
        tables = jsontext.loads(jsontext.decode(data))
    except (ZgfactsError, jsontext.JsonError, RuntimeError):  # the last: no such home
        return {}
    return tables if isinstance(tables, dict) else {}


def _starting(offers: Iterable[Offer], incomplete: str) -> list[Offer]:
    """The offers that start so, each once; none that a shell would take for more than a word."""
    fitting = [
        offer
        for offer in offers
        if offer[0].startswith(incomplete) and not _SPECIAL & set(offer[0])
    ]
    return list(reversed(dict(reversed(fitting)).items()))
