"""What Tab offers, asked of the shells themselves: bash, zsh and fish, where they are installed.

Cases: commands, options and their values, ids, kinds, places in Chinese, years,
file names, a store of one's own, a store that cannot be read; what the offers
mean, in either language.
"""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import environment, here, small_store, written


def offers(*words: str | Path, **env: str) -> dict[str, str]:
    """What zgfacts answers to a shell, the last word being typed: each offer, what it means."""
    ran = here(*words, _ZGFACTS_COMPLETE="1", **env)
    assert (ran.err, ran.status) == ("", 0)
    lines = (line.partition("\t") for line in ran.out.splitlines())
    return {word: meaning for word, _, meaning in lines}


OFFERED = [
    (["che"], {"check"}),
    (["show", "zigong-gdp-2"], {"zigong-gdp-2020"}),
    (["cite", "zigong-gdp-2"], {"zigong-gdp-2020"}),
    (["search", "x", "--kind", "g"], {"growth"}),
    (["show", "--kind=g"], {"--kind=growth"}),
    (["show", "--kind", "=", "g"], {"growth"}),
    (["show", "20"], {"2017", "2018", "2020", "2021"}),
    (["show", "自"], {"自贡市", "自流井区"}),
    (["show", '"自'], {"自贡市", "自流井区"}),
    (["show", "--year", "201"], {"2017", "2018"}),
    (["show", "--source", ""], {"zigong-2020", "ziliujing-2017"}),
    (["show", "--fields", "id,name.z"], {"id,name.zh"}),
    (["show", "--fields", "li"], {"list"}),
    (["show", "--fields", "list", "--ki"], {"--kind"}),
    (["--version", "che"], {"check"}),
    (["chart", "--sv"], {"--svg"}),
    (["cite", "x", "--style", "g"], {"gbt7714"}),
    (["--lang", "zh", "--lang", ""], {"zh", "en"}),
    (["completion", "f"], {"fish"}),
    (["show", "--nothing-like-it"], set()),
    (["search", "zigong"], set()),
]


@pytest.mark.parametrize(("words", "expected"), OFFERED, ids=[" ".join(w) for w, _ in OFFERED])
def test_offers(words: list[str], expected: set[str]) -> None:
    """Commands, options, their values, ids, kinds, places, years and sources are offered."""
    assert set(offers(*words)) == expected


def test_every_command_and_option_is_offered() -> None:
    """At the start of a line all commands, after - all options of the command."""
    assert {"search", "show", "completion"} <= set(offers(""))
    assert {"--kind", "--fields", "--why", "--help"} <= set(offers("search", "x", "-"))


def test_offers_say_what_they_mean() -> None:
    """Commands, options, ids and places come with what they mean, in the reader's language."""
    assert offers("che") == {"check": "Check the store and its citations."}
    assert offers("che", ZGFACTS_LANG="zh") == {"check": "检查库和引文。"}
    assert offers("--lang", "zh", "show", "--pla") == {"--place": "只要这个地区。"}
    assert offers("show", "--form", ZGFACTS_LANG="zh") == {"--format": "输出格式"}
    assert offers("show", "zigong-gdp-2020")["zigong-gdp-2020"] == "GDP 2020"
    assert offers("show", "自贡") == {"自贡市": "Zigong"}


def test_a_store_of_ones_own_is_asked(tmp_path: Path) -> None:
    """The store that the line names, or the environment, is the one whose ids are offered."""
    store = written(tmp_path / "my.json", small_store())
    own = {"zigong-brand", "zigong-gdp-2020", "zigong"}
    assert set(offers("show", "--store", store, "zigong")) == own
    assert set(offers("show", "zigong", ZGFACTS_STORE=str(store))) == own


@pytest.mark.parametrize(
    "text", [None, "{", "[]", '{"facts": {"a": 1, "b": {"name": 2}}, "places": {}}']
)
def test_a_store_that_cannot_be_read_is_no_error(tmp_path: Path, text: str | None) -> None:
    """In the middle of a line there are no errors: what can be offered is."""
    store = tmp_path / "bad.json"
    if text is not None:
        store.write_text(text, "utf-8")
    assert {"growth", "signing"} <= set(offers("show", "--store", store, ""))


def test_nothing_that_a_shell_would_run_is_offered(tmp_path: Path) -> None:
    """An id out of a hostile store that is more than a word never reaches the line."""
    document = small_store()
    document["facts"] |= {"a;reboot": {}, "a$(reboot)": {}, "a b": {}, "a\x1b[31m": {}, "ab": {}}
    store = written(tmp_path / "my.json", document)
    assert set(offers("cite", "--store", store, "a")) == {"ab"}


@pytest.mark.parametrize(
    "words", [["show", "--store", ""], ["check", "--sources", "x"], ["init", ""]]
)
def test_file_names_are_left_to_the_shell(words: list[str]) -> None:
    """Where a file is wanted the exit status says so, and nothing is offered."""
    assert here(*words, _ZGFACTS_COMPLETE="1") == ("", "", 3)


def test_tab_is_quick() -> None:
    """Completion loads neither Rich nor what a search needs."""
    script = (
        "import sys; from zgfacts.cli import run; run(sys.argv[1:]); "
        "sys.stderr.write(' '.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "show", "zigong-gdp-2"],
        capture_output=True,
        text=True,
        env=environment(_ZGFACTS_COMPLETE="1"),
        check=True,
    )
    slow = {"rich", "tinydb", "zgfacts.query.search", "zgfacts.check", "rapidfuzz", "opencc"}
    assert done.stdout == "zigong-gdp-2020\tGDP 2020\n"
    assert not slow & set(done.stderr.split())


def test_an_unknown_shell_is_refused() -> None:
    """`completion` knows three shells, and names them."""
    ran = here("completion", "tcsh")
    assert (ran.out, ran.status) == ("", 2)
    assert "allowed: bash, zsh, fish" in ran.err


@pytest.fixture(scope="module")
def shell_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with `zgfacts` on its path, the three scripts, and a file to complete."""
    home = tmp_path_factory.mktemp("home")
    program = home / "zgfacts"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m zgfacts "$@"\n', "utf-8")
    program.chmod(0o755)
    for shell in ("bash", "zsh", "fish"):
        (home / f"script.{shell}").write_text(here("completion", shell).out, "utf-8")
    (home / "mystore.json").write_text("{}", "utf-8")
    return home


def shell_environment(home: Path) -> dict[str, str]:
    """The environment of a shell at that home."""
    root = str(Path(__file__).parent.parent)
    path = f"{home}{os.pathsep}{os.environ['PATH']}"
    return environment(PATH=path, HOME=str(home), PYTHONPATH=root, TERM="dumb", LC_ALL="C.UTF-8")


#: A line, and what the shell makes of it at Tab, or lists beneath it.
AT_TAB = [
    ("zgfacts che", "check"),
    ("zgfacts show zigong-gdp-2", "zigong-gdp-2020"),
    ("zgfacts search x --kind gr", "growth"),
    ("zgfacts show 2018 --place 自流", "自流井区"),
    ("zgfacts show --year 202", "2021"),
    ("zgfacts cite x --sty", "--style"),
    ("zgfacts show --store mysto", "mystore.json"),
]


def at_tab(arguments: list[str], setup: str, line: str, expected: str, home: Path) -> str:
    """What an interactive shell prints once Tab is pressed behind a line; ends when as expected."""
    parent, child = pty.openpty()
    shell = subprocess.Popen(
        arguments,
        stdin=child,
        stdout=child,
        stderr=child,
        env=shell_environment(home),
        cwd=home,
        start_new_session=True,
    )
    os.close(child)
    try:
        os.write(parent, f"{setup}; printf 'RE%s\\n' ADY\n".encode())
        read_until(parent, "READY")
        os.write(parent, f"{line}\t\t".encode())
        return read_until(parent, expected)
    finally:
        shell.kill()
        shell.wait()
        os.close(parent)


def read_until(terminal: int, expected: str) -> str:
    """What a terminal shows until it shows the expected words, or nothing for long."""
    seen = b""
    while expected.encode() not in seen:
        if not select.select([terminal], [], [], 20)[0]:
            break
        seen += os.read(terminal, 4096)
    return seen.decode(errors="replace")


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
@pytest.mark.parametrize(("line", "expected"), AT_TAB)
def test_bash(line: str, expected: str, shell_home: Path) -> None:
    """In bash, Tab completes the word, or lists what there is."""
    arguments = ["bash", "--norc", "--noprofile", "-i"]
    assert expected in at_tab(arguments, "source script.bash", line, expected, shell_home)


@pytest.mark.skipif(not shutil.which("zsh"), reason="no zsh")
@pytest.mark.parametrize(("line", "expected"), AT_TAB)
def test_zsh(line: str, expected: str, shell_home: Path) -> None:
    """In zsh, Tab completes the word, or lists what there is."""
    setup = "autoload -U compinit; compinit -u -D; source script.zsh"
    assert expected in at_tab(["zsh", "-f", "-i"], setup, line, expected, shell_home)


@pytest.mark.skipif(not shutil.which("zsh"), reason="no zsh")
def test_zsh_loads_it_itself(shell_home: Path) -> None:
    """In zsh, the script is found as `_zgfacts` among functions, where the wheel puts it."""
    functions = shell_home / "site-functions"
    functions.mkdir()
    shutil.copy(shell_home / "script.zsh", functions / "_zgfacts")
    setup = 'fpath=("$PWD/site-functions" $fpath); autoload -U compinit; compinit -u -D'
    line, expected = "zgfacts show zigong-gdp-2", "zigong-gdp-2020"
    assert expected in at_tab(["zsh", "-f", "-i"], setup, line, expected, shell_home)


@pytest.mark.skipif(not shutil.which("fish"), reason="no fish")
@pytest.mark.parametrize(("line", "expected"), AT_TAB)
def test_fish(line: str, expected: str, shell_home: Path) -> None:
    """In fish, Tab offers the word, with what it means."""
    done = subprocess.run(
        ["fish", "--no-config", "-c", f"source script.fish; complete -C '{line}'"],
        capture_output=True,
        text=True,
        env=shell_environment(shell_home),
        cwd=shell_home,
        check=False,
    )
    assert done.stderr == ""
    assert expected in [offer.partition("\t")[0] for offer in done.stdout.splitlines()]
