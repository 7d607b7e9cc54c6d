"""Of which age somebody can be, by the year of birth that a text gives."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BORN = re.compile(
    r"\bborn (?:in |on )?(?:[A-Z]?[a-z0-9 ,]{0,20} )?(19[0-9]{2}|20[0-9]{2})|生于(19[0-9]{2}|20[0-9]{2})年|"
    r"(19[0-9]{2}|20[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:出生|生(?![产效态]))"
)


def by_birth(age: int, ten: bool, texts: Iterable[str], years: Iterable[int]) -> bool:
    """Whether somebody born in a year that a text gives is of an age in one of `years`.

    With `ten` the age is the first of ten: "in her twenties".
    """
    born = {
        int(match[1] or match[2] or match[3]) for text in texts for match in _BORN.finditer(text)
    }
    last = age + 9 if ten else age
    return any(
        age <= year - birth - turned <= last
        for year in years
        for birth in born
        for turned in (0, 1)
    )
