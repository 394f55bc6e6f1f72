"""What search understands, and what it must not.

Cases: each way of typing one thing; the asked-for kind before the rest; what
the store does not hold; one slip of the hand; the floor of the benchmark.
"""

from __future__ import annotations

import pytest

from benchmarks.answers import by_zgfacts, queries, score
from tests.helpers import zgfacts
from zgfacts import FactStore, search
from zgfacts.query.index import MemoryIndex
from zgfacts.query.pinyin import aligned, homophones, split_word
from zgfacts.query.traditional import simplified

STORE = FactStore.open()
INDEX = MemoryIndex(STORE)

SAME = {
    "zigong-brand-dinosaur-town": (
        "恐龙之乡",
        "恐龍之鄉",
        "恐龙 之乡",
        "“恐龙之乡”",
        "Home of Dinosaurs",
        "konglong zhi xiang",
        "kǒnglóng zhī xiāng",
        "konglongzhixiang",
        "KONGLONG",
        "klzx",
        "kong long",
        "恐笼之乡",
        "knglong zhixiang",
    ),
    "zigong-gdp-2020": (
        "GDP 2020",
        "ＧＤＰ ２０２０",
        "2020年地区生产总值",
        "自贡2020年GDP是多少",
        "国内生产总值 2020",
        "经济总量 自贡",
        "what was Zigong's GDP in 2020?",
        "gross domestic product 2020",
        "地區生產總值 2020",
        "1458.44",
        "1458.44亿元",
        "145,844,000,000",
        "145.844 billion yuan",
        "14584400万元",
        "一千四百五十八点四四亿",
    ),
    "zigong-gdp-growth-2020-q1": (
        "-3.6",
        "-3.6%",
        "GDP 2020Q1",
        "2020年第一季度GDP",
        "GDP first quarter 2020",
        "一季度 GDP",
        "负三点六",
        "下降3.6%",
        "Q1 GDP growth",
    ),
    "ziliujing-outside-funds-in-place-2017": (
        "163",
        "163亿",
        "16,300,000,000",
        "1630000万元",
        "一百六十三亿",
        "到位市外资金",
    ),
    "ziliujing-event-red-flag-recital-2017": (
        "2017-06-29",
        "2017年6月29日",
        "6月29日",
        "June 29 2017",
        "29 Jun 2017",
        "20170629",
        "六月二十九日",
        "june 29th",
    ),
    "ziliujing-signing-nanning-2017": (
        "南宁签约",
        "nanning signing",
        "signed in nanning",
        "南宁签了多少亿",
        "how much was signed in Nanning",
        "nanning qianyue",
        "2017-04-13 签约",
        "南寧簽約",
        "银隆",
        "15.2 billion yuan",
        "signed in nanming",
    ),
    "zigong-population": (
        "人口",
        "自贡人口",
        "renkou",
        "population",
        "328万",
        "3.28 million people",
    ),
    "ziliujing-services-growth-2018-target": (
        "百分之十点五",
        "10.5%",
        "服务业 目标 2018",
    ),
}


@pytest.mark.parametrize(
    ("id_", "text"), [(id_, text) for id_, texts in SAME.items() for text in texts]
)
def test_many_ways_to_one_fact(id_: str, text: str) -> None:
    """However it is typed, the fact that is meant stands first."""
    hits = search(INDEX, text).hits
    assert [hit.fact.id for hit in hits[:1]] == [id_]


ASKED = [
    ("how much did Zigong's economy grow in 2020", "zigong-gdp-growth-2020"),
    ("GDP growth 2018", "ziliujing-gdp-growth-2018-target"),
    ("GDP 2018 目标", "ziliujing-gdp-growth-2018-target"),
    ("自贡市自流井区GDP目标", "ziliujing-gdp-growth-2018-target"),
    ("灯会去过多少个国家", "zigong-lantern-festival-countries"),
    ("how many commandos", "zigong-youth-commandos-2020"),
    ("area of Zigong", "zigong-area"),
    ("how big is Zigong", "zigong-area"),
    ("自贡GDP", "zigong-gdp-2020"),
    ("civilised city", "zigong-honour-national-civilised-city"),
    ("old industrial city", "zigong-brand-old-industrial-city"),
    ("area of Zigong in km2", "zigong-area"),
    ("civilized city", "zigong-honour-national-civilised-city"),
    # "town" tells which cadres: no count of towns is asked for
    (
        "how many town and village cadres visited poor families in Ziliujing",
        "ziliujing-assistance-cadres-2017",
    ),
    # a quarter before the day that lies in it
    ("2020年第一季度 自贡经济", "zigong-gdp-growth-2020-q1"),
    # "which" asks, though a circumstance has the word
    (
        "Which Shanghai event featured Zigong lanterns?",
        "zigong-event-lanterns-shanghai-66-nightlife-festival",
    ),
    ("谁家的家规进了天府好家规50强？", "ziliujing-honour-wang-family-rules-2017"),
    # a base is no way to measure: foreign trade is not all that is asked for
    ("自贡 外贸基地", "zigong-honour-foreign-trade-upgrading-base"),
    ("cold chain base", "zigong-honour-cold-chain-base"),
    # the one fact that is called so before the headline figure
    ("自贡有多大", "zigong-area"),
    # what holds now is what is held
    ("自贡现在有多少人口?", "zigong-population"),
    ("2021年3月底", "zigong-kaisheng-phase-one-operation-target-2021-03"),
    # a year behind letters
    ("GDP2020", "zigong-gdp-2020"),
    # parts of a year, and days as people write them
    ("how badly did the economy shrink at the start of 2020", "zigong-gdp-growth-2020-q1"),
    ("22/01/2021", "zigong-event-kaisheng-phase-one-finishing-2021-01-22"),
    ("01/22/2021", "zigong-event-kaisheng-phase-one-finishing-2021-01-22"),
    ("6.29 朗诵会", "ziliujing-event-red-flag-recital-2017"),
    ("自贡20年经济增速比全国高好多", "zigong-gdp-growth-above-national-2020"),
    ("固定資產投資 二〇一八目標", "ziliujing-fixed-asset-investment-growth-2018-target"),
    # the figure itself before how it compares
    ("自贡 2020 GDP增速", "zigong-gdp-growth-2020"),
    # a verb and its object, apart
    ("自流井区2017年有多少人脱了贫", "ziliujing-people-out-of-poverty-2017"),
    # as people here ask how many
    ("自流井棚户区改造签了好多户", "ziliujing-shantytown-households-signed-2017"),
    # what is due is aimed at
    (
        "When should the Kaisheng solar materials plant start running?",
        "zigong-kaisheng-phase-one-operation-target-2021-03",
    ),
    # five is what the name counts, and it asks for a count of something else
    ("自贡说要再造哪五样", "zigong-five-remakings"),
]


@pytest.mark.parametrize(("text", "id_"), ASKED)
def test_the_asked_for_comes_first(text: str, id_: str) -> None:
    """A question for a rate, a count or a name is answered with one."""
    assert search(INDEX, text).hits[0].fact.id == id_


NOTHING = [
    "成都GDP",
    "GDP 2016",
    "宜宾 GDP",
    "自流井人口",
    "population of Ziliujing",
    "自贡市长是谁",
    "失业率",
    "人均GDP",
    "gdp per capita",
    "足球",
    "bitcoin",
    "weather in zigong tomorrow",
    "恐龙博物馆",
    "plane crash",
    "广州签约多少亿",
    "signings in Shanghai",
    "第二届盐博会",
    "2017-03-03",
    "2019年",
    "1458.45亿",
    "去年 GDP",
    "this year GDP",
    "7.3%",
    "luzhou",
    "fushun",
    "mayor",
    "3.3%",
    "164亿",
    "自贡GDP是内江的几倍",
    "南宁比杭州多签多少亿",
    "最高的GDP",
    "自流井区 2017年 地区生产总值 总量",
    "how many dinosaurs were found in Zigong",
    "自流井区有多少人",
    "自贡 2020年上半年 经济增长",
    "fangjia",
    "poverty rate 2017",
    "自贡2020年工业增加值增速",
    "自流井区企业数量",
    "自流井区2017年GDP总量",
    "2017年自贡市签约总投资",
    "who wrote the Ziliujing article",
    "yanbohui canguan renshu",
    # the number in a name is no count of its lanterns, nor are countries lanterns
    "How many lanterns were shown in Hamburg?",
    "恐龙灯会 灯组数量",
    # who was named, when it was opened, how often it was held
    "首届自流井区道德模范 名单",
    "Chuanhua road port opening date",
    "德铭讲堂 场次",
    # first per head is no head
    "Who is the head of Ziliujing District?",
    "的",
    "?!",
    "%",
    "'",
    "x" * 300,
]


@pytest.mark.parametrize("text", NOTHING, ids=[text[:20] for text in NOTHING])
def test_nothing_is_invented(text: str) -> None:
    """What the store does not hold is not answered with something else."""
    assert search(INDEX, text).hits == []


SLIPS = [
    ("恐笼之乡", "恐笼之乡", "恐龙之乡"),
    ("lantrn festival", "lantrn", "lantern"),
    ("signed in nanming", "nanming", "nanning"),
    ("卢德明烈士", "卢德明烈士", "卢德铭烈士"),
    ("自供灯会 春节 第几届", "自供灯会", "自贡灯会"),
    ("子贡 外贸基地", "子贡", "自贡"),
    ("自流进区 2018年投资目标", "自流进区", "自流井区"),
    ("火绅V1.0 飞机", "火绅", "火神"),
    ("caideng chanzi", "chanzi", "chanzhi"),
    ("Zigon GDP growth", "zigon", "zigong"),
    ("construction ouput share of the city", "ouput", "output"),
    ("自留井区 2018年投资目标", "自留井区", "自流井区"),
    ("西南国际路港", "西南国际路港", "西南国际陆港"),
    ("first quater 2020 decline", "quater", "quarter"),
    ("GDP grwoth 2020 Zigong", "grwoth", "growth"),
    ("zigong duiwai maoyi zengzahng", "zengzahng", "zengzhang"),
    ("zigonggdp 2020", "zigonggdp", "zigong gdp"),
    ("saltexpo booths", "saltexpo", "salt expo"),
]


@pytest.mark.parametrize(("text", "wrong", "right"), SLIPS)
def test_a_slip_is_said(text: str, wrong: str, right: str) -> None:
    """What was put right is said on standard error; the exit status is 0."""
    ran = zgfacts("search", text, "--json")
    assert f"zgfacts: no “{wrong}”; showing “{right}”\n" in ran.err
    assert ran.status == 0
    assert ran.json


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("13%", "ziliujing-retail-sales-growth-2018-target"),
        ("13.0%", "ziliujing-retail-sales-growth-2018-target"),
        ("百分之十三 零售", "ziliujing-retail-sales-growth-2018-target"),
        ("3% industrial output", "ziliujing-industrial-value-added-growth-2018-target"),
    ],
)
def test_a_figure_is_found_with_or_without_a_zero_behind_the_point(text: str, id_: str) -> None:
    """A figure printed as 13.0 is that of who types 13."""
    assert id_ in [hit.fact.id for hit in search(INDEX, text).hits[:5]]


ROUNDED = [
    ("1458亿", "1458亿", "145.844 billion yuan", "zigong-gdp-2020"),
    ("146 billion yuan GDP", "146 billion", "145.844 billion yuan", "zigong-gdp-2020"),
    ("1460亿元", "1460亿", "145.844 billion yuan", "zigong-gdp-2020"),
]


@pytest.mark.parametrize(("text", "typed", "held", "id_"), ROUNDED)
def test_a_rounded_figure_is_found_and_said(text: str, typed: str, held: str, id_: str) -> None:
    """A figure with three of its digits or more is found, and what it is in full is said."""
    ran = zgfacts("search", text, "--json", "--lang", "en")
    assert ran.err == f"zgfacts: no “{typed}”; showing “{held}”\n"
    assert ran.ids[0] == id_
    assert ran.status == 0


@pytest.mark.parametrize("text", ["1459亿", "1457亿", "1500亿", "15亿", "1458.5亿", "164亿"])
def test_another_figure_is_not_rounded(text: str) -> None:
    """What no rounding and no cutting off gives is another figure."""
    assert search(INDEX, text).hits == []


def test_a_city_and_its_district_are_asked_for_each() -> None:
    """Joined by "and", the larger place does not only say where the smaller one lies."""
    both = search(INDEX, "自贡和自流井区GDP增速")
    assert both.names == ("自贡", "自流井区")
    assert [hit.fact.id for hit in both.hits[:2]] == [
        "zigong-gdp-growth-2020",
        "ziliujing-gdp-growth-2017",
    ]
    assert search(INDEX, "自贡市自流井区GDP目标").names == ()


def test_a_miss_names_the_places_where_there_is_something() -> None:
    """Where something was signed elsewhere, the cities where it was are named."""
    ran = zgfacts("search", "上海 签约", "--lang", "en")
    assert (ran.out, ran.status) == ("", 1)
    assert "no “签约” for “上海”; held for: " in ran.err
    assert {"Nanning", "Hangzhou", "Beijing", "Chengdu"} <= set(ran.err.replace(",", "").split())


NEAREST = [
    # a word that nothing has, beside words that tell what is meant
    ("恐龙博物馆 馆长", "zigong-brand-dinosaur-town", ()),
    ("Fengming airport passengers", "zigong-fengming-airport", ()),
    # words that each stand in some fact, but not in one
    ("盐博会 参观人数", "zigong-salt-expo-booths-2017", ("参观",)),
    ("自贡 2020 GDP 目标", "zigong-gdp-2020", ("目标",)),
    ("GDP 7.5", "zigong-gdp-2020", ("7.5",)),
    # what is held is not what is asked for
    ("how many confirmed cases", "zigong-no-new-covid-cases-since-2020-01-31", ()),
    ("how many villages are in Ziliujing", "ziliujing-assisted-villages-2017", ()),
    # a kind that measures nothing is something to be near to
    ("Nanjing signing", "ziliujing-signing-salt-expo-2017", ()),
]


@pytest.mark.parametrize(("text", "id_", "without"), NEAREST, ids=[case[0] for case in NEAREST])
def test_the_nearest_facts(text: str, id_: str, without: tuple[str, ...]) -> None:
    """Where nothing is found, what accounts for most is named, and what that leaves out."""
    answer = search(INDEX, text)
    assert answer.hits == []
    assert id_ in [fact.id for fact in answer.near[:3]]
    assert answer.without == without


@pytest.mark.parametrize(
    "text",
    ["自贡市长是谁", "who is the mayor of Zigong", "2020年 自贡", "foo", "xyzzy 自流井"],
)
def test_nothing_is_near_to_a_place_or_a_year(text: str) -> None:
    """A place, a time and words that carry nothing bring no fact near that is not found."""
    answer = search(INDEX, text)
    assert answer.hits or not answer.near


def test_the_nearest_lie_in_what_was_selected() -> None:
    """An option that narrows the search narrows what is named as nearest."""
    ran = zgfacts("search", "airport passengers", "--kind", "rank", "--lang", "en")
    assert (ran.out, ran.status) == ("", 1)
    assert "zigong-fengming-airport" not in ran.err


def test_a_figure_is_not_said_to_be_a_day() -> None:
    """What may be a day or a figure, and is neither, is not said to be held at other times."""
    ran = zgfacts("search", "GDP 7.5", "--lang", "en")
    assert (ran.out, ran.status) == ("", 1)
    assert ran.err.startswith(
        "zgfacts: nearest, without “7.5”:\nzgfacts:   GDP (zigong-gdp-2020)\nzgfacts:   "
    )


def test_what_is_not_known_is_said_in_whole_words() -> None:
    """A rest of a word tells nobody what is meant."""
    ran = zgfacts("search", "自贡 盐产量 馆长", "--lang", "en")
    assert (ran.out, ran.status) == ("", 1)
    assert "not known: “产量”, “馆长”" in ran.err


def test_why_names_things_as_people_do() -> None:
    """Names, places and figures stand as they are written, not as they are compared."""
    ran = zgfacts("search", "Zigong GDP growth 3.9%", "--why", "--json", "--lang", "en")
    assert "“zigong”: place Zigong; “gdp growth”: name GDP growth; “3.9%”: value +3.9%" in ran.err
    assert ran.status == 0


def test_each_of_several_names_says_why() -> None:
    """The words that a fact accounts for are those of the query as it was typed."""
    ran = zgfacts("search", "老字号", "新字号", "--json", "--why", "--lang", "en")
    assert ran.ids == ["zigong-policy-laozihao", "zigong-policy-xinzihao"]
    assert "zigong-policy-xinzihao: “新字号”: name 培育壮大“新字号”" in ran.err
    assert ran.status == 0


@pytest.mark.parametrize("text", ["恐龙之乡", "lantern festival", "GDP 2020", "zigong"])
def test_no_slip_where_there_is_none(text: str) -> None:
    """What matches as it stands is not put right."""
    assert search(INDEX, text).slip is None


def test_a_computation_is_said() -> None:
    """A superlative is not guessed at: zgfacts looks up, and says so."""
    ran = zgfacts("search", "highest signing")
    assert (ran.out, ran.status) == ("", 1)
    assert "not compared or computed: “highest”" in ran.err


def test_a_time_that_depends_on_the_day_is_said() -> None:
    """Last year is no year: what to type instead is said."""
    ran = zgfacts("search", "去年GDP", "--json")
    assert (ran.json, ran.status) == ([], 1)
    assert "“去年” depends on when one asks; name the year" in ran.err


@pytest.mark.parametrize(
    ("name", "chinese", "syllables"),
    [
        ("Kǒnglóng zhī Xiāng", "恐龙之乡", ["kong", "long", "zhi", "xiang"]),
        ("Yándū", "盐都", ["yan", "du"]),
        ("Xī’ān", "西安", ["xi", "an"]),
        ("dì 27 jiè", "第27届", ["di", "jie"]),
        ("wrong", "恐龙", None),
    ],
)
def test_pinyin_is_aligned(name: str, chinese: str, syllables: list[str] | None) -> None:
    """Pinyin by hand is taken apart, a syllable a character, or refused."""
    assert aligned(name, chinese) == syllables


@pytest.mark.parametrize(
    ("word", "ways"),
    [
        ("xian", 2),
        ("konglong", 1),
        ("fangan", 2),
        ("lantern", 0),
        ("x", 0),
        ("zz", 0),
        ("lvse", 1),
        ("servce", 0),
        ("ang" * 80 + "q", 0),
    ],
)
def test_syllables_of_a_word(word: str, ways: int) -> None:
    """A word is a row of syllables in so many ways, an English one in none."""
    assert len(split_word(word)) == ways


def test_homophones() -> None:
    """Characters of one sound know each other; others do not."""
    assert "龙" in homophones("笼")
    assert "山" not in homophones("笼")


@pytest.mark.parametrize(
    ("text", "plain"), [("恐龍之鄉", "恐龙之乡"), ("GDP 2020", "GDP 2020"), ("恐龙", "恐龙")]
)
def test_traditional_characters(text: str, plain: str) -> None:
    """Traditional characters become simplified ones; other text stays."""
    assert simplified(text, INDEX.knows) == plain


@pytest.mark.parametrize(
    ("part", "every", "first", "five", "named"),
    [
        ("open", 8, 0.965, 0.975, 0.985),
        ("near", 3, 0.90, 0.90, 0.90),
        ("aside", 1, 0.96, 0.97, 0.98),
    ],
)
def test_the_floor_of_the_benchmark(
    part: str, every: int, first: float, five: float, named: float
) -> None:
    """The share of right answers that was reached is not lost again."""
    asked = queries(part)[::every]
    counts = score(by_zgfacts(STORE), asked)["all"]
    assert counts.first >= first * len(asked)
    assert counts.five >= five * len(asked)
    assert counts.named >= named * len(asked)


ELSEWHERE = [
    # by other words for the same thing
    ("stalls at the salt fair", "zigong-salt-expo-booths-2017"),
    # by its circumstances
    ("村里的第一书记有多少", "ziliujing-village-first-secretaries-2017"),
    # numbers in English words
    ("sixty-eight agreements", "zigong-signing-cooperation-agreements-chengdu-chongqing"),
    # who signs in Hangzhou signs in Zhejiang
    ("浙江签约", "ziliujing-signing-hangzhou-2017"),
    # a unit that stands close to its number
    ("146km", "zigong-low-altitude-corridor-length"),
    # letters that were swapped
    ("cold chian base first batch", "zigong-honour-cold-chain-base"),
    # a character that reads otherwise in its word: 增长 is zengzhang, not zengchang
    ("zigong duiwai maoyi zengzhang", "zigong-foreign-trade-growth-2020"),
    # v for u with two dots
    ("lvse fazhan shifanqu", "ziliujing-brand-green-development-model-zone-target"),
    # no v for u here: a word in English, with a slip
    ("Belt and Road servce centre Ziliujing", "ziliujing-project-belt-and-road-service-centre"),
    # a mark between syllables
    ("zizhu gou'an", "ziliujing-policy-self-purchase-resettlement"),
    # the day of the fair that a source prints; the signing is dated by the month
    ("Sept 15 Chengdu deals", "ziliujing-signing-chengdu-2017"),
    ("2017年9月15日 成都 招商", "ziliujing-signing-chengdu-2017"),
    # words that only look like forms of others: a tour is no tor
    ("Red Flag Canal tour", "ziliujing-event-red-flag-canal-training-2017"),
    ("2017年6月29日做了什么", "ziliujing-event-red-flag-recital-2017"),
    ("1q2020 GDP", "zigong-gdp-growth-2020-q1"),
    ("V型，rebound", "zigong-v-shaped-reversal-2020"),
    # the code of a currency before its figure, and short multiples
    ("RMB13.5bn Beijing", "ziliujing-signing-beijing-2017"),
    ("16.3b", "ziliujing-outside-funds-in-place-2017"),
    # dates and editions in pinyin
    ("4 yue 13 ri qianyue", "ziliujing-signing-nanning-2017"),
    ("2017nian6yue29ri", "ziliujing-event-red-flag-recital-2017"),
    ("liuyue ershijiu ri", "ziliujing-event-red-flag-recital-2017"),
    ("konglong denghui di 27 jie", "zigong-event-lantern-festival-27th"),
    # ... but shijie, the world, is no tenth edition
    ("zhonghua caideng shijie yuyan", "ziliujing-project-lanterns-world-languages-tour"),
    # how many of what is asked for stands behind it, though another name holds it
    ("how many poor households did cadres visit", "ziliujing-assisted-poor-households-2017"),
    # what a programme consists of can be listed
    ("六大工程 名单", "ziliujing-policy-six-programmes-2018"),
    # who was first is told by a rank
    ("自主购安是谁先搞的", "ziliujing-first-self-purchase-resettlement-2017"),
    # another name of a measure before the thing that it measures
    ("市民手册印数", "ziliujing-citizens-handbook-copies-2017"),
    # how far something fell is a rate
    ("How far did the economy fall in the first quarter?", "zigong-gdp-growth-2020-q1"),
    # a place and a day ask what happened there
    ("12月7日 自流井", "ziliujing-signing-salt-expo-2017"),
    ("7 Feb 2020 research topics", "zigong-research-topics-2020"),
    # new cases are meant by a word for new, or by the day since when there are none
    ("covid cases since Jan 31", "zigong-no-new-covid-cases-since-2020-01-31"),
    ("how many contracts did ziliujing sign in 2017", "ziliujing-projects-signed-2017"),
    # as they count in India
    ("32.8 lakh people", "zigong-population"),
    ("1630 crore yuan", "ziliujing-outside-funds-in-place-2017"),
    # nothing fell where a share fell on a place
    (
        "What share of the citywide inspection fell on Ziliujing?",
        "ziliujing-civilised-city-inspection-share-2017",
    ),
    ("3Q17 services", "ziliujing-services-growth-2017-q3"),
    # one Chinese character beside a letter, apart from all else
    ("V型 rebound", "zigong-v-shaped-reversal-2020"),
    # a name with a blank in it
    ("身边好人 表彰", "ziliujing-good-neighbours-commended-2017"),
    # only the whole of it is foreign trade
    ("进出口增长", "zigong-foreign-trade-growth-2020"),
]


@pytest.mark.parametrize(("text", "id_"), ELSEWHERE)
def test_free_readings(text: str, id_: str) -> None:
    """Words that stand in no name find the fact that they describe."""
    assert search(INDEX, text).hits[0].fact.id == id_


SEVERAL = [
    (
        "老字号 原字号 新字号",
        "“老字号”, “原字号”, “新字号”",
        ["zigong-policy-laozihao", "zigong-policy-yuanzihao", "zigong-policy-xinzihao"],
    ),
    (
        "laozihao xinzihao",
        "“laozihao”, “xinzihao”",
        ["zigong-policy-laozihao", "zigong-policy-xinzihao"],
    ),
    (
        "美德少年 市级 区级 人数",
        "“市级”, “区级”",
        ["ziliujing-virtuous-youths-municipal-2017", "ziliujing-virtuous-youths-district-2017"],
    ),
    (
        "how much was signed in Nanning and Hangzhou",
        "“nanning”, “hangzhou”",
        ["ziliujing-signing-nanning-2017", "ziliujing-signing-hangzhou-2017"],
    ),
    (
        "香港 Xiamen roadshow",
        "“香港”, “xiamen”",
        ["ziliujing-event-hong-kong-promotion-2017", "ziliujing-event-xiamen-promotion-2017"],
    ),
    (
        "自流井区2017和2018年固定资产投资增速",
        "“2017”, “2018年”",
        [
            "ziliujing-fixed-asset-investment-growth-2017",
            "ziliujing-fixed-asset-investment-growth-2018-target",
        ],
    ),
]


def test_one_of_several_places_is_mistyped() -> None:
    """What was put right is said, and that each place has a fact of its own."""
    ran = zgfacts("search", "Xiamne Hong Kong promotion trips", "--json", "--lang", "en")
    assert ran.ids == [
        "ziliujing-event-xiamen-promotion-2017",
        "ziliujing-event-hong-kong-promotion-2017",
    ]
    assert ran.err == (
        "zgfacts: no “xiamne”; showing “xiamen”\n"
        "zgfacts: no fact has all of these; showing each: “xiamen”, “hong kong”\n"
    )
    assert ran.status == 0


@pytest.mark.parametrize(("text", "names", "ids"), SEVERAL)
def test_several_names_find_each(text: str, names: str, ids: list[str]) -> None:
    """What no one fact has together finds a fact each, and that is said."""
    ran = zgfacts("search", text, "--json", "--lang", "en")
    assert ran.ids == ids
    assert ran.err == f"zgfacts: no fact has all of these; showing each: {names}\n"
    assert ran.status == 0


@pytest.mark.parametrize(
    "text",
    [
        "zigong exports growth",
        "how many students are there in Zigong",
        "how many days were the lanterns in Hamburg",
        "自流井区面积多少平方公里",
        "贡井区招商引资",
        "大安区 GDP",
        "老字号 2016",
        "自流井区 常住人口",
        "自贡 内江 GDP",
        "老字号 自贡 饭店",
        "2016年9月15日 成都 招商",
        "9月16日 成都 招商",
        "signings before 2017",
        "2017年之后 签约",
        "除了成都 签约",
        "four arrows",
        "Changdu signing",
        "Ziliujing resident population",
        "how many drones were tested in Zigong in 2020",
        "Nanjing signing",
        "Changzhou signing",
        "Zhengzhou signing 2017",
        "自贡累计确诊多少例",
        "how many confirmed covid cases in Zigong",
        "自流井区2017年有多少人",
    ],
)
def test_free_readings_invent_nothing(text: str) -> None:
    """A figure of another thing, place or unit is no answer, however many words it shares."""
    assert search(INDEX, text).hits == []
