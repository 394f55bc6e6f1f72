"""Stores of any size: what makes them, reads them in one pass, and the engines beyond them."""

from __future__ import annotations

import doctest
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from select import select
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

import pytest

from tests.examples import run
from tests.helpers import FACTS, ROOT, SOURCES, environment, here, small_store, written, zgfacts
from tests.test_readme import zgfacts_on_path
from zgfacts import layout, steps
from zgfacts.check import check
from zgfacts.parse import FIELDS
from zgfacts.query.index import MemoryIndex
from zgfacts.render import progress
from zgfacts.render.text import as_jsonl
from zgfacts.storage import canonical, parse_tables, read_tables
from zgfacts.store import FactStore

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zgfacts.query.texts import FactTexts

__all__ = ["zgfacts_on_path"]  # a fixture is found by being here

MAKER = ROOT / "benchmarks" / "make_store.py"


def make(*arguments: object) -> bytes:
    """What the maker of stores writes to standard output."""
    done = subprocess.run(
        [sys.executable, MAKER, *map(str, arguments)],
        capture_output=True,
        cwd=ROOT,
        env=environment(PYTHONPATH=str(ROOT)),
        check=False,
    )
    assert done.stderr == b""
    assert done.returncode == 0
    return done.stdout


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a made store of 1,200 facts and its articles."""
    folder = tmp_path_factory.mktemp("made")
    make(1200, folder / "store.json", "--sources", folder / "articles")
    return folder


def test_a_made_store_is_sound(made: Path) -> None:
    """It holds N facts in the canonical layout, no rule is broken, nothing is left unproved."""
    if SOURCES.is_dir():
        for article in SOURCES.glob("*.txt"):
            shutil.copy(article, made / "articles")
    report = check(made / "store.json", made / "articles")
    missing = {fault.id for fault in report.faults if fault.code == "article-missing"}
    assert missing == (set() if SOURCES.is_dir() else {"zigong-2020", "ziliujing-2017"})
    assert [fault for fault in report.faults if fault.id not in missing] == []
    assert report.facts == 1200


def test_a_made_store_has_the_shape_of_the_real_one(made: Path) -> None:
    """Bundled facts are in it unchanged; each kind has its share; places and times are many."""
    real, tables = read_tables(FACTS), read_tables(made / "store.json")
    assert real["facts"].items() <= tables["facts"].items()
    for field in ("indicator", "value", "event", "note", "period"):
        shares = [
            sum(field in fact for fact in facts.values()) / len(facts)
            for facts in (real["facts"], tables["facts"])
        ]
        assert shares[0] == pytest.approx(shares[1], abs=0.05), field
    for kind in {fact["kind"] for fact in real["facts"].values()}:
        shares = [
            sum(fact["kind"] == kind for fact in facts.values()) / len(facts)
            for facts in (real["facts"], tables["facts"])
        ]
        assert shares[0] == pytest.approx(shares[1], abs=0.03), kind
    own = [fact for id_, fact in tables["facts"].items() if id_ not in real["facts"]]
    for field in ("aliases", "context"):
        real_size, made_size = (
            sum(len("".join(words)) for fact in facts for words in fact.get(field, {}).values())
            / len(facts)
            for facts in (real["facts"].values(), own)
        )
        assert made_size == pytest.approx(real_size, rel=0.25), field
    assert {fact["place"] for fact in own}.isdisjoint(real["places"])
    assert any(
        tables["places"][tables["places"][fact["place"]]["parent"]]["parent"] for fact in own
    )
    forms = {re.sub(r"\d", "9", fact.get("period", "")) for fact in own}
    assert {"", "9999", "9999-Q9", "9999-99", "9999-99-99"} <= forms
    assert {fact["status"] for fact in own} == {"actual", "target"}


@pytest.mark.parametrize(
    ("words", "first"),
    [("恐龙之乡", "zigong-brand-dinosaur-town"), ("自贡 GDP 2020", "zigong-gdp-2020")],
)
def test_a_made_store_has_the_right_answers(made: Path, words: str, first: str) -> None:
    """A query that names what only Zigong has finds it first among made facts, too."""
    ran = zgfacts("search", words, "--json", "--limit", "1", "--store", made / "store.json")
    assert (ran.ids, ran.err, ran.status) == ([first], "", 0)


def test_a_seed_gives_the_same_bytes() -> None:
    """One seed makes one store, another another."""
    assert make(400, "--seed", 1) == make(400, "--seed", 1) != make(400, "--seed", 2)


def test_a_store_smaller_than_the_real_one_is_refused() -> None:
    """The bundled facts are in every made store, so N is at least their count."""
    done = subprocess.run(
        [sys.executable, MAKER, "10"],
        capture_output=True,
        env=environment(PYTHONPATH=str(ROOT)),
        text=True,
        check=False,
    )
    assert (done.stdout, done.returncode) == ("", 2)
    assert "the bundled facts are among them" in done.stderr


ODD_RECORDS: list[Any] = [
    {},
    {"zh": "“引号”\t\\ 与\u2028", "aliases": [], "code": None},
    {"unknown": {"b": 1, "a": [True, False, None, -3, {}]}, "zh": "先"},
    [1, 2],
    "text",
    None,
]


def test_the_layout_is_one(made: Path) -> None:
    """Record by record it is laid out as `json` would lay out the whole, whatever it holds."""
    tables = read_tables(made / "store.json") | {
        "places": {f"odd {index}": each for index, each in enumerate(ODD_RECORDS)},
        "units": {},
    }
    ordered = {
        table: {
            id_: {key: record[key] for key in fields if key in record} | record
            if isinstance(record, dict)
            else record
            for id_, record in sorted(tables[table].items())
        }
        for table, fields in FIELDS.items()
    }
    text = json.dumps(ordered, ensure_ascii=False, indent=1, default=float) + "\n"
    assert canonical(tables).decode() == text
    assert layout.is_canonical(canonical(tables), tables)


@pytest.mark.parametrize("change", [b" ", b"\n", b"x"])
def test_another_layout_is_noticed(change: bytes) -> None:
    """A byte more, at the end or before it, is not the canonical layout."""
    data = FACTS.read_bytes()
    tables = parse_tables(data, "facts.json")
    assert layout.is_canonical(data, tables)
    assert not layout.is_canonical(data + change, tables)
    assert not layout.is_canonical(data[:100] + change + data[100:], tables)
    assert not layout.is_canonical(data[:-1], tables)


def test_faults_are_found_at_their_lines(tmp_path: Path) -> None:
    """Each of many faults has the line of its own field, or of its record where it is missing."""
    store = small_store()
    store["facts"]["zigong-gdp-2020"]["kind"] = "levle"
    del store["facts"]["zigong-brand"]["status"]
    store["places"]["zigong"]["code"] = "12"
    store["sources"]["paper"]["sha256"] = "no"
    path = written(tmp_path / "store.json", store)
    lines = path.read_text("utf-8").splitlines()
    report = check(path)
    at = {
        fault.where: lines[line - 1].strip()
        for fault, line in zip(report.faults, report.lines, strict=True)
        if fault.table
    }
    assert at == {
        "facts.zigong-gdp-2020.kind": '"kind": "levle",',
        "facts.zigong-brand.status": '"zigong-brand": {',
        "places.zigong.code": '"code": "12"',
        "sources.paper.sha256": '"sha256": "no"',
    }


def test_suggestions_are_made_once_a_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many facts name one unknown place, the known ones are compared with it once."""
    import difflib

    store = small_store()
    for index in range(15):
        store["places"][f"place-{index}"] = store["places"]["zigong"]
    fact = store["facts"]["zigong-brand"] | {"place": "place-99"}
    store["facts"] = {f"fact-{index}": fact for index in range(40)}
    compared = []
    nearest = difflib.get_close_matches

    def counting(*arguments: Any, **options: Any) -> list[str]:
        compared.append(arguments)
        return nearest(*arguments, **options)

    monkeypatch.setattr(difflib, "get_close_matches", counting)
    report = check(written(tmp_path / "store.json", store))
    unknown = [fault for fault in report.faults if fault.code == "reference"]
    assert len(unknown) == 40
    assert all("nearest: place-" in str(fault.message) for fault in unknown)
    assert len(compared) == 1


def test_a_place_that_lies_in_itself_is_found_wherever_one_starts(tmp_path: Path) -> None:
    """Every place of a circle, and every one that leads into it, is at fault; no other is."""
    store = small_store()
    zigong = store["places"]["zigong"]
    for id_, parent in (("a", "b"), ("b", "a"), ("c", "a"), ("d", "zigong"), ("e", "d")):
        store["places"][id_] = zigong | {"parent": parent}
    report = check(written(tmp_path / "store.json", store))
    circles = {fault.id for fault in report.faults if fault.code == "parent"}
    assert circles == {"a", "b", "c"}


def test_json_lines_come_as_they_are_made() -> None:
    """The first lines are there before the last facts are looked at, and all are whole."""
    facts = list(FactStore.open())
    looked_at = []

    class Watched(list[Any]):
        def __iter__(self) -> Iterator[Any]:
            for fact in super().__iter__():
                looked_at.append(fact.id)
                yield fact

    pieces = as_jsonl(Watched(facts * 4), ("id",))
    first = next(iter(pieces))
    assert len(looked_at) == first.count("\n") < len(facts) * 4
    whole = first + "".join(pieces)
    assert [json.loads(line)["id"] for line in whole.splitlines()] == [f.id for f in facts] * 4


def test_a_command_writes_json_lines_as_it_builds_facts(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`show` builds some facts, writes their lines, then builds the next: it never holds all."""
    done = []
    texts = MemoryIndex.texts

    def building(index: MemoryIndex, facts: int) -> Iterable[FactTexts]:
        assert isinstance(sys.stdout.buffer, BytesIO)
        lines = sys.stdout.buffer.getvalue().count(b"\n")
        done.append((lines, facts.bit_count()))
        return texts(index, facts)

    monkeypatch.setattr(MemoryIndex, "texts", building)
    ran = here("show", "--format", "jsonl", "--store", made / "store.json")
    assert (ran.out.count("\n"), ran.err, ran.status) == (1200, "", 0)
    assert done == [(0, 500), (500, 500), (1000, 200)]


def test_json_lines_of_nothing_are_nothing() -> None:
    """No facts give no line."""
    assert "".join(as_jsonl([], ())) == ""


def test_work_tells_how_far_it_is(made: Path) -> None:
    """Whoever listens hears of each step of a check and how much of it is done; then no more."""
    heard = set()

    class Heard(steps.Step):
        def __setattr__(self, field: str, value: Any) -> None:
            super().__setattr__(field, value)
            heard.add((self.name, self.total))

    with steps.listened() as step:
        step.__class__ = Heard
        check(made / "store.json")
    assert {("records", 1200), ("rules", 0), ("layout", 1200)} <= heard
    heard.clear()
    check(made / "store.json")
    assert heard == set()


def test_a_bar_is_only_for_a_terminal(made: Path) -> None:
    """In a pipe nothing but the outcome is written."""
    ran = zgfacts("check", "--store", made / "store.json")
    assert "no faults" in ran.out
    assert (ran.out.count("\n"), ran.err, ran.status) == (1, "", 0)


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no pseudo-terminals")
@pytest.mark.parametrize(
    ("lang", "said"), [("en", "checking the records"), ("zh", "正在核对各条记录")]
)
def test_a_terminal_shows_how_far_it_is(
    lang: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bar names the step and its share while work goes on; then it is gone, the cursor back."""
    ours, theirs = os.openpty()
    monkeypatch.setattr(progress, "_PATIENCE", 0)
    monkeypatch.setattr(progress, "_INTERVAL", 0.001)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    shown = b""
    with os.fdopen(theirs, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        with progress.progress(lang):
            for done in steps.counted(range(10**8), "records", 10**8):
                # The work waits for the bar, so that the bar need not race with it.
                if done % 256 == 0 and select([ours], [], [], 10)[0]:
                    shown += os.read(ours, 1 << 16)
                if said.encode() in shown and b"%" in shown:
                    break
        monkeypatch.undo()
    # Once the other end is closed, what is on its way comes first, then the end or an error.
    with suppress(OSError):
        while piece := os.read(ours, 4096):
            shown += piece
    os.close(ours)
    assert f"zgfacts: {said}" in shown.decode()
    assert shown.rindex(b"\x1b[2K") > shown.rindex(said.encode())  # the line is wiped
    assert shown.rindex(b"\x1b[?25h") > shown.rindex(b"\x1b[?25l")


def test_equal_numbers_and_booleans_are_told_apart(tmp_path: Path) -> None:
    """A message shows 1 as 1, not as true."""
    store = small_store()
    store["facts"]["zigong-brand"]["name"] = 1
    store["facts"]["zigong-gdp-2020"]["note"] = True
    report = check(written(tmp_path / "store.json", store))
    said = {fault.where: str(fault.message) for fault in report.faults}
    assert said["facts.zigong-brand.name"] == "must be an object, not 1"
    assert said["facts.zigong-gdp-2020.note"] == "must be an object, not true"


@pytest.fixture(scope="module")
def compare() -> Any:
    """The module of benchmarks/compare.py, which is a script."""
    spec = importlib.util.spec_from_file_location("compare", ROOT / "benchmarks" / "compare.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_ratios_are_of_one_round(compare: Any) -> None:
    """A machine that slows down slows both sides of a ratio: its median is not moved by that."""
    base = compare.Timed([1.0, 5.0, 2.0], 30.0)
    mine = compare.Timed([2.0, 10.0, 6.0], 90.0)
    assert compare.ratio(mine, base) == 2.0
    taken = {
        size: {("base", ""): base, ("tool", "id"): mine._replace(seconds=[size * 1.0] * 3)}
        for size in (2, 10)
    }
    table = compare.growth_table(taken, "base", 40.0).splitlines()
    assert table[2] == "| base |  | 1.0 | 1.0 | 1.0 | under 40 |"
    assert table[3] == "| tool | show `zigong-gdp-2020` | 1.0 | 5.0 | 5.0 | 90 |"


def test_the_tables_are_written_in_place(compare: Any, tmp_path: Path) -> None:
    """Each part of the page is replaced, what stands around it stays, twice gives the same."""
    page = tmp_path / "performance.md"
    text = (ROOT / "docs" / "performance.md").read_text("utf-8")
    page.write_text(text, "utf-8")
    parts = {name: f"new {name}" for name in ("machine", "start-up", "growth", "whole stores")}
    compare.written(page, parts)
    once = page.read_text("utf-8")
    compare.written(page, parts)
    assert page.read_text("utf-8") == once
    assert all(f"\n\nnew {name}\n\n<!-- end of {name} -->" in once for name in parts)
    assert text.partition("<!-- machine")[0] == once.partition("<!-- machine")[0]
    assert "|--:|" not in once
    with pytest.raises(SystemExit, match="no part 'other'"):
        compare.written(page, {"other": ""})


# docs/scale.md: its commands are run as they stand there.

PAGE = (ROOT / "docs" / "scale.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^(?:#+) (.*)\n((?:(?!#+ ).*\n)*)", PAGE, re.MULTILINE))


def commands(section: str) -> list[tuple[str, str]]:
    """The commands of a section with what they print; a here-document belongs to its command."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", SECTIONS[section], re.DOTALL):
        for piece in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, end, out = piece.partition("\nEND\n")
            if not end:
                command, _, out = piece.partition("\n")
            found.append((command + end.rstrip("\n"), out))
    return found


@pytest.fixture
def lines_and_schema(
    tmp_path: Path, zgfacts_on_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A folder in which the first commands of the page have been run; the tests run in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    first = commands("When the facts outgrow a laptop")
    assert len(first) == 2
    for command, out in first:
        assert run(command, zgfacts_on_path, tmp_path) == out
    return tmp_path


def test_duckdb(lines_and_schema: Path) -> None:
    """The page's DuckDB session makes the table and prints what the page shows."""
    pytest.importorskip("duckdb", reason="no DuckDB")
    sessions = re.findall(r"```pycon\n(.*?)```", SECTIONS["One machine: DuckDB"], re.DOTALL)
    test = doctest.DocTestParser().get_doctest("".join(sessions), {}, "scale.md", None, 0)
    said: list[str] = []
    ran = doctest.DocTestRunner(optionflags=doctest.REPORT_NDIFF).run(test, out=said.append)
    assert "".join(said) == ""
    assert ran.attempted > 10
    assert (lines_and_schema / "facts.duckdb").exists()


@pytest.fixture
def postgresql(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A PostgreSQL server of our own, reached through a socket, gone afterwards."""
    found = shutil.which("initdb") or max(
        map(str, Path("/usr/lib/postgresql").glob("*/bin/initdb")), default=None
    )
    if not found or not shutil.which("psql") or not shutil.which("jq"):
        pytest.skip("no PostgreSQL server, or no psql or jq")
    bin_ = Path(found).parent
    # A socket's path has to be short, and the server's user has to get there.
    folder = Path(mkdtemp(prefix="zgfacts-pg-"))
    user = "postgres" if os.getuid() == 0 else None  # the server refuses to run as root
    if user:
        shutil.chown(folder, user)

    def server(program: str, *arguments: str) -> None:
        subprocess.run(
            [bin_ / program, "-D", folder / "data", *arguments],
            user=user,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            check=True,
        )

    try:
        server("initdb", "-A", "trust", "-U", "postgres", "--locale=C.UTF-8", "--no-sync")
        server("pg_ctl", "-w", "-l", str(folder / "log"), "-o", f"-k {folder} -h ''", "start")
        monkeypatch.setenv("PGHOST", str(folder))
        monkeypatch.setenv("PGUSER", "postgres")
        monkeypatch.setenv("PATH", f"{bin_}{os.pathsep}{os.environ['PATH']}")
        yield
        server("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.usefixtures("postgresql")
def test_postgresql(lines_and_schema: Path, zgfacts_on_path: Path) -> None:
    """The page's commands for PostgreSQL print what the page shows."""
    every = commands("A server, and many: PostgreSQL")
    assert len(every) > 10
    for command, out in every:
        assert run(command, zgfacts_on_path, lines_and_schema) == out, command
