"""Traditional characters to simplified ones, by OpenCC, loaded only when there are any."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from zgfacts.query.fold import is_han

if TYPE_CHECKING:
    from collections.abc import Callable


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


def simplified(text: str, known: Callable[[str], bool]) -> str:
    """The text in simplified characters.

    A text whose every Chinese character is `known` to the store, which is in
    simplified characters, is returned as it is.
    """
    if all(known(char) or not is_han(char) for char in text):
        return text
    converted: str = _converter().convert(text)
    return converted
