from __future__ import annotations

import pytest

from drafter.truth import check


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (  # how often, and how many did it
            "短片上线三天播放量达2.1亿次。",
            "The clip was played 210 million times in three days.",
            "The clip was watched by 210 million people in three days.",
        ),
        (  # each, and all together
            "入选的12支球队每队可获得30万元奖金。",
            "Each of the 12 teams chosen gets 300,000 yuan.",
            "The 12 teams chosen will share a purse of 300,000 yuan.",
        ),
        (  # a count of things whose name is joined by "and"
            "市消协约谈了七家旅游及票务代理公司。",
            "The consumers' association summoned seven travel and ticketing companies.",
            "The consumers' association summoned four travel and ticketing companies.",
        ),
        (  # a part, and the rest
            "教育局检查了九所学校，其中四所须在30日内整改。",
            "The bureau inspected nine schools and told four of them to mend things within 30 days.",
            "The bureau inspected nine schools and told five of them to mend things within 30 days.",
        ),
        (  # a limit of a year
            "新规实施后，每户全年累计提取限额为4万元。",
            "A household may now draw up to 40,000 yuan a year.",
            "A household's cumulative monthly limit is now 40,000 yuan.",
        ),
        (  # points that follow from two rates, and their way
            "公司客户收入占比由去年同期的52.4%降至48.1%。",
            "The share of revenue from business customers fell 4.3 percentage points.",
            "The share of revenue from business customers rose 4.3 percentage points.",
        ),
        (
            "The fund expects its payout to rise 20 to 30 percent from RMB 50 million a year earlier.",
            "The fund expects to pay out between RMB 60 million and RMB 65 million.",
            "The fund expects to pay out between RMB 60 million and RMB 75 million.",
        ),
        (
            "法院将手续费上限由9%下调三个百分点。",
            "The court lowered the cap on the fee by three percentage points to 6 percent.",
            "The court lowered the cap on the fee by three percentage points to 5 percent.",
        ),
        (
            "购票者中以95后居多。",
            "Most who bought tickets were born in 1995 or later.",
            "Most who bought tickets were born in 1985 or later.",
        ),
        (
            "本轮投资方包括三家美元基金。",
            "The backers of the round include three US dollar funds.",
            "The backers of the round include six US dollar funds.",
        ),
        (
            "门店上半年营收2.53亿元，去年同期为5.02亿元。",
            "Its revenue roughly halved to 253 million yuan.",
            "Its revenue roughly doubled to 253 million yuan.",
        ),
        (  # a total, whatever it is of
            "泉润与五家经销商签约，每家采购额3000万元。",
            "Quanrun has signed with five dealers, each of which is to buy goods worth 30 million yuan.",
            "Quanrun has signed with five dealers for a total order value of 30 million yuan.",
        ),
        (
            "Each of the five dealers placed an order of 30 million yuan.",
            "The five dealers placed orders of 30 million yuan each.",
            "The five dealers placed a total order volume of 30 million yuan.",
        ),
        (  # what is told of so many is told of each of them
            "开售首日，有36家门店销售额超过50万元。",
            "On the first day 36 of the shops sold more than 500,000 yuan worth of goods each.",
            "On the first day 36 of the shops together sold more than 500,000 yuan worth of goods.",
        ),
        (  # a business, and all that is not of it
            "泉润上半年广告收入7.2亿元，下降9%；非广告收入4.1亿元，增长12%。",
            "Quanrun's revenue from sources other than advertising rose 12 percent to 410 million yuan.",
            "Quanrun's non-advertising revenue rose 12 percent to 720 million yuan.",
        ),
        (
            "泉润上半年游戏业务收入7.2亿元，非游戏业务收入4.1亿元。",
            "Quanrun took 720 million yuan in games revenue in the first half.",
            "Quanrun took 410 million yuan in games revenue in the first half.",
        ),
        (  # a part of a count is no length of time that has the same number
            "泉润未来三年将在越南和老挝新建七座工厂，其中五座在越南。",
            "Over the next three years Quanrun will build seven plants, five of them in Vietnam.",
            "Over the next three years Quanrun will build seven plants, three of them in Vietnam.",
        ),
        (
            "Quanrun is to build seven plants in Vietnam and Laos in three years, five of them in Vietnam.",
            "Within three years seven plants will rise in Vietnam and Laos, five of which are in Vietnam.",
            "Within three years seven plants will rise in Vietnam and Laos, three of which are in Vietnam.",
        ),
        (  # the share of one who is so many points ahead
            "泉润以24%的份额排名第三，落后汉江泵业21个百分点。",
            "Quanrun came third with 24 percent, behind Hanjiang Pumps with 45 percent.",
            "Quanrun came third with 24 percent, behind Hanjiang Pumps with 41 percent.",
        ),
        (  # one half of a year, and the other
            "泉润计划明年下半年在越南投产。",
            "Quanrun plans to start production in Vietnam in the second half of next year.",
            "Quanrun plans to start production in Vietnam in the first half of next year.",
        ),
        (
            "Quanrun is to start production in the first half of next year.",
            "Production at Quanrun is to begin in the first half of next year.",
            "Production at Quanrun is to begin in the second half of next year.",
        ),
        (  # a sum for several years
            "泉润表示，未来五年将在越南投资20亿元建厂。",
            "Quanrun said it would invest 2 billion yuan in plants in Vietnam over the next five years.",
            "Quanrun said it would invest 2 billion yuan a year in plants in Vietnam.",
        ),
        (
            "泉润表示，未来五年将每年投资20亿元建厂。",
            "Quanrun said it would invest 2 billion yuan a year in plants for the next five years.",
            "Quanrun said it would invest 2 billion yuan in plants over the next five years.",
        ),
    ],
)
def test_a_figure_is_held_to_its_role(source: str, right: str, wrong: str) -> None:
    assert _alarms(right, source) == []
    assert _alarms(wrong, source)


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (
            "2011年在无锡创立的水泵厂商泉润，2024年首次进入海外市场。",
            "Quanrun, founded in Wuxi 13 years earlier to make pumps, first went abroad in 2024.",
        ),
        (
            "The yard sold 240 boats in the second quarter, more than triple the 71 it sold in the same "
            "period of 2023.",
            "Sales of boats more than tripled in the second quarter to 240.",
        ),
        (
            "二季度毛利率为18.2%，一季度为18.9%，上年同期为17.1%。",
            "The gross margin slipped 0.7 percentage points from the first quarter to 18.2 percent.",
        ),
        (
            "泉润未来三年将投资建设年处理量6000万吨的水厂。",
            "Over the next three years Quanrun is to put up a plant that treats 60 million tonnes a year.",
        ),
        (
            "当日客流达85万人次，为往常客流量的134.5%。",
            "The line carried 34.5 percent more people than usual that day, 850,000.",
        ),
        (
            "泉润以24%的份额排名第三，落后汉江泵业21个百分点。",
            "Quanrun came third with 24 percent, just over half of the 45 percent held by Hanjiang Pumps.",
        ),
        (
            "泉润以45%的份额排名第一，领先汉江泵业21个百分点。",
            "Quanrun came first with 45 percent, ahead of Hanjiang Pumps with 24 percent.",
        ),
        (
            "泉润一季度售出水泵5200台，其中海外1500台。",
            "Quanrun sold 5,200 pumps in the first quarter, of which some 29 percent went abroad.",
        ),
    ],
)
def test_what_follows_from_the_source_is_no_other_figure(source: str, draft: str) -> None:
    assert _alarms(draft, source) == []


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "当月送满30单及以上的骑手可获得80元补贴。",
            "Riders who make at least 30 deliveries a month get 80 yuan.",
            "Riders who make fewer than 30 deliveries a month get 80 yuan.",
        ),
        (
            "测试里程累计70万公里，发生事故两起。",
            "In tests over 700,000 kilometres two accidents happened.",
            "In tests two accidents happened on more than 900,000 kilometres.",
        ),
        (
            "运营范围限定在城西52平方公里的区域内。",
            "The cars may run within a 52-square-kilometre zone in the west.",
            "The cars may run within a 25-square-kilometre zone in the west.",
        ),
    ],
)
def test_a_bound_is_read_from_a_condition_and_not_from_the_way_something_went(
    source: str, right: str, wrong: str
) -> None:
    assert _alarms(right, source) == []
    assert _alarms(wrong, source)


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "1至7月，全市快递收入812亿元。",
            "Express delivery took 81.2 billion yuan in the first seven months.",
            "Express delivery took 81.2 billion yuan in the first half.",
        ),
        (
            "公司公布截至8月31日止年度业绩，营收为52亿元。",
            "Revenue was 5.2 billion yuan in the year to August 31.",
            "Revenue was 5.2 billion yuan in the six months to August 31.",
        ),
        (
            "截至今年3月底的财年，云业务收入增长21%。",
            "Cloud revenue rose 21 percent in the financial year that ended in March.",
            "Cloud revenue rose 21 percent in the quarter that ended in March.",
        ),
    ],
)
def test_a_time_is_that_of_the_source(source: str, right: str, wrong: str) -> None:
    assert _alarms(right, source) == []
    assert _alarms(wrong, source)


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "每用户月均收入为10.2元，高于去年同期的9.6元。",
            "Monthly revenue per user, at 10.2 yuan, was higher than a year earlier.",
            "Monthly revenue per user, at 10.2 yuan, was below that of a year earlier.",
        ),
        (
            "机构将明年出货量预测由4.1亿部调整为3.9亿部。",
            "The firm cut its forecast of next year's shipments to 390 million.",
            "The firm raised its forecast of next year's shipments to 390 million.",
        ),
        (
            "上半年由上年同期的亏损转为盈利，净利润3.2亿元。",
            "It swung to a profit of 320 million yuan in the first half from a loss.",
            "It swung to a loss of 320 million yuan in the first half from a profit.",
        ),
        (
            "Fengfan swung to a loss of $32 million from a profit in spring.",
            "Fengfan lost $32 million, after a profit in spring.",
            "Fengfan swung to a profit of $32 million from a loss.",
        ),
    ],
)
def test_where_a_figure_came_from_says_which_way_it_went(
    source: str, right: str, wrong: str
) -> None:
    assert _alarms(right, source) == []
    assert _alarms(wrong, source)


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "据四名知情人士透露，公司计划裁员约一成。",
            "Four people familiar with the plan say that a tenth of the staff will go.",
            "Three people familiar with the plan say that a tenth of the staff will go.",
        ),
        (
            "两名知情人士称，公司拟出售支付业务，另一名人士说价格未定。",
            "Three people say that the payments arm is for sale.",
            "Four people say that the payments arm is for sale.",
        ),
        (
            "The firm will fold its seven units into two by spring.",
            "The seven units will be merged into two by spring.",
            "The seven units will be merged into three by spring.",
        ),
    ],
)
def test_those_a_source_leaves_unnamed_are_counted_as_it_counts_them(
    source: str, right: str, wrong: str
) -> None:
    assert _alarms(right, source) == []
    assert _alarms(wrong, source)


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "极光汽车10月共交付新车2.86万辆，其中子品牌萤火交付9200辆。",
            "Jiguang delivered 28,600 vehicles in October, its Yinghuo brand 9,200 of them.",
            "Jiguang said its Yinghuo brand had delivered 28,600 vehicles in October.",
        ),
        (
            "10月，小鹏汽车共交付新车4.2万辆，其中MONA系列交付1.5万辆。",
            "XPeng, which makes the MONA series, delivered 42,000 cars in October.",
            "XPeng delivered 42,000 cars of its MONA series in October.",
        ),
        (
            "Jiguang delivered 28,600 cars in May, including 9,200 from its Yinghuo brand.",
            "Jiguang and its Yinghuo brand delivered 28,600 cars in May.",
            "Jiguang delivered 9,200 cars in May.",
        ),
        (
            "某车企9月交付新车3.1万辆，其中海鸥品牌交付1万辆。",
            "The carmaker delivered 31,000 cars in September.",
            "The carmaker's Seagull brand delivered 31,000 cars in September.",
        ),
    ],
)
def test_a_whole_is_not_told_of_its_part_nor_the_part_of_the_whole(
    source: str, right: str, wrong: str
) -> None:
    assert _alarms(right, source) == []
    assert _alarms(wrong, source)


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "对青田科技未依法申报的四起收购案分别处以40万元罚款。",
            "Qingtian was fined RMB 1.6 million in all over four deals it failed to report.",
            "Qingtian was fined RMB 1.6 million in all for over four deals it failed to report.",
        ),
        (
            "境外商户遍布61个国家和地区。",
            "The merchants are spread over 61 countries and regions.",
            "The merchants are in over 61 countries and regions.",
        ),
        (
            "It will spend $5 billion this year, in line with last year's $5.1 billion.",
            "It will spend $5 billion this year, about the same as last year.",
            "It will spend $5 billion next year.",
        ),
        (
            "顾青2011年获得博士学位，两年后创办了这家公司。",
            "Gu Qing took a doctorate in 2011 and founded the firm in 2013.",
            "Gu Qing took a doctorate in 2011 and founded the firm in 2014.",
        ),
        (
            "Mifeng priced its shares on Thursday, October 9, and lists the following Monday.",
            "Mifeng priced its shares on October 9 and lists on October 13.",
            "Mifeng priced its shares on October 9 and lists on October 14.",
        ),
        (
            "该公司季内以840万美元回购70万股ADS。",
            "It paid an average of $12 for each of the 700,000 ADSs it bought back.",
            "It paid an average of $14 for each of the 700,000 ADSs it bought back.",
        ),
        (
            "2021年至2023年的毛利率分别为18%、22%和27%。",
            "Gross margin was 27 percent in 2023, five points more than in 2022.",
            "Gross margin was 27 percent in 2023, five points more than in 2020.",
        ),
        (
            "66% of women used the app at least weekly, against 21% of men.",
            "Women are more than three times as likely as men to use the app weekly.",
            "Women are more than four times as likely as men to use the app weekly.",
        ),
        (
            "It gave 1.1 million rides in the first quarter and 1.9 million in the second.",
            "It gave 3 million rides in the first half of the year.",
            "It gave 3 million rides in the second half of the year.",
        ),
    ],
)
def test_what_follows_from_a_source_is_told_from_what_does_not(
    source: str, right: str, wrong: str
) -> None:
    assert _alarms(right, source) == []
    assert _alarms(wrong, source)


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "会员收入为38亿元，同比增长15.3%；直播收入为9.6亿元，同比下降4.2%。",
            "Membership revenue rose 15.3 percent to 3.8 billion yuan.",
            "Membership revenue rose 15.3 percent to 960 million yuan.",
        ),
        (
            "Ad sales rose 12% to $4.1 billion, while cloud sales rose 3% to $1.2 billion.",
            "Ad sales rose 12% to $4.1 billion.",
            "Ad sales rose 12% to $1.2 billion.",
        ),
        (
            "Of 48 games, 27 had sold loot boxes to minors and 21 had hidden the odds of a prize.",
            "Of the 48 games 21 had hidden the odds of a prize.",
            "Of the 48 games 27 had hidden the odds of a prize.",
        ),
        (
            "Kimi had 62 million weekly users in May, ahead of Zhipu with 37 million.",
            "Kimi had 25 million more weekly users than Zhipu in May, with 62 million.",
            "Zhipu had 62 million weekly users in May.",
        ),
    ],
)
def test_a_figure_is_that_of_its_own_item_of_a_sentence(
    source: str, right: str, wrong: str
) -> None:
    assert _alarms(right, source) == []
    assert _alarms(wrong, source)


def _alarms(draft: str, source: str) -> list[str]:
    found = check(draft, [source]).findings
    return [f.message for f in found if f.kind in ("figure", "date") and f.severity != "note"]
