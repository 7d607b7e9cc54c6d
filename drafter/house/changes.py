"""Changes of words that can teach a rule, each with the ways in which it can be read as one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from drafter.house.edits import Line, Pair, Run, Word, lines, runs

_MOST_WORDS = 7
BESIDE = 2  # words beside a change that a rule may need
_ALIKE = 0.8  # share of letters in common
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_JOINING = frozenset("-–/&'")
_FUNCTION = frozenset(
    """a an and as at be been but by for from had has have he her his in into is it its last next of
    off on onto or our out over own she so than that the their them then they this these those to
    under up was we were which who whose will with 's""".split()
)
_TYING = frozenset(
    "as at by for from had has have in into is of on that to was were will with".split()
)
_OF_FIGURES = frozenset(
    """one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty
    seventy eighty ninety dozen hundred hundreds thousand thousands million millions billion billions
    trillion percent half third quarter double twice yuan renminbi dollar dollars euro euros first
    second january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow $ € £ ¥ %""".split()
)
# What makes a sentence claim less, or the opposite: whether it stands is a matter of fact, not of style.
_DENYING = frozenset("no not never none nor neither without nobody nothing cannot".split())
_HEDGING = frozenset(
    """about above allegedly almost apparently approximately around at-least below could estimated
    expected expects likely may might nearly perhaps plans possibly potentially probably reported
    reportedly roughly rumoured should supposedly would""".split()
)
_COMPANY = frozenset(
    """group holdings technology technologies inc ltd corp corporation company motors robotics
    entertainment securities bank pharmaceuticals semiconductor electronics""".split()
)
_BODY = frozenset(
    """administration association bureau commission committee council court department ministry
    university institute academy office agency""".split()
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What became what, with `beside` words that stayed as they were."""

    old: str
    new: str
    beside: int


@dataclass(frozen=True)
class Change:
    """A run of words that an editor changed, and what rules it may be a case of, the plainest first."""

    pair: Pair
    run: Run
    readings: tuple[Reading, ...]


def changes(pairs: Sequence[Pair]) -> Iterator[Change]:
    """Yield the changes that can teach something, in the order of the pairs."""
    capitals = _Capitals(pairs)
    for pair in pairs:
        for run in runs(pair.draft, pair.printed):
            if _quoted(run) or _mends(run, pair):
                continue
            readings = dict.fromkeys(_readings(run, capitals))
            if readings:
                yield Change(pair, run, tuple(readings))


class _Capitals:
    """How words are written within sentences, where a capital says something."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        seen: dict[str, Counter[str]] = defaultdict(Counter)
        for pair in pairs:
            for line in (*lines(pair.draft), *lines(pair.printed)):
                for word in line.words[_first(line) + 1 :]:
                    seen[_but_first(word)][word.text] += 1
        self._usual = {key: forms.most_common(1)[0][0] for key, forms in seen.items()}

    def phrase(self, line: Line, start: int, end: int) -> str:
        """Return the words as they would be written within a sentence."""
        text, first = "", _first(line)
        for index in range(start, end):
            word = line.words[index]
            if text and line.words[index - 1].end < word.start:
                text += " "
            text += self._written(word) if line.headline or index == first else word.text
        return text.replace("'", "’")

    def _written(self, word: Word) -> str:
        plain = word.text if word.text[1:] != word.text[1:].lower() else word.text.lower()
        return self._usual.get(_but_first(word), plain)


def _but_first(word: Word) -> str:
    """Return the word with a small first letter, its other capitals as they are."""
    return word.text[:1].lower() + word.text[1:]


def _first(line: Line) -> int:
    return next((i for i, word in enumerate(line.words) if word.text[-1].isalnum()), 0)


def _quoted(run: Run) -> bool:
    """Whether the change lies in words that are a speaker's."""
    for line, (start, end) in ((run.before, run.old), (run.after, run.new)):
        for quotation in _QUOTED.finditer(line.text):
            inside = [
                word
                for word in line.words[start : max(end, start + 1)]
                if quotation.start() < word.start < quotation.end()
            ]
            if inside:
                return True
    return False


def _mends(run: Run, pair: Pair) -> bool:
    """Whether the words changed are those that a finding named."""
    words = run.before.words[slice(*run.old)]
    old = run.before.text[words[0].start : words[-1].end] if words else ""
    return any(
        old in finding.text or finding.text in old
        for finding in pair.draft.findings
        # What is said of a whole sentence names no words.
        if old
        and finding.text
        and finding.text != run.before.text
        and finding.text in run.before.text
    )


# ── readings ─────────────────────────────────────────────────────────────────────────────────


def _readings(run: Run, capitals: _Capitals) -> Iterator[Reading]:
    for old, new in _slid(run):
        old, new = _trimmed(run.before, old), _trimmed(run.after, new)
        widest = BESIDE if old[0] == old[1] or new[0] == new[1] else 0
        for left in range(widest + 1):
            for right in range(widest + 1 - left):
                wide_old = (old[0] - left, old[1] + right)
                wide_new = (new[0] - left, new[1] + right)
                if not _same_beside(run, old, new, left, right):
                    continue
                words = run.before.keys[slice(*wide_old)], run.after.keys[slice(*wide_new)]
                if _teaches(*words, beside=left + right):
                    yield Reading(
                        capitals.phrase(run.before, *wide_old),
                        capitals.phrase(run.after, *wide_new),
                        left + right,
                    )


def _slid(run: Run) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the places at which words may have been taken out or put in, leftmost first.

    “It is worth noting that it” may have lost its first five words or its last five.
    """
    (i, j), (k, m) = run.old, run.new
    if (i == j) == (k == m):
        yield run.old, run.new
        return
    line, start, end = (run.after, k, m) if i == j else (run.before, i, j)
    low = high = 0
    while start + low > 0 and min(i, k) + low > 0 and _slides(line, start + low - 1, end + low - 1):
        low -= 1
    while end + high < len(line.keys) and _slides(line, start + high, end + high):
        high += 1
    for shift in range(low, high + 1):
        yield (i + shift, j + shift), (k + shift, m + shift)


def _slides(line: Line, leaves: int, enters: int) -> bool:
    return line.keys[leaves] == line.keys[enters]


def _trimmed(line: Line, run: tuple[int, int]) -> tuple[int, int]:
    """Return the run without the marks around its words."""
    start, end = run
    while start < end and not line.keys[start][-1].isalnum():
        start += 1
    while start < end and not line.keys[end - 1][-1].isalnum():
        end -= 1
    return start, end


def _same_beside(
    run: Run, old: tuple[int, int], new: tuple[int, int], left: int, right: int
) -> bool:
    """Whether as many words on the left and on the right stayed as they were, without a mark."""
    if min(old[0], new[0]) < left:
        return False
    before = run.before.keys[old[0] - left : old[0]] + run.before.keys[old[1] : old[1] + right]
    after = run.after.keys[new[0] - left : new[0]] + run.after.keys[new[1] : new[1] + right]
    return before == after and len(before) == left + right and all(k[-1].isalnum() for k in before)


def _teaches(old: list[str], new: list[str], beside: int) -> bool:
    """Whether a change of these words can be one of style."""
    if not old or max(len(old), len(new)) > _MOST_WORDS or (beside and not new):
        return False
    words = {*old, *new}
    if all(word in _FUNCTION for word in old) or any(
        word in _OF_FIGURES or re.search(r"\d", word) for word in words
    ):
        return False
    if any(not word[-1].isalnum() and word not in _JOINING for word in words):
        return False
    return _DENYING.isdisjoint({*old} ^ {*new}) and (
        _HEDGING.isdisjoint(old) == _HEDGING.isdisjoint(new)
    )


# ── names ────────────────────────────────────────────────────────────────────────────────────


def is_name(phrase: str) -> bool:
    """Whether each word that counts has a capital, or is Chinese."""
    words = phrase.split()
    inner = [word for word in words[1:-1] if word not in _FUNCTION]
    return bool(words) and all(
        re.search(r"[A-Z]", word[:3]) or re.search(r"[\u3400-\u9fff]", word)
        for word in (*words[:1], *inner, *words[-1:])
    )


def names_in(phrase: str) -> set[str]:
    """Return the words of a phrase that have a capital or are Chinese."""
    return {word for word in phrase.split() if is_name(word)}


def ties(word: str) -> bool:
    """Whether a word belongs to what stands before it, as “to” does to “in order to”."""
    return word in _TYING


def alike(name: str, other: str) -> bool:
    """Whether two names have the same letters, or most of them, or one is a part of the other."""
    left, right = (re.sub(r"[\W_]", "", form.lower()) for form in (name, other))
    if left in right or right in left:
        return True
    return SequenceMatcher(None, left, right, autojunk=False).ratio() >= _ALIKE


def sort_of_name(name: str) -> str:
    """Return "company" or "body" by the words of a name, "" where they do not say."""
    words = {word.lower().rstrip(".") for word in name.split()}
    return "company" if words & _COMPANY else "body" if words & _BODY else ""


def root(word: str) -> str:
    """Return a word without its ending: utilise, utilised, utilises and utilising have one root."""
    word = word.lower()
    for ending in ("ing", "ed", "es", "s", "d"):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            word = word.removesuffix(ending)
            break
    return word.rstrip("e")
