"""The spelling the house prefers, where a draft writes a name in another way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.evidence import Sources
from drafter.truth.reading import names
from drafter.truth.reading.names import Entry, Mention


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a note for a name the house calls otherwise, and a warning for one that is misspelt.

    What a source itself writes is never more than a note; a full or a short form of a name is fine.
    """
    text, sources = claim.sentence.text, claim.sources
    for mention in sources.glossary.mentions(text):
        said, name = text[mention.start : mention.end], mention.entry.name
        if said in sources.glossary.preferred or not _another(mention, said):
            continue
        if _squeezed(said) != _squeezed(name):
            message = f"The house writes {name}, not {said}. Change it unless it is a quotation."
            yield claim.finding("name", "note", said, message)
        elif any(said in source for source in sources.texts):
            message = f"The house writes {name}; {said} is the spelling of the source."
            yield claim.finding("name", "note", said, message)
        else:
            message = f"{said} is spelt {name}. Correct it."
            yield claim.finding("name", "warning", said, message)
    for begin, stop in names.capitalised(text):
        said = text[begin:stop]
        entry = meant(said, sources)
        if entry is not None:
            message = (
                f"{said} looks like {entry.name}, which the sources name. Correct the spelling."
            )
            yield claim.finding("name", "warning", said, message)


def meant(name: str, sources: Sources) -> Entry | None:
    """Return the glossary's entry that a misspelt name stands for and a source names, or None."""
    core = re.sub(r"['’]s?$", "", name)
    if any(core in text for text in sources.texts) or sources.glossary.mentions(core):
        return None
    entry = sources.glossary.near(core)
    return entry if entry is not None and entry.name in sources.entities else None


def _another(mention: Mention, said: str) -> bool:
    """Whether a form is a name of its own and not the preferred one made longer, shorter or initials."""
    name = mention.entry.name
    if said == name or not said.isascii() or mention.entry.kind in ("place", "person"):
        return False
    longer, shorter = sorted((said.lower(), name.lower()), key=len, reverse=True)
    if longer.startswith(shorter + " ") or longer.endswith(" " + shorter):
        return False
    initials = "".join(word[0] for word in longer.split() if word[0].isalnum())
    return not (shorter.isupper() or shorter.replace(".", "") in initials or said.isupper())


def _squeezed(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
