"""Programs beside each other on one home, and killed ones: SQLite, and processes of their own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from newsroom_pages import ITEMS, answer

from drafter.desk import Desk
from drafter.house import HouseStyle, render
from drafter.model import Issue, Item
from drafter.rooms import load_style
from drafter.settings import Settings
from drafter.store import Database, JobStore
from eval.servers import ModelServer, PageServer

pytestmark = pytest.mark.slow

BOTH = {each["headline"] for each in ITEMS.values()}
DESK = """
import sys, time
from datetime import date
from drafter.desk import Desk
from drafter.settings import Settings
desk = Desk(Settings.load())
print(desk.start_draft(sys.argv[1], day=date(2026, 11, 22)), flush=True)
time.sleep(600)
"""


def environment(settings: Settings) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ}
    return kept | {
        "DRAFTER_HOME": str(settings.home),
        "DRAFTER_MODEL": settings.model,
        "DRAFTER_BASE_URL": settings.base_url,
        "DRAFTER_ALLOW_HOSTS": " ".join(settings.allow_hosts),
        "DRAFTER_MAX_PARALLEL": "1",
    }


def drafter(settings: Settings, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "drafter.cli", *arguments],
        env=environment(settings), capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip


def test_a_killed_desk_goes_on_by_itself_and_pays_for_nothing_it_had(
    served: Settings, open_desk: Callable[..., Desk], links: str, pages: PageServer,
    model: ModelServer,
) -> None:  # fmt: skip
    second, let = threading.Event(), threading.Event()

    def held(request: dict[str, Any]) -> Any:
        if len(model.requests) == 2:
            second.set()
            let.wait(90)
        return answer(request)

    model.answer = held
    command = [sys.executable, "-c", DESK, links]
    with subprocess.Popen(
        command, env=environment(served), stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        issue_id = process.stdout.readline().strip()
        assert second.wait(120), "the second call never came"
        process.send_signal(signal.SIGKILL)
    let.set()
    desk = open_desk()
    assert desk.jobs.get(issue_id).running  # type: ignore[union-attr]
    desk.warm()
    desk.jobs.wait(issue_id, 120)
    assert {item.headline for item in desk.issue(issue_id).items} == BOTH
    assert len(model.requests) == 3
    assert set(pages.hits.values()) == {1}


def test_a_second_program_is_refused_in_one_line_or_leaves_its_work_to_the_desk(
    served: Settings, open_desk: Callable[..., Desk], links: str
) -> None:
    desk = open_desk()
    desk.warm()
    while not desk.jobs.alive():
        time.sleep(0.1)
    for command in (["desk", "--port", "8599"], ["draft", "--link", links.split()[0]]):
        refused = drafter(served, *command)
        assert refused.returncode == 4
        assert "is in use by" in refused.stderr.splitlines()[-1]
        assert "Traceback" not in refused.stderr
    issue_id = desk.draft(links, day=date(2026, 11, 22))
    done = drafter(served, "reindex")
    assert done.returncode == 0, done.stderr
    assert "it builds the index anew" in done.stderr
    assert desk.jobs.get("reindex").row.state == "done"  # type: ignore[union-attr]
    nothing = drafter(served, "retry", issue_id, "--only", "https://example.org/unknown")
    assert nothing.returncode == 2
    assert "Nothing of issue" in nothing.stderr
    assert drafter(served, "retry", issue_id).returncode == 0
    assert "Nothing is done" in drafter(served, "stop", issue_id).stderr
    told = drafter(served, "doctor").stdout
    assert "done by the desk that has the home open: desk; 0 jobs wait" in told


def past_issues(folder: Path, style: HouseStyle, count: int) -> list[str]:
    """Write so many issues of three items each, and return their files."""
    files = []
    for number in range(1, count + 1):
        items = [
            Item(
                headline=f"Harbour {number} Gets Crane {part} From Nantong",
                paragraphs=[f"Harbour {number} bought crane {part} from a maker in Nantong."],
            )
            for part in range(1, 4)
        ]
        file = folder / f"{number}.md"
        file.write_text(render(Issue(items=items, number=number), style), encoding="utf-8")
        files.append(str(file))
    return files


def broken_off(served: Settings, files: list[str], by: signal.Signals) -> None:
    """Begin to import, and send the signal once it is under way."""
    command = [sys.executable, "-m", "drafter.cli", "archive", "import", *files]
    with subprocess.Popen(
        command, env=environment(served), stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        assert "import" in process.stderr.readline()
        process.send_signal(by)
        process.stderr.read()


@pytest.mark.parametrize("go_on", ["the same command", "a desk"])
def test_an_import_that_was_killed_goes_on_and_leaves_no_half_issue(
    go_on: str, served: Settings, open_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    files = past_issues(tmp_path, load_style(served), 40)
    broken_off(served, files, signal.SIGKILL)
    if go_on == "the same command":
        done = drafter(served, "archive", "import", *files)
        assert done.returncode == 0, done.stderr
        assert "0 refused" in done.stderr
    desk = open_desk()
    desk.warm()
    [job] = desk.taking_in()
    desk.jobs.wait(job.row.name, 60)
    kept = {each.number: each.items for each in desk.printed_issues()}
    assert kept == dict.fromkeys(range(1, 41), 3)
    assert len(desk.printed_issues()) == 40
    assert desk.rooms.index.printed.count() == 120
    assert desk._shelf.jobs.texts(job.row.id) == []


def test_an_import_that_was_stopped_by_hand_ends_and_can_be_begun_again(
    served: Settings, open_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    files = past_issues(tmp_path, load_style(served), 60)
    broken_off(served, files, signal.SIGINT)
    desk = open_desk()
    [job] = desk.taking_in()
    assert job.row.state in ("stopped", "done")  # as fast machines may have it
    desk.close()
    done = drafter(served, "archive", "import", *files)
    assert done.returncode == 0, done.stderr
    assert len(open_desk().printed_issues()) == 60


def test_an_import_beside_an_open_desk_is_done_by_the_desk(
    served: Settings, open_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    desk = open_desk()
    desk.warm()
    while not desk.jobs.alive():
        time.sleep(0.1)
    files = past_issues(tmp_path, desk.style, 2)
    done = drafter(served, "archive", "import", *files, str(tmp_path / "missing.md"))
    assert done.returncode == 0, done.stderr
    assert "2 issues taken in, 0 were there already, 1 refused." in done.stderr
    assert [each.items for each in desk.printed_issues()] == [3, 3]
    again = drafter(served, "archive", "import", *files)
    assert "0 issues taken in, 2 were there already, 0 refused." in again.stderr


def test_an_issue_published_beside_an_open_desk_is_published_by_the_desk(
    served: Settings, open_desk: Callable[..., Desk], links: str
) -> None:
    desk = open_desk()
    issue_id = desk.draft(links, day=date(2026, 11, 22))
    desk.jobs.work()
    while not desk.jobs.alive():
        time.sleep(0.1)
    done = drafter(served, "publish", issue_id, "--number", "7")
    assert done.returncode == 0, done.stderr
    assert "2 items joined the archive." in done.stderr
    assert desk.jobs.get(f"publish {issue_id}").row.state == "done"  # type: ignore[union-attr]
    assert [each.number for each in desk.printed_issues()] == [7]
    refused = drafter(served, "publish", "nothing-of-the-kind")
    assert (refused.returncode, "There is no issue" in refused.stderr) == (2, True)


def test_an_issue_whose_publishing_by_a_command_was_killed_is_published_when_the_desk_opens(
    served: Settings, open_desk: Callable[..., Desk], links: str
) -> None:
    desk = open_desk()
    issue_id = desk.draft(links, day=date(2026, 11, 22))
    desk.close()
    command = [sys.executable, "-m", "drafter.cli", "publish", issue_id, "--number", "7"]
    started = subprocess.Popen(command, env=environment(served), stderr=subprocess.DEVNULL)
    database, until = Database.connect(served), time.monotonic() + 60
    while (
        job := JobStore(database).newest(f"publish {issue_id}")
    ) is None or job.state == "waiting":
        assert time.monotonic() < until
        time.sleep(0.005)
    started.kill()
    started.wait()
    database.close()
    again = open_desk()
    again.warm()
    again.jobs.work()
    again.jobs.wait(f"publish {issue_id}", 60)
    assert [(each.number, each.items) for each in again.printed_issues()] == [(7, 2)]
    assert again.store.issue_row(issue_id)["state"] == "published"


PUBLISH = """
import os, signal, sys, time
from drafter.afterprint import AfterPrint
from drafter.archive.index import Vectors
from drafter.desk import Desk
from drafter.settings import Settings
from drafter.store import JobStore, PrintedStore, Store
step, issue_id = sys.argv[1:]
owner, name = {
    "number": (Store, "update_issue"), "entries": (AfterPrint, "keep_entries"),
    "removed": (Vectors, "remove"), "archive": (PrintedStore, "keep"),
    "index": (Vectors, "add"), "ended": (JobStore, "end"),
}[step]
do = getattr(owner, name)
def last(*given, **named):
    if step != "ended":
        do(*given, **named)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(owner, name, last)
desk = Desk(Settings.load())
desk.start_publish(issue_id, 8, note="The name was wrong.", who="Ada")
time.sleep(600)
"""


@pytest.mark.parametrize("step", ["number", "entries", "removed", "archive", "index", "ended"])
def test_a_correction_whose_publishing_was_killed_stands_in_the_archive_once(
    step: str, served: Settings, open_desk: Callable[..., Desk], links: str
) -> None:
    desk = open_desk()
    issue_id = desk.draft(links, day=date(2026, 11, 22))
    desk.publish(issue_id, 7)
    stored = desk.items(issue_id)[0]
    body = "\n\n".join(stored.item.paragraphs)
    desk.editing.edit(stored.item.id, "Another Headline", body, based_on=stored.revision)
    desk.close()
    command = [sys.executable, "-c", PUBLISH, step, issue_id]
    killed = subprocess.run(command, env=environment(served), timeout=120, check=False)
    assert killed.returncode == -signal.SIGKILL
    again = open_desk()
    assert again.jobs.get(f"publish {issue_id}").running  # type: ignore[union-attr]
    again.warm()
    again.jobs.wait(f"publish {issue_id}", 60)
    assert again.jobs.get(f"publish {issue_id}").row.state == "done"  # type: ignore[union-attr]
    [printed] = again.printed_issues()
    assert (printed.number, printed.items) == (8, 2)
    told = [each.text for each in again.printed_items(printed.id)]
    assert told == [item.text for item in again.issue(issue_id).items]
    [entry] = again.afterprint.corrections(issue_id)
    assert (entry.who, entry.note) == ("Ada", "The name was wrong.")
    assert again.rooms.index.printed.count() == 2
    assert again.search("Another Headline")[0].title == "Another Headline"
