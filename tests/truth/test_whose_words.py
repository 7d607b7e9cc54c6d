"""Whose words a sentence gives, which answer belongs to it, and what nobody has shown."""

from __future__ import annotations

import pytest

from drafter.archive import similarity
from drafter.model import Article
from drafter.truth import check

HEAD = "Carts in Wuhu\n\n"


def told(draft: str, *sources: str) -> list[str]:
    found = check(HEAD + draft, [_article(text) for text in sources], similarity=similarity())
    return [
        f"{f.sentence} | {f.message}" for f in found.findings if f.kind in ("omission", "hedge")
    ]


def _article(text: str) -> Article:
    url = "https://courier.example/1"
    chinese = any("\u4e00" <= letter <= "\u9fff" for letter in text)
    return Article(
        url=url, canonical=url, title="carts", text=text, language="zh" if chinese else "en",
        publisher="", author="", published=None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("draft", "source", "words"),
    [
        ("The new line makes 4,000 carts a day, twice as many as the old one.",
         "厂长宋岩介绍，新产线日产4000辆推车，是老产线的两倍。", "宋岩介绍"),
        ("It is the largest buyer of used carts in Asia.",
         "Lanqiao bills itself as the largest buyer of used carts in Asia.", "bills itself"),
        ("The drives keep 90 percent of their charge after 2,000 rounds.",
         "The drives keep 90 per cent of their charge after 2,000 rounds, by the maker's own reckoning.",
         "own reckoning"),
        ("Lanqiao will open 40 workshops in Vietnam next year.",
         "岚桥打算明年在越南开设40家工坊。", "打算"),
    ],
)  # fmt: skip
def test_a_speaker_or_a_reservation_is_missed_in_whatever_form(
    draft: str, source: str, words: str
) -> None:
    assert any(words in each for each in told(draft, source))


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Chairman Wen Ru has set a target of 4,100 carts for next year.",
         "董事长温如在发布会上说，公司明年的销量目标是4100辆推车。"),
        ("Fang Lan, who heads an institute, considers its drives the toughest in Wuhu.",
         "一家研究机构的负责人方岚认为，岚桥的电机是芜湖最耐用的。"),
        ("Half of the money is meant for a plant in Wuhu.", "公司计划将资金的一半用于芜湖工厂。"),
        ("Checks did not show how old the carts were.",
         "Checks could not establish how old the carts were."),
        ("The scheme, a three-month trial of 400 carts, began in Wuhu in May.",
         "芜湖5月启动为期三个月的试点，投放400辆推车。"),
    ],
)  # fmt: skip
def test_what_a_draft_keeps_in_other_words_is_let_pass(draft: str, source: str) -> None:
    assert not told(draft, source)


TWO_TOLD = (
    "岚桥称，芜湖的新工坊将成本降低了35%。多名经销商反映，岚桥自4月起提高了罚款标准，一次最高罚款2000元。"
    "岚桥回应称，新标准只针对重复违规者。"
)


def test_an_answer_goes_with_what_was_told_last_before_it() -> None:
    draft = (
        "A new workshop in Wuhu has cut costs by 35 percent, "
        "Lanqiao said. Several dealers said that Lanqiao "
        "had raised its fines in April, to as much as 2,000 yuan."
    )
    found = [each for each in told(draft, TWO_TOLD) if "answer was left out" in each]
    assert len(found) == 1
    assert found[0].startswith("Several dealers")


def test_an_answer_whose_figures_a_sentence_gives_is_not_left_out() -> None:
    source = "两家供应商反映，岚桥的付款账期仍超过90天。岚桥回应称，新合同已全部执行60天账期。"
    draft = (
        "Two suppliers say they still wait more than 90 days for their money; Lanqiao says that all new "
        "contracts keep to 60 days."
    )
    assert not any("answer was left out" in each for each in told(draft, source))


@pytest.mark.parametrize(
    ("draft", "source", "words"),
    [
        ("More than 4,000 riders have been called by swindlers, riders say.",
         "已有超过4000名骑手反映接到诈骗电话，但无法确认是否与岚桥有关。", "无法确认"),
        ("Sales abroad were 35 percent higher, Lanqiao said.",
         "Lanqiao said that sales abroad were 35 per cent higher at constant exchange rates.",
         "at constant"),
    ],
)  # fmt: skip
def test_what_a_figure_takes_in_or_rests_on_is_missed(draft: str, source: str, words: str) -> None:
    assert any(words in each for each in told(draft, source))


@pytest.mark.parametrize(
    ("draft", "source", "words"),
    [
        ("Sales could reach 4,100 a month, predicts Rong Jian, an analyst at White Tower.",
         "白塔分析师容简预计，推车月销量有望达到4100辆。白塔去年曾担任岚桥配股的承销商。", "承销商"),
        ("Tower Brokers rates the shares a buy, with a target price of 12.5 yuan.",
         "高塔证券给予岚桥“买入”评级，目标价12.5元；该券商持有岚桥1.2%的股份。", "持有岚桥1.2%"),
        ("Meituan has 58 percent of the market, according to a report by Rongke.",
         "容科智库发布报告称，美团占有58%的市场份额。骑手每天工作9小时，午后休息。"
         "美团去年入股容科智库，目前持股约9%。", "持股约9%"),
    ],
)  # fmt: skip
def test_an_interest_is_missed_wherever_the_source_tells_it(
    draft: str, source: str, words: str
) -> None:
    assert any(words in each for each in told(draft, source))


def test_a_sentence_ends_with_an_hour_and_a_plaintiffs_lawyer_is_no_former_one() -> None:
    draft = "Carts stop at 10 p.m. In a test, one went on for two hours."
    assert len(check(HEAD + draft, ["Carts stop at 10 p.m."]).sentences) == 3
    source = _article("原告律师孟珂表示，这一判决可能为类似案件提供参照。")
    found = check(HEAD + "The ruling may serve others, lawyer Meng Ke said.", [source]).findings
    assert not any("former" in finding.message for finding in found)


@pytest.mark.parametrize(
    ("draft", "source", "words"),
    [
        ("Rong Jian, an analyst at White Tower, expects sales of 4,100 carts a month.",
         "白塔分析师容简预计，推车月销量将达到4100辆。工商资料显示，白塔旗下基金持有岚桥5%的股份。",
         "持有岚桥"),
        ("Rong Jian of White Tower called the carts the safest in Wuhu.",
         "Rong Jian of White Tower called the carts the safest in Wuhu. White Tower, according to "
         "exchange filings, holds 4 per cent of Lanqiao.", "holds 4 per cent"),
    ],
)  # fmt: skip
def test_an_interest_that_a_record_shows_is_no_ones_opinion(
    draft: str, source: str, words: str
) -> None:
    assert any(words in each for each in told(draft, source))


@pytest.mark.parametrize(
    ("draft", "source", "words"),
    [
        ("Lanqiao is going to court over the report.",
         "岚桥称，不排除就该报告提起诉讼。", "不排除"),
        ("The carts will spare riders a long walk, said Song Yan, who runs the plant.",
         "厂长宋岩说，这些推车也许可以让骑手少走许多路。", "也许"),
        ("Owners told the dealers to use new wheels, and 40 carts came back.",
         "一名店主告诉记者，经销商让他们换轮子，已有40辆推车被退回。", "店主告诉记者"),
    ],
)  # fmt: skip
def test_a_reservation_or_a_speaker_is_not_kept_by_an_order(
    draft: str, source: str, words: str
) -> None:
    assert any(words in each for each in told(draft, source))


def test_both_reservations_of_a_statement_are_shown() -> None:
    source = "岚桥正在评估减少外购电池的方案，不排除年内自建40条电池线。"
    draft = "Lanqiao will build 40 battery lines of its own this year."
    found = [each for each in told(draft, source) if "Keep the reservation" in each]
    assert any("评估" in each and "不排除" in each for each in found), found


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Mei Ruoxi said the firm had left three letters unanswered.",
         "梅若溪说，该公司对三封信都没有回复。"),
        ("The loan, for nine months, is worth 40 million yuan.",
         "借款为一笔期限九个月的贷款，金额4000万元。"),
        ("The ruling has not taken effect.", "判决尚未生效。"),
        ("No day has been set for the sale of the carts.", "推车的开售日期尚未确定。"),
        ("A customer says that Lanqiao sold her data to 40 shops.",
         "一名顾客称，岚桥把她的信息卖给了40家店。该顾客表示，其中的真实姓名有12个。"),
        ("Riders must stay for at least 40 days and use the carts of Lanqiao alone.",
         "骑手须连续工作不少于40天，且使用岚桥的推车。"),
        ("Lanqiao will open the workshop in Wuhu in May.", "按照原计划，岚桥将于5月启用芜湖的工坊。"),
        ("Lanqiao has to pay 40,000 yuan within 15 days.",
         "岚桥须在15日内缴纳罚款4万元。如不服，可在60日内申请复议。"),
        ("Riders say that Lanqiao owes them 40,000 yuan.",
         "Riders say that Lanqiao owes them 40,000 yuan. Lanqiao declined to comment on the claim."),
    ],
)  # fmt: skip
def test_a_name_a_term_or_a_silence_is_no_limit_and_no_answer(draft: str, source: str) -> None:
    assert not told(draft, source)


def test_a_sentence_is_known_across_languages_by_what_stands_out() -> None:
    source = (
        "岚桥今年在芜湖新开了两家工坊。一位经销商告诉记者，退货率明显高于预期，主要原因是坐着不舒服。"
        "岚桥今年还卖出一家仓库。"
    )
    draft = "The return rate is markedly higher than expected, mainly because of discomfort."
    assert any("经销商告诉" in each for each in told(draft, source))


def test_an_interest_stands_by_the_sentence_in_which_both_are_named() -> None:
    source = (
        "Half of all riders have a cart, according to a survey by the researcher Rong Data. "
        "Lanqiao holds a tenth of the shares in Rong Data through a fund.\n\n"
        "Lanqiao was named by 41 percent of those with a cart, the survey found."
    )
    draft = (
        "Half of all riders have a cart, a survey by Rong Data found. "
        "Lanqiao was named by 41 percent of those with a cart."
    )
    found = check("Riders and Their Carts\n\n" + draft, [source]).findings
    assert [f.sentence[:7] for f in found if "discloses an interest" in f.message] == ["Lanqiao"]


def test_a_crime_that_a_source_tells_as_fact_is_nobodys_charge() -> None:
    source = (
        "The theft came to light in May, when Wen Ru, who keeps the books, called one of the shops to "
        "complain about a bill."
    )
    draft = "The theft came to light in May through Wen Ru, who keeps the books of Lanqiao."
    assert not any("charge" in each for each in told(draft, source))


def test_an_estimate_of_somebody_is_missed_once() -> None:
    source = "分析师容简称，岚桥的推车卖得很慢。他估计，推车的月销量约为4100辆。"
    found = told("About 4,100 carts are sold a month.", source)
    assert not any("Keep the reservation" in each for each in found)
    assert any("他估计" in each for each in found)
