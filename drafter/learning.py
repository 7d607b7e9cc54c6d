"""What the desk learns from its editors: rules and names to propose, and how much they still change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from threading import RLock
from typing import TYPE_CHECKING, Protocol, TypeVar

from drafter.errors import UsageError
from drafter.house import Pair, Proposal, edit_distance, propose
from drafter.model import Article, Item, Printed
from drafter.store import AddedName, Decision, Revision
from drafter.truth import Entry, Glossary, Suggestion, addition, suggest_names

if TYPE_CHECKING:
    from drafter.rooms import Shelf

_ISSUES = 12  # the newest ones, whose stories are read for names
_PAIRS = 400  # the newest ones, in which rules are looked for: about half a year's
_LEAST_SIGNS = 4  # of an id that is cut short
_NO_PROPOSAL = "There is no proposal {}. `drafter lessons` lists them."
_NO_DECISION = "Nothing was decided of {}. `drafter lessons` lists what was."


@dataclass(frozen=True, kw_only=True, slots=True)
class Changed:
    """How much of an issue's drafts its editors changed: the mean share of words over its items."""

    issue: str
    day: date
    share: float
    items: int


class _Named(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Named)


class Learning:
    """Proposals, decisions and names; what is slow is remembered until its grounds change."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._house = shelf.house
        self._lessons = shelf.lessons
        self._lock = RLock()
        self._pairs: dict[tuple[str, str], Pair] = {}
        self._shares: dict[tuple[str, str], float] = {}
        self._rules: tuple[object, list[Proposal]] = None, []
        self._names: tuple[object, list[Suggestion]] = None, []

    # ── what is proposed ─────────────────────────────────────────────────────────────────────

    def proposals(self) -> list[Proposal | Suggestion]:
        """Return the rules and the names that nobody has decided yet, the surest of each first."""
        decided = {decision.id for decision in self._lessons.decisions()}
        with self._lock:
            found: list[Proposal | Suggestion] = [*self._propose_rules(), *self._suggest_names()]
        return [proposal for proposal in found if proposal.id not in decided]

    def _propose_rules(self) -> list[Proposal]:
        pairs, glossary = self._read_pairs(), self._house.glossary
        grounds = tuple(pairs), glossary
        if self._rules[0] != grounds:
            # By the style without what was accepted: a rule accounts for the changes it was learned
            # from, whether it is in use or not, and is passed over as decided.
            newest = sorted(pairs.values(), key=lambda pair: pair.date)[-_PAIRS:]
            self._rules = grounds, propose(newest, self._house.own_style, glossary.forms)
        return self._rules[1]

    def _suggest_names(self) -> list[Suggestion]:
        lines, glossary = self._shelf.store.issue_lines()[:_ISSUES], self._house.glossary
        grounds = tuple((line.id, line.state, line.items) for line in lines), glossary
        if self._names[0] != grounds:
            stories = [story for line in lines for story in self._stories(line.id)]
            self._names = grounds, suggest_names(stories, glossary)
        return self._names[1]

    def _stories(self, issue_id: str) -> list[Sequence[Article]]:
        kept = self._shelf.stories.of_issue(issue_id)
        if kept:
            return [each.story.articles for each in kept]
        return [item.articles for item in self._shelf.store.items.of(issue_id)]

    # ── from draft to print ──────────────────────────────────────────────────────────────────

    def changed(self) -> list[Changed]:
        """Return how much was changed in each issue that was drafted and printed here, the oldest first."""
        with self._lock:
            pairs = self._read_pairs()
            for key, pair in pairs.items():
                if key not in self._shares:
                    self._shares[key] = edit_distance(pair.draft, pair.printed)
            shares: dict[tuple[date, str], list[float]] = {}
            for key, pair in pairs.items():
                shares.setdefault((pair.date, pair.issue), []).append(self._shares[key])
        return [
            Changed(issue=issue, day=day, share=sum(each) / len(each), items=len(each))
            for (day, issue), each in sorted(shares.items())
        ]

    def _read_pairs(self) -> dict[tuple[str, str], Pair]:
        """Return draft and print of each item made here; an id holds what was printed: it is read once."""
        printed = {(item_id, each.id): each for item_id, each in self._shelf.printed.pairs()}
        self._pairs = {key: pair for key, pair in self._pairs.items() if key in printed}
        new = [key for key in printed if key not in self._pairs]
        histories = self._shelf.store.items.histories([item_id for item_id, _ in new])
        for item_id, ref in new:
            each = printed[item_id, ref]
            drafted = drafted_from(each, histories.get(item_id, []))
            if drafted is not None and each.day is not None:
                self._pairs[item_id, ref] = Pair(
                    draft=self._shelf.store.items.revision(item_id, drafted.id),
                    printed=Item(headline=each.headline, paragraphs=list(each.paragraphs)),
                    issue=each.issue,
                    date=each.day,
                    item=item_id,
                )
        return self._pairs

    # ── what editors decide ──────────────────────────────────────────────────────────────────

    def decisions(self) -> list[Decision]:
        """Return what was decided, the oldest first."""
        return self._lessons.decisions()

    def accept(
        self,
        ref: str,
        *,
        kind: str = "",
        chinese: Iterable[str] | None = None,
        who: str = "editor",
    ) -> Decision:
        """Make a proposal a rule of the house, in use at once; a name goes into the glossary.

        `ref` is an id or its first signs. `kind` and `chinese` are what the editor says of a name;
        None leaves the Chinese names as proposed. Raises UsageError when there is no such proposal, or
        nobody has said what the name is.
        """
        proposal = _named(ref, self.proposals(), _NO_PROPOSAL)
        entry = self._entry(proposal, kind, chinese)
        self._lessons.decide(proposal, accepted=True, who=who, entry=entry)
        self._house.reread()
        return _named(proposal.id, self.decisions(), _NO_DECISION)

    def dismiss(self, ref: str, *, who: str = "editor") -> Proposal | Suggestion:
        """Never propose this again, and return it; raises UsageError when there is no such proposal."""
        proposal = _named(ref, self.proposals(), _NO_PROPOSAL)
        self._lessons.decide(proposal, accepted=False, who=who)
        return proposal

    def take_back(self, ref: str) -> Decision:
        """Undo a decision, and return it; what it brought into the glossary goes with it."""
        decision = _named(ref, self.decisions(), _NO_DECISION)
        self._lessons.take_back(decision.id)
        self._house.reread()
        return decision

    def _entry(
        self, proposal: Proposal | Suggestion, kind: str, chinese: Iterable[str] | None
    ) -> Entry | None:
        glossary = self._house.glossary
        if isinstance(proposal, Suggestion):
            return addition(
                glossary,
                proposal.name,
                kind=kind or proposal.kind,
                chinese=proposal.chinese if chinese is None else chinese,
                aliases=proposal.aliases,
            )
        lesson = proposal.lesson
        if lesson.kind != "name":
            return None
        # What the glossary has under either name is the same thing, and is renamed.
        known = [e.name for form in (lesson.old, lesson.new) if (e := glossary.forms.get(form))]
        return addition(
            glossary,
            lesson.new,
            kind=kind or lesson.sort,
            chinese=chinese or (),
            aliases=(lesson.old, *known),
        )

    # ── the glossary's additions ─────────────────────────────────────────────────────────────

    def names(self) -> list[AddedName]:
        """Return what was added to the glossary here, the oldest first."""
        return self._lessons.names()

    def add_name(
        self,
        name: str,
        *,
        kind: str = "",
        chinese: Iterable[str] = (),
        aliases: Iterable[str] = (),
        who: str = "editor",
    ) -> Entry:
        """Add a name, or more names of one that is known; raises UsageError as `truth.addition` does."""
        return self._put(self._house.glossary, name, kind, chinese, aliases, who)

    def change_name(
        self,
        name: str,
        *,
        kind: str,
        chinese: Iterable[str],
        aliases: Iterable[str],
        who: str = "editor",
    ) -> Entry:
        """Let an added name have these other names and no more, beside those of the files."""
        others = [each.entry for each in self.names() if each.entry.name != name]
        return self._put(self._house.glossary_with(others), name, kind, chinese, aliases, who)

    def remove_name(self, name: str) -> None:
        """Take an added name out again; UsageError when there is none."""
        self._lessons.remove_name(name)
        self._house.reread()

    def _put(
        self,
        glossary: Glossary,
        name: str,
        kind: str,
        chinese: Iterable[str],
        aliases: Iterable[str],
        who: str,
    ) -> Entry:
        entry = addition(glossary, name, kind=kind, chinese=chinese, aliases=aliases)
        self._lessons.put_name(entry, who=who)
        self._house.reread()
        return entry


def drafted_from(printed: Printed, history: Sequence[Revision]) -> Revision | None:
    """Return the writer's words that the printed ones go back to; `history` has the newest first.

    From what was printed back over the editors' versions to a draft or a redraft. A redraft is the
    writer's, whatever was edited before it: its changes are not the editors'.
    """
    words = printed.headline, list(printed.paragraphs)
    by_id = {revision.id: revision for revision in history}
    now = next((each for each in history if (each.headline, each.paragraphs) == words), None)
    now = now or next((each for each in history if each.stands), None)
    while now is not None and now.origin not in ("draft", "redraft"):
        if now.origin == "restore":
            now = next((each for each in history if _restored(each, now)), None)
        else:
            now = by_id.get(now.parent or 0)
    return now


def _restored(older: Revision, restore: Revision) -> bool:
    same = (older.headline, older.paragraphs) == (restore.headline, restore.paragraphs)
    return same and older.id < restore.id


def _named(ref: str, among: Sequence[T], missing: str) -> T:
    """Return the one whose id is `ref` or begins with it; UsageError when that is none, or several."""
    found = [each for each in among if each.id == ref or _begins(each.id, ref)]
    if not found:
        raise UsageError(missing.format(ref or "without an id"))
    if len(found) > 1:
        raise UsageError(f"{len(found)} ids begin with {ref}. Give more of it.")
    return found[0]


def _begins(whole: str, ref: str) -> bool:
    return len(ref) >= _LEAST_SIGNS and whole.startswith(ref)
