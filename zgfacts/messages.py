"""Every word that zgfacts itself says, in Chinese and in English."""

from __future__ import annotations

from typing import Final

#: Key: (Chinese, English). Fields in braces are filled in by `say`.
CATALOGUE: Final[dict[str, tuple[str, str]]] = {
    # headings of tables and sheets
    "name": ("名称", "Fact"),
    "figure": ("数值", "Figure"),
    "period": ("时间", "Period"),
    "place": ("地区", "Place"),
    "kind": ("类别", "Kind"),
    "source": ("来源", "Source"),
    "id": ("编号", "Id"),
    "count": ("条数", "Facts"),
    "year": ("年份", "Year"),
    "against": ("比较", "Against"),
    "deals": ("数目", "Deals"),
    "indicator": ("指标", "Indicator"),
    "base": ("基本单位", "In base unit"),
    "event": ("事件", "Event"),
    "venue": ("地点", "Venue"),
    "parties": ("参与方", "Parties"),
    "note": ("说明", "Note"),
    "names": ("名称", "Names"),
    "status": ("状态", "Status"),
    "title": ("标题", "Title"),
    "publisher": ("发布", "Publisher"),
    "author": ("作者", "Author"),
    "photographer": ("摄影", "Photographer"),
    "date": ("日期", "Date"),
    "file": ("文件", "File"),
    "length": ("字数", "Length"),
    "unknown": ("未注明", "not given"),
    # states
    "target": ("目标", "target"),
    "actual": ("实际", "actual"),
    "undated": ("未注明日期（{period}年的来源）", "undated (source of {period})"),
    "at_least": ("至少", "at least"),
    "at_most": ("至多", "at most"),
    "about": ("约", "about"),
    "signing_sum": (
        "{count}次签约有金额，合计{sum}",
        "{count} signings with an amount, together {sum}",
    ),
    "characters": ("第{start}–{end}字", "characters {start}–{end}"),
    "shown_of": ("共{total}条，显示{shown}条", "{shown} of {total} shown"),
    "group": ("{kind}（{count}条）", "{kind} ({count})"),
    "why": ("“{text}”：{field} {found}", "“{text}”: {field} {found}"),
    # the first screen
    "holds": (
        "zgfacts：关于{places}的{count}条事实，出自{sources}篇文章，每条都注明原文位置。",
        "zgfacts: {count} facts about {places} from {sources} articles, each with its citation.",
    ),
    "try": ("试试：", "Try:"),
    # misses
    "not_known": ("没有收录：{words}", "not known: {words}"),
    "no_match": ("没有符合“{query}”的事实", "nothing found for “{query}”"),
    "no_period": (
        "没有“{what}”在“{when}”的事实；有：{held}",
        "no “{what}” for “{when}”; held: {held}",
    ),
    "nothing_then": (
        "没有“{when}”的事实；有这些年份的：{held}",
        "nothing for “{when}”; held: {held}",
    ),
    "nothing_there": (
        "没有关于“{where}”的事实；有：{held}",
        "nothing about “{where}”; held for: {held}",
    ),
    "no_place": (
        "没有“{what}”在“{where}”的事实；有：{held}",
        "no “{what}” for “{where}”; held for: {held}",
    ),
    "slip": ("没有“{wrong}”；显示“{right}”", "no “{wrong}”; showing “{right}”"),
    "nearest": ("最接近的：{near}", "nearest: {near}"),
    "computation": (
        "zgfacts只查事实，不作比较和计算：{words}",
        "zgfacts looks facts up; it does not compare or compute: {words}",
    ),
    "use_search": (
        "查词语请用：zgfacts search {words}",
        "for free words use: zgfacts search {words}",
    ),
    "empty_store": ("库中没有事实", "the store holds no facts"),
    # a store of one's own
    "made": ("已建立{path}：{count}条事实", "made {path} with {count} facts"),
    "add": ("新增", "added"),
    "replace": ("替换", "replaced"),
    "take along": ("带入", "took along"),
    "remove": ("删除", "removed"),
    "kept": ("{count}条已有，未变", "{count} there already, unchanged"),
    "dry_run": ("仅预览，未写入", "a dry run: nothing was written"),
    "nothing_removed": ("未删除任何事实", "nothing was removed"),
    "pinyin_proposed": ("代拟拼音，请核对：{name}", "pinyin proposed, look it over: {name}"),
    # charts and citations
    "series": ("{kind}（{unit}，{count}条）", "{kind} in {unit} ({count})"),
    "no_values": ("没有可作图的数值", "no values to draw"),
    "drawn": ("已写入{path}", "written to {path}"),
    "no_date": ("[日期不详]", "[n.d.]"),
    "no_publisher": ("[出版者不详]", "[publisher unknown]"),
    "cite_text": (
        "{place}{name}：{figure}。《{title}》{by}{date}，{where}“{printed}”。",
        "{name}, {place}: {figure}. “{title}”{by} {date}, {where}: “{printed}”.",
    ),
    "copy_differs": (
        "{file}与所引文件不同（SHA-256），位置可能不符",
        "{file} is not the file that is cited (SHA-256); places may differ",
    ),
    "copy_moved": (
        "{file}中第{start}–{end}字不是“{printed}”",
        "in {file} characters {start}–{end} are not “{printed}”",
    ),
    # check
    "sound": (
        "{path}：{facts}条事实，{citations}处引文，没有问题",
        "{path}: {facts} facts, {citations} citations, no faults",
    ),
    "sound_sources": (
        "{path}：{facts}条事实，{citations}处引文与原文逐一相符，没有问题",
        "{path}: {facts} facts, {citations} citations proved against the sources, no faults",
    ),
    "moved": ("已更正引文位置：{id}", "citation moved to its place: {id}"),
    # while one waits
    "step_read": ("正在读取", "reading"),
    "step_records": ("正在核对各条记录", "checking the records"),
    "step_rules": ("正在核对规则", "checking the rules"),
    "step_layout": ("正在核对版式", "checking the layout"),
    "step_write": ("正在写出", "writing"),
    "faults": ("问题：{count}个", "faults: {count}"),
}


def say(key: str, lang: str, **values: object) -> str:
    """A message in `lang`, "zh" or "en"."""
    return CATALOGUE[key][0 if lang == "zh" else 1].format(**values)
