"""How well queries are answered, by class, beside two plain searches.

    python benchmarks/answers.py [--part open|near|aside] [--misses]

`queries.jsonl` was written by readers of the articles who had seen neither the
code nor the store; the ids of the right facts were given apart. From the part
"open" the search learned words. The part "aside" was written to measure with and not
looked at but for its totals; its rows stand in the order in which they were written,
so that the totals of the first were seen most often. The part "near" is of questions
that the articles do not answer, though they are full of their words. A query is answered
first when its first fact is an accepted one; one that the store cannot answer (`accept`
is empty) when nothing is found.

Baselines: whole-substring search over the JSON of each fact, as jq or rg would
do it, and an SQLite full-text index over pairs of Chinese characters and words.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import statistics
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from zgfacts import FactStore, search
from zgfacts.query.index import MemoryIndex

if TYPE_CHECKING:
    from collections.abc import Callable

QUERIES = Path(__file__).with_name("queries.jsonl")


class Query(NamedTuple):
    """A query with the ids of the facts that are right, the best first; none: nothing is held."""

    text: str
    kind: str
    part: str
    accept: tuple[str, ...]


def queries(part: str | None = None) -> list[Query]:
    """The queries of one part, or all."""
    rows = map(json.loads, QUERIES.read_text("utf-8").splitlines())
    every = [Query(row["q"], row["class"], row["part"], tuple(row["accept"])) for row in rows]
    return [query for query in every if part in (None, query.part)]


def ranks(query: Query, found: list[str]) -> tuple[bool, bool]:
    """Whether the right answer stands first, and whether among the first five."""
    if not query.accept:
        return not found, not found
    return bool(set(found[:1]) & set(query.accept)), bool(set(found[:5]) & set(query.accept))


def by_substring(store: FactStore) -> Callable[[str], list[str]]:
    """The facts whose text holds the whole query as it was typed."""
    tables = json.loads(store.path.read_text("utf-8"))
    texts = {
        id_: json.dumps(record, ensure_ascii=False).lower()
        for id_, record in tables["facts"].items()
    }
    return lambda text: [id_ for id_, held in texts.items() if text.lower() in held]


def pairs(text: str) -> str:
    """Words, and Chinese as overlapping pairs of characters, with spaces between."""
    out: list[str] = []
    run = ""
    for char in text.lower() + " ":
        if "\u4e00" <= char <= "\u9fff":
            run += char
            out.append(" ")
            continue
        if run:
            out += [f" {run[at : at + 2]} " for at in range(max(1, len(run) - 1))]
            run = ""
        out.append(char if char.isalnum() else " ")
    return " ".join("".join(out).split())


def by_full_text(store: FactStore) -> Callable[[str], list[str]]:
    """The facts that an FTS5 index over pairs of characters ranks first, any word matching."""
    tables = json.loads(store.path.read_text("utf-8"))
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE facts USING fts5(id UNINDEXED, body)")
    database.executemany(
        "INSERT INTO facts VALUES (?, ?)",
        (
            (id_, pairs(json.dumps(record, ensure_ascii=False)))
            for id_, record in tables["facts"].items()
        ),
    )

    def find(text: str) -> list[str]:
        words = " OR ".join(f'"{word}"' for word in pairs(text).split())
        if not words:
            return []
        sql = "SELECT id FROM facts WHERE facts MATCH ? ORDER BY rank LIMIT 20"
        return [row[0] for row in database.execute(sql, (words,))]

    return find


def by_zgfacts(store: FactStore) -> Callable[[str], list[str]]:
    """The facts that zgfacts finds."""
    index = MemoryIndex(store)
    return lambda text: [hit.fact.id for hit in search(index, text).hits]


def score(find: Callable[[str], list[str]], asked: list[Query]) -> dict[str, list[int]]:
    """Per class: how many queries, how many right first, how many among five."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for query in asked:
        first, five = ranks(query, find(query.text))
        for key in (query.kind, "all"):
            counts[key][0] += 1
            counts[key][1] += first
            counts[key][2] += five
    return dict(counts)


def table(methods: dict[str, dict[str, list[int]]]) -> str:
    """The scores as a table: a row a class, per method first and among five."""
    kinds = sorted(kind for kind in next(iter(methods.values())) if kind != "all")
    lines = [f"| {'class':12} |   n |" + "".join(f" {name:>22} |" for name in methods)]
    lines.append(f"| {'-' * 12} | --: |" + f" {'-' * 21}: |" * len(methods))
    for kind in (*kinds, "all"):
        cells = [scores[kind] for scores in methods.values()]
        shown = "".join(f" {first / n:>12.0%} {five / n:>8.0%}  |" for n, first, five in cells)
        lines.append(f"| {kind:12} | {cells[0][0]:3} |{shown}")
    return "\n".join(lines)


def main(options: Any) -> None:
    """Print the tables and the time of one search."""
    store = FactStore.open()
    ours = by_zgfacts(store)
    methods = {
        "zgfacts": ours,
        "substring": by_substring(store),
        "full text": by_full_text(store),
    }
    for part in [options.part] if options.part else ["open", "near", "aside"]:
        asked = queries(part)
        print(f"\n{part}: right first, right among five")
        print(table({name: score(find, asked) for name, find in methods.items()}))
        if options.misses:
            for query in asked:
                found = ours(query.text)
                if not ranks(query, found)[0]:
                    print(f"{query.kind}: {query.text}\n  {query.accept[:3]}\n  {found[:3]}")
    # An index that has answered nothing yet: what it keeps of one query it may use for the next.
    fresh = by_zgfacts(store)
    taken = []
    for query in queries():
        start = time.perf_counter()
        fresh(query.text)
        taken.append(time.perf_counter() - start)
    median = 1000 * statistics.median(taken)
    print(
        f"\none search in the process: median {median:.1f} ms, longest {1000 * max(taken):.0f} ms"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--part", choices=("open", "near", "aside"))
    parser.add_argument("--misses", action="store_true")
    main(parser.parse_args())
