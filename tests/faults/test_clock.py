"""A clock that was set back: what is newest stays newest, and nothing waits for the time to come round."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from faults.conftest import Model  # type: ignore[import-not-found]

import drafter.store
from drafter.desk import Desk
from drafter.settings import Settings
from drafter.store import clock
from drafter.truth import Entry
from eval.servers import PageServer

pytestmark = pytest.mark.slow

DAY = date(2026, 11, 26)
BACK = timedelta(days=3)


@pytest.fixture
def set_back(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Let every clock that our programs read for the time of day be three days slow from now on."""

    class Earlier(datetime):
        @classmethod
        def now(cls, tz=None):  # type: ignore[no-untyped-def]
            return datetime.now(tz) - BACK

    def apply() -> None:
        for module in vars(drafter.store).values():
            if getattr(module, "datetime", None) is datetime:
                monkeypatch.setattr(module, "datetime", Earlier)
        told = time.time
        monkeypatch.setattr(time, "time", lambda: told() - BACK.total_seconds())
        assert clock.datetime is Earlier

    return apply


def test_an_issue_begun_before_goes_on_and_one_begun_after_is_the_newest(
    set_back: Callable[[], None], open_desk: Callable[..., Desk], model: Model, pages: PageServer,
    links: str,
) -> None:  # fmt: skip
    desk = open_desk()
    first = desk.draft(links, day=DAY)
    calls, fetched = model.calls, dict(pages.hits)
    set_back()

    desk.retry(first)
    assert (model.calls, dict(pages.hits)) == (calls, fetched)  # nothing is paid for again
    second = desk.draft(pages.url("lanhu.html"), day=DAY, repeats=True)
    assert [line.id for line in desk.issues()] == [second, first]

    [item, _] = desk.items(first)
    kept, stands = desk.editing.edit(item.item.id, "Typed", "Typed.", based_on=item.revision)
    assert stands
    newest = desk.editing.versions(item.item.id)[0]
    assert (newest.id, newest.headline) == (kept, "Typed")


def test_the_newest_work_of_a_name_is_what_the_desk_shows(
    set_back: Callable[[], None], open_desk: Callable[..., Desk], links: str
) -> None:
    desk = open_desk()
    issue = desk.start_draft(links, day=DAY)
    desk.jobs.wait(issue, 100)
    before = desk.jobs.get(issue)
    set_back()
    desk.add(issue, "", ["A Text That Was Pasted\n\n" + "It has words enough to be read. " * 30])
    desk.jobs.wait(issue, 100)
    after = desk.jobs.get(issue)
    assert before
    assert after
    assert before.row.id != after.row.id
    assert not after.running


def test_names_are_learned_in_the_order_they_were_taught(
    set_back: Callable[[], None], settings: Settings
) -> None:
    desk = Desk(settings)
    try:
        desk.learning.add_name("Qingfan Audio", kind="company", who="lan")
        set_back()
        desk.learning.add_name("Lanhu Video", kind="company", who="wen")
        assert [each.entry.name for each in desk.learning.names()] == [
            "Qingfan Audio",
            "Lanhu Video",
        ]
        assert isinstance(desk.learning.names()[0].entry, Entry)
    finally:
        desk.close()
