"""Names of a draft against the names of its sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Finding, Severity
from drafter.truth import names
from drafter.truth.evidence import Sources, Statement
from drafter.truth.names import Entry
from drafter.truth.words import stem, tokens

_HOME = "China"  # goes without saying in the sources of a digest about it
# Countries under their other names, and their people.
_SAME = {
    **dict.fromkeys(("us", "america", "american"), ("united states", "us", "america")),
    **dict.fromkeys(("uk", "british"), ("united kingdom", "uk", "britain")),
    "chinese": ("china", "中国"),
    "eu": ("european union",),
    "un": ("united nations",),
    "la": ("los angeles",),
    "nyc": ("new york",),
    "european": ("europe",),
    "german": ("germany",),
    "french": ("france",),
    "dutch": ("netherlands",),
    "spanish": ("spain",),
    "england": ("english",),
    "english": ("england",),
    "irish": ("ireland",),
    "welsh": ("wales",),
    "scottish": ("scotland",),
}


def name_findings(sentence: Statement, headline: bool, sources: Sources) -> Iterator[Finding]:
    """Yield a finding for each name of the sentence that no source has under any of its names."""
    mentions = sources.glossary.mentions(sentence.text)
    for mention in mentions:
        money = sentence.text[mention.end : mention.end + 1] == "$"
        if (
            not money
            and mention.entry.name not in sources.entities
            and not _known(mention.entry.name, sources)
        ):
            text = sentence.text[mention.start : mention.end]
            yield _finding(sentence, text, mention.entry, sources)
    if headline and names.is_title_case(sentence.text):
        return  # every word has its capital there; the glossary's names were looked at above
    covered = [(mention.start, mention.end) for mention in mentions]
    for begin, stop in names.capitalised(sentence.text):
        if any(start < stop and begin < end for start, end in covered):
            continue
        name = sentence.text[begin:stop]
        if not _known(name, sources):
            yield _finding(sentence, name, None, sources)


def _known(name: str, sources: Sources) -> bool:
    """Whether the sources have the name: in full, by its parts, as initials, or as people or country."""
    parts = [
        part
        for part in re.split(r"[\s-]", name)
        if not part.islower() and names.plain(part) not in names.NOT_NAMES
    ]
    return all(_part_known(part, sources) for part in parts) or (
        len(_initials(name)) > 1 and _initials(name) in sources.stems
    )


def _part_known(part: str, sources: Sources) -> bool:
    word = names.plain(part)
    if len(word) < 2 or stem(part) in sources.stems or stem(word) in sources.stems:
        return True
    if any(
        all(stem(piece) in sources.stems for piece in form.split()) for form in _SAME.get(word, ())
    ):
        return True
    if part.isupper() and word in sources.acronyms:
        return True
    return len(word) >= 4 and any(_kin(word, other) for other in sources.stems)


def _kin(word: str, other: str) -> bool:
    """Whether two words are forms of one: Libya and Libyan, Bitcoin and bitcoins."""
    shorter, longer = sorted((word, other), key=len)
    return (
        len(shorter) >= 4
        and longer.startswith(shorter[: max(4, len(shorter) - 1)])
        and len(longer) - len(shorter) <= 4
    )


def _initials(name: str) -> str:
    return (
        "".join(token.text[0] for token in tokens(name) if token.text[0].isupper()).lower() or "?"
    )


def _finding(sentence: Statement, text: str, entry: Entry | None, sources: Sources) -> Finding:
    severity: Severity = "warning"
    message = f"No source names {text}. Check the name, or take it out."
    if entry is None and sources.chinese:
        severity = "note"
        message = (
            f"{text} is not in the glossary and may come from a Chinese source: check it by hand."
        )
    elif entry is not None and entry.name == _HOME:
        severity = "note"
    elif entry is not None and entry.kind in ("company", "product", "person"):
        severity = "severe"
        message = f"No source names {text}, under any name it goes by. Check who is meant."
    return Finding(
        kind="name", severity=severity, sentence=sentence.text, text=text, message=message
    )
