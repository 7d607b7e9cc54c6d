"""What says of which, where or when something holds, cut out of words that were kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.truth.claims import Claim
from drafter.truth.origins import BREAK, Cut, Origin
from drafter.truth.reading import cues
from drafter.truth.reading.quantity import Figure, agrees
from drafter.truth.reading.scope import BINDS, OF_TEN, RANKS
from drafter.truth.reading.speakers import attributions, saying
from drafter.truth.reading.words import STOP, Token, plain, stem
from drafter.truth.rules.quotations import outside

_ROOT = 5  # letters by which another form of a word is known
_NEW = 0.25  # share of a sentence's words that no origin has, up to which what was cut is not said anew
_CLASS = re.compile(r"[a-z-]+(?<![sui])s|people|women|men|children|staff", re.ASCII)
# What follows a plural and says which of them are meant.
_WHICH = frozenset(
    """aged with without who whose that under over above below earning living using making selling buying
        holding costing bought sold made born built held older younger worth priced valued
        weighing bigger smaller larger""".split()
)
# Of several sorts of a thing the one, where others of it are spoken of or thought of.
_SORT = re.compile(
    r"(?:old|young|new|small|larg|bigg|cheap|rich|poor|low|high)er |(?:domestic|overseas|foreign|"
    r"international|urban|rural|listed|unlisted|state-owned|adult|female|male|elderly|premium|"
    r"high-end|low-end|mid-range|entry-level|online|offline|wholesale|retail|core|recurring|"
    r"top(?: \d+)?|full-time|part-time) (?=[a-z])"
)
_PARTICIPLE = ("ed", "en", "wn")
# What says where or when a figure holds.
_WHERE = frozenset("in on from among across within outside during under for at".split())
# What says the same of a figure, and in what case it holds.
_CASE = _WHERE | frozenset(
    "when where if without along beyond above below near between unless once".split()
)
_RATE = frozenset("hour day night week month quarter year".split())  # "40 rides a day"
_WHEN = _RATE | {"weekend", "morning", "evening"}  # "peaked on the second weekend"
_MONEY = frozenset("euro euros dollar dollars yuan renminbi pound pounds yen won".split())
# These alone narrow nothing.
_EMPTY = _CASE | {"much", "many", "basis", "row", "year", "period", "present", "now"} | _MONEY
_SHARE = re.compile(
    r"(?:(?:per ?cent|%|half|thirds?|quarters?|fifths?|tenths?|majority|most|in (?:two|three|four|five|six|"
    r"ten)) (?:of )?|(?:share|proportion) of )(?:the |its |all )?$",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"^\s?per ?cent\b|^%")
_MOVED = re.compile(
    r"\b(?:rose|grew|fell|dropped|declined|jumped|climbed|surged|slipped|increased|decreased|"
    r"doubled|tripled|"
    r"halved|plunged|gained|lost)\b",
    re.IGNORECASE,
)
# What somebody was fined or paid for, who leads a group of investors, and what a figure was before.
_REASON = re.compile(r"\s*(?:for [a-z]+ing|(?:led|headed|backed|joined|followed|chaired) by)\b")
_FORMERLY = re.compile(
    r"\s*(?:per ?cent\s|%\s)?(?:(?:per|a|an) [a-z]+ )?from (?:(?:about |nearly |over )?[A-Z$¥€£]{0,4}\s?\d|"
    r"(?:an?|one|the|last) (?:same |previous |prior |whole )?(?:year|quarter|month|week|period)\b)"
)
_ONE = re.compile(
    r"^The (?:\w+ ){0,2}$|(?<!than )\b(?:an?|his|her|its|their|whose)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
# Where and when something was said, which limits nothing.
_SAID_THERE = re.compile(
    r"\b(?:statement|interview|report|forum|ceremony|website|site|summit|exhibition|meeting|"
    r"conference|briefing|event|email|post|filing|note|podcast|memo|"
    r"letter|speech|call|media|reporters|mon|tues|wednes|thurs|fri|satur|sun)(?:day|s)?\b",
    re.IGNORECASE,
)
_IN_ORDER = re.compile(r"in order to")
_KEPT = 2  # words
# "Under the scheme," goes back to what was told; in a seat of government a body has its seat.
KNOWN = re.compile(
    r"(?:Under|In|On|At|For|With|During) (?:the|this|that|these|its|their|both) "
    r"(?:new |revised |latest )?[a-z-]+(?: side| front)?|"
    r"In (?:Washington|Beijing|Brussels|London|Tokyo|Paris|Berlin|Seoul|Delhi|Moscow)"
)


def narrowing(claim: Claim, origin: Origin) -> Iterator[tuple[int, int]]:
    """Yield what says of which, where or when something holds, cut out of words that were kept."""
    if not origin.cuts or says_anew(claim, _NEW):
        return
    told = frozenset(map(stem, plain(claim.told)))
    text, offset = origin.bare, origin.statement.start
    for cut in origin.cuts:
        start, end = cut.run[0].start - offset, cut.run[-1].end - offset
        before = BREAK.split(text[:start])[-1]
        if all(
            _known(t.stem, told) or t.text.lower() in _EMPTY | STOP or t.text.endswith(("’s", "'s"))
            for t in cut.run
        ) or _SAID_THERE.search(text[start if cut.left else 0 : end]):
            continue
        if (
            _IN_ORDER.fullmatch(text, max(0, start - len("in ")), end + len(" to"))
            or _of_which_one(text, cut, start)
            or _of_a_speaker(text, start)
            or _by_initials(claim, cut)
        ):
            continue
        if cues.HEDGE.search(text[start:end]):
            continue  # a reservation, and told as such
        said = saying(before) and not _says_between(origin, before, start)
        if not said and not _dated(origin, cut.run) and _limits(claim, origin, cut):
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


def _of_which_one(text: str, cut: Cut, start: int) -> bool:
    """Whether what was cut out is a name by which a known thing is told from others: "the Wuhu plant"."""
    named = all(token.text[0].isupper() for token in cut.run)
    return named and cut.right is not None and text[:start].lower().endswith("the ")


def _of_a_speaker(text: str, place: int) -> bool:
    """Whether a place stands in what tells who speaks, and not in what he says."""
    subject = BREAK.split(text[:place])[-1]
    if _SHARE.search(f"{subject.partition(' of ')[0]} of "):
        return False  # "31 per cent of pupils in Hefei said": they were asked
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
        return weighty and _opens(text, end, cut)
    between = text[cut.left.end - offset : end]
    opening = plain(_PERCENT.sub("", between.lower()))[0]
    sort = _SORT.match(text, start) if weighty and cut.right else None
    if sort and cut.right and sort.end() == cut.right.start - offset:
        return True
    if _narrows_nothing(origin, cut, opening):
        return False
    which = opening in _WHICH or (weighty and opening.endswith(_PARTICIPLE))
    if which and _CLASS.fullmatch(cut.left.text.lower()):
        return weighty or BINDS.search(claim.sentence.text) is not None
    if not weighty:
        return False
    if opening == "during":
        return True  # a figure in the name of an occasion counts nothing
    ends = (cut.run[0], cut.run[-1])
    whom = opening in (*_CASE, "of") and any(_CLASS.fullmatch(t.text.lower()) for t in ends)
    if _counts(origin, start, end) and not whom:
        return False
    if opening not in _CASE:
        return cut.right is not None and _qualifies(text, offset, cut, cut.right, opening)
    single = cut.left.text.lower() not in _RATE and _ONE.search(text[: cut.left.start - offset])
    if single and not (_MOVED.search(text) or OF_TEN.search(text)):
        return False
    return cut.right is not None or not _goes_on(claim, cut.left)


def _qualifies(text: str, offset: int, cut: Cut, right: Token, opening: str) -> bool:
    """Whether words stand before a plural that is counted: "40 per cent of paying users"."""
    start, end = cut.run[0].start - offset, cut.run[-1].end - offset
    if _SHARE.search(text[:start]):
        return True
    plural = _CLASS.fullmatch(right.text.lower()) is not None and len(cut.run) <= _KEPT
    return plural and text[end : right.start - offset] == " " and opening == "of"


def _opens(text: str, end: int, cut: Cut) -> bool:
    """Whether words that ended at a place opened a statement with where or when all of it holds."""
    leads = plain(text[:end].lower())[0] in _WHERE and cut.right is None
    return leads and text[end:][:1] == "," and not KNOWN.fullmatch(text[:end].strip())


def _narrows_nothing(origin: Origin, cut: Cut, opening: str) -> bool:
    """Whether words after a kept one are a reason, what was before, or where what is told stands."""
    if cut.left is None:
        return False
    text, offset = origin.bare, origin.statement.start
    right = cut.right.start - offset if cut.right else None
    beside = text[cut.run[-1].end - offset : right].strip()
    if opening == "on" and cut.run[-1].text.lower() in _WHEN:
        return True
    if any(form.match(text, cut.left.end - offset) for form in (_REASON, _FORMERLY)):
        return True
    if opening not in _WHERE or cut.right is None:
        return False
    if _dated(origin, (cut.right,)) and any(token.text[0].isupper() for token in cut.run):
        return False  # "in mainland China in August", and not "in a rented flat in 2012"
    # "at a plant in Foshan": where it is was kept; "on phones in China" is of another kind
    return " on " not in text[cut.left.end - offset : right] and beside in (
        "in",
        "at",
        "of",
        "near",
    )


def _goes_on(claim: Claim, left: Token) -> bool:
    """Whether the sentence says in other words where or when, after the word before a cut."""
    tokens = claim.sentence.tokens
    after = [b.text.lower() for a, b in pairwise(tokens) if a.stem == left.stem]
    return any(word in _WHERE for word in after)


def _is_weighty(claim: Claim, origin: Origin, cut: Cut) -> bool:
    """Whether what was kept beside a cut has a figure or a rank, true only of what it was taken of."""
    text, offset = origin.bare, origin.statement.start
    breaks = [m.start() for m in BREAK.finditer(text)]
    start, end = cut.run[0].start - offset, cut.run[-1].end - offset
    first = max((b for b in breaks if b < start), default=0)
    last = min((b for b in breaks if b >= end), default=len(text))
    if cut.left is None or (_MOVED.search(text) and first == 0):
        last = len(text)  # it stands before all that the sentence says
    if any(rank.search(claim.sentence.text) and rank.search(text, first, last) for rank in RANKS):
        return True
    return any(
        agrees(figure, own)
        for figure in _counts(origin, first, last)
        for own in claim.sentence.figures
    )


def _counts(origin: Origin, start: int, end: int) -> list[Figure]:
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


def _dated(origin: Origin, words: Sequence[Token]) -> bool:
    """Whether words of a statement have a date among them."""
    dates = [figure for figure in origin.statement.figures if figure.dated]
    return any(d.start <= t.start < d.end for d in dates for t in words)
