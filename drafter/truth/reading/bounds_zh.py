"""Chinese words around a figure that make it a bound: 近, 超过, 以上, 起售价."""

from __future__ import annotations

import re

from drafter.truth.reading.quantity import Bound

_LED = 20  # characters before a figure in which a limit is named
# 不高于每股21元: the bound is the figure's all the same.
_EACH = re.compile(r"(?<=[过于超到足少多近约逾破])每[\u4e00-\u9fff]{1,2}\s?$")
# 不到北京的一半: and so is that of a share of something which is named first.
_OF_OTHER = re.compile(r"(?<=[不未]到|不足|不及|超过|高于|低于|接近)[\u4e00-\u9fff]{1,6}的$")
# "近6个月中", "最近三年": the last six months, not nearly six.
_SHARE = re.compile(r"一半|半数|[零一二三四五六七八九十百]+(?:分之|成)|[0-9.]+%")
_LATELY = re.compile(
    r"最近\|[^|]+(?:年|月|周|天|日|小时)\||(?<![接将的])近\|[^|]+(?:年|月|周|天|日|小时)\|(?:中|内|里|间|来|之内|以来|期间)"
)
_BEFORE: tuple[tuple[re.Pattern[str], Bound], ...] = (
    (re.compile(r"(?:近|接近|将近|逼近)\s?(?:人民币)?$"), "almost"),
    (
        re.compile(
            r"(?:(?<!不)(?<!不得)(?<!未)(?:超过|超出|超|高于|大于|多于)|逾|突破|不得?少于|不得?低于|至少|冲破)了?"
            r"\s?(?:人民币)?$|(?:都|已|早已?)过了?$|(?<![不未充丰圆期届刑完])满了?$|(?:至少|最少|起码)[\u4e00-\u9fff]{1,4}$|不得?[低少]于[\u4e00-\u9fff]{1,6}的$"
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
_MOST = re.compile(r"(?:上限|封顶)[^，,。；;、：:]{0,14}[至到为](?:[^，,。；;0-9]{1,8}的)?$")
# "年营收过亿元", "成交破5000万": said of a round number, not of "过3项" or "侦破12起".
_PASSED = re.compile(r"(?:(?<![打攻侦告爆跌降])破|(?<![通超不])过)\s?$")
_ROUND = re.compile(r"[0-9.]{0,5}[十百千]?[万亿]|[百千](?!分)")
_AFTER: tuple[tuple[re.Pattern[str], Bound], ...] = (
    (re.compile(r"\s?(?:左右|上下)"), "about"),
    (
        re.compile(
            r"\s?(?:起(?=[，,。；;、）)]|$)|(?<=分之.)强|(?<=成)[强多]|[及或]?以上|[\u4e00-\u9fff][及或]以上|之上|上方|[开以]外|出头|有余|(?<=番)还?多|(?<=倍)还?多(?!数)|"
            r"(?<=[年月天周])多(?![次家个种数少元]))"
        ),
        "over",
    ),
    (
        re.compile(
            r"\s?(?:[及或]?以下|[\u4e00-\u9fff][及或]以下|以内|下方)|(?<=分之.)弱|(?<=成)弱"
        ),
        "under",
    ),
)
# "10万元以上50万元以下": both ends of a range, which it has in itself.
_TO_THE_MOST = re.compile(
    r"\s?以上(?:至|到|、)?[0-9][0-9.,]*[千百十]?[万亿]?[\u4e00-\u9fff]{0,3}?以下"
)
_FROM_THE_LEAST = re.compile(r"以上(?:至|到|、)?$")
_CEILING = re.compile(r"(?:最高|至多|最多|上限)[\u4e00-\u9fff]{0,3}$")


def bound(text: str, start: int, end: int) -> Bound:
    """Return the bound that Chinese words around a figure put on it."""
    led = _OF_OTHER.sub("", text[max(0, start - 12) : start]) if _SHARE.match(text, start) else ""
    before = _EACH.sub("", led or text[max(0, start - 12) : start])[-8:]
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


def reaches_ceiling(text: str, start: int) -> bool:
    """Whether the figure at `start` is a ceiling that is itself reached: 最高, 至多."""
    return _CEILING.search(text[max(0, start - 6) : start]) is not None
