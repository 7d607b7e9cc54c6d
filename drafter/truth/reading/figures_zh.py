"""Figures as Chinese texts write them: 4.5亿元, 三千多名员工, 百分之十五, 三成."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from drafter.truth.reading.quantity import Bound, Figure
from drafter.truth.reading.units import (
    CHINESE_MEASURES,
    CHINESE_SCALES,
    CHINESE_UNITS,
    CLASSIFIERS,
    any_of,
)

_DIGITS = {char: number for number, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGEST = 10**30  # no quantity; stops a page that writes 亿 without end
_LARGE = {"万": 10**4, "亿": 10**8, "万亿": 10**12}
_NUMBER = r"(?P<arabic>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
_HAN = r"(?P<han>[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?|半)"
_UNIT = rf"(?P<unit>{any_of({**CHINESE_UNITS, **CHINESE_MEASURES})}|[{CLASSIFIERS}])"
_NUMERALS = "零〇一二两三四五六七八九十百千万亿"
_FIGURE = re.compile(
    rf"(?<![0-9第遥])(?<![0-9][.,])(?:(?<![A-Za-z]){_NUMBER}\s?(?P<more>多|余|几|来)?"
    rf"(?P<scale>(?:{any_of(filter(None, CHINESE_SCALES))})(?!(?<=千)(?:瓦|米|克|伏|赫|卡)))?"
    rf"|(?<![{_NUMERALS}几数]){_HAN})(?P<more2>多|余|来)?(?P<open>万亿|万|亿)?(?P<half>个[半多])?(?:号(?=人))?\s?{_UNIT}?"
)
# The first end of a range, which leaves out what the second counts: 两到四个月; and 两三个月.
_RANGE = re.compile(
    rf"(?<![{_NUMERALS}点第])(?P<han>[{_NUMERALS}]{{1,5}})(?:到|至|[-–—~])(?=[{_NUMERALS}]{{1,5}}(?P<unit>"
    rf"{any_of({**CHINESE_UNITS, **CHINESE_MEASURES})}|[{CLASSIFIERS}]))"
)
_RANGE_OF_TENTHS = re.compile(
    rf"(?<![{_NUMERALS}点第])(?P<han>[一二两三四五六七八九])成?(?=[到至、—~-]?[一二两三四五六七八九]成(?![立功长员本交果就为]))"
)
_EITHER = re.compile(
    r"(?<![零一二两三四五六七八九十百千万亿点第])(?P<low>[一二两三四五六七八])(?P<high>[二三四五六七八九])(?P<scale>[十百千万]?)"
    rf"(?P<unit>{any_of({**CHINESE_UNITS, **CHINESE_MEASURES})}|[{CLASSIFIERS}])"
)
_PERCENT = re.compile(
    r"(?P<rate>百分之|千分之)(?:(?P<han>[零〇一二两三四五六七八九十百]+(?:点[零〇一二三四五六七八九]+)?)|(?P<arabic>[0-9]+(?:\.[0-9]+)?))"
)
# Not 完成, 建成, 三成为: the numeral has to stand alone before 成 and no word may go on after it.
_TENTHS = re.compile(
    r"(?<![零一二三四五六七八九十完建组构促变形])(?P<han>[一二两三四五六七八九])成"
    r"(?P<half>[一二三四五六七八九半])?(?![立功长员本交果就])(?:(?!为)|(?<![第老初星米其].成))"
)
_FRACTION = re.compile(
    r"(?P<below>(?<![一二三四五六七八九百])[二三四五六七八九]?十[一二三四五六七八九]?|[二三四五六七八九])"
    r"分之(?P<above>[一二两三四五六七八九])"
)
# 每三人中就有一人, 每10个用户里有3个
_OF_EVERY = re.compile(
    rf"每(?P<all>[0-9]{{1,2}}|[{_NUMERALS}]{{1,3}})[{CLASSIFIERS}][^，,。；;、0-9]{{0,10}}?[中里][，,]?就?(?:会|便)?"
    rf"有(?:近|约|超过?|逾|至少|不到)?(?P<some>[0-9]{{1,3}}|[{_NUMERALS}]{{1,3}})[{CLASSIFIERS}](?!半)"
)
_HALF = re.compile(
    r"(?P<over>(?:过|超过|超|逾)(?:一半|半数|半)|(?:一半|半数)以上)|一半|半数|半价|(?<=近)半(?![年天日月个小场程])"
)
_DOUBLED = re.compile(r"翻了?(?P<near>近)?(?P<over>超过|[超逾过])?约?(?P<n>一|两|二|三)番|翻倍")
# What is left of a price, read as what is taken off it: 八折 is 20 percent off.
_REDUCED = re.compile(
    r"(?<![一二三四五六七八九十0-9.])(?:(?P<arabic>[0-9](?:\.[0-9])?)|(?P<han>[一二三四五六七八九]{1,2})|对)折"
    r"(?![叠屏机页线断合算旧腾中])"
)
# How two divide what they earn: 三七分成.
_DIVIDED = re.compile(
    r"(?P<one>[一二三四五六七八九])(?P<other>[一二三四五六七八九])(?:分[成账润]|开(?=分|，|。|$))"
)
_TENS_OF_AGE = re.compile(r"(?P<led>[年过已逾近])(?P<han>[五六七八九])旬(?!末|初)")
_GREW = re.compile(
    r"(?:延长|放宽|扩充|加快|加大|放大|扩张|扩容|攀升|回升|升高|暴涨|大涨|反弹|多了|贵了|涨了|高了|增长|增加|提高|提升|上涨|上升|扩大|高出|多出|大增|激增|猛增|暴增|飙升|增幅|涨幅)"
    r"[达为至了约近超逾过将]{0,3}$|(?:比|较)[^，,。；;]{1,16}[高多贵长快重大厚宽远久强][出了约近超逾]{0,2}$"
)
# "100万单增至": what is counted ends where the verb begins.
_BREAK = re.compile(r"[增减升降跌涨]至|[增减升降跌涨]到|至|到|增长|下降|提升|左右|以上")
_DEGREE = re.compile(r"度(?!假|过|量|数)")
_MINUTES = re.compile(r"分(?![之期别红钟])")
_POWER = re.compile(r"电")
_CEILING = re.compile(r"(?:最高|至多|最多|上限)[\u4e00-\u9fff]{0,3}$")
_WHOLE = 100  # percent
_LED = 20  # characters before a figure in which a limit is named
_LENGTHS = frozenset({"year", "month", "week", "day", "hour", "minute"})
_PIECE = re.compile(r"(?![多左上以的也就都钱、])[\u4e00-\u9fff]")
_ORDINAL = re.compile(
    r"第(?:(?P<arabic>[0-9]+(?:\.[0-9]+)?)(?P<scale>万亿|万|亿)|(?P<han>[一二三四五六七八九十百]+|[0-9]+))(?![季方财])"
)
# 不高于每股21元: the bound is the figure's all the same.
_EACH = re.compile(r"(?<=[过于超到足少多近约逾破])每[\u4e00-\u9fff]{1,2}\s?$")
# "近6个月中", "最近三年": the last six months, not nearly six.
_LATELY = re.compile(
    r"最近\|[^|]+(?:年|月|周|天|日|小时)\||(?<![接将])近\|[^|]+(?:年|月|周|天|日|小时)\|(?:中|内|里|间|来|之内|以来|期间)"
)
_BEFORE: tuple[tuple[re.Pattern[str], Bound], ...] = (
    (re.compile(r"(?:近|接近|将近|逼近)\s?(?:人民币)?$"), "almost"),
    (
        re.compile(
            r"(?:(?<!不)(?<!不得)(?<!未)(?:超过|超出|超|高于|大于|多于)|逾|突破|不得?少于|不得?低于|至少|冲破)了?"
            r"\s?(?:人民币)?$|(?:都|已|早已?)过了?$|(?:至少|最少|起码)[\u4e00-\u9fff]{1,4}$|不得?[低少]于[\u4e00-\u9fff]{1,6}的$"
        ),
        "over",
    ),
    (
        re.compile(
            r"(?:[跌降]破|跌穿|失守|不到|不足|[未不]满|顶多|撑死|(?<!不)(?<!不得)低于|(?<!不)(?<!不得)少于|至多|最多|最高|高达|"
            r"(?:不|不得|未)(?:超过|超|高于|大于)|小于)\s?(?:人民币)?$|"
            r"(?:至多|最多)[\u4e00-\u9fff]{1,4}$|(?:上限|封顶)(?:定|设|调|降|提高?)?(?:为|是|至|到|在)?$"
        ),
        "under",
    ),
    (re.compile(r"(?:约|大约|约合|约为|大概|估计|左右|上下)\s?(?:人民币)?$"), "about"),
)
# What leads an amount that is the least or the most of its sort: 起售价3.99万元, 上限由29%下调至27%.
_LEAST = re.compile(r"(?:起[售步拍]?价|起[售步拍]价格?|起投金额|门槛|下限)[^，,。；;、：:]{0,14}$")
_MOST = re.compile(r"(?:上限|封顶)[^，,。；;、：:]{0,14}[至到为]$")
# "年营收过亿元", "成交破5000万": said of a round number, not of "过3项" or "侦破12起".
_PASSED = re.compile(r"(?:(?<![打攻侦告爆跌降])破|(?<![通超不])过)\s?$")
_ROUND = re.compile(r"[0-9.]{0,5}[十百千]?[万亿]|[百千](?!分)")
_AFTER: tuple[tuple[re.Pattern[str], Bound], ...] = (
    (re.compile(r"\s?(?:左右|上下)"), "about"),
    (
        re.compile(
            r"\s?(?:起(?=[，,。；;、）)]|$)|(?<=分之.)强|(?<=成)[强多]|[及或]?以上|之上|上方|[开以]外|出头|有余|(?<=番)还?多|(?<=倍)还?多(?!数)|"
            r"(?<=[年月天周])多(?![次家个种数少元]))"
        ),
        "over",
    ),
    (re.compile(r"\s?(?:[及或]?以下|以内|下方)|(?<=分之.)弱|(?<=成)弱"), "under"),
)
# "10万元以上50万元以下": both ends of a range, which it has in itself.
_TO_THE_MOST = re.compile(
    r"\s?以上(?:至|到|、)?[0-9][0-9.,]*[千百十]?[万亿]?[\u4e00-\u9fff]{0,3}?以下"
)
_FROM_THE_LEAST = re.compile(r"以上(?:至|到|、)?$")


def numeral(text: str) -> float:
    """Return the number that Chinese numerals spell: 一千二百万, 三点五, 二〇二六.

    Own code, because cn2an fails on 一亿二 in every mode and on 两千 in its strict one.
    """
    whole, _, fraction = text.partition("点")
    if whole == "半":
        return 0.5
    value = _whole(whole)
    return (
        value + float("0." + "".join(str(_DIGITS[char]) for char in fraction))
        if fraction
        else value
    )


def _whole(text: str) -> float:
    if len(text) > 1 and all(char in _DIGITS for char in text):
        return float("".join(str(_DIGITS[char]) for char in text))
    total = part = section = digit = 0  # 三亿五千万 is in hand as 3e8, 0, 5000, 0 when 万 comes
    last = 0
    for char in text:
        if total > _LARGEST:
            return math.inf
        if char in _DIGITS:
            digit, last = _DIGITS[char], last if _DIGITS[char] else 10
        elif char in _SMALL:
            section += (digit or (0 if section else 1)) * _SMALL[char] or _SMALL[char]
            digit, last = 0, _SMALL[char]
        elif char == "万":
            part = (part + section + digit or 1) * _LARGE[char]
            section, digit, last = 0, 0, _LARGE[char]
        else:
            total = (total + part + section + digit or 1) * _LARGE[char]
            part, section, digit, last = 0, 0, 0, _LARGE[char]
    return float(total + part + section + digit * (last // 10 if last > 10 else 1))


def chinese_figures(text: str) -> Iterator[Figure]:
    """Yield the figures of `text` that are written the Chinese way."""
    for match in _PERCENT.finditer(text):
        value = _value(match)[0] / (10 if match["rate"] == "千分之" else 1)
        yield _plain(match, value, "percent", text)
    for match in _TENTHS.finditer(text):
        half = match["half"]
        tenth = 0.0 if not half else 0.5 if half == "半" else _DIGITS[half] / 10
        yield _plain(match, (_DIGITS[match["han"]] + tenth) * 10, "percent", text)
    for match in _FRACTION.finditer(text):
        yield _plain(
            match,
            round(100 * numeral(match["above"]) / numeral(match["below"]), 4),
            "percent",
            text,
        )
    yield from _of_every(text)
    for match in _DIVIDED.finditer(text):
        yield from _divided(match)
    for match in _TENS_OF_AGE.finditer(text):
        yield _age(match)
    for match in _HALF.finditer(text):
        half = _plain(match, 50.0, "percent", text)
        yield replace(half, bound="over") if match["over"] else half
    for match in _DOUBLED.finditer(text):
        turns = {"两": 2, "二": 2, "三": 3}.get(match["n"] or "", 1)
        doubled = _plain(match, float(2**turns), "times", text)
        limit: Bound = "almost" if match["near"] else "over" if match["over"] else doubled.bound
        yield replace(doubled, bound=limit)
    yield from (_reduced(match, text) for match in _REDUCED.finditer(text))
    for match in _ORDINAL.finditer(text):
        yield _plain(match, _rank(match), "ordinal", text)
    yield from _ranges(text)
    for match in _FIGURE.finditer(text):
        figure = _figure(match, text)
        if figure is not None:
            yield figure


def _of_every(text: str) -> Iterator[Figure]:
    """Yield the shares that a text gives of every so many: 每三人中就有一人."""
    for match in _OF_EVERY.finditer(text):
        whole, some = (_count(match[name]) for name in ("all", "some"))
        if 0 < some < whole:
            yield _plain(match, round(100 * some / whole, 4), "percent", text)


def _count(digits: str) -> float:
    return float(digits) if digits.isdigit() else numeral(digits)


def _divided(match: re.Match[str]) -> Iterator[Figure]:
    """Yield both shares of what two divide, where they make up ten tenths."""
    shares = {name: 10.0 * _DIGITS[match[name]] for name in ("one", "other")}
    if sum(shares.values()) == _WHOLE:
        for name, share in shares.items():
            start, end = match.span(name)
            yield Figure(value=share, unit="percent", start=start, end=end, text=match[name])


def _age(match: re.Match[str]) -> Figure:
    """Return an age that is told by its tens: 年过六旬."""
    limit: dict[str, Bound] = {"过": "over", "逾": "over", "近": "almost"}
    start, end = match.span("han")
    return Figure(
        value=10.0 * _DIGITS[match["han"]], unit="year", start=start, end=end + 1,
        text=match.group()[1:], bound=limit.get(match["led"], ""),
    )  # fmt: skip


def _rank(match: re.Match[str]) -> float:
    """Return the number of an ordinal: 第三, 第15, 第1800亿."""
    if match["arabic"]:
        return float(match["arabic"]) * _LARGE[match["scale"]]
    return _count(match["han"])


def _reduced(match: re.Match[str], text: str) -> Figure:
    """Return what a discount takes off, in percent; the least that is left is the most that is taken."""
    digits = "".join(str(_DIGITS[char]) for char in match["han"] or "五")
    left = 10 * float(match["arabic"]) if match["arabic"] else float(f"{digits}0"[:2])
    found = _plain(match, 100.0 - left, "percent", text)
    low = text[max(0, match.start() - 2) : match.start()] == "低至"
    turned: dict[Bound, Bound] = {"over": "under", "under": "over"}
    limit = "under" if low else turned.get(found.bound, found.bound)
    return replace(found, bound=limit, reached=limit == "under")


def _ranges(text: str) -> Iterator[Figure]:
    """Yield both ends of 两三个月, and the first end of 两到四个月."""
    for match in _EITHER.finditer(text):
        low, high = _DIGITS[match["low"]], _DIGITS[match["high"]]
        if high - low != 1 or match["unit"] in ("年", "日"):
            continue  # 二三年 may be the year
        scale = _SMALL.get(match["scale"]) or _LARGE.get(match["scale"]) or 1
        name, factor = _unit(match["unit"])
        for value, span in ((low, match.span("low")), (high, (match.start("high"), match.end()))):
            yield Figure(
                value=float(value * scale * factor), unit=name, start=span[0], end=span[1],
                text=text[slice(*span)], bound="about",
            )  # fmt: skip
    for match in _RANGE_OF_TENTHS.finditer(text):
        yield _plain(match, 10.0 * _DIGITS[match["han"]], "percent", text)
    for match in _RANGE.finditer(text):
        name, factor = _unit(match["unit"])
        start, end = match.span("han")
        yield Figure(
            value=numeral(match["han"]) * factor, unit=name, start=start, end=end, text=match["han"]
        )


def _unit(unit: str) -> tuple[str, float]:
    """Return the name of a unit and the factor to it; what is counted one by one has neither."""
    if unit in CHINESE_MEASURES:
        return CHINESE_MEASURES[unit]
    return CHINESE_UNITS.get(unit, "count"), 1.0


def _figure(match: re.Match[str], text: str) -> Figure | None:
    unit, scale = match["unit"] or "", match["scale"] or ""
    han = match["han"] or ""
    end = match.end()
    if match["half"] and not unit and text[end : end + 1] == "月":
        unit, end = "个月", end + 1  # 三个多月
    minutes = None if unit else _MINUTES.match(text, end)
    if minutes and text[: match.start()].endswith("小时"):
        unit, end = "分钟", minutes.end()  # 3小时10分
    degree = None if unit else _DEGREE.match(text, end)
    if not _POWER.search(text[max(0, match.start() - _LED) : end + _LED]):
        degree = None
    large = bool(scale or (degree and not han) or match["open"] or "万" in han or "亿" in han)
    if not large and (
        (not unit and not re.search("[十百千].|[两二三四五六七八九][百千]$", han))
        or (han and ((numeral(han) <= 1 and not _is_more(match, text)) or _is_word(match, text)))
    ):
        return None  # a plain number is the other scanner's; 一家 is an article, 三星 a name
    if (
        han
        and not any(char in _DIGITS or char == "十" or char == "半" for char in han)
        and not unit
    ):
        return None  # 千万, 百万 as words
    if unit == "P" and re.match(r"[A-Za-z]", text[match.end() : match.end() + 1]):
        return None
    value, step = _value(match)
    if unit == "倍" and _GREW.search(text[max(0, match.start() - _LED) : match.start()]):
        value += 1  # what grew by 两倍 is three times what it was
    name, factor = _unit(unit)
    if degree:
        name, factor, end = "Wh", 1e3, degree.end()  # 7.3亿度
    if match["half"] == "个半" or (name in _LENGTHS and text[end : end + 1] == "半"):
        value += 0.5  # 三个半小时, 一年半
        end += 0 if match["half"] else 1
    if unit == "块" and _PIECE.match(text, match.end()):
        name = "count"  # 三块屏幕
    noun = ""
    if name == "count":
        following = re.match(r"(?:的)?([\u4e00-\u9fff]{0,8})", text[match.end() :])
        noun = (unit if unit in "人名位户" and unit else "") + (
            _BREAK.split(following[1])[0] if following else ""
        )
    return Figure(
        value=value * factor, unit=name, start=match.start(), end=end, text=text[match.start() : end],
        bound=_bound(match, text),
        step=step * factor, noun=noun,
        reached=_CEILING.search(text[max(0, match.start() - 6) : match.start()]) is not None,
    )  # fmt: skip


def _bound(match: re.Match[str], text: str) -> Bound:
    more = match["more"] or match["more2"] or match["half"] == "个多"
    if more:
        return "about" if more == "来" else "over"
    return bound_around(text, match.start(), match.end())


def _is_more(match: re.Match[str], text: str) -> bool:
    """Whether a one is a number and no article: 一倍, 一年半, 一个半月, 半小时, 一刻钟."""
    return bool(
        match["unit"] == "倍"
        or match["unit"] == "刻钟"
        or (match["han"] == "半" and _is_half(match, text))
        or match["half"]
        or text[match.end() : match.end() + 1] == "半"
    )


def _is_half(match: re.Match[str], text: str) -> bool:
    """Whether half a length of time is one, and no part of the year: 半小时, 半年, not 上半年."""
    unit = match["unit"] or ""
    return unit.endswith(("小时", "世纪")) or (
        unit in ("年", "个月")
        and text[max(0, match.start() - 1) : match.start()] not in ("上", "下")
    )


def _is_word(match: re.Match[str], text: str) -> bool:
    """Whether numerals and unit are part of a word: 三星, 四川, 一些, 十分."""
    return (
        match["unit"] in ("国", "区", "省", "城", "门", "份", "部") and len(match["han"]) == 1
    ) or (
        match["unit"] == "年"
        and (text[match.end() : match.end() + 1] == "级" or match["han"] == "千")
    )


def _value(match: re.Match[str]) -> tuple[float, float]:
    groups = match.groupdict()
    if groups["han"]:
        value = numeral(groups["han"])
        scale = _LARGE.get(groups.get("open") or "", 1)
        return value * scale, 0.0
    digits = Decimal(groups["arabic"].replace(",", ""))
    scale = CHINESE_SCALES[groups.get("scale") or ""] * _LARGE.get(groups.get("open") or "", 1)
    exponent = digits.as_tuple().exponent
    return float(digits * scale), float(Decimal(10) ** int(exponent) * scale)


def _plain(match: re.Match[str], value: float, unit: str, text: str) -> Figure:
    return Figure(
        value=value, unit=unit, start=match.start(), end=match.end(), text=match.group(),
        bound=bound_around(text, match.start(), match.end()), step=10.0 if match.re is _TENTHS else 0.0,
    )  # fmt: skip


def bound_around(text: str, start: int, end: int) -> Bound:
    """Return the bound that Chinese words around a figure put on it."""
    before = _EACH.sub("", text[max(0, start - 12) : start])[-8:]
    if _PASSED.search(before) and _ROUND.match(text, start):
        return "over"
    if _LATELY.search(f"{before}|{text[start:end]}|{text[end : end + 2]}"):
        return ""
    for pattern, bound in _BEFORE:
        if pattern.search(before):
            return bound
    led = text[max(0, start - _LED) : start]
    if _LEAST.search(led) or _MOST.search(led):
        return "over" if _LEAST.search(led) else "under"
    if _TO_THE_MOST.match(text, end) or _FROM_THE_LEAST.search(before):
        return ""  # the ends of a range
    for pattern, bound in _AFTER:
        if pattern.match(text, end):
            return bound
    return ""
