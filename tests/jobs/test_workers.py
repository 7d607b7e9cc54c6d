"""Rung two with real servers: Postgres, Chroma, and workers that are processes of their own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import date
from pathlib import Path
from typing import Any

import chroma
import postgres
import pytest
import sqlalchemy as sa
from newsroom_pages import ITEMS, answer

from drafter.desk import Desk
from drafter.errors import EnvironmentFault
from drafter.settings import Settings
from eval.servers import ModelServer, PageServer

pytestmark = pytest.mark.slow

DAY = date(2026, 11, 22)
BOTH = {each["headline"] for each in ITEMS.values()}


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    with (
        postgres.running() as cluster,
        chroma.running(tmp_path_factory.mktemp("chroma")) as index,
    ):
        yield cluster, index


@pytest.fixture
def shared(served: Settings, servers: tuple[str, str]) -> Settings:
    cluster, index = servers
    return served.model_copy(
        update={"database_url": postgres.new_database(cluster), "chroma_url": index}
    )


@pytest.fixture
def desk(shared: Settings) -> Iterator[Desk]:
    opened = Desk(shared)
    yield opened
    opened.close()


class Process:
    """A worker with a home of its own; what it said is read when it is asked for."""

    def __init__(self, settings: Settings, home: Path) -> None:
        kept = {
            name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ
        }
        given = {
            "DRAFTER_HOME": str(home),
            "DRAFTER_DATABASE_URL": settings.database_url,
            "DRAFTER_CHROMA_URL": settings.chroma_url,
            "DRAFTER_MODEL": settings.model,
            "DRAFTER_BASE_URL": settings.base_url,
            "DRAFTER_ALLOW_HOSTS": " ".join(settings.allow_hosts),
        }
        self._said = home.with_suffix(".said")
        with self._said.open("w") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "drafter.cli", "worker"], env=kept | given, stderr=said
            )

    @property
    def said(self) -> str:
        return self._said.read_text(encoding="utf-8")

    def ready(self) -> Process:
        until = time.monotonic() + 120
        while "takes work" not in self.said:
            assert self.process.poll() is None, self.said
            assert time.monotonic() < until, self.said
            time.sleep(0.1)
        return self

    def kill(self, number: int = signal.SIGKILL) -> int:
        self.process.send_signal(number)
        return self.process.wait(90)


@pytest.fixture
def start(shared: Settings, tmp_path: Path) -> Iterator[Callable[[], Process]]:
    started: list[Process] = []

    def make() -> Process:
        started.append(Process(shared, tmp_path / f"worker-{len(started)}"))
        return started[-1]

    yield make
    for each in started:
        if each.process.poll() is None:
            each.kill()


class Gate:
    """A model that answers at once except the first call, which waits until it is let."""

    def __init__(self, model: ModelServer) -> None:
        self.asked, self.open = threading.Event(), threading.Event()
        self._first = threading.Lock()
        model.answer = self

    def __call__(self, request: dict[str, Any]) -> Any:
        if self._first.acquire(blocking=False):
            self.asked.set()
            self.open.wait(90)
        return answer(request)


def headlines(desk: Desk, issue_id: str) -> set[str]:
    return {item.headline for item in desk.issue(issue_id).items}


def test_two_workers_do_what_a_desk_asks_for_and_pay_for_the_same_thing_once(
    desk: Desk, start: Callable[[], Process], links: str, pages: PageServer, model: ModelServer
) -> None:
    issues = [desk.start_draft(links, day=DAY) for _ in range(6)]
    assert "drafter worker" in desk.jobs.missing()
    assert desk.jobs.waiting() == 6
    model.latency = 1.0
    for worker in [start(), start()]:
        worker.ready()
    for issue_id in issues:
        desk.jobs.wait(issue_id, 120)
    assert desk.jobs.missing() == ""
    assert len(desk.jobs.alive()) == 2
    assert [line.message for line in desk.issues()] == [""] * 6
    assert [headlines(desk, issue_id) for issue_id in issues] == [BOTH] * 6
    assert len(model.requests) == 2
    assert set(pages.hits.values()) == {1}
    by = {desk.jobs.get(issue_id).row.worker for issue_id in issues}  # type: ignore[union-attr]
    assert by <= set(desk.jobs.alive())


def test_what_a_killed_worker_was_at_is_done_by_a_living_one(
    desk: Desk, start: Callable[[], Process], links: str, pages: PageServer, model: ModelServer
) -> None:
    gate = Gate(model)
    dying = start().ready()
    issue_id = desk.start_draft(links, day=DAY)
    assert gate.asked.wait(60)
    living = start().ready()
    assert desk.jobs.get(issue_id).running  # type: ignore[union-attr]
    dying.kill()
    desk.jobs.wait(issue_id, 60)
    gate.open.set()
    assert headlines(desk, issue_id) == BOTH
    assert len(desk.items(issue_id)) == 2
    assert len(model.requests) <= 3, "more was asked again than what was in flight"
    assert set(pages.hits.values()) == {1}
    assert len(desk.jobs.alive()) == 1
    assert living.kill(signal.SIGTERM) == 0


def test_a_worker_that_is_stopped_hands_its_work_back(
    desk: Desk, start: Callable[[], Process], links: str, model: ModelServer
) -> None:
    gate = Gate(model)
    first = start().ready()
    issue_id = desk.start_draft(links, day=DAY)
    assert gate.asked.wait(60)
    first.process.send_signal(signal.SIGTERM)
    time.sleep(1)
    gate.open.set()
    assert first.process.wait(60) == 0
    assert "handed back" in first.said
    job = desk.jobs.get(issue_id)
    assert job is not None
    assert job.row.state == "waiting"
    assert desk.issues()[0].state == "drafting"
    assert "drafter worker" in desk.jobs.missing()
    start().ready()
    desk.jobs.wait(issue_id, 60)
    assert headlines(desk, issue_id) == BOTH
    assert len(model.requests) == 2, "the call that was out when it stopped was paid for again"


def test_a_worker_whose_session_is_gone_leaves_and_says_so(
    desk: Desk, start: Callable[[], Process], shared: Settings
) -> None:
    worker = start().ready()
    engine = sa.create_engine(shared.database_url)
    with engine.begin() as connection:
        ended = connection.scalars(
            sa.text(
                "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'"
                " and database = (select oid from pg_database where datname = current_database())"
            )
        ).all()
    engine.dispose()
    assert True in ended
    assert worker.process.wait(60) == 70
    assert "this worker leaves" in worker.said.splitlines()[-1]
    assert desk.jobs.alive() == []


def test_postgres_restarted_under_a_worker_costs_its_process_and_no_call_that_was_kept(
    shared: Settings, links: str, pages: PageServer, model: ModelServer, tmp_path: Path
) -> None:
    gate = Gate(model)
    with postgres.cluster() as cluster, ExitStack() as ended:
        settings = shared.model_copy(update={"database_url": postgres.new_database(cluster.url)})
        desk = ended.enter_context(closing(Desk(settings)))
        worker = Process(settings, tmp_path / "first").ready()
        issue_id = desk.start_draft(links, day=DAY)
        assert gate.asked.wait(60)
        cluster.stop()
        assert worker.process.wait(60) == 70
        with pytest.raises(EnvironmentFault, match="does not answer"):
            desk.issues()
        refused = Process(settings, tmp_path / "second")
        assert refused.process.wait(120) == 4
        assert "does not answer" in refused.said.splitlines()[-1]
        cluster.start()
        gate.open.set()
        again = Process(settings, tmp_path / "third").ready()  # as a supervisor does
        ended.callback(again.kill)
        desk.jobs.wait(issue_id, 120)
        assert headlines(desk, issue_id) == BOTH
        assert desk.issues()[0].message == ""
        assert len(model.requests) <= 2 + 2, "more was asked again than what was in flight"
        assert set(pages.hits.values()) == {1}


def test_an_editor_stops_what_a_worker_does(
    desk: Desk, start: Callable[[], Process], links: str, model: ModelServer
) -> None:
    gate = Gate(model)
    start().ready()
    issue_id = desk.start_draft(links, day=DAY)
    assert gate.asked.wait(60)
    assert desk.stop(issue_id)
    time.sleep(0.6)
    gate.open.set()
    desk.jobs.wait(issue_id, 60)
    assert desk.issues()[0].state == "stopped"
    desk.try_again(issue_id)
    desk.jobs.wait(issue_id, 60)
    assert headlines(desk, issue_id) == BOTH
    assert len(model.requests) == 2


def test_what_nobody_has_begun_and_what_nobody_lives_to_do_is_stopped_at_once(
    desk: Desk, start: Callable[[], Process], links: str, model: ModelServer
) -> None:
    waiting = desk.start_draft(links, day=DAY)
    desk.stop(waiting)
    assert desk.issues()[0].state == "stopped"
    gate = Gate(model)
    worker = start().ready()
    orphan = desk.start_draft(links, day=DAY)
    assert gate.asked.wait(60)
    worker.kill()
    assert desk.stop(orphan)
    assert {line.state for line in desk.issues()} == {"stopped"}
    gate.open.set()


def test_with_postgres_alone_each_desk_does_its_own_work_and_no_other(
    shared: Settings, tmp_path: Path, links: str
) -> None:
    alone = shared.model_copy(update={"chroma_url": ""})
    desk = Desk(alone)
    other = Desk(alone.model_copy(update={"home": tmp_path / "other"}))
    theirs = other.store.new_issue(paste=links, day=DAY)
    other._shelf.jobs.add(theirs, "draft", {"issue_id": theirs}, queue=other.jobs._queue.name)
    issue_id = desk.start_draft(links, day=DAY)
    desk.jobs.wait(issue_id, 120)
    assert headlines(desk, issue_id) == BOTH
    assert desk.jobs.missing() == ""
    desk.retry(issue_id)  # here and now, as the terminal does
    assert len(desk.items(issue_id)) == 2
    assert other.jobs.get(theirs).row.state == "waiting"  # type: ignore[union-attr]
    desk.close()
    other.warm()
    other.jobs.wait(theirs, 120)
    assert headlines(other, theirs) == BOTH
    other.close()
