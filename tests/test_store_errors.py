"""A bad store: one clear line with file and place, exit 2, nothing created or changed.

Cases: files that are missing, unreadable, empty, truncated, not JSON, not
UTF-8, a FIFO, a folder; documents of the wrong shape; records with a wrong,
missing, unknown or repeated field; data that tries to act on a terminal.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import small_store, written, zgfacts

TEXT = json.dumps(small_store(), ensure_ascii=False, indent=1)

FILES: list[tuple[str, bytes, str]] = [
    ("empty", b"", ": the file is empty"),
    ("blank", b" \n\n", ": the file is empty"),
    ("truncated", TEXT.encode()[:400], ":"),
    ("not JSON", b"hello", ":1:1: expecting value"),
    ("trailing comma", b'{"facts": {},}', ":1:1"),
    ("Latin-1", '{"é": 1}'.encode("latin-1"), ":1:3: byte 0xe9 is not UTF-8"),
    ("UTF-16", TEXT.encode("utf-16"), ": the file is UTF-16"),
    ("BOM", b"\xef\xbb\xbf" + TEXT.encode(), ":1:1: the file starts with a byte order mark"),
    ("NUL", b'{"facts": "\0"}', ":1:12: the file holds a NUL byte"),
    ("a list", b"[]", ": a store is an object of tables, not a list"),
    ("null", b"null", ": a store is an object of tables, not null"),
    ("unknown table", b'{"fact": {}}', ": no table 'fact' in a store"),
    ("table is a list", b'{"facts": []}', ": table 'facts' is a list, not an object"),
    ("NaN", b'{"facts": {"a": {"value": NaN}}}', ":1:27: NaN is not a number"),
    ("Infinity", b'{"facts": {"a": -Infinity}}', ":1:17: -Infinity is not a number"),
    ("1e999", b'{"facts": {"a": 1e999}}', ":1:17: number 1e999 is out of range"),
    ("long exponent", b'{"facts": {"a": 8E' + b"9" * 60 + b"}}", ":1:17: number 8E999"),
    ("long integer", b'{"facts": {"a": ' + b"9" * 5000 + b"}}", ":1:17: number 9999"),
    ("deep nesting", b"[" * 100_000, ": brackets are nested too deep"),
    ("lone surrogate", b'{"facts": {"a": "\\ud800"}}', ": half a surrogate pair"),
    ("repeated table", b'{"facts": {},\n "facts": {}}', ':2:2: key "facts" stands twice'),
    (
        "repeated key",
        TEXT.replace('"status": "actual",', '"kind": "brand",\n   "status": "actual",').encode(),
        'key "kind" stands twice',
    ),
]


@pytest.mark.parametrize(("data", "says"), [case[1:] for case in FILES], ids=[c[0] for c in FILES])
def test_bad_file(tmp_path: Path, data: bytes, says: str) -> None:
    """A file that is no store is named with line and column, and left as it is."""
    path = tmp_path / "store.json"
    path.write_bytes(data)
    ran = zgfacts("show", "--store", path)
    assert (ran.out, ran.status) == ("", 2)
    assert ran.err.startswith(f"zgfacts: {path}:")
    assert says in ran.err
    assert ran.err.count("\n") == 1
    assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


def test_repeated_key_is_located(tmp_path: Path) -> None:
    """A key that stands twice in one object is shown where it stands the second time."""
    path = tmp_path / "store.json"
    path.write_text('{\n "facts": {\n  "a": {"kind": 1,\n   "place": 2, "kind": 3}}}', "utf-8")
    assert f"{path}:4:16: " in zgfacts("show", "--store", path).err


@pytest.mark.parametrize("command", [["show"], ["search", "GDP"], ["sources"], ["check"], []])
def test_missing_file(tmp_path: Path, command: list[str]) -> None:
    """A mistyped file name is an error for every command, and creates nothing."""
    path = tmp_path / "typo.json"
    ran = zgfacts(*command, "--store", path)
    assert ran == ("", f"zgfacts: {path}: no such file\n", 2)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    """A folder given as the store is an error of one line."""
    ran = zgfacts("show", "--store", tmp_path)
    assert ran == ("", f"zgfacts: {tmp_path}: is a directory\n", 2)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")
def test_a_fifo_is_no_store(tmp_path: Path) -> None:
    """A FIFO given as the store does not hang."""
    path = tmp_path / "fifo"
    os.mkfifo(path)
    assert zgfacts("show", "--store", path).err == f"zgfacts: {path}: not a regular file\n"


def changed(**fields: Any) -> dict[str, Any]:
    """The small store with fields of its second fact changed; None takes one away."""
    store = small_store()
    fact = store["facts"]["zigong-gdp-2020"]
    for name, value in fields.items():
        if value is None:
            del fact[name]
        else:
            fact[name] = value
    return store


RECORDS: list[tuple[dict[str, Any], str]] = [
    ({"kind": "brands"}, 'kind: "brands" is not known; allowed: level, growth'),
    ({"kind": None}, "kind: is missing"),
    ({"place": "zigon"}, 'place: "zigon" is not known; allowed: zigong'),
    ({"value": "1458.44"}, 'value: must be a number, not "1458.44"'),
    ({"value": True}, "value: must be a number, not true"),
    ({"unit": "yuan"}, 'unit: "yuan" is not known; allowed: cny-yi'),
    ({"period": "2020-13"}, "period: '2020-13' has no such month; write 2020"),
    ({"period": "2021-02-29"}, "has no such day"),
    ({"period": 2020}, "period: must be text, not 2020"),
    ({"status": "done"}, 'status: "done" is not known; allowed: actual, target'),
    ({"name": "GDP"}, 'name: must be an object, not "GDP"'),
    ({"name": {"zh": "一", "en": "", "pinyin": "yī"}}, "name.en: is empty"),
    ({"citations": []}, "citations: is missing"),
    ({"citations": [{"source": "book", "start": 1, "end": 2, "printed": "x"}]}, '"book" is not'),
    ({"citations": [{"source": "paper", "start": -1, "end": 2, "printed": "x"}]}, "from 0"),
    ({"colour": "red"}, "colour: no such field; allowed: kind, place"),
]


@pytest.mark.parametrize(("fields", "says"), RECORDS, ids=[says for _, says in RECORDS])
def test_bad_record(tmp_path: Path, fields: dict[str, Any], says: str) -> None:
    """A wrong field is named with its fact, what was found and what is allowed."""
    path = written(tmp_path / "store.json", changed(**fields))
    ran = zgfacts("search", "GDP", "--store", path)
    assert (ran.out, ran.status) == ("", 2)
    assert ran.err.startswith(f"zgfacts: {path}: facts.zigong-gdp-2020.")
    assert says in ran.err
    assert ran.err.count("\n") == 1


def test_check_lists_every_fault(tmp_path: Path) -> None:
    """`check` names all faults with their codes, and exits with 1."""
    store = changed(kind="brands", period="2020-13")
    store["places"]["zigong"]["code"] = "51"
    path = written(tmp_path / "store.json", store)
    ran = zgfacts("check", "--store", path, "--json")
    assert (ran.err, ran.status) == ("", 1)
    assert {fault["code"] for fault in ran.json["faults"]} == {"choice", "period", "code"}


UNPROVED = [
    ("x" * 10 + "1458.44亿元" + "x" * 81, set()),
    ("1458.44亿元" + "x" * 91, {"citation-moved"}),
    ("x" * 100, {"citation-gone"}),
]


@pytest.mark.parametrize(("text", "codes"), UNPROVED, ids=["at its place", "moved", "gone"])
def test_citations_are_compared(tmp_path: Path, text: str, codes: set[str]) -> None:
    """A citation that does not stand at its place is a fault: moved or gone."""
    store = small_store()
    del store["facts"]["zigong-brand"]
    path = written(tmp_path / "store.json", store)
    (tmp_path / "paper.txt").write_text(text, "utf-8")
    ran = zgfacts("check", "--store", path, "--sources", tmp_path, "--json")
    found = {fault["code"] for fault in ran.json["faults"]}
    assert found - {"article-changed"} == codes
    assert "article-changed" in found
    assert ran.status == 1


HOSTILE = "[bold]red[/x] :100: \x1b[31m\x07 \u202eevil\u200b"


@pytest.mark.parametrize("form", ["table", "md", "csv", "tsv", "value", "json", "jsonl"])
def test_hostile_data_is_made_visible(tmp_path: Path, form: str) -> None:
    """Markup, emoji codes, escapes and bidirectional controls print as they are, as escapes."""
    store = small_store()
    store["facts"]["zigong-brand"]["name"]["en"] = HOSTILE
    path = written(tmp_path / "store.json", store)
    ran = zgfacts("show", "brand", "--store", path, "--format", form)
    assert (ran.err, ran.status) == ("", 0)
    assert not set("\x1b\x07\u202e\u200b") & set(ran.out)
    assert ":100:" in ran.out.replace("\\", "")
    if form == "json":
        assert ran.json[0]["name"]["en"] == HOSTILE


def test_hostile_query_is_made_visible() -> None:
    """What a message echoes of the query cannot act on the terminal."""
    ran = zgfacts("search", "x\x1b]q\u202e")
    assert (ran.out, ran.status) == ("", 1)
    assert "\x1b" not in ran.err
    assert "\u202e" not in ran.err
    assert "\\x1b" in ran.err
