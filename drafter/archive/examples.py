"""Past items that show the form of one to be written: close in kind, never of the same event.

What is shown of them is a form: headline and lead, with [name] and [figure] for what the event was, so that
nothing of it can get into a draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from drafter import sentences, tokens
from drafter.archive.kinds import is_cue, kind_of
from drafter.archive.traits import LEAD, is_chinese, names, names_in, stem
from drafter.house import HouseStyle, check
from drafter.model import Issue, Item, Printed, Story

TOKENS = 300  # of all forms together

# Cosine of a story and a printed item above which they may tell one event whatever their names. It is
# lower for a story told in Chinese, whose names seldom meet. Of 124 labelled retellings and follow-ups
# seven pass this and the names.
_SAME_EVENT, _SAME_EVENT_ACROSS = 0.6, 0.5
_STEP = 0.1  # of the cosine, within which the newer item is better
_CAPITALISED = re.compile(r"[^\W\d_]*[A-Z][^\W_]*(?:['’.&-][^\W_]+)*")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_FIGURE = re.compile(r"\d+(?:[.,:/]\d+)*(?:st|nd|rd|th)?\b|\d+")
NAME, FIGURE = "[name]", "[figure]"
_NAMES = re.compile(r"\[name\](?:[\s-]+(?:(?:of|and)\s+)?\[name\])+")
_PLACES_AND_MONTHS = frozenset(
    """china chinese beijing shanghai shenzhen hangzhou guangzhou hong kong us american europe european
    january february march april june july august september october november december""".split()
)


def choose_examples(
    story: Story, near: Sequence[tuple[Printed, float]], style: HouseStyle, most: int
) -> list[Printed]:
    """Return at most `most` printed items to show the form of an item on `story`, the best first.

    `near`: printed items with their cosine to the story. Only items of the story's kind that keep the
    house style are taken, the nearer and the newer before others.
    """
    article = story.articles[0]
    kind = kind_of(article.full_text)
    if not kind or most < 1:
        return []
    bound = _SAME_EVENT_ACROSS if is_chinese(article.text) else _SAME_EVENT
    told = {
        name
        for each in story.articles
        for name in (names_in(each.title) | names(each.text[:LEAD]).keys())
    }
    fit = [
        (item, cosine)
        for item, cosine in near
        if cosine < bound
        and kind_of(item.text) == kind
        and not _named(item) & told
        and not is_chinese(item.text)
        and _well_formed(item, style)
    ]
    fit.sort(
        key=lambda each: (
            each[1] // _STEP,
            each[0].day.toordinal() if each[0].day else 0,
            each[1],
        )
    )
    return [item for item, _ in reversed(fit)][:most]


def _named(item: Printed) -> set[str]:
    """The names of headline and lead that tell an event apart."""
    known = names(" ".join(item.paragraphs)).keys()
    lead = item.paragraphs[0] if item.paragraphs else ""
    return (names_in(f"{item.headline}\n{lead}") & known) - _PLACES_AND_MONTHS


def _well_formed(item: Printed, style: HouseStyle) -> bool:
    written = Item(headline=item.headline, paragraphs=list(item.paragraphs))
    return not any(breach.where for breach in check(Issue(items=[written]), style))


def forms(items: Sequence[Printed], vocabulary: Iterable[str], budget: int = TOKENS) -> list[str]:
    """Return headline and lead of each item without its names and figures, within a budget of tokens.

    `vocabulary`: texts of the publication. A headline capitalises every word: one that none of them has in
    small letters may be a name, and is left out like one.
    """
    known = _small_words("\n".join([*vocabulary, *(item.text for item in items)]))
    found: list[str] = []
    for item in items:
        form = f"{masked(item.headline, item, known)}\n{masked(item.paragraphs[0], item, known)}"
        budget -= tokens.count(form)
        if budget < 0:
            break
        found.append(form)
    return found


def masked(text: str, item: Printed, known: frozenset[str]) -> str:
    """Return words of `item` without names and figures."""
    starts = {text.find(sentence) for sentence in sentences.split(text)}
    is_name = names(" ".join(item.paragraphs)).keys()
    titled = text == item.headline

    def put(match: re.Match[str]) -> str:
        word = match.group()
        if word in ("US", "HK") and text[match.end() :].startswith("$"):
            return word
        plain = re.sub(r"['’]s$", "", word)
        own = word[len(plain) :]
        opens = titled or match.start() in starts
        small = plain.lower()
        if opens and small not in is_name and (stem(small) in known or is_cue(small)):
            return word
        return f"{NAME}{own}"

    return _NAMES.sub(NAME, _FIGURE.sub(FIGURE, _CAPITALISED.sub(put, text)))


@lru_cache(maxsize=4)
def _small_words(text: str) -> frozenset[str]:
    """Stems of what stands in small letters; "" is that of words of every text."""
    return frozenset({"", *(stem(word) for word in _WORD.findall(text) if word.islower())})
