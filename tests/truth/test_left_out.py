"""Limits, interests, replies and reservations that a draft left out, told in words that no list has."""

from __future__ import annotations

import pytest

from drafter.model import Article
from drafter.truth import check

PROVISO = (
    "Lanqiao delivers 92% of its carts within a day, Helen Zhao said. That applies only to shops inside "
    "the third ring road."
)
WITHIN = (
    "Shipments of carts rose 18% in the third quarter, Weiguang estimates, though the tally leaves out "
    "carts sold abroad."
)
IN_CASE = "Weiguang expects sales of carts to grow 30% next year in its most optimistic scenario."
BY_WHAT = (
    "Lanqiao held 37% of the market for carts by shipment value in August, Weiguang estimates."
)
SERVES = (
    "Carts halve the work of porters, said Ole Brand, who teaches in Wuhu. Brand holds patents used by "
    "Lanqiao."
)
ANSWERED = (
    "Motormark found in tests that carts of Lanqiao overheated in 12 shops. Lanqiao said this concerned "
    "only carts built before June."
)
DOUBTED = (
    "The carts of Lanqiao run 90 kilometers on one charge, it said. Two engineers at Weiguang doubted "
    "that figure and believed that it was closer to 60 kilometers."
)
POSSIBLE = (
    "Lanqiao said that it was investigating a possible leak of customer data at its shop in Wuhu. "
    "The shop has been closed since Monday."
)


def told(draft: str, *sources: str | Article) -> str:
    found = check(draft, sources).findings
    return " ".join(f.message for f in found if f.kind in ("omission", "hedge"))


def chinese(text: str) -> Article:
    url = "https://courier.example/1"
    return Article(
        url=url, canonical=url, title="推车", text=text, language="zh", publisher="", author="",
        published=None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("draft", "source", "words"),
    [
        (
            "Lanqiao delivers 92 percent of its carts within a day, Helen Zhao said.",
            PROVISO, "applies only",
        ),
        (
            "Shipments of carts rose 18 percent in the third quarter, Weiguang estimates.",
            WITHIN, "leaves out",
        ),
        (
            "Weiguang expects sales of carts to grow 30 percent next year.",
            IN_CASE, "optimistic scenario",
        ),
        (
            "Lanqiao held 37 percent of the market for carts in August, Weiguang estimates.",
            BY_WHAT, "by shipment",
        ),
        (
            "Carts halve the work of porters, said Ole Brand, who teaches in Wuhu.",
            SERVES, "holds patents",
        ),
        (
            "Motormark found that carts of Lanqiao overheated in 12 shops.",
            ANSWERED, "this concerned only",
        ),
        (
            "The carts of Lanqiao run 90 kilometers on one charge, it said.",
            DOUBTED, "doubted that figure",
        ),
    ],
)  # fmt: skip
def test_what_a_draft_left_out_is_said(draft: str, source: str, words: str) -> None:
    assert words in told(draft, source)


@pytest.mark.parametrize(
    ("draft", "source", "words"),
    [
        (
            "Within the third ring road, to which the claim applies only, Lanqiao delivers 92 percent of "
            "its carts to shops within a day, Helen Zhao said.",
            PROVISO, "applies only",
        ),
        (
            "Shipments of carts rose 18 percent in the third quarter, carts sold abroad left out, Weiguang "
            "estimates.", WITHIN, "leaves out",
        ),
        (
            "In its optimistic scenario, Weiguang expects sales of carts to grow 30 percent.",
            IN_CASE, "scenario",
        ),
        (
            "By shipment value, Lanqiao held 37 percent of the market for carts in August.",
            BY_WHAT, "by shipment",
        ),
        (
            "Carts halve the work of porters, said Ole Brand, who holds patents used by Lanqiao.",
            SERVES, "patents",
        ),
        (
            "Motormark found that carts of Lanqiao overheated in 12 shops. Lanqiao replied that the "
            "trouble was only with carts built before June.", ANSWERED, "this concerned",
        ),
        (
            "The carts of Lanqiao run 90 kilometers on one charge, it said, which engineers doubt.",
            DOUBTED, "doubted that figure",
        ),
    ],
)  # fmt: skip
def test_what_a_draft_kept_in_its_own_words_is_let_pass(
    draft: str, source: str, words: str
) -> None:
    assert words not in told(draft, source)


@pytest.mark.parametrize(
    ("draft", "source", "words"),
    [
        (
            "Shops will pay no listing fee for 2 years.",
            "平台宣布，未来2年商家免收上架费，食品和药品类目不适用。", "食品和药品类目不适用",
        ),
        (
            "The company sold 1.3 million carts in the third quarter.",
            "公司第三季度售出推车130万台。上述销量包括已发往渠道但未售出的库存。", "包括已发往渠道",
        ),
        (
            "Sales on the app came to 760 million yuan. Some carts come from Wuhu.",
            "平台交易额约为7.6亿元。该数字按下单金额计算，未扣除退货。部分推车来自芜湖。", "未扣除退货",
        ),
        (
            "A court told the app to drop the song and pay 380,000 yuan.",
            "法院判令平台下架该歌曲，并赔偿38万元。原告此前索赔240万元。该判决尚未生效。", "尚未生效",
        ),
        (
            "Meituan’s carts run day and night, Meng Ke said.",
            "孟科表示，在晴天条件下，美团的推车可以昼夜运行。", "在晴天条件下",
        ),
        (
            "Lanqiao plans to put 600 carts on the streets of Wuhu.",
            "据《江城周刊》报道，岚桥拟在芜湖投放600辆推车。", "江城周刊",
        ),
        (
            "The market for carts will grow to 9 billion yuan.",
            "远望智库预计，推车市场将增长至90亿元。", "远望智库预计",
        ),
        (
            "The firm lost 640 million yuan.", "一份内部备忘录显示，这家公司亏损6.4亿元。", "备忘录显示",
        ),
        (
            "Carts will earn the city 3.6 billion yuan a year.",
            "财政部门测算，推车每年或可带来36亿元收入。", "或可带来",
        ),
    ],
)  # fmt: skip
def test_what_an_english_draft_left_out_of_chinese_is_said(
    draft: str, source: str, words: str
) -> None:
    assert words in told(draft, chinese(source))


def test_a_plan_that_is_spoken_of_as_a_thing_reserves_nothing() -> None:
    draft = "Authorities in Wuhu have yet to approve it."
    assert "计划" not in told(draft, chinese("上述计划尚待芜湖市交通部门批准。"))


def test_a_headline_keeps_what_the_source_only_holds_possible() -> None:
    body = "Lanqiao is investigating a possible leak of customer data at its shop in Wuhu."
    assert "a possible leak" in told(f"Lanqiao Closes Shop in Wuhu After Leak\n\n{body}", POSSIBLE)
    assert "a possible leak" not in told(f"Lanqiao Looks Into Possible Leak\n\n{body}", POSSIBLE)


def test_who_owns_the_subject_of_a_story_is_no_interest_of_a_speaker() -> None:
    source = (
        "Lanqiao sold 4,100 carts in May, it said. Lanqiao is owned by the Hengda group of Hefei."
    )
    draft = "Lanqiao Sells More Carts\n\nLanqiao sold 4,100 carts in May, it said."
    assert "interest" not in told(draft, source)


@pytest.mark.parametrize("name", ["Reuters", "Industrial Securities"])
def test_an_outlet_or_bank_that_the_chinese_names_is_known(name: str) -> None:
    source = chinese("据路透社报道，岚桥5月售出4100台推车。兴业证券认为推车销量还会增长。")
    found = check(f"Lanqiao sold 4,100 carts in May, {name} said.", [source]).findings
    assert not [f for f in found if f.kind == "name" and name in f.text]


def test_a_name_without_its_accents_is_the_same() -> None:
    found = check("It opened a shop in São Bento.", ["It opened a shop in Sao Bento."]).findings
    assert not [f for f in found if f.kind == "name"]


HEAD = "Lanqiao in the news\n\n"
ANSWERS = [
    # of one whom the story is about, in the next paragraph, to what others told of his matter
    ("Lanqiao will list in Wuhu in May, two bankers said.",
     "Lanqiao may list in Wuhu in May, two bankers said. The deal is not settled, they said.\n\nA "
     "representative for Lanqiao said that it had no timetable for a listing."),
    # of the firm, whom the statement before only calls the app
    ("Lanqiao sells carts in an app.\n\nA dealer said that the app showed her carts without a price.",
     "Lanqiao sells carts in an app. A dealer said that the app showed her carts without a price. "
     "Lanqiao said that prices had been added in May."),
    # to all of a study, told well before it
    ("Drives by Lanqiao last for three years, a study by Wuhu College found. It looked at 400 carts.",
     "Drives by Lanqiao last for three years, a study by Wuhu College found. It looked at 400 carts. "
     "“That is not long,” said Fang Lan, who wrote it.\n\nLanqiao disputed the findings."),
    # of an outsider, to an estimate
    ("Rong Data puts the market for carts at 4 billion yuan this year.",
     "Rong Data puts the market for carts at 4 billion yuan this year. Prices fell in May.\n\nThe Cart "
     "Makers' Union called the market estimate bold and said its count came to 3 billion yuan."),
    ("Lanqiao plans six lines of carts in Wuhu, with the first to open in May.",
     "据《芜湖晚报》援引知情人士报道，岚桥拟在芜湖开设六条推车线路，首条5月开通。\n\n岚桥方面回应称，能否开通仍待审批。"),
]  # fmt: skip


@pytest.mark.parametrize(("draft", "source"), ANSWERS)
def test_what_one_concerned_says_of_what_was_told_is_an_answer(draft: str, source: str) -> None:
    given = chinese(source) if "芜湖" in source else source
    found = check(HEAD + draft, [given]).findings
    assert [f.message for f in found if "answer was left out" in f.message], found


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        # another firm, on a matter of its own
        ("Lanqiao sold 40,000 carts in May, two dealers said.",
         "Lanqiao sold 40,000 carts in May, two dealers said.\n\nWeiguang said that its plant in Hefei "
         "had opened."),
        # nobody says anything
        ("Lanqiao will open a plant, two bankers said.",
         "Lanqiao will open a plant, two bankers said. It did not say where."),
        # background
        ("Lanqiao has 300 carts in Wuhu, most of them with a driver.",
         "The arm has put about 300 carts on the road in Wuhu, most of them with a driver.\n\nWuhu has "
         "been the busiest market for carts this year, helped by a line of Lanqiao shops."),
    ],
)  # fmt: skip
def test_what_another_says_of_his_own_matter_is_no_answer(draft: str, source: str) -> None:
    assert "answer was left out" not in told(HEAD + draft, source)


def test_that_talks_are_open_is_looked_for_in_all_of_a_source() -> None:
    source = (
        "Lanqiao has picked two banks for a planned sale of shares, people familiar with it said. It is to "
        "raise 4 billion yuan.\n\nShares rose 3 percent in May.\n\nDeliberations are at an early stage and "
        "Lanqiao may yet decide not to sell, the people said."
    )
    draft = (
        "Lanqiao has picked two banks for a planned sale of shares, people familiar with it said."
    )
    assert "decide not" in told(HEAD + draft, source)
    assert "decide not" not in told(f"{HEAD}{draft} It may still decide not to sell.", source)


def test_two_conditions_before_a_sentence_and_one_behind_it_are_limits() -> None:
    source = (
        "Subject to the completion of a review of the carts in Wuhu and to the outcome of a trial in May, "
        "Lanqiao intends to offer the carts to all shops in June. About 70 percent of the plant's power "
        "will come from wind farms, once a line now under construction is connected."
    )
    draft = (
        "Lanqiao intends to offer the carts to all shops in June. About 70 percent of the plant's power "
        "will come from wind farms."
    )
    found = told(HEAD + draft, source)
    assert "Subject to" in found
    assert "once a line" in found


def test_what_a_firm_expects_to_do_says_nothing_of_who_told_the_rest() -> None:
    source = (
        "Roughly a fifth of the racks in the hall are in use today, and Lanqiao expects to fill the others "
        "next year."
    )
    assert not told(HEAD + "Roughly a fifth of the racks in the hall are in use so far.", source)
