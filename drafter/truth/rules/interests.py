"""An interest of somebody whom the draft lets speak, which the source discloses and the draft does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.origins import Origin
from drafter.truth.reading import cues
from drafter.truth.reading.pinyin import stands
from drafter.truth.reading.speakers import attributes, attributions
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.ties import HOLDS, TIE
from drafter.truth.reading.words import STOP, plain, stem
from drafter.truth.rules.quotations import outside

_REACH = 4  # statements after somebody's words in which the source goes on about him
_LONG = 26  # words; a longer sentence about a speaker tells a story
_LONG_ZH = 48  # characters
_OPENS = 5  # words in which a disclosure names whom it is about
_OPENS_ZH = 2  # the same in Chinese, in parts between commas: "去年，…"
_NAME_ZH = 2  # characters by which somebody is known again
_TOLD = 0.5  # share of a disclosure's words that a draft has where it tells it
_TAKEN = 0.7  # share of a statement that a sentence has where it was made from all of it
_SHOWN = 16  # words to show
_BOTH = 2  # whom an interest ties
_ANAPHOR = re.compile(
    r"(?:(?:among |one of |some of |most of )?(?:its|their|his|her)|(?:it|they|he|she)|"
    r"the (?:firm|company|group|bank|broker\w*|lobby|"
    r"association|council|federation|alliance|foundation|institute|university|laboratory|lab|"
    r"think tank|researcher|analyst|professor|lawyer|"
    r"centre|center|consultancy|charity|body|outlet|newspaper|\w+[’']s (?:members|clients|"
    r"funders|backers|customers|owners?|parent)))\b",
    re.IGNORECASE,
)
_ANAPHOR_ZH = re.compile(
    r"(?:该|其|上述|这家|这一)(?:机构|公司|协会|券商|银行|基金|平台|团队|实验室|中心|成员|会员|客户|"
    r"股东|人士|分析师|教授|学者|研究)?|他|她"
)
_CAPITAL = re.compile(r"(?<![\w’'])[A-Z][\w’'&.-]+")
_FULL_NAME = re.compile(rf"{_CAPITAL.pattern}(?: [A-Z][\w’'&.-]+)*")
# To whom or what somebody is tied, where it has no name of its own.
_OTHER = re.compile(
    r"\b(?:company|companies|firms?|start-?ups?|makers?|manufacturers?|rivals?|competitors?|industry|"
    r"listing|offering|(?:share|bond) sale|"
    r"group|foundation|platforms?|operators?|brands?|plaintiffs?|party|government|ministry|bank)\b",
    re.IGNORECASE,
)
# "Wen Ru, who owns Lanma shares, called": behind the name of a person or of what is his.
_ASIDE = re.compile(
    r"(?P<name>[A-Z][\w’'-]+)(?:,? (?:in |of |by |for |with )?(?:who|which|whose|whom)|"
    r", an? [^,.;]{2,40}? (?:that|which|who|whose)) (?:[^,.;]{1,60}? and )?(?P<tie>[^,.;”]{4,120})"
)
# "Rong Data’s count covers": of what is counted, and not of who counts.
_OF_A_COUNT = re.compile(
    r"[’']s? (?:\w+ )?(?:figures?|counts?|data|estimates?|numbers?|index|tally|ranking)\b"
)
_CAREER = re.compile(r"(?:joined|came|moved|arrived|was hired)\b")  # where somebody was before
_Disclosed = tuple[Statement, str, frozenset[str]]  # where, in what words, of whom
_NOT = re.compile(r"\b(?:not|no|never|nor)\b|n[’']t\b|[没不未]")
# What is on record says by whom it is shown, and is nobody's opinion: "according to exchange filings".
_ON_RECORD = re.compile(
    r"\b(?:filings?|records?|regist(?:er|ers|ry)|documents?|prospectus|print|footnotes?|pages?|accounts|"
    r"disclosures?|abstract|websites?|annual reports?)\b",
    re.IGNORECASE,
)
_ON_RECORD_ZH = re.compile(
    r"^(?:（?编?者?注[：:]|[^，。；：]{0,10}?(?:资料|信息|公告|年报|招股书|文件|脚注|附注|注释|档案|名册|登记|官网)[^，。；：]{0,3}"
    r"(?:显示|注明|载明|记载|列明|披露|可见)[，：])"
)
_BETWEEN_ZH = re.compile(r"[，,。；;：:（(]")


def findings(claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield a note for each speaker of the draft of whom the source tells whose interest he has."""
    subject = claims[0].sentence.stems if claims[0].headline else frozenset[str]()
    seen: set[Statement] = set()
    for claim in (c for c in claims if not c.headline):
        for origin in claim.origins[:2]:
            for statement, shown, names in _disclosed(claim, origin, subject):
                if statement not in seen and not _told(claims, statement, shown, names):
                    seen.add(statement)
                    yield note(_where_both_are_named(claims, claim, statement), statement, shown)


def _where_both_are_named(claims: Sequence[Claim], claim: Claim, statement: Statement) -> Claim:
    """Return the sentence by which all are named whom an interest ties, from `claim` on."""

    def named(within: Sequence[Claim]) -> set[str]:
        runs = {run.split()[0] for c in within for run in _FULL_NAME.findall(c.sentence.text)}
        found = {re.sub(r"[’']s$", "", name) for name in runs}
        if statement.chinese:
            known = {name for c in within for name in c.sentence.entities & statement.entities}
            return known | {name for name in found if stands(name, statement.text) is not None}
        return {name for name in found if stem(name) in statement.stems - STOP}

    place = claims.index(claim)
    before = named(claims[: place + 1])
    later = (c for c in claims[place + 1 :] if named([c]) - before)
    return next(later, claim) if len(before) < _BOTH else claim


def note(claim: Claim, statement: Statement, shown: str) -> Finding:
    """Return a note on words of a source that tell an interest."""
    shown = shown.strip(" ,.;，。")
    message = f"The source discloses an interest (“{shown}”); the draft does not. Say it."
    span = claim.sources.span(statement)
    return claim.finding("omission", "note", claim.sentence.text, message, span)


def _disclosed(claim: Claim, origin: Origin, subject: frozenset[str]) -> Iterator[_Disclosed]:
    """Yield where the source tells an interest of who speaks in an origin, its words, and his names."""
    said = origin.statement
    if said.chinese:
        if attributes(outside(claim.sentence.text)):
            yield from ((after, shown, frozenset()) for after, shown in _disclosed_zh(claim, said))
            yield from _of_the_named_zh(claim)
        return
    yield from _held_by_another(claim)
    spoken = [a for a in attributions(outside(said.text)) if not a.own]
    aside = _aside(claim, said.text)
    if aside and attributes(outside(claim.sentence.text)):
        yield said, aside, frozenset()
    names = frozenset(n for a in spoken for n in a.names) & claim.sentence.stems
    if names and not names <= subject:
        yield from _told_of(claim, said, names, subject)


def _held_by_another(claim: Claim) -> Iterator[_Disclosed]:
    """Yield where a source says that one of the story, whom a sentence names, holds a part of another."""
    told = frozenset().union(*(s.stems for s in claim.draft.statements))
    for statement, _ in claim.sources.saying(cues.OWNERSHIP):
        text = outside(statement.text)
        aside = _aside(claim, text) if attributes(outside(claim.sentence.text)) else ""
        if aside:
            yield statement, aside, frozenset()
        held = HOLDS.search(text)
        if held is None or statement.chinese or not _is_plain(statement):
            continue
        owner = frozenset(map(stem, _CAPITAL.findall(text[: held.start()]))) - STOP
        owned = frozenset(map(stem, _CAPITAL.findall(text[held.end() :]))) - STOP - owner
        if owner & told and owned & told and (owner | owned) & claim.sentence.stems:
            yield statement, " ".join(statement.text.split()[:_SHOWN]), owner | owned


def _of_the_named_zh(claim: Claim) -> Iterator[_Disclosed]:
    """Yield where a Chinese source says who of the story owns whom a sentence names as speaker."""
    firms = {m.entry.name for m in claim.sources.glossary.mentions(claim.draft.text)
             if m.entry.kind == "company"}  # fmt: skip
    spoken = attributions(outside(claim.sentence.text))
    names = [name for a in spoken for name in _CAPITAL.findall(a.speaker)]
    for statement, _ in claim.sources.saying(cues.OWNERSHIP) if names else ():
        text = statement.text.strip()
        if not statement.chinese or len(text) > _LONG_ZH or _NOT.search(text):
            continue
        if cues.ATTRIBUTION_ZH.search(text) or not statement.entities & firms:
            continue
        if any(stands(name, text) is not None for name in names):
            yield statement, text[: _SHOWN * 2], frozenset()


def _told_of(
    claim: Claim, said: Statement, names: frozenset[str], subject: frozenset[str]
) -> Iterator[_Disclosed]:
    """Yield where a source goes on, after somebody's words, to tell an interest of his."""
    for after in _after(claim, said):
        text = after.text.lstrip()
        opening = " ".join(text.split()[:_OPENS])
        named = bool(names & frozenset(map(stem, plain(opening))) - subject)
        back = _ANAPHOR.match(text) and after in claim.sources.beside(said, 1)
        if (named or back) and _ties(claim, after, names):
            yield after, " ".join(text.split()[:_SHOWN]), names
        elif named and (aside := _aside(claim, text)):
            yield after, aside, names


def _after(claim: Claim, said: Statement) -> Iterator[Statement]:
    """Yield the statements that follow in the same source."""
    for after in claim.sources.beside(said, _REACH):
        if after.source == said.source and after.start > said.start:
            yield after


def _ties(claim: Claim, after: Statement, names: frozenset[str]) -> bool:
    """Whether a short statement that nobody else says ties somebody to another."""
    text = outside(after.text)
    if not _is_plain(after) or _OF_A_COUNT.search(" ".join(text.split()[:_OPENS])):
        return False
    tie = TIE.search(text)
    others = [n for n in _CAPITAL.findall(text)[1:] if stem(n) not in names | STOP]
    told = frozenset().union(*(s.stems for s in claim.draft.statements)) - names
    if any(stem(other) in told for other in others):
        return True  # whatever he has to do with another of the story
    return tie is not None and bool(others or _OTHER.search(text))


def _is_plain(after: Statement) -> bool:
    """Whether a statement is short, says that something is so, and is nobody's words."""
    text = outside(after.text)
    opened = after.text.lstrip()[:1] in "“\"'"
    return not (len(text.split()) > _LONG or opened or _spoken(text) or _NOT.search(text))


def _spoken(text: str) -> bool:
    """Whether somebody is heard in a text, and not only a record."""
    said = attributions(text)
    return attributes(text) and not (said and all(_ON_RECORD.search(a.speaker) for a in said))


def _aside(claim: Claim, text: str) -> str:
    """Return the clause behind the name of somebody in the sentence that ties him to another, or none."""
    told = frozenset().union(*(s.stems for s in claim.draft.statements))
    for aside in _ASIDE.finditer(text):
        words = aside["tie"].strip()
        name = stem(aside["name"])
        tie = TIE.search(words)
        others = frozenset(map(stem, _CAPITAL.findall(words))) - {name}
        known = name in claim.sentence.stems and tie and not _NOT.search(words)
        known = known and not _CAREER.match(words)
        tied = known and (others & told or _OTHER.search(words))
        kept = {s for s in map(stem, plain(words)) if s not in STOP} - others  # names tell no tie
        if tied and (not kept or len(kept & claim.sentence.stems) < _TOLD * len(kept)):
            return words
    return ""


def _told(claims: Sequence[Claim], statement: Statement, shown: str, names: frozenset[str]) -> bool:
    """Whether the draft tells an interest in its own words."""
    if statement.chinese:
        named = statement.entities
        return any(
            TIE.search(outside(c.sentence.text)) and len(named & c.sentence.entities) > 1
            for c in claims
        ) or any(o.statement is statement and TIE.search(c.sentence.text)
                 for c in claims for o in c.origins[:1])  # fmt: skip
    if any(o.statement is statement and o.share >= _TAKEN for c in claims for o in c.origins[:1]):
        return shown.split()[:1] == statement.text.split()[:1]
    words = {s for s in map(stem, plain(shown)) if s not in STOP} - names
    return any(
        (not names or names & c.sentence.stems)
        and TIE.search(c.sentence.text)
        and len(words & c.sentence.stems) >= _TOLD * len(words)
        for c in claims
    )


def _is_the_subject(claim: Claim, said: Statement, speaker: str) -> bool:
    """Whether a speaker is whom a Chinese source is about: its title or first sentence has his name."""
    first = next(s for s in claim.sources.statements if s.source == said.source)
    name = speaker.strip()[: _NAME_ZH + 1]
    opening = "" if first is said else first.text
    return len(name) > _NAME_ZH and name in f"{claim.sources.titles[said.source]} {opening}"


def _disclosed_zh(claim: Claim, said: Statement) -> Iterator[tuple[Statement, str]]:
    cue = cues.ATTRIBUTION_ZH.search(outside(said.text))
    if cue is None:
        return
    speaker = _BETWEEN_ZH.split(said.text[: cue.end()].rstrip("，,：:"))[-1]
    if cues.OWN_ZH.match(speaker) or _is_the_subject(claim, said, speaker):
        return
    for after in _after(claim, said):
        text = _ON_RECORD_ZH.sub("", after.text.strip())
        if not after.chinese or len(text) > _LONG_ZH or cues.ATTRIBUTION_ZH.search(text):
            continue
        opens = [part[:_NAME_ZH] for part in _BETWEEN_ZH.split(text) if len(part) > _NAME_ZH]
        named = any(name in speaker for name in opens[:_OPENS_ZH]) and not _ANAPHOR_ZH.match(text)
        back = _ANAPHOR_ZH.match(text) and after in claim.sources.beside(said, 1)
        headline = claim.draft.statements[0].entities if claim.draft.statements else frozenset()
        begun = claim.sources.glossary.mentions(text[:8])
        if any(m.entry.name in headline for m in begun):
            continue  # it is about the story's own subject
        if (named or back) and TIE.search(text) and not _NOT.search(text):
            yield after, text[: _SHOWN * 2]
