"""Templates of facts, one for each kind, for `zgfacts add --example`."""

from __future__ import annotations

import json
from typing import Any, Final

from zgfacts.helptexts import GUIDE, said
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


#: What each kind's value looks like where it is printed.
_PRINTED: Final = {"level": "12.5亿元", "signing": "12.5亿元", "growth": "4.2%", "rank": "第1"}


def templates(kind: str | None = None, lang: str = "en") -> str:
    """A store-shaped document with one fact of each kind, or of one; comments in `lang`."""
    facts = {
        f"zigong-example-{name}-2025": {
            "kind": name,
            "place": "zigong",
            "name": _NAME,
            **_FIELDS.get(name, _COMMON),
            "citations": [{"source": "my-article", "printed": _PRINTED.get(name, "…")}],
        }
        for name in ([kind] if kind else KINDS)
    }
    source = {"title": "…", "publisher": "…", "as_of": "2025", "language": "zh"}
    lines = [*(f"// {line}" for line in said(GUIDE, lang).splitlines()), "{"]
    lines.append(f' "sources": {{"my-article": {json.dumps(source, ensure_ascii=False)}}},')
    lines.append(' "facts": {')
    for index, (id_, fact) in enumerate(facts.items()):
        lines.append(f"  // {fact['kind']}: {said(KINDS[fact['kind']], lang)}")
        comma = "," if index < len(facts) - 1 else ""
        body = json.dumps(fact, ensure_ascii=False, indent=1).replace("\n", "\n  ")
        lines.append(f"  {json.dumps(id_)}: {body}{comma}")
    return "\n".join([*lines, " }", "}"]) + "\n"
