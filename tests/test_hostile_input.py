"""Whatever is thrown at it: an exit status, lines of words, no traceback, no raw controls.

Cases: any JSON tree as a store, any bytes as a store, long and strange queries,
hostile text in every field, in file names; what a fuzzer once found.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers import small_store, written, zgfacts
from zgfacts import FactStore, StoreError, UsageError, search
from zgfacts.check import faults_of
from zgfacts.parse import parse
from zgfacts.query.index import MemoryIndex
from zgfacts.render.safe import visible
from zgfacts.storage import TABLES, canonical, parse_tables

STORE = FactStore.open()
INDEX = MemoryIndex(STORE)
CONTROLS = {chr(code) for code in (*range(32), *range(0x7F, 0xA0))} - {"\n"}
UNSAFE = CONTROLS | set("\u202a\u202e\u2066\u2069\u200b\u200f\u2028\ufeff")

LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
TREES = st.recursive(
    LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=12
)


def refused_or_whole(data: bytes) -> None:
    """The bytes are a store that can be parsed, or are refused in one line."""
    try:
        tables = parse_tables(data, "store")
    except StoreError as error:
        refusal = str(error)
    else:
        refusal = ""
    if refusal:
        assert refusal.startswith("store")
        assert "\n" not in visible(refusal)
        return
    for fault in faults_of(parse(tables)):
        assert fault.code
        assert "\n" not in visible(str(fault.message))
    assert parse_tables(canonical(tables), "store") == tables


@given(TREES)
def test_any_json_is_refused_or_whole(tree: Any) -> None:
    """Any JSON document is a store or a clear error."""
    refused_or_whole(json.dumps(tree).encode())


@given(st.dictionaries(st.sampled_from(TABLES), st.dictionaries(st.text(), TREES)))
def test_any_tables_are_parsed(tables: dict[str, Any]) -> None:
    """Any records in the right tables are read, or their faults are named."""
    refused_or_whole(json.dumps(tables).encode())


@st.composite
def damaged(draw: st.DrawFn) -> dict[str, Any]:
    """The small store with one value, anywhere in it, replaced by any JSON."""
    store = small_store()
    at: Any = store
    key: Any = draw(st.sampled_from(sorted(store)))
    while isinstance(at[key], dict | list) and at[key] and draw(st.integers(0, 4)):
        at = at[key]
        key = draw(st.sampled_from(sorted(at) if isinstance(at, dict) else list(range(len(at)))))
    at[key] = draw(TREES)
    return store


@settings(max_examples=300)
@given(damaged())
def test_any_damage_is_named(store: dict[str, Any]) -> None:
    """A store with one value replaced is sound, or its faults are named."""
    refused_or_whole(json.dumps(store).encode())


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data: bytes) -> None:
    """Bytes that are no store are refused in one line."""
    refused_or_whole(data)


@given(st.text())
def test_visible_text_cannot_act(text: str) -> None:
    """No character that acts on a terminal is left in what is shown."""
    shown = visible(text)
    assert not (UNSAFE | {"\n"}) & set(shown)
    shown.encode("utf-8")


STRANGE = {
    "Chinese": "恐龙" * 150,
    "letters": "a" * 300,
    "NUL": "GDP\0",
    "combining marks": "e" + "\u0301" * 299,
    "brackets": "((((" * 75,
    "quotes": "'\"\\'\"" * 60,
    "SQL": "'; DROP TABLE facts; --",
    "regular expression": ".*(?:a+)+$[",
    "digits": "9" * 300,
    "numerals": "亿" * 300,
    "syllables": "xian" * 75,
    "spaces": " " * 299 + "x",
    "surrogate": "\ud800",
    "surrogate in Chinese": "\ud99b恐龍",
    "bidi": "\u202egdp",
    "long words": "zigong " * 42,
}


@pytest.mark.parametrize("name", STRANGE)
def test_strange_queries_end(name: str) -> None:
    """However long or strange, a query is answered, with nothing or with facts."""
    answer = search(INDEX, STRANGE[name])
    assert isinstance(answer.hits, list)


@pytest.mark.parametrize("text", ["足球" * 16_000, "e" + "\u0301" * 10_000, "x" * 100_000])
def test_a_huge_query_at_the_command_line(text: str) -> None:
    """What is longer than any question is refused in one short line."""
    ran = zgfacts("search", text)
    line = f"zgfacts: a query has at most 300 characters, this one {len(text)}\n"
    assert ran == ("", line, 2)


def test_a_megabyte_is_refused() -> None:
    """The same holds for the Python interface, for a query of a megabyte."""
    with pytest.raises(UsageError, match="at most 300"):
        search(INDEX, "恐龙" * 170_000)


HOSTILE = "\x1b]0;title\x07[red]x[/red] [/x] :smile: \u202e\u200b\u2028 =cmd|' /C calc'!A0"
FIELDS = ["zh", "en", "pinyin"]


@pytest.mark.parametrize("form", ["table", "md", "csv", "tsv", "value", "json", "jsonl"])
def test_hostile_text_in_every_field(tmp_path: Path, form: str) -> None:
    """Escapes, markup and bidirectional controls in any field print as text, in any format."""
    text = json.dumps(small_store(), ensure_ascii=False)
    for word in ("自贡市", "Zigong", "亿元", "地区生产总值", "GDP", "盐都", "Salt Capital", "纸"):
        text = text.replace(f'"{word}"', json.dumps(f"{word}{HOSTILE}"))
    path = tmp_path / "store.json"
    path.write_text(text, "utf-8")
    for command in (["show"], ["show", "zigong-brand"], ["search", "1458.44"], ["sources"], []):
        options = [] if command in (["sources"], []) else ["--format", form]
        ran = zgfacts(*command, *options, "--store", path)
        assert ran.status == 0, ran.err
        assert not UNSAFE - {"\t"} & set(ran.out)
        assert not UNSAFE & set(ran.err)


def test_hostile_file_names(tmp_path: Path) -> None:
    """A file name with an escape in it cannot act on the terminal."""
    ran = zgfacts("show", "--store", tmp_path / "x\x1b[31m\u202e.json")
    assert ran.status == 2
    assert not UNSAFE & set(ran.err)


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_spreadsheets_are_safe(tmp_path: Path, start: str) -> None:
    """A name that a spreadsheet would take for a formula is guarded; a number is not."""
    store = small_store()
    store["facts"]["zigong-brand"]["name"]["en"] = start
    store["facts"]["zigong-gdp-2020"]["value"] = -3.6
    path = written(tmp_path / "store.json", store)
    ran = zgfacts("show", "--store", path, "--format", "csv")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(ran.out))}
    assert rows["zigong-brand"]["name.en"][0] in "'\\"
    assert rows["zigong-gdp-2020"]["value"] == "-3.6"
