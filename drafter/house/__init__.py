"""What the digest looks like: the house style, and reading, writing, checking and mending by it."""

from drafter.house.check import Breach, advise, check
from drafter.house.conform import conform, title_case
from drafter.house.doubts import Doubt, doubts
from drafter.house.learning import Observed, learn, observe
from drafter.house.markdown import render
from drafter.house.reading import parse
from drafter.house.style import HouseStyle

__all__ = [
    "Breach",
    "Doubt",
    "HouseStyle",
    "Observed",
    "advise",
    "check",
    "conform",
    "doubts",
    "learn",
    "observe",
    "parse",
    "render",
    "title_case",
]
