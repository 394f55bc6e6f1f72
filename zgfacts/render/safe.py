"""Text that cannot do anything to a terminal."""

from __future__ import annotations

from re import Match, sub
from typing import Final

# C0 and C1 controls, soft hyphen, zero-width and bidirectional controls, line and
# paragraph separators, the BOM, interlinear and tag characters, lone surrogates.
_UNSAFE: Final = (
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    r"""The text with every control character shown as its escape.

    >>> visible("red\x1b[31m")
    'red\\x1b[31m'
    """
    # Whatever acts on a terminal is not printable; most text is, and needs no pattern.
    return text if text.isprintable() else sub(_UNSAFE, _escape, text)


def json_safe(text: str) -> str:
    """JSON text with the control characters that JSON allows raw written as escapes."""
    if text.isascii() or text.replace("\n", "").isprintable():
        return text
    return sub(_UNSAFE, lambda found: found[0] if found[0] == "\n" else _json_escape(found), text)


def _escape(found: Match[str]) -> str:
    code = ord(found[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _json_escape(found: Match[str]) -> str:
    code = ord(found[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
