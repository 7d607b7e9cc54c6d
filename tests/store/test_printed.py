"""Printed issues, and the full-text search over all that is kept, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from drafter.archive import terms
from drafter.errors import EnvironmentFault
from drafter.model import Issue, Item
from drafter.settings import Settings
from drafter.store import Database, Document, Filter, PrintedStore, Store, issue_key

ISSUE = Issue(
    number=41,
    date=date(2026, 9, 7),
    title="The Weekly Circuit",
    items=[
        Item(headline="Lanhu Video Raises US$50 Million", paragraphs=["Investors paid.", "More."]),
        Item(headline="Ministry Names 47 Leaky Apps", paragraphs=["They have a fortnight."]),
    ],
)
NEXT = Issue(
    number=42,
    date=date(2026, 9, 14),
    items=[Item(headline="Ferries Go Electric in Wuhu", paragraphs=["A yard opened."])],
)


@pytest.fixture
def printed(database: Database) -> PrintedStore:
    return PrintedStore(database)


def keep(printed: PrintedStore, issue: Issue, **given: str) -> list[str]:
    cut = [(terms(item.text), {"lanhu"} if "Lanhu" in item.text else set()) for item in issue.items]
    kept = printed.keep(issue, origin="41.txt", documents_of=cut, **given)
    return [item.id for item in kept]


def test_an_issue_comes_back_as_it_was_printed(printed: PrintedStore) -> None:
    ids = keep(printed, ISSUE, link="https://digest.example/41")
    kept = printed.items(ids)
    first = kept[ids[0]]
    assert (first.headline, first.paragraphs) == (
        "Lanhu Video Raises US$50 Million",
        ("Investors paid.", "More."),
    )
    assert (first.issue, first.position, first.link) == ("issue 41", 1, "https://digest.example/41")
    assert kept[ids[1]].position == 2
    assert [item.id for item in printed.of_issue(issue_key(ISSUE))] == ids
    assert [item.id for item in printed.every_item()] == ids
    assert printed.items(["nothing"]) == {}


def test_issues_are_listed_the_newest_first(printed: PrintedStore) -> None:
    assert printed.issues() == []
    keep(printed, ISSUE)
    keep(printed, NEXT)
    assert [(line.label, line.items) for line in printed.issues()] == [
        ("issue 42", 1),
        ("issue 41", 2),
    ]
    assert printed.count() == 3


def test_the_same_words_are_the_same_issue_and_other_words_another_version(
    printed: PrintedStore,
) -> None:
    keep(printed, ISSUE)
    assert printed.known(issue_key(replace(ISSUE, number=None, title="")))
    renamed = replace(ISSUE, number=None, items=[*ISSUE.items, NEXT.items[0]])
    assert not printed.known(issue_key(renamed))
    found = printed.like(renamed)
    assert found is not None
    assert found.number == 41
    assert printed.like(NEXT) is None


def test_an_issue_that_is_replaced_leaves_nothing_behind(printed: PrintedStore) -> None:
    keep(printed, ISSUE)
    corrected = replace(ISSUE, items=ISSUE.items[1:])
    keep(printed, corrected, replacing=issue_key(ISSUE))
    assert [line.items for line in printed.issues()] == [1]
    assert printed.by_words(terms("Lanhu raises"), "item", 5, Filter()) == []
    assert printed.refs("item", Filter(name="Lanhu"), 5) == []


def test_nothing_of_an_issue_is_kept_when_a_part_of_it_cannot_be(printed: PrintedStore) -> None:
    keep(printed, ISSUE)
    with pytest.raises(EnvironmentFault):
        keep(printed, ISSUE)  # its id is taken
    assert printed.count() == 2
    assert len(printed.by_words(terms("apps lanhu"), "item", 9, Filter())) == 2


def test_a_like_issue_is_found_by_its_number_or_by_most_of_its_headlines(
    printed: PrintedStore,
) -> None:
    keep(printed, ISSUE)
    keep(printed, NEXT)
    corrected = replace(ISSUE.items[0], paragraphs=["Investors paid twice."])
    by_number = printed.like(replace(NEXT, items=[corrected]))
    assert by_number is not None
    assert (by_number.number, by_number.items) == (42, 1)
    by_words = printed.like(replace(ISSUE, number=None, items=[corrected, ISSUE.items[1]]))
    assert by_words is not None
    assert (by_words.number, by_words.items) == (41, 2)
    other = replace(ISSUE.items[0], headline="Nobody Printed This Headline Before")
    assert printed.like(Issue(items=[corrected, other])) is None


def test_a_like_issue_is_found_without_reading_every_item(settings: Settings) -> None:
    database = Database.open(settings)
    asked: list[tuple[str, tuple[object, ...]]] = []

    def note(
        _: object, __: object, statement: str, given: tuple[object, ...], *___: object
    ) -> None:
        asked.append((statement, given))

    sa.event.listen(database.engine, "before_cursor_execute", note)
    PrintedStore(database).like(ISSUE)
    statement, given = asked[-1]
    with database.begin() as connection:
        plan = connection.exec_driver_sql(f"explain query plan {statement}", given).all()
    database.close()
    scans = [row[-1] for row in plan if row[-1].startswith("SCAN printed_items")]
    assert plan
    assert not [scan for scan in scans if "USING" not in scan]


def test_words_are_found_in_english_and_in_chinese_best_first(printed: PrintedStore) -> None:
    texts = {
        "a": "字节跳动发布新模型，豆包用户增至1.2亿",
        "b": "豆包上线语音功能",
        "c": "Regulators ask GPT-4o users to register",
    }
    printed.add_documents(
        [
            Document(kind="article", ref=ref, day=date(2026, 9, 1), terms=terms(text), names=())
            for ref, text in texts.items()
        ]
    )

    def found(text: str) -> list[str]:
        return printed.by_words(terms(text), "article", 5, Filter())

    assert found("豆包 语音") == ["b", "a"]
    assert found("the GPT-4o registering") == ["c"]
    assert found("模型") == ["a"]
    assert found("and the of") == []
    assert printed.by_words(terms("豆包"), "item", 5, Filter()) == []


def test_a_search_is_narrowed_by_day_and_by_name(printed: PrintedStore) -> None:
    lanhu, apps = keep(printed, ISSUE)
    (ferries,) = keep(printed, NEXT)
    since = Filter(since=date(2026, 9, 8))
    assert printed.refs("item", since, 9) == [ferries]
    assert set(printed.refs("item", Filter(until=date(2026, 9, 7)), 9)) == {lanhu, apps}
    assert printed.refs("item", Filter(name="Lanhu"), 9) == [lanhu]
    assert printed.by_words(terms("yard opened, investors"), "item", 9, since) == [ferries]


def test_a_document_that_comes_again_takes_its_own_place(printed: PrintedStore) -> None:
    for text in ("ferries", "lanterns"):
        printed.add_documents(
            [Document(kind="article", ref="a", day=None, terms=terms(text), names={"wuhu"})]
        )
    assert printed.by_words(["ferri"], "article", 5, Filter()) == []
    assert printed.by_words(terms("lanterns"), "article", 5, Filter()) == ["a"]
    printed.drop_documents()
    assert printed.by_words(terms("lanterns"), "article", 5, Filter()) == []


def test_articles_that_no_word_leads_to_are_named(
    printed: PrintedStore, database: Database, make_article
) -> None:
    article = make_article()
    Store(database).articles.keep([article])
    assert printed.undocumented_articles() == {article.id}
    printed.add_documents(
        [Document(kind="article", ref=article.id, day=None, terms=["x"], names=())]
    )
    assert printed.undocumented_articles() == set()
