"""How many are named one by one: "two judges, an engineer and a nurse", 网信办、教育部和公安部联合."""

from __future__ import annotations

import re

from drafter.truth.reading.numerals import WORDS

_OPEN = re.compile(r"\betc\b|\band (?:others|more)\b|\bamong others\b|\bincluding\b|等")
_MADE_UP = re.compile(
    r"\b(?:made up of|consist(?:s|ed|ing) of|compris(?:es?|ed|ing)(?: of)?|composed of) "
    r"(?P<list>[^.;:()]{6,160})",
    re.IGNORECASE,
)
_NEXT = re.compile(r",? and |, ")
_ONE_OR_MORE = re.compile(r"(?:the )?(?P<n>an?|\w+) [a-z]", re.IGNORECASE)
# Those who do something together: A、B和C联合印发.
_TOGETHER_ZH = re.compile(
    r"(?:^|[，,。；;：:]|由)(?P<list>[^，,。；;：:、]{2,10}(?:、[^，,。；;：:、]{2,10}){0,6}(?:和|与|及|以及)[^，,。；;：:、和与及]{2,10}?)"
    r"(?:联合|共同|携手|联手)"
)
_JOINT_ZH = re.compile(r"、|以及|[和与及]")


def members(text: str) -> int:
    """Return of how many members, all named, a text says that something is made up; 0 where of none."""
    match = _MADE_UP.search(text)
    if match is None or _OPEN.search(match["list"]):
        return 0
    listed = re.split(r",? who\b|,? which\b|, (?:will|has|have|is|are|was|were)\b", match["list"])[
        0
    ]
    parts = [part.strip() for part in _NEXT.split(listed) if part.strip()]
    found = [_ONE_OR_MORE.match(part) for part in parts]
    numbers = [_number(each["n"]) if each else 0 for each in found]
    while numbers and not numbers[-1]:
        numbers.pop()  # what follows the list
    return sum(numbers) if len(numbers) > 1 and all(numbers) else 0


def _number(word: str) -> int:
    if word.lower() in ("a", "an"):
        return 1
    return int(word) if word.isdigit() else WORDS.get(word.lower(), 0)


def together(text: str) -> int:
    """Return how many a Chinese text names that do something together; 0 where it leaves any out."""
    match = _TOGETHER_ZH.search(text)
    if match is None or _OPEN.search(match["list"]):
        return 0
    return len([part for part in _JOINT_ZH.split(match["list"]) if part])
