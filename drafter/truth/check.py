"""Hold a draft against its sources, sentence by sentence, the headline first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from drafter.model import Article, CheckedFigure, Evidence, Finding, Span
from drafter.ports import Similarity
from drafter.truth import support
from drafter.truth.claims import Claim, Draft
from drafter.truth.evidence import Sources
from drafter.truth.matching import Match, match
from drafter.truth.reading import names as glossaries
from drafter.truth.reading.names import Glossary
from drafter.truth.reading.statements import Statement
from drafter.truth.rules import (
    changes,
    copying,
    displaced,
    exchanged,
    figures,
    grafts,
    hedges,
    lost,
    moved,
    names,
    negated,
    obedience,
    offices,
    omissions,
    opposites,
    ordinals,
    polarity_zh,
    quotations,
    spelling,
    stale,
    subjects,
    superseded,
    unsettled,
    versions,
)

_OF_FIGURES = (
    displaced.reconsider,
    moved.reconsider,
    changes.reconsider,
)
_OF_A_SENTENCE = (
    obedience.findings,
    names.findings,
    exchanged.findings,
    subjects.findings,
    spelling.findings,
    offices.findings,
    hedges.findings,
    unsettled.findings,
    negated.findings,
    lost.findings,
    polarity_zh.findings,
    opposites.findings,
    grafts.findings,
    stale.findings,
    versions.findings,
    ordinals.findings,
    superseded.findings,
)
_OF_THE_WHOLE = (quotations.findings, omissions.findings, copying.findings)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """A sentence of the draft: its place, its support from 0 to 1, and what carries it, best first."""

    text: str
    start: int
    end: int
    score: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What a check found; `score` ranks drafts from 0 (unsupported) to 1 (supported)."""

    findings: tuple[Finding, ...]
    sentences: tuple[Sentence, ...]
    figures: tuple[CheckedFigure, ...]
    score: float

    @property
    def supported(self) -> bool:
        return self.score >= support.SUPPORTED

    def evidence(self) -> tuple[Evidence, ...]:
        return tuple(Evidence(sentence=s.text, spans=s.spans) for s in self.sentences)


@dataclass(frozen=True, eq=False)
class _Judged:
    """What is kept of a sentence as long as neither it nor its surroundings change."""

    findings: tuple[Finding, ...]
    figures: tuple[CheckedFigure, ...]  # places are those of the sentence


def check(
    text: str,
    sources: Sequence[str | Article],
    *,
    similarity: Similarity | None = None,
    glossary: Glossary | None = None,
    when: date | None = None,
) -> Report:
    """Return what no source carries in `text`, whose first line is its headline.

    `similarity` compares meanings across languages; without it a Chinese source is read by its figures and
    by its names. `when` is the issue's date. Raises nothing on any text. What was found of a sentence is
    remembered, so that after an edit only the changed sentences cost anything.
    """
    known = glossary or glossaries.shipped()
    return _checker(tuple(sources), known, similarity).check(text, when)


class Checker:
    """The sources of one item, read once, for any number of its drafts."""

    def __init__(
        self, sources: Sequence[str | Article], glossary: Glossary, similarity: Similarity | None
    ) -> None:
        self.sources = Sources(sources, glossary)
        self._similarity = similarity
        self._matches: dict[str, Match] = {}
        self._judged: dict[tuple[object, ...], _Judged] = {}

    def check(self, text: str, when: date | None) -> Report:
        """Return the report on a draft of this item."""
        draft = Draft.of(text, self.sources, when)
        claims = self.claims(draft)
        judged = [self._judge(claim) for claim in claims]
        whole = [finding for rule in _OF_THE_WHOLE for finding in rule(draft, claims)]
        own = [
            [*each.findings, *(f for f in whole if f.sentence == claim.sentence.text)]
            for claim, each in zip(claims, judged, strict=True)
        ]
        listed = {id(finding) for found in own for finding in found}
        grounds = [support.ground(claim, found) for claim, found in zip(claims, own, strict=True)]
        ledger = [
            replace(
                entry,
                start=entry.start + claim.sentence.start,
                end=entry.end + claim.sentence.start,
            )
            for claim, each in zip(claims, judged, strict=True)
            for entry in each.figures
        ]
        return Report(
            findings=(
                *(f for found in own for f in found),
                *(f for f in whole if id(f) not in listed),
            ),
            sentences=tuple(
                _sentence(claim, each) for claim, each in zip(claims, grounds, strict=True)
            ),
            figures=tuple(ledger),
            score=support.of_text(grounds),
        )

    def _match(self, statements: Sequence[Statement]) -> None:
        """Find what carries each new sentence."""
        new = [s for s in statements if s.text not in self._matches]
        meanings = _meanings(new, self.sources, self._similarity)
        for index, sentence in enumerate(new):
            own = meanings[index] if meanings is not None else ()
            self._matches[sentence.text] = match(sentence, self.sources, own)

    def claims(self, draft: Draft) -> list[Claim]:
        """Return each sentence of a draft beside what carries it."""
        self._match(draft.statements)
        claims = []
        matches = [self._matches[statement.text] for statement in draft.statements]
        for index, statement in enumerate(draft.statements):
            headline = draft.headline(statement)
            beside = matches[1:2] if headline else matches[max(0, index - 1) : index]
            near = dict.fromkeys(s for m in (matches[index], *beside) for s in m.statements)
            claims.append(
                Claim(statement, matches[index], tuple(near), headline, draft, self.sources)
            )
        return claims

    def _judge(self, claim: Claim) -> _Judged:
        draft = claim.draft
        key = (claim.sentence.text, claim.headline, claim.near, draft.explained, draft.day)
        if key not in self._judged:
            verdicts = figures.verdicts(claim)
            for rule in _OF_FIGURES:
                verdicts = rule(claim, verdicts)
            found = [
                *figures.findings(claim, verdicts),
                *(finding for rule in _OF_A_SENTENCE for finding in rule(claim)),
            ]
            self._judged[key] = _Judged(tuple(_once(found)), tuple(_ledger(claim, verdicts)))
        return self._judged[key]


# An editor has few items open at once; what a checker holds of one is small beside its sources.
@lru_cache(maxsize=64)
def _checker(
    sources: tuple[str | Article, ...], glossary: Glossary, similarity: Similarity | None
) -> Checker:
    return Checker(sources, glossary, similarity)


def _meanings(
    draft: Sequence[Statement], held: Sources, similarity: Similarity | None
) -> list[list[float]] | None:
    """Return each sentence's similarity to each source statement in the other language, else 0."""
    if similarity is None or not draft:
        return None
    foreign = [
        position
        for position, statement in enumerate(held.statements)
        if any(statement.chinese != sentence.chinese for sentence in draft)
    ]
    if not foreign:
        return None
    found = similarity(
        [sentence.text for sentence in draft], [held.statements[p].text for p in foreign]
    )
    rows = [[0.0] * len(held.statements) for _ in draft]
    for row, values in zip(rows, found.tolist(), strict=True):
        for position, value in zip(foreign, values, strict=True):
            row[position] = value
    return rows


def _once(found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the findings, but none on a word that the finding on a figure names already: "rose"."""
    named = [finding.message for finding in found if finding.kind == "figure"]
    for finding in found:
        word = f"“{finding.text}”"
        if finding.kind != "claim" or not any(word in message for message in named):
            yield finding


def _ledger(claim: Claim, verdicts: Sequence[figures.Verdict]) -> Iterator[CheckedFigure]:
    offset = claim.sentence.start
    for verdict in verdicts:
        figure = verdict.figure
        spans = (claim.sources.figure_span(given) for given in verdict.given)
        yield CheckedFigure(
            sentence=claim.sentence.text,
            text=figure.text, start=figure.start - offset, end=figure.end - offset,
            value=figure.value, unit=figure.unit, status=verdict.status, message=verdict.message,
            spans=tuple(span for span in spans if span is not None),
        )  # fmt: skip


def _sentence(claim: Claim, ground: support.Ground) -> Sentence:
    return Sentence(
        text=claim.sentence.text,
        start=claim.sentence.start,
        end=claim.sentence.end,
        score=support.of_sentence(ground),
        spans=tuple(claim.sources.span(statement) for statement in claim.match.statements),
    )
