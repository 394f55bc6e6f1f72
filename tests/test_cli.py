"""The command line as its users meet it: out, err and exit status of each.

Cases: the searches and selections of the README, filters, formats, fields,
misses that explain themselves, languages, help, usage errors, closed pipe,
full disk.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.helpers import ROOT, environment, zgfacts
from zgfacts.schema import fact_schema

FOUND = [
    (["search", "恐龙"], "zigong-brand-dinosaur-town"),
    (["search", "GDP 2020"], "zigong-gdp-2020"),
    (["search", "GDP", "growth", "2020"], "zigong-gdp-growth-2020"),
    (["search", "自贡2020年GDP是多少"], "zigong-gdp-2020"),
    (["search", "163亿"], "ziliujing-outside-funds-in-place-2017"),
    (["search", "2017-06-29"], "ziliujing-event-red-flag-recital-2017"),
    (["search", "南宁签约"], "ziliujing-signing-nanning-2017"),
    (["search", "GDP", "--status", "target"], "ziliujing-gdp-growth-2018-target"),
    (["show", "zigong-gdp-2020"], "zigong-gdp-2020"),
    (["show", "2017", "signings"], "ziliujing-signing-lanterns-silk-road-2017"),
    (["show", "2020-Q1", "GDP"], "zigong-gdp-growth-2020-q1"),
    (["show", "retail", "sales", "2018"], "ziliujing-retail-sales-growth-2018-target"),
    (["show", "signing", "--place", "杭州"], "ziliujing-signing-hangzhou-2017"),
]


@pytest.mark.parametrize(("arguments", "first"), FOUND, ids=[" ".join(case[0]) for case in FOUND])
def test_finds_first(arguments: list[str], first: str) -> None:
    """The first fact is the one that was asked for."""
    ran = zgfacts(*arguments, "--json")
    assert (ran.ids[0], ran.err, ran.status) == (first, "", 0)


SELECTED = [
    (["show", "2017", "signings"], {"kind": "signing"}),
    (["show", "自流井区", "growth"], {"kind": "growth"}),
    (["show", "2018", "--status", "target"], {"status": "target", "period": "2018"}),
    (["show", "--kind", "brand"], {"kind": "brand"}),
    (["show", "--source", "ziliujing-2017", "--kind", "rank"], {"kind": "rank"}),
    (["show", "2017..2018", "growth"], {"kind": "growth"}),
]


@pytest.mark.parametrize(("arguments", "all_have"), SELECTED)
def test_selects_only(arguments: list[str], all_have: dict[str, str]) -> None:
    """Every fact of a selection meets its criteria, and there is more than one."""
    ran = zgfacts(*arguments, "--json")
    assert (ran.err, ran.status) == ("", 0)
    assert len(ran.json) > 1
    assert all(fact[key] == value for fact in ran.json for key, value in all_have.items())


NOTHING = [
    (["search", "成都 GDP"], "held for: Zigong, Ziliujing"),
    (["search", "GDP 2016"], "no “gdp” for “2016”; held: 2017, 2018, 2020, 2020-Q1"),
    (["search", "足球"], "not known: “足球”"),
    (["search", "bitcoin"], "not known: “bitcoin”"),
    (["search", "最高的GDP"], "not compared or computed"),
    (["search", "1458.45亿"], "not known: “1458.45亿”"),
    (["show", "GDP", "2016"], "no “GDP” for “2016”; held: 2017, 2018, 2020, 2020-Q1"),
    (["show", "杭州", "GDP"], "held for: Zigong, Ziliujing"),
    (["show", "2019"], "nothing for “2019”; held: 2017, 2018, 2020, 2021"),
    (["show", "--year", "2019", "GDP"], "no “GDP” for “2019”; held: 2017"),
    (["show", "GDP", "--place", "杭州"], "no “GDP” for “杭州”; held for: Zigong, Ziliujing"),
    (["show", "恐龙火锅"], "not known: “恐龙火锅”"),
]


@pytest.mark.parametrize(("arguments", "why"), NOTHING, ids=[" ".join(case[0]) for case in NOTHING])
def test_a_miss_explains_itself(arguments: list[str], why: str) -> None:
    """What is not held gives no fact, exit status 1, and the reason on standard error."""
    ran = zgfacts(*arguments, "--json")
    assert (ran.json, ran.status) == ([], 1)
    assert why in ran.err
    assert all(line.startswith("zgfacts: ") for line in ran.err.splitlines())


WRONG = [
    (["search"], "WORDS"),
    (["search", " "], "give the words"),
    (["search", "GDP", "--format", "xml"], "xml"),
    (["search", "GDP", "--fields", "valeu"], "nearest: value"),
    (["show", "--limit", "0"], "0"),
    (["show", "--json", "--format", "csv"], "does not go with --format csv"),
    (["show", "--json", "--format", "table"], "does not go with --format table"),
    (["sources", "--json", "--format", "table"], "does not go with --format table"),
    (["show", "--kind", "colours"], "not known"),
    (["show", "--store", "no/such/file.json"], "no such file"),
    (["nonsense"], "nonsense"),
    (["--nonsense"], "nonsense"),
    (["check", "--sources", "no/such/folder"], "no such folder"),
    (["chart", "growth", "--svg", "no/such/x.svg"], "no/such/x.svg: no such file or directory"),
]


@pytest.mark.parametrize(("arguments", "says"), WRONG, ids=[" ".join(case[0]) for case in WRONG])
def test_usage_errors(arguments: list[str], says: str) -> None:
    """What is wrong with a call is said on standard error, with exit status 2."""
    ran = zgfacts(*arguments)
    assert (ran.out, ran.status) == ("", 2)
    assert says in ran.err
    assert "Traceback" not in ran.err


def test_json_follows_the_schema() -> None:
    """Every fact as JSON is valid by `zgfacts schema`, and every key is there."""
    schema = zgfacts("schema")
    assert (schema.json, schema.err, schema.status) == (fact_schema(), "", 0)
    ran = zgfacts("show", "--json")
    jsonschema.validate(ran.json, {"type": "array", "items": schema.json})
    assert ran.status == 0
    assert "自贡市" in ran.out


def test_jsonl_is_the_same_one_a_line() -> None:
    """JSON Lines holds the same facts as JSON."""
    lines = zgfacts("show", "2018", "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == zgfacts("show", "2018", "--json").json


def test_json_twice_is_json() -> None:
    """--json beside --format json says one thing twice."""
    twice = zgfacts("show", "2018", "--json", "--format", "json")
    assert twice == zgfacts("show", "2018", "--json")


def test_numbers_are_exact() -> None:
    """An amount is given in its printed unit and, without rounding, in the base unit."""
    fact = zgfacts("show", "zigong-gdp-2020", "--json").json[0]
    assert (fact["value"], fact["base_value"], fact["base_unit"]) == (1458.44, 145844000000, "CNY")
    assert '"base_value": 145844000000,' in zgfacts("show", "zigong-gdp-2020", "--json").out


def test_csv_reads_back() -> None:
    """CSV has a header, and a falling rate stays a number."""
    ran = zgfacts("show", "2020-Q1", "growth", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert ran.status == 0
    assert [row["value"] for row in rows] == ["-3.6"]


@pytest.mark.parametrize(
    ("form", "out"),
    [("value", "1458.44\n"), ("csv", "value,name.zh\n1458.44,地区生产总值\n")],
)
def test_bare_output(form: str, out: str) -> None:
    """A value alone, or the named fields alone, and nothing else."""
    fields = [] if form == "value" else ["--fields", "value,name.zh"]
    ran = zgfacts("show", "zigong-gdp-2020", "--format", form, *fields)
    assert ran == (out, "", 0)


def test_plain_is_a_line_a_field() -> None:
    """For those who listen: one line a field, nothing that is null, no box."""
    ran = zgfacts("show", "zigong-gdp-2020", "--format", "plain")
    assert (ran.err, ran.status) == ("", 0)
    assert "Figure: 145.844 billion yuan\nName: GDP\n" in ran.out
    assert all(": " in line for line in ran.out.splitlines())


def test_fields_are_explained() -> None:
    """`--fields list` names every field that can be asked for, and what it means."""
    ran = zgfacts("show", "--fields", "list")
    names = [line.split()[0] for line in ran.out.splitlines()]
    assert (ran.err, ran.status) == ("", 0)
    assert zgfacts("show", "zigong-gdp-2020", "--json", "--fields", ",".join(names)).status == 0
    assert "value" in names
    assert "In the printed unit" in ran.out


def test_markdown_is_a_table() -> None:
    """Markdown has a heading for the kind, a header row and the sum of the signings."""
    ran = zgfacts("show", "signings", "2017", "--format", "md")
    assert (ran.err, ran.status) == ("", 0)
    assert "**signing (6)**" in ran.out
    assert "| Signing at the Nanning" in ran.out
    assert "together 65.745 billion yuan" in ran.out


def test_languages() -> None:
    """English speaks of billions, Chinese of 亿; the locale chooses unless an option does."""
    english = zgfacts("show", "zigong-gdp-2020")
    chinese = zgfacts("show", "zigong-gdp-2020", LANG="zh_CN.UTF-8")
    assert english.out.startswith("145.844 billion yuan\n")
    assert chinese.out.startswith("1458.44亿元\n")
    assert zgfacts("show", "zigong-gdp-2020", "--lang", "zh").out == chinese.out
    assert zgfacts("show", "zigong-gdp-2020", ZGFACTS_LANG="zh").out == chinese.out
    assert zgfacts("show", ZGFACTS_LANG="fr").status == 2


def test_options_before_the_command_hold() -> None:
    """`--store` and `--lang` may stand before the command, too."""
    assert zgfacts("--lang", "zh", "show", "zigong-gdp-2020").out.startswith("1458.44亿元\n")
    assert zgfacts("--store", "no/such/file", "show").status == 2


def test_a_negative_number_is_no_option() -> None:
    """`search -3.6` looks for the number."""
    assert zgfacts("search", "-3.6", "--format", "value") == ("-3.6\n", "", 0)


def test_signs_and_targets() -> None:
    """A table shows bound, sign and target beside the figure."""
    out = zgfacts("show", "growth").out
    assert "-3.6%" in out
    assert "+6.0% target" in out
    assert "≥ +6%" in out


def test_plain_c_locale() -> None:
    """Under LC_ALL=C the output is UTF-8 all the same."""
    ran = zgfacts("search", "恐龙之乡", "--json", LC_ALL="C")
    assert ran.json[0]["name"]["zh"] == "恐龙之乡"


def test_overview_names_what_is_there() -> None:
    """Without a command: counts by kind, place and year, and commands to try."""
    ran = zgfacts()
    assert (ran.err, ran.status) == ("", 0)
    for words in ("329 facts", "Zigong", "2017", "signing", "zgfacts search 恐龙"):
        assert words in ran.out


def test_sources_are_listed() -> None:
    """The sources with their files, and how many facts rest on each."""
    ran = zgfacts("sources", "--json")
    assert ran.status == 0
    assert [source["id"] for source in ran.json] == ["zigong-2020", "ziliujing-2017"]
    assert all(source["facts"] > 100 for source in ran.json)
    assert "华西城市读本" in zgfacts("sources").out


def test_why_names_field_and_words() -> None:
    """`--why` says on standard error what matched which field."""
    ran = zgfacts("search", "恐龙之乡", "--why", "--json")
    assert "zigong-brand-dinosaur-town: “恐龙之乡”: name 恐龙之乡" in ran.err


def test_limit_says_what_it_leaves_out() -> None:
    """A limited table says how many there are."""
    ran = zgfacts("show", "2017", "-n", "2")
    assert ran.status == 0
    assert "2 of " in ran.err


@pytest.mark.parametrize(
    "command", ["search", "show", "chart", "cite", "add", "sources", "check", "schema"]
)
def test_help_has_examples_or_says_what_it_does(command: str) -> None:
    """Each command explains itself under -h and --help."""
    short, long = zgfacts(command, "-h"), zgfacts(command, "--help")
    assert (short.status, long.status, short.err) == (0, 0, "")
    assert short.out == long.out
    assert "Usage: zgfacts" in long.out
    if "Examples:" in long.out:
        examples = long.out.partition("Examples:\n")[2].partition("\n\n")[0].splitlines()
        assert examples
        assert all(line.startswith("    zgfacts ") for line in examples)


def test_help_is_not_cut_off() -> None:
    """The list of commands says each thing in full."""
    assert "..." not in zgfacts("--help").out.partition("Commands:")[2]


def test_version_names_tool_and_store() -> None:
    """`--version` names the version, how many facts, and where the store is."""
    ran = zgfacts("--version")
    assert (ran.err, ran.status) == ("", 0)
    assert ran.out.startswith("zgfacts 0.")
    assert "329 facts" in ran.out


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
def test_closed_pipe_ends_quietly() -> None:
    """`| head -1` gives one line, nothing on standard error, and status 141."""
    script = f'"{sys.executable}" -m zgfacts show --json | head -1; exit "${{PIPESTATUS[0]}}"'
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, env=environment(), cwd=ROOT, check=False
    )
    assert (done.stdout, done.stderr, done.returncode) == (b"[\n", b"", 141)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_full_disk_is_an_error() -> None:
    """What cannot be written ends with 2 and one line."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "zgfacts", "show", "2020"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            cwd=ROOT,
            check=False,
        )
    assert (done.stderr, done.returncode) == (b"zgfacts: no space left on device\n", 2)


def test_a_closed_standard_error_loses_no_data() -> None:
    """Where there is nobody to tell, the data are put out all the same."""
    command = f"'{sys.executable}' -m zgfacts show zigong-gdp-2020 --format value 2>&-"
    done = subprocess.run(
        ["sh", "-c", command], capture_output=True, env=environment(), cwd=ROOT, check=False
    )
    assert (done.stdout, done.returncode) == (b"1458.44\n", 0)


def test_a_picture_on_standard_output() -> None:
    """--svg - writes the picture to standard output, and no file."""
    ran = zgfacts("chart", "growth", "2020", "--svg", "-")
    assert ran.out.startswith("<svg")
    assert (ran.err, ran.status) == ("", 0)
    assert not (ROOT / "-").exists()
