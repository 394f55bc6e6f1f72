"""Everything about the terminal and the reader, in one object."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, NamedTuple

from zgfacts.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping


class Context(NamedTuple):
    """How to speak and how wide: `width` is None where nothing limits it, as in a pipe."""

    lang: str
    terminal: bool
    width: int | None
    color: bool

    @classmethod
    def of(cls, lang: str | None = None) -> Context:
        """What this process's environment and standard output say."""
        terminal = sys.stdout.isatty()
        return cls(
            lang=language(os.environ, lang),
            terminal=terminal,
            width=shutil.get_terminal_size().columns if terminal else None,
            color=terminal
            and not os.environ.get("NO_COLOR")
            and os.environ.get("TERM") not in ("dumb", "unknown"),
        )


def language(environment: Mapping[str, str], chosen: str | None = None) -> str:
    """The language, "zh" or "en": as chosen, else ZGFACTS_LANG, else the locale's.

    Raises UsageError for a ZGFACTS_LANG that is neither.
    """
    if chosen:
        return chosen
    named = environment.get("ZGFACTS_LANG")
    if named:
        if named not in ("zh", "en"):
            raise UsageError(f"ZGFACTS_LANG is {named!r}; it takes zh or en")
        return named
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "zh" if environment[name].startswith("zh") else "en"
    return "en"
