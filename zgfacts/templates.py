"""Templates of facts, one for each kind, for `zgfacts add --example`."""

from __future__ import annotations

import json
from typing import Any, Final

from zgfacts.model import KINDS

_NAME: Final = {"zh": "…", "en": "…", "pinyin": "…"}
_COMMON: Final[dict[str, Any]] = {"status": "actual", "period": "2025", "as_of": "2025"}
_AMOUNT: Final[dict[str, Any]] = {"value": 12.5, "unit": "cny-yi", "bound": "exact"}
_RATE: Final[dict[str, Any]] = {"value": 4.2, "unit": "percent", "bound": "exact", "basis": "yoy"}

#: What a fact of each kind has beside id, kind, place, name and citations.
_FIELDS: Final[dict[str, dict[str, Any]]] = {
    "level": {"indicator": "gdp", **_AMOUNT, **_COMMON},
    "growth": {"indicator": "gdp", **_RATE, **_COMMON},
    "signing": {
        **_AMOUNT,
        **_COMMON,
        "period": "2025-03-01",
        "event": {
            "title": {"zh": "…", "en": "…"},
            "date": "2025-03-01",
            "venue": "chengdu",
            "parties": [{"zh": "…", "en": "…"}],
            "deals": 5,
            "deals_unit": "projects",
        },
    },
    "rank": {"value": 1, "unit": "rank", "bound": "exact", "basis": "in_city", **_COMMON},
    "event": {
        **_COMMON,
        "period": "2025-03-01",
        "event": {"title": {"zh": "…", "en": "…"}, "date": "2025-03-01", "venue": "zigong"},
    },
}
_GUIDE: Final = """\
// Facts for 'zgfacts add': JSON, or one fact a line. Lines like this one are comments.
// Fill in, keep what you need, then:
//   zgfacts init my.json
//   zgfacts add new.json --store my.json --source-file ARTICLE.txt
// A source that the store does not have yet; its length and SHA-256 come from --source-file.
// printed: just the figure or the name as the article has it; start and end are looked up.
// pinyin may be left out and is then proposed. A target is "status": "target".
// A new place, unit or indicator: tables "places", "units", "indicators" beside "sources", such as
//   "places": {"fushun": {"zh": "富顺县", "en": "Fushun", "code": "510322", "parent": "zigong"}}
// unit, place, indicator, source: ids; 'zgfacts show --json' has examples of all.
// bound: exact, at_least, at_most, about. basis: yoy, vs_national, in_city … (zgfacts schema).
"""


def templates(kind: str | None = None) -> str:
    """A commented store-shaped document with one fact of each kind, or of one."""
    facts = {
        f"zigong-example-{name}-2025": {
            "kind": name,
            "place": "zigong",
            "name": _NAME,
            **_FIELDS.get(name, _COMMON),
            "citations": [{"source": "my-article", "printed": "…"}],
        }
        for name in ([kind] if kind else KINDS)
    }
    source = {"title": "…", "publisher": "…", "as_of": "2025", "language": "zh"}
    lines = [_GUIDE.rstrip(), "{"]
    lines.append(f' "sources": {{"my-article": {json.dumps(source, ensure_ascii=False)}}},')
    lines.append(' "facts": {')
    for index, (id_, fact) in enumerate(facts.items()):
        lines.append(f"  // {fact['kind']}: {KINDS[fact['kind']][1]}")
        comma = "," if index < len(facts) - 1 else ""
        body = json.dumps(fact, ensure_ascii=False, indent=1).replace("\n", "\n  ")
        lines.append(f"  {json.dumps(id_)}: {body}{comma}")
    return "\n".join([*lines, " }", "}"]) + "\n"
