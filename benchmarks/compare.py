"""How long zgfacts takes, beside every peer found on the machine, in one run.

    python benchmarks/compare.py [--sizes 300 10000 100000] [--runs 7] [--peers DIR]
                                 [--write docs/performance.md]

Three tables. Start-up: the commands on the bundled store, as ratios to `python -c
pass` and to a trivial Typer application. Growth: the same three look-ups at each
size (300 stands for the bundled store), each peer on the data in the form that is
natural to it, prepared beforehand. Whole stores: what has to look at every fact, as
ratios to `json.loads` of the same file.

All commands of a table and size are timed in turn, round after round, so that a
machine that slows down slows all of them; a ratio is the median over the rounds of
the ratio to what was timed in the same round. The first round warms caches, builds
what an index builds, and is where each answer is looked at: one that gives another
answer is not compared but ends the run. Memory is the largest resident set.

zgfacts runs from an install of its own with compiled bytecode, as its console script
starts it; the Typer applications and TinyDB run in the same environment, compiled too.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOT: Final = Path(__file__).parent.parent
WORDS: Final = "恐龙之乡"
ID: Final = "zigong-gdp-2020"
YEAR: Final = "2020"
LIMIT: Final = 20

TRIVIAL: Final = """
import typer
app = typer.Typer()
@app.command()
def search(words: list[str], json: bool = False):
    typer.echo(words)
"""

TABLE: Final = """
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
"""

# As one writes it at first: TinyDB's own storage and queries, a fact a document.
TINYDB: Final = """
import json
import typer
from tinydb import Query, TinyDB
app = typer.Typer()
def put(facts):
    typer.echo("\\n".join(json.dumps(fact, ensure_ascii=False) for fact in facts))
@app.command()
def search(file: str, words: str):
    put(TinyDB(file).search(Query().text.search(words)))
@app.command()
def show(file: str, id: str):
    put(TinyDB(file).search(Query().id == id))
@app.command()
def year(file: str, year: str, limit: int):
    put(TinyDB(file).search(Query().year == year)[:limit])
"""

SQLITE: Final = """
import sqlite3, sys
for (fact,) in sqlite3.connect(sys.argv[1]).execute(sys.argv[2]):
    print(fact)
"""

# Linux counts as a process's memory what it was as a copy of the one that started it,
# so commands are started by the smallest Python there is.
WATCHER: Final = """
import os, sys, time
actions = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
start = time.perf_counter()
process = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=actions)
_, status, usage = os.wait4(process, 0)
print(time.perf_counter() - start, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
"""

#: The three look-ups in SQL, on a table `facts` of id, year and json.
SQL: Final = {
    "words": f"select json from facts join words using (id) where words match '{WORDS}'",
    "id": f"select json from facts where id = '{ID}'",
    "year": f"select json from facts where year = '{YEAR}' limit {LIMIT}",
}
#: As above for engines without that full-text index.
SCAN: Final = SQL | {"words": f"select json from facts where json like '%{WORDS}%'"}


class Case(NamedTuple):
    """One command that is timed: its name, what it is to answer, and its arguments."""

    name: str
    work: str
    command: Sequence[str]


class Timed(NamedTuple):
    """What the rounds of one case gave: seconds, and the peak memory in MB."""

    seconds: list[float]
    memory: float


#: What was timed, by the name of a case and what it is to answer.
Results = dict[tuple[str, str], Timed]


class Bench:
    """The folder in which everything is prepared, and the programs found."""

    def __init__(self, folder: Path, peers: Path | None) -> None:
        """Install zgfacts there and look for the peers."""
        self.folder = folder
        self.bin = folder / "venv" / "bin"
        self.environment = {
            key: value
            for key, value in os.environ.items()
            if key not in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "COLUMNS")
            and not key.startswith("ZGFACTS_")
        } | {
            "LC_ALL": "C.UTF-8",
            "XDG_CACHE_HOME": str(folder / "cache"),
            "PATH": os.pathsep.join(filter(None, (str(peers or ""), os.environ.get("PATH")))),
        }
        self.python = str(self.bin / "python")
        self.zgfacts = str(self.bin / "zgfacts")
        self._install()
        self.found = {
            name: path
            for name in ("jq", "rg", "sqlite3", "sqlite-utils", "duckdb", "mlr")
            if (path := shutil.which(name, path=self.environment["PATH"]))
        }

    def _install(self) -> None:
        """Zgfacts as pip installs it, and beside it the applications that it is measured by."""
        self.run([sys.executable, "-m", "venv", self.bin.parent])
        self.run([self.python, "-m", "pip", "install", "-q", str(ROOT)])
        site = self.output(
            [self.python, "-c", "import sysconfig as s; print(s.get_path('purelib'))"]
        )
        for name, code in (("trivial", TRIVIAL), ("table", TABLE), ("plain_tinydb", TINYDB)):
            Path(site.strip(), f"{name}.py").write_text(code, "utf-8")
            script = self.bin / name.replace("_", "-")
            start = f"#!{self.python}\nfrom {name} import app\napp()\n"
            script.write_text(start, "utf-8")
            script.chmod(0o755)
        self.run([self.python, "-m", "compileall", "-q", site.strip()])

    def run(self, command: Sequence[object]) -> None:
        """Run a command of the preparation; what it prints is shown only if it fails."""
        self._done(command)

    def output(self, command: Sequence[object]) -> str:
        """What a command prints on standard output."""
        return self._done(command).stdout.decode()

    def _done(self, command: Sequence[object]) -> subprocess.CompletedProcess[bytes]:
        done = subprocess.run(
            [*map(str, command)],
            env=self.environment,
            cwd=self.folder,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            raise SystemExit(f"{command}: {done.stderr.decode()[-2000:]}")
        return done

    def timed(self, command: Sequence[str]) -> tuple[float, float]:
        """Seconds and peak memory in MB of one run of a command."""
        said = self.output([sys.executable, "-I", "-S", "-c", WATCHER, *command])
        seconds, kilobytes, status = said.split()
        if int(status):
            raise SystemExit(f"{command}: status {status}")
        return float(seconds), int(kilobytes) / 1024

    def rounds(self, cases: Sequence[Case], runs: int) -> Results:
        """Every case in turn, `runs` times after a first round that looks at the answers."""
        for case in cases:
            answer = self.output(case.command)
            if not ANSWERS[case.work](answer):
                raise SystemExit(f"{case.name} ({case.work}) does not answer: {answer[:400]}")
        taken: list[list[tuple[float, float]]] = [[] for _ in cases]
        for number in range(runs):
            print(f"round {number + 1} of {runs}", file=sys.stderr)
            for case, times in zip(cases, taken, strict=True):
                times.append(self.timed(case.command))
        return {
            (case.name, case.work): Timed(
                [seconds for seconds, _ in times], max(memory for _, memory in times)
            )
            for case, times in zip(cases, taken, strict=True)
        }


def _twenty(answer: str) -> bool:
    """Whether so many facts stand in an answer, a line each or as an array."""
    try:
        return len(json.loads(answer)) == LIMIT
    except json.JSONDecodeError:
        return answer.strip().count("\n") + 1 == LIMIT


#: What the answer to each look-up must be.
ANSWERS: Final[dict[str, Callable[[str], bool]]] = {
    "words": lambda answer: "zigong-brand-dinosaur-town" in answer,
    "id": lambda answer: "1458.44" in answer,
    "year": _twenty,
    "tab": lambda answer: "zigong" in answer,
    "": lambda _: True,
}
LOOKUPS: Final = {
    "words": f"find `{WORDS}`",
    "id": f"show `{ID}`",
    "year": f"show {YEAR}, first {LIMIT}",
}


def start_cases(bench: Bench) -> list[Case]:
    """The commands of the start-up table, on the bundled store."""
    tool = bench.zgfacts
    tab = ["env", "_ZGFACTS_COMPLETE=1", tool, "show", "zig"]
    return [
        Case(BARE, "", [bench.python, "-c", "pass"]),
        Case(APPLICATION, "", [str(bench.bin / "trivial"), "x", "--json"]),
        Case(RICH_TABLE, "", [str(bench.bin / "table"), YEAR]),
        Case(f"`zgfacts search {WORDS} --json`", "words", [tool, "search", WORDS, "--json"]),
        Case("`zgfacts search GDP 2020 --json`", "id", [tool, "search", "GDP", "2020", "--json"]),
        Case(f"`zgfacts show {ID} --json`", "id", [tool, "show", ID, "--json"]),
        Case(f"`zgfacts show {ID}`", "", [tool, "show", ID]),
        Case(f"`zgfacts show {YEAR} -n {LIMIT}`", "", [tool, "show", YEAR, "-n", str(LIMIT)]),
        Case(f"`zgfacts show {YEAR}`", "", [tool, "show", YEAR]),
        Case("`zgfacts chart growth 2020`", "", [tool, "chart", "growth", "2020"]),
        Case(f"`zgfacts cite {ID}`", "", [tool, "cite", ID]),
        Case("`zgfacts`", "", [tool]),
        Case("`zgfacts --help`", "", [tool, "--help"]),
        Case("`zgfacts show --help`", "", [tool, "show", "--help"]),
        Case("Tab after `zgfacts show zig`", "tab", tab),
    ]


LOADS: Final = "`json.load` in Python"
BARE: Final = "`python -c pass`"
APPLICATION: Final = "trivial Typer application"
RICH_TABLE: Final = "Typer and a Rich table of 20 rows"


class Data(NamedTuple):
    """One size in each form: a store, JSON Lines, TinyDB's file, databases."""

    size: int
    store: Path | None
    lines: Path
    tinydb: Path
    sqlite: Path
    duckdb: Path


def prepared(bench: Bench, size: int) -> Data:
    """The facts of one size in the form natural to each; only a fact at a time is held."""
    folder = bench.folder / str(size)
    folder.mkdir()
    data = Data(
        size,
        None if size < 1000 else folder / "store.json",
        folder / "facts.jsonl",
        folder / "tinydb.json",
        folder / "facts.sqlite",
        folder / "facts.duckdb",
    )
    if data.store:
        bench.run([bench.python, ROOT / "benchmarks" / "make_store.py", size, data.store])
    store = ["--store", data.store] if data.store else []
    with data.lines.open("wb") as out:
        command = [bench.zgfacts, "show", "--format", "jsonl", *map(str, store)]
        subprocess.run(command, env=bench.environment, stdout=out, check=True)
    with (
        sqlite3.connect(data.sqlite) as connection,
        data.tinydb.open("w", encoding="utf-8") as file,
    ):
        connection.execute("create table facts (id text primary key, year text, json text)")
        connection.execute(
            "create virtual table words using fts5(id unindexed, text, tokenize=trigram)"
        )
        file.write('{"_default": {')
        for number, (line, fact) in enumerate(_facts(data.lines), 1):
            year = (fact["period"] or fact["as_of"])[:4]
            connection.execute("insert into facts values (?, ?, ?)", (fact["id"], year, line))
            text = " ".join(filter(None, (fact["name"]["zh"], fact["name"]["en"])))
            connection.execute("insert into words values (?, ?)", (fact["id"], text))
            document = json.dumps(fact | {"year": year, "text": text})
            file.write(f'{", " if number > 1 else ""}"{number}": {document}')
        file.write("}}")
        connection.execute("create index by_year on facts (year)")
    connection.close()
    if "duckdb" in bench.found:
        made = (
            "create table facts as select id, left(coalesce(period, as_of), 4) as year, json from "
            f"(select json, json->>'id' as id, json->>'period' as period, json->>'as_of' as as_of "
            f"from read_json_objects('{data.lines}')); create index by_id on facts (id)"
        )
        bench.run([bench.found["duckdb"], data.duckdb, "-c", made])
    return data


def _facts(lines: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    with lines.open(encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n"), json.loads(line)


def growth_cases(bench: Bench, data: Data) -> list[Case]:
    """The three look-ups with every program that is there, on one size."""
    store = ["--store", str(data.store)] if data.store else []
    tool, lines, found = bench.zgfacts, str(data.lines), bench.found
    cases = [
        Case(BARE, "", [bench.python, "-c", "pass"]),
        Case(APPLICATION, "", [str(bench.bin / "trivial"), "x", "--json"]),
        Case("zgfacts", "words", [tool, "search", WORDS, "--json", *store]),
        Case("zgfacts", "id", [tool, "show", ID, "--json", *store]),
        Case("zgfacts", "year", [tool, "show", YEAR, "-n", str(LIMIT), "--json", *store]),
    ]
    tiny = [str(bench.bin / "plain-tinydb")]
    cases += [
        Case("plain TinyDB behind Typer", "words", [*tiny, "search", str(data.tinydb), WORDS]),
        Case("plain TinyDB behind Typer", "id", [*tiny, "show", str(data.tinydb), ID]),
        Case(
            "plain TinyDB behind Typer",
            "year",
            [*tiny, "year", str(data.tinydb), YEAR, str(LIMIT)],
        ),
    ]
    cases += [
        Case("Python with sqlite3", work, [bench.python, "-c", SQLITE, str(data.sqlite), sql])
        for work, sql in SQL.items()
    ]
    if program := found.get("jq"):
        of_year = f'(.period // .as_of)[:4] == "{YEAR}"'
        queries = {
            "words": ["-c", f'select(.name.zh | contains("{WORDS}"))', lines],
            "id": ["-c", f'select(.id == "{ID}")', lines],
            "year": ["-nc", f"[limit({LIMIT}; inputs | select({of_year}))]", lines],
        }
        cases += [Case("jq", work, [program, *query]) for work, query in queries.items()]
    if program := found.get("rg"):
        queries = {
            "words": ["-F", WORDS, lines],
            "id": ["-F", f'"id": "{ID}", "kind"', lines],
            "year": ["-m", str(LIMIT), f'"period": "{YEAR}', lines],
        }
        cases += [Case("rg", work, [program, *query]) for work, query in queries.items()]
    if program := found.get("sqlite3"):
        cases += [
            Case("sqlite3", work, [program, str(data.sqlite), sql]) for work, sql in SQL.items()
        ]
    if program := found.get("sqlite-utils"):
        of_file = [program, "query", str(data.sqlite)]
        cases += [Case("sqlite-utils", work, [*of_file, sql]) for work, sql in SQL.items()]
        name = data.lines.stem
        memory = f"select id, value from {name} where id = '{ID}'"
        cases.append(
            Case("sqlite-utils from JSON", "id", [program, "memory", f"{lines}:nl", memory])
        )
    if program := found.get("duckdb"):
        of_file = [program, "-readonly", "-list", "-noheader", str(data.duckdb), "-c"]
        cases += [Case("duckdb", work, [*of_file, sql]) for work, sql in SCAN.items()]
    if program := found.get("mlr"):
        of_lines = [program, "--ijsonl", "--ojsonl"]
        of_year = f'sub(is_empty($period) ? $as_of : $period, "^(....).*", "\\1") == "{YEAR}"'
        queries = {
            "words": ["filter", f'$name.zh =~ "{WORDS}"'],
            "id": ["filter", f'$id == "{ID}"'],
            "year": ["filter", of_year, "then", "head", "-n", str(LIMIT)],
        }
        cases += [
            Case("miller", work, [*of_lines, *query, lines]) for work, query in queries.items()
        ]
    return cases


def whole_cases(bench: Bench, data: Data) -> list[Case]:
    """The work that looks at every fact of one size, and the look-up that finds no cache."""
    folder = data.lines.parent
    store = data.store or folder / "bundled.json"
    if not data.store:
        bench.run([bench.zgfacts, "init", store])
    one = folder / "one.json"
    fact = next(fact for _, fact in _facts(data.lines) if fact["id"] == ID)
    one.write_text(json.dumps(fact | {"id": f"{ID}-again", "period": "2019"}), "utf-8")
    own, cache = folder / "own.json", bench.environment["XDG_CACHE_HOME"]
    tool = bench.zgfacts
    loads = f"import gc, json; gc.disable(); json.load(open({str(store)!r}, encoding='utf-8'))"
    return [
        Case(LOADS, "", [bench.python, "-c", loads]),
        Case("`zgfacts check`", "", [tool, "check", "--store", str(store)]),
        Case(
            "`zgfacts show --format jsonl`",
            "",
            [tool, "show", "--format", "jsonl", "--store", str(store)],
        ),
        Case(
            "`zgfacts add` of one fact",
            "",
            ["sh", "-c", f"cp {store} {own} && exec {tool} add {one} --store {own}"],
        ),
        Case(
            "the first look-up, before anything is cached",
            "id",
            ["sh", "-c", f"rm -rf {cache} && exec {tool} show {ID} --json --store {store}"],
        ),
    ]


def ratio(mine: Timed, base: Timed) -> float:
    """The median over the rounds of one case's time to another's in the same round."""
    return statistics.median(a / b for a, b in zip(mine.seconds, base.seconds, strict=True))


def memory_of(timed: Timed, floor: float) -> str:
    """Peak memory in MB; what is less than the watcher's own cannot be told apart."""
    return f"{timed.memory:.0f}" if timed.memory > floor * 1.05 else f"under {floor:.0f}"


def start_table(taken: Results, floor: float) -> str:
    """The start-up table in Markdown."""
    bases = [taken[name, ""] for name in (BARE, APPLICATION, RICH_TABLE)]
    lines = [
        "| command | × `python -c pass` | × trivial Typer | × Typer and Rich table | peak MB |",
        "|---|--:|--:|--:|--:|",
    ]
    for (name, _), timed in taken.items():
        ratios = " | ".join(f"{ratio(timed, base):.2f}" for base in bases)
        lines.append(f"| {name} | {ratios} | {memory_of(timed, floor)} |")
    return "\n".join(lines)


def growth_table(taken: dict[int, Results], base: str, floor: float) -> str:
    """A table of growth in Markdown: ratios to the case named `base` at each size."""
    sizes = list(taken)
    heads = " | ".join(f"{size:,}" for size in sizes)
    lines = [
        f"| program | look-up | {heads} | largest to smallest | peak MB, largest |",
        f"|---|---|{'--:|' * len(sizes)}--:|--:|",
    ]
    last = taken[sizes[-1]]
    for name, work in taken[sizes[0]]:
        ratios = [ratio(each[name, work], each[base, ""]) for each in taken.values()]
        shown = " | ".join(f"{each:.1f}" for each in ratios)
        memory = memory_of(last[name, work], floor)
        grown = f"{ratios[-1] / ratios[0]:.1f}"
        lines.append(f"| {name} | {LOOKUPS.get(work, '')} | {shown} | {grown} | {memory} |")
    return "\n".join(lines)


def about(bench: Bench, start_runs: int, runs: int) -> str:
    """When, on what machine, with what versions; and which peers were not there."""
    versions = [
        f"Python {platform.python_version()}",
        bench.output([bench.zgfacts, "--version"]).split(",")[0],
    ]
    for package in ("typer", "rich", "tinydb"):
        code = f"from importlib.metadata import version; print(version('{package}'))"
        versions.append(f"{package} {bench.output([bench.python, '-c', code]).strip()}")
    for name, path in bench.found.items():
        said = bench.output([path, "--version"])
        number = re.search(r"\d+(?:\.\d+)+", said)
        versions.append(f"{name} {number[0] if number else said.strip()}")
    missing = {"jq", "rg", "sqlite3", "sqlite-utils", "duckdb", "mlr"} - set(bench.found)
    absent = f" Not found on this machine: {', '.join(sorted(missing))}." if missing else ""
    return (
        f"{datetime.now(UTC).date()}, {_processor()}, {os.cpu_count()} cores, {platform.system()}. "
        f"{', '.join(versions)}. "
        f"Medians of {start_runs} rounds for start-up, of {runs} for the rest.{absent}"
    )


def _processor() -> str:
    """The processor's name where the system tells it."""
    try:
        info = Path("/proc/cpuinfo").read_text("utf-8")
    except OSError:
        return platform.machine()
    found = re.search(r"^model name\s*:\s*(.+)$", info, re.MULTILINE)
    return " ".join(found[1].split()) if found else platform.machine()


def written(page: Path, parts: dict[str, str]) -> None:
    """Put each part between its marks in a page."""
    text = page.read_text("utf-8")
    for name, part in parts.items():
        marks = (f"<!-- {name}: written by benchmarks/compare.py -->", f"<!-- end of {name} -->")
        before, found, rest = text.partition(marks[0])
        _, ended, after = rest.partition(marks[1])
        if not found or not ended:
            raise SystemExit(f"{page} has no part {name!r}")
        text = f"{before}{found}\n\n{part}\n\n{ended}{after}"
    page.write_text(text, "utf-8")


def main() -> None:
    """Time everything and print the tables, or write them into a page."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[300, 10_000, 100_000], metavar="N")
    parser.add_argument("--runs", type=int, default=7, metavar="N", help="rounds of growth")
    parser.add_argument(
        "--start-runs", type=int, default=15, metavar="N", help="rounds of start-up"
    )
    parser.add_argument(
        "--peers", type=Path, metavar="DIR", help="a folder of programs to find, too"
    )
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the tables into this page")
    asked = parser.parse_args()
    with TemporaryDirectory(prefix="zgfacts-compare-") as name:
        bench = Bench(Path(name), asked.peers and asked.peers.resolve())
        floor = bench.timed(["true"])[1]
        start = bench.rounds(start_cases(bench), asked.start_runs)
        growth, whole = {}, {}
        for size in asked.sizes:
            print(f"{size:,} facts", file=sys.stderr)
            data = prepared(bench, size)
            growth[size] = bench.rounds(growth_cases(bench, data), asked.runs)
            whole[size] = bench.rounds(whole_cases(bench, data), asked.runs)
            shutil.rmtree(data.lines.parent)
        parts = {
            "machine": about(bench, asked.start_runs, asked.runs),
            "start-up": start_table(start, floor),
            "growth": growth_table(growth, BARE, floor),
            "whole stores": growth_table(whole, LOADS, floor),
        }
    if asked.write:
        written(asked.write, parts)
    else:
        print("\n\n".join(parts.values()))


if __name__ == "__main__":
    main()
