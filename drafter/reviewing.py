"""What editors agree on while they review: approvals, locks, findings judged, proposals, who is where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from drafter.editing import Editing, said
from drafter.errors import UsageError
from drafter.house import conform
from drafter.merging import Words, merge
from drafter.model import Article, Evidence, Finding, Item, digest
from drafter.rooms import Shelf
from drafter.store import Line, Present, Proposal, ReviewStore, Said, StoredItem, Verdict
from drafter.truth import Contrast, Glossary, check, contrast

# A page says that it is there every few seconds; one that has not for so long is gone.
PRESENT = timedelta(seconds=20)
_FEWEST_LETTERS = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """A finding, what was said of it, and the words that surely mend it ("" where none do)."""

    key: str
    finding: Finding
    said: Said | None
    fix: str


class Reviewing:
    """The review of a home's issues; every change is in the database when its call returns."""

    def __init__(self, shelf: Shelf, editing: Editing) -> None:
        self._shelf = shelf
        self._store = shelf.store
        self._reviews = shelf.reviews
        self._house = shelf.house
        self._editing = editing

    def lines(self, issue_id: str) -> list[Line]:
        """Return the items of an issue as its list shows them."""
        return self._reviews.lines(issue_id)

    # ── who is where ─────────────────────────────────────────────────────────────────────────

    def editors(self) -> list[str]:
        """Return the names that editors have gone by."""
        return self._reviews.editors()

    def here(self, tab: str, issue_id: str, item_id: str, who: str) -> list[Present]:
        """Say that an editor is here, and return who else is, on which item."""
        self._reviews.touch(tab, issue_id, item_id, who)
        return [each for each in self._reviews.present(issue_id, PRESENT) if each.tab != tab]

    # ── approvals and locks ──────────────────────────────────────────────────────────────────

    def approve(self, item_id: str, who: str) -> None:
        """Approve the words that stand; the approval falls when they change."""
        self._reviews.approve(item_id, fingerprint(self._store.items.get(item_id).words), who)

    def withdraw(self, item_id: str, who: str) -> None:
        """Take an approval back."""
        self._reviews.withdraw(item_id, who)

    def lock(self, item_id: str, who: str) -> None:
        """Let only this editor change an item; raise UsageError when another one has locked it."""
        if not self._reviews.lock(item_id, who):
            raise UsageError(f"{self._reviews.locked_by(item_id)} has locked this item already.")

    def unlock(self, item_id: str, who: str) -> None:
        """Let everybody change an item again, whoever locked it."""
        self._reviews.unlock(item_id, who)

    def locked_by(self, item_id: str) -> str:
        """Return who has locked an item, "" when nobody has."""
        return self._reviews.locked_by(item_id)

    # ── findings ─────────────────────────────────────────────────────────────────────────────

    def judged(self, stored: StoredItem) -> list[Judged]:
        """Return the findings of an item with what was said of each."""
        findings = stored.item.findings
        keys = [key_of(finding) for finding in findings]
        known = _said_of(stored.item.id, self._reviews.said(keys))
        return [
            Judged(
                key=key,
                finding=finding,
                said=known.get(key),
                fix=sure_fix(finding, stored.item, self._house.glossary),
            )
            for key, finding in zip(keys, findings, strict=True)
        ]

    def open_findings(self, lines: Sequence[Line]) -> dict[str, list[Finding]]:
        """Return, by item, the findings that nobody has resolved or dismissed."""
        return open_findings(self._reviews, lines)

    def say(self, item_id: str, key: str, verdict: Verdict, who: str) -> None:
        """Resolve a finding, or dismiss it for its wording wherever that comes again."""
        self._reviews.say(item_id, key, verdict, who)

    def unsay(self, item_id: str, key: str, who: str) -> None:
        """Open a finding again."""
        self._reviews.unsay(item_id, key, who)

    def fix(self, item_id: str, key: str, who: str) -> None:
        """Mend what a finding is of, where one mending is sure."""
        stored = self._editing.settle(item_id)
        found = next((each for each in self.judged(stored) if each.key == key), None)
        if found is None or not found.fix:
            raise UsageError("The words have changed meanwhile. Look at what is found now.")
        mend = replacing(found.finding, found.fix)
        self._editing.change(item_id, mend, who=who, origin="fix")
        self._editing.settle(item_id)

    def off_form(self, item: Item) -> bool:
        """Whether the house's own way of writing quotes, money, percentages … would change an item."""
        return said(item, _words(conform(item, self._house.style))).text != item.text

    def put_in_form(self, item_id: str, who: str) -> None:
        """Write an item in the house's own way, where that has one right answer."""
        item = self._store.items.get(item_id).item

        def mend(words: Words) -> Words:
            return _words(conform(said(item, words), self._house.style))

        self._editing.change(item_id, mend, who=who, origin="fix")
        self._editing.settle(item_id)

    # ── side by side ─────────────────────────────────────────────────────────────────────────

    def contrast(
        self, text: str, articles: Sequence[Article], evidence: Sequence[Evidence]
    ) -> Contrast:
        """Return what a text copied, left out and changed of the articles it was written from."""
        return contrast(text, articles, evidence)

    def compare(self, draft: str, source: str) -> tuple[Contrast, Article, tuple[Finding, ...]]:
        """Hold any draft against any source text, without a model; nothing is kept."""
        article = Article(
            url="source:0", canonical="", title="", text=source, language="",
            publisher="Source", author="", published=None,
        )  # fmt: skip
        report = check(draft, [article], glossary=self._house.glossary)
        return contrast(draft, [article], report.evidence()), article, report.findings

    # ── proposals ────────────────────────────────────────────────────────────────────────────

    def propose(self, stored: StoredItem, item: Item, *, author: str, instruction: str) -> None:
        """Let a new text wait beside the words that stand; nobody's words are changed by it."""
        propose(self._shelf, stored, item, author=author, instruction=instruction)

    def proposal(self, item_id: str) -> Proposal | None:
        """Return the new text that waits for a decision, if one does."""
        return self._reviews.proposal(item_id)

    def take(self, item_id: str, parts: Sequence[int] | None, *, who: str) -> None:
        """Take a proposal: whole (None), or its parts (0 the headline, 1 the first paragraph, …).

        What editors changed since it was asked for stays where it does not touch what is taken; where it
        does, theirs stands and the proposal is among the versions.
        """
        proposal = self._reviews.proposal(item_id)
        if proposal is None:
            return
        new = proposal.words if parts is None else _partly(proposal, set(parts))
        untouched = self._store.items.get(item_id).words == proposal.base and parts is None
        self._editing.change(
            item_id,
            lambda words: merge(proposal.base, new, words).taking("theirs"),
            who=proposal.author if untouched else who,
            origin="redraft" if untouched else "merge",
        )
        self._reviews.decide(proposal.revision, "taken", who)
        self._editing.settle(item_id)

    def leave(self, item_id: str, *, who: str) -> None:
        """Leave a proposal; it stays among the versions."""
        proposal = self._reviews.proposal(item_id)
        if proposal is not None:
            self._reviews.decide(proposal.revision, "left", who)


def open_findings(reviews: ReviewStore, lines: Sequence[Line]) -> dict[str, list[Finding]]:
    """Return, by item, the findings that nobody has resolved or dismissed."""
    keys = {line.id: [key_of(finding) for finding in line.findings] for line in lines}
    said = reviews.said({key for own in keys.values() for key in own})
    return {
        line.id: [
            finding
            for key, finding in zip(keys[line.id], line.findings, strict=True)
            if key not in known
        ]
        for line in lines
        for known in [_said_of(line.id, said)]
    }


def _said_of(item_id: str, said: Sequence[Said]) -> dict[str, Said]:
    return {
        each.finding: each
        for each in said
        if each.item_id == item_id or each.verdict == "dismissed"
    }


def propose(shelf: Shelf, stored: StoredItem, item: Item, *, author: str, instruction: str) -> None:
    """Let a new text wait beside the words that stand; nobody's words are changed by it.

    The same text is kept once: a redraft may be begun again after it was kept.
    """
    kept = [
        each.id
        for each in shelf.store.items.revisions(stored.item.id)
        if (each.origin, each.headline, each.paragraphs)
        == ("redraft", item.headline, list(item.paragraphs))
    ]
    # Made from no version, so that none is thought to lead to it.
    revision = (
        kept[0]
        if kept
        else shelf.store.items.add_revision(
            stored.item.id, item, author=author, origin="redraft", parent=-1
        )[0]
    )
    shelf.store.items.save_check(revision, item)
    shelf.reviews.propose(stored.item.id, revision, stored.words, instruction)


def fingerprint(words: Words) -> str:
    """Return a short name of these words, by which an approval holds for them only."""
    return digest(words.headline, *words.paragraphs)


def key_of(finding: Finding) -> str:
    """Return the name of a finding: the same for the same kind, sentence, words and message."""
    return digest(finding.kind, finding.sentence, finding.text, finding.message)


def approved(line: Line) -> bool:
    """Whether the words that stand are those that were approved."""
    return line.approval is not None and line.approval.words == fingerprint(line.words)


def sure_fix(finding: Finding, item: Item, glossary: Glossary) -> str:
    """Return the one text that mends a finding for certain, "" where there is none.

    A name has one where the glossary prefers another spelling of just these words.
    """
    if finding.kind != "name" or item.text.count(finding.text) != 1:
        return ""
    entry = glossary.forms.get(finding.text)
    if entry is None or entry.name == finding.text or len(finding.text) < _FEWEST_LETTERS:
        return ""
    return entry.name if entry.name in finding.message else ""


def replacing(finding: Finding, fix: str) -> Callable[[Words], Words]:
    """Return the change that puts `fix` in place of a finding's words."""

    def mend(words: Words) -> Words:
        return Words(
            words.headline.replace(finding.text, fix),
            tuple(paragraph.replace(finding.text, fix) for paragraph in words.paragraphs),
        )

    return mend


def _words(item: Item) -> Words:
    return Words(item.headline, tuple(item.paragraphs))


def _partly(proposal: Proposal, parts: set[int]) -> Words:
    base, new = proposal.base, proposal.words
    longest = max(len(base.paragraphs), len(new.paragraphs))
    paragraphs: list[str] = []
    for place in range(longest):
        source = new if place + 1 in parts else base
        paragraphs += source.paragraphs[place : place + 1]
    return Words(new.headline if 0 in parts else base.headline, tuple(paragraphs))
