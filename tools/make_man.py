"""Write the manual pages, English and Chinese, from the help that the program gives.

    python tools/make_man.py

tests/test_man.py fails where they are not what this would write.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import typer

from zgfacts import cli
from zgfacts._version import __version__
from zgfacts.help import HelpPage, Row, page, words
from zgfacts.helptexts import PAGES, Both, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT: Final = Path(__file__).parent.parent

#: The pages, by language.
FILES: Final = {"en": ROOT / "man" / "zgfacts.1", "zh": ROOT / "man" / "zh_CN" / "zgfacts.1"}

HEADINGS: Final[dict[str, Both]] = {
    "name": ("名称", "NAME"),
    "synopsis": ("用法", "SYNOPSIS"),
    "description": ("说明", "DESCRIPTION"),
    "options": ("选项", "OPTIONS"),
    "commands": ("命令", "COMMANDS"),
    "exit": ("退出状态", "EXIT STATUS"),
    "environment": ("环境变量", "ENVIRONMENT"),
    "examples": ("例子", "EXAMPLES"),
    "see": ("参见", "SEE ALSO"),
    "manual": ("用户命令", "User Commands"),
}

EXITS: Final[tuple[tuple[str, Both], ...]] = (
    ("0", ("找到；check：没有问题。", "Found; for check: sound.")),
    ("1", ("没有找到；check：有问题。", "Nothing found; for check: faults found.")),
    (
        "2",
        (
            "出错：用法、库、磁盘，或程序本身。",
            "Anything wrong: usage, store, disk, a bug.",
        ),
    ),
    ("130", ("被Ctrl-C中断。", "Interrupted by Ctrl-C.")),
    ("141", ("管道的读者已离开。", "The reader of the pipe has gone.")),
)

VARIABLES: Final[tuple[tuple[str, Both], ...]] = (
    (
        "ZGFACTS_STORE",
        ("自己的库，相当于--store。", "A store of your own, as with --store."),
    ),
    ("ZGFACTS_LANG", ("zh或en，相当于--lang。", "zh or en, as with --lang.")),
    (
        "LC_ALL, LC_MESSAGES, LANG, LANGUAGE",
        (
            "没有指明语言时，以zh开头的用中文，其他用英文。",
            "Where no language is named: Chinese if they start with zh, else English.",
        ),
    ),
    ("NO_COLOR", ("不用颜色。", "No colour.")),
    (
        "ZGFACTS_LOCK_SECONDS",
        (
            "等待另一个写入者的秒数，默认30。",
            "How long to wait for another writer, in seconds; 30 by default.",
        ),
    ),
    (
        "ZGFACTS_DEBUG",
        ("程序出错时显示出错位置。", "Show where a bug is, instead of one line."),
    ),
)


SHARED: Final[Both] = (
    "以下是几个命令共有的选项；“zgfacts 命令 --help”列出一个命令的全部选项。",
    "Options that several commands take; 'zgfacts COMMAND --help' lists all of one.",
)


def manual(lang: str) -> str:
    """The manual page in `lang`, "zh" or "en"."""
    group: Any = typer.main.get_command(cli.application([]))
    program = page(group, "zgfacts", lang)
    commands = [page(each, f"zgfacts {each.name}", lang) for each in group.commands.values()]
    return "\n".join(_lines(program, commands, lang)) + "\n"


def _lines(program: HelpPage, commands: list[HelpPage], lang: str) -> Iterator[str]:
    counts = Counter(row for command in commands for row in command.options)
    shared = [row for row, count in counts.items() if count > 1 and row not in program.options]
    yield "'\\\" -*- coding: UTF-8 -*-"
    yield '.\\" Made by tools/make_man.py from the help; change that.'
    yield f'.TH ZGFACTS 1 "" "zgfacts {__version__}" "{said(HEADINGS["manual"], lang)}"'
    # Chinese is not set to both margins, and neither is what holds names and examples.
    yield ".ad l"
    yield ".nh"
    yield _section("name", lang)
    yield rf"zgfacts \- {_escaped(program.summary.rstrip('.。'))}"
    yield _section("synopsis", lang)
    yield f".B {_escaped(program.usage)}"
    yield _section("description", lang)
    yield from _paragraphs(program.text[:1])
    yield _section("options", lang)
    yield from _rows(program.options)
    yield ".PP"
    yield _escaped(said(SHARED, lang))
    yield from _rows(shared)
    yield _section("commands", lang)
    for command in commands:
        own = [row for row in command.options if counts[row] == 1]
        yield f".SS {_escaped(command.usage)}"
        yield from _paragraphs([command.summary, *command.text])
        yield from _rows([*command.arguments, *own])
        yield from _examples(command.examples)
    yield _section("exit", lang)
    yield from _rows((status, said(meaning, lang)) for status, meaning in EXITS)
    yield _section("environment", lang)
    yield from _rows((name, said(meaning, lang)) for name, meaning in VARIABLES)
    yield _section("examples", lang)
    yield from _examples(PAGES["zgfacts"].examples)
    yield _section("see", lang)
    yield r".BR jq (1)"


def _section(name: str, lang: str) -> str:
    return f".SH {said(HEADINGS[name], lang)}"


def _paragraphs(texts: Iterable[str]) -> Iterator[str]:
    for index, text in enumerate(texts):
        if index:
            yield ".PP"
        yield _escaped(text)


def _rows(rows: Iterable[Row]) -> Iterator[str]:
    for name, text in rows:
        yield ".TP"
        yield f".B {_escaped(name)}"
        yield _escaped(text)


def _examples(examples: Iterable[str]) -> Iterator[str]:
    yield ".PP"
    yield ".nf"
    yield ".RS 4"
    yield from map(_escaped, examples)
    yield ".RE"
    yield ".fi"


def _escaped(text: str) -> str:
    """Text that is only text to roff: no escapes, requests, or hyphens that turn into dashes.

    Lines may break between Chinese characters as in the help: roff is told where.
    """
    pieces = [
        piece.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
        for piece in words(text)
    ]
    joined = "".join(
        f"\\:{piece}" if index and not pieces[index - 1].endswith(" ") else piece
        for index, piece in enumerate(pieces)
    )
    return f"\\&{joined}" if joined.startswith(".") else joined


if __name__ == "__main__":
    for language, file in FILES.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(manual(language), "utf-8")
        print(file.relative_to(ROOT))
