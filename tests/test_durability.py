"""Writers that are killed, that race, that find no room: nothing is lost.

The quick part; `benchmarks/durability.py` has the long one.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.durability import kill_writers, race_writers, read_beside_a_writer
from tests.helpers import ROOT, environment, small_store, written, zgfacts
from tests.test_own_store import FACT
from zgfacts.storage import parse_tables

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX signals and limits")


@posix
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGINT])
def test_a_killed_writer_leaves_the_old_or_the_new(tmp_path: Path, sent: signal.Signals) -> None:
    """Killed anywhere in a write, the file is whole, and the next write leaves nothing behind."""
    result = kill_writers(tmp_path, 6, sent)
    assert result.broken == 0
    assert result.left_behind == 0


@posix
def test_writers_wait_for_one_another(tmp_path: Path) -> None:
    """Two writers of five facts each keep all ten."""
    assert race_writers(tmp_path, writers=2, facts=5) == 10


@posix
def test_readers_never_fail(tmp_path: Path) -> None:
    """A reader beside a writer sees a whole store each time."""
    reads, failed = read_beside_a_writer(tmp_path, writes=6)
    assert reads > 0
    assert failed == 0


def add_under(prelude: str, store: Path) -> subprocess.CompletedProcess[str]:
    """Run `zgfacts add` in a process that first runs some Python."""
    script = (
        f"import os, resource, sys\n{prelude}\n"
        "from zgfacts.cli import run; sys.exit(run(['add', '--store', sys.argv[1]]))"
    )
    return subprocess.run(
        [sys.executable, "-c", script, str(store)],
        input=json.dumps(FACT),
        capture_output=True,
        text=True,
        env=environment(PYTHONPATH=str(ROOT)),
        cwd="/",
        check=False,
    )


#: The modules first: nobody may not read the library.
AS_NOBODY = "import tempfile, zgfacts.cli, zgfacts.edit, zgfacts.intake\nos.setuid(65534)"


@posix
def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    """Where the new file does not fit, the old one stays, and one line says so."""
    store = written(tmp_path / "my.json", small_store())
    before = store.read_bytes()
    done = add_under("resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512))", store)
    assert (done.stdout, done.returncode) == ("", 2)
    assert done.stderr == f"zgfacts: {store}: file too large; nothing was written\n"
    assert store.read_bytes() == before
    assert list(tmp_path.iterdir()) == [store]


@posix
@pytest.mark.skipif(
    os.name == "posix" and os.geteuid() != 0, reason="only root can give a file away"
)
@pytest.mark.parametrize("folder_mode", [0o755, 0o777], ids=["folder read-only", "file read-only"])
def test_a_file_of_another_user_is_not_replaced(tmp_path: Path, folder_mode: int) -> None:
    """A file that may not be written to is left alone, even where its folder may be."""
    for parent in (tmp_path, *tmp_path.parents):
        if parent.stat().st_uid == 0 and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o055)
    tmp_path.chmod(folder_mode)
    store = written(tmp_path / "my.json", small_store())
    store.chmod(0o644)
    before = store.read_bytes()
    done = add_under(AS_NOBODY, store)
    assert (done.stdout, done.returncode) == ("", 2)
    assert "permission denied; nothing was written" in done.stderr
    assert store.read_bytes() == before
    assert list(tmp_path.iterdir()) == [store]


@posix
def test_a_held_lock_is_one_clear_line(tmp_path: Path) -> None:
    """A writer that does not get the lock in time says so and writes nothing."""
    import fcntl

    store = written(tmp_path / "my.json", small_store())
    folder = os.open(tmp_path, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        ran = zgfacts("add", "--store", store, stdin=json.dumps(FACT), ZGFACTS_LOCK_SECONDS="0.1")
        beside = zgfacts("show", "--store", store, "--json")
    finally:
        os.close(folder)
    assert (ran.out, ran.status) == ("", 2)
    assert "another zgfacts is writing to its folder" in ran.err
    assert beside.status == 0


def test_a_store_cut_off_anywhere_is_refused() -> None:
    """Whatever is missing at the end, the rest is not taken for a store."""
    data = json.dumps(small_store(), ensure_ascii=False).encode()
    for end in range(len(data)):
        with pytest.raises(Exception, match=r"store") as error:
            parse_tables(data[:end], "store")
        assert type(error.value).__name__ == "StoreError"
