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


def citations_text(facts: Sequence[Fact], style: str, lang: str, accessed: str = "") -> str:
    """The citations of the facts in one of the styles; `accessed` is the day of reading, or ""."""
    if style == "csl-json":
        items = [item for fact in facts for item in cite.as_csl(fact, lang, accessed)]
        return dumps(items, indent=2) + "\n"
    blocks = [_citation(fact, style, lang, accessed) for fact in facts]
    gap = "\n\n" if style == "bibtex" else "\n"
    return "\n".join(visible(line) for line in gap.join(blocks).split("\n")) + "\n"


def _citation(fact: Fact, style: str, lang: str, accessed: str) -> str:
    if style == "bibtex":
        return cite.as_bibtex(fact, lang, accessed)
    if style == "gbt7714":
        return cite.as_gbt7714(fact, lang, accessed)
    return cite.as_text(fact, figure(fact, lang), lang, accessed)


def passages_text(
    facts: Sequence[Fact], folder: Path, style: str, context: Context, accessed: str = ""
) -> tuple[str, list[str]]:
    """Each citation with its passages in the reader's own copies, the figures marked.

    Also what does not fit: a copy that is another file, a figure that stands
    elsewhere in it, or nowhere. A fact of which nothing is found has no text.
    """
    blocks: list[str] = []
    doubts: list[str] = []
    for fact in facts:
        copies = cite.read_copies(fact, folder)
        lines = []
        for citation in fact.citations:
            text, same = copies[citation.source.id]
            told = {
                "file": folder / citation.source.file,
                "printed": citation.printed,
                "start": citation.start,
                "end": citation.end,
            }
            if not same:
                doubts.append(say("copy_differs", context.lang, **told))
            found = cite.passage(citation, text)
            if found is None:
                doubts.append(say("copy_lacks", context.lang, **told))
                continue
            if found.start != citation.start:
                doubts.append(say("copy_moved", context.lang, **told, at=found.start))
            bold, plain = ("\x1b[1m", "\x1b[0m") if context.color else ("", "")
            marked = f"{bold}【{visible(found.marked)}】{plain}"
            place = cite.where(citation, context.lang)
            lines.append(f"  {citation.source.id}, {place}")
            lines.append(f"  …{visible(found.before)}{marked}{visible(found.after)}…")
        if lines:
            cited = citations_text([fact], style, context.lang, accessed)
            blocks.append(cited + "".join(f"{line}\n" for line in lines))
    return "\n".join(blocks), list(dict.fromkeys(doubts))
