"""Citations of a fact: as text, BibTeX, CSL-JSON and by GB/T 7714-2015; and its passage.

The sources are articles of newspapers. What they do not name (an author, a
paper, a date) is left out where a style allows that, and said to be unknown
where it asks for it; nothing is made up. A text without a date may be cited
with the day on which it was read.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zgfacts.atomic import read_bytes
from zgfacts.errors import StoreError, UsageError
from zgfacts.messages import message, say
from zgfacts.model import Period, main_citations

if TYPE_CHECKING:
    from pathlib import Path

    from zgfacts.model import Citation, Fact, Source

#: How much of the reader's own copy is shown on either side of a figure.
_AROUND: Final = 40

# A brace that stands alone would end an entry too early, even behind a backslash.
_BIBTEX: Final = str.maketrans(
    {char: f"\\{char}" for char in "&%$#_"}
    | {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
    }
)


class Passage(NamedTuple):
    """A stretch of the reader's own copy: what stands before, what is cited, what after.

    `start` is where it stands in the copy, which differs from the citation's
    where the copy does.
    """

    start: int
    before: str
    marked: str
    after: str


def accessed_on(day: str | None) -> str:
    """The day on which a source was read, as given; "" for none. Raises UsageError."""
    if day is None:
        return ""
    try:
        period = Period.parse(day)
    except ValueError:
        period = None
    if period is None or period.start != day:
        raise UsageError("not_a_day", day=day)
    return day


def where(citation: Citation, lang: str) -> str:
    """The place in the source, in words."""
    return say("characters", lang, start=citation.start, end=citation.end)


def as_text(fact: Fact, figure: str, lang: str, accessed: str = "") -> str:
    """A line for an article: the fact, who printed it, and where."""
    comma = "，" if lang == "zh" else ", "
    lines = []
    for citation in main_citations(fact):
        source = citation.source
        title = source.title if lang == "zh" else source.title.translate(_INNER_QUOTES)
        told = {
            "name": fact.name.in_(lang) if figure or lang == "zh" else _both_names(fact),
            "place": fact.place.name.in_(lang),
            "when": say("cite_when", lang, period=fact.period.text) if fact.period else "",
            "figure": say("cite_figure", lang, figure=figure) if figure else "",
            "author": say("cite_author", lang, author=source.author) if source.author else "",
            "title": title,
            "from": comma.join(filter(None, (source.publisher, source.date or _undated(lang)))),
            "where": where(citation, lang),
            "printed": citation.printed,
            "accessed": say("cite_accessed", lang, day=accessed) if accessed else "",
        }
        lines.append(say("cite_text", lang, **told))
    return "\n".join(lines)


def _both_names(fact: Fact) -> str:
    """A name in English, with what it says in Chinese."""
    return f"{fact.name.en} ({fact.name.zh})"


#: Quotation marks within quotation marks.
_INNER_QUOTES: Final = str.maketrans("“”", "‘’")


def _undated(lang: str) -> str:
    return say("no_date", lang)


def as_gbt7714(fact: Fact, lang: str, accessed: str = "") -> str:
    """By GB/T 7714-2015: 作者. 题名[N]. 报纸名, 年-月-日: 引文位置[引用日期].

    Without an author the title comes first, as the standard has it for numbered
    references. A text whose paper is not known is not called one of a newspaper:
    it is [Z], and where and by whom it was published is given as unknown.
    """
    lines = []
    for citation in main_citations(fact):
        source = citation.source
        author = f"{source.author}. " if source.author else ""
        kind = "N" if source.publisher else "Z"
        paper = source.publisher or f"{say('no_town', lang)}: {say('no_publisher', lang)}"
        date = source.date or _undated(lang)
        read = f"[{accessed}]" if accessed else ""
        place = where(citation, lang)
        lines.append(f"{author}{source.title}[{kind}]. {paper}, {date}: {place}{read}.")
    return "\n".join(lines)


def as_bibtex(fact: Fact, lang: str, accessed: str = "") -> str:
    """A BibTeX entry for each source of the fact, its key the fact's id.

    A date stands in `date` for biblatex and in `year` for the styles before it.
    """
    entries = []
    for index, citation in enumerate(main_citations(fact)):
        source = citation.source
        date = "" if source.date else f"; {_undated(lang)}"
        fields = {
            "author": f"{{{_escaped(source.author)}}}" if source.author else None,
            "title": f"{{{_escaped(source.title)}}}",
            "journal": _escaped(source.publisher) if source.publisher else None,
            "date": source.date,
            "year": source.date and source.date[:4],
            "urldate": accessed,
            "langid": "chinese" if source.language == "zh" else source.language,
            "note": _escaped(f"{where(citation, lang)}: {citation.printed}{date}"),
        }
        body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
        kind = "article" if source.publisher else "misc"
        entries.append(f"@{kind}{{{_key(fact, index)},\n{body}\n}}")
    return "\n\n".join(entries)


def as_csl(fact: Fact, lang: str, accessed: str = "") -> list[dict[str, Any]]:
    """CSL-JSON items, one for each source of the fact; that a date is missing, styles say."""
    items = []
    for index, citation in enumerate(main_citations(fact)):
        source = citation.source
        item: dict[str, Any] = {
            "id": _key(fact, index),
            "type": "article-newspaper" if source.publisher else "document",
            "title": source.title,
            "language": source.language,
            "note": f"{where(citation, lang)}: {citation.printed}",
        }
        if source.author:
            item["author"] = [{"literal": source.author}]
        if source.publisher:
            item["container-title"] = source.publisher
        if source.date:
            item["issued"] = _csl_date(source.date)
        if accessed:
            item["accessed"] = _csl_date(accessed)
        items.append(item)
    return items


def _csl_date(day: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in day.split("-")]]}


def _key(fact: Fact, index: int) -> str:
    return f"{fact.id}-{index + 1}" if index else fact.id


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
    """The words around a citation in the reader's copy; None where they are not in it.

    In a copy that differs, what is cited is looked for where it stands nearest.
    """
    start, printed = citation.start, citation.printed
    if text[start : citation.end] != printed:
        start = _nearest(text, printed, start)
        if start < 0:
            return None
    end = start + len(printed)
    before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = text[end : end + _AROUND].partition("\n")[0]
    return Passage(start, before, printed, after)


def _nearest(text: str, words: str, near: int) -> int:
    """Where words stand, the nearest to an offset; -1 for nowhere."""
    before, after = text.rfind(words, 0, near + len(words) - 1), text.find(words, near)
    if before < 0 or after < 0:
        return max(before, after)
    return before if near - before <= after - near else after
