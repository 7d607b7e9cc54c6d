from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.model import Article
from drafter.truth import Revision, revisions

PRINTED = date(2026, 3, 9)
LATER = date(2026, 4, 2)

# name, printed title, printed text, title now, text now, {(old, new)}
REVISED = [
    (
        "named in one Chinese sentence",
        "Kiteworks recalls 41,300 heated blankets",
        "Kiteworks is recalling 41,300 heated blankets because a cable may melt.",
        "电热毯召回扩大",
        "据公告，风筝家电将电热毯召回总数由4.13万条增至9.6万条，新增产品均在去年冬天售出。",
        {("41,300", "9.6万条")},
    ),
    (
        "named in one English sentence",
        "Orchid Labs sets price of its reader",
        "Orchid Labs will sell its e-paper reader for 899 yuan from May.",
        "Orchid Labs lowers the price of its reader",
        "Orchid Labs has cut the price of its e-paper reader from 899 yuan to 699 yuan.",
        {("899 yuan", "699 yuan")},
    ),
    (
        "denied",
        "Shenlan loses keys of parcel lockers",
        "Locker operator Shenlan said that 64,000 households had their codes stolen.",
        "Shenlan corrects its count",
        "The codes of 91,000 households, not 64,000, were stolen, locker operator Shenlan admits.",
        {("64,000", "91,000")},
    ),
    (
        "named in the next sentence",
        "Bus maker Jinlu recalls 12,400 coaches",
        "Jinlu is recalling 12,400 coaches whose doors may open while driving.",
        "Jinlu widens its recall",
        "Jinlu's recall now covers 30,700 coaches. The first notice spoke of 12,400 coaches.",
        {("12,400", "30,700")},
    ),
    (
        "given otherwise without a word of it",
        "Tidal raises US$50 million from Qiming",
        "Seaweed start-up Tidal has raised US$50 million in a funding round led by Qiming.",
        "海藻公司潮生完成新一轮融资",
        "海藻材料公司潮生近日完成6500万美元融资，由启明创投领投。",
        {("US$50 million", "6500万美元")},
    ),
    (
        "a day that was moved",
        "Ferry line Haiyun to start on 1 May",
        "Haiyun will start its electric ferry line to Lantau on 1 May.",
        "Ferry line delayed",
        "Haiyun's electric ferry line to Lantau is delayed from 1 May to 20 June, the firm said.",
        {("1 May", "20 June")},
    ),
    (
        "a forecast range that was missed",
        "Toy maker Wanle warns of loss",
        "Toy maker Wanle expects to lose between 20 and 30 million yuan in the first quarter.",
        "Wanle loses more than feared",
        "Toy maker Wanle lost 58 million yuan in the first quarter, more than it had feared.",
        {("30 million yuan", "58 million yuan"), ("20", "58 million yuan")},
    ),
]

# name, printed text, text now
UNCHANGED = [
    ("a rounding", "Tidal has raised US$51.3 million.", "Tidal has raised US$51 million."),
    ("a bound that holds", "Bluefin sold about 300 boats.", "Bluefin sold 312 boats."),
    (
        "more than what was said to be more",
        "Bluefin has sold more than 400 boats to clubs.",
        "Bluefin has sold 460 boats to clubs.",
    ),
    (
        "another currency",
        "Tidal has raised US$50 million in a funding round led by Qiming.",
        "潮生近日完成3.6亿元融资，由启明创投领投。",
    ),
    (
        "another rate of exchange",
        "Tidal was fined 70 million yuan (US$9.7 million).",
        "Tidal was fined 70 million yuan (US$10.1 million).",
    ),
    (
        "another quarter",
        "Bluefin had revenue of 410 million yuan in the third quarter.",
        "Bluefin had revenue of 530 million yuan in the fourth quarter.",
    ),
    (
        "a year to compare with",
        "Bluefin sold 5,200 boats last year.",
        "Bluefin sold 5,200 boats last year, up from 3,100 boats a year earlier.",
    ),
    (
        "a part of it",
        "Kiteworks is recalling 41,300 blankets.",
        "The first 9,000 blankets have been returned to Kiteworks. It is recalling 41,300.",
    ),
    (
        "one more fine",
        "Shenlan was fined 2 million yuan for losing keys.",
        "Shenlan, fined 2 million yuan for losing keys, must pay a further 5 million yuan for lying.",
    ),
    (
        "another thing",
        "Bluefin employs 1,800 people in Ningbo.",
        "Bluefin has sold 2,600 boats since it was founded.",
    ),
    (
        "the day of the announcement",
        "Haiyun will start its ferry line on 1 May.",
        "On 31 March Haiyun said that its ferry line was delayed, without naming a day.",
    ),
    (
        "what had been before when it was printed",
        "Orchid Labs has cut the price of its reader from 899 yuan to 699 yuan.",
        "Orchid Labs now sells its reader for 699 yuan, and a case for 59 yuan.",
    ),
]


def page(text: str, title: str = "", day: date = PRINTED, name: str = "digest") -> Article:
    return Article(
        url=f"https://{name}.example/item",
        canonical="",
        title=title,
        text=text,
        language="",
        publisher=name.title(),
        author="",
        published=day,
    )


@pytest.mark.parametrize(
    ("title", "text", "title_now", "now", "pairs"),
    [r[1:] for r in REVISED],
    ids=[r[0] for r in REVISED],
)
def test_a_figure_that_the_article_gives_otherwise_is_found(
    title: str, text: str, title_now: str, now: str, pairs: set[tuple[str, str]]
) -> None:
    found = revisions(page(text, title), page(now, title_now, LATER, "courier"))
    assert len(found) == 1
    assert (found[0].old.span.text, found[0].new.span.text) in pairs
    assert "Courier" in found[0].message


@pytest.mark.parametrize(("text", "now"), [r[1:] for r in UNCHANGED], ids=[r[0] for r in UNCHANGED])
def test_what_does_not_contradict_is_no_revision(text: str, now: str) -> None:
    assert revisions(page(text), page(now, day=LATER, name="courier")) == []


def test_the_article_is_said_to_name_the_old_figure_only_where_it_does() -> None:
    printed = page("Tidal has raised US$50 million in a funding round led by Qiming.")
    silent = page("Tidal has raised US$65 million in a funding round led by Qiming.", day=LATER)
    naming = page(
        "Tidal has raised US$65 million in a funding round led by Qiming, not US$50 million.",
        day=LATER,
    )
    assert [r.named for r in revisions(printed, silent)] == [False]
    assert [r.named for r in revisions(printed, naming)] == [True]


def test_a_figure_that_stands_in_a_headline_alone_is_placed_there() -> None:
    printed = page("The cable may melt.", "Kiteworks recalls 41,300 heated blankets")
    now = page(
        "The cable may melt.", "Kiteworks recall raised from 41,300 to 96,000 blankets", LATER
    )
    (found,) = revisions(printed, now)
    for told, article in ((found.old, printed), (found.new, now)):
        assert told.in_title
        assert article.title[told.span.start : told.span.end] == told.span.text


def test_the_bound_of_a_figure_is_told() -> None:
    printed = page("Locker operator Shenlan said that about 300 of its customers were affected.")
    now = page("深蓝快递柜公告称，受影响客户由约300家增至约1100家。", day=LATER)
    (found,) = revisions(printed, now)
    assert (found.old.said, found.new.said) == ("about 300", "about 1100家")


def test_the_surest_revision_comes_first() -> None:
    printed = page(
        "Jinlu is recalling 12,400 coaches whose doors may open. It put the cost at 80 million yuan."
    )
    now = page(
        "Jinlu has raised its recall from 12,400 coaches to 30,700 coaches. The cost is 190 million yuan.",
        day=LATER,
    )
    found = revisions(printed, now)
    assert (found[0].old.span.text, found[0].new.span.text) == ("12,400", "30,700")


_SENTENCES = [text for row in REVISED for text in (row[2], row[4])] + [
    text for row in UNCHANGED for text in row[1:]
]
_PAGES = st.lists(st.sampled_from(_SENTENCES), max_size=5).map("\n".join)


@given(_PAGES, st.sampled_from([row[1] for row in REVISED]))
@settings(max_examples=50, deadline=None)
def test_a_page_does_not_contradict_itself(text: str, title: str) -> None:
    assert revisions(page(text, title), page(text, title)) == []


@given(_PAGES, _PAGES)
@settings(max_examples=50, deadline=None)
def test_places_are_exact_and_no_figure_is_revised_twice(text: str, now: str) -> None:
    printed, article = page(text), page(now, day=LATER, name="courier")
    found: list[Revision] = revisions(printed, article)
    for side, source in (("old", printed), ("new", article)):
        told = [getattr(revision, side) for revision in found]
        assert len({end.span.start for end in told}) == len(told)
        for end in told:
            assert end.span.url == source.url
            assert source.text[end.span.start : end.span.end] == end.span.text
            assert end.span.text in end.sentence
