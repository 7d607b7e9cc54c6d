"""A “not” that an English sentence has and its Chinese source lacks, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.origins import unbracketed
from drafter.truth.reading import cues
from drafter.truth.reading.denials import Negation, denied, negations
from drafter.truth.reading.limits import named
from drafter.truth.reading.quantity import agrees
from drafter.truth.reading.statements import Statement
from drafter.truth.rules.quotations import outside

# Any character by which Chinese denies, forbids, stops or lacks, but in words that deny nothing.
_DENIES = re.compile(
    r"不(?![仅但断少同久止妨管])|未(?!来|满|成年)|没|无(?!人(?!员)|论|线|疑)|非(?![常洲凡])|[否拒禁缺勿未]|停(?!车)|"
    r"免(?!费)|难(?!度|题)|(?<!航)空(?![间气调军港运中])|莫(?!斯)|零(?![售件食部跑点])|(?<![消预])防(?![护火])|"
    r"(?<!总)裁(?![判定决])|(?<!损)失|"
    r"取消|终止|暂|尚|仅|只(?![^，。]?[股款家个])|撤|退出|关闭|除(?:外|了|去|非)|擅自|少于|低于|不足|以下|避|亏|持平|维持|照常|如常"
)
# The plain ones: "has not", "is not", "without".
_PLAIN = re.compile(
    r"(?:并|尚|仍|还|从|均|都|也|暂)?(?:(?<!因)未(?!来|满|成年|必|免|经|按|履)|没有|并不|并非|"
    r"不(?!(?:得|能|会)不)(?=会|再|能|是|得|涉|予|影响|受|需|支持|收取))"
)
_BOUND = re.compile(
    r"不得?(?:少于|多于|低于|高于|超过?|足|到|及|满|逾)|未(?:达|满|超)|没有?(?:超|到)"
)
# Any word by which English denies or puts the same in a positive word.
_NEGATIVE = re.compile(
    r"n[’']t\b|\b(?:no|not|never|nor|none|nobody|nothing|neither|without|cannot|un\w+|in(?:complete|valid|"
    r"sufficient|accurate|correct|dependent|eligible)\w*|non-?\w+|dis\w+|fail\w*|refus\w*|"
    r"den(?:y|ies|ied)|declin\w*|reject\w*|lack\w*|avoid\w*|prevent\w*|stop\w*|ban\w*|prohibit\w*|"
    r"forb\w+|block\w*|absen\w*|except|exclud\w*|exempt\w*|free|spared?|beyond|only|still|yet|remain\w*|"
    r"instead|rather|few\w*|less|little|hardly|barely|rul\w+ out|out of|miss\w*|zero|despite|although|but|"
    r"keep\w*|kept|until|before|short|pending|suspend\w*|halt\w*|limit\w*|contrary|rumou?rs?|false|wrong|"
    r"continu\w*|waiv\w*|open|silent|neglect\w*|breach\w*|violat\w*|barr?(?:s|ed)?|at most|up to|"
    r"maximum|caps?|capped|secret\w*|idle|empty|lose|lost|loss)\b",
    re.IGNORECASE,
)
_NOT_BUT = re.compile(r"[并]?(?:不|非)是?[^，,。；;]{1,20}[，,]?而是")  # 不是一线城市，而是县城
# "not even", and what a source leaves unsaid without a word of it.
_UNSAID = re.compile(
    r"\S+ (?:even|a single|one|(?:\w+ )?(?:say|disclos|reveal|comment|giv|nam|specif|mention|explain|"
    r"releas|publish|elaborat|respond|repl)\w*)",
    re.IGNORECASE,
)
# What somebody has not told may be told by another.
_LEFT_UNSAID = re.compile(
    r"(?:对外|公开|正式|具体)?(?:披露|公布|透露|公开|说明|证实|确认|回应|置评|剔除|扣除|计入|考虑)"
)
# "No city had more of them than": the most, 最多
_MOST = re.compile(
    r"no (?:other )?(?:[a-z-]+ ){1,4}?(?:has|have|had|is|are|was|were|saw|drew|took|sold|made|got) "
    r"(?:more|[a-z]+er)\b",
    re.IGNORECASE,
)
_PART = re.compile(r"[,;:]\s|\b(?:and|but|while|that|as|because|when|where|which|who)\b")
_OF_A_VERB = re.compile(r"not$|never$|cannot$|\w+n[’']t$", re.IGNORECASE)
_NEAR = 60  # characters after a negation in which the figure stands that it denies
_STOP = re.compile(r"[，,。；;：:]")


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a finding where a sentence and the Chinese statement it was made from differ by a “not”."""
    held = [origin.statement for origin in claim.origins if origin.across]
    if not held or not held[0].chinese or not claim.match.across:
        return
    yield from _inserted(claim, held)
    yield from _lost(claim, held[0])


def _inserted(claim: Claim, held: list[Statement]) -> Iterator[Finding]:
    """Yield a finding for a negation to which nothing in the Chinese passage answers."""
    bare, offset = unbracketed(claim.sentence.text), claim.sentence.start
    if any(
        not f.dated and bare[f.start - offset] != " " and not claim.sources.places(f)
        for f in claim.sentence.figures
    ):
        return  # "17 were not from there", worked out from those who were
    unquoted = outside(claim.sentence.text)
    for negation in negations(claim.sentence):
        place = negation.token.start
        quoted = unquoted[place - claim.sentence.start] == " "
        if negation.guarded or quoted or not negation.scope:
            continue
        told = place - claim.sentence.start
        if claim.headline or any(p.match(claim.sentence.text, told) for p in (_UNSAID, _MOST)):
            continue
        if _DENIES.search(_BOUND.sub("", _passage(claim, held, negation))):
            continue
        if any(
            denied(s, [t for t in s.tokens if t.stem == word.stem], frozenset())
            for word in negation.scope
            for s in claim.sources.holding(word.stem)
            if not s.chinese
        ):
            continue
        word = negation.token.text
        message = (
            f"The draft says “{word}”; the source has no such denial. Read the two side by side."
        )
        yield claim.finding("claim", "warning", word, message, claim.sources.span(held[0]))
        return


def _passage(claim: Claim, held: list[Statement], negation: Negation) -> str:
    """Return what tells in Chinese what is denied: round the clause of its figure, or else all near."""
    end = negation.token.end
    part = _PART.search(claim.sentence.text, end - claim.sentence.start)
    last = min(end + _NEAR, claim.sentence.start + part.start() if part else claim.sentence.end)
    begun = [m.end() for m in _PART.finditer(claim.sentence.text, 0, end - claim.sentence.start)]
    first = claim.sentence.start + max(begun, default=0)
    within = [f for f in claim.sentence.figures if first <= f.start <= last and not f.dated]
    near = [f for f in within if f.start >= end][:1]
    if bool(near) != bool(_OF_A_VERB.match(negation.token.text)):
        near += [f for f in within if f.start < end][
            -1:
        ]  # "11 were not named", "9 without pay for 3"
    if any(agrees(own, f) for own in near for statement in held for f in statement.figures):
        places = [p for own in near for p in claim.sources.places(own) if p[0].chinese]
        return "".join(_beside(s.text, f.start - s.start) for s, f in places)
    if begun and not within and any(not f.dated for f in claim.sentence.figures):
        # a clause of its own, which the figures of the others do not find
        return "".join(s.text for s in claim.sources.statements if s.chinese)
    beside = [s for s in claim.sources.beside(held[0], 1) if s.source == held[0].source]
    return "".join(s.text for s in {*claim.match.statements, *beside, *held} if s.chinese)


def _lost(claim: Claim, said: Statement) -> Iterator[Finding]:
    """Yield a finding where the clause that a sentence tells is denied in Chinese, and not in it."""
    if _NEGATIVE.search(claim.sentence.text) or cues.ACCUSES.search(claim.sentence.text):
        return
    for match in _PLAIN.finditer(outside(said.text)):
        place = match.start()
        if _BOUND.match(said.text, place) or _LEFT_UNSAID.match(said.text, match.end()):
            continue
        if _NOT_BUT.match(said.text, place):
            continue
        if not _tells(claim, said, match):
            continue
        shown = _clause(said.text, match.start())
        message = f"The source denies this (“{said.text[slice(*shown)]}”): a “not” was lost."
        yield claim.finding(
            "claim", "warning", claim.sentence.text, message, claim.sources.span(said)
        )
        return


def _tells(claim: Claim, said: Statement, match: re.Match[str]) -> bool:
    """Whether a sentence has a figure or names a thing of the clause in which a denial stands."""
    first, last = _clause(said.text, match.start())
    within = [f for f in said.figures if first <= f.start - said.start < last and not f.dated]
    if within:
        return any(agrees(f, own) for f in within for own in claim.sentence.figures)
    return any(name.search(claim.sentence.text) for name in named(said.text[first:last]))


def _clause(text: str, place: int) -> tuple[int, int]:
    first = max((m.end() for m in _STOP.finditer(text, 0, place)), default=0)
    end = _STOP.search(text, place)
    return first, end.start() if end else len(text)


def _beside(text: str, place: int) -> str:
    """Return the clause at a place with the one on each side of it."""
    first, last = _clause(text, place)
    first, _ = _clause(text, max(0, first - 1))
    _, last = _clause(text, min(len(text), last + 1))
    return text[first:last]
