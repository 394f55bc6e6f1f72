"""A store of one's own: init, add, remove, check --fix.

Cases: every form of input, all or nothing, what exists, what is missing, what
is located and proposed, the round trip, links and modes, what must be refused.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import ROOT, small_store, written, zgfacts
from zgfacts.storage import TABLES, canonical
from zgfacts.templates import templates

ARTICLE = "2025年，全市地区生产总值1800.5亿元，增长5.2%；全区增长5.2%以上。"

FACT: dict[str, Any] = {
    "id": "zigong-gdp-2025",
    "kind": "level",
    "place": "zigong",
    "name": {"zh": "地区生产总值", "en": "GDP", "pinyin": "dìqū shēngchǎn zǒngzhí"},
    "indicator": "gdp",
    "value": 1800.5,
    "unit": "cny-yi",
    "bound": "exact",
    "status": "actual",
    "period": "2025",
    "as_of": "2025",
    "citations": [{"source": "paper", "start": 10, "end": 18, "printed": "1800.5亿元"}],
}


def fact(**changes: Any) -> dict[str, Any]:
    """The fact above with fields changed."""
    return FACT | changes


def as_store(*facts: dict[str, Any]) -> dict[str, Any]:
    """Facts as a store-shaped document."""
    return {
        "facts": {
            each["id"]: {key: value for key, value in each.items() if key != "id"} for each in facts
        }
    }


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of two facts."""
    return written(tmp_path / "my.json", small_store())


def test_init_copies_the_bundled_store(tmp_path: Path) -> None:
    """`init` makes a sound copy, byte for byte, and says how many facts it has."""
    path = tmp_path / "my.json"
    ran = zgfacts("init", path)
    assert (ran.err, ran.status) == ("", 0)
    assert "329 facts" in ran.out
    assert path.read_bytes() == (ROOT / "facts.json").read_bytes()
    assert zgfacts("check", "--store", path).status == 0


def test_init_empty(tmp_path: Path) -> None:
    """`init --empty` makes a sound store without facts."""
    path = tmp_path / "my.json"
    assert zgfacts("init", path, "--empty").status == 0
    assert zgfacts("check", "--store", path).status == 0
    assert zgfacts("show", "--store", path, "--json").status == 1


def test_init_never_overwrites(store: Path) -> None:
    """`init` refuses a file that exists, and leaves it as it is."""
    before = store.read_bytes()
    ran = zgfacts("init", store)
    assert ran == ("", f"zgfacts: {store}: file exists; nothing was written\n", 2)
    assert store.read_bytes() == before


INPUTS = {
    "array": json.dumps([FACT]),
    "one fact": json.dumps(FACT),
    "JSON Lines": json.dumps(FACT)
    + "\n"
    + json.dumps(fact(id="zigong-gdp-2026", period="2026"))
    + "\n",
    "store": json.dumps(as_store(FACT)),
    "comments": "// mine\n[\n// the first\n" + json.dumps(FACT) + "\n]",
}


@pytest.mark.parametrize("form", INPUTS)
def test_add_takes_every_form(store: Path, form: str) -> None:
    """JSON array, one object, JSON Lines, a store, with comments: all give the fact."""
    ran = zgfacts("add", "--store", store, stdin=INPUTS[form])
    assert (ran.err, ran.status) == ("", 0)
    assert "added facts.zigong-gdp-2025\n" in ran.out
    assert zgfacts("search", "GDP 2025", "--store", store, "--json").ids == ["zigong-gdp-2025"]


def test_add_twice_changes_no_byte(store: Path) -> None:
    """What is there already as it is given is kept, and the file not written."""
    zgfacts("add", "--store", store, stdin=json.dumps(FACT))
    before = (store.read_bytes(), store.stat().st_mtime_ns)
    ran = zgfacts("add", "--store", store, stdin=json.dumps(FACT))
    assert ran == ("1 there already, unchanged\n", "", 0)
    assert (store.read_bytes(), store.stat().st_mtime_ns) == before


def test_output_comes_back(store: Path) -> None:
    """`show --json` can be edited and added again; aliases, which it lacks, are kept."""
    tables = small_store()
    tables["facts"]["zigong-brand"]["aliases"] = {"zh": ["盐城"]}
    written(store, tables)
    out = zgfacts("show", "--store", store, "--json").out
    assert zgfacts("add", "--store", store, stdin=out).out == "2 there already, unchanged\n"
    edited = out.replace('"Salt Capital"', '"Capital of Salt"')
    assert zgfacts("add", "--store", store, stdin=edited).status == 2
    ran = zgfacts("add", "--store", store, "--replace", stdin=edited)
    assert (ran.out, ran.status) == ("replaced facts.zigong-brand\n1 there already, unchanged\n", 0)
    kept = json.loads(store.read_text("utf-8"))["facts"]["zigong-brand"]
    assert (kept["name"]["en"], kept["aliases"]) == ("Capital of Salt", {"zh": ["盐城"]})


def test_what_only_the_bundled_store_has_is_taken_along(store: Path) -> None:
    """A unit, a place and what it lies in come with the fact that names them."""
    printed = {"source": "paper", "start": 10, "end": 14, "printed": "5.2%"}
    given = fact(place="ziliujing", unit="percent", kind="growth", value=5.2, citations=[printed])
    ran = zgfacts("add", "--store", store, stdin=json.dumps(given))
    assert (ran.err, ran.status) == ("", 0)
    for word in ("places.ziliujing", "units.percent"):
        assert f"took along {word}" in ran.out
    assert zgfacts("check", "--store", store).status == 0


REFUSED = [
    ([fact(kind="levels")], 'facts.zigong-gdp-2025.kind: "levels" is not known; allowed: level'),
    ([fact(place="zigongg")], 'place: "zigongg" is not known'),
    ([fact(value="1,800")], 'value: must be a number, not "1,800"'),
    ([fact(period="2025-99")], "has no such month"),
    ([fact(unit=None)], "unit: a value has a unit"),
    ([fact(), fact(id="zigong-x", citations=[])], "facts.zigong-x.citations: is missing"),
    ([fact(citations=[{"source": "paper", "printed": "1"}])], "start: is missing"),
    ([fact(id="Zigong GDP")], "an id is lower-case"),
    ([fact(colour="red")], "colour: no such field"),
    ([fact(id="zigong-brand")], "facts.zigong-brand: exists and differs; --replace"),
]


@pytest.mark.parametrize(("facts", "says"), REFUSED, ids=[says for _, says in REFUSED])
def test_all_or_nothing(store: Path, facts: list[dict[str, Any]], says: str) -> None:
    """One fault in the input and nothing is written; each fault has a line."""
    before = store.read_bytes()
    ran = zgfacts("add", "--store", store, stdin=json.dumps(facts))
    assert (ran.out, ran.status) == ("", 2)
    assert says in ran.err
    assert ran.err.endswith("zgfacts: nothing was written\n")
    assert store.read_bytes() == before
    assert list(store.parent.iterdir()) == [store]


NOT_READ = [
    ("", "<stdin>: the file is empty"),
    ("[1]", "<stdin>: a fact is an object, not a number"),
    ('{"kind": "level"}', "<stdin>: a fact without an id"),
    ('[{"id": "a"}, {"id": "a"}]', "<stdin>: facts: 'a' stands twice in the input"),
    ('{"id": "a"}\n{"id": }', "<stdin>:2:8: expecting value"),
    ('{"facts": []}', "<stdin>: table 'facts' is a list"),
]


@pytest.mark.parametrize(("text", "says"), NOT_READ)
def test_bad_input_is_named(store: Path, text: str, says: str) -> None:
    """Input that is no facts is an error of one line with its place."""
    ran = zgfacts("add", "--store", store, stdin=text)
    assert (ran.out, ran.status) == ("", 2)
    assert ran.err.startswith(f"zgfacts: {says}")
    assert ran.err.count("\n") == 1


def test_dry_run_writes_nothing(store: Path) -> None:
    """`--dry-run` shows what would change."""
    before = store.read_bytes()
    ran = zgfacts("add", "--store", store, "--dry-run", stdin=json.dumps(FACT))
    assert ran == (
        "added facts.zigong-gdp-2025\n",
        "zgfacts: a dry run: nothing was written\n",
        0,
    )
    assert store.read_bytes() == before


def test_an_article_fills_in_positions(store: Path, tmp_path: Path) -> None:
    """With `--source-file`, a new source and its citations need no offsets and no hash."""
    article = tmp_path / "news.txt"
    article.write_text(ARTICLE, "utf-8")
    document = as_store(fact(citations=[{"source": "news", "printed": "1800.5亿元"}]))
    document["sources"] = {"news": {"title": "新闻", "as_of": "2025", "language": "zh"}}
    given = written(tmp_path / "facts.json", document)
    ran = zgfacts("add", given, "--store", store, "--source-file", article)
    assert (ran.err, ran.status) == ("", 0)
    tables = json.loads(store.read_text("utf-8"))
    (citation,) = tables["facts"]["zigong-gdp-2025"]["citations"]
    assert ARTICLE[citation["start"] : citation["end"]] == "1800.5亿元"
    assert tables["sources"]["news"]["length"] == len(ARTICLE)
    proved = zgfacts("check", "--store", store, "--sources", tmp_path, "--json").json["faults"]
    assert {fault["id"] for fault in proved} == {"paper"}


@pytest.mark.parametrize(
    ("printed", "says"),
    [("5.2%", "stands in 2 places, give start and end: "), ("9.9%", "stands nowhere")],
)
def test_an_unclear_position_is_shown(store: Path, tmp_path: Path, printed: str, says: str) -> None:
    """Words that stand in several places, or in none, are said, and nothing is written."""
    article = tmp_path / "news.txt"
    article.write_text(ARTICLE, "utf-8")
    given = json.dumps(fact(citations=[{"source": "paper", "printed": printed}]))
    ran = zgfacts("add", "--store", store, "--source-file", article, stdin=given)
    assert (ran.out, ran.status) == ("", 2)
    assert says in ran.err


def test_an_article_proves_what_is_given(store: Path, tmp_path: Path) -> None:
    """With the article, a citation that does not stand in it, or another file, is refused."""
    tables = small_store()
    article = tmp_path / "paper.txt"
    article.write_text("地区生产总值达到1458.44亿元", "utf-8")
    tables["sources"]["paper"]["sha256"] = sha256(article.read_bytes()).hexdigest()
    written(store, tables)
    ran = zgfacts("add", "--store", store, "--source-file", article, stdin=json.dumps(FACT))
    assert (ran.out, ran.status) == ("", 2)
    assert "“1800.5亿元” does not stand at 10" in ran.err
    other = tmp_path / "other.txt"
    other.write_text("x", "utf-8")
    ran = zgfacts("add", "--store", store, "--source-file", other, stdin=json.dumps(FACT))
    assert (ran.out, ran.status) == ("", 2)
    assert "other.txt is the file of no source here" in ran.err


def test_a_figure_must_be_printed(store: Path) -> None:
    """A value that none of its citations prints is a slip of the hand."""
    ran = zgfacts("add", "--store", store, stdin=json.dumps(fact(value=1800.6)))
    assert (ran.out, ran.status) == ("", 2)
    assert "1800.6 is printed in none of its citations: 1800.5亿元" in ran.err


def test_pinyin_is_proposed(store: Path) -> None:
    """A name without pinyin gets one, which a person is asked to look over."""
    given = json.dumps(fact(name={"zh": "恐龙", "en": "Dinosaurs"}))
    ran = zgfacts("add", "--store", store, stdin=given)
    assert ran.err == "zgfacts: pinyin proposed, look it over: zigong-gdp-2025: 恐龙 kǒng lóng\n"
    assert ran.status == 0


def test_remove_all_or_none(store: Path) -> None:
    """`remove` takes away what is named, unless one of the ids is not held."""
    before = store.read_bytes()
    missed = zgfacts("remove", "zigong-brand", "nope", "--store", store)
    assert (missed.out, missed.status) == ("", 1)
    assert "not known: “nope”" in missed.err
    assert store.read_bytes() == before
    assert zgfacts("remove", "zigong-brand", "--store", store).out == "removed facts.zigong-brand\n"
    assert zgfacts("show", "--store", store, "--json").ids == ["zigong-gdp-2020"]


@pytest.mark.parametrize("command", [["add"], ["remove", "zigong-gdp-2020"], ["check", "--fix"]])
def test_the_bundled_store_is_not_written_to(command: list[str]) -> None:
    """Without a store of one's own, the message says how to make one."""
    ran = zgfacts(*command, stdin=json.dumps(FACT))
    assert (ran.out, ran.status) == ("", 2)
    assert "zgfacts init FILE" in ran.err


@pytest.mark.parametrize(
    ("value", "printed"),
    [(9, "1458.44亿元"), (1548.44, "1458.44亿元"), (3.6, "下降3.6%"), (0, "3.6%"), (2, "第一")],
)
def test_a_value_that_is_not_printed_is_a_fault(tmp_path: Path, value: float, printed: str) -> None:
    """A figure that its own citations do not show is found without the article, note or not."""
    document = small_store()
    fact = document["facts"]["zigong-gdp-2020"]
    fact |= {"value": value, "note": {"zh": "注", "en": "note"}}
    fact["citations"][0] |= {"printed": printed, "end": 10 + len(printed)}
    ran = zgfacts("check", "--store", written(tmp_path / "own.json", document))
    assert (ran.err, ran.status) == ("", 1)
    assert "facts.zigong-gdp-2020.value" in ran.out


@pytest.mark.parametrize(
    ("value", "printed"),
    [(1458.44, "1458.44亿元"), (-3.6, "下降3.6%"), (0, "无新增"), (1, "第一"), (2000, "两千年")],
)
def test_a_value_that_is_printed_is_sound(tmp_path: Path, value: float, printed: str) -> None:
    """Digits, numerals, a fall and a nothing show their figure."""
    document = small_store()
    document["facts"]["zigong-gdp-2020"] |= {"value": value}
    citation = document["facts"]["zigong-gdp-2020"]["citations"][0]
    citation |= {"printed": printed, "end": 10 + len(printed)}
    ran = zgfacts("check", "--store", written(tmp_path / "own.json", document))
    assert (ran.err, ran.status) == ("", 0)


def test_the_examples_are_taken(tmp_path: Path) -> None:
    """`add --example` is input that `add` takes, with a fact of each kind."""
    out = zgfacts("add", "--example").out
    assert out == templates()
    article = tmp_path / "article.txt"
    article.write_text("… 12.5亿元 4.2% 第1", "utf-8")
    path = tmp_path / "my.json"
    zgfacts("init", path, "--empty")
    ran = zgfacts("add", "--store", path, "--source-file", article, stdin=out)
    assert ran.status == 0
    kinds = {each["kind"] for each in zgfacts("show", "--store", path, "--json").json}
    assert len(kinds) == 9


def test_links_are_followed_and_the_mode_kept(store: Path, tmp_path: Path) -> None:
    """Writing through a link changes the file behind it, which keeps its mode."""
    store.chmod(0o640)
    link = tmp_path / "link.json"
    link.symlink_to(store)
    assert zgfacts("add", "--store", link, stdin=json.dumps(FACT)).status == 0
    assert link.is_symlink()
    assert store.stat().st_mode & 0o777 == 0o640
    assert "zigong-gdp-2025" in store.read_text("utf-8")


def test_stale_temporary_files_are_swept(store: Path) -> None:
    """What an interrupted writer left is gone after the next write."""
    stale = store.with_name(f".{store.name}.abc.zgfacts-tmp")
    stale.write_text("half", "utf-8")
    zgfacts("add", "--store", store, stdin=json.dumps(FACT))
    assert not stale.exists()


def test_fix_puts_layout_and_moved_citations_right(store: Path, tmp_path: Path) -> None:
    """`check --fix` rewrites the layout and moves a citation to the one place it stands at."""
    (tmp_path / "paper.txt").write_text("地区生产总值达到1458.44亿元，盐都", "utf-8")
    store.write_text(json.dumps(small_store()), "utf-8")
    ran = zgfacts("check", "--store", store, "--sources", tmp_path, "--fix", "--json")
    assert {fault["code"] for fault in ran.json["faults"]} == {"article-changed", "length"}
    assert "citation moved to its place: zigong-gdp-2020" in ran.err
    (citation,) = json.loads(store.read_text("utf-8"))["facts"]["zigong-gdp-2020"]["citations"]
    assert (citation["start"], citation["end"]) == (8, 17)


def test_faults_name_their_line(store: Path) -> None:
    """A fault of `check` names the line of the file at which its field stands."""
    tables = small_store()
    tables["facts"]["zigong-gdp-2020"]["kind"] = "levels"
    written(store, tables)
    (fault,) = zgfacts("check", "--store", store, "--json").json["faults"]
    line = store.read_text("utf-8").splitlines()[fault["line"] - 1]
    assert '"kind": "levels"' in line


def test_only_cited_articles_are_wanted(tmp_path: Path) -> None:
    """`check --sources` looks for the articles that facts cite, names them, and no other."""
    article = "前" * 10 + "1458.44亿元" + "后"
    document = small_store()
    del document["facts"]["zigong-brand"]
    record = {"length": len(article), "sha256": sha256(article.encode()).hexdigest()}
    document["sources"]["paper"] |= record
    document["sources"]["unused"] = document["sources"]["paper"] | {"file": "unused.txt"}
    path = tmp_path / "my.json"
    path.write_bytes(canonical({table: document[table] for table in TABLES}))
    missing = zgfacts("check", "--store", path, "--sources", tmp_path)
    assert (missing.err, missing.status) == ("", 1)
    file = tmp_path / "paper.txt"
    assert f"{file}: no such file; citations of this article: 1" in missing.out
    assert "unused.txt" not in missing.out
    file.write_text(article, "utf-8")
    sound = zgfacts("check", "--store", path, "--sources", tmp_path)
    proved = "facts: 1, citations: 1, all proved against paper.txt"
    assert sound == (f"{path}: no faults; {proved}\n", "", 0)
    report = zgfacts("check", "--store", path, "--sources", tmp_path, "--json").json
    assert (report["articles"], report["proved"]) == (["paper.txt"], 1)


def test_a_store_without_facts_wants_no_article(tmp_path: Path) -> None:
    """An empty store has nothing to prove, and says so."""
    path = tmp_path / "my.json"
    assert zgfacts("init", path, "--empty").status == 0
    ran = zgfacts("check", "--store", path, "--sources", tmp_path)
    proved = "facts: 0, citations: 0, all proved against no article"
    assert ran == (f"{path}: no faults; {proved}\n", "", 0)
