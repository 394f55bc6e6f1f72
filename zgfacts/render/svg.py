"""Charts as a picture.

Rich's own SVG squeezes Chinese into half its width, and takes its font from a
host on the network. Here a bar is a rectangle, and text is set by whoever shows
the picture, in the fonts that he has.
"""

from __future__ import annotations

from datetime import date
from re import findall, match
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.sax.saxutils import escape

from zgfacts.messages import say
from zgfacts.render.columns import total_of
from zgfacts.render.figures import figure
from zgfacts.render.safe import visible
from zgfacts.render.series import Series, Span, series
from zgfacts.render.statement import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgfacts.model import Fact

#: In pixels: the picture, its margin, a line of text, a bar, a gap between columns.
_WIDTH: Final = 960
_SIDE: Final = 24
_LINE: Final = 20
_ROW: Final = 30
_BAR: Final = 16
_GAP: Final = 16
_SIZE: Final = 15

#: A label takes no more, a timeline's track as much.
_LABEL: Final = 330
_TRACK: Final = 190

_FONTS: Final = (
    "'Noto Sans CJK SC', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', 'Source Han Sans SC', "
    "sans-serif"
)
_INK: Final = "#1c1c1c"
_FAINT: Final = "#6b6b6b"

#: Fill and outline: a target is an outline, so that it is told apart without colour.
_STYLES: Final = {
    "up": 'fill="#2f6f4f" stroke="#2f6f4f"',
    "down": 'fill="#b3392f" stroke="#b3392f"',
    "target": 'fill="#ffffff" stroke="#7a3e9d" stroke-dasharray="4 2"',
}


def chart_svg(facts: Sequence[Fact], lang: str) -> str:
    """The charts of all series; "" where no fact has a value."""
    parts: list[str] = []
    y = float(_SIDE)
    for each in series(facts, lang):
        y += _LINE
        parts.append(_text(_SIDE, y, each.heading, weight="bold"))
        chart = _Chart(each, lang)
        drawn, y = chart.drawn(y + _GAP / 2)
        parts += drawn
        y += _GAP
    if not parts:
        return ""
    shown = [fact for each in series(facts, lang) for fact in each.facts]
    for line in _sources(shown, lang):
        y += _LINE
        parts.append(_text(_SIDE, y, line, fill=_FAINT, size=12))
    title = "; ".join(each.heading for each in series(facts, lang))
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {y + _SIDE:.0f}" '
        f'width="{_WIDTH}" height="{y + _SIDE:.0f}" role="img" '
        f'xml:lang="{"zh-Hans" if lang == "zh" else "en"}" '
        f'font-family="{_FONTS}" font-size="{_SIZE}">\n'
        f"<title>{escape(visible(title))}</title>\n"
        f'<rect width="100%" height="100%" fill="#ffffff" />\n{body}\n</svg>\n'
    )


class _Chart:
    """One series: where its columns stand, and what is drawn in them."""

    def __init__(self, each: Series, lang: str) -> None:
        self.each, self.lang = each, lang
        self.labels = [_wrapped(visible(label), _LABEL) for label in each.labels(lang)]
        undated = say("no_period_given", lang)
        self.periods = [fact.period.text if fact.period else undated for fact in each.facts]
        self.figures = [_parted(visible(figure(fact, lang))) for fact in each.facts]
        left = _SIDE + max(_width(line) for lines in self.labels for line in lines) + _GAP
        self.period = left
        left += max(map(_width, self.periods)) + _GAP
        self.track = left if each.is_timeline and each.span else None
        if self.track:
            left += _TRACK + _GAP
        right = _WIDTH - _SIDE - max(_width(rest) for _, rest in self.figures)
        #: Where the figures' decimal points stand.
        self.point = right
        right -= max(_width(whole) for whole, _ in self.figures) + 2 * _GAP
        self.scale = max(right - left, 80.0) / ((each.high - each.low) or 1)
        self.zero = left - each.low * self.scale

    def drawn(self, y: float) -> tuple[list[str], float]:
        """The elements from `y` on, and where they end."""
        parts: list[str] = []
        if self.track:
            y += _LINE
            parts += self._months(y)
        top = y + 4
        for row, fact in enumerate(self.each.facts):
            base = y + _LINE
            for number, line in enumerate(self.labels[row]):
                parts.append(_text(_SIDE, base + number * _LINE, line))
            parts.append(_text(self.period, base, self.periods[row], fill=_FAINT))
            if self.track:
                parts += self._on_track(fact, base)
            parts += self._bar(fact, self.each.values[row], base)
            whole, rest = self.figures[row]
            parts.append(_text(self.point, base, whole, anchor="end"))
            parts.append(_text(self.point, base, rest))
            y += _ROW + (len(self.labels[row]) - 1) * _LINE
        parts.append(_line(self.zero, top, self.zero, y + 4, _FAINT))
        for line in self._below():
            y += _LINE
            parts.append(_text(_SIDE, y + 4, line, fill=_FAINT, size=13))
        return parts, y + 4

    def _bar(self, fact: Fact, value: float, base: float) -> Iterator[str]:
        if not value:
            return
        style = "target" if fact.status == "target" else "down" if value < 0 else "up"
        length = abs(value) * self.scale
        x = self.zero + min(0.0, value) * self.scale
        yield (
            f'<rect x="{x:.1f}" y="{base - 13:.1f}" width="{length:.1f}" '
            f'height="{_BAR}" {_STYLES[style]} />'
        )
        mark = _MARKS.get(fact.bound or "")
        if mark:
            end = self.zero + value * self.scale
            anchor = "end" if value < 0 else "start"
            yield _text(end + (-4 if value < 0 else 4), base, mark, anchor=anchor)

    def _on_track(self, fact: Fact, base: float) -> Iterator[str]:
        span, left = self.each.span, self.track or 0.0
        if not span or not fact.period:
            return
        start, end = span.share(fact.period)
        yield _line(left, base - 5, left + _TRACK, base - 5, "#cccccc")
        first, last = left + start * _TRACK, left + end * _TRACK
        if fact.period.is_day:
            yield f'<circle cx="{first:.1f}" cy="{base - 5:.1f}" r="5" fill="{_INK}" />'
        else:
            yield (
                f'<rect x="{first:.1f}" y="{base - 8:.1f}" '
                f'width="{max(last - first, 3):.1f}" height="6" rx="3" fill="{_INK}" />'
            )

    def _months(self, y: float) -> Iterator[str]:
        span, left = self.each.span, self.track or 0.0
        if not span:
            return
        first, last = span.months
        yield _text(left, y, first, fill=_FAINT, size=12)
        yield _text(left + _TRACK, y, last, anchor="end", fill=_FAINT, size=12)
        for share in _ticks(span):
            x = left + share * _TRACK
            yield _line(x, y + 4, x, y + 9, _FAINT)

    def _below(self) -> Iterator[str]:
        """The sum, and what outlines and marks mean."""
        total = total_of(self.each.facts, self.lang)
        if total:
            yield total
        facts = self.each.facts
        meanings = []
        if any(fact.status == "target" for fact in facts):
            meanings.append(say("outlined", self.lang))
        for bound, mark in _MARKS.items():
            if any(fact.bound == bound and fact.value for fact in facts):
                meanings.append(f"{mark} {say(bound, self.lang)}")
        if meanings:
            yield say("semicolon", self.lang).join(meanings)


#: Beside the end of a bar that is a bound.
_MARKS: Final = {"at_least": "→", "at_most": "←", "about": "≈"}


class _Parted(NamedTuple):
    """A figure in two, so that decimal points stand below one another."""

    whole: str
    rest: str


def _parted(text: str) -> _Parted:
    found = match(r"\D*[\d,]+", text)
    whole = found[0] if found else ""
    return _Parted(whole, text[len(whole) :])


def _ticks(span: Span) -> list[float]:
    """The first days of months, or of years where there are many, as shares of the time."""
    first, last = date.fromordinal(span.start), date.fromordinal(span.end - 1)
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    step = 1 if len(months) <= 25 else 12
    days = [date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0]
    return [(day.toordinal() - span.start) / (span.end - span.start) for day in days]


def _sources(facts: Sequence[Fact], lang: str) -> Iterator[str]:
    """The articles that the figures are from."""
    for source in dict.fromkeys(each.source for fact in facts for each in fact.citations):
        by = "".join(
            f"{say('listed', lang)}{name}" for name in (source.author, source.publisher) if name
        )
        title = quoted(source.title) if lang == "en" else f"《{source.title}》"
        yield say("picture_source", lang, title=title, by=by, id=source.id)


def _width(text: str) -> float:
    """About how wide a text is: a Chinese character fills its square, a letter half and a bit."""
    return sum(
        _SIZE if ord(char) > 0x2E7F or char in "“”‘’—…→≈≥≤" else _SIZE * 0.58 for char in text
    )


def _wrapped(text: str, width: float) -> list[str]:
    """The lines of a label; broken between words, and anywhere in Chinese."""
    lines = [""]
    for piece in findall(r"[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+", text):
        if lines[-1] and _width(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]


def _line(x: float, y: float, x2: float, y2: float, stroke: str) -> str:
    return f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{stroke}" />'


def _text(
    x: float,
    y: float,
    words: str,
    *,
    anchor: str = "start",
    weight: str = "normal",
    fill: str = _INK,
    size: int = _SIZE,
) -> str:
    return (
        f'<text xml:space="preserve" x="{x:.1f}" y="{y:.1f}" '
        f'text-anchor="{anchor}" font-weight="{weight}" font-size="{size}" '
        f'fill="{fill}">{escape(visible(words))}</text>'
    )
