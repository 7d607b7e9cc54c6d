"""Is a draft supported by its sources? Decided by code, sentence by sentence, without a model."""

from drafter.truth.check import Report, Sentence, check
from drafter.truth.conflicts import conflicts
from drafter.truth.instructions import instructions
from drafter.truth.reading.figures import figures
from drafter.truth.reading.names import Glossary, shipped
from drafter.truth.reading.quantity import Figure

__all__ = [
    "Figure",
    "Glossary",
    "Report",
    "Sentence",
    "check",
    "conflicts",
    "figures",
    "instructions",
    "shipped",
]
