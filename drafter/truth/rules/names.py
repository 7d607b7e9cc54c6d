"""Names of a draft against the names of its sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Finding, Severity
from drafter.truth.claims import Claim
from drafter.truth.known import core, known, mentioned, part_known, spelt
from drafter.truth.reading import pinyin
from drafter.truth.reading.countries import homes, lands
from drafter.truth.reading.homelands import borne_out
from drafter.truth.reading.named import STYLED, others
from drafter.truth.reading.names import Entry, is_title_case
from drafter.truth.reading.outlets import in_chinese
from drafter.truth.rules import spelling

_ITS_OWN = ("company", "body")  # of the glossary
_JOINTS = frozenset(("of", "the", "and", "in", "from", "for"))
# "China's cyberspace regulator" of a text that takes the country for granted
_AUTHORITY = re.compile(
    r"China['’]s (?:[a-z]+ ){0,3}(?:regulators?|watchdog|ministr(?:y|ies)|authorit(?:y|ies)|central bank|"
    r"cabinet|government|legislature|top court)\b"
)
_HOME = "China"  # goes without saying in the sources of a digest about it


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for each name of the sentence that no source has under any of its names.

    A headline's ordinary words have capitals too, so there only the glossary's names are looked at.
    """
    sentence, sources = claim.sentence, claim.sources
    mentions = sources.glossary.mentions(sentence.text)
    offset = sentence.start
    amounts = [(f.start - offset, f.end - offset) for f in sentence.figures if f.money]
    for mention in mentions:
        money = sentence.text[mention.end : mention.end + 1] == "$" or any(
            start <= mention.start and mention.end <= end for start, end in amounts
        )
        if mention.entry.name == _HOME and sources.chinese:
            continue  # 中部某省 is in China
        if not (money or mentioned(mention, sentence.text, sources)):
            text = sentence.text[mention.start : mention.end]
            yield _finding(claim, text, mention.entry)
    if (claim.headline or not sentence.ended) and is_title_case(sentence.text):
        return  # every word has its capital there; the glossary's names were looked at above
    covered = [*((mention.start, mention.end) for mention in mentions), *amounts]
    for name in others(sentence.text, covered):
        if not _explained(claim, name):
            yield _of_another(claim, name)


def _explained(claim: Claim, name: str) -> bool:
    """Whether a name that the glossary lacks is the draft's own acronym, or one that the sources have."""
    sources = claim.sources
    if re.sub(r"(?<=[A-Z])s$", "", name).lower() in claim.draft.explained:
        return True
    first, _, rest = name.partition(" ")
    # "Shopkeeper Gwen Partridge", "Selling Targowa"
    opens = " " in rest or (rest and first.endswith("ing"))
    if opens and claim.sentence.text.startswith(name) and not first[1:2].isupper():
        name = rest if known(rest, sources) else name
    cited = any(chinese in text for chinese in in_chinese(name) for text in sources.texts)
    return cited or known(name, sources) or spelling.meant(name, sources) is not None


def _of_another(claim: Claim, name: str) -> Finding:
    """Return a finding on a name that the sources lack or spell otherwise."""
    other = spelt(name, claim.sources)
    if not other:
        return _finding(claim, name, None)
    message = f"The sources have {other}, not {name}. Check the spelling."
    return claim.finding("name", "note", name, message)


def _titled(claim: Claim, name: str) -> bool:
    """Whether a name stands between quotation marks, as a title, and most of its words are known."""
    if not re.search(rf"[\"“][^\"“”]*{re.escape(name)}[^\"“”]*[\"”]", claim.sentence.text):
        return False
    words = [word for word in name.split() if not word.islower()]
    return 2 * sum(part_known(word, claim.sources) for word in words) > len(words)


def _partly_translated(claim: Claim, name: str) -> bool:
    """Whether a title joins English words to a name that a source has in characters: "Song of Guixu"."""
    words = name.split()
    small = any(word in _JOINTS for word in words)
    return small and any(known(word, claim.sources) for word in words if word not in _JOINTS)


def _home(claim: Claim, text: str) -> str:
    """Return the country that a name has no more than as the home of a firm, "" where it has another part.

    It may be added as an adjective if no source tells of any home, otherwise where the sources' money,
    towns or exchanges are those of the country.
    """
    said, texts = claim.sentence.text, claim.sources.texts
    for land in lands(said):
        rest = re.split(rf"(?:\bof )?\b{re.escape(land)}\b(?:['’]s)?", text)
        if len(rest) == 1 or not all(known(r.strip(), claim.sources) for r in rest if r.strip()):
            continue
        if borne_out(land, texts) or (text in homes(said) and not any(map(homes, texts))):
            return land
    return ""


def _at_home(claim: Claim) -> bool:
    """Whether the sources are about China, as their language, whom they name or their money shows."""
    sources = claim.sources
    if _AUTHORITY.search(claim.sentence.text) and not any(map(lands, sources.texts)):
        return True
    named = (e.name in sources.entities for e in sources.glossary.entries if e.kind in _ITS_OWN)
    return sources.chinese or any(named) or borne_out(_HOME, sources.texts)


def _finding(claim: Claim, text: str, entry: Entry | None) -> Finding:
    """Return a finding on a name from nowhere, the graver the surer it is that it is one."""
    severity: Severity = "warning"
    message = f"No source names {text}. Check the name, or take it out."
    if land := _home(claim, text):
        severity = "note"
        message = f"No source says that the firm is at home there: {land}. Check it."
    elif entry is None and (STYLED.match(text) or _titled(claim, text)):
        severity = "note"
    elif (
        entry is None
        and claim.sources.chinese
        and pinyin.looks_chinese(core(text))
        and not _partly_translated(claim, text)
    ):
        message = f"No source has characters that are read {text}. Check the name and its spelling."
    elif entry is None and claim.sources.chinese:
        severity = "note"
        message = (
            f"{text} is not in the glossary and may come from a Chinese source: check it by hand."
        )
    elif entry is not None and entry.name == _HOME and _at_home(claim):
        severity = "note"
    elif entry is not None and entry.kind in ("company", "product", "person"):
        severity = "severe"
        message = f"No source names {text}, under any name it goes by. Check who is meant."
    return claim.finding("name", severity, text, message)
