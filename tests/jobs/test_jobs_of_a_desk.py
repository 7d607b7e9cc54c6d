"""Work in the background of a desk on SQLite: watched, stopped, tried again, gone on with."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from newsroom_pages import ITEMS, answer

from drafter.desk import Desk
from drafter.errors import EnvironmentFault, HomeInUse, UsageError
from drafter.house import render
from drafter.model import Issue, Item
from drafter.rooms import Rooms
from eval.servers import ModelServer, PageServer

pytestmark = pytest.mark.slow

DAY = date(2026, 11, 22)
PAST = Item(
    headline="Harbour Crane Maker Opens a Plant in Nantong",
    paragraphs=["The crane maker opened its second plant in Nantong on Monday, it said."],
)


class Gate:
    """A model that answers when it is let; tells when it was asked."""

    def __init__(self) -> None:
        self.asked, self.open = threading.Event(), threading.Event()

    def __call__(self, request: dict[str, Any]) -> Any:
        self.asked.set()
        assert self.open.wait(60)
        return answer(request)


@pytest.fixture
def gate(model: ModelServer) -> Gate:
    gate = Gate()
    model.answer = gate
    return gate


def headlines(desk: Desk, issue_id: str) -> set[str]:
    return {item.headline for item in desk.issue(issue_id).items}


BOTH = {each["headline"] for each in ITEMS.values()}


def test_a_draft_in_the_background_is_seen_from_another_desk_of_the_home(
    open_desk: Callable[..., Desk], links: str
) -> None:
    desk, beside = open_desk(), open_desk()
    issue_id = desk.start_draft(links, day=DAY)
    desk.jobs.wait(issue_id, 120)
    job = beside.jobs.get(issue_id)
    assert job is not None
    assert (job.row.state, job.error, job.running) == ("done", "", False)
    ended = [key for key, event in job.events.items() if event.state in ("done", "kept")]
    assert [stage for stage, _ in ended if stage in ("fetch", "write")].count("write") == 2
    assert headlines(beside, issue_id) == BOTH


def test_work_of_one_name_is_written_down_once(
    open_desk: Callable[..., Desk], links: str, gate: Gate
) -> None:
    desk = open_desk()
    issue_id = desk.start_draft(links, day=DAY)
    assert gate.asked.wait(60)
    first = desk.jobs.get(issue_id)
    desk.try_again(issue_id)
    again = desk.jobs.get(issue_id)
    assert first is not None
    assert again is not None
    assert first.row.id == again.row.id
    gate.open.set()
    desk.jobs.wait(issue_id, 60)


def test_other_work_of_one_name_is_refused_and_not_dropped(
    open_desk: Callable[..., Desk], links: str, gate: Gate
) -> None:
    desk = open_desk()
    gate.open.set()
    issue_id = desk.draft(links, day=DAY)
    gate.open.clear()
    gate.asked.clear()
    item = desk.items(issue_id)[0].item.id
    job = desk.start_redraft(item, "Make it shorter.")
    assert gate.asked.wait(60)
    assert desk.start_redraft(item, "Make it shorter.").row.id == job.row.id
    with pytest.raises(UsageError, match="being written again already, in another way"):
        desk.start_redraft(item, "Lead with the figure.")
    desk.jobs.cancel(job.row.name)
    with pytest.raises(UsageError, match="is being stopped"):
        desk.start_redraft(item, "Make it shorter.")
    gate.open.set()
    desk.jobs.wait(job.row.name, 60)
    desk.start_redraft(item, "Lead with the figure.")
    desk.jobs.wait(job.row.name, 60)
    newest = desk.jobs.get(job.row.name)
    assert newest is not None
    assert (newest.row.state, newest.row.arguments["instruction"]) == (
        "done",
        "Lead with the figure.",
    )


def test_what_was_to_be_stopped_by_one_who_died_can_be_begun_again(
    open_desk: Callable[..., Desk], links: str
) -> None:
    desk = open_desk()
    issue_id = desk.draft(links, day=DAY)
    item = desk.items(issue_id)[0]
    given = {"item_id": item.item.id, "instruction": "Shorter.", "based_on": item.revision}
    name = f"redraft {item.item.id}"
    desk._shelf.jobs.add(name, "redraft", given, queue="desk", worker="the dead")
    desk._shelf.jobs.cancel(name)
    desk._shelf.jobs.hand_back(desk.jobs.get(name).row.id, "the dead")  # type: ignore[union-attr]
    job = desk.start_redraft(item.item.id, "Shorter.")
    desk.jobs.wait(name, 60)
    assert desk.jobs.get(name).row.id == job.row.id  # type: ignore[union-attr]
    assert desk.jobs.get(name).row.state == "done"  # type: ignore[union-attr]


def test_past_issues_given_while_others_are_taken_in_are_taken_in_too(
    open_desk: Callable[..., Desk],
) -> None:
    desk = open_desk()

    def text(number: int) -> tuple[str, str]:
        past = replace(PAST, headline=f"{PAST.headline}, Part {number}")
        return f"{number}.md", render(Issue(items=[past], number=number), desk.style)

    given = [[text(number)] for number in (1, 2, 3)]
    jobs = [desk.start_taking_in(each) for each in (*given, given[0])]
    assert jobs[3].row.id == jobs[0].row.id
    for job in jobs:
        desk.jobs.wait(job.row.name, 60)
    assert sorted(each.number or 0 for each in desk.printed_issues()) == [1, 2, 3]
    [last] = desk.taking_in()
    assert not last.running


def test_what_was_sent_when_the_work_is_stopped_is_kept_and_not_paid_for_again(
    open_desk: Callable[..., Desk], links: str, model: ModelServer, gate: Gate
) -> None:
    desk = open_desk(max_parallel=1)
    issue_id = desk.start_draft(links, day=DAY)
    assert gate.asked.wait(60)
    desk.stop(issue_id)
    time.sleep(0.6)  # the stop is seen while the one call is out
    gate.open.set()
    desk.jobs.wait(issue_id, 60)
    job = desk.jobs.get(issue_id)
    assert job is not None
    assert job.row.state == "stopped"
    assert desk.issues()[0].state == "stopped"
    assert "was stopped" in desk.issues()[0].message
    assert len(model.requests) == 1, "the story that waited for its turn was not asked for"
    desk.try_again(issue_id)
    desk.jobs.wait(issue_id, 60)
    assert headlines(desk, issue_id) == BOTH
    assert len(model.requests) == 2


def test_a_desk_that_is_closed_goes_on_when_it_is_opened_again(
    open_desk: Callable[..., Desk], links: str, model: ModelServer, gate: Gate
) -> None:
    desk = open_desk()
    issue_id = desk.start_draft(links, day=DAY)
    assert gate.asked.wait(60)
    closing = threading.Thread(target=desk.close)
    closing.start()
    time.sleep(0.5)
    gate.open.set()
    closing.join(60)
    again = open_desk()
    job = again.jobs.get(issue_id)
    assert job is not None
    assert job.row.state == "waiting"
    assert again.issues()[0].state == "drafting"
    again.warm()
    again.jobs.wait(issue_id, 60)
    assert headlines(again, issue_id) == BOTH
    assert again.issues()[0].state == "draft"
    assert len(model.requests) == 2


def test_one_failed_story_is_tried_again_alone(
    open_desk: Callable[..., Desk], links: str, pages: PageServer, model: ModelServer
) -> None:
    model.answer = lambda request: {"headline": "", "paragraphs": []}
    desk = open_desk()
    bad = f"{links}\n{pages.url('gone.html')}"
    issue_id = desk.start_draft(bad, day=DAY)
    desk.jobs.wait(issue_id, 120)
    assert len(desk.issue(issue_id).failures) == 3
    model.answer = answer
    hits = dict(pages.hits)
    with pytest.raises(UsageError, match="Nothing of issue"):
        desk.try_again(issue_id, pages.url("unknown.html"))
    desk.try_again(issue_id, pages.url("ferry.html"))
    desk.jobs.wait(issue_id, 60)
    assert headlines(desk, issue_id) == {ITEMS["Duchuan"]["headline"]}
    left = {failure.url for failure in desk.issue(issue_id).failures}
    assert left == {pages.url("lanhu.html"), pages.url("gone.html")}
    assert dict(pages.hits) == hits
    desk.retry(issue_id, pages.url("lanhu.html"))
    assert headlines(desk, issue_id) == BOTH


def test_a_redraft_that_is_begun_again_is_asked_for_and_kept_once(
    open_desk: Callable[..., Desk], links: str, model: ModelServer
) -> None:
    desk = open_desk()
    [first, _] = desk.items(desk.draft(links, day=DAY))
    job = desk.start_redraft(first.item.id, "lead with the sum")
    desk.jobs.wait(job.row.name, 60)
    asked = len(model.requests)
    # As after a kill between the last word that was kept and the end of the job.
    asyncio.run(desk._work.redraft(**job.row.arguments))
    desk.editing.edit(first.item.id, "Words of an Editor", "", based_on=first.revision)
    asyncio.run(desk._work.redraft(**job.row.arguments))
    assert len(model.requests) == asked
    proposal = desk.reviewing.proposal(first.item.id)
    assert proposal is not None
    assert proposal.instruction == "lead with the sum"
    origins = [each.origin for each in desk.store.items.revisions(first.item.id)]
    assert origins == ["edit", "redraft", "draft"]


def test_what_was_written_stays_in_an_issue_though_it_was_printed_before_that_is_begun_again(
    open_desk: Callable[..., Desk], links: str
) -> None:
    desk = open_desk()
    issue_id = desk.draft(links, day=DAY)
    printed = [
        Item(headline=each.headline, paragraphs=each.paragraphs)
        for each in desk.issue(issue_id).items
    ]
    text = render(Issue(items=printed, number=9, date=DAY), desk.style)
    [outcome] = desk.take_in([("9.md", text)])
    assert outcome.state == "kept"
    desk.retry(issue_id)
    assert {each.recall.relation for each in desk.brief(issue_id)} == {"same"}
    assert list(desk.issue(issue_id).failures) == []


def test_what_is_added_while_an_issue_is_drafted_is_refused_rather_than_left_out(
    open_desk: Callable[..., Desk], pages: PageServer, gate: Gate
) -> None:
    desk = open_desk()
    issue_id = desk.start_draft(pages.url("lanhu.html"), day=DAY)
    assert gate.asked.wait(60)
    with pytest.raises(UsageError, match="when that has ended"):
        desk.add(issue_id, pages.url("ferry.html"))
    gate.open.set()
    desk.jobs.wait(issue_id, 60)
    desk.add(issue_id, pages.url("ferry.html"))
    desk.jobs.wait(issue_id, 60)
    assert headlines(desk, issue_id) == BOTH


def test_work_is_asked_for_while_the_rooms_are_still_being_opened(
    open_desk: Callable[..., Desk], links: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk()
    opening, go_on = threading.Event(), threading.Event()
    opened = Rooms.open

    def slowly(*given: Any) -> Rooms:
        opening.set()
        assert go_on.wait(60)
        return opened(*given)

    monkeypatch.setattr(Rooms, "open", slowly)
    warming = threading.Thread(target=desk.warm)
    warming.start()
    assert opening.wait(60)
    issue_id = desk.start_draft(links, day=DAY)
    go_on.set()
    warming.join(60)
    desk.jobs.wait(issue_id, 60)
    assert headlines(desk, issue_id) == BOTH


def test_what_stops_all_is_said_in_the_job_and_in_the_issue(
    open_desk: Callable[..., Desk], links: str
) -> None:
    desk = open_desk(model="", base_url="http://127.0.0.1:9/v1")
    issue_id = desk.start_draft(links, day=DAY)
    desk.jobs.wait(issue_id, 60)
    job = desk.jobs.get(issue_id)
    assert job is not None
    assert job.row.state == "failed"
    assert "DRAFTER_MODEL is not" in job.error
    assert desk.issues()[0].message == job.error


def test_the_home_is_refused_to_a_second_desk_before_anything_heavy_is_loaded(
    open_desk: Callable[..., Desk], links: str
) -> None:
    first, second = open_desk(), open_desk()
    first.jobs.ready()
    with pytest.raises(HomeInUse, match="is in use by"):
        second.start_draft(links, day=DAY)
    assert second.issues() == []


def test_past_issues_are_taken_in_and_an_issue_published_in_the_background(
    open_desk: Callable[..., Desk], links: str
) -> None:
    desk = open_desk()
    issue_id = desk.draft(links, day=DAY)
    desk.start_publish(issue_id, 7)
    desk.jobs.wait(f"publish {issue_id}", 60)
    assert [(each.number, each.items) for each in desk.printed_issues()] == [(7, 2)]
    text = render(Issue(items=[PAST], number=8), desk.style)
    desk.jobs.wait(desk.start_taking_in([("8.md", text), ("bad.md", "")]).row.name, 60)
    [job] = desk.taking_in()
    assert [event.state for event in job.events.values()] == ["done", "failed"]
    assert desk._shelf.jobs.texts(job.row.id) == []
    assert len(desk.printed_issues()) == 2


def test_a_drafts_progress_here_and_now_is_seen_as_any_jobs(
    open_desk: Callable[..., Desk], links: str, gate: Gate
) -> None:
    desk, beside = open_desk(), open_desk()
    drafting = threading.Thread(target=desk.draft, args=(links,), kwargs={"day": DAY})
    drafting.start()
    assert gate.asked.wait(60)
    [line] = beside.issues()
    job = beside.jobs.get(line.id)
    assert job is not None
    assert job.running
    gate.open.set()
    drafting.join(60)
    assert not beside.jobs.get(line.id).running  # type: ignore[union-attr]


def test_a_second_home_in_one_program_is_told_that_one_is_at_work(
    open_desk: Callable[..., Desk], links: str, tmp_path, gate: Gate
) -> None:
    first, second = open_desk(), open_desk(home=tmp_path / "other")
    issue_id = first.start_draft(links, day=DAY)
    assert gate.asked.wait(60)
    other = second.start_draft(links, day=DAY)
    second.jobs.wait(other, 60)
    assert "another home" in second.issues()[0].message
    gate.open.set()
    first.jobs.wait(issue_id, 60)
    assert first.issues()[0].state == "draft"


def test_an_index_whose_vectors_are_wrong_is_found_out(
    open_desk: Callable[..., Desk], links: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk()
    desk.draft(links, day=DAY)
    passages = desk.reindex()[0]
    assert passages > 0
    vectors = desk.rooms.index.passages
    add = vectors.add

    def destroyed(ids: Any, given: Any, *rest: Any, **more: Any) -> None:
        add(ids, given[:, ::-1].copy(), *rest, **more)

    monkeypatch.setattr(vectors, "add", destroyed)
    with pytest.raises(EnvironmentFault, match="by its own vector"):
        desk.reindex()
