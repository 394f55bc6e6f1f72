"""The index: from the facts themselves or from a file, the same answers in the same order.

Cases: atoms of every fact; the same answers both ways, on the bundled store and on
any store; a file that is stale, foreign, damaged, half-made or not to be had; many
processes at once.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.answers import queries
from benchmarks.make_store import write_store
from tests.helpers import FACTS, ROOT, Ran, environment, small_store, written, zgfacts
from zgfacts import FactStore, search
from zgfacts.cache import CachedIndex, open_index
from zgfacts.query.atoms import pinyin_atoms, typed_atoms, word_atoms
from zgfacts.query.fold import fold
from zgfacts.query.index import Index, MemoryIndex, numbers
from zgfacts.query.select import Selection, select
from zgfacts.query.texts import FactTexts, pieces_of
from zgfacts.query.what import understand_what

STORE = FactStore.open()
MEMORY = MemoryIndex(STORE)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


def settled(path: Path) -> Path:
    """A file that was last written long ago, as far as anyone can tell."""
    hour_ago = time.time_ns() - 3600 * 10**9
    os.utime(path, ns=(hour_ago, hour_ago))
    return path


@pytest.fixture
def any_age(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a file be kept though it has only just been written: no test waits."""
    monkeypatch.setattr("zgfacts.cache.TICK", 0)


def kept(path: Path | None) -> Index:
    """The index of a store from its file in the cache."""
    open_index(path, cached=True)
    index = open_index(path, cached=True)
    assert isinstance(index, CachedIndex)
    return index


def answered(index: Index, text: str) -> Any:
    """All that a search says."""
    answer = search(index, text)
    hits = [(hit.fact.id, hit.key, hit.evidence) for hit in answer.hits]
    near = [fact.id for fact in answer.near]
    return (
        hits,
        answer.unknown,
        answer.dropped,
        answer.kept,
        near,
        answer.slip,
        answer.names,
        answer.rounded,
        answer.computation,
        answer.relative,
        answer.left_out,
        answer.without,
    )


def test_every_fact_has_its_atoms() -> None:
    """What looks at the facts finds each by every atom of it."""
    for at, texts in zip(numbers(MEMORY.everything), MEMORY.texts(MEMORY.everything), strict=True):
        if at % 16:
            continue
        atoms = set(typed_atoms(texts.fact, MEMORY.place))
        for piece in pieces_of(texts.fact):
            atoms.update(*(word_atoms(fold(text)) for text in piece[1:3]))
        missing = [atom for atom, bits in MEMORY.having(atoms).items() if not bits >> at & 1]
        assert missing == [], texts.fact.id


@pytest.mark.usefixtures("any_age")
def test_each_atom_has_the_same_facts_both_ways() -> None:
    """The file of the index holds for each atom of a fact what a look at all facts finds."""
    atoms: set[str] = set()
    for texts in list(MEMORY.texts(MEMORY.everything))[::20]:
        atoms.update(typed_atoms(texts.fact, MEMORY.place))
        for row in texts.pinyin.text.split("\n"):
            atoms.update(pinyin_atoms(row))
        for piece in pieces_of(texts.fact):
            atoms.update(*(word_atoms(fold(text)) for text in piece[1:3]))
    assert kept(None).having(atoms) == MEMORY.having(atoms)


@pytest.mark.usefixtures("any_age")
def test_both_ways_answer_the_same() -> None:
    """Of the benchmark's queries every sixteenth is answered alike, for the same reasons."""
    index = kept(None)
    for query in queries()[::16]:
        assert answered(index, query.text) == answered(MEMORY, query.text), query.text


@pytest.mark.usefixtures("any_age")
def test_both_ways_select_the_same() -> None:
    """What `show` takes selects the same facts in the same order."""
    index = kept(None)
    for words in (
        ["2017"],
        ["2020-Q1"],
        ["2017-12"],
        ["2017..2020"],
        ["signings", "2017"],
        ["自流井区", "growth"],
        ["zigong-gdp-2020"],
        ["zigong-2020"],
        ["恐龙之乡"],
        ["nothing"],
    ):
        found = [understand_what(each, words) for each in (index, MEMORY)]
        assert found[0].words == found[1].words
        one, other = (
            [fact.id for fact in select(each, what.selection)]
            for each, what in zip((index, MEMORY), found, strict=True)
        )
        assert one == other, words
        naive = {fact.id for fact in STORE if fact in found[1].selection}
        assert set(other) == naive, words


@pytest.mark.usefixtures("any_age")
@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # one cache serves them all
)
@given(text=st.text("自贡井区GDP灯会龙0123456789年月 abcgqlnotde-%", max_size=16))
def test_both_ways_answer_any_text_the_same(text: str) -> None:
    """Whatever is typed, both ways say the same."""
    assert answered(kept(None), text) == answered(MEMORY, text)


@pytest.mark.usefixtures("any_age")
def test_both_ways_answer_the_same_on_a_larger_store(tmp_path: Path) -> None:
    """Postings that are kept as numbers and those kept as bits say the same as the facts."""
    path = tmp_path / "large.json"
    with path.open("w", encoding="utf-8", newline="\n") as out:
        write_store(1500, out)
    index, memory = kept(path), MemoryIndex(FactStore.open(path))
    for query in queries()[::64]:
        assert answered(index, query.text) == answered(memory, query.text), query.text


def own_store(path: Path, name: str = "盐都") -> Path:
    """A small store with a brand of this name."""
    document = small_store()
    document["facts"]["zigong-brand"]["name"]["zh"] = name
    document["facts"]["zigong-brand"]["citations"][0]["printed"] = name
    return written(path, document)


@pytest.mark.usefixtures("any_age")
@pytest.mark.parametrize("disguised", [False, True])
def test_a_changed_store_is_read_anew(tmp_path: Path, disguised: bool) -> None:
    """An index of what the store was is not used, even where size and time are put back."""
    path = settled(own_store(tmp_path / "own.json"))
    assert search(kept(path), "盐都").hits
    before = path.stat()
    own_store(path, "灯城")
    if disguised:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert path.stat().st_size == before.st_size
    index = open_index(path, cached=True)
    assert search(index, "灯城").hits
    assert not search(index, "盐都").hits


@pytest.mark.usefixtures("any_age")
def test_another_store_in_its_place_is_read_anew(tmp_path: Path) -> None:
    """A store renamed to where another was is not answered for by the other's index."""
    path = settled(own_store(tmp_path / "own.json"))
    other = settled(own_store(tmp_path / "other.json", "灯城"))
    kept(path)
    other.replace(path)
    assert search(open_index(path, cached=True), "灯城").hits


def test_a_store_just_written_is_not_kept(tmp_path: Path, cache: Path) -> None:
    """What may be written again within the tick of the clock is read, not kept."""
    path = own_store(tmp_path / "own.json")
    assert isinstance(open_index(path, cached=True), MemoryIndex)
    assert not list(cache.rglob("*.index"))


@pytest.mark.usefixtures("any_age")
def test_code_that_changed_makes_a_new_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An index made by other code is not used."""
    path = own_store(tmp_path / "own.json")
    kept(path)
    monkeypatch.setattr("zgfacts.cache.code", lambda: [["cache.py", 1, 1]])
    assert isinstance(open_index(path, cached=True), MemoryIndex)
    assert isinstance(open_index(path, cached=True), CachedIndex)


def in_cache(folder: Path) -> Path:
    """The one file that is kept."""
    (found,) = folder.rglob("*.index")
    return found


@pytest.mark.usefixtures("any_age")
@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"not a database" * 100,
        lambda data: data[: len(data) // 2],
        lambda data: data[:100] + bytes(len(data) - 100),
        lambda data: data + b"more",
    ],
    ids=["empty", "text", "half", "zeros", "longer"],
)
def test_a_damaged_file_is_thrown_away(tmp_path: Path, cache: Path, damage: Any) -> None:
    """A file that is no whole index is made anew; the answer is the store's."""
    path = own_store(tmp_path / "own.json")
    kept(path)
    file = in_cache(cache)
    file.write_bytes(damage(file.read_bytes()))
    assert search(open_index(path, cached=True), "盐都").hits
    assert isinstance(open_index(path, cached=True), CachedIndex)


def spoil(file: Path, sql: str) -> None:
    """Change what a kept index says, as no program of ours does."""
    with sqlite3.connect(file) as database:
        database.execute(sql)
    database.close()


def run(cache: Path, *arguments: str | Path, **env: str) -> Ran:
    """Run zgfacts with this cache folder."""
    return zgfacts(*arguments, XDG_CACHE_HOME=str(cache), **env)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE facts SET record = replace(record, '盐都', '灯都')",
        "UPDATE terms SET facts = X'0000000062FF'",
        "DROP TABLE terms",
        "DELETE FROM facts",
    ],
)
def test_damage_that_shows_late_is_told_from_the_truth(
    tmp_path: Path, cache: Path, sql: str
) -> None:
    """Where a row turns out to be wrong, the command runs again without the index."""
    path = settled(own_store(tmp_path / "own.json"))
    # Its time of change cannot be set back: the process is told not to mind.
    warm = (
        f"import zgfacts.cache as c; c.TICK = 0; c.open_index(c.Path({str(path)!r}), cached=True)"
    )
    subprocess.run(
        [sys.executable, "-c", warm],
        env=environment(XDG_CACHE_HOME=str(cache)),
        cwd=ROOT,
        check=True,
    )
    spoil(in_cache(cache), sql)
    ran = run(cache, "search", "盐都", "--store", path, "--fields", "id", "--format", "value")
    assert (ran.out, ran.err, ran.status) == ("zigong-brand\n", "", 0)
    assert not list(cache.rglob("*.index"))


def test_no_cache_writes_nothing(cache: Path) -> None:
    """With --no-cache, or ZGFACTS_NO_CACHE, nothing is kept and the answer is the same."""
    with_option = run(cache, "show", "zigong-gdp-2020", "--no-cache", "--json")
    with_variable = run(cache, "show", "zigong-gdp-2020", "--json", ZGFACTS_NO_CACHE="1")
    assert not cache.exists()
    plain = run(cache, "show", "zigong-gdp-2020", "--json")
    assert with_option == with_variable == plain
    assert (plain.err, plain.status) == ("", 0)


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    """Where there can be no folder, the answer comes from the store, without a word."""
    file = tmp_path / "file"
    file.write_text("no folder")
    ran = run(file, "search", "GDP 2020", "--format", "value", "-n", "1")
    assert (ran.out, ran.err, ran.status) == ("1458.44\n", "", 0)


def test_processes_at_once(cache: Path) -> None:
    """Processes that find no index all answer; one whole index is left and nothing else."""
    command = [
        sys.executable,
        "-m",
        "zgfacts",
        "search",
        "GDP 2020",
        "--format",
        "value",
        "-n",
        "1",
    ]
    env = environment(XDG_CACHE_HOME=str(cache))
    runs = [
        subprocess.Popen(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    assert [each.communicate() for each in runs] == [(b"1458.44\n", b"")] * 4
    assert [file.suffix for file in (cache / "zgfacts").iterdir()] == [".index"]


@pytest.mark.usefixtures("any_age")
def test_an_interrupted_build_leaves_nothing(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C while the index is made leaves no file behind, and the next run makes it."""
    path = own_store(tmp_path / "own.json")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("zgfacts.cache_build._fill", interrupted)
        with pytest.raises(KeyboardInterrupt):
            open_index(path, cached=True)
    assert list((cache / "zgfacts").iterdir()) == []
    kept(path)


def test_a_faulty_store_is_refused_and_not_kept(tmp_path: Path, cache: Path) -> None:
    """A store that is not sound is an error with or without a cache."""
    document = small_store()
    document["facts"]["zigong-brand"]["kind"] = "nothing"
    path = written(tmp_path / "own.json", document)
    ran = run(cache, "search", "盐都", "--store", path)
    assert (ran.out, ran.status) == ("", 2)
    assert "facts.zigong-brand.kind" in ran.err
    assert not list(cache.rglob("*.index"))


def test_selection_is_exact_where_it_says_so() -> None:
    """What needs no second look is what a look at each fact finds."""
    for text in ("2017", "2020", "2017-12", "2020-02"):
        selection = Selection()
        selection.periods = understand_what(MEMORY, [text]).selection.periods
        assert selection.is_exact(MEMORY)
        found = {texts.fact.id for texts in MEMORY.texts(selection.candidates(MEMORY))}
        assert found == {fact.id for fact in STORE if fact in selection}


def test_the_bundled_store_is_not_changed() -> None:
    """Looking things up writes nothing to the store."""
    before = json.loads(FACTS.read_text("utf-8"))
    zgfacts("search", "GDP")
    assert json.loads(FACTS.read_text("utf-8")) == before


@pytest.mark.parametrize("text", ["的", "是多少", "台积电", "x", "what is the"])
def test_what_nothing_accounts_for_reads_no_fact(text: str) -> None:
    """Where no fact has anything of a query, none is looked at, however large the store."""

    class Counting(MemoryIndex):
        read = 0

        def texts(self, facts: int) -> list[FactTexts]:
            found = list(super().texts(facts))
            self.read += len(found)
            return found

    index = Counting(STORE)
    assert search(index, text).hits == []
    assert index.read == 0
