"""Words by which a text shows that something came of an earlier event, in English and Chinese."""

from __future__ import annotations

import re
from functools import lru_cache

# What a development does to the event before it.
DEVELOPMENTS = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "ruled": r"\b(?:court|judge|jury|tribunal|panel)s? (?:has |have |had )?(?:rul|order|uph|found|sided"
        r"|decid)\w*|sentenc\w+|convict\w*|verdict|acquit\w*|charged with|have charged|indict\w*|on trial"
        r"|prosecutors|appeal\w*|settle[sd]?\b|settlement"
        r"|(?:won|win|wins|lost|loses) (?:\w+ )?(?:case|suit)"
        r"|宣判|判决|裁定|终审|判处|公诉|批捕|刑事强制|上诉|和解|胜诉|败诉",
        "charged": r"\barrest\w*|detain\w*|police|custody|刑拘|拘留|逮捕|警方",
        "refused": r"\brejects?\b|rejected|turn(?:s|ed) down|dismiss\w*|refus\w+"
        r"|block(?:s|ed)|veto\w*|vote[sd]?"
        r" (?:down|against)|驳回|否决|拒绝|未获通过|不予",
        "reversed": r"\bback(?:s|ed)? (?:down|off)|revers\w+|u-turn|scrap\w*|abandon\w*|withdr\w+"
        r"|walk\w* away|call\w* off|cancel\w*|drop(?:s|ped)\b|terminat\w*|no longer"
        r"|shelv\w*|put on ice"
        r"|取消|终止|放弃|撤回|叫停|告吹|作罢|收回|改口|搁置|中止|撤销",
        "delayed": r"\bpostpon\w*|delay\w*|put off|push\w* back|extend\w*|extension"
        r"|more time|推迟|延期|延后|延长"
        r"|顺延|延至|推至",
        "done": r"\bcomplet\w+|clos(?:es|ed) (?:its|the|on)|conclud\w+|finali[sz]\w+"
        r"|clear(?:s|ed)\b|approv\w+"
        r"|passed|vote[sd]?\b|green light|takes? effect|took effect|came into force"
        r"|went live|has been signed"
        r"|完成|交割|获批|批准|通过|生效|落地|施行|获准|尘埃落定|靴子落地|收官|投产|开业|签署|下线",
        "began": r"\bbeg[au]n\b|opens? (?:its|the|in)|opened|launched|started|issued"
        r"|published|印发|发布|启用|启动"
        r"|上线|开通|挂牌|首日|正式",
        "restored": r"\bresum\w+|restor\w+|reopen\w*|lift(?:s|ed|ing)?\b"
        r"|back (?:on|in|online)|returns?\b"
        r"|allowed again|恢复|解除|重新|重启|复工|复牌|解封|归还|回归",
        "revised": r"\brais(?:es|ed) (?:its|the)|cut(?:s)? (?:its|the)|revis\w+"
        r"|lower(?:s|ed)|widen\w*|expand\w*"
        r"|increas(?:es|ed) (?:its|the)|more than (?:first|previously|it)"
        r"|now (?:stands|puts|says|expects)"
        r"|上调|下调|增至|升至|扩大|追加|提高|新增|调整|修正|更正|高于此前",
        "answered": r"\brepl(?:y|ied|ies)|respond\w*|answer\w*|apolog\w*|den(?:y|ied|ies)|admit\w*"
        r"|conced\w*|confirm\w*|acknowledg\w*|回应|答复|致歉|道歉|承认|证实|确认|否认|声明",
        "probed": r"\binvestigat\w+|inquiry|probe|inspect\w*|audit|findings|调查|核查|审查"
        r"|立案|复核|结论|专家组",
        "paid": r"\bpa(?:y|id|ys)\b|refund\w*|compensat\w*|repa(?:y|ys|id)|赔付|赔偿|退款"
        r"|缴纳|补缴|返还|兑付",
        "punished": r"\bfine[sd]?\b|penal\w+|disciplin\w*|demot\w+|sacked|fired|suspend\w*"
        r"|removed|罚款|处罚|罚单"
        r"|停职|免职|封禁|下架",
        "named": r"\bappoint\w*|successor|replac\w+|takes? over|took over|steps? down"
        r"|resign\w*|quits?|leaves?\b"
        r"|任命|接任|继任|接替|辞任|离任|离职|换帅",
        "followed": r"\bfollow\w*|rivals?|match(?:es|ed)|copied|跟进|效仿|同行",
        "stopped": r"\bstops?\b|stopped|halt(?:s|ed)\b|shuts? down|out of service"
        r"|off the (?:road|river|market)s?|停运|停产|停工|停业|停售|停止|暂停|关停",
        "struck": r"\b(?:caught|catch(?:es)?) fire|\bfires?\b|blaze|explo(?:d|s)\w*|crash\w*|accidents?"
        r"|outages?|injur\w+|killed|起火|火灾|爆炸|事故|故障|宕机|受伤|身亡",
    }.items()
}

# What an event leaves open, so that more is to be heard of it.
_LEFT_OPEN = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "planned": r"\b(?:plans?|planned|will|would|hopes?|aims?|intends?|expects?|prepar(?:es?|ing)"
        r"|propos\w+|draft|appl(?:y|ies|ied)|files? for)\b|\bto (?:be|begin|build|buy|cap|close|cut|float"
        r"|launch|let|list|make|offer|open|pay|raise|sell|spin|start|stop)\b"
        r"|拟|计划|将|申请|征求意见|草案|预计",
        "in talks": r"\b(?:talks|negotiat\w+|seeks?|consider\w*|explor\w+|bids?|wants?)\b"
        r"|洽谈|商谈|谈判|寻求|考虑|有意",
        "sued": r"\b(?:sues?|sued|suing|lawsuits?|suits?|hearing|on trial|appeals?|dispute|claims?)\b"
        r"|\baccepts? (?:a )?case|起诉|诉讼|受理|开庭|上诉|纠纷|索赔",
        "accused": r"\b(?:inquiry|investigat\w+|probes?|accus\w+|alleg\w+|complain\w*|faces?|warns?"
        r"|summon\w*|review|studying)\b|调查|立案|审查|约谈|指控|投诉|面临|警告",
        "halted": r"\b(?:delay\w*|halt\w*|suspend\w*|stops?|stopped|froze\w*|freez\w+|block\w*|stall\w*"
        r"|postpon\w*|put off|withdr\w+|shuts?|clos(?:es?|ed)|bans?|banned)\b"
        r"|推迟|暂停|停止|冻结|搁置|延期|撤回|关闭|禁止",
        "on trial": r"\b(?:trials?|tests?|testing|tested|pilot|temporar\w+|provisional|interim)\b"
        r"|试点|试行|测试|临时",
    }.items()
}


@lru_cache(maxsize=512)
def left_open(text: str) -> tuple[str, ...]:
    """Return in which ways what a text tells is not over: planned, in talks, sued, accused, …"""
    return tuple(name for name, pattern in _LEFT_OPEN.items() if pattern.search(text))


def developments(text: str, beyond: str) -> list[str]:
    """Return the developments that `text` tells and `beyond` does not."""
    return [name for name in _told(text) if not DEVELOPMENTS[name].search(beyond)]


@lru_cache(maxsize=512)
def _told(text: str) -> tuple[str, ...]:
    return tuple(name for name, pattern in DEVELOPMENTS.items() if pattern.search(text))


# An event that is over when it is told; what the same firm does next is another.
OVER = re.compile(
    r"\b(?:fine[sd]?|raises?|raised|releas\w+|launch\w*|unveil\w*|opens?|profits?|revenues?|loses?|sells?"
    r"|sold|buys?|bought|wins?|study|survey|reports?|recall\w*)\b",
    re.IGNORECASE,
)
# One more of the kind: a second firm, a further round.
ONE_MORE = re.compile(
    r"\b(?:second|third|another|again|further)\b|再获|再次|再度|又|第[二三]|二度|新一轮|连续",
    re.IGNORECASE,
)
# A title and lead that stand on what was before.
CAME_OF = re.compile(
    r"\b(?:after|follow\w*|despite|now|at last|finally|still|no longer)\b"
    r"|终于|仍|如期|首批|正式|之后|后，|结果|落幕|进展|最终|尘埃",
    re.IGNORECASE,
)
# The event before, told as known: "in March", "had agreed", 此前.
BEFORE = re.compile(
    r"\b(?:earlier|previously|since|last (?:month|week|year|spring|summer|autumn|winter)"
    r"|(?:in|last) (?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december)|had (?:been|\w+ed)|(?:\w+|\d+) (?:weeks|months|days) (?:ago|after|earlier"
    r"|later))\b"
    r"|此前|早前|早先|曾于|曾在|去年|今年\d+月|年初|上月|上个月|当时|个月前|周前|天前|之前",
    re.IGNORECASE,
)
_QUARTER = re.compile(
    r"\b(first|second|third|fourth)[- ]quarter\b|\bQ([1-4])\b|第?([一二三四])季度|([一三])季报",
    re.I,
)
_QUARTERS = {"first": "1", "second": "2", "third": "3", "fourth": "4"} | dict(
    zip("一二三四", "1234", strict=True)
)
_ROUND = re.compile(r"\b(?:Series|round) ([A-H])\b|\b([A-H])\+? round\b|([A-H])\+?轮", re.I)


def instances(text: str) -> dict[str, set[str]]:
    """Return which quarter and which round of funding a text tells of, where it says so."""
    quarters = {part for match in _QUARTER.findall(text) for part in match if part}
    rounds = {part.upper() for match in _ROUND.findall(text) for part in match if part}
    return {"quarter": {_QUARTERS.get(q.lower(), q) for q in quarters}, "round": rounds}


def others(one: str, other: str) -> bool:
    """Whether the two texts tell of different quarters or rounds: Series A here, Series B there."""
    mine, theirs = instances(one), instances(other)
    return any(mine[kind] and theirs[kind] and not mine[kind] & theirs[kind] for kind in mine)
