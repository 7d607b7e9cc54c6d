"""Numbers that are part of a name: GPT-4o, Doubao 1.6, 5G; a wrong one names another thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Finding
from drafter.truth.claims import Claim

# "GLM-4.5", "MG4", "5G", "Doubao 1.6", "Level 3": letters and a number in one name.
_NAMED = re.compile(
    r"(?<![\w$€£¥.,-])(?:(?P<word>[A-Z][A-Za-z]*)(?P<gap>[ -]?)(?P<number>[0-9]{1,4}(?:\.[0-9]{1,2})?)"
    r"(?P<tail>[a-zA-Z]?)|(?P<generation>[0-9])G)(?![\w%]|[.,:][0-9]|-[a-z]|\s?(?:percent|million|billion|yuan))"
)
_MONTHS = re.compile(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.IGNORECASE)


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a warning for a numbered name whose source has that name with another number only."""
    taken = [
        (f.start - claim.sentence.start, f.end - claim.sentence.start)
        for f in claim.sentence.figures
    ]
    for match in _NAMED.finditer(claim.sentence.text):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        given = _other(match, claim.sources.texts)
        if given:
            message = f"The source has {given}, not {match.group()}. Check which is meant."
            yield claim.finding("name", "warning", match.group(), message)


def _other(match: re.Match[str], texts: list[str]) -> str:
    """Return the name with another number, as a source has it; "" when the number is right or unknown."""
    if match["generation"]:
        number, before, after = match["generation"], r"(?<![\w.])", "G(?![A-Za-z])"
    else:
        word, number = match["word"], match["number"]
        if _MONTHS.match(word):
            return ""
        before, after = rf"(?<![A-Za-z]){re.escape(word)}[ -]?", r"(?![0-9])"
    shape = re.compile(rf"{before}([0-9]{{1,4}}(?:\.[0-9]{{1,2}})?){after}")
    found = [m for text in texts for m in shape.finditer(text)]
    if not found or any(m[1] == number for m in found):
        return ""
    return found[0].group()
