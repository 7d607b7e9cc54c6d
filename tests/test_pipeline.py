"""The whole way, with real pages over HTTP, real vectors, real Chroma and a real OpenAI dialect."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from newsroom_pages import FERRY, ITEMS, LANHU, PAGES, answer, page

from drafter.desk import Desk
from drafter.errors import EnvironmentFault, NothingToDraft
from drafter.house import render
from drafter.model import Event, Issue, Item
from drafter.settings import Settings
from eval.servers import ModelServer, PageServer, Response, prompt_text

DAY = date(2026, 11, 22)


@pytest.fixture
def pages() -> Iterator[PageServer]:
    with PageServer(PAGES) as server:
        yield server


@pytest.fixture
def model() -> Iterator[ModelServer]:
    with ModelServer(answer) as server:
        yield server


@pytest.fixture
def desk(tmp_path, pages: PageServer, model: ModelServer) -> Iterator[Desk]:
    opened = Desk(settings_for(tmp_path, pages, model))
    yield opened
    opened.close()


def settings_for(tmp_path, pages: PageServer, model: ModelServer | None, **given: Any) -> Settings:
    if model is not None:
        given = {"model": "loopback", "base_url": model.base_url} | given
    return Settings.load(home=tmp_path / "home", allow_hosts=frozenset({pages.host}), **given)


def links(pages: PageServer, *names: str) -> str:
    return "\n".join(pages.url(name) for name in names or PAGES)


def test_links_become_checked_items(desk: Desk, pages: PageServer, model: ModelServer) -> None:
    issue = desk.issue(desk.draft(links(pages), day=DAY))
    assert [item.headline for item in issue.items] == [item["headline"] for item in ITEMS.values()]
    assert issue.failures == ()
    for item in issue.items:
        assert item.writer is not None
        assert item.writer.model == "loopback"
        assert item.usage.input_tokens > 0
        assert item.sources[0].publisher == "Example Wire"
        assert not [finding for finding in item.findings if finding.severity == "severe"]
        assert any(evidence.spans for evidence in item.evidence)
    assert len(model.requests) == 2


def test_evidence_points_at_the_words_it_names(desk: Desk, pages: PageServer) -> None:
    issue_id = desk.draft(links(pages), day=DAY)
    for stored in desk.items(issue_id):
        texts = {article.url: article.text for article in stored.articles}
        spans = [span for evidence in stored.item.evidence for span in evidence.spans]
        assert spans
        for span in spans:
            assert texts[span.url][span.start : span.end] == span.text


def test_every_passage_is_in_the_archive_when_the_draft_ends(desk: Desk, pages: PageServer) -> None:
    desk.draft(links(pages), day=DAY)
    found = desk.search("payment system charged passengers of a ferry twice")
    assert found[0].url == pages.url("ferry.html")
    assert found[0].title.startswith("Duchuan Suspends")


def test_the_same_links_again_pay_for_nothing(
    desk: Desk, pages: PageServer, model: ModelServer
) -> None:
    first = desk.issue(desk.draft(links(pages), day=DAY))
    hits, calls = dict(pages.hits), len(model.requests)
    again = desk.draft(links(pages), day=DAY)
    assert (dict(pages.hits), len(model.requests)) == (hits, calls)
    assert [item.text for item in desk.issue(again).items] == [item.text for item in first.items]
    assert desk.store.usage(again).input_tokens == 0


def test_a_new_week_reads_the_pages_again_but_pays_only_for_what_changed(
    desk: Desk, pages: PageServer, model: ModelServer
) -> None:
    desk.draft(links(pages), day=DAY)
    corrected = tuple(text.replace("12 million", "11 million") for text in LANHU)
    title = "Lanhu Video Raises US$50 Million for Its Push Into Southeast Asia"
    pages.pages = {**PAGES, "lanhu.html": page(title, corrected)}
    desk.draft(links(pages), day=date(2026, 11, 29))
    assert len(model.requests) >= 3
    assert sum("Duchuan" in str(request["messages"]) for request in model.requests) == 1


def test_one_dead_link_leaves_the_rest_standing(desk: Desk, pages: PageServer) -> None:
    issue = desk.issue(desk.draft(links(pages, "lanhu.html", "gone.html"), day=DAY))
    assert len(issue.items) == 1
    assert [failure.url for failure in issue.failures] == [pages.url("gone.html")]


def test_pasted_text_is_an_equal_way_in(desk: Desk) -> None:
    issue = desk.issue(desk.draft("", ["Lanhu Raises Money\n\n" + "\n\n".join(LANHU)], day=DAY))
    assert issue.items[0].headline == ITEMS["Lanhu"]["headline"]


def test_nothing_to_read_is_nothing_to_draft(desk: Desk, pages: PageServer) -> None:
    with pytest.raises(NothingToDraft, match="no link"):
        desk.draft("no address in here", day=DAY)
    with pytest.raises(NothingToDraft) as caught:
        desk.draft(links(pages, "gone.html"), day=DAY)
    assert [f.url for f in desk.issue(caught.value.issue_id).failures] == [pages.url("gone.html")]


@pytest.mark.slow
def test_a_story_the_model_refuses_fails_alone_with_its_reason(tmp_path, pages: PageServer) -> None:
    def refusing(request: dict[str, Any]) -> Any:
        if "Duchuan" in str(request["messages"]):
            return Response(b"<html>bad gateway</html>", 502, "text/html")
        return answer(request)

    with ModelServer(refusing) as model:
        desk = Desk(settings_for(tmp_path, pages, model))
        issue = desk.issue(desk.draft(links(pages), day=DAY))
        desk.close()
    assert [item.headline for item in issue.items] == [ITEMS["Lanhu"]["headline"]]
    assert [(failure.url, failure.reason) for failure in issue.failures] == [
        (pages.url("ferry.html"), "server")
    ]


def test_a_wrong_key_stops_everything_with_one_clear_line(tmp_path, pages: PageServer) -> None:
    with ModelServer(
        lambda request: Response.error(401, "Incorrect API key", "invalid_api_key")
    ) as model:
        desk = Desk(settings_for(tmp_path, pages, model))
        with pytest.raises(EnvironmentFault, match="key"):
            desk.draft(links(pages), day=DAY)
        assert desk.issues()[0].state == "stopped"
        desk.close()


def test_an_item_written_from_less_says_so_to_the_editor_and_not_to_the_model(
    tmp_path, pages: PageServer
) -> None:
    long = page("Lanhu Video Raises US$50 Million for Southeast Asia", LANHU + FERRY)
    pages.pages = {"lanhu.html": long}
    invented = [*ITEMS["Lanhu"]["paragraphs"], "It also has 77 ships and 3,141 captains in Peru."]
    events: list[Event] = []
    whole: list[int] = []

    def reply(request: dict[str, Any]) -> Any:
        whole.append(len(prompt_text(request)))
        if len(whole) == 1:
            return Response.error(400, "This model's maximum context length is 512 tokens.")
        return ITEMS["Lanhu"] | {"paragraphs": invented}

    with ModelServer(reply) as model:
        desk = Desk(settings_for(tmp_path, pages, model))
        issue = desk.issue(desk.draft(links(pages, "lanhu.html"), day=DAY, report=events.append))
        desk.close()
    assert whole[1] < whole[0]
    (item,) = issue.items
    (note,) = [each for each in item.findings if not each.sentence]
    assert (note.kind, note.severity) == ("omission", "note")
    assert "Written from 1 of 2 passages" in note.message
    assert any(note.message in event.message for event in events)
    asked_to_mend = [prompt_text(each) for each in model.requests if "<finding" in str(each)]
    assert asked_to_mend
    assert all("Written from" not in prompt for prompt in asked_to_mend)


def test_a_second_model_signs_what_it_wrote(tmp_path, pages: PageServer) -> None:
    with (
        ModelServer(lambda request: Response.error(400, "Content Exists Risk")) as first,
        ModelServer(answer) as second,
    ):
        given = {"model_fallback": "stand-in", "base_url_fallback": second.base_url}
        desk = Desk(settings_for(tmp_path, pages, first, **given))
        events: list[Event] = []
        issue = desk.issue(desk.draft(links(pages), day=DAY, report=events.append))
        desk.close()
    assert {item.writer.model for item in issue.items if item.writer} == {"stand-in"}
    told = [event.message for event in events if event.stage == "write" and event.state == "done"]
    assert all(message.startswith("Written by stand-in, since loopback failed") for message in told)
    assert len(told) == 2


def test_an_invented_figure_is_mended_once_and_what_remains_is_shown(
    tmp_path, pages: PageServer
) -> None:
    wrong = {**ITEMS["Lanhu"]}
    wrong["paragraphs"] = [
        text.replace("US$50 million", "US$95 million") for text in ITEMS["Lanhu"]["paragraphs"]
    ]

    def first_wrong(request: dict[str, Any]) -> Any:
        return wrong if len(model.requests) == 1 else answer(request)

    with ModelServer(first_wrong) as model:
        desk = Desk(settings_for(tmp_path, pages, model))
        item = desk.issue(desk.draft(links(pages, "lanhu.html"), day=DAY)).items[0]
        assert len(model.requests) == 2
        assert "US$95 million" not in item.text
        assert not [finding for finding in item.findings if finding.severity == "severe"]
        desk.close()

    with ModelServer(lambda request: wrong) as model:
        desk = Desk(settings_for(tmp_path / "second", pages, model))
        item = desk.issue(desk.draft(links(pages, "lanhu.html"), day=DAY)).items[0]
        assert len(model.requests) == 2
        severe = [finding for finding in item.findings if finding.severity == "severe"]
        assert any("95" in finding.text for finding in severe)
        desk.close()


def test_the_embedded_writer_needs_no_key_and_marks_its_extracts(
    tmp_path, pages: PageServer
) -> None:
    desk = Desk(settings_for(tmp_path, pages, None))
    issue = desk.issue(desk.draft(links(pages), day=DAY))
    assert len(issue.items) == 2
    assert all(item.extract for item in issue.items)
    assert all(item.usage.usd == 0 for item in issue.items)
    desk.close()


def test_progress_names_each_link_and_each_story(desk: Desk, pages: PageServer) -> None:
    seen: list[Event] = []
    desk.draft(links(pages), day=DAY, report=seen.append)
    assert {event.subject for event in seen if event.stage == "fetch"} == {
        pages.url(name) for name in PAGES
    }
    assert [event.state for event in seen if event.stage == "write"].count("done") == 2


def test_a_draft_says_where_its_seconds_went(desk: Desk, pages: PageServer) -> None:
    record = desk.run_record(desk.draft(links(pages), day=DAY), startup=1.0)
    assert set(record["seconds"]) == {
        "fetch", "index", "group", "write", "check", "total", "startup"
    }  # fmt: skip
    assert 0 < record["seconds"]["write"] <= record["seconds"]["total"]


@pytest.mark.slow
def test_an_issue_tried_again_keeps_its_items_and_what_was_done_to_them(
    tmp_path, pages: PageServer
) -> None:
    refused = True

    def sometimes(request: dict[str, Any]) -> Any:
        if refused and "Duchuan" in str(request["messages"]):
            return Response(b"", 500)
        return answer(request)

    with ModelServer(sometimes) as model:
        desk = Desk(settings_for(tmp_path, pages, model))
        issue_id = desk.start_draft(links(pages), day=DAY)
        desk.jobs.wait(issue_id, 60)
        [stored] = desk.items(issue_id)
        words = "Lanhu Takes US$50 Million to Jakarta and Beyond It"
        desk.editing.edit(
            stored.item.id, words, "\n".join(stored.item.paragraphs), based_on=stored.revision
        )
        refused = False
        desk.try_again(issue_id)
        desk.jobs.wait(issue_id, 60)
        headlines = [item.headline for item in desk.issue(issue_id).items]
        assert headlines == [words, ITEMS["Duchuan"]["headline"]]
        assert desk.issue(issue_id).failures == ()
        desk.close()


def test_more_links_join_an_issue_and_leave_its_items_alone(desk: Desk, pages: PageServer) -> None:
    issue_id = desk.start_draft(links(pages, "lanhu.html"), day=DAY)
    desk.jobs.wait(issue_id, 60)
    [first] = desk.items(issue_id)
    with pytest.raises(NothingToDraft):
        desk.add(issue_id, "no link in here")
    desk.add(issue_id, links(pages, "ferry.html"))
    desk.jobs.wait(issue_id, 60)
    items = desk.items(issue_id)
    assert [each.item.headline for each in items] == [each["headline"] for each in ITEMS.values()]
    assert items[0] == first


PAST = Item(
    headline="Warehouse Robot Maker Tuopu Raises US$45 Million to Expand in Vietnam",
    paragraphs=[
        "Tuopu Robotics, a Suzhou maker of machines that stack and sort cartons, has raised US$45 million"
        " in a round led by Greenfield Ventures, the company said on Monday.",
        "The money is to pay for a service centre near Haiphong, where Tuopu wants to hire 60 people.",
    ],
)


@pytest.mark.parametrize("examples", [0, 3])
def test_the_form_of_past_items_of_its_kind_goes_with_a_story_when_it_is_asked_for(
    tmp_path, pages: PageServer, model: ModelServer, examples: int
) -> None:
    desk = Desk(settings_for(tmp_path, pages, model, examples=examples))
    desk.take_in([("3.md", render(Issue(items=[PAST], number=3), desk.style))])
    desk.draft(links(pages), day=DAY)
    desk.close()
    by_story = {
        "Lanhu" in prompt: "<example>" in prompt for prompt in map(prompt_text, model.requests)
    }
    assert by_story == {True: examples > 0, False: False}
    assert not any("Tuopu" in prompt_text(request) for request in model.requests)
