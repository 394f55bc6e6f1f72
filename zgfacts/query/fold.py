"""Folding: one form for what may be typed in several."""

from __future__ import annotations

from functools import cache
from re import compile as regex
from re import sub
from typing import Final
from unicodedata import normalize

from zgfacts.query.words import IRREGULAR

# Quotation marks say nothing; dashes and apostrophes come in many forms.
_PLAIN: Final = str.maketrans(
    {
        **dict.fromkeys('“”"《》「」『』〈〉', ""),
        **dict.fromkeys("‘’′", "'"),
        **dict.fromkeys("–—−‐‑", "-"),
        "·": " ",
    }
)
#: A letter of U+00C0 to U+037F or U+1E00 to U+1FFF in UTF-8: a set of the letters themselves
#: takes longer to compile than a search does.
_ACCENTED = regex(rb"[\xc3-\xcd]|\xe1[\xb8-\xbf]")
#: The marks that such letters are taken apart into, U+0300 to U+036F.
_MARKS: Final = rb"\xcc[\x80-\xbf]|\xcd[\x80-\xaf]"
_WORD = regex(r"\d+(?:[.,]\d+)*|[a-z][a-z0-9]*(?:'[a-z]+)?")
#: What only looks like a form of another word: news is not new, customs are no custom.
_AS_IT_STANDS: Final = ("news", "goods", "customs", "united", "states")
#: What is spelled in two ways, British and American, what may follow it, and how many letters
#: stand before it at least: tour is not tor.
_BRITISH: Final = (
    ("is", "iz", ("e", "es", "ed", "ing", "ation", "ations"), 3),
    ("our", "or", ("", "s", "ed"), 3),
    ("amme", "am", ("", "s"), 1),
    ("tre", "ter", ("", "s"), 1),
)
#: Endings of derived words, the longest first.
_DERIVED: Final = ("ment", "ical", "ial", "ics", "ion", "ic", "al", "ly", "y", "e")


def fold(text: str) -> str:
    """Compatibility forms, case, tone marks and dashes made one.

    >>> fold("ＧＤＰ  Kǒnglóng")
    'gdp  konglong'
    """
    if text.isascii():
        return text.lower().replace('"', "")
    if min(text) >= "\u4e00" and max(text) <= "\u9fff":
        return text
    # Bytes of the command line that are no UTF-8 come as lone surrogates.
    encoded = normalize("NFKC", text).casefold().encode("utf-8", "replace")
    if _ACCENTED.search(encoded):
        encoded = sub(_MARKS, b"", normalize("NFD", encoded.decode()).encode())
    return encoded.decode().translate(_PLAIN)


def is_han(char: str) -> bool:
    """Whether a character is a Chinese one (〇 included)."""
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or char == "〇"


def has_han(text: str) -> bool:
    """Whether there is a Chinese character in a text."""
    return not text.isascii() and any(map(is_han, text))


def is_latin(char: str) -> bool:
    """Whether a folded character belongs to a word in letters or digits."""
    return ("a" <= char <= "z") or ("0" <= char <= "9")


@cache
def stem(word: str) -> str:
    """An English word without its plural, -ing or -ed; the same for text and query.

    >>> [stem(word) for word in ("cities", "signed", "signing", "projects", "GDP")]
    ['city', 'sign', 'sign', 'project', 'GDP']
    """
    word = word.removesuffix("'s").removesuffix("'")
    if word in _AS_IT_STANDS:
        return word
    word = IRREGULAR.get(word, word)
    if len(word) < 4 or not word.isalpha():
        return word
    word = _american(word)
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "xes", "ches", "shes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            # setting, set; but adding, add.
            if len(word) > 3 and word[-1] == word[-2] and word[-1] in "bgmnprt":
                word = word[:-1]
            break
    # industry, industrial; economy, economic; invest, investment.
    if len(word) > 6:
        ending = next(filter(word.endswith, _DERIVED), "")
        word = word.removesuffix(ending)
    # house, housing; create, creation; but plane is not plan.
    silent = word[-1] == "e" and (word[-2] in "cgsvz" or (len(word) > 5 and word[-3:-1] == "at"))
    return word[:-1] if len(word) > 4 and silent else word


def _american(word: str) -> str:
    """A word as Americans spell it: civilize for civilise, program for programme."""
    for british, american, endings, least in _BRITISH:
        if british in word:
            for ending in endings:
                before = word.removesuffix(british + ending)
                if least <= len(before) < len(word):
                    return before + american + ending
    return word


def beginnings(stemmed: str) -> tuple[str, ...]:
    """What a word begins with, one of them, whatever its ending, to have this stem.

    >>> beginnings("city"), beginnings("build")
    (('ci',), ('bui', 'built'))
    """
    length = len(stemmed)
    # Of fly only fl stands in flies.
    kept = length - stemmed.endswith("y") if length < 4 else min(length - 2, 4)
    return (stemmed[:kept], *_irregular().get(stemmed, ()))


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    forms: dict[str, tuple[str, ...]] = {}
    for form in IRREGULAR:
        forms[stem(form)] = (*forms.get(stem(form), ()), form)
    return forms


def stems(text: str) -> list[str]:
    """The stems of the words in folded text, Chinese left out."""
    return [stem(word) for word in _WORD.findall(text)]


def words_in(text: str) -> list[tuple[int, int, str]]:
    """Each word of folded text as start, end and the word."""
    return [(found.start(), found.end(), found.group()) for found in _WORD.finditer(text)]


def words_with_places(text: str) -> list[tuple[int, int, str]]:
    """Each word of folded text as start, end and stem."""
    return [(start, end, stem(word)) for start, end, word in words_in(text)]
