"""The week's texts sorted, decided and drafted: what was printed is not written twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from drafter.desk import Desk
from drafter.errors import NothingToDraft
from drafter.house import render
from drafter.model import Issue, Item
from drafter.settings import Settings

DAY = date(2026, 6, 22)
PRINTED = Issue(
    number=41,
    date=date(2026, 6, 15),
    items=[
        Item(
            headline="Court in Chengdu Accepts Suit Over Copied Voice of Radio Host",
            paragraphs=[
                "A court in Chengdu has accepted a suit by radio host Luo Qingping against audiobook"
                " maker Shengyu, which she says copied her voice without asking.",
                "Luo wants 2.4 million yuan in damages and the removal of 312 books.",
            ],
        ),
        Item(
            headline="Electric Ferries Begin to Cross the Yangtze at Wuhu",
            paragraphs=[
                "A yard in Wuhu has put six electric ferries on the Yangtze for commuters.",
                "Each carries 299 passengers and is charged in forty minutes.",
            ],
        ),
    ],
)
REPEAT = """Audiobook firm sued over cloned voice

Luo Qingping, a radio host, is suing the audiobook company Shengyu in a court in Chengdu. She says that 312
titles are read by a machine that speaks with her voice, and asks for 2.4 million yuan in damages. The court
has accepted the suit. Her voice was copied without asking, she says; Shengyu has not commented so far.
"""
UPDATE = """Wuhu stops its electric ferries after a fire

Wuhu has taken its six electric ferries off the Yangtze after a battery caught fire on Saturday, the
city's transport bureau said on Sunday. Nobody was hurt. The ferries, each of which carries 299
passengers, began to cross the river for commuters this month. They will resume service when the yard
has replaced the batteries.
"""
NEWS = """Lantern makers of Zigong sell out before the holiday

The makers of lanterns in Zigong have sold all that they made for the autumn festival, the guild of
the town said on Friday. Orders from abroad rose by a third, mostly from Canada and Singapore, and some
workshops hired pensioners to keep up. The guild expects sales of 310 million yuan for the year.
"""


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    opened = Desk(settings)
    opened.take_in([("41.md", render(PRINTED, opened.style))])
    yield opened
    opened.close()


def test_the_weeks_texts_are_sorted_and_nothing_is_written(desk: Desk) -> None:
    issue_id = desk.sort("", [REPEAT, UPDATE, NEWS], day=DAY)
    told = {each.story.title: each.recall.relation for each in desk.brief(issue_id)}
    assert [told[text.splitlines()[0]] for text in (REPEAT, UPDATE, NEWS)] == [
        "same",
        "update",
        "new",
    ]
    assert desk.items(issue_id) == []
    assert desk.issues()[0].state == "sorted"


def test_a_repeat_is_listed_and_not_written(desk: Desk) -> None:
    issue_id = desk.draft("", [REPEAT, NEWS], day=DAY)
    issue = desk.issue(issue_id)
    assert len(issue.items) == 1
    (failure,) = issue.failures
    assert failure.reason == "printed"
    assert "issue 41" in failure.message


def test_a_repeat_is_written_when_it_is_asked_for(desk: Desk) -> None:
    issue_id = desk.draft("", [REPEAT], day=DAY, repeats=True)
    assert len(desk.issue(issue_id).items) == 1


def test_an_issue_of_repeats_alone_says_so(desk: Desk) -> None:
    with pytest.raises(NothingToDraft, match="printed already"):
        desk.draft("", [REPEAT], day=DAY)


def test_the_editors_word_counts_more_than_the_desks(desk: Desk) -> None:
    issue_id = desk.sort("", [REPEAT, NEWS], day=DAY)
    by_title = {each.story.title: each for each in desk.brief(issue_id)}
    repeat, news = (by_title[text.splitlines()[0]] for text in (REPEAT, NEWS))
    desk.choose(repeat.id, "new", who="mei")
    desk.choose(news.id, "same", who="mei")
    desk.try_again(issue_id)
    desk.jobs.wait(issue_id, 60)
    (item,) = desk.issue(issue_id).items
    assert [source.title for source in item.sources] == [repeat.story.title]
    assert desk.issue(issue_id).failures == ()
    assert [choice for _, choice in desk.stories.decisions()] == ["new"]


def test_a_printed_figure_that_a_source_contradicts_is_found_and_stays_found(desk: Desk) -> None:
    more = REPEAT.replace("312\ntitles", "448 titles, and not 312 as first reported,")
    issue_id = desk.draft("", [more], day=DAY, repeats=True)
    (item,) = desk.issue(issue_id).items
    found = [finding for finding in item.findings if "Issue 41 printed" in finding.message]
    assert [(f.kind, f.severity, f.text) for f in found] == [("conflict", "warning", found[0].text)]
    assert "312" in found[0].text
    stored = desk.store.items.get(item.id)
    desk.editing.edit(item.id, item.headline, "Other words altogether.", based_on=stored.revision)
    again = desk.editing.recheck(item.id)
    assert [f.message for f in again.findings if "Issue 41 printed" in f.message] == [
        found[0].message
    ]


@pytest.mark.slow
def test_what_is_sorted_and_left_can_be_drafted_after_a_restart(
    desk: Desk, settings: Settings
) -> None:
    issue_id = desk.sort("", [REPEAT, UPDATE], day=DAY)
    desk.close()
    again = Desk(settings)
    try:
        assert len(again.brief(issue_id)) == 2
        again.try_again(issue_id)
        again.jobs.wait(issue_id, 60)
        assert len(again.issue(issue_id).items) == 1
    finally:
        again.close()
