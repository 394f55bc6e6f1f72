"""From facts to the text that goes to standard output, in the format asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zgfacts.render import text
from zgfacts.render.plain import as_plain
from zgfacts.render.records import check_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from zgfacts.context import Context
    from zgfacts.model import Fact


class Output(NamedTuple):
    """The format, and the fields that are asked for, if not all."""

    format: str = "table"
    fields: tuple[str, ...] = ()

    @classmethod
    def of(cls, format_: str, fields: str | None) -> Output:
        """The output that options ask for. Raises UsageError for a field that no fact has."""
        names = tuple(name.strip() for name in (fields or "").split(",") if name.strip())
        check_fields(names)
        return cls(format_, names)


def render(
    facts: Sequence[Fact],
    output: Output,
    context: Context,
    neighbours: Callable[[Fact], Iterable[Fact]] = lambda _: (),
) -> Iterable[str]:
    """The facts as text, in pieces: JSON Lines come as they are made, the rest is one piece.

    For people one fact is a sheet, many are a table. A sheet names those of its
    `neighbours` that are related to its own.
    """
    if output.format == "jsonl":
        return text.as_jsonl(facts, output.fields)
    return [_whole(facts, output, context, neighbours)]


def _whole(
    facts: Sequence[Fact],
    output: Output,
    context: Context,
    neighbours: Callable[[Fact], Iterable[Fact]],
) -> str:
    fields = output.fields
    for_scripts: dict[str, Callable[[], str]] = {
        "json": lambda: text.as_json(facts, fields),
        "csv": lambda: text.as_separated(facts, fields, ","),
        "tsv": lambda: text.as_separated(facts, fields, "\t"),
        "value": lambda: text.as_value(facts, fields, context.lang),
        "plain": lambda: as_plain(facts, fields, context.lang),
    }
    if output.format in for_scripts:
        return for_scripts[output.format]()
    if not facts:
        return ""
    facts = list(facts)  # a table goes through them several times
    if output.format == "md":
        return _markdown(facts, fields, context.lang)

    from zgfacts.render import tables

    if fields:
        cells = text.cells(facts, fields)
        return tables.to_text(tables.pairs_table(fields, cells, context), context)
    if len(facts) == 1:
        from zgfacts.related import related
        from zgfacts.render.sheet import sheet

        return tables.to_text(
            sheet(facts[0], related(facts[0], neighbours(facts[0])), context), context
        )
    return tables.to_text(tables.facts_table(facts, context), context)


def _markdown(facts: Sequence[Fact], fields: Sequence[str], lang: str) -> str:
    from zgfacts.messages import say
    from zgfacts.render.columns import kind_tables

    if fields:
        return text.as_markdown(fields, text.cells(facts, fields))
    blocks = []
    for group in kind_tables(facts, lang):
        headings = [say(name, lang) for name in group.columns]
        total = f"\n{group.total}\n" if group.total else ""
        table = text.as_markdown(headings, group.rows(lang))
        blocks.append(f"**{group.heading}**\n\n{table}{total}")
    return "\n".join(blocks)
