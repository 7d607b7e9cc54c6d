"""What an editor does to an item's words: type them, bring older ones back, move them, take them out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from drafter.errors import UsageError
from drafter.examine import beside, contradicted, examine, study
from drafter.house import Breach, check
from drafter.merging import Take, Words, loses, merge
from drafter.model import Evidence, Issue, Item, Story
from drafter.ports import Similarity
from drafter.rooms import Shelf
from drafter.store import Held, Revision, Sitting, StoredItem, What

_PAUSE = timedelta(minutes=10)  # after so long without a key a new version begins
_TRIES = 20  # times that others may be quicker before something must be wrong


@dataclass(frozen=True, kw_only=True, slots=True)
class Typed:
    """A save of what a page holds: the words, those it was typed into, and the number of the save.

    `after` is the last save of this sitting that the page was told is kept.
    """

    sitting: str
    seq: int
    after: int = 0
    base: Words
    mine: Words


class Editing:
    """The items of a home; every change is in the database when its call returns."""

    def __init__(self, shelf: Shelf, similarity: Callable[[], Similarity | None]) -> None:
        self._store = shelf.store
        self._sittings = shelf.sittings
        self._reviews = shelf.reviews
        self._stories = shelf.stories
        self._house = shelf.house
        self._similarity = similarity

    def item_breaches(self, item: Item) -> list[Breach]:
        """Return what breaks the house style in one item."""
        return [
            breach
            for breach in check(Issue(items=[item]), self._house.style)
            if breach.where is not None
        ]

    # ── typing ───────────────────────────────────────────────────────────────────────────────

    def type(self, item_id: str, typed: Typed, *, who: str) -> None:
        """Keep a save of what an editor types.

        Put together with what others changed since; where both changed the same words, or another editor
        has locked the item, the words are held until somebody chooses (`held`, `choose`). A save that
        comes twice is kept once. Raises UsageError for an item without any word.
        """
        before = self._sittings.sitting(typed.sitting, item_id)
        if before is not None and typed.seq <= before.seq:
            return
        if not typed.mine.all():
            raise UsageError("An item cannot be empty. Take it out of the issue instead.")
        typed = replace(typed, base=_known(before, typed))
        sitting = Sitting(
            id=typed.sitting, item_id=item_id, who=who, seq=typed.seq, mine=typed.mine
        )
        if self._reviews.locked_by(item_id) not in ("", who):
            self._sittings.hold(replace(sitting, held=Held(base=typed.base, mine=typed.mine)))
            return
        for _ in range(_TRIES):
            if self._keep(self._store.items.get(item_id), typed, sitting):
                return
        raise UsageError("Too many change this item at once. Your words are kept in the browser.")

    def _keep(self, stored: StoredItem, typed: Typed, sitting: Sitting) -> bool:
        merged = merge(typed.base, typed.mine, stored.words)
        if not merged.clean:
            self._sittings.hold(replace(sitting, held=Held(base=typed.base, mine=typed.mine)))
            return True
        words = merged.taking("mine")
        if words == stored.words:
            self._sittings.hold(sitting)
            return True
        return self._sittings.keep(
            stored,
            said(stored.item, words),
            who=sitting.who,
            origin="edit",
            sitting=sitting,
            grow=self._may_grow(stored, words, sitting),
        )

    def _may_grow(self, stored: StoredItem, words: Words, sitting: Sitting) -> bool:
        """Whether the version that stands may take the words: it is this sitting's, and loses none."""
        newest = self._store.items.revisions(stored.item.id)[0]
        if newest.id != stored.revision or newest.sitting != sitting.id:
            return False
        before = self._sittings.sitting(sitting.id, stored.item.id)
        if before is None or datetime.now(UTC) - _aware(before.saved_at) > _PAUSE:
            return False
        earlier = self._store.items.revision(stored.item.id, newest.parent or 0)
        return not loses(_words(earlier), stored.words, words)

    def sitting(self, sitting_id: str, item_id: str) -> Sitting | None:
        """Return what the desk has of a page that types into an item, None when nothing."""
        return self._sittings.sitting(sitting_id, item_id)

    def held(self, item_id: str) -> list[Sitting]:
        """Return what was typed and waits for a choice, because another editor changed the same words."""
        return self._sittings.held(item_id)

    def choose(self, item_id: str, sitting_id: str, take: Take, *, who: str) -> None:
        """Let held words stand, or those in print, or both, where they clash; all are in the versions."""
        sitting = self._sittings.sitting(sitting_id, item_id)
        if sitting is None or sitting.held is None:
            return
        held = sitting.held
        if take == "theirs":
            stored = self._store.items.get(item_id)
            mine = said(stored.item, held.mine)
            self._store.items.add_revision(
                item_id, mine, author=sitting.who, origin="edit", parent=-1
            )
        self.change(
            item_id,
            lambda words: merge(held.base, held.mine, words).taking(take),
            who=who,
            origin="merge",
        )
        self._sittings.hold(replace(sitting, held=None))

    def change(self, item_id: str, new: Callable[[Words], Words], *, who: str, origin: str) -> None:
        """Put `new` of the words that stand in their place, as a version of its own.

        Raises UsageError when another editor has locked the item.
        """
        self._refuse_locked(item_id, who)
        for _ in range(_TRIES):
            stored = self._store.items.get(item_id)
            words = new(stored.words)
            if words == stored.words:
                return
            if self._sittings.keep(stored, said(stored.item, words), who=who, origin=origin):
                return
        raise UsageError("Too many change this item at once. Try again.")

    def _refuse_locked(self, item_id: str, who: str) -> None:
        holder = self._reviews.locked_by(item_id)
        if holder not in ("", who):
            raise UsageError(f"{holder} has locked this item. Ask them, or unlock it first.")

    def edit(
        self, item_id: str, headline: str, body: str, *, based_on: int, who: str = "editor"
    ) -> tuple[int, bool]:
        """Keep an editor's words; return the revision and whether it stands.

        The words are in the database when this returns. They stand unless someone else changed the
        item since revision `based_on`; then they are kept among the versions.
        """
        stored = self._store.items.get(item_id)
        words = Words.typed(headline, body)
        if words == stored.words:
            return stored.revision, True
        if not words.all():
            raise UsageError("An item cannot be empty. Take it out of the issue instead.")
        return self._store.items.add_revision(
            item_id, said(stored.item, words), author=who, origin="edit", parent=based_on
        )

    # ── checking ─────────────────────────────────────────────────────────────────────────────

    def settle(self, item_id: str) -> StoredItem:
        """Return an item whose findings are of the words that stand: it is checked if they are not."""
        stored = self._store.items.get(item_id)
        if stored.checked:
            return stored
        self.recheck(item_id)
        return self._store.items.get(item_id)

    def settle_issue(self, issue_id: str) -> None:
        """Check every item of an issue whose findings are not of the words that stand."""
        for stored in self._store.items.of(issue_id):
            if not stored.checked and not stored.removed:
                self.recheck(stored.item.id)

    def recheck(self, item_id: str) -> Item:
        """Check the words that stand against the sources, and keep what is found."""
        stored, similarity = self._store.items.get(item_id), self._similarity()
        day: date = self._store.issue_row(stored.issue_id)["date"]
        glossary = self._house.glossary
        known = study(stored.articles, similarity=similarity, glossary=glossary)
        known += contradicted(
            self._stories.of_story(stored.issue_id, Story(articles=tuple(stored.articles)))
        )
        item = examine(
            stored.item, stored.articles, known, similarity=similarity, glossary=glossary, day=day
        )
        self._store.items.save_check(stored.revision, item, stored.saves)
        return item

    def evidence(self, stored: StoredItem) -> tuple[Evidence, ...]:
        """Return what carries each sentence of an item, Chinese beside English."""
        return beside(
            stored.item,
            stored.articles,
            similarity=self._similarity(),
            glossary=self._house.glossary,
        )

    # ── versions ─────────────────────────────────────────────────────────────────────────────

    def versions(self, item_id: str) -> list[Revision]:
        return self._store.items.revisions(item_id)

    def restore(self, item_id: str, revision: int, *, who: str = "editor") -> None:
        """Let an older version stand again, as a new revision."""
        older = self._store.items.revision(item_id, revision)
        self.change(item_id, lambda _: _words(older), who=who, origin="restore")
        self.settle(item_id)

    def undo(self, item_id: str, *, who: str) -> None:
        """Let the version stand that the one which stands was made from."""
        self._step(item_id, self.steps(item_id)[0], who, "undone")

    def redo(self, item_id: str, *, who: str) -> None:
        """Let the newest version stand that was made from the one which stands."""
        self._step(item_id, self.steps(item_id)[1], who, "redone")

    def steps(self, item_id: str) -> tuple[int, int]:
        """Return the versions that undo and redo would bring back; 0 where there is none."""
        versions = self._store.items.revisions(item_id)
        now = next((each for each in versions if each.stands), None)
        if now is None:
            return 0, 0
        there = {each.id for each in versions}
        back = now.parent if now.parent in there else 0
        return back or 0, next((each.id for each in versions if each.parent == now.id), 0)

    def _step(self, item_id: str, revision: int, who: str, what: What) -> None:
        self._refuse_locked(item_id, who)
        stored = self._store.items.get(item_id)
        if revision and self._sittings.point(stored, revision, who=who, what=what):
            self.settle(item_id)

    # ── the issue's order ────────────────────────────────────────────────────────────────────

    def take_out(self, item_id: str, out: bool = True, *, who: str = "editor") -> None:
        """Take an item out of its issue, or put it back."""
        self._store.items.set_removed(item_id, out, who=who)

    def move(self, item_id: str, by: int, *, who: str = "editor") -> None:
        """Move an item up (-1) or down (+1) among the items that are in the issue."""
        lines = self._reviews.lines(self._store.items.get(item_id).issue_id)
        order = [line.id for line in lines if not line.removed]
        if item_id in order:
            place = order.index(item_id)
            self.place(item_id, min(max(place + by, 0), len(order) - 1), who=who)

    def place(
        self, item_id: str, place: int, *, who: str = "editor", key: str | None = None
    ) -> None:
        """Put an item at a place, from 0, among the items that are in its issue; once for each key."""
        self._store.items.place(item_id, place, who=who, key=key)


def said(item: Item, words: Words) -> Item:
    """Return an item in other words; someone else's sentences under a new headline stay someone else's."""
    paragraphs = list(words.paragraphs)
    edited = item.edited(words.headline, paragraphs)
    return replace(edited, extract=item.extract and paragraphs == item.paragraphs)


def _known(before: Sitting | None, typed: Typed) -> Words:
    """Return the text that a save was typed into, as far as the desk knows more of it than the page."""
    if before is None:
        return typed.base
    if before.held is not None:
        return before.held.base
    return before.mine if before.seq > typed.after else typed.base


def _words(item: Item) -> Words:
    return Words(item.headline, tuple(item.paragraphs))


def _aware(moment: datetime) -> datetime:
    # SQLite keeps no zone: what it holds was written in UTC.
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
