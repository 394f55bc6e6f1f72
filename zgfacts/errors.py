"""The errors that zgfacts raises on purpose, and the exit status of each.

Everything that can go wrong for a reason outside the code is a `ZgfactsError`
with a message of one line, ready to be shown in the reader's language. Anything
else is a bug.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from zgfacts.messages import CATALOGUE, Message, message

if TYPE_CHECKING:
    from pathlib import Path


class ExitStatus(IntEnum):
    """What the process tells the shell."""

    FOUND = 0
    NOTHING = 1
    ERROR = 2
    INTERRUPTED = 130
    CLOSED_PIPE = 141


class ZgfactsError(Exception):
    """Something is wrong and one line says what; the exit status is 2."""

    def __init__(self, key: str, /, **values: object) -> None:
        """Keep what to say: a key of the catalogue of messages, and its values."""
        super().__init__(key)
        self.message = message(key, **values)

    def in_(self, lang: str) -> str:
        """What is wrong, in `lang`, "zh" or "en"."""
        return self.message.in_(lang)

    def __str__(self) -> str:
        """What is wrong, in English."""
        return self.in_("en")


class UsageError(ZgfactsError):
    """The words of the call do not make sense together."""


class StoreError(ZgfactsError):
    """The store cannot be read, or what it holds is not sound."""


class DamagedCacheError(ZgfactsError):
    """The kept index at `path` is not what was written there; the store itself is whole."""

    def __init__(self, path: Path) -> None:
        """Name the file."""
        super().__init__("damaged_cache", path=path)
        self.path = path


class ClosedPipeError(Exception):
    """Whoever reads our output has stopped reading: end quietly."""


def reason(error: OSError) -> Message:
    """What the system says was wrong, without the name of the file."""
    from errno import errorcode

    name = errorcode.get(error.errno or 0, "")
    if name in CATALOGUE:
        return message(name)
    return message("os_error", text=(error.strerror or str(error)).lower())
