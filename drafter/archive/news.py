"""The sentence of an article that says what is new since an item was printed, and what it goes on from."""

from __future__ import annotations

from drafter import sentences
from drafter.archive import cues
from drafter.model import Article, Span
from drafter.ports import Similarity
from drafter.truth import Glossary, shared_figures

_LOOKED_AT = 6  # sentences of an article; news comes first
_LETTERS = 10  # of a sentence; less is a date line or a rubric


def news(
    printed: Article, article: Article, *, glossary: Glossary, similarity: Similarity
) -> tuple[Span | None, Span | None]:
    """Return the article's sentence that tells what is new, and the printed one nearest to it."""
    told = [
        (start, end)
        for start, end in sentences.spans(article.text)
        if sum(sign.isalpha() for sign in article.text[start:end]) >= _LETTERS
    ][:_LOOKED_AT]
    ours = list(sentences.spans(printed.text))
    if not told or not ours:
        return None, None
    said = [article.text[start:end] for start, end in told]
    grid = similarity(said, [printed.text[start:end] for start, end in ours])
    worth = [
        _news_in(sentence, place, float(row.max()), printed, article, glossary)
        for place, (sentence, row) in enumerate(zip(said, grid, strict=True))
    ]
    best = max(range(len(said)), key=lambda place: worth[place])
    return _span(article, told[best]), _span(printed, ours[int(grid[best].argmax())])


def _news_in(
    sentence: str, place: int, alike: float, printed: Article, article: Article, glossary: Glossary
) -> float:
    """Return how much a sentence says that the item did not; the first ones are the likeliest."""
    new = len(cues.developments(sentence, beyond=printed.full_text))
    told = shared_figures(_sentence_of(article, sentence), printed, glossary)
    figures = sum(not each.held for each in told)
    back = bool(cues.BEFORE.search(sentence))
    return min(2, new) * 0.5 + min(2, figures) * 0.3 - 0.8 * place - 0.7 * back - 0.3 * alike


def _sentence_of(article: Article, sentence: str) -> Article:
    return Article(
        url=article.url, canonical="", title="", text=sentence, language=article.language,
        publisher="", author="", published=article.published,
    )  # fmt: skip


def _span(article: Article, place: tuple[int, int]) -> Span:
    start, end = place
    return Span(url=article.url, start=start, end=end, text=article.text[start:end])
