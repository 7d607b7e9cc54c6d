"""What a sentence says by which it matters for whom it holds: it ranks, measures, binds or grants."""

from __future__ import annotations

import re

_MOST = re.compile(
    r"\b(?:\w+est|most \w+|first|only|doubled|tripled|halved|leading|top)\b",
    re.IGNORECASE,
)
_THAN = re.compile(
    r"\b(?:as \w+ as|(?:more|less|fewer) (?:[\w-]+ ){1,4}than|\w+er than)\b(?! \W?\d)"
)
# "seven in ten", "half of", which are figures though they are written in words.
OF_TEN = re.compile(
    r"\b(?:\w+ (?:in|out of) (?:two|three|four|five|six|ten|\d+)|half|thirds?|quarters?|fifths?|"
    r"most|majority)\b",
    re.IGNORECASE,
)
RANKS = (_MOST, _THAN, OF_TEN)  # by which a sentence ranks or measures without a number
# What a text says must or can be done, which holds only for whom it names.
BINDS = re.compile(
    r"\b(?:must|have to|has to|require[sd]?|will|would|can|cannot|may|available|offered|open to|"
    r"appl(?:y|ies)|covers?|banned|order(?:s|ed)|stops?|halt(?:s|ed)?|recall\w*|allowed|limit\w*|entitled|free|eligible|barred|obliged)\b",
    re.IGNORECASE,
)
