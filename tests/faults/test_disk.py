"""A disk that fills or turns read-only: said in words, nothing lost, gone on with when there is room."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from datetime import date

import pytest
from faults.conftest import Disk, Model  # type: ignore[import-not-found]

from drafter.cli import main
from drafter.desk import Desk
from drafter.errors import EnvironmentFault
from eval.servers import PageServer

pytestmark = pytest.mark.slow

DAY = date(2026, 11, 26)


def test_a_disk_that_fills_in_the_middle_stops_an_issue_which_goes_on_when_there_is_room(
    disk: Disk, open_desk: Callable[..., Desk], model: Model, pages: PageServer, links: str
) -> None:
    desk = open_desk(home=disk.folder / "home")
    model.during = disk.fill
    with pytest.raises(EnvironmentFault, match=r"disk is full|cannot be written"):
        desk.draft(links, day=DAY)
    with pytest.raises(EnvironmentFault, match="disk is full"):
        desk.sound("database")
    desk.close()
    fetched = dict(pages.hits)

    disk.free()
    desk = open_desk(home=disk.folder / "home")
    [line] = desk.issues()
    desk.retry(line.id)
    assert len(desk.items(line.id)) == 2
    assert not desk.issue(line.id).failures
    assert dict(pages.hits) == fetched  # what was read before stands in the ledger
    assert model.calls <= 2 + 1  # and the first answer, not the one that came when it was full
    desk.sound("database")
    assert desk.search("ferry tickets")


def test_an_edit_on_a_full_disk_is_refused_in_words_and_taken_when_there_is_room(
    disk: Disk, open_desk: Callable[..., Desk], links: str
) -> None:
    desk = open_desk(home=disk.folder / "home")
    issue = desk.draft(links, day=DAY)
    first, second = desk.items(issue)
    kept, _ = desk.editing.edit(
        first.item.id, "Kept Before", "Kept words.", based_on=first.revision, who="lan"
    )
    disk.fill()

    def type_on() -> None:
        nonlocal kept
        for number in range(200):  # until what the file has left is used up
            words = f"Words {number}. " * 200
            kept, _ = desk.editing.edit(first.item.id, "Typed", words, based_on=kept)

    with pytest.raises(EnvironmentFault, match="disk is full"):
        type_on()
    before = desk.store.items.get(first.item.id).item.paragraphs
    disk.free()
    _, stands = desk.editing.edit(
        first.item.id, "Typed Again", "Words that were in the field.", based_on=kept
    )
    assert stands
    assert desk.store.items.get(first.item.id).item.headline == "Typed Again"
    history = desk.editing.versions(first.item.id)
    assert "Kept Before" in [version.headline for version in history]
    assert (
        desk.store.items.revision(first.item.id, kept).paragraphs == before
    )  # the last one that was acknowledged
    assert desk.store.items.get(second.item.id).item == second.item
    desk.close()
    open_desk(home=disk.folder / "home")  # sound: it is checked when it is opened


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd) -> Callable[..., tuple[int, str]]:
    """Run a command; return its exit code and what it said on stderr."""

    def call(*arguments: str, stdin: str = "") -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["drafter", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code or 0, capfd.readouterr().err

    return call


def test_a_home_on_a_full_or_read_only_disk_is_told_in_one_line(
    disk: Disk, run: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch, links: str,
    pages: PageServer,
) -> None:  # fmt: skip
    monkeypatch.setenv("DRAFTER_HOME", str(disk.folder / "home"))
    monkeypatch.setenv("DRAFTER_ALLOW_HOSTS", pages.host)
    disk.fill()
    told(run("draft", "-", stdin=links), "disk is full|No space left")
    disk.free()
    assert run("draft", "-", stdin=links)[0] == 0

    monkeypatch.setenv("DRAFTER_HOME", str(disk.read_only() / "home"))
    for command in (("draft", "-"), ("issues",), ("publish", "any"), ("reindex",)):
        told(run(*command, stdin=links), "cannot be written|[Rr]ead-only")
    monkeypatch.setenv("DRAFTER_HOME", str(disk.folder / "home"))
    assert run("issues")[0] == 0
    assert run("doctor")[0] == 0


def told(ended: tuple[int, str], words: str) -> None:
    code, said = ended
    last = said.strip().splitlines()[-1]
    assert code == 4, said
    assert "Traceback" not in said
    assert last.startswith("drafter: ")
    assert re.search(words, last), said
