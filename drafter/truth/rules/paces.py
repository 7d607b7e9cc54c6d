"""What a source gives for every hour, day or week, told as if it were the whole."""

from __future__ import annotations

import re
from dataclasses import replace

from drafter.truth.claims import Claim
from drafter.truth.reading.quantity import Figure
from drafter.truth.reading.statements import Statement
from drafter.truth.rules.figures import Verdict

_STANDING = ("exact", "rounded", "bound")
_UNJUDGED = frozenset({"percent", "points", "times", "ordinal"})
_LED = re.compile(
    r"(?:(日均|每[日天])|(周均|每周)|(时均|每小时)|(每分钟))(?!活)[^，,。；;、：:（）()0-9]{0,12}$|"
    r"\b(?:(daily)|(weekly)|(hourly))(?! (?:active|users))(?: [a-z-]+){0,4} of (?:about |some |nearly )?$",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(
    r"(?:[ -][a-z-]+){0,3}? (?:an?|per|each|every) (?:(day)|(week)|(hour)|(minute))\b"
    r"(?! (?:earlier|ago|later|before|after))|/(?:([天日])|(周)|(小时)|(分钟))",
    re.IGNORECASE,
)
_UNITS = ("day", "week", "hour", "minute")
# Any word by which a draft may say that a figure is no whole.
_SAID = {
    "day": r"\b(?:days?|daily|nights?|nightly|24 hours|round the clock)\b",
    "week": r"\b(?:weeks?|weekly|seven days)\b",
    "hour": r"\b(?:hours?|hourly|60 minutes|mph|kph|km/h)\b",
    "minute": r"\b(?:minutes?|60 seconds)\b",
}
_PACES = {
    name: re.compile(
        rf"{words}|\b(?:average\w*|rates?|paces?|speeds?)\b|[日天周时分]", re.IGNORECASE
    )
    for name, words in _SAID.items()
}


def reconsider(claim: Claim, verdicts: list[Verdict]) -> list[Verdict]:
    """Return the verdicts, with "moved" for so much a day or hour told as if it were the whole."""
    if claim.headline:
        return verdicts
    return [_reconsidered(claim, verdict) for verdict in verdicts]


def _reconsidered(claim: Claim, verdict: Verdict) -> Verdict:
    figure = verdict.figure
    if verdict.status not in _STANDING or figure.dated or figure.unit in _UNJUDGED:
        return verdict
    places = claim.sources.places(figure)
    units = {_every(*place) for place in places}
    if len(units) != 1 or "" in units:
        return verdict
    unit = units.pop()
    if _PACES[unit].search(claim.sentence.text):
        return verdict
    given = places[0][1]
    message = f"The source gives {given.text} for each {unit}; the draft leaves that out. Say so."
    return replace(verdict, status="moved", severity="warning", message=message, given=(given,))


def _every(statement: Statement, figure: Figure) -> str:
    """Return the unit of time for each of which a figure is given, "" for none."""
    start, end = figure.start - statement.start, figure.end - statement.start
    match = _FOLLOWED.match(statement.text, end) or _LED.search(statement.text[:start])
    if match is None:
        return ""
    index = next(i for i, group in enumerate(match.groups()) if group)
    return _UNITS[index % len(_UNITS)]
