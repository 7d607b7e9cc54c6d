"""Charges and blame: those of a source that a sentence makes its own, and the answer that was left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.origins import Origin
from drafter.truth.reading import cues, disputed
from drafter.truth.reading.speakers import attributes
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, stem
from drafter.truth.rules import attributions as attributed
from drafter.truth.rules.disputes import left_out
from drafter.truth.rules.quotations import outside
from drafter.truth.rules.replies import tells_figures

_ROOT = 5  # letters by which a charge is known again
_ILL = 6  # words after "what it called" in which ill is said of somebody
_NEXT = 3  # content words after "alleging that", of which the sentence must have kept two
_REPLIES = 4  # sentences after which "declined to comment" may follow what it is a reply to
_RELATIVE = re.compile(r", (?:which|who|whose)\b")
_LEAK = re.compile(
    r"\b(?:people (?:familiar|close|with)|sources?|insiders?|leaked|lay-?offs?|reportedly|declined to be "
    r"(?:named|identified)|asking not to be)\b|知情人士|消息人士|网传|传闻|裁员",
    re.IGNORECASE,
)
_CALLED = re.compile(r"what|which", re.IGNORECASE)
# No answer at all, which belongs to the news, and not to what was last said before it.
# Who says nothing gives no answer, nor does the notice of a right to appeal.
_SILENT = re.compile(
    r"\b(?:declined|not (?:\w+ )?(?:respond|repl|comment|available|return|answer)\w*|no comment|"
    r"be reached)|"
    r"(?:[不未][予作]?|没有|拒绝)(?:置评|回应|回复|评论)|如[^，。]{0,6}不服",
    re.IGNORECASE,
)
_IN_CASE = re.compile(
    r"\bif (?:an? |the |such )?(?:\w+ )?(?:breach|violation|is|are|it|they|found|proven)\b"
)
# By whom or what somebody is charged.
_CASE = re.compile(
    r"\b(?:lawsuit|suit|complaint|indictment|prosecutors?|whistle-?blower|plaintiffs?|short.seller)\b"
)
_CAPITAL = re.compile(r"(?<![\w’'])[A-Z][\w’'&]+")
_NAMED = re.compile(r"\w [A-Z]\w+|^[A-Z]\w+ (?!of\b)[a-z]")


def findings(claim: Claim, voiced: frozenset[Statement]) -> Iterator[Finding]:
    """Yield a finding where a charge or blame that the source ascribes is stated as fact."""
    for found in (list(_alleged(claim)), list(_blamed(claim, voiced))):
        if found:
            yield found[0]
            return


def _alleged(claim: Claim) -> Iterator[Finding]:
    """Yield a finding where the words after "alleging that" were kept, and it was not."""
    text = outside(claim.sentence.text)
    if not _names_somebody(claim):
        return
    for origin in claim.origins:
        for alleging in () if origin.across else cues.ALLEGING.finditer(origin.statement.text):
            after = origin.after(alleging.end(), _NEXT)
            kept = [t.stem for t in after if origin.kept(t)]
            if not kept or len(kept) < min(2, len(after)):
                continue
            places = [t for t in claim.sentence.tokens if t.stem in kept]
            stated = _clause(text, places[0].start - claim.sentence.start)
            called = _CALLED.match(alleging.group()) is not None
            if called and not _says_ill(origin.statement.text[alleging.end() :]):
                continue  # "what it described as 260 million records" charges nobody
            if cues.CHARGED.search(stated) and not called:
                continue
            if cues.ALLEGING.search(stated) or re.search(r"\b(?:call|describ|deem)\w*|“", stated):
                continue
            shown = origin.statement.around(*alleging.span())
            yield _own(claim, origin, places[0].text, shown)


def _blamed(claim: Claim, voiced: frozenset[Statement]) -> Iterator[Finding]:
    """Yield a finding where somebody else says ill of a firm or person, and the sentence does."""
    text = outside(claim.sentence.text)
    blame = cues.CHARGE.search(text) or cues.BLAME.search(text)
    if cues.ACCUSED.search(text) or not _names_somebody(claim):
        return
    for origin, shown, another in attributed.dropped(claim, voiced):
        source = origin.statement.text
        charged = not origin.across and _CASE.search(shown)
        held = blame and (origin.across or blame.group()[:_ROOT].lower() in source.lower())
        if another and (held or charged):
            yield _own(claim, origin, blame.group() if blame and held else text, shown)


def _says_ill(text: str) -> bool:
    """Whether the next few words of a text charge or blame somebody."""
    ahead = " ".join(text.split()[:_ILL])
    return any(table.search(ahead) for table in (cues.CHARGE, cues.BLAME, cues.OPINION))


def _own(claim: Claim, origin: Origin, words: str, shown: str) -> Finding:
    message = (
        f"The source ascribes this charge (“{shown}”); the draft makes it its own. Say who says so."
    )
    return claim.finding("omission", "severe", words, message, claim.sources.span(origin.statement))


def _names_somebody(claim: Claim) -> bool:
    return bool(claim.sentence.entities) or _NAMED.search(claim.sentence.text) is not None


def _clause(text: str, place: int) -> str:
    """Return what governs the words at a place: the relative clause they stand in, or all without those."""
    opened = [m.start() for m in _RELATIVE.finditer(text)]
    inside = [start for start in opened if start <= place]
    if inside:
        return text[inside[-1] :]
    return text[: opened[0]] if opened else text


# ── the other side ───────────────────────────────────────────────────────────────────────────


def answers(claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield a note for an answer in the sources to a charge or a leak that the draft tells without it."""
    body = [claim for claim in claims if not claim.headline] or list(claims)
    told = claims[0].draft.text
    if not (cues.ANSWER.search(told) or disputed.DENIAL.search(told)):
        replies = [
            (reply, match)
            for reply, match in claims[0].sources.saying(cues.ANSWER)
            if not _SILENT.search(reply.text)
            and _concerns(reply, match, claims)
            and not _is_told(reply, claims)
        ]
        claim = _accused(body, [reply for reply, _ in replies])
        if claim is not None:
            yield left_out(claim, *replies[0])
            return


def _accused(body: Sequence[Claim], replies: Sequence[Statement]) -> Claim | None:
    """Return the sentence that a reply belongs to: the charge last made before it, or else the leak."""
    if not replies:
        return None
    charged = [
        c for c in body if any(t.search(c.sentence.text) for t in (cues.CHARGE, cues.ACCUSED))
    ]
    stated = [c for c in body if _stated_before(c, replies[0]) or _right_before(c, replies[0])]
    near: dict[Claim, int] = {
        claim: place
        for claim in [*charged, *stated]
        if (place := _last_before(claim, replies[0])) is not None
        and not _IN_CASE.search(claim.sentence.text)
    }
    if near:
        return max(near, key=near.__getitem__)
    if charged:
        return charged[0]
    leaked = [
        c
        for c in body
        if any(
            o.statement.source == replies[0].source and _LEAK.search(o.statement.text)
            for o in c.origins
        )
    ]
    told = [c for c in body if any(_told_before(c, o.statement, replies[0]) for o in c.origins)]
    return next(iter(leaked or told), None)


def _stated_before(claim: Claim, reply: Statement) -> bool:
    """Whether a sentence states as fact what somebody said shortly before a reply."""
    near = claim.sources.beside(reply, _REPLIES)
    said = [o.statement for o in claim.origins[:1] if o.statement in near]
    return not attributes(outside(claim.sentence.text)) and any(
        statement.start < reply.start and _somebodys(statement) for statement in said
    )


def _right_before(claim: Claim, reply: Statement) -> bool:
    """Whether a sentence was made from what stands right before a reply in its paragraph."""
    text = claim.sources.texts[reply.source]
    return any(
        o.statement in claim.sources.beside(reply, 1)
        and o.statement.source == reply.source
        and o.statement.start < reply.start
        and "\n" not in text[o.statement.end : reply.start]
        for o in claim.origins[:1]
    )


def _somebodys(statement: Statement) -> bool:
    if statement.chinese:
        cue = cues.ATTRIBUTION_ZH.search(statement.text) or cues.ACCUSED.search(statement.text)
        return cue is not None
    return attributes(outside(statement.text))


def _last_before(claim: Claim, reply: Statement) -> int | None:
    """Return where the last origin of a sentence stands that comes before a reply."""
    places = [o.statement.start for o in claim.origins if o.statement.source == reply.source]
    return max((place for place in places if place < reply.start), default=None)


def _told_before(claim: Claim, said: Statement, reply: Statement) -> bool:
    """Whether a statement that somebody else made stands shortly before a reply."""
    near = claim.sources.beside(said, _REPLIES)
    return said.start < reply.start and reply in near and attributes(outside(said.text))


def _concerns(reply: Statement, match: re.Match[str], claims: Sequence[Claim]) -> bool:
    """Whether a reply is one of somebody whom the draft names, or of nobody that it names itself."""
    if reply.chinese:
        return True
    if outside(reply.text)[match.start()] == " ":
        return False
    names = {stem(name) for name in _CAPITAL.findall(reply.text)} - STOP
    return not names or any(names & claim.sentence.stems for claim in claims)


def _is_told(reply: Statement, claims: Sequence[Claim]) -> bool:
    """Whether a sentence of the draft was made from a reply, or has its figures."""
    made = any(o.statement is reply for c in claims for o in c.origins)
    return made or tells_figures(claims, reply)
