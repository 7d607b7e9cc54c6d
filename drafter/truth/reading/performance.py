"""What a text tells of how well somebody does: a figure of it, a first or best, that no harm was done."""

from __future__ import annotations

import re

from drafter.truth.reading.statements import Statement

# What a firm says of how well it does needs its name beside it; its accounts, offers and plans do not.
_ACCOUNTS = re.compile(
    r"\b(?:revenues?|profits?|loss(?:es)?|stake|premium|shares?(?! of (?:the|its)\b)|price[ds]?|"
    r"income|commission|fees?|discounts?|tax|dividends?|margins?)(?!\w)",
    re.IGNORECASE,
)
# The first, the only one, the longest of its kind.
_RANKS = re.compile(
    r"\bthe (?:\w+[’']s )?(?:first|only|largest|biggest|most [a-z]+|[a-z]{3,}est(?<!latest))\b"
    r"(?! (?:quarter|half|time|day|week|month|year|batch|round|phase|stage|of (?:January|this|the year))\b)"
    r"[^.,;]{0,40}?\b(?:in|of|on|among|made|such|worldwide|anywhere|to)\b|\bworld[’']s \w+|"
    r"\b\w+er than (?:(?:that|those) of )?(?:any|all|every|most|(?:its |their )?(?:rivals?|competitors?))\b"
)
_DOES_WELL = re.compile(
    r"%|\b(?:per ?cent|\w+ times|\w+fold|faster|better|cheaper|lower|higher|share of|accura\w+|"
    r"errors?|benchmark\w*|accidents?|collisions?|crash\w*|incidents?|injur\w+|fault|failures?|defects?|outages?|neither|"
    r"none of|reach(?:ed|es)|exceed\w*|surpass\w*|doubled|tripled|outperform\w*|beat)(?!\w)|"
    r"\d\S*(?: [a-z]+){0,3} (?:users|customers|orders|downloads|viewers|visitors|subscribers|sold|"
    r"drivers|riders|merchants|members|sellers|players|patients|students|developers)(?!\w)",
    re.IGNORECASE,
)
# That no harm was done, which is a firm's own word on itself.
_UNHARMED = re.compile(
    r"\b(?:no|none|neither|never|nobody|not one|not)\b[^.;]{0,60}\b(?:fire|hurt|injur\w*|accidents?|"
    r"crash\w*|defects?|faults?|leak\w*|breach\w*|stolen|died|deaths?|harm\w*|compromised)\b",
    re.IGNORECASE,
)


def tells_performance(statement: Statement) -> bool:
    """Whether a statement gives a figure of how well somebody does, or ranks him."""
    text = statement.text
    counted = any(not figure.dated for figure in statement.figures)
    well = counted and _DOES_WELL.search(text) and not _ACCOUNTS.search(text)
    return bool(well or _RANKS.search(text) or _UNHARMED.search(text))
