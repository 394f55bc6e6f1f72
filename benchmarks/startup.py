"""How long zgfacts takes to start, as ratios to Typer applications in the same run.

    python benchmarks/startup.py [RUNS]

Each command is timed in turn, so that a machine that slows down slows all of
them; the table gives the median ratio to the application it is measured by.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time

TRIVIAL = """
import typer
app = typer.Typer()
@app.command()
def search(words: list[str], json: bool = False):
    typer.echo(words)
app()
"""

TABLE = """
import typer
from rich.console import Console
from rich.table import Table
app = typer.Typer()
@app.command()
def show(what: str):
    table = Table("a", "b", "c")
    for row in range(20):
        table.add_row(what, str(row), "c" * 20)
    Console().print(table)
app()
"""

# As the console script starts it.
ZGFACTS = [sys.executable, "-c", "from zgfacts.__main__ import main; main()"]
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "trivial Typer application": [sys.executable, "-c", TRIVIAL, "x", "--json"],
    "Typer and a Rich table of 20 rows": [sys.executable, "-c", TABLE, "2020"],
    "zgfacts search --json": [*ZGFACTS, "search", "GDP", "2020", "--json"],
    "zgfacts show 2020 -n 20": [*ZGFACTS, "show", "2020", "-n", "20"],
    "zgfacts show 2020": [*ZGFACTS, "show", "2020"],
    "zgfacts --help": [*ZGFACTS, "--help"],
    "zgfacts show, then Tab": ["env", "_ZGFACTS_COMPLETE=1", *ZGFACTS, "show", ""],
}
MEASURED_BY = {
    "zgfacts search --json": "trivial Typer application",
    "zgfacts show 2020 -n 20": "Typer and a Rich table of 20 rows",
    "zgfacts show 2020": "Typer and a Rich table of 20 rows",
    "zgfacts --help": "trivial Typer application",
    "zgfacts show, then Tab": "trivial Typer application",
}


# Libraries are compiled when they are installed; so is zgfacts, unless it is a checkout.
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def once(command: list[str]) -> float:
    """Seconds that one run of a command takes."""
    start = time.perf_counter()
    subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, env=ENVIRONMENT
    )
    return time.perf_counter() - start


def main(runs: int = 15) -> None:
    """Time every command in turn and print the table of ratios."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for turn in range(runs + 1):
        for name, command in COMMANDS.items():
            seconds = once(command)
            if turn:  # the first turn warms the caches
                times[name].append(seconds)
    print(f"| {'command':36} | of pass | of its measure |")
    print(f"| {'-' * 36} | ------: | -------------: |")
    for name, taken in times.items():
        of_pass = statistics.median(
            mine / base for mine, base in zip(taken, times["python -c pass"], strict=True)
        )
        measure = MEASURED_BY.get(name)
        ratio = (
            f"{statistics.median(a / b for a, b in zip(taken, times[measure], strict=True)):.2f}"
            if measure
            else ""
        )
        print(f"| {name:36} | {of_pass:7.1f} | {ratio:>14} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
