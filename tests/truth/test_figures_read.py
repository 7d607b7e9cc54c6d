"""Figures in more of the ways in which texts write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.truth import check
from drafter.truth.reading.figures import figures
from drafter.truth.reading.numerals import spelling


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("half a million pairs", [5e5]),
        ("a quarter of a million users", [2.5e5]),
        ("two and a half million", [2.5e6]),
        ("one in 20 customers", [5.0]),
        ("2,000 to 3,000 tonnes", [2e9, 3e9]),
        ("two years and three months", [27.0]),
        ("三到五个月", [3.0, 5.0]),
        ("平均用时3分20秒", [200.0]),
        ("需要三分二十秒", [200.0]),
        ("两三个月", [2.0, 3.0]),
        ("一百来号人", [100.0]),
        ("五百块。", [500.0]),
        ("卖了三百碗", [300.0]),
        ("88 cents a share", [0.88]),
        ("23-25 cents", [0.23, 0.25]),
        ("26 cents, up from 19", [0.26, 0.19]),
        ("from 26 basis points to 19.", [0.26, 0.19]),
        ("from 40-45 basis points to 30-35.", [0.4, 0.45, 0.3, 0.35]),
        ("$1,320-1,350 million", [1.32e9, 1.35e9]),
        ("between 23 and 25 cents", [0.23, 0.25]),
        ("3 to 5 centimeters", [0.03, 0.05]),
        ("$98.4mm", [9.84e7]),
        ("raised by a nickel to $2.05", [0.05, 2.05]),
        ("a loaf of 85 pence", [0.85]),
        ("每股亏损5美分", [0.05]),
        ("four dollars and seventy cents", [4.7]),
        ("twelve euros and fifty", [12.5]),
        ("one point two four dollars", [1.24]),
        ("six point five percent", [6.5]),
        ("six-and-a-half percent", [6.5]),
        ("two decades", [20.0]),
        ("half a century", [50.0]),
        ("a quarter-century", [25.0]),
        ("three quarters of a century", [75.0]),
        ("半个世纪", [50.0]),
        ("a year and a half", [1.5]),
        ("an hour and 40 minutes", [100.0]),
        ("a year and five months", [17.0]),
        ("rates rose by a quarter point", [0.25]),
        ("a half-point cut in the rate", [0.5]),
        ("扣款前5日", [5.0]),
        ("in 12 days, three fewer than planned", [12.0, 3.0]),
    ],
)
def test_a_number_is_read(text: str, values: list[float]) -> None:
    assert [figure.number for figure in figures(text)] == values


@pytest.mark.parametrize(
    "text", ["at one point two men came in", "the third point of the plan", "he won half a point"]
)
def test_words_that_only_look_like_a_part_are_none(text: str) -> None:
    assert all(figure.number == int(figure.number) for figure in figures(text))


@given(st.integers(0, 99), st.integers(1, 99))
def test_a_price_in_words_is_read_back(whole: int, cents: int) -> None:
    part = f"oh {spelling(cents)}" if cents < 10 else spelling(cents)
    said = f"It earned {spelling(whole)} {part} a share.".replace("[ -]", "-")
    found = check(f"It earned ${whole}.{cents:02} a share.", [said]).findings
    assert [f.message for f in found if f.severity != "note"] == []


@given(st.integers(1, 99), st.sampled_from(["{} cents", "{}-cent", "{} US cents", "{}美分"]))
def test_an_amount_in_cents_is_read_back(cents: int, form: str) -> None:
    (figure,) = figures(form.format(cents))
    assert (figure.unit, round(figure.number, 9)) == ("USD", cents / 100)


def test_pieces_are_no_money() -> None:
    assert [f.unit for f in figures("换了三块屏幕,花了三块。")] == ["count", "CNY"]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("The fee was 90 yuan and falls to 40 yuan, a cut of 50.", "The fee falls by 50 yuan."),
        ("Sales were 41 million yuan, a rise of 7%.", "Sales rose by 7 percent to RMB 41 million."),
        ("The deposit falls to 500 yuan from 1,000 yuan.", "The deposit falls by RMB 500."),
        ("The maker's loss came to 47 million yuan.", "The maker lost RMB 47 million."),
    ],
)
def test_a_change_told_in_other_words_raises_no_alarm(source: str, draft: str) -> None:
    assert [f.message for f in check(draft, [source]).findings if f.severity != "note"] == []


def _severe(draft: str, source: str) -> list[str]:
    return [f.message for f in check(draft, [source]).findings if f.severity != "note"]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("Net income was $9 million, or $0.34 a share.", "It earned 34 cents a share."),
        ("The final dividend is 4.5 cents.", "The final dividend is A$0.045."),
        ("It tracked 54 deer on 40 nights.", "The study tracked 54 deer over 40 nights."),
        ("It stood empty for more than half a century.", "It stood empty for over 50 years."),
        ("The loan runs for 25 years.", "The loan runs for a quarter of a century."),
        ("It took 92 days.", "It took about three months."),
        ("It took a year and a half.", "It took 18 months."),
        (
            "Profit came to ¥310 billion in Osaka, the Japanese insurer said.",
            "Profit came to ¥310 billion.",
        ),
        (
            "We move the floor of our margin target to 7 percent.",
            "It moved its target up to 7 percent.",
        ),
        ("We earned 17.9 billion yen.", "It earned ¥17.9 billion."),
        (
            "The lamp must stay under two dot fifty euros.",
            "The lamp must cost less than 2.50 euros.",
        ),
        ("Rent rose to KSh 14.6 million.", "It now pays KSh14.6m in rent."),
        ("It stays shut until at least March after a fire.", "It opens in March at the earliest."),
        ("新车起售价定在十七八万元。", "The car will start at between 170,000 and 180,000 yuan."),
        ("Its first quarter-on-quarter fall.", "The first quarter-on-quarter drop."),
        ("协议为期三年。", "It runs on power under a three-year agreement."),
        ("一名安全员同时看管12台车。", "A safety operator watches over 12 cars."),
        ("The weir is 14 metres high.", "The 14m weir is the highest."),
        ("There are four performances.", "It will be performed four times."),
        ("No more than two ships may dock daily.", "Two ships may dock on any one day."),
        (
            "We guide to revenue being down 4 to 6 percent.",
            "It sees a decline in revenue of 4 to 6 percent.",
        ),
        (
            "三季度净利润0.8亿元，为上市后首次单季盈利。",
            "It earned 80 million yuan, its first quarter in the black.",
        ),
        ("每百万tokens收费1.2元。", "It charges 1.2 yuan for a million tokens."),
        ("The rescuers came within an hour.", "The rescuers came within 60 minutes."),
        ("Rents will rise over the coming 18 months.", "Rents will rise over a year and a half."),
        ("Turnover was down seven tenths of a percent.", "Turnover slipped 0.7 percent."),
        (
            "It dug 61,400 tonnes of ore, after 58,300 before.",
            "It dug 61,400 tonnes, after 58,300 tonnes.",
        ),
        (
            "The loss ratio came to 61.4, against 64.1 the year before.",
            "The loss ratio improved by 2.7 points to 61.4.",
        ),
        (
            "Hundreds queued. The hall holds 340, the fire service said.",
            "Hundreds queued, more than the 340 that the hall holds.",
        ),
        (
            "Pupils showed no fear and took more than twice as long as their teachers.",
            "The pupils took more than twice as long.",
        ),
        ("The outage lasted from 14:05 to 16:35.", "The outage lasted two and a half hours."),
        ("故障从上午8点20分持续到中午12点50分。", "It was out for four and a half hours."),
        ("It opened in 1998 and closed in 2018.", "It closed after 20 years."),
        ("Margin was 18.6%, and profit rose 18%.", "Profit rose 18%, and margin was 18.6%."),
        ("Sales were down 0.7%.", "Sales slipped by less than 1 percent."),
        ("比全行业平均水平高出八成多。", "It is more than 80 percent above the average."),
        ("对云帆等三家企业罚款。", "Yunfan and two other firms were fined."),
        (
            "Four dealers, including Torvik, were fined.",
            "Torvik and three other dealers were fined.",
        ),
        (
            "143 domestic games and 9 imported games were licensed.",
            "152 games were licensed, all but nine of them domestic.",
        ),
        (
            "Phones brought in $312 million, while tablets brought in $121 million.",
            "Devices brought in $433 million.",
        ),
        (
            "Retention was 108%. A quarter ago it was 109%, and a year ago 114%.",
            "Retention slipped 6 percentage points in a year to 108%.",
        ),
        (
            "Mill and Torvik each ordered more than 250,000 units.",
            "Mill and Torvik ordered over 500,000 units, more than 250,000 each.",
        ),
        (
            "The notes of $12 million and the bonds of $30 million pay 4.2% and 2.9%, respectively.",
            "The bonds of $30 million pay 2.9%.",
        ),
        (
            "毛利率止跌回升，较上季提高1.8个百分点，达24.3%。",
            "The margin rose to 24.3 percent from 22.5.",
        ),
        ("建成时间为2027年底，比原计划晚一年。", "It was to be finished by the end of 2026."),
        ("The wind reached 120 kph.", "Winds reached 75 mph."),
        ("Margin fell 70 basis points to 12.1%.", "Margin fell to 12.1% from 12.8%."),
        (
            "A litre costs 1.89 euros, 14 cents more than in May.",
            "A litre costs 1.89 euros, up from 1.75 euros in May.",
        ),
        (
            "Sales will be between one point two and one point three billion dollars.",
            "It expects sales of $1.2 billion to $1.3 billion.",
        ),
        ("活动历时一个半月。", "The event ran for six weeks."),
        (
            "38.4%的人每月至少网购五次。",
            "Some 38 percent of the consumers polled shop online each month.",
        ),
        (
            "四家门店的累计流水均已突破3亿元。",
            "Each of its four shops has taken more than 300 million yuan.",
        ),
        (
            "We do not plan to buy until leverage is under 3 times.",
            "It plans no purchases until leverage drops below 3 times.",
        ),
    ],
)
def test_a_figure_told_in_another_form_raises_no_alarm(source: str, draft: str) -> None:
    assert _severe(draft, source) == []


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("Net income was $9 million, or $0.34 a share.", "It earned 43 cents a share."),
        ("A loaf costs 85 pence.", "A loaf costs 85 cents."),
        ("21 families got money.", "No more than 21 families got money."),
        ("The loan runs for 25 years.", "The loan runs for half a century."),
        ("It took 92 days.", "It took about four months."),
        ("The outage lasted from 14:05 to 16:35.", "The outage lasted three and a half hours."),
        ("Profit rose 18.6%.", "Profit rose 18%."),
        ("四家门店的流水均已突破3亿元。", "Its four shops have taken 300 million yuan together."),
        (
            "Sales fell 9% in the second quarter from the first.",
            "Sales fell 9% from a year earlier.",
        ),
        (
            "Phones brought in $312 million, while tablets brought in $121 million.",
            "Devices brought in $443 million.",
        ),
    ],
)
def test_a_wrong_figure_is_found_in_another_form(source: str, draft: str) -> None:
    assert _severe(draft, source)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("sales of R8.6 billion", [(8.6e9, "ZAR")]),
        ("a payout of R2.15 a share", [(2.15, "ZAR")]),
        ("8.6 billion rand", [(8.6e9, "ZAR")]),
        ("the R1 model and the R32 coupe", []),
        ("CLP 61 billion", [(6.1e10, "CLP")]),
        ("61 billion pesos", [(6.1e10, "PESO")]),
        ("270 million kronor", [(2.7e8, "KRONE")]),
        ("18.5 kilotonnes of zinc", [(1.85e10, "g")]),
        ("a lake of 4.1 sq km", [(4.1e6, "m2")]),
        ("6.2 billion yuan in cash and 4.4 billion in bonds", [(6.2e9, "CNY"), (4.4e9, "CNY")]),
        ("6.2 billion yuan from 1.4 billion users", [(6.2e9, "CNY"), (1.4e9, "count")]),
        ("on any one day", []),
    ],
)
def test_money_and_measures_are_read_by_code_sign_and_word(
    text: str, read: list[tuple[float, str]]
) -> None:
    found = figures(text)
    assert [f.unit for f in found] == [unit for _, unit in read]
    assert [f.number for f in found] == pytest.approx([number for number, _ in read])


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("It earned 61 billion pesos.", "Net income was CLP 61 billion."),
        ("It set aside 270 million kroner.", "The provision was NOK 270 million."),
        ("Sales were 8.6 billion rand.", "Sales were R8.6 billion."),
        ("The mine made 18.5 kilotonnes of zinc.", "The mine made 18,500 tonnes of zinc."),
        ("The lake covers 4.1 square kilometres.", "The lake covers 4.1 sq km."),
    ],
)
def test_one_amount_is_the_same_by_code_sign_and_word(draft: str, source: str) -> None:
    assert [f for f in check(draft, [source]).findings if f.severity != "note"] == []


def test_another_currency_is_still_found() -> None:
    report = check("It earned 61 million pesos.", ["Net income was 61 million euros."])
    assert [f.severity for f in report.findings if f.kind == "figure"] == ["severe"]


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("The payout goes up to 7.5 pence.", ""),
        ("It moved the bottom of its own range for the margin up to 6 percent.", ""),
        ("We are taking the dividend up to 7.5 pence.", ""),
        ("The firm takes loans of up to 5 million euros.", "under"),
        ("They will put up to 900 buses on the road.", "under"),
    ],
)
def test_up_to_behind_a_verb_of_motion_is_no_bound(text: str, limit: str) -> None:
    assert [figure.bound for figure in figures(text)] == [limit]


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("亏损由双方按六比四分担", [60.0, 40.0]),
        ("平台与作者按7:3分成", [70.0, 30.0]),
        ("分成比例为八比二", [80.0, 20.0]),
        ("Losses are shared at a ratio of 60 to 40.", [60.0, 40.0]),
        ("They agreed on an 80-20 split.", [80.0, 20.0]),
    ],
)
def test_what_two_divide_is_read_as_shares(text: str, shares: list[float]) -> None:
    assert [(f.value, f.unit) for f in figures(text)] == [(share, "percent") for share in shares]


@pytest.mark.parametrize("text", ["两队三比二打平", "shares rose from 40 to 60 yuan", "以3比1获胜"])
def test_a_score_or_a_range_is_no_division(text: str) -> None:
    assert all(f.unit != "percent" for f in figures(text))


def test_the_money_that_a_text_names_for_all_its_amounts_is_that_of_a_bare_sign() -> None:
    source = "All amounts today are in Canadian dollars. Earnings came to $2.84 a share."
    alarms = [
        [f.text for f in check(f"Earnings were {said} a share.", [source]).findings]
        for said in ("C$2.84", "$2.84", "US$2.84")
    ]
    assert alarms == [[], [], ["US$2.84"]]


def test_a_digital_double_is_no_multiple() -> None:
    assert figures("It streamed with the singer's digital double.") == []


def test_what_follows_a_moment_is_nearly_so_long() -> None:
    (found,) = figures("此后的近七个月里，账号仍在直播。")
    assert (found.value, found.bound) == (7.0, "almost")
