"""The sample pages themselves: their shapes, and what the desk reads out of them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from lxml import etree, html

from drafter.errors import NotAnArticle
from drafter.ingest import canonical, extract, find_links
from drafter.model import Article
from drafter.sample import Newsroom, issue_date, load_pages

GBK_PAGE = "jiangwan/tangli-shipin-chuangzuozhe-jijin.html"
UNDATED_PAGE = "screen-and-signal/tangli-video-evening-lock.html"
INSTRUCTING_PAGE = "platform-weekly/lugu-fresh-village-drones.html"
TEASER = "mainland-markets/duolun-hong-kong-listing.html"
WALL = "pacific-wire/tea-exchange-goes-online.html"

# Where each publisher keeps the article's own paragraphs.
BODY = {
    "circuit-east": "//div[@class='post-content']/p",
    "harbour-ledger": "//div[@class='story-body']/p",
    "delta-courier": "//div[@itemprop='articleBody']/p",
    "delta-courier/amp": "//div[@class='amp-content']/p",
    "platform-weekly": "//section[@class='article-body']/p",
    "screen-and-signal": "//div[@class='entry-content']/p",
    "nanchuang": "//div[@class='article-content']/p",
    "jiangwan": "//div[@id='artibody']/p",
    "shuan-guancha/s": "//div[@id='js_content']//p",
}


@dataclass(frozen=True)
class Truth:
    """What an editor reads off the page."""

    language: str
    publisher: str
    title: str
    published: date | None


def november(day: int) -> date:
    return date(2026, 11, day)


TRUTH = {
    "circuit-east/qingfan-technology-series-b.html": Truth(
        "en",
        "Circuit East",
        "Qingfan Technology Raises US$50 Million to Help Machine Operators Find Faults",
        november(17),
    ),
    "harbour-ledger/qingfan-closes-series-b.html": Truth(
        "en",
        "The Harbour Ledger",
        "Qingfan Closes US$65 Million Round as Factories Lose Their Veteran Technicians",
        november(18),
    ),
    "nanchuang/qingfan-keji-b-lun.html": Truth(
        "zh", "南窗科技", "青帆科技完成6500万美元B轮融资 面向工厂推广语音助手", november(17)
    ),
    "delta-courier/tangli-video-creator-fund.html": Truth(
        "en",
        "The Delta Courier",
        "Short Drama Writers to Share New Creator Fund at Tangli Video",
        november(20),
    ),
    GBK_PAGE: Truth("zh", "江湾财经网", "棠梨视频设立4.5亿元创作者基金 扶持原创短剧", november(20)),
    UNDATED_PAGE: Truth(
        "en", "Screen & Signal", "Tangli Video Turns On Evening Lock for Teenagers by Default", None
    ),
    "platform-weekly/beiyou-pay-overseas-cards.html": Truth(
        "en",
        "Platform Weekly",
        "Beiyou Pay Opens Its Merchant Codes to Overseas Bank Cards",
        november(16),
    ),
    "delta-courier/amp/beiyou-pay-foreign-cards.html": Truth(
        "en",
        "The Delta Courier",
        "Small Traders Stand to Gain as Beiyou Pay Accepts Foreign Cards",
        november(17),
    ),
    "circuit-east/baitang-games-lantern-roads-overseas.html": Truth(
        "en",
        "Circuit East",
        "Lantern Roads Heads Overseas with Voices in English, Japanese and Spanish",
        november(19),
    ),
    INSTRUCTING_PAGE: Truth(
        "en",
        "Platform Weekly",
        "Lugu Fresh Drones Drop Groceries at Village Lockers near Hangzhou",
        november(19),
    ),
    "harbour-ledger/cangwu-cloud-inland-data-centres.html": Truth(
        "en",
        "The Harbour Ledger",
        "Cangwu Cloud Turns to Hydropower for Data Centres After US$120 Million Round",
        november(19),
    ),
    "shuan-guancha/s/yanqiao-yejian-jieboxian.html": Truth(
        "zh", "数岸观察", "雁桥出行在合肥开通首条夜间无人接驳线", november(16)
    ),
    "nanchuang/yanqiao-hefei-xiaoba.html": Truth(
        "zh", "南窗科技", "夜班工人有车坐了：雁桥出行无人小巴驶上合肥街头", november(17)
    ),
}
ENGLISH = [path for path, truth in TRUTH.items() if truth.language == "en"]
CHINESE = [path for path, truth in TRUTH.items() if truth.language == "zh"]


def page(path: str) -> html.HtmlElement:
    text = load_pages()[path].decode("gbk" if path == GBK_PAGE else "utf-8")
    return html.fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))


def paragraphs(path: str) -> list[str]:
    found = page(path).xpath(BODY[path.rpartition("/")[0]])
    return [element.text_content().strip() for element in found]


def visible(path: str) -> str:
    body = page(path).find("body")
    etree.strip_elements(body, "script", "style", "noscript", etree.Comment, with_tail=False)
    for hidden in body.xpath("//*[contains(@style, 'display:none')]"):
        hidden.drop_tree()
    return str(body.text_content())


def words(text: str) -> int:
    """Count English words and Han characters."""
    return len(re.findall(r"[\u4e00-\u9fff]|[A-Za-z0-9][A-Za-z0-9.,’'-]*", text))


@cache
def article(path: str) -> Article:
    return extract(load_pages()[path], f"http://127.0.0.1:8000/{path}", "text/html")


# ── the pages ────────────────────────────────────────────────────────────────────────────────


def test_there_are_nine_english_and_four_chinese_articles_a_wall_and_a_teaser() -> None:
    assert (len(ENGLISH), len(CHINESE)) == (9, 4)
    assert set(load_pages()) == {*TRUTH, TEASER, WALL}


def test_one_page_is_gbk_and_declares_it_as_gb2312() -> None:
    body = load_pages()[GBK_PAGE]
    assert b"charset=gb2312" in body
    with pytest.raises(UnicodeDecodeError):
        body.decode("utf-8")


@pytest.mark.parametrize("path", ENGLISH)
def test_an_english_article_has_a_length_and_a_lead_the_house_can_print(path: str) -> None:
    lead, *_ = own = paragraphs(path)
    assert 180 <= words(" ".join(own)) <= 420
    assert 22 <= len(lead.split()) <= 42
    assert 8 <= len(TRUTH[path].title.split()) <= 12


@pytest.mark.parametrize("path", CHINESE)
def test_a_chinese_article_is_200_to_500_characters_long(path: str) -> None:
    assert 200 <= len(re.findall(r"[\u4e00-\u9fff]", "".join(paragraphs(path)))) <= 500


def test_furniture_is_most_of_several_pages() -> None:
    shares = {path: 1 - words(" ".join(paragraphs(path))) / words(visible(path)) for path in TRUTH}
    assert sum(share >= 0.6 for share in shares.values()) >= 6, shares


def test_linked_data_is_valid_where_a_page_has_it() -> None:
    blocks: list[Any] = [
        json.loads(script.text)
        for path in load_pages()
        if path != GBK_PAGE
        for script in page(path).xpath("//script[@type='application/ld+json']")
    ]
    assert len(blocks) >= 6
    assert all("schema.org" in json.dumps(block) for block in blocks)


def test_all_dated_articles_are_of_the_week_before_the_issue() -> None:
    days = [truth.published for truth in TRUTH.values() if truth.published]
    assert len(days) == len(TRUTH) - 1
    assert all(issue_date - timedelta(days=7) < day < issue_date for day in days)


# ── what the desk reads out of them ──────────────────────────────────────────────────────────


def test_the_pasted_mail_gives_each_page_once_in_order() -> None:
    with Newsroom() as room:
        found = [canonical(link) for link in find_links(room.paste)]
        assert found == [canonical(link) for link in room.links]


@pytest.mark.parametrize("path", TRUTH)
def test_a_good_page_gives_its_title_date_publisher_and_language(path: str) -> None:
    read = article(path)
    truth = TRUTH[path]
    assert (read.title, read.language) == (truth.title, truth.language)
    assert (read.publisher, read.published) == (truth.publisher, truth.published)


@pytest.mark.parametrize("path", TRUTH)
def test_a_good_page_gives_the_article_and_none_of_its_furniture(path: str) -> None:
    assert article(path).text.split("\n") == paragraphs(path)


def test_a_hidden_instruction_is_kept_apart_from_the_article() -> None:
    read = article(INSTRUCTING_PAGE)
    assert "instructions" not in read.text
    assert {removed.reason for removed in read.removed} == {"hidden", "comment"}
    assert all("previous instructions" in removed.text for removed in read.removed)


@pytest.mark.parametrize(("path", "reason"), [(WALL, "blocked"), (TEASER, "paywall")])
def test_the_wall_and_the_teaser_are_failures(path: str, reason: str) -> None:
    with pytest.raises(NotAnArticle) as failure:
        article(path)
    assert failure.value.reason == reason
