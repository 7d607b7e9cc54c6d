"""The inbox of the week: sources taken in, and their stories put in order by editors."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from drafter import tokens
from drafter.archive import STORY_TOKENS
from drafter.errors import DrafterError, NotAnArticle, UsageError
from drafter.ingest import Dropped, canonical, extract_text, find_links, open_file, open_paste
from drafter.model import Article, Relation
from drafter.store import MOVING, Gathered, GatheredFilter, NewSource, Placement
from drafter.write import Estimate, estimate

if TYPE_CHECKING:
    from drafter.rooms import Shelf
    from drafter.settings import Settings

MOST_AT_ONCE = 500  # links of one paste or file: more are a mistake, not a week
MOST_FILES = 100
FEED_EVERY = timedelta(hours=1)
LONGEST_TEXT = 400_000  # characters of a pasted article


@dataclass(frozen=True, kw_only=True, slots=True)
class TakenIn:
    """What came of giving something to the inbox; `refused` says why, of each that could not be taken."""

    new: int = 0
    known: int = 0
    feeds: int = 0
    refused: tuple[str, ...] = ()

    def __add__(self, other: TakenIn) -> TakenIn:
        return TakenIn(
            new=self.new + other.new,
            known=self.known + other.known,
            feeds=self.feeds + other.feeds,
            refused=self.refused + other.refused,
        )


class Inbox:
    """Every change is in the database when its call returns; reading goes on in the background."""

    def __init__(self, shelf: Shelf, settings: Settings) -> None:
        self._settings = settings
        self._house = shelf.house
        self.sources = shelf.sources
        self.stories = shelf.gathered
        self.feeds = shelf.feeds

    # ── taking in ────────────────────────────────────────────────────────────────────────────

    def add(self, paste: str, *, who: str) -> TakenIn:
        """Take in whatever is pasted: links, or the text of an article, perhaps with its link above."""
        found = open_paste(paste)
        if not found.links and not found.text:
            raise UsageError(
                "There is nothing to read in that. Paste addresses that begin with http:// or"
                " https://, or the text of an article."
            )
        return self._take(found, who=who)

    def add_text(self, text: str, link: str, *, who: str) -> TakenIn:
        """Take in the text of an article that cannot be fetched, under its link where one is given."""
        url = _one_link(link) if link.strip() else ""
        return self._take(Dropped(text=text), who=who, url=url)

    def add_page(self, link: str, *, who: str) -> TakenIn:
        """Take in the page that an editor looked at."""
        source = NewSource(key=canonical(_one_link(link)), url=_one_link(link), origin="page")
        new, known = self.sources.add([source], who=who)
        return TakenIn(new=len(new), known=known)

    def add_files(self, files: Sequence[tuple[str, bytes]], *, who: str) -> TakenIn:
        """Take in files, given as (name, bytes); one that cannot be read does not stop the others."""
        if len(files) > MOST_FILES:
            raise UsageError(
                f"{len(files)} files are more than go in at once ({MOST_FILES}). Drop them in parts."
            )
        taken = TakenIn()
        for name, body in files:
            try:
                taken += self._take(open_file(name, body), who=who, name=name, body=body)
            except DrafterError as error:
                taken += TakenIn(refused=(str(error),))
        return taken

    def add_feed(self, link: str, *, who: str) -> None:
        """Follow a feed from now on: it is looked at once an hour at most."""
        url = _one_link(link)
        self.feeds.add(url, canonical(url), who=who)

    def give_text(self, source_id: str, text: str) -> None:
        """Let this text be read in place of a page that could not be."""
        _read(text, "")
        self.sources.give_text(source_id, text.encode("utf-8", "replace"))

    def _take(
        self, found: Dropped, *, who: str, url: str = "", name: str = "", body: bytes = b""
    ) -> TakenIn:
        if len(found.links) > MOST_AT_ONCE:
            raise UsageError(
                f"{len(found.links):,} links are more than go in at once ({MOST_AT_ONCE})."
                " Split the list."
            )
        for feed in found.feeds:
            self.feeds.add(feed, canonical(feed), who=who)
        given = [NewSource(key=canonical(link), url=link) for link in found.links]
        if found.text:
            given.append(_of_text(found.text, url, name))
        if found.whole:
            key = f"file:{hashlib.blake2b(body, digest_size=20).hexdigest()}"
            given.append(NewSource(key=key, name=name, origin="file", body=body))
        new, known = self.sources.add(given, who=who)
        return TakenIn(new=len(new), known=known, feeds=len(found.feeds))

    # ── how it goes ──────────────────────────────────────────────────────────────────────────

    def moving(self) -> int:
        """Return how many sources are still to be read."""
        counts = self.sources.counts()
        return sum(counts.get(state, 0) for state in MOVING)

    def waits(self) -> bool:
        """Whether there is something to do in the background: to read, to group, to look at."""
        return bool(
            self.moving()
            or self.due_feeds()
            or self.stories.ungrouped(1)
            or self.stories.unrecalled(1)
        )

    def due_feeds(self) -> list[str]:
        """Return the ids of the feeds that were not looked at within the hour."""
        due = datetime.now(UTC) - FEED_EVERY
        return [feed.id for feed in self.feeds.all() if not feed.looked_at or feed.looked_at < due]

    # ── stories ──────────────────────────────────────────────────────────────────────────────

    def merge(self, story_ids: Sequence[str]) -> Placement:
        """Make one story of several, the first of them; return what undoes it."""
        first, *rest = self._stories(story_ids)
        return self.stories.place({line.id: first.id for story in rest for line in story.sources})

    def split(self, story_id: str) -> Placement:
        """Make a story of each source of a story, which keeps its first; return what undoes it."""
        [story] = self._stories([story_id])
        return self.stories.place(
            {line.id: self.stories.open_story() for line in story.sources[1:]}
        )

    def move(self, source_id: str, story_id: str | None) -> Placement:
        """Move a source into another story, or into a new one; return what undoes it."""
        return self.stories.place({source_id: story_id or self.stories.open_story()})

    def choose(self, story_id: str, choice: Relation | None, *, who: str) -> None:
        """Keep what an editor says a story is; one to be skipped leaves the coming issue."""
        self.stories.choose(story_id, choice, who=who)
        if choice == "same":
            self.stories.rank({story_id: None})

    def put_in(self, story_ids: Sequence[str]) -> None:
        """Put stories at the end of the coming issue, in this order."""
        last = self.stories.last_rank()
        self.stories.rank({id_: last + 1 + place for place, id_ in enumerate(story_ids)})

    def take_out(self, story_id: str) -> None:
        """Take a story out of the coming issue; it stays in the inbox."""
        self.stories.rank({story_id: None})

    def shift(self, story_id: str, by: int) -> None:
        """Move a story up (-1) or down (+1) in the coming issue."""
        order = [story.id for story in self.chosen()]
        if story_id not in order:
            return
        place = order.index(story_id)
        order.insert(min(max(place + by, 0), len(order) - 1), order.pop(place))
        self.stories.rank({id_: float(rank) for rank, id_ in enumerate(order, start=1)})

    def fill(self, count: int) -> None:
        """Fill the coming issue up to `count` stories, pinned ones first; none that was printed already."""
        inside = self.chosen()
        found, _ = self.stories.find(GatheredFilter(state="open"), count=MOST_AT_ONCE)
        fit = [story.id for story in found if story.rank is None and story.stands_as != "same"]
        self.put_in(fit[: max(count - len(inside), 0)])

    def chosen(self) -> list[Gathered]:
        """Return the stories of the coming issue, in order."""
        found, _ = self.stories.find(GatheredFilter(state="chosen"), count=MOST_AT_ONCE)
        return found

    def estimate(self, stories: Sequence[Gathered]) -> Estimate:
        """Return what drafting these stories will take, in tokens and US$."""
        read = self.stories.read(each.sources for each in stories)
        told = (sum(_tokens(article.text) for article in story.articles) for story in read)
        taken = [min(count, STORY_TOKENS) for count in told]
        return estimate(self._settings, self._house.style, taken)

    def cost_of_a_story(self) -> Estimate:
        """Return what one story of as much text as is read at most will take."""
        return estimate(self._settings, self._house.style, [STORY_TOKENS])

    def _stories(self, story_ids: Sequence[str]) -> list[Gathered]:
        found = self.stories.stories(story_ids)
        if len(found) != len(story_ids):
            raise UsageError("A story is not in the inbox any more. Load the page again.")
        return found


@lru_cache(maxsize=4_096)
def _tokens(text: str) -> int:
    return tokens.count(text)


def _of_text(text: str, url: str, name: str) -> NewSource:
    article = _read(text, url)
    own = article.url if article.url.startswith("http") else ""
    body = text.encode("utf-8", "replace")
    return NewSource(key=article.canonical, url=own, name=name, origin="text", body=body)


def _read(text: str, url: str) -> Article:
    if len(text) > LONGEST_TEXT:
        raise UsageError(
            f"This text is longer than {LONGEST_TEXT:,} characters. Paste what the item needs."
        )
    try:
        return extract_text(text, url=url)
    except NotAnArticle as error:
        raise UsageError(error.message) from error


def _one_link(text: str) -> str:
    links = [link for link in find_links(text) if link.startswith(("http://", "https://"))]
    if len(links) != 1:
        raise UsageError("Give one address that begins with http:// or https://.")
    return links[0]
