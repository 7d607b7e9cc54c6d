"""Names in running Chinese and English that no glossary has: where they begin and end, and of what sort."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from drafter.sentences import split
from drafter.truth.reading import names, pinyin
from drafter.truth.reading.names import Glossary
from drafter.truth.reading.words import STOP

_LATIN = r"[A-Z][\w&+'’-]*(?:[ .][A-Z0-9][\w&+'’-]*)*"
_HAN = r"[\u3400-\u9fff][\u3400-\u9fff·]+"
# “Moonshot AI（月之暗面）”, “《云岭》（Cloudridge）”, “月之暗面, or Moonshot AI” is left to people.
_BRACKETED = re.compile(
    rf"(?:(?P<han>{_HAN})(?P<mark>[”」》]?)|(?P<latin>{_LATIN})[”\"]?)\s?"
    rf"[（(](?:\w+:\s?|英文名?[:：]?\s?)?(?:(?P<in_latin>{_LATIN})|[“《]?(?P<in_han>{_HAN})[”》]?)[)）]"
)
# What a Chinese name of a firm or of somebody follows.
_BEFORE = re.compile(
    r".*(?:公司|企业|车企|厂商|开发商|品牌|平台|机构|应用|软件|游戏|模型|创始人|首席执行官|总裁|董事长|教授|"
    r"主播|主持人|团队|旗下|名为|叫做|收购|投资|加盟|创办的?|的|和|与|及|由|对|向|在|被|获)(?=..)"
)
_FIRM = re.compile(
    r".*(?:公司|集团|科技|股份|控股|智能|机器人|汽车|半导体|微电子|电子|航空|速运|贸易|互动|网络|工作室|银行|证券|医疗)"
)
_BODY = re.compile(r".*(?:[局部委]|委员会|协会|大学|学院|研究院|研究所|法院|联盟|学会|基金会)")
_THING = re.compile(r"(?:应用|软件|游戏|模型|大模型|手机|新游|产品|App|APP)[“《「]?$")
_COMPANY = re.compile(r"(?:公司|企业|车企|厂商|开发商)[“「]?$")
_SHORT = 5  # characters of a run that can be a name as it stands
_SHORT_CAPITALS = re.compile(r"[A-Z&]{1,5}s?")
_SETTING = re.compile(r"-(?:based|backed|listed|owned|headquartered|born|funded)$")
_PLACED = re.compile(r"\b(?:in|at|near|around|across|outside)\s$")
_NOT_A_PRONOUN = re.compile(r"\b(?:He|She|You|An)\s$")
_SPOT = re.compile(r"[市省县区镇村路州]")
# Provinces and towns are spelt as they sound: nobody looks them up.
_PLACES = frozenset(
    """河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西
    甘肃 青海 内蒙古 广西 西藏 宁夏 新疆 北京 上海 天津 重庆 石家庄 太原 沈阳 大连 长春 哈尔滨 南京 苏州
    无锡 常州 徐州 南通 扬州 镇江 盐城 泰州 杭州 宁波 温州 嘉兴 绍兴 金华 义乌 台州 湖州 合肥 芜湖 蚌埠
    福州 厦门 泉州 漳州 南昌 赣州 济南 青岛 烟台 潍坊 临沂 郑州 洛阳 武汉 宜昌 襄阳 长沙 株洲 岳阳 广州
    深圳 珠海 佛山 东莞 惠州 中山 汕头 江门 湛江 南宁 桂林 柳州 海口 三亚 文昌 成都 绵阳 宜宾 贵阳 遵义
    昆明 大理 拉萨 西安 咸阳 兰州 西宁 银川 中卫 乌鲁木齐 呼和浩特 包头 鄂尔多斯 乌兰察布 唐山 保定 廊坊
    秦皇岛 张家口 雄安 昆山 浦东 黄浦 徐汇 静安 海淀 朝阳 亦庄 中关村 横琴 前海 南沙 滨江 余杭 萧山
    """.split()
)


def unknown(name: str, glossary: Glossary) -> bool:
    """Whether the glossary has no entry of just this name."""
    length = len(re.sub(r"['’]s?$", "", name))
    return not any(m.start == 0 and m.end >= length for m in glossary.mentions(name))


# ── English ──────────────────────────────────────────────────────────────────────────────────


def english(texts: Iterable[str], glossary: Glossary) -> Counter[str]:
    """Return how often the texts have each capitalised name that the glossary does not."""
    found: Counter[str] = Counter()
    lone: Counter[str] = Counter()  # words that only begin a sentence may be no names
    for text in texts:
        for sentence in split(text):
            if names.is_title_case(sentence) and not sentence.endswith("."):
                continue
            for start, end in names.capitalised(sentence):
                if _PLACED.search(sentence[:start]) and " " not in sentence[start:end]:
                    continue
                start -= 3 * bool(_NOT_A_PRONOUN.search(sentence[:start]))
                found.update(_parts(sentence[start:end].strip()))
            if first := re.match(r"[A-Z][a-zA-Z]{3,}(?=[ ,’'](?! ?[A-Z]))", sentence):
                lone[first[0]] += 1
    for word, count in lone.items():
        if found[word] or count > 1 or pinyin.looks_chinese(word):
            found[word] += count
    return Counter({n: c for n, c in found.items() if _is_name(n) and unknown(n, glossary)})


def _parts(name: str) -> list[str]:
    """Return a name without possessives and offices: “NetEase’s Founder Zhou Yan” are two."""
    parts = [part.split() for part in re.split(r"['’]s?(?:\s|$)| of ", name) if part]
    for words in parts:
        while len(words) > 1 and _is_before(words[0]):
            del words[0]
    return [" ".join(words) for words in parts]


def _is_before(word: str) -> bool:
    """Whether a word stands before a name and is no part of it: “Founder”, “Wuxi-based”, “September”."""
    said = names.plain(word)
    return said in names.STYLES | names.NOT_NAMES or bool(_SETTING.search(word))


def _is_name(name: str) -> bool:
    words = name.split()
    said = {names.plain(word) for word in words}
    common = STOP | names.NOT_NAMES | names.ADVERBS | names.NEVER
    return bool(words) and not said <= common and not _SHORT_CAPITALS.fullmatch(name)


# ── Chinese ──────────────────────────────────────────────────────────────────────────────────


def bracketed(text: str, around: str) -> Iterator[tuple[str, str]]:
    """Yield (English, Chinese) of each name that `text` gives in both languages.

    `around` is all that is told in Chinese: what stands there twice is a name rather than its words.
    """
    for match in _BRACKETED.finditer(text):
        latin, han = match["latin"] or match["in_latin"], match["han"] or match["in_han"]
        if not latin or not han or _SHORT_CAPITALS.fullmatch(latin):
            continue
        if match["in_han"]:
            yield latin, han
        elif whole := _marked(text, match) or _end_of(han, latin, around):
            yield latin, whole


def _marked(text: str, match: re.Match[str]) -> str:
    """Return what stands in the marks that close before a bracket."""
    if not match["mark"]:
        return ""
    opening = {"”": "“", "」": "「", "》": "《"}[match["mark"]]
    start = text.rfind(opening, 0, match.end("han"))
    return text[start + 1 : match.end("han")] if start >= 0 else ""


def _end_of(run: str, latin: str, around: str) -> str:
    """Return the name at the end of a run of characters, "" where its beginning cannot be told."""
    for start in range(len(run) - 2, -1, -1):
        place = pinyin.stands(latin, run[start:])
        if place and place[0] == 0:
            return run[start:]
    again = [run[start:] for start in range(len(run) - 1) if around.count(run[start:]) > 1]
    name = _BEFORE.sub("", again[0] if again else run)
    return name if again or name != run or len(run) <= _SHORT else ""


def sounding(name: str, text: str) -> tuple[int, int] | None:
    """Return where a Chinese text has a name that is spelt as it sounds; None for places, too."""
    words = name.split()
    for core in (name, " ".join(words[-2:])) if len(words) > 2 else (name,):
        own = [word for word in core.split() if not pinyin.is_generic(word)]
        if not own or not all(pinyin.is_pinyin(word) for word in own):
            continue
        place = pinyin.stands(core, text)
        if place and len(own) == 1 and not pinyin.looks_chinese(own[0]):
            # so short a word may stand there by chance: what it is the name of must stand there, too
            alone = pinyin.stands(own[0], text[slice(*place)])
            place = place if alone and alone[1] < place[1] - place[0] else None
        spot = place and (_SPOT.match(text, place[1]) or text[slice(*place)] in _PLACES)
        if place and not (spot and len(core.split()) == 1):
            return place
    return None


def subjects(text: str) -> Counter[str]:
    """Return what a Chinese text may be about: what stands in marks, or begins its sentences."""
    found: Counter[str] = Counter(re.findall(r"[“「《]([\u3400-\u9fff·]{2,8})[”」》]", text))
    starts = re.compile(
        r"(?:^|[。，；\n“])(?:[\u3400-\u9fff]{0,8}?(?:显示|表示|平台|品牌|公司)，?)?"
        r"(?P<name>[\u3400-\u9fff]{2,7}?)"
        r"(?=表示|宣布|称|回应|被曝|递交|进入|推出|发布|获|将|去年|今年|总部|计划|由|成立|已|是)"
    )
    found.update(match["name"] for match in starts.finditer(text))
    return found


# ── sorts ────────────────────────────────────────────────────────────────────────────────────


def sort(english_name: str, chinese: str, texts: Sequence[str]) -> str:
    """Return "person", "company", "product" or "body" as far as words show it, else ""."""
    words = english_name.split()
    if 1 < len(words) <= 3 and "·" in chinese:
        return "person"
    if _FIRM.fullmatch(chinese):
        return "company"
    family = 2 <= len(chinese) <= 4 and chinese[0] in pinyin.FAMILIES
    personal = len(words) == 2 and not any(map(pinyin.is_generic, words)) and family
    if personal and pinyin.looks_chinese(english_name) and pinyin.stands(english_name, chinese):
        return "person"
    if _BODY.fullmatch(chinese):
        return "body"
    for text in texts:
        for place in re.finditer(re.escape(chinese), text):
            before, after = text[: place.start()], text[place.end() :]
            if _COMPANY.search(before) or after.startswith(("公司", "集团", "股份", "科技")):
                return "company"
            if before.endswith("《") or _THING.search(before):
                return "product"
    return ""
