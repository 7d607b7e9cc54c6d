"""Errors to be planted in supported sentences; each is seeded and returns None where it has no hold.

`plant` looks at what was planted again, by reading it anew, and raises NotWrong where it is no error: a
generator that plants nothing would have every check look perfect.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence

from drafter.truth import figures as read_figures
from drafter.truth.reading.words import is_chinese
from eval.truth.antonyms import antonyms
from eval.truth.verdicts import ATTRIBUTED, HEDGED, Reading, judge, strange

Corruption = Callable[[str, str, Sequence[str], random.Random], "str | None"]

_NUMBER = re.compile(r"(?<![\w.,])[0-9](?:[0-9,]*[0-9])?(?:\.[0-9]+)?(?![\w]|[.,][0-9])")
_SCALED = re.compile(
    r"(?<![\w.,])(?P<number>[0-9](?:[0-9,]*[0-9])?(?:\.[0-9]+)?)(?![\w]|[.,][0-9])"
    r"(?: (?P<scale>thousand|million|billion|trillion)\b)?"
)
SCALES = {"": 1.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
# One capital word may only begin a sentence; two in a row are a name there too.
_NAME = re.compile(
    r"(?:(?<=[a-z0-9,;] )[A-Z][a-z]{2,}|(?<![\w-])[A-Z][a-z]{2,} [A-Z][a-z]{2,})"
    r"(?: [A-Z][a-z]{2,})*(?![\w-])"
)
_OPENINGS = frozenset("dear hello best kind warm regards sincerely subject".split())
_OWNED = "".join(
    f"(?<!{word} )" for word in ("its", "their", "the", "no", "any", "his", "her", "of")
)
_HEDGES = [
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"\b(?:[Rr]eportedly|[Aa]llegedly|apparently|possibly|probably|perhaps|supposedly) ", ""),
        (r"\b(is|are) (?:considering|weighing|mulling|planning) (?=\w+ing\b)", r"\1 "),
        (
            r"\b(?:is|are) (?:said|believed|thought|expected|likely|planned) to (?=[a-z])",
            "will ",
        ),
        (rf"{_OWNED}\b(?:plans?|intends?|aims?|hopes?|wants?|expects?) to (?=[a-z])", "will "),
        (r"\b(?:may|might) (?=[a-z]{2})(?!not\b|also\b|have\b)", "will "),
    )
]
_SAYS = r"(?:said|says|announced|announces|claims|claimed|wrote|told [^,.]{2,40})"
_ATTRIBUTIONS = [
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"^According to [^,]{2,80}, (?=\w)(?!wh)", ""),
        (r"(?<=\bthat), according to [^.,;]{2,80},", ""),
        (r",? according to [^.;]{2,80}(?=\.$)", ""),
        (r",? according to [^.,;]{2,80}(?=[.,;]|$)", ""),
        (rf", (?:[\w’'.-]+ ){{1,8}}{_SAYS}(?: (?:on|in) \w+(?: \d+)?| jointly)?(?=\.$)", ""),
        (rf"^[A-Z](?:(?! and )[^,.;]){{1,60}}? {_SAYS} that (?=\w)", ""),
    )
]
_AUXILIARY = re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|could|should|does|did)\b")
_NOT = re.compile(r"\b(?:not|never)\s|(?<=[a-z])n[’']t\b")

_DENIAL = re.compile(rf"{_NOT.pattern}|\bno\s(?=[a-z])")


def absent_figure(
    sentence: str, source: str, others: Sequence[str], rng: random.Random
) -> str | None:
    """Put a number in another's place that stands nowhere in the source."""
    held = [match for match in _NUMBER.finditer(sentence) if not _yearlike(match.group())]
    if not held:
        return None
    match = rng.choice(held)
    plain = match.group().replace(",", "")
    for _ in range(20):
        digits = "".join(str(rng.randint(1, 9)) if c.isdigit() else c for c in plain)
        number = float(digits)
        if digits in source or digits == plain or abs(number / (float(plain) or 1) - 1) < 0.15:
            continue
        shown = f"{number:,.0f}" if "," in match.group() else digits
        planted = _put(sentence, match, shown)
        read = Reading(sentence, planted, source)
        if (number > 12 or "." in digits) and read.new and not read.given:
            return planted
    return None


def moved_figure(
    sentence: str, source: str, others: Sequence[str], rng: random.Random
) -> str | None:
    """Put a number of the source in another's place, of the same make and not of the sentence."""
    held = list(_SCALED.finditer(sentence) if is_chinese(source) else _NUMBER.finditer(sentence))
    rng.shuffle(held)
    for match in held:
        given = (
            _in_english(match, source) if is_chinese(source) else _alike(sentence, match, source)
        )
        rng.shuffle(given)
        for other in given:
            planted = _put(sentence, match, other)
            read = Reading(sentence, planted, source)
            if read.new and read.lost and read.given == read.new:
                return planted
    return None


def _alike(sentence: str, match: re.Match[str], source: str) -> list[str]:
    """Return the numbers of the source that look like one of the sentence and do not stand in it."""
    make = _make(sentence, match)
    return sorted(
        {
            other.group()
            for other in _NUMBER.finditer(source)
            if _make(source, other) == make and other.group() not in sentence
        }
    )


def _in_english(match: re.Match[str], source: str) -> list[str]:
    """Return the figures of a source that could stand in a number's place, as English writes them."""
    sentence = match.string
    unit = next(
        (
            f.unit
            for f in read_figures(sentence)
            if f.start <= match.start() < f.end and not f.dated
        ),
        "",
    )
    return sorted({spoken(f.number) for f in read_figures(source) if f.unit == unit and f.number})


def unit_slip(sentence: str, source: str, others: Sequence[str], rng: random.Random) -> str | None:
    """Write an amount at another scale: millions as billions, 万 and 亿 read wrongly."""
    held = [m for m in _SCALED.finditer(sentence) if m["scale"] or "," in m["number"]]
    rng.shuffle(held)
    for match in held:
        value = float(match["number"].replace(",", "")) * SCALES[match["scale"] or ""]
        factors = [10.0, 0.1, 1000.0 if match["scale"] else 100.0]
        for factor in rng.sample(factors, len(factors)):
            planted = _put(sentence, match, spoken(value * factor))
            read = Reading(sentence, planted, source)
            whole = match["scale"] or not value * factor % 1
            # one end of a range may lose its currency with its scale, and is another sort of figure then
            alike = {f.unit for f in read.new} & {f.unit for f in read.lost}
            if whole and alike and not read.given:
                return planted
    return None


def changed_date(
    sentence: str, source: str, others: Sequence[str], rng: random.Random
) -> str | None:
    """Put another month, weekday or year in a date's place, one that the source does not have."""
    held = [m for m in re.finditer(rf"\b(?:{'|'.join(_MONTHS + _DAYS)}|(?:19|20)[0-9]{{2}})\b", sentence)
            if m.group() != "May"]  # fmt: skip
    if not held:
        return None
    match = rng.choice(held)
    word = match.group()
    pool = (
        _MONTHS
        if word in _MONTHS
        else _DAYS
        if word in _DAYS
        else [str(y) for y in range(1985, 2031)]
    )
    low = source.lower()
    left = [other for other in pool if other.lower() not in low and other[:3].lower() not in low
            and other not in sentence]  # fmt: skip
    planted = [_put(sentence, match, other) for other in left]
    planted = [text for text in planted if Reading(sentence, text, source).other_date]
    return rng.choice(planted) if planted else None


def foreign_name(
    sentence: str, source: str, others: Sequence[str], rng: random.Random
) -> str | None:
    """Put a name of another source in a name's place."""
    held = list(_held(sentence))
    given = [name for name in _names(rng.choice(others)) if not _any_word(name, source)]
    if not held or not given:
        return None
    return _put(sentence, rng.choice(held), rng.choice(given))


def moved_name(sentence: str, source: str, others: Sequence[str], rng: random.Random) -> str | None:
    """Put another name of the same source in a name's place, as many words long."""
    held = list(_held(sentence))
    rng.shuffle(held)
    for match in held:
        size = len(match.group().split())
        given = [n for n in _names(source) if len(n.split()) == size and not _any_word(n, sentence)]
        if given:
            return _put(sentence, match, rng.choice(given))
    return None


def altered_quotation(
    sentence: str, source: str, others: Sequence[str], rng: random.Random
) -> str | None:
    """Quote the source with one of its words put in another's place."""
    words = re.findall(r"[^\s“”\"]+", _english_lines(source))
    if len(words) < 40:
        return None
    start = rng.randrange(len(words) - 14)
    run = words[start : start + rng.randint(8, 13)]
    places = [
        i for i, word in enumerate(run) if len(word) > 4 and word.isalpha() and word.islower()
    ]
    pool = [w for w in words if len(w) > 4 and w.isalpha() and w.islower() and w not in run]
    if not places or not pool:
        return None
    run[rng.choice(places)] = rng.choice(pool)
    quoted = " ".join(run).strip(".,;:")
    return None if quoted in source else f"{sentence.rstrip('. ')}: “{quoted}.”"


def grafted_clause(
    sentence: str, source: str, others: Sequence[str], rng: random.Random
) -> str | None:
    """Add a clause of another source."""
    clauses = [
        clause.strip()
        for clause in re.split(r"[.;!?\n]|, (?=while|which|who|and)", rng.choice(others))
        if 6 <= len(clause.split()) <= 16 and len(strange(clause, sentence + source)) >= 2
    ]
    return f"{sentence.rstrip('. ')}, while {rng.choice(clauses)}." if clauses else None


def dropped_hedge(
    sentence: str, source: str, others: Sequence[str], rng: random.Random
) -> str | None:
    """Tell as a fact what the sentence, and its source, only report, plan or suppose."""
    if not HEDGED.search(source):
        return None
    planted = sentence
    for pattern, instead in _HEDGES:
        planted = pattern.sub(instead, planted)
    return None if planted == sentence else planted[0].upper() + planted[1:]


def dropped_attribution(
    sentence: str, source: str, others: Sequence[str], rng: random.Random
) -> str | None:
    """Leave out who said what the sentence tells."""
    if not ATTRIBUTED.search(source):
        return None
    for pattern, instead in _ATTRIBUTIONS:
        planted = pattern.sub(instead, sentence, count=1)
        if planted != sentence and len(planted.split()) >= 4:
            return planted[0].upper() + planted[1:]
    return None


def negated(sentence: str, source: str, others: Sequence[str], rng: random.Random) -> str | None:
    """Insert a “not” after an auxiliary verb, or take one out."""
    if re.search(r"\b(?:not|never|no|without)\b|n[’']t\b", sentence):
        match = _NOT.search(sentence)
        return sentence[: match.start()] + sentence[match.end() :] if match else None
    held = list(_AUXILIARY.finditer(sentence))
    if not held:
        return None
    match = rng.choice(held)
    return f"{sentence[: match.end()]} not{sentence[match.end() :]}"


def without_denials(sentence: str) -> Iterator[str]:
    """Yield a sentence once without each “not” and “no” of it."""
    for match in _DENIAL.finditer(sentence):
        yield sentence[: match.start()] + sentence[match.end() :]


def antonym(sentence: str, source: str, others: Sequence[str], rng: random.Random) -> str | None:
    """Put a word's opposite in its place."""
    pairs = antonyms()
    held = [
        m for m in re.finditer(r"(?<![\w’'-])[a-z]+(?![\w’'-])", sentence) if m.group() in pairs
    ]
    if not held:
        return None
    match = rng.choice(held)
    return _put(sentence, match, rng.choice(pairs[match.group()]))


GENERATORS: dict[str, Corruption] = {
    function.__name__: function
    for function in (
        absent_figure, unit_slip, changed_date, foreign_name, altered_quotation, grafted_clause,
        moved_figure, moved_name, negated, antonym, dropped_hedge, dropped_attribution,
    )
}  # fmt: skip


def plant(
    kind: str, sentence: str, source: str, others: Sequence[str], rng: random.Random
) -> str | None:
    """Return the sentence with an error of this kind, None where it has no hold.

    `others` are sources of other stories. Raises NotWrong when the generator planted no error.
    """
    planted = GENERATORS[kind](sentence, source, others, rng)
    if planted is None or planted == sentence:
        return None
    judge(kind, sentence, planted, source)
    return planted


def _put(sentence: str, match: re.Match[str], word: str) -> str:
    return sentence[: match.start()] + word + sentence[match.end() :]


def spoken(value: float) -> str:
    """Return a number as English writes it: 9.4 billion, 320,000, 18.4."""
    for scale in ("trillion", "billion", "million"):
        if value >= SCALES[scale]:
            return f"{value / SCALES[scale]:.12g} {scale}"
    return f"{value:,.0f}" if value >= 1000 else f"{value:.12g}"


def _english_lines(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not is_chinese(line))


def _yearlike(number: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)[0-9]{2}", number))


def _make(text: str, match: re.Match[str]) -> tuple[bool, bool, bool, bool]:
    """Return what tells two numbers apart by their look: money, percent, a year, a scale."""
    before, after = (
        text[max(0, match.start() - 1) : match.start()],
        text[match.end() : match.end() + 10],
    )
    return (
        before in tuple("$€£¥"),
        bool(re.match(r"\s?(?:%|per ?cent)", after)),
        _yearlike(match.group()),
        bool(re.match(r"\s?(?:thousand|million|billion|trillion|bn|m\b)", after)),
    )


def _held(sentence: str) -> Iterator[re.Match[str]]:
    """Yield the names of a sentence; a month is a date, whose place no name can take."""
    return (m for m in _NAME.finditer(sentence) if m.group() not in _MONTHS + _DAYS)


def _names(text: str) -> list[str]:
    """Return the names of a text; a word that also stands in small letters is none."""
    common = set(re.findall(r"\b[a-z]{3,}\b", text)) | _OPENINGS
    found = {match.group() for match in _NAME.finditer(text)} - set(_MONTHS) - set(_DAYS)
    return sorted(n for n in found if not any(word.lower() in common for word in n.split()))


def _any_word(name: str, text: str) -> bool:
    low = text.lower()
    return any(word.lower()[:5] in low for word in name.split())
