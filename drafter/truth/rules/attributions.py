"""Who said it: an attribution of the source that a sentence dropped, and a report that nobody named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.origins import Origin
from drafter.truth.reading import cues, disputed
from drafter.truth.reading.names import is_title_case
from drafter.truth.reading.pinyin import stands
from drafter.truth.reading.speakers import (
    Attribution,
    attributes,
    attributing,
    attributions,
    saying,
)
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, plain, stem
from drafter.truth.rules.quotations import outside

_KEPT = 3  # words of what was attributed, from which on the sentence repeats it
_SHARE = 0.4  # of them
_OF_SENTENCE = 0.25  # of the sentence's words that must come from what was attributed
_ACT = re.compile(
    r"\b(?:launch|unveil|introduc|releas|roll\w* out|appoint|sign|hir|publish|debut|open)\w*",
    re.IGNORECASE,
)
_GOES_ON = 2  # statements back to which "he said" may refer
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
# Somebody who is brought in anew, and goes on with nobody's words.
_SOMEBODY_ZH = re.compile(r"(?:[一两二三四五六七八九十百千万多几余\d]|有)[名位家]")
_PAPER_ZH = re.compile(r"(?:研报|报告|报道|文件|材料|邮件|通知|调查|论文|数据)")
_SHOWN = 20  # characters of what names a speaker before
# That the source has looked into what a firm says of itself, or that nobody can.
_LOOKED_INTO = re.compile(
    r"\b[Cc]hecks by\b|\b(?:no|any) way (?:for \w+ )?to (?:check|know|verify)|"
    r"\b(?:visits?|a search|tests?|calls) by (?:the |this )?(?:\w+ )?(?:Post|reporter|newspaper|Reuters|"
    r"Caixin|\w+ reporters?)|\b(?:has|have) (?:not )?published (?:no |any )?|"
    r"记者(?:查询|实测|走访|调查|体验|检索|登录|测试|致电|发现|注意到)|实测(?:发现|显示)"
)
_AIMS = re.compile(
    r"\b(?:aims?|aiming|hop(?:es|ing)|plans?|planning|intends?|wants?|promises|vows|pledges|seeks?) to\b"
)
_RANK = re.compile(r", one of [^,]*")  # "one of the largest couriers" is a firm
_SUBJECT = 4  # words in which a sentence names who does something
_SELF_STYLED_ZH = "自称"
_NAME_ZH = 2  # characters by which somebody is known again
_OPENING = 6  # words of a sentence in which its subject is named
_PERSON = re.compile(r"\b(?=([A-Z][a-z]+ [A-Z][a-z-]+)(?![’'\w])(?! (?:is|was|are|were)\b))")
# "It did not say", "would not be named": nobody is heard by that.
_UNSAID = re.compile(
    r"(?:\b(?:not|never|without|refused to|declined to)|n[’']t)(?: yet| be)? $", re.IGNORECASE
)
# What a firm says of how well it does needs its name beside it; its accounts, offers and plans do not.
_ACCOUNTS = re.compile(
    r"\b(?:revenues?|profits?|loss(?:es)?|stake|premium|shares?|price[ds]?|income|commission|fees?|"
    r"discounts?|"
    r"tax|dividends?|margins?)(?!\w)",
    re.IGNORECASE,
)
# The first, the only one, the longest of its kind.
_RANKS = re.compile(
    r"\bthe (?:\w+[’']s )?(?:first|only|largest|biggest|most [a-z]+|[a-z]{3,}est(?<!latest))\b"
    r"(?! (?:quarter|half|time|day|week|month|year|batch|round|phase|stage|of (?:January|this|the year))\b)"
    r"[^.,;]{0,40}?\b(?:in|of|on|among|made|such|worldwide|anywhere|to)\b|\bworld[’']s \w+|"
    r"\b\w+er than (?:(?:that|those) of )?(?:any|all|every|most|(?:its |their )?(?:rivals?|competitors?))\b"
)
_DOES_WELL = re.compile(
    r"%|\b(?:per ?cent|\w+ times|\w+fold|faster|better|cheaper|lower|higher|accura\w+|errors?|benchmark\w*|"
    r"accidents?|collisions?|crash\w*|incidents?|injur\w+|fault|failures?|defects?|outages?|neither|"
    r"none of|reach(?:ed|es)|exceed\w*|surpass\w*|doubled|tripled|outperform\w*|beat)(?!\w)|"
    r"\d\S*(?: [a-z]+){0,3} (?:users|customers|orders|downloads|viewers|visitors|subscribers|sold|"
    r"drivers|riders|merchants|members|sellers|players|patients|students|developers)(?!\w)",
    re.IGNORECASE,
)
# That no harm was done, which is a firm's own word on itself.
_UNHARMED = re.compile(
    r"\b(?:no|none|neither|never|nobody|not one|not)\b[^.;]{0,60}\b(?:fire|hurt|injur\w*|accidents?|"
    r"crash\w*|defects?|faults?|leak\w*|breach\w*|stolen|died|deaths?|harm\w*|compromised)\b",
    re.IGNORECASE,
)


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
                yield from _dropped_across(claim, origin, voiced)
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


def _dropped_across(
    claim: Claim, origin: Origin, voiced: frozenset[Statement]
) -> Iterator[tuple[Origin, str, bool]]:
    """Yield the attribution of a Chinese statement, unless a firm says by it what it does."""
    text = outside(origin.statement.text)
    said = cues.ATTRIBUTION_ZH.search(text)
    if said is None:
        yield from _of_the_clause_before(claim, origin, voiced)
        return
    speaker = re.split(r"[，,。；：:]", text[: said.end()].rstrip("，,：:"))[-1]
    somebody = _SOMEBODY_ZH.search(speaker) is not None
    outsider = somebody or cues.OUTSIDER_ZH.search(speaker) is not None
    if _is_its_subject(claim.sentence.text, speaker):
        return
    anew = outsider and not cues.BACK_ZH.match(speaker)
    named = claim.sources.glossary.mentions(speaker)
    known = {mention.entry.name for mention in named}
    carried = not somebody and any(
        s in voiced and (known & s.entities if known else not anew or _speaks_in(speaker, s))
        for s in claim.sources.beside(origin.statement, _GOES_ON)
    )
    boasts = _speaks_of_itself(claim)
    before = _last(claim.before) if anew or boasts else claim.before
    if _tells_speaker(before) and carried:
        return
    own = bool(cues.OWN_ZH.search(speaker) or known & claim.sentence.entities)
    own = own and not outsider
    claimed = (
        said.group() == _SELF_STYLED_ZH or unverified(claim, origin) or contested(claim, origin)
    )
    if own and not (claimed or boasts):
        return
    if _news(claim):
        said = _nearest(origin, said)
        shown = origin.around(*said.span())
        yield origin, _antecedent(claim, origin, speaker) + shown, not own


def _of_the_clause_before(
    claim: Claim, origin: Origin, voiced: frozenset[Statement]
) -> Iterator[tuple[Origin, str, bool]]:
    """Yield the attribution of the clause before a semicolon, behind which the same one speaks on."""
    for before in claim.sources.beside(origin.statement, 1):
        said = cues.ATTRIBUTION_ZH.search(outside(before.text))
        goes_on = before.end <= origin.statement.start and before.text.rstrip()[-1:] in "；;"
        if not (said and goes_on and before.source == origin.statement.source):
            continue
        told = before in voiced and _tells_speaker(claim.before)
        if not told and _news(claim):
            speaker = before.text[: said.end()][-_SHOWN:]
            yield origin, speaker, cues.OUTSIDER_ZH.search(speaker) is not None


def _speaks_in(speaker: str, statement: Statement) -> bool:
    """Whether a Chinese statement has who speaks, by the last characters before what he does."""
    named = cues.ATTRIBUTION_ZH.sub("", speaker)[-_NAME_ZH:]
    return len(named) == _NAME_ZH and named in statement.text


def _is_its_subject(text: str, speaker: str) -> bool:
    """Whether a sentence begins with the person who speaks in Chinese: "Chairman Wen Ru has set"."""
    opening = " ".join(text.split()[:_OPENING])
    return any(stands(named[1], speaker) is not None for named in _PERSON.finditer(opening))


def _tells_speaker(text: str) -> bool:
    """Whether a text has somebody say something, more than that he did not."""
    said = outside(text)
    return any(not _UNSAID.search(said, 0, match.start()) for match in attributing(said))


def _nearest(origin: Origin, said: re.Match[str]) -> re.Match[str]:
    """Return the attribution of the clause last before the first figure that the sentence has."""
    text, told = outside(origin.statement.text), origin.told_figures()
    last = told[0].start - origin.statement.start if told else 0
    return max(
        (
            m
            for m in cues.ATTRIBUTION_ZH.finditer(text, 0, last)
            if "，" in text[said.end() : m.start()]
        ),
        key=lambda match: match.start(),
        default=said,
    )


def _antecedent(claim: Claim, origin: Origin, speaker: str) -> str:
    """Return the words of the statement before by which it names a speaker who is only gone back to."""
    if not (cues.BACK_ZH.match(speaker) or _PAPER_ZH.match(speaker)) or cues.OWN_ZH.match(speaker):
        return ""
    for before in claim.sources.beside(origin.statement, 1):
        said = cues.ATTRIBUTION_ZH.search(before.text) if before.chinese else None
        if (
            said
            and before.source == origin.statement.source
            and before.start < origin.statement.start
        ):
            return before.text[: said.end()].strip()[-_SHOWN:] + "……"
    return ""


# "Two of the people": some of those whom only the sentence before may have named.
_SOME_OF = re.compile(
    r"(?:one|two|three|four|some|several|all|both|most) of (?:the|them|those)\b", re.I
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


def _stranger(shown: str) -> bool:
    """Whether words that name a speaker name one who does not speak for a firm."""
    return any(table.search(shown) for table in (_OUTSIDER, cues.OUTSIDER_ZH))


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


def _news(claim: Claim) -> bool:
    return not _ACT.search(claim.sentence.text) or bool(claim.sentence.figures)


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
    last = _last(claim.before)
    spoken = attributes(outside(last))
    if said.charges:
        return saying(outside(last)) and bool(said.words & frozenset(map(stem, plain(last))))
    beside = claim.before if said.names else last
    if said.names and origin is not claim.origins[0]:
        # the best origin names nobody; what it adds may be by whom the paragraph before has named
        beside = f"{_last(claim.draft.text[: claim.sentence.start])} {beside}"
    known = attributes(outside(beside)) and bool(said.words & frozenset(map(stem, plain(beside))))
    own = _ones_own(claim, said)
    if own and (unverified(claim, origin) or contested(claim, origin)):
        return known
    housed = said.of_the_house or _has_office(claim, said)
    if own or (housed and not _OUTSIDER.search(said.speaker)):
        needs = _speaks_of_itself(claim) or said.tested or (not own and blamed(claim.sentence.text))
        return (said.announces and not said.tested) or known or (own and spoken) or not needs
    doer = _OUTSIDER.search(said.speaker)
    if doer and stem(doer.group()) in map(stem, plain(claim.sentence.text)[:_SUBJECT]):
        return True  # what he does himself
    if _SOME_OF.match(said.speaker):
        return spoken and _PEOPLE.search(last) is not None
    if said.back:
        return any(s in voiced for s in claim.sources.beside(origin.statement, _GOES_ON))
    return known


def unverified(claim: Claim, origin: Origin) -> bool:
    """Whether an origin, or the source right after it, says that nobody has checked its figures."""
    said = origin.statement
    after = [
        s
        for s in claim.sources.beside(said, 1)
        if s.source == said.source and s.start >= said.start
    ]
    return bool(claim.sentence.figures) and any(
        disputed.UNVERIFIED.search(s.text) or _LOOKED_INTO.search(s.text) for s in after
    )


def contested(claim: Claim, origin: Origin) -> bool:
    """Whether the source says right after an origin that somebody denies it."""
    said = origin.statement
    return any(
        s.source == said.source and s.start > said.start and disputed.DENIAL.search(outside(s.text))
        for s in claim.sources.beside(said, 1)
    )


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


def _speaks_of_itself(claim: Claim) -> bool:
    """Whether a sentence gives a figure of how well somebody does, or ranks him."""
    text = claim.sentence.text
    counted = any(not figure.dated for figure in claim.sentence.figures)
    well = counted and _DOES_WELL.search(text) and not _ACCOUNTS.search(text)
    return bool(well or _RANKS.search(text) or _UNHARMED.search(text))


def _ones_own(claim: Claim, said: Attribution) -> bool:
    if _OUTSIDER.search(_RANK.sub("", said.speaker)):
        return False
    # a word that only opens the sentence has its capital from there: "Grocery chain Xianguo"
    missing = said.names - claim.sentence.stems
    opening = said.speaker.split(maxsplit=1)[0] if said.speaker else ""
    return said.own or (said.names > missing and missing <= {stem(opening)})


def _last(before: str) -> str:
    """Return the last sentence of what stands before."""
    parts: Sequence[str] = re.split(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])", before.strip())
    return parts[-1] if parts else ""
