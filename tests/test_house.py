"""The house: which module may import which, what each path loads, that messages are whole."""

from __future__ import annotations

import ast
import string
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import ROOT, environment
from zgfacts.messages import CATALOGUE

PACKAGE = ROOT / "zgfacts"

#: Each layer may import those below it, and itself.
LAYERS = [
    ["__main__"],
    ["cli"],
    ["options"],
    ["misses", "completion", "shells", "usage"],
    ["render"],
    ["edit"],
    ["check", "intake", "templates", "cite", "related"],
    ["cache"],
    ["cache_build"],
    ["query"],
    ["store"],
    ["storage", "schema"],
    ["layout"],
    ["parse"],
    ["atomic"],
    ["context", "help"],
    ["jsontext", "helptexts"],
    ["model", "steps"],
    ["errors"],
    ["messages", "bundled", "_version"],
]
LEVEL = {module: level for level, row in enumerate(LAYERS) for module in row}
MODULES = sorted(PACKAGE.rglob("*.py"))


def imports(path: Path) -> set[str]:
    """The modules of zgfacts, and the libraries, that a file names in its imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "zgfacts":
                found |= {f"zgfacts.{alias.name}" for alias in node.names}
            else:
                found.add(node.module)
    return found


def top(module: str) -> str:
    """The module or package directly below zgfacts."""
    return module.split(".")[1]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_one_way(path: Path) -> None:
    """A module imports only from the layers below it."""
    own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if own == "__init__":
        return
    for name in imports(path):
        if not name.startswith("zgfacts.") or top(name) == own:
            continue
        other = top(name)
        assert LEVEL[other] > LEVEL[own], f"{own} imports {other}"


@pytest.mark.parametrize(
    ("library", "home"),
    [("tinydb", {"storage.py"}), ("rich", {"tables.py", "sheet.py", "charts.py", "progress.py"})],
)
def test_a_library_has_one_home(library: str, home: set[str]) -> None:
    """TinyDB and Rich are each named in their own modules only."""
    users = {
        path.name for path in MODULES if any(n.split(".")[0] == library for n in imports(path))
    }
    assert users
    assert users <= home


def loaded(*arguments: str) -> set[str]:
    """The modules loaded once a command line has run."""
    script = (
        "import sys; from zgfacts.cli import run; run(sys.argv[1:]); "
        "sys.stderr.write(' '.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        env=environment(),
        cwd=ROOT,
        check=True,
    )
    return set(done.stderr.split())


NOT_NEEDED = [
    (["search", "GDP 2020", "--json"], {"rich", "zgfacts.check", "csv"}),
    (["search", "GDP 2020", "--json"], {"zgfacts.help", "zgfacts.helptexts", "zgfacts.usage"}),
    (["search", "GDP 2020", "--json"], {"zgfacts.shells", "zgfacts.cite", "zgfacts.schema"}),
    (["show", "2020", "--format", "jsonl"], {"rich", "zgfacts.check", "zgfacts.query.find"}),
    (["check"], {"rich"}),
    (["schema"], {"rich", "tinydb", "zgfacts.store"}),
    (["--help"], {"rich", "tinydb", "zgfacts.store", "zgfacts.query"}),
]


@pytest.mark.parametrize(
    ("arguments", "absent"), NOT_NEEDED, ids=[" ".join(c[0]) for c in NOT_NEEDED]
)
def test_a_path_loads_what_it_needs(arguments: list[str], absent: set[str]) -> None:
    """No command imports a library or module that its path does not use."""
    assert not loaded(*arguments) & absent


def test_the_api_imports_neither_typer_nor_rich() -> None:
    """`import zgfacts`, and looking something up, load neither Typer nor Rich."""
    script = (
        "import sys, zgfacts; store = zgfacts.FactStore.open(); "
        "assert zgfacts.search(store, 'GDP 2020').hits; "
        "assert not {'typer', 'rich'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False)
    assert done.returncode == 0


@pytest.mark.parametrize("key", CATALOGUE)
def test_messages_are_in_both_languages(key: str) -> None:
    """Each message has a Chinese and an English text with the same fields."""
    chinese, english = CATALOGUE[key]
    fields = [
        {name for _, name, _, _ in string.Formatter().parse(text) if name}
        for text in (chinese, english)
    ]
    assert chinese
    assert english
    assert fields[0] == fields[1]
