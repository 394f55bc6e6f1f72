"""Charts as text and as a picture."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.helpers import zgfacts


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
