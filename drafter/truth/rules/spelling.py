"""The spelling the house prefers, where a draft writes a name in another way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.model import Finding, Span
from drafter.truth.claims import Claim
from drafter.truth.evidence import Sources
from drafter.truth.reading import names, spellings
from drafter.truth.reading.names import Entry, Mention
from drafter.truth.rules.quotations import outside

_PERSON = re.compile(r"[A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+){1,2}")


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a note for a name the house calls otherwise, and a warning for one that is misspelt.

    A full or a short form of a name is fine, and so are initials and what stands in a quotation.
    """
    text, sources = outside(claim.sentence.text), claim.sources
    for mention in sources.glossary.mentions(text):
        said, name = text[mention.start : mention.end], mention.entry.name
        if mention.entry.kind == "person" and name not in sources.entities:
            continue  # somebody of the same name
        explained = name in claim.draft.text and _squeezed(said) != _squeezed(name)
        if said not in sources.glossary.preferred and not explained and _another(mention, said):
            yield claim.finding("name", "note", said, f"The house writes {name}, not {said}.")
    for begin, stop in names.capitalised(text):
        said = text[begin:stop]
        entry = meant(said, sources)
        if entry is not None:
            message = (
                f"{said} looks like {entry.name}, which the sources name. Correct the spelling."
            )
            yield claim.finding("name", "warning", said, message)
        else:
            yield from _two_ways(claim, said)


def meant(name: str, sources: Sources) -> Entry | None:
    """Return the glossary's entry that a misspelt name stands for and a source names, or None."""
    core = _bare(name)
    if any(core in text for text in sources.texts) or sources.glossary.mentions(core):
        return None
    entry = sources.glossary.near(core)
    if entry is None or entry.name not in sources.entities:
        return None
    people = entry.kind == "place" and core.startswith(entry.forms)  # "American" is no slip
    return None if people else entry


def _two_ways(claim: Claim, name: str) -> Iterator[Finding]:
    """Yield a note if the sources spell the name of a person in another way as well."""
    match = _PERSON.fullmatch(_bare(name))
    sources = claim.sources
    if match is None or not any(match.group() in text for text in sources.texts):
        return
    for text, url in zip(sources.texts, sources.urls, strict=True):
        for other, start in _people(text).items():
            if spellings.one_person(match.group(), other):
                message = f"The sources have {match.group()} and {other}. Find out which is right."
                span = Span(url=url, start=start, end=start + len(other), text=other)
                yield claim.finding("name", "note", match.group(), message, span)
                return


@lru_cache(maxsize=64)
def _people(text: str) -> dict[str, int]:
    """Return the names of two or three words, each with its first place."""
    found: dict[str, int] = {}
    for start, end in names.capitalised(text):
        name = _bare(text[start:end])
        if _PERSON.fullmatch(name):
            found.setdefault(name, start)
    return found


def _another(mention: Mention, said: str) -> bool:
    """Whether a form is a name of its own and not the preferred one made longer, shorter or initials."""
    name = mention.entry.name
    if said == name or not said.isascii() or mention.entry.kind == "place":
        return False
    longer, shorter = sorted((said.lower(), name.lower()), key=len, reverse=True)
    if name.isupper() and " " in said:  # the words that the initials stand for
        return False
    if longer.startswith(shorter + " ") or longer.endswith(" " + shorter):
        return False
    initials = "".join(word[0] for word in longer.split() if word[0].isalnum())
    squeezed = shorter.replace(".", "").replace(" ", "")
    return not (squeezed == initials or (said.isupper() and said.lower() != name.lower()))


def _bare(name: str) -> str:
    return re.sub(r"['’]s?$", "", name)


def _squeezed(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
