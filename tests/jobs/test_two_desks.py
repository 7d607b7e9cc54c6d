"""Two desks, processes of their own on one Postgres, at which two editors do the same at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import chroma
import postgres
import pytest

from drafter.desk import Desk
from drafter.house import render
from drafter.model import Issue, Item
from drafter.settings import Settings
from eval.faults.counting import DAY, Book, Model, Pages
from eval.faults.processes import Process, Refused, Role, Supervisor
from eval.faults.stories import Told, instruction, marked

pytestmark = pytest.mark.slow

STORIES = range(4)
PLACES: dict[str, dict[str, Role]] = {
    "workers": {"ann": "desk", "bob": "desk", "first": "worker", "second": "worker"},
    "their own work": {"ann": "desk", "bob": "desk"},
}


@dataclass
class Place:
    """Two desks at which an act can be done at the same moment; `eyes` reads their database."""

    desks: list[Process]
    eyes: Desk
    pages: Pages
    book: Book

    def both(self, act: str, *given: dict[str, Any]) -> list[Any]:
        """Do an act at both desks at once, with the same or each with its own; a refusal is returned."""

        def one(desk: Process, given: dict[str, Any]) -> Any:
            try:
                return desk.ask(act, **given)
            except Refused as error:
                return error

        with ThreadPoolExecutor(2) as threads:
            return list(threads.map(one, self.desks, given * (2 // len(given))))

    def paste(self) -> str:
        return "\n".join(map(self.pages.link, STORIES))

    def calls(self, kind: str) -> Counter[str]:
        return Counter(call.key for call in self.book.calls if call.kind == kind)


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    book = Book()
    with ExitStack() as stack:
        pages = stack.enter_context(Pages(book, 0.2))
        model = stack.enter_context(Model(book, 0.5))
        given: dict[str, Any] = {"allow_hosts": frozenset({pages.host})}
        cluster = stack.enter_context(postgres.running())
        given["database_url"] = postgres.new_database(cluster)
        if request.param == "workers":
            given["chroma_url"] = stack.enter_context(chroma.running(tmp_path / "chroma"))
        settings = Settings.load(_env_file=None, home=tmp_path / "eyes", **model.settings(**given))
        eyes = stack.enter_context(closing(Desk(settings)))
        processes = Supervisor(settings, tmp_path, PLACES[request.param])
        stack.callback(processes.end)
        for each in processes.now.values():
            while not each.ready():
                pass
        yield Place([processes.now["ann"], processes.now["bob"]], eyes, pages, book)


def drafted(place: Place) -> list[str]:
    """Have the same links drafted at both desks at once, and return the ids of the two issues."""
    issues: list[str] = place.both("draft", {"paste": place.paste()})
    for issue in issues:
        place.eyes.jobs.wait(issue, 180)
    return issues


def test_what_two_desks_draft_at_once_is_paid_for_once_and_seen_at_both(place: Place) -> None:
    issues = drafted(place)
    titles = sorted(Told(number).title.lower() for number in STORIES)
    for issue in issues:
        seen = place.both("see", {"issue": issue})
        assert [sorted(map(str.lower, each)) for each in seen] == [titles, titles]
    for kind in ("article", "model", "embedding"):
        assert set(place.calls(kind).values()) == {1}, kind
    # An issue that is drafted again at both while it stands costs nothing and doubles nothing.
    before = len(place.book.calls)
    place.both("again", {"issue": issues[0]})
    place.eyes.jobs.wait(issues[0], 60)
    assert len(place.book.calls) == before
    assert [len(each) for each in place.both("see", {"issue": issues[0]})] == [4, 4]


def test_what_two_editors_click_at_once_is_done_once_and_loses_no_words(place: Place) -> None:
    issue, other = drafted(place)
    stored = place.eyes.items(issue)[0]
    words = {
        "item": stored.item.id,
        "body": stored.item.paragraphs[0],
        "based_on": stored.revision,
    }
    revisions = place.both(
        "edit", words | {"headline": "What Ann Wrote"}, words | {"headline": "What Bob Wrote"}
    )
    kept = {each.id: each.headline for each in place.eyes.editing.versions(stored.item.id)}
    assert [kept[each] for each in revisions] == ["What Ann Wrote", "What Bob Wrote"]

    again = {"item": place.eyes.items(issue)[1].item.id}
    same = place.both("redraft", again | {"instruction": instruction(7)})
    assert same[0] == same[1]
    place.eyes.jobs.wait(f"redraft {again['item']}", 60)
    written = [
        each
        for each in place.eyes.editing.versions(again["item"])
        if marked(7) in " ".join(each.paragraphs)
    ]
    assert len(written) == 1

    asked = [again | {"instruction": instruction(number)} for number in (8, 9)]
    told = place.both("redraft", *asked)
    [refused] = [each for each in told if isinstance(each, Refused)]
    assert "written again already, in another way" in str(refused)
    assert set(place.calls("model").values()) == {1}
    place.eyes.jobs.wait(f"redraft {again['item']}", 60)

    past = Issue(
        items=[
            Item(headline="A Quay Is Let", paragraphs=["The port let the quay to a ferry line."])
        ],
        number=3,
        date=DAY,
    )
    texts = {"texts": [("3.md", render(past, place.eyes.style))]}
    jobs = [*place.both("take in", texts), *place.both("publish", {"issue": other, "number": 9})]
    assert jobs[0] == jobs[1]
    assert jobs[2] == jobs[3]
    for job in place.eyes.taking_in():
        place.eyes.jobs.wait(job.row.name, 60)
    place.eyes.jobs.wait(f"publish {other}", 60)
    printed = {each.number: each.items for each in place.eyes.printed_issues()}
    assert printed == {3: 1, 9: 4}
    assert len(place.eyes.printed_issues()) == 2
    assert [each.what for each in place.eyes.deeds()].count("published") == 1
