"""One slip of the hand, put right only when nothing else matched.

A word in letters may miss, double, change or swap one letter; a Chinese name
may have one wrong character, one of the same sound first, and a place may be
written as it sounds. What is shown is always said.
"""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING, Final, NamedTuple

from zgfacts.query.find import find
from zgfacts.query.fold import has_han, is_han, is_latin
from zgfacts.query.names import each_name
from zgfacts.query.periods import WORDS
from zgfacts.query.pinyin import flat, homophones, joined, near_sounds, spelled, split_word
from zgfacts.query.synonyms import words_text
from zgfacts.query.texts import FIELDS
from zgfacts.query.understand import Query, understand

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from zgfacts.query.evidence import Evidence
    from zgfacts.query.index import Index
    from zgfacts.query.rank import Hit
    from zgfacts.query.select import Selection

#: Shorter words have too many neighbours: food, flood.
_LEAST_LETTERS: Final = 6

#: Shorter parts of a word run together with another are seldom words.
_LEAST_PART: Final = 3

#: Two letters swapped are seen in a shorter word, too: chian.
_LEAST_SWAPPED: Final = 5

#: And so have places in pinyin: Fushun is not fushu, nor Luzhou Ouzhou.
_LEAST_PINYIN: Final = 7

#: And so have names of two characters.
_LEAST_CHARACTERS: Final = 3

#: With more characters a place's name is plain whatever one of them: 自流并区.
_LONG_PLACE: Final = 3

#: No place's name is longer.
_LONGEST_PLACE: Final = 12

#: What a word in letters that was put right may be part of.
_MENDED: Final = (*FIELDS, "kind", "status", "period")

#: So many characters are shown on either side of one that is put right.
_SHOWN: Final = 5

#: How many words one edit away are tried for one.
_MOST: Final = 12


class Corrected(NamedTuple):
    """A query with one slip put right, what it finds, and the two spellings.

    Where the hits are those of several names, `names` are these.
    """

    query: Query
    hits: list[Hit]
    slip: tuple[str, str]
    names: tuple[str, ...] = ()


class _Candidate(NamedTuple):
    """A correction of one stretch; a smaller `cost` is likelier."""

    cost: int
    start: int
    end: int
    right: str


def correct(
    index: Index, query: Query, selection: Selection, wrong: list[tuple[int, int]]
) -> Corrected | None:
    """The likeliest correction of one slip that finds something, or None.

    `wrong` are the stretches that no fact accounts for. Where there is none, and no fact
    has all of the words, one of them may still be Chinese that sounds the same.
    """
    if wrong:
        found = {
            *_words(index, query),
            *_homophones(index, query, wrong),
            *_characters(index, query, wrong),
        }
    else:
        runs = list(query.han_runs)
        found = {*_homophones(index, query, runs), *_characters(index, query, runs, alike=True)}
    candidates = sorted(found)
    best: tuple[int, Corrected] | None = None
    tried = []
    for candidate in candidates:
        if best and candidate.cost > best[0]:
            break
        text = query.text[: candidate.start] + candidate.right + query.text[candidate.end :]
        mended = understand(index, text)
        tried.append((candidate, mended))
        end = candidate.start + len(candidate.right)
        hits = [
            hit
            for hit in find(index, mended, selection)
            if _rests_on(index, hit, candidate, end, mended)
        ]
        if hits and (best is None or hits[0].key < best[1].hits[0].key):
            slip = _shown(query.text, candidate)
            best = (candidate.cost, Corrected(mended, hits, slip))
    return best[1] if best else _several(index, query, selection, tried)


def _several(
    index: Index, query: Query, selection: Selection, tried: list[tuple[_Candidate, Query]]
) -> Corrected | None:
    """The likeliest correction that makes several places of it, each with its fact."""
    for candidate, mended in tried:
        if len(mended.keys("place")) > max(len(query.keys("place")), 1):
            several = each_name(index, mended, selection)
            if several:
                slip = _shown(query.text, candidate)
                return Corrected(mended, several.hits, slip, several.names)
    return None


def _rests_on(index: Index, hit: Hit, candidate: _Candidate, end: int, mended: Query) -> bool:
    """Whether what was put right is part of a name that the fact has, or of what is asked.

    A place may be written with characters of the same sound: 自供. Any other corrected character
    needs two right ones beside it and, where it sounds otherwise, three around it that
    are no place's name: 恐龙之乡 from 恐笼之乡, but not 市场 or 自贡市委 from 自贡市长.
    """
    if not has_han(candidate.right):
        over = [each for each in hit.evidence if each.start < end and candidate.start < each.end]
        return all(each.field in _MENDED for each in over)
    for piece in hit.evidence:
        if not (piece.start <= candidate.start and end <= piece.end):
            continue
        if piece.field == "place" and (not candidate.cost or piece.end - piece.start > _LONG_PLACE):
            return True
        if piece.field in FIELDS:
            own = set(range(piece.start, piece.end))
            if candidate.cost:
                places = _places(index, piece, mended)
                edge = candidate.start in (piece.start, piece.end - 1)
                if edge or candidate.start in places:
                    continue
                own -= places
            if len(own) >= _LEAST_CHARACTERS + candidate.cost:
                return True
    return False


def _places(index: Index, piece: Evidence, mended: Query) -> set[int]:
    """Where a piece of the query is part of a place's name, in the fact if not in the query.

    贡井区 is another district, though 流井区 stands in 自流井区.
    """
    text = piece.found
    names = [(at, end) for at in range(len(text)) for end in range(at + 2, len(text) + 1)]
    known = index.senses({text[at:end] for at, end in names if end - at <= _LONGEST_PLACE})
    shift = piece.start - max(text.find(mended.piece(piece.start, piece.end)), 0)
    inside = {
        at + shift
        for start, end in names
        if any(sense.type == "place" for sense in known.get(text[start:end], ()))
        for at in range(start, end)
    }
    return inside & set(range(piece.start, piece.end))


def _shown(text: str, candidate: _Candidate) -> tuple[str, str]:
    """What was typed and what is shown, each with the Chinese around it."""
    start, end = candidate.start, candidate.end
    if not has_han(candidate.right):
        return text[start:end], candidate.right
    while start > 0 and is_han(text[start - 1]) and candidate.start - start < _SHOWN:
        start -= 1
    while end < len(text) and is_han(text[end]) and end - candidate.end < _SHOWN:
        end += 1
    right = text[start : candidate.start] + candidate.right + text[candidate.end : end]
    return text[start:end], right


def _words(index: Index, query: Query) -> Iterator[_Candidate]:
    """Each word in letters that nothing is called, with what it may be a slip of."""
    known = index.words()
    for start, end, _ in query.words:
        word = query.text[start:end]
        if not word.isalpha() or word in known or _is_city(word) or len(word) < _LEAST_SWAPPED:
            continue
        ways = split_word(word)
        for right in () if ways else _parted(index, word, known):
            yield _Candidate(0, start, end, right)
        for right in _sounding(word, ways) | _swapped(word, known, is_pinyin=bool(ways)):
            yield _Candidate(0, start, end, right)
        for right in _one_edit_away(index, word, known, is_pinyin=bool(ways)):
            # The first letter is seldom the wrong one, in pinyin never.
            begins = right[0] == word[0]
            if begins or not ways:
                yield _Candidate(0 if begins else 1, start, end, right)


def _parted(index: Index, word: str, known: Collection[str]) -> set[str]:
    """The two known words that a word is without a blank between: zigonggdp."""
    cuts = range(_LEAST_PART, len(word) - _LEAST_PART + 1)
    parts = {part for at in cuts for part in (word[:at], word[at:])}
    places = {
        part
        for part, senses in index.senses(parts).items()
        if any(sense.type == "place" for sense in senses)
    }
    held = {part for part in parts if part in known} | places
    return {f"{word[:at]} {word[at:]}" for at in cuts if {word[:at], word[at:]} <= held}


def _one_edit_away(index: Index, word: str, known: Collection[str], *, is_pinyin: bool) -> set[str]:
    """The words that a word may be, if it is long enough not to be near to many."""
    if len(word) >= (_LEAST_PINYIN if is_pinyin else _LEAST_LETTERS):
        return _near(word, known) | _near(word, WORDS)
    if is_pinyin:
        return set()
    # A short word may still lack a letter of a longer one: ouput.
    longer = {each for each in _near(word, known) if len(each) >= _LEAST_LETTERS}
    return {each for each in longer if each[0] == word[0]} | _lengthened(index, word)


def _near(word: str, known: Collection[str]) -> set[str]:
    """The known words that are one edit away, not too many, those that begin alike first."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    found = extract(word, known, scorer=OSA.distance, score_cutoff=1, limit=None)
    likely = sorted((each[0] != word[0], -len(each), each) for each, _, _ in found)
    return {each for _, _, each in likely[:_MOST]}


def _is_city(word: str) -> bool:
    """Whether a word is a city or province of China: who types Nanjing does not mean Nanning."""
    return f"|{word}|" in words_text("cities.txt")


def _lengthened(index: Index, word: str) -> set[str]:
    """The places that a short word is, but for one letter that it lacks: zigon."""
    longer = {
        word[:at] + letter + word[at:]
        for at in range(1, len(word) + 1)
        for letter in ascii_lowercase
    }
    return {
        right
        for right, senses in index.senses(longer).items()
        if any(sense.type == "place" for sense in senses)
    }


def _sounding(word: str, ways: list[list[tuple[int, int, str]]]) -> set[str]:
    """The word in pinyin with one of its syllables as another that sounds nearly the same.

    In a word of two syllables only z is like zh: 房价 is not 方加.
    """
    shortest = min(map(len, ways), default=0)
    return {
        word[:start] + right + word[end:]
        for way in ways
        if len(way) == shortest
        for start, end, syllable in way
        for right in (near_sounds(syllable)[1:] if len(way) > len("房价") else flat(syllable))
    }


def _swapped(word: str, known: Collection[str], *, is_pinyin: bool) -> set[str]:
    """The words that a word is with two letters that stand side by side in each other's place."""
    swapped = {
        word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        for at in range(len(word) - 1)
        if word[at] != word[at + 1]
    }
    pinyin = not is_pinyin and len(word) >= _LEAST_LETTERS
    return {each for each in swapped if each in known or (pinyin and split_word(each))}


def _homophones(index: Index, query: Query, wrong: list[tuple[int, int]]) -> Iterator[_Candidate]:
    """Each stretch with something in it that may be wrong that sounds like a place: 子贡, 自贡."""
    length = len(query.text)
    rows = {
        (start, end): joined(spelled(query.piece(start, end), {}))
        for first, last in wrong
        for start in range(max(0, first - _LONGEST_PLACE), last)
        for end in range(max(start + 2, first + 1), min(length, start + _LONGEST_PLACE) + 1)
        if _is_han_text(query.piece(start, end))
    }
    senses = index.pinyin_senses(set(rows.values())) if rows else {}
    for (start, end), row in rows.items():
        for sense in senses.get(row, ()):
            place = index.place(sense.key) if sense.type == "place" else None
            for name in (place.name.zh, *place.aliases) if place else ():
                if joined(spelled(name, {})) == row and name != query.piece(start, end):
                    yield _Candidate(0, start, end, name)


def _characters(
    index: Index, query: Query, wrong: list[tuple[int, int]], *, alike: bool = False
) -> Iterator[_Candidate]:
    """Each Chinese character that may be wrong, with those that would make a name of it.

    Only those that sound the same where only `alike` ones are asked for.
    """
    for at, char in enumerate(query.text):
        near = any(start - 1 <= at <= end for start, end in wrong)
        if near and is_han(char) and not _stands(index, query.text, at):
            same = homophones(char)
            for right in _fitting(index, query.text, at):
                if right in same or not alike:
                    yield _Candidate(0 if right in same else 1, at, at + 1, right)


def _stands(index: Index, text: str, at: int) -> bool:
    """Whether a character stands in a stretch of three that the store has: 盐博会."""
    for start in range(max(0, at - 2), at + 1):
        three = text[start : start + 3]
        if len(three) == 3 and _is_han_text(three):
            first, second = f"c={three[:2]}", f"c={three[1:]}"
            held = index.having([first, second])
            if held[first] & held[second]:
                return True
    return False


def _is_han_text(text: str) -> bool:
    """Whether a text is not empty and all Chinese."""
    return bool(text) and all(map(is_han, text))


def _is_of_name(char: str) -> bool:
    return is_han(char) or is_latin(char)


def _fitting(index: Index, text: str, at: int) -> set[str]:
    """The characters that stand in the store where this one stands, with two others beside it."""
    found: set[str] = set()
    for start in range(max(0, at - 2), at + 1):
        left, right = text[start:at], text[at + 1 : start + 3]
        if len(left) + len(right) == 2 and all(map(_is_of_name, left + right)):
            found |= index.between(left, right)
    return found - {text[at]}
