"""Examples of documents: the sessions that stand in a page, and how they are run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.helpers import ROOT, environment

if TYPE_CHECKING:
    from pathlib import Path


def sessions(page: str) -> list[tuple[str, str]]:
    """The commands of a page's console blocks, each with what the page says that it prints."""
    blocks = re.findall(r"```console\n(.*?)```", page, re.DOTALL)
    return [
        (command, out)
        for block in blocks
        for command, out in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    ]


def program(folder: Path) -> Path:
    """Put a `zgfacts` that runs this checkout into a folder."""
    script = folder / "zgfacts"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m zgfacts "$@"\n', "utf-8")
    script.chmod(0o755)
    return folder


def run(command: str, bin_: Path, folder: Path = ROOT) -> str:
    """What a shell command prints, errors included, trailing blanks left out."""
    path = f"{bin_}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment(PATH=path, PYTHONPATH=str(ROOT)),
        cwd=folder,
        check=False,
    )
    return re.sub(r"[ ]+$", "", done.stdout.decode(), flags=re.MULTILINE)
