"""Amounts that are told alike as what was added and as what it came to: a charge, a loss, a gain."""

from __future__ import annotations

import re

from drafter.truth.reading.quantity import Figure
from drafter.truth.reading.statements import Statement

_NOUNS = (
    r"charg(?:es?|ed|ing)|cost(?:s|ing)?(?= (?:it|them|us|him|her|an? (?:extra|additional|further))\b)|"
    r"(?:extra|additional|further|added) costs?|impair(?:ments?|ed|ing)|provisions?|loss(?:es)?|gains?|"
    r"savings?|fines?|penalt(?:y|ies)|write-?(?:down|off)s?|"
    r"(?:writ(?:e|es|ing)|wrote|written) (?:down|off)|"
    r"(?:put|set)(?:s|ting)? aside|shortfalls?|detours?|overruns?|delays?|extensions?"
)
# "cost it an extra 3 million", "writing down 310 million", "gains of 96 million", "the loss of 310 jobs"
_LED = re.compile(
    rf"\b(?:{_NOUNS})(?: (?!to\b|by\b|from\b|at\b)[a-z]+){{0,2}}? "
    r"(?:a net|a further|between|about|nearly|some|around|almost|over|more than)?"
    r"\s?(?:[A-Z]{2,3})?[$€£¥]?$",
    re.IGNORECASE,
)
# "96 million in gains", "18 million was put aside", "adding 3 million to costs"
_TRAILS = re.compile(
    rf"(?: [a-z]+){{0,2}}? (?:in (?:[a-z]+ )?(?:{_NOUNS})|(?:put|set) aside|"
    r"to (?:the )?(?:[a-z]+ )?(?:costs?|provisions?|bill)|"
    r"charge|loss|gain|fine|penalty|provision|impairment|write-?(?:down|off)|saving)\b",
    re.IGNORECASE,
)
# "shed 2,000 posts", "2,000 jobs disappeared"
_SHED = re.compile(
    r"\b(?:shed|los[et]|cut|cutting|axed?|cost|eliminat\w+|did away with)\b[^.;,]{0,24}$",
    re.IGNORECASE,
)
_JOBS = re.compile(
    r" (?:[a-z]+ )?(?:jobs|posts|roles|positions)\b(?P<gone> (?:have |had |were |will )?"
    r"(?:disappear|vanish|g[oe]\b|gone|went|lost|shed|cut)\w*)?",
    re.IGNORECASE,
)
# "cutting our capacity growth plan to 6 percent": what is at that level is itself a change
_GROWTH = re.compile(
    r"\b(?:growth|increases?|declines?)\b(?:, however,|[^.;,]){0,60}$", re.IGNORECASE
)
_REACH = 48  # characters


def is_own_amount(statement: Statement, figure: Figure) -> bool:
    """Whether a figure is of a charge, a loss, jobs or growth, by the words right beside it."""
    start, end = figure.start - statement.start, figure.end - statement.start
    before = statement.text[max(0, start - _REACH) : start]
    if figure.unit == "percent" and _GROWTH.search(statement.text[:start]):
        return True
    jobs = _JOBS.match(statement.text, end)
    if jobs and (jobs["gone"] or _SHED.search(before)):
        return True
    return bool(_LED.search(before) or _TRAILS.match(statement.text, end))
