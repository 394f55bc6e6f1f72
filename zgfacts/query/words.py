"""Words of the trade: what people type that no fact carries.

Tables, not code: a synonym is added here, or in the store as an alias where it
belongs to one place, indicator or fact.
"""

from __future__ import annotations

from typing import Final

#: Words that ask for a kind of fact.
KIND_WORDS: Final[dict[str, str]] = {
    "growth": "growth rate|growth|grow|grew|grown|rate of change|increase|rise|rose|risen|"
    "decline|fall|fell|drop|shrink|shrank|change|"
    "go up|went up|goes up|going up|go down|went down|"
    "增长率|增长速度|增长|增速|增幅|"
    "涨幅|涨|同比|下降|下滑|跌|降|降了|降幅|跌幅|跌了|涨了|升|升了|上升|增加|增|增了|减少|减|回落|"
    "增减|变化|变动|萎缩|负增长",
    "signing": "signing ceremony|signing event|signing|sign|deal|contract|agreement|"
    "签约|签署|签单|成交|签|签订|签下|合同|协议",
    "brand": "famous for|famous|known for|renowned for|"
    "brand|nickname|city brand|calling card|slogan|known as|called|name card|"
    "名片|别称|绰号|外号|昵称|称号|美誉|品牌|口号|定位|有名|闻名|著名",
    "honour": "honour|honor|title|award|prize|荣誉|称号|获奖|奖项|头衔|荣获|入选",
    "rank": "rank|ranking|place|position|first|only|排名|位次|名次|第几|首个|首次|唯一|之最",
    "event": "opening|opening ceremony|开幕|开幕式|"
    "event|happening|occasion|activity|事件|活动|大事|大事记|发生",
    "project": "project|base|park|项目|基地|园区|工程",
    "policy": "policy|programme|program|strategy|plan|campaign|slogan|"
    "政策|战略|计划|方案|行动|举措|口号|工程",
    "level": "amount|count|total|金额|总额|总量|数量|数额|总数",
}

#: Words that ask for what is so, or for what is aimed at.
STATUS_WORDS: Final[dict[str, str]] = {
    "target": "target|goal|aim|planned|plan|expected|forecast|will|should|supposed|"
    "supposed to|due|scheduled|目标|预期|计划|预计|愿景|"
    "力争|打造|建设目标",
    "actual": "actual|achieved|实际|完成|实现",
}

#: Words for a base unit that stand in no unit's own name.
UNIT_WORDS: Final[dict[str, str]] = {
    "CNY": "money|rmb|cny|yuan|renminbi|钱|块|块钱|人民币|资金|元",
    "people": "people|persons|person|men and women|人|人口",
    "households": "family|families",
    "m2": "square metre|square meter|square kilometer|square kilometre|sq km|sq m|km2|m2|"
    "平方米|平方千米|平米",
    "m": "kilometer|kilometre|km|metre|meter|千米|米",
    "percent": "巴仙|percent|per cent|pct|percentage|百分比",
}

#: Words that say what the answer should be; they fall away once heard.
ASKING: Final[dict[str, str]] = {
    "value": "多久|多少亿|多少万|几亿|几万|多少钱|多少元|几个亿|"
    "how much|how many|how long|how far|how high|how fast|how big|how large|what size|"
    "number of|多少|几个|几家|几次|几项|几名|几人|几户|几天|几|多长|多远|多高|多快|多大|有多大|"
    "多少单|多少笔|多少宗|多少份|多少例|几单|几笔|几宗|几例|几间|多少间|"
    "好多|好多个|好多家|好久|好大|好远|好长|几多|几多间|几多个|"
    "数量|人数|数目|名额|场次",
    "day": "what date|which day|what day|date of|哪天|哪一天|几月几日|几号",
    "time": "when|what time|since when|what year|which year|date|什么时候|啥时候|何时|几时|几月|"
    "日期|哪年|哪一年|时间",
    "venue": "where|边度|which city|去哪|去哪儿|去哪里|"
    "在哪里|在哪儿|在哪|哪里|何地|什么地方|哪个城市|地点|哪儿|哪个地方",
    "who": "who|whom|谁|边个|谁家|由谁|何人|哪些人|什么人",
    "names": "names of|list of|名单|姓名",
    "name": "which|what is the name of|what are|list|named|哪些|哪个|哪家|哪几|有哪些|"
    "什么|叫什么|名单|名称|哪家企业|哪家公司|哪个公司|哪个企业|哪些企业|哪些公司|什么公司|什么企业|什么单位|"
    "哪个单位|哪些单位|哪个部门|哪些部门|哪些地方|哪些国家|哪些城市|哪个市|哪座城市|哪种|哪类|哪一家|哪一个|"
    "边间|边些|边啲|which company|which companies|which firm|which firms",
}

#: Words that say in which base unit the answer should be; they fall away once heard.
ASKING_UNIT: Final[dict[str, str]] = {
    "m2": "what area|多大面积|多少平方公里|多少平米|几平方公里|多少平方米",
    "CNY": "how much money|how much cash|how many yuan|how much investment|how much funding|"
    "好多钱|好多亿|多少钱|多少元|多少亿|多少亿元|几亿|几个亿|多少万元|多少资金|花了多少|投了多少|额|投资额",
    "people": "how many people|how many persons|how many residents|how many members|headcount|"
    "好多人|多少人|多少名|多少位|几名|几人|几位|人数|多少个人",
    "minutes": "how long|how fast|how many minutes|多久|好久|多长时间|多少分钟|几分钟|多快",
    "months": "how long|how many months|多久|多长时间|几个月|多少个月",
    "m": "how long|how far|how many kilometres|how many km|好远|好长|多长|多远|多少公里|几公里",
    "years": "how old|how long|how many years|多久|多少年|多少周年|几周年|多少岁",
    "days": "how many days|几天|多少天",
    "homes": "how many flats|how many apartments|how many homes|多少套|几套|套数",
    "households": "how many households|how many families|好多户|多少户|几户|多少家庭|户数",
    "companies": "how many companies|how many firms|how many businesses|几家|多少家|好多家|几间",
    "merchants": "how many companies|how many firms|how many businesses|几家|多少家",
    "percent": "how fast|how far|几巴仙|多快|几个点|几个百分点|"
    "rate|percentage|proportion|占比|比重|比例|百分比|占多少|率|几成|"
    "what percentage|what percent|how many percent|what share|百分之几|百分之多少",
    "percentage-points": "how many percentage points|几个百分点|几个点|"
    "几个百分比|多少个百分点|多少百分点|"
    "how many percent|rate|what percentage",
    "countries": "how many countries|how many nations|多少国家|几个国家|多少个国家|几国",
    "cities": "how many cities|how many towns|多少城市|几座城市|几个城市|多少个城市|多少座城市",
    "projects": "how many projects|多少项目|几个项目|多少个项目|项目数",
    "times": "how many times|how many trips|how often|几次|多少次|几趟|多少趟",
    "rank": "what rank|which place|what position|ranking|排名|位次|名次|"
    "第几名|第几位|排第几|排名第几|排几",
}

#: Words that carry nothing.
FILLERS: Final = (
    "畀|攞|揾|嚟|㗎|嘅|啲|嗰|咗|噉|嘢|或者|"
    "起|没有|没|fell on|fall on|falls on|fell in|fall in|falls in|们|"
    "role|meaning|mean|means|historically|shipped|follow|followed|"
    "要|想|要建成|想建成|将建成|啥|啥时候|是啥|意思|什么意思|指|是指|指什么|怎么说|变成|建得|打得|做什么|一起|批了|叫|说法|"
    "explain|pursue|砸|要建|靠|推进|坐|打算|做好|"
    "什么叫|立足|被称作|称作|称为|说的是|是什么意思|想做|干什么|推动|开展|走进|趟|几趟|提升|哪个区|"
    "refer|improve|improving|expand|quickly|creating|create|achieving|raising|"
    "写|写了|取得|按|按照|站在|"
    "want|wants|wanted|bad|pick|picked|choose|chose|chosen|launch|launched|start|started|begin|"
    "began|lead|leads|led|run|ran|partner|partnered|join|joined|bring|brought|reach|reached|"
    "offer|offered|provide|provided|hand|handed|receive|received|include|included|involve|"
    "involved|concern|regard|against|ahead|schedule|together|really|exactly|roughly|"
    "approximately|level|thing|way|other|another|each|every|"
    "设|设了|设有|开设|跟|同|代表|包括|包含|涉及|参与|参加|投入|投|投了|出|出了|启动|开始|结束|"
    "举行|举办|召开|开|提到|提出|实现|完成|获得|得到|评|评选|评出|选|选出|选派|推出|发布|公布|"
    "印发|发放|发|覆盖|惠及|支持|支出|花费|一年|一天|省内|市内|区内|国内|本|张|件|台|辆|架|支|"
    "只|晚|晚上|当晚|上午|下午|组成|等|等等|并|并且|而|但|谁|别的|其他|如果|因为|所以|"
    "kind|type|sort|become|became|flew|fly|old|sent|use|used|give|given|get|print|printed|win|won|"
    "open|opened|link|linked|see|saw|seen|visit|visited|add|added|set|put|new|"
    "a|an|the|of|in|on|at|to|for|by|with|from|and|or|as|is|are|was|were|be|been|being|am|do|does|"
    "did|done|has|have|had|having|it|its|it's|their|there|they|them|this|that|these|those|he|she|"
    "what|what's|whats|how|why|whose|can|could|would|will|you|me|i|we|us|my|our|"
    "please|tell|show|give|find|get|got|know|look|up|about|any|some|all|much|many|per|"
    "now|currently|nowadays|number|figure|data|statistics|stats|info|information|fact|value|figures|during|over|into|"
    "out|than|then|also|just|so|if|not|own|between|within|around|"
    "year|month|day|make|made|take|took|taken|happen|happened|held|hold|called|name|named|"
    "percent|went|go|going|come|came|long|large|big|far|high|s|"
    "的|了|是|有|在|和|与|及|或|吗|呢|啊|吧|么|为|于|被|把|给|让|对|从|到|由|向|以|其|该|这|那|"
    "个|家|年|月|日|号|次|名|项|份|户|届|场|条|座|位|多|共|总|总共|一共|合计|达|达到|达成|"
    "请问|问|查|查询|查一下|看|看看|告诉我|我想知道|想知道|关于|情况|数据|数字|信息|资料|统计|"
    "怎么样|怎样|如何|怎么|为何|是多少|有多少|是什么|什么样|一下|全年|当年|年度|期间|当天|"
    "分别|各|都|也|还|就|才|已|已经|曾|曾经|过|着|会|能|可以|吧|嘛|里|中|上|下|内|"
    "以上|超过|至少|不少于|超|余|over|at least|"
    "哪|派|派出|组建|成立|建立|联系|要|飞|飞到|排|印|印了|花|花了|用|用了|拿|拿到|有没有|是不是|"
    "去过|来自|块|每|每个|所有|全部|具体|主要|建了|开了|发了|"
    "去|来|得|所|之|一个|一些|有关|相关|目前|现在|当前|如今|当时|这个|那个|这一年|办|做|搞|数"
)

#: Times that depend on when one asks; none of them is a filler, whatever it is made of.
RELATIVE: Final = (
    "去年|今年|前年|明年|后年|上月|本月|上个月|这个月|昨天|今天|明天|最近|近年|近年来|"
    "last year|this year|next year|last month|this month|yesterday|today|tomorrow|recently"
)

#: Words that ask for a computation; zgfacts looks up, and says so.
COMPUTATION: Final = (
    "highest|lowest|largest|smallest|biggest|best|worst|most|least|maximum|minimum|average|mean|"
    "median|sum|compare|compared|comparison|versus|vs|more than|less than|bigger|larger|higher|"
    "lower|difference|top|最高|最低|最大|最小|最多|最少|最好|最差|平均|比较|对比|相比|更高|更大|"
    "更多|更快|差多少|多多少|之和|哪个更|谁更|合计|相加|超过"
)


#: Measures and things of their own: a part of one in a fact is not it. A share of the poor who
#: got out of poverty is no poverty rate, nor is what industry and construction added 工业增加值.
WHOLE: Final = (
    "贫困率|贫困发生率|poverty rate|工业增加值|工业总产值|工业产值|企业数|企业数量|企业总数|"
    "进出口总额|出口额|出口总额|进口额|foreign trade volume|trade volume|"
    "常住人口|户籍人口|resident population|registered population|"
    "人均gdp|人均收入|gdp per capita|per capita income"
)

#: What limits a measure to a part, in its name, and the words one of which asks for that part.
LIMITS: Final = {
    "新增": "新|零|无|没|后|起|no|new|none|zero|last|since|stop|stopped",
}

#: Forms of English words that no ending tells.
IRREGULAR: Final = {
    "began": "begin", "bought": "buy", "built": "build", "came": "come", "children": "child",
    "chose": "choose", "chosen": "choose", "fell": "fall", "flew": "fly", "flown": "fly",
    "fought": "fight", "found": "find", "gave": "give", "given": "give", "grew": "grow",
    "grown": "grow", "held": "hold", "kept": "keep", "laid": "lay", "led": "lead", "left": "leave",
    "lit": "light", "lost": "lose", "made": "make", "men": "man", "met": "meet", "paid": "pay",
    "became": "become", "brought": "bring", "caught": "catch", "drew": "draw", "drawn": "draw",
    "drove": "drive", "driven": "drive", "overcame": "overcome", "rebuilt": "rebuild",
    "remade": "remake", "shone": "shine", "sought": "seek", "spoke": "speak", "stood": "stand",
    "swept": "sweep", "sung": "sing", "sang": "sing", "shown": "show", "saw": "see", "seen": "see",
    "ran": "run", "rose": "rise", "risen": "rise", "sent": "send", "sold": "sell",
    "spent": "spend", "taken": "take", "taught": "teach", "told": "tell", "took": "take",
    "went": "go", "won": "win", "women": "woman", "written": "write", "wrote": "write",
}  # fmt: skip


def split(words: str) -> list[str]:
    """The words of a table's row."""
    return words.split("|")
