"""What an editor does to an item: change its words, bring older ones back, move it, take it out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from drafter.errors import UsageError
from drafter.examine import contradicted, examine, study
from drafter.house import Breach, check
from drafter.model import Issue, Item, Story
from drafter.ports import Similarity
from drafter.rooms import Shelf
from drafter.store import Revision


class Editing:
    """The items of a home; every change is in the database when its call returns."""

    def __init__(self, shelf: Shelf, similarity: Callable[[], Similarity | None]) -> None:
        self._store = shelf.store
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

    def edit(
        self, item_id: str, headline: str, body: str, *, based_on: int, who: str = "editor"
    ) -> tuple[int, bool]:
        """Keep an editor's words; return the revision and whether it stands.

        The words are in the database when this returns. They stand unless someone else changed the
        item since revision `based_on`; then they are kept among the versions.
        """
        stored = self._store.item(item_id)
        edited = stored.item.edited(" ".join(headline.split()), paragraphs_of(body))
        if (edited.headline, edited.paragraphs) == (stored.item.headline, stored.item.paragraphs):
            return stored.revision, True
        if not edited.headline and not edited.paragraphs:
            raise UsageError("An item cannot be empty. Take it out of the issue instead.")
        # Someone else's sentences under a new headline are still someone else's.
        rewritten = edited.paragraphs != stored.item.paragraphs
        edited = replace(edited, extract=edited.extract and not rewritten)
        revision, stands = self._store.add_revision(
            item_id, edited, author=who, origin="edit", parent=based_on
        )
        return revision, stands

    def recheck(self, item_id: str) -> Item:
        """Check the words that stand against the sources, and keep what is found."""
        stored, similarity = self._store.item(item_id), self._similarity()
        day: date = self._store.issue_row(stored.issue_id)["date"]
        glossary = self._house.glossary
        known = study(stored.articles, similarity=similarity, glossary=glossary)
        known += contradicted(
            self._stories.of_story(stored.issue_id, Story(articles=tuple(stored.articles)))
        )
        item = examine(
            stored.item, stored.articles, known, similarity=similarity, glossary=glossary, day=day
        )
        self._store.save_check(stored.revision, item)
        return item

    def versions(self, item_id: str) -> list[Revision]:
        return self._store.revisions(item_id)

    def restore(self, item_id: str, revision: int, *, who: str = "editor") -> None:
        """Let an older version stand again, as a new revision."""
        stored = self._store.item(item_id)
        older = self._store.revision(item_id, revision)
        restored, _ = self._store.add_revision(
            item_id, older, author=who, origin="restore", parent=stored.revision
        )
        self._store.save_check(restored, older)

    def take_out(self, item_id: str, out: bool = True) -> None:
        """Take an item out of its issue, or put it back."""
        self._store.set_removed(item_id, out)

    def move(self, item_id: str, by: int) -> None:
        """Move an item up (-1) or down (+1) among the items that are in the issue."""
        issue_id = self._store.item(item_id).issue_id
        stored = self._store.items(issue_id)
        order = [each.item.id for each in stored if not each.removed]
        if item_id not in order:
            return
        place = order.index(item_id)
        target = min(max(place + by, 0), len(order) - 1)
        order.insert(target, order.pop(place))
        self._store.set_order(issue_id, order + [each.item.id for each in stored if each.removed])


def paragraphs_of(body: str) -> list[str]:
    """Return the paragraphs of a text typed with blank lines or line breaks between them."""
    return [" ".join(part.split()) for part in re.split(r"\n+", body) if part.strip()]
