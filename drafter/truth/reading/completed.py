"""Figures with what they leave out and the words beside them tell: a unit, a scale, a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from drafter.truth.reading.quantity import Figure
from drafter.truth.reading.units import CENTS, MEASURES, SCALES, WITH_CENTS, any_of

_BEFORE = 20  # characters in which "the same year's" stands
_ALIKE = 5  # the ends of a range lie no further apart
_JOIN = re.compile(r"\s?(?:-|–|—|~|to|and|or|至|到)\s?$", re.IGNORECASE)
# "26 minutes in Shanghai and 34 in Chengdu", "38 days, not 51", "to 31 minutes from 36"
_CARRIES = re.compile(
    r"[^.;:0-9]{0,40}?(?:\band|\bfrom|\bto|\bthan|\bagainst|\bnot|\bversus|\bcompared with|\binstead of|,)"
    r"(?: (?:about|nearly|just|only|almost|over|more than))?\s",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s*(?:[.,;)]|$)|\s(?:in|at|for|on|a|an|the|last|before|earlier|and|previously|by|to|from)\b"
)
_CENTS = ("", "centimes")
_PARTS_OF_ONE = range(10, 100)
_PRICE = re.compile(r" (?:and )?")
_OLDEST = 110
_LED = 170  # characters before an age in which words tell that it is one
_OVER = (
    r"(?:(?:over|under|about|around|only|just|from|of|between|at least|more than|"
    r"no \w+ than|\w+er than) )?"
)
_OF_AGE = re.compile(
    rf"\b(?:aged|ages?|at the age of|between the ages of|(?:people|those|anyone|everyone|users|children) "
    rf"(?:who (?:are|were) )?(?:over|under|above|below|older than|younger than)) {_OVER}$|"
    rf"\b(?:young|old)(?:er|est)\b(?! than)[^.,;]{{0,140}}? "
    rf"(?:is|was|being|at|aged|turned|just|only) {_OVER}$|"
    r"\b(?:older|younger) than $|(?-i:\b[A-Z][a-z]+ [A-Z][a-z]+)(?:, [a-z ]{1,30},)? "
    r"(?:is|was|turned|turns) $",
    re.IGNORECASE,
)
# "a driver, 26, drove", "the founder (52)"
_BESIDE_NAME = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) (?:[a-z-]+ ){0,4}[a-z-]+(?:, | \()$|"
    r"(?:^|[.,;] )[A-Za-z][a-z]+ [A-Za-z][a-z]+(?: ?, | \()$|\b[A-Z][a-z]+ [A-Z][a-z]+(?: ?, | \()$"
)
_DOLLARS = {
    "canadian": "CAD",
    "australian": "AUD",
    "new zealand": "NZD",
    "hong kong": "HKD",
    "singapore": "SGD",
    "taiwan": "TWD",
}
_DOLLARS_ARE = re.compile(
    r"\b(?:amounts?|figures?|numbers|results|dollars)\b[^.]{0,60}?\b(?:in|are) "
    rf"({any_of(_DOLLARS)}) dollars\b",
    re.IGNORECASE,
)
_MILLION = 1e6
_FULL = 1000  # from here on the first number of a range leaves out no scale
_AND = re.compile(r",?\s?(?:and\s|零|又)?", re.IGNORECASE)
_LENGTHS = {("year", "month"): 12, ("hour", "minute"): 60, ("minute", "second"): 60}
_UNLIKE = ("count", "ordinal", "times", "percent", "points")
_THAN = re.compile(r" (?:less|more|fewer|cheaper|dearer|longer|shorter) than\b")
_SHORT = re.compile(
    r"\bthe (first|second|third|fourth)(?=\s*(?:[.,;)]|$|and\b|from\b|to\b))", re.IGNORECASE
)
_SHORT_NUMBER = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_THAT = re.compile(r"\b(?:that|the same year['’]s) $", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.。](?!\d)")
_LAST_DAY = re.compile(
    r"\s?(?:to|through|until|till|and|-|–|—)\s?(3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
    r"(?![\w%]|[.,:]\d|\s(?:percent|per cent|million|billion|thousand|people|points|yuan|years?|"
    r"months?|days?|"
    r"weeks?|hours?|cars|stores|"
    r"jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec))",
    re.IGNORECASE,
)
_TO_DAY = re.compile(r"\s?(?:至|到|-|–|—|~)\s?")
_NEAR = 160  # characters within which a quarter is named by its number alone


def completed(found: list[Figure], text: str) -> list[Figure]:
    """Return the figures of a text, in their order, with what each leaves out."""
    _name_years(found, text)
    found = _with_short_periods(_with_last_days(found, text), text)
    found = _cents_of(_of_one_country(_aged(found, text), text))
    carried = _carried_units(_spread_ranges(_joined_prices(found, text), text), text)
    return list(_joined_lengths(carried, text))


def _of_one_country(found: list[Figure], text: str) -> list[Figure]:
    """Give a bare "$" the country that a text names for all its amounts: "in Canadian dollars"."""
    told = _DOLLARS_ARE.search(text)
    if told is None:
        return found
    unit = _DOLLARS[told[1].lower()]
    return [replace(f, unit=unit) if f.unit == "USD" and f.text[0] == "$" else f for f in found]


def _name_years(found: list[Figure], text: str) -> None:
    """Give "that July" the year of the date before it."""
    for index in range(1, len(found)):
        first, second = found[index - 1], found[index]
        year = re.match(r"[0-9]{4}", str(first.value)) if first.unit == "date" else None
        if (
            year
            and second.unit == "date"
            and _THAT.search(text[max(0, second.start - _BEFORE) : second.start])
        ):
            value = re.sub(r"^(?:[0-9]{4}|-)-", f"{year.group()}-", str(second.value))
            found[index] = replace(second, value=value, guessed=False)


def _with_last_days(found: list[Figure], text: str) -> list[Figure]:
    """Give the day that ends "October 28 to 30" and 10月28日至30日 the month of the first."""
    full: list[Figure] = []
    for figure in found:
        first = full[-1] if full else None
        value = str(first.value) if first and first.unit == "date" and not first.noun else ""
        day = re.match(r"(.*\d\d)-(\d\d)$", value)
        if first is None or day is None:
            full.append(figure)
        elif str(figure.value).startswith("---"):
            joined = _TO_DAY.fullmatch(text[first.end : figure.start])
            own = replace(figure, value=f"{day[1]}-{str(figure.value)[-2:]}", guessed=first.guessed)
            full.append(own if joined else figure)
        elif figure.unit == "count" and (last := _LAST_DAY.match(text, first.end)):
            inside = last.start(1) == figure.start and int(last[1]) > int(day[2])
            own = replace(first, value=f"{day[1]}-{int(last[1]):02d}", start=figure.start,
                          end=last.end(), text=text[figure.start : last.end()])  # fmt: skip
            full.append(own if inside else figure)
        else:
            full.append(figure)
    return full


def _with_short_periods(found: list[Figure], text: str) -> list[Figure]:
    """Add the quarters and halves named by their number alone: "in the first half and the second"."""
    added = []
    for match in _SHORT.finditer(text):
        before = [f for f in found if f.unit == "date" and f.end <= match.start()]
        period = re.match(r"(.*-[QH])[1-4]$", str(before[-1].value)) if before else None
        if (
            period
            and match.start() - before[-1].end <= _NEAR
            and not _SENTENCE_END.search(text[before[-1].end : match.start()])
        ):
            value = f"{period[1]}{_SHORT_NUMBER[match[1].lower()]}"
            start, end = match.span()
            added.append(replace(before[-1], value=value, start=start, end=end, text=match.group()))
    return sorted([*found, *added], key=lambda figure: figure.start) if added else found


def _aged(found: list[Figure], text: str) -> list[Figure]:
    """Give bare numbers that words make an age the unit of years: "aged 40 to 49", "the youngest is 11"."""
    full: list[Figure] = []
    for figure in found:
        bare = figure.unit == "count" and not figure.noun and figure.number <= _OLDEST
        if bare and figure.number.is_integer():
            before = text[max(0, figure.start - _LED) : figure.start]
            joined = (
                full
                and full[-1].unit == "year"
                and _JOIN.fullmatch(text[full[-1].end : figure.start])
            )
            beside = _BESIDE_NAME.search(before) and re.match(r" ?[,)]", text[figure.end :])
            if joined or _OF_AGE.search(before) or (beside and figure.text.isdigit()):
                figure = replace(figure, unit="year")
        full.append(figure)
    return full


def _spread_ranges(found: list[Figure], text: str) -> list[Figure]:
    """Give both ends of "10 to 12 percent" and "US$10-12 million" the same unit and scale."""
    spread = list(found)
    for index, (first, second) in enumerate(pairwise(found)):
        between = text[first.end : second.start]
        if first.dated or second.dated or not _JOIN.fullmatch(between):
            continue
        alike = "," in first.text or first.number < second.number < _ALIKE * first.number
        if first.number >= _FULL and not alike:
            continue
        if "and" in between and not re.search(
            r"\bbetween\W*$", text[max(0, first.start - 12) : first.start]
        ):
            continue
        if first.bound in ("under", "over") and "to" in between:
            continue  # "children under 14 to 40 minutes a day"
        # "US$10 to 12 million" is a range; "rose 10 percent to 12 million" is none
        shared = first.unit == second.unit or first.unit == "count"
        if not shared and not (first.money and second.unit == "count"):
            continue
        unit = second.unit if first.unit == "count" else first.unit
        small = first.number < 1000 and first.step < 1000
        tiny = first.unit == "count" and _scale(second) < 1  # "23 to 25 cents"
        scale = _scale(second) if small and (second.step >= 1000 or tiny) else 1.0
        if unit == "ordinal":
            continue
        if first.number >= _FULL:  # "30,000 to 80,000 tonnes" leaves out no thousands
            bare = first.unit == "count" and _measure(second) != ""
            scale = MEASURES[_measure(second)][1] if bare else 1.0
            # "US$1,620-1,650 million" leaves out a million
            if _MILLION <= _scale(second) <= second.number / first.number:
                scale = _scale(second)
        value, step = first.number * scale, first.step * scale
        spread[index] = replace(
            first, value=value, unit=unit, noun=second.noun, step=step, edge="low"
        )
        spread[index + 1] = replace(second, unit=unit, edge="high")
    return spread


def _joined_prices(found: list[Figure], text: str) -> list[Figure]:
    """Return the figures with "twelve euros and fifty" as one price."""
    full: list[Figure] = []
    for figure in found:
        before = full[-1] if full else None
        if (
            before is not None
            and before.money
            and before.text[-1:].isalpha()
            and before.number.is_integer()
            and before.number < _FULL
            and _small_change(figure)
            and _PRICE.fullmatch(text[before.end : figure.start])
        ):
            value = before.number + (figure.number if figure.money else figure.number / 100)
            full[-1] = replace(
                before, value=value, end=figure.end, text=text[before.start : figure.end], step=0.01
            )
        else:
            full.append(figure)
    return full


def _small_change(figure: Figure) -> bool:
    """Whether a figure may be what is left of a price after its whole: "fifty", "fifty cents"."""
    if figure.money:
        return figure.number < 1 and not figure.text[-1:].isdigit()
    return figure.unit == "count" and figure.noun in _CENTS and figure.number in _PARTS_OF_ONE


_SCALE_WORD = re.compile(rf" ({any_of(word for word in SCALES if len(word) > 5)})\b", re.IGNORECASE)
_LARGE_SUM = 1000
_SUMMED = re.compile(r" (?:in all|in total|altogether|together|combined|overall)\b")


def _cents_of(found: list[Figure]) -> list[Figure]:
    """Give cents that do not say whose they are the currency of the amount before them."""
    full: list[Figure] = []
    for figure in found:
        before = next((f for f in reversed(full) if f.money), None)
        if before and before.unit in WITH_CENTS and figure.money and CENTS.search(figure.text):
            figure = replace(figure, unit=before.unit)
        full.append(figure)
    return full


def _carried_units(found: list[Figure], text: str) -> list[Figure]:
    """Give "34" in "26 minutes in one city and 34 in the other" the unit of the number before it."""
    full: list[Figure] = []
    for figure in found:
        full.append(_carried(figure, full, text))
    return full


def _carried(figure: Figure, full: list[Figure], text: str) -> Figure:
    """Return a figure with the unit that those before it leave to be understood."""
    before = next((f for f in reversed(full) if not f.dated), None)
    if before is None:
        return figure
    bare = figure.unit == "count" and figure.text[-1:].isdigit()
    if bare and before.unit not in _UNLIKE and _THAN.match(text, figure.end):
        # "326 yuan, 227 less than in first class", "241 days, 43 more than a year before"
        factor = 1.0 if before.money and _scale(before) >= 1 else _per_digit(before)
        return replace(_by(figure, before.unit, factor), noun="")
    amount = next((f for f in reversed(full) if f.money), None)
    figure = _of_the_amount(figure, amount, text, next_to=amount is before)
    if not bare or figure.noun:
        return figure
    low = full[-1]
    if figure.edge == "high" and low.edge == "low" and low.unit != figure.unit and figure.step:
        return _by(figure, low.unit, low.step / figure.step)  # "from 40-45 basis points to 30-35"
    # "412 cents, up from 371"; but "US$5 a share … from 3 banks"
    may_carry = before.unit not in ("count", "ordinal", "times") and not (
        before.money and _scale(before) == 1
    )
    factor = _per_digit(before)
    alike = before.number and 1 / _ALIKE < figure.number * factor / before.number < _ALIKE
    ends = figure.edge == "low" or _ENDS.match(text, figure.end)
    carries = ends and _CARRIES.fullmatch(text[before.end : figure.start])
    return _by(figure, before.unit, factor) if may_carry and alike and carries else figure


def _of_the_amount(figure: Figure, amount: Figure | None, text: str, *, next_to: bool) -> Figure:
    """Return a figure in the money of the amount before it, where it leaves out what it is in."""
    if amount is None or figure.unit != "count" or figure.noun:
        return figure
    # "2 million euros from each of five, or 12 million in all"
    summed = figure.number >= _LARGE_SUM and _SUMMED.match(text, figure.end)
    # "2.3 billion yuan in cash, and 1.5 billion in shares"
    joined = (
        next_to
        and _may_leave_out(figure, amount)
        and _CARRIES.fullmatch(text[amount.end : figure.start])
        and _ENDS.match(text, figure.end)
    )
    return replace(figure, unit=amount.unit) if summed or joined else figure


def _by(figure: Figure, unit: str, factor: float) -> Figure:
    """Return a figure in another unit, so many times its number."""
    value = round(figure.number * factor, 9)
    return replace(figure, value=value, unit=unit, step=figure.step * factor)


def _may_leave_out(figure: Figure, amount: Figure) -> bool:
    """Whether a number in millions may be of the money that an amount before it names."""
    scaled = figure.unit == "count" and not figure.noun and figure.text[-1:].isalpha()
    alike = 1 / _ALIKE < figure.number / amount.number < _ALIKE if amount.number else False
    return scaled and figure.number >= _LARGE_SUM and alike


def _per_digit(figure: Figure) -> float:
    """Return what one stands for in the digits of a figure: 1e6 in "3 megawatts"."""
    return _scale(figure) if figure.unit != "percent" else 1.0


def _scale(figure: Figure) -> float:
    """Return what one unit of the digits stands for: a million in "2.8 million yuan"."""
    digits = re.search(r"[0-9][0-9,]*(?:\.[0-9]+)?", figure.text)
    said = float(digits[0].replace(",", "")) if digits else 0.0
    word = _SCALE_WORD.search(figure.text) if not said else None
    return figure.number / said if said else float(SCALES[word[1].lower()]) if word else 1.0


def _measure(figure: Figure) -> str:
    """Return the word of a figure's measure: the "tonnes" of "80,000 tonnes"."""
    word = re.sub(r"^[\d,.\s-]+", "", figure.text).lower()
    return word if word in MEASURES else ""


def _joined_lengths(found: list[Figure], text: str) -> Iterator[Figure]:
    """Yield the figures with "two years and six months" as one length of time."""
    held: Figure | None = None
    for figure in found:
        steps = _LENGTHS.get((held.unit if held else "", figure.unit))
        if (
            held
            and steps
            and figure.number < steps
            and _AND.fullmatch(text[held.end : figure.start])
        ):
            held = replace(
                figure, value=held.number * steps + figure.number, start=held.start, bound=held.bound,
                text=text[held.start : figure.end],
            )  # fmt: skip
            continue
        if held:
            yield held
        held = figure
    if held:
        yield held
