"""Citations as independent readers take them, and passages in the reader's own copy.

Cases: each style in both languages; an author, a paper or a date that is known
or not; the day of reading; hostile titles; every fact of the bundled store; a
copy that is the one cited, moved, without the figure, missing.
"""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import bibtexparser
import pytest

from tests.helpers import SOURCES, here, needs_sources, small_store, written
from zgfacts import FactStore
from zgfacts.model import main_citations

STORE = FactStore.open()
TITLE = "加快推动全域发展 2017年自流井区交出满意“成绩单”"
OTHER = "千年盐都华丽转身 绽放新时代风采"
SIGNING = "ziliujing-signing-nanning-2017"
GDP = "zigong-gdp-2020"

IN_WORDS = [
    (
        [SIGNING, "--style", "gbt7714", "--lang", "zh"],
        f"刘恪生. {TITLE}[N]. 华西城市读本, [日期不详]: 第622–627字.",
    ),
    (
        [SIGNING, "--style", "gbt7714", "--lang", "en"],
        f"刘恪生. {TITLE}[N]. 华西城市读本, [n.d.]: characters 622–627.",
    ),
    (
        [GDP, "--style", "gbt7714", "--lang", "zh"],
        f"{OTHER}[Z]. [出版地不详]: [出版者不详], [日期不详]: 第3264–3273字.",
    ),
    (
        [GDP, "--style", "gbt7714", "--lang", "en", "--accessed", "2024-05-01"],
        f"{OTHER}[Z]. [S.l.]: [s.n.], [n.d.]: characters 3264–3273[2024-05-01].",
    ),
    (
        [SIGNING, "--lang", "zh", "--accessed", "2024-05-01"],
        (
            f"自流井区南宁招商引资推介会签约（2017-04-13）：152亿元。刘恪生：《{TITLE}》，华西城市读本，"
            "[日期不详]，第622–627字“152亿元”，2024-05-01查阅。"
        ),
    ),
    (
        [GDP, "--lang", "en"],
        (
            f"GDP, Zigong, 2020: 145.844 billion yuan. “{OTHER}”, [n.d.], characters 3264–3273: "
            "“1458.44亿元”."
        ),
    ),
    (
        ["zigong-brand-dinosaur-town", "--lang", "en"],
        f"Home of Dinosaurs (恐龙之乡), Zigong. “{OTHER}”, [n.d.], characters 139–143: “恐龙之乡”.",
    ),
    (
        ["ziliujing-gdp-growth-2018-target", "--style", "text", "--lang", "zh"],
        (
            f"自流井区地区生产总值增速（2018）：+6.0% 目标。刘恪生：《{TITLE}》，华西城市读本，"
            "[日期不详]，"
        ),
    ),
]


@pytest.mark.parametrize(("arguments", "line"), IN_WORDS)
def test_cited_in_words(arguments: list[str], line: str) -> None:
    """A line names fact, author, title, paper, the unknown date, and where the figure stands."""
    ran = here("cite", *arguments)
    assert (ran.err, ran.status, ran.out.count("\n")) == ("", 0, 1)
    assert ran.out.startswith(line)


def dated_store(tmp_path: Path, **fields: Any) -> Path:
    """The small store, its source an article of a paper and a day."""
    store = small_store()
    store["sources"]["paper"] |= {
        "publisher": "日报",
        "author": "王二",
        "date": "2021-02-03",
    } | fields
    return written(tmp_path / "dated.json", store)


@pytest.mark.parametrize(
    ("id_", "printed"),
    [
        ("zigong-special-working-groups", "七个"),  # not the 7 of 2月7日
        ("ziliujing-signing-beijing-2017", "135亿元"),
        ("china-cpc-centenary-2021", "100周年"),
        ("zigong-research-topics-2020", "18个"),
    ],
)
def test_what_is_cited_is_the_figure(id_: str, printed: str) -> None:
    """Of several citations the one with the figure proves a fact; a day of a month is none."""
    assert [each.printed for each in main_citations(STORE[id_])] == [printed]


def test_a_dated_article_by_gbt7714(tmp_path: Path) -> None:
    """With author, paper and day: 作者. 题名[N]. 报纸名, 年-月-日."""
    ran = here("cite", GDP, "--style", "gbt7714", "--store", dated_store(tmp_path))
    assert ran == ("王二. 纸[N]. 日报, 2021-02-03: characters 10–19.\n", "", 0)


def test_bibtex_is_read_by_another() -> None:
    """Every fact's BibTeX is parsed by an independent reader, an entry for each source."""
    ran = here("cite", *(fact.id for fact in STORE), "--style", "bibtex")
    entries = bibtexparser.loads(ran.out).entries
    assert (ran.err, ran.status) == ("", 0)
    expected = sum(len({each.source.id for each in fact.citations}) for fact in STORE)
    assert len(entries) == len({entry["ID"] for entry in entries}) == expected
    assert {entry["title"].strip("{}") for entry in entries} == {TITLE, OTHER}


def test_bibtex_has_what_is_known(tmp_path: Path) -> None:
    """A dated article has its day for biblatex and its year for BibTeX; reading has its day."""
    store = dated_store(tmp_path)
    ran = here("cite", GDP, "--style", "bibtex", "--store", store, "--accessed", "2024-05-01")
    (entry,) = bibtexparser.loads(ran.out).entries
    assert (ran.err, ran.status, entry["ENTRYTYPE"]) == ("", 0, "article")
    assert (entry["date"], entry["year"], entry["urldate"]) == ("2021-02-03", "2021", "2024-05-01")
    assert (entry["author"], entry["journal"]) == ("{王二}", "日报")
    assert entry["note"] == "characters 10–19: 1458.44亿元"


@pytest.mark.parametrize("title", ["a } b", "{ {", "50% & $1_000 #1", "~^\\", "\\", 'say "x"'])
def test_bibtex_holds_any_title(tmp_path: Path, title: str) -> None:
    """Whatever stands in a title, the entry is one entry, with all its fields."""
    ran = here("cite", GDP, "--style", "bibtex", "--store", dated_store(tmp_path, title=title))
    (entry,) = bibtexparser.loads(ran.out).entries
    assert {"title", "author", "journal", "year", "note"} <= set(entry)
    assert ran.out.count("{") == ran.out.count("}")


def rendered(items: list[dict[str, Any]]) -> list[str]:
    """What an independent processor of the Citation Style Language makes of CSL-JSON."""
    with warnings.catch_warnings():
        # It warns of each field that its style, or itself, does not know.
        warnings.simplefilter("ignore")
        from citeproc import (
            Citation,
            CitationItem,
            CitationStylesBibliography,
            CitationStylesStyle,
            formatter,
        )
        from citeproc.source.json import CiteProcJSON

        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        source = CiteProcJSON(items)
        bibliography = CitationStylesBibliography(style, source, formatter.plain)
        for item in items:
            bibliography.register(Citation([CitationItem(item["id"])]))
        return ["".join(map(str, each)) for each in bibliography.bibliography()]


def test_csl_json_is_rendered_by_another(tmp_path: Path) -> None:
    """A processor of CSL makes references of it, with what is known, and "no date" without one."""
    pytest.importorskip("citeproc", reason="no citeproc-py")
    unknown = here("cite", SIGNING, GDP, "--style", "csl-json").json
    dated = here("cite", GDP, "--style", "csl-json", "--store", dated_store(tmp_path)).json
    known = rendered(dated)[0]
    assert all(word in known for word in ("王二", "纸", "日报", "2021"))
    lines = rendered(unknown)
    assert any("刘恪生" in line and TITLE in line and "华西城市读本" in line for line in lines)
    assert any(OTHER in line for line in lines)
    assert all("no date" in line for line in lines)


def test_csl_json_has_what_the_standard_asks_for() -> None:
    """Items have id and type, names as literals, only the standard's variables, parts of dates."""
    ran = here("cite", SIGNING, GDP, "--style", "csl-json", "--accessed", "2024-05-01")
    known = {"id", "type", "title", "language", "note", "author", "container-title", "accessed"}
    assert (ran.err, ran.status) == ("", 0)
    assert [item["id"] for item in ran.json] == [SIGNING, GDP]
    assert all(set(item) <= known for item in ran.json)
    assert [item["type"] for item in ran.json] == ["article-newspaper", "document"]
    assert ran.json[0]["author"] == [{"literal": "刘恪生"}]
    assert ran.json[0]["accessed"] == {"date-parts": [[2024, 5, 1]]}


def test_an_unknown_id_is_a_miss() -> None:
    """An id that no fact has gives nothing, status 1, and is named, with those nearest to it."""
    ran = here("cite", "zigong-gdp-2021", GDP)
    assert (ran.out, ran.status) == ("", 1)
    first, second = ran.err.splitlines()
    assert first == "zgfacts: not known: “zigong-gdp-2021”"
    assert second.startswith("zgfacts: nearest: zigong-gdp-2020, ")
    assert here("cite", "x") == ("", "zgfacts: not known: “x”\n", 1)


@pytest.mark.parametrize("day", ["2024", "2024-05", "2024-02-30", "today", "2024-05-01/2024-05-02"])
def test_the_day_of_reading_is_a_day(day: str) -> None:
    """What is no day is refused."""
    ran = here("cite", GDP, "--accessed", day)
    line = f"zgfacts: --accessed: “{day}” is not a day; write 2024-05-01\n"
    assert ran == ("", line, 2)


@pytest.mark.parametrize("style", ["bibtex", "csl-json"])
def test_passages_do_not_go_into_data(style: str, tmp_path: Path) -> None:
    """A passage would spoil what another program reads: refused."""
    ran = here("cite", GDP, "--style", style, "--sources", tmp_path)
    assert (ran.out, ran.status) == ("", 2)
    assert "go with --style text or gbt7714 only" in ran.err


@needs_sources
def test_every_passage_is_found() -> None:
    """With the articles, each citation of each fact shows its words, marked; nothing is doubted."""
    ran = here("cite", *(fact.id for fact in STORE), "--sources", SOURCES)
    assert (ran.err, ran.status) == ("", 0)
    assert ran.out.count("【") == sum(len(fact.citations) for fact in STORE)
    assert "【1458.44亿元】" in ran.out


def copy_of(tmp_path: Path, text: str) -> list[str | Path]:
    """The arguments that name a store, and a folder with this text as its article."""
    (tmp_path / "paper.txt").write_text(text, "utf-8")
    store = written(tmp_path / "my.json", small_store())
    return ["--store", store, "--sources", tmp_path]


def test_a_copy_that_is_another_file_is_said(tmp_path: Path) -> None:
    """The passage is shown all the same, below its citation, and the doubt on standard error."""
    ran = here("cite", GDP, *copy_of(tmp_path, "前" * 10 + "1458.44亿元" + "后" * 9))
    assert ran.out == (
        "GDP, Zigong, 2020: 145.844 billion yuan. “纸”, [n.d.], characters 10–19: “1458.44亿元”.\n"
        f"  paper, characters 10–19\n  …{'前' * 10}【1458.44亿元】{'后' * 9}…\n"
    )
    copy = tmp_path / "paper.txt"
    assert ran.err == f"zgfacts: {copy} is not the file that is cited (its SHA-256)\n"
    assert ran.status == 0


def test_a_figure_that_has_moved_is_shown_where_it_stands(tmp_path: Path) -> None:
    """In a copy with other line ends, say: the nearest place, and that it is another."""
    text = "1458.44亿元" + "x" * 5 + "1458.44亿元" + "y" * 40 + "1458.44亿元"
    ran = here("cite", GDP, *copy_of(tmp_path, text))
    assert ran.status == 0
    assert "【1458.44亿元】yyy" in ran.out
    assert "“1458.44亿元” stands at 14, not at 10 as cited" in ran.err


def test_a_copy_without_the_figure_is_said(tmp_path: Path) -> None:
    """Where no passage is found there is no output, status 1, and the reason."""
    ran = here("cite", GDP, *copy_of(tmp_path, "y" * 40), "--lang", "zh")
    assert (ran.out, ran.status) == ("", 1)
    assert f"{tmp_path / 'paper.txt'}中没有“1458.44亿元”" in ran.err


def test_a_missing_copy_is_an_error(tmp_path: Path) -> None:
    """Without the article there is nothing to show: its file is named."""
    ran = here("cite", GDP, "--sources", tmp_path)
    file = tmp_path / STORE[GDP].citations[0].source.file
    assert ran == ("", f"zgfacts: {file}: no such file\n", 2)


def test_a_passage_is_marked_without_colour(tmp_path: Path) -> None:
    """In a pipe the mark is a pair of brackets, and no escape."""
    ran = here("cite", GDP, *copy_of(tmp_path, "x" * 10 + "1458.44亿元"))
    assert "\x1b" not in ran.out
    assert "【1458.44亿元】" in ran.out
