"""Everything about the terminal and the reader, in one object."""

from __future__ import annotations

import os
import shutil
import sys
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from zgfacts.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PLAIN_TERMINALS: Final = ("dumb", "unknown")


class Context(NamedTuple):
    """How to speak and how wide: `width` is None where nothing limits it, as in a pipe.

    With `ascii` what zgfacts draws (lines, bars, signs) is ASCII. The facts stay
    as they are: a Chinese name has no other form.
    """

    lang: str
    terminal: bool
    width: int | None
    color: bool
    ascii: bool = False

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
            and os.environ.get("TERM") not in _PLAIN_TERMINALS,
            ascii=only_ascii(os.environ, terminal=terminal),
        )


def only_ascii(environment: Mapping[str, str], *, terminal: bool) -> bool:
    """Whether lines and bars have to be ASCII.

    So it is on a terminal that can do nothing, and where the locale names a
    character set other than UTF-8, or none (C, POSIX). A locale that is not set
    at all, as in most containers, says nothing of the terminal that looks in.
    """
    if terminal and environment.get("TERM") in _PLAIN_TERMINALS:
        return True
    named = (environment.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    charset = next(filter(None, named), "utf8").lower().replace("-", "")
    return "utf8" not in charset


def language(environment: Mapping[str, str], chosen: str | None = None) -> str:
    """The language, "zh" or "en": as chosen, else ZGFACTS_LANG, else the locale's.

    LANGUAGE goes before the locale, as in gettext, but not before the C locale.
    Raises UsageError for a ZGFACTS_LANG that is neither.
    """
    if chosen:
        return chosen
    named = environment.get("ZGFACTS_LANG")
    if named:
        if named not in ("zh", "en"):
            raise UsageError("lang_variable", value=repr(named))
        return named
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environment[name] for name in names if environment.get(name)), "C")
    if locale.partition(".")[0] not in ("C", "POSIX"):
        locale = environment.get("LANGUAGE") or locale
    return "zh" if locale.startswith("zh") else "en"


def language_asked(environment: Mapping[str, str], arguments: Sequence[str]) -> str:
    """The language to speak before, and whether or not, the arguments make sense."""
    words = list(arguments[: arguments.index("--")] if "--" in arguments else arguments)
    pairs = [*pairwise(words), *(word.split("=", 1) for word in words)]
    asked = [value for option, *rest in pairs for value in rest if option == "--lang"]
    chosen = next((each for each in reversed(asked) if each in ("zh", "en")), None)
    try:
        return language(environment, chosen)
    except UsageError:
        return language({**environment, "ZGFACTS_LANG": ""}, chosen)
