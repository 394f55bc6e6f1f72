"""Citations by independent readers, passages in the reader's copy, charts as text and picture."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import bibtexparser
import pytest

from tests.helpers import SOURCES, needs_sources, small_store, written, zgfacts
from zgfacts import FactStore

STORE = FactStore.open()
TITLE = "加快推动全域发展 2017年自流井区交出满意“成绩单”"
SIGNING = "ziliujing-signing-nanning-2017"


@pytest.mark.parametrize(
    ("arguments", "out"),
    [
        (
            ["--style", "gbt7714", "--lang", "zh"],
            f"刘恪生. {TITLE}[N]. 华西城市读本, [日期不详]: 第622–627字.\n",
        ),
        (
            ["--style", "text", "--lang", "zh"],
            f"自流井区南宁招商引资推介会签约：152亿元。《{TITLE}》，刘恪生，华西城市读本[日期不详]，第622–627字“152亿元”。\n",
        ),
    ],
)
def test_cited_in_words(arguments: list[str], out: str) -> None:
    """A citation names author, title, paper, the unknown date, and where the figure stands."""
    assert zgfacts("cite", SIGNING, *arguments) == (out, "", 0)


def test_bibtex_is_read_by_another() -> None:
    """Every fact's BibTeX is parsed by an independent reader, an entry for each source."""
    ran = zgfacts("cite", *(fact.id for fact in STORE), "--style", "bibtex")
    entries = bibtexparser.loads(ran.out).entries
    assert (ran.err, ran.status) == ("", 0)
    expected = sum(len({each.source.id for each in fact.citations}) for fact in STORE)
    assert len(entries) == len({entry["ID"] for entry in entries}) == expected
    assert all(entry["title"].strip("{}") for entry in entries)


def test_csl_json_has_what_the_standard_asks_for() -> None:
    """CSL-JSON items have id and type, names as literals, and only the standard's variables."""
    items = zgfacts("cite", SIGNING, "zigong-gdp-2020", "--style", "csl-json").json
    known = {"id", "type", "title", "language", "note", "author", "container-title", "issued"}
    assert [item["id"] for item in items] == [SIGNING, "zigong-gdp-2020"]
    assert all(set(item) <= known for item in items)
    assert {item["type"] for item in items} == {"article-newspaper"}
    assert items[0]["author"] == [{"literal": "刘恪生"}]


def test_an_unknown_id_is_a_miss() -> None:
    """An id that no fact has gives nothing, status 1, and is named."""
    ran = zgfacts("cite", "zigong-gdp-2021")
    assert ran == ("", "zgfacts: not known: “zigong-gdp-2021”\n", 1)


@needs_sources
def test_the_passage_is_marked() -> None:
    """With the articles, the words around the figure, and the figure marked."""
    ran = zgfacts("cite", "zigong-gdp-2020", "--sources", SOURCES)
    assert (ran.err, ran.status) == ("", 0)
    assert "【1458.44亿元】" in ran.out


def test_a_copy_that_differs_is_said(tmp_path: Path) -> None:
    """A copy that is not the cited file is said, and a figure that is not there."""
    store = written(tmp_path / "my.json", small_store())
    copy = tmp_path / "paper.txt"
    copy.write_text("x" * 10 + "1458.44亿元", "utf-8")
    ran = zgfacts("cite", "zigong-gdp-2020", "--store", store, "--sources", tmp_path)
    assert ran.status == 0
    assert "【1458.44亿元】" in ran.out
    assert f"{copy} is not the file that is cited" in ran.err
    copy.write_text("y" * 40, "utf-8")
    moved = zgfacts("cite", "zigong-gdp-2020", "--store", store, "--sources", tmp_path)
    assert (moved.out, moved.status) == ("", 1)
    assert "characters 10–19 are not “1458.44亿元”" in moved.err


def test_a_chart_of_rates() -> None:
    """Rates stand on one scale, each with its sign; what falls is left of what rises."""
    ran = zgfacts("chart", "growth", "2020")
    lines = {line[:20].strip(): line for line in ran.out.splitlines()}
    assert (ran.err, ran.status) == ("", 0)
    assert "-3.6%" in lines["First-quarter GDP gr"]
    falls, rises = lines["First-quarter GDP gr"], lines["GDP growth"]
    assert falls.index("█") < rises.index("█")
    assert "growth in percentage points (1)" in ran.out


def test_a_chart_of_signings_runs_along_time() -> None:
    """Signings stand in the order of their days, with their amounts."""
    out = zgfacts("chart", "signings", "2017", "--lang", "zh").out
    days = [out.index(day) for day in ("2017-04-13", "2017-05-07", "2017-07-15", "2017-12-07")]
    assert days == sorted(days)
    assert "172.8亿元" in out


def test_amounts_of_different_units_are_not_mixed() -> None:
    """Each unit has a scale, and a heading, of its own."""
    out = zgfacts("chart", "level", "2020").out
    headings = [line for line in out.splitlines() if line.startswith("level in ")]
    assert len(headings) == len(set(headings)) > 3


@pytest.mark.parametrize("arguments", [["brand"], ["brand", "--svg", "x.svg"]])
def test_names_cannot_be_drawn(arguments: list[str]) -> None:
    """Where no fact has a value there is no chart, and no file."""
    ran = zgfacts("chart", *arguments)
    assert ran == ("", "zgfacts: no values to draw\n", 1)
    assert not Path("x.svg").exists()


def test_a_picture_is_drawn_to_scale(tmp_path: Path) -> None:
    """In the SVG, a bar is as long as its value; a target is outlined, not filled."""
    path = tmp_path / "growth.svg"
    ran = zgfacts("chart", "growth", "--lang", "zh", "--svg", path)
    assert (ran.out, ran.status) == ("", 0)
    space = "{http://www.w3.org/2000/svg}"
    root = ET.fromstring(path.read_text("utf-8"))  # noqa: S314 - it is our own
    bars = [each for each in root.iter(f"{space}rect") if each.get("stroke")]
    rates = [
        fact
        for fact in json.loads(zgfacts("show", "growth", "--json").out)
        if fact["base_unit"] == "percent"
    ]
    longest = max(rates, key=lambda fact: fact["value"])
    shortest = min(rates, key=lambda fact: abs(fact["value"]))
    widths = sorted(float(bar.get("width") or 0) for bar in bars[: len(rates)])
    ratio = longest["value"] / abs(shortest["value"])
    assert widths[-1] / widths[0] == pytest.approx(ratio, rel=0.02)
    dashed = [bar for bar in bars if bar.get("stroke-dasharray")]
    assert len(dashed) == sum(fact["status"] == "target" for fact in rates)
    assert "自流井区" in "".join(root.itertext())
