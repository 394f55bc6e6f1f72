"""Tab completion: the scripts for bash, zsh and fish, and the answers to what they ask.

A script runs zgfacts with the words of the line as its arguments, the last one
being typed, and _ZGFACTS_COMPLETE set: a line comes back for each word on offer,
with a tab and what it means. Where file names are wanted the exit status says so.
Typer has such scripts; they quote the line into one word, which breaks Chinese
and quotes in bash and zsh, and load Rich for what a word means.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

# Typer's own completion is built on this; the bound on Typer holds it.
from typer._click.shell_completion import _resolve_context, _resolve_incomplete
from typer.models import TyperPath

from zgfacts.help import parameter_text
from zgfacts.helptexts import PAGES, said
from zgfacts.render.safe import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The variable that the scripts set.
VARIABLE: Final = "_ZGFACTS_COMPLETE"

#: The exit status that asks the shell for its own file names.
FILES: Final = 3


def script(shell: str) -> str:
    """The script that a shell reads; the wheel puts it where shells look, too."""
    return (Path(__file__).parent / "completions" / f"zgfacts.{shell}").read_text("utf-8")


def answer(command: Any, arguments: Sequence[str], lang: str) -> tuple[str, bool]:
    """The words on offer for a line, a line each, and whether file names are wanted instead."""
    *before, typed = arguments or [""]
    # bash takes --lang=zh apart at the sign, and leaves a quote that is still open.
    if typed == "=":
        typed = ""
    elif before and before[-1] == "=":
        before.pop()
    typed = typed.lstrip("\"'")
    # Of --lang=zh only zh is completed, but the whole of it replaced.
    joined = typed[: typed.find("=") + 1] if typed.startswith("-") else ""
    ctx = _resolve_context(command, {"obj": lang}, "zgfacts", before)
    asked, typed = _resolve_incomplete(ctx, before, typed)
    if isinstance(getattr(asked, "type", None), TyperPath):
        return "", True
    lines = []
    for offer in asked.shell_complete(ctx, typed):
        meaning = _meaning(ctx.command, offer.value, lang) or offer.help
        words = (joined + offer.value, meaning)
        lines.append("\t".join(visible(word) for word in words if word))
    return "".join(f"{line}\n" for line in lines), False


def _meaning(command: Any, word: str, lang: str) -> str:
    """What a command or an option is for; "" for any other word."""
    if word in ("-h", "--help"):
        return parameter_text(command.name, "help", lang)
    for param in command.params:
        if word in param.opts and word.startswith("-"):
            text = parameter_text(command.name, param.name, lang)
            # In the help a list of choices follows.
            return text.removesuffix(":").removesuffix("：")
    return said(PAGES[word].summary, lang) if word in getattr(command, "commands", ()) else ""
