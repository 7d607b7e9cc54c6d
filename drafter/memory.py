"""What the desk remembers of its print: past issues taken in, and held against the week."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeVar

from drafter import log
from drafter.archive import (
    TELLERS,
    Leaning,
    choose_examples,
    forms,
    learned,
    opening,
    packaged,
    read_ahead,
    recall,
    standing,
    terms,
)
from drafter.errors import UsageError
from drafter.group_commit import GroupCommit
from drafter.house import Doubt, doubts, parse
from drafter.model import Article, Event, Issue, Passage, Printed, Recall, Story
from drafter.ports import NoLedger, Report, silent
from drafter.store import Document, PrintedIssue, issue_key

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from drafter.rooms import Rooms

    _Embedded = tuple[Article, Sequence[Passage], NDArray[np.float32]]

T = TypeVar("T")

BATCH = 256  # items embedded and put into Chroma at once
NEAREST = 20  # printed items that a story is held against
_LIKE = 100  # printed items among which those of a story's kind are looked for

_NUMBER_IN_NAME = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_DAY_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)(?!\d)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What became of one text that was to be taken in."""

    name: str
    state: Literal["kept", "known", "refused"]
    items: int = 0
    message: str = ""  # which issue it is, or why it was refused and what to do


class Memory:
    """Printed issues: taken in, kept in all indexes, held against the stories of a week."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self._printed = rooms.printed
        self._commit = GroupCommit(self._keep_articles)

    # ── taking in ────────────────────────────────────────────────────────────────────────────

    def take_in(
        self,
        texts: Iterable[tuple[str, str]],
        *,
        link: str = "",
        replacing: bool = False,
        doubtful: bool = False,
        report: Report = silent,
    ) -> list[Outcome]:
        """Take in past issues, given as (name, text), and return what became of each, in order.

        Each is kept whole or refused with the line that stopped it; one that is kept already changes
        nothing. One that may not be whole goes in only if `doubtful`. An issue of a number or of items that
        are kept with other words takes their place only if `replacing`.
        """
        outcomes: list[Outcome] = []
        with _Embedding(self._rooms) as embedding:
            for name, text in texts:
                outcome, kept = self._take(name, text, link, replacing, doubtful)
                embedding.add(kept)
                outcomes.append(outcome)
                state: Literal["done", "kept", "failed"] = (
                    "done" if kept else "kept" if outcome.state == "known" else "failed"
                )
                report(Event(stage="import", subject=name, state=state, message=outcome.message))
        if any(outcome.state == "known" for outcome in outcomes):
            self.catch_up()  # the index may have been away when they were taken in
        return outcomes

    def join(self, issue: Issue) -> list[Printed]:
        """Take in an issue that was made here, as it is printed; once more changes nothing.

        It takes the place of what was printed of it before, and of the same issue taken in from a file.
        """
        before = self._printed.of_desk(issue.id)
        if before == issue_key(issue):
            self.catch_up()  # the index may have been away when it joined
            return []
        other = None if before else self._printed.like(issue)
        kept = self._keep(
            issue, origin="desk", link=other.link if other else "",
            replacing=other.id if other else before,
        )  # fmt: skip
        with _Embedding(self._rooms) as embedding:
            embedding.add(kept)
        return kept

    def _take(
        self, name: str, text: str, link: str, replacing: bool, doubtful: bool
    ) -> tuple[Outcome, list[Printed]]:
        try:
            issue = named(parse(text), name)
        except UsageError as error:
            return Outcome(name=name, state="refused", message=str(error)), []
        count = len(issue.items)
        if self._printed.known(issue_key(issue)):
            return Outcome(name=name, state="known", items=count, message="kept already"), []
        if not doubtful and (found := doubts(text)):
            return Outcome(name=name, state="refused", message=_doubtful(found)), []
        other = self._printed.like(issue)
        if other is not None and not replacing:
            return Outcome(name=name, state="refused", message=_differs(issue, other)), []
        kept = self._keep(
            issue, origin=name, link=link, replacing=other.id if other is not None else ""
        )
        said = f"{kept[0].issue}: {count} items" + (" in place of what was kept" if other else "")
        return Outcome(name=name, state="kept", items=count, message=said), kept

    def _keep(self, issue: Issue, *, origin: str, link: str, replacing: str) -> list[Printed]:
        if replacing:
            gone = [each.id for each in self._printed.of_issue(replacing)]
            self._rooms.index.printed.remove(gone)
        return self._printed.keep(
            issue,
            origin=origin,
            link=link,
            documents_of=[(terms(item.text), self._names(item.text)) for item in issue.items],
            replacing=replacing,
        )

    def _names(self, text: str) -> set[str]:
        return {mention.entry.name.lower() for mention in self._rooms.glossary.mentions(text)}

    # ── keeping the indexes whole ────────────────────────────────────────────────────────────

    def catch_up(self) -> None:
        """Put into the indexes what SQL has and they lack: after a crash, or from an older program."""
        if unread := self._printed.undocumented_articles():
            self.remember_articles(
                each for each in self._rooms.store.articles.every() if each.id in unread
            )
        if self._rooms.store.articles.count() and not self._rooms.index.passages.count():
            # Embedding all of them may be paid for, so it is left to be asked for.
            log.warn("index holds no passages: run `drafter reindex`")
        if lacking := self._printed.undocumented_items():
            self._remember_items(each for each in self._printed.every_item() if each.id in lacking)
        if self._printed.count() > self._rooms.index.printed.count():
            with _Embedding(self._rooms) as embedding:
                for batch in _batches(self._printed.every_item(), BATCH):
                    known = self._rooms.index.printed.known([each.id for each in batch])
                    embedding.add([each for each in batch if each.id not in known])

    async def keep_article(
        self, article: Article, passages: Sequence[Passage], vectors: NDArray[np.float32]
    ) -> None:
        """Let an article be found by the vectors of its passages, row by row, and by its words."""
        await self._commit.add((article, passages, vectors))

    def _keep_articles(self, found: Sequence[_Embedded]) -> None:
        import numpy as np

        passages = [passage for _, cut, _ in found for passage in cut]
        self._rooms.index.add(passages, np.concatenate([vectors for *_, vectors in found]))
        self.remember_articles([article for article, *_ in found])

    def remember_articles(self, articles: Iterable[Article]) -> None:
        """Let these articles be found by their words."""
        for batch in _batches(articles, BATCH):
            self._printed.add_documents(
                [
                    self._document("article", each.id, each.published, each.full_text)
                    for each in {article.id: article for article in batch}.values()
                ]
            )

    def rebuild(self) -> int:
        """Make the indexes of printed items and of words anew from SQL; return how many items there are."""
        self._rooms.index.printed.drop()
        self._printed.drop_documents()
        self.remember_articles(self._rooms.store.articles.every())
        self._remember_items(self._printed.every_item())
        self.catch_up()
        return self._printed.count()

    def _remember_items(self, items: Iterable[Printed]) -> None:
        for batch in _batches(items, BATCH):
            self._printed.add_documents(
                [self._document("item", each.id, each.day, each.text) for each in batch]
            )

    def _document(
        self, kind: Literal["item", "article"], ref: str, day: date | None, text: str
    ) -> Document:
        names = self._names(text)
        return Document(kind=kind, ref=ref, day=day, terms=terms(text), names=names)

    # ── held against the week ────────────────────────────────────────────────────────────────

    async def recall(
        self, stories: Sequence[Story], *, day: date, besides: str = ""
    ) -> list[Recall]:
        """Return how each story, read on `day`, stands to what was printed.

        What was printed of the issue `besides` is not looked into.
        """
        if not stories or self._printed.empty():
            return [Recall(relation="new") for _ in stories]
        leaning = learned(self._rooms.stories.decisions())
        own = self._printed.of_desk(besides) if besides else ""
        found = []
        for story in stories:
            vector, *_ = [await self._opened(article) for article in story.articles[:TELLERS]]
            dated = Story(articles=tuple(_dated(article, day) for article in story.articles))
            found.append(await asyncio.to_thread(self._recall, dated, vector, own, leaning))
        return found

    async def prepare(self, article: Article, *, day: date) -> None:
        """Do before what `recall` on `day` will need of an article: read it, and make its vectors."""
        if not self._printed.empty():
            dated = _dated(article, day)
            await self._opened(dated)
            await asyncio.to_thread(read_ahead, dated, glossary=self._rooms.glossary)

    async def _opened(self, article: Article) -> NDArray[np.float32]:
        """Return the vector that finds what was printed of an article; its sentences’ are at hand."""
        opened = opening(article)
        vectors = await packaged().vectors(opened, self._rooms.ledger)
        self._rooms.similarity.know(opened, vectors)
        return standing(opened, vectors)

    def _recall(
        self, story: Story, vector: NDArray[np.float32], own: str, leaning: Leaning
    ) -> Recall:
        near = dict(self._rooms.index.printed.nearest(vector, NEAREST))
        kept = self._printed.items(near)
        candidates = [
            (kept[ref], cosine)
            for ref, cosine in near.items()
            if ref in kept and not (own and ref.startswith(own))
        ]
        rooms = self._rooms
        return recall(
            story, candidates,
            glossary=rooms.glossary, similarity=rooms.similarity, leaning=leaning,
        )  # fmt: skip

    def forms_for(self, story: Story) -> list[str]:
        """Return forms of past items like the one to be written, as many as the settings ask for."""
        rooms, most = self._rooms, self._rooms.settings.examples
        if not most or self._printed.empty():
            return []
        near = dict(rooms.index.printed.nearest(vector_of(story.articles[0]), _LIKE))
        kept = self._printed.items(near)
        pairs = [(item, near[item.id]) for item in kept.values()]
        chosen = choose_examples(story, pairs, rooms.style, most)
        return forms(chosen, [item.text for item in kept.values()])


class _Embedding:
    """Embeds printed items in the background and puts them into Chroma, a batch at a time."""

    def __init__(self, rooms: Rooms) -> None:
        self._index = rooms.index.printed
        self._waiting: list[Printed] = []
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="remember")
        self._running: Future[None] | None = None

    def __enter__(self) -> _Embedding:
        return self

    def __exit__(self, *_: object) -> None:
        with self._threads:
            self._send(1)
            self._wait()

    def add(self, items: Sequence[Printed]) -> None:
        self._waiting += items
        self._send(BATCH)

    def _send(self, at_least: int) -> None:
        if len(self._waiting) >= at_least:
            self._wait()
            batch, self._waiting = self._waiting, []
            self._running = self._threads.submit(self._put, batch)

    def _wait(self) -> None:
        if self._running is not None:
            self._running.result()

    def _put(self, batch: list[Printed]) -> None:
        self._index.add([each.id for each in batch], vectors_of(batch))


def vectors_of(items: Sequence[Printed]) -> NDArray[np.float32]:
    """Return the vectors that stand for printed items, shape (n, 512); not from within an event loop."""
    return asyncio.run(packaged().vectors([item.text for item in items], NoLedger()))


def vector_of(article: Article) -> NDArray[np.float32]:
    """Return the vector by which printed items like an article are found, shape (512,)."""
    opened = opening(article)
    return standing(opened, packaged().encode(opened))


def named(issue: Issue, name: str) -> Issue:
    """Return the issue with the number and the date that its file's name gives, where its text has none."""
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    day = _DAY_IN_NAME.search(stem)
    if issue.date is None and day:
        try:
            issue = replace(issue, date=date(int(day[1]), int(day[2]), int(day[3])))
        except ValueError:
            day = None
    rest = _DAY_IN_NAME.sub(" ", stem) if day else stem
    numbers = _NUMBER_IN_NAME.findall(rest)
    if issue.number is None and numbers:
        issue = replace(issue, number=int(numbers[-1]))
    return issue


def _doubtful(found: Sequence[Doubt]) -> str:
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    return f"it may not be whole, {found[0]}{more}. Mend the text, or import it with --doubtful."


def _dated(article: Article, day: date) -> Article:
    """Return the article with `day` where its own is not known."""
    return article if article.published else replace(article, published=day)


def _differs(issue: Issue, other: PrintedIssue) -> str:
    where = f"{other.label} is kept already, from {other.origin}, with other words"
    return f"{where[0].upper()}{where[1:]}. To put this in its place, import it with --replace."


def _batches(values: Iterable[T], size: int) -> Iterator[list[T]]:
    batch: list[T] = []
    for value in values:
        batch.append(value)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
