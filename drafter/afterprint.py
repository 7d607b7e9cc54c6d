"""A printed issue: what stands at its address, and the dated entries of all that was changed since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from drafter.errors import UsageError
from drafter.house.export import blocks
from drafter.house.readback import Block, compare
from drafter.ingest import fetch_page, web_address
from drafter.model import Issue, Item, Printed
from drafter.plaintext import decode
from drafter.store import Correction, Difference, Readback

if TYPE_CHECKING:
    from drafter.rooms import Shelf
    from drafter.settings import Settings

_ONE_ITEM = 0.3  # share of equal words from which a new item is a printed one, corrected


class AfterPrint:
    """What was printed is never changed in silence: each change is an entry of its day."""

    def __init__(self, shelf: Shelf, settings: Settings) -> None:
        self._shelf = shelf
        self._printing = shelf.printing
        self._settings = settings

    def keep_entries(self, issue: Issue, *, note: str, who: str) -> None:
        """Add the dated entries that publishing an issue once more makes; none the first time.

        Raises UsageError when words change and no note says why.
        """
        found = self.explained(issue, note)
        known = self._printing.corrections(issue.id)[-len(found) :] if found else []
        if [(each.headline, each.before, each.after) for each in known] == found:
            return  # said by a publishing that was stopped
        now = datetime.now(UTC)
        entries = [
            Correction(
                made_at=now,
                who=who,
                kind="correction" if after else "withdrawal",
                headline=headline,
                note=note.strip(),
                before=was,
                after=after,
            )
            for headline, was, after in found
        ]
        self._printing.correct(issue.id, entries)

    def explained(self, issue: Issue, note: str) -> list[tuple[str, str, str]]:
        """Return (headline, printed words, new words) of what publishing an issue once more changes.

        Raises UsageError when there is any and no note says why.
        """
        key = self._shelf.printed.of_desk(issue.id)
        found = _changes(self._shelf.printed.of_issue(key) if key else [], issue.items)
        if found and not note.strip():
            raise UsageError(
                "This issue was printed already, with other words. Say what is corrected: the note"
                " stands beside it in the archive."
            )
        return found

    def corrections(self, issue_id: str) -> list[Correction]:
        """Return the dated entries on a printed issue, the oldest first."""
        return self._printing.corrections(issue_id)

    async def read_back(self, issue_id: str, address: str, *, who: str) -> Readback:
        """Compare what stands at the live address with what was printed, word for word, and keep it.

        Raises FetchFailed when the page cannot be fetched, UsageError for a bad address.
        """
        self._printing.keep_sheet(issue_id, {"live": web_address(address)})
        url = web_address(address)
        page = await fetch_page(url, self._settings, self._shelf.hosts)
        unlike = compare(self._printed_blocks(issue_id), decode(page.body, url))
        differences = tuple(
            Difference(where=each.where, printed=each.printed, live=each.live) for each in unlike
        )
        found = Readback(made_at=datetime.now(UTC), who=who, url=page.url, differences=differences)
        self._printing.keep_readback(issue_id, found)
        return found

    def readbacks(self, issue_id: str) -> list[Readback]:
        """Return what comparing found, the newest first."""
        return self._printing.readbacks(issue_id)

    def _printed_blocks(self, issue_id: str) -> list[Block]:
        """What was printed, in the frame of the house; before print, what stands now."""
        issue = self._shelf.store.issue(issue_id)
        key = self._shelf.printed.of_desk(issue_id)
        if key:
            printed = self._shelf.printed.of_issue(key)
            own = [Item(headline=p.headline, paragraphs=list(p.paragraphs)) for p in printed]
            issue = replace(issue, items=own)
        return blocks(issue, self._shelf.house.style)


def _changes(before: Sequence[Printed], items: Sequence[Item]) -> list[tuple[str, str, str]]:
    """Return (headline, printed words, new words) for each item that is not printed as it was."""
    if not before:
        return []
    old = [(each.headline, each.text) for each in before]
    new = [(item.headline, item.text) for item in items]
    left = [pair for pair in old if pair not in new]
    came = [pair for pair in new if pair not in old]
    found = []
    for headline, text in left:
        words = text.split()
        shares = [
            (SequenceMatcher(None, words, other.split(), autojunk=False).ratio(), index)
            for index, (_, other) in enumerate(came)
        ]
        share, index = max(shares, default=(0.0, -1))
        after = came.pop(index)[1] if share > _ONE_ITEM else ""
        found.append((headline, text, after))
    return found + [(headline, "", text) for headline, text in came]
