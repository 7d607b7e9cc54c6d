"""What denies: plain negations of a sentence, and the words of a source that may stand behind one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from drafter.truth.reading.opposites import opposites
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, Token

_NOT = frozenset("not never cannot no neither nor none nobody nothing without".split())
# Set phrases with a "not" that denies nothing, tried around each negation.
_IDIOM = re.compile(
    r"\b(?:not|no) (?:only|just|least|fewer|less|more|later|merely|simply|to mention|matter|doubt)\b|"
    r"\b(?:vot(?:e|es|ed|ing)|sa(?:y|id|ys|ying)) no\b|"
    r"\bwhether or not\b|\bif not\b|\bno\.? ?\d|(?:,|\bbut) not\b|"
    r"\bno (?:extra |additional )?(?:cost|charge|obligation)s?\b|"
    r"(?:\b(?:can)?not|n[’']t)\b[^.,;]{0,60}\b(?:until|"
    r"for (?:at least |another |some |the next )?[\w-]+ (?:more )?(?:days|weeks|months|years|decades))\b|"
    r"(?:\bnot|n[’']t\b)(?:(?! and | where | who | which )[^.,;]){0,60}(?<!year )\bbefore\b|"
    r"\bno one (?:but|other)\b|\bnone other\b|\bwithout doubt\b",
    re.IGNORECASE,
)
_NO_DENIAL = re.compile(
    r"\b(?:not|no) (?:only|just|least|fewer|less|more|later|earlier|sooner|merely|simply|doubt|(?=\d))|"
    r"\bno\. ?\d|"
    r"\bcan(?: ?not|[’']t) (?:help|wait)\b|\bnone other\b|"
    r"\bno (?:extra |additional )?(?:cost|charge|obligation)s?\b|"
    r"\bonly (?=\d|(?:one|two|three|four|five|six|a|an|the)\b)|\bjust only\b",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"n[’']t\b|\b(?:not|never|no|cannot|neither|nor|none|nobody|nothing|nowhere|without|hardly|barely|"
    r"scarcely|rarely|seldom|unable|unlikely|impossible|yet to|unclear|longer|zero|"
    r"(?:dont|didnt|wont|cant|isnt|wasnt|doesnt|havent|hasnt|nope|nah)|"
    r"fail\w*|refus\w*|den(?:y|ies|ied|ying|ial)|declin\w*|reject\w*|lack\w*|avoid\w*|prevent\w*|stop\w*|"
    r"ban(?:s|ned|ning)?|prohibit\w*|forb[ai]d\w*|block\w*|absen\w*|except|unless|until|halt\w*|"
    r"exempt\w*|waiv\w*|turn(?:s|ed|ing)? down|s[ck]eptic\w*|unconvinced|reluctan\w*|"
    r"rather [^,.;]+ than|rul(?:es|ed|ing) out|refrain\w*|doubt\w*|against|cancel\w*|withdr[ae]w\w*|"
    r"ceas\w+|missing|exclud\w+|exclusion|rid|free|acquit\w*|exonerat\w*|"
    r"clear(?:s|ed|ing)? (?:[^.;]{1,40} )?of|bar(?:s|red|ring)?|oppos\w*)\b",
    re.IGNORECASE,
)
_SOFT = re.compile(
    r"\b(?:rather|instead|few|little|less|only|too|however|but|although|though|yet|still)\b",
    re.IGNORECASE,
)
# What joins one clause to the next.
_ADVERSATIVE = re.compile(r"but|although|though|however", re.IGNORECASE)
_APART = re.compile(r"[;:()“”\"]|,\s|\b(?:and|but|while|whereas|although|because)\b", re.IGNORECASE)
_FIRM_BEFORE, _FIRM_AFTER = 50, 25  # characters round a word in which what denies it stands
_SOFT_REACH = 12  # the same for words that may deny
_MAY = re.compile(r"\b(?:may|might)\s+$", re.IGNORECASE)
_TELLING = re.compile(
    r"(?:disclos|mention|specif|reveal|comment|identif|say|express|respond|elaborat|verif|confirm|know|"
    r"clear)\w*$|discuss$",
    re.IGNORECASE,
)
# What goes on has not changed; what is put off, given up or left free is not done.
_UNDONE = re.compile(
    r"\b(?:still|remain\w*|continu\w*|ke(?:ep\w*|pt)|retain\w*|un(?:changed|affected|altered|touched)|"
    r"suspend\w*|postpon\w*|shelv\w*|scrap\w*|abandon\w*|disput\w*|oppos\w*|veto\w*|spared?|"
    r"voluntar\w+|optional\w*|stay(?:s|ed|ing)? out)\b",
    re.IGNORECASE,
)
_NO = re.compile(
    r"[^?!]{1,60}\b(?:decid\w+|vot\w+|opt\w+|c[ao]me (?:down|out)|advis\w+) against\b|"
    r"(?:[^:?!]{1,60}: *)?[“\"]?(?:no|not|none|never)\b|"
    r"(?:[^:?!]{1,60}: *)?[“\"]?(?:we|i|it|they|that|this|there)\b[^.,;:]{0,16}(?:n[’']t\b|\b(?:not|no)\b)",
    re.IGNORECASE,
)
_FULL = 4  # content words; a clause of fewer says too little without the rest of its sentence
_REACHES = ((_FIRM, _FIRM_BEFORE, _FIRM_AFTER), (_SOFT, _SOFT_REACH, _SOFT_REACH))
_SCOPE = 4  # content words that a negation may be about
_WINDOW = 3  # content words each way that tell which words two texts have in common
_CUT = re.compile(
    r"[,;:()“”\"]|[.!?][’']?\s|\b(?:while|whereas|although|who|which|but)\b|\band (?=\w+(?:s|ed)\b)"
)


@dataclass(frozen=True, slots=True)
class Negation:
    """A plain negation with the words it is about, the nearest first, and the clause around it."""

    token: Token
    scope: tuple[Token, ...]
    subject: str  # stem of the content word before it in its clause, "" where there is none
    clause: frozenset[str]  # stems of its content words, or of the sentence where they are few
    full: bool  # whether the clause had enough of its own
    guarded: bool  # "may not be", "did not say": nothing that a source would state outright


def negations(statement: Statement) -> Iterator[Negation]:
    """Yield each plain negation of a statement; a set phrase such as "not only" is none."""
    idioms = [(m.start(), m.end()) for m in _IDIOM.finditer(statement.text)]
    for token in statement.tokens:
        place = token.start - statement.start
        if not _plain(token.text.lower()):
            continue
        if any(start <= place < end for start, end in idioms):
            continue
        inside = told(statement, place)
        full = len(inside) >= _FULL
        around = inside if full else [t for t in statement.tokens if tells(t)]
        after = [t for t in inside if t.start > token.start][:_SCOPE]
        before = [t for t in inside if t.start < token.start][-2:]
        scope = tuple(after or before[::-1])
        subject = before[-1].stem if before else ""
        stems = frozenset(t.stem for t in around)
        yield Negation(token, scope, subject, stems, full, _guarded(statement.text[:place], scope))


def told(statement: Statement, place: int) -> list[Token]:
    """Return the words that say something in the clause at a place of a statement."""
    return list(filter(tells, clause(statement, place)))


def clause(statement: Statement, place: int) -> list[Token]:
    """Return the words of the clause at a place of a statement."""
    first, last = _clause(statement.text, place)
    return [t for t in statement.tokens if first <= t.start - statement.start < last]


def neighbours(statement: Statement, token: Token) -> frozenset[str]:
    """Return the stems of the words nearest to one on each side that say something, in its clause."""
    inside = told(statement, token.start - statement.start)
    before = [t.stem for t in inside if t.end <= token.start][-_WINDOW:]
    after = [t.stem for t in inside if t.start >= token.end][:_WINDOW]
    return frozenset((*before, *after)) - {token.stem}


def _guarded(before: str, scope: tuple[Token, ...]) -> bool:
    """Whether a negation only supposes, or only says that something was left unsaid."""
    return bool(_MAY.search(before)) or any(_TELLING.match(word.text) for word in scope[:2])


def asks(statement: Statement) -> bool:
    """Whether a statement is a question."""
    return statement.text.rstrip(' ”"’').endswith("?")


def refuses(statement: Statement) -> bool:
    """Whether a statement opens with a no, whoever speaks: "Ada Quill: No, the board …", "We're not"."""
    return _NO.match(statement.text.strip()) is not None


def denies_firmly(statement: Statement) -> bool:
    """Whether a statement has a word that denies whatever it is said of: not, fail, exempt."""
    return _FIRM.search(statement.text) is not None


def leaves_undone(statement: Statement) -> bool:
    """Whether a statement tells a denial in a positive word: still, continue, postpone."""
    return _UNDONE.search(statement.text) is not None


def tells(token: Token) -> bool:
    """Whether a word says something of its own."""
    return token.stem not in STOP and not token.text[0].isdigit() and not _plain(token.text.lower())


def _plain(word: str) -> bool:
    """Whether a word in small letters is a plain negation."""
    return word in _NOT or word.replace("’", "'").endswith("n't")


def _clause(text: str, place: int) -> tuple[int, int]:
    cuts = list(_CUT.finditer(text))
    first = max((m.end() for m in cuts if m.end() <= place), default=0)
    return first, min((m.start() for m in cuts if m.start() >= place), default=len(text))


def denied(
    statement: Statement,
    tokens: Sequence[Token],
    own: frozenset[str],
    *,
    apart: bool = False,
) -> bool:
    """Whether something near one of these words denies it, other than a word of `own`.

    With `apart` what stands in another clause denies nothing: "but it did".
    """
    text = statement.text
    idioms = [(m.start(), m.end()) for m in _NO_DENIAL.finditer(text)]
    for token in tokens:
        start, end = token.start - statement.start, token.end - statement.start
        for pattern, before, after in _REACHES:
            first = max(0, start - before)
            for cue in pattern.finditer(text, first, end + after):
                word = cue.group().lower()
                between = text[min(cue.end(), end) : max(cue.start(), start)]
                if apart and (_ADVERSATIVE.match(word) or _APART.search(between)):
                    continue
                within = any(begins <= cue.start() < ends for begins, ends in idioms)
                if not within and (_plain(word) or word not in own):
                    return True
    return False


def contrary(tokens: Iterable[Token], words: Sequence[Token]) -> bool:
    """Whether a text has the opposite of one of these words: closed, unable, risk-free, jobless."""
    said = {token.text.lower() for token in tokens}
    return any(opposites(word.text.lower()) & said for word in words) or denied_by_form(said, words)


def denied_by_form(said: Iterable[str], words: Sequence[Token]) -> bool:
    """Whether a word in small letters denies one of these by what it begins or ends with: non-cash."""
    stems = [re.escape(word.stem) for word in words if len(word.stem) >= 4]
    return any(
        re.match(rf"(?:un|in|im|ir|dis|non-?){stem}|{stem}\w*(?:-free|less)$", other)
        for other in said
        for stem in stems
    )
