"""What a draft left out of its source, kind by kind, and what keeps it."""

from __future__ import annotations

import pytest

from drafter.model import Article
from drafter.truth import check


def told(draft: str, source: str) -> str:
    found = check(draft, [source]).findings
    return " ".join(f.message for f in found if f.kind in ("omission", "hedge"))


UNCHECKED = (
    "Lanqiao says it has sold 4,100 carts since May, and claims that its plant runs without a pause. "
    "The Courier could not independently verify either figure."
)
DENIED = (
    "The carts of Lanqiao caught fire in 14 shops, a repairman said. Lanqiao rejected the account as "
    "baseless and said that no fire had been reported."
)
OPEN = (
    "Lanqiao has agreed to buy the cart maker Weiguang for US$40 million. The purchase still needs the "
    "approval of the cartel office in Hefei."
)
TIED = (
    "Sales of carts will double by 2028, said Helen Zhao, who teaches logistics in Wuhu and has "
    "consulted for firms that lease carts. Lanqiao sold 4,100 carts in May."
)
ASIDE = (
    "More than 4,100 carts of Lanqiao are in use, a count that includes forklifts and trolleys, "
    "Weiguang said."
)
BY_THE_WAY = "Lanqiao said on Monday that it would lower the price of its carts by 40 percent."


@pytest.mark.parametrize(
    ("draft", "source", "words"),
    [
        ("Lanqiao has sold 4,100 carts since May.", UNCHECKED, "Lanqiao says it has sold"),
        ("The carts of Lanqiao caught fire in 14 shops.", DENIED, "rejected the account"),
        ("Lanqiao has agreed to buy the cart maker Weiguang.", OPEN, "needs the approval"),
        ("Sales of carts will double by 2028, said Helen Zhao.", TIED, "has consulted for firms"),
        ("More than 4,100 carts of Lanqiao are in use, Weiguang said.", ASIDE, "a count that"),
    ],
)
def test_what_was_left_out_is_said(draft: str, source: str, words: str) -> None:
    assert words in told(draft, source)


@pytest.mark.parametrize(
    ("draft", "source", "words"),
    [
        ("Lanqiao says it has sold 4,100 carts, which nobody has verified.", UNCHECKED, "verify"),
        ("A repairman said 14 shops had fires, which Lanqiao denied.", DENIED, "rejected"),
        ("Lanqiao has agreed to buy Weiguang, if Hefei approves it.", OPEN, "approval"),
        ("4,100 carts are in use, forklifts and trolleys included, Weiguang said.", ASIDE, "count that"),
        ("Lanqiao will lower the price of its carts by 40 percent.", BY_THE_WAY, "would lower"),
    ],
)  # fmt: skip
def test_what_keeps_it_is_let_pass(draft: str, source: str, words: str) -> None:
    assert words not in told(draft, source)


SHOP = "一位经销商告诉记者，在他负责的华中地区，搬运车的退货率今年达到18%。"
COUNT = "岚桥机器人今年前三季度的销量为4100辆，同比增长40%，该数据不含租赁业务。"
ROUND = "岚桥机器人正在与两家基金洽谈融资，金额约为3亿元。"
FIRM = "公司自称已服务4100家仓库。"


@pytest.mark.parametrize(
    ("draft", "source", "words"),
    [
        ("The return rate of the carts reached 18 percent this year.", SHOP, "一位经销商告诉记者"),
        ("The return rate of the carts reached 18 percent this year.", SHOP, "华中地区"),
        ("Sales rose 40 percent to 4,100 in the first three quarters.", COUNT, "该数据不含租赁"),
        ("Two funds are investing about 300 million yuan in Lanqiao.", ROUND, "洽谈"),
        ("The company serves 4,100 warehouses.", FIRM, "自称"),
    ],
)
def test_what_an_english_draft_left_out_of_chinese_is_said(
    draft: str, source: str, words: str
) -> None:
    assert words in told(draft, source)


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("A dealer in central China said the return rate reached 18 percent this year.", SHOP),
        ("Without leasing, sales rose 40 percent to 4,100 in the first three quarters.", COUNT),
        ("Lanqiao is in talks with two funds on about 300 million yuan.", ROUND),
        ("The company says it serves 4,100 warehouses.", FIRM),
    ],
)
def test_what_an_english_draft_kept_of_chinese_is_let_pass(draft: str, source: str) -> None:
    assert told(draft, source) == ""


def test_an_outlet_is_known_by_where_its_page_stands() -> None:
    page = Article(
        url="https://www.courier.example/a", canonical="", title="", text="Lanqiao sold 4,100 carts.",
        language="en", publisher="", author="", published=None,
    )  # fmt: skip
    draft = "Lanqiao sold 4,100 carts, a manager told Courier."
    assert not [f for f in check(draft, [page]).findings if f.kind == "name"]


def test_a_former_range_is_not_what_holds_now() -> None:
    source = "Delivery has stretched from two to three weeks to six to eight weeks."
    found = check("Buyers now wait two to three weeks for delivery.", [source]).findings
    assert [f.kind for f in found if f.severity == "warning"] == ["figure"]
