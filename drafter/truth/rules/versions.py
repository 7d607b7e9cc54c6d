"""Numbers that are part of a name: GPT-4o, Doubao 1.6, 5G; a wrong one names another thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.reading import names

_NUMBER = r"[0-9]{1,4}(?:\.[0-9]{1,2})?"
# "GLM-4.5", "MG4", "5G", "Doubao 1.6", "Level 3", "DeepSeek-V2": letters and a number in one name.
_NAMED = re.compile(
    rf"(?<![\w$€£¥.,-])(?:(?P<word>[A-Z][A-Za-z]*(?:-[A-Z]{{1,3}})?)(?P<gap>[ -]?)(?P<number>{_NUMBER})"
    r"(?P<tail>[a-zA-Z]?)|(?P<generation>[0-9])G)(?![\w%]|[.,:][0-9]|-[a-z]|\s?(?:percent|million|billion|yuan))"
)
_MONTHS = re.compile(r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*$", re.I)


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a warning for a numbered name whose source has that name with another number only."""
    taken = [
        (f.start - claim.sentence.start, f.end - claim.sentence.start)
        for f in claim.sentence.figures
    ]
    for match in _NAMED.finditer(claim.sentence.text):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        if names.is_amount(claim.sentence.text, match.start()):
            continue
        given = _other(match, claim)
        if given:
            message = f"The source has {given}, not {match.group()}. Check which is meant."
            yield claim.finding("name", "warning", match.group(), message)


def _other(match: re.Match[str], claim: Claim) -> str:
    """Return the name with another number, as a source has it; "" when the number is right or unknown."""
    number = match["generation"] or match["number"]
    if match["generation"] or (match["tail"] == "G" and match["gap"] == " "):
        shapes = [rf"(?<![A-Za-z0-9_.])({_NUMBER})G(?![A-Za-z])"]
    elif _MONTHS.match(match["word"]):
        return ""
    else:
        shapes = [rf"(?<![A-Za-z]){re.escape(match['word'])}[ -]?({_NUMBER})(?![0-9])"]
        shapes += _chinese_shapes(match, claim)
    found = [
        place
        for shape in shapes
        for text in claim.sources.texts
        for place in re.finditer(shape, text)
    ]
    if not found or any(float(place[1]) == float(number) for place in found):
        return ""
    return found[0].group()


def _chinese_shapes(match: re.Match[str], claim: Claim) -> list[str]:
    """Return how Chinese sources number a thing of the glossary: 豆包大模型1.6."""
    return [
        rf"{re.escape(form)}[\u4e00-\u9fff]{{0,5}}\s?({_NUMBER})(?![0-9亿万千百%])"
        for mention in claim.sources.glossary.mentions(claim.sentence.text)
        if mention.start <= match.start() < mention.end <= match.start("number")
        for form in mention.entry.chinese
    ]
