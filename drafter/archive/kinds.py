"""What kind of news a text is, by the words of its headline and lead, in English and in Chinese."""

from __future__ import annotations

import re
from functools import lru_cache

_LEAD = 300  # characters of the headline, and after it, that are read
_HEADLINE = 3  # what a cue in the headline counts, to 1 in the lead

# In the order in which they win where cues are even: the rarer word says more.
_CUES = {
    "funding": r"""
        raises?|raised|raising|series\ [a-g]\+?|funding|financing|seed\ round|
        investors?\ put|(?:to\ )?invests?\ in|
        (?:secures?|lands?)\ (?:funds|(?:us\$)?\d[\d.,]*)|in\ talks\ to\ raise|
        融资|领投|跟投|[ABCDE]\+?轮|投后估值|天使轮|定增""",
    "listing": r"""
        ipos?|listing|lists?\ (?:in|on)|debuts?|files?\ (?:confidentially\ )?for|
        share\ sale|initial\ public\ offering|star\ market|delists?|delisted|goes\ public|
        spin(?:s|ning)?\ off|ipo|
        上市|科创板|招股|港交所|敲钟|挂牌|摘牌|赴港|赴美""",
    "earnings": r"""
        (?:quarterly|annual|half-year|full-year|net|record)\ (?:profits?|loss|revenues?|sales)|
        (?:quarter|half|year)(?:'s|’s)?\ (?:profits?|loss|revenues?|sales)|profits?|
        earnings|(?:posts?|reports?)\ (?:\w+\ ){0,3}(?:profit|loss|revenue|quarter)\w*|
        revenues?\ rises?|
        财报|营收|净利润|业绩|季报|年报|同比增长|同比下(?:滑|降)|一季度|二季度|三季度|
        四季度""",
    "court": r"""
        courts?|judges?|sues?|sued|suing|suits?|lawsuits?|trial\ of|tries|jail(?:s|ed)?|
        sentence[sd]?|plaintiffs?|verdict|rul(?:es|ing)\ (?:that|against|for|in)|appeals?|
        settles?|settlement|arbitration|detain(?:s|ed)?|arrest(?:s|ed)?|prosecutors?|
        charged|infring\w+|patent\ (?:case|fight)|
        法院|起诉|诉讼|一审|二审|终审|判决|判令|宣判|开庭|败诉|胜诉|和解|被告|原告|官司|
        被拘|刑拘|逮捕|公诉|仲裁|索赔|(?<![申投])诉(?!求)""",
    "penalty": r"""
        fine[sd]?|fining|penalt(?:y|ies)|probes?|investigat(?:es?|ed|ion)|inquiry|antitrust|
        opens?\ (?:\w+\ )*?(?:case|inquiry|investigation|review|proceedings)|watchdog|
        reprimands?|ordered\ to|orders?\ \w+\ to|summons?|violat\w+|crackdown|
        罚款|处罚|罚单|被罚|立案|约谈|通报|叫停|责令|违规|反垄断调查""",
    "incident": r"""
        outages?|crash(?:es|ed)?|leak(?:s|ed)?|breach(?:es|ed)?|ransomware|cyberattacks?|
        attackers|hack(?:ed|ers?|s)|recalls?|recalled|fails?\ for|failure|faults?|fire|
        collisions?|hits?\ \w+|injur\w+|bug|exposes?|exposed|loses?\ contact|
        suspends?\ (?:\w+\ )*?(?:sorting|rides|service)|
        宕机|崩溃|泄露|外泄|勒索|攻击|召回|故障|事故|起火|相撞|漏洞|致歉""",
    "people": r"""
        names?\ (?:\w+\ )*?(?:as|chief)|appoints?|appointed|hires?\ (?!\d)|steps?\ down|
        stepped\ down|resign(?:s|ed)?|quits?|to\ head|leaves\ to|
        loses?\ (?:\w+\ )?(?:chief|head)|layoffs?|lays?\ off|
        cuts?\ (?:\w+\ )*?(?:staff|jobs|workers)|staff\ (?:\w+\ )*?protest|strike|
        founder\ (?:quits|leaves)|
        任命|出任|接任|离职|辞任|辞职|离任|换帅|加盟|挖来|裁员|卸任|出走|高管变动""",
    "trade": r"""
        export\ (?:controls?|bans?|curbs?|permits?)|tariffs?|customs|sanctions?|
        entity\ list|anti-dumping|import(?:s|\ ban)|duty|duties|smuggl\w+|
        commerce\ (?:department|ministry)|washington|wafers?|supplies\ to|nvidia\ chips|
        出口管制|关税|海关|制裁|实体清单|反倾销|进口|禁运|断供|商务部""",
    "deal": r"""
        acquir\w+|acquisition|buys?|buy\ (?:out|stake)|bought|takeover|
        merg(?:es?|ed|er|ing)|stakes?|
        sells?\ (?:\w+\ )*?(?:unit|business|stake|arm|lockers)|sold\ (?:to|at)|
        takes?\ \w+\ (?:\w+\ )*?private|buyout|majority|joint\ venture|auction|divest\w+|
        收购|并购|合并|入股|控股|股权|出售|拍卖|私有化|合资公司|回购|股东会""",
    "regulation": r"""
        rules?|draft|regulators?|ministry|authorit(?:y|ies)|licen[cs]e[sd]?|
        approv(?:es|ed|al)|law|lawmakers|bans?|banned|requires?|standards?|guidelines?|
        government|permit|certificate|policy|subsid(?:y|ies)|cleared|
        办法|条例|规定|新规|征求意见|版号|批准|获批|牌照|监管|工信部|网信办|总局|发改委|
        印发|施行|政策""",
    "report": r"""
        reports?\ (?:says|finds|shows)|study|survey(?:ed)?|forecasts?|researchers|analysts|
        estimates?|research\ firm|according\ to\ (?:a\ report|data)|market\ share|shipments|
        报告|白皮书|研报|调研|调查显示|数据显示|预测|出货量|市场份额""",
    "platform": r"""
        (?:removes?|bans?|suspends?|closes?)\ (?:[\d.,]+\ )?(?:\w+\ )*?(?:accounts?|videos?)|
        to\ label|caps?|merchants?|creators?|sellers?|fees?|commissions?|refunds?|
        封禁|下架|账号|商家|主播|抽成|佣金|退款|打赏|达人|仅退款|治理""",
    "expansion": r"""
        plants?|factor(?:y|ies)|opens?\ (?:\w+\ )*?(?:store|plant|centre|office|shops?)|
        breaks?\ ground|contracts?|orders?\ for|wins?\ (?:\w+\ )*?(?:order|contract)|supply|
        partner(?:s|ship)?|team(?:s|ed)?\ up|expan(?:ds?|sion)|overseas|
        starts?\ (?:\w+\ )*?(?:service|trials|rides)|data\ cent(?:re|er)s?|
        工厂|投产|扩产|产线|首店|开业|旗舰店|签署|签约|合作|出海|海外|中标|订单|携手|落户|
        动工|合建""",
    "product": r"""
        launch(?:es|ed)?|unveils?|unveiled|releases?|released|introduc\w+|presents?|
        presented|shows?|debuts\ (?:new|its)|new\ (?:model|version|app|chip|feature|phone)|
        lets?|adds?|tests?|trial|pilot|assistant|open-sources?|rolls?\ out|feature|
        payments?|free|
        发布|推出|上线|首款|新品|开源|内测|升级|新版|亮相|搭载|自研|重新上架|停止运营|停服|
        降价|价格战""",
}


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    """Words of the alphabet stand alone; Chinese cues stand anywhere."""
    return {
        kind: re.compile(
            "|".join(
                cue if re.search(r"[\u3400-\u9fff]", cue) else rf"\b(?:{cue})\b"
                for cue in _alternatives(cues)
            ),
            re.IGNORECASE,
        )
        for kind, cues in _CUES.items()
    }


def _alternatives(cues: str) -> list[str]:
    """Cut at each bar outside of brackets."""
    found, depth = [""], 0
    for sign in re.sub(r"(?<!\\)\s+", "", cues):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            found.append("")
        else:
            found[-1] += sign
    return [cue for cue in found if cue]


def kind_of(text: str) -> str:
    """Return the kind of news of a text whose first line is its headline; "" when no word tells.

    One of funding, listing, earnings, court, penalty, incident, people, trade, deal, regulation, report,
    platform, expansion, product.
    """
    headline, _, rest = text.strip().partition("\n")
    headline = headline[:_LEAD]
    lead = rest.strip()[:_LEAD]
    scores = {
        kind: _HEADLINE * len(set(pattern.findall(headline.lower())))
        + len(set(pattern.findall(lead.lower())))
        for kind, pattern in _patterns().items()
    }
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] > 1 else ""


def new_kinds(text: str, beyond: str) -> set[str]:
    """Return the kinds of news that `text` has a word of and `beyond` has none of."""
    known = beyond.lower()
    return {kind for kind in _kinds_in(text) if not _patterns()[kind].search(known)}


@lru_cache(maxsize=512)
def _kinds_in(text: str) -> frozenset[str]:
    plain = text.lower()
    return frozenset(kind for kind, pattern in _patterns().items() if pattern.search(plain))


def is_cue(word: str) -> bool:
    """Say whether a word is one by which a kind is told."""
    return any(pattern.fullmatch(word) for pattern in _patterns().values())
