"""What several test modules need: one way to run the command line, one small store."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from unittest import mock

import pytest

from zgfacts import cli

ROOT = Path(__file__).parent.parent
FACTS = ROOT / "facts.json"
SOURCES = Path(os.environ.get("ZGFACTS_SOURCES") or ROOT.parent / "shared" / "sources")

needs_sources = pytest.mark.skipif(
    not SOURCES.is_dir(), reason=f"the articles are not at {SOURCES}; set ZGFACTS_SOURCES"
)


class Ran(NamedTuple):
    """What one run of the command line gave."""

    out: str
    err: str
    status: int

    @property
    def json(self) -> Any:
        """Standard output, read as JSON."""
        return json.loads(self.out)

    @property
    def ids(self) -> list[str]:
        """The ids of the facts put out as JSON."""
        return [fact["id"] for fact in self.json]


#: The cache folder of all processes that the tests start, unless they say otherwise.
CACHE = TemporaryDirectory(prefix="zgfacts-tests-")


def environment(**changes: str) -> dict[str, str]:
    """The environment of the tests without what would change the output."""
    left_out = ("ZGFACTS_STORE", "ZGFACTS_LANG", "LC_ALL", "LC_MESSAGES", "COLUMNS", "NO_COLOR")
    kept = {key: value for key, value in os.environ.items() if key not in left_out}
    return (
        kept
        | {"LANG": "C.UTF-8", "PYTHONWARNINGS": "error", "XDG_CACHE_HOME": CACHE.name}
        | changes
    )


def zgfacts(*arguments: str | Path, stdin: str = "", **env: str) -> Ran:
    """Run zgfacts in a process of its own, its output in pipes."""
    done = subprocess.run(
        [sys.executable, "-m", "zgfacts", *map(str, arguments)],
        input=stdin.encode(),
        capture_output=True,
        env=environment(**env),
        cwd=ROOT,
        check=False,
        timeout=60,
    )
    return Ran(done.stdout.decode(), done.stderr.decode(), done.returncode)


def here(*arguments: str | Path, **env: str) -> Ran:
    """Run zgfacts in this process, as if its output were pipes: quicker than one of its own."""
    out, err = io.BytesIO(), io.BytesIO()
    with (
        mock.patch.dict(os.environ, environment(**env), clear=True),
        mock.patch.object(sys, "stdout", io.TextIOWrapper(out, "utf-8")),
        mock.patch.object(sys, "stderr", io.TextIOWrapper(err, "utf-8")),
    ):
        status = cli.run(list(map(str, arguments)))
        sys.stdout.flush()
        sys.stderr.flush()
        return Ran(out.getvalue().decode(), err.getvalue().decode(), status)


def small_store() -> dict[str, Any]:
    """A store of two facts, as its file holds it; each call gives a fresh one."""
    return {
        "sources": {
            "paper": {
                "title": "纸",
                "as_of": "2020",
                "language": "zh",
                "file": "paper.txt",
                "length": 100,
                "sha256": "0" * 64,
            }
        },
        "places": {"zigong": {"zh": "自贡市", "en": "Zigong", "pinyin": "Zìgòng Shì"}},
        "units": {
            "cny-yi": {
                "zh": "亿元",
                "en": "100 million yuan",
                "en_base": "yuan",
                "base": "CNY",
                "factor": 100000000,
            }
        },
        "indicators": {
            "gdp": {
                "zh": "地区生产总值",
                "en": "GDP",
                "pinyin": "dìqū shēngchǎn zǒngzhí",
                "headline": True,
            }
        },
        "facts": {
            "zigong-brand": {
                "kind": "brand",
                "place": "zigong",
                "name": {"zh": "盐都", "en": "Salt Capital", "pinyin": "Yándū"},
                "status": "actual",
                "as_of": "2020",
                "citations": [{"source": "paper", "start": 20, "end": 22, "printed": "盐都"}],
            },
            "zigong-gdp-2020": {
                "kind": "level",
                "place": "zigong",
                "name": {"zh": "地区生产总值", "en": "GDP", "pinyin": "dìqū shēngchǎn zǒngzhí"},
                "indicator": "gdp",
                "value": 1458.44,
                "unit": "cny-yi",
                "bound": "exact",
                "status": "actual",
                "period": "2020",
                "as_of": "2020",
                "citations": [
                    {"source": "paper", "start": 10, "end": 19, "printed": "1458.44亿元"}
                ],
            },
        },
    }


def written(path: Path, document: Any) -> Path:
    """Write a document as JSON, in the canonical layout where it is a store."""
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path
