"""The bundled facts: complete, resolved, proved.

Cases: the check with and without the articles, each number of the articles,
the headline figures, coverage by kind, JSON Schema of the file.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal

import jsonschema
import pytest

from tests.helpers import FACTS, ROOT, SOURCES, needs_sources, zgfacts
from zgfacts import FactStore
from zgfacts.model import KINDS, Fact, Source
from zgfacts.schema import store_schema

STORE = FactStore.open()
LEFT_OUT = json.loads((ROOT / "tests" / "numbers_left_out.json").read_text("utf-8"))

#: id, value, unit, bound, basis, status, period; by a reading of the articles.
FIGURES = [
    ("zigong-gdp-2020", "1458.44", "cny-yi", "exact", None, "actual", "2020"),
    ("zigong-gdp-growth-2020", "3.9", "percent", "exact", "yoy", "actual", "2020"),
    ("zigong-gdp-growth-2020-q1", "-3.6", "percent", "exact", "yoy", "actual", "2020-Q1"),
    ("zigong-foreign-trade-growth-2020", "3.2", "percent", "exact", "yoy", "actual", "2020"),
    ("zigong-primary-value-added-growth-2020", "5.6", "percent", "exact", "yoy", "actual", "2020"),
    ("ziliujing-gdp-growth-2018-target", "6.0", "percent", "exact", "yoy", "target", "2018"),
    ("ziliujing-services-growth-2018-target", "10.5", "percent", "exact", "yoy", "target", "2018"),
    ("ziliujing-signing-nanning-2017", "152", "cny-yi", "exact", None, "actual", "2017-04-13"),
    ("ziliujing-signing-hangzhou-2017", "137", "cny-yi", "exact", None, "actual", "2017-05-07"),
    ("ziliujing-signing-beijing-2017", "135", "cny-yi", "exact", None, "actual", "2017-07-15"),
    ("ziliujing-signing-chengdu-2017", "60.65", "cny-yi", "exact", None, "actual", "2017-09"),
    ("ziliujing-signing-salt-expo-2017", "172.8", "cny-yi", "exact", None, "actual", "2017-12-07"),
    ("ziliujing-outside-funds-in-place-2017", "163", "cny-yi", "exact", None, "actual", "2017"),
]


@pytest.mark.parametrize(
    ("id_", "value", "unit", "bound", "basis", "status", "period"),
    FIGURES,
    ids=[case[0] for case in FIGURES],
)
def test_headline_figures(
    id_: str, value: str, unit: str, bound: str, basis: str | None, status: str, period: str
) -> None:
    """The figures that most people come for are as the articles print them."""
    fact = STORE[id_]
    found = (
        Decimal(fact.value or 0),
        fact.unit and fact.unit.id,
        fact.bound,
        fact.basis,
        fact.status,
        fact.period and fact.period.text,
    )
    assert found == (Decimal(value), unit, bound, basis, status, period)


def test_signings_add_up() -> None:
    """The five amounts signed in 2017 are 657.45亿元 together."""
    amounts = [Decimal(fact.value) for fact in STORE if fact.kind == "signing" and fact.value]
    assert (len(amounts), sum(amounts)) == (5, Decimal("657.45"))


def test_every_kind_is_there() -> None:
    """No kind that the design names is without a fact."""
    assert {fact.kind for fact in STORE} == set(KINDS)


def test_store_is_sound() -> None:
    """`zgfacts check` finds no fault in the bundled store."""
    ran = zgfacts("check")
    assert (ran.err, ran.status) == ("", 0)
    assert "no faults" in ran.out


@needs_sources
def test_every_citation_is_proved() -> None:
    """Each citation stands in its article at its place."""
    ran = zgfacts("check", "--sources", SOURCES, "--json")
    assert (ran.json["faults"], ran.err, ran.status) == ([], "", 0)
    assert ran.json["proved"] == ran.json["citations"] > 400


def test_store_follows_its_schema() -> None:
    """The file is valid by the schema of `zgfacts schema --store-file`."""
    jsonschema.validate(json.loads(FACTS.read_text("utf-8")), store_schema())


@needs_sources
@pytest.mark.parametrize("source", STORE.sources.values(), ids=STORE.sources)
def test_every_number_of_the_article_is_held(source: Source) -> None:
    """Each number of an article is cited by a fact, or is on the list of those left out."""
    text = (SOURCES / source.file).read_text("utf-8")
    cited = [
        range(citation.start, citation.end)
        for fact in STORE
        for citation in fact.citations
        if citation.source.id == source.id
    ]
    left_out = {entry["start"] for entry in LEFT_OUT if entry["source"] == source.id}
    numbers = re.finditer(r"[0-9][0-9,.]*|[一二三四五六七八九十百千万两]+", text)
    missing = [
        (number.start(), number.group())
        for number in numbers
        if number.start() not in left_out
        and not any(number.start() in place or number.end() - 1 in place for place in cited)
    ]
    assert missing == []


def test_numbers_left_out_have_a_reason() -> None:
    """A number is left out for a reason that is written down."""
    assert all(len(entry["reason"]) > 10 for entry in LEFT_OUT)


@pytest.mark.parametrize("fact", STORE, ids=lambda fact: fact.id)
def test_pinyin_fits_the_name(fact: Fact) -> None:
    """Each name's pinyin has one syllable with a vowel for every Chinese character."""
    characters = len(re.findall(r"[\u4e00-\u9fff]", fact.name.zh))
    vowels = "aeiouüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
    latin = re.sub(r"[A-Z]{2,}|[A-Z]\d+", "", fact.name.zh)
    groups = re.findall(f"[{vowels}]+", fact.name.pinyin.lower())
    spare = len(re.findall(f"[{vowels}]+", latin.lower()))
    assert len(groups) <= characters + spare + 3
    assert (
        len(re.findall(r"[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]", fact.name.pinyin.lower())) >= characters * 0.7
    )
