"""The options that several commands share, said once; what they mean stands in helptexts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from zgfacts.completion import complete_kind, complete_place, complete_source, complete_year

Format = Literal["table", "json", "jsonl", "csv", "tsv", "md", "value", "plain"]

Store = Annotated[
    Path | None, typer.Option("--store", envvar="ZGFACTS_STORE", metavar="FILE", show_envvar=False)
]
Lang = Annotated[Literal["zh", "en"] | None, typer.Option("--lang")]
Kind = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", autocompletion=complete_kind),
]
Place = Annotated[
    list[str] | None,
    typer.Option("--place", metavar="PLACE", autocompletion=complete_place),
]
Year = Annotated[
    list[str] | None,
    typer.Option("--year", metavar="YEAR", autocompletion=complete_year),
]
Status = Annotated[Literal["actual", "target"] | None, typer.Option("--status")]
Source = Annotated[
    list[str] | None,
    typer.Option("--source", metavar="ID", autocompletion=complete_source),
]
NoCache = Annotated[bool, typer.Option("--no-cache", envvar="ZGFACTS_NO_CACHE", show_envvar=False)]
Limit = Annotated[int | None, typer.Option("--limit", "-n", min=1, metavar="N")]
# No default, so that --format table beside --json is noticed.
Formatted = Annotated[Format | None, typer.Option("--format", "-f")]
Json = Annotated[bool, typer.Option("--json")]
Sources = Annotated[Path | None, typer.Option("--sources", metavar="DIR")]
DryRun = Annotated[bool, typer.Option("--dry-run", "-n")]
