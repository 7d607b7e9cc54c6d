"""Hold a draft against its sources, sentence by sentence, the headline first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from drafter.model import Article, Evidence, Finding, Span
from drafter.ports import Similarity
from drafter.truth import instructions, names
from drafter.truth.check_figures import figure_findings
from drafter.truth.check_names import introduced, name_findings
from drafter.truth.copying import copied
from drafter.truth.evidence import Match, Sources, Statement, read
from drafter.truth.names import Glossary
from drafter.truth.polarity import polarity_findings
from drafter.truth.quotations import quotation_findings

SUPPORTED = 0.5  # balances right and wrong on claims labelled by people
_COST = {"severe": 0.35, "warning": 0.2, "note": 0.0}


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
    score: float

    @property
    def supported(self) -> bool:
        return self.score >= SUPPORTED

    def evidence(self) -> tuple[Evidence, ...]:
        return tuple(Evidence(sentence=s.text, spans=s.spans) for s in self.sentences)


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
    by the names of the glossary. `when` is the issue's date. Raises nothing on any text.
    """
    known = glossary or names.shipped()
    held = Sources(sources, known)
    draft = read(text, -1, when, known)
    meanings = _meanings(draft, held, similarity)
    findings: list[Finding] = []
    judged: list[Sentence] = []
    headline_end = text.find("\n") if "\n" in text else 0
    quoted = list(quotation_findings(text, draft, held))
    explained = introduced(text)
    matches = [
        held.match(sentence, meanings[index] if meanings is not None else ())
        for index, sentence in enumerate(draft)
    ]
    for index, (sentence, match) in enumerate(zip(draft, matches, strict=True)):
        beside = (
            matches[1:2] if sentence.start < headline_end else matches[max(0, index - 1) : index]
        )
        near = list(dict.fromkeys(s for m in (match, *beside) for s in m.statements))
        headline = sentence.start < headline_end
        own = list(_findings(sentence, match, near, held, headline=headline, explained=explained))
        own += [finding for at, finding in quoted if at == index]
        findings += own
        judged.append(_judged(sentence, match, own, held))
    run = copied(text, held)
    if run is not None:
        findings.append(run)
    return Report(findings=tuple(findings), sentences=tuple(judged), score=_score(judged))


def _meanings(
    draft: Sequence[Statement], held: Sources, similarity: Similarity | None
) -> list[list[float]] | None:
    """Return each sentence's similarity to each source statement in the other language, else 0."""
    if similarity is None:
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


def _findings(
    sentence: Statement,
    match: Match,
    near: list[Statement],
    held: Sources,
    *,
    headline: bool,
    explained: frozenset[str],
) -> Iterator[Finding]:
    for start, end in instructions.addresses(sentence.text):
        yield Finding(
            kind="instruction", severity="severe", sentence=sentence.text, text=sentence.text[start:end],
            message="The draft addresses a language model or speaks as one. Redraft this item.",
        )  # fmt: skip
    yield from figure_findings(sentence, near, held)
    yield from name_findings(sentence, headline, explained, held)
    yield from polarity_findings(sentence, match, held)


def _judged(sentence: Statement, match: Match, found: list[Finding], held: Sources) -> Sentence:
    score = max(0.0, match.coverage - sum(_COST[finding.severity] for finding in found))
    return Sentence(
        text=sentence.text,
        start=sentence.start,
        end=sentence.end,
        score=round(score, 4),
        spans=tuple(held.span(statement) for statement in match.statements),
    )


def _score(judged: list[Sentence]) -> float:
    """Return the support of the whole: its mean, pulled down by its weakest sentence."""
    if not judged:
        return 0.0
    scores = [sentence.score for sentence in judged]
    return round((sum(scores) / len(scores) + min(scores)) / 2, 4)
