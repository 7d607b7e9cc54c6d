"""A clause or phrase by which a source limits what it just said, which a sentence left out whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.origins import Origin
from drafter.truth.reading import disputed
from drafter.truth.reading.quantity import agrees
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, plain, stem
from drafter.truth.rules.narrowing import limited
from drafter.truth.rules.quotations import outside

_TOLD = 0.5  # share of a limit's words that a draft has where it keeps it
_HINTED = 0.3  # the same where the draft turns to a limit by its own words
_CHAIN = 2  # statements in a row that limit one before them
_SHOWN = 14  # words to show; Chinese characters twice as many
# What is counted, asked or granted: it can be limited by what follows.
_MEASURE = (
    r"(?:figures?|numbers?|data|surveys?|polls?|stud(?:y|ies)|samples?|counts?|totals?|estimates?|"
    r"comparisons?|tests?|results?|rankings?|rates?|statistics|sums?|tall(?:y|ies)|scores?|index|"
    r"calculations?|projections?|forecasts?|measures?|respondents|participants|shares?|averages?|"
    r"definitions?|analysis|exercise|offers?|discounts?|waivers?|exemptions?|rules?|bans?|schemes?|"
    r"polic(?:y|ies)|subsid(?:y|ies)|trials?|interviewees|responses|finding|findings)"
)
_DOES_NOT = r"(?:do|does|did)(?: not|n[’']t)"
_STRONG = (
    rf"(?:{_DOES_NOT} (?:yet )?(?:includ|cover|count|appl|reflect|represent|extend)\w*|"
    r"(?:also )?exclud(?:es?|ed)|leaves? out|left out|omit(?:s|ted)?|"
    r"appl(?:y|ies|ied) (?:only|just|solely) \w+|(?:only )?covers? only|"
    r"(?:is|are|was|were) (?:[\w’'-]+ ){0,3}?(?:limited|restricted|confined) to|only appl\w+|"
    r"(?:is|are|was|were) not (?:included|counted|covered)|"
    r"holds? (?:true )?only|"
    r"only (?:covers?|counts?|includes?|appl\w+|holds?|(?:survey|poll|ask|track|"
    r"test|interview|question|stud)\w+)|"
    r"(?:survey|poll|ask|track|test|count|interview|question|cover)\w+ only|"
    r"(?:studie[ds]|look(?:s|ed) at) only)"
)
_WEAK = (
    r"(?:(?:also |only )?(?:counts? (?:as|all|any\w*|only|(?:[\w-]+ ){1,2}(?:as|that|which|who))|"
    r"covers?|covered|t[ao]kes? in|assum(?:es?|ed)|"
    r"depend(?:s|ed)? on|rest(?:s|ed)? on|refer(?:s|red)? (?:only )?to|reflect(?:s|ed)? only|"
    r"compris\w+|ignores?|disregards?|c[oa]mes? (?:only |mostly |mainly |largely )?from|"
    r"measures?|measured|concern(?:s|ed)? only)|"
    r"(?:is|are|was|were|had been|has been)(?: only| also| not| partly| mostly| mainly| \w+ly)? "
    r"(?:weighted|skewed|drawn|taken from|recruited|selected|self-selected|based on|sensitive to|"
    r"representative|preliminary|provisional|small|tiny|partial|picked|chosen|volunteers|collected|"
    r"made up of|modelled|modeled|inflated|flattered|valid|self-reported|customers|users|members))"
)
_LINK = r"(?:but|though|although|however|yet|and|while|even though|albeit|or)?,?\s*"
_LIMITING = re.compile(
    rf"(?:^|[,;:—–]\s*|\bthat )(?P<clause>{_LINK}(?:"
    rf"(?:the|this|that|these|those|its|their|his|her|both|such|an?)? ?(?:[\w’'-]+ ){{0,3}}?{_MEASURE} "
    rf"(?:[\w’'-]+ ){{0,2}}?(?:{_STRONG}|{_WEAK})|"
    r"(?<=though )(?:[\w’'-]+ ){1,3}(?:noted|cautioned|warned|conceded|acknowledged|admitted)|"
    rf"an? (?:\w+ )?{_MEASURE} (?:that|which|it|they|the|based|derived|drawn|taken|calculated|computed|"
    rf"measured|from|for|of)|"
    rf"(?:that|this|which|these) (?:also |only |however )?(?:{_STRONG}|{_WEAK}|includ(?:es?|ed))|"
    rf"(?:it|they|(?:the|its|their|both|such) (?:[\w’'-]+ ){{1,3}}?)\s?(?:{_STRONG}))\b)",
    re.IGNORECASE,
)
_LEAVES_OUT_ZH = (
    r"不[包]?[含括计]|不适用|除外|例外|[不未]在此列|未[包]?[含计]|剔除|扣除|仅限|仅[指对适面含计]|只[限对计面适含指]|"
    r"前提(?:是|为)|不具(?:有)?代表性|样本[^，。；]{0,6}(?:仅|为|来自|偏)"
)
_INCLUDES_ZH = (
    r"(?:(?:其中|上述|该|这|此)[^，。；\d]{0,8}?(?:包[含括]|含|基于|取决于|以[^，。；]{2,12}为)|"
    r"(?:上述|该|这|此)[^，。；\d]{0,8}?来自)"
)
_CLAUSE_ZH = re.compile(
    rf"(?:^|(?<=[，,；;]))\s*(?P<clause>[^，,。；;]*(?:{_LEAVES_OUT_ZH}|{_INCLUDES_ZH})[^。；;]{{0,30}})"
)
# The same of anything that was told before: "Carts in Hefei, which are older, are not included".
_OF_ANOTHER = re.compile(
    rf"(?P<clause>(?:(?:But|And|However,) )?[A-Z][^;:.]{{2,70}}? (?:{_STRONG}))\b"
)
_STRICT = re.compile(rf"\b{_STRONG}\b", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:which|who|that) ", re.IGNORECASE)
_CHECKED = re.compile(
    r"\b(?:verif\w+|audit\w*|unaudited|unverified|confirm\w*|check\w*|independent\w*|corroborat\w+|"
    r"authentic\w*)\b",
    re.IGNORECASE,
)
_BACK_ZH = re.compile(r"(?:但|不过|其中|上述|该|这|此|以上|前述|样本|受访|调查|统计|其)")
_KEEPS = re.compile(
    r"\b(?:exclud\w+|left out|without|only "
    r"(?=for|to|in|on|if|when|where|those|with|from|covers?|counts?|includes?|appl|the)|"
    r"(?:not|n[’']t)(?: \w+)? (?:all|count|includ|cover|appl|represent|reflect)\w*|covers? only|leav\w+ "
    r"out|apart from|except\w*|limited|restricted|alone|based on|includ\w+|provid\w+|if|unless|once|"
    r"(?:as|so) long as|condition\w*|subject to|invit\w+|"
    r"some|certain|several|few|sample|respondents|among|of its own|other than|but not|depend\w*|"
    r"assum\w+|partly|whose count|counts?|before tax|net of|pre-tax)\b",
    re.IGNORECASE,
)


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a note on each limit of an origin, or of the sentence after it, that a sentence left out."""
    for origin in claim.origins[:1] if claim.headline else claim.origins:
        found = _across(claim, origin) if origin.statement.chinese else _within(claim, origin)
        for statement, shown in (*_unverified(claim, origin), *found):
            yield limited(claim, statement, shown)


def _within(claim: Claim, origin: Origin) -> Iterator[tuple[Statement, str]]:
    """Yield the limits that an English origin sets itself or in the next sentence."""
    if not (origin is claim.origins[0] or origin.share >= _TOLD):
        return
    said, found = origin.statement, list[tuple[Statement, str]]()
    for statement in (said, *_next(claim, said, _CHAIN)):
        shown = _limit(claim, statement, own=statement is said, chained=bool(found))
        if shown:
            found.append((statement, shown))
        elif statement is not said:
            break
    # what is left out says more than what is taken in
    yield from sorted(found, key=lambda each: not _STRICT.search(each[1]))[:1]


def _limit(claim: Claim, statement: Statement, *, own: bool, chained: bool) -> str:
    """Return the words by which a statement limits what it, or the one before it, says; or none."""
    text = outside(statement.text).lstrip()
    match = _LIMITING.search(text)
    if match is None and not own:
        match = _OF_ANOTHER.match(text)
        named = match and {s for s in map(stem, plain(match[0])) if s not in STOP}
        if named and not (chained or named & claim.sentence.stems):
            return ""
    if match is None:
        return ""
    clause = text[match.start("clause") :]
    if match.start() and _RELATIVE.match(clause):
        clause = re.split(r",(?!\d)", clause)[0]
    elif not own and text[: match.start()].strip():
        return ""
    shown = " ".join(clause.split()[: max(_SHOWN, len(match["clause"].split()))])
    turn = match["clause"] if not own or match.start() else ""
    return shown if turn and not _kept(claim, shown, turn) else ""


def _next(claim: Claim, said: Statement, reach: int = 1) -> Iterator[Statement]:
    for after in claim.sources.beside(said, reach):
        if after.source == said.source and after.start > said.start:
            yield after


def _kept(claim: Claim, shown: str, turn: str) -> bool:
    """Whether a sentence of the draft has most of what a limit says beside the words that turn to it."""
    words = {s for s in map(stem, plain(shown)) if s not in STOP}
    told = words - set(map(stem, plain(turn)[:-1])) or words
    return any(
        len(told & s.stems) >= (_HINTED if _KEEPS.search(s.text) else _TOLD) * len(told)
        for s in claim.draft.statements
    )


def _shares_a_figure(claim: Claim, origin: Origin) -> bool:
    return any(
        agrees(figure, own)
        for figure in origin.statement.figures
        if not figure.dated
        for own in claim.sentence.figures
    )


def _across(claim: Claim, origin: Origin) -> Iterator[tuple[Statement, str]]:
    """Yield the limits that a Chinese origin sets itself or in the next sentence."""
    said = origin.statement
    if not origin.across or (
        origin is not claim.origins[0] and not _shares_a_figure(claim, origin)
    ):
        return
    for statement in (said, *_next(claim, said)):
        if statement is not said and not _BACK_ZH.match(statement.text.strip()):
            continue
        match = _CLAUSE_ZH.search(statement.text)
        within = match is not None and statement is said
        opens = match is not None and within and not match.start("clause")
        another = match is not None and within and origin.of_another_figure(*match.span("clause"))
        if match and not (opens or another) and not _KEEPS.search(claim.sentence.text):
            yield statement, match["clause"].strip("，。；、 ")[: 2 * _SHOWN]
            return


def _unverified(claim: Claim, origin: Origin) -> Iterator[tuple[Statement, str]]:
    """Yield where an origin with a figure, or the statement after it, says that nobody has checked it."""
    said = origin.statement
    if _CHECKED.search(_beside(claim)):
        return
    for statement in (said, *_next(claim, said)):
        match = disputed.UNVERIFIED.search(outside(statement.text))
        if match and (statement is not said or (match.start() and claim.sentence.figures)):
            yield statement, statement.around(*match.span())
            return


def _beside(claim: Claim) -> str:
    """Return the text of a sentence with those before and after it."""
    held = claim.draft.statements
    place = held.index(claim.sentence)
    return " ".join(s.text for s in held[max(0, place - 1) : place + 2])
