"""The book of jobs, on both databases it is made for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from drafter.model import Event
from drafter.store import Database, JobStore
from drafter.store.jobs import MOST_EVENTS
from drafter.store.schema import job_events, jobs


@pytest.fixture
def book(database: Database) -> JobStore:
    return JobStore(database)


def event(subject: str, state: str = "done") -> Event:
    return Event(stage="fetch", subject=subject, state=state)  # type: ignore[arg-type]


def test_of_one_name_one_job_is_open_and_the_next_comes_after_it(book: JobStore) -> None:
    first, added = book.add("issue", "draft", {"issue_id": "a"}, queue="q")
    same, again = book.add("issue", "draft", {"issue_id": "b"}, queue="q")
    assert (added, again) == (True, False)
    assert same == first
    assert book.to_hand("q") == [(first.id, 1)]
    assert book.to_hand("another") == []
    book.handed(first.id, 1)
    assert book.to_hand("q") == []
    assert book.begin(first.id, 1, "w") is not None
    assert book.end(first.id, "w", "done")
    assert not book.end(first.id, "w", "failed")
    assert book.add("issue", "draft", {}, queue="q")[1]


def test_what_is_handed_back_is_anothers_and_the_first_is_told_so(book: JobStore) -> None:
    job, _ = book.add("issue", "draft", {}, queue="q")
    book.handed(job.id, 1)
    book.begin(job.id, 1, "dead")
    assert book.hand_back(job.id, "dead")
    assert not book.hand_back(job.id, "dead")
    assert book.begin(job.id, 1, "dead") is None
    assert book.to_hand("q") == [(job.id, 2)]
    begun = book.begin(job.id, 2, "living")
    assert begun is not None
    assert begun.starts == 2
    assert book.pulse(job.id, "dead", {}) == "lost"
    assert not book.end(job.id, "dead", "failed")
    assert book.pulse(job.id, "living", {}) == "go"


def test_what_is_under_way_is_told_to_stop_and_what_waits_ends_at_once(book: JobStore) -> None:
    running, _ = book.add("running", "draft", {}, queue="q")
    waiting, _ = book.add("waiting", "draft", {}, queue="q")
    book.begin(running.id, 1, "w")
    assert book.cancel("running") is None
    assert book.pulse(running.id, "w", {}) == "stop"
    ended = book.cancel("waiting")
    assert ended is not None
    assert ended.id == waiting.id
    assert book.begin(waiting.id, 1, "w") is None
    assert book.cancel("unknown") is None


def test_events_are_the_newest_of_each_step_in_their_order_and_bounded(book: JobStore) -> None:
    job, _ = book.add("issue", "draft", {}, queue="q")
    book.begin(job.id, 1, "w")
    book.pulse(job.id, "w", {1: event("b", "started"), 0: event("a" * 5_000, "started")})
    book.pulse(job.id, "w", {1: event("b"), MOST_EVENTS: event("too many")})
    assert book.events(job.id) == [event("a" * 5_000, "started"), event("b")]


def test_what_was_given_to_a_job_goes_when_it_ends(book: JobStore) -> None:
    job, _ = book.add("import", "take_in", {}, queue="q", texts=[("1.md", "one"), ("2.md", "二")])
    assert book.texts(job.id) == [("1.md", "one"), ("2.md", "二")]
    book.begin(job.id, 1, "w")
    book.end(job.id, "w", "done")
    assert book.texts(job.id) == []


def test_what_ended_long_ago_is_swept_and_what_is_open_is_not(
    book: JobStore, database: Database
) -> None:
    for name in ("old", "new", "open"):
        job, _ = book.add(name, "draft", {}, queue="q")
        book.begin(job.id, 1, "w")
        book.pulse(job.id, "w", {0: event(name)})
        if name != "open":
            book.end(job.id, "w", "done")
    long_ago = datetime.now(UTC) - timedelta(days=31)
    with database.begin() as connection:
        connection.execute(jobs.update().where(jobs.c.name == "old"), {"ended_at": long_ago})
        connection.execute(jobs.update().where(jobs.c.name == "open"), {"created_at": long_ago})
    assert book.sweep() == 1
    assert book.newest("old") is None
    assert [job.name for job in book.open()] == ["open"]
    with database.begin() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(job_events)) == 2


def test_who_takes_work_is_known_by_queue(book: JobStore) -> None:
    book.enlist("one", "q")
    book.enlist("one", "q")
    book.enlist("two", "other")
    assert book.enlisted("q") == ["one"]
    book.discharge("one")
    assert book.enlisted("q") == []
