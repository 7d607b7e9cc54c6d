"""Is a draft supported by its sources? Decided by code, sentence by sentence, without a model."""

from drafter.truth.additions import addition, renamed, to_toml
from drafter.truth.check import Report, Sentence, check
from drafter.truth.conflicts import conflicts
from drafter.truth.contrast import Contrast, Mark, contrast
from drafter.truth.instructions import instructions
from drafter.truth.overlap import SharedFigure, names_held, shared_figures, shared_names
from drafter.truth.reading.countries import is_country
from drafter.truth.reading.figures import figures
from drafter.truth.reading.lexicon import notions
from drafter.truth.reading.names import Entry, Glossary, shipped
from drafter.truth.reading.pinyin import stands as sounds_in
from drafter.truth.reading.quantity import Figure
from drafter.truth.revisions import Revision, revisions
from drafter.truth.suggest import Suggestion, suggest_names

__all__ = [
    "Contrast",
    "Entry",
    "Figure",
    "Glossary",
    "Mark",
    "Report",
    "Revision",
    "Sentence",
    "SharedFigure",
    "Suggestion",
    "addition",
    "check",
    "conflicts",
    "contrast",
    "figures",
    "instructions",
    "is_country",
    "names_held",
    "notions",
    "renamed",
    "revisions",
    "shared_figures",
    "shared_names",
    "shipped",
    "sounds_in",
    "suggest_names",
    "to_toml",
]
