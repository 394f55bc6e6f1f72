"""How well queries are answered, by class, beside two plain searches.

    python benchmarks/answers.py [--part open|near|aside] [--misses]

`queries.jsonl` was written by readers of the articles who had seen neither the
code nor the store; the ids of the right facts were given apart. From the part
"open" the search learned words. The part "aside" was written to measure with and not
looked at but for its totals; its rows stand in the order in which they were written,
so that the totals of the first were seen most often. The part "near" is of questions
that the articles do not answer, though they are full of their words. A query is answered
first when its first fact is an accepted one; one that the store cannot answer (`accept`
is empty) when nothing is found. Where nothing is found but something is held, the right
fact may still be one of the three that are named as nearest: that is counted apart.

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
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from zgfacts import FactStore, search
from zgfacts.query.index import MemoryIndex
from zgfacts.query.nearest import NAMED

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


class Found(NamedTuple):
    """The ids of the facts found, the best first, and of those named as nearest if none is."""

    ids: Sequence[str]
    near: Sequence[str] = ()


Finder = Callable[[str], Found]


class Counts(NamedTuple):
    """Of `n` queries, those answered first, among five, and there or as nearest."""

    n: int = 0
    first: int = 0
    five: int = 0
    named: int = 0

    def plus(self, query: Query, found: Found) -> Counts:
        """The counts with one query more."""
        first, five = ranks(query, found.ids)
        named = five or bool(set(found.near) & set(query.accept))
        return Counts(self.n + 1, self.first + first, self.five + five, self.named + named)


def ranks(query: Query, found: Sequence[str]) -> tuple[bool, bool]:
    """Whether the right answer stands first, and whether among the first five."""
    if not query.accept:
        return not found, not found
    return bool(set(found[:1]) & set(query.accept)), bool(set(found[:5]) & set(query.accept))


def by_substring(store: FactStore) -> Finder:
    """The facts whose text holds the whole query as it was typed."""
    tables = json.loads(store.path.read_text("utf-8"))
    texts = {
        id_: json.dumps(record, ensure_ascii=False).lower()
        for id_, record in tables["facts"].items()
    }
    return lambda text: Found([id_ for id_, held in texts.items() if text.lower() in held])


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


def by_full_text(store: FactStore) -> Finder:
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

    def find(text: str) -> Found:
        words = " OR ".join(f'"{word}"' for word in pairs(text).split())
        if not words:
            return Found([])
        sql = "SELECT id FROM facts WHERE facts MATCH ? ORDER BY rank LIMIT 20"
        return Found([row[0] for row in database.execute(sql, (words,))])

    return find


def by_zgfacts(store: FactStore) -> Finder:
    """The facts that zgfacts finds."""
    index = MemoryIndex(store)

    def find(text: str) -> Found:
        answer = search(index, text)
        return Found(
            [hit.fact.id for hit in answer.hits], [fact.id for fact in answer.near[:NAMED]]
        )

    return find


def score(find: Finder, asked: list[Query]) -> dict[str, Counts]:
    """The counts of each class, and of all."""
    counts: dict[str, Counts] = defaultdict(Counts)
    for query in asked:
        found = find(query.text)
        for key in (query.kind, "all"):
            counts[key] = counts[key].plus(query, found)
    return dict(counts)


def table(methods: dict[str, dict[str, Counts]]) -> str:
    """The scores as a table: a row a class, per method first and among five."""
    kinds = sorted(kind for kind in next(iter(methods.values())) if kind != "all")
    lines = [f"| {'class':12} |   n |" + "".join(f" {name:>22} |" for name in methods)]
    lines.append(f"| {'-' * 12} | --: |" + f" {'-' * 21}: |" * len(methods))
    for kind in (*kinds, "all"):
        cells = [scores[kind] for scores in methods.values()]
        shown = "".join(
            f" {each.first / each.n:>12.0%} {each.five / each.n:>8.0%}  |" for each in cells
        )
        lines.append(f"| {kind:12} | {cells[0].n:3} |{shown}")
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
        scores = {name: score(find, asked) for name, find in methods.items()}
        print(table(scores))
        every = scores["zgfacts"]["all"]
        print(f"zgfacts, among five or named as nearest: {every.named / every.n:.1%}")
        if options.misses:
            for query in asked:
                found = ours(query.text)
                if not ranks(query, found.ids)[0]:
                    print(f"{query.kind}: {query.text}\n  {query.accept[:3]}\n  {found.ids[:3]}")
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
