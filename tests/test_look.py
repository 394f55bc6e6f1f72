"""What people look at: sentences, tables, the sheet, charts, the first screen, the pictures.

Cases: every fact as a sentence in either language; related facts; tables at 40
to 200 columns, with and without colour, in ASCII; what is listened to; the
commands of the first screen; the README's pictures.
"""

from __future__ import annotations

import itertools
import re
import shlex
import subprocess
import sys
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from tests.helpers import ROOT, environment, small_store, written, zgfacts
from zgfacts import Fact, FactStore
from zgfacts.context import Context, only_ascii
from zgfacts.model import BASES, KINDS, STATUSES, Period
from zgfacts.related import related
from zgfacts.render.charts import chart_text
from zgfacts.render.columns import total_of
from zgfacts.render.output import Output, render
from zgfacts.render.statement import statement
from zgfacts.render.svg import chart_svg

STORE = FactStore.open()
FACTS = list(STORE)
LANGS = ("zh", "en")
WIDTHS = (40, 60, 80, 120, 200)


def context(lang: str = "en", width: int | None = 80, **changes: Any) -> Context:
    """A terminal without colour."""
    return Context(lang, terminal=True, width=width, color=False)._replace(**changes)


def of_kind(kind: str, year: str = "") -> list[Fact]:
    """The facts of a kind, in a year."""
    return [
        fact
        for fact in FACTS
        if fact.kind == kind and (fact.period.text if fact.period else "").startswith(year)
    ]


def table(facts: list[Fact], where: Context) -> str:
    """The facts as a table, or one as a sheet."""
    return "".join(render(facts, Output(), where, lambda _: FACTS))


@cache
def everything(lang: str, width: int | None, *, ascii_: bool = False) -> str:
    """Every fact as tables and as charts."""
    where = context(lang, width, ascii=ascii_)
    return table(FACTS, where) + chart_text(FACTS, where)


SAID = [
    (
        "zigong-gdp-2020",
        "自贡市2020年地区生产总值为1458.44亿元。",
        "GDP in Zigong came to 145.844 billion yuan in 2020.",
    ),
    (
        "zigong-gdp-growth-2020-q1",
        "自贡市2020年第一季度地区生产总值同比下降3.6%。",
        "GDP in Zigong fell by 3.6% year on year in the first quarter of 2020.",
    ),
    (
        "zigong-gdp-growth-above-national-2020",
        "自贡市2020年地区生产总值增速比全国高1.6个百分点。",
        "GDP in Zigong grew 1.6 percentage points faster than the nation as a whole in 2020.",
    ),
    # Named after the tertiary sector, measured by an indicator of another name.
    (
        "zigong-tertiary-value-added-growth-2020",
        "自贡市2020年第三产业增加值增速为2.4%（同比）。",
        "Tertiary industry value-added growth in Zigong came to 2.4% on the year before in 2020.",
    ),
    (
        "ziliujing-gdp-growth-2017",
        "自流井区2017年地区生产总值同比增长6%以上。",
        "GDP in Ziliujing grew by at least 6% year on year in 2017.",
    ),
    (
        "ziliujing-gdp-growth-2018-target",
        "自流井区2018年地区生产总值的目标是同比增长6.0%。",
        "GDP in Ziliujing should grow by 6.0% year on year in 2018; this is a target.",
    ),
    (
        "ziliujing-signing-nanning-2017",
        "自流井区2017年4月13日在南宁市签约152亿元（8家）。",
        (
            "Deals worth 15.2 billion yuan (8 companies) were signed for Ziliujing in Nanning"
            " on 13 April 2017."
        ),
    ),
    (
        "zigong-no-new-covid-cases-since-2020-01-31",
        "自贡市2020年1月31日至2021年1月22日新增确诊病例数为0例。",
        (
            "New confirmed COVID-19 cases in Zigong came to 0 cases"
            " from 31 January 2020 to 22 January 2021."
        ),
    ),
    (
        "zigong-brand-dinosaur-town",
        "“恐龙之乡”是自贡市的一张名片（未注明时间；来源报道的是2020年的情况）。",
        "“Home of Dinosaurs” is a name given to Zigong (undated; the source reports on 2020).",
    ),
    (
        "chuannan-second-growth-pole-target",
        (
            "川南经济区的目标是在全省居第2位：“全省第二经济增长极”"
            "（未注明时间；来源报道的是2020年的情况）。"
        ),
        (
            "The South Sichuan Economic Zone should rank No. 2 in the province:"
            " “Second economic growth pole of the province”; this is a target"
            " (undated; the source reports on 2020)."
        ),
    ),
]


@pytest.mark.parametrize(("id_", "chinese", "english"), SAID, ids=[case[0] for case in SAID])
def test_a_fact_is_a_sentence(id_: str, chinese: str, english: str) -> None:
    """The sentence has place, time, figure, bound, basis and status, in either language."""
    assert statement(STORE[id_], "zh") == chinese
    assert statement(STORE[id_], "en") == english


GAP = re.compile(r"  |[{}]|None|[(（] |(\b[a-z]+\b) \1\b|。.|[“”]{2}")


@pytest.mark.parametrize("lang", LANGS)
def test_every_fact_is_one_sentence(lang: str) -> None:
    """No gap, no doubled word, no field left; its figure, if it is aimed at, if it is undated."""
    aims = ("目标", "计划", "规划", "争取") if lang == "zh" else ("target", "aim", "plan")
    for fact in FACTS:
        said = statement(fact, lang)
        assert said.endswith("。" if lang == "zh" else ".")
        assert not GAP.search(said), said
        assert said[0] == said[0].upper()
        assert fact.value is None or re.search(r"\d", said), said
        assert fact.status == "actual" or any(word in said for word in aims), said
        assert ("undated" in said or "未注明" in said) == (fact.period is None), said


@pytest.mark.parametrize("lang", LANGS)
def test_any_record_makes_a_sentence(lang: str) -> None:
    """Every kind, aimed at or not, with any basis, bound and sign, or no figure, has a template."""
    shapes = itertools.product(
        KINDS, STATUSES, (None, *BASES), (None, "at_most", "about"), (None, -2, 0, 3)
    )
    one = STORE["zigong-gdp-growth-2020"]
    for kind, status, basis, bound, value in shapes:
        fact = one._replace(kind=kind, status=status, basis=basis, bound=bound, value=value)
        for each in (fact, fact._replace(indicator=None, period=None)):
            assert not GAP.search(statement(each, lang)), statement(each, lang)


def test_a_rate_that_stays_is_said_to() -> None:
    """No growth is no change, and half a point below the nation is slower."""
    still = STORE["zigong-gdp-growth-2020"]._replace(value=0)
    assert statement(still, "en") == "GDP in Zigong did not change year on year in 2020."
    assert statement(still, "zh") == "自贡市2020年地区生产总值同比持平。"
    slower = STORE["zigong-gdp-growth-above-national-2020"]._replace(value=Decimal("-0.5"))
    assert "0.5 percentage points more slowly than the nation" in statement(slower, "en")


RELATED = [
    ("zigong-gdp-2020", {"zigong-gdp-growth-2020", "zigong-gdp-growth-2020-q1"}),
    ("ziliujing-gdp-growth-2017", {"ziliujing-gdp-growth-2018-target"}),
    ("zigong-brand-dinosaur-town", {"zigong-brand-lantern-city", "zigong-brand-home-of-fine-food"}),
    ("zigong-event-salt-expo-2017", {"ziliujing-signing-salt-expo-2017"}),
    ("ziliujing-signing-nanning-2017", {"ziliujing-signing-hangzhou-2017"}),
]


@pytest.mark.parametrize(("id_", "near"), RELATED, ids=[case[0] for case in RELATED])
def test_related_facts(id_: str, near: set[str]) -> None:
    """The same indicator, the same event, or a neighbour of the same kind in the same text."""
    assert near <= {fact.id for fact in related(STORE[id_], FACTS)}


def test_related_facts_are_few_and_always_the_same() -> None:
    """At most five, never the fact itself, whatever order the store is read in."""
    for fact in FACTS:
        found = related(fact, FACTS)
        assert found == related(fact, reversed(FACTS)), fact.id
        assert len(found) <= 5
        assert fact not in found


def test_what_has_nothing_in_common_is_not_related() -> None:
    """Another kind of another indicator, or another place, is not offered."""
    brand, gdp = STORE["zigong-brand-dinosaur-town"], STORE["ziliujing-gdp-growth-2017"]
    assert related(brand, [brand, gdp]) == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_terminal(lang: str, width: int) -> None:
    """At 40 to 200 columns every line of tables and charts fits."""
    for line in everything(lang, width).splitlines():
        assert cell_len(line) <= width, line


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_no_id_is_broken(width: int) -> None:
    """From 60 columns on an id stands on one line, to be selected with the mouse."""
    out = everything("en", width)
    assert [fact.id for fact in FACTS if not re.search(rf"(?m)(^| ){fact.id}( |$)", out)] == []


@pytest.mark.parametrize("width", [60, 80, 120, 200, None])
def test_a_table_of_signings_has_all_that_matters(width: int | None) -> None:
    """Date, who signs, where, how many deals and the amount; below them the sum."""
    out = table(of_kind("signing", "2017"), context("en", width))
    for words in ("2017-04-13", "Ziliujing", "Nanning", "8 companies", "15.2 billion yuan"):
        assert words in out
    assert out.rstrip().endswith("5 of these have an amount, together 65.745 billion yuan")


def test_one_signing_is_not_signings() -> None:
    """The sum below a single amount speaks of one."""
    only = [STORE["ziliujing-signing-nanning-2017"]]
    assert total_of(only, "en") == "1 signing with an amount: 15.2 billion yuan"
    assert total_of(only, "zh") == "1次签约有金额：152亿元"


@pytest.mark.parametrize("width", [60, 80, 200, None])
def test_decimal_points_stand_below_one_another(width: int | None) -> None:
    """In a column of figures each point, or the end of a whole number, is in one place."""
    out = table(of_kind("signing", "2017"), context("en", width))
    places = {
        found.start(1)
        for line in out.splitlines()
        if (found := re.search(r"\d((?:\.\d+)? billion yuan)", line)) and "together" not in line
    }
    assert len(places) == 1


def test_what_all_share_is_said_once() -> None:
    """Where there is no room for all columns, what is the same for all stands above them."""
    facts = [fact for fact in of_kind("growth", "2018") if fact.place.id == "ziliujing"]
    narrow, wide = table(facts, context("en", 80)), table(facts, context("en", None))
    assert narrow.splitlines()[0] == "growth (5) · 2018 · Ziliujing · on the year before"
    assert narrow.count("on the year before") == 1
    assert wide.count("on the year before") == len(facts)


def test_many_kinds_are_counted() -> None:
    """Below tables of several kinds stands how many facts there are of each."""
    last = table(of_kind("growth") + of_kind("signing"), context()).splitlines()[-1]
    assert last == "24 facts: 17 growth, 7 signing"
    assert "facts:" not in table(of_kind("growth"), context())


def test_brands_have_all_their_names() -> None:
    """Chinese, pinyin, English, since when, and which are aims."""
    out = table(of_kind("brand"), context("en", None))
    assert re.search(r"千年盐都 +Qiānnián Yándū +Thousand-Year Salt Capital +undated", out)
    assert re.search(r"Modern industrial city +undated +Zigong +target", out)


SIGNS = ["≥ +20%", "+6.0% target", "-3.6%"]


@pytest.mark.parametrize("width", [60, 80, 200])
def test_nothing_is_said_by_colour_alone(width: int) -> None:
    """With colour the words are the same as without; a target and a fall have theirs."""
    colourful = table(of_kind("growth"), context("en", width, color=True))
    plain = table(of_kind("growth"), context("en", width))
    assert "\x1b[35m" in colourful
    assert re.sub(r"\x1b\[[\d;]*m", "", colourful) == plain
    assert all(sign in plain for sign in SIGNS)


ASCII_CASES = [
    ({}, True, False),
    ({"LANG": "C.UTF-8"}, True, False),
    ({"LANG": "zh_CN.utf8"}, True, False),
    ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, True, True),
    ({"LANG": "POSIX"}, False, True),
    ({"LANG": "zh_CN.GBK"}, True, True),
    ({"LC_ALL": "", "LC_CTYPE": "en_US.UTF-8", "LANG": "C"}, True, False),
    ({"TERM": "dumb", "LANG": "C.UTF-8"}, True, True),
    ({"TERM": "dumb", "LANG": "C.UTF-8"}, False, False),
]


@pytest.mark.parametrize(("env", "terminal", "ascii_"), ASCII_CASES)
def test_where_lines_are_ascii(env: dict[str, str], terminal: bool, ascii_: bool) -> None:
    """The locale's character set decides, and a terminal that can do nothing."""
    assert only_ascii(env, terminal=terminal) is ascii_


@pytest.mark.parametrize("width", [60, 80, 200])
def test_ascii_draws_no_lines_in_unicode(width: int) -> None:
    """In ASCII there are no boxes, blocks or signs; the facts are what they were."""
    out = everything("zh", width, ascii_=True)
    drawn = set("─│━█▏▎▍▌▋▊▉░●→←≥≤≈")
    assert not drawn & set(out)
    assert drawn & set(everything("zh", width))
    assert ">= 100亿元" in out
    assert "-" * 20 in out
    assert "|###" in out


def test_a_process_under_c_draws_in_ascii() -> None:
    """LC_ALL=C reaches tables and charts of a real run."""
    ran = zgfacts("chart", "growth", "2018", LC_ALL="C")
    assert (ran.err, ran.status) == ("", 0)
    assert "|.." in ran.out
    assert "+6.0% target" in ran.out


@pytest.mark.parametrize("lang", LANGS)
def test_a_sheet_begins_with_the_figure(lang: str) -> None:
    """The figure, the name, the sentence; then names, source and position, note, related."""
    fact = STORE["zigong-gdp-growth-2020"]
    out = table([fact], context(lang))
    lines = out.splitlines()
    assert lines[:4] == ["+3.9%", fact.name.in_(lang), "", statement(fact, lang)]
    for words in (fact.name.pinyin, "3279–3283", fact.id, "zigong-gdp-growth-2020-q1"):
        assert words in out
    assert fact.note
    assert "".join(fact.note.in_(lang).split())[:20] in "".join(out.split())


def test_a_sheet_of_a_name_begins_with_the_name() -> None:
    """What has no figure is headed by its name, and a target by no word but its name."""
    fact = STORE["zigong-brand-modern-industrial-city-target"]
    assert table([fact], context()).splitlines()[0] == "Modern industrial city"


def test_a_sheet_in_a_process_has_related_facts() -> None:
    """`show` and `search` both give a sheet the store's other facts."""
    for arguments in (["show", "zigong-gdp-2020"], ["search", "GDP 2020", "-n", "1"]):
        ran = zgfacts(*arguments)
        assert ran.status == 0
        assert "zigong-gdp-growth-2020-q1" in ran.out.partition("Related")[2]


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_listened_to(lang: str) -> None:
    """One line a field, in one language's words, first the sentence; no sign stands for a word."""
    out = "".join(render(FACTS, Output("plain"), context(lang)))
    blocks = out.split("\n\n")
    assert len(blocks) == len(FACTS)
    for fact, block in zip(FACTS, blocks, strict=True):
        lines = block.strip().split("\n")
        assert lines[0].endswith(statement(fact, lang))
        assert all(re.match(r"[A-Z][\w ]+: |[\u4e00-\u9fff]+：", line) for line in lines)
    assert not set("≥≤≈·│") & set(re.sub(r"(?m)^(Event|事件|Source|来源|Name|名称).*", "", out))
    figure = {"zh": "数值：负3.6%", "en": "Figure: minus 3.6%"}[lang]
    assert figure in out


def test_named_fields_are_listened_to_as_scripts_see_them() -> None:
    """With `--fields` the plain format keeps the fields' own names and values."""
    ran = zgfacts("show", "zigong-gdp-2020", "--format", "plain", "--fields", "value,unit.zh,basis")
    assert ran == ("value: 1458.44\nunit.zh: 亿元\n", "", 0)


def bars(facts: list[Fact], where: Context) -> dict[str, str]:
    """The lines of a chart by the figure at their end."""
    return {line.split("  ")[-1].strip(): line for line in chart_text(facts, where).splitlines()}


def test_bars_stand_around_zero() -> None:
    """A fall is left of the axis, a rise right of it, each as long as its value."""
    lines = bars(of_kind("growth", "2020"), context())
    axis = {line.index("│") for figure, line in lines.items() if figure.endswith("%")}
    assert len(axis) == 1
    fall, rise = lines["-3.6%"], lines["+3.9%"]
    assert "█│" in fall
    assert "│█" not in fall
    assert "│█" in rise
    assert fall.count("█") == pytest.approx(rise.count("█") * 3.6 / 3.9, abs=1)


@pytest.mark.parametrize(("kind", "year"), [("growth", "2020"), ("growth", ""), ("signing", "")])
def test_no_bar_is_longer_than_its_column(kind: str, year: str) -> None:
    """At any width a bar stays on the line of its axis."""
    for width in range(50, 201, 2):
        out = chart_text(of_kind(kind, year), context("zh", width))
        for line in out.splitlines():
            assert not set(line) & set("█▏▎▍▌▋▊▉░") or "│" in line or "目标" in line, (width, line)


def test_targets_and_bounds_are_marked_on_the_bar() -> None:
    """A target's bar has another pattern, a bound's bar an arrow; a legend says what they mean."""
    out = chart_text(of_kind("growth"), context("en", 120))
    for line in out.splitlines():
        assert ("│░" in line) == ("target" in line and "%" in line)
        assert ("→" in line) == ("≥" in line or "at least" in line)
    assert "██ actual  ░░ target  → at least" in out


def test_signings_stand_along_time() -> None:
    """On a timeline each day is right of the one before; a signing without amount is there."""
    out = chart_text(of_kind("signing", "2017"), context("en", 120))
    days = [line.index("●") for line in out.splitlines() if "●" in line]
    assert len(days) == 5
    assert days == sorted(set(days))
    assert re.search(r"Silk Road.*2017-01-16|2017-01-16", out)
    assert re.search(r"2017-01 +2017-12", out)
    assert re.search(r"2017-09 +·+━+·+", out)
    assert "together 65.745 billion yuan" in out


def test_a_timeline_reaches_to_the_end_of_time() -> None:
    """The last day of any calendar has its place on a timeline, and in a picture."""
    far = STORE["ziliujing-signing-nanning-2017"]._replace(period=Period.parse("9999-12-31"))
    assert "●" in chart_text([far], context())
    assert "<circle" in chart_svg([far], "en")


def test_only_amounts_are_drawn() -> None:
    """The number in a programme's name, or a rank, is no bar."""
    assert chart_text(of_kind("rank") + of_kind("policy"), context()) == ""


@pytest.mark.parametrize("lang", LANGS)
def test_a_picture_loads_nothing(lang: str) -> None:
    """The SVG is well-formed, names its language, and refers to no host."""
    from xml.etree import ElementTree as ET

    text = chart_svg(FACTS, lang)
    root = ET.fromstring(text)  # noqa: S314 - it is our own
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") in ("zh-Hans", "en")
    assert set(re.findall(r"https?://[^\"'\s]+", text)) == {"http://www.w3.org/2000/svg"}
    assert "url(" not in text
    dashed = sum("stroke-dasharray" in line for line in text.splitlines())
    aimed = [fact for fact in FACTS if fact.status == "target" and fact.value]
    assert dashed == sum(fact.kind in ("level", "growth", "signing") for fact in aimed)


def commands(out: str) -> list[list[str]]:
    """The commands that a first screen offers, as arguments."""
    found = re.findall(r"^  zgfacts (.*?)(?:  |$)", out, re.MULTILINE)
    return [shlex.split(command) for command in found]


def test_the_first_screen_is_short_and_true(tmp_path: Path) -> None:
    """About ten lines, in which every command finds something, in a store of one's own too."""
    mine = written(tmp_path / "my.json", small_store())
    for store in ([], ["--store", str(mine)]):
        ran = zgfacts(*store)
        assert (ran.err, ran.status) == ("", 0)
        assert len(ran.out.splitlines()) <= 13
        offered = commands(ran.out)
        assert len(offered) >= 5
        for arguments in offered:
            done = zgfacts(*store, *arguments)
            assert (done.err, done.status) == ("", 0), arguments


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_the_pictures_are_true() -> None:
    """The README's pictures show what zgfacts prints now, and load nothing from a host."""
    done = subprocess.run(
        [sys.executable, "tools/make_pictures.py", "--check"],
        capture_output=True,
        text=True,
        env=environment(),
        cwd=ROOT,
        check=False,
    )
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)
    pictures = list((ROOT / "docs" / "pictures").glob("*.svg"))
    assert pictures
    for picture in pictures:
        text = picture.read_text("utf-8")
        assert set(re.findall(r"https?://[^\"'\s]+", text)) == {"http://www.w3.org/2000/svg"}
        assert "url(" not in text


def test_the_readme_shows_pictures_that_are_there() -> None:
    """Each picture that the README names exists, and says in words what is on it."""
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = re.findall(r"!\[([^\]]+)\]\((docs/pictures/[^)]+)\)", readme)
    assert {name for _, name in shown} == {
        str(path.relative_to(ROOT)) for path in (ROOT / "docs" / "pictures").glob("*.svg")
    }
    assert all(len(words) > 20 for words, _ in shown)
