"""Charts as a picture.

Rich's own SVG sets text in cells, which Chinese fonts do not fill: bars made of
characters would start beside their zero. Here a bar is a rectangle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from zgfacts.render.figures import figure
from zgfacts.render.safe import visible
from zgfacts.render.series import series

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgfacts.model import Fact

_WIDTH, _ROW, _TOP, _SIDE, _SIZE = 960, 26, 16, 16, 15
_FONTS: Final = "'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
#: Fill and outline: a target is an outline, so that it is told apart without colour.
_STYLES: Final = {
    "up": 'fill="#2f6f4f" stroke="#2f6f4f"',
    "down": 'fill="#b3392f" stroke="#b3392f"',
    "target": 'fill="#ffffff" stroke="#9a6b00" stroke-dasharray="4 2"',
}


def _units(text: str) -> int:
    """The width of a text in half characters."""
    return sum(2 if ord(char) > 0x2E7F else 1 for char in text)


def chart_svg(facts: Sequence[Fact], lang: str) -> str:
    """The charts of all series; "" where no fact has a value."""
    rows: list[str] = []
    y = _TOP
    for each in series(facts, lang):
        y += _ROW
        rows.append(_text(_SIDE, y, each.heading, weight="bold"))
        labelled = zip(each.labels(lang), each.facts, strict=True)
        names = [visible(f"{label} {_when(fact)}") for label, fact in labelled]
        figures = [visible(figure(fact, lang)) for fact in each.facts]
        left = _SIDE + max(map(_units, names)) * _SIZE * 0.52 + 12
        right = _WIDTH - _SIDE - max(map(_units, figures)) * _SIZE * 0.56 - 12
        scale = max(right - left, 80) / ((each.high - each.low) or 1)
        zero = left - each.low * scale
        top = y + 8
        for fact, value, name, shown in zip(each.facts, each.values, names, figures, strict=True):
            y += _ROW
            style = "target" if fact.status == "target" else ("down" if value < 0 else "up")
            rows.append(_text(_SIDE, y, name))
            rows.append(
                f'<rect x="{zero + min(0.0, value) * scale:.1f}" y="{y - 14}" '
                f'width="{abs(value) * scale:.1f}" height="17" {_STYLES[style]} />'
            )
            rows.append(_text(_WIDTH - _SIDE, y, shown, anchor="end"))
        rows.append(
            f'<line x1="{zero:.1f}" y1="{top}" x2="{zero:.1f}" y2="{y + 8}" stroke="#555555" />'
        )
        y += _ROW // 2
    if not rows:
        return ""
    body = "\n".join(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {y + _TOP}" '
        f'font-family="{_FONTS}" font-size="{_SIZE}">\n'
        f'<rect width="100%" height="100%" fill="#ffffff" />\n{body}\n</svg>\n'
    )


def _when(fact: Fact) -> str:
    return fact.period.text if fact.period else ""


def _text(x: float, y: int, words: str, *, anchor: str = "start", weight: str = "normal") -> str:
    return (
        f'<text x="{x}" y="{y}" text-anchor="{anchor}" font-weight="{weight}" '
        f'fill="#1c1c1c">{escape(visible(words))}</text>'
    )
