"""Reservations of a source that a sentence states as fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.model import Finding, Severity
from drafter.truth.claims import Claim
from drafter.truth.origins import Origin
from drafter.truth.reading import cues
from drafter.truth.reading.limits import named_after
from drafter.truth.reading.names import is_title_case
from drafter.truth.reading.quantity import Figure, agrees
from drafter.truth.reading.speakers import attributes, attributions
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import stem
from drafter.truth.rules.attributions import around
from drafter.truth.rules.quotations import outside

# What a source may not lose, and, wider, what in a draft keeps the reservation.
_RESERVED = (
    r"reportedly|allegedly|rumou?red|might|could(?! not)|possibly|perhaps|plans? to|planning to|"
    r"intends? to|(?:seek|look)ing to|"
    r"aims? to|considering|in talks|hopes? to|(?:is|are) said to|unconfirmed|expected to"
)
_RESERVED_ZH = r"据报道|据传|传闻|有望|或将"
_STRONG_HEDGE = re.compile(
    rf"\b(?:{_RESERVED}|(?-i:may)(?= [a-z]))\b|{_RESERVED_ZH}|拟(?=[\u4e00-\u9fff])", re.IGNORECASE
)
_HEDGE = re.compile(
    rf"\b(?:{_RESERVED}|may|likely|expects?|planned|seeks? to|would|will|proposed|draft|estimate[sd]?|"
    r"sources said|people familiar|expecting|predicting|forecasting|potentially|"
    r"(?:appears?|seems?|set|reported) to|due to (?:launch|open|begin|start)|"
    r"(?:is|are|was|were) (?:also |then |now )?to (?=[a-z])|(?:is|are) (?:due|scheduled|meant)|wants?|"
    r"aim(?:s|ed|ing)?|hop(?:es|ed|ing)|intend(?:s|ed)?|plan(?:s|ning)?|seek(?:s|ing)?|guided|"
    r"goals?|target(?:s|ed|ing)?|earmarked|promised?|pledged|"
    r"claims?|claimed|is reported|reports?|alleged|alleges|according to|"
    r"on the table|provided that|subject to|conditional (?:on|upon)|pending|reckons? (?:with|on|that))\b|"
    rf"{_RESERVED_ZH}|知情人士|消息称|据悉|拟|计划|预计|可能|将于|考虑|据称|征求意见|疑似",
    re.IGNORECASE,
)
# How a headline says the same: "X to Open", "Eyes", "?".
_IN_HEADLINE = re.compile(
    r"\bto (?=[A-Z])|\?|\b(?:eye(?:s|ing)|plan\w*|test\w*|trial\w*|pilot\w*|weigh\w*|mull\w*|seek\w*|set|"
    r"could|may|might|near(?:s|ing)|bid|talks|propos\w+|consider\w*|wants?|aims?|explor\w+|prepar\w+|draft|"
    r"report(?:ed|edly)|rumou?r\w*|likely|expect\w*|target\w*|would|hopes?|intends?|vows?|pledg\w+|"
    r"threat\w*|"
    r"urg\w+|ask\w*|move[sd]? to|call\w*|will|said|says|alleg\w+|accus\w+|sue[sd]?|probe[sd]?)\b",
    re.IGNORECASE,
)
# "Lanma to open a plant": a headline's way to tell of a plan.
_TO_DO = re.compile(r"^(?:[A-Z][\w’'.&-]*,? )+to (?=[a-z])")
# Whoever gives a figure has estimated it; who he is says enough.
_ESTIMATE = re.compile(r"estimate[ds]?", re.IGNORECASE)
_FORWARD = frozenset({"有望", "或将", "拟"})
_ONCE = re.compile(r"(?:原|曾|此前|早前|原本|最初)$")  # what was planned then, and is settled now
_COMMA = re.compile(r"[，；。,;]")
_CLOSE = (
    0.6  # share of the sentence one source statement must hold before its words are held against it
)
_ACROSS = 0.7  # the same where the statement is in another language
_AFTER = 4  # content words after a reservation, two of which the sentence must have kept
_NEAR = 2  # of these the first ones, of which it must have kept one
_KEPT = 2
_TWO = 2  # reservations of one statement that are shown
_AHEAD = 9  # content words after a reservation, of which a headline must have kept
_KEPT_IN_HEADLINE = 3
_ADJECTIVE = re.compile(r"(?:possible|suspected|likely|alleged|apparent|potential|proposed)", re.I)
_STEP = 6  # characters by which a Chinese clause is gone through
# What stands between a reservation and what it is about: "said to be in early talks to buy".
_TALKS = re.compile(
    r"(?:talks|discuss\w+|negotiat\w+|consider\w*|plan\w*|early|advanced|preliminary|look\w*|explor\w+|set|"
    r"possib\w+|whether|schedul\w+|likely|agree\w*|option\w*|way)$",
    re.IGNORECASE,
)
# What is spoken of as often as it reserves: "may extend the trial" is no surer for the trial.
_THING = re.compile(
    r"(?:trials?|tests?|tested|testing|pilot|draft|targets?|talks|goals?|if|whether|propos(?:als?|ed))$",
    re.IGNORECASE,
)
_TESTS = re.compile(r"(?:tests?|tested|trials?)$", re.IGNORECASE)
_TEST_ZH = re.compile(r"[检测评]测|试验|实验|试[点行用]")
_SURE = re.compile(r"\bwill (?:also |then |now |be |soon |only )*$")
_OF_A_VERB = re.compile(
    r"(?:may|might|could|plan|hope|aim|intend|seek|want|consider|possibl|perhaps|potential|likely|propos)",
    re.IGNORECASE,
)
_OF_A_CHARGE = re.compile(r"(?:suspect|alleg|accus)", re.IGNORECASE)
_OF_A_SOURCE_ZH = frozenset("据报道 知情人士 消息称 据悉 据称".split())
# What in Chinese reserves a verb, what says all of a statement with reserve, and what is sure to come.
_OF_A_VERB_ZH = frozenset(
    "有望 或将 或于 拟 计划 预计 可能 考虑 洽谈 商谈 接洽 磋商 希望 力争 争取 目标是 不排除 也许 或许 "
    "恐怕".split()
)
_OPEN_ZH = re.compile(
    r"初步|正?接触|商讨|探讨|评估|意向|有意|筹划|酝酿|研究|或|打算|预料|料|意欲|意图|谋求|寻求|筹备|设想|期望"
)
_OF_A_SPEAKER_ZH = re.compile(r"(?:他|她|分析师[^，。]{2,3})(?:估计|推测|猜测|预料)$")
_OF_ALL_ZH = frozenset(
    "据报道 据传 传闻 知情人士 消息称 据悉 据称 疑似 涉嫌 洽谈 商谈 接洽 磋商 试行".split()
)
_NOT_YET = re.compile(r"\b(?:[Nn]ot?|yet|pending|await\w*|still|before|unless|until)\b|n[’']t\b")
_SURE_ZH = re.compile(r"(?<!或)将(?!近)|定于|确定[将于]")
_WILL_TOO = re.compile(r"\b(?:will|would|shall)\b|[’']ll\b")
_WILL = re.compile(r"\bwill\b|\b(?:is|are) (?!being|not)\w+ing\b")
# "said that it would": what was "will" and "can" when it was said, and is no reservation.
_SHIFTED = re.compile(
    r"\b(?:said|announced|told|confirmed|promised|pledged|added|wrote|decided|agreed|vowed|testified)\b"
    r"[^.;:]{0,70}$"
)
_SHIFTS = {"would": re.compile(r"\bwill\b"), "could": re.compile(r"\bcan\b")}
# In which case something happens, which does not say that it may not happen then.
_IN_CASE = re.compile(r"\b[Ii]f [^,;]+(?:,|$)")
# Where a clause of a draft begins or ends, so that what is said to be sure there stands by itself.
_CLAUSE = re.compile(r"[;:]|, (?:and|but|while|whereas|although|though|which|who|after|as)\b")


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a finding where the source plans, reports or supposes what the sentence states."""
    strong = _strong(claim)
    if strong is not None:
        origin, shown = strong
        message = f"The source says “{shown}”; the draft states it as fact. Keep the reservation."
        yield _finding(claim, origin, "warning", message)
        return
    if claim.headline:
        yield from _of_headline(claim)
        return
    for origin in claim.origins:
        lost = [
            hedge
            for hedge in _ordered(claim, origin)
            if _lost(claim, origin, hedge) and not _of_its_source(claim, origin, hedge)
        ]
        if lost:
            shown = "” and “".join(dict.fromkeys(_shown(origin, lost)))
            message = f"The source says “{shown}”; the draft is surer. Keep the reservation."
            yield _finding(claim, origin, "note", message)


def _shown(origin: Origin, lost: Sequence[re.Match[str]]) -> Iterator[str]:
    """Yield the words of the first reservations, each of a clause of its own."""
    text, last = origin.statement.text, -1
    for hedge in lost[:_TWO]:
        if last < 0 or _COMMA.search(text, *sorted((last, hedge.start()))):
            yield around(origin, hedge.start(), hedge.end())
        last = hedge.end()


def _ordered(claim: Claim, origin: Origin) -> list[re.Match[str]]:
    """Return the reservations of an origin, those before a figure that the sentence has first."""
    said = origin.statement
    shared = [
        f.start - said.start
        for f in said.figures
        if not f.dated and any(agrees(f, own) for own in claim.sentence.figures)
    ]

    def reserves(hedge: re.Match[str]) -> bool:
        clause = _COMMA.search(said.text, hedge.end())
        last = clause.start() if clause else len(said.text)
        return any(hedge.end() <= place < last for place in shared)

    return sorted(cues.HEDGE.finditer(said.text), key=reserves, reverse=True)


def _of_headline(claim: Claim) -> Iterator[Finding]:
    """Yield a finding where a headline states what the source reserves, in the origins of the lead too."""
    text = claim.sentence.text
    if _IN_HEADLINE.search(text) or _TO_DO.match(text) or cues.HEDGED.search(text):
        return
    for origin in (*claim.origins, *claim.of_lead):
        said = origin.statement
        for hedge in _ordered(claim, origin):
            if _ESTIMATE.fullmatch(hedge.group()):
                continue
            if origin.across:
                lost = _figure_after(claim, origin, hedge)
            else:
                ahead = origin.after(hedge.end(), _AHEAD)
                lost = origin.keeps(ahead) >= _KEPT_IN_HEADLINE and origin.keeps(ahead[:_AFTER]) > 0
                near = origin.after(hedge.end(), 1)
                lost = lost or bool(
                    near and _ADJECTIVE.fullmatch(hedge.group()) and origin.keeps(near)
                )
            if lost:
                shown = around(origin, hedge.start(), hedge.end())
                message = f"The source says “{shown}”; the headline is surer. Keep the reservation."
                span = claim.sources.span(said)
                yield claim.finding("hedge", "note", text, message, span)
                return


def _figure_after(claim: Claim, origin: Origin, hedge: re.Match[str]) -> bool:
    """Whether a headline has a figure that stands behind a reservation in its clause."""
    said = origin.statement
    clause = _COMMA.search(said.text, hedge.end())
    last = clause.start() if clause else len(said.text)
    return any(
        hedge.end() <= f.start - said.start < last and not f.dated
        for f in said.figures
        if any(agrees(f, own) for own in claim.sentence.figures)
    )


def _strong(claim: Claim) -> tuple[Origin, str] | None:
    """Return the origin and the words of a plan, report or supposition that the sentence states."""
    sentence, match = claim.sentence, claim.match
    if not claim.origins or match.best < (_ACROSS if match.across else _CLOSE):
        return None
    origin = claim.origins[0]
    source = origin.statement
    hedge = _STRONG_HEDGE.search(source.text)
    shared = [g for g in source.figures if any(agrees(f, g) for f in sentence.figures)]
    if match.across and not shared:
        return None  # a shared name alone does not show that the two say one thing
    if hedge is None or _HEDGE.search(sentence.text) or _shifted(sentence.text, source.text, hedge):
        return None
    if _ONCE.search(source.text[: hedge.start()]):
        return None
    if match.across and hedge.group() in _FORWARD and _told_before(source, shared, hedge.start()):
        return None
    if is_title_case(sentence.text) or (claim.headline and _TO_DO.match(sentence.text)):
        return None  # a headline says "to Open" for "plans to open"
    if not origin.across and origin.keeps(origin.after(hedge.end(), 3)) < _KEPT:
        return None
    return origin, around(origin, hedge.start(), hedge.end())


def _told_before(source: Statement, shared: Sequence[Figure], place: int) -> bool:
    """Whether all figures of a sentence stand in clauses before a reservation about what is to come."""
    clause = max((m.end() for m in _COMMA.finditer(source.text, 0, place)), default=0)
    return all(figure.end - source.start <= clause for figure in shared)


def _lost(claim: Claim, origin: Origin, hedge: re.Match[str]) -> bool:
    """Whether the sentence kept what a reservation stands before, and not the reservation."""
    text = claim.sentence.text
    if is_title_case(text):
        if _IN_HEADLINE.search(text) or origin.across:
            return False
    elif origin.across:
        if _OF_A_SPEAKER_ZH.search(origin.statement.text, 0, hedge.end()):
            return False  # whose estimate it is, is told of the speaker
        stated = _IN_CASE.sub("", _about(claim, origin))
        if _promised(claim, origin, hedge):
            return True
        named = hedge.group() in _OF_A_SOURCE_ZH and attributes(outside(text))
        if hedge.group() in _OF_A_SOURCE_ZH:
            stated = _CLAUSE.split(stated)[0]  # "is drafting one, which could come": no rumour
        if named or _keeps_across(stated, origin, hedge):
            return False
        return _told(claim, origin, hedge) or _foretold(text, origin, hedge)
    after = [t for t in origin.after(hedge.end(), 2 * _AFTER) if not _TALKS.match(t.text)][:_AFTER]
    near = after[:_NEAR]
    ahead = origin.after(hedge.end(), 2 * _AFTER)
    if _OF_A_CHARGE.match(hedge.group()) and origin.keeps(ahead) > len(ahead) // 2:
        near = after  # "suspected of running a service that rented accounts": most of it was kept
    if _foretells(claim, origin, hedge):
        return True
    first = next((token for token in near if origin.kept(token)), None)
    if first is None or origin.keeps(after) < _KEPT:
        return False
    offset = claim.sentence.start
    places = [t.start - offset for t in claim.sentence.tokens if t.stem == first.stem]
    if first is after[0] and _made_sure(text, places[0], hedge):
        return True
    return not any(
        _reserved(clause, origin, hedge) or _shifted(clause, origin.statement.text, hedge)
        for clause in (_clause(text, place) for place in places)
    )


def _shifted(clause: str, source: str, hedge: re.Match[str]) -> bool:
    """Whether a clause has "will" for what the source has somebody say "would" be done."""
    kept = _SHIFTS.get(hedge.group().lower())
    return (
        kept is not None
        and kept.search(clause) is not None
        and _SHIFTED.search(source, 0, hedge.start()) is not None
    )


def _of_its_source(claim: Claim, origin: Origin, hedge: re.Match[str]) -> bool:
    """Whether a reservation only tells whose figures they are, and the sentence names them too."""
    if not attributes(outside(claim.sentence.text)):
        return False
    if _ESTIMATE.fullmatch(hedge.group()):
        return True
    return not origin.across and any(
        said.speech <= hedge.start() < said.speaking
        for said in attributions(outside(origin.statement.text))
    )


def _made_sure(text: str, place: int, hedge: re.Match[str]) -> bool:
    """Whether the sentence has "will" where the source has a reservation, whatever else is reserved."""
    return _SURE.search(text, 0, place) is not None and _OF_A_VERB.match(hedge.group()) is not None


def _about(claim: Claim, origin: Origin) -> str:
    """Return the part of a sentence between semicolons that has most in common with an origin."""
    parts = re.split(r"[;:—–]", claim.sentence.text)
    names = list(origin.statement.entities)

    def common(part: str) -> int:
        return sum(name in part for name in names) + len(part.split())

    return max(parts, key=common)


def _reserved(clause: str, origin: Origin, hedge: re.Match[str]) -> bool:
    """Whether a clause of a draft keeps a reservation, and not only another thing of the source."""
    for kept in cues.HEDGED.finditer(clause):
        own = _THING.match(kept.group()) and stem(kept.group()) in origin.statement.stems
        if not own or _THING.match(hedge.group()):
            return True
    return False


def _keeps_across(stated: str, origin: Origin, hedge: re.Match[str]) -> bool:
    """Whether an English clause keeps a Chinese reservation, and not only a test of the source."""
    tested = _TEST_ZH.search(origin.statement.text) and not _TEST_ZH.search(hedge.group())
    if hedge.group() == "尚未" and _NOT_YET.search(stated):
        return True
    return any(not (tested and _TESTS.match(kept.group())) for kept in cues.HEDGED.finditer(stated))


def _clause(text: str, place: int) -> str:
    cuts = list(_CLAUSE.finditer(text))
    first = max((cut.end() for cut in cuts if cut.end() <= place), default=0)
    return text[
        first : min((cut.start() for cut in cuts if cut.start() >= place), default=len(text))
    ]


def _of_a_verb(hedge: re.Match[str]) -> bool:
    return hedge.group() in _OF_A_VERB_ZH or _OPEN_ZH.match(hedge.group()) is not None


def _promised(claim: Claim, origin: Origin, hedge: re.Match[str]) -> bool:
    """Whether "will" stands before a figure that the Chinese gives in a clause with this reservation."""
    text, said = claim.sentence.text, origin.statement
    if not _of_a_verb(hedge):
        return False
    for will in re.finditer(r"\bwill\b(?! (?:not|no longer)\b)", text):
        stop = _CLAUSE.search(text, will.end())
        last = stop.start() if stop else len(text)
        ahead = [
            f
            for f in claim.sentence.figures
            if will.end() <= f.start - claim.sentence.start < last and not f.dated
        ]
        for given in said.figures if ahead else ():
            place = given.start - said.start
            begun = max((m.end() for m in _COMMA.finditer(said.text, 0, place)), default=0)
            if begun <= hedge.start() < place and agrees(ahead[0], given):
                return True
    return False


def _foretells(claim: Claim, origin: Origin, hedge: re.Match[str]) -> bool:
    """Whether "will" stands before a figure that an English source gives in a clause it reserves."""
    said, text = origin.statement, claim.sentence.text
    if origin.across or not _OF_A_VERB.match(hedge.group()) or _WILL_TOO.search(said.text):
        return False
    stop = _COMMA.search(said.text, hedge.end())
    ahead = [
        f
        for f in said.figures
        if hedge.end() <= f.start - said.start < (stop.start() if stop else len(said.text))
    ]
    for will in re.finditer(r"\bwill\b(?! (?:not|no longer)\b)", text):
        end = _CLAUSE.search(text, will.end())
        last = end.start() if end else len(text)
        told = [
            f for f in claim.sentence.figures if will.end() <= f.start - claim.sentence.start < last
        ]
        if told and ahead and agrees(told[0], ahead[0]):
            return not cues.HEDGED.search(_clause(text, will.start()))
    return False


def _foretold(text: str, origin: Origin, hedge: re.Match[str]) -> bool:
    """Whether a sentence has "will" where the Chinese only reserves: nothing in it is sure to come."""
    said = origin.statement.text
    sure = any(
        not hedge.end() <= match.start() <= _clause_end(said, hedge.end())
        for match in _SURE_ZH.finditer(said)
    )
    return _of_a_verb(hedge) and not sure and _WILL.search(text) is not None


def _clause_end(text: str, place: int) -> int:
    stop = _COMMA.search(text, place)
    return stop.start() if stop else len(text)


def _told(claim: Claim, origin: Origin, hedge: re.Match[str]) -> bool:
    """Whether a sentence names what stands after a Chinese reservation, or has a figure of it."""
    text, offset, place = origin.statement.text, origin.statement.start, hedge.end()
    if hedge.group() in _OF_ALL_ZH:
        place = 0  # it reserves what stands before it as well
    after = [f for f in origin.statement.figures if f.start - offset >= place]
    if any(agrees(f, g) for f in after for g in claim.sentence.figures):
        return True
    if not (_COMMA.search(text.rstrip("。"), place + 1) or claim.sentence.figures):
        return True  # all that it says stands under the reservation
    clause = re.split(r"[，,。；;]", text[place:].lstrip("，,"))[0]
    return any(
        named.search(claim.sentence.text)
        for step in range(0, len(clause), _STEP)
        for named in named_after(clause, step)
    )


def _finding(claim: Claim, origin: Origin, severity: Severity, message: str) -> Finding:
    span = claim.sources.span(origin.statement)
    return claim.finding("hedge", severity, claim.sentence.text, message, span)
