"""The words by which a text says who says so, how sure it is, how far it goes, and who owns whom."""

from __future__ import annotations

import re


def _any(english: str, chinese: str = "") -> re.Pattern[str]:
    """Return a pattern for whole words of a comma-separated table, and for Chinese ones as they stand."""
    words = "|".join(word.strip() for word in " ".join(english.split()).split(","))
    pattern = rf"\b(?:{words})\b"
    if chinese:
        pattern += "|" + "|".join(word.strip() for word in chinese.split(","))
    return re.compile(pattern, re.IGNORECASE)


# Who says so.
ATTRIBUTION = _any(
    r"""
    said, says, saying, told, tells, stated, states, noted, notes, explained, argued,
    argues, claims?, claimed, warned, warns, reported, wrote, writes, believes?, estimates?,
    estimated, predicts?, predicted, forecasts?, insists?, insisted, acknowledged, admitted,
    confirmed, disclosed, revealed, alleges?, alleged, remarked, pointed out, suggests?,
    suggested, contends?, contended, describes?, described, showed, found that, announced,
    according to, as reported by, citing, quoted by,
    (?:report|study|survey|research|data|figures|estimates) (?:by|from), in (?:a|an|its)
    (?:\w+ )?(?:statement|interview|report|post|filing|letter|memo), analysts?,
    researchers?, spokes(?:person|man|woman), people familiar, sources?, critics, accus\w+
    """,
    "表示, 称, 据, 透露, 指出, 认为, 介绍, 获悉, 人士, 告诉, 回应, 披露",
)
# How sure.
HEDGE = _any(
    r"""
    reportedly, allegedly, rumou?red, might, could, possibly, perhaps, potentially,
    apparently, plans?(?= to), planning to, planned, intends? to, aims? to, considering,
    mulling, weighing, in talks, hopes? to, said to, unconfirmed, expect(?:s|ed)? to,
    likely, set to, appears? to, seems? to, believed to, thought to, understood to, may(?=
    [a-z]), preparing to, seek(?:s|ing)? to, proposed?, draft, trial, testing, pilot, would,
    if approved, subject to, pending, as early as, to (?=[a-z]+ by\b), suspected, alleg\w+,
    estimate[ds]?, forecasts?, projected, target(?:s|ed|ing)?, accus\w+, concerns? that
    """,
    "据报道, 据传, 传闻, 有望, 或将, 或于, 知情人士, 消息称, 据悉, 据称, 疑似, 拟, 计划, "
    "预计, 可能, 考虑, 尚未, 征求意见, "
    "涉嫌, 试行, 内测",
)
# How far.
SCOPE = _any(
    r"""
    relatively, comparatively, partly, partially, in part, mostly, mainly, largely,
    primarily, initially, temporarily, so far, to date, for now, as of, in principle,
    generally, typically, usually, in some \w+, some of, some(?= [a-z]+s\b), certain,
    select(?:ed)?, a limited number of, a (?:small|handful|number|fraction|portion) of, many
    of, most of, only, at least, at most, up to, nearly, almost, domestic(?:ally)?, in
    (?:mainland )?China, on the mainland, outside (?:of )?(?:mainland )?China, overseas,
    excluding, except(?: for)?, apart from, other than, unless, in the
    (?:first|second|third|fourth) (?:half|quarter), by (?:volume|value|revenue|shipments),
    year on year, among \w+, one of, pilot, trial, on average, between, preliminary,
    adjusted, average
    """,
)
# That something is aimed at or foreseen.
AIMED = _any(
    r"""
    aim(?:s|ed|ing)?, hop(?:es?|ed|ing), want(?:s|ed)?, plan(?:s|ned|ning)? (?:to|on|for),
    target(?:s|ed|ing)?, goals?, intend(?:s|ed)?, seek(?:s|ing)?, vow(?:s|ed), pledge[sd]?,
    expect(?:s|ed|ing)?, forecasts?, project(?:s|ed), guid(?:es|ed|ance), ambitions?,
    predict(?:s|ed)?, set to, due to, sees
    """,
    r"目标, 力争, 争取, 计划, 规划, 预计, 预期, 预测, 有望, 希望, 指引, 拟(?=[\u4e00-\u9fff])",
)
# That something was reached, or is what came before.
REACHED = _any(
    r"""
    has, have, had, was, were, after, from, than, against, now, so far, at the end of, managed,
    currently, already, actual(?:ly)?, reached, fell short, achieved, to date
    """,
    "截至, 目前, 已, 实际, 现有, 去年, 当前, 达到了",
)
# What in a draft keeps a figure from being read as reached.
AHEAD = _any(
    r"""
    will, would, could, may, might, shall, to, by (?:20[0-9]{2}|next), next, coming, ahead,
    future, proposed, draft, scheduled, likely, potential(?:ly)?, promis\w+, propos\w+,
    commit\w*, earmark\w*, budget\w*, estimate[sd]?, if, cap(?:ped)?, allow\w*, up to,
    aspir\w+, puts, plan\w*, (?:is|are) \w+ing, eye[sd]?, eyeing, bid, wish\w*,
    look(?:s|ing)?
    """
)
DONE = _any(
    r"""
    has, have, had, reached, already, now, so far, last (?:year|month|quarter), at the end of,
    by the end of
    """
)
# Who owns whom.
OWNERSHIP = _any(
    r"""
    own(?:ed|er of|s) (?=by|the|a|[A-Z]), owned by, owner of, backed by, controlled by,
    shareholders? in, an? investor in, subsidiary of, affiliate of, parent(?: company)? of,
    (?:has|holds) an? (?:\S+ )?stake in, invested in, sponsored by, paid for by
    """,
    "控股, 持股, 投资方, 股东",
)
# What the other side says.
ANSWER = _any(
    r"""
    den(?:y|ies|ied), disput(?:es|ed), refut\w+, rejected the, declined to comment,
    (?:did|has|have) not (?:immediately )?(?:respond(?:ed)?|repl(?:y|ied)|comment(?:ed)?),
    no comment, could not be reached, untrue, baseless, groundless, unfounded
    """,
    "否认, 不予置评, 未予置评, 未回应, 未作回应, 未予回应, 驳斥, 不实, "
    "回应, 未对此, 未能联系, 缺乏, 未收到",
)
# Words that charge somebody with something.
CHARGE = _any(
    r"""
    fraud\w*, scam\w*, steal\w*, stole\w*, theft, cheat\w*, brib\w+, corrupt\w*, launder\w*,
    embezzl\w+, forg(?:ed|ery), fak(?:e|es|ed|ing), counterfeit\w*, illegal\w*, unlawful\w*,
    violat\w+, breach\w*, infring\w+, abus\w+, misle(?:ad|d)\w*, deceiv\w+, decepti\w+,
    misus\w+, misappropriat\w+, discriminat\w+, harass\w*, spied, spying, espionage,
    leak(?:ed|ing)?, plagiari\w+, pirat\w+, manipulat\w+, exploit\w*, evad\w+, evasion,
    negligen\w+, exaggerat\w+, lied, lying, conceal\w*, siphon\w*, smuggl\w+, sabotag\w+,
    overcharg\w+
    """,
)
# Who charges, or that it is a charge.
CHARGED = _any(
    r"""
    alleg\w+, accus\w+, suspect\w*, claim\w*, charged (?:with|over), sue[sd]?, suing,
    lawsuit, complain\w*, investigat\w+, prob(?:e|es|ed|ing), according to, said, says,
    told, reported\w*, found, ruled, fined, court, critics, whistle-?blow\w*, over,
    anti-\w+, combat\w*, against, concern\w*, fears?, prevent\w*, fight\w*, block\w*,
    detect\w*, intercept\w*, filter\w*, fines?, fining, penalt\w+, crack\w* down
    """,
    "涉嫌, 指控, 被指, 起诉, 举报, 质疑, 调查, 指责",
)
# That somebody is charged.
ACCUSED = _any(
    r"""
    alleg\w+, accus\w+, suspect\w*, charged (?:with|over), sue[sd]?, suing, lawsuit, complaints?,
    investigat\w+, prob(?:e|es|ed|ing), fined, raid\w*
    """,
    "涉嫌, 指控, 被指, 起诉, 举报, 质疑, 调查, 指责",
)
# Words of praise and blame.
OPINION = _any(
    r"""
    impressive(?:ly)?, remarkabl[ey], stunning, astonishing, incredibl[ey], amazing(?:ly)?,
    ground-?breaking, revolutionary, game-chang(?:ing|er), cutting-edge, state-of-the-art,
    unprecedented, iconic, renowned, exciting, thrilling, visionary, brilliant, outstanding,
    superb, extraordinary, phenomenal, notorious, shocking(?:ly)?, outrageous, disgraceful,
    shameful, ridiculous, absurd, embarrassing, humiliating, disastrous, unfortunately,
    sadly, worryingly, alarmingly, surprisingly, disappointing(?:ly)?, regrettably,
    obviously, undoubtedly, arguably, bold move, smart move, must-have, world-class,
    unrivalled, unmatched, best-in-class, eagerly awaited, highly anticipated, long-awaited,
    stellar, skyrocket\w*, testament to
    """,
)
THE_REPORT = re.compile(
    r"\baccording to (?:the|that|this) (?:report|article|sources?|outlet|newspaper|publication|people)\b"
    r"(?! (?:by|from|of|on|released|published|filed|issued|titled|called|that|which|familiar))"
    r"|\bthe (?:sources?|report|people) (?:said|says|added|noted)\b",
    re.IGNORECASE,
)
REPORT = re.compile(
    r"\b(?:report(?:s|ed|edly)?|stud(?:y|ies)|survey\w*|article|sources?|people|media|newspaper|outlet|filing|"
    r"Reuters|Bloomberg|Caixin|Post|Journal|Times|News|consultancy|researchers?|analysts?)\b"
)

# Which way a figure went.
UP = re.compile(
    r"\b(?:ris|rose|grow|grew|increas|jump|climb|surg|swell|lengthen|soar|gain|higher|up\b(?! to\b)|widen|"
    r"expand|rais|doubl|tripl|add)\w*|"
    r"增长|增加|上升|上涨|提升|提高|增至|升至|涨至|[增升涨]到|上调|调高|扩大|大增|飙升|攀升|增幅|涨幅|翻番|翻倍|走高|涨(?!跌)|贵了|增持|加仓|净买入",
    re.IGNORECASE,
)
DOWN = re.compile(
    r"\b(?:fall|fell|drop|declin|decreas|lower|down\b|shr[aiu]nk|slid|slip|shorten|recede|dwindl|sank|sink|plung|tumbl|narrow|trim|slash|axe|halv|slow|eas(?:e|ed|ing)\b|cut|reduc|los[te]|"
    r"shed|slump|contract(?:ed|ing)\b|halv)\w*|"
    r"下降|缩短|下滑|减少|降至|降低|下跌|下调|缩减|收窄|跌至|减至|[降跌减]到|降幅|跌幅|缩窄|腰斩|削减|裁减|压缩|回落|下挫|走低|便宜了|萎缩|缩水|减持|减仓|净卖出|抛售|(?<!涨)跌(?!幅)",
    re.IGNORECASE,
)
