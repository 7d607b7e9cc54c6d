"""A draft as claims: each sentence beside the source words that carry it, for the rules to judge."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from drafter.model import Finding, Kind, Severity, Span
from drafter.truth import origins
from drafter.truth.evidence import Sources
from drafter.truth.matching import Match
from drafter.truth.origins import Origin
from drafter.truth.reading.names import introduced
from drafter.truth.reading.statements import Statement, read


@dataclass(frozen=True, eq=False)
class Draft:
    """The text under check, its first line the headline; `day` is the date of the issue."""

    text: str
    statements: tuple[Statement, ...]
    explained: frozenset[str]  # acronyms that the draft itself introduces, in small letters
    day: date | None

    @classmethod
    def of(cls, text: str, sources: Sources, day: date | None) -> Draft:
        return cls(text, read(text, -1, day, sources.glossary), introduced(text), day)

    def headline(self, statement: Statement) -> bool:
        """Whether a statement is the headline; a text of one line has none."""
        return statement.start < self.text.find("\n")


def last_sentence(before: str) -> str:
    """Return the last sentence of what stands before."""
    return re.split(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])", before.strip())[-1]


@dataclass(frozen=True, eq=False)
class Claim:
    """One sentence of a draft, what carries it, and after that what carries the sentence beside it."""

    sentence: Statement
    match: Match
    near: tuple[Statement, ...]
    headline: bool
    draft: Draft
    sources: Sources

    @cached_property
    def origins(self) -> tuple[Origin, ...]:
        """The source statements that the sentence was made from, the best first."""
        return origins.origins(self.sentence, self.match)

    @cached_property
    def of_lead(self) -> tuple[Origin, ...]:
        """A headline beside what carries the sentence after it, by which a short line is known."""
        if not self.headline:
            return ()
        return tuple(
            Origin(s, self.sentence, s.chinese != self.sentence.chinese)
            for s in (*self.near, *self.match.statements[:2])
        )

    @cached_property
    def before(self) -> str:
        """What the paragraph says before the sentence."""
        text, end = self.draft.text, self.sentence.start
        return text[text.rfind("\n", 0, end) + 1 : end]

    @cached_property
    def told(self) -> str:
        """The sentence with what its paragraph says before it."""
        return f"{self.before} {self.sentence.text}"

    def finding(
        self, kind: Kind, severity: Severity, text: str, message: str, *spans: Span
    ) -> Finding:
        """Return a finding on `text`, words of this sentence."""
        return Finding(
            kind=kind, severity=severity, sentence=self.sentence.text, text=text, message=message,
            spans=spans,
        )  # fmt: skip
