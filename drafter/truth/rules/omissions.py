"""What a sentence left out of the source words it was made from, or made its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.model import Finding
from drafter.truth.claims import Claim, Draft
from drafter.truth.reading import cues
from drafter.truth.reading.names import is_title_case
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, Token
from drafter.truth.rules.quotations import outside

_MADE_FROM = 0.36  # share of the sentence that a statement must hold to be its origin
_BESIDE = 3  # content words each way of a dropped word, two of which the sentence must have kept
_KEPT = 2
_OUTLET = re.compile(r"\b(?:Post|Times|Journal|News|Daily|Weekly|Caixin|media)\b")
_LEAK = re.compile(
    r"\b(?:people familiar|sources?|insiders?|leaked|internal|lay-?offs?|reportedly)\b|"
    r"知情人士|消息|内部|网传|传闻|裁员",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"\b(?:launch|unveil|introduc|releas|roll\w* out|appoint|sign|hir|publish|debut|open)\w*",
    re.IGNORECASE,
)


def findings(draft: Draft, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield notes on what was dropped, and a severe finding for a charge that is nobody's."""
    for index, claim in enumerate(claims):
        yield from _unsaid_report(draft, claim)
        yield from _opinion(claim)
        if is_title_case(claim.sentence.text) or not claim.match.statements:
            continue
        if claim.match.best < _MADE_FROM:
            continue
        source = claim.match.statements[0]
        charged = list(_charge(claim, source))
        yield from charged
        if not charged:
            yield from _attribution(claim, source, _before(draft, claims, index))
        yield from _hedge(claim, source)
        yield from _scope(claim, source)
    if claims:
        yield from _ownership(draft, claims)
        yield from _answer(draft, claims)


def _before(draft: Draft, claims: Sequence[Claim], index: int) -> str:
    """Return what the paragraph says before a sentence."""
    end = claims[index].sentence.start
    return draft.text[draft.text.rfind("\n", 0, end) + 1 : end]


def _unsaid_report(draft: Draft, claim: Claim) -> Iterator[Finding]:
    match = cues.THE_REPORT.search(claim.sentence.text)
    if match and not cues.REPORT.search(
        outside(draft.text[: claim.sentence.start + match.start()])
    ):
        message = (
            f"“{match.group()}”: no report or source was named before. Say which, with its name."
        )
        yield claim.finding("omission", "note", match.group(), message)


def _opinion(claim: Claim) -> Iterator[Finding]:
    if claim.sources.chinese:
        return
    for match in cues.OPINION.finditer(outside(claim.sentence.text)):
        if not any(match.group().lower() in text.lower() for text in claim.sources.texts):
            message = (
                f"“{match.group()}” is an opinion of no source. Take it out, or say whose it is."
            )
            yield claim.finding("claim", "note", match.group(), message)


def _charge(claim: Claim, source: Statement) -> Iterator[Finding]:
    """Yield a finding where a charge that the source ascribes to somebody is stated as fact."""
    text = claim.sentence.text
    match = cues.CHARGE.search(outside(text))
    if match is None or cues.CHARGED.search(text) or not _names_somebody(claim):
        return
    charged = cues.CHARGED.search(source.text)
    if charged is None or (
        not claim.match.across and match.group()[:5].lower() not in source.text.lower()
    ):
        return
    message = (
        f"The source ascribes this charge (“{charged.group()}”); the draft makes it its own. "
        "Say who says so."
    )
    yield claim.finding("omission", "severe", match.group(), message, claim.sources.span(source))


def _names_somebody(claim: Claim) -> bool:
    return (
        bool(claim.sentence.entities)
        or re.search(r"\w [A-Z]\w+|^[A-Z]\w+ (?!of\b)[a-z]", claim.sentence.text) is not None
    )


def _attribution(claim: Claim, source: Statement, before: str) -> Iterator[Finding]:
    said = cues.ATTRIBUTION.search(outside(source.text))
    text = claim.sentence.text
    if said is None or cues.ATTRIBUTION.search(text) or cues.ATTRIBUTION.search(before):
        return
    if _ACT.search(text) and not claim.sentence.figures:
        return  # who launches a thing says by it that it is there
    shown = _around(source, said)
    message = f"The source names who says so (“{shown}”); the draft states it as fact. Name them."
    yield claim.finding("omission", "note", text, message, claim.sources.span(source))


def _hedge(claim: Claim, source: Statement) -> Iterator[Finding]:
    if cues.HEDGE.search(claim.sentence.text):
        return
    for hedge in cues.HEDGE.finditer(source.text):
        if claim.match.across or _kept_around(claim, source, hedge):
            shown = _around(source, hedge)
            message = f"The source says “{shown}”; the draft is surer. Keep the reservation."
            yield claim.finding(
                "hedge", "note", claim.sentence.text, message, claim.sources.span(source)
            )
            return


def _scope(claim: Claim, source: Statement) -> Iterator[Finding]:
    if claim.match.across:
        return
    low = claim.sentence.text.lower()
    for scope in cues.SCOPE.finditer(outside(source.text)):
        if scope.group().lower() in low or not _kept_around(claim, source, scope):
            continue
        shown = _around(source, scope)
        message = f"The source limits this (“{shown}”); the draft does not. Keep the limit."
        yield claim.finding(
            "omission", "note", claim.sentence.text, message, claim.sources.span(source)
        )
        return


def _ownership(draft: Draft, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield a note for each interest that a source discloses in what the draft is about."""
    about = frozenset().union(*(claim.sentence.entities for claim in claims))
    for statement, owned in claims[0].sources.saying(cues.OWNERSHIP):
        if not (statement.entities & about or statement.chinese):
            continue
        end = statement.start + owned.end()
        what = [t.stem for t in statement.tokens if t.start >= end and _tells(t)][:2]
        claim = next((c for c in claims if statement in c.match.statements), None)
        outlet = _OUTLET.search(statement.text, owned.start())
        if claim is None and outlet:
            claim = claims[0]
        if (
            claim is None
            or statement.chinese
            or any(t in c.sentence.stems for t in what for c in claims)
        ):
            continue
        shown = _around(statement, owned)
        message = f"The source discloses an interest (“{shown}”); the draft does not. Say it."
        span = claim.sources.span(statement)
        yield claim.finding("omission", "note", claim.sentence.text, message, span)
        return


def _answer(draft: Draft, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield a note when the sources have an answer to a charge or a leak, and the draft has none."""
    sources = claims[0].sources
    answers = [statement for statement, _ in sources.saying(cues.ANSWER)]
    if cues.ANSWER.search(draft.text) or not answers:
        return
    accused = [claim for claim in claims if cues.CHARGE.search(claim.sentence.text)]
    accused += [claim for claim in claims if cues.ACCUSED.search(claim.sentence.text)]
    leaked = any(_LEAK.search(text) for text in sources.texts)
    if accused or leaked:
        claim, match = (accused or list(claims))[0], cues.ANSWER.search(answers[0].text)
        shown = _around(answers[0], match) if match else answers[0].text
        message = f"The other side's answer was left out: “{shown}”. Add it."
        span = sources.span(answers[0])
        yield claim.finding("omission", "note", claim.sentence.text, message, span)


def _kept_around(
    claim: Claim, source: Statement, dropped: re.Match[str], least: int = _KEPT
) -> bool:
    """Whether the sentence kept the words that stood beside dropped ones."""
    start, end = source.start + dropped.start(), source.start + dropped.end()
    before = [t for t in source.tokens if t.end <= start and _tells(t)][-_BESIDE:]
    after = [t for t in source.tokens if t.start >= end and _tells(t)][:_BESIDE]
    kept = [t.stem in claim.sentence.stems for t in (*before, *after)]
    return sum(kept) >= least and any(
        t.stem in claim.sentence.stems for t in after[:2] or before[-1:]
    )


def _tells(token: Token) -> bool:
    return token.stem not in STOP


def _around(source: Statement, match: re.Match[str]) -> str:
    """Return the words of a cue with a few on either side, for a message."""
    if source.chinese:
        return source.text[max(0, match.start() - 8) : match.end() + 10].strip("，。 ")
    before = source.text[: match.start()].split()[-4:]
    after = source.text[match.end() :].split()[:4]
    return " ".join([*before, match.group(), *after]).strip(" ,.;")
