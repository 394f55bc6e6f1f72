"""The manual pages: made from the help as it is, and set by man without a warning."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib

import pytest

from tests.helpers import ROOT, environment
from tools.make_man import FILES, manual
from zgfacts import cli

SHARED = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"][
    "targets"
]["wheel"]["shared-data"]


@pytest.mark.parametrize("lang", FILES)
def test_it_is_up_to_date(lang: str) -> None:
    """The page is what `python tools/make_man.py` writes."""
    assert FILES[lang].read_text("utf-8") == manual(lang)


@pytest.mark.skipif(not shutil.which("man"), reason="no man")
@pytest.mark.parametrize("width", ["60", "80", "120"])
@pytest.mark.parametrize("lang", FILES)
def test_man_sets_it(lang: str, width: str) -> None:
    """Set at some width: no warning, every command, no roff left over, no line that sticks out."""
    done = subprocess.run(
        ["man", "--warnings", "-E", "UTF-8", "-l", str(FILES[lang])],
        capture_output=True,
        text=True,
        env=environment(LC_ALL="C.UTF-8", MANWIDTH=width, MANPAGER="cat", MAN_KEEP_FORMATTING=""),
        check=False,
    )
    if "troff: command not found" in done.stderr:
        pytest.skip("no groff")
    assert (done.stderr, done.returncode) == ("", 0)
    text = re.sub(".\b", "", done.stdout)
    for command in cli.COMMANDS:
        assert f"zgfacts {command.__name__}" in text
    assert "\\" not in text
    for line in text.splitlines():
        wide = sum(2 if "\u2e80" <= char <= "\uffe6" else 1 for char in line)
        assert wide <= int(width) or "zgfacts " in line, line


@pytest.mark.skipif(not shutil.which("mandoc"), reason="no mandoc")
@pytest.mark.parametrize("lang", FILES)
def test_mandoc_finds_no_fault(lang: str) -> None:
    """An independent reader of manual pages finds no error in it."""
    done = subprocess.run(
        ["mandoc", "-T", "lint", "-W", "error", str(FILES[lang])],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.returncode) == ("", 0)


def test_the_wheel_puts_files_where_they_are_looked_for() -> None:
    """Pages and completions go to the folders of man and of the shells, and are there to go."""
    assert set(SHARED.values()) == {
        "share/man/man1/zgfacts.1",
        "share/man/zh_CN/man1/zgfacts.1",
        "share/bash-completion/completions/zgfacts",
        "share/fish/vendor_completions.d/zgfacts.fish",
        "share/zsh/site-functions/_zgfacts",
    }
    assert all((ROOT / path).is_file() for path in SHARED)
