"""A draft and its sources side by side: what was copied, what was left out of what was used, what is new.

Shown to an editor, who decides: unlike a finding, a mark here accuses nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from drafter.model import Article, Evidence
from drafter.sentences import spans as sentence_spans
from drafter.truth.reading import cues
from drafter.truth.reading.words import STOP, Token, is_chinese, tokens

RUN = 5  # words in a row that are shown as copied

Kind = Literal["copied", "changed", "attribution", "hedge", "day"]

_ATTRIBUTION = re.compile(
    r"\b(?:said|says|saying|told|tells|according to|reported|reports|announced|wrote|people familiar"
    r"|people close|sources?|spokes\w+|analysts?)\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?:(?:last|next|this) )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:yesterday|today|tomorrow|last (?:week|month|year)|next (?:week|month|year))\b"
    r"|[上下本这]?(?:周|星期|礼拜)[一二三四五六日天]|[昨今明]天|[昨今明]日|[上下]周|上?个月|去年|明年|今年",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """Words from `start` to `end` of a text, and what is to be seen of them.

    In a source `attribution`, `hedge` and `day` are what the draft used the sentence without.
    """

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Contrast:
    """The marks of a draft and of each of its sources, and which parts of a source were used at all."""

    draft: tuple[Mark, ...]
    sources: tuple[tuple[Mark, ...], ...]
    used: tuple[tuple[tuple[int, int], ...], ...]


def contrast(draft: str, sources: Sequence[Article], evidence: Sequence[Evidence]) -> Contrast:
    """Hold a draft against its sources; `evidence` says which source words carry which sentence."""
    said = tokens(draft)
    texts = [tokens(source.text) for source in sources]
    runs = {run for words in texts for _, run in _runs(words)}
    own = {run for _, run in _runs(said)}
    carried = [_carried(source, evidence) for source in sources]
    return Contrast(
        draft=_apart([*_copied(said, runs), *_changed(draft, said, sources, evidence)]),
        sources=tuple(
            _apart([*_left_out(source.text, uses), *_copied(words, own)])
            for source, words, uses in zip(sources, texts, carried, strict=True)
        ),
        used=tuple(tuple(uses) for uses in carried),
    )


# ── copied ───────────────────────────────────────────────────────────────────────────────────


def _runs(words: Sequence[Token]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for place in range(len(words) - RUN + 1):
        yield place, tuple(word.text.lower() for word in words[place : place + RUN])


def _copied(words: Sequence[Token], runs: set[tuple[str, ...]]) -> Iterator[Mark]:
    """Yield the runs of words that the other side has too, each as long as it goes."""
    start = end = -1
    for place, run in _runs(words):
        if run not in runs:
            continue
        if place > end:
            if end >= 0:
                yield Mark(words[start].start, words[end - 1].end, "copied")
            start = place
        end = place + RUN
    if end >= 0:
        yield Mark(words[start].start, words[end - 1].end, "copied")


# ── left out ─────────────────────────────────────────────────────────────────────────────────


def _carried(source: Article, evidence: Sequence[Evidence]) -> dict[tuple[int, int], list[str]]:
    """Return the sentences of a source that carry something, each with the draft's sentences it carries."""
    found: dict[tuple[int, int], list[str]] = {}
    for start, end in sentence_spans(source.text):
        said = [
            each.sentence
            for each in evidence
            if any(
                span.url == source.url and span.start < end and start < span.end
                for span in each.spans
            )
        ]
        if said:
            found[start, end] = said
    return found


def _left_out(text: str, carried: dict[tuple[int, int], list[str]]) -> Iterator[Mark]:
    for (start, end), said in carried.items():
        sentence = text[start:end]
        for kind, words in _cues(sentence):
            if not any(kind == other for each in said for other, _ in _cues(each)):
                yield Mark(start + words.start(), start + words.end(), kind)


def _cues(sentence: str) -> Iterator[tuple[Kind, re.Match[str]]]:
    for match in cues.HEDGE.finditer(sentence):
        yield "hedge", match
    pattern = cues.ATTRIBUTION_ZH if is_chinese(sentence) else _ATTRIBUTION
    for match in pattern.finditer(sentence):
        yield "attribution", match
    for match in _DAY.finditer(sentence):
        yield "day", match


# ── changed ──────────────────────────────────────────────────────────────────────────────────


def _changed(
    draft: str, said: Sequence[Token], sources: Sequence[Article], evidence: Sequence[Evidence]
) -> Iterator[Mark]:
    """Yield the words of each sentence that its sources, where one is in its language, do not have."""
    texts = {source.url: source for source in sources}
    place = 0
    for each in evidence:
        start = draft.find(each.sentence, place)
        if start < 0:
            continue
        place = start + len(each.sentence)
        near = " ".join(
            texts[span.url].text[max(0, span.start - 200) : span.end + 200]
            for span in each.spans
            if span.url in texts
        )
        if not near or is_chinese(near) != is_chinese(each.sentence):
            continue
        known = {word.stem for word in tokens(near)}
        for word in said:
            inside = start <= word.start and word.end <= place
            if inside and word.text.lower() not in STOP and word.stem not in known:
                yield Mark(word.start, word.end, "changed")


def _apart(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return the marks in order; of two that overlap the one given first keeps its place."""
    kept: list[Mark] = []
    for mark in marks:
        pieces = [(mark.start, mark.end)]
        for other in kept:
            pieces = [
                part
                for start, end in pieces
                for part in ((start, min(end, other.start)), (max(start, other.end), end))
                if part[0] < part[1]
            ]
        kept += [Mark(start, end, mark.kind) for start, end in pieces]
    return tuple(sorted(kept, key=lambda mark: mark.start))
