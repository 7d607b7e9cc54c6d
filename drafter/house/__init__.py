"""What the digest looks like: the house style, and reading, writing, checking and mending by it."""

from drafter.house.check import Breach, advise, check
from drafter.house.conform import conform, title_case
from drafter.house.doubts import Doubt, doubts
from drafter.house.edits import Pair, edit_distance
from drafter.house.learning import Observed, learn, observe
from drafter.house.lessons import Example, Known, Lesson, Proposal, apply, propose
from drafter.house.markdown import render
from drafter.house.naming import spell
from drafter.house.reading import parse
from drafter.house.style import HouseStyle

__all__ = [
    "Breach",
    "Doubt",
    "Example",
    "HouseStyle",
    "Known",
    "Lesson",
    "Observed",
    "Pair",
    "Proposal",
    "advise",
    "apply",
    "check",
    "conform",
    "doubts",
    "edit_distance",
    "learn",
    "observe",
    "parse",
    "propose",
    "render",
    "spell",
    "title_case",
]
