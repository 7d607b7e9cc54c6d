"""Clauses by what they do to what stands beside them: leave out, restrict, set a term, a condition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from drafter.truth.reading.words import is_chinese


class _Function(NamedTuple):
    """One thing that a clause can do, in both languages, and what shows in a draft that it is kept."""

    signs: tuple[str, ...]  # an English clause that does it has one of these letters
    english: re.Pattern[str]
    chinese: re.Pattern[str]
    keeps: re.Pattern[str]


def _function(signs: str, english: str, chinese: str, keeps: str) -> _Function:
    return _Function(
        tuple(signs.split(",")),
        re.compile(rf"\b(?:{english})(?!\w)", re.IGNORECASE),
        re.compile(chinese),
        re.compile(keeps, re.IGNORECASE),
    )


_BACK = (
    r"(?:the|that|this|these|those) (?:\w+ )?(?!company|firm|group|council|city|plant|ministry)[a-z]+|"
    r"it|they|both"
)
_RECORDS = r"tests?|data|figures|surveys?|research\w*|count|estimates?|benchmarks?|records?|logs?"
_MEASURED_ZH = (  # what is counted, asked, tested or asked for
    r"数[字据量目值]|结果|比例|占比|价格?|统计|口径|估[计算值]|排名|增[速幅]|成绩|指标|销[量售额]|测[试算评]|[评检鉴]测|鉴定|"
    r"调查|问卷|样本|研究|金额|规模|成本|费用|优惠|订单|产能|里程|得分|分数|收入|利润|纪录"
)
_SHOWS = (
    r"(?:show|prove|proven|establish|demonstrate|confirm|verif|determine|rule out|mean that|imply|"
    r"say whether|"
    r"tell (?:whether|if|how)|know whether|substantiate|corroborate|produce|provide|publish|present)\w*"
)
_ONCE = (
    r"(?:subsid|grant|one-off|acqui|merger|disposal|divest|sale of|low|weak|currenc|exchange|tax|"
    r"accounting|"
    r"discount|promotion|rebate|write|fair.value)\w*"
)
_ONCE_ZH = (
    r"补贴|补助|一次性|收购|并购|合并|出售|处置|基数|汇[率兑]|公允价值|税|返还|新开|会计|促销|折扣"
)
_ACCOUNT = "account"  # of a whole sentence, from its first word on
_FUNCTIONS = {
    "exclusion": _function(
        "xclu,inclu,count,cover,appl,leav,left,xcept,apart from,other than,net of,before,without,minus,"
        "stripp",
        r"exclud\w+|not includ\w+|(?:does|do|did|is|are|was|were)(?: not|n[’']t) "
        r"(?:count|cover|include|apply)\w*|(?:leav|left)\w* (?:out|aside)|except|excepted|apart from|"
        r"other than|net of|before (?:\w+ )?(?:tax\w*|interest|costs?|fees|inflation|commissions?|"
        r"charges|expenses|subsid\w+|discounts?|"
        r"deductions|refunds)|without (?:it|them|(?:the|any) [a-z]+)(?=\W*$|\))|minus|not counting|"
        r"stripp\w+ out",
        r"不含|不包[括含]|不计|未计|未含|除外|剔除|扣除|(?<!解)除[^，。；]{1,12}外|不适用|不在[此其]?列|"
        r"不享受|(?:不|未|没有|并未)(?:纳入|计入|涵盖|覆盖|包[括含])",
        r"exclud|except|apart|other than|leav\w* out|left out|aside|without|before|net of|"
        r"(?:not|n[’']t) (?:yet )?(?:includ|count|cover|appl)|alone|outside|minus|beyond|but not|\bbar\b|"
        r"barring|ineligible",
    ),
    "bound": _function(
        "as soon,as early,at best,no more,no later,no earlier",
        r"as (?:soon|early) as|at best|no (?:more|later|earlier) than",
        r"最快|最早|至多",
        r"soon|earl|at best|no (?:more|later)|up to|latest|within|maximum|could|(?-i:may)\b|might|"
        r"at most|limit",
    ),
    "restriction": _function(
        "only,solely,limited,restricted,confined,cases, who, with ",
        r"(?<!not )only(?! (?:as|just|about|slightly)\b| \d|\W*$)|solely|limited to|restricted to|"
        r"confined to|in (?:some|certain|most|many) cases|"
        r"for [a-z]+s? (?:who|with (?:fewer|less|more)|whose)",
        r"仅(?!次|[为有]?\s*\d|为[^，。；]{0,8}分之)|限于|方可|才可|只(?=占|限|面向|对|在|适用|包|覆盖|统计|计|含|针对|涉及|开放|提供|向)",
        r"only|just|limit|restrict|some|certain|few|select|eligib|qualif|at most|no more|at best|\bwho\b|"
        r"those|part(?:ly)?\b|mostly|maximum|or less|within|alone|merely|so far|must|requir|need|fewer|"
        r"with (?:less|more)|under\b|single",
    ),
    "term": _function(
        "for now,time being,temporar,promotion,introduct,limited,expire,during,for the first",
        r"for now|for the time being|temporar\w+|promotion\w*|introductory|limited.time|expires?|"
        r"during the (?:trial|pilot|promotion)|for the first \w+ (?:hours|days|weeks|months|years)",
        r"限时|(?:优惠|试点|活动|试用|免费|推广)期|此后[^，。；]*(?:恢复|调整|\d)|暂不|暂定|为期",
        r"until|till\b|through (?=(?-i:[A-Z])|\d)|temporar|for now|limited|initial|trial|pilot|promotion|"
        r"expire|\bend|during|currently|interim|up to|time being|introduct|first|deadline|"
        r"\bby (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
    ),
    # what a figure or an offer that was just told rests on, covers or is bound to
    "account": _function(
        "the ,that ,this ,these ,those ,it ,they ,both ",
        rf"(?:{_BACK}) (?:[\w’'-]+ ){{0,4}}?(?:suppos|assum|rests? on|goes? back to|"
        r"comes? from|cover(?:s|ed)\b|counts?\b|counted|leav|annuali|appl(?:y|ies|ied)|"
        r"runs? (?:until|for|only)|expir|ends? |"
        r"(?:is|are|was|were) (?:\w+ )?(?:capped|limited|restricted|weighted|based|drawn|measured|"
        r"taken|confined|made (?:with|at|under|in|on|per)|calculated|carried out)|concerns?\b|"
        r"relates?|refers?|holds? (?:only|for)|depends?|hinges?|polled|surveyed|asked \d|looked at)\w*",
        r"(?:^|(?<=[，；]))(?:但|不过|而)?(?:(?:该|这|此|上述|以上|前述)[^，。；]{0,8}"
        r"(?:是?在[^，。；]{2,16}(?:测|得|取|统计|完成)|只|仅|来自|基于|假[设定]|适用|有效期|以[^，。；]{2,10}为)|"
        rf"(?:该|这|此|上述|以上|前述)(?:[一些个项组])?[^，。；的]{{0,4}}?的?(?:{_MEASURED_ZH})[^，。；]{{0,4}}?"
        r"(?:是|为(?!\s*[约近]?[\d.,]+(?![\d.,]|[年月日]))|系|源自|出自|取自|未(?!来)|尚|不(?!断|仅|低|足|到|及|超|菲|少)|由|依据|根据|覆盖|针对|[包]?[含括])|"
        r"这(?:指|只|仅|是(?=[按以在基根由因指仅只])))",
        r"assum|suppos|rest\b|only|outside|away from|without|apart|except|aside|based|cover|count|"
        r"limit|cap\b|capped|until|measur|sampl|survey|poll|"
        r"depend|provided|\btests?\b|trial|weight|made (?:with|from)|conditions?|includ|exclud",
    ),
    # what is not shown, or by nothing that others could look at
    "unproven": _function(
        "not ,n't,n’t,cannot,no ,without,unclear,unable,nobody,nothing",
        rf"(?:(?:not|never|unable to|nothing to|no way to)|n[’']t|cannot)(?: [\w-]+){{0,2}}? (?:{_SHOWS})|"
        r"unclear (?:whether|if|how)|"
        r"(?:no|without(?: any)?) (?:\w+ )?(?:evidence|proof|data|documents?)(?! (?:cent|protection))",
        r"(?:不能|不可|无法|未能|难以|尚不|并不|没有?|并?未)[^，。；]{0,6}"
        r"(?:说明|证明|证实|确认|核实|验证|断定|判断|确定|推断|排除|归因|提供|给出|出示|掌握)(?!出)",
        r"\b(?:not|no|never|cannot|without|unclear|unable|unproven|unverified|whether|evidence|proof|proven|"
        r"correlat\w*|caution\w*|independent\w*|talks|may|might|could|verif\w+|confirm\w*|establish\w*)\b|n[’']t\b",
    ),
    # what a figure takes in besides
    "inclusion": _function(
        "counting",
        r"counting (?:those|the|all|both|people|free|[a-z]+s)",
        r"(?<=[，；（(])(?:其中|该数字|该数据)?(?:已|均|也)?(?:包?含|包括|计入|算上)(?=[^，。；]{0,12}的)",
        r"includ|count|with\b|among|plus|even\b|as well|both|together|combined",
    ),
    # how far it goes at most, by a figure of its own
    "cap": _function(
        "up to,at most,maximum,no more than,capped",
        r"up to(?= (?!date|speed|now)\w)|at most|an? maximum of|no more than|capped at",
        r"(?<![有期年权])限(?=[^，。；]{0,3}[\d一二两三四五六七八九十])|(?:最多|不超过)(?=[^，。；的]{0,6}[\d一二两三四五六七八九十])|封顶|最高(?=可|处|不超|达到?\d)",
        r"limit|\bcap\b|capped|up to|at most|maximum|no more|as (?:many|much) as|within|only|below|under\b|"
        r"less than|fewer",
    ),
    # what it is held against
    "comparison": _function(
        "compared,relative,versus",
        r"(?:compared (?:with|to)|relative to|versus)"
        r"(?! (?:a|one|the (?:same|previous|prior|year|first|second|third|fourth)|last)\b)"
        r"(?![^,.;]*\d)",
        r"(?:^|(?<=[，；]))(?:与|同|和|跟|相较于?|相比于?|较之?)[^，。；]{2,20}(?:相比|相较)?(?=，[^，。；]{0,24}"
        r"(?:[高低快慢多少轻省]|降|减|增|升|提|缩|倍))",
        r"\bthan\b|compar|versus|against|\bfrom\b|previous|predecessor|last|earlier|before|\bover\b|relative|"
        r"\bas \w+ as\b|rival|ordinary|conventional|traditional|human|manual|usual",
    ),
    # what brought it about for once
    "cause": _function(
        "thanks to,due to,because of,helped by,driven by,boosted by,owing to,flattered by",
        r"(?:thanks to|due to|because of|helped by|driven by|boosted by|owing to|flattered by)"
        rf"(?= (?:[\w’'-]+ ){{0,3}}?(?:{_ONCE}))",
        rf"(?:得益于|由于|受益于|源于|来自|因)[^，。；]{{0,12}}(?:{_ONCE_ZH})",
        r"thanks|\bdue\b|because|help|driv|boost|owing|flatter|subsid|grant|acqui|merge|sale of|"
        r"base\b|currenc|"
        r"\btax|exchange|after|one-off|on the back|by selling|from (?:a|the)\b",
    ),
    "condition": _function(
        "if,unless,provided,pending,subject,depend,contingent,assuming,as long",
        r"(?<!as )if(?! (?:not|any|ever|anything|that (?:is|was|were))\b)|unless|"
        r"provided(?: that)?(?= (?:it|they|the|that|he|she|a)\b)|pending|subject to|"
        r"depend(?:s|ed|ing)? on|contingent|assuming|as long as",
        r"(?:^|(?<=[，。；：“假倘但而则称说示者来]))若(?!干)|如果|前提|条件是|视[^，。；]{1,10}而定|取决于|的情况下",
        r"\bif\b|unless|provid|pending|subject|depend|condition|\bonce\b|assum|requir|need|must|\bwhen\b|"
        r"should|hing\w+ on|(?:as|so) long|would|could|have to|has to|await|without|\bwith\b",
    ),
    "basis": _function(
        " own ,internal,lab,simulat,measured, terms,by ,annuali,respondent,weighted,self-r,unaudited,"
        "not ,on a,per ,constant,only ,fewer ,replied,responded",
        rf"(?:its|their|his|her|[’']s) own (?:\w+ )?(?:{_RECORDS}|customers)|"
        rf"internal (?:\w+ )?(?:{_RECORDS})|in (?:the )?lab\w*|laborator\w+|simulat\w+|"
        r"measured (?:by|in|as|on)|in terms of|in (?:real|nominal|constant|local|dollar|yuan|euro)[\w-]* "
        r"(?:terms|currency|currencies|prices)|at constant [\w-]+(?: \w+)?|"
        r"(?:only|just|fewer than|about|some) \d[\d,]* of (?:its|the|their|\d)[^.;]{0,30}"
        r"\b(?:replied|responded|answered|took part|participated|returned)|"
        r"by (?:volume|value|revenue|units?|shipments|bits|weight)|annuali[sz]\w+|respondents?|weighted|"
        r"self-reported|unaudited|not (?:\w+ )?(?:audited|verified|peer-reviewed|representative|"
        r"comparable)|"
        r"on an? (?:annual\w*|average|like-for-like|comparable|constant|currency|[a-z]+-adjusted) \w+|"
        r"per (?:vehicle|unit|store|order|capita)",
        r"(?:公司|企业|厂商|机构)?(?:内部|自[有己行])(?:的)?[评测统数调]|自测|实验室|模拟(?!器)|"
        r"按[^，。；]{1,14}(?:计|算|口径|统计)|口径|折算|样本|"
        r"(?<![0-9０-９多余几一二两三四五六七八九十百千万])受访|问卷|抽样|[评测]测集|"
        r"未经[^，。；]{0,8}(?:审计|核实|验证)|年化",
        r"\bown (?!\w+ (?:brand|use))|internal|laborator|\blab\b|\btests?\b|\btested|simulat|based on|"
        r"measur|terms|\bby (?:volume|value|revenue|unit|shipment|number|bit|sales)|annuali|sampl|survey|"
        r"poll|respond|interview|weight|self|audit|verif|peer|represent|compar|basis|calculat|\btaken|"
        r"at (?:market|rental|current|constant)|equivalent|worth|\brates?\b|\bper\b|users who",
    ),
}
_CLAUSE = re.compile(
    r",(?!\d)\s*|[;:()—–]\s*|\.\s|\s(?=(?:but|although|though|if|unless|excluding|except|whereas|provided|"
    r"until|pending|subject to|before|without|only|leaving out|measured|not counting|based on|"
    r"as (?:long|soon|early) as|apart from|other than|by (?:volume|value|revenue)|in terms of|in its own|"
    r"for (?:those|people|\w+s) (?:who|with|whose))\b)"
)
_CLAUSE_ZH = re.compile(r"[，。；：（）(),;]\s*")


class Qualifier(NamedTuple):
    """A clause that does one of these things, its place in a text, and the words by which it does."""

    function: str
    start: int
    end: int
    cue: tuple[int, int]


@lru_cache(maxsize=4096)
def qualifiers(text: str) -> tuple[Qualifier, ...]:
    """Return the clauses of a text that qualify what stands beside them, in their order."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[Qualifier]:
    chinese = is_chinese(text)
    found = list(_cues(text, chinese))
    if not found:
        return
    parting = _CLAUSE_ZH if chinese else _CLAUSE
    cuts = [0, *(m.end() for m in parting.finditer(text)), len(text)]
    for start, end in pairwise(cuts):
        for name, match in found:
            if start <= match.start() < end:
                yield Qualifier(name, start, end, match.span())


def _cues(text: str, chinese: bool) -> Iterator[tuple[str, re.Match[str]]]:
    low = text.lower()
    for name, function in _FUNCTIONS.items():
        if chinese:
            yield from ((name, match) for match in function.chinese.finditer(text))
        elif name == _ACCOUNT:
            if match := function.english.match(text):
                yield name, match
        elif any(sign in low for sign in function.signs):
            yield from ((name, match) for match in function.english.finditer(text))


def kept(function: str, text: str) -> bool:
    """Whether an English text qualifies what it says in the same way."""
    return _FUNCTIONS[function].keeps.search(text) is not None
