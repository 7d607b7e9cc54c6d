"""How old a text says that a person is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_NAME = r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]*){0,3})"
_AGE = r"(?P<age>[1-9][0-9])"
_ENGLISH = (
    # "Lin Jing, 52, takes over", "Lin Jing (52)", "Lin Jing, who is 52"
    re.compile(
        rf"{_NAME}(?:, (?:now |aged |age |who (?:is|was|turned|turns) )?| \((?:aged )?| (?:is|was|"
        rf"turned|turns) )"
        rf"{_AGE}(?=[,;.)]|$| (?:and|years? old|when|this|last|in)\b)"
    ),
    # "the 52-year-old founder, Lin Jing"
    re.compile(rf"\b{_AGE}-year-old (?:[a-z-]+,? ){{0,6}}{_NAME}"),
    # "At 52, Lin Jing"
    re.compile(rf"\b[Aa]t {_AGE}, (?:(?:Ms|Mr|Mrs|Dr|Professor)\.? )?{_NAME}"),
    # "its founder, Lin Jing, a 52-year-old engineer"
    re.compile(rf"{_NAME}, an? {_AGE}-year-old\b"),
)
_NUMBER = r"(?P<age>[1-9][0-9]|[二三四五六七八九]?十[一二三四五六七八九]?)"
_AFTER = re.compile(
    rf"\s?[（(，,]?\s?(?:[男女][，,]\s?)?(?:今年|现年|时年|年仅|年|已|当时)?\s?{_NUMBER}\s?岁"
)
_BEFORE = re.compile(rf"{_NUMBER}\s?岁的?[^，,。；;、（）()岁]{{0,16}}$")


_BORN = re.compile(
    r"\bborn (?:in |on )?(?:[A-Z]?[a-z0-9 ,]{0,20} )?(19[0-9]{2}|20[0-9]{2})|生于(19[0-9]{2}|20[0-9]{2})年|"
    r"(19[0-9]{2}|20[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:出生|生(?![产效态]))"
)


def ages(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield (name, age, place of the age) of each person that an English text gives an age."""
    for pattern in _ENGLISH:
        for match in pattern.finditer(text):
            yield match["name"], int(match["age"]), match.start("age")


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
