"""An item put together from the sources' own sentences: a fact sheet for the editor, never invented."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from drafter.errors import WritingFailed
from drafter.house.style import Limits
from drafter.write import cues
from drafter.write.answer import Words
from drafter.write.fence import SourceBlock
from drafter.write.headline import headline
from drafter.write.reading import Sentence, is_english, read_sentences, terms

# A sentence worth less than this share of the best one left would only fill the page.
_WORTH_PRINTING = 0.25
_SAME_SENTENCE = 0.8
# Shares of a sentence's meaningful words, from which on it is the same fact once more.
_SAME_WORDS, _SAME_FACT, _SAME_FACT_AND_FIGURE, _ANOTHER_FIGURE = 0.6, 0.45, 0.3, 0.35


def extract(
    sources: Sequence[SourceBlock],
    limits: Limits,
    *,
    words: tuple[int, int] | None = None,
    without: Collection[str] = (),
) -> Words:
    """Return an item in the sources' words: a lead, and one paragraph of what else they tell.

    `words` is the length to reach and the length never to pass, by default the house's usual one;
    `without` are sentences and headlines that must not come back. Raises WritingFailed
    `no english source` or `no text`.
    """
    told = [source for source in sources if is_english(source.text)]
    if not told:
        raise WritingFailed(
            "no english source",
            "This story has no English source, and translating needs a model: set DRAFTER_MODEL, "
            "or write the item by hand.",
        )
    banned = [terms(sentence) for sentence in without]
    readable = [s for s in read_sentences(told) if not _is_one_of(s, banned)]
    if not readable:
        raise WritingFailed(
            "no text",
            "No sentence of this story's sources can stand in the digest. Write the item by hand.",
        )
    lead = _lead(readable, told, limits)
    low, high = limits.item_words.advice
    enough, most = words or ((low + high) // 2, high)
    body = _body(lead, readable, told, enough, most)
    paragraphs = [lead.text]
    if body:
        paragraphs.append(" ".join(sentence.text for sentence in body))
    return Words(headline(told, lead.text, limits, without=set(without)), paragraphs)


def _lead(readable: Sequence[Sentence], sources: Sequence[SourceBlock], limits: Limits) -> Sentence:
    """Return the sentence that tells the news: near a beginning, near the titles, of the right length."""
    titles = [terms(source.title) for source in sources]
    low, high = limits.lead_words.breach
    # Pages put a standfirst or a caption before the text; the news begins where sentences do.
    first = {s.source: s.place for s in reversed(readable)}

    def merit(sentence: Sentence) -> float:
        close = [_share(title, sentence.terms) for title in titles]
        outside = max(low - sentence.length, sentence.length - high, 0)
        return (
            2.0 * close[sentence.source]
            + sum(close) / len(close)
            + 3.0 / (1 + 0.5 * (sentence.place - first[sentence.source]))
            - 0.4 * sentence.source
            - (3.0 + outside / 10 if outside else 0.0)
            - (4.0 if sentence.dangling else 1.5 if sentence.loose or sentence.definite else 0.0)
            - (0.5 if sentence.unexpanded else 0.0)
            - (2.0 if cues.NO_NEWS.search(sentence.text) else 0.0)
            - (2.0 if sentence.text.startswith(("“", '"')) else 0.0)
        )

    return max(readable, key=merit)


def _body(
    lead: Sentence,
    readable: Sequence[Sentence],
    sources: Sequence[SourceBlock],
    enough: int,
    most: int,
) -> list[Sentence]:
    """Add the sentence worth most until `enough` words are there; maximal marginal relevance."""
    worth = _worth(readable, sources)
    chosen = [lead]
    length = lead.length
    while length < enough:
        open_to = [
            sentence
            for sentence in readable
            if length + sentence.length <= most and _fits(sentence, chosen)
        ]
        told = frozenset[str]().union(*(other.terms for other in chosen))
        best = max(
            open_to, key=lambda s: worth[s] * (1.0 - 0.7 * _share(s.terms, told)), default=None
        )
        if best is None or not worth[best] or worth[best] < _WORTH_PRINTING * worth[lead]:
            break
        chosen.append(best)
        length += best.length
    return sorted(chosen[1:], key=lambda s: _reading_order(s, lead))


def _worth(readable: Sequence[Sentence], sources: Sequence[SourceBlock]) -> dict[Sentence, float]:
    """How much of what the whole story talks about each sentence says."""
    weight = Counter(term for sentence in readable for term in sentence.terms)
    for source in sources:
        weight.update(dict.fromkeys(terms(source.title), 2))
    return {
        sentence: 0.0
        if cues.NO_NEWS.search(sentence.text)
        else sum(weight[term] - 1 for term in sentence.terms)
        / max(8, len(sentence.terms))
        / (1 + 0.1 * sentence.place)
        + 0.3 * min(3, len(sentence.figures))
        for sentence in readable
    }


def _fits(sentence: Sentence, chosen: Sequence[Sentence]) -> bool:
    """Whether the sentence says something new and would be understood after those chosen."""
    if sentence in chosen or _repeats(sentence, chosen):
        return False
    own = [other for other in chosen if other.source == sentence.source]
    if sentence.unexpanded.difference(*(other.expands for other in chosen)):
        return False
    if any(other.place == sentence.place - 1 for other in own):
        return True
    earlier = [other for other in own if other.place < sentence.place]
    if sentence.dangling or (sentence.loose and not earlier):
        return False
    return (
        not sentence.definite
        or sentence.loose
        or any(sentence.definite in other.terms for other in earlier)
    )


def _repeats(sentence: Sentence, chosen: Sequence[Sentence]) -> bool:
    """Whether the sentence tells again what is told.

    One outlet seldom tells a thing twice, so there only the same words count. Two outlets tell the
    same things in other words, and sometimes with another figure, which is no second fact.
    """
    for other in chosen:
        shared = len(sentence.terms & other.terms)
        fewer = min(len(sentence.terms), len(other.terms))
        if other.source == sentence.source and shared >= _SAME_WORDS * max(1, fewer):
            return True
    others = [other for other in chosen if other.source != sentence.source]
    told = frozenset[str]().union(*(other.terms for other in others))
    same_figure = any(sentence.figures & other.figures for other in others)
    if any(
        sentence.figures
        and other.figures
        and not sentence.figures & other.figures
        and _share(sentence.terms, other.terms) >= _ANOTHER_FIGURE
        for other in others
    ):
        return True
    return _share(sentence.terms, told) >= (_SAME_FACT_AND_FIGURE if same_figure else _SAME_FACT)


def _reading_order(sentence: Sentence, lead: Sentence) -> tuple[bool, int, bool, int]:
    """The lead's own source goes on first, from where the lead stands."""
    return (
        sentence.source != lead.source,
        sentence.source,
        sentence.source == lead.source and sentence.place < lead.place,
        sentence.place,
    )


def _share(part: frozenset[str], whole: frozenset[str]) -> float:
    return len(part & whole) / len(part) if part else 0.0


def _is_one_of(sentence: Sentence, banned: Sequence[frozenset[str]]) -> bool:
    return any(
        _share(sentence.terms, other) >= _SAME_SENTENCE
        and _share(other, sentence.terms) >= _SAME_SENTENCE
        for other in banned
    )
