"""A coverage-guided fuzz run of the loader and of the query parser.

    pip install atheris
    python benchmarks/fuzz.py loader -max_total_time=300
    python benchmarks/fuzz.py query -max_total_time=300

The rest of the arguments are libFuzzer's, which prints the count of inputs. A
crash is an exception that is no clear error; what is found becomes a case in a
table of the tests.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["zgfacts"]):
    from zgfacts import FactStore, StoreError, search
    from zgfacts.check import faults_of
    from zgfacts.parse import parse
    from zgfacts.query.index import MemoryIndex
    from zgfacts.query.what import understand_what
    from zgfacts.storage import canonical, parse_tables

STORE = FactStore.open()
INDEX = MemoryIndex(STORE)


def loader(data: bytes) -> None:
    """Bytes are a store that survives its own layout, or a StoreError."""
    try:
        tables = parse_tables(data, "store")
    except StoreError:
        return
    faults_of(parse(tables))
    if parse_tables(canonical(tables), "store") != tables:
        raise AssertionError("the layout changed the store")


def query(data: bytes) -> None:
    """Any text is a query; every hit accounts for the whole of it."""
    text = atheris.FuzzedDataProvider(data).ConsumeUnicode(64)
    understand_what(INDEX, text.split())
    answer = search(INDEX, text)
    for hit in answer.hits:
        covered = {at for piece in hit.evidence for at in range(piece.start, piece.end)}
        whole = range(len(answer.query.text))
        if any(answer.query.is_content(at) and at not in covered for at in whole):
            raise AssertionError("a word is not accounted for")


def seeds(folder: Path) -> None:
    """Small true stores, a fact each with what it refers to, for the fuzzer to start from."""
    tables = json.loads(STORE.path.read_text("utf-8"))
    for number, (id_, fact) in enumerate(list(tables["facts"].items())[::40]):
        store = {
            "sources": tables["sources"],
            "places": {fact["place"]: tables["places"][fact["place"]] | {"parent": None}},
            "units": {key: tables["units"][key] for key in [fact.get("unit")] if key},
            "indicators": {
                key: tables["indicators"][key] for key in [fact.get("indicator")] if key
            },
            "facts": {id_: fact},
        }
        (folder / str(number)).write_text(json.dumps(store, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    corpus = tempfile.mkdtemp()
    target = {"loader": loader, "query": query}[sys.argv.pop(1)]
    if target is loader:
        seeds(Path(corpus))
    atheris.Setup([*sys.argv, corpus], target)
    atheris.Fuzz()
