"""Past issues taken in whole, found again in two languages, and whole again after a crash."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
import pytest

from drafter import sentences
from drafter.archive import packaged
from drafter.desk import Desk
from drafter.errors import UsageError
from drafter.house import render
from drafter.memory import Memory, named
from drafter.model import Article, Issue, Item, Story
from drafter.settings import Settings
from drafter.store import Filter

ITEMS = [
    Item(
        headline="Regulator Tells Delivery Apps to Drop Fines for Late Riders",
        paragraphs=["Meituan and its rivals may no longer fine riders whose meals come late."],
    ),
    Item(
        headline="Lanhu Video Raises US$50 Million to Train a Film Model",
        paragraphs=["Lanhu Video of Chengdu has raised US$50 million from three investors."],
    ),
    Item(
        headline="Electric Ferries Begin to Cross the Yangtze at Wuhu",
        paragraphs=["A yard in Wuhu has put six electric ferries on the river for commuters."],
    ),
]
ISSUE = Issue(items=ITEMS, number=41, date=date(2026, 9, 7))


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    opened = Desk(settings)
    yield opened
    opened.close()


def text_of(desk: Desk, issue: Issue = ISSUE) -> str:
    return render(issue, desk.style)


def printed_here(desk: Desk, article: Article) -> str:
    """Return the id of an issue of one item that was drafted here."""
    desk.store.articles.keep([article])
    issue_id = desk.store.new_issue(paste="", day=date(2026, 9, 14))
    desk.store.items.add_drafted(issue_id, Story(articles=(article,)), ITEMS[1], rank=1, author="w")
    return issue_id


def test_an_issue_is_taken_in_once_however_it_is_wrapped(desk: Desk) -> None:
    text = text_of(desk)
    (first,) = desk.take_in([("41.md", text)])
    assert (first.state, first.items, first.message) == ("kept", 3, "issue 41: 3 items")
    again = desk.take_in([("copy.txt", "top of page\n" + text + "\nComments\nbottom of page")])
    assert [outcome.state for outcome in again] == ["known"]
    assert desk.rooms.printed.count() == desk.rooms.index.printed.count() == 3


def test_what_cannot_be_read_is_refused_and_the_rest_goes_in(desk: Desk) -> None:
    outcomes = desk.take_in([("a.txt", "Nothing here."), ("41.md", text_of(desk))])
    assert [outcome.state for outcome in outcomes] == ["refused", "kept"]
    assert "No item was found" in outcomes[0].message
    assert desk.rooms.printed.count() == 3


def test_another_version_of_an_issue_takes_its_place_only_when_told_to(desk: Desk) -> None:
    desk.take_in([("41.md", text_of(desk))])
    corrected = Issue(items=ITEMS[:2], number=41, date=date(2026, 9, 7))
    given = [("41-corrected.md", text_of(desk, corrected))]
    (outcome,) = desk.take_in(given)
    assert outcome.state == "refused"
    assert "--replace" in outcome.message
    assert desk.rooms.printed.count() == 3
    (outcome,) = desk.take_in(given, replacing=True)
    assert outcome.state == "kept"
    assert desk.rooms.printed.count() == desk.rooms.index.printed.count() == 2


def test_print_is_found_by_meaning_by_words_and_across_languages(desk: Desk) -> None:
    desk.take_in([("41.md", text_of(desk))])

    def first(text: str, narrowed: Filter | None = None) -> str:
        found = desk.search(text, narrowed=narrowed)
        return found[0].title if found else ""

    assert first("film model funding") == ITEMS[1].headline
    assert first("长江电动渡轮") == ITEMS[2].headline
    assert first("外卖骑手罚款") == ITEMS[0].headline
    assert first("ferries", Filter(name="美团")) == ITEMS[0].headline
    assert first("ferries", Filter(since=date(2026, 10, 1))) == ""
    found = desk.search("Lanhu")[0]
    assert (found.kind, found.issue, found.day) == ("item", "issue 41", date(2026, 9, 7))


def test_a_crash_between_database_and_index_is_made_good_at_the_next_opening(
    desk: Desk, settings: Settings
) -> None:
    desk.take_in([("41.md", text_of(desk))])
    one, *_ = desk.rooms.printed.every_item()
    desk.rooms.index.printed.remove([one.id])
    desk.close()
    again = Desk(settings)
    try:
        assert again.rooms.index.printed.count() == 3
    finally:
        again.close()


def test_the_indexes_are_made_anew_from_the_database(desk: Desk) -> None:
    desk.take_in([("41.md", text_of(desk))])
    desk.rooms.index.printed.drop()
    desk.rooms.printed.drop_documents()
    assert desk.reindex() == (0, 3)
    assert desk.search("ferries on the Yangtze")[0].title == ITEMS[2].headline


def test_what_is_published_joins_by_itself_and_its_correction_replaces_it(
    desk: Desk, make_article
) -> None:
    issue_id = printed_here(desk, make_article())
    (item_id,) = (stored.item.id for stored in desk.items(issue_id))
    desk.publish(issue_id, 42)
    (kept,) = desk.rooms.printed.every_item()
    assert (kept.issue, kept.headline) == ("issue 42", ITEMS[1].headline)
    assert desk.issues()[0].state == "published"
    desk.publish(issue_id)
    assert desk.rooms.printed.count() == 1
    stored = desk.store.items.get(item_id)
    desk.editing.edit(item_id, ITEMS[1].headline, "A corrected lead.", based_on=stored.revision)
    with pytest.raises(UsageError, match="Say what is corrected"):
        desk.publish(issue_id)
    desk.publish(issue_id, note="The lead was wrong.", who="Ada")
    (entry,) = desk.afterprint.corrections(issue_id)
    assert (entry.kind, entry.note, entry.who) == ("correction", "The lead was wrong.", "Ada")
    assert (ITEMS[1].paragraphs[0] in entry.before, "A corrected lead." in entry.after) == (
        True,
        True,
    )
    (kept,) = desk.rooms.printed.every_item()
    assert kept.paragraphs == ("A corrected lead.",)
    assert desk.rooms.printed.pairs() == [(item_id, kept)]
    assert desk.rooms.index.printed.count() == 1


def test_an_issue_that_was_taken_in_from_a_file_is_not_there_twice_when_it_is_published(
    desk: Desk, make_article
) -> None:
    desk.take_in(
        [("41.md", text_of(desk, Issue(items=ITEMS[1:2], number=42)))], link="https://d.example/"
    )
    issue_id = printed_here(desk, make_article())
    desk.publish(issue_id, 42)
    (kept,) = desk.rooms.printed.every_item()
    assert kept.link == "https://d.example/"
    assert [pair[1] for pair in desk.rooms.printed.pairs()] == [kept]
    assert desk.rooms.index.printed.count() == 1


@pytest.mark.parametrize(
    ("name", "number", "day"),
    [
        ("issue-106.txt", 106, None),
        ("Digest 2024-06-12.md", None, date(2024, 6, 12)),
        ("2024_06_12-issue-88.html", 88, date(2024, 6, 12)),
        ("digest.txt", None, None),
        ("2024-13-40 no 7.txt", 7, None),
    ],
)
def test_a_files_name_says_which_issue_it_is(
    name: str, number: int | None, day: date | None
) -> None:
    found = named(Issue(items=ITEMS), name)
    assert (found.number, found.date) == (number, day)
    told = named(ISSUE, name)
    assert (told.number, told.date) == (41, date(2026, 9, 7))


def test_articles_read_before_words_were_kept_are_found_after_opening(
    desk: Desk, make_article
) -> None:
    desk.store.articles.keep([make_article()])
    Memory(desk.rooms).catch_up()
    assert desk.rooms.printed.undocumented_articles() == set()


ROUNDS = [
    Item(
        headline="Warehouse Robot Maker Tuopu Raises US$45 Million to Expand in Vietnam",
        paragraphs=[
            "Tuopu Robotics, a Suzhou maker of machines that stack and sort cartons, has raised US$45"
            " million in a round led by Greenfield Ventures, the company said on Monday.",
            "The money is to pay for a service centre near Haiphong, where Tuopu wants to hire 60 people.",
        ],
    ),
    Item(
        headline="Regulator Fines Recipe App Shancai Over Paid Places in Its Rankings",
        paragraphs=[
            "The market regulator has fined the recipe app Shancai US$2 million for selling the first"
            " places of rankings that it presented as the votes of its users.",
            "Shancai accepted the decision and said it had dismissed the manager in charge of rankings.",
        ],
    ),
]


@pytest.mark.parametrize(("examples", "count"), [(0, 0), (3, 1)])
def test_forms_of_past_items_of_a_storys_kind_are_given_as_the_settings_ask(
    tmp_path, make_article, examples: int, count: int
) -> None:
    desk = Desk(Settings.load(home=tmp_path / "home", examples=examples))
    memory = Memory(desk.rooms)
    title = "Ferry app Chuanlai raises US$20 million for harbours"
    story = Story(articles=(make_article("It had looked for investors.", title=title),))
    assert memory.forms_for(story) == []
    desk.take_in([("3.md", text_of(desk, Issue(items=ROUNDS, number=3)))])
    found = memory.forms_for(story)
    desk.close()
    assert len(found) == count
    assert all("Raises US$[figure] Million" in form for form in found)


def test_what_is_prepared_is_held_against_print_without_embedding_it_again(
    desk: Desk, make_article, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.take_in([("41.md", text_of(desk))])
    retold = make_article(
        "Meituan and its rivals have to stop fining riders whose meals come late, a regulator said.",
        title="Delivery apps may not fine late riders any more",
    )
    memory = desk.memory
    asyncio.run(memory.prepare(retold, day=date(2026, 9, 10)))
    embedded: list[str] = []
    encode = packaged().encode

    def counted(texts: Sequence[str]) -> np.ndarray:
        embedded.extend(texts)
        return encode(texts)

    monkeypatch.setattr(packaged(), "encode", counted)
    (found,) = asyncio.run(memory.recall([Story(articles=(retold,))], day=date(2026, 9, 10)))
    assert found.printed is not None
    assert found.printed.headline == ITEMS[0].headline
    assert not {retold.title, *sentences.split(retold.text)} & set(embedded)
