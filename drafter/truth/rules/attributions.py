"""Who said it: an attribution of the source that a sentence dropped, and a report that nobody named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter import sentences
from drafter.model import Finding
from drafter.truth.claims import Claim, last_sentence
from drafter.truth.origins import Origin
from drafter.truth.reading import cues
from drafter.truth.reading.names import is_title_case
from drafter.truth.reading.performance import tells_performance
from drafter.truth.reading.speakers import (
    Attribution,
    attributes,
    attributing,
    attributions,
    saying,
)
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, plain, stem
from drafter.truth.rules import attributions_zh as across
from drafter.truth.rules.doubts import doubted
from drafter.truth.rules.quotations import outside

_KEPT = 3  # words of what was attributed, from which on the sentence repeats it
_SHARE = 0.4  # of them
_OF_SENTENCE = 0.25  # of the sentence's words that must come from what was attributed
# Who does not speak for the firm that he is named with.
_OUTSIDER = re.compile(
    r"\b(?:former|ex-\w+|analysts?|researchers?|customers?|users?|employees?|workers?|staff|"
    r"merchants?|sellers?|"
    r"suppliers?|rivals?|critics?|lawyers?|professors?|drivers?|couriers?|unions?|investors?|"
    r"sources?|people|"
    r"person|insiders?|testers?|parents?|buyers?|shoppers?|activists?|regulators?|prosecutors?|media)\b",
    re.IGNORECASE,
)
# Who holds an office, and where: "Wen Ru, head of shops at Lanma", "Lanma’s finance chief Wen Ru".
_HOLDS = (
    r"(?:director|head|chief|president|founder|chair\w*|manager|executive|officer|spokes\w+|CEO)"
)
_NAMES = r"(?:[A-Z][\w’'-]+ ?){1,3}"
_OFFICE = re.compile(
    rf"(?P<before>[A-Z][\w.]+(?:[’']s)? (?:[a-z-]+ ){{0,3}}{_HOLDS}) (?P<who>{_NAMES})"
    rf"|(?P<named>{_NAMES}), (?P<of>[^,.;]{{0,40}}\b{_HOLDS}\b[^,;]{{0,50}})"
)
_AIMS = re.compile(
    r"\b(?:aims?|aiming|hop(?:es|ing)|plans?|planning|intends?|wants?|promises|vows|pledges|seeks?) to\b"
)
_REPORTED = re.compile(r"报道|\breport(?:ed|s)\b")
_BACK = 6  # statements back to which "he said" may refer
_RANK = re.compile(r", one of [^,]*")  # "one of the largest couriers" is a firm
_SUBJECT = 3  # words in which a sentence names who does something
# "Two of the people": some of those whom only the sentence before may have named.
_SOME_OF = re.compile(
    r"(?:one|two|three|four|some|several|all|both|most) of (?:the|them|those)\b", re.I
)
# Who says all that stands before it: "…, a spokesperson for the operator said."
_SAID_LAST = re.compile(
    r", (?:(?:[\w’'.-]+ ){1,8}(?:said|says|added)|(?:said|says|according to) [^,.;]+)\.?$"
)
_PEOPLE = re.compile(
    r"\b(?:people|persons?|sources|officials|executives|managers|bankers|investors)\b"
)


def findings(claim: Claim, voiced: frozenset[Statement]) -> Iterator[Finding]:
    """Yield a note where the source names who says so and the sentence states it as fact."""
    for origin, shown, _ in dropped(claim, voiced):
        if _AIMS.search(claim.sentence.text) and not _stranger(shown):
            continue  # who aims at something has said so
        message = (
            f"The source names who says so (“{shown}”); the draft states it as fact. Name them."
        )
        span = claim.sources.span(origin.statement)
        yield claim.finding("omission", "note", claim.sentence.text, message, span)


def dropped(claim: Claim, voiced: frozenset[Statement]) -> Iterator[tuple[Origin, str, bool]]:
    """Yield each attribution that a sentence dropped: its origin, its words, whether another speaks.

    The draft said before whose the statements in `voiced` are.
    """
    sentence = claim.sentence
    if is_title_case(sentence.text) or cues.ANSWER.search(sentence.text):
        return
    for origin in claim.origins:
        heard = origin.statement in voiced
        if origin.across:
            if not heard and not attributes(outside(sentence.text)):
                yield from across.dropped(claim, origin, voiced)
            continue
        for said in attributions(outside(origin.statement.text)):
            if heard and not said.tagged:
                continue
            if _attributed(claim, origin, said):
                break
            if _repeats(origin, said) and not _carried(claim, origin, said, voiced):
                shown = origin.statement.text[slice(*said.shown)].strip(" ,.;")
                yield origin, shown, not _ones_own(claim, said)
                break


def _stranger(shown: str) -> bool:
    """Whether words that name a speaker name one who does not speak for a firm."""
    return any(table.search(shown) for table in (_OUTSIDER, cues.OUTSIDER_ZH, _REPORTED))


def voiced(claim: Claim) -> frozenset[Statement]:
    """Return the statements of which a sentence says whose they are."""
    said = not claim.headline and attributes(outside(claim.sentence.text))
    # a statement in the other language than the best one has only a figure in common
    made = (
        *claim.match.statements[:1],
        *(o.statement for o in claim.origins if o.across == claim.origins[0].across),
    )
    return frozenset(made) if said else frozenset()


def unsaid_report(claim: Claim) -> Iterator[Finding]:
    """Yield a note on "according to the report" where the draft named no report before."""
    match = cues.THE_REPORT.search(claim.sentence.text)
    if match is None:
        return
    before = outside(claim.draft.text[: claim.sentence.start + match.start()])
    noun = (match[1] or match[2]).lower().rstrip("s")
    if not cues.REPORT.search(before) and not re.search(rf"\b(?<!\bto ){noun}", before):
        message = (
            f"“{match.group()}”: no report or source was named before. Say which, with its name."
        )
        yield claim.finding("omission", "note", match.group(), message)


def _repeats(origin: Origin, said: Attribution) -> bool:
    """Whether the sentence repeats what is attributed."""
    offset = origin.statement.start
    within = [
        t
        for t in origin.telling
        if said.first <= t.start - offset < said.last
        and not said.start <= t.start - offset < said.end
    ]
    kept = {t.stem for t in within if origin.kept(t)}
    own = {s for s in origin.sentence.stems if s not in STOP}
    return (
        len(kept) >= min(_KEPT, len(within))
        and len(kept) >= _SHARE * len({t.stem for t in within})
        and len(kept) >= _OF_SENTENCE * len(own)
    )


def _attributed(claim: Claim, origin: Origin, said: Attribution) -> bool:
    """Whether a sentence attributes by words that are not among those that the source attributes."""
    if cues.INQUIRY.search(claim.sentence.text) and saying(outside(claim.sentence.text)):
        return True
    if _SAID_LAST.search(claim.sentence.text):
        return True
    offset = origin.statement.start
    repeated = {
        t.text.lower()
        for t in origin.statement.tokens
        if said.first <= t.start - offset < said.last and t.start - offset != said.start
    }
    return any(
        match.group().lower() not in repeated for match in attributing(outside(claim.sentence.text))
    )


def _carried(claim: Claim, origin: Origin, said: Attribution, voiced: frozenset[Statement]) -> bool:
    """Whether the draft tells in another way whose it is, or the firm only gives its own news."""
    last = last_sentence(claim.before)
    spoken = attributes(outside(last))
    if said.charges:
        return saying(outside(last)) and bool(said.words & frozenset(map(stem, plain(last))))
    beside = _heard_last(claim.before) if said.names else last
    if said.names and origin is not claim.origins[0]:
        # the best origin names nobody; what it adds may be by whom the paragraph before has named
        beside = f"{last_sentence(claim.draft.text[: claim.sentence.start])} {beside}"
    known = attributes(outside(beside)) and bool(said.words & frozenset(map(stem, plain(beside))))
    own = _ones_own(claim, said)
    if own and doubted(claim, origin):
        return known
    housed = said.of_the_house or _has_office(claim, said)
    if own or (housed and not _OUTSIDER.search(said.speaker)):
        needs = (
            tells_performance(claim.sentence)
            or said.tested
            or (not own and blamed(claim.sentence.text))
        )
        return (said.announces and not said.tested) or known or (own and spoken) or not needs
    doer = _OUTSIDER.search(said.speaker)
    if doer and stem(doer.group()) in map(stem, plain(claim.sentence.text)[:_SUBJECT]):
        return True  # what he does himself
    if _SOME_OF.match(said.speaker):
        return spoken and _PEOPLE.search(last) is not None
    if said.back:
        return _goes_on(claim, origin, voiced)
    return known


def _heard_last(before: str) -> str:
    """Return what a paragraph says from the last sentence in which somebody says something."""
    parts = sentences.split(before)
    place = max((n for n, part in enumerate(parts) if saying(outside(part))), default=0)
    return " ".join(parts[place:])


def _goes_on(claim: Claim, origin: Origin, voiced: frozenset[Statement]) -> bool:
    """Whether the last who was named before "he said" is one whom the draft has named as speaker."""
    said = origin.statement
    for before in reversed(claim.sources.beside(said, _BACK)):
        if before.source == said.source and before.start < said.start:
            if before in voiced:
                return True
            if any(not spoken.back for spoken in attributions(outside(before.text))):
                return False
    return False


def _has_office(claim: Claim, said: Attribution) -> bool:
    """Whether the sources name a speaker with his office in a firm that the sentence is about."""
    for statement in claim.sources.holding(min(said.names, default="")):
        for named in _OFFICE.finditer(statement.text):
            if said.names <= frozenset(map(stem, plain(named["who"] or named["named"]))):
                office = named["of"] or named["before"]
                firms = frozenset(map(stem, re.findall(r"[A-Z][\w.]+", office)))
                if firms & claim.sentence.stems and not _OUTSIDER.search(office):
                    return True
    return False


def blamed(text: str) -> bool:
    """Whether a text charges or says ill of somebody."""
    return any(table.search(outside(text)) for table in (cues.CHARGE, cues.BLAME))


def _ones_own(claim: Claim, said: Attribution) -> bool:
    """Whether a speaker is the firm, or somebody of the firm, that the sentence names."""
    if _OUTSIDER.search(_RANK.sub("", said.speaker)):
        return False
    # a word that only opens the sentence has its capital from there: "Grocery chain Xianguo"
    missing = said.names - claim.sentence.stems
    opening = said.speaker.split(maxsplit=1)[0] if said.speaker else ""
    return said.own or (said.names > missing and missing <= {stem(opening)})
