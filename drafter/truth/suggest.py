"""Entries that the glossary lacks, found in stories that are told in Chinese and in English."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from drafter.model import Article, Span, digest
from drafter.sentences import spans
from drafter.truth.reading import naming, pinyin
from drafter.truth.reading.names import Entry, Glossary
from drafter.truth.reading.words import is_chinese

Why = Literal["named as one", "sounds alike", "told together"]
_STRENGTH: dict[Why, int] = {"named as one": 3, "sounds alike": 2, "told together": 1}
_REASONS: dict[Why, str] = {
    "named as one": "a source gives both names for it",
    "sounds alike": "the one is spelt as the other sounds",
    "told together": "stories in both languages tell of it under these names",
}
_TOGETHER = 2  # least stories in which two names must both be, and no other

_OFTEN = 2  # times a story must have each of them


@dataclass(frozen=True, kw_only=True, slots=True)
class Suggestion:
    """A name in both languages, why they are one thing's, and a sentence that shows it of each."""

    name: str
    chinese: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    kind: str = ""  # company, product, person or body; "" when nothing says so
    why: Why
    spans: tuple[Span, ...]  # whole sentences of the articles

    @property
    def id(self) -> str:
        """The same for the same two names, so that a decision about it can be remembered."""
        return digest(self.name.lower(), self.chinese[0])

    @property
    def message(self) -> str:
        """Return the suggestion in a sentence for an editor."""
        return f"{self.name} is {self.chinese[0]} in Chinese: {_REASONS[self.why]}."

    def entry(self, kind: str = "") -> Entry:
        """Return the glossary's entry; `kind` is what an editor says where nothing else does."""
        return Entry(
            name=self.name, kind=kind or self.kind, chinese=self.chinese, aliases=self.aliases
        )


@dataclass(frozen=True, slots=True)
class _Pair:
    english: str
    chinese: str
    why: Why
    story: int


@dataclass(frozen=True)
class _Told:
    """A story as it is told in each language."""

    chinese: tuple[Article, ...]
    english: tuple[Article, ...]
    named: Counter[str]  # unknown names in English

    @property
    def in_chinese(self) -> str:
        return "\n".join(article.text for article in self.chinese)


def suggest_names(stories: Sequence[Sequence[Article]], glossary: Glossary) -> list[Suggestion]:
    """Return entries for things that Chinese and English articles of a story name and the glossary lacks.

    The surest come first. Each is told in both languages within one story; what is only likely is left
    out. Kinds are guessed, and empty where the words do not show them.
    """
    told = [each for story in stories if (each := _told(story, glossary))]
    pairs: list[_Pair] = []
    for number, story in enumerate(told):
        pairs.extend(_of_story(story, number, glossary))
    known = {pair.english for pair in pairs}, {pair.chinese for pair in pairs}
    pairs.extend(_together(told, known, glossary))
    return _suggestions(pairs, told)


def _told(story: Sequence[Article], glossary: Glossary) -> _Told | None:
    """Return the story by its languages, None if it is told in one alone."""
    chinese = tuple(article for article in story if is_chinese(article.text))
    english = tuple(article for article in story if not is_chinese(article.text))
    if not chinese or not english:
        return None
    named = naming.english((article.text for article in english), glossary)
    return _Told(chinese, english, named)


def _of_story(story: _Told, number: int, glossary: Glossary) -> Iterator[_Pair]:
    """Yield the names that one story shows to be one thing's."""
    around = story.in_chinese
    explained = set()
    for article in (*story.chinese, *story.english):
        for english, chinese in naming.bracketed(article.text, around):
            name = _as_told(english, story.named)
            if name and naming.unknown(chinese, glossary):
                explained.add(name)
                yield _Pair(name, chinese, "named as one", number)
    for name in story.named:
        place = naming.sounding(name, around) if name not in explained else None
        if place and naming.unknown(around[slice(*place)], glossary):
            yield _Pair(name, around[slice(*place)], "sounds alike", number)


def _as_told(name: str, named: Counter[str]) -> str:
    """Return how the English articles write a name that a bracket has, "" if they do not have it."""
    if name in named:
        return name
    return next((other for other in named if other.lower() == name.lower()), "")


def _together(
    told: Sequence[_Told], known: tuple[set[str], set[str]], glossary: Glossary
) -> Iterator[_Pair]:
    """Yield names without another sign that are in the same stories, two at least, and in no others.

    A name that the Chinese articles have in Latin letters needs no other.
    """
    english: dict[str, set[int]] = defaultdict(set)
    chinese: dict[str, set[int]] = defaultdict(set)
    for number, story in enumerate(told):
        around = story.in_chinese
        for name, count in story.named.items():
            if count >= _OFTEN and name not in around:
                english[name].add(number)
        for name in naming.subjects(around):
            if around.count(name) >= _OFTEN and naming.unknown(name, glossary):
                chinese[name].add(number)
    by_stories: dict[frozenset[int], tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for side, index in enumerate((english, chinese)):
        for name, within in index.items():
            if len(within) >= _TOGETHER and name not in known[side]:
                by_stories[frozenset(within)][side].append(name)
    for shared, (latin, han) in by_stories.items():
        if len(latin) == len(han) == 1:
            for number in sorted(shared):
                yield _Pair(latin[0], han[0], "told together", number)


# ── one suggestion of many pairs ─────────────────────────────────────────────────────────────


def _suggestions(pairs: Sequence[_Pair], told: Sequence[_Told]) -> list[Suggestion]:
    votes: Counter[tuple[str, str]] = Counter()
    for pair in pairs:
        votes[pair.english, pair.chinese] += _STRENGTH[pair.why]
    taken: dict[str, str] = {}  # each name, in either language, to what it is one thing with
    groups: list[tuple[str, str]] = []
    for (english, chinese), _ in sorted(
        votes.items(), key=lambda vote: (-vote[1], -len(vote[0][0]))
    ):
        if english not in taken and chinese not in taken:
            taken[english], taken[chinese] = chinese, english
            groups.append((english, chinese))
    merged = _merged(groups)
    found = [
        _suggestion(names, [p for p in pairs if (p.english, p.chinese) in names], told)
        for names in merged
    ]
    return sorted(found, key=lambda s: -_STRENGTH[s.why])


def _merged(groups: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """Put a short name beside the full one: Lanqiao, 揽桥 beside Lanqiao Robotics, 揽桥机器人."""
    merged: list[list[tuple[str, str]]] = []
    for english, chinese in sorted(groups, key=lambda group: -len(group[0])):
        full = next(
            (
                longer
                for longer in merged
                if longer[0][0].startswith(f"{english} ") and longer[0][1].startswith(chinese)
            ),
            None,
        )
        if full:
            full.append((english, chinese))
        else:
            merged.append([(english, chinese)])
    return merged


def _suggestion(
    group: list[tuple[str, str]], pairs: list[_Pair], told: Sequence[_Told]
) -> Suggestion:
    (name, first), *others = group
    best = max(pairs, key=lambda pair: (_STRENGTH[pair.why], pair.english == name, -pair.story))
    story = told[best.story]
    texts = [article.text for pair in pairs for article in told[pair.story].chinese]
    return Suggestion(
        name=name,
        chinese=(first, *dict.fromkeys(chinese for _, chinese in others if chinese != first)),
        aliases=tuple(dict.fromkeys((*(english for english, _ in others), *_short(name, story)))),
        kind=naming.sort(name, first, texts),
        why=best.why,
        spans=tuple(
            span
            for articles, words in ((story.chinese, best.chinese), (story.english, best.english))
            if (span := _sentence(articles, words))
        ),
    )


def _short(name: str, story: _Told) -> list[str]:
    """Return the name without its last words if the story has it so: Lanmu, Lanmu Robotics."""
    words = name.split()
    while len(words) > 1 and pinyin.is_generic(words[-1]):
        words.pop()
    short = " ".join(words)
    return [short] if short != name and short in story.named else []


def _sentence(articles: Sequence[Article], words: str) -> Span | None:
    """Return the first sentence that has the words."""
    for article in articles:
        for start, end in spans(article.text):
            if words in article.text[start:end]:
                return Span(url=article.url, start=start, end=end, text=article.text[start:end])
    return None
