"""Rules that the editors' changes show: each proposed with its evidence, none applied by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from drafter.house.changes import (
    BESIDE,
    alike,
    changes,
    is_name,
    names_in,
    root,
    sort_of_name,
    ties,
)
from drafter.house.edits import Line, Pair, lines
from drafter.house.style import HouseStyle
from drafter.house.wording import looked_at, occurrences
from drafter.model import Item, digest

Kind = Literal["wording", "banned", "name"]
# A change is a rule where it is made this often in as many places, and mostly. Measured: with words
# beside the change, of which there is a choice, chance finds more, so that more is asked.
_LEAST_ISSUES, _LEAST_ITEMS, _MOSTLY = 2, 3, 0.75
_LEAST_WITHIN = 4
_LONGEST = 80  # characters of a phrase


class Known(Protocol):
    """An entry of the glossary, as far as lessons look at it."""

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
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

    rule: Rule
    examples: tuple[Example, ...]
    standing: int  # how often print has the old words
    otherwise: int  # how often they became other words

    @property
    def id(self) -> str:
        return self.rule.id

    @property
    def changed(self) -> int:
        return len(self.examples)

    @property
    def issues(self) -> int:
        return len({example.issue for example in self.examples})

    @property
    def message(self) -> str:
        """Return the proposal in a sentence for an editor."""
        old, new = self.rule.old, self.rule.new
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
    tally, names = _Tally(pairs), glossary or {}
    found: list[Proposal] = []
    accounted: list[tuple[str, str]] = []
    for beside in range(BESIDE + 1):
        for words in tally.shortest(beside):
            case = tally.case(words, beside)
            rule = _rule(words, names)
            if rule and not _said(rule, style) and _holds(case, rule, names):
                if not any(_within(words, other) for other in accounted):
                    accounted.append(words)
                    found.append(tally.proposal(tally.tied(rule, case), case))
                tally.taken.update(case.numbers)
    return sorted(found, key=lambda proposal: (-proposal.changed, proposal.rule.old))


def apply(style: HouseStyle, accepted: Iterable[Rule]) -> HouseStyle:
    """Return the style with the accepted rules in its wording; of two that disagree the later counts."""
    wording: dict[str, str] = dict(style.wording)
    for rule in accepted:
        own = {rule.old.lower(), rule.new.lower()}
        kept = {
            phrase: rule.new if instead.lower() == rule.old.lower() else instead
            for phrase, instead in wording.items()
            if phrase.lower() not in own
        }
        wording = {phrase: instead for phrase, instead in kept.items() if phrase != instead}
        wording[rule.old] = rule.new
    return style.model_copy(update={"wording": wording})


def _rule(words: tuple[str, str], glossary: Mapping[str, Known]) -> Rule | None:
    """Return the rule by which one phrase becomes the other, None when it can be none."""
    old, new = words
    named = is_name(old), is_name(new)
    if named == (False, False) and names_in(old) == names_in(new):
        return Rule(kind="wording" if new else "banned", old=old, new=new)
    before, after = glossary.get(old), glossary.get(new)
    if not all(named) or (before and after and before is not after):
        return None  # who is meant was put right
    if before and before is after and after.name == new:
        return Rule(
            kind="wording", old=old, new=new
        )  # the glossary has it; the house is to hold to it
    entry = after or before  # not both: they are one, or None
    return Rule(kind="name", old=old, new=new, sort=entry.kind if entry else sort_of_name(new))


def _said(rule: Rule, style: HouseStyle) -> bool:
    """Whether the style already has the rule."""
    known = {phrase.lower(): instead for phrase, instead in style.wording.items()}
    return known.get(rule.old.lower()) == rule.new or style.spelling.get(rule.old) == rule.new


def _within(words: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether a change holds another, beside something else."""
    return any(True for _ in occurrences(*other, words[0]))


def _holds(case: _Case, rule: Rule, glossary: Mapping[str, Known]) -> bool:
    """Whether the change recurs and is mostly made."""
    made, share = len(case.numbers), case.share
    if rule.kind == "name":
        known = rule.old in glossary or rule.new in glossary or alike(rule.old, rule.new)
        least = _LEAST_ISSUES if known else _LEAST_WITHIN  # an alias looks like another's name
        return made >= least and case.recurs and share >= _MOSTLY
    if case.beside and not names_in(rule.old):
        return made >= _LEAST_WITHIN and case.recurs and share >= _MOSTLY
    return not case.beside and ((case.recurs and share >= _MOSTLY) or (case.kin and share == 1))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Case:
    """How often a change was made and not made; `kin`: with the other endings of its word it recurs."""

    beside: int
    numbers: frozenset[int]  # of the changes
    issues: int
    items: int
    standing: int
    otherwise: int
    kin: bool

    @property
    def recurs(self) -> bool:
        return self.issues >= _LEAST_ISSUES or self.items >= _LEAST_ITEMS

    @property
    def share(self) -> float:
        made = len(self.numbers)
        return made / max(1, made + self.standing + self.otherwise)


class _Tally:
    """All changes by what became what, and what print has."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self.changes = list(changes(pairs))
        self.taken: set[int] = set()  # changes that a rule accounts for
        self._made: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)  # number: beside
        self._of_old: dict[str, set[tuple[int, int]]] = defaultdict(set)  # (number, beside)
        self._of_root: dict[tuple[str, str], set[int]] = defaultdict(set)
        for number, change in enumerate(self.changes):
            for reading in change.readings:
                if max(len(reading.old), len(reading.new)) > _LONGEST:
                    continue
                self._made[reading.old, reading.new].setdefault(number, reading.beside)
                self._of_old[reading.old.lower()].add((number, reading.beside))
                if kin := _kin(reading.old, reading.new):
                    self._of_root[kin].add(number)
        self._print: dict[str, list[Item]] = defaultdict(list)  # by each of its words
        self._drafts: dict[str, list[Item]] = defaultdict(list)
        for index, items in (
            (self._print, [pair.printed for pair in pairs]),
            (self._drafts, [pair.draft for pair in pairs]),
        ):
            for item in items:
                for key in {key for line in lines(item, headline=True) for key in line.keys}:
                    index[key].append(item)

    def shortest(self, beside: int) -> list[tuple[str, str]]:
        """Return what became what with so many words beside it.

        The shortest come first, which longer ones may hold, then the most frequent.
        """
        at = {words: made for words, made in self._made.items() if beside in made.values()}
        return sorted(
            at, key=lambda w: (len(f"{w[0]} {w[1]}".split()), -len(self._free(at[w], beside)))
        )

    def tied(self, rule: Rule, case: _Case) -> Rule:
        """Return the rule with the word that always stands after what is taken out.

        “in order” is only ever “in order to”.
        """
        if rule.new or len(case.numbers) < _LEAST_WITHIN:
            return rule
        for number in sorted(case.numbers)[:1]:
            for reading in self.changes[number].readings:
                same = self._made[reading.old, reading.new].keys() >= case.numbers
                if same and reading.old == f"{rule.old} {reading.new}" and ties(reading.new):
                    return replace(rule, kind="wording", old=reading.old, new=reading.new)
        return rule

    def _free(self, made: Mapping[int, int], beside: int) -> frozenset[int]:
        return frozenset(n for n, at in made.items() if at <= beside and n not in self.taken)

    def case(self, words: tuple[str, str], beside: int) -> _Case:
        numbers = self._free(self._made[words], beside)
        issues, items = self._spread(numbers)
        root_of = _kin(*words)
        kin = self._spread(self._of_root[root_of]) if root_of else (0, 0)
        recurs = kin[0] >= _LEAST_ISSUES or kin[1] >= _LEAST_ITEMS
        worth = numbers and (issues >= _LEAST_ISSUES or items >= _LEAST_ITEMS or recurs)
        standing = _count(self._print, *words) if worth else 0
        if beside:  # what else became of the same words is not among the changes
            drafted = _count(self._drafts, *words) if worth else 0
            otherwise = max(0, drafted - 2 * len(self._made[words]) - standing)
        else:
            other = {n for n, at in self._of_old[words[0].lower()] if not at}
            otherwise = len(other - self._made[words].keys())
        return _Case(
            beside=beside,
            numbers=numbers,
            issues=issues,
            items=items,
            standing=standing,
            otherwise=otherwise,
            kin=bool(numbers) and recurs,
        )

    def _spread(self, numbers: Iterable[int]) -> tuple[int, int]:
        """Return in how many issues and items these changes were made."""
        pairs = [self.changes[number].pair for number in numbers]
        return len({pair.issue for pair in pairs}), len({pair.item for pair in pairs})

    def proposal(self, rule: Rule, case: _Case) -> Proposal:
        made = [self.changes[number] for number in sorted(case.numbers)]
        examples = (
            Example(
                before=change.run.before.text,
                after=change.run.after.text,
                issue=change.pair.issue,
                item=change.pair.item,
            )
            for change in made
        )
        return Proposal(
            rule=rule,
            examples=tuple(examples),
            standing=case.standing,
            otherwise=case.otherwise,
        )


def _count(index: Mapping[str, list[Item]], old: str, new: str) -> int:
    """Return how often the items have the old words."""
    items = index.get(Line(old).keys[0], [])
    texts = [text for item in items for text in looked_at(item, old, new)]
    return sum(1 for text in texts for _ in occurrences(old, new, text))


def _kin(old: str, new: str) -> tuple[str, str] | None:
    """Return the roots of two different words, which their other endings share; None of phrases."""
    plain = old.isalpha() and new.isalpha() and len(old) > 3 and old.islower() and new.islower()
    return (root(old), root(new)) if plain and root(old) != root(new) else None


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
