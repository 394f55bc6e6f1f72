"""Citations of a fact: as text, BibTeX, CSL-JSON and by GB/T 7714-2015; and its passage.

The sources are newspaper articles. What they do not name (a date, an author)
is left out, or said to be unknown where a style asks for it.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zgfacts.atomic import read_bytes
from zgfacts.errors import StoreError
from zgfacts.messages import message, say
from zgfacts.model import main_citations

if TYPE_CHECKING:
    from pathlib import Path

    from zgfacts.model import Citation, Fact, Source

#: How much of the reader's own copy is shown on either side of a figure.
_AROUND: Final = 40

_BIBTEX: Final = str.maketrans(
    {char: f"\\{char}" for char in "&%$#_{}"} | {"\\": r"\textbackslash "}
)


class Passage(NamedTuple):
    """A stretch of the reader's own copy: what stands before, what is cited, what after."""

    before: str
    marked: str
    after: str


def where(citation: Citation, lang: str) -> str:
    """The place in the source, in words."""
    return say("characters", lang, start=citation.start, end=citation.end)


def as_text(fact: Fact, figure: str, lang: str) -> str:
    """A line for an article: the fact, what is printed, and where."""
    lines = []
    for citation in main_citations(fact):
        source = citation.source
        by = [part for part in (source.author, source.publisher, source.date) if part]
        lines.append(
            say(
                "cite_text",
                lang,
                name=fact.name.in_(lang),
                place=fact.place.name.in_(lang),
                figure=figure or fact.name.zh,
                title=source.title,
                by="".join(f", {part}" for part in by) if lang == "en" else "，".join(["", *by]),
                date="" if source.date else say("no_date", lang),
                where=where(citation, lang),
                printed=citation.printed,
            )
        )
    return "\n".join(lines)


def as_gbt7714(fact: Fact, lang: str) -> str:
    """By GB/T 7714-2015, an article of a newspaper: 作者. 题名[N]. 报纸名, 日期."""
    lines = []
    for citation in main_citations(fact):
        source = citation.source
        author = f"{source.author}. " if source.author else ""
        publisher = source.publisher or say("no_publisher", lang)
        date = source.date or say("no_date", lang)
        place = where(citation, lang)
        lines.append(f"{author}{source.title}[N]. {publisher}, {date}: {place}.")
    return "\n".join(lines)


def as_bibtex(fact: Fact, lang: str) -> str:
    """A BibTeX entry for each source of the fact, its key the fact's id."""
    entries = []
    for index, citation in enumerate(main_citations(fact)):
        source = citation.source
        fields = {
            "author": f"{{{_escaped(source.author)}}}" if source.author else None,
            "title": f"{{{_escaped(source.title)}}}",
            "journal": _escaped(source.publisher) if source.publisher else None,
            "date": source.date,
            "langid": "chinese" if source.language == "zh" else source.language,
            "note": _escaped(_note(citation, lang)),
        }
        key = fact.id if not index else f"{fact.id}-{index + 1}"
        body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
        entries.append(f"@{'article' if source.publisher else 'misc'}{{{key},\n{body}\n}}")
    return "\n\n".join(entries)


def as_csl(fact: Fact, lang: str) -> list[dict[str, Any]]:
    """CSL-JSON items, one for each source of the fact."""
    items = []
    for index, citation in enumerate(main_citations(fact)):
        source = citation.source
        item: dict[str, Any] = {
            "id": fact.id if not index else f"{fact.id}-{index + 1}",
            "type": "article-newspaper",
            "title": source.title,
            "language": source.language,
            "note": _note(citation, lang),
        }
        if source.author:
            item["author"] = [{"literal": source.author}]
        if source.publisher:
            item["container-title"] = source.publisher
        if source.date:
            item["issued"] = {"date-parts": [[int(part) for part in source.date.split("-")]]}
        items.append(item)
    return items


def _note(citation: Citation, lang: str) -> str:
    date = "" if citation.source.date else f"; {say('no_date', lang)}"
    return f"{where(citation, lang)}: {citation.printed}{date}"


def _escaped(text: str) -> str:
    return text.translate(_BIBTEX)


def read_copies(fact: Fact, folder: Path) -> dict[str, tuple[str, bool]]:
    """The reader's copies of a fact's sources: text, and whether it is the file that is cited.

    Raises StoreError for a copy that is missing or is no text.
    """
    copies = {}
    for source in {citation.source for citation in fact.citations}:
        data = read_bytes(folder / source.file)
        try:
            copies[source.id] = (data.decode("utf-8"), _same(source, data))
        except UnicodeDecodeError:
            file = folder / source.file
            raise StoreError("in_file", file=file, what=message("not_utf8")) from None
    return copies


def _same(source: Source, data: bytes) -> bool:
    return sha256(data).hexdigest() == source.sha256


def passage(citation: Citation, text: str) -> Passage | None:
    """The words around a citation in the reader's copy; None where the copy differs there."""
    start, end = citation.start, citation.end
    if text[start:end] != citation.printed:
        return None
    before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = text[end : end + _AROUND].partition("\n")[0]
    return Passage(before, citation.printed, after)
