"""Draw the README's pictures from real runs: docs/pictures/*.svg.

Each runs zgfacts on a terminal of its own and draws what it printed; charts as
pictures are drawn by `zgfacts chart --svg` itself. `--check` draws nothing, and
says which pictures are not true any more.

Rich has an SVG export; it squeezes Chinese into half its width, and names a
host for its font. Here each run of text is as wide as its cells, in whatever
fixed-width font the reader has.
"""

from __future__ import annotations

import argparse
import os
import pty
import shlex
import struct
import sys
import tempfile
from fcntl import ioctl
from pathlib import Path
from subprocess import Popen
from termios import TIOCSWINSZ
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.sax.saxutils import escape

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.style import Style

ROOT: Final = Path(__file__).parent.parent
PICTURES: Final = ROOT / "docs" / "pictures"


class Picture(NamedTuple):
    """A picture: its file, what is typed, how wide the terminal is."""

    name: str
    command: str
    columns: int = 80


#: On a terminal.
SCREENS: Final = (
    Picture("sheet.svg", "zgfacts show zigong-gdp-growth-2020"),
    Picture("signings.svg", "zgfacts show 2017 signings", 120),
    Picture("chart.svg", "zgfacts chart growth 2018 2020 --place zigong --place ziliujing"),
)

#: Drawn by zgfacts.
CHARTS: Final = (Picture("growth-zh.svg", "zgfacts chart growth 2020 --lang zh --svg"),)

#: In pixels: a cell, and around them.
_CELL: Final = 8.4
_LINE: Final = 19
_SIDE: Final = 18
_SIZE: Final = 14

_FONTS: Final = (
    "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, 'Noto Sans Mono CJK SC', monospace"
)

#: Class: colour on light, colour on dark.
_COLOURS: Final = {
    "ink": ("#1f2328", "#e6edf3"),
    "dim": ("#656d76", "#8d96a0"),
    "red": ("#cf222e", "#ff7b72"),
    "green": ("#1a7f37", "#3fb950"),
    "magenta": ("#8250df", "#d2a8ff"),
    "paper": ("#ffffff", "#0d1117"),
}

#: The colours that zgfacts uses, by their number on a terminal.
_NUMBERED: Final = {1: "red", 2: "green", 5: "magenta"}


def printed(command: str, columns: int) -> str:
    """What zgfacts prints on a terminal so wide, colours and all."""
    ours, theirs = pty.openpty()
    ioctl(theirs, TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    arguments = [sys.executable, "-m", *shlex.split(command)]
    with Popen(
        arguments, stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT, env=_environment()
    ) as running:
        os.close(theirs)
        taken = b""
        # The end of a terminal whose last user is gone is an error, or empty.
        try:
            while data := os.read(ours, 65536):
                taken += data
        except OSError:
            pass
        os.close(ours)
    if running.returncode:
        sys.exit(f"{command}: exit status {running.returncode}\n{taken.decode()}")
    return taken.decode().replace("\r\n", "\n")


def _environment() -> dict[str, str]:
    left_out = ("ZGFACTS_STORE", "ZGFACTS_LANG", "LC_ALL", "LC_CTYPE", "COLUMNS", "NO_COLOR")
    kept = {key: value for key, value in os.environ.items() if key not in left_out}
    return kept | {"LANG": "C.UTF-8", "TERM": "xterm-256color"}


def screen(picture: Picture) -> str:
    """A terminal with a command and what it printed, as SVG."""
    text = Text().append("$ ", style="dim")
    text.append(picture.command, style="bold")
    text.append("\n")
    text.append_text(Text.from_ansi(printed(picture.command, picture.columns)))
    console = Console(width=picture.columns, force_terminal=True, color_system="standard")
    lines = console.render_lines(text, pad=False)
    width = picture.columns * _CELL + 2 * _SIDE
    height = len(lines) * _LINE + 2 * _SIDE
    body = "\n".join(
        part
        for number, line in enumerate(lines)
        for part in _line([(each.text, each.style) for each in line], number)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}" role="img">\n'
        f"<title>{escape(picture.command)}</title>\n<style>\n{_styles()}</style>\n"
        f'<rect class="paper" width="100%" height="100%" rx="8" />\n{body}\n</svg>\n'
    )


def _styles() -> str:
    def rules(which: int) -> str:
        return "".join(f".{name} {{ fill: {c[which]} }}\n" for name, c in _COLOURS.items())

    return (
        f"text {{ font: {_SIZE}px {_FONTS}; white-space: pre }}\n.bold {{ font-weight: bold }}\n"
        f".wide {{ font-size: {_CELL * 2 * 0.95:.1f}px }}\n"
        f"{rules(0)}@media (prefers-color-scheme: dark) {{\n{rules(1)}}}\n"
    )


def _line(pieces: list[tuple[str, Style | None]], number: int) -> Iterator[str]:
    """The runs of one line; each begins in its cell, and takes as many as it has."""
    cell = 0
    y = _SIDE + number * _LINE + _SIZE
    for text, style in pieces:
        for run in _runs(text):
            length = cell_len(run)
            x = _SIDE + cell * _CELL
            if style and style.reverse:
                yield (
                    f'<rect class="{_class(style)}" x="{x:.1f}" y="{y - _SIZE}" '
                    f'width="{length * _CELL:.1f}" height="{_LINE}" />'
                )
            if run.strip():
                x += (len(run) - len(run.lstrip())) * _CELL
                shown = run.strip()
                class_ = f"{_class(style)}{' wide' if _kind(run[0]) == 2 else ''}"
                if style and style.reverse:
                    class_ = "paper bold"
                yield (
                    f'<text class="{class_}" x="{x:.1f}" y="{y}" '
                    f'textLength="{cell_len(shown) * _CELL:.1f}">{escape(shown)}</text>'
                )
            cell += length


def _runs(text: str) -> Iterator[str]:
    """A text in pieces of one script: only cells of one width can be spread evenly."""
    run = ""
    for char in text:
        if run and _kind(run[-1]) != _kind(char):
            yield run
            run = ""
        run += char
    if run:
        yield run


def _kind(char: str) -> int:
    """Text of one cell a character or of two; blocks, which must not be spread."""
    return 3 if "\u2500" <= char <= "\u259f" else cell_len(char)


def _class(style: Style | None) -> str:
    if style is None:
        return "ink"
    number = style.color.number if style.color else None
    colour = _NUMBERED[number] if number is not None else "dim" if style.dim else "ink"
    return f"{colour} bold" if style.bold else colour


def chart(picture: Picture) -> str:
    """The picture that zgfacts draws itself."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / picture.name
        printed(f"{picture.command} {shlex.quote(str(path))}", picture.columns)
        return path.read_text("utf-8")


def drawn() -> dict[str, str]:
    """Every picture: its file name, and what stands in it."""
    screens = {picture.name: screen(picture) for picture in SCREENS}
    return screens | {picture.name: chart(picture) for picture in CHARTS}


def main() -> int:
    """Write the pictures; with `--check`, only say which are not true any more."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; 1 where one differs")
    asked = parser.parse_args()
    pictures = drawn()
    kept = {path.name for path in PICTURES.glob("*.svg")}
    stale = sorted(kept - set(pictures))
    for name, text in pictures.items():
        path = PICTURES / name
        if not path.exists() or path.read_text("utf-8") != text:
            stale.append(name)
            if not asked.check:
                PICTURES.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
    for name in stale:
        print(f"{name}: {'not what zgfacts prints' if asked.check else 'drawn anew'}")
    return 1 if asked.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
