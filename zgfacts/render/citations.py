"""Citations and passages as the text that goes to standard output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgfacts import cite
from zgfacts.messages import say
from zgfacts.render.figures import figure
from zgfacts.render.safe import visible
from zgfacts.render.text import dumps

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from zgfacts.context import Context
    from zgfacts.model import Fact


def citations_text(facts: Sequence[Fact], style: str, lang: str) -> str:
    """The citations of the facts in one of the styles."""
    if style == "csl-json":
        items = [item for fact in facts for item in cite.as_csl(fact, lang)]
        return dumps(items, indent=2) + "\n"
    if style == "bibtex":
        blocks = [cite.as_bibtex(fact, lang) for fact in facts]
    elif style == "gbt7714":
        blocks = [cite.as_gbt7714(fact, lang) for fact in facts]
    else:
        blocks = [cite.as_text(fact, figure(fact, lang), lang) for fact in facts]
    gap = "\n\n" if style == "bibtex" else "\n"
    return "\n".join(visible(line) for line in gap.join(blocks).split("\n")) + "\n"


def passages_text(facts: Sequence[Fact], folder: Path, context: Context) -> tuple[str, list[str]]:
    """The passages in the reader's own copies, the figures marked; and what does not fit."""
    lines: list[str] = []
    doubts: list[str] = []
    for fact in facts:
        copies = cite.read_copies(fact, folder)
        for citation in fact.citations:
            text, same = copies[citation.source.id]
            file = folder / citation.source.file
            if not same:
                doubts.append(say("copy_differs", context.lang, file=file))
            found = cite.passage(citation, text)
            if found is None:
                place = {"start": citation.start, "end": citation.end}
                printed = citation.printed
                doubts.append(say("copy_moved", context.lang, file=file, printed=printed, **place))
                continue
            bold, plain = ("\x1b[1m", "\x1b[0m") if context.color else ("", "")
            marked = f"{bold}【{visible(found.marked)}】{plain}"
            lines.append(f"{fact.id}  {citation.source.id}:{citation.start}-{citation.end}")
            lines.append(f"  …{visible(found.before)}{marked}{visible(found.after)}…")
    return "".join(f"{line}\n" for line in lines), list(dict.fromkeys(doubts))
