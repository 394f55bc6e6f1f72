"""Pinyin without a heavy import: syllables, readings of characters, homophones.

Names carry their own pinyin, written by hand. For aliases, parties and the
slips of the hand a table of readings serves (`readings.txt`, made by
`tools/make_readings.py`); it is read when a query first needs it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from re import sub
from typing import TYPE_CHECKING, Final, NamedTuple

from zgfacts.query.fold import fold, is_han

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


#: Words in which a character reads otherwise than it mostly does.
_IN_WORDS: Final = {
    word: (first, second)
    for word, first, second in (
        ("增长", "zeng", "zhang"), ("成长", "cheng", "zhang"), ("长大", "zhang", "da"),
        ("市长", "shi", "zhang"), ("区长", "qu", "zhang"), ("县长", "xian", "zhang"),
        ("省长", "sheng", "zhang"), ("部长", "bu", "zhang"), ("会长", "hui", "zhang"),
        ("校长", "xiao", "zhang"), ("组长", "zu", "zhang"), ("家长", "jia", "zhang"),
        ("重庆", "chong", "qing"), ("重现", "chong", "xian"), ("重建", "chong", "jian"),
        ("重新", "chong", "xin"), ("重塑", "chong", "su"), ("重振", "chong", "zhen"),
        ("行业", "hang", "ye"), ("行当", "hang", "dang"), ("银行", "yin", "hang"),
        ("协调", "xie", "tiao"), ("调整", "tiao", "zheng"), ("调节", "tiao", "jie"),
        ("率先", "shuai", "xian"), ("反弹", "fan", "tan"), ("薄弱", "bo", "ruo"),
        ("出差", "chu", "chai"), ("音乐", "yin", "yue"), ("朝阳", "zhao", "yang"),
    )
}  # fmt: skip
_BEGIN_WORDS: Final = frozenset(word[0] for word in _IN_WORDS)


class Readings(NamedTuple):
    """Syllables and characters, each by the other; the usual reading stands first."""

    syllables: frozenset[str]
    of: dict[str, tuple[str, ...]]
    characters: dict[str, str]


@cache
def readings() -> Readings:
    """The table of readings, without tones."""
    of: dict[str, tuple[str, ...]] = {}
    characters = {}
    later = []
    table = Path(__file__).with_name("readings.txt").read_text("utf-8")
    for line in table.splitlines():
        syllable, _, both = line.partition(" ")
        usual, _, other = both.partition("|")
        characters[syllable] = usual + other
        for char in usual:
            of[char] = (syllable,)
        later.append((syllable, other))
    for syllable, other in later:
        for char in other:
            of[char] = (*of.get(char, ()), syllable)
    return Readings(frozenset(characters), of, characters)


def homophones(char: str) -> set[str]:
    """The characters that share a reading with this one, or nearly: jin and jing, zi and zhi."""
    table = readings()
    return {
        same
        for syllable in table.of.get(char, ())
        for sound in near_sounds(syllable)
        for same in table.characters[sound]
    }


def near_sounds(syllable: str) -> list[str]:
    """A syllable, and those that many speakers of Chinese do not tell from it; see `flat`.

    >>> near_sounds("jin"), near_sounds("zheng")
    (['jin', 'jing'], ['zheng', 'zeng', 'zhen'])
    """
    found = [syllable, *flat(syllable)]
    if syllable.endswith(("an", "en", "in")):
        found.append(f"{syllable}g")
    elif syllable.endswith(("ang", "eng", "ing")):
        found.append(syllable[:-1])
    known = readings().characters
    return [sound for sound in found if sound in known]


def flat(syllable: str) -> list[str]:
    """The syllable with z for zh, zh for z, and so with c and s; none that begins otherwise."""
    if syllable[:2] in ("zh", "ch", "sh"):
        return [syllable[0] + syllable[2:]]
    return [f"{syllable[0]}h{syllable[1:]}"] if syllable[:1] in ("z", "c", "s") else []


def spelled(text: str, own: Mapping[str, str]) -> list[str]:
    """The syllable of each Chinese character: as its word has it, else its `own`, else the usual.

    >>> spelled("重庆", {}), spelled("重要", {})
    (['chong', 'qing'], ['zhong', 'yao'])
    """
    of = readings().of
    row = []
    rest = ""
    for at, char in enumerate(text):
        if rest:
            syllable, rest = rest, ""
        elif char in _BEGIN_WORDS and (word := _IN_WORDS.get(text[at : at + 2])):
            syllable, rest = word
        else:
            syllable = own.get(char) or of.get(char, ("",))[0]
        if syllable:
            row.append(syllable)
    return row


@cache
def aligned(name: str, chinese: str) -> list[str] | None:
    """The syllables of pinyin written by hand, one for each character of a Chinese name.

    None where they do not fit one to one.

    >>> aligned("Kǒnglóng zhī Xiāng", "恐龙之乡")
    ['kong', 'long', 'zhi', 'xiang']
    """
    letters = sub("[^a-z]+", "", fold(name))
    characters = [char for char in chinese if is_han(char)]
    of = readings().of

    def split(at: int, index: int) -> list[str] | None:
        if index == len(characters):
            return [] if at == len(letters) else None
        for syllable in of.get(characters[index], ()):
            if letters.startswith(syllable, at):
                rest = split(at + len(syllable), index + 1)
                if rest is not None:
                    return [syllable, *rest]
        return None

    return split(0, 0)


def joined(syllables: Sequence[str]) -> str:
    """Syllables with a mark before, between and after: 'kong'long'."""
    return f"'{chr(39).join(syllables)}'" if syllables else ""


def split_word(word: str, most: int = 24) -> list[list[tuple[int, int, str]]]:
    """The ways in which a word of letters is a row of syllables, as (start, end, syllable).

    Who types v means u with two dots, which the table has as u.

    >>> [[syllable for _, _, syllable in way] for way in split_word("xian")]
    [['xi', 'an'], ['xian']]
    >>> [[syllable for _, _, syllable in way] for way in split_word("lvse")]
    [['lu', 'se']]
    """
    for before in "lnjqxy":
        word = word.replace(f"{before}v", f"{before}u")
    known = readings().syllables
    ways: list[list[tuple[int, int, str]]] = []
    # From where the end can be reached: without it long words have ways without end.
    leads = [False] * len(word) + [True]
    for at in reversed(range(len(word))):
        ends = range(at + 1, min(at + 6, len(word)) + 1)
        leads[at] = any(leads[end] and word[at:end] in known for end in ends)

    def walk(at: int, row: list[tuple[int, int, str]]) -> None:
        if len(ways) >= most:
            return
        if at == len(word):
            ways.append(row)
            return
        for end in range(at + 1, min(at + 6, len(word)) + 1):
            if leads[end] and word[at:end] in known:
                walk(end, [*row, (at, end, word[at:end])])

    walk(0, [])
    return ways
