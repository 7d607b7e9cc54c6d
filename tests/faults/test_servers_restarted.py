"""Postgres and Chroma killed and started again under an open desk: said in words, nothing lost."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import date

import postgres
import pytest
from faults.conftest import Chroma, Model  # type: ignore[import-not-found]

from drafter.desk import Desk
from drafter.errors import DrafterError, EnvironmentFault
from eval.servers import PageServer

pytestmark = pytest.mark.slow

DAY = date(2026, 11, 26)


def finished(desk: Desk, issue_id: str) -> None:
    """The issue is whole, and what is found in Chroma is what stands in SQL."""
    assert len(desk.items(issue_id)) == 2
    assert not desk.issue(issue_id).failures
    held = desk.rooms.index.passages.count()
    assert held > 0
    assert desk.reindex()[0] == held


@pytest.fixture
def database(cluster: postgres.Cluster) -> str:
    return postgres.new_database(cluster.url)


def test_postgres_restarted_in_the_middle_of_an_issue(
    cluster: postgres.Cluster, database: str, open_desk: Callable[..., Desk], model: Model,
    pages: PageServer, links: str,
) -> None:  # fmt: skip
    desk = open_desk(database_url=database)
    model.during = cluster.stop
    with pytest.raises(EnvironmentFault, match="does not answer"):
        desk.draft(links, day=DAY)
    fetched = dict(pages.hits)
    cluster.start()
    [line] = desk.issues()  # the same desk, without being opened anew
    desk.retry(line.id)
    finished(desk, line.id)
    assert dict(pages.hits) == fetched
    assert model.calls <= 2 + 1


def test_work_in_the_background_goes_on_by_itself_when_postgres_is_back(
    cluster: postgres.Cluster, database: str, open_desk: Callable[..., Desk], model: Model,
    pages: PageServer, links: str,
) -> None:  # fmt: skip
    desk = open_desk(database_url=database)
    away = threading.Event()

    def stop() -> None:
        cluster.stop()
        away.set()

    model.during = stop
    issue = desk.start_draft(links, day=DAY)
    assert away.wait(100)
    fetched = dict(pages.hits)
    time.sleep(2)
    cluster.start()
    until = time.monotonic() + 120
    while len(desk.items(issue)) < 2 or desk.store.issue_row(issue)["state"] != "draft":
        assert time.monotonic() < until, desk.store.issue_row(issue)
        time.sleep(0.5)
    finished(desk, issue)
    assert dict(pages.hits) == fetched
    assert model.calls <= 2 + 2


def test_postgres_restarted_under_an_editor(
    cluster: postgres.Cluster, database: str, open_desk: Callable[..., Desk], links: str
) -> None:
    desk = open_desk(database_url=database)
    issue = desk.draft(links, day=DAY)
    [item, _] = desk.items(issue)
    kept, _ = desk.editing.edit(item.item.id, "Kept", "Kept words.", based_on=item.revision)
    cluster.stop()
    with pytest.raises(EnvironmentFault, match="does not answer"):
        desk.editing.edit(item.item.id, "Typed", "Typed words.", based_on=kept)
    cluster.start()
    assert desk.store.items.get(item.item.id).item.headline == "Kept"
    _, stands = desk.editing.edit(item.item.id, "Typed", "Typed words.", based_on=kept)
    assert stands


def test_chroma_restarted_in_the_middle_of_an_issue(
    chroma: Chroma, open_desk: Callable[..., Desk], model: Model, pages: PageServer, links: str
) -> None:
    desk = open_desk(chroma_url=chroma.url)
    desk.warm()
    model.during, model.first = chroma.kill, True  # before anything is put into the index
    with pytest.raises(EnvironmentFault, match=r"Chroma server .* does not answer"):
        desk.draft(links, day=DAY)
    with pytest.raises(DrafterError):
        desk.sound("index")
    fetched = dict(pages.hits)
    chroma.start()
    desk.sound("index")
    [line] = desk.issues()
    desk.retry(line.id)
    finished(desk, line.id)
    assert dict(pages.hits) == fetched
    assert model.calls <= 2 + 1


def test_words_are_edited_while_chroma_is_away_and_all_else_says_so(
    chroma: Chroma, open_desk: Callable[..., Desk], links: str
) -> None:
    desk = open_desk(chroma_url=chroma.url)
    issue = desk.draft(links, day=DAY)
    [item, _] = desk.items(issue)
    chroma.kill()
    _, stands = desk.editing.edit(item.item.id, "Typed", "Typed.", based_on=item.revision)
    assert stands
    with pytest.raises(EnvironmentFault, match="does not answer"):
        desk.search("ferry tickets")
    with pytest.raises(EnvironmentFault, match="does not answer"):
        desk.publish(issue)
    chroma.start()
    assert desk.search("ferry tickets")
    desk.publish(issue)
    assert desk.store.issue_row(issue)["state"] == "published"
    assert desk.rooms.index.printed.count() == 2
