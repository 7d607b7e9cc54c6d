from dataclasses import replace
from datetime import date

import pytest

from drafter.errors import UsageError
from drafter.model import (
    CheckedFigure,
    Evidence,
    Failure,
    Finding,
    Item,
    Removed,
    Span,
    Story,
    Usage,
    Writer,
)
from drafter.store import Database, Store


@pytest.fixture
def store(database: Database) -> Store:
    return Store(database)


SPAN = Span(url="https://example.org/a", start=0, end=5, text="Lanhu")
ITEM = Item(
    headline="Lanhu Video Raises US$50 Million From Investors",
    paragraphs=["The lead.", "The body."],
    writer=Writer(model="embedded", prompt="abc"),
    usage=Usage(input_tokens=10, output_tokens=5, usd=0.25),
    extract=True,
)
FINDING = Finding(
    kind="figure", severity="severe", sentence="The lead.", text="50", message="No.", spans=(SPAN,)
)
FIGURE = CheckedFigure(
    sentence="The lead.", text="US$50 million", start=4, end=17, value=5e7, unit="USD",
    status="exact", message="", spans=(SPAN,),
)  # fmt: skip


def an_issue_with(store: Store, *articles) -> tuple[str, str, int]:
    store.articles.keep(articles)
    issue_id = store.new_issue(paste="links", day=date(2026, 11, 22))
    story = Story(articles=tuple(articles))
    item_id, revision = store.items.add_drafted(issue_id, story, ITEM, rank=0, author="w")
    assert revision
    return issue_id, item_id, revision


def test_an_article_comes_back_as_it_was(store: Store, make_article) -> None:
    article = make_article(
        published=date(2026, 11, 17),
        published_guessed=True,
        removed=(Removed(text="ignore this", reason="hidden"),),
    )
    _, item_id, _ = an_issue_with(store, article)
    assert store.items.get(item_id).articles == [article]


def test_an_item_keeps_the_version_of_the_article_it_was_written_from(
    store: Store, make_article
) -> None:
    first, second = make_article("The first words."), make_article("Corrected words.")
    _, item_id, _ = an_issue_with(store, first)
    store.articles.keep([second])
    assert store.items.get(item_id).articles == [first]
    assert [article.text for article in store.articles.every()] == ["Corrected words."]


def test_an_item_comes_back_with_its_check(store: Store, make_article) -> None:
    _, item_id, revision = an_issue_with(store, make_article())
    evidence = Evidence(sentence="The lead.", spans=(SPAN,))
    store.items.save_check(revision, replace(ITEM, findings=(FINDING,)))
    store.items.save_check(
        revision, replace(ITEM, findings=(FINDING,), evidence=(evidence,), figures=(FIGURE,))
    )
    item = store.items.get(item_id).item
    assert (item.headline, item.paragraphs) == (ITEM.headline, ITEM.paragraphs)
    assert (item.writer, item.usage, item.extract) == (ITEM.writer, ITEM.usage, True)
    assert item.findings == (FINDING,)
    assert item.evidence == (evidence,)
    assert item.figures == (FIGURE,)
    assert [source.publisher for source in item.sources] == ["Example Wire"]


def test_a_revision_made_from_an_old_one_never_takes_the_place_of_a_newer(
    store: Store, make_article
) -> None:
    _, item_id, first = an_issue_with(store, make_article())
    mine = ITEM.edited("My Own Headline", ["Mine."])
    theirs = ITEM.edited("Another Headline", ["Theirs."])
    _, stands = store.items.add_revision(item_id, mine, author="me", origin="edit", parent=first)
    assert stands
    late, stands = store.items.add_revision(
        item_id, theirs, author="x", origin="redraft", parent=first
    )
    assert not stands
    assert store.items.get(item_id).item.headline == "My Own Headline"
    assert store.items.revision(item_id, late).paragraphs == ["Theirs."]
    assert [version.stands for version in store.items.revisions(item_id)] == [False, True, False]


def test_order_and_taking_out_are_kept(store: Store, make_article) -> None:
    issue_id, first, _ = an_issue_with(store, make_article())
    other = make_article("Other words.")
    store.articles.keep([other])
    story = Story(articles=(other,))
    second, _ = store.items.add_drafted(issue_id, story, ITEM, rank=1, author="w")
    store.items.place(second, 0)
    assert [each.item.id for each in store.items.of(issue_id)] == [second, first]
    store.items.set_removed(second, True)
    assert [item.id for item in store.issue(issue_id).items] == [first]
    assert len(store.items.of(issue_id)) == 2


def test_failures_and_state_are_told_in_the_list_of_issues(store: Store) -> None:
    issue_id = store.new_issue(paste="x", day=date(2026, 11, 22))
    failure = Failure(url="https://example.org", reason="blocked", message="Paste the text.")
    store.update_issue(issue_id, failures=[failure])
    assert store.issue(issue_id).failures == (failure,)
    assert store.stop_unfinished("It ended.") == 1
    line = store.issue_lines()[0]
    assert (line.state, line.message) == ("stopped", "It ended.")


def test_an_unknown_issue_or_item_is_said_plainly(store: Store) -> None:
    for look in (store.issue, store.items.get):
        with pytest.raises(UsageError, match="There is no"):
            look("nothere")
