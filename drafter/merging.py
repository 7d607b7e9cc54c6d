"""Two people's changes of one text put together, word by word, and what one version changes in another.

Texts are words: single spaces within a paragraph, an empty line between two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_BREAK = "\n\n"
_TOKEN = re.compile(r"\n+|\S+")
_TAGS: dict[str, Literal["same", "gone", "new"]] = {"equal": "same", "delete": "gone"}

Take = Literal["mine", "theirs", "both"]


@dataclass(frozen=True, slots=True)
class Words:
    """What an item says: a headline, and its paragraphs."""

    headline: str
    paragraphs: tuple[str, ...]

    @classmethod
    def typed(cls, headline: str, body: str) -> Words:
        """Read what was typed: any run of line breaks parts two paragraphs, any blanks two words."""
        return cls(" ".join(headline.split()), tuple(paragraphs_of(body)))

    @property
    def body(self) -> str:
        return _BREAK.join(self.paragraphs)

    def all(self) -> list[str]:
        """Every word, in order."""
        return [*self.headline.split(), *self.body.split()]


def paragraphs_of(body: str) -> list[str]:
    """Return the paragraphs of a text typed with blank lines or line breaks between them."""
    return [" ".join(part.split()) for part in re.split(r"\n+", body) if part.strip()]


# ── three ways ───────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Clash:
    """Where two people changed the same words: what each of them has there, as tokens."""

    mine: tuple[str, ...]
    theirs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """The words of two changed versions of one text; `clashes` say where a person must choose."""

    headline: tuple[str | Clash, ...]
    body: tuple[str | Clash, ...]

    @property
    def clean(self) -> bool:
        return not any(isinstance(part, Clash) for part in (*self.headline, *self.body))

    def taking(self, side: Take) -> Words:
        """Return the text with one side's words, or both one after the other, wherever they clash."""
        return Words.typed(_text(_taken(self.headline, side)), _text(_taken(self.body, side)))


def merge(base: Words, mine: Words, theirs: Words) -> Merged:
    """Put what `mine` and `theirs` each changed in `base` together.

    What only one of them changed is as they have it; changes that overlap or touch are a clash, unless
    they are the same.
    """
    return Merged(
        tuple(_merge(*(_tokens(words.headline) for words in (base, mine, theirs)))),
        tuple(_merge(*(_tokens(words.body) for words in (base, mine, theirs)))),
    )


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    words: tuple[str, ...]


def _merge(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[str | Clash]:
    left, right = _edits(base, mine), _edits(base, theirs)
    place = 0
    while left or right:
        own, other, start, end = _next_region(left, right)
        yield from base[place:start]
        if own and other and own != other:
            yield Clash(_applied(base, start, end, own), _applied(base, start, end, other))
        else:
            yield from _applied(base, start, end, own or other)
        place = end
    yield from base[place:]


def _next_region(
    left: list[_Edit], right: list[_Edit]
) -> tuple[list[_Edit], list[_Edit], int, int]:
    """Take from both sides the next edits that overlap or touch; return them and the place they cover."""
    taken: tuple[list[_Edit], list[_Edit]] = [], []
    first = min((side[0] for side in (left, right) if side), key=lambda edit: edit.start)
    start, end = first.start, first.end
    grown = True
    while grown:
        grown = False
        for side, kept in zip((left, right), taken, strict=True):
            while side and side[0].start <= end:
                end = max(end, side[0].end)
                kept.append(side.pop(0))
                grown = True
    return taken[0], taken[1], start, end


def _applied(base: list[str], start: int, end: int, edits: list[_Edit]) -> tuple[str, ...]:
    words: list[str] = []
    for edit in edits:
        words += [*base[start : edit.start], *edit.words]
        start = edit.end
    return (*words, *base[start:end])


def _edits(old: list[str], new: list[str]) -> list[_Edit]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        _Edit(i, j, tuple(new[k:m])) for tag, i, j, k, m in matcher.get_opcodes() if tag != "equal"
    ]


def _taken(parts: Sequence[str | Clash], side: Take) -> Iterator[str]:
    for part in parts:
        if isinstance(part, str):
            yield part
        elif side == "both":
            yield from part.mine
            yield from part.theirs
        else:
            yield from part.mine if side == "mine" else part.theirs


def _tokens(text: str) -> list[str]:
    return [_BREAK if token.isspace() else token for token in _TOKEN.findall(text)]


def _text(tokens: Iterator[str]) -> str:
    return " ".join(tokens)


# ── two ways ─────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that both versions have, or only the older (`gone`) or the newer (`new`)."""

    text: str
    kind: Literal["same", "gone", "new"]


def compared(old: str, new: str) -> list[Piece]:
    """Return how `new` differs from `old`, word by word, in reading order."""
    before, after = _tokens(old), _tokens(new)
    pieces: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag in ("equal", "delete", "replace"):
            pieces.append(Piece(" ".join(before[i:j]), _TAGS.get(tag, "gone")))
        if tag in ("insert", "replace"):
            pieces.append(Piece(" ".join(after[k:m]), "new"))
    return pieces


def loses(earlier: Words, standing: Words, typed: Words) -> bool:
    """Whether `typed` in place of `standing` would leave a whole word in no version.

    A word is safe when `typed` still has it, when the version before (`earlier`) has it, or when it was
    only the beginning of one that is still being typed.
    """
    kept = Counter(typed.all())
    missing = Counter(standing.all()) - kept
    grown = list((kept - Counter(standing.all())).elements())
    safe = Counter(earlier.all())
    for word, times in missing.items():
        for _ in range(max(0, times - safe[word])):
            whole = next((new for new in grown if new.startswith(word)), None)
            if whole is None:
                return True
            grown.remove(whole)
    return False
