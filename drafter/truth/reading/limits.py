"""The words by which a text limits how far it goes, and by which other words a limit is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from drafter.truth.reading.forms import Forms
from drafter.truth.reading.words import is_chinese

# A row is one limit: its English words | its Chinese ones | further words that keep it. Each is a limit
# in a source, and each keeps the limit in a draft, those of ¶ for the rest of the paragraph too; what
# a + begins is a clause of its own. What limits a number is the business of the figures.
_LIMITS = r"""
relatively, comparatively, somewhat | 相对, 较为 | fairly, quite, rather, modest\w*
partly, partially, in part, to (?:a|some) (?:certain )?(?:extent|degree), to a lesser (?:extent|degree)
    | | some extent, degree, among other
mostly, mainly, largely, primarily, chiefly, predominantly, for the most part |
    主要(?!产品|业务|从事|负责), 大部分, 多数, 大多 | most, majority, focus\w*, main, bulk, principal\w*
initially, at first, to begin with, in the (?:first|initial) (?:phase|stage|batch) | 初期, 首批, 率先,
    先行, 前期, 第一批 | initial\w*, early, first (?:batch|phase|stage|wave), start\w*, beg[aiu]n\w*
temporar(?:y|ily), for now, for the time being, for the moment, for a limited time, provisionally |
    暂时, 暂(?![停缓]), 阶段性, 限时 | currently?, at present, so far, now, yet, limited time, interim
so far, to date, thus far | 至今, 迄今, 截至目前 | yet, already, has not, have not, until now
in principle | 原则上 | principle
basically, essentially, virtually, practically, in effect | 基本上 | most\w*, nearly, almost, largely
in theory, theoretically, on paper | 理论上 | theor\w*, paper, principle
at (?:its|their|the) (?:peak|height|busiest|best), on (?:its|their) (?:best|busiest|peak) days? | 峰值,
    高峰期 | peak\w*, height, record, best, busiest, as many as, up to, at most, high\w*
(?:from|on|off|against) an? (?:\w+ )?(?:low|small|weak|tiny|depressed) base | 基数 | base, comparison
on a (?:trial|pilot|test) basis | 试点, 试行 | trial\w*, pilot\w*, test\w*
generally, typically, usually, normally, as a rule, in most cases, often | 通常, 一般, 往往 | tends?,
    most, common\w*, sometimes
some of, (?<!\bin )some (?=(?:[a-z]+ )?[a-z]+s\b), certain(?= [a-z]+s\b), select(?:ed)?(?= [a-z]),
    a limited
    number of, a (?:small|tiny) (?:number|fraction|portion|share) of, a (?:handful|few dozen|few) |
    部分, 少数,
    个别, 一些, 有些, 小范围, 灰度 | some, several, part of, many, small, limited, few, certain, testers?,
    participants?
(?:for|in|on|at|among|to|across|with|by) (?:most|some|selected|a few|a number of)
    (?!years|months|weeks|days|hours|minutes|ways|respects|observers|analysts|quarters)(?=(?:[a-z-]+
    ){0,2}[a-z]+s\b) | 部分 | most, some, several, part\w*, many, limited, few, certain, select\w*,
    majority, often, number of, not all
many of(?! them), most of(?! them), the majority of | 大多数, 多数, 许多, 不少(?!于) | many, most, majority,
    often
(?:most|many|some|half|several|nearly all|the majority|the bulk) of (?:them|these|those|which|whom)
    (?=(?:in|on|at|from|for|with|under|to)\b)
    | | most, many, some, half, several, major\w*, main\w*, part\w*
of its (?:kind|size|type|class|sort), in its (?:class|segment|category|price range) | 同类, 同级别 | kind,
    a first, size, type, class, segment, category, similar, comparable, rivals?
arguably, by (?:some|most) (?:measures|accounts) | | arguably, perhaps, some, most
(?:almost|nearly) (?=(?:full|complete\w*|ready|every|entire\w*|finished|done|sold|all(?! of (?:that|the)\b)|
    none|never|always|nothing|everyone|everything)\b) | | almost, nearly, close to, most\w*, few, some
no (?:[a-z-]+ ){0,2}?(?:at present|currently|at this stage|at the moment|right now), (?:not|n[’']t)
    (?:at present|currently|at this stage|at the moment), (?:at present|currently) (?:has|have|had) no
    | | current\w*, present, now, yet, stage, moment, immediate\w*, so far
(?:within|until|till) (?!now|then|recently|late|th(?:at|is|ose|ese|em)\b)(?=[A-Za-z0-9])
    | | within, until, till, through, by, before, end\w*, expir\w*, last\w*, days?, weeks?, months?
one of (?!\d|(?:them|these|those),|RMB|[A-Z]{0,3} ?[$€£¥]), among the (?=[a-z]+est\b),
    among the (?:most|top|world|country|first) | 之一 | one, among, top, another, leading
(?<!-)only(?! (?:\d|the \d|an? |(?:her|his|its|their) |one|two|three|four|five|about|slightly|half)),
    solely, exclusively, limited to, restricted to | 仅限, 仅面向, 仅对, 只面向, 只对, 仅 | just, alone,
    limit\w*, restrict\w*, unless, nothing, merely
¶ + excluding, except(?: for| in)?, apart from, not including, not counting, leaving out, net of,
    stripping out, exclusive of, with the exception of, before
    (?:[a-z-]+ )?(?:tax(?:es)?|interest|subsid\w+|discounts|refunds|returns|deductions)(?! cuts?),
    before (?:[a-z-]+ ){0,3}?(?:costs?|fees|expenses|charges|items|depreciation|rebates|one-off
    items|share-based \w+)
    | 不含, 不包括, 剔除, 除外, 扣除 | exclud\w*, other than, without, bar(?:ring)?, adjusted,
    leav\w+ (?:out|aside), aside, outside, before, but not, non-\w+
+ (?:only )?if, (?<=, )once (?=an? |the |its |it ),
    (?<=, )[a-z]+ permitting, unless, provided (?:that )?, on condition that, as long as
    | 如果, 前提, 若,
    只要 | when, once, any, permitting, subject to, so long as,
    depend\w*, condition\w*, should, requir\w*, must
¶ in the (?:first|second|third|fourth|final|last) (?:half|quarter) | 上半年, 下半年, [一二三四]季度 |
    half, quarter\w*, H[12], Q[1-4], six months, three months, period,
    (?:to|through|until|and|end(?:ed|ing|s)?(?: in| on)?|end of|by|as of|between|from)
    (?:late )?(?:January|March|April|June|July|September|October|December)
¶ adjusted, non-(?:GAAP|IFRS) | 经调整, 非公认 | adjust\w*, exclud\w*, non-\w+, underlying
¶ (?:an? )?(?:older|old|earlier|early|previous|prior|beta|preview|test|trial|prototype|discontinued)
    version(?: of)? | 旧版, 老版本, 早期版本, 测试版 | version, beta, preview, prototype, older,
    earlier, previous
¶ preliminary, provisional | 初步 | early, initial, rough
¶ (?<!-)registered(?= [a-z]+s\b) | 注册用户, 注册会员 | regist\w*, sign\w*
paying(?= [a-z]+s\b), paid(?= [a-z]+s\b) | 付费 | pa(?:y|id)\w*
¶ (?:daily|monthly|weekly) active, active(?= [a-z]+s\b) | 活跃 | active, monthly, daily, weekly, MAU\w*,
    DAU\w*
¶ eligible, participating, invited | 符合条件, 满足条件, 受邀, 定邀, 邀请制,
    参与测试 | eligib\w*, qualif\w*, participa\w*, invit\w*, tak\w+ part, certain, selected, meet\w*,
    criteria
¶ comparable, like-for-like, same-store | 同店, 可比 | same, comparab\w+, like
¶ by (?:the )?(?:[a-z]+ ){0,2}?(?:number|volume|value|revenue|shipments?|market share|sales|head
    ?count|capacity|turnover|output|downloads)(?: of)? | 按销量, 按收入,
    按出货量 | volume, value, revenue, shipments?, sales
as measured by, in terms of, on an? (?!trial|pilot|test|regular|daily|weekly)[a-z-]+
    basis, at constant, in constant | 按可比 | measure\w*,
    terms, basis, by, constant
in (?:(?:an?|its|early|internal|controlled|laboratory|lab|clinical|own|(?:the )?[\w-]+[’']s)
    )*(?:tests?|trials?|experiments?|simulations?|evaluations?), under laboratory conditions, in the
    (?:lab|laboratory) | 实验室, 模拟 | tests?, tested, testing, trial\w*, experiment\w*, lab,
    laborator\w+, simulat\w+, pilot\w*
(?:night|day|weekend|weekday|evening|part-time|full-time|temporary|seasonal)(?= [a-z]+s\b) | 夜间, 夜班,
    周末, 临时, 兼职, 季节性 | night\w*, days?, weekend\w*, weekday\w*, evenings?, part-time, full-time,
    temporar\w+, season\w*
"""
# What a Chinese limit stands before, and how a draft calls that.
_NOUNS = r"""
供应商 suppliers?, vendors? | 经销商 dealers?, distributors? | 罚单 fines?, penalt\w+ | 盈利 profit\w*,
break even | 贷款 loans?, borrow\w* | 裁员 lay-?offs?, job cuts |
用户 users?, people, shoppers?, women, men | 消费者 consumers?, shoppers?, customers?, buyers? | 商家
merchants?, sellers?, vendors?, stores? | 商户 merchants?, sellers?, vendors?, shops? | 卖家 sellers?,
merchants? | 客户 customers?, clients? | 城市 cit(?:y|ies) | 地区 regions?, areas?, markets? | 省份
provinces? | 门店 stores?, outlets?, shops?, branches | 店铺 stores?, shops? | 产品 products? | 商品
products?, goods, items? | 佣金 commissions?, fees? | 手续费 fees? | 服务费 fees? | 费用 fees?, costs? |
服务 services? | 功能 features?, functions?, tools? | 员工 employees?, staff, workers?, jobs? | 岗位
jobs?, positions?, posts?, roles? | 业务 business\w*, operations?, units? | 市场 markets? | 车型
models?, cars?, vehicles? | 车主 owners? | 手机 phones?, smartphones?, handsets? | 机型 models?, phones?
| 订单 orders? | 会员 members?, subscribers? | 主播 streamers?, hosts?, live-?streamers? | 创作者
creators? | 博主 bloggers?, creators?, influencers? | 学生 students?, pupils? | 未成年人 minors,
children, teenagers | 家长 parents | 视频 videos? | 收入 revenues?, income, sales | 利润 profits? | 亏损
loss\w* | 销量 sales | 销售额 sales | 价格 prices?, pric\w+ | 补贴 subsid\w+ | 优惠 discounts?, offers?
| 流量 traffic | 平台 platforms? | 企业 compan(?:y|ies), firms?, businesses | 公司 compan(?:y|ies),
firms? | 机构 institutions?, agenc\w+, firms? | 投资者 investors? | 股东 shareholders? | 开发者
developers? | 应用 apps? | 游戏 games? | 玩家 players?, gamers? | 账号 accounts? | 骑手 riders?,
couriers? | 司机 drivers? | 线路 routes? | 航线 routes? | 型号 models? | 品类 categor\w+ | 品牌 brands?
| 比例 shares?, per ?cent, percent\w* | 数据 data | 测试 tests?, testing, trial\w* | 免费 free | 免收
free, no, waiv\w+, zero | 退货率 return rates? | 高管 executives? | 学校 schools? |
工厂 plants?, factor(?:y|ies) | 芯片 chips?, processors? | 电池 batter(?:y|ies)
"""
_AHEAD = 12  # Chinese characters after a limit in which what it limits is named
_CELL = re.compile(r"\s\|(?=\s|$)")  # a bar inside a pattern has no space before it
_ROW = re.compile(r"\n(?=\S)")


class Limit(NamedTuple):
    """A limit in a text, and the pattern that finds it kept in another."""

    start: int
    end: int
    keeps: Forms
    lasting: bool  # said once, it holds for the rest of a paragraph
    clause: bool  # it begins a clause of its own: excluding …, if …

    def kept(self, sentence: str, told: str) -> bool:
        """Whether a sentence keeps the limit, or where it lasts `told`, the paragraph up to its end."""
        return self.keeps.search(told if self.lasting else sentence) is not None


@lru_cache(maxsize=4096)
def limits(text: str) -> tuple[Limit, ...]:
    """Return the limits that a text puts on what it says, in their order."""
    found = [
        Limit(match.start(), match.end(), keeps, lasting, clause)
        for forms, keeps, lasting, clause in _table(is_chinese(text))
        for match in forms.finditer(text)
    ]
    return tuple(sorted(found, key=lambda limit: limit.start))


def named_after(text: str, place: int) -> Iterator[Forms]:
    """Yield, for each thing that a Chinese text names within a few characters, its English names."""
    clause = re.split(r"[，,。；;]", text[place : place + _AHEAD].lstrip("，,的"))[0]
    for noun, english in _nouns().items():
        if noun in clause:
            yield english


def named(text: str) -> Iterator[Forms]:
    """Yield, for each thing that a Chinese text names, its English names."""
    return (english for noun, english in _nouns().items() if noun in text)


@cache
def _table(chinese: bool) -> list[tuple[Forms, Forms, bool, bool]]:
    """Return each limit of a language, what keeps it, whether it lasts, and whether it is a clause."""
    found = []
    for row in _ROW.split(_LIMITS.strip()):
        lasting, clause = row.startswith("¶"), "+ " in row[:4]
        english, other, further = _CELL.split(" ".join(row.lstrip("¶+ ").split()))
        forms = Forms("", other) if chinese else Forms(english)
        found.append((forms, Forms(f"{english}, {further}"), lasting, clause))
    return found


@cache
def _nouns() -> dict[str, Forms]:
    found = {}
    for cell in _CELL.split(_NOUNS.replace("\n", " ")):
        noun, _, english = cell.strip().partition(" ")
        found[noun] = Forms(english)
    return found
