"""A “not” that an English sentence and its Chinese source do not share."""

from __future__ import annotations

import pytest

from drafter.truth import check

SOURCE = (
    "岚桥机器人9月在合肥开设了第12家门店，全年计划再开设30家。公司今年交付搬运车4100辆，同比增长40%。"
    "芜湖工厂尚未投产，预计2027年6月完工。"
)


def denials(draft: str) -> list[str]:
    return [f.message for f in check(draft, [SOURCE]).findings if f.kind == "claim"]


@pytest.mark.parametrize(
    "draft",
    [
        "Lanqiao has not delivered 4,100 carts this year, 40 percent more than a year earlier.",
        "Lanqiao will not open another 30 shops this year.",
    ],
)
def test_a_not_that_the_chinese_lacks_is_found(draft: str) -> None:
    assert any("no such denial" in message for message in denials(draft))


@pytest.mark.parametrize(
    "draft",
    [
        "Lanqiao delivered 4,100 carts this year, 40 percent more than a year earlier.",
        "Its plant in Wuhu, to be completed in June 2027, has not started production.",
        "Lanqiao did not say what the 4,100 carts that it delivered this year had cost.",
    ],
)
def test_what_the_chinese_says_or_leaves_unsaid_is_let_pass(draft: str) -> None:
    assert denials(draft) == []


@pytest.mark.parametrize(("told", "lost"), [("were", True), ("were not", False)])
def test_a_not_of_the_chinese_that_was_lost_is_found(told: str, lost: bool) -> None:
    source = "平台今年没有提高骑手的配送费，每单仍为5元。"
    draft = f"Fees {told} raised this year for riders, who get 5 yuan an order."
    found = [f.message for f in check(draft, [source]).findings]
    assert any("没有提高骑手的配送费" in message for message in found) is lost


def test_a_denial_in_the_chinese_clause_beside_its_figure_is_let_pass() -> None:
    source = "“我们没有参加价格战，推广费用比去年少花了1.3亿元。”岚桥机器人财务总监说。"
    draft = "Lanqiao did not join the price war, and spent 130 million yuan less on promotion."
    assert not [f for f in check(draft, [source]).findings if f.kind == "claim"]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (
            "云栈公司本月新增6000万元奖金池。负责人说，这样做不是为了减少开支。",
            "The aim was not to save money, and 60 million yuan was added to the pool.",
        ),
        (
            "报告显示，试运行期间共发生剐蹭23起，均为轻微，无人员受伤。",
            "The report counts 23 scrapes in the trial, all slight and without injuries.",
        ),
        (
            "检测的18款手表中，佩戴提醒最多的是岚桥，达9次。",
            "Of 18 watches tested, no brand had more reminders than Lanqiao's, at nine.",
        ),
        (
            "岚桥公司表示，首批样车最早要到2031年3月才能交付车队测试。",
            "Lanqiao said its first prototypes would not reach the fleets for testing before March 2031.",
        ),
    ],
)
def test_a_denial_told_in_a_neighbouring_clause_or_by_another_word_is_let_pass(
    source: str, draft: str
) -> None:
    assert not [f for f in check(draft, [source]).findings if "no such denial" in f.message]


def test_a_length_of_time_to_come_is_not_taken_for_one_that_is_past() -> None:
    source = (
        "两年前的首轮融资中，岚桥机器人募资2.4亿元。公司去年净亏损1.9亿元。"
        "谈到上市，创始人表示未来两年内不考虑。"
    )
    draft = "Lanqiao's founder said it would not consider a listing in the next two years."
    assert [f.message for f in check(draft, [source]).findings if f.severity != "note"] == []


CLINICS = (
    "岚桥医疗9月新开诊所14家，市区的签约率达到72%。其余地区的门诊量变化不大。公司表示，"
    "诊所由社区提供场地。夜间急诊等对设备要求高的业务，公司不承接。"
)


def test_a_clause_that_no_figure_finds_is_denied_anywhere_in_the_chinese() -> None:
    draft = (
        "Lanqiao opened 14 clinics in September, but it does not take on demanding work "
        "such as emergencies at night."
    )
    found = check(draft, [CLINICS]).findings
    assert not [f.message for f in found if "no such denial" in f.message]
