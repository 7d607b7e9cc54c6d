"""How an item is worded: what it copies, how far from print it is, how easily it reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter import sentences
from drafter.house import edit_distance
from drafter.model import Item
from eval.record import UNSCORED, Score
from eval.scorers.material import Draft

RUN = 5  # words in a row that are taken for copied
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_QUOTED = re.compile(r"“[^”]*”")


def copied_share(draft: Draft) -> Score:
    """Return the share of the item's words that stand in a source in runs of RUN or more.

    Words in quotation marks are anybody's to print.
    """
    runs = list(copied_runs(draft.text, [article.text for article in draft.articles]))
    return Score(
        copied(draft.item, [article.text for article in draft.articles]),
        tuple(f"“{draft.text[start:end]}”" for start, end in runs),
        tuple(runs),
    )


def copied(item: Item, texts: Sequence[str]) -> float:
    """Return the share of an item's words that are copied from `texts`."""
    words, marked = _marked(item.text, texts)
    return sum(marked) / len(words) if words else 0.0


def copied_runs(text: str, texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the places in `text` of the longest runs that stand in `texts`."""
    yield from _stretches(*_marked(text, texts))


def _stretches(words: Sequence[re.Match[str]], marked: bytearray) -> Iterator[tuple[int, int]]:
    start = None
    for place, (word, mark) in enumerate(zip(words, marked, strict=True)):
        if mark and start is None:
            start = word.start()
        if start is not None and not (mark and place + 1 < len(words)):
            yield start, (word if mark else words[place - 1]).end()
            start = None


def _marked(text: str, texts: Sequence[str]) -> tuple[list[re.Match[str]], bytearray]:
    held = {run for each in texts for run in _runs(_words(each))}
    # Marks of quotation are blanked with what they hold, so that places stay.
    words = list(_WORD.finditer(_QUOTED.sub(lambda quote: " " * len(quote[0]), text)))
    marked = bytearray(len(words))
    for place, run in enumerate(_runs([word[0].lower() for word in words])):
        if run in held:
            marked[place : place + RUN] = b"\1" * RUN
    return words, marked


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1))


def said_twice(draft: Draft) -> Score:
    """Return the share of the paragraphs' words in runs of RUN or more that were there before."""
    words = list(_WORD.finditer(draft.text, len(draft.item.headline)))
    marked, first = bytearray(len(words)), dict[tuple[str, ...], int]()
    for place, run in enumerate(_runs([word[0].lower() for word in words])):
        if first.setdefault(run, place) + RUN <= place:
            marked[place : place + RUN] = b"\1" * RUN
    if not words:
        return UNSCORED
    spans = tuple(_stretches(words, marked))
    said = tuple(f"“{draft.text[start:end]}” stood there before" for start, end in spans)
    return Score(sum(marked) / len(words), said, spans)


def distance_to_print(draft: Draft) -> Score:
    """Return the share of words to be changed to make the printed item, or the one by hand, of it."""
    printed = draft.expected.reference
    if printed is None:
        return UNSCORED
    return Score(edit_distance(draft.item, printed))


def reading_grade(draft: Draft) -> Score:
    """Return the Automated Readability Index of the paragraphs: the American school year it reads for.

    4.71 × letters and digits a word + 0.5 × words a sentence − 21.43 (Senter and Smith, 1967). It needs
    no count of syllables, which no rule gets right in English.
    """
    told = [sentence for text in draft.item.paragraphs for sentence in sentences.split(text)]
    words = [word for sentence in told for word in _WORD.findall(sentence)]
    if not words:
        return UNSCORED
    letters = sum(letter.isalnum() for word in words for letter in word)
    a_word, a_sentence = letters / len(words), len(words) / len(told)
    grade = 4.71 * a_word + 0.5 * a_sentence - 21.43
    return Score(grade, (f"{a_word:.1f} letters a word, {a_sentence:.0f} words a sentence",))
