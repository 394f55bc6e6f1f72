"""What `--help`, the manual page and `--fields list` say, in Chinese and in English.

Loaded only where one of them is asked for; what else zgfacts says stands in
`zgfacts.messages`.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from zgfacts.model import BASES, BOUNDS, KINDS

Both = tuple[str, str]


class Page(NamedTuple):
    """The help of one command: a line for lists, what else there is to say, examples."""

    summary: Both
    text: tuple[Both, ...] = ()
    examples: tuple[str, ...] = ()


#: By command; "zgfacts" is the program itself.
PAGES: Final[dict[str, Page]] = {
    "zgfacts": Page(
        (
            "查自贡市和自流井区的数字，每条都注明出处。",
            (
                "Look up a figure about Zigong (自贡) or its district Ziliujing (自流井区), "
                "with its source."
            ),
        ),
        (
            (
                (
                    "词语可以是中文、英文或拼音。不带命令时显示库中有什么。"
                    "“zgfacts 命令 --help”说明每个命令，并有例子。"
                ),
                (
                    "Words may be Chinese, English or pinyin. Without a command: what the store "
                    "holds. 'zgfacts COMMAND --help' explains each command, with examples."
                ),
            ),
            (
                "退出状态：0 找到；1 没有找到；2 出错。数据写到标准输出，说明写到标准错误。",
                (
                    "Exit status: 0 found, 1 nothing found, 2 "
                    "anything wrong. Data goes to standard "
                    "output, words about it to standard error."
                ),
            ),
        ),
        ("zgfacts search 恐龙", "zgfacts show 2020", "zgfacts cite zigong-gdp-2020"),
    ),
    "search": Page(
        ("按词语、数字、日期查找事实。", "Find facts by words, numbers and dates."),
        (
            (
                "最符合的排在最前。可以是一句问话；其中每个词都要在事实中有着落。",
                (
                    "The best fact comes first. Words may be a "
                    "question; every one of them has to be "
                    "accounted for."
                ),
            ),
        ),
        (
            "zgfacts search 恐龙",
            'zgfacts search "GDP 2020" --json',
            "zgfacts search 签约 杭州",
            "zgfacts search how many countries saw the lanterns",
            "zgfacts search 163亿",
        ),
    ),
    "show": Page(
        ("按类别、时间、地区等列出事实。", "Show facts by what they are."),
        (
            (
                "一条显示为详页，多条显示为表格；不带参数则列出全部。",
                "One is shown as a full sheet, many as tables; without WHAT, all.",
            ),
            (
                (
                    "同类的词放宽范围（2017 2018），不同类的词缩小范围（2017 signings）。"
                    "写地区，也会列出在那里发生的事。"
                ),
                (
                    "Words of one sort widen (2017 2018), words of "
                    "different sorts narrow each other "
                    "(2017 signings). A place also finds what happened there."
                ),
            ),
        ),
        (
            "zgfacts show 2020",
            "zgfacts show 2017 signings",
            "zgfacts show 自流井区 growth",
            "zgfacts show 2018 --status target",
            "zgfacts show zigong-gdp-2020",
            "zgfacts show 2017..2020 GDP --format csv",
        ),
    ),
    "chart": Page(
        (
            "把变化率和金额画成条形图，签约按时间排列。",
            "Draw growth rates and amounts as bars, signings along time.",
        ),
        (
            (
                "参数与show相同。变化率以零为界，目标会注明，只有同一单位的数值才用同一标尺。",
                (
                    "Takes what 'zgfacts show' takes. Rates stand "
                    "around zero, targets are named as "
                    "such, and only amounts of one unit share a scale."
                ),
            ),
        ),
        (
            "zgfacts chart growth 2020",
            "zgfacts chart signings 2017 --lang zh",
            "zgfacts chart growth --svg growth.svg",
        ),
    ),
    "cite": Page(
        ("给出事实的引文。", "Cite the source of a fact."),
        (
            (
                (
                    "原文没有写明的作者、日期，不会编造：按各格式的规矩省去或注明不详。"
                    "没有日期的文章，可用--accessed写明何时查阅。"
                ),
                (
                    "What the source does not name, such as an "
                    "author or a date, is never made up: it "
                    "is left out, or said to be unknown, as the style has it. For a text without a "
                    "date, --accessed says when you read it."
                ),
            ),
            (
                (
                    "手头有文章时（--sources），还显示原文那一段，并标出数字；"
                    "文件与所引的不同，会说明。"
                ),
                (
                    "With the articles at hand (--sources) the passage is shown, too, the figure "
                    "marked; where your copy differs from the one cited, that is said."
                ),
            ),
        ),
        (
            "zgfacts cite zigong-gdp-2020",
            "zgfacts cite zigong-gdp-2020 --style gbt7714 --lang zh",
            "zgfacts cite ziliujing-signing-nanning-2017 --style bibtex",
            "zgfacts cite zigong-gdp-2020 --sources articles",
        ),
    ),
    "sources": Page(
        (
            "列出来源，以及各有多少条事实。",
            "List the sources and how many facts rest on each.",
        ),
        (),
        ("zgfacts sources", "zgfacts sources --json"),
    ),
    "check": Page(
        ("检查库和引文。", "Check the store and its citations."),
        (
            (
                (
                    "给出文章所在的文件夹（--sources），就把每处引文与原文对照；"
                    "只需要库中引用到的文章，文件名见zgfacts sources。"
                ),
                (
                    "With the folder of the articles (--sources), "
                    "every citation is compared with its "
                    "article. Only articles that a fact of the store cites are wanted; 'zgfacts "
                    "sources' lists their file names."
                ),
            ),
            (
                "退出状态：0 没有问题；1 有问题；2 无法检查。",
                "Exit status: 0 sound, 1 faults found, 2 could not run.",
            ),
        ),
        (
            "zgfacts check",
            "zgfacts check --sources articles",
            "zgfacts check --store my.json --sources articles --fix",
        ),
    ),
    "init": Page(
        ("建立自己的库。", "Make a store of your own."),
        (
            (
                "复制自带的库，供增补和改正；或建一个空库。",
                "It is a copy of the bundled one, to add to and correct, or empty.",
            ),
        ),
        ("zgfacts init my.json", "zgfacts init my.json --empty"),
    ),
    "add": Page(
        ("把事实加入自己的库。", "Add facts to a store of your own."),
        (
            (
                "先全部检查；然后全部写入，或者一条也不写。",
                "Everything is checked first; then all is written, or nothing.",
            ),
            (
                (
                    "接受JSON数组或JSON Lines的事实（--json输出的样子，或库文件中的样子），"
                    "也接受带有sources、places、units、indicators表的整库文件。"
                    "只有自带的库才有的单位、地区等，会一并带入。"
                ),
                (
                    "Takes facts as a JSON array or JSON Lines, as --json puts them out or as a "
                    "store's file holds them, or a store-shaped document with its sources, places, "
                    "units and indicators. What only the bundled store has is taken along."
                ),
            ),
        ),
        (
            "zgfacts init my.json",
            "zgfacts add --example > new.json",
            "zgfacts add new.json --store my.json --source-file article.txt --dry-run",
            "zgfacts show zigong-gdp-2020 --json | zgfacts add --store my.json",
        ),
    ),
    "remove": Page(
        ("从自己的库中删除事实。", "Remove facts from a store of your own."),
        (
            (
                "所列的全部删除，或者一条也不删。",
                "All of those named are removed, or none.",
            ),
        ),
        ("zgfacts remove zigong-gdp-2020 --store my.json --dry-run",),
    ),
    "schema": Page(
        ("打印事实的JSON Schema。", "Print the JSON Schema of a fact as output."),
        (),
        ("zgfacts schema > fact.schema.json",),
    ),
    "completion": Page(
        (
            "打印bash、zsh或fish的Tab补全脚本。",
            "Print the script of Tab completion for bash, zsh or fish.",
        ),
        (
            (
                "补全命令、选项、编号、类别、地区和年份。请放在各shell读取的地方：",
                (
                    "It completes commands, options, ids, kinds, "
                    "places and years. Put it where your "
                    "shell reads it:"
                ),
            ),
        ),
        (
            "zgfacts completion fish > ~/.config/fish/completions/zgfacts.fish",
            "echo 'source <(zgfacts completion bash)' >> ~/.bashrc",
            "echo 'source <(zgfacts completion zsh)' >> ~/.zshrc    # after compinit",
        ),
    ),
}

#: By the name of an option or argument; with its command before a dot where it differs there.
PARAMETERS: Final[dict[str, Both]] = {
    "words": ("词语、问话、数字或日期。", "Words, a question, a number or a date."),
    "what": (
        "编号、类别、时间（2020、2020-Q1、2017..2020）、地区、指标、来源。",
        "Ids, kinds, periods (2020, 2020-Q1, 2017..2020), places, indicators, sources.",
    ),
    "ids": ("事实的编号。", "Ids of facts."),
    "store": ("自己的库。", "A store of your own."),
    "lang": (
        "语言：标题、说明、金额、帮助（默认按系统语言）。",
        "Language of headings, amounts, messages and help [default: the locale's].",
    ),
    "version": ("显示程序和库的版本。", "Name tool and store."),
    "help": ("显示这个帮助。", "Show this help."),
    "kind": ("只要这个类别。", "Only this kind."),
    "place": ("只要这个地区。", "Only this place."),
    "year": (
        "只要这一年、季度、月、日或一段时间。",
        "Only this year, quarter, month, day or span.",
    ),
    "status": ("只要实际（actual）或目标（target）。", "Only what is (actual) or is aimed at."),
    "source": ("只要出自这个来源的。", "Only from this source."),
    "no_cache": ("不用缓存的索引。", "Do not use the kept index."),
    "limit": ("最多几条。", "At most so many facts."),
    "format": ("输出格式：", "How to print the facts:"),
    "sources.format": ("输出格式：", "How to print them:"),
    "json": ("即--format json。", "Short for --format json."),
    "check.json": ("以JSON输出结果。", "The report as JSON."),
    "fields": (
        "只要这些字段，如id,name.zh,value；list列出全部字段。",
        "Only these fields, such as id,name.zh,value; list: what there is.",
    ),
    "why": ("说明每条事实因何符合。", "Say for each fact what matched."),
    "svg": ("不画在终端，而写成图片文件。", "Write a picture to FILE instead."),
    "style": ("引文格式：", "How to write the citation:"),
    "accessed": (
        "查阅原文的日期，如2024-05-01，写入引文。",
        "The day on which you read the source, such as 2024-05-01, for the citation.",
    ),
    "cite.sources": (
        "文章所在的文件夹：显示原文那一段，标出数字。",
        "The folder of the articles: show the passage, the figure marked.",
    ),
    "check.sources": (
        "文章所在的文件夹：与原文对照。",
        "The folder of the articles: compare every citation.",
    ),
    "fix": (
        "先改正可以放心改的：排版、移了位置的引文。",
        "First put right what is safe: layout, citations that moved.",
    ),
    "init.file": ("要建立的库。", "The store to make."),
    "empty": ("不带自带的事实。", "Without the bundled facts."),
    "add.file": (
        "JSON或JSON Lines的事实；-或不写：标准输入。",
        "Facts as JSON or JSON Lines; - or nothing: standard input.",
    ),
    "replace": ("替换已有而不同的记录。", "Replace records that exist and differ."),
    "dry_run": ("只显示会有什么变动，不写入。", "Show what would change; write nothing."),
    "source_file": (
        "文章：只写了printed的引文，位置在其中查找。",
        "The article: citations that give only what is printed are looked up in it.",
    ),
    "example": ("打印每个类别的模板，附说明。", "Print a commented template for each kind."),
    "store_file": ("改为库文件的Schema。", "The schema of a store's file instead."),
    "shell": ("shell的名字。", "The name of the shell."),
}

#: What stands for a value.
METAVARS: Final[dict[str, Both]] = {
    "[OPTIONS]": ("[选项]", "[OPTIONS]"),
    "COMMAND [ARGS]...": ("命令 [参数]...", "COMMAND [ARGS]..."),
    "WORDS...": ("词语...", "WORDS..."),
    "[WHAT...]": ("[范围...]", "[WHAT...]"),
    "ID...": ("编号...", "ID..."),
    "ID": ("编号", "ID"),
    "FILE": ("文件", "FILE"),
    "[FILE]": ("[文件]", "[FILE]"),
    "DIR": ("文件夹", "DIR"),
    "ARTICLE": ("文章", "ARTICLE"),
    "KIND": ("类别", "KIND"),
    "PLACE": ("地区", "PLACE"),
    "YEAR": ("时间", "YEAR"),
    "DATE": ("日期", "DATE"),
    "FORMAT": ("格式", "FORMAT"),
    "STYLE": ("格式", "STYLE"),
    "N": ("条数", "N"),
    "A,B": ("字段,字段", "A,B"),
    "SHELL": ("SHELL", "SHELL"),
}

#: The words of the pages themselves.
WORDS: Final[dict[str, Both]] = {
    "usage": ("用法：", "Usage: "),
    "examples": ("例子：", "Examples:"),
    "arguments": ("参数：", "Arguments:"),
    "options": ("选项：", "Options:"),
    "commands": ("命令：", "Commands:"),
    "default": ("[默认：{value}]", "[default: {value}]"),
    "variable": ("[环境变量：{value}]", "[env var: {value}]"),
    "comma": ("、", ", "),
}

#: The fields of the output; the JSON Schema says the English.
FIELDS: Final[dict[str, Both]] = {
    "id": ("编号，有含义，永不改变。", "A meaningful name, stable for ever."),
    "kind": ("类别：", "What sort of fact it is:"),
    "name": ("事实的名称。", "What the fact is called."),
    "name.zh": ("中文名称。", "Its Chinese name."),
    "name.en": ("英文名称。", "Its English name."),
    "name.pinyin": ("拼音，带声调。", "Its name in pinyin, with tone marks."),
    "place": ("事实所说的地区。", "The place that the fact is about."),
    "place.id": ("地区的编号。", "The id of the place."),
    "place.zh": ("地区的中文名。", "Its Chinese name."),
    "place.en": ("地区的英文名。", "Its English name."),
    "place.code": ("GB/T 2260行政区划代码。", "The GB/T 2260 code."),
    "indicator": ("指标：几条事实量的是同一样东西。", "What several facts measure."),
    "indicator.id": ("指标的编号。", "The id of the indicator."),
    "indicator.zh": ("指标的中文名。", "Its Chinese name."),
    "indicator.en": ("指标的英文名。", "Its English name."),
    "value": (
        "数值，按原文的单位：152亿元是152；名称则为空。",
        "In the printed unit: 152 for 152亿元; null for a name.",
    ),
    "unit": ("原文的单位。", "The printed unit."),
    "unit.id": ("单位的编号。", "The id of the unit."),
    "unit.zh": ("单位的中文名。", "Its Chinese name."),
    "unit.en": ("单位的英文名。", "Its English name."),
    "base_value": ("换算成基本单位的数值，精确。", "The value in the base unit, exact."),
    "base_unit": (
        "基本单位，如CNY、people、percent、m2。",
        "Such as CNY, people, percent, m2.",
    ),
    "bound": (
        "原文的数与真实的数的关系：",
        "How the printed figure bounds the true one:",
    ),
    "basis": ("与什么相比：", "What a rate, share or rank is against:"),
    "status": ("实际（actual）或目标（target）。", "actual, or a target."),
    "period": ("所属时间；原文没有写明则为空。", "Null where the source gives none."),
    "as_of": ("来源所报告的时间。", "The period that the source reports on."),
    "event": ("签约或其他事件。", "Of a signing or another event."),
    "event.title": ("事件的名称。", "What it is called."),
    "event.title.zh": ("事件的中文名称。", "Its Chinese name."),
    "event.title.en": ("事件的英文名称。", "Its English name."),
    "event.date": ("发生的日期。", "When it happened."),
    "event.venue": ("发生的地点。", "Where it happened."),
    "event.venue.id": ("地点的编号。", "The id of the venue."),
    "event.venue.zh": ("地点的中文名。", "Its Chinese name."),
    "event.venue.en": ("地点的英文名。", "Its English name."),
    "event.parties": ("参与各方。", "Who took part."),
    "event.deals": ("签约的数目。", "How many were signed."),
    "event.deals_unit": (
        "数目数的是什么：companies（企业）、projects（项目）。",
        "What deals counts: companies, projects.",
    ),
    "note": ("说明：含糊或有出入之处。", "What is ambiguous or disagrees."),
    "note.zh": ("中文说明。", "In Chinese."),
    "note.en": ("英文说明。", "In English."),
    "citations": ("出处：原文中的位置。", "Where the fact is printed."),
}

#: What stands above the templates of `add --example`.
GUIDE: Final[Both] = (
    """\
供“zgfacts add”用的事实：JSON，或每行一条。以//开头的行是注释。
填好，留下需要的，然后：
  zgfacts init my.json
  zgfacts add new.json --store my.json --source-file 文章.txt
库中还没有的来源写在sources；它的字数和SHA-256由--source-file得出。
printed：只写文章中的数字或名称，照原样；start和end会自动查找。
pinyin可以不写，会代拟。目标写"status": "target"。
新的地区、单位、指标：在sources旁写places、units、indicators表，如
  "places": {"fushun": {"zh": "富顺县", "en": "Fushun", "code": "510322", "parent": "zigong"}}
unit、place、indicator、source都写编号；例子见“zgfacts show --json”。
bound：exact、at_least、at_most、about，含义见“zgfacts show --fields list”。
basis：yoy、vs_national、in_city等，同上。
""",
    """\
Facts for 'zgfacts add': JSON, or one fact a line. Lines like this one are comments.
Fill in, keep what you need, then:
  zgfacts init my.json
  zgfacts add new.json --store my.json --source-file ARTICLE.txt
A source that the store does not have yet; its length and SHA-256 come from --source-file.
printed: just the figure or the name as the article has it; start and end are looked up.
pinyin may be left out and is then proposed. A target is "status": "target".
A new place, unit or indicator: tables "places", "units", "indicators" beside "sources", such as
  "places": {"fushun": {"zh": "富顺县", "en": "Fushun", "code": "510322", "parent": "zigong"}}
unit, place, indicator, source: ids; 'zgfacts show --json' has examples of all.
bound: exact, at_least, at_most, about. basis: yoy, vs_national, in_city … (zgfacts schema).
""",
)


def said(text: Both, lang: str) -> str:
    """A text of the catalogues in `lang`, "zh" or "en"."""
    return text[0 if lang == "zh" else 1]


def field_text(field: str, lang: str) -> str:
    """What a field of the output means; where it takes few words, the words."""
    text = said(FIELDS[field], lang)
    named = {"kind": KINDS, "basis": BASES}.get(field)
    if named:
        words = [f"{word} {said(meaning, lang)}" for word, meaning in named.items()]
    else:
        words = list(BOUNDS) if field == "bound" else []
    stop = ("；", "; ") if named else WORDS["comma"]
    return (text if lang == "zh" or not words else f"{text} ") + said(stop, lang).join(words)
