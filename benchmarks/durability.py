"""What survives kills, races and readers: zgfacts beside plain TinyDB.

    python benchmarks/durability.py [--kills 60]

Real processes are killed at moments spread over a write; each kill must leave
the old file or the new one, whole.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

from zgfacts.errors import StoreError
from zgfacts.storage import read_tables

ROOT = Path(__file__).parent.parent

ZGFACTS_WRITER = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
from zgfacts.storage import transaction
from pathlib import Path
path, name, first, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
print("ready", flush=True)
for number in range(first, first + count):
    with transaction(path) as database:
        database.table("places").put({f"{name}-{number}": {"zh": "一" * 200, "en": "x"}})
"""

TINYDB_WRITER = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from tinydb import TinyDB
path, name, first, count = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
print("ready", flush=True)
for number in range(first, first + count):
    TinyDB(path).table("places").insert({"id": f"{name}-{number}", "zh": "一" * 200, "en": "x"})
"""


class Kills(NamedTuple):
    """How many writers were killed, what they broke, and temporary files left at the end."""

    kills: int
    broken: int
    left_behind: int


def _start(script: str, *arguments: object) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
    )
    if process.stdout is not None:
        with process.stdout as ready:
            ready.readline()
    return process


def _seed(path: Path, records: int) -> None:
    # Numbers for ids, which plain TinyDB needs.
    places = {str(number): {"zh": "一" * 40, "en": "x"} for number in range(1, records + 1)}
    path.write_text(json.dumps({"places": places}, ensure_ascii=False), "utf-8")


def _whole(path: Path) -> bool:
    try:
        return len(read_tables(path)["places"]) >= 1
    except StoreError:
        return False


def kill_writers(
    folder: Path,
    kills: int,
    sent: signal.Signals,
    script: str = ZGFACTS_WRITER,
    records: int = 2000,
) -> Kills:
    """Kill a writer `kills` times at moments spread over its writes."""
    path = folder / "killed.json"
    _seed(path, records)
    broken = 0
    moment = random.Random(1)
    for number in range(kills):
        process = _start(script, path, "w", number * 1000, 1000)
        time.sleep(0.002 + moment.random() * 0.12)
        process.send_signal(sent)
        process.wait()
        if not _whole(path):
            broken += 1
            _seed(path, records)
    _start(script, path, "last", 0, 1).wait()
    return Kills(kills, broken, len(list(folder.iterdir())) - 1)


def race_writers(folder: Path, writers: int, facts: int, script: str = ZGFACTS_WRITER) -> int:
    """How many records are held after several writers have each written some."""
    path = folder / "raced.json"
    path.write_text('{"places": {}}', "utf-8")
    running = [_start(script, path, f"w{writer}", 0, facts) for writer in range(writers)]
    for process in running:
        process.wait()
    try:
        held: dict[str, Any] = json.loads(path.read_text("utf-8"))["places"]
    except (ValueError, KeyError):
        return 0
    return len(held)


def read_beside_a_writer(
    folder: Path, writes: int, script: str = ZGFACTS_WRITER
) -> tuple[int, int]:
    """How many reads were made while a writer wrote, and how many of them failed."""
    path = folder / "read.json"
    _seed(path, 200)
    writer = _start(script, path, "w", 0, writes)
    reads = failed = 0
    while writer.poll() is None:
        reads += 1
        failed += not _whole(path)
    return reads, failed


def main(kills: int) -> None:
    """Print the table."""
    print(f"| {'':34} | zgfacts | plain TinyDB |")
    print(f"| {'-' * 34} | ------: | -----------: |")
    scripts = (ZGFACTS_WRITER, TINYDB_WRITER)
    for sent in (signal.SIGKILL, signal.SIGINT):
        cells = []
        for script in scripts:
            with tempfile.TemporaryDirectory() as folder:
                cells.append(kill_writers(Path(folder), kills, sent, script, 10_000))
        ours, theirs = cells
        print(f"| files broken by {kills} {sent.name:13} | {ours.broken:7} | {theirs.broken:12} |")
        print(f"| files left behind {'':15} | {ours.left_behind:7} | {theirs.left_behind:12} |")
    kept = []
    reads = []
    for script in scripts:
        with tempfile.TemporaryDirectory() as folder:
            kept.append(race_writers(Path(folder), 4, 50, script))
            reads.append(read_beside_a_writer(Path(folder), 200, script))
    print(f"| rows kept of 4 writers x 50        | {kept[0]:7} | {kept[1]:12} |")
    shown = [f"{failed}/{count}" for count, failed in reads]
    print(f"| reads failed beside a writer       | {shown[0]:>7} | {shown[1]:>12} |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=60)
    main(parser.parse_args().kills)
