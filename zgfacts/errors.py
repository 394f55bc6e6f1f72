"""The errors that zgfacts raises on purpose, and the exit status of each.

Everything that can go wrong for a reason outside the code is a `ZgfactsError`
with a message of one line, ready to be shown. Anything else is a bug.
"""

from enum import IntEnum


class ExitStatus(IntEnum):
    """What the process tells the shell."""

    FOUND = 0
    NOTHING = 1
    ERROR = 2
    INTERRUPTED = 130
    CLOSED_PIPE = 141


class ZgfactsError(Exception):
    """Something is wrong and one line says what; the exit status is 2."""


class UsageError(ZgfactsError):
    """The words of the call do not make sense together."""


class StoreError(ZgfactsError):
    """The store cannot be read, or what it holds is not sound."""


class ClosedPipeError(Exception):
    """Whoever reads our output has stopped reading: end quietly."""
