"""The words by which a text ties somebody to another: who owns, funds, advises or supplies whom."""

from __future__ import annotations

import re

from drafter.truth.reading.forms import Forms

# By what somebody is tied to another.
TIE = Forms(
    r"""
    own(?:s|ed|er|ers|ership), stakes?, shareholders?, shareholdings?, shares in, holdings?, holds,
    invest(?:s|ed|or|ors|ments?|ing), back(?:s|ed|er|ers|ing), fund(?:s|ed|ing|er|ers),
    financ(?:es|ed|ing), sponsor(?:s|ed|ing|ship)?, grants?, donat\w+, paid, pays, fees?, gifts?, salar\w+,
    advis(?:er|ers|or|ors|es|ed|ory|ing), consult(?:s|ed|ant|ants|ing|ancy), counsel, boards?,
    directors?, trustees?, chairs, clients?, customers?, suppl(?:y|ies|ied|ier|iers),
    sell(?:s|ing)?, sold, members?, membership, underwr\w+, bookrunners?, arrang(?:ed|er|ers),
    lenders?, lent, lead managers?, represent(?:s|ed|ing), acts? for, acted for, act(?:s|ed)? as,
    partners?, partnered, partnership, compet(?:es?|ing|itors?), rivals?, employ(?:s|ed|ee|er|ees),
    worked (?:for|at), works (?:for|with), formerly, previously, retained, hired, commissioned,
    affiliat\w+, subsidiar\w+, parent, unit of, part of, married, co-?founded, founded, founder, ties,
    contracts?, licens(?:es|ed|ing), distribut(?:es|or|ors), witness(?:es)? for,
    (?:was|is|were|been) (?:equipped|built|set up|supported|helped|hired|chosen) by, resell\w*,
    royalt\w+, buys, buyers?,
    budget, (?:money|income|revenues?|donations|fees|gifts) from, patents?, royalties, lawsuits?,
    sues?, sued, suing, disput\w+, litigation, sister (?:company|firm), deal with, makes, markets, sells,
    rents?, leases?, testif\w+ for, controlled, bankroll\w*, belongs?,
    (?:sits|sat|serves?|served) on, seat on
    """,
    "股东, 持股, 持有, 股份, 股权, 投资, 领投, 参投, 跟投, 出资, "
    "入股, 参股, 控股, 旗下, 子公司, 母公司, 关联, 顾问, 承销, "
    "保荐, 会员, 成员, 客户, 供应商, 供货, 合作伙伴, 代理, 聘请, 受聘, 资助, 赞助, 捐赠, 捐款, 经费, "
    "竞争对手, 竞品, 任职, 就职, 董事, 理事, "
    "监事, 受雇, 受托, 委托, 采购, 服务商, 贷款, 收取, 报酬, 讲课费, 创始人, 创办, 经销, 咨询, 出庭, "
    "作证, 证人, 辩护",
)
# "Dhow Rides holds 17 percent of Lanqiao".
HOLDS = re.compile(
    r"\b(?:(?:is|are|was|remains) (?:also )?(?:an?|the) (?:[a-z-]+ ){0,3}?(?:investor|shareholder) "
    r"(?:in|of)|"
    r"(?:holds?|owns?|has|have|bought|took) (?:[\w.]+ ){0,5}?(?:%|per ?cent|stake|shares?) (?:of|in))\b"
)
