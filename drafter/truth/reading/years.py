"""Whether an amount is told of one year or of several together."""

from __future__ import annotations

import re
from functools import lru_cache

from drafter.truth.reading.aspects import Mark
from drafter.truth.reading.quantity import date_parts
from drafter.truth.reading.statements import Statement

_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|[2-9]|10)"
_TOGETHER = re.compile(
    r"20[0-9]{2}年?(?:至|到|[-–—~])20[0-9]{2}年?[^，,。；;0-9]{0,6}(?:累计|合计|[总一]?共)|"
    r"[两二三四五六七八九十2-9]年(?:[间来内里])?(?:累计|合计|[总一]?共(?!同))|"
    r"(?:过去|此前|前|近)[两二三四五六七八九十2-9]年(?=[，,]?[^，,。；;0-9]{1,10}(?:累计|合计|总共|共计))|"
    rf"\b(?:over|in|across|within|during) (?:the )?(?:past |last )?{_NUMBER} years\b|"
    r"\b(?:from|between) 20[0-9]{2} (?:to|and|through) 20[0-9]{2}\b",
    re.IGNORECASE,
)
_PAST_YEAR = re.compile(
    r"\b(?:over|in|during|within) the (?:past|last) year\b|[过近]去?一年", re.IGNORECASE
)
_MORE = re.compile(
    rf"\b{_NUMBER}[ -]years?\b|\byears\b|20[0-9]{{2}}[^.,;，。；]{{0,6}}20[0-9]{{2}}|"
    r"\b(?:since|until|by|through|from|between|over|cumulative\w*)\b|[至到间]|累计|年来",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:last|this) year\b|[今去]年", re.IGNORECASE)


@lru_cache(maxsize=4096)
def told(statement: Statement) -> tuple[Mark, ...]:
    """Return where a statement says that it tells of several years together, or of one and no more."""
    text = statement.text
    several = [Mark("years", "several", *m.span()) for m in _TOGETHER.finditer(text)]
    one = [Mark("years", "one", *m.span()) for m in _PAST_YEAR.finditer(text)]
    if _MORE.search(text) and not several:
        return tuple(one)
    offset = statement.start
    one += [
        Mark("years", "one", f.start - offset, f.end - offset)
        for f in statement.figures
        if f.unit == "date" and date_parts(str(f.value)).keys() == {"year"}
    ]
    one += [Mark("years", "one", *m.span()) for m in _RELATIVE.finditer(text)]
    # "from 2022 to 2024" names no year of its own; ", of which in 2024" beside it does
    apart = [m for m in one if not any(m.start < s.end and s.start < m.end for s in several)]
    return tuple(sorted((*several, *apart), key=lambda mark: mark.start))
