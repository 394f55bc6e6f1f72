"""Write zgfacts/query/readings.txt: the Chinese characters of each pinyin syllable.

    python tools/make_readings.py

The readings are those of pypinyin (MIT), for the characters of GB 2312. A
character stands under every reading it has; where it stands first in its own
list of readings it is marked by standing before the bar.
"""

from __future__ import annotations

from pathlib import Path

from pypinyin import Style, pinyin

TARGET = Path(__file__).parent.parent / "zgfacts" / "query" / "readings.txt"


def characters() -> list[str]:
    """The Chinese characters of GB 2312."""
    return [
        bytes((high, low)).decode("gb2312", "ignore")
        for high in range(0xB0, 0xF8)
        for low in range(0xA1, 0xFF)
        if bytes((high, low)).decode("gb2312", "ignore")
    ]


def main() -> None:
    """One line a syllable with a vowel: its characters, those it is the usual reading of first."""
    usual: dict[str, list[str]] = {}
    other: dict[str, list[str]] = {}
    for char in characters():
        readings = pinyin(char, style=Style.NORMAL, heteronym=True, v_to_u=True)[0]
        plain = list(dict.fromkeys(reading.replace("ü", "u") for reading in readings))
        usual.setdefault(plain[0], []).append(char)
        for reading in plain[1:]:
            other.setdefault(reading, []).append(char)
    lines = [
        f"{syllable} {''.join(usual.get(syllable, []))}|{''.join(other.get(syllable, []))}\n"
        for syllable in sorted(usual.keys() | other.keys())
        if syllable.isascii() and set(syllable) & set("aeiou")
    ]
    TARGET.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
