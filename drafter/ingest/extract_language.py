"""The language of a text, by its letters first."""

from __future__ import annotations

import re

_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]"), 0.05),
    ("ko", re.compile(r"[\uac00-\ud7af]"), 0.2),
    ("zh", re.compile(r"[\u3400-\u9fff]"), 0.2),
)
_SAMPLE = 1_200  # characters looked at: more tell statistics nothing new, and cost as much again
_ENOUGH = 200  # characters from which statistics beat what a page declares


def language_of(text: str, declared: str = "") -> str:
    """Return the ISO 639-1 code of `text`; `declared` decides only where the letters cannot."""
    sample = text[:_SAMPLE]
    letters = sum(character.isalpha() for character in sample)
    if not letters:
        return declared
    for code, script, share in _SCRIPTS:
        if len(script.findall(sample)) > share * letters:
            return code
    if declared and letters < _ENOUGH:
        return declared
    from py3langid import classify

    return str(classify(sample)[0])
