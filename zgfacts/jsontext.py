"""Strict JSON: text in, values out, and one clear error with line and column.

`json.loads` takes NaN, 1e999 and lone surrogates, lets a later key silently
replace an earlier one, and turns decimal fractions into binary ones. A store
of facts must not.
"""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from zgfacts.errors import StoreError
from zgfacts.messages import CATALOGUE, Message, message

#: Beyond fifteen significant digits a JSON reader elsewhere may round.
MAX_DIGITS: Final = 15

_MAX_EXPONENT: Final = 30


class JsonError(ValueError):
    """The text is not the JSON we take; `line` and `column` count from 1, 0 if unknown."""

    def __init__(self, what: Message, line: int = 0, column: int = 0) -> None:
        """Keep the place beside what is wrong."""
        super().__init__(what)
        self.what = what
        self.line = line
        self.column = column

    def in_file(self, name: str) -> StoreError:
        """The same as an error of the file `name`, with line and column where they are known."""
        place = f":{self.line}:{self.column}" if self.line else ""
        return StoreError("in_file", file=f"{name}{place}", what=self.what)


class _RefusedError(ValueError):
    """A number or an object that we refuse; where it stands is found afterwards."""

    def __init__(self, what: Message, token: str) -> None:
        super().__init__(what)
        self.what = what
        self.token = token


def decode(data: bytes) -> str:
    """The text of UTF-8 bytes; raises JsonError for anything else, and for a BOM."""
    if not data or data.isspace():
        raise JsonError(message("empty_file"))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise JsonError(message("utf16"))
    if data.startswith(b"\xef\xbb\xbf"):
        raise JsonError(message("bom"), 1, 1)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        byte = f"{data[error.start]:#04x}"
        raise JsonError(message("bad_byte", byte=byte), line, column) from None
    if b"\0" in data:
        raise JsonError(message("nul_byte"), *position(text, text.find("\0")))
    return text


def loads(text: str) -> Any:
    """Read JSON; fractions become Decimal. Raises JsonError."""
    try:
        value = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise JsonError(_plain(error.msg), error.lineno, error.colno) from None
    except _RefusedError as error:
        raise JsonError(error.what, *position(text, _find(text, error.token))) from None
    except RecursionError:
        raise JsonError(message("nested_too_deep")) from None
    if "\\u" in text:
        _refuse_surrogates(value)
    return value


def position(text: str, at: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset; (0, 0) for a negative one."""
    if at < 0:
        return 0, 0
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _plain(said: str) -> Message:
    """What the standard library says; the catalogue has its sentences as keys."""
    text = said[:1].lower() + said[1:]
    return message(text) if text in CATALOGUE else message("json_error", text=text)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    built = dict(pairs)
    if len(built) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                quoted = json.dumps(key, ensure_ascii=False)
                raise _RefusedError(message("key_twice", key=quoted), key)
            seen.add(key)
    return built


def _constant(token: str) -> Any:
    raise _RefusedError(message("not_a_number", token=token), token)


def _fraction(token: str) -> Decimal:
    try:
        number = Decimal(token)
    except InvalidOperation:  # an exponent of more digits than Decimal counts
        raise _RefusedError(message("out_of_range", token=token[:24]), token) from None
    if len(token) <= MAX_DIGITS and "e" not in token.lower():
        return number
    if len(number.as_tuple().digits) > MAX_DIGITS or abs(number.adjusted()) > _MAX_EXPONENT:
        raise _RefusedError(message("out_of_range", token=token[:24]), token)
    return number


def _integer(token: str) -> int:
    if len(token) > MAX_DIGITS and len(token.lstrip("-")) > MAX_DIGITS:
        raise _RefusedError(message("out_of_range", token=token[:24]), token)
    return int(token)


#: Made once: JSON Lines are read with it line by line.
_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_constant=_constant,
    parse_float=_fraction,
    parse_int=_integer,
)


def _find(text: str, token: str) -> int:
    """Where a refused token stands; for a key, where it stands for the second time."""
    quoted = json.dumps(token, ensure_ascii=False)
    if quoted not in text:
        return text.find(token)
    return _second_key(text, token)


def _second_key(text: str, key: str) -> int:
    """The offset at which `key` is repeated within one object, or -1.

    Only a parser knows which object a key belongs to, so the standard
    library's Python scanner is run again, noting where each object starts.
    """
    from json import decoder, scanner

    slow = json.JSONDecoder()
    found = -1

    def parse_object(s_and_end: tuple[str, int], *rest: Any) -> Any:
        nonlocal found
        pairs: list[tuple[str, Any]] = []
        result = decoder.JSONObject(s_and_end, *rest[:2], None, pairs.extend, {})  # type: ignore[attr-defined]
        if found < 0 and [name for name, _ in pairs].count(key) > 1:
            quoted = json.dumps(key, ensure_ascii=False)
            first = text.find(quoted, s_and_end[1])
            found = text.find(quoted, first + 1)
        return result

    slow.parse_object = parse_object  # type: ignore[attr-defined]
    scan = scanner.py_make_scanner(slow)  # type: ignore[attr-defined]
    try:
        scan(text, len(text) - len(text.lstrip()))
    except (ValueError, StopIteration, RecursionError):
        return found
    return found


def _refuse_surrogates(value: Any) -> None:
    pending = [value]
    while pending:
        item = pending.pop()
        if isinstance(item, dict):
            pending.extend(item)
            pending.extend(item.values())
        elif isinstance(item, list):
            pending.extend(item)
        elif isinstance(item, str) and any("\ud800" <= char <= "\udfff" for char in item):
            shown = repr(item.encode("ascii", "backslashreplace"))
            raise JsonError(message("half_surrogate", text=shown))
