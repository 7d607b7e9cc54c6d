"""What a figure is, and how a figure of a draft stands to a figure of a source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Bound = Literal["", "about", "almost", "over", "under", "several", "decade"]
Relation = Literal["same", "rounded", "truncated", "bound", "differs"]

CURRENCIES = frozenset(
    """USD CNY HKD EUR GBP JPY KRW TWD SGD INR CAD AUD BRL CHF THB MYR IDR VND PHP RUB AED SAR TRY KZT
        ILS NZD SEK NOK DKK PLN ZAR MXN MOP PKR EGP BDT CLP COP ARS HUF CZK ISK NGN
        KES PEN PESO KRONE""".split()
)
# Names that several countries give their money; which of them is meant the text leaves to its reader.
_SHARED_NAMES = {
    "PESO": frozenset("PHP MXN CLP COP ARS".split()),
    "KRONE": frozenset("NOK DKK SEK ISK CZK".split()),
}
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_DATED = ("date", "weekday")
_FORTNIGHT = 14  # "last Thursday" and "Thursday" may each be either of two days
_WHOLE = 1e-9
_TEN = 10  # years
_SLIGHT = 0.01  # what a number in full may be off without a word that it is rounded
_IN_MONTHS = {"month": 1.0, "quarter": 3.0, "year": 12.0}
_IN_SECONDS = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0}
_WIDE = ("several", "decade")  # bounds that hold more than twice their number


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A quantity or a date in a text.

    `value` is a number in `unit`, or for unit "date" a string in ISO 8601, as far as the text says
    it: `2026-09-15`, `2026-09`, `2026`, `--09-15` (no year), `2026-Q3`, `--H1`. Units: an ISO currency
    (or `PESO`, `KRONE`, of no country that is named), `percent`, `points` (percentage points),
    `times`, `count`, `ordinal`, `date`, `weekday` (1 to 7), `year`, `month`, `week`, `day`, `hour`,
    `minute`, `second`, or a measure such as `km`, `W`, `B`.
    """

    value: float | str
    unit: str
    start: int
    end: int
    text: str
    bound: Bound = ""
    step: float = 0.0  # the size of the last digit that is shown
    noun: str = ""  # what is counted, or the word for a day
    reached: bool = False  # the bound is a ceiling that is itself reached: up to 250,000
    edge: Literal["", "low", "high"] = ""  # which end of a range it is
    guessed: bool = False  # the year is not in the text but the one nearest to the day of writing

    @property
    def low(self) -> float:
        return self.number * {"about": 0.9, "almost": 0.85, "under": 0.5}.get(self.bound, 1.0)

    @property
    def high(self) -> float:
        return self.number * {"about": 1.1, "over": 1.5}.get(self.bound, 1.0)

    @property
    def number(self) -> float:
        return self.value if isinstance(self.value, float) else 0.0

    @property
    def dated(self) -> bool:
        return self.unit in _DATED

    @property
    def money(self) -> bool:
        return self.unit in CURRENCIES


_YEN_OR_YUAN = ("¥", "￥")  # of yuan, unless what stands around it is Japanese


def comparable(left: Figure, right: Figure) -> bool:
    """Whether the two say the same sort of thing: same currency, both dates, both lengths of time."""
    mine, theirs = left.unit, right.unit
    return (
        mine == theirs
        or (mine in _DATED and theirs in _DATED)
        or (mine in _IN_MONTHS and theirs in _IN_MONTHS)
        or (mine in _IN_SECONDS and theirs in _IN_SECONDS)
        or theirs in _SHARED_NAMES.get(mine, ())
        or mine in _SHARED_NAMES.get(theirs, ())
        or (left.text[:1] == right.text[:1] == "$")
        or any(
            (f.unit, other.unit) == ("CNY", "JPY") and f.text.startswith(_YEN_OR_YUAN)
            for f, other in ((left, right), (right, left))
        )
    )


def relation(draft: Figure, source: Figure) -> Relation:
    """Return how the draft's figure stands to one comparable figure of a source."""
    if draft.dated or source.dated:
        return "same" if _same_date(draft, source) else "differs"
    said, given = _base(draft), _base(source)
    if "several" in (draft.bound, source.bound):
        return _order(draft, source, said, given)
    if "decade" in (draft.bound, source.bound):
        return _decade(draft, source)
    scale = said / draft.number if draft.number else 1.0
    if _close(said, given):
        ceiling = draft.reached and source.bound == "" and source.edge != "low"
        agree = _bounds_agree(draft.bound, source.bound) or ceiling
        ends = (("over", "low"), ("under", "high"))  # a bound is one end of a range
        agree = agree or (draft.bound, source.edge) in ends or (source.bound, draft.edge) in ends
        return "same" if agree else "bound"
    within = draft.bound and not draft.reached and _within_bound(draft, said, given)
    if within and not _another_bound(draft, source):
        return "same"
    step = draft.step * scale
    off = given - said
    if step and abs(off) <= step / 2 * 1.000001 and abs(off) <= 0.05 * abs(given):
        # "nearly 10 billion" is said of 9.8, not of 10.3
        against = draft.bound != source.bound and (
            (draft.bound == "almost" and off > 0) or (draft.bound == "over" and off < 0)
        )
        return "bound" if against else "rounded"
    if _to_the_thousand(draft) and abs(off) <= 0.5 * last_digit(draft.number) * scale:
        return "rounded" if abs(off) <= _SLIGHT * abs(given) else "differs"
    if step and 0 < given - said < step and abs(said - given) <= 0.08 * abs(given):
        return "truncated"
    return "differs"


def _decade(draft: Figure, source: Figure) -> Relation:
    """Return how ages stand of which one or both are told by their ten years: "in their forties"."""
    first = draft.number if draft.bound == "decade" else source.number
    inside = all(first <= f.number < first + _TEN for f in (draft, source))
    return "same" if inside else "differs"


def _order(draft: Figure, source: Figure, said: float, given: float) -> Relation:
    """Return how two figures stand of which one or both give no more than how many digits there are."""
    if draft.bound == source.bound:
        return "same" if _close(said, given) else "differs"
    if draft.bound == "several":
        return "same" if said <= given < 10 * said else "differs"
    if _close(said, given) and draft.bound == "over":
        return "same"  # 上亿 is more than 100 million
    return "bound" if given <= said < 10 * given else "differs"


def agrees(draft: Figure, source: Figure) -> bool:
    """Whether a figure of a source carries a figure of a draft, rounding and bounds allowed."""
    if draft.unit == source.unit and _far_apart(draft, source):
        return False
    return comparable(draft, source) and relation(draft, source) != "differs"


def unlike_in_size(left: Figure, right: Figure, times: float) -> bool:
    """Whether one number is more than so many times the other, so that neither stands for the other."""
    small, large = sorted((abs(left.number), abs(right.number)))
    return large > times * small > 0


def _far_apart(left: Figure, right: Figure) -> bool:
    """Whether two numbers of one unit differ by more than any rounding or bound; most pairs do."""
    one, other = left.value, right.value
    if isinstance(one, str) or isinstance(other, str):
        return False
    if left.bound in _WIDE or right.bound in _WIDE:
        return False
    return not abs(one) / 2 <= abs(other) <= abs(one) * 2


def _base(figure: Figure) -> float:
    return figure.number * _IN_MONTHS.get(figure.unit, _IN_SECONDS.get(figure.unit, 1.0))


def _close(left: float, right: float) -> bool:
    return abs(left - right) <= 1e-6 * max(abs(left), abs(right))


def _bounds_agree(draft: Bound, source: Bound) -> bool:
    """Whether a draft may say this bound of a value the source gives with that one."""
    if draft == source or draft == "about":
        return True
    if draft == "":
        return source == "about"
    return {draft, source} <= {"about", "almost", "under"}


def _another_bound(draft: Figure, source: Figure) -> bool:
    """Whether both give a limit, and the draft’s does not round the source’s: under 6, under 5."""
    limits = draft.bound == source.bound in ("over", "under")
    return limits and last_digit(draft.number) <= last_digit(source.number)


def _within_bound(draft: Figure, said: float, given: float) -> bool:
    """Whether a value fits a bound: "more than 400" for 410, whose last digit says how far it may be."""
    if not said:
        return False
    digit = last_digit(draft.number)
    half = max(digit / 2, draft.step / 2, 0.01 * draft.number) / draft.number
    if _is_part(draft):
        half = draft.step / draft.number  # "nearly two thirds": a fraction has no digits
    reach = max(digit, draft.step, 0.05 * draft.number) / draft.number
    if _is_part(draft):
        reach = 2 * draft.step / draft.number  # 38 percent is more than a third
    off = given / said - 1
    if draft.bound == "about":
        return abs(off) <= min(0.1, half) * 1.000001
    if draft.bound == "over":
        return 0 < off <= min(0.35, reach)
    if draft.bound == "almost":
        return -min(0.15, half) * 1.000001 <= off < 0
    # "less than 1 percent" is said of whatever rounds to none
    most = 1.0 if draft.unit == "percent" and draft.number == 1 else 0.3
    return -min(most, reach) * 1.000001 <= off < 0


def _is_part(figure: Figure) -> bool:
    """Whether a figure is a fraction: two thirds, a quarter."""
    return figure.unit == "percent" and figure.step > 1


def _to_the_thousand(figure: Figure) -> bool:
    """Whether a number ends in three zeros at least, as one does that was rounded: 53,000 for 53,014."""
    shown = figure.number / figure.step if figure.step else 0.0
    return not figure.bound and shown > 0 and abs(shown / 1000 - round(shown / 1000)) < _WHOLE


def last_digit(number: float) -> float:
    """Return the size of the last digit that is not zero: 10,000 in 120,000."""
    exponent = Decimal(f"{number:.6g}").normalize().as_tuple().exponent
    return 10.0 ** int(exponent)


def _same_date(left: Figure, right: Figure) -> bool:
    if left.noun and left.noun == right.noun:
        return True
    if "weekday" in (left.unit, right.unit):
        return _weekday(left) == _weekday(right) != 0
    mine, theirs = date_parts(str(left.value)), date_parts(str(right.value))
    if left.noun in DAYS or right.noun in DAYS:
        year = mine.get("year") or theirs.get("year") or 0
        apart = _days_apart({"year": year, **mine}, {"year": year, **theirs})
    else:
        apart = float("inf")
    if apart <= _FORTNIGHT:
        return _weekday(left) == _weekday(right)
    shared = mine.keys() & theirs.keys()
    if left.guessed or right.guessed:
        shared -= {"year"}
    if any(mine[key] != theirs[key] for key in shared):
        return False
    if not shared - {"year"} and mine.keys() - {"year"} and theirs.keys() - {"year"}:
        return bounds_of_period(mine, theirs) or bounds_of_period(theirs, mine)
    return bool(shared)


def days_between(left: Figure, right: Figure) -> float:
    """Return the days between two figures that are dates, infinity when one is not given to the day."""
    if not left.unit == right.unit == "date":
        return float("inf")
    return _days_apart(date_parts(str(left.value)), date_parts(str(right.value)))


def _days_apart(left: dict[str, int], right: dict[str, int]) -> float:
    """Return the days between two dates, infinity when one is not given to the day."""
    if not left.keys() == right.keys() == {"year", "month", "day"}:
        return float("inf")
    return abs((date(**left) - date(**right)).days)


def bounds_of_period(month: dict[str, int], period: dict[str, int]) -> bool:
    """Whether a month begins or ends a quarter or half: October to December is the fourth quarter."""
    for name, length in (("quarter", 3), ("half", 6)):
        if name in period and "month" in month:
            return month["month"] - period[name] * length in (0, 1 - length)
    return False


def _weekday(figure: Figure) -> int:
    """Return the number of the day of the week, 0 when the date is not given to the day."""
    if figure.unit == "weekday":
        return int(figure.number)
    parts = date_parts(str(figure.value))
    return date(**parts).isoweekday() if parts.keys() == {"year", "month", "day"} else 0


def date_parts(value: str) -> dict[str, int]:
    """Return year, month, day and quarter or half of a date value, those that it states."""
    year, _, rest = value.partition("-") if not value.startswith("--") else ("", "", value[2:])
    parts = {"year": int(year)} if year.isdigit() else {}
    if rest[:1] in ("Q", "H"):
        return parts | {"quarter" if rest[0] == "Q" else "half": int(rest[1:])}
    names = ("month", "day")
    return parts | {
        name: int(piece) for name, piece in zip(names, rest.split("-"), strict=False) if piece
    }


def said_with_bound(figure: Figure) -> str:
    """Return the figure's words with its bound in English, for a message to the editor."""
    words = {"about": "about ", "almost": "nearly ", "over": "more than ", "under": "at most "}
    return words.get(figure.bound, "") + figure.text
