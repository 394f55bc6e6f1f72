"""What zgfacts draws with: lines, bars, signs; in Unicode, or in ASCII alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from zgfacts.render.safe import visible

if TYPE_CHECKING:
    from zgfacts.context import Context

_SIGNS: Final = str.maketrans({"≥": ">=", "≤": "<=", "≈": "~"})


class Glyphs(NamedTuple):
    """The characters of lines and bars.

    `parts` are the parts of a cell that a bar may end in, from the thinnest to
    the whole; a target is drawn with `target`, so that it is told apart without
    colour. `more`, `less` and `about` stand where the end of a bar is a bound.
    """

    rule: str
    axis: str
    parts: str
    target: str
    more: str
    less: str
    about: str
    track: str
    day: str
    span: str


UNICODE: Final = Glyphs("─", "│", "▏▎▍▌▋▊▉█", "░", "→", "←", "≈", "·", "●", "━")
ASCII: Final = Glyphs("-", "|", "#", ".", ">", "<", "~", ".", "o", "=")


def glyphs(context: Context) -> Glyphs:
    """What this terminal can show."""
    return ASCII if context.ascii else UNICODE


def shown(text: str, context: Context) -> str:
    """A text that is safe to print, its signs (≥ ≤ ≈) such as the terminal can show."""
    safe = visible(text)
    return safe.translate(_SIGNS) if context.ascii else safe
