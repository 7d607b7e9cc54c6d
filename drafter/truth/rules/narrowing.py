"""How far it goes: a limit of the source that a sentence dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.origins import Cut, Origin
from drafter.truth.reading import cues
from drafter.truth.reading.limits import Limit, limits
from drafter.truth.reading.quantity import Figure, agrees
from drafter.truth.reading.speakers import attributions, saying
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, Token, plain, stem
from drafter.truth.rules import narrowing_zh as across
from drafter.truth.rules.quotations import outside

_BESIDE = 3  # content words each way of a limit, two of which the sentence must have kept
_KEPT = 2
_PART = 0.45  # of a clause
_ROOT = 5  # letters by which another form of a word is known
_OBJECT = 60  # characters after "excluding" or "if", to the next comma, that are its own
_NEW = 0.25  # share of a sentence's words that no origin has, up to which what was cut is not said anew
_CLASS = re.compile(r"[a-z-]+(?<![sui])s|people|women|men|children|staff", re.ASCII)
# What follows a plural and says which of them are meant.
_WHICH = frozenset(
    """aged with without who whose that under over above below earning living using making selling buying
        holding costing bought sold made born built held older younger""".split()
)
# What says where or when a figure holds.
_WHERE = frozenset("in on from among across within outside during under for at".split())
# What says the same of a figure, and in what case it holds.
_CASE = _WHERE | frozenset(
    "when where if without along beyond above below near between unless once".split()
)
_MONEY = frozenset("euro euros dollar dollars yuan renminbi pound pounds yen won".split())
# In which state something was measured: "while plugged in", "when idle".
_IN_USE = re.compile(
    r"\b(?:while|when) (?:[a-z]+ed|[a-z]+ing|idle|empty|new|full|cold|hot|wet|dry|on|off)\b"
)
_EMPTY = _CASE | {"basis", "row", "year", "present", "now"} | _MONEY  # these alone narrow nothing
_SHARE = re.compile(
    r"(?:(?:per ?cent|%|half|thirds?|quarters?|fifths?|tenths?|majority|most|in (?:two|three|four|five|six|"
    r"ten)) (?:of )?|(?:share|proportion) of )(?:the |its |all )?$",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"^\s?per ?cent\b|^%")
_COUNT = re.compile(r"\d (?:(?:thousand|million|billion|trillion) )?$")
_MOVED = re.compile(
    r"\b(?:rose|grew|fell|dropped|declined|jumped|climbed|surged|slipped|increased|decreased|"
    r"doubled|tripled|"
    r"halved|plunged|gained|lost)\b",
    re.IGNORECASE,
)
_WHO = re.compile(r"\b(?:who|whose)\b")
_MOST = re.compile(
    r"\b(?:\w+est|most \w+|first|only|doubled|tripled|halved|leading|top)\b",
    re.IGNORECASE,
)
_THAN = re.compile(
    r"\b(?:as \w+ as|(?:more|less|fewer) (?:[\w-]+ ){1,4}than|\w+er than)\b(?! \W?\d)"
)
# "seven in ten", "half of", which are figures though they are written in words.
_OF_TEN = re.compile(
    r"\b(?:\w+ (?:in|out of) (?:two|three|four|five|six|ten|\d+)|half|thirds?|quarters?|fifths?|"
    r"most|majority)\b",
    re.IGNORECASE,
)
RANKS = (_MOST, _THAN, _OF_TEN)  # by which a sentence ranks or measures without a number
# What a text says must or can be done, which holds only for whom it names.
BINDS = re.compile(
    r"\b(?:must|have to|has to|require[sd]?|will|would|can|cannot|may|available|offered|open to|"
    r"appl(?:y|ies)|covers?|banned|order(?:s|ed)|stops?|halt(?:s|ed)?|recall\w*|allowed|limit\w*|entitled|free|eligible|barred|obliged)\b",
    re.IGNORECASE,
)
# What somebody was fined or paid for, who leads a group of investors, and what a figure was before.
_REASON = re.compile(r"\s*(?:for [a-z]+ing|(?:led|headed|backed|joined|followed|chaired) by)\b")
_FORMERLY = re.compile(
    r"\s*(?:per ?cent\s|%\s)?(?:(?:per|a|an) [a-z]+ )?from (?:(?:about |nearly |over )?[A-Z$¥€£]{0,4}\s?\d|"
    r"(?:an?|one|the|last) (?:same |previous |prior |whole )?(?:year|quarter|month|week|period)\b)"
)
# For whom an offer is: "for farms that joined", "for the first 400 riders".
_FOR_WHOM = re.compile(
    r"\s*for (?:the first \d\S* )?(?:[a-z-]+ ){0,3}?[a-z]+s"
    r"(?= (?:who|that|which|whose|with|under|over|below|above|aged)\b|[.,;]|$)"
)
_GRANTS = re.compile(
    r"\b(?:free|waived?|discounts?|subsid\w+|eligible|entitled|allowed|rebates?|refunds?|vouchers?|may)\b"
)
# Behind a comma this only describes what stands before it.
_RANK = re.compile(r"(?:one of|among) ", re.IGNORECASE)
# "Under the scheme," goes back to what was told; in a seat of government a body has its seat.
KNOWN = re.compile(
    r"(?:Under|In|On|At|For|With|During) (?:the|this|that|these|its|their|both) "
    r"(?:new |revised |latest )?[a-z-]+(?: side| front)?|"
    r"In (?:Washington|Beijing|Brussels|London|Tokyo|Paris|Berlin|Seoul|Delhi|Moscow)"
)
_ONE = re.compile(
    r"^The (?:\w+ ){0,2}$|(?<!than )\b(?:an?|his|her|its|their|whose)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[;:()“”\"]|,(?!\d)|[.!?]\s")
# Where and when something was said, which limits nothing.
_SAID_THERE = re.compile(
    r"\b(?:statement|interview|report|forum|ceremony|website|site|summit|exhibition|meeting|"
    r"conference|briefing|event|email|post|filing|note|podcast|memo|"
    r"letter|speech|call|media|reporters|mon|tues|wednes|thurs|fri|satur|sun)(?:day|s)?\b",
    re.IGNORECASE,
)


_IN_ORDER = re.compile(r"in order to")


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a note on the first limit of each origin that the sentence dropped."""
    for origin in claim.origins:
        dropped = across.dropped if origin.across else _dropped
        for start, end in dropped(claim, origin):
            shown = origin.statement.around(start, end)
            yield limited(claim, origin.statement, shown)
            break


def limited(claim: Claim, statement: Statement, shown: str) -> Finding:
    """Return a note on words of a source by which it limits what a sentence says without them."""
    message = f"The source limits this (“{shown}”); the draft does not. Keep the limit."
    span = claim.sources.span(statement)
    return claim.finding("omission", "note", claim.sentence.text, message, span)


def _dropped(claim: Claim, origin: Origin) -> Iterator[tuple[int, int]]:
    said = outside(origin.statement.text)
    for limit in limits(said):
        if origin.of_another_figure(limit.start, limit.end):
            continue
        aside = _RANK.match(said, limit.start) and not (
            said[: limit.start][-2:] != ", " and origin.keeps(origin.after(limit.end, _KEPT))
        )
        if (
            not (aside or _in_a_name(said, limit) or _kept(claim, limit))
            and _kept_around(origin, limit, said)
            and _kept_clause(origin, limit)
        ):
            yield limit.start, limit.end
    yield from _narrowed(claim, origin)


def _in_a_name(said: str, limit: Limit) -> bool:
    """Whether a limit is a word of a name: "the Chamber for Smaller Traders"."""
    return limit.start > 0 and said[limit.start].isupper() and not limit.clause


def _kept_clause(origin: Origin, limit: Limit) -> bool:
    """Whether the sentence kept a good part of the clause that a limit stands in."""
    text, offset = origin.bare, origin.statement.start
    first = max((m.end() for m in _BREAK.finditer(text, 0, limit.start)), default=0)
    last = next((m.start() for m in _BREAK.finditer(text, limit.end)), len(text))
    within = [t for t in origin.telling if first <= t.start - offset < last]
    others = [t for t in within if not limit.start <= t.start - offset < limit.end]
    if limit.clause or len(others) < _KEPT:
        return True
    return origin.keeps(others) >= max(_KEPT if first else 0, _PART * len(others))


def _kept(claim: Claim, limit: Limit) -> bool:
    return limit.keeps.search(_told(claim) if limit.lasting else claim.sentence.text) is not None


def _told(claim: Claim) -> str:
    """Return a sentence with what stands before it in its paragraph, where a limit can be kept."""
    return f"{claim.before} {claim.sentence.text}"


def _kept_around(origin: Origin, limit: Limit, said: str) -> bool:
    """Whether the sentence kept the words that stood beside a limit."""
    end = limit.end
    if limit.clause:
        comma = re.search(r"[,;.]|$", said[end : end + _OBJECT])
        end += comma.start() if comma else _OBJECT
    before, after = origin.before(limit.start, _BESIDE), origin.after(end, _BESIDE)
    if origin.keeps([*before, *after]) < _KEPT:
        return False
    return origin.keeps([*after[:2], *before[-1:]]) > 0


# ── what was cut out ─────────────────────────────────────────────────────────────────────────


def _narrowed(claim: Claim, origin: Origin) -> Iterator[tuple[int, int]]:
    """Yield what says of which, where or when something holds, cut out of words that were kept."""
    if not origin.cuts or says_anew(claim, _NEW):
        return
    told = frozenset(map(stem, plain(_told(claim))))
    text, offset = origin.bare, origin.statement.start
    for cut in origin.cuts:
        start, end = cut.run[0].start - offset, cut.run[-1].end - offset
        before = _BREAK.split(text[:start])[-1]
        if all(
            _known(t.stem, told) or t.text.lower() in _EMPTY | STOP or t.text.endswith(("’s", "'s"))
            for t in cut.run
        ) or _SAID_THERE.search(text[start:end]):
            continue
        if (
            _IN_ORDER.fullmatch(text, max(0, start - len("in ")), end + len(" to"))
            or _of_which_one(text, cut, start)
            or _of_a_speaker(text, start)
            or _by_initials(claim, cut)
            or _said_otherwise(claim, text, start, end)
        ):
            continue
        if cues.HEDGE.search(text[start:end]):
            continue  # a reservation, and told as such
        said = saying(before) and not _says_between(origin, before, start)
        dated = _dated(origin, cut) and not _FOR_WHOM.match(
            text, cut.left.end - offset if cut.left else start
        )
        if not said and not dated and _limits(claim, origin, cut):
            yield start, end


def _says_between(origin: Origin, before: str, place: int) -> bool:
    """Whether the sentence kept words that somebody says in a clause before a place."""
    spoken = max(said.end for said in attributions(before)) + place - len(before)
    offset = origin.statement.start
    return origin.keeps(t for t in origin.telling if spoken <= t.start - offset < place) >= _KEPT


def _known(word: str, told: frozenset[str]) -> bool:
    """Whether a word is told, or another of its root: "Canada", where the draft has "Canadian"."""
    return word in told or (
        len(word) > _ROOT and any(other.startswith(word[:_ROOT]) for other in told)
    )


def _by_initials(claim: Claim, cut: Cut) -> bool:
    """Whether a sentence has words that were cut out as an acronym: "U.S." for "United States"."""
    initials = "".join(token.text[0] for token in cut.run).upper()
    text = claim.draft.text.replace(".", "")
    told = (re.search(rf"\b{initials[:size]}\b", text) for size in range(2, len(initials) + 1))
    return any(told)


def _said_otherwise(claim: Claim, text: str, start: int, end: int) -> bool:
    """Whether words that were cut out are a limit that the sentence keeps by another word: "abroad"."""
    return any(
        limit.start < end and start < limit.end and _kept(claim, limit) for limit in limits(text)
    )


def _of_which_one(text: str, cut: Cut, start: int) -> bool:
    """Whether what was cut out is a name by which a known thing is told from others: "the Wuhu plant"."""
    named = all(token.text[0].isupper() for token in cut.run)
    return named and cut.right is not None and text[:start].lower().endswith("the ")


def _of_a_speaker(text: str, place: int) -> bool:
    """Whether a place stands in what tells who speaks, and not in what he says."""
    return any(
        said.speech <= place < said.speaking and not said.first <= place < said.last
        for said in attributions(outside(text))
    )


def _limits(claim: Claim, origin: Origin, cut: Cut) -> bool:
    """Whether words that were cut out limit what was kept."""
    text, offset = origin.bare, origin.statement.start
    start, end = cut.run[0].start - offset, cut.run[-1].end - offset
    weighty = _is_weighty(claim, origin, cut)
    if cut.left is None:
        begun = plain(text[:end].lower())[0] in _WHERE and cut.right is None
        return (
            weighty and begun and text[end:][:1] == "," and not KNOWN.fullmatch(text[:end].strip())
        )
    opening = plain(_PERCENT.sub("", text[cut.left.end - offset : end].lower()))[0]
    if opening in _CASE and _leads_on(claim, opening, cut):
        return False
    if any(form.match(text, cut.left.end - offset) for form in (_REASON, _FORMERLY)):
        return False
    if opening in _WHERE and cut.right and _placed(text[end : cut.right.start - offset]):
        return False  # "at a plant in Foshan": where it is was kept
    between = text[cut.left.end - offset : end]
    which = opening in _WHICH or _WHO.search(between) is not None
    which = which or (weighty and opening.endswith("ed"))
    if which and _CLASS.fullmatch(cut.left.text.lower()):
        return weighty or BINDS.search(claim.sentence.text) is not None
    if not weighty:
        return opening == "for" and _FOR_WHOM.match(between) is not None and _offers(claim)
    in_use = cut.right is None and _IN_USE.search(between)
    if opening == "during" or in_use:
        return True  # a figure in the name of an occasion counts nothing
    ends = (cut.run[0], cut.run[-1])
    whom = opening in (*_CASE, "of") and any(_CLASS.fullmatch(t.text.lower()) for t in ends)
    whom = whom or _FOR_WHOM.match(between) is not None
    if _figures(origin, start, end) and not whom:
        return False
    if opening in _CASE:
        single = _ONE.search(text[: cut.left.start - offset])
        if single and not (_MOVED.search(text) or _OF_TEN.search(text) or _FOR_WHOM.match(between)):
            return False
        return cut.right is not None or not _goes_on(claim, cut.left)
    # a word before a plural: "40 per cent of paying users", "3 million budget phones"
    if cut.right is None:
        return False
    plural = _CLASS.fullmatch(cut.right.text.lower()) and len(cut.run) <= _KEPT
    beside = text[end : cut.right.start - offset] == " "
    counted = _SHARE.search(text[:start]) or _COUNT.search(text[:start])
    return counted is not None or bool(plural and beside and opening == "of")


def _offers(claim: Claim) -> bool:
    """Whether a sentence grants something, which then holds for all."""
    return _GRANTS.search(claim.sentence.text) is not None


def _leads_on(claim: Claim, opening: str, cut: Cut) -> bool:
    """Whether a sentence kept "from" of "from existing investors": it is no phrase that was cut out."""
    said = pairwise(claim.sentence.tokens)
    return cut.right is not None and any(
        a.text.lower() == opening and b.stem == cut.right.stem for a, b in said
    )


def _placed(between: str) -> bool:
    return between.strip() in ("in", "at", "of", "near")


def _goes_on(claim: Claim, left: Token) -> bool:
    """Whether the sentence says in other words where or when, after the word before a cut."""
    tokens = claim.sentence.tokens
    after = [b.text.lower() for a, b in pairwise(tokens) if a.stem == left.stem]
    return any(word in _WHERE for word in after)


def _is_weighty(claim: Claim, origin: Origin, cut: Cut) -> bool:
    """Whether what was kept beside a cut has a figure or a rank, true only of what it was taken of."""
    text, offset = origin.bare, origin.statement.start
    breaks = [m.start() for m in _BREAK.finditer(text)]
    start, end = cut.run[0].start - offset, cut.run[-1].end - offset
    first = max((b for b in breaks if b < start), default=0)
    last = min((b for b in breaks if b >= end), default=len(text))
    if cut.left is None or (_MOVED.search(text) and first == 0):
        last = len(text)  # it stands before all that the sentence says
    if any(rank.search(claim.sentence.text) and rank.search(text, first, last) for rank in RANKS):
        return True
    return any(
        agrees(figure, own)
        for figure in _figures(origin, first, last)
        for own in claim.sentence.figures
    )


def _figures(origin: Origin, start: int, end: int) -> list[Figure]:
    """Return the figures of a stretch of a statement, without its dates."""
    offset = origin.statement.start
    return [
        figure
        for figure in origin.statement.figures
        if not figure.dated and start <= figure.start - offset < end
    ]


def says_anew(claim: Claim, share: float) -> bool:
    """Return whether more than a share of a sentence's words are its own, and may say what was cut."""
    sentence = claim.sentence
    # who speaks is told in other words without a word on what is limited
    speakers = [(s.speech, s.speaking) for s in attributions(outside(sentence.text))]
    own = {
        t.stem
        for t in sentence.tokens
        if t.stem not in STOP and not any(a <= t.start - sentence.start < b for a, b in speakers)
    }
    held = frozenset().union(*(origin.statement.stems for origin in claim.origins))
    return len(own - held) > max(1, share * len(own))


def _dated(origin: Origin, cut: Cut) -> bool:
    """Whether words that were cut out have a date among them."""
    dates = [figure for figure in origin.statement.figures if figure.dated]
    return any(d.start <= t.start < d.end for d in dates for t in cut.run)
