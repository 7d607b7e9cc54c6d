"""Is a draft supported by its sources? Decided by code, sentence by sentence, without a model."""

from drafter.truth.additions import renamed, to_toml
from drafter.truth.check import Report, Sentence, check
from drafter.truth.conflicts import conflicts
from drafter.truth.instructions import instructions
from drafter.truth.reading.figures import figures
from drafter.truth.reading.names import Entry, Glossary, shipped
from drafter.truth.reading.quantity import Figure
from drafter.truth.revisions import Revision, revisions
from drafter.truth.suggest import Suggestion, suggest_names

__all__ = [
    "Entry",
    "Figure",
    "Glossary",
    "Report",
    "Revision",
    "Sentence",
    "Suggestion",
    "check",
    "conflicts",
    "figures",
    "instructions",
    "renamed",
    "revisions",
    "shipped",
    "suggest_names",
    "to_toml",
]
