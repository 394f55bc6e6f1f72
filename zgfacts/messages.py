"""Every word that zgfacts itself says, in Chinese and in English."""

from __future__ import annotations

from typing import Final

#: Key: (Chinese, English). Fields in braces are filled in by `say`.
CATALOGUE: Final[dict[str, tuple[str, str]]] = {
    # headings of tables and sheets
    "name": ("名称", "Name"),
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
    # what tables and sheets show beside that
    "chinese": ("中文", "Chinese"),
    "pinyin": ("拼音", "Pinyin"),
    "english": ("英文", "English"),
    "rate": ("变化率", "Rate"),
    "amount": ("金额", "Amount"),
    "among": ("范围", "Among"),
    "no_period_given": ("未注明", "undated"),
    "signing_sum_one": ("{count}次签约有金额：{sum}", "{count} signing with an amount: {sum}"),
    "of_kind": ("{kind}{count}条", "{count} {kind}"),
    "semicolon": ("；", "; "),
    "comma": ("、", ", "),
    "counted_kinds": ("共{count}条：{kinds}", "{count} facts: {kinds}"),
    "of_place": ("{name}（{place}）", "{name} ({place})"),
    "outlined": ("虚线框：目标", "dashed outline: target"),
    "listed": ("，", ", "),
    "picture_source": ("来源：{title}{by}（{id}）", "Source: {title}{by} ({id})"),
    "within": ("在此期间", "within this time"),
    "meaning": ("{word}（{meaning}）", "{word} ({meaning})"),
    # what is listened to
    "line": ("{field}：{text}", "{field}: {text}"),
    "fact": ("陈述", "Statement"),
    "other_name": ("英文名称", "Chinese name"),
    "minus": ("负{figure}", "minus {figure}"),
    "characters_spoken": ("第{start}至{end}字", "characters {start} to {end}"),
    "printed_in": ("{title}，{where}：{printed}", "{title}, {where}: {printed}"),
    "related": ("相关事实", "Related"),
    # the plain statement of a fact: one sentence
    "sentence": ("{body}。", "{body}."),
    "sentence_undated": (
        "{body}（未注明时间；来源报道的是{source}的情况）。",
        "{body} (undated; the source reports on {source}).",
    ),
    "is": ("是", "is"),
    "was": ("是", "was"),
    "in_sentence": ("{when}", " {when}"),
    "for_when": ("{when}", " for {when}"),
    "for_place": ("{place}", " for {place}"),
    "in_place": ("{place}", " in {place}"),
    "at_venue": ("在{venue}", " in {venue}"),
    "deals_in": ("（{deals}）", " ({deals})"),
    "counted": ("（{amount}）", " ({amount})"),
    "ranked_among": ("在{basis}", " {basis}"),
    "share": ("（{basis}）", " {basis}"),
    "bound_at_least": ("{figure}以上", "at least {figure}"),
    "bound_at_most": ("{figure}以内", "at most {figure}"),
    "bound_about": ("约{figure}", "about {figure}"),
    "came_to": (
        "{in_place}{for_place}{when}{name}为{figure}{share}",
        "{name}{in_place} came to {figure}{share}{for_place}{when}",
    ),
    "came_to_target": (
        "{in_place}{for_place}{when}{name}的目标为{figure}{share}",
        "{name}{in_place} should come to {figure}{share}{for_place}{when}; this is a target",
    ),
    "grew_rose": (
        "{place}{when}{name}同比增长{figure}",
        "{name} in {place} grew by {figure} year on year{when}",
    ),
    "grew_fell": (
        "{place}{when}{name}同比下降{figure}",
        "{name} in {place} fell by {figure} year on year{when}",
    ),
    "grew_unchanged": (
        "{place}{when}{name}同比持平",
        "{name} in {place} did not change year on year{when}",
    ),
    "grew_rose_target": (
        "{place}{when}{name}的目标是同比增长{figure}",
        "{name} in {place} should grow by {figure} year on year{when}; this is a target",
    ),
    "grew_fell_target": (
        "{place}{when}{name}的目标是同比下降{figure}",
        "{name} in {place} should fall by {figure} year on year{when}; this is a target",
    ),
    "grew_unchanged_target": (
        "{place}{when}{name}的目标是同比持平",
        "{name} in {place} should not change year on year{when}; this is a target",
    ),
    "compared_rose": (
        "{place}{when}{name}增速比{than}高{figure}",
        "{name} in {place} grew {figure} faster than {than}{when}",
    ),
    "compared_fell": (
        "{place}{when}{name}增速比{than}低{figure}",
        "{name} in {place} grew {figure} more slowly than {than}{when}",
    ),
    "compared_unchanged": (
        "{place}{when}{name}增速与{than}相同",
        "{name} in {place} grew at the same rate as {than}{when}",
    ),
    "compared_rose_target": (
        "{place}{when}{name}的目标是增速比{than}高{figure}",
        "{name} in {place} should grow {figure} faster than {than}{when}; this is a target",
    ),
    "compared_fell_target": (
        "{place}{when}{name}的目标是增速比{than}低{figure}",
        "{name} in {place} should grow {figure} more slowly than {than}{when}; this is a target",
    ),
    "compared_unchanged_target": (
        "{place}{when}{name}的目标是增速与{than}相同",
        "{name} in {place} should grow at the same rate as {than}{when}; this is a target",
    ),
    "than_vs_national": ("全国", "the nation as a whole"),
    "than_vs_city": ("全市", "the city as a whole"),
    "than_vs_target": ("目标", "the target"),
    "signed": (
        "{place}{when}{venue}签约{figure}{deals}",
        "Deals worth {figure}{deals} were signed for {place}{venue}{when}",
    ),
    "signed_target": (
        "{place}{when}{venue}的签约目标为{figure}{deals}",
        "Deals worth {figure}{deals} should be signed for {place}{venue}{when}; this is a target",
    ),
    "ranked": (
        "{place}{when}{among}居{figure}位：{quoted}",
        "{place} ranked {figure}{among}{when}: {quoted}",
    ),
    "ranked_target": (
        "{place}{when}的目标是{among}居{figure}位：{quoted}",
        "{place} should rank {figure}{among}{when}: {quoted}; this is a target",
    ),
    "is_rank": ("{place}{for_when}的位次表述为{quoted}", "{quoted} is said of {place}{for_when}"),
    "is_rank_target": (
        "{place}{for_when}的目标位次为{quoted}",
        "{quoted} is what {place} aims at{for_when}",
    ),
    "is_level": ("{place}{for_when}的情况是{quoted}", "{quoted} is said of {place}{for_when}"),
    "is_level_target": (
        "{place}{for_when}的目标是{quoted}",
        "{quoted} is what {place} aims at{for_when}",
    ),
    "is_growth": ("{place}{for_when}的情况是{quoted}", "{quoted} is said of {place}{for_when}"),
    "is_growth_target": (
        "{place}{for_when}的目标是{quoted}",
        "{quoted} is what {place} aims at{for_when}",
    ),
    "is_brand": (
        "{quoted}{counted}{is}{place}{when}的一张名片",
        "{quoted}{counted} {is} a name given to {place}{when}",
    ),
    "is_brand_target": (
        "{place}{for_when}的目标是成为{quoted}{counted}",
        "{quoted}{counted} is what {place} aims to be{for_when}",
    ),
    "is_honour": (
        "{quoted}{counted}{is}{place}{when}获得的称号",
        "{quoted}{counted} {is} a title held in {place}{when}",
    ),
    "is_honour_target": (
        "{quoted}{counted}是{place}{for_when}争取的称号",
        "{quoted}{counted} is a title that {place} aims at{for_when}",
    ),
    "is_event": (
        "{place}{when}{venue}有{quoted}{counted}一事",
        "The event {quoted}{counted} is recorded for {place}{venue}{when}",
    ),
    "is_event_target": (
        "{place}{when}{venue}计划有{quoted}{counted}一事",
        "The event {quoted}{counted} is planned for {place}{venue}{when}",
    ),
    "is_signing": (
        "{place}{when}{venue}有{quoted}{deals}一事",
        "The signing {quoted}{deals} is recorded for {place}{venue}{when}",
    ),
    "is_signing_target": (
        "{place}{when}{venue}计划有{quoted}{deals}一事",
        "The signing {quoted}{deals} is planned for {place}{venue}{when}",
    ),
    "is_project": (
        "{quoted}{counted}{is}{place}{when}的项目、基地或园区之一",
        "{quoted}{counted} {is} among the projects, bases and parks of {place}{when}",
    ),
    "is_project_target": (
        "{quoted}{counted}是{place}{for_when}规划的项目、基地或园区之一",
        "{quoted}{counted} is among the projects, bases and parks that {place} plans{for_when}",
    ),
    "is_policy": (
        "{quoted}{counted}{is}{place}{when}的战略、行动或提法之一",
        "{quoted}{counted} {is} among the programmes and slogans of {place}{when}",
    ),
    "is_policy_target": (
        "{quoted}{counted}是{place}{for_when}的目标之一",
        "{quoted}{counted} is among the aims of {place}{for_when}",
    ),
    # the first screen
    "holds": (
        "zgfacts：{count}条事实，关于{places}（{first}–{last}年），每条都注明出处。",
        "zgfacts: {count} facts about {places}, {first}–{last}, each with its source.",
    ),
    "counted_one": ("{name}（{count}）", "{name} ({count})"),
    "and": ("和", " and "),
    "example_search": (
        "查：文字、拼音、数字、日期",
        "find, by words, numbers or dates",
    ),
    "example_show": ("列：按年份、类别、地区、指标", "list, by year, kind, place, indicator"),
    "example_sheet": (
        "一条事实及其出处、相关事实",
        "one fact, its source, what is near it",
    ),
    "example_chart": ("作图；加 --svg FILE 成图片", "draw; with --svg FILE, a picture"),
    "example_cite": ("引用", "cite it"),
    "example_json": ("给脚本用", "for scripts"),
    "example_help": ("全部命令和选项", "all commands and options"),
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
    "each_name": (
        "没有同时符合的事实；分别显示：{names}",
        "no fact has all of these; showing each: {names}",
    ),
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
    "faults": ("问题：{count}个", "faults: {count}"),
}


def say(key: str, lang: str, **values: object) -> str:
    """A message in `lang`, "zh" or "en"."""
    return CATALOGUE[key][0 if lang == "zh" else 1].format(**values)
