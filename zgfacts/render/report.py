"""The report of `zgfacts check`, for people and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgfacts.messages import say
from zgfacts.render.safe import visible
from zgfacts.render.text import dumps

if TYPE_CHECKING:
    from pathlib import Path

    from zgfacts.check import Report


def report_text(report: Report, sources: Path | None, lang: str) -> str:
    """One line a fault, or one line that there is none."""
    counts = {"path": report.path, "facts": report.facts, "citations": report.citations}
    if not report.faults:
        if sources is None:
            return visible(say("sound", lang, **counts)) + "\n"
        articles = ", ".join(report.articles) or say("no_articles", lang)
        return visible(say("sound_sources", lang, **counts, articles=articles)) + "\n"
    lines = []
    for fault, line in zip(report.faults, report.lines, strict=True):
        parts = (_place(report, line), fault.code, fault.where, fault.message.in_(lang))
        lines.append(visible(": ".join(filter(None, parts))))
    return "\n".join([*lines, say("faults", lang, count=len(lines))]) + "\n"


def _place(report: Report, line: int) -> str:
    return f"{report.path}:{line}" if line else str(report.path)


def report_json(report: Report) -> str:
    """The report as one JSON object."""
    return (
        dumps(
            {
                "store": str(report.path),
                "facts": report.facts,
                "citations": report.citations,
                "proved": report.proved,
                "articles": report.articles,
                "faults": [
                    {
                        "code": fault.code,
                        "table": fault.table or None,
                        "id": fault.id or None,
                        "field": fault.field or None,
                        "line": line or None,
                        "message": str(fault.message),
                    }
                    for fault, line in zip(report.faults, report.lines, strict=True)
                ],
            },
            indent=2,
        )
        + "\n"
    )
