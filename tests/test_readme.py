"""The README's examples are run, and print what it says they print."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.examples import program, run, sessions
from tests.helpers import ROOT

README = (ROOT / "README.md").read_text("utf-8")
EXAMPLES = sessions(README)


@pytest.fixture(scope="session")
def zgfacts_on_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a `zgfacts` that runs this checkout."""
    return program(tmp_path_factory.mktemp("bin"))


def test_there_are_examples() -> None:
    """The README has sessions to run."""
    assert len(EXAMPLES) > 6


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
@pytest.mark.parametrize(("command", "out"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_example(command: str, out: str, zgfacts_on_path: Path) -> None:
    """A command of the README prints what the README shows."""
    if "jq" in command and not shutil.which("jq"):
        pytest.skip("no jq")
    assert run(command, zgfacts_on_path) == out


def test_python_example() -> None:
    """The README's Python prints figures of the store."""
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert (done.stdout, done.stderr, done.returncode) == ("145844000000\n3.9\n", "", 0)
