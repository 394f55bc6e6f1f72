"""The options that several commands share, said once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from zgfacts.completion import complete_kind, complete_place, complete_source, complete_year

Format = Literal["table", "json", "jsonl", "csv", "tsv", "md", "value", "plain"]

Store = Annotated[
    Path | None,
    typer.Option("--store", envvar="ZGFACTS_STORE", help="A store of your own.", metavar="FILE"),
]
Lang = Annotated[
    Literal["zh", "en"] | None,
    typer.Option("--lang", help="Language of headings and messages [default: the locale's]."),
]
Kind = Annotated[
    list[str] | None,
    typer.Option("--kind", help="Only this kind.", metavar="KIND", autocompletion=complete_kind),
]
Place = Annotated[
    list[str] | None,
    typer.Option(
        "--place", help="Only this place.", metavar="PLACE", autocompletion=complete_place
    ),
]
Year = Annotated[
    list[str] | None,
    typer.Option(
        "--year",
        help="Only this year, quarter, month, day or span.",
        metavar="YEAR",
        autocompletion=complete_year,
    ),
]
Status = Annotated[
    Literal["actual", "target"] | None, typer.Option("--status", help="What is, or is aimed at.")
]
Source = Annotated[
    list[str] | None,
    typer.Option(
        "--source", help="Only from this source.", metavar="ID", autocompletion=complete_source
    ),
]
Limit = Annotated[
    int | None, typer.Option("--limit", "-n", min=1, help="At most so many facts.", metavar="N")
]
Formatted = Annotated[Format, typer.Option("--format", "-f", help="How to print the facts.")]
Json = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
Fields = Annotated[
    str | None,
    typer.Option(
        "--fields",
        help="Only these fields, such as id,name.zh,value; list: what there is.",
        metavar="A,B",
    ),
]
