"""Rules that the editors' changes show: each proposed with its evidence, none applied by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from drafter.house.changes import BESIDE, Change, alike, is_name, names_in, sort_of_name
from drafter.house.edits import Pair
from drafter.house.style import HouseStyle
from drafter.house.tally import Case, Tally
from drafter.house.wording import occurrences
from drafter.model import digest

Kind = Literal["wording", "banned", "name"]
_MOSTLY = 0.75  # least share of the places in which a change must have been made to be a rule
# Changes that speak for one that chance finds more easily: with a word beside it, of which there is a
# choice, or of one name into quite another, which may be an alias or a mistake put right.
_LEAST_DOUBTFUL = 4


class Known(Protocol):
    """An entry of the glossary, as far as lessons look at it."""

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Lesson:
    """A change of the house's words as data: `old` is written `new`; "" for `new` takes it out."""

    kind: Kind
    old: str
    new: str
    sort: str = ""  # of a name: company, product, person, place or body; "" when not known

    @property
    def id(self) -> str:
        """The same for the same change, so that a decision about it can be remembered."""
        return digest(self.old.lower(), self.new)


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """A sentence before and after the change, and where it was printed."""

    before: str
    after: str
    issue: str
    item: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """A rule that edits show, for an editor to accept: what speaks for it and what against it."""

    lesson: Lesson
    examples: tuple[Example, ...]
    standing: int  # how often print has the old words
    otherwise: int  # how often they became other words

    @property
    def id(self) -> str:
        return self.lesson.id

    @property
    def changed(self) -> int:
        return len(self.examples)

    @property
    def issues(self) -> int:
        return len({example.issue for example in self.examples})

    @property
    def message(self) -> str:
        """Return the proposal in a sentence for an editor."""
        old, new = self.lesson.old, self.lesson.new
        what = f"“{old}” became “{new}”" if new else f"“{old}” was taken out"
        said = f"{what} {_times(self.changed)} in {_number(self.issues, 'issue')}"
        if self.standing:
            said += f", and was left standing {_times(self.standing)}"
        if self.otherwise:
            said += f", and was changed otherwise {_times(self.otherwise)}"
        return f"{said}."


def propose(
    pairs: Sequence[Pair], style: HouseStyle, glossary: Mapping[str, Known] | None = None
) -> list[Proposal]:
    """Return the rules that recur in the editors' changes, those made most often first.

    `glossary` gives the entry of each form of a name. What the style or the glossary already says,
    changes of figures and changes of words that a finding named are passed over.
    """
    tally, names = Tally(pairs), glossary or {}
    found: list[Proposal] = []
    accounted: list[tuple[str, str]] = []
    for beside in range(BESIDE + 1):
        for words in tally.shortest(beside):
            case = tally.case(words, beside)
            if not _holds(case, words, names):
                continue
            tally.taken.update(case.numbers)
            lesson = _lesson(tally.tied(words, case), names)
            if (
                lesson
                and not _said(lesson, style)
                and not any(_within(words, w) for w in accounted)
            ):
                examples = tuple(map(_example, tally.made(case)))
                found.append(
                    Proposal(
                        lesson=lesson,
                        examples=examples,
                        standing=case.standing,
                        otherwise=case.otherwise,
                    )
                )
            accounted.append(words)
    return sorted(found, key=lambda proposal: (-proposal.changed, proposal.lesson.old))


def apply(style: HouseStyle, accepted: Iterable[Lesson]) -> HouseStyle:
    """Return the style with the accepted rules in its wording; of two that disagree the later counts."""
    wording: dict[str, str] = dict(style.wording)
    for lesson in accepted:
        own = {lesson.old.lower(), lesson.new.lower()}
        kept = {
            phrase: lesson.new if instead.lower() == lesson.old.lower() else instead
            for phrase, instead in wording.items()
            if phrase.lower() not in own
        }
        wording = {phrase: instead for phrase, instead in kept.items() if phrase != instead}
        wording[lesson.old] = lesson.new
    return style.model_copy(update={"wording": wording})


def _lesson(words: tuple[str, str], glossary: Mapping[str, Known]) -> Lesson | None:
    """Return the rule by which one phrase becomes the other, None when it can be none."""
    old, new = words
    named = is_name(old), is_name(new)
    if named == (False, False) and names_in(old) == names_in(new):
        return Lesson(kind="wording" if new else "banned", old=old, new=new)
    before, after = glossary.get(old), glossary.get(new)
    if not all(named) or (before and after and before is not after):
        return None  # who is meant was put right
    if before and before is after and after.name == new:
        # The glossary says so already; the house is to hold to it.
        return Lesson(kind="wording", old=old, new=new)
    entry = after or before  # not both: they are one, or None
    return Lesson(kind="name", old=old, new=new, sort=entry.kind if entry else sort_of_name(new))


def _said(lesson: Lesson, style: HouseStyle) -> bool:
    """Whether the style already has the rule, or one for a part of what it changes."""
    if style.spelling.get(lesson.old) == lesson.new:
        return True
    return any(
        lesson.new == instead
        if lesson.old.lower() == phrase.lower()
        else _within((lesson.old, lesson.new), (phrase, instead))
        for phrase, instead in style.wording.items()
    )


def _within(words: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether a change holds another, beside something else."""
    return any(True for _ in occurrences(*other, words[0]))


def _holds(case: Case, words: tuple[str, str], glossary: Mapping[str, Known]) -> bool:
    """Whether the change can be a rule, recurs and is mostly made."""
    lesson = _lesson(words, glossary)
    if lesson is None or not case.numbers or case.share < _MOSTLY:
        return False
    if lesson.kind == "name":
        known = lesson.old in glossary or lesson.new in glossary or alike(lesson.old, lesson.new)
        return case.recurs and (known or case.made >= _LEAST_DOUBTFUL)
    if case.beside:
        return case.recurs and case.made >= _LEAST_DOUBTFUL and not names_in(lesson.old)
    return case.recurs or (case.kin and case.share == 1)


def _example(change: Change) -> Example:
    pair = change.pair
    before, after = change.run.before.text, change.run.after.text
    return Example(before=before, after=after, issue=pair.issue, item=pair.item)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
