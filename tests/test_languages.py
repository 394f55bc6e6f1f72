"""Two languages throughout: help, what is wrong with a call, with a file, with a store.

Cases: where --lang may stand, the variables and locales that choose, every help
page, every usage error, file errors, faults; both catalogues whole, nothing in
them unused.
"""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import ROOT, here, small_store, written
from zgfacts import cli, helptexts
from zgfacts.context import language, language_asked
from zgfacts.errors import StoreError, UsageError
from zgfacts.messages import CATALOGUE
from zgfacts.query.texts import FIELDS
from zgfacts.render.records import known_fields

PACKAGE = ROOT / "zgfacts"
COMMANDS = [command.__name__ for command in cli.COMMANDS]
HAN = re.compile("[\u4e00-\u9fff]")

CHOSEN = [
    ({}, None, "en"),
    ({"LANG": "zh_CN.UTF-8"}, None, "zh"),
    ({"LANG": "zh_TW.UTF-8"}, None, "zh"),
    ({"LANG": "C.UTF-8"}, None, "en"),
    ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, None, "en"),
    ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, None, "zh"),
    ({"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"}, None, "zh"),
    ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "en"}, None, "en"),
    ({"LANG": "C", "LANGUAGE": "zh"}, None, "en"),
    ({"LANG": "zh_CN.UTF-8", "ZGFACTS_LANG": "en"}, None, "en"),
    ({"ZGFACTS_LANG": "en"}, "zh", "zh"),
]


@pytest.mark.parametrize(("environment", "option", "chosen"), CHOSEN)
def test_what_chooses(environment: dict[str, str], option: str | None, chosen: str) -> None:
    """The option goes before ZGFACTS_LANG, that before LANGUAGE, and that before the locale."""
    assert language(environment, option) == chosen


ASKED = [
    (["--lang", "zh", "search", "--help"], "zh"),
    (["search", "--lang", "zh", "--help"], "zh"),
    (["search", "--help", "--lang=zh"], "zh"),
    (["--lang", "en", "search", "--lang", "zh"], "zh"),
    (["search", "--lang"], "en"),
    (["search", "--lang", "fr"], "en"),
    (["search", "--", "--lang", "zh"], "en"),
    (["search", "zh"], "en"),
]


@pytest.mark.parametrize(("arguments", "chosen"), ASKED, ids=[" ".join(a) for a, _ in ASKED])
def test_the_option_holds_wherever_it_stands(arguments: list[str], chosen: str) -> None:
    """--lang is heard before the call is understood, and whether or not it can be."""
    assert language_asked({}, arguments) == chosen
    assert language_asked({"ZGFACTS_LANG": "fr"}, arguments) == chosen


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_in_both_languages(command: str) -> None:
    """Each page has usage, options and a line for each, in the language that is asked for."""
    words = [command] if command else []
    english, chinese = here(*words, "--help"), here(*words, "--help", ZGFACTS_LANG="zh")
    assert (english.err, english.status, chinese.err, chinese.status) == ("", 0, "", 0)
    assert english.out.startswith(f"Usage: zgfacts {command}".rstrip())
    assert chinese.out.startswith(f"用法：zgfacts {command}".rstrip())
    assert "\nOptions:\n" in english.out
    assert "\n选项：\n" in chinese.out
    for line in chinese.out.partition("选项：\n")[2].splitlines():
        assert HAN.search(line) or line.strip() in ("", "plain  [默认：table]")
    options = set(re.findall(r"(?m)^  (?:-\w, )?(--[\w-]+)", english.out))
    assert options
    assert options == set(re.findall(r"(?m)^  (?:-\w, )?(--[\w-]+)", chinese.out))


@pytest.mark.parametrize(
    "arguments",
    [["--lang", "zh", "search", "--help"], ["search", "--lang", "zh", "-h"], ["search", "-h"]],
)
def test_help_hears_the_option(arguments: list[str]) -> None:
    """Before the command, behind it or in the environment: the help is Chinese."""
    env = {} if "--lang" in arguments else {"LANG": "zh_CN.UTF-8"}
    ran = here(*arguments, **env)
    assert (ran.err, ran.status) == ("", 0)
    assert ran.out.startswith("用法：zgfacts search [选项] 词语...\n\n  按词语")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", ["40", "60", "80", "200"])
def test_help_fits(lang: str, width: str) -> None:
    """No line but an example or a list of spellings is wider than the terminal, or than 80."""
    for command in ("", "cite", "search"):
        out = here(*filter(None, [command]), "-h", ZGFACTS_LANG=lang, COLUMNS=width).out
        for line in out.splitlines():
            wide = sum(2 if "\u2e80" <= char <= "\uffe6" else 1 for char in line)
            example = line.startswith(("    zgfacts", "  -"))
            assert example or wide <= min(int(width), 80), line


WRONG = [
    (["search"], "缺少参数：词语..."),
    (["search", " "], "请给出要查的词语"),
    (["search", "x", "--format", "xml"], "--format没有“xml”；可用：table, json"),
    (["show", "--limit", "0"], "--limit至少为1，而不是0"),
    (["show", "-n", "x"], "--limit应为整数，而不是“x”"),
    (["show", "--fromat", "csv"], "没有选项--fromat；最接近的：--format"),
    (["show", "-z"], "没有选项-z"),
    (["show", "--json=1"], "选项--json不带值"),
    (["show", "--store"], "选项--store后面要有值"),
    (["serch", "x"], "没有命令“serch”；最接近的：search"),
    (["schema", "x"], "多余的参数：x"),
    (["show", "--lang", "fr"], "--lang没有“fr”；可用：zh, en"),
    (["show", "--json", "--format", "csv"], "--json即--format json，不能与--format csv同用"),
    (["sources", "--json", "--format", "table"], "--json即--format json，不能与--format table"),
    (["show", "--fields", "valeu"], "没有字段“valeu”；最接近的：value"),
    (["show", "--kind", "colours"], "--kind：没有收录“colours”"),
    (["show", "--store", "no/such/file"], "no/such/file: 没有这个文件"),
    (["show", "--store", "tests"], "tests: 是一个文件夹"),
    (["check", "--sources", "no/such"], "no/such: 没有这个文件夹"),
    (["chart", "growth", "--svg", "no/such/x.svg"], "no/such/x.svg: 没有这个文件或文件夹"),
    (["add", "--store", "README.md", "README.md"], "README.md:1:1: 此处应有一个值"),
    (["remove", "x"], "自带的库不可写"),
    (["cite", "zigong-gdp-2020", "--accessed", "2024"], "--accessed：“2024”不是日期"),
]


@pytest.mark.parametrize(("arguments", "says"), WRONG, ids=[says for _, says in WRONG])
def test_errors_in_chinese(arguments: list[str], says: str) -> None:
    """What is wrong with a call, or a file, is said in Chinese, with no sentence of English."""
    ran = here(*arguments, LANG="zh_CN.UTF-8")
    assert (ran.out, ran.status) == ("", 2)
    assert ran.err.startswith(f"zgfacts: {says}")
    assert not re.search("[a-z]+ [a-z]+ [a-z]+", ran.err.partition("用法见")[0])


def test_a_language_that_is_neither_is_refused() -> None:
    """ZGFACTS_LANG=fr is an error, said in the locale's language."""
    ran = here("show", ZGFACTS_LANG="fr", LANG="zh_CN.UTF-8")
    assert ran == ("", "zgfacts: ZGFACTS_LANG是'fr'；只能是zh或en\n", 2)


def damaged(**fields: Any) -> dict[str, Any]:
    """The small store with fields of its second fact changed."""
    store = small_store()
    store["facts"]["zigong-gdp-2020"] |= fields
    return store


FAULTY = [
    ({"kind": "brands"}, 'kind: 没有"brands"；可用：level, growth'),
    ({"value": "1"}, 'value: 应为数字，而不是"1"'),
    ({"name": []}, "name: 应为对象，而不是列表"),
    ({"period": "2020-13"}, "period: '2020-13'中没有这个月份；请写成2020"),
    ({"bound": None}, "bound: 数值与界限（bound）须同时有或同时无"),
]


@pytest.mark.parametrize(("fields", "says"), FAULTY, ids=[says for _, says in FAULTY])
def test_faults_in_chinese(tmp_path: Path, fields: dict[str, Any], says: str) -> None:
    """Faults are reported in the reader's language; in JSON they stay English."""
    path = written(tmp_path / "store.json", damaged(**fields))
    ran = here("check", "--store", path, "--lang", "zh")
    assert (ran.err, ran.status) == ("", 1)
    assert says in ran.out
    report = here("check", "--store", path, "--json", "--lang", "zh")
    assert report.status == 1
    assert not any(HAN.search(fault["message"]) for fault in report.json["faults"])


def test_errors_of_the_interface_are_english() -> None:
    """From Python an error's text is English, and Chinese where that is asked for."""
    error = StoreError("in_file", file="x", what=UsageError("no_words").message)
    assert str(error) == "x: give the words to search for"
    assert error.in_("zh") == "x: 请给出要查的词语"


def texts() -> dict[str, tuple[str, str]]:
    """Every text of both catalogues, by where it stands."""
    found = dict(CATALOGUE)
    for name in ("PARAMETERS", "METAVARS", "WORDS", "FIELDS"):
        found |= {f"{name}.{key}": both for key, both in getattr(helptexts, name).items()}
    for name, page in helptexts.PAGES.items():
        for index, both in enumerate((page.summary, *page.text)):
            found[f"PAGES.{name}.{index}"] = both
    return found


#: What is the same in either language.
SAME = {"in_file", "record_fault", "store_fault", "null", "METAVARS.SHELL"}


@pytest.mark.parametrize("key", texts())
def test_each_text_is_in_both_languages(key: str) -> None:
    """Each text is there in Chinese and in English, with the same fields, and differs."""
    chinese, english = texts()[key]
    fields = [
        sorted({name for _, name, _, _ in string.Formatter().parse(text) if name})
        for text in (chinese, english)
    ]
    assert chinese
    assert english
    assert fields[0] == fields[1] or key.startswith("METAVARS")
    assert (chinese == english) == (key in SAME)
    words = re.sub(r"\{\w*\}", "", chinese)
    assert HAN.search(words) or key in SAME or not re.search("[A-Za-z]", words)


def put_together(node: ast.JoinedStr) -> str:
    """The pattern of the keys that an f-string puts together, as matched_.+; "" for a sentence."""
    parts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
    if not all(part is None or re.fullmatch("[a-z_]+", str(part)) for part in parts):
        return ""
    return "".join(".+" if part is None else str(part) for part in parts)


def used_in(path: Path, keys: set[str]) -> set[str]:
    """The keys that a file names, or puts together of words that it names."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    names = {
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    words = {word for name in names if re.fullmatch("[a-z_]+", name) for word in name.split("_")}
    patterns = {put_together(node) for node in nodes if isinstance(node, ast.JoinedStr)} - {""}
    return {
        key
        for key in keys
        if key in names
        or any(
            re.fullmatch(pattern, key)
            and (re.search("[a-z]{2}", pattern) or set(key.split("_")) <= words)
            for pattern in patterns
        )
    }


def test_no_message_is_unused() -> None:
    """Each key is named in the code, is a name of errno, or a sentence of the JSON reader."""
    sentences = {key for key in CATALOGUE if " " in key and key != "take along"}
    rest = {key for key in set(CATALOGUE) - sentences if not re.fullmatch("E[A-Z]+", key)}
    for path in PACKAGE.rglob("*.py"):
        if path.name not in ("messages.py", "helptexts.py"):
            rest -= used_in(path, rest)
    assert not rest


def test_why_can_name_every_field() -> None:
    """What `--why` says of a field is there for each that a search looks in."""
    fields = (*FIELDS, "value", "kind", "period", "status")
    assert {f"matched_{field}" for field in fields} == {
        key for key in CATALOGUE if key.startswith("matched_")
    }


def test_every_message_that_is_named_is_there() -> None:
    """What `say`, `message` or an error is given as a key stands in the catalogue."""
    named = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            first = node.args[0]
            if name in ("say", "message", "StoreError", "UsageError") and isinstance(
                first, ast.Constant
            ):
                named.add(first.value)
    assert len(named) > 60
    assert named <= set(CATALOGUE)


def parameters() -> set[str]:
    """The commands and parameters that the program has, as the help catalogue names them."""
    import typer

    found = set()
    group: Any = typer.main.get_command(cli.application([]))
    for command in (group, *group.commands.values()):
        for param in command.params:
            full = f"{command.name}.{param.name}"
            found.add(full if full in helptexts.PARAMETERS else param.name)
    return found | {"help"}


def test_the_help_catalogue_is_what_there_is() -> None:
    """Each command, parameter and field has its text, and no text is of one that is gone."""
    assert set(helptexts.PAGES) == {"zgfacts", *COMMANDS}
    assert set(helptexts.PARAMETERS) == parameters()
    assert set(known_fields()) <= set(helptexts.FIELDS)
    assert set(helptexts.FIELDS) == set(known_fields())


def test_the_templates_are_explained_in_chinese() -> None:
    """`add --example` comments in the reader's language; the rest is the same in either."""
    chinese, english = here("add", "--example", "--lang", "zh"), here("add", "--example")
    assert (chinese.err, chinese.status, english.err, english.status) == ("", 0, "", 0)
    comments = [line for line in chinese.out.splitlines() if line.lstrip().startswith("//")]
    assert len(comments) > 15
    assert sum(bool(HAN.search(line)) for line in comments) >= len(comments) - 1
    bare = [
        [line for line in ran.out.splitlines() if not line.lstrip().startswith("//")]
        for ran in (chinese, english)
    ]
    assert bare[0] == bare[1]


MISSES = [
    (["search", "GDP 2016"], "没有“gdp”在“2016”的事实；有：2017、2018、2020、2020-Q1"),
    (["search", "足球", "bitcoin"], "没有收录：“足球”、“bitcoin”"),
    (["show", "2019"], "没有“2019”的事实；有这些年份的：2017、2018、2020、2021"),
    (["show", "恐龙火锅"], "没有收录：“恐龙火锅”"),
    (["search", "最高的GDP"], "只查事实，不作比较和计算：“最高”"),
    (["cite", "x", "y"], "没有收录：“x”、“y”"),
]


@pytest.mark.parametrize(("arguments", "says"), MISSES, ids=[says for _, says in MISSES])
def test_misses_in_chinese(arguments: list[str], says: str) -> None:
    """What is not held is said in Chinese, with Chinese marks between the words."""
    ran = here(*arguments, "--lang", "zh")
    assert (ran.out, ran.status) == ("", 1)
    assert ran.err.splitlines()[0] == f"zgfacts: {says}"


def test_why_in_chinese() -> None:
    """`--why` names the fields in the reader's language."""
    ran = here("search", "恐龙之乡", "--why", "--format", "value", "--lang", "zh")
    assert ran.status == 0
    assert ran.err == "zgfacts: zigong-brand-dinosaur-town: “恐龙之乡”：名称 恐龙之乡\n"


def test_fields_are_explained_in_chinese() -> None:
    """`--fields list` speaks the reader's language, and needs no words to search for."""
    ran = here("search", "--fields", "list", "--lang", "zh")
    assert (ran.err, ran.status) == ("", 0)
    assert "value             数值，按原文的单位" in ran.out
    assert all(HAN.search(line) for line in ran.out.splitlines())
