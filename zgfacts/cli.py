"""The command line: parse, call, render, exit. The one place where errors end."""

from __future__ import annotations

import io
import os
import sys
from contextlib import nullcontext
from pathlib import Path
from re import sub
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from zgfacts import options
from zgfacts._version import __version__
from zgfacts.completion import complete_id, complete_what
from zgfacts.context import Context
from zgfacts.errors import ClosedPipeError, ExitStatus, UsageError, ZgfactsError
from zgfacts.messages import say
from zgfacts.render.output import Output, render
from zgfacts.render.progress import progress
from zgfacts.render.safe import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgfacts.edit import Change
    from zgfacts.model import Fact
    from zgfacts.query.rank import Hit
    from zgfacts.query.select import Selection
    from zgfacts.query.vocabulary import Vocabulary
    from zgfacts.store import FactStore


def application(arguments: Sequence[str]) -> typer.Typer:
    """The application that these arguments need.

    Typer works through every command at each start; where the first argument
    is a command, the others are left out.
    """
    app = typer.Typer(
        name="zgfacts",
        # Help through Rich takes twice the time of the plain kind.
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(overview)
    named = arguments[0] if arguments else ""
    commands = [command for command in COMMANDS if command.__name__ == named] or COMMANDS
    for command in commands:
        app.command()(command)
    return app


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit status; never raises, never prints a traceback."""
    arguments = _negative_numbers_kept(arguments)
    if not _streams_ready():
        return ExitStatus.ERROR
    try:
        command = typer.main.get_command(application(arguments))
        status = command.main(list(arguments), prog_name="zgfacts", standalone_mode=False)
        return int(status or ExitStatus.FOUND)
    except ClosedPipeError:
        return _closed_pipe()
    except (KeyboardInterrupt, typer.Abort):
        return ExitStatus.INTERRUPTED
    except typer.TyperException as error:
        ctx = getattr(error, "ctx", None)
        hint = f"\nTry '{ctx.command_path} --help'." if ctx else ""
        return _failed(error.format_message(), hint)
    except ZgfactsError as error:
        return _failed(str(error))
    except OSError as error:
        file = f"{error.filename}: " if error.filename else ""
        return _failed(f"{file}{(error.strerror or str(error)).lower()}")
    except Exception as error:
        if os.environ.get("ZGFACTS_DEBUG"):
            raise
        return _failed(
            f"a bug in zgfacts: {type(error).__name__}: {error}",
            "\nSet ZGFACTS_DEBUG=1 to see where.",
        )


def _streams_ready() -> bool:
    """Make output UTF-8 whatever the locale; False where the caller has closed it (>&-)."""
    for stream in (sys.stdout, sys.stderr):
        if stream is None:
            return False
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return True


def _negative_numbers_kept(arguments: Sequence[str]) -> Sequence[str]:
    """In a search -3.6 is a number, not an option: it gets a minus sign of its own."""
    if not arguments or arguments[0] != "search":
        return arguments
    return [sub(r"^-(?=\d)", "\u2212", argument) for argument in arguments]


def _failed(message: str, hint: str = "") -> int:
    try:
        lines = [visible(line) for line in message.split("\n")]
        sys.stderr.write("zgfacts: " + "\n".join(lines) + hint + "\n")
        sys.stdout.flush()
    except OSError:
        _drop_output()
    return ExitStatus.ERROR


def _closed_pipe() -> int:
    _drop_output()
    return ExitStatus.CLOSED_PIPE


def _drop_output() -> None:
    """Keep the interpreter from failing again when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write(text: str) -> None:
    """Put text on standard output now, so that what goes wrong with it goes wrong here."""
    rest = memoryview(text.encode("utf-8", "backslashreplace"))
    try:
        # With PYTHONUNBUFFERED a write may take a part only, and say so.
        while rest:
            rest = rest[sys.stdout.buffer.write(rest) :]
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Typer would take it for an error of its own and end with 1.
        raise ClosedPipeError from None


def _tell(lines: Sequence[str]) -> None:
    for line in lines:
        sys.stderr.write(f"zgfacts: {visible(line)}\n")


def _exit(found: object) -> None:
    if not found:
        raise typer.Exit(ExitStatus.NOTHING)


def _version(asked: bool) -> None:
    if asked:
        from zgfacts.store import FactStore

        store = FactStore.open(os.environ.get("ZGFACTS_STORE") or None)
        _write(f"zgfacts {__version__}, store of {len(store)} facts: {store.path}\n")
        raise typer.Exit


def _open(store: Path | None, lang: str) -> FactStore:
    from zgfacts.store import FactStore

    with progress(lang):
        return FactStore.open(store)


def _selection(
    vocabulary: Vocabulary,
    kinds: list[str] | None,
    places: list[str] | None,
    years: list[str] | None,
    status: str | None,
    sources: list[str] | None,
) -> Selection:
    """The criteria of the options; a word that names nothing of its sort is an error."""
    from zgfacts.query.select import Selection
    from zgfacts.query.what import understand_what

    selection = Selection([status] if status else [])
    for option, words, sort in (
        ("--kind", kinds, "kinds"),
        ("--place", places, "places"),
        ("--year", years, "periods"),
        ("--source", sources, "sources"),
    ):
        for word in words or ():
            found = getattr(understand_what(vocabulary, [word]).selection, sort)
            if not found:
                raise UsageError(f"{option}: {word!r} is not known here")
            chosen = getattr(selection, sort)
            chosen.extend(found) if sort == "periods" else chosen.update(found)
    return selection


def _put(facts: Sequence[Fact], output: Output, context: Context, limit: int | None) -> None:
    """Print facts, and on a terminal say so where a limit left some out."""
    # On a terminal the facts themselves show how far the work is.
    with nullcontext() if context.terminal else progress(context.lang):
        for piece in render(facts[:limit], output, context):
            _write(piece)
    if limit is not None and limit < len(facts) and output.format == "table":
        _tell([say("shown_of", context.lang, shown=limit, total=len(facts))])


def overview(
    ctx: typer.Context,
    store: options.Store = None,
    lang: options.Lang = None,
    version: Annotated[
        bool,
        typer.Option("--version", help="Name tool and store.", is_eager=True, callback=_version),
    ] = False,
) -> None:
    """Look up a figure about Zigong (自贡) or its district Ziliujing (自流井区), with its source.

    Words may be Chinese, English or pinyin. Without a command: what the store holds.

    Exit status: 0 found, 1 nothing found, 2 anything wrong.
    """
    # What is said before the command holds for it, unless it says otherwise itself.
    if store is not None:
        os.environ["ZGFACTS_STORE"] = str(store)
    if lang is not None:
        os.environ["ZGFACTS_LANG"] = lang
    if ctx.invoked_subcommand is None:
        from zgfacts.render.overview import overview_text

        context = Context.of(lang)
        _write(overview_text(_open(store, context.lang), context))


What = Annotated[
    list[str] | None,
    typer.Argument(
        help="Ids, kinds, periods (2020, 2020-Q1, 2017..2020), places, indicators, sources.",
        metavar="[WHAT...]",
        autocompletion=complete_what,
    ),
]


def _fields_asked(value: str | None) -> None:
    """Print what each field means where `--fields list` asks for it, and end."""
    if value == "list":
        from zgfacts.render.fields import fields_text

        _write(fields_text())
        raise typer.Exit


def search(
    words: Annotated[
        list[str], typer.Argument(help="Words, a question, a number or a date.", metavar="WORDS...")
    ],
    store: options.Store = None,
    lang: options.Lang = None,
    kind: options.Kind = None,
    place: options.Place = None,
    year: options.Year = None,
    status: options.Status = None,
    source: options.Source = None,
    limit: options.Limit = None,
    format: options.Formatted = "table",  # noqa: A002 - the option's own name
    json: options.Json = False,
    fields: options.Fields = None,
    why: Annotated[bool, typer.Option("--why", help="Say for each fact what matched.")] = False,
) -> None:
    """Find facts by words, numbers and dates.

    The best fact comes first. Words may be a question; every one of them has to
    be accounted for.

    \b
    Examples:
      zgfacts search 恐龙
      zgfacts search "GDP 2020" --json
      zgfacts search 签约 杭州
      zgfacts search how many countries saw the lanterns
      zgfacts search 163亿
    """
    from zgfacts.misses import why_nothing
    from zgfacts.query.search import search as find
    from zgfacts.query.vocabulary import Vocabulary

    _fields_asked(fields)
    text = " ".join(words)
    if not text.strip():
        raise UsageError("give the words to search for")
    output, context = Output.of("json" if json else format, fields), Context.of(lang)
    vocabulary = Vocabulary(_open(store, context.lang))
    answer = find(vocabulary, text, _selection(vocabulary, kind, place, year, status, source))
    _put([hit.fact for hit in answer.hits], output, context, limit)
    if answer.slip:
        _tell([say("slip", context.lang, wrong=answer.slip[0], right=answer.slip[1])])
    if why:
        _tell([_why(hit, answer.query.text, context.lang) for hit in answer.hits[:limit]])
    if not answer.hits:
        _tell(why_nothing(text, answer, context.lang))
    _exit(answer.hits)


def _why(hit: Hit, text: str, lang: str) -> str:
    reasons = [
        say("why", lang, text=text[piece.start : piece.end], field=piece.field, found=piece.found)
        for piece in hit.evidence
        if not piece.is_filler
    ]
    return f"{hit.fact.id}: {'; '.join(reasons)}"


def show(
    what: What = None,
    store: options.Store = None,
    lang: options.Lang = None,
    kind: options.Kind = None,
    place: options.Place = None,
    year: options.Year = None,
    status: options.Status = None,
    source: options.Source = None,
    limit: options.Limit = None,
    format: options.Formatted = "table",  # noqa: A002 - the option's own name
    json: options.Json = False,
    fields: options.Fields = None,
) -> None:
    """Show facts by what they are.

    One is shown as a full sheet, many as tables; without WHAT, all.

    Words of one sort widen (2017 2018), words of different sorts narrow each
    other (2017 signings). A place also finds what happened there.

    \b
    Examples:
      zgfacts show 2020
      zgfacts show 2017 signings
      zgfacts show 自流井区 growth
      zgfacts show 2018 --status target
      zgfacts show zigong-gdp-2020
      zgfacts show 2017..2020 GDP --format csv
    """
    _fields_asked(fields)
    output, context = Output.of("json" if json else format, fields), Context.of(lang)
    facts = _shown(store, what, kind, place, year, status, source, context.lang)
    _put(facts, output, context, limit)
    _exit(facts)


def _shown(
    store: Path | None,
    what: list[str] | None,
    kinds: list[str] | None,
    places: list[str] | None,
    years: list[str] | None,
    status: str | None,
    sources: list[str] | None,
    lang: str,
) -> list[Fact]:
    """The facts that words and options select; where there are none, it says why."""
    from zgfacts.misses import nothing_there, unknown_words
    from zgfacts.query.select import select
    from zgfacts.query.vocabulary import Vocabulary
    from zgfacts.query.what import understand_what

    vocabulary = Vocabulary(_open(store, lang))
    selection = _selection(vocabulary, kinds, places, years, status, sources)
    words = [word for word in what or [] if word.strip()]
    named = understand_what(vocabulary, words)
    if named.unknown:
        _tell(unknown_words(named.unknown, " ".join(words), lang))
        return []
    facts = select(vocabulary.facts, selection, named.selection)
    if not facts:
        given = (("periods", years), ("places", places), ("kinds", kinds), ("sources", sources))
        options_ = {sort: " ".join(said) for sort, said in given if said}
        _tell(nothing_there(vocabulary.facts, named, selection, options_, lang))
    return facts


def chart(
    what: What = None,
    store: options.Store = None,
    lang: options.Lang = None,
    kind: options.Kind = None,
    place: options.Place = None,
    year: options.Year = None,
    status: options.Status = None,
    source: options.Source = None,
    limit: options.Limit = None,
    svg: Annotated[
        Path | None, typer.Option("--svg", help="Write a picture to FILE instead.", metavar="FILE")
    ] = None,
) -> None:
    """Draw growth rates and amounts as bars, signings along time.

    Takes what `show` takes. Rates stand around zero, targets are named as such,
    and only amounts of one unit share a scale.

    \b
    Examples:
      zgfacts chart growth 2020
      zgfacts chart signings 2017 --lang zh
      zgfacts chart growth --svg growth.svg
    """
    context = Context.of(lang)
    found = _shown(store, what, kind, place, year, status, source, context.lang)[:limit]
    if svg is None:
        from zgfacts.render.charts import chart_text

        drawn = chart_text(found, context)
        _write(drawn)
    else:
        from zgfacts.render.svg import chart_svg

        drawn = chart_svg(found, context.lang)
        if drawn:
            svg.write_text(drawn, "utf-8")
            _tell([say("drawn", context.lang, path=svg)])
    if found and not drawn:
        _tell([say("no_values", context.lang)])
    _exit(drawn)


def cite(
    ids: Annotated[
        list[str],
        typer.Argument(help="Ids of facts.", metavar="ID...", autocompletion=complete_id),
    ],
    style: Annotated[
        Literal["text", "bibtex", "csl-json", "gbt7714"],
        typer.Option("--style", help="How to write the citation."),
    ] = "text",
    sources: Annotated[
        Path | None,
        typer.Option(
            "--sources", help="The articles: show the passage, the figure marked.", metavar="DIR"
        ),
    ] = None,
    store: options.Store = None,
    lang: options.Lang = None,
) -> None:
    """Cite the source of a fact.

    With the articles at hand (--sources), show the passage, the figure marked.

    \b
    Examples:
      zgfacts cite zigong-gdp-2020
      zgfacts cite zigong-gdp-2020 --style gbt7714 --lang zh
      zgfacts cite ziliujing-signing-nanning-2017 --style bibtex
      zgfacts cite zigong-gdp-2020 --sources articles
    """
    context = Context.of(lang)
    opened = _open(store, context.lang)
    missing = [id_ for id_ in ids if id_ not in opened]
    if missing:
        words = ", ".join(f"“{id_}”" for id_ in missing)
        _tell([say("not_known", context.lang, words=words)])
        raise typer.Exit(ExitStatus.NOTHING)
    facts = [opened[id_] for id_ in dict.fromkeys(ids)]
    if sources is None:
        from zgfacts.render.citations import citations_text

        _write(citations_text(facts, style, context.lang))
        return
    from zgfacts.render.citations import passages_text

    text, doubts = passages_text(facts, sources, context)
    _write(text)
    _tell(doubts)
    _exit(text)


def sources(
    store: options.Store = None,
    lang: options.Lang = None,
    format: Annotated[  # noqa: A002 - the option's own name
        Literal["table", "json"], typer.Option("--format", "-f", help="How to print them.")
    ] = "table",
    json: options.Json = False,
) -> None:
    """List the sources and how many facts rest on each."""
    from zgfacts.render.overview import sources_json, sources_text

    context = Context.of(lang)
    opened = _open(store, context.lang)
    if json or format == "json":
        _write(sources_json(opened))
    else:
        _write(sources_text(opened, context))
    _exit(opened.sources)


def check(
    sources: Annotated[
        Path | None,
        typer.Option("--sources", help="The folder of the articles.", metavar="DIR"),
    ] = None,
    store: options.Store = None,
    lang: options.Lang = None,
    json: Annotated[bool, typer.Option("--json", help="The report as JSON.")] = False,
    fix: Annotated[
        bool,
        typer.Option("--fix", help="First put right what is safe: layout, citations that moved."),
    ] = False,
) -> None:
    """Check the store and its citations.

    With the articles (--sources), every citation is compared with its source.

    Exit status: 0 sound, 1 faults found, 2 could not run.
    """
    from zgfacts.check import check as inspect
    from zgfacts.render.report import report_json, report_text
    from zgfacts.store import bundled_store

    context = Context.of(lang)
    if fix:
        from zgfacts.check import fix as mend
        from zgfacts.edit import own_store

        with progress(context.lang):
            moved = mend(own_store(store), sources)
        _tell([say("moved", context.lang, id=id_) for id_ in moved])
    with progress(context.lang):
        report = inspect(store or bundled_store(), sources)
    _write(report_json(report) if json else report_text(report, sources, context.lang))
    _exit(not report.faults)


def init(
    file: Annotated[Path, typer.Argument(help="The store to make.", metavar="FILE")],
    empty: Annotated[bool, typer.Option("--empty", help="Without the bundled facts.")] = False,
    lang: options.Lang = None,
) -> None:
    """Make a store of your own.

    It is a copy of the bundled one, to add to and correct, or empty.
    """
    from zgfacts import edit

    count = edit.init(file, empty=empty)
    _write(say("made", Context.of(lang).lang, path=visible(str(file)), count=count) + "\n")


def add(
    file: Annotated[
        Path | None,
        typer.Argument(help="Facts as JSON or JSON Lines; - or nothing: standard input."),
    ] = None,
    store: options.Store = None,
    lang: options.Lang = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace records that exist and differ.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Show what would change; write nothing.")
    ] = False,
    source_file: Annotated[
        Path | None,
        typer.Option(
            "--source-file",
            metavar="ARTICLE",
            help="The article: citations that give only what is printed are looked up in it.",
        ),
    ] = None,
    example: Annotated[
        bool, typer.Option("--example", help="Print a commented template for each kind.")
    ] = False,
) -> None:
    """Add facts to a store of your own.

    Everything is checked first; then all is written, or nothing.

    Takes facts as a JSON array or JSON Lines, as --json puts them out or as a
    store's file holds them, or a store-shaped document with its sources, places,
    units and indicators. What only the bundled store has is taken along.

    \b
    Examples:
      zgfacts init my.json
      zgfacts add --example > new.json
      zgfacts add new.json --store my.json --source-file article.txt --dry-run
      zgfacts show zigong-gdp-2020 --json | zgfacts add --store my.json
    """
    if example:
        from zgfacts.templates import templates

        _write(templates())
        return
    from zgfacts import edit, intake
    from zgfacts.atomic import read_bytes

    path = edit.own_store(store)
    named = file is not None and str(file) != "-"
    data = read_bytes(file) if named and file else sys.stdin.buffer.read()
    language = Context.of(lang).lang
    with progress(language):
        given = intake.read_input(data, str(file) if named else "<stdin>")
    article = None
    if source_file:
        article = intake.read_article(source_file)
        intake.fill_sources(given, article)
        problems = intake.locate_citations(given["facts"].items(), article)
        if problems:
            raise edit.FaultyError(problems)
    for proposed in intake.propose_pinyin(given):
        _tell([say("pinyin_proposed", language, name=proposed)])
    with progress(language):
        changes = edit.add(path, given, replace=replace, dry_run=dry_run, article=article)
    _write("".join(f"{visible(line)}\n" for line in _changes(changes, language)))
    if dry_run:
        _tell([say("dry_run", language)])


def _changes(changes: Sequence[Change], lang: str) -> list[str]:
    """What was done, a line a record; what was there already is only counted."""
    lines = [
        f"{say(change.action, lang)} {change.table}.{change.id}"
        for change in changes
        if change.action != "keep"
    ]
    kept = sum(change.action == "keep" for change in changes)
    return [*lines, say("kept", lang, count=kept)] if kept else lines


def remove(
    ids: Annotated[
        list[str],
        typer.Argument(help="Ids of facts.", metavar="ID...", autocompletion=complete_id),
    ],
    store: options.Store = None,
    lang: options.Lang = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Show what would change; write nothing.")
    ] = False,
) -> None:
    """Remove facts from a store of your own.

    All of those named are removed, or none.
    """
    from zgfacts import edit

    language = Context.of(lang).lang
    with progress(language):
        missing = edit.remove(edit.own_store(store), ids, dry_run=dry_run)
    if missing:
        words = ", ".join(f"“{id_}”" for id_ in missing)
        _tell([say("not_known", language, words=words), say("nothing_removed", language)])
    else:
        _write("".join(f"{say('remove', language)} facts.{visible(id_)}\n" for id_ in ids))
        if dry_run:
            _tell([say("dry_run", language)])
    _exit(not missing)


def schema(
    store_file: Annotated[
        bool, typer.Option("--store-file", help="The schema of a store's file instead.")
    ] = False,
) -> None:
    """Print the JSON Schema of a fact as output."""
    from zgfacts.render.text import dumps
    from zgfacts.schema import fact_schema, store_schema

    _write(dumps(store_schema() if store_file else fact_schema(), indent=2) + "\n")


#: In the order of the help.
COMMANDS = (search, show, chart, cite, sources, check, init, add, remove, schema)
