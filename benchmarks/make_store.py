"""A store of N facts in the shape of the real ones, for measuring what growth costs.

    python benchmarks/make_store.py N [FILE] [--seed S] [--sources DIR]

The bundled facts are in it, so that a query that names Zigong, Ziliujing or what
only they have has the same right answer as in the bundled store. The rest is
invented, about places that do not exist: each made fact takes a real one for its
model (kind, unit, bound, basis, status, how its period is written, whether it has
an event, venue, parties, deals and a note, how many aliases and citations) and
changes place, words, numbers and time. The same N and seed give the same bytes.

With --sources the invented articles are written too: every citation stands in
them where it says. The articles of the bundled facts are not ours to write.

Made facts come in the order of their ids and go to the file as they are made;
what is held is the places, the sources' records and one place's facts.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from contextlib import nullcontext
from hashlib import sha256
from heapq import merge
from pathlib import Path
from random import Random
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, NamedTuple

from zgfacts.bundled import bundled_store
from zgfacts.parse import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

Record = dict[str, Any]

#: Facts that an article of the bundled store proves, roughly; and that one place has here.
PER_SOURCE = 160
PER_PLACE = 480
MOST_PLACES = 2000

# Characters of names of places; none that begins with a vowel, which would take an apostrophe.
_CHARACTERS = (
    "云 yún,溪 xī,临 lín,江 jiāng,平 píng,青 qīng,石 shí,泉 quán,金 jīn,沙 shā,"
    "南 nán,湖 hú,东 dōng,河 hé,白 bái,山 shān,永 yǒng,长 cháng,新 xīn,桥 qiáo,"
    "花 huā,松 sōng,柳 liǔ,岭 lǐng,坪 píng,竹 zhú,桃 táo,梅 méi,岩 yán,峰 fēng,"
    "谷 gǔ,台 tái,洲 zhōu,港 gǎng,浦 pǔ,塘 táng,田 tián,丰 fēng,和 hé,顺 shùn,"
    "兴 xīng,广 guǎng,双 shuāng,大 dà,古 gǔ,黄 huáng,紫 zǐ,碧 bì,玉 yù,银 yín,"
    "铜 tóng,凤 fèng,鹤 hè,鹿 lù,马 mǎ,罗 luó,陈 chén,高 gāo,北 běi,武 wǔ,"
    "文 wén,德 dé,仁 rén,义 yì"
)
SYLLABLES = [each.split() for each in _CHARACTERS.split(",")]
#: What a place lives on: Chinese, English, pinyin.
THEMES = [
    ("竹编", "Bamboo Weaving", "zhúbiān"),
    ("茶叶", "Tea", "cháyè"),
    ("柑橘", "Citrus", "gānjú"),
    ("陶瓷", "Ceramics", "táocí"),
    ("丝绸", "Silk", "sīchóu"),
    ("新能源", "New Energy", "xīn néngyuán"),
    ("生物医药", "Biomedicine", "shēngwù yīyào"),
    ("数字经济", "Digital Economy", "shùzì jīngjì"),
    ("钒钛", "Vanadium and Titanium", "fántài"),
    ("白酒", "Liquor", "báijiǔ"),
    ("石刻", "Stone Carving", "shíkè"),
    ("温泉", "Hot Springs", "wēnquán"),
    ("湿地", "Wetland", "shīdì"),
    ("古镇", "Old Town", "gǔzhèn"),
    ("红叶", "Red Leaves", "hóngyè"),
    ("渔业", "Fisheries", "yúyè"),
    ("中药材", "Medicinal Herbs", "zhōngyàocái"),
    ("轨道交通", "Rail Transit", "guǐdào jiāotōng"),
    ("跨境电商", "Cross-Border E-Commerce", "kuàjìng diànshāng"),
    ("装备制造", "Equipment Manufacturing", "zhuāngbèi zhìzào"),
    ("玻璃", "Glass", "bōli"),
    ("水电", "Hydropower", "shuǐdiàn"),
    ("油茶", "Camellia Oil", "yóuchá"),
    ("家具", "Furniture", "jiājù"),
    ("钢琴", "Piano", "gāngqín"),
    ("马拉松", "Marathon", "mǎlāsōng"),
    ("版画", "Woodcut", "bǎnhuà"),
    ("皮影", "Shadow Puppetry", "píyǐng"),
    ("大数据", "Big Data", "dàshùjù"),
    ("冰雪", "Ice and Snow", "bīngxuě"),
    ("花卉", "Flowers", "huāhuì"),
    ("稻米", "Rice", "dàomǐ"),
    ("核桃", "Walnut", "hétao"),
    ("牦牛", "Yak", "máoniú"),
    ("风筝", "Kite", "fēngzheng"),
    ("漆器", "Lacquerware", "qīqì"),
]
#: What makes of one theme many.
QUALITIES = [
    ("", "", ""),
    ("高山", "Highland ", "gāoshān "),
    ("有机", "Organic ", "yǒujī "),
    ("智能", "Smart ", "zhìnéng "),
    ("民间", "Folk ", "mínjiān "),
    ("沿江", "Riverside ", "yánjiāng "),
    ("现代", "Modern ", "xiàndài "),
    ("特色", "Signature ", "tèsè "),
    ("城乡", "Town and Country ", "chéngxiāng "),
    ("青年", "Youth ", "qīngnián "),
    ("冬季", "Winter ", "dōngjì "),
    ("边贸", "Border Trade ", "biānmào "),
]
#: What a name is made of for each kind: {t} the theme, {n} a number, {p} the place.
SHAPES = {
    "brand": [
        ("{t}之乡", "Home of {t}", "{t} zhī xiāng"),
        ("{t}名城", "City of {t}", "{t} míngchéng"),
        ("{p}{t}之都", "{p}, Capital of {t}", "{p} {t} zhī dū"),
    ],
    "honour": [
        ("国家{t}示范区", "National {t} Demonstration Zone", "Guójiā {t} Shìfànqū"),
        ("第{n}批{t}先进单位", "Model Unit for {t}, Batch {n}", "dì-{n} pī {t} xiānjìn dānwèi"),
    ],
    "rank": [
        (
            "{t}产量居全省第{n}",
            "No. {n} in the province by {t}",
            "{t} chǎnliàng jū quánshěng dì-{n}",
        ),
        ("{t}出口居第{n}", "No. {n} by exports of {t}", "{t} chūkǒu jū dì-{n}"),
    ],
    "event": [
        ("第{n}届{p}{t}节", "{t} Festival of {p}, No. {n}", "dì-{n} jiè {p} {t} jié"),
        ("第{n}届{t}博览会", "{t} Expo No. {n}", "dì-{n} jiè {t} bólǎnhuì"),
        ("{p}{t}论坛", "{p} Forum on {t}", "{p} {t} lùntán"),
    ],
    "project": [
        ("{p}{t}产业园", "{p} {t} Industrial Park", "{p} {t} chǎnyèyuán"),
        ("{t}基地{n}期", "{t} Base, Phase {n}", "{t} jīdì {n} qī"),
        ("{p}{t}博物馆", "{p} {t} Museum", "{p} {t} bówùguǎn"),
    ],
    "policy": [
        ("{t}振兴行动", "{t} Revival Campaign", "{t} zhènxīng xíngdòng"),
        ("{t}{n}年计划", "{n}-Year Plan for {t}", "{t} {n} nián jìhuà"),
        ("{t}强市战略", "Strength through {t}", "{t} qiáng shì zhànlüè"),
        ("“{t}+”工程", "“{t}+” Programme", "“{t}+” gōngchéng"),
    ],
    "signing": [
        (
            "{t}投资推介会第{n}次签约",
            "{t} Investment Signing No. {n}",
            "{t} tóuzī tuījièhuì dì-{n} cì qiānyuē",
        )
    ],
}
#: What follows a theme in an alias, and stands alone in the context.
TAILS = [
    ("产业", "industry"),
    ("项目", "project"),
    ("多少", "how much"),
    ("园区", "park"),
    ("增长", "growth"),
    ("经济", "economy"),
    ("节", "festival"),
    ("企业", "firms"),
    ("之城", "city"),
    ("规划", "plan"),
    ("品牌", "brand"),
    ("市场", "market"),
    ("出口", "exports"),
    ("基地", "base"),
    ("投资", "investment"),
]
NOTES = [
    ("原文未载时点，列于{t}一节。", "Undated in the source, which lists it under {t}."),
    (
        "与第{n}页的{t}一项口径不同，不能相加。",
        "Not the same measure as {t} on page {n}; the two are not to be added.",
    ),
    (
        "原文两处写法不同，指同一{t}项目；起止时间未说。",
        "Printed in two forms, both meaning the same {t} project; no dates are given.",
    ),
    (
        "累计数，止于成文；各期{t}数字未列。",
        "A total up to the time of writing; the figures of each phase of {t} are not listed.",
    ),
]


#: The bundled places, as names of figures say them: full names before short ones.
HOME = {
    "自流井区": "zh",
    "自流井": "zh",
    "自贡市": "zh",
    "自贡": "zh",
    "Ziliujing": "en",
    "Zigong": "en",
    "Zìliújǐng": "pinyin",
    "Zìgòng": "pinyin",
}


class Site(NamedTuple):
    """A made place: its id and record, and its name without the word for its sort."""

    id: str
    record: Record
    zh: str
    en: str
    pinyin: str


class Article:
    """A made source as it is written, sentence by sentence."""

    def __init__(self, id_: str, site: Site, year: int) -> None:
        """Begin with the title."""
        self.id = id_
        self.year = year
        self.parts: list[str] = []
        self.length = 0
        self.title = f"{site.zh}{year}年要闻汇编"
        self.file = f"{id_}.txt"
        self.add(f"{self.title}\n\n")

    def add(self, text: str) -> int:
        """Write a piece and return where it starts."""
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start

    def cite(self, printed: str) -> Record:
        """Write a figure or a name, and cite it."""
        start = self.add(printed)
        return {"source": self.id, "start": start, "end": self.length, "printed": printed}

    def record(self, text: str) -> Record:
        """The source's record, once it is whole."""
        return {
            "title": self.title,
            "publisher": "无此报",
            "date": f"{self.year + 1}-01-15",
            "as_of": str(self.year),
            "language": "zh",
            "file": self.file,
            "length": self.length,
            "sha256": sha256(text.encode()).hexdigest(),
        }


class Maker:
    """Makes the facts of every place, in the order of their ids."""

    def __init__(self, bundled: dict[str, dict[str, Record]], count: int, seed: int) -> None:
        """Make the places; facts, and with them sources, are made as `facts` is read."""
        self.random = Random(seed)
        self.bundled = bundled
        self.count = count
        self.models = self._models()
        self.places: dict[str, Record] = {}
        self.sites = self._sites()
        self.indicators = {
            f"{_slug(en)}-output": {
                "zh": f"{zh}产值",
                "en": f"{en} output",
                "pinyin": f"{pinyin} chǎnzhí",
                "aliases": {"zh": [f"{zh}总产值"], "en": [f"value of {en.lower()}"]},
            }
            for zh, en, pinyin in THEMES
        }
        self.sources: dict[str, Record] = {}

    def _models(self) -> Iterator[Record]:
        """The real facts over and over, each round in another order: the real proportions."""
        real = list(self.bundled["facts"].values())
        while True:
            yield from self.random.sample(real, len(real))

    def _sites(self) -> list[Site]:
        """Provinces, cities in them and districts in those; the last two have facts."""
        cities = min(MOST_PLACES, max(12, self.count // PER_PLACE))
        taken = {*self.bundled["places"]}
        sites: list[Site] = []
        chain: dict[str, str] = {"省": "china"}
        while len(sites) < cities:
            (a, one), (b, two) = self.random.sample(SYLLABLES, 2)
            slug = _slug(one + two)
            if slug in taken:
                continue
            taken.add(slug)
            number = len(self.places)
            sort = "省" if number % 40 == 0 else ("市" if number % 4 == 1 else "区")
            english = {"省": "Province", "市": "City", "区": "District"}[sort]
            pinyin = {"省": "Shěng", "市": "Shì", "区": "Qū"}[sort]
            name = (one + two).capitalize()
            self.places[slug] = {
                "zh": f"{a}{b}{sort}",
                "en": slug.capitalize(),
                "pinyin": f"{name} {pinyin}",
                "code": f"{900000 + number}",
                "parent": chain.get(sort, "china"),
                "aliases": [a + b, f"{slug.capitalize()} {english}"],
            }
            chain |= {"省": {"市": slug}, "市": {"区": slug}, "区": {}}[sort]
            if sort != "省":
                sites.append(Site(slug, self.places[slug], a + b, slug.capitalize(), name))
        return sorted(sites)

    def facts(self, folder: Path | None) -> Iterator[tuple[str, Record]]:
        """The facts in the order of their ids; articles go to the folder as they are whole."""
        for index, site in enumerate(self.sites):
            share = self.count * (index + 1) // len(self.sites)
            share -= self.count * index // len(self.sites)
            yield from sorted(self._facts_of(site, share, folder))

    def _facts_of(self, site: Site, count: int, folder: Path | None) -> list[tuple[str, Record]]:
        made: dict[str, Record] = {}
        measured: set[tuple[object, ...]] = set()
        articles = max(1, round(count / PER_SOURCE))
        years = sorted(self.random.sample(range(1990, 2025), min(articles, 35)))
        for index, year in enumerate(years):
            article = Article(f"{site.id}-{year}", site, year)
            until = count * (index + 1) // len(years)
            while len(made) < until:
                fact = self._fact(site, article, measured)
                id_ = self._id(site, fact, made)
                made[id_] = {key: fact[key] for key in FIELDS["facts"] if key in fact}
            text = "".join(article.parts)
            self.sources[article.id] = article.record(text)
            if folder:
                (folder / article.file).write_text(text, "utf-8", newline="\n")
        return list(made.items())

    def _id(self, site: Site, fact: Record, made: dict[str, Record]) -> str:
        words = _slug(fact["name"]["en"].removeprefix(site.en).strip())
        base = f"{site.id}-{words}-{fact['as_of']}"
        id_, again = base, 1
        while id_ in made:
            again += 1
            id_ = f"{base}-{again}"
        return id_

    def _fact(self, site: Site, article: Article, measured: set[tuple[object, ...]]) -> Record:
        """One fact after the next model, told in its article."""
        model = next(self.models)
        theme = self._theme()
        number = self.random.randint(2, 30)
        fact: Record = {
            "kind": model["kind"],
            "place": site.id,
            "name": self._name(model, site, theme, number),
            "status": model["status"],
            "as_of": str(article.year),
        }
        fact |= {key: model[key] for key in ("unit", "bound", "basis") if key in model}
        if "indicator" in model:
            fact["indicator"] = self._indicator(model)
        if "period" in model:
            fact["period"] = self._period(model, article.year)
        if "value" in model:
            fact["value"] = self._value(model, number)
        key = (fact["kind"], fact.get("indicator"), fact.get("period"), fact["name"]["zh"])
        if key in measured:  # one measure has one value: this one is of something else
            extra = self.random.randint(1000, 999999)
            fact["name"] = {
                "zh": f"{fact['name']['zh']}（编号{extra}）",
                "en": f"{fact['name']['en']} (no. {extra})",
                "pinyin": f"{fact['name']['pinyin']} (biānhào {extra})",
            }
        measured.add(key)
        if "event" in model:
            fact["event"] = self._event(model["event"], fact)
        if "note" in model:
            zh, en = self.random.choice(NOTES)
            fact["note"] = {
                "zh": zh.format(t=theme[0], n=number),
                "en": en.format(t=theme[1].lower(), n=number),
            }
        for field, word in (("aliases", self._alias), ("context", self._context)):
            if field in model:
                fact[field] = {
                    lang: list(dict.fromkeys(word()[column] for _ in model[field][lang]))
                    for column, lang in enumerate(("zh", "en"))
                    if lang in model[field]
                }
        fact["citations"] = self._cited(fact, article, len(model["citations"]))
        return fact

    def _theme(self) -> tuple[str, str, str]:
        quality, theme = self.random.choice(QUALITIES), self.random.choice(THEMES)
        return (quality[0] + theme[0], quality[1] + theme[1], quality[2] + theme[2])

    def _name(self, model: Record, site: Site, theme: tuple[str, str, str], n: int) -> Record:
        kind = model["kind"]
        if "indicator" in model and kind in ("level", "growth"):
            zh, en, pinyin = (
                _elsewhere(model["name"][part], site) for part in ("zh", "en", "pinyin")
            )
            if self.random.random() < 0.5:
                zh, en, pinyin = f"{theme[0]}{zh}", f"{theme[1]}: {en}", f"{theme[2]} {pinyin}"
            return {"zh": zh, "en": en, "pinyin": pinyin}
        zh, en, pinyin = self.random.choice(SHAPES.get(kind, SHAPES["project"]))
        return {
            "zh": zh.format(t=theme[0], p=site.zh, n=n),
            "en": en.format(t=theme[1], p=site.en, n=n),
            "pinyin": pinyin.format(t=theme[2], p=site.pinyin, n=n),
        }

    def _indicator(self, model: Record) -> str:
        """The model's; or an own one for half of the money, and for what only Zigong has."""
        name = self.bundled["indicators"][model["indicator"]]["zh"]
        money = model.get("unit") == "cny-yi" and self.random.random() < 0.5
        if money or any(word in name for word in HOME):
            return f"{_slug(self.random.choice(THEMES)[1])}-output"
        return str(model["indicator"])

    def _period(self, model: Record, year: int) -> str:
        """As the model's is written: a year, a quarter, a month, a day or a span."""
        year += model["status"] == "target"
        month, day = self.random.randint(1, 12), self.random.randint(1, 28)
        shape = model["period"]
        if "/" in shape:
            return f"{year - 1}-{month:02}-{day:02}/{year}"
        if "Q" in shape:
            return f"{year}-Q{(month + 2) // 3}"
        if len(shape) == 4:
            # More quarters and months than in two yearly reports.
            part = self.random.random()
            return (
                f"{year}-Q{day % 4 + 1}"
                if part < 0.1
                else f"{year}-{month:02}"
                if part < 0.2
                else str(year)
            )
        return f"{year}-{month:02}" if len(shape) == 7 else f"{year}-{month:02}-{day:02}"

    def _value(self, model: Record, number: int) -> int | float:
        if model["unit"] == "rank":
            return number
        if model["kind"] == "growth":
            return round(self.random.uniform(-8, 20), 1)
        value: float = model["value"] * self.random.lognormvariate(0, 1)
        return max(1, round(value)) if isinstance(model["value"], int) else round(value, 2)

    def _event(self, model: Record, fact: Record) -> Record:
        name = fact["name"]
        event: Record = {"title": {"zh": f"{name['zh']}开幕", "en": f"Opening: {name['en']}"}}
        if "date" in model and "period" in fact:
            event["date"] = fact["period"]
        if "venue" in model:
            event["venue"] = self.random.choice(self.sites).id
        if "parties" in model:
            parties = self.random.sample(self.sites, len(model["parties"]))
            event["parties"] = [{"zh": each.zh, "en": each.en} for each in parties]
        if "deals" in model:
            event |= {"deals": self.random.randint(1, 99), "deals_unit": model["deals_unit"]}
        return event

    def _alias(self) -> tuple[str, str]:
        """A theme, or something about one."""
        zh, en, _ = self.random.choice(THEMES)
        tail = self.random.choice(TAILS)
        return (zh + tail[0], f"{en} {tail[1]}") if self.random.random() < 0.5 else (zh, en)

    def _context(self) -> tuple[str, str]:
        """A word that many facts have."""
        zh, en, *_ = self.random.choice((*THEMES, *TAILS))
        return zh, en

    def _cited(self, fact: Record, article: Article, count: int) -> list[Record]:
        """Tell the fact in its article and cite the figure, the name and what else there is."""
        printed = [fact["name"]["zh"]]
        if "value" in fact:
            unit = self.bundled["units"][fact["unit"]]["zh"]
            value = abs(fact["value"])
            figure = f"第{value}" if fact["unit"] == "rank" else f"{value}{unit}"
            printed.insert(0, f"超{figure}" if fact["bound"] == "at_least" else figure)
        event = fact.get("event", {})
        if "venue" in event:
            printed.append(self.places[event["venue"]]["zh"])
        printed += [party["zh"] for party in event.get("parties", ())]
        cited = []
        for index in range(count):
            article.add(("计", "，名", "，在", "，有")[index % 4])
            cited.append(article.cite(printed[index % len(printed)]))
        article.add("。\n")
        return cited


def _elsewhere(name: str, site: Site) -> str:
    """The name of a figure of Zigong or Ziliujing, for another place."""
    for word, part in HOME.items():
        name = name.replace(word, getattr(site, part))
    return name


def _slug(text: str) -> str:
    """The letters and digits of a text, without tones, with hyphens between."""
    from unicodedata import normalize

    plain = normalize("NFD", text.lower())
    kept = "".join(
        c if c.isascii() and c.isalnum() else " " for c in plain if not "\u0300" <= c <= "\u036f"
    )
    return "-".join(kept.split())


def write_store(count: int, out: TextIO, *, seed: int = 0, folder: Path | None = None) -> None:
    """Write a store of `count` facts in the canonical layout; its articles to `folder` if given."""
    bundled = json.loads(bundled_store().read_text("utf-8"))
    maker = Maker(bundled, count - len(bundled["facts"]), seed)
    # The sources stand first in the file and are known last.
    with TemporaryFile("w+", encoding="utf-8", newline="\n") as held:
        for number, fact in enumerate(merge(maker.facts(folder), sorted(bundled["facts"].items()))):
            held.write((",\n" if number else "") + _laid_out(*fact))
        own: dict[str, dict[str, Record]] = defaultdict(dict)
        own |= {"sources": maker.sources, "places": maker.places, "indicators": maker.indicators}
        out.write("{\n")
        for table in ("sources", "places", "units", "indicators"):
            records = sorted((bundled[table] | own[table]).items())
            out.write(f' "{table}": {{\n')
            out.write(",\n".join(_laid_out(id_, record) for id_, record in records))
            out.write("\n },\n")
        out.write(' "facts": {\n')
        held.seek(0)
        while piece := held.read(1 << 20):
            out.write(piece)
        out.write("\n }\n}\n")


def _laid_out(id_: str, record: Record) -> str:
    """One record as it stands in a store's file, without the comma after it."""
    text = json.dumps({id_: record}, ensure_ascii=False, indent=1)
    return text[2:-2].replace("\n", "\n ").replace(' "', '  "', 1)


def main() -> None:
    """Make a store as the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("count", type=int, metavar="N", help="how many facts")
    parser.add_argument("file", nargs="?", type=Path, help="where to; nothing: standard output")
    parser.add_argument("--seed", type=int, default=0, help="another seed, other facts")
    parser.add_argument("--sources", type=Path, metavar="DIR", help="write the articles there")
    asked = parser.parse_args()
    real = len(json.loads(bundled_store().read_text("utf-8"))["facts"])
    if asked.count < real:
        parser.error(f"N is at least {real}: the bundled facts are among them")
    if asked.sources:
        asked.sources.mkdir(parents=True, exist_ok=True)
    opened = (
        asked.file.open("w", encoding="utf-8", newline="\n")
        if asked.file
        else nullcontext(sys.stdout)
    )
    with opened as out:
        write_store(asked.count, out, seed=asked.seed, folder=asked.sources)


if __name__ == "__main__":
    main()
