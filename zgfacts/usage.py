"""What is wrong with the words of a call, from what Typer makes of them.

Typer says it in English only; this reads its errors, and says it in the
reader's language. Loaded only where there is such an error.
"""

from __future__ import annotations

from difflib import get_close_matches
from re import compile as regex
from typing import TYPE_CHECKING, Any, Final

from zgfacts.helptexts import METAVARS, said
from zgfacts.messages import Message, message, say

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Typer's sentences, each with the key of ours; what they name are our fields.
_SENTENCES: Final = (
    (regex(r"No such command '(?P<word>.*?)'\..*"), "no_command"),
    (regex(r"Got unexpected extra argument\(s\) \((?P<word>.*)\)"), "extra_words"),
    (regex(r"Option '(?P<option>.*)' requires an argument\."), "option_needs_value"),
    (regex(r"Option '(?P<option>.*)' does not take a value\."), "option_takes_none"),
    (regex(r"'(?P<word>.*)' is not one of .*\."), "not_a_choice"),
    (regex(r"(?P<word>.*) is not in the range .*\."), "below_least"),
    (regex(r"'(?P<word>.*)' is not a valid int.*\."), "not_whole"),
)


def usage_text(error: Any, commands: Iterable[str], lang: str) -> str:
    """What an error of Typer's says, in `lang`; `commands` are the names that there are."""
    if hasattr(error, "option_name") and hasattr(error, "possibilities"):
        hint = _near(error.possibilities or ())
        return say("no_option", lang, option=error.option_name, hint=hint)
    param = getattr(error, "param", None)
    if not error.message and param is not None:
        return say("missing_words", lang, name=_named(param, lang))
    for sentence, key in _SENTENCES:
        found = sentence.fullmatch(error.message)
        if found is None:
            continue
        values: dict[str, object] = dict(found.groupdict())
        if key == "no_command":
            values["hint"] = _near(get_close_matches(str(values["word"]), list(commands)))
        elif param is not None:
            values["option"] = _named(param, lang)
            values["allowed"] = ", ".join(map(str, getattr(param.type, "choices", ())))
            values["least"] = getattr(param.type, "min", None)
        return say(key, lang, **values)
    return say("usage", lang, text=error.format_message())


def _near(words: Iterable[str]) -> Message | str:
    found = ", ".join(sorted(words))
    return message("hint_nearest", words=found) if found else ""


def _named(param: Any, lang: str) -> str:
    """An option by its long spelling, an argument by what stands for it in the help."""
    if param.param_type_name == "option":
        return str(max(param.opts, key=len))
    return said(METAVARS[param.metavar], lang)
