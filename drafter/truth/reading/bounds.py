"""Words before a figure that make it a bound: nearly, more than, up to."""

from __future__ import annotations

import re

from drafter.truth.reading import bounds_zh
from drafter.truth.reading.quantity import Bound
from drafter.truth.reading.units import TIMES

_REACHED = (
    r"up to|at most|within|as (?:many|much|high|long) as|"
    r"maximum|(?:maximum|limit|cap|ceiling) of|(?:capped|limited) (?:at|to)"
)
_GREATER = "(?:old|long|high|larg|heavi|tall|fast|wid|dear|pric(?:i)?|costli)er|bigger"
_BOUNDS: dict[Bound, str] = {
    "under": rf"(?<!no )(?:less|fewer|(?:young|short|low|small|light|cheap|slow)er) than|under|below|"
    r"(?:no|not) (?:(?:go(?:es)?|rise|climb|grow|run|add up to|come to) )?(?:more than|above|over|beyond)|"
    rf"(?:not|never) exceed(?:ing)?|not (?:even|quite)|"
    rf"no (?:{_GREATER}) than|{_REACHED}",
    "over": rf"more than|over|above|at least|exceed(?:s|ed|ing)?|upwards? of|top(?:s|ped|ping)|"
    rf"(?:{_GREATER}) than|no (?:young|short|low|small|light)er than|"
    r"start(?:s|ing|ed)? (?:at|from)(?: just| only| around| about)?|"
    r"starting price of|"
    r"(?:to|will|could|would|may|might|should) top|"
    r"(?:a )?minimum(?: of)?|passes|"
    r"surpass(?:es|ed|ing)?|no (?:fewer|less) than|north of|beyond|in excess of|greater than|>",
    "almost": r"nearly|almost|close to|just under|(?:just |a little )?(?:shy|short) of|"
    r"approach(?:es|ing)|near(?:s|ing)",
    "about": r"about|around|roughly|approximately|approx\.?|some|estimated|circa|or so|~|≈",
}
_BEFORE = tuple(
    (re.compile(rf"(?<!\w)(?:{words})(?:\s+an?)?\s*$", re.IGNORECASE), name)
    for name, words in _BOUNDS.items()
)
# Not "12.4 billion or over 96 percent": there the word is of the figure that follows.
_EITHER = re.compile(
    r"\s+or\s+(?:(more|above|higher|over|greater)|(?:less|fewer|below|lower|under))\b"
    r"(?!\s+(?:than\s)?(?:[A-Z]{0,3}[$€£¥]|RMB|[0-9]|half\b|an?\b))"
)
# What an amount passes it is more than; a body that passed 12 rules made no more than 12.
_PASSED = re.compile(
    r"\b(?:pass(?:ed|ing)?|cross(?:ed|es|ing)?|(?<!the )(?<!last )past|(?:broke|broken|breaks|breaking)"
    r"(?: through)?)(?: the)?\s*$",
    re.IGNORECASE,
)
_HANDED = re.compile(r"\s+(?:on to|over|along|down|to)\b", re.IGNORECASE)
_LARGE = re.compile(r"illion|thousand|[$€£¥%]|percent|RMB|[0-9],[0-9]{3}", re.IGNORECASE)
# "cap the commission that platforms may charge at 18 percent"
_CAPPED = re.compile(
    r"\b(?:cap|limit)(?:s|ped|ed|ping|ing)?\b(?!-| (?:time|period|edition|offer|run|number|company)\b)"
    r"[^.,;:0-9]{1,70}\b(?:at|to)\s*$",
    re.IGNORECASE,
)
_CEILING = re.compile(rf"\b(?:{_REACHED})\s*$", re.IGNORECASE)
# "three years at the most"; but "cut 50 jobs, at least 20 of them" is of what follows.
_LATER = re.compile(
    r"(?:\s[a-z][a-z-]*){0,2}?,?\s(?:at (?:the )?(?:very )?(?:(least)|most)|at an? (?:(minimum)|maximum)|"
    r"(?:and|or) (?:(upwards?)|downwards?)|tops)"
    r"(?=\s*(?:[.,;:)]|$)|\s(?:in|for|by|this|per|when|if|to|from|under|and|but|while|on|at)\b)",
    re.IGNORECASE,
)
# "None of them was over 49": at most, and that is reached.
_NOBODY = re.compile(
    r"\b(?:none|no one|nobody|nothing|not one|neither|never|cannot|(?:can|could|must|may|should|will) not|"
    r"no (?!longer|more|fewer|less|later|higher|lower)[a-z]+)\b"
    r"(?:(?:(?!\b(?:until|unless|before|when|once|if|while|and|but)\b)[^.,;:0-9]){0,60}?\b[a-z]+)? "
    r"(?:aged |for )?(?:"
    r"(?:over|above|more than|older than|longer than|beyond|higher than)|"
    r"(under|below|less than|fewer than|younger than|shorter than|lower than))\s*$",
    re.IGNORECASE,
)
# "50 minutes more than two years ago", "longer than two years earlier": held against that time
_THAN = re.compile(
    r"(?:[0-9%]|\b(?:percent|points|hours|minutes|days|times))\s(?:[a-z]+ )?(?:more|less|fewer) than $|"
    r"\b(?!old|young)[a-z]+er than $"
)
_AGO = re.compile(r"\s(?:ago|earlier|before|previously)\b")
_DENIES = re.compile(r"\b(?:no|not|cannot|none|nobody|nothing|neither|never)\b", re.IGNORECASE)
# "stood there for over 50 years" is longer than that
_OVER = re.compile(r"(\b(?:for|after|just|well|slightly|of) )?\bover $", re.IGNORECASE)
_OVER_REACH = 16  # characters
# "in tests over 900 kilometres", "the trial extended over 40 miles"
_COURSE_OVER = re.compile(
    r"\b(?:tests?|testing|trials?|trips?|journeys?|drives|flights?|races?|routes?|runs|attacks?|rides?|solo|walks?|extend(?:s|ed)?|stretch(?:es|ed)?|"
    r"spread) over $",
    re.IGNORECASE,
)
_COURSE_REACH = 24
_OCCASIONS = re.compile(
    r" (?:[a-z-]+ ){0,2}?(?:nights|evenings|mornings|afternoons|weekends|seasons|semesters|terms|sessions|"
    r"rounds|games|matches|innings|laps|stages|episodes|chapters|performances|instal{1,2}ments|phases|trips|visits|"
    r"meetings|interviews|hearings|shifts)\b",
)
_MOVED_REACH = 90  # characters before a figure in which what moves stands
_DENIAL = 90  # characters before a figure in which one may stand
# "handed over 65,000", "took over 300": there the word belongs to the verb.
_PHRASAL = re.compile(
    r"\b(?:hand|turn|tak|carri|pass|pull|mov|sign|switch|roll|cross|bring|giv|watch|presid|rul|look|hover)(?:e|es|ed|ing|s|en)?\s+over\s*$|"
    r"\b(?:took|won|ran|brought|gave)\s+over\s*$",
    re.IGNORECASE,
)
# "moved the target up to 8 percent", "the dividend goes up to 9 pence"; but "took loans of up to 5 million"
_MOVED_UP = re.compile(
    r"\b(?:(?:mov|push|nudg|tak|edg|driv|bring|lift|pull|put|ratchet|creep|step|inch)"
    r"(?:e|es|ed|ing|s|ting)?|drove|brought|took|crept)\b(?: [a-z-]+){1,9}"
    r"(?<! of)(?<! at)(?<! by)(?<! for)(?<! worth)(?<! with)(?<! in) up to\s*$|"
    r"\b(?:go(?:es|ing|ne)?|went|c[ao]mes?|coming|is|are|was|were)"
    r"(?: back| now| then| all the way)? up to\s*$",
    re.IGNORECASE,
)
# "under a five-year agreement", "over a six-year period"
_UNDER_A = re.compile(r"\b(?:under (?:an? |the )?|over an? )$", re.IGNORECASE)
# "within a 40-square-mile zone" lies what is told of
_AREA = re.compile(r"-(?:square|sq|acre|hectare|mile|kilomet(?:re|er)|mu)\b", re.IGNORECASE)
_WITHIN_A = re.compile(r"\bwithin (?:an?|the) $", re.IGNORECASE)
# "sued the firm over 14 titles": there it says what about.
_ABOUT = re.compile(
    r"\b(?:su(?:e|es|ed|ing)|(?:law)?suits?|disput\w+|feud\w*|quarrel\w*|clash\w*|complain\w*|protest\w*|argu\w+|"
    r"fight\w*|fought|battl\w+|investigat\w+|prob(?:e|es|ed|ing)|criticis\w+|criticiz\w+|reprimand\w*|"
    r"warned|impeach\w*)\b"
    r"[^.;]{0,140}\bover\s*$|"
    r"\bfin(?:e|es|ed|ing)\b[^.;]{0,60}(?:illion|yuan|[0-9])\b[^.;]{0,30}\bover\s*$|"
    r"\b(?:in all|in total|spread(?: out)?|scattered|distributed) over\s*$",
    re.IGNORECASE,
)


def bound(text: str, start: int, end: int) -> Bound:
    """Return the bound that the words around a figure put on it, in English or in Chinese."""
    before = text[max(0, start - 24) : start]
    if _PHRASAL.search(before) or _tells_about(text, start, end) or _of_a_time(before, text, end):
        return ""
    if _moved_up(text, start):
        return ""
    if "-" in text[start:end] and _in_a_compound(before, text[start:end]):
        return ""
    denied = _denied(text, start)
    if denied:
        return "over" if denied[1] else "under"
    either = _EITHER.match(text, end)
    for pattern, name in _BEFORE:
        if pattern.search(before) and not (either and name == "about"):  # "some 10 or more"
            return name
    if _CAPPED.search(text[max(0, start - 90) : start]):
        return "under"
    if _PASSED.search(before) and _LARGE.search(text[start:end]) and not _HANDED.match(text, end):
        return "over"
    later = _LATER.match(text, end)
    if later:
        return "over" if any(later.groups()) else "under"
    if either:
        return "over" if either[1] else "under"
    return bounds_zh.bound(text, start, end)


def _in_a_compound(before: str, figure: str) -> bool:
    """Whether what leads a figure is of the thing it describes: "under a five-year agreement"."""
    within = _AREA.search(figure) and _WITHIN_A.search(before)
    return bool(within or _UNDER_A.search(before))


def _of_a_time(before: str, text: str, end: int) -> bool:
    """Whether a length of time tells when something was so that another is held against."""
    return _THAN.search(before) is not None and _AGO.match(text, end) is not None


def _tells_about(text: str, start: int, end: int) -> bool:
    """Whether the "over" before a number of things is of a dispute about them."""
    return (
        text[max(0, start - 6) : start].rstrip().lower().endswith("over")
        and not _LARGE.search(text[start:end])
        and _ABOUT.search(text[max(0, start - 160) : start]) is not None
    )


def reaches_ceiling(text: str, start: int) -> bool:
    """Whether the figure at `start` is a ceiling that is itself reached: up to, as many as."""
    denied = _denied(text, start)
    if denied:
        return not denied[1]
    before = text[max(0, start - 24) : start]
    return _CEILING.search(before) is not None and not _moved_up(text, start)


def _moved_up(text: str, start: int) -> bool:
    """Whether the "up to" before a figure tells that something went up, and to what."""
    before = text[max(0, start - _MOVED_REACH) : start]
    return before.rstrip().lower().endswith("up to") and _MOVED_UP.search(before) is not None


def _denied(text: str, start: int) -> re.Match[str] | None:
    """Return the words before a figure that deny that anything goes beyond it."""
    before = text[max(0, start - _DENIAL) : start]
    if not _DENIES.search(before):  # found faster than the whole
        return None
    return _NOBODY.search(before)


def is_during(unit: str, text: str, start: int, end: int) -> bool:
    """Whether "over" tells how long something went on: "over three years", "over 40 nights"."""
    if unit == "m" and _COURSE_OVER.search(text, max(0, start - _COURSE_REACH), start):
        return True
    over = _OVER.search(text, max(0, start - _OVER_REACH), start)
    if over is None or (unit == "count" and not _OCCASIONS.match(text, end)):
        return False
    return unit == "count" or (unit in TIMES.values() and not over[1])
