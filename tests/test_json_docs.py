"""The examples of docs/json.md are run, where their tools are, and print what it says."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.examples import program, run, sessions
from tests.helpers import ROOT, environment
from zgfacts.render.records import KEYS

PAGE = (ROOT / "docs" / "json.md").read_text("utf-8")
SESSIONS = sessions(PAGE)
SCRIPTS = re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to work in, with `zgfacts` in it; the sessions of the page share it."""
    return program(tmp_path_factory.mktemp("json"))


def test_there_are_examples() -> None:
    """The page has sessions of jq and of the shell, and Python; each Python says what it prints."""
    assert len(SESSIONS) > 10
    assert len(SCRIPTS) == PAGE.count("```python") == 3
    assert all(f'"{key}":' in PAGE or f"{key}[" in PAGE for key in KEYS)


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
@pytest.mark.parametrize(("command", "out"), SESSIONS, ids=[command for command, _ in SESSIONS])
def test_session(command: str, out: str, folder: Path) -> None:
    """A command of the page prints what the page shows."""
    if "jq" in command and not shutil.which("jq"):
        pytest.skip("no jq")
    printed = run(command, folder, folder)
    assert printed.rstrip("\n") == out.rstrip("\n")


@pytest.mark.parametrize(("script", "out"), SCRIPTS, ids=["json", "interface", "duckdb"])
def test_script(script: str, out: str, folder: Path) -> None:
    """A script of the page prints what the page shows."""
    if "duckdb" in script and not importlib.util.find_spec("duckdb"):
        pytest.skip("no duckdb")
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        env=environment(PATH=path, PYTHONPATH=str(ROOT)),
        cwd=folder,
        check=False,
    )
    assert (done.stdout, done.stderr, done.returncode) == (out, "", 0)
