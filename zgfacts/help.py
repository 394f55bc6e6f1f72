"""Help pages: what they hold, from the commands themselves, and their layout for a terminal.

The pages say what the catalogue in `zgfacts.helptexts` says, in the reader's
language; the manual page is made from the same pages.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zgfacts.helptexts import METAVARS, PAGES, PARAMETERS, WORDS, said

if TYPE_CHECKING:
    from collections.abc import Sequence

Row = tuple[str, str]

#: Wider lines are hard to read.
_WIDEST: Final = 80

#: A longer list of choices stands in the text, not in front of it.
_LONG: Final = 24

# Not at the start, and not at the end of a line.
_CLOSING: Final = "，。；：、）”’》】！？"
_OPENING: Final = "（“‘《【"


class HelpPage(NamedTuple):
    """One command's help: its usage, what it says, and its lists of names with explanations."""

    name: str
    usage: str
    summary: str
    text: list[str]
    examples: tuple[str, ...]
    arguments: list[Row]
    options: list[Row]
    commands: list[Row]


def page(command: Any, path: str, lang: str) -> HelpPage:
    """The help of a Typer command, or of the program with its commands."""
    texts = PAGES[command.name]
    subcommands = getattr(command, "commands", {})
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    options = [each for each in command.params if each.param_type_name == "option"]
    pieces = [METAVARS["[OPTIONS]"], *(METAVARS[each.metavar] for each in arguments)]
    if subcommands:
        pieces.append(METAVARS["COMMAND [ARGS]..."])
    return HelpPage(
        name=command.name,
        usage=" ".join([path, *(said(piece, lang) for piece in pieces)]),
        summary=said(texts.summary, lang),
        text=[said(paragraph, lang) for paragraph in texts.text],
        examples=texts.examples,
        arguments=[
            (said(METAVARS[each.metavar], lang), parameter_text(command.name, each.name, lang))
            for each in arguments
        ],
        options=[
            *(_option(command.name, each, lang) for each in options),
            ("-h, --help", parameter_text(command.name, "help", lang)),
        ],
        commands=[(name, said(PAGES[name].summary, lang)) for name in subcommands],
    )


def parameter_text(command: str, name: str, lang: str) -> str:
    """What an option or an argument of a command is for."""
    return said(PARAMETERS.get(f"{command}.{name}") or PARAMETERS[name], lang)


def _option(command: str, option: Any, lang: str) -> Row:
    """An option's spellings with its value, and what it is for."""
    text = parameter_text(command, option.name, lang)
    spellings = ", ".join(sorted(option.opts, key=len))
    choices = [str(choice) for choice in getattr(option.type, "choices", ())]
    if choices and len("|".join(choices)) > _LONG:
        spellings += f" {said(METAVARS[option.name.upper()], lang)}"
        text += ("" if lang == "zh" else " ") + said(WORDS["comma"], lang).join(choices)
    elif choices:
        text = text.rstrip(":：") if text.endswith((":", "：")) else text
        spellings += f" {'|'.join(choices)}"
    elif not option.is_flag:
        spellings += f" {said(METAVARS[option.metavar], lang)}"
    if option.envvar:
        text += "  " + said(WORDS["variable"], lang).format(value=option.envvar)
    default = DEFAULTS.get(option.name)
    if default:
        text += "  " + said(WORDS["default"], lang).format(value=default)
    return spellings, text


#: What holds where an option that prints is not given.
DEFAULTS: Final = {"format": "table", "style": "text"}


def help_text(command: Any, path: str, lang: str) -> str:
    """A command's help as lines for a terminal."""
    shown = page(command, path, lang)
    width = max(min(shutil.get_terminal_size().columns, _WIDEST), 40)
    usage = said(WORDS["usage"], lang)
    blocks = [
        _filled(shown.usage, width, usage, " " * cells(usage)),
        *(_filled(text, width, "  ", "  ") for text in (shown.summary, *shown.text)),
    ]
    if shown.examples:
        examples = [f"    {example}" for example in shown.examples]
        blocks.append("\n".join([f"  {said(WORDS['examples'], lang)}", *examples]))
    for heading in ("arguments", "options", "commands"):
        rows: list[Row] = getattr(shown, heading)
        if rows:
            blocks.append(f"{said(WORDS[heading], lang)}\n{_listed(rows, width)}")
    return "\n\n".join(blocks)


def _listed(rows: Sequence[Row], width: int) -> str:
    """Names in a column, what they mean beside them; beneath them where there is no room."""
    column = max(cells(name) for name, _ in rows) + 4
    if column > width // 2:
        return "\n".join(
            f"  {name}\n{_filled(text, width, ' ' * 6, ' ' * 6)}" for name, text in rows
        )
    indent = " " * column
    return "\n".join(
        _filled(text, width, f"  {name}{' ' * (column - 2 - cells(name))}", indent)
        for name, text in rows
    )


def _filled(text: str, width: int, first: str, rest: str) -> str:
    """The text in lines of at most `width` cells, the first and the others indented as given."""
    lines, line, room = [], "", width - cells(first)
    for word in words(text):
        if line and cells(line + word.rstrip()) > room:
            lines.append(line.rstrip())
            line, room = "", width - cells(rest)
        line += word
    lines.append(line.rstrip())
    return "\n".join((rest if index else first) + each for index, each in enumerate(lines))


def words(text: str) -> list[str]:
    """The pieces between which a line may break: words, and single Chinese characters."""
    pieces: list[str] = []
    for char in text:
        last = pieces[-1] if pieces else ""
        stays = (
            not last
            or char == " "
            or char in _CLOSING
            or last[-1] in _OPENING
            or (last[-1] != " " and _narrow(char) and _narrow(last[-1]))
        )
        if stays and pieces:
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def _narrow(char: str) -> bool:
    return cells(char) < 2


def cells(text: str) -> int:
    """How many cells of a terminal the text takes."""
    from unicodedata import east_asian_width

    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
