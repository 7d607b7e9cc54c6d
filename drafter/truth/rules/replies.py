"""What the one concerned says right after a source told something of him, and the draft leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.origins import Origin
from drafter.truth.reading import cues, disputed
from drafter.truth.reading.quantity import agrees
from drafter.truth.reading.speakers import Attribution, attributes, attributions
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, plain, stem
from drafter.truth.rules import attributions as attributed
from drafter.truth.rules.quotations import outside

_REACH = 2  # statements after what was told in which the other side is heard
_FAR = 4  # the same where somebody speaks of "the estimate" that was told of him
_TOLD = 0.45  # share of a reply's words that a sentence has where it gives the reply
_SHOWN = 16  # words to show, Chinese characters twice as many
# That somebody does not believe what was said, whoever he is.
_DOUBTS = re.compile(
    r"\b(?:doubt(?:s|ed)?|question(?:s|ed)|disput\w+|challeng(?:es|ed)|contest(?:s|ed)|contradict\w*|"
    r"rebut\w*|counter(?:s|ed)|disagree[sd]?|sceptic\w*|skeptic\w*|overstat\w*|exaggerat\w*|inflated|"
    r"inaccurate|incorrect|misleading|wrong|untrue|false|not (?:true|accurate|correct|the case)|"
    r"put(?:s)? (?:the|that|its|their|[A-Z][\w’']+) (?:\w+ ){0,3}?at|closer to|more (?:realistic|likely)|"
    r"den(?:y|ies|ied)|reject(?:s|ed)|dismiss(?:es|ed)|maintain(?:s|ed)|insist(?:s|ed))\b"
)
# What a reply goes back to, where it does not name who was charged.
_BACK = re.compile(
    r"\b(?:this|that|these|those|the (?:figures?|numbers?|claims?|findings?|estimates?|delays?|reports?|"
    r"results?|tests?|problems?|issues?|cases?|shares?|complaints?|\w+s)|it|its|they|their)\b",
    re.IGNORECASE,
)
_BACK_TO = re.compile(
    r"\b(?:this|these|that (?=was|had|is)|the (?:tests?|figures?|numbers?|claims?|findings?|estimates?|"
    r"delays?|reports?|results?|comparisons?|problems?|issues?|complaints?|study|survey|data|benchmarks?))\b"
)
_THE_FIGURE = re.compile(
    r" (?:[A-Z]\w+ )?(?:that )?(?:the|this|these|those|such) (?:[a-z-]+ )?"
    r"(?:figures?|numbers?|estimates?|data|ranking|count|calculations?|survey|findings?|results?)\b"
)
_NEAR = 30  # characters after "said" in which a reply goes back to what was said
_GIVEN = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|disput\w+|doubt\w*|question(?:s|ed)|reject\w*|challeng\w+|contest\w*|"
    r"inaccurate|wrong|exaggerat\w*|respond\w*|repl(?:y|ied)|counter\w*|but (?:the|its?) (?:company|firm)|"
    r"declin\w+|explain\w*|maintain\w*|insist\w*|disagree\w*|clos(?:er)? to)\b|said in response"
)
_ACCUSED = re.compile(
    r"\b(?:complain\w*|accus\w+|alleg\w+|critici\w+|blam\w+|suspect\w*|without (?:asking|consent|"
    r"permission|telling|their consent)|sued|suing|fined|injur\w+|killed|knocked|crash\w*|caught fire|"
    r"overheat\w*|leaked|broke (?:the|its))\b",
    re.IGNORECASE,
)
_ACCUSERS = re.compile(
    r"\b(?:found|accus\w+|alleg\w+|complain\w*|criticis\w+|criticiz\w+|sued|blam\w+|warn\w*|tested|"
    r"audit\w*|surveyed|investigat\w*|told)\b"
)


def findings(claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield a note for each reply to what a sentence tells, where neither it nor the next ones give it."""
    answered: dict[Statement, tuple[int, Claim]] = {}
    subject = claims[0].sentence.stems if claims[0].headline else frozenset[str]()
    for claim in (c for c in claims if not c.headline):
        for origin in claim.origins[:1]:
            for reply in _replies(claim, origin, subject - STOP):
                told = (origin.statement.start, claim)
                # it answers what was last told before it
                if told[0] >= answered.get(reply, told)[0]:
                    answered[reply] = told
    for reply, (_, claim) in answered.items():
        if not _given(claims, claim, reply):
            yield _left_out(claim, reply)


def _replies(claim: Claim, origin: Origin, subject: frozenset[str]) -> Iterator[Statement]:
    said = origin.statement
    blamed = _ACCUSED.search(claim.sentence.text) or attributed.blamed(claim.sentence.text)
    for step, after in enumerate(_after(claim, said)):
        told = not after.chinese and _reply(said, after)
        told = told or bool(blamed and _speaks(claim, said, after, subject))
        if after.chinese == said.chinese and told:
            yield after
            return
        if step == 0 and not (attributes(outside(after.text)) or after.chinese):
            break  # the source has gone on to another thing
    if claim.sentence.figures:
        yield from (a for a in _after(claim, said, _FAR) if _on_the_figure(claim, said, a))


def _on_the_figure(claim: Claim, said: Statement, after: Statement) -> bool:
    """Whether one whom a sentence gives a figure of says something of "the estimate", "the figures"."""
    text = outside(after.text)
    spoken = attributions(text)
    if not spoken or after.chinese or spoken[0].start > len(text) // 2:
        return False
    before = frozenset(n for a in attributions(outside(said.text)) for n in a.names)
    concerned = spoken[0].names & claim.sentence.stems - before
    return bool(concerned) and _THE_FIGURE.match(text, spoken[0].end) is not None


def _speaks(claim: Claim, said: Statement, after: Statement, subject: frozenset[str]) -> bool:
    """Whether a firm that the story is about speaks, whatever it says, where it did not speak before."""
    text = outside(after.text)
    if after.chinese:
        cue = cues.ATTRIBUTION_ZH.search(text)
        speaker = re.split(r"[，,。；：:]", text[: cue.end()].rstrip("，,：:"))[-1] if cue else ""
        return bool(cues.OWN_ZH.search(speaker)) and not cues.OUTSIDER_ZH.search(speaker)
    spoken, before = attributions(text), attributions(outside(said.text))
    if not spoken or spoken[0].start > len(text) // 2:
        return False
    before += attributions(outside(claim.sentence.text))
    if any(a.own or a.names & (subject | spoken[0].names) for a in before):
        return False
    return spoken[0].own or bool(spoken[0].names & (subject | claim.sentence.stems))


def _after(claim: Claim, said: Statement, reach: int = _REACH) -> list[Statement]:
    return [
        s
        for s in claim.sources.beside(said, reach)
        if s.source == said.source and s.start > said.start
    ]


def _reply(said: Statement, after: Statement) -> bool:
    """Whether one who is concerned, or who doubts it, speaks of what a statement told."""
    text = outside(after.text)
    spoken = attributions(text)
    doubts = _DOUBTS.search(after.text)
    if doubts and _BACK.search(text[: doubts.end() + 24]) and _another(said, spoken, text):
        return _of_one_thing(said, after)
    if not spoken or spoken[0].start > len(text) // 2:
        return False
    accusers = frozenset(n for a in attributions(outside(said.text)) for n in a.names)
    concerned = spoken[0].names & (said.stems - accusers)
    back = _BACK_TO.search(text, spoken[0].end, spoken[0].end + _NEAR)
    told = attributes(outside(said.text)) and (_ACCUSERS.search(said.text) or back)
    return bool(concerned and told and accusers != spoken[0].names)


def _another(said: Statement, spoken: Sequence[Attribution], text: str) -> bool:
    """Whether another speaks than the one who was heard before."""
    if spoken and spoken[0].back and not spoken[0].own:
        return False
    before = frozenset(n for a in attributions(outside(said.text)) for n in a.names)
    now = spoken[0].names if spoken else frozenset(map(stem, plain(text)[:2])) - STOP
    return not (now and now <= before)


def _of_one_thing(said: Statement, after: Statement) -> bool:
    """Whether a doubt has a word or a kind of figure in common with what it may doubt."""
    shared = {s for s in after.content if s in said.stems and s not in STOP}
    units = {f.unit for f in said.figures if not f.dated} & {f.unit for f in after.figures}
    return (
        bool(shared or units)
        or re.search(r"\b(?:that|the|this) (?:figure|number|estimate|claim)s?\b", after.text)
        is not None
    )


def _given(claims: Sequence[Claim], claim: Claim, reply: Statement) -> bool:
    """Whether the draft gives a reply: in its words, or in a sentence right behind by what it does."""
    near = claims[claims.index(claim) : claims.index(claim) + 2]
    if any(o.statement is reply for c in claims for o in c.origins):
        return True
    if any(reply in c.match.statements[:1] for c in near[1:]):
        return True
    if tells_figures(near, reply):
        return True
    if any(_GIVEN.search(c.sentence.text) or disputed.DENIAL.search(c.sentence.text) for c in near):
        return True
    if any(cues.ANSWER.search(c.sentence.text) for c in near):
        return True
    words = {s for s in reply.content if s not in STOP}
    return not reply.chinese and any(
        len(words & c.sentence.stems) >= _TOLD * len(words) for c in claims
    )


def tells_figures(claims: Iterable[Claim], reply: Statement) -> bool:
    """Return whether a sentence in which somebody speaks has all figures of a reply."""
    figures = [figure for figure in reply.figures if not figure.dated]
    return bool(figures) and any(
        attributes(outside(c.sentence.text))
        and all(any(agrees(f, own) for own in c.sentence.figures) for f in figures)
        for c in claims
    )


def _left_out(claim: Claim, reply: Statement) -> Finding:
    text = reply.text.strip()
    shown = text[: 2 * _SHOWN] if reply.chinese else " ".join(text.split()[:_SHOWN])
    message = f"The other side's answer was left out: “{shown.strip(' ,.;，。')}”. Add it."
    span = claim.sources.span(reply)
    return claim.finding("omission", "note", claim.sentence.text, message, span)
