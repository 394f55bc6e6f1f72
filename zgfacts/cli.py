"""The command line: parse, call, render, exit. The one place where errors end."""

from __future__ import annotations

import io
import os
import sys
from contextlib import nullcontext, suppress
from pathlib import Path
from re import sub
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from typer.core import TyperCommand, TyperGroup

from zgfacts import options
from zgfacts._version import __version__
from zgfacts.completion import complete_fields, complete_id, complete_what
from zgfacts.context import Context, language_asked
from zgfacts.errors import (
    ClosedPipeError,
    DamagedCacheError,
    ExitStatus,
    UsageError,
    ZgfactsError,
    reason,
)
from zgfacts.messages import listed, say
from zgfacts.render.output import Output, render
from zgfacts.render.progress import progress
from zgfacts.render.safe import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgfacts.edit import Change
    from zgfacts.model import Fact
    from zgfacts.query.evidence import Evidence
    from zgfacts.query.index import Index
    from zgfacts.query.rank import Hit
    from zgfacts.query.select import Selection
    from zgfacts.store import FactStore


class _Command(TyperCommand):
    """A command whose help is in the reader's language, which the context carries."""

    def get_help(self, ctx: Any) -> str:
        """Typer asks for this when it meets --help."""
        return _help(self, ctx)


class _Group(TyperGroup):
    """The program itself, likewise."""

    def get_help(self, ctx: Any) -> str:
        """Typer asks for this when it meets --help."""
        return _help(self, ctx)


def _help(command: Any, ctx: Any) -> str:
    from zgfacts.help import help_text

    return help_text(
        command, "zgfacts" if ctx.parent is None else f"zgfacts {command.name}", ctx.obj
    )


def application(arguments: Sequence[str]) -> typer.Typer:
    """The application that these arguments need.

    Typer works through every command at each start; where the first argument
    is a command, the others are left out, and where it is the version alone, all.
    """
    app = typer.Typer(
        name="zgfacts",
        cls=_Group,
        # Help is our own, in two languages, and so is completion.
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(overview)
    named = arguments[0] if arguments else ""
    commands = [command for command in COMMANDS if command.__name__ == named]
    for command in commands or (() if list(arguments) == ["--version"] else COMMANDS):
        app.command(cls=_Command)(command)
    return app


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit status; never raises, never prints a traceback."""
    arguments = _negative_numbers_kept(arguments)
    if not _streams_ready():
        return ExitStatus.ERROR
    lang = language_asked(os.environ, arguments)
    try:
        command = typer.main.get_command(application(arguments))
        if os.environ.get("_ZGFACTS_COMPLETE"):
            return _completed(command, arguments, lang)
        return _ran(command, arguments, lang)
    except ClosedPipeError:
        return _closed_pipe()
    except (KeyboardInterrupt, typer.Abort):
        return ExitStatus.INTERRUPTED
    except typer.TyperException as error:
        from zgfacts.usage import usage_text

        names = [each.__name__ for each in COMMANDS]
        named = next((each for each in arguments if each in names), "")
        path = f"zgfacts {named} " if named else "zgfacts "
        return _failed(usage_text(error, names, lang), say("see_help", lang, path=path))
    except ZgfactsError as error:
        return _failed(error.in_(lang))
    except OSError as error:
        file = f"{error.filename}: " if error.filename else ""
        return _failed(f"{file}{reason(error).in_(lang)}")
    except Exception as error:
        if os.environ.get("ZGFACTS_DEBUG"):
            raise
        said = say("bug", lang, type=type(error).__name__, text=error)
        return _failed(said, say("debug_hint", lang))


def _ran(command: Any, arguments: Sequence[str], lang: str) -> int:
    """Run the command, once more without the kept index where that turns out to be damaged."""

    def once() -> int:
        status = command.main(list(arguments), "zgfacts", standalone_mode=False, obj=lang)
        return int(status or ExitStatus.FOUND)

    try:
        return once()
    except DamagedCacheError as error:
        with suppress(OSError):
            error.path.unlink()
        if _written:
            raise
        os.environ["ZGFACTS_NO_CACHE"] = "1"
        return once()


def _completed(command: Any, arguments: Sequence[str], lang: str) -> int:
    from zgfacts.shells import FILES, answer

    lines, files = answer(command, arguments, lang)
    _write(lines)
    return FILES if files else ExitStatus.FOUND


def _streams_ready() -> bool:
    """Make output UTF-8 whatever the locale; False where the caller has closed it (>&-)."""
    if sys.stderr is None:  # words about the data are lost, the data are not
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for good
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
        sys.stderr.write(
            "\n".join(["zgfacts: " + lines[0], *lines[1:], *filter(None, [hint])]) + "\n"
        )
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


#: Whether anything has been put on standard output: it cannot be taken back.
_written: list[bool] = []


def _write(text: str) -> None:
    """Put text on standard output now, so that what goes wrong with it goes wrong here."""
    _written.append(True)
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


def _version(ctx: typer.Context, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from zgfacts.store import FactStore

        store = FactStore.open(os.environ.get("ZGFACTS_STORE") or None)
        counted = {"version": __version__, "count": len(store), "path": visible(str(store.path))}
        _write(say("version", ctx.obj, **counted) + "\n")
        raise typer.Exit


def _open(store: Path | None, lang: str) -> FactStore:
    from zgfacts.store import FactStore

    with progress(lang):
        return FactStore.open(store)


def _format(json: bool, format_: str | None) -> str:
    """The format that --json and --format ask for; the two must not differ."""
    if json and format_ not in (None, "json"):
        raise UsageError("json_and_format", format=format_)
    return "json" if json else format_ or "table"


def _index(store: Path | None, no_cache: bool, lang: str) -> Index:
    from zgfacts.cache import open_index

    with progress(lang):
        return open_index(store, cached=not no_cache)


def _selection(
    index: Index,
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
            found = getattr(understand_what(index, [word]).selection, sort)
            if not found:
                raise UsageError("unknown_option_word", option=option, word=word)
            chosen = getattr(selection, sort)
            chosen.extend(found) if sort == "periods" else chosen.update(found)
    return selection


def _put(
    facts: Sequence[Fact],
    output: Output,
    context: Context,
    limit: int | None,
    index: Index,
) -> None:
    """Print facts of a store, and on a terminal say so where a limit left some out."""
    from zgfacts.query.select import neighbours

    is_cut = limit is not None and limit < len(facts)
    # A slice is built at once, the facts themselves only as they are looked at.
    printed = facts[:limit] if is_cut else facts
    # On a terminal the facts themselves show how far the work is.
    with nullcontext() if context.terminal else progress(context.lang):
        for piece in render(printed, output, context, lambda fact: neighbours(index, fact)):
            _write(piece)
    if is_cut and output.format == "table":
        _tell([say("shown_of", context.lang, shown=limit, total=len(facts))])


def overview(
    ctx: typer.Context,
    store: options.Store = None,
    lang: options.Lang = None,
    version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_version),
    ] = False,
) -> None:
    """Say what the store holds, and what to type."""
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
    typer.Argument(metavar="[WHAT...]", autocompletion=complete_what),
]


def _fields_asked(ctx: typer.Context, value: str | None) -> str | None:
    """Print what each field means where `--fields list` asks for it, and end."""
    if value == "list" and not ctx.resilient_parsing:
        from zgfacts.render.fields import fields_text

        _write(fields_text(ctx.obj))
        raise typer.Exit
    return value


# Read before the rest, so that --fields list needs no words to search for.
Fields = Annotated[
    str | None,
    typer.Option(
        "--fields",
        metavar="A,B",
        is_eager=True,
        callback=_fields_asked,
        autocompletion=complete_fields,
    ),
]


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...")],
    store: options.Store = None,
    lang: options.Lang = None,
    kind: options.Kind = None,
    place: options.Place = None,
    year: options.Year = None,
    status: options.Status = None,
    source: options.Source = None,
    no_cache: options.NoCache = False,
    limit: options.Limit = None,
    format: options.Formatted = None,  # noqa: A002 - the option's own name
    json: options.Json = False,
    fields: Fields = None,
    why: Annotated[bool, typer.Option("--why")] = False,
) -> None:
    """Find facts by words, numbers and dates."""
    from zgfacts.misses import why_nothing
    from zgfacts.query.search import search as find

    text = " ".join(words)
    if not text.strip():
        raise UsageError("no_words")
    output, context = Output.of(_format(json, format), fields), Context.of(lang)
    index = _index(store, no_cache, context.lang)
    answer = find(index, text, _selection(index, kind, place, year, status, source))
    _put([hit.fact for hit in answer.hits], output, context, limit, index)
    if answer.slip:
        _tell([say("slip", context.lang, wrong=answer.slip[0], right=answer.slip[1])])
    if answer.rounded:
        from zgfacts.render.figures import figure

        held = figure(answer.hits[0].fact, context.lang)
        _tell([say("slip", context.lang, wrong=answer.rounded, right=held)])
    if answer.names:
        names = listed([f"“{name}”" for name in answer.names], context.lang)
        _tell([say("each_name", context.lang, names=names)])
    if why:
        _tell([_why(hit, answer.query.text, context.lang) for hit in answer.hits[:limit]])
    if not answer.hits:
        _tell(why_nothing(text, answer, context.lang))
    _exit(answer.hits)


def _why(hit: Hit, text: str, lang: str) -> str:
    reasons = [
        say(
            "why",
            lang,
            text=text[piece.start : piece.end],
            field=say(f"matched_{piece.field}", lang),
            found=_found(piece, hit.fact, lang),
        )
        for piece in hit.evidence
        if not piece.is_filler
    ]
    return f"{hit.fact.id}: {'; '.join(reasons)}"


def _found(piece: Evidence, fact: Fact, lang: str) -> str:
    """What of a fact accounts for words, as people write it: texts are compared folded."""
    from zgfacts.query.fold import has_han
    from zgfacts.query.texts import places_of
    from zgfacts.render.figures import figure, kind

    names = {"name": fact.name, "indicator": fact.indicator.name if fact.indicator else None}
    if name := names.get(piece.field):
        spelled = name.pinyin if piece.found.startswith("'") else name.en
        return name.zh if has_han(piece.found) else spelled
    if piece.field == "place":
        called = {place.id: place.name.in_(lang) for place in places_of(fact)}
        return called.get(piece.found, piece.found)
    if piece.field == "value" and fact.value is not None:
        return figure(fact, lang)
    if piece.field == "kind":
        return kind(piece.found, lang)
    return say(piece.found, lang) if piece.field == "status" else piece.found


def show(
    what: What = None,
    store: options.Store = None,
    lang: options.Lang = None,
    kind: options.Kind = None,
    place: options.Place = None,
    year: options.Year = None,
    status: options.Status = None,
    source: options.Source = None,
    no_cache: options.NoCache = False,
    limit: options.Limit = None,
    format: options.Formatted = None,  # noqa: A002 - the option's own name
    json: options.Json = False,
    fields: Fields = None,
) -> None:
    """Show facts by what they are."""
    output, context = Output.of(_format(json, format), fields), Context.of(lang)
    index = _index(store, no_cache, context.lang)
    facts = _shown(index, what, kind, place, year, status, source, context.lang)
    _put(facts, output, context, limit, index)
    _exit(facts)


def _shown(
    index: Index,
    what: list[str] | None,
    kinds: list[str] | None,
    places: list[str] | None,
    years: list[str] | None,
    status: str | None,
    sources: list[str] | None,
    lang: str,
) -> Sequence[Fact]:
    """The facts that words and options select; where there are none, it says why."""
    from zgfacts.misses import nothing_there, unknown_words
    from zgfacts.query.select import select
    from zgfacts.query.what import understand_what

    selection = _selection(index, kinds, places, years, status, sources)
    words = [word for word in what or [] if word.strip()]
    named = understand_what(index, words)
    if named.unknown:
        _tell(unknown_words(named.unknown, " ".join(words), lang))
        return []
    facts = select(index, selection, named.selection)
    if not facts:
        given = (("periods", years), ("places", places), ("kinds", kinds), ("sources", sources))
        options_ = {sort: " ".join(said) for sort, said in given if said}
        _tell(nothing_there(index, named, selection, options_, lang))
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
    no_cache: options.NoCache = False,
    limit: options.Limit = None,
    svg: Annotated[Path | None, typer.Option("--svg", metavar="FILE")] = None,
) -> None:
    """Draw growth rates and amounts as bars, signings along time."""
    context = Context.of(lang)
    index = _index(store, no_cache, context.lang)
    found = _shown(index, what, kind, place, year, status, source, context.lang)[:limit]
    if svg is None:
        from zgfacts.render.charts import chart_text

        drawn = chart_text(found, context)
        _write(drawn)
    else:
        from zgfacts.render.svg import chart_svg

        drawn = chart_svg(found, context.lang)
        if drawn and str(svg) == "-":
            _write(drawn)
        elif drawn:
            svg.write_text(drawn, "utf-8")
            _tell([say("drawn", context.lang, path=svg)])
    if found and not drawn:
        _tell([say("no_values", context.lang)])
    _exit(drawn)


def cite(
    ids: Annotated[
        list[str],
        typer.Argument(metavar="ID...", autocompletion=complete_id),
    ],
    style: Annotated[
        Literal["text", "bibtex", "csl-json", "gbt7714"],
        typer.Option("--style"),
    ] = "text",
    accessed: Annotated[str | None, typer.Option("--accessed", metavar="DATE")] = None,
    sources: options.Sources = None,
    store: options.Store = None,
    lang: options.Lang = None,
) -> None:
    """Cite the source of a fact."""
    from zgfacts.cite import accessed_on

    context, day = Context.of(lang), accessed_on(accessed)
    if sources is not None and style not in ("text", "gbt7714"):
        raise UsageError("passage_style")
    opened = _open(store, context.lang)
    missing = [id_ for id_ in ids if id_ not in opened]
    if missing:
        from zgfacts.misses import unknown_ids

        _tell(unknown_ids(missing, (fact.id for fact in opened), context.lang))
        raise typer.Exit(ExitStatus.NOTHING)
    facts = [opened[id_] for id_ in dict.fromkeys(ids)]
    from zgfacts.render.citations import citations_text, passages_text

    if sources is None:
        _write(citations_text(facts, style, context.lang, day))
        return
    text, doubts = passages_text(facts, sources, style, context, day)
    _write(text)
    _tell(doubts)
    _exit(text)


def sources(
    store: options.Store = None,
    lang: options.Lang = None,
    format: Annotated[  # noqa: A002 - the option's own name
        Literal["table", "json"] | None, typer.Option("--format", "-f")
    ] = None,
    json: options.Json = False,
) -> None:
    """List the sources and how many facts rest on each."""
    from zgfacts.render.overview import sources_json, sources_text

    context = Context.of(lang)
    opened = _open(store, context.lang)
    if _format(json, format) == "json":
        _write(sources_json(opened))
    else:
        _write(sources_text(opened, context))
    _exit(opened.sources)


def check(
    sources: options.Sources = None,
    store: options.Store = None,
    lang: options.Lang = None,
    json: options.Json = False,
    fix: Annotated[bool, typer.Option("--fix")] = False,
) -> None:
    """Check the store and its citations."""
    from zgfacts.bundled import bundled_store
    from zgfacts.check import check as inspect
    from zgfacts.render.report import report_json, report_text

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
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    empty: Annotated[bool, typer.Option("--empty")] = False,
    lang: options.Lang = None,
) -> None:
    """Make a store of your own."""
    from zgfacts import edit

    count = edit.init(file, empty=empty)
    _write(say("made", Context.of(lang).lang, path=visible(str(file)), count=count) + "\n")


def add(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]")] = None,
    store: options.Store = None,
    lang: options.Lang = None,
    replace: Annotated[bool, typer.Option("--replace")] = False,
    dry_run: options.DryRun = False,
    source_file: Annotated[Path | None, typer.Option("--source-file", metavar="ARTICLE")] = None,
    example: Annotated[bool, typer.Option("--example")] = False,
) -> None:
    """Add facts to a store of your own."""
    if example:
        from zgfacts.templates import templates

        _write(templates(lang=Context.of(lang).lang))
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
        typer.Argument(metavar="ID...", autocompletion=complete_id),
    ],
    store: options.Store = None,
    lang: options.Lang = None,
    dry_run: options.DryRun = False,
) -> None:
    """Remove facts from a store of your own."""
    from zgfacts import edit

    language = Context.of(lang).lang
    with progress(language):
        missing = edit.remove(edit.own_store(store), ids, dry_run=dry_run)
    if missing:
        words = listed([f"“{id_}”" for id_ in missing], language)
        _tell([say("not_known", language, words=words), say("nothing_removed", language)])
    else:
        _write("".join(f"{say('remove', language)} facts.{visible(id_)}\n" for id_ in ids))
        if dry_run:
            _tell([say("dry_run", language)])
    _exit(not missing)


def schema(
    store_file: Annotated[bool, typer.Option("--store-file")] = False,
) -> None:
    """Print the JSON Schema of a fact as output."""
    from zgfacts.render.text import dumps
    from zgfacts.schema import fact_schema, store_schema

    _write(dumps(store_schema() if store_file else fact_schema(), indent=2) + "\n")


def completion(
    shell: Annotated[Literal["bash", "zsh", "fish"], typer.Argument(metavar="SHELL")],
) -> None:
    """Print the script of Tab completion for bash, zsh or fish."""
    from zgfacts.shells import script

    _write(script(shell))


#: In the order of the help.
COMMANDS = (
    search,
    show,
    chart,
    cite,
    sources,
    check,
    init,
    add,
    remove,
    schema,
    completion,
)
