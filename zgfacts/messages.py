"""Every word that zgfacts itself says, in Chinese and in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

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
        "以上有{count}次写明金额，合计{sum}",
        "{count} of these have an amount, together {sum}",
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
    "nearest_facts": ("最接近的：", "nearest:"),
    "nearest_without": ("最接近的（不含{words}）：", "nearest, without {words}:"),
    "computation": (
        "只查事实，不作比较和计算：{words}",
        "facts are looked up, not compared or computed: {words}",
    ),
    "relative": (
        "{words}要看是什么时候问，请写出年份",
        "{words} depends on when one asks; name the year",
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
    "no_publisher": ("[出版者不详]", "[s.n.]"),
    "no_town": ("[出版地不详]", "[S.l.]"),
    "cite_text": (
        "{place}{name}{when}{figure}。{author}《{title}》，{from}，{where}“{printed}”{accessed}。",
        (
            "{name}, {place}{when}{figure}. {author}“{title}”, {from}, "
            "{where}: “{printed}”{accessed}."
        ),
    ),
    "cite_when": ("（{period}）", ", {period}"),
    "cite_figure": ("：{figure}", ": {figure}"),
    "cite_author": ("{author}：", "{author}, "),
    "cite_accessed": ("，{day}查阅", ", accessed {day}"),
    "copy_differs": (
        "{file}与所引文件不同（SHA-256），请留意",
        "{file} is not the file that is cited (its SHA-256)",
    ),
    "copy_moved": (
        "{file}中“{printed}”在第{at}字处，不在所引的第{start}字处",
        "in {file} “{printed}” stands at {at}, not at {start} as cited",
    ),
    "copy_lacks": ("{file}中没有“{printed}”", "“{printed}” stands nowhere in {file}"),
    "passage_style": (
        "--sources显示原文，只用于--style text或gbt7714",
        "--sources shows passages, which go with --style text or gbt7714 only",
    ),
    "not_a_day": (
        "--accessed：“{day}”不是日期；请写成2024-05-01",
        "--accessed: “{day}” is not a day; write 2024-05-01",
    ),
    # why a fact was found: in which of its fields
    "matched_name": ("名称", "name"),
    "matched_indicator": ("指标", "indicator"),
    "matched_synonym": ("同义词", "synonym"),
    "matched_alias": ("别名", "alias"),
    "matched_event": ("事件", "event"),
    "matched_party": ("参与方", "party"),
    "matched_printed": ("原文", "printed"),
    "matched_context": ("上下文", "context"),
    "matched_place": ("地区", "place"),
    "matched_unit": ("单位", "unit"),
    "matched_kind": ("类别", "kind"),
    "matched_status": ("状态", "status"),
    "matched_period": ("时间", "period"),
    "matched_value": ("数值", "value"),
    # check
    "sound": (
        "{path}：{facts}条事实，{citations}处引文，没有问题",
        "{path}: no faults; facts: {facts}, citations: {citations}",
    ),
    "sound_sources": (
        "{path}：{facts}条事实，{citations}处引文与原文逐一相符（{articles}），没有问题",
        "{path}: no faults; facts: {facts}, citations: {citations}, all proved against {articles}",
    ),
    "no_articles": ("没有被引的文章", "no article"),
    "moved": ("已更正引文位置：{id}", "citation moved to its place: {id}"),
    # while one waits
    "step_index": ("正在建立索引", "making the index"),
    "damaged_cache": (
        "缓存的索引已损坏，已删除，请再试一次：{path}",
        "the kept index was damaged and has been removed, try again: {path}",
    ),
    "step_read": ("正在读取", "reading"),
    "step_records": ("正在核对各条记录", "checking the records"),
    "step_rules": ("正在核对规则", "checking the rules"),
    "step_layout": ("正在核对版式", "checking the layout"),
    "step_write": ("正在写出", "writing"),
    "faults": ("问题：{count}个", "faults: {count}"),
    # errors: files
    "in_file": ("{file}: {what}", "{file}: {what}"),
    "not_written": ("{what}；未写入任何内容", "{what}; nothing was written"),
    "nothing_written": ("未写入任何内容", "nothing was written"),
    "no_such_file": ("没有这个文件", "no such file"),
    "no_such_folder": ("没有这个文件夹", "no such folder"),
    "not_regular": ("不是普通文件", "not a regular file"),
    "not_a_file_name": ("不是文件名", "not a file name"),
    "not_utf8": ("不是UTF-8文本", "is not UTF-8"),
    "file_exists": ("文件已存在", "file exists"),
    "changed_since": ("已被其他程序改动", "was changed by another program"),
    "cannot_lock": ("无法锁定所在文件夹：{what}", "cannot lock its folder: {what}"),
    "locked": (
        "另一个zgfacts正在写入该文件夹；已等待{seconds}秒",
        "another zgfacts is writing to its folder; tried {seconds} s",
    ),
    "lock_seconds": (
        "ZGFACTS_LOCK_SECONDS不是数字",
        "ZGFACTS_LOCK_SECONDS is not a number",
    ),
    # errors: what the system says, by the names of errno
    "os_error": ("系统错误：{text}", "{text}"),
    "EACCES": ("没有权限", "permission denied"),
    "EEXIST": ("文件已存在", "file exists"),
    "EINVAL": ("参数无效", "invalid argument"),
    "EIO": ("读写出错", "input/output error"),
    "EISDIR": ("是一个文件夹", "is a directory"),
    "ELOOP": ("符号链接循环", "too many levels of symbolic links"),
    "ENAMETOOLONG": ("文件名太长", "file name too long"),
    "ENOENT": ("没有这个文件或文件夹", "no such file or directory"),
    "ENOSPC": ("磁盘已满", "no space left on device"),
    "ENOTDIR": ("路径中有一段不是文件夹", "not a directory"),
    "EPERM": ("不允许这样做", "operation not permitted"),
    "EROFS": ("文件系统是只读的", "read-only file system"),
    # errors: JSON
    "empty_file": ("文件是空的", "the file is empty"),
    "utf16": ("文件是UTF-16；请存为UTF-8", "the file is UTF-16; save it as UTF-8"),
    "bom": (
        "文件以字节顺序标记（BOM）开头；请存为不带BOM的UTF-8",
        "the file starts with a byte order mark; save it without",
    ),
    "bad_byte": ("字节{byte}不是UTF-8", "byte {byte} is not UTF-8"),
    "nul_byte": ("文件含有NUL字节", "the file holds a NUL byte"),
    "nested_too_deep": ("括号嵌套过深", "brackets are nested too deep"),
    "key_twice": ("键{key}出现两次", "key {key} stands twice"),
    "not_a_number": ("{token}不是数字", "{token} is not a number"),
    "out_of_range": ("数字{token}超出范围", "number {token} is out of range"),
    "half_surrogate": ("{text}中有半个代理对", "half a surrogate pair in {text}"),
    "json_error": ("不是合法的JSON：{text}", "{text}"),
    "expecting value": ("此处应有一个值", "expecting value"),
    "expecting ',' delimiter": ("此处应有逗号", "expecting ',' delimiter"),
    "expecting ':' delimiter": ("此处应有冒号", "expecting ':' delimiter"),
    "expecting property name enclosed in double quotes": (
        "此处应有双引号括起的键",
        "expecting property name enclosed in double quotes",
    ),
    "illegal trailing comma before end of object": (
        "对象末尾不能有逗号",
        "illegal trailing comma before end of object",
    ),
    "illegal trailing comma before end of array": (
        "列表末尾不能有逗号",
        "illegal trailing comma before end of array",
    ),
    "extra data": ("后面还有多余的内容", "extra data"),
    "unterminated string starting at": ("字符串没有结束", "unterminated string starting at"),
    "invalid control character at": ("字符串中有控制字符", "invalid control character at"),
    "an_object": ("对象", "an object"),
    "a_list": ("列表", "a list"),
    "some_text": ("文本", "text"),
    "a_boolean": ("布尔值", "a boolean"),
    "null": ("null", "null"),
    "a_number": ("数字", "a number"),
    # errors: the shape of a store
    "not_a_store": (
        "库文件应是由表组成的对象，而不是{what}",
        "a store is an object of tables, not {what}",
    ),
    "no_table": ("库中没有表{name}；有{tables}", "no table {name} in a store; it has {tables}"),
    "table_type": ("表{name}是{what}，应为对象", "table {name} is {what}, not an object"),
    "store_fault": ("{path}: {where}: {what}{more}", "{path}: {where}: {what}{more}"),
    "more_faults": (
        "（另有{count}处；请运行zgfacts check）",
        " ({count} more: run zgfacts check)",
    ),
    # faults of a record
    "must_be_text": ("应为文本，而不是{value}", "must be text, not {value}"),
    "must_be_number": ("应为数字，而不是{value}", "must be a number, not {value}"),
    "must_be_whole": (
        "应为不小于0的整数，而不是{value}",
        "must be a whole number from 0, not {value}",
    ),
    "must_be_object": ("应为对象，而不是{value}", "must be an object, not {value}"),
    "must_be_list": ("应为列表，而不是{value}", "must be a list, not {value}"),
    "must_be_boolean": ("应为true或false，而不是{value}", "must be true or false, not {value}"),
    "must_be_positive": ("应大于0，而不是{value}", "must be above 0, not {value}"),
    "is_empty": ("是空的；没有就不要写", "is empty; leave it out"),
    "is_missing": ("缺失", "is missing"),
    "no_citation": ("缺失；每条事实都要有引文", "is missing; a fact stands on a citation"),
    "no_such_field": ("没有这个字段；可用：{allowed}", "no such field; allowed: {allowed}"),
    "unknown_word": ("没有{value}{hint}", "{value} is not known{hint}"),
    "hint_allowed": ("；可用：{words}", "; allowed: {words}"),
    "hint_nearest": ("；最接近的：{words}", "; nearest: {words}"),
    "bad_period": (
        "{what}；请写成2020、2020-Q1、2020-11或2020-11-05",
        "{what}; write 2020, 2020-Q1, 2020-11 or 2020-11-05",
    ),
    "not_a_period": ("{text}不是时间", "{text} is not a period"),
    "ends_before": ("{text}的结束早于开始", "{text} ends before it starts"),
    "no_such_month": ("{text}中没有这个月份", "{text} has no such month"),
    "no_such_day": ("{text}中没有这一天", "{text} has no such day"),
    # faults that `check` finds
    "fault_layout": ("不是规范的排版（--fix）", "not in the canonical layout (--fix)"),
    "fault_id": (
        "编号由小写字母和数字组成，中间可用连字符",
        "an id is lower-case letters and digits, with hyphens between",
    ),
    "fault_value_unit": ("数值与单位须同时有或同时无", "a value has a unit, and a unit a value"),
    "fault_value_bound": (
        "数值与界限（bound）须同时有或同时无",
        "a value has a bound, and a bound a value",
    ),
    "fault_rate": ("变化率的单位是百分比或百分点", "a rate of change is in percent or points"),
    "fault_rank": ("位次的单位是rank", 'a place in an order has the unit "rank"'),
    "fault_signing": ("签约的数值是金额", "the value of a signing is its amount in money"),
    "fault_name_value": ("{kind}是名称，没有数值", "a {kind} is a name and has no value"),
    "fault_no_event": ("{kind}没有事件（event）", "{kind} without an event"),
    "fault_deals": ("deals与deals_unit须同时有", "deals and deals_unit go together"),
    "fault_code": ("{code}不是六位的GB/T 2260代码", "{code} is not a GB/T 2260 code of six digits"),
    "fault_parent": ("在自身之内", "lies in itself"),
    "fault_sha256": (
        "SHA-256是64位小写十六进制数",
        "a SHA-256 is 64 hexadecimal digits in lower case",
    ),
    "fault_file_name": ("只写文件名，不带文件夹", "a file name without a folder"),
    "fault_pinyin": ("含有汉字", "holds a Chinese character"),
    "fault_span": (
        "从{start}到{end}是{count}字，{printed}是{length}字",
        "{start} to {end} is {count} characters, {printed} is {length}",
    ),
    "fault_past_end": (
        "超出原文末尾，原文共{length}字",
        "ends after the source, which has {length} characters",
    ),
    "fault_printed": (
        "超过{most}字：只引数字或名称",
        "longer than {most} characters: cite the figure or name",
    ),
    "fault_cited_twice": ("重复引用", "is cited twice"),
    "fault_sign": (
        "{value}为正，而引文印的是下降：{printed}",
        "{value} is positive, and its citations print a fall: {printed}",
    ),
    "fault_not_printed": (
        "{value}未出现在引文中：{printed}",
        "{value} is printed in none of its citations: {printed}",
    ),
    "fault_contradiction": (
        "此处为{value}，但{others}：同一指标有两个数值",
        "{value} here, but {others}: one measure, two values",
    ),
    "fault_article_missing": (
        "{what}；有{count}处引文出自这篇文章",
        "{what}; citations of this article: {count}",
    ),
    "fault_article_changed": (
        "{file}不是本库所引的文件（SHA-256不同）",
        "{file} is not the file that the store cites (its SHA-256)",
    ),
    "fault_length": (
        "写明{said}字，文章有{length}字",
        "says {said}, the article has {length} characters",
    ),
    "fault_gone": ("{printed}不在{file}中", "{printed} stands nowhere in {file}"),
    "fault_moved": (
        "{printed}不在{file}的第{start}字处，而在第{at}字处",
        "{printed} does not stand at {start} in {file}, but at {at}",
    ),
    # errors: a store of one's own, and what is added to it
    "bundled_read_only": (
        "自带的库不可写；请用“zgfacts init FILE”建立自己的库，并用--store FILE指明",
        (
            "the bundled store is not written to; make one of your own with "
            "'zgfacts init FILE' and name it with --store FILE"
        ),
    ),
    "exists_and_differs": (
        "{record}: 已存在且不同；--replace可替换",
        "{record}: exists and differs; --replace replaces it",
    ),
    "record_fault": ("{record}: {what}", "{record}: {what}"),
    "no_source_of_file": (
        "{file}不是这里任何来源的文件（按SHA-256）",
        "{file} is the file of no source here (by its SHA-256)",
    ),
    "not_at": ("“{printed}”不在第{start}字处", "“{printed}” does not stand at {start}"),
    "not_in_article": ("“{printed}”不在{file}中", "“{printed}” stands nowhere in {file}"),
    "in_several_places": (
        "“{printed}”出现在{count}处，请给出start和end：{places}",
        "“{printed}” stands in {count} places, give start and end: {places}",
    ),
    "fact_not_object": ("一条事实应为对象，而不是{what}", "a fact is an object, not {what}"),
    "fact_without_id": ("事实没有编号（id）：{text}", "a fact without an id: {text}"),
    "twice_in_input": ("{table}: {id}在输入中出现两次", "{table}: {id} stands twice in the input"),
    # errors: the words of a call
    "lang_variable": (
        "ZGFACTS_LANG是{value}；只能是zh或en",
        "ZGFACTS_LANG is {value}; it takes zh or en",
    ),
    "unknown_option_word": ("{option}：没有收录“{word}”", "{option}: “{word}” is not known here"),
    "no_words": ("请给出要查的词语", "give the words to search for"),
    "query_too_long": (
        "查询最多{most}字，这个有{length}字",
        "a query has at most {most} characters, this one {length}",
    ),
    "no_field": ("没有字段“{field}”；{hint}", "no field “{field}”; {hint}"),
    "fields_nearest": ("最接近的：{words}", "nearest: {words}"),
    "fields_known": ("可用：{words}", "known: {words}"),
    "json_and_format": (
        "--json即--format json，不能与--format {format}同用",
        "--json is --format json and does not go with --format {format}",
    ),
    "no_command": ("没有命令“{word}”{hint}", "no command “{word}”{hint}"),
    "no_option": ("没有选项{option}{hint}", "no option {option}{hint}"),
    "extra_words": ("多余的参数：{word}", "too many arguments: {word}"),
    "missing_words": ("缺少参数：{name}", "missing: {name}"),
    "option_needs_value": ("选项{option}后面要有值", "option {option} needs a value"),
    "option_takes_none": ("选项{option}不带值", "option {option} takes no value"),
    "not_a_choice": (
        "{option}没有“{word}”；可用：{allowed}",
        "{option}: no “{word}”; allowed: {allowed}",
    ),
    "below_least": (
        "{option}至少为{least}，而不是{word}",
        "{option}: at least {least}, not {word}",
    ),
    "not_whole": ("{option}应为整数，而不是“{word}”", "{option}: a whole number, not “{word}”"),
    "usage": ("用法有误：{text}", "{text}"),
    "see_help": ("用法见：{path}--help", "Try '{path}--help'."),
    "version": (
        "zgfacts {version}，库中有{count}条事实：{path}",
        "zgfacts {version}, store of {count} facts: {path}",
    ),
    "bug": ("zgfacts程序出错：{type}: {text}", "a bug in zgfacts: {type}: {text}"),
    "debug_hint": ("设ZGFACTS_DEBUG=1可看出错位置。", "Set ZGFACTS_DEBUG=1 to see where."),
}


class Message(NamedTuple):
    """Something to be said in whichever language its reader turns out to have.

    Errors and faults carry one; as text, as in the Python interface and in
    JSON, it is English.
    """

    key: str
    values: tuple[tuple[str, object], ...] = ()

    def in_(self, lang: str) -> str:
        """The text in `lang`, "zh" or "en"."""
        return say(self.key, lang, **dict(self.values))

    def __str__(self) -> str:
        """The text in English."""
        return self.in_("en")


def message(key: str, /, **values: object) -> Message:
    """A message whose language is chosen later; values may be messages, too."""
    return Message(key, tuple(values.items()))


def listed(words: Iterable[str], lang: str) -> str:
    """Words one after the other, as the language separates them."""
    return ("、" if lang == "zh" else ", ").join(words)


def say(key: str, lang: str, /, **values: object) -> str:
    """A message in `lang`, "zh" or "en"."""
    said = {
        name: value.in_(lang) if isinstance(value, Message) else value
        for name, value in values.items()
    }
    return CATALOGUE[key][0 if lang == "zh" else 1].format(**said)
