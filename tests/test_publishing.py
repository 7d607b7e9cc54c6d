"""An issue goes to print: gated, overridden by name, handed on as it stands, read back, corrected."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace

import pytest
from articles import an_article
from taught_desk import FIRST

from drafter.desk import Desk
from drafter.errors import UsageError
from drafter.model import Finding, Item, Story
from drafter.reviewing import key_of
from drafter.sample import Newsroom
from drafter.settings import Settings

PAGE = (
    "<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    + "<p>The yard at Wuhu has let its last quay to a maker of ferries, the bureau said.</p>" * 3
    + "<p>It will be paid {sum} million yuan a year, and the lease runs for nine years.</p>"
    "</article></body></html>"
)
LEAD = "The yard at Wuhu has let its last quay to a maker of electric ferries for nine years."


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    pages = {
        name: PAGE.format(title=f"Quay of {name} is let", sum=3).encode() for name in ("a", "b")
    }
    with Newsroom(pages=pages) as room:
        yield room


@pytest.fixture
def desk(settings: Settings, newsroom: Newsroom) -> Iterator[Desk]:
    opened = Desk(Settings.load(home=settings.home, allow_hosts=newsroom.host))
    yield opened
    opened.close()


def drafted(desk: Desk, url: str = "https://example.org/quay", *findings: Finding) -> str:
    """An issue of one item, drafted from one article."""
    issue_id = desk.store.new_issue(paste="", day=FIRST)
    article = an_article(LEAD, url=url, title="Quay is let")
    desk.store.articles.keep([article])
    item = Item(
        headline="Yard at Wuhu Lets Its Last Quay to a Ferry Maker",
        paragraphs=[LEAD],
        findings=findings,
    )
    story = Story(articles=(article,))
    _, revision = desk.store.items.add_drafted(issue_id, story, item, rank=0, author="w")
    desk.store.items.save_check(revision, item)
    return issue_id


def severe(text: str = "nine") -> Finding:
    return Finding(
        kind="figure",
        severity="severe",
        sentence=LEAD,
        text=text,
        message=f"{text} is in no source.",
    )


def kinds(desk: Desk, issue_id: str) -> list[str]:
    return [each.kind for each in desk.publishing.preview(issue_id).open]


def edit(desk: Desk, issue_id: str, text: str) -> None:
    [stored] = desk.items(issue_id)
    desk.editing.edit(stored.item.id, stored.item.headline, text, based_on=stored.revision)


def test_the_gate_is_shut_until_each_concern_is_settled_or_let_pass_by_name(desk: Desk) -> None:
    issue_id = drafted(desk, "https://example.org/q", severe(), severe("ferries"))
    first, second = (e for e in desk.publishing.concerns(issue_id) if e.kind == "finding")
    with pytest.raises(UsageError, match="neither settled nor let pass"):
        desk.publishing.written(issue_id, "markdown")
    for who, reason in (("", "x"), ("Ada", " ")):
        with pytest.raises(UsageError, match="name and the reason"):
            desk.publishing.let_pass(issue_id, [first.id], who=who, reason=reason)
    with pytest.raises(UsageError, match="Choose"):
        desk.publishing.let_pass(issue_id, ["unknown"], who="Ada", reason="x")
    every = [each.id for each in desk.publishing.concerns(issue_id) if each.id != second.id]
    desk.publishing.let_pass(issue_id, every, who="Ada", reason="The lease says so.")
    assert kinds(desk, issue_id) == ["finding"]
    desk.publishing.let_pass(issue_id, [second.id], who="Ben", reason="Seen.")
    desk.publishing.let_pass(issue_id, [second.id], who="Eve", reason="Changed my mind.")
    assert desk.publishing.written(issue_id, "markdown").startswith(b"# ")
    told = {each.concern: each for each in desk.publishing.overridden(issue_id)}
    assert (told[second.id].who, told[second.id].reason) == ("Ben", "Seen.")


def test_what_was_let_pass_does_not_let_other_words_pass(desk: Desk) -> None:
    issue_id = drafted(desk, "https://example.org/q", severe())
    every = [each.id for each in desk.publishing.concerns(issue_id)]
    desk.publishing.let_pass(issue_id, every, who="Ada", reason="x")
    [stored] = desk.items(issue_id)
    worse = replace(stored.item, findings=(severe(), severe("electric")))
    desk.store.items.save_check(stored.revision, worse)
    [open_] = desk.publishing.preview(issue_id).open
    assert open_.message == "electric is in no source."


def test_an_item_is_a_concern_until_somebody_approves_it_and_when_its_words_change(
    desk: Desk,
) -> None:
    issue_id = drafted(desk)
    [stored] = desk.items(issue_id)
    assert "approval" in kinds(desk, issue_id)
    desk.reviewing.approve(stored.item.id, "Ada")
    assert "approval" not in kinds(desk, issue_id)
    desk.editing.edit(stored.item.id, "Another Headline", LEAD, based_on=stored.revision)
    assert "approval" in kinds(desk, issue_id)


def test_a_finding_that_an_editor_resolved_stands_against_nothing(desk: Desk) -> None:
    issue_id = drafted(desk, "https://example.org/r", severe())
    [stored] = desk.items(issue_id)
    assert "finding" in kinds(desk, issue_id)
    desk.reviewing.say(stored.item.id, key_of(severe()), "resolved", "Ada")
    assert "finding" not in kinds(desk, issue_id)


@pytest.mark.slow
def test_a_source_that_changed_or_is_gone_is_a_concern(desk: Desk, newsroom: Newsroom) -> None:
    urls = [f"http://{newsroom.host}/{name}" for name in ("a", "b")]
    found = asyncio.run(_read(desk, urls))
    issue_id = desk.store.new_issue(paste="", day=FIRST)
    desk.store.articles.keep(found)
    for rank, article in enumerate(found):
        item = Item(headline=f"Quay {rank} Is Let to a Maker of Ferries", paragraphs=[LEAD])
        story = Story(articles=(article,))
        desk.store.items.add_drafted(issue_id, story, item, rank=rank, author="w")

    asyncio.run(desk.publishing.look_again(issue_id))
    assert [look.state for _, look in desk.publishing.looks(issue_id)] == ["same", "same"]
    assert "source" not in kinds(desk, issue_id)

    newsroom.pages["a"] = PAGE.format(title="Quay of a is let", sum=30).encode()
    del newsroom.pages["b"]
    asyncio.run(desk.publishing.look_again(issue_id))
    looks = dict(desk.publishing.looks(issue_id))
    assert [look.state for look in looks.values()] == ["changed", "gone"]
    assert kinds(desk, issue_id).count("source") == 2
    [(was, is_)] = desk.publishing.changed_lines(next(iter(looks)))
    assert ("3 million" in was, "30 million" in is_) == (True, True)


async def _read(desk: Desk, urls: list[str]) -> list:
    from drafter.ingest import read_each
    from drafter.ports import NoLedger, silent

    return await read_each(
        urls, settings=desk.settings, ledger=NoLedger(), report=silent, week=""
    )  # fmt: skip


def test_what_is_handed_on_is_what_stands_now_with_picture_and_report(desk: Desk) -> None:
    issue_id = drafted(desk)
    let_all_pass(desk, issue_id)
    for bad in ("javascript:alert(1)", "report.pdf", "http://"):
        with pytest.raises(UsageError, match="is no address"):
            desk.publishing.keep_sheet(issue_id, report_link=bad)
    desk.publishing.keep_sheet(
        issue_id,
        slug="Ferries & Quays!",
        image='https://example.org/a b.png?x="><script>',
        alt="A [ferry]",
        credit="<b>Yard</b>",
        report_link="https://example.org/report(1)",
    )
    edit(desk, issue_id, LEAD.replace("nine", "seven"))
    let_all_pass(desk, issue_id)
    markdown = desk.publishing.written(issue_id, "markdown").decode()
    assert "for seven years" in markdown
    assert "![A \\[ferry\\]](https://example.org/a%20b.png?x=%22%3E%3Cscript%3E)" in markdown
    assert "](https://example.org/report%281%29)" in markdown
    html = desk.publishing.written(issue_id, "html").decode()
    assert "<script>" not in html
    assert "&lt;b&gt;Yard" in html
    assert '<a href="https://example.org/report%281%29">' in html
    assert "https://example.org/report%281%29" in desk.publishing.written(issue_id, "text").decode()
    assert desk.publishing.written(issue_id, "docx").startswith(b"PK")
    assert desk.publishing.sheet(issue_id).slug == "ferries-quays"
    # The preview asks nobody for the picture.
    assert "example.org/a" not in desk.publishing.preview(issue_id).html


def test_a_slug_and_a_description_are_suggested(desk: Desk) -> None:
    told = desk.publishing.suggested(drafted(desk))
    assert told.slug == "2026-09-07-yard-at-wuhu-lets-its-last-quay-to-a-ferry-maker"
    assert told.description == "Yard at Wuhu Lets Its Last Quay to a Ferry Maker"


def test_the_report_link_is_looked_at(desk: Desk, newsroom: Newsroom) -> None:
    issue_id = drafted(desk)
    with pytest.raises(UsageError, match="Give the link"):
        asyncio.run(desk.publishing.check_report(issue_id))
    for name, said in (("a", "It opens."), ("none", "It does not open")):
        desk.publishing.keep_sheet(issue_id, report_link=f"http://{newsroom.host}/{name}")
        assert desk.publishing.sheet(issue_id).report_said == ""
        assert asyncio.run(desk.publishing.check_report(issue_id)).startswith(said)


def let_all_pass(desk: Desk, issue_id: str) -> None:
    every = [each.id for each in desk.publishing.preview(issue_id).open]
    if every:
        desk.publishing.let_pass(issue_id, every, who="Ada", reason="A test.")


@pytest.mark.slow
def test_a_live_page_is_read_back_and_changes_after_print_are_dated_entries(
    desk: Desk, newsroom: Newsroom
) -> None:
    issue_id = drafted(desk)
    let_all_pass(desk, issue_id)
    desk.publish(issue_id, 7)
    html = desk.publishing.written(issue_id, "html").decode()
    newsroom.pages["live"] = f"<!doctype html><html><body>{html}</body></html>".encode()
    address = f"http://{newsroom.host}/live"
    assert asyncio.run(desk.afterprint.read_back(issue_id, address, who="Ada")).differences == ()

    newsroom.pages["live"] = newsroom.pages["live"].replace(b"nine", b"ninety")
    [found] = asyncio.run(desk.afterprint.read_back(issue_id, address, who="Ada")).differences
    assert (found.where, "ninety" in found.live) == ("Item 1, text", True)
    assert [len(each.differences) for each in desk.afterprint.readbacks(issue_id)] == [1, 0]
    assert desk.publishing.sheet(issue_id).live == address

    # An edit that is not published is not held against the page: it was not printed.
    edit(desk, issue_id, LEAD.replace("nine", "seven"))
    [still] = asyncio.run(desk.afterprint.read_back(issue_id, address, who="Ada")).differences
    assert "nine" in still.printed

    with pytest.raises(UsageError, match="Say what is corrected"):
        desk.publish(issue_id)
    desk.publish(issue_id, note="It is seven years.", who="Ada")
    [entry] = desk.afterprint.corrections(issue_id)
    assert (entry.kind, entry.note) == ("correction", "It is seven years.")
    assert ("nine" in entry.before, "seven" in entry.after) == (True, True)
    desk.publish(issue_id)  # nothing changed, nothing to say
    assert len(desk.afterprint.corrections(issue_id)) == 1
