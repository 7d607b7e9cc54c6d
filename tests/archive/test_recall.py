"""Whether a story was printed: the same event, a development of it, or something else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.archive import Leaning, learned, opening, packaged, recall, similarity, standing
from drafter.archive.comparison import compare
from drafter.archive.cues import others
from drafter.archive.leaning import relation_of
from drafter.archive.recall import as_article, shipped
from drafter.model import Article, Printed, Recall, Story
from drafter.truth import shared_names
from drafter.truth import shipped as shipped_names

SUIT = Printed(
    id="105-1",
    issue="issue 105",
    number=105,
    day=date(2026, 3, 9),
    headline="Court in Chengdu Accepts Suit Over Copied Voice of Radio Host",
    paragraphs=(
        "A court in Chengdu has accepted a suit by radio host Luo Qingping against audiobook maker"
        " Shengyu, which she says copied her voice without asking.",
        "Luo wants 2.4 million yuan in damages and the removal of 312 books. Shengyu said on March 4 that"
        " the voice came from a supplier. The first hearing is set for May.",
    ),
)
ROUND = Printed(
    id="105-2",
    issue="issue 105",
    number=105,
    day=date(2026, 3, 9),
    headline="Robot Maker Kuafu Dynamics Raises US$80 Million in Series B Round",
    paragraphs=(
        "Kuafu Dynamics of Shenzhen, which makes humanoid robots, has raised US$80 million in a Series B"
        " round led by Meituan.",
        "The company will build a plant in Huizhou for 5,000 robots a year. It was founded in 2022.",
    ),
)


def article(title: str, text: str, day: date, language: str = "en") -> Article:
    return Article(
        url="https://news.example/a", canonical="https://news.example/a", title=title, text=text,
        language=language, publisher="Example Wire", author="", published=day,
    )  # fmt: skip


RETOLD = article(
    "Audiobook firm sued over cloned voice",
    "Luo Qingping, whose evening show is heard all over Sichuan, is taking the audiobook company Shengyu"
    " to court in Chengdu. She says that 312 titles are read by a machine that speaks with her voice, and"
    " asks for 2.4 million yuan. Shengyu blames a supplier. A hearing will be held in May.",
    date(2026, 3, 12),
)
RETOLD_IN_CHINESE = article(
    "电台主持人起诉有声书公司“声语”复制其声音",
    "成都一家法院日前受理了电台主持人罗清萍诉有声书公司声语一案。罗清萍称，声语未经许可复制其声音，"
    "用于312本有声书，索赔240万元。声语3月4日回应称，相关声音由供应商提供。案件将于5月首次开庭。",
    date(2026, 3, 12),
    "zh",
)
JUDGED = article(
    "Radio host wins case over cloned voice",
    "A Chengdu court ruled on Tuesday that audiobook maker Shengyu infringed the rights of radio host Luo"
    " Qingping and ordered it to pay her 900,000 yuan. Luo sued in March, saying that the company had"
    " copied her voice for 312 books, and had asked for 2.4 million yuan. Shengyu said it would appeal.",
    date(2026, 6, 18),
)
NEXT_ROUND = article(
    "夸父动力完成近8亿元C轮融资",
    "人形机器人公司夸父动力7月2日宣布完成近8亿元C轮融资，由一家国家级基金和宁德时代领投，美团跟投。"
    "资金将用于海外渠道建设，公司计划在德国设立服务中心。",
    date(2026, 7, 3),
    "zh",
)
LOOK_ALIKE = article(
    "Humanoid start-up Tianshu Robotics raises US$80 million",
    "Tianshu Robotics, a Suzhou company that builds two-legged robots for warehouses, has raised"
    " US$80 million from HongShan and a state fund, it said on Wednesday. The start-up wants to sell 900"
    " machines this year and plans a listing in Hong Kong.",
    date(2026, 3, 18),
)


def recalled(found: Article, *printed: Printed, leaning: Leaning | None = None) -> Recall:
    items = printed or (SUIT, ROUND)
    vectors = similarity()([item.text for item in items], [f"{found.title}\n{found.text}"])
    return recall(
        Story(articles=(found,)),
        list(zip(items, vectors[:, 0].tolist(), strict=True)),
        glossary=shipped_names(),
        similarity=similarity(),
        leaning=leaning,
    )


@pytest.mark.parametrize(
    ("found", "relation", "printed"),
    [
        (RETOLD, "same", SUIT),
        (RETOLD_IN_CHINESE, "same", SUIT),
        (JUDGED, "update", SUIT),
    ],
    ids=["retold", "retold in Chinese", "judged"],
)
def test_a_repeat_and_a_follow_up_are_known_with_the_item(
    found: Article, relation: str, printed: Printed
) -> None:
    told = recalled(found)
    assert (told.relation, told.printed) == (relation, printed)


@pytest.mark.parametrize("found", [NEXT_ROUND, LOOK_ALIKE], ids=["next round", "look-alike"])
def test_another_round_and_another_company_are_new(found: Article) -> None:
    assert recalled(found).relation == "new"


def test_a_follow_up_says_in_a_sentence_what_is_new_and_what_it_goes_on_from() -> None:
    told = recalled(JUDGED)
    assert told.news is not None
    assert told.old is not None
    assert "ordered it to pay her 900,000 yuan" in told.news.text
    assert JUDGED.text[told.news.start : told.news.end] == told.news.text
    item = as_article(SUIT)
    assert item.text[told.old.start : told.old.end] == told.old.text


def test_a_printed_figure_that_is_told_otherwise_is_named() -> None:
    more = replace(
        RETOLD,
        title="More books with a cloned voice than was known",
        text=RETOLD.text.replace("312 titles", "448 titles, and not 312 as first reported,"),
    )
    (change,) = recalled(more).changes
    assert ("312" in change.old.text, "448" in change.new.text) == (True, True)
    assert more.text[change.new.start : change.new.end] == change.new.text


def test_without_anything_printed_all_is_new() -> None:
    none = recall(Story(articles=(RETOLD,)), [], glossary=shipped_names(), similarity=similarity())
    assert none == Recall(relation="new")


def test_what_editors_decide_moves_the_bounds() -> None:
    told = recalled(JUDGED)
    assert recalled(JUDGED, leaning=Leaning(story=-20)).relation == "new"
    assert recalled(JUDGED, leaning=Leaning(news=-20)).relation == "same"
    assert told.odds[0] > 0 < told.odds[1]


def test_few_decisions_move_little_and_contradicting_ones_nothing() -> None:
    assert learned([]) == Leaning()
    against = [((0.4, 1.0), "new")] * 12
    assert learned(against[:1]).story > learned(against).story
    assert relation_of(0.4, 1.0) == "update"
    leaning = learned(against)
    assert relation_of(0.4 + leaning.story, 1.0 + leaning.news) == "new"
    mixed = [((0.0, 0.0), "same"), ((0.0, 0.0), "update")] * 10
    assert abs(learned(mixed).news) < 0.01


@given(st.lists(st.tuples(st.tuples(st.floats(-30, 30), st.floats(-30, 30)),
                          st.sampled_from(["same", "update", "new"])), max_size=40))  # fmt: skip
def test_what_is_learned_is_finite_whatever_was_decided(decisions) -> None:
    leaning = learned(decisions)
    assert abs(leaning.story) < 40
    assert abs(leaning.news) < 40


def test_each_trait_has_its_weight_and_each_weight_its_trait() -> None:
    pair = as_article(SUIT), RETOLD
    known = compare(*pair, glossary=shipped_names(), similarity=similarity())
    assert set(known) == set(shipped().traits)


def test_an_issue_without_a_date_is_compared_all_the_same() -> None:
    undated = replace(SUIT, day=None)
    assert recalled(RETOLD, undated, ROUND).printed == undated


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Series B round", "完成C轮融资", True),
        ("Series B round", "完成B轮融资", False),
        ("second-quarter profit", "第三季度净利润", True),
        ("profit in Q2", "第二季度净利润", False),
        ("profit", "第三季度净利润", False),
    ],
)
def test_rounds_and_quarters_tell_events_apart(one: str, other: str, differ: bool) -> None:
    assert others(one, other) is differ


def test_who_is_based_somewhere_is_a_name_of_its_own() -> None:
    named = {each.name for each in shared_names(as_article(ROUND), LOOK_ALIKE, shipped_names())}
    assert "Kuafu Dynamics" in named


def test_the_likeliest_item_is_compared_however_many_alike_were_printed() -> None:
    firms = [f"{first}{last} Dynamics" for first in "BDGHLMNTWZ" for last in ("angu", "ufei")]
    alike = [
        replace(
            ROUND,
            id=f"90-{place}",
            headline=ROUND.headline.replace("Kuafu Dynamics", firm).replace("80", f"{60 + place}"),
            paragraphs=tuple(
                each.replace("Kuafu Dynamics", firm).replace("80", f"{60 + place}")
                for each in ROUND.paragraphs
            ),
        )
        for place, firm in enumerate(firms)
    ]
    retold = article(
        "Backers give Kuafu Dynamics US$80 million",
        "Kuafu Dynamics of Shenzhen has closed a Series B round of US$80 million in which Meituan was the"
        " largest investor. The maker of humanoid robots wants to build a plant in Huizhou.",
        date(2026, 3, 11),
    )
    told = recalled(retold, *alike, ROUND)
    assert (told.relation, told.printed) == ("same", ROUND)


def test_an_opening_is_found_by_the_vectors_of_its_sentences() -> None:
    opened = opening(RETOLD)
    assert opened[0] == RETOLD.title
    assert all(sentence in f"{RETOLD.title}\n{RETOLD.text}" for sentence in opened)
    found = standing(opened, packaged().encode(opened))
    assert float(found @ found) == pytest.approx(1, abs=1e-5)
    near = packaged().encode([SUIT.text, ROUND.text]) @ found
    assert near[0] > near[1]


@given(st.text(max_size=3_000))
@settings(max_examples=30, deadline=None)
def test_an_opening_is_short_whatever_a_page_holds(text: str) -> None:
    opened = opening(article(text[:900], text, date(2026, 3, 11)))
    assert 1 <= len(opened) <= 12
    assert max(map(len, opened)) <= 400


def test_vectors_that_are_known_are_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    compare_by = similarity()
    texts = ["A ferry stops.", "一艘渡轮停航。"]
    compare_by.know(texts, packaged().encode(texts))
    monkeypatch.setattr(type(packaged()), "encode", lambda *_: pytest.fail("embedded again"))
    assert compare_by(texts[:1], texts[1:]).shape == (1, 1)
