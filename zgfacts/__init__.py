"""Facts about Zigong (自贡) and its district Ziliujing (自流井区), with their sources.

>>> from zgfacts import FactStore, search
>>> store = FactStore.open()
>>> store["zigong-gdp-2020"].base_value
145844000000
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from zgfacts._version import __version__

if TYPE_CHECKING:
    from zgfacts.errors import StoreError, UsageError, ZgfactsError
    from zgfacts.model import Citation, Fact, Period
    from zgfacts.query.search import search
    from zgfacts.store import FactStore

__all__ = [
    "Citation",
    "Fact",
    "FactStore",
    "Period",
    "StoreError",
    "UsageError",
    "ZgfactsError",
    "__version__",
    "search",
]

_HOMES: Final = {
    "Citation": "model",
    "Fact": "model",
    "FactStore": "store",
    "Period": "model",
    "StoreError": "errors",
    "UsageError": "errors",
    "ZgfactsError": "errors",
    "search": "query.search",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: the command line pays for none of it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
